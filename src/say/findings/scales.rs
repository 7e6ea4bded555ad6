//! Findings about scales that do not fit their evidence.

use super::names::listed;
use crate::lang::{Lang, Text, Word, both, whole};
use crate::say::{Message, nouns};

/// All known ideas have the same value on a criterion.
pub fn all_alike(criterion: &str, known: usize) -> Message {
    let known = whole(known);
    Message::new(both!(
        "`{criterion}` decides nothing: the {known} known ideas are worth the same",
        "“{criterion}”区分不了任何创意：已知的 {known} 个都一样"
    ))
    .label(Text::new("worth the same everywhere", "处处相同"))
    .help(Text::new("is its scale in the unit of the cells?", "价值函数与单元格的单位一致吗？"))
}

/// A cell, read so, lies beyond the ends of the scale of a criterion: above it or below.
pub fn beyond(criterion: &str, read: &Text, ends: &[Text; 2], is_above: bool) -> Message {
    let (Text { en, zh }, end) = (read, &ends[usize::from(is_above)]);
    let (end, end_zh) = (&end.en, &end.zh);
    Message::new(both!("`{criterion}`: {en} lies beyond its scale", "“{criterion}”：{zh}超出了范围"))
        .label(both!("counts as {end}", "按{end_zh}计"))
        .note(scale(ends))
        .help(FLAT)
}

/// What a criterion computes lies beyond the ends of its scale for some ideas: for the first of those `named`, `read`,
/// and for `rest` more.
pub fn computed_beyond(criterion: &str, named: &[&str], rest: usize, read: &Text, ends: &[Text; 2]) -> Message {
    let ideas = named.len() + rest;
    let [many, many_zh] = [Lang::En, Lang::Zh].map(|lang| nouns::IDEA.count(ideas, lang));
    let (first, others, Text { en, zh }) = (named[0], &named[1..], read);
    let what = both!("`{criterion}` lies beyond its scale for {many}", "“{criterion}”有 {many_zh}超出了范围");
    let message = Message::new(what).note(scale(ends)).note(both!("{en} for {first}", "“{first}”算得{zh}")).help(FLAT);
    if others.is_empty() {
        return message;
    }
    let (Text { en: names, zh: zh_names }, all, some) = (listed(others), whole(ideas - 1), others.len());
    match rest {
        0 => message.note(both!("the others: {names}", "其余：{zh_names}")),
        _ => message.note(both!("{some} of the {all} others: {names}", "其余 {all} 个里的 {some} 个：{zh_names}")),
    }
}

const FLAT: Word =
    Word::new("scales are flat there; if that is meant, nothing is wrong", "超出以后不再变化；若本意如此则无妨");

fn scale([least, most]: &[Text; 2]) -> Text {
    let ([from, to], [zh_from, zh_to]) = ([&least.en, &most.en], [&least.zh, &most.zh]);
    both!("the scale goes from {from} to {to}", "范围是{zh_from}到{zh_to}")
}
