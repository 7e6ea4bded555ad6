//! What a method is: an entry of the registry [`METHODS`](super::METHODS).

use super::opinion::Opinion;
use super::problem::{DecisionProblem, Reads, Unfit};
use crate::lang::{Lang, Word};

/// A method: an entry of the registry.
#[derive(Debug)]
pub struct Method {
    /// Its id on the command line.
    pub id: &'static str,
    /// Its name, in both languages.
    pub name: Word,
    /// Where it was published.
    pub paper: &'static str,
    /// What it reads if nothing else is asked for.
    pub reads: Reads,
    /// How it makes one number of many.
    pub combines: Combines,
    /// Whether the order of two ideas may depend on which others are in the table.
    pub is_relative: bool,
    /// Its opinion, with its usual parameters.
    pub judge: fn(&DecisionProblem) -> Result<Opinion, Unfit>,
    /// What it says beside a ranking.
    pub beside: Option<fn(&Opinion) -> MethodRemark>,
}

/// What a method says beside a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MethodRemark {
    /// VIKOR: the ideas that are good compromises, best first.
    Compromise(Vec<usize>),
    /// PROMETHEE I: how many pairs of ideas cannot be compared.
    Incomparable(u64),
}

/// How a method makes one number of what an idea has on each criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combines {
    /// It adds up parts, one a criterion.
    Sum,
    /// It multiplies, so that a single zero is the end.
    Product,
    /// By distances, the largest of some, or several ways at once.
    Otherwise,
}

impl Method {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.name.get(lang)
    }
}
