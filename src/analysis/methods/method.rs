//! The type of the entries in the registry [`METHODS`](super::METHODS).

use super::opinion::Opinion;
use super::problem::{DecisionProblem, Reads, Unfit};
use crate::lang::Word;

/// A decision method.
#[derive(Debug)]
pub struct Method {
    /// The id on the command line.
    pub id: &'static str,
    /// The name in both languages.
    pub name: Word,
    /// The publication.
    pub paper: &'static str,
    /// What it reads by default.
    pub reads: Reads,
    /// How it combines the criteria.
    pub combines: Combines,
    /// Whether the order of two ideas may depend on the other ideas.
    pub is_relative: bool,
    /// Computes its opinion with its usual parameters.
    pub judge: fn(&DecisionProblem) -> Result<Opinion, Unfit>,
    /// Computes its remark beside the ranking, if it has one.
    pub beside: Option<fn(&Opinion) -> MethodRemark>,
}

/// A remark of a method beside its ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MethodRemark {
    /// VIKOR: the ideas that are good compromises, best first.
    Compromise(Vec<usize>),
    /// PROMETHEE I: the number of pairs of ideas that cannot be compared.
    Incomparable(u64),
}

/// How a method combines the criteria into one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combines {
    /// It adds up one part for each criterion.
    Sum,
    /// It multiplies, so that a single zero makes the result zero.
    Product,
    /// By distances, by a maximum, or in several ways at once.
    Otherwise,
}
