//! Strong on both? The ideas on two axes, and the front: those that no other beats on the two (Pareto 1906).
//!
//! An idea is beaten if another that fails no gate is at least as good on both axes and better on one.

use super::figure::{Figure, Picture, Subject};
use super::front::{Map, PointKind, beats};
use super::scatter::Scatter;
use super::{caption, text};
use crate::lang::{fixed, rounded};
use crate::say::chart::map::{self as say, Axes, Strong};
use crate::say::chart::shared;
use crate::say::punctuation::clauses;

pub const FIGURE: Figure = Figure { id: "map", name: say::NAME, question: say::QUESTION, draw };

/// Ideas listed for readers who cannot see the picture.
const MAX_IDEAS_LISTED: usize = 10;

fn draw(subject: &Subject) -> Picture {
    let map = Map::new(subject);
    let scatter = Scatter::new(&map);
    subject.picture(map.title(), &map.legend(&scatter), &map.alt_details(), |c| scatter.draw(c))
}

impl Map<'_> {
    /// Whether an idea that fails a gate would change what is said about the others.
    fn out_would_matter(&self) -> bool {
        let mut out = (0..self.kinds.len()).filter(|&i| self.kinds[i] == PointKind::Out).map(|i| self.places[i]);
        if self.front.len() == self.passing.len() && self.is_one_place() {
            return out.any(|place| place != self.places[self.front[0]]);
        }
        let best = self.best();
        let beaten = |place| self.front.iter().any(|&f| beats(self.places[f], place));
        out.any(|place| place[0] >= best[0] || place[1] >= best[1] || !beaten(place))
    }

    /// The best on each axis.
    fn best(&self) -> [f64; 2] {
        [0, 1].map(|axis| self.passing.iter().map(|&i| self.places[i][axis]).fold(0.0, f64::max))
    }

    /// How many ideas are best on each axis.
    fn winners(&self) -> [usize; 2] {
        let best = self.best();
        [0, 1].map(|axis| self.passing.iter().filter(|&&i| self.places[i][axis] == best[axis]).count())
    }

    /// Whether the whole front stands at one place.
    fn is_one_place(&self) -> bool {
        self.front.iter().all(|&i| self.places[i] == self.places[self.front[0]])
    }

    fn title(&self) -> String {
        let (s, all) = (self.subject, self.places.len());
        let first = s.scored.order[0];
        let name = s.name(first);
        match (self.passing.len(), s.scored.failed_gate(first)) {
            (0, Some(gate)) if all == 1 => {
                shared::fails_gate(&name, &text::name(s.rubric.gates[gate].name.get(s.lang)), s.lang)
            }
            (0, _) => s.all_out().unwrap_or_default(),
            (1, _) if all == 1 => caption::title(say::only(&name, &self.at(first), s.lang)),
            (1, _) => caption::title(say::only_passing(&name, &self.at(first), s.lang)),
            _ => self.finding(),
        }
    }

    /// The title for several ideas: who is strong on both axes.
    fn finding(&self) -> String {
        let s = self.subject;
        let (front, winners, aside) = (self.front.len(), self.winners(), self.out_would_matter());
        let best = s.names(&self.front);
        let strong = if self.best() == [0.0, 0.0] {
            Strong::Nobody
        } else if !self.is_one_place() {
            let ends = [&best[0], &best[front - 1]].map(String::clone);
            Strong::Divided { best: (winners == [1, 1]).then_some(ends), unbeaten: front }
        } else if front == self.passing.len() {
            // Without ideas that fail a gate, or together with them.
            Strong::AllEqual(if aside { front } else { self.places.len() })
        } else if winners == [front, front] {
            Strong::Best(&best)
        } else {
            Strong::Unbeaten(&best)
        };
        caption::title(self.with_axes(|axes| strong.titles(axes, aside, s.lang)))
    }

    /// What is shown, and what is not.
    fn legend(&self, scatter: &Scatter) -> String {
        let (lang, passing) = (self.subject.lang, self.passing.len());
        // Ideas that fail no gate come first. In a large table not all are known.
        let known = self.subject.dominators().get(..passing).unwrap_or_default();
        let dominated = known.iter().flatten().count();
        let sentences = [
            Some(say::PROVEN.get(lang).to_owned()),
            self.is_one_axis().then(|| say::ONE_AXIS.get(lang).to_owned()),
            scatter.names_left_out(),
            (dominated > 0).then(|| say::dominated(dominated, passing, passing < self.places.len(), lang)),
        ];
        caption::subtitle(sentences.into_iter().flatten(), lang)
    }

    /// The best ideas in words, and the leader if it is beaten.
    fn alt_details(&self) -> Vec<String> {
        let (s, lang) = (self.subject, self.subject.lang);
        let mut sentences = Vec::new();
        if self.places.len() > 1 {
            let (told, what) = match self.front.len() {
                0 => (&s.scored.order[..], say::BEST),
                _ => (&self.front[..], say::UNBEATEN),
            };
            let mut ideas: Vec<String> =
                told.iter().take(MAX_IDEAS_LISTED).map(|&i| shared::of(&s.name(i), &self.at(i), lang)).collect();
            if told.len() > MAX_IDEAS_LISTED {
                ideas.push(shared::and_more(told.len() - MAX_IDEAS_LISTED, lang));
            }
            sentences.push(shared::of(what.get(lang), &clauses(ideas, lang), lang));
        }
        let beaten =
            s.scored.leaders().iter().find(|i| self.kinds[**i] == PointKind::Leader && !self.front.contains(i));
        sentences.extend(beaten.map(|&leader| say::leader_beaten(&s.name(leader), &self.at(leader), lang)));
        sentences
    }

    /// Where an idea stands, in words.
    fn at(&self, idea: usize) -> String {
        let points = [0, 1].map(|axis| self.points(axis, idea));
        self.with_axes(|axes| axes.at(&points, self.subject.lang))
    }

    /// A place on an axis in whole points; with a decimal if two on the front would seem equal.
    fn points(&self, axis: usize, idea: usize) -> String {
        let at = |i: &usize| self.places[*i][axis];
        let alike =
            self.front.windows(2).any(|w| at(&w[0]) != at(&w[1]) && rounded(at(&w[0]), 0) == rounded(at(&w[1]), 0));
        fixed(at(&idea), usize::from(alike))
    }

    /// Passes the axes, named as in a sentence, to `told`.
    fn with_axes<T>(&self, told: impl Fn(&Axes) -> T) -> T {
        let (s, are_one) = (self.subject, self.is_one_axis());
        let [x, y] = s.focus.axes.each_ref().map(|axis| text::name(axis.name.get(s.lang)));
        let is_only_criterion = are_one && s.rubric.criteria.len() == 1;
        told(&Axes { names: [&x, &y], are_one, is_only_criterion })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::lang::Lang;

    /// Ideas A, B, … with these values of Cash and Sale; those named in `out` fail a gate.
    fn sample(values: &[[f64; 2]], out: &[usize], lang: Lang) -> Sample {
        Sample::known(&values.iter().map(|values| values.map(|value| value / 100.0)).collect::<Vec<_>>(), out, lang)
    }

    fn titled(values: &[[f64; 2]], out: &[usize], lang: Lang) -> String {
        Map::new(&sample(values, out, lang).subject()).title()
    }

    #[test]
    fn titles_say_what_was_computed() {
        let en = |values: &[[f64; 2]]| titled(values, &[], Lang::En);
        assert_eq!(en(&[[71.0, 30.0], [40.0, 63.0]]), "A is best on Cash, B on Sale; none on both");
        assert_eq!(en(&[[71.0, 63.0], [40.0, 50.0]]), "A is best on both Cash and Sale");
        assert_eq!(en(&[[71.0, 63.0], [71.0, 50.0]]), "No idea beats A on Cash or Sale", "B is as good on Cash");
        assert_eq!(
            en(&[[71.0, 30.0], [71.0, 20.0], [40.0, 63.0]]),
            "No idea is best on both Cash and Sale: 2 ideas are unbeaten",
            "two are best on Cash"
        );
        assert_eq!(en(&[[71.0, 63.0], [71.0, 63.0], [3.0, 3.0]]), "A and B are equally best on both Cash and Sale");
        assert_eq!(en(&[[50.0, 60.0]; 3]), "All 3 ideas are equal on Cash and Sale");
        assert_eq!(en(&[[50.0, 60.0]; 2]), "Both ideas are equal on Cash and Sale");
        assert_eq!(en(&[[0.0, 0.0]; 3]), "Nothing is proven on Cash or Sale for any idea");
        assert_eq!(en(&[[71.4, 30.0]]), "A reaches 71 on Cash, 30 on Sale");
        let zh = |values: &[[f64; 2]]| titled(values, &[], Lang::Zh);
        assert_eq!(zh(&[[71.0, 30.0], [40.0, 63.0]]), "“A”的“现金”最强，“B”的“成交”最强，没有一个两样都占");
        assert_eq!(zh(&[[71.0, 63.0], [40.0, 50.0]]), "“A”在“现金”和“成交”上都最强");
        assert_eq!(zh(&[[71.0, 63.0], [71.0, 50.0]]), "在“现金”和“成交”上都没有创意胜过“A”");
    }

    #[test]
    fn failed_gates_are_said_where_they_matter() {
        let values = [[71.0, 63.0], [40.0, 50.0], [80.0, 10.0]];
        let en = |out: &[usize]| titled(&values, out, Lang::En);
        assert_eq!(en(&[2]), "Among ideas that fail no gate, A is best on both Cash and Sale");
        assert_eq!(en(&[1]), "C is best on Cash, A on Sale; none on both", "B would change nothing");
        assert_eq!(en(&[0, 2]), "B is the only idea that fails no gate: 40 on Cash, 50 on Sale");
        assert_eq!(en(&[0, 1, 2]), "All 3 ideas fail a gate");
        assert_eq!(titled(&values, &[2], Lang::Zh), "不算未过门槛的，“A”在“现金”和“成交”上都最强");
        assert_eq!(titled(&[[9.0, 9.0]; 3], &[2], Lang::En), "All 3 ideas are equal on Cash and Sale");
    }

    #[test]
    fn one_criterion_is_said_to_be_the_only_one() {
        let title = |values: [f64; 3], lang| {
            let sample = Sample::known(&values.map(|value| [value]), &[], lang);
            Map::new(&sample.subject()).title()
        };
        assert_eq!(title([0.7, 0.6, 0.1], Lang::En), "A is best on Revenue now, the only criterion");
        assert_eq!(title([0.7, 0.7, 0.1], Lang::En), "A and B are equally best on Revenue now, the only criterion");
        assert_eq!(title([0.7, 0.6, 0.1], Lang::Zh), "“A”在唯一的标准“现在有收入”上最强");
    }
}
