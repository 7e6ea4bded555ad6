//! Why shares cannot be changed as asked.

use crate::lang::{Word, both, fixed};
use crate::say::Message;

/// A share would be below 0 or above 100 %.
pub fn out_of_range(criterion: &str, share: f64) -> Message {
    let share = fixed(100.0 * share, 1);
    Message::new(both!("the share of `{criterion}` would be {share} %", "“{criterion}”的比重会变成 {share}%"))
        .help(Word::new("a share lies between 0 and 100 %", "比重在 0% 和 100% 之间"))
}

/// A criterion is named twice.
pub fn twice(criterion: &str) -> Message {
    Message::new(both!(
        "`{criterion}` is changed twice, or changed and locked", "“{criterion}”改了两次，或者既改动又锁定"
    ))
    .help(Word::new("give each criterion only once", "只说一次它要变成多少"))
}

/// Changed and locked shares exceed 100 %.
pub fn too_much(sum: f64) -> Message {
    let sum = fixed(100.0 * sum, 1);
    Message::new(both!("changed and locked shares add up to {sum} %", "改动和锁定的比重合计 {sum}%"))
        .help(Word::new("lower one of them", "调低其中一个"))
}

/// No criterion is left to take the rest.
pub fn nobody_left(left: f64) -> Message {
    let left = fixed(100.0 * left, 1);
    Message::new(both!(
        "{left} % are left over, and no criterion is left to take them",
        "还剩 {left}%，没有标准可以分担"
    ))
    .help(Word::new(
        "leave at least one criterion of some weight unchanged and unlocked",
        "至少留一条有权重的标准，不改动也不锁定",
    ))
}
