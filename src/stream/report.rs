//! What one thread reports of the blocks that it has worked through.

use super::best::Kept;
use super::decode::Script;
use super::mistakes::{BlockExcerpt, Fatal, Mistake};
use crate::diagnostic::Code;
use crate::tolerance;

/// What one thread has seen.
pub(super) struct WorkerReport {
    pub blocks: Vec<BlockSummary>,
    pub kept: Vec<Kept>,
    /// The first of each kind.
    pub mistakes: Vec<Mistake>,
    pub fatal: Option<Fatal>,
    pub undecided: Vec<Undecided>,
    pub potentials: Histogram,
}

/// What a block was.
pub(super) struct BlockSummary {
    pub block: usize,
    pub file: usize,
    pub lines: usize,
    pub ideas: usize,
    /// By verdict, in the order of [`Verdict::ALL`].
    pub verdicts: [usize; 3],
    pub script: Script,
    /// Where the first byte stands that is not ASCII, if the block is not [`Script::Ascii`].
    pub foreign: Option<BlockExcerpt>,
    /// How many mistakes of each code.
    pub mistakes: Vec<(Code, usize)>,
}

/// An expression that has operands but no result for some ideas.
pub struct Undecided {
    /// The block that they are of; of several, the first.
    pub(super) block: usize,
    /// The criterion or the gate, by its place in the rubric.
    pub place: usize,
    /// Whether it is a gate.
    pub is_gate: bool,
    /// How many ideas.
    pub ideas: usize,
    /// The first of them, by name.
    pub named: Vec<String>,
}

impl Undecided {
    /// How many are named.
    pub(super) const MAX_NAMED: usize = 5;
}

/// How many ideas that pass all gates have which potential, in hundredths of a point.
pub(super) struct Histogram(Vec<u64>);

impl Histogram {
    const BINS: usize = 100;

    /// Of no ideas yet.
    pub fn new() -> Histogram {
        Histogram(vec![0; 100 * Self::BINS + 1])
    }

    fn bin(&self, points: f64) -> usize {
        ((points * Self::BINS as f64) as usize).min(self.0.len() - 1)
    }

    /// Counts one.
    pub fn add(&mut self, points: f64) {
        let bin = self.bin(points);
        self.0[bin] += 1;
    }

    /// How many have `points` or more; a few just below may be among them.
    pub fn at_least(&self, points: f64) -> u64 {
        self.0[self.bin(points - tolerance::POINTS)..].iter().sum()
    }
}
