//! `yes = 1` or `yes = 0`: what a *yes* is worth; *no* is worth the other.

use super::Kind;
use crate::lang::Word;

pub(super) const KIND: Kind = Kind {
    key: "yes",
    example: "yes = 1",
    about: Word::new(
        "a yes or no: `yes = 1` rewards a yes, `yes = 0` rewards a no",
        "是或否：`yes = 1` 时“是”得分，`yes = 0` 时“否”得分",
    ),
};

/// The value of evidence that is 1 for yes and 0 for no.
pub(super) fn at(yes: f64, x: f64) -> f64 {
    if x == 1.0 { yes } else { 1.0 - yes }
}
