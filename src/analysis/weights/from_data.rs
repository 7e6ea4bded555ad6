//! The type of the entries in [`FROM_DATA`](super::FROM_DATA), the registry of methods that derive weights from data.

use crate::analysis::methods::problem::{DecisionProblem, Unfit};
use crate::lang::Word;

/// A method that derives weights from the numbers of a problem.
#[derive(Debug)]
pub struct FromData {
    /// The id on the command line.
    pub id: &'static str,
    /// The name in both languages.
    pub name: Word,
    /// The publication.
    pub paper: &'static str,
    /// For methods that take logarithms, which 0 does not have: smaller values are raised to this.
    pub floor: Option<f64>,
    /// Computes the shares of the criteria; the weights of the problem are ignored.
    pub of: fn(&DecisionProblem) -> Result<Vec<f64>, Unfit>,
}
