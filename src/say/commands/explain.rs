//! The words of `dingzi explain`.

use crate::lang::{Lang, Word, amount, rounded, say, short};

/// Head of the section of the notes that a criterion comes from.
pub const SOURCE: Word = Word::new("§", "出处");
/// Head of the difference of two ideas.
pub const GAP: Word = Word::new("gap", "差距");
/// Heading of the gates.
pub const GATES: Word = Word::new("Gates", "门槛");

/// A cell of a column; `None` if it is unknown.
pub fn fact(column: &str, text: Option<&str>, lang: Lang) -> String {
    // A full-width mark has its own blank.
    let blank = if column.ends_with('）') { "" } else { " " };
    match text {
        Some(text) => format!("{column}{blank}{text}"),
        None => say!(lang, "{column} unknown", "{column}未知"),
    }
}

/// The result of an expression over the cells.
pub fn computed(facts: &str, result: (f64, f64), lang: Lang) -> String {
    let result = interval(result, lang);
    format!("{facts} → {result}")
}

/// The question to ask about an unknown.
pub fn asked(evidence: &str, question: &str, lang: Lang) -> String {
    match question {
        "" => evidence.to_owned(),
        question => say!(lang, "{evidence}; ask: {question}", "{evidence}；要问：{question}"),
    }
}

/// A range of amounts, to at most three decimals.
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

/// A gate: its state, the facts it reads, and what follows.
#[derive(Clone, Copy, Debug)]
pub struct GateLine<'a> {
    /// Its state, in words.
    pub state: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The condition under which it fails.
    pub fail: &'a str,
    /// The facts that it reads.
    pub facts: &'a str,
    /// Why it matters that it failed.
    pub why: Option<&'a str>,
    /// What to ask if it is unknown.
    pub ask: &'a str,
}

impl GateLine<'_> {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let GateLine { state, name, fail, facts, why, ask } = *self;
        let said =
            say!(lang, "{state}: {name} (fails if {fail}) — {facts}", "{state}——{name}：{facts}（{fail} 时不通过）");
        match why {
            Some(why) => {
                let why = why.trim_end_matches(['.', '。']);
                say!(lang, "{said}. {why}", "{said}。{why}")
            }
            None => asked(&said, ask, lang),
        }
    }
}

/// How many points all open evidence could add; and whether a gate has failed, which they would not change.
pub fn could_add(points: &str, gate_failed: bool, lang: Lang) -> String {
    match gate_failed {
        false => say!(
            lang, "Finding out what is open could add up to {points} points.", "查清所有待定项，最多可加 {points} 分。"
        ),
        true => say!(
            lang,
            "Finding out what is open could add up to {points} points. It would still be dropped: a gate failed.",
            "查清所有待定项，最多可加 {points} 分。但没有通过门槛，结论仍是放弃。"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_and_gates_read_as_sentences() {
        assert_eq!(fact("近12个月收入", Some("500万"), Lang::Zh), "近12个月收入 500万");
        assert_eq!(fact("收入（万元）", Some("500"), Lang::Zh), "收入（万元）500");
        assert_eq!([Lang::En, Lang::Zh].map(|lang| fact("账上现金", None, lang)), ["账上现金 unknown", "账上现金未知"]);
        let gate =
            GateLine {
                state: "通过", name: "烧钱过快", fail: "a < 6 * b", facts: "a 600万", why: None, ask: ""
            };
        assert_eq!(gate.sentence(Lang::Zh), "通过——烧钱过快：a 600万（a < 6 * b 时不通过）");
        let gate = GateLine { state: "fails", why: Some("No."), ..gate };
        assert_eq!(gate.sentence(Lang::En), "fails: 烧钱过快 (fails if a < 6 * b) — a 600万. No");
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
