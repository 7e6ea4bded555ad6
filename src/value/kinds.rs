//! The kinds of value functions as the rubric names them: one registry, which the reader checks against and the docs
//! print.

use crate::lang::Word;

/// A kind of value function: an entry of the registry.
#[derive(Debug)]
pub struct ValueKind {
    /// How what stands behind the key is read.
    pub shape: Shape,
    /// The key in `value = { key = … }`.
    pub key: &'static str,
    /// How it is written.
    pub example: &'static str,
    /// One sentence on what it does.
    pub about: Word,
}

/// What stands behind the key of a value function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The worst and the best.
    Line,
    /// Pairs of evidence and value, on the logarithm of the evidence.
    Log,
    /// Pairs of evidence and value.
    Points,
    /// A table of levels.
    Levels,
    /// 1 if a yes is rewarded, 0 if a no is.
    Yes,
}

/// Every kind of value function, in the order the documents list them.
pub static KINDS: &[ValueKind] = &[
    ValueKind {
        shape: Shape::Line,
        key: "linear",
        example: "linear = [180, 7]",
        about: Word::new(
            "a straight line from 0 at the worst to 1 at the best, flat outside; worst above best means less is better",
            "一条直线，最差为 0，最好为 1，两端之外是平的；最差的写得比最好的大，就是越少越好",
        ),
    },
    ValueKind {
        shape: Shape::Log,
        key: "log",
        example: "log = [[100_000, 0.0], [50_000_000, 1.0]]",
        about: Word::new(
            "piecewise linear in the logarithm: each doubling counts alike; the points must lie above zero, evidence of zero or less is worth the first point's value",
            "按对数分段的直线：每翻一番加的价值一样多；点要大于零，依据为零或负数时取第一个点的价值",
        ),
    },
    ValueKind {
        shape: Shape::Points,
        key: "points",
        example: "points = [[-0.5, 0.0], [0.0, 0.6], [0.5, 1.0]]",
        about: Word::new(
            "piecewise linear through the points and flat outside them; it may rise and fall again, for a best in the middle",
            "经过各点的折线，两端之外是平的；可以先升后降，最好的在中间",
        ),
    },
    ValueKind {
        shape: Shape::Levels,
        key: "levels",
        example: "levels = { none = 0.0, customer = { value = 0.5, name = { en = \"customers' own\", zh = \"客户数据\" }, when = \"…\" } }",
        about: Word::new(
            "an anchored scale: a cell holds a level's id or its name, and each level has its value and, better, a sentence that says when to choose it",
            "级别表：单元格里写级别的 id 或名称；每个级别有自己的价值，最好再写一句什么情况选它",
        ),
    },
    ValueKind {
        shape: Shape::Yes,
        key: "yes",
        example: "yes = 1",
        about: Word::new(
            "a yes or no: `yes = 1` rewards a yes, `yes = 0` rewards a no",
            "是或否：`yes = 1` 时“是”得分，`yes = 0` 时“否”得分",
        ),
    },
];
