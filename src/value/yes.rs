//! `yes = 1` or `yes = 0`: what a *yes* is worth; *no* is worth the other.

use super::Kind;

pub(super) const KIND: Kind =
    Kind { key: "yes", example: "yes = 1", about: "a yes or no: `yes = 1` rewards a yes, `yes = 0` rewards a no" };

/// The value of evidence that is 1 for yes and 0 for no.
pub(super) fn at(yes: f64, x: f64) -> f64 {
    if x == 1.0 { yes } else { 1.0 - yes }
}
