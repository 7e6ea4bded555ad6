//! Strong on both? The ideas on two axes, and the front: those that no other beats on the two (Pareto 1906).
//!
//! An idea is beaten if another that fails no gate is at least as good on both axes and better on one.

use super::front::{beats, front};
use super::scatter::Scatter;
use super::{Axis, Figure, Picture, Subject, canvas, text, theme, words};
use crate::lang::{Lang, fixed, rounded};

pub const FIGURE: Figure =
    Figure { id: "map", question: |lang| lang.pick("Strong on both?", "两边都强吗？"), draw };

/// Ideas told one by one to who cannot see the picture.
const MOST_TOLD: usize = 10;

fn draw(subject: &Subject) -> Picture {
    let map = Map::new(subject);
    let title = map.title();
    let scatter = Scatter::new(&map);
    let subtitle = map.subtitle(&scatter);
    let svg = canvas::picture(|c| {
        c.frame(&title, &subtitle, subject.source);
        scatter.draw(c);
    });
    Picture { alt: map.alt(&title), title, svg }
}

/// What an idea is on the map, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Leads the ranking, on the front or not.
    Leader,
    /// No other beats it.
    Front,
    /// Another beats it.
    Beaten,
    /// Fails a gate.
    Out,
}

/// The ideas on the two axes.
pub struct Map<'a> {
    pub subject: &'a Subject<'a>,
    /// Where each idea stands, across and up, 0–100.
    pub places: Vec<[f64; 2]>,
    /// What each idea is.
    pub kinds: Vec<Kind>,
    /// The ideas on the front, from the best across to the best up.
    pub front: Vec<usize>,
    /// The ideas that fail no gate, best ranked first.
    passing: Vec<usize>,
}

impl<'a> Map<'a> {
    pub fn new(s: &'a Subject<'a>) -> Map<'a> {
        // Sums in another order may differ in the last digits; that makes no idea better.
        let along = |axis: &Axis, idea| (s.along(axis, idea) * 1e6).round() / 1e6;
        let [across, up] = &s.focus.axes;
        let places: Vec<[f64; 2]> = (0..s.scored.len()).map(|i| [along(across, i), along(up, i)]).collect();
        let passing: Vec<usize> = s.scored.order.iter().copied().filter(|&i| !s.is_out(i)).collect();
        let front = front(&places, &passing);
        let mut kinds = vec![Kind::Out; places.len()];
        passing.iter().for_each(|&i| kinds[i] = Kind::Beaten);
        front.iter().for_each(|&i| kinds[i] = Kind::Front);
        s.leaders().iter().filter(|&&i| !s.is_out(i)).for_each(|&i| kinds[i] = Kind::Leader);
        Map { subject: s, places, kinds, front, passing }
    }

    /// Whether both axes are the same.
    pub fn is_one_axis(&self) -> bool {
        let [across, up] = &self.subject.focus.axes;
        across.criteria == up.criteria
    }

    /// Whether an idea that fails a gate would change what is said about the others.
    fn out_would_matter(&self) -> bool {
        let mut out = (0..self.kinds.len()).filter(|&i| self.kinds[i] == Kind::Out).map(|i| self.places[i]);
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

    /// How many are best on each axis.
    fn winners(&self) -> [usize; 2] {
        let best = self.best();
        [0, 1].map(|axis| self.passing.iter().filter(|&&i| self.places[i][axis] == best[axis]).count())
    }

    /// Whether the whole front stands at one place.
    fn is_one_place(&self) -> bool {
        self.front.iter().all(|&i| self.places[i] == self.places[self.front[0]])
    }

    fn title(&self) -> String {
        let (s, lang, all) = (self.subject, self.subject.lang, self.places.len());
        let first = s.scored.order[0];
        let name = s.quoted(first);
        match (self.passing.len(), s.scored.failed_gate(first)) {
            (0, Some(gate)) if all == 1 => {
                let gate = text::name(s.rubric.gates[gate].name.get(lang));
                lang.pick(format!("{name} fails a gate: {gate}"), text::zh(&[&name, "未通过门槛：", &gate]))
            }
            (0, _) => s.all_out().unwrap_or_default(),
            (1, _) if all == 1 => {
                let at = self.at(first);
                lang.pick(format!("{name} reaches {at}"), format!("{name}的{at}"))
            }
            (1, _) => {
                let at = self.at(first);
                lang.pick(
                    format!("{name} is the only idea that fails no gate: {at}"),
                    format!("只有{name}未被门槛淘汰：{at}"),
                )
            }
            _ => {
                let aside = self.out_would_matter();
                let prefix = if aside { lang.pick("Failed gates aside, ", "不算未过门槛的，") } else { "" };
                words::title(self.findings(aside).into_iter().map(|finding| format!("{prefix}{finding}")))
            }
        }
    }

    /// The finding, the most telling words first, the shortest last; `inside` a sentence or at its beginning.
    fn findings(&self, inside: bool) -> Vec<String> {
        let (s, lang) = (self.subject, self.subject.lang);
        let [x, y] = self.axis_names();
        let capital = |lower: &str| if inside { lower.to_owned() } else { lower[..1].to_uppercase() + &lower[1..] };
        let no_idea = capital("no idea");
        if self.best() == [0.0, 0.0] {
            let (on, zh) =
                if self.is_one_axis() { (x.clone(), x) } else { (format!("{x} or {y}"), format!("{x}和{y}")) };
            let nothing = capital("nothing");
            return vec![
                lang.pick(format!("{nothing} is proven on {on} for any idea"), format!("所有创意的{zh}都还没有证实")),
            ];
        }
        if self.is_one_place() {
            return vec![self.one_place(&no_idea, inside)];
        }
        let k = words::count(self.front.len());
        let mut findings = Vec::new();
        if self.winners() == [1, 1] {
            let [a, b] = [self.front[0], self.front[self.front.len() - 1]].map(|i| s.quoted(i));
            findings.push(lang.pick(
                format!("{a} is best on {x}, {b} on {y}; none on both"),
                format!("{a}的{x}最强，{b}的{y}最强，无一兼得"),
            ));
        }
        findings.push(lang.pick(
            format!("{no_idea} is best on both {x} and {y}: {k} make up the front"),
            format!("没有创意在{x}和{y}上都最强：前沿上有 {k} 个"),
        ));
        findings.push(lang.pick(
            format!("{no_idea} is best on both axes: {k} make up the front"),
            format!("没有创意两项都最强：前沿上有 {k} 个"),
        ));
        findings
    }

    /// The finding where the whole front stands at one place, so that it is best on both axes.
    fn one_place(&self, no_idea: &str, inside: bool) -> String {
        let (s, lang) = (self.subject, self.subject.lang);
        let [x, y] = self.axis_names();
        let k = self.front.len();
        let only = self.is_one_axis() && s.rubric.criteria.len() == 1;
        let (and, both, or, zh) = match (self.is_one_axis(), only) {
            (true, true) => {
                let on = format!("{x}, the only criterion");
                (on.clone(), on.clone(), on, format!("唯一的标准{x}上"))
            }
            (true, false) => (x.clone(), x.clone(), x.clone(), format!("{x}上")),
            _ => (format!("{x} and {y}"), format!("both {x} and {y}"), format!("{x} or {y}"), format!("{x}和{y}上都")),
        };
        if k == self.passing.len() {
            // Without those that fail a gate, or together with them.
            let n = if inside { k } else { self.places.len() };
            let all = match (inside, n) {
                (true, 2) => "both".to_owned(),
                (true, n) => format!("all {}", words::count(n)),
                (false, 2) => "Both".to_owned(),
                (false, n) => format!("All {}", words::count(n)),
            };
            let (n, zh) = (words::count(n), zh.trim_end_matches('都'));
            return lang.pick(format!("{all} ideas are equal on {and}"), format!("{n} 个创意在{zh}完全相同"));
        }
        let names: Vec<String> = self.front.iter().map(|&i| s.quoted(i)).collect();
        let who = match k {
            1..=3 => words::list(&names, lang),
            _ => lang.pick(format!("{k} ideas"), format!("{k} 个创意")),
        };
        if self.winners() != [k, k] && k > 3 {
            return lang
                .pick(format!("{no_idea} beats the {k} best on {or}"), format!("在{zh}没有创意胜过并列的 {k} 个"));
        }
        if self.winners() != [k, k] {
            return lang.pick(format!("{no_idea} beats {who} on {or}"), format!("在{zh}没有创意胜过{who}"));
        }
        match k {
            1 => lang.pick(format!("{who} is best on {both}"), format!("{who}在{zh}最强")),
            _ => lang.pick(format!("{who} are equally best on {both}"), format!("{who}在{zh}并列最强")),
        }
    }

    fn subtitle(&self, scatter: &Scatter) -> String {
        let (s, lang) = (self.subject, self.subject.lang);
        let mut sentences =
            vec![lang.pick("Only what is proven counts.", "只计已证实的数值，未知按 0 计。").to_owned()];
        if self.is_one_axis() {
            sentences.push(lang.pick("Both axes are the same.", "两轴相同。").to_owned());
        }
        sentences.extend(scatter.names_left_out());
        let n = words::count(self.passing.len());
        // Those that fail no gate stand first. Of a large table not all are known.
        let known = s.study.dominators.get(..self.passing.len()).unwrap_or_default();
        let worse = known.iter().flatten().count();
        if worse > 0 {
            let are = if worse == 1 { "is" } else { "are" };
            let worse = words::count(worse);
            let (of, zh) = match self.passing.len() < self.places.len() {
                true => (format!("{worse} of the {n} that fail no gate"), format!("过了门槛的 {n} 个中，有")),
                false => (format!("{worse} of {n}"), format!("{n} 个中，有")),
            };
            sentences.push(lang.pick(
                format!("{of} {are} no better than another idea on any criterion."),
                format!("{zh} {worse} 个在每项标准上都不比另一创意强。"),
            ));
        }
        // What is said last is left out where there is no room.
        let room = theme::WIDTH - 2.0 * theme::MARGIN;
        let joined = |n: usize| sentences[..n].join(lang.pick(" ", ""));
        let fits = (1..=sentences.len()).rev().find(|&n| text::width(&joined(n), theme::SUBTITLE) <= room);
        joined(fits.unwrap_or(1))
    }

    fn alt(&self, title: &str) -> String {
        let (s, lang) = (self.subject, self.subject.lang);
        let (told, what) = match self.front.len() {
            0 => (&s.scored.order[..], lang.pick("The best ranked", "排名最前")),
            _ => (&self.front[..], lang.pick("On the front", "前沿上")),
        };
        let tell = |&i: &usize| {
            let (name, at) = (s.name(i), self.at(i));
            lang.pick(format!("{name}: {at}"), format!("{name}：{at}"))
        };
        let mut ideas: Vec<String> = told.iter().take(MOST_TOLD).map(tell).collect();
        if told.len() > MOST_TOLD {
            let more = words::count(told.len() - MOST_TOLD);
            ideas.push(lang.pick(format!("and {more} more"), format!("以及另外 {more} 个")));
        }
        if self.places.len() == 1 {
            return lang.pick(format!("{title}."), format!("{title}。"));
        }
        let ideas = ideas.join(lang.pick("; ", "；"));
        let mut alt = lang.pick(format!("{title}. {what}: {ideas}."), format!("{title}。{what}：{ideas}。"));
        let beaten = s.leaders().iter().filter(|i| self.kinds[**i] == Kind::Leader && !self.front.contains(i));
        for leader in beaten.take(1) {
            let (name, at) = (s.quoted(*leader), self.at(*leader));
            alt += &lang.pick(
                format!(" {name} leads the ranking but is not on the front: {at}."),
                format!("排名第一的{name}不在前沿上：{at}。"),
            );
        }
        alt
    }

    /// Where an idea stands, in words.
    fn at(&self, idea: usize) -> String {
        let [x, y] = self.axis_names();
        let [a, b] = [0, 1].map(|axis| self.points(axis, idea));
        match (self.is_one_axis(), self.subject.lang) {
            (true, Lang::En) => format!("{a} on {x}"),
            (true, Lang::Zh) => format!("{x}为 {a}"),
            (_, Lang::En) => format!("{a} on {x}, {b} on {y}"),
            (_, Lang::Zh) => format!("{x}为 {a}，{y}为 {b}"),
        }
    }

    /// A place on an axis in whole points; with a decimal where two on the front would seem equal.
    fn points(&self, axis: usize, idea: usize) -> String {
        let at = |i: &usize| self.places[*i][axis];
        let alike =
            self.front.windows(2).any(|w| at(&w[0]) != at(&w[1]) && rounded(at(&w[0]), 0) == rounded(at(&w[1]), 0));
        fixed(at(&idea), usize::from(alike))
    }

    /// The names of the axes inside a sentence.
    fn axis_names(&self) -> [String; 2] {
        let lang = self.subject.lang;
        self.subject.focus.axes.each_ref().map(|axis| words::quoted(axis.name.get(lang), lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::score::GateState;

    /// Ideas A, B, … with these values of Cash and Sale; those named in `out` fail a gate.
    fn sample(values: &[[f64; 2]], out: &[usize], lang: Lang) -> Sample {
        Sample::new(2, values.len(), lang).change(|names, rows, gates| {
            for (i, [x, y]) in values.iter().enumerate() {
                names[i] = ["A", "B", "C", "D", "E"][i].to_owned();
                rows[i] = [*x, *x, *y, *y].map(|v| v / 100.0).to_vec();
                gates[i].fill(GateState::Passed);
                if out.contains(&i) {
                    gates[i][0] = GateState::Failed;
                }
            }
        })
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
            "No idea is best on both Cash and Sale: 2 make up the front",
            "two are best on Cash"
        );
        assert_eq!(en(&[[71.0, 63.0], [71.0, 63.0], [3.0, 3.0]]), "A and B are equally best on both Cash and Sale");
        assert_eq!(en(&[[50.0, 60.0]; 3]), "All 3 ideas are equal on Cash and Sale");
        assert_eq!(en(&[[50.0, 60.0]; 2]), "Both ideas are equal on Cash and Sale");
        assert_eq!(en(&[[0.0, 0.0]; 3]), "Nothing is proven on Cash or Sale for any idea");
        assert_eq!(en(&[[71.4, 30.0]]), "A reaches 71 on Cash, 30 on Sale");
        let zh = |values: &[[f64; 2]]| titled(values, &[], Lang::Zh);
        assert_eq!(zh(&[[71.0, 30.0], [40.0, 63.0]]), "“A”的“现金”最强，“B”的“成交”最强，无一兼得");
        assert_eq!(zh(&[[71.0, 63.0], [40.0, 50.0]]), "“A”在“现金”和“成交”上都最强");
        assert_eq!(zh(&[[71.0, 63.0], [71.0, 50.0]]), "在“现金”和“成交”上都没有创意胜过“A”");
    }

    #[test]
    fn failed_gates_are_said_where_they_matter() {
        let values = [[71.0, 63.0], [40.0, 50.0], [80.0, 10.0]];
        let en = |out: &[usize]| titled(&values, out, Lang::En);
        assert_eq!(en(&[2]), "Failed gates aside, A is best on both Cash and Sale");
        assert_eq!(en(&[1]), "C is best on Cash, A on Sale; none on both", "B would change nothing");
        assert_eq!(en(&[0, 2]), "B is the only idea that fails no gate: 40 on Cash, 50 on Sale");
        assert_eq!(en(&[0, 1, 2]), "All 3 ideas fail a gate");
        assert_eq!(titled(&values, &[2], Lang::Zh), "不算未过门槛的，“A”在“现金”和“成交”上都最强");
        assert_eq!(titled(&[[9.0, 9.0]; 3], &[2], Lang::En), "All 3 ideas are equal on Cash and Sale");
    }

    #[test]
    fn one_criterion_is_said_to_be_the_only_one() {
        let title = |values: [f64; 3], lang| {
            let sample = Sample::new(1, 3, lang).change(|names, rows, gates| {
                for (i, value) in values.into_iter().enumerate() {
                    names[i] = ["A", "B", "C"][i].to_owned();
                    rows[i].fill(value);
                    gates[i].fill(GateState::Passed);
                }
            });
            Map::new(&sample.subject()).title()
        };
        assert_eq!(title([0.7, 0.6, 0.1], Lang::En), "A is best on Revenue now, the only criterion");
        assert_eq!(title([0.7, 0.7, 0.1], Lang::En), "A and B are equally best on Revenue now, the only criterion");
        assert_eq!(title([0.7, 0.6, 0.1], Lang::Zh), "“A”在唯一的标准“现在有收入”上最强");
    }
}
