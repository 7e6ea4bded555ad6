//! The words of the figure of ranks where several are chosen: who gets one of several places.

use super::shared::idea;
use crate::lang::{Lang, Word, list, say, verb, whole};
use crate::say::names::{MOST_NAMED, some};
use crate::say::nouns::{CHOSEN, IDEA};
use crate::say::places::WhoGetsIn;
use crate::say::punctuation::bracketed;

/// Of who is surely in with gates that are still open.
const IF_GATES_PASS: Word = Word::new("if open gates pass", "待定的门槛通过时");
/// Of rivals.
const LEVEL: Word = Word::new("level", "得分相同");

/// Head of the bars.
pub fn chance(places: usize, lang: Lang) -> String {
    let places = CHOSEN.count(places, lang);
    say!(lang, "per cent of draws with one of {places}", "得到 {places}之一的抽样占多少（%）")
}

/// What the line means; nothing if all ideas are above it.
pub fn line(places: usize, has_line: bool, lang: Lang) -> String {
    let (n, places) = (whole(places), CHOSEN.count(places, lang));
    match has_line {
        true => {
            say!(lang, "Above the line: who gets one of {places} most often.", "线以上：最常入选的 {n} 个创意。")
        }
        false => String::new(),
    }
}

/// Which ideas are shown, if not all are.
pub fn shown(from: usize, to: usize, all: usize, lang: Lang) -> String {
    let is_all = from == 1 && to == all;
    let [from, to, all] = [from, to, all].map(whole);
    match is_all {
        true => String::new(),
        false => say!(lang, "Ideas {from} to {to} of {all}.", "{all} 个创意中的第 {from}–{to} 个。"),
    }
}

/// Titles, from long to short.
pub fn titles(who: &WhoGetsIn, lang: Lang) -> Vec<String> {
    let (always, rivals) = who.rivals();
    let left = who.left() - always.len();
    let sure = who.surely_in.iter().map(|name| idea(name, lang));
    let in_if = who.in_if.iter().map(|(name, _)| bracketed(idea(name, lang), IF_GATES_PASS.get(lang), lang));
    let sure = sure.chain(in_if).chain(who.every_draw.iter().map(|name| idea(name, lang)));
    let settled: Vec<String> = sure.chain(always.iter().map(|known| with_share(known, lang))).collect();
    let places = CHOSEN.count(who.places, lang);
    let count = settled.len();
    let named = (count <= MOST_NAMED).then(|| list(&settled, lang));
    if rivals.is_empty() || left == 0 {
        return match named {
            _ if count == 0 => {
                vec![say!(lang, "Nobody gets a place: every idea fails a gate", "没有创意入选：都没有通过门槛")]
            }
            _ if count < who.places => {
                let ideas = IDEA.count(count, lang);
                vec![say!(
                    lang, "{places} for {ideas}: all that pass get one", "{places}，只有 {ideas}通过门槛：都能入选"
                )]
            }
            Some(names) => vec![
                say!(lang, "Settled for {places}: {names}", "{places}没有悬念：{names}"),
                say!(lang, "{places}: settled", "{places}没有悬念"),
            ],
            None => vec![say!(lang, "{places}: all are settled", "{places}都没有悬念")],
        };
    }
    let competing = competing(who, lang);
    let rivals = IDEA.count(rivals.len(), lang);
    let rest = match left {
        1 => say!(lang, "the last", "最后 1 个"),
        _ => say!(lang, "the other {left}", "其余 {left} 个"),
    };
    if count == 0 {
        return [competing, rivals].map(|who| say!(lang, "{who} compete for {places}", "{who}争 {places}")).to_vec();
    }
    let some_settled = say!(lang, "{count} of {places} are settled", "{places}中 {count} 个没有悬念");
    let get = verb(count, "gets", "get");
    let long = named.map(|names| say!(lang, "{names} {get} {count} of {places}", "{names}占 {places}中的 {count} 个"));
    let compete = |rivals: &str| say!(lang, "{rivals} compete for {rest}", "{rest}由{rivals}争");
    let title = |settled: &str, rivals: &str| {
        let rivals = compete(rivals);
        say!(lang, "{settled}; {rivals}", "{settled}；{rivals}")
    };
    let long = long.into_iter().flat_map(|long| [title(&long, &competing), title(&long, &rivals)]);
    long.chain([title(&some_settled, &competing), title(&some_settled, &rivals)]).collect()
}

/// Who is in question, with shares of draws, or that they are level.
fn competing(who: &WhoGetsIn, lang: Lang) -> String {
    let (_, rivals) = who.rivals();
    let are_level = who.are_rivals_level();
    let name = |rival: &(&str, f64)| if are_level { idea(rival.0, lang) } else { with_share(rival, lang) };
    let names: Vec<String> = rivals.iter().map(name).collect();
    let names = some(&names.iter().map(String::as_str).collect::<Vec<_>>(), lang);
    if are_level { bracketed(names, LEVEL.get(lang), lang) } else { names }
}

/// A name with its share of draws.
fn with_share((name, share): &(&str, f64), lang: Lang) -> String {
    bracketed(idea(name, lang), &lang.percent(*share), lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::places::OnTheEdge;

    fn titles_of(who: WhoGetsIn, lang: Lang) -> Vec<String> {
        titles(&who, lang)
    }

    #[test]
    fn titles_say_what_is_settled_and_who_competes() {
        let who = || WhoGetsIn {
            places: 3,
            surely_in: vec!["A"],
            in_question: vec![("乙", 0.996), ("C", 0.4), ("D", 0.35), ("E", 0.2), ("F", 0.05)],
            nearly_always: 1,
            ..WhoGetsIn::default()
        };
        assert_eq!(
            titles_of(who(), Lang::En),
            [
                "A and 乙 (>99 %) get 2 of 3 places; C (40 %), D (35 %) and 2 others compete for the last",
                "A and 乙 (>99 %) get 2 of 3 places; 4 ideas compete for the last",
                "2 of 3 places are settled; C (40 %), D (35 %) and 2 others compete for the last",
                "2 of 3 places are settled; 4 ideas compete for the last",
            ]
        );
        assert_eq!(
            titles_of(who(), Lang::Zh)[0],
            "“A”和“乙”（>99%）占 3 个名额中的 2 个；最后 1 个由“C”（40%）、“D”（35%）等 4 个创意争"
        );
        let open =
            WhoGetsIn { places: 2, in_question: vec![("A", 0.9), ("B", 0.6), ("C", 0.5)], ..WhoGetsIn::default() };
        assert_eq!(titles_of(open, Lang::En)[0], "A (90 %), B (60 %) and C (50 %) compete for 2 places");
        let all = WhoGetsIn { places: 2, every_draw: vec!["A", "B"], surely_out: 3, ..WhoGetsIn::default() };
        assert_eq!(titles_of(all, Lang::Zh)[0], "2 个名额没有悬念：“A”和“B”");
        let few = WhoGetsIn { places: 9, surely_in: vec!["A", "B"], gate_failed: 1, ..WhoGetsIn::default() };
        assert_eq!(titles_of(few, Lang::En), ["9 places for 2 ideas: all that pass get one"]);
        let none = WhoGetsIn { places: 1, gate_failed: 1, ..WhoGetsIn::default() };
        assert_eq!(titles_of(none, Lang::En), ["Nobody gets a place: every idea fails a gate"]);
        let level = || vec!["A", "B"];
        let level = WhoGetsIn {
            places: 2,
            in_if: vec![("C", vec!["Tax"])],
            in_question: vec![("A", 1.0), ("B", 1.0)],
            edge: Some(OnTheEdge { last_in: level(), first_out: level(), ahead: [0.0; 2] }),
            ..WhoGetsIn::default()
        };
        assert_eq!(
            titles_of(level, Lang::En)[0],
            "C (if open gates pass) gets 1 of 2 places; A and B (level) compete for the last"
        );
    }
}
