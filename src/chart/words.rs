//! Words that several figures share: numbers, lists, names.

use super::{Subject, text, theme};
pub use crate::lang::list;
use crate::lang::{Lang, fixed, rounded};

/// A share as percent: `18 %`, in Chinese `18%`.
pub fn percent(share: f64, lang: Lang) -> String {
    lang.percent(share)
}

/// A number of things, with its thousands apart.
pub fn count(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A round step (1, 2 or 5 times a power of ten) that reaches `most` in five steps at most.
pub fn round_step(most: usize) -> usize {
    let powers = std::iter::successors(Some(1), |power| Some(power * 10));
    powers.flat_map(|power| [power, 2 * power, 5 * power]).find(|step| 5 * step >= most).unwrap_or(1)
}

/// Points of a part of a score: whole, with one decimal where nothing would be left of them.
pub fn part(points: f64) -> String {
    match points.abs() {
        p if p < 1e-9 => "0".to_owned(),
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

/// A name inside a sentence. English needs quotes only where a comma would be misread; they are straight, because the
/// font's curly ones are as wide as a Chinese character.
pub fn quoted(name: &str, lang: Lang) -> String {
    let name = text::name(name);
    match lang {
        Lang::Zh => format!("“{name}”"),
        Lang::En if name.contains(',') => format!("\"{name}\""),
        Lang::En => name,
    }
}

impl Subject<'_> {
    /// The name of an idea as figures show it.
    pub(super) fn name(&self, idea: usize) -> String {
        text::name(&self.scored.names[idea])
    }

    /// The name of an idea inside a sentence: quoted in Chinese, where nothing else would set it apart.
    pub(super) fn quoted(&self, idea: usize) -> String {
        let name = self.name(idea);
        self.lang.pick(name.clone(), format!("“{name}”"))
    }

    /// The name of a criterion, at full length: heads of columns wrap it.
    pub(super) fn criterion(&self, criterion: usize) -> String {
        text::clean(self.rubric.criteria[criterion].name.get(self.lang))
    }

    /// The name of a criterion inside a sentence.
    pub(super) fn quoted_criterion(&self, criterion: usize) -> String {
        quoted(&self.criterion(criterion), self.lang)
    }

    /// The ideas that share the first rank, in the order of the table.
    pub(super) fn leaders(&self) -> &[usize] {
        let scored = self.scored;
        let count = scored.order.iter().take_while(|&&idea| scored.rank[idea] == 1).count();
        &scored.order[..count]
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
        let seems = |decimals| thresholds.iter().any(|t| score + 1e-9 < *t && rounded(score, decimals) >= *t);
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
        let mut criteria: Vec<usize> = (0..shares.len()).filter(|&c| shares[c] > 0.0).collect();
        criteria.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]));
        criteria
    }

    /// `Top 20 of 27. ` before `subtitle` where not all ideas are shown.
    pub(super) fn top_of(&self, shown: usize, subtitle: &str) -> String {
        let all = count(self.scored.len());
        let top = self.lang.pick(format!("Top {shown} of {all}. "), format!("前 {shown} 名，共 {all} 个创意。"));
        if shown < self.scored.len() { top + subtitle } else { subtitle.to_owned() }
    }

    /// Where no idea passes every gate: that, as a sentence without its full stop.
    pub(super) fn all_out(&self) -> Option<String> {
        let all = self.all_ideas();
        let sentence = || self.lang.pick(format!("{all} fail a gate"), format!("{all}都未通过门槛"));
        (self.scored.len() > 1 && self.is_out(self.scored.order[0])).then(sentence)
    }

    /// All ideas as the subject of a sentence.
    pub(super) fn all_ideas(&self) -> String {
        match self.scored.len() {
            2 => self.lang.pick("Both ideas", "两个创意").to_owned(),
            n => self.lang.pick(format!("All {} ideas", count(n)), format!("全部 {} 个创意", count(n))),
        }
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
    fn steps_and_thousands_are_round() {
        assert_eq!([4, 6, 23, 260, 620].map(round_step), [1, 2, 5, 100, 200]);
        assert_eq!([0, 999, 1000, 1234567].map(count), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_small_share_is_not_nothing() {
        assert_eq!(percent(0.004, Lang::En), "<1 %");
        assert_eq!(percent(0.0, Lang::En), "0 %");
        assert_eq!(percent(0.184, Lang::Zh), "18%");
    }
}
