//! Who is first, and under how many methods.

use crate::lang::{Lang, Word, say, whole};
use crate::say::names::few;
use crate::say::punctuation::parts;

/// An idea that is first under some method, alone or with others.
pub struct FirstUnder<'a> {
    pub name: &'a str,
    /// Under how many methods.
    pub under: usize,
    /// Which ones, if they are few.
    pub methods: Vec<String>,
}

/// Who is first.
pub enum Leaders<'a> {
    /// Nobody else can be ranked.
    Only(&'a str),
    /// No method shows who is first.
    Nobody,
    /// These are, under the only method that shows it.
    Under { names: Vec<String>, method: String },
    /// These are, under every method; `sums_aside` if at least two methods do not add up.
    UnderAll { names: Vec<String>, methods: usize, sums_aside: bool },
    /// The first of these is under most methods; `others` more ideas are under some.
    UnderSome { firsts: Vec<FirstUnder<'a>>, others: usize, methods: usize, share: bool },
}

/// All of this many methods.
fn all_methods(methods: usize, lang: Lang) -> String {
    match methods {
        2 => say!(lang, "both methods", "两种方法"),
        _ => say!(lang, "all {methods} methods", "全部 {methods} 种方法"),
    }
}

impl Leaders<'_> {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Leaders::Only(name) => {
                say!(lang, "{name} is the only idea that can be ranked.", "可以排名的只有{name}一个创意。")
            }
            Leaders::Nobody => say!(lang, "No method tells who is first.", "没有哪种方法分得出谁第一。"),
            Leaders::Under { names, method } => match names.as_slice() {
                [name] => say!(lang, "{name} is first under {method}.", "按{method}，{name}居首。"),
                _ => {
                    let names = few(names, lang);
                    say!(lang, "{names} share first place under {method}.", "按{method}，{names}并列第一。")
                }
            },
            Leaders::UnderAll { names, methods, sums_aside } => {
                let (rest, rest_zh) = match sums_aside {
                    true => (", also under those that do not add up", "：它的领先不靠“加总”这一种算法"),
                    false => ("", ""),
                };
                let all = all_methods(*methods, lang);
                match names.as_slice() {
                    [name] => say!(lang, "{name} is first under {all}{rest}.", "{name}在{all}下都居首{rest_zh}。"),
                    _ => {
                        let names = few(names, lang);
                        say!(lang, "{names} share first place under {all}.", "{names}在{all}下并列第一。")
                    }
                }
            }
            Leaders::UnderSome { firsts, others, methods, share } => {
                let [leader, rest @ ..] = firsts.as_slice() else { return String::new() };
                let FirstUnder { name, under, .. } = leader;
                let mut said = vec![say!(
                    lang, "{name} is first under {under} of {methods} methods",
                    "{methods} 种方法中，{name}在 {under} 种下居首"
                )];
                said.extend(rest.iter().map(|first| first.sentence(lang)));
                let said = parts(said, lang);
                let more = match others {
                    0 => String::new(),
                    1 => say!(lang, " and another under some", "，另有 1 个在某些方法下居首"),
                    n => {
                        let n = whole(*n);
                        say!(lang, " and {n} others under some", "，另有 {n} 个在某些方法下居首")
                    }
                };
                let ties =
                    if *share { Word::new("; ties count for each", "；并列的都算") } else { Word::new("", "") };
                let verdict = match 4 * under >= 3 * methods {
                    true => Word::new(" Its lead hardly depends on the method.", "它的领先基本不取决于方法。"),
                    false => Word::new(" Who is first depends on the method.", "谁领先取决于用哪种方法。"),
                };
                let (ties, verdict) = (ties.get(lang), verdict.get(lang));
                say!(lang, "{said}{more}{ties}.{verdict}", "{said}{more}{ties}。{verdict}")
            }
        }
    }
}

impl FirstUnder<'_> {
    /// Under how many methods, and which.
    fn sentence(&self, lang: Lang) -> String {
        let FirstUnder { name, under, methods } = self;
        let which = match methods.as_slice() {
            [] => String::new(),
            _ => {
                let methods = methods.join(Word::new("; ", "、").get(lang));
                say!(lang, " ({methods})", "（{methods}）")
            }
        };
        say!(lang, "{name} under {under}{which}", "{name}在 {under} 种下居首{which}")
    }
}

/// A sentence about ideas that all fail a gate.
pub fn among_failed(said: &str, lang: Lang) -> String {
    say!(lang, "Every idea fails a gate. Among them: {said}", "所有创意都没有通过门槛。其中：{said}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_are_first_are_named_while_they_are_few() {
        let names = |n: usize| (1..=n).map(|n| format!("A{n}")).collect::<Vec<_>>();
        let said = |n, lang| Leaders::Under { names: names(n), method: "VIKOR".into() }.sentence(lang);
        assert_eq!(said(1, Lang::Zh), "按 VIKOR，A1 居首。");
        assert_eq!(said(2, Lang::En), "A1 and A2 share first place under VIKOR.");
        assert_eq!(said(1000, Lang::En), "1,000 ideas share first place under VIKOR.");
        assert_eq!(said(1000, Lang::Zh), "按 VIKOR，1,000 个创意并列第一。");
    }

    #[test]
    fn who_leads_is_told_with_who_else_does() {
        let first = |name, under, methods: &[&str]| FirstUnder {
            name,
            under,
            methods: methods.iter().map(|&method| method.to_owned()).collect(),
        };
        let said = |others, lang| {
            let firsts = vec![first("B", 14, &[]), first("甲", 1, &["VIKOR"])];
            Leaders::UnderSome { firsts, others, methods: 19, share: true }.sentence(lang)
        };
        assert_eq!(
            said(1, Lang::En),
            "B is first under 14 of 19 methods, 甲 under 1 (VIKOR) and another under some; ties count for each. Who is first depends on the method."
        );
        assert_eq!(
            said(0, Lang::Zh),
            "19 种方法中，B 在 14 种下居首，甲在 1 种下居首（VIKOR）；并列的都算。谁领先取决于用哪种方法。"
        );
    }
}
