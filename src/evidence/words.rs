//! The words of cells that say nothing is known, or yes, or no.

use crate::identity;

/// What says that nobody knows, in a cell of any kind but text. Text keeps to [`is_unknown`](crate::value::is_unknown):
/// `NA` may be a region there.
const UNKNOWN: &[&str] = &[
    "??",
    "???",
    "-",
    "--",
    "---",
    "–",
    "—",
    "——",
    "/",
    "na",
    "n.a.",
    "n.a",
    "n/d",
    "nd",
    "none",
    "null",
    "nil",
    "nan",
    "tbd",
    "tbc",
    "tba",
    "unknown",
    "not known",
    "not available",
    "not disclosed",
    "undisclosed",
    "no data",
    "to be determined",
    "to be confirmed",
    "暂无",
    "暂缺",
    "待定",
    "待确认",
    "待补充",
    "待补",
    "待查",
    "待核实",
    "不详",
    "不明",
    "不清楚",
    "不知道",
    "不确定",
    "未知",
    "保密",
    "未披露",
    "未公开",
    "未明确",
    "没数据",
    "无数据",
    "暂无数据",
];

/// What says that there is nothing, which is a number and not unknown.
const NOTHING: &[&str] = &["none", "nil", "无", "没有"];

const YES: &[&str] =
    &["yes", "true", "y", "1", "1.0", "是", "是的", "有", "有的", "对", "√", "✓", "✔", "☑", "✅", "yes.", "yep"];
const NO: &[&str] =
    &["no", "false", "n", "0", "0.0", "否", "不是", "不", "无", "没", "没有", "✗", "✘", "☐", "❌", "no.", "nope"];
/// A tick is a yes, and shows that what is crossed is a no.
const TICKS: &[&str] = &["√", "✓", "✔", "☑", "✅"];
/// A cross may mark the box that is meant, or cross out what is not.
const CROSSES: &[&str] = &["×", "x", "✕", "✖", "☒", "╳"];

/// Whether a cell says that nobody knows.
pub(super) fn is_unknown(key: &str) -> bool {
    UNKNOWN.contains(&key)
}

/// Whether a cell of numbers says that there is nothing.
pub(super) fn is_nothing(key: &str) -> bool {
    NOTHING.contains(&key)
}

/// Whether a cell is a tick.
pub(super) fn is_tick(cell: &str) -> bool {
    TICKS.contains(&&*identity::key(cell))
}

/// Whether a cell is a cross.
pub(super) fn is_cross(key: &str) -> bool {
    CROSSES.contains(&key)
}

/// Yes, no, or neither.
pub(super) fn truth(key: &str) -> Option<bool> {
    if YES.contains(&key) { Some(true) } else { NO.contains(&key).then_some(false) }
}
