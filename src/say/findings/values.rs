//! Mistakes of value functions.

use crate::lang::{Text, both};
use crate::say::Message;

fn write_ends() -> Text {
    Text::new(
        "write the evidence that is worth 0 and the evidence that is worth 1",
        "请写价值为 0 的依据和价值为 1 的依据",
    )
}

/// The worst and the best are the same.
pub fn same_ends() -> Message {
    Message::new(Text::new("worst and best are the same number", "最差和最好是同一个数")).help(write_ends())
}

/// There are not two finite ends.
pub fn no_two_ends() -> Message {
    Message::new(Text::new("`linear` takes two finite numbers, [worst, best]", "linear 要写两个有限的数：[最差, 最好]"))
        .help(Text::new(
            "for more than two points write points = [[x, v], …]", "两个以上的点请写 points = [[依据, 价值], …]",
        ))
}

/// There are fewer than two points.
pub fn too_few_points() -> Message {
    Message::new(Text::new("a value function needs at least two points", "价值函数至少要有两个点")).help(write_ends())
}

/// A point has no logarithm.
pub fn no_logarithm(x: f64) -> Message {
    Message::new(both!("{x} has no logarithm", "{x}没有对数")).label(Text::new("must lie above zero", "要大于零")).help(
        Text::new(
            "start at the least amount that should earn anything, or use `points`",
            "请从开始得分的最小数量写起，或改用 points",
        ),
    )
}

/// The value of a yes is neither 0 nor 1.
pub fn neither_yes_nor_no(x: f64) -> Message {
    Message::new(both!("`yes = {x}` is neither 1 nor 0", "yes = {x} 既不是 1 也不是 0"))
        .label(Text::new("1 rewards a yes, 0 rewards a no", "“是”得分写 1，“否”得分写 0"))
        .help(Text::new("for values between use levels", "中间的价值请用 levels"))
}

/// Two numbers, as written, are too close to each other.
pub fn too_near(before: &str, x: &str) -> Message {
    Message::new(both!("{before} and {x} are too near to be told apart", "{before}和{x}太近，区分不开"))
        .label(Text::new("hardly another number", "几乎是同一个数"))
        .label(Text::new("than this", "和这个"))
        .help(Text::new(
            "write points farther apart; what turns at one number is a condition, valued by `yes = 1`",
            "请把点写远一些；到某个数就翻转的，请写成条件，用 yes = 1 计价值",
        ))
}

/// A point is infinite.
pub fn infinite_point(x: f64) -> Message {
    Message::new(both!("{x} is not a point of evidence", "{x}不能作依据的点"))
        .label(Text::new("must be finite", "要写有限的数"))
        .help(Text::new(
            "beyond the last point the function is flat: write the last amount that matters",
            "过了最后一个点，价值就不再变：请写最后一个有区别的数量",
        ))
}

/// A point is not above the one before.
pub fn points_do_not_increase(before: f64, x: f64) -> Message {
    Message::new(both!("points do not increase: {x} after {before}", "点没有从小到大：{before}后面是{x}"))
        .label(Text::new("must be greater than the point before", "要大于前一个点"))
        .label(Text::new("the point before", "前一个点"))
        .help(Text::new(
            "list the points from the least evidence to the greatest; their values may fall",
            "请按依据从小到大列出各点；价值可以下降",
        ))
}

/// A scale has no level.
pub fn no_level() -> Message {
    Message::new(Text::new("a scale needs at least one level", "级别至少要有一个"))
        .label(Text::new("empty", "空的"))
        .help(Text::new(
            "for example levels = { none = 0.0, some = 0.5, all = 1.0 }",
            "例如 levels = { \"没有\" = 0.0, \"一部分\" = 0.5, \"全部\" = 1.0 }",
        ))
}

/// A level cannot have this name: it means "unknown", or belongs to another level.
pub fn level_name(word: &str, is_unknown: bool) -> Message {
    let what = match is_unknown {
        true => both!("the level name `{word}` means unknown in a cell", "级别名“{word}”在单元格里表示未知"),
        false => both!("the level name `{word}` is another level's already", "级别名“{word}”已是另一个级别的名称"),
    };
    Message::new(what).label(Text::new("this level", "这个级别")).help(Text::new("rename one of them", "请换一个名称"))
}

/// A value is not from 0 to 1.
pub fn outside_of_unit(v: f64) -> Message {
    Message::new(both!("a value of {v} is not from 0 to 1", "价值{v}不在 0 到 1 之间"))
        .label(Text::new("0 is the worst, 1 the best", "0 是最差，1 是最好"))
        .help(Text::new("how much the criterion counts is said by its weight", "这条标准有多重要，请写在权重里"))
}
