//! What several figures say.

use crate::lang::{Lang, Noun, list, say, whole};
use crate::say::names;
use crate::say::nouns::IDEA;
use crate::say::punctuation::{sentences, stop};

/// Who is ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureLead {
    /// One idea.
    Alone(String),
    /// Several ideas with the same score.
    Shared(Vec<String>),
    /// The first idea and the number of ideas, all of which fail a gate.
    AllOut(String, usize),
}

/// The name of an idea inside a sentence: quoted in Chinese, where nothing else would set it apart.
pub fn idea(name: &str, lang: Lang) -> String {
    say!(lang, "{name}", "“{name}”")
}

/// The name of a criterion inside a sentence. English needs quotes only if a comma would be misread; they are straight,
/// because the font's curly ones are as wide as a Chinese character.
pub fn criterion(name: &str, lang: Lang) -> String {
    match lang {
        Lang::En if name.contains(',') => format!("\"{name}\""),
        _ => say!(lang, "{name}", "“{name}”"),
    }
}

/// The names of ideas, as a list inside a sentence.
pub fn ideas(names: &[String], lang: Lang) -> String {
    list(&quoted(names, lang), lang)
}

/// The names of criteria, as a list inside a sentence.
pub fn criteria(names: &[String], lang: Lang) -> String {
    list(&names.iter().map(|name| criterion(name, lang)).collect::<Vec<_>>(), lang)
}

/// `n` ideas share the lead under all lenses or methods.
pub fn all_share(n: usize, under: &Noun, all: usize, lang: Lang) -> String {
    let (ideas, every, counted) = (IDEA.count(n, lang), every(under, all), under.count(all, lang));
    say!(lang, "{ideas} share the lead under {every}", "{ideas}在全部{counted}下并列领先")
}

/// One idea leads under all lenses or methods.
pub fn always_leads(name: &str, under: &Noun, all: usize, lang: Lang) -> String {
    let (name, every, counted) = (idea(name, lang), every(under, all), under.count(all, lang));
    say!(lang, "{name} leads under {every}", "{name}在全部{counted}下都领先")
}

fn every(of: &Noun, all: usize) -> String {
    if all == 2 { format!("both {}", of.many) } else { format!("all {}", of.count(all, Lang::En)) }
}

/// A few ideas by name, many by their number.
pub fn few(names: &[String], lang: Lang) -> String {
    names::few(&quoted(names, lang), lang)
}

fn quoted(names: &[String], lang: Lang) -> Vec<String> {
    names.iter().map(|name| idea(name, lang)).collect()
}

/// All of `all` ideas, as the subject of a sentence.
pub fn all_ideas(all: usize, lang: Lang) -> String {
    match all {
        2 => say!(lang, "Both ideas", "两个创意"),
        all => {
            let ideas = IDEA.count(all, lang);
            say!(lang, "All {ideas}", "全部{ideas}")
        }
    }
}

/// No idea passes every gate, without a full stop.
pub fn all_out(all: usize, lang: Lang) -> String {
    let all = all_ideas(all, lang);
    say!(lang, "{all} fail a gate", "{all}都没有通过门槛")
}

/// Why there is nothing to compare.
pub fn only_idea(name: &str, lang: Lang) -> String {
    let name = idea(name, lang);
    say!(lang, "{name} is the only idea", "只有{name}一个创意")
}

/// One idea fails no gate.
pub fn only_passing(name: &str, lang: Lang) -> String {
    let name = idea(name, lang);
    say!(lang, "{name} is the only idea that fails no gate", "没有未过门槛的只有{name}")
}

/// An idea and the gate that it fails.
pub fn fails_gate(name: &str, gate: &str, lang: Lang) -> String {
    let name = idea(name, lang);
    say!(lang, "{name} fails a gate: {gate}", "{name}没有通过门槛：{gate}")
}

/// Points that are already rounded: `1 point`, `8 points`.
pub fn points(number: &str, lang: Lang) -> String {
    let unit = if number == "1" { "point" } else { "points" };
    say!(lang, "{number} {unit}", "{number}分")
}

/// `Top 20 of 27. `
pub fn top_of(shown: usize, all: usize, lang: Lang) -> String {
    let (of, all) = (whole(all), IDEA.count(all, lang));
    say!(lang, "Top {shown} of {of}. ", "前{shown}名，共{all}。")
}

/// The name of several criteria put together, beside others.
pub fn other_criteria(n: usize, lang: Lang) -> String {
    say!(lang, "other {n}", "其余{n}条")
}

/// How many more a list leaves out.
pub fn and_more(n: usize, lang: Lang) -> String {
    let n = whole(n);
    say!(lang, "and {n} more", "以及其余{n}个")
}

/// What something is: `A: 71`.
pub fn of(name: &str, what: &str, lang: Lang) -> String {
    say!(lang, "{name}: {what}", "{name}：{what}")
}

/// The alternative text of a picture: its title, and sentences without full stops on what it shows.
pub fn alt(title: &str, shown: &[String], lang: Lang) -> String {
    let said = [title].into_iter().chain(shown.iter().map(String::as_str)).filter(|words| !words.is_empty());
    sentences(said.map(|words| stop(words, lang)), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_named_and_many_counted() {
        let names = ["甲", "B", "C", "D"].map(String::from);
        assert_eq!([1, 3, 4].map(|n| few(&names[..n], Lang::Zh)), ["“甲”", "“甲”、“B”和“C”", "4 个创意"]);
        assert_eq!(few(&names[..3], Lang::En), "甲, B and C");
        assert_eq!([2, 1000].map(|n| all_out(n, Lang::En)), ["Both ideas fail a gate", "All 1,000 ideas fail a gate"]);
        assert_eq!(all_out(12, Lang::Zh), "全部 12 个创意都没有通过门槛");
        assert_eq!(top_of(20, 1027, Lang::Zh), "前 20 名，共 1,027 个创意。");
    }

    #[test]
    fn a_comma_in_a_name_is_not_misread() {
        assert_eq!(criterion("Standard, not custom", Lang::En), "\"Standard, not custom\"");
        assert_eq!(criterion("标准化", Lang::Zh), "“标准化”");
    }

    #[test]
    fn a_point_is_one() {
        assert_eq!(
            ["0", "1", "1.0", "2"].map(|n| points(n, Lang::En)),
            ["0 points", "1 point", "1.0 points", "2 points"]
        );
        assert_eq!(points("1", Lang::Zh), "1 分");
    }

    #[test]
    fn sentences_end() {
        assert_eq!(alt("甲领先", &[], Lang::Zh), "甲领先。");
        let said = |lang| alt("A", &[of("B", "1", lang), String::new(), "C".to_owned()], lang);
        assert_eq!(said(Lang::En), "A. B: 1. C.");
        assert_eq!(said(Lang::Zh), "A。B：1。C。");
    }
}
