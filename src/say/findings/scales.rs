//! Findings about scales that do not fit their evidence.

use crate::lang::{Text, both, whole};
use crate::say::{Message, weights};

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

/// Facts lie beyond their scales: how many, the first cells with their counts, and an example for each criterion.
pub fn beyond(facts: usize, counted: &[Text], examples: Vec<Text>) -> Message {
    let label =
        |Text { en, zh }: &Text| both!("read as {en}, counts as the end of its scale", "读作{zh}，按范围的端点计");
    Message {
        what: weights::scales::lie_beyond(facts),
        labels: counted.iter().map(label).collect(),
        notes: examples,
        help: vec![Text::new(
            "scales are flat there; if that is meant, nothing is wrong", "超出以后不再变化；若本意如此则无妨",
        )],
        ..Message::default()
    }
}

/// How many facts of a criterion lie beyond its scale, with one of them and both ends of the scale.
pub fn example(criterion: &str, facts: usize, fact: &Text, ends: [[String; 2]; 2]) -> Text {
    let ([[least, most], [zh_least, zh_most]], facts, Text { en, zh }) = (ends, whole(facts), fact);
    both!(
        "`{criterion}`: {facts}, as {en} on a scale from {least} to {most}",
        "“{criterion}”：{facts} 个，如 {zh}（范围 {zh_least}到{zh_most}）"
    )
}
