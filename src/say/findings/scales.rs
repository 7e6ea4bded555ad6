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
    let (Text { en, zh }, scale, end) = (read, from_to(ends), &ends[usize::from(is_above)]);
    let (on, on_zh, end, end_zh) = (scale.en, scale.zh, &end.en, &end.zh);
    Message::new(both!("`{criterion}`: {en} lies beyond its scale {on}", "“{criterion}”：{zh}超出了范围（{on_zh}）"))
        .label(both!("counts as {end}, where the scale of `{criterion}` ends", "按“{criterion}”的端点{end_zh}计"))
        .help(FLAT)
}

/// What a criterion computes lies beyond the ends of its scale for some ideas: for the first of those `named`, `read`,
/// and for `rest` more.
pub fn computed_beyond(criterion: &str, named: &[&str], rest: usize, read: &Text, ends: &[Text; 2]) -> Message {
    let (Text { en: names, zh: zh_names }, Text { en: on, zh: on_zh }) = (listed(named), from_to(ends));
    let what = match rest {
        0 => both!(
            "`{criterion}` lies beyond its scale {on} for {names}", "“{criterion}”对{zh_names}超出了范围（{on_zh}）"
        ),
        _ => {
            let (rest, all) = (whole(rest), nouns::IDEA.count(named.len() + rest, Lang::Zh));
            both!(
                "`{criterion}` lies beyond its scale {on} for {names} and {rest} more",
                "“{criterion}”对{zh_names}等{all}超出了范围（{on_zh}）"
            )
        }
    };
    let (first, Text { en, zh }) = (named[0], read);
    Message::new(what).label(both!("{en} for {first}", "“{first}”算得{zh}")).help(FLAT)
}

const FLAT: Word =
    Word::new("scales are flat there; if that is meant, nothing is wrong", "超出以后不再变化；若本意如此则无妨");

fn from_to([least, most]: &[Text; 2]) -> Text {
    let ([from, to], [zh_from, zh_to]) = ([&least.en, &most.en], [&least.zh, &most.zh]);
    both!("from {from} to {to}", "{zh_from}到{zh_to}")
}
