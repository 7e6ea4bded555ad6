//! What one thread sums up of its blocks.

use super::mistakes::{BlockExcerpt, Fatal, Mistake};
use crate::diagnostic::Code;
use crate::evidence::TextsSaid;
use crate::input::Script;
use crate::score::Groups;
use crate::tolerance;

/// The report of one thread.
#[derive(Default)]
pub(super) struct WorkerReport {
    pub blocks: Vec<BlockSummary>,
    /// The first mistakes of each kind.
    pub mistakes: Vec<Mistake>,
    pub fatal: Option<Fatal>,
    pub undefined: Vec<UndefinedCount>,
    pub potentials: Histogram,
    pub groups: Groups,
    /// What the blocks say in the columns that a condition reads.
    pub said: Option<TextsSaid>,
}

/// The summary of a block.
pub(super) struct BlockSummary {
    pub block: usize,
    pub file: usize,
    pub lines: usize,
    /// The number of ideas that are looked at.
    pub ideas: usize,
    /// The number of all ideas, and of those of which it is not known whether they satisfy the condition.
    pub all: usize,
    pub unknown: usize,
    /// The names of the first of the latter.
    pub named: Vec<String>,
    /// The number of ideas with each verdict, in the order of [`Verdict::ALL`].
    pub verdicts: [usize; 3],
    pub script: Script,
    /// The first byte that is not ASCII, in the first block of a file and encoding that the thread sees.
    pub foreign: Option<BlockExcerpt>,
    /// The number of mistakes of each code.
    pub mistakes: Vec<(Code, usize)>,
}

/// An expression that has operands but no result for some ideas.
pub struct UndefinedCount {
    /// The block of the ideas; the first one after merging.
    pub(super) block: usize,
    /// The criterion or the gate, by its place in the rubric.
    pub place: usize,
    /// Whether it belongs to a gate.
    pub is_gate: bool,
    /// The number of ideas.
    pub ideas: usize,
    /// The names of the first of them.
    pub named: Vec<String>,
}

impl UndefinedCount {
    /// The most ideas named.
    pub(super) const MAX_NAMED: usize = 5;
}

/// The potentials of ideas that fail no gate, counted in bins of a hundredth of a point.
pub(super) struct Histogram(Vec<u64>);

impl Default for Histogram {
    fn default() -> Histogram {
        Histogram(vec![0; 100 * Self::BINS_PER_POINT + 1])
    }
}

impl Histogram {
    const BINS_PER_POINT: usize = 100;

    fn bin(&self, points: f64) -> usize {
        ((points * Self::BINS_PER_POINT as f64) as usize).min(self.0.len() - 1)
    }

    /// Counts one potential.
    pub fn add(&mut self, points: f64) {
        let bin = self.bin(points);
        self.0[bin] += 1;
    }

    /// The number with `points` or more; it may include a few just below.
    pub fn at_least(&self, points: f64) -> u64 {
        self.0[self.bin(points - tolerance::POINTS)..].iter().sum()
    }
}
