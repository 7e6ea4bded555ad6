//! What is counted, in both languages.

use crate::lang::Noun;

const fn noun(one: &'static str, many: &'static str, zh: &'static str) -> Noun {
    Noun { one, many, zh }
}

pub const IDEA: Noun = noun("idea", "ideas", "个创意");
pub const CRITERION: Noun = noun("criterion", "criteria", "条标准");
pub const WEIGHT: Noun = noun("weight", "weights", "个权重");
pub const GATE: Noun = noun("gate", "gates", "个门槛");
pub const LENS: Noun = noun("lens", "lenses", "个视角");
pub const METHOD: Noun = noun("method", "methods", "种方法");
pub const DRAW: Noun = noun("draw", "draws", "次抽样");
pub const POINT: Noun = noun("point", "points", "分");
pub const ROW: Noun = noun("row", "rows", "行");
pub const LINE: Noun = noun("line", "lines", "行");
pub const COLUMN: Noun = noun("column", "columns", "列");
pub const CELL: Noun = noun("cell", "cells", "个单元格");
pub const OPEN_FACT: Noun = noun("open fact", "open facts", "项待定");
pub const UNKNOWN: Noun = noun("unknown fact", "unknown facts", "项未知");
pub const VERDICT: Noun = noun("verdict", "verdicts", "个结论");
pub const ERROR: Noun = noun("error", "errors", "个错误");
pub const WARNING: Noun = noun("warning", "warnings", "个警告");
pub const CHANGE: Noun = noun("change", "changes", "处改动");
pub const FACT: Noun = noun("fact", "facts", "项依据");
pub const MISTAKE: Noun = noun("mistake", "mistakes", "处错误");
pub const OTHER: Noun = noun("other", "others", "个");
pub const PAIR: Noun = noun("pair", "pairs", "对");
pub const PER_CENT_POINT: Noun = noun("point", "points", "个百分点");
pub const PLACE: Noun = noun("place", "places", "位");
/// A place among those who are chosen.
pub const CHOSEN: Noun = noun("place", "places", "个名额");
pub const QUESTION: Noun = noun("question", "questions", "个问题");
