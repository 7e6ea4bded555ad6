//! The words of `dingzi explain`.

use crate::lang::{Lang, Word, amount, rounded, say, short};
use crate::say::punctuation::clauses;

/// Head of the section of the notes that a criterion comes from.
pub const SOURCE: Word = Word::new("§", "出处");
/// Head of the difference of two ideas.
pub const GAP: Word = Word::new("gap", "差距");
/// Above what the gates say.
pub const GATES: Word = Word::new("Gates", "门槛");

/// What a cell of the table says.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    /// Its column.
    pub column: &'a str,
    /// What it says; none where that is unknown.
    pub text: Option<&'a str>,
    /// Where it comes from; empty where nobody says.
    pub source: &'a str,
}

impl Fact<'_> {
    fn words(&self, lang: Lang) -> String {
        let Fact { column, source, .. } = *self;
        let said = match self.text {
            Some(text) => format!("{column} {text}"),
            None => say!(lang, "{column} unknown", "{column}未知"),
        };
        bracketed(&said, source, lang)
    }
}

/// `revenue_12m 5000万 (§1); cost_12m unknown`
pub fn facts(facts: &[Fact], lang: Lang) -> String {
    clauses(facts.iter().map(|fact| fact.words(lang)), lang)
}

/// A text with what explains it behind it, where anything does.
fn bracketed(text: &str, why: &str, lang: Lang) -> String {
    if why.is_empty() { text.to_owned() } else { say!(lang, "{text} ({why})", "{text}（{why}）") }
}

/// What an expression makes of the cells.
pub fn computed(facts: &str, result: (f64, f64), lang: Lang) -> String {
    let result = interval(result, lang);
    format!("{facts} → {result}")
}

/// Evidence with a note of the rubric.
pub fn noted(evidence: &str, notes: &str, lang: Lang) -> String {
    bracketed(evidence, notes, lang)
}

/// What is to be asked of what is unknown.
pub fn asked(evidence: &str, question: &str, lang: Lang) -> String {
    match question {
        "" => evidence.to_owned(),
        question => say!(lang, "{evidence}; ask: {question}", "{evidence}；要问：{question}"),
    }
}

/// A range of amounts, to three decimals as far as they say something.
pub fn interval((low, high): (f64, f64), lang: Lang) -> String {
    let number = |x: f64| amount(rounded(x, 3), lang);
    match (low.is_finite(), high.is_finite()) {
        _ if low == high => number(low),
        (true, true) => format!("{}..{}", number(low), number(high)),
        (true, false) => format!("≥ {}", number(low)),
        (false, true) => format!("≤ {}", number(high)),
        (false, false) => "?".to_owned(),
    }
}

/// A number of a spreadsheet as people write it.
pub fn number(x: f64, is_share: bool, lang: Lang) -> String {
    if is_share { lang.per_cent(&short(100.0 * x, 9)) } else { amount(x, lang) }
}

/// A gate: what it says, of which facts, and what follows.
#[derive(Clone, Copy, Debug)]
pub struct Gate<'a> {
    /// What it says, as people read it.
    pub state: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The condition under which it fails.
    pub fail: &'a str,
    /// The facts that it reads.
    pub facts: &'a str,
    /// Why it matters that it failed.
    pub why: Option<&'a str>,
    /// What to ask where it is unknown.
    pub ask: &'a str,
}

impl Gate<'_> {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let Gate { state, name, fail, facts, why, ask } = *self;
        let said =
            say!(lang, "{state}: {name}, fails if {fail} — {facts}", "{state}——{name}：{facts}（{fail} 时不通过）");
        match why {
            Some(why) => say!(lang, "{said}. {why}", "{said}。{why}"),
            None => asked(&said, ask, lang),
        }
    }
}

/// What finding out all that is open could add; whether a gate has failed, which it would not mend.
pub fn could_add(points: &str, gate_failed: bool, lang: Lang) -> String {
    match gate_failed {
        false => say!(
            lang,
            "Finding out what is open could add up to {points} points.",
            "弄清所有待定项，最多可加 {points} 分。"
        ),
        true => say!(
            lang,
            "Finding out what is open could add up to {points} points. It would still be dropped: a gate failed.",
            "弄清所有待定项，最多可加 {points} 分。但没有通过门槛，结论仍是放弃。"
        ),
    }
}

/// The one behind could still come out ahead.
pub fn could_overtake(behind: &str, potential: &str, lang: Lang) -> String {
    say!(
        lang,
        "What is open could still put {behind} ahead: its potential is {potential}.",
        "待定项仍可能让{behind}反超：它的潜力是 {potential} 分。"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_and_gates_read_as_sentences() {
        let said = [
            Fact { column: "近12个月收入", text: Some("500万"), source: "审计报告" },
            Fact { column: "账上现金", text: None, source: "" },
        ];
        let zh = facts(&said, Lang::Zh);
        assert_eq!(zh, "近12个月收入 500万（审计报告）；账上现金未知");
        assert_eq!(facts(&said, Lang::En), "近12个月收入 500万 (审计报告); 账上现金 unknown");
        let gate =
            Gate { state: "通过", name: "烧钱过快", fail: "a < 6 * b", facts: "a 600万", why: None, ask: "" };
        assert_eq!(gate.sentence(Lang::Zh), "通过——烧钱过快：a 600万（a < 6 * b 时不通过）");
        let gate = Gate { state: "failed", why: Some("No."), ..gate };
        assert_eq!(gate.sentence(Lang::En), "failed: 烧钱过快, fails if a < 6 * b — a 600万. No.");
    }

    #[test]
    fn numbers_of_a_spreadsheet_are_as_people_write_them() {
        let said = [(2e7, false), (0.3, true), (1e6, false)].map(|(x, is_share)| number(x, is_share, Lang::Zh));
        assert_eq!(said, ["2000万", "30%", "100万"]);
        assert_eq!([number(2e7, false, Lang::En), number(0.3, true, Lang::En)], ["20 million", "30 %"]);
        assert_eq!(interval((1.0 / 3.0, f64::INFINITY), Lang::En), "≥ 0.333");
        assert_eq!(interval((1e6, 2e6), Lang::Zh), "100万..200万");
    }
}
