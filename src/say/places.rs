//! Who gets one of several places, and what comes out for an idea.

use super::certainty::OpenFacts;
use super::draws::often;
use super::names::{MOST_NAMED, some};
use super::nouns::{CHOSEN, IDEA, OTHER};
use super::punctuation::{bracketed, clauses, sentences};
use crate::lang::{Lang, Word, list, say, verb, whole};

/// Ties are said to count for each if more is counted than there are places, by as much as this.
const LEAST_TIES: f64 = 0.02;

/// What is known of who gets a place, in the order of certainty.
pub const SURELY_IN: Word = Word::new("surely in", "必定入选");
pub const IN_IF_GATE: Word = Word::new("if gate passes", "过门槛则入选");
pub const EVERY_DRAW: Word = Word::new("in every draw", "每次都入选");
pub const NEARLY_ALWAYS: Word = Word::new("nearly always", "几乎总入选");
pub const IN_QUESTION: Word = Word::new("in question", "说不准");
pub const NO_DRAW: Word = Word::new("in no draw", "每次都落选");
pub const SURELY_OUT: Word = Word::new("surely out", "必定落选");
pub const GATE_FAILED: Word = Word::new("fails a gate", "未过门槛");
/// Head of what is known of it.
pub const A_PLACE: Word = Word::new("a place", "能否入选");
/// Below a table of verdicts.
pub const IF_GATES: Word = Word::new("In brackets: if open gates pass.", "括号里的：待定的门槛通过才算。");

/// A share that counts only if open gates pass.
pub fn if_gates(share: &str, lang: Lang) -> String {
    say!(lang, "({share})", "（{share}）")
}

/// Ideas by name with their shares of draws.
pub type NamedShares<'a> = [(&'a str, f64)];

/// Who gets one of several places.
#[derive(Debug, Default)]
pub struct WhoGetsIn<'a> {
    pub places: usize,
    pub surely_in: Vec<&'a str>,
    /// Surely in if gates pass that are open: the idea and these gates.
    pub in_if: Vec<(&'a str, Vec<&'a str>)>,
    pub every_draw: Vec<&'a str>,
    /// With the share of draws, the most frequent first, if places are split among those who are level.
    pub in_question: Vec<(&'a str, f64)>,
    /// How many of them get one in nearly every draw: the first of them.
    pub nearly_always: usize,
    /// Numbers of ideas.
    pub no_draw: usize,
    pub surely_out: usize,
    pub gate_failed: usize,
    pub not_counted: usize,
    pub edge: Option<OnTheEdge<'a>>,
    /// The weights that are drawn, by name.
    pub weights: &'a str,
    /// What open facts count as; `None` if what was drawn is said elsewhere.
    pub facts: Option<OpenFacts>,
    /// Whether an idea that fails no gate has an open one.
    pub has_open_gates: bool,
}

/// The last idea with a place and the first without.
#[derive(Debug)]
pub struct OnTheEdge<'a> {
    /// Each with those that are level with it in every draw.
    pub last_in: Vec<&'a str>,
    pub first_out: Vec<&'a str>,
    /// How often the one is ahead of the other, and behind it.
    pub ahead: [f64; 2],
}

impl OnTheEdge<'_> {
    /// Whether the two are level in every draw.
    fn is_level(&self) -> bool {
        self.ahead == [0.0, 0.0]
    }
}

impl<'a> WhoGetsIn<'a> {
    /// All of it, as a paragraph.
    pub fn text(&self, lang: Lang) -> String {
        let open = self.has_open_gates.then(|| say!(lang, "Open gates count as passed.", "待定的门槛当作通过。"));
        let said = [Some(self.sentence(lang)), self.on_the_edge(lang), self.meaning(lang), open];
        sentences(said.into_iter().flatten(), lang)
    }

    /// `For 3 places: A is surely in; 2 places are in question, between B (80 %), C (70 %) and D (50 %).`
    fn sentence(&self, lang: Lang) -> String {
        let places = CHOSEN.count(self.places, lang);
        let said = clauses(self.clauses(lang), lang);
        say!(lang, "For {places}: {said}.", "{places}：{said}。")
    }

    /// The number of places that are in question.
    pub fn left(&self) -> usize {
        self.places.saturating_sub(self.surely_in.len() + self.in_if.len() + self.every_draw.len())
    }

    /// Of those in question, who nearly always gets a place, and the others.
    pub fn rivals(&self) -> (&NamedShares<'a>, &NamedShares<'a>) {
        self.in_question.split_at(self.nearly_always)
    }

    /// Whether all rivals are level in every draw.
    pub fn are_rivals_level(&self) -> bool {
        let (_, rivals) = self.rivals();
        self.edge.as_ref().is_some_and(|edge| edge.is_level() && edge.last_in.len() == rivals.len())
    }

    fn clauses(&self, lang: Lang) -> Vec<String> {
        let mut said = Vec::new();
        if !self.surely_in.is_empty() {
            let (names, are) = (some(&self.surely_in, lang), verb(self.surely_in.len(), "is", "are"));
            said.push(say!(lang, "{names} {are} surely in", "{names}必定入选"));
        }
        said.extend(self.if_gates_pass(lang));
        if !self.every_draw.is_empty() {
            let (names, have) = (some(&self.every_draw, lang), verb(self.every_draw.len(), "has", "have"));
            said.push(say!(lang, "{names} {have} a place in every draw", "{names}每次抽样都入选"));
        }
        let (always, rivals) = self.rivals();
        if let [(name, share)] = always {
            let share = often(*share, lang);
            said.push(say!(lang, "{name} has one in {share} of draws", "{name}在{share}的抽样中入选"));
        } else if !always.is_empty() {
            let names: Vec<&str> = always.iter().map(|(name, _)| *name).collect();
            let names = some(&names, lang);
            said.push(say!(lang, "{names} have one in nearly every draw", "{names}几乎每次抽样都入选"));
        }
        if !rivals.is_empty() {
            said.push(self.question(rivals, self.left() - always.len(), lang));
        }
        said.extend(self.free(lang));
        said.extend(self.rest(lang));
        said
    }

    /// Whether every idea fails a gate.
    fn is_nobody_in(&self) -> bool {
        let others = self.in_question.len() + self.no_draw + self.surely_out + self.not_counted;
        self.left() == self.places && others == 0
    }

    /// That there are more places than ideas to get one.
    fn free(&self, lang: Lang) -> Option<String> {
        if self.is_nobody_in() {
            let said = say!(lang, "nobody gets one, since every idea fails a gate", "没有创意入选，因为都没有通过门槛");
            return Some(said);
        }
        let (free, stay) = (CHOSEN.count(self.left(), lang), verb(self.left(), "stays", "stay"));
        (self.left() > 0 && self.in_question.is_empty()).then(|| say!(lang, "{free} {stay} free", "空出 {free}"))
    }

    fn if_gates_pass(&self, lang: Lang) -> Vec<String> {
        if self.in_if.len() > MOST_NAMED {
            let names: Vec<&str> = self.in_if.iter().map(|(name, _)| *name).collect();
            let names = some(&names, lang);
            return vec![say!(
                lang, "{names} are surely in if their open gates pass", "{names}只要通过待定的门槛就必定入选"
            )];
        }
        let one = |(name, gates): &(&str, Vec<&str>)| {
            let gates = list(gates, lang);
            say!(lang, "{name} is surely in if it passes {gates}", "{name}只要通过“{gates}”就必定入选")
        };
        self.in_if.iter().map(one).collect()
    }

    /// Who is in question for the places that are left.
    fn question(&self, rivals: &NamedShares, left: usize, lang: Lang) -> String {
        if left == 0 {
            let (others, have) = (OTHER.count(rivals.len(), lang), verb(rivals.len(), "has", "have"));
            return say!(lang, "{others} {have} one now and then", "另有 {others}偶尔入选");
        }
        let are_level = self.are_rivals_level();
        let name = |(name, share): &(&str, f64)| match are_level {
            true => (*name).to_owned(),
            false => bracketed((*name).to_owned(), &lang.percent(*share), lang),
        };
        let names: Vec<String> = rivals.iter().map(name).collect();
        let names = some(&names.iter().map(String::as_str).collect::<Vec<_>>(), lang);
        let counted: f64 = rivals.iter().map(|(_, share)| share).sum();
        let note = match are_level {
            true => say!(lang, ", which are level", "，它们得分相同"),
            false if counted > left as f64 + LEAST_TIES => say!(lang, " (ties count for each)", "（并列时都算）"),
            false => String::new(),
        };
        let (count, are) = (CHOSEN.count(left, lang), verb(left, "is", "are"));
        let which = match (left == self.places, left) {
            (true, 1) => say!(lang, "it is", ""),
            (true, _) => say!(lang, "all are", "全都"),
            _ => say!(lang, "{count} {are}", "还有 {count}"),
        };
        say!(lang, "{which} in question, between {names}{note}", "{which}说不准，由{names}争{note}")
    }

    /// Those without a place, by their number.
    fn rest(&self, lang: Lang) -> Vec<String> {
        let WhoGetsIn { no_draw, surely_out, gate_failed, not_counted, .. } = *self;
        let mut said: Vec<String> = Vec::new();
        let mut add = |ideas: usize, what: &dyn Fn(&str) -> String| {
            let count = match (said.is_empty(), lang) {
                (true, Lang::En) | (false, Lang::Zh) => OTHER.count(ideas, lang),
                (true, Lang::Zh) => IDEA.count(ideas, lang),
                (false, Lang::En) => whole(ideas),
            };
            said.extend((ideas > 0).then(|| what(&count)));
        };
        let have = verb(no_draw, "has", "have");
        add(no_draw, &|n| say!(lang, "{n} {have} none in any draw", "{n}每次抽样都落选"));
        let are = verb(surely_out, "is", "are");
        add(surely_out, &|n| say!(lang, "{n} {are} surely out", "{n}必定落选"));
        if !self.is_nobody_in() {
            let fail = verb(gate_failed, "fails", "fail");
            add(gate_failed, &|n| say!(lang, "{n} {fail} a gate", "{n}没有通过门槛"));
        }
        let were = verb(not_counted, "was", "were");
        add(not_counted, &|n| say!(lang, "{n} {were} not counted", "{n}没有逐一计数"));
        said
    }

    /// Which of the two ideas on the edge is ahead how often, unless that is said already.
    fn on_the_edge(&self, lang: Lang) -> Option<String> {
        if self.in_question.is_empty() {
            let any = self.places > self.left();
            return any.then(|| say!(lang, "Nothing is in question.", "没有说不准的名额。"));
        }
        let edge = self.edge.as_ref().filter(|_| !self.are_rivals_level())?;
        let OnTheEdge { last_in, first_out, ahead } = edge;
        if edge.is_level() {
            let names = some(last_in, lang);
            return Some(say!(
                lang, "On the edge, {names} are level in every draw.", "卡在边上的{names}在每次抽样中都得分相同。"
            ));
        }
        let [a, b] = [last_in, first_out].map(|level| {
            let names = some(level, lang);
            if level.len() == 1 { names } else { say!(lang, "{names}, which are level,", "得分相同的{names}") }
        });
        let and = if last_in.len() + first_out.len() == 2 { "和" } else { "，还有" };
        let (is, share) = (verb(last_in.len(), "is", "are"), often(ahead[0], lang));
        let how_often = match ahead[0] {
            1.0 => say!(lang, "ahead of {b} in every draw", "前者每次抽样都排在前面"),
            0.0 => {
                let b = b.trim_end_matches(',');
                say!(lang, "never ahead of {b}", "前者从未排在前面")
            }
            _ => say!(lang, "ahead of {b} in {share} of draws", "前者在{share}的抽样中排在前面"),
        };
        Some(say!(lang, "On the edge, {a} {is} {how_often}.", "卡在边上的是{a}{and}{b}：{how_often}。"))
    }

    /// What "surely" means.
    fn meaning(&self, lang: Lang) -> Option<String> {
        if self.is_nobody_in() {
            return None;
        }
        let weights = self.weights;
        let facts = match self.facts? {
            OpenFacts::Drawn => say!(lang, ", whatever the open facts turn out to be", "，不论待定项结果如何"),
            OpenFacts::Proven => say!(lang, " and unknowns counted as zero", "，未知按零分计"),
            OpenFacts::None => String::new(),
        };
        let proven = self.surely_in.len() + self.in_if.len() + self.surely_out > 0;
        Some(match proven {
            true => say!(
                lang,
                "\"Surely\" is proven with {weights}{facts}; all else is counted in draws.",
                "“必定”是证明出来的：{weights}{facts}，都成立；其余靠抽样计数。"
            ),
            false => say!(lang, "All of it is counted in draws with {weights}.", "以上靠抽样计数：{weights}。"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: [&str; 2] = ["each weight within 20 % of today's value", "各权重在当前值 ±20% 内变动"];

    fn three() -> WhoGetsIn<'static> {
        WhoGetsIn {
            places: 3,
            surely_in: vec!["短剧 AI"],
            every_draw: vec!["B"],
            in_question: vec![("C", 0.42), ("D", 0.33), ("E", 0.2), ("F", 0.05)],
            no_draw: 1,
            surely_out: 21,
            gate_failed: 2,
            edge: Some(OnTheEdge { last_in: vec!["C"], first_out: vec!["D"], ahead: [0.55, 0.45] }),
            facts: Some(OpenFacts::Drawn),
            ..WhoGetsIn::default()
        }
    }

    fn both(who: impl Fn() -> WhoGetsIn<'static>) -> [String; 2] {
        [Lang::En, Lang::Zh].map(|lang| WhoGetsIn { weights: WEIGHTS[lang as usize], ..who() }.text(lang))
    }

    #[test]
    fn who_gets_in_is_said_from_the_surest_on() {
        let [en, zh] = both(three);
        assert_eq!(
            en,
            "For 3 places: 短剧 AI is surely in; B has a place in every draw; 1 place is in question, between C (42 %), \
             D (33 %) and 2 others; 1 other has none in any draw; 21 are surely out; 2 fail a gate. On the edge, C is ahead \
             of D in 55 % of draws. \"Surely\" is proven with each weight within 20 % of today's value, whatever the open \
             facts turn out to be; all else is counted in draws."
        );
        assert_eq!(
            zh,
            "3 个名额：短剧 AI 必定入选；B 每次抽样都入选；还有 1 个名额说不准，由 C（42%）、D（33%）等 4 个创意争；\
             1 个创意每次抽样都落选；21 个必定落选；2 个没有通过门槛。卡在边上的是 C 和 D：前者在 55% 的抽样中排在前面。\
             “必定”是证明出来的：各权重在当前值 ±20% 内变动，不论待定项结果如何，都成立；其余靠抽样计数。"
        );
    }

    #[test]
    fn who_nearly_always_gets_in_leaves_fewer_places_in_question() {
        let with = |in_question: Vec<(&'static str, f64)>, nearly_always| WhoGetsIn {
            places: 2,
            in_question,
            nearly_always,
            ..WhoGetsIn::default()
        };
        let [en, zh] = both(|| with(vec![("A", 0.996), ("B", 0.6), ("C", 0.404)], 1));
        assert!(
            en.starts_with(
                "For 2 places: A has one in over 99 % of draws; 1 place is in question, between B (60 %) and C (40 %)."
            ),
            "{en}"
        );
        assert!(
            zh.starts_with("2 个名额：A 在 99% 以上的抽样中入选；还有 1 个名额说不准，由 B（60%）和 C（40%）争。"),
            "{zh}"
        );
        let [en, zh] = both(|| with(vec![("A", 0.996), ("B", 0.995), ("C", 0.009)], 2));
        assert!(
            en.starts_with("For 2 places: A and B have one in nearly every draw; 1 other has one now and then."),
            "{en}"
        );
        assert!(zh.starts_with("2 个名额：A 和 B 几乎每次抽样都入选；另有 1 个偶尔入选。"), "{zh}");
        let [en, _] = both(|| with(vec![("A", 1.0), ("B", 1.0), ("C", 1.0), ("D", 0.1)], 0));
        assert!(
            en.starts_with("For 2 places: all are in question, between A (100 %), B (100 %) and 2 others (ties "),
            "{en}"
        );
    }

    #[test]
    fn gates_that_are_open_are_named() {
        let [en, zh] = both(|| WhoGetsIn {
            places: 2,
            in_if: vec![("A", vec!["Tax"]), ("B", vec!["Tax", "AI"])],
            surely_out: 1,
            facts: Some(OpenFacts::None),
            has_open_gates: true,
            ..WhoGetsIn::default()
        });
        assert!(
            en.starts_with(
                "For 2 places: A is surely in if it passes Tax; B is surely in if it passes Tax and AI; 1 other is surely \
                 out. Nothing is in question. "
            ) && en.ends_with(" in draws. Open gates count as passed."),
            "{en}"
        );
        assert!(zh.starts_with("2 个名额：A 只要通过“Tax”就必定入选；B 只要"), "{zh}");
    }

    #[test]
    fn equal_ideas_and_none_are_said() {
        let level = || WhoGetsIn {
            places: 1,
            in_question: vec![("A", 1.0), ("B", 1.0), ("C", 1.0)],
            facts: Some(OpenFacts::None),
            edge: Some(edge(["A", "B", "C"].to_vec(), ["A", "B", "C"].to_vec(), 0.0, 0.0)),
            ..WhoGetsIn::default()
        };
        let [en, zh] = both(level);
        assert_eq!(
            en,
            "For 1 place: it is in question, between A, B and C, which are level. All of it is counted in draws with each \
             weight within 20 % of today's value."
        );
        assert!(zh.starts_with("1 个名额：说不准，由 A、B 和 C 争，它们得分相同。以上靠抽样计数"), "{zh}");
        let [en, zh] =
            both(|| WhoGetsIn { places: 3, gate_failed: 2, facts: Some(OpenFacts::None), ..WhoGetsIn::default() });
        assert_eq!(en, "For 3 places: nobody gets one, since every idea fails a gate.");
        assert_eq!(zh, "3 个名额：没有创意入选，因为都没有通过门槛。");
    }

    fn edge(last_in: Vec<&'static str>, first_out: Vec<&'static str>, ahead: f64, behind: f64) -> OnTheEdge<'static> {
        OnTheEdge { last_in, first_out, ahead: [ahead, behind] }
    }

    #[test]
    fn who_is_level_on_the_edge_is_named_together() {
        let said = |edge: OnTheEdge<'static>, lang| {
            let in_question = vec![("D", 0.95), ("A", 0.05), ("B", 0.05)];
            WhoGetsIn { places: 1, in_question, edge: Some(edge), ..WhoGetsIn::default() }.on_the_edge(lang)
        };
        let [one, two] = [|| vec!["D"], || vec!["A", "B"]];
        assert_eq!(
            said(edge(one(), two(), 0.95, 0.05), Lang::En).unwrap(),
            "On the edge, D is ahead of A and B, which are level, in 95 % of draws."
        );
        assert_eq!(
            said(edge(two(), one(), 0.0, 0.4), Lang::En).unwrap(),
            "On the edge, A and B, which are level, are never ahead of D."
        );
        assert_eq!(
            said(edge(one(), two(), 0.95, 0.05), Lang::Zh).unwrap(),
            "卡在边上的是 D，还有得分相同的 A 和 B：前者在 95% 的抽样中排在前面。"
        );
        assert_eq!(
            said(edge(two(), two(), 0.0, 0.0), Lang::En).unwrap(),
            "On the edge, A and B are level in every draw."
        );
    }

    #[test]
    fn places_that_nobody_takes_are_said() {
        let [en, zh] =
            both(|| WhoGetsIn { places: 3, surely_in: vec!["A", "B"], gate_failed: 1, ..WhoGetsIn::default() });
        assert!(
            en.starts_with("For 3 places: A and B are surely in; 1 place stays free; 1 other fails a gate. Nothing "),
            "{en}"
        );
        assert!(zh.starts_with("3 个名额：A 和 B 必定入选；空出 1 个名额；1 个创意没有通过门槛。"), "{zh}");
    }
}
