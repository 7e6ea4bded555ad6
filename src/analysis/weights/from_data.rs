//! What a way to read weights off data is: an entry of the registry [`FROM_DATA`](super::FROM_DATA).

use crate::analysis::methods::problem::{DecisionProblem, Unfit};
use crate::lang::{Lang, Word};

/// A way to read weights off the numbers of a problem: an entry of the registry.
#[derive(Debug)]
pub struct FromData {
    /// Its id on the command line.
    pub id: &'static str,
    /// Its name, in both languages.
    pub name: Word,
    /// Where it was published.
    pub paper: &'static str,
    /// Where a method takes logarithms, which nothing has none of: values below this count as this.
    pub floor: Option<f64>,
    /// Shares of the criteria; the weights that the problem has do not matter.
    pub of: fn(&DecisionProblem) -> Result<Vec<f64>, Unfit>,
}

impl FromData {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.name.get(lang)
    }
}
