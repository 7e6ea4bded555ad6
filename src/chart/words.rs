//! Words that several figures share: numbers, lists, names.

use super::{Subject, text, theme};
use crate::lang::{fixed, rounded};
use crate::say::chart::shared::{self as say, Lead};
use crate::score::greatest_first;
use crate::tolerance;

/// A round step (1, 2 or 5 times a power of ten) that reaches `most` in five steps at most.
pub fn round_step(most: usize) -> usize {
    let powers = std::iter::successors(Some(1), |power| Some(power * 10));
    powers.flat_map(|power| [power, 2 * power, 5 * power]).find(|step| 5 * step >= most).unwrap_or(1)
}

/// Points of a part of a score: whole, with one decimal where nothing would be left of them.
pub fn part(points: f64) -> String {
    match points.abs() {
        p if p < tolerance::POINTS => "0".to_owned(),
        p if p < 0.05 => "<0.1".to_owned(),
        p if p < 0.95 => fixed(p, 1),
        p => fixed(p, 0),
    }
}

/// The first of several titles that fits on its line; the last where none does. Longest first.
pub fn title(candidates: impl IntoIterator<Item = String>) -> String {
    let mut title = String::new();
    for candidate in candidates {
        title = candidate;
        if text::width(&title, theme::TITLE) <= theme::WIDTH - 2.0 * theme::MARGIN {
            break;
        }
    }
    title
}

impl Subject<'_> {
    /// The name of an idea as figures show it.
    pub(super) fn name(&self, idea: usize) -> String {
        text::name(&self.scored.names[idea])
    }

    /// The names of ideas as figures show them.
    pub(super) fn names(&self, ideas: &[usize]) -> Vec<String> {
        ideas.iter().map(|&idea| self.name(idea)).collect()
    }

    /// The name of a criterion, at full length: heads of columns wrap it.
    pub(super) fn criterion(&self, criterion: usize) -> String {
        text::clean(self.rubric.criteria[criterion].name.get(self.lang))
    }

    /// The name of a criterion as long as a sentence has room for.
    pub(super) fn short_criterion(&self, criterion: usize) -> String {
        text::name(self.rubric.criteria[criterion].name.get(self.lang))
    }

    /// Who is ahead. A single idea leads, whether it fails a gate or not.
    pub(super) fn lead(&self) -> Lead {
        match self.scored.leaders() {
            [first, ..] if self.are_all_out() => Lead::AllOut(self.name(*first), self.scored.len()),
            [only] => Lead::Alone(self.name(*only)),
            several => Lead::Shared(self.names(several)),
        }
    }

    /// Whether an idea fails a gate.
    pub(super) fn is_out(&self, idea: usize) -> bool {
        self.scored.failed_gate(idea).is_some()
    }

    /// Points of a score: whole, with one decimal where the first two differ by less than 1.
    pub(super) fn points(&self, score: f64) -> String {
        let close = match self.scored.order[..] {
            [a, b, ..] => {
                self.scored.rank[b] > 1 && !self.is_out(b) && self.scored.score[a] - self.scored.score[b] < 1.0
            }
            _ => false,
        };
        // A score that rounds up to a threshold has not reached it.
        let thresholds = [self.rubric.thresholds.pursue, self.rubric.thresholds.watch];
        let seems =
            |decimals| thresholds.iter().any(|t| score + tolerance::POINTS < *t && rounded(score, decimals) >= *t);
        let decimals = usize::from(close);
        fixed(score, decimals + usize::from(seems(decimals)))
    }

    /// Points of a part of a score: with a decimal where scores have one, so that the parts add up as shown.
    pub(super) fn part(&self, points: f64) -> String {
        let with_decimal =
            self.scored.order.first().is_some_and(|&first| self.points(self.scored.score[first]).contains('.'));
        if with_decimal && points >= 0.05 { fixed(points, 1) } else { part(points) }
    }

    /// Criteria that weigh anything, heaviest first; equal ones in the order of the rubric.
    pub(super) fn by_weight(&self) -> Vec<usize> {
        let shares = self.scored.weights.shares();
        greatest_first((0..shares.len()).filter(|&c| shares[c] > 0.0), |&c| shares[c])
    }

    /// `Top 20 of 27. ` before `subtitle` where not all ideas are shown.
    pub(super) fn top_of(&self, shown: usize, subtitle: &str) -> String {
        match self.scored.len() {
            all if shown < all => say::top_of(shown, all, self.lang) + subtitle,
            _ => subtitle.to_owned(),
        }
    }

    /// Where no idea passes every gate: that, as a sentence without its full stop.
    pub(super) fn all_out(&self) -> Option<String> {
        self.are_all_out().then(|| say::all_out(self.scored.len(), self.lang))
    }

    /// Whether there are several ideas, and all of them fail a gate.
    pub(super) fn are_all_out(&self) -> bool {
        self.scored.len() > 1 && self.is_out(self.scored.order[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_part_is_not_nothing() {
        assert_eq!([0.0, 1e-12, 0.01, 0.4, -0.96, 17.5, -3.2].map(part), ["0", "0", "<0.1", "0.4", "1", "18", "3"]);
    }

    #[test]
    fn the_longest_title_that_fits_is_taken() {
        let long = "W".repeat(100);
        assert_eq!(title([long.clone(), "fits".to_owned(), "no".to_owned()]), "fits");
        assert_eq!(title([long.clone(), long.clone()]), long);
    }

    #[test]
    fn steps_are_round() {
        assert_eq!([4, 6, 23, 260, 620].map(round_step), [1, 2, 5, 100, 200]);
    }
}
