//! What is remembered of blocks that are gone.

use super::best::Kept;
use super::mistakes::{Excerpt, Fatal, Mistake};
use crate::diagnostic::Code;
use crate::tolerance;
use encoding_rs::Encoding;

/// What one thread has seen.
pub(super) struct Report {
    pub blocks: Vec<Seen>,
    pub kept: Vec<Kept>,
    /// The first of each kind.
    pub mistakes: Vec<Mistake>,
    pub fatal: Option<Fatal>,
    pub undefined: Vec<Undefined>,
    pub potentials: Histogram,
}

/// What a block was.
pub(super) struct Seen {
    pub block: usize,
    pub file: usize,
    pub lines: usize,
    pub ideas: usize,
    /// By verdict, in the order of [`Verdict::ALL`].
    pub verdicts: [usize; 3],
    pub script: Script,
    /// Where the first byte stands that is not ASCII, if the block is not [`Script::Ascii`].
    pub foreign: Option<Excerpt>,
    /// How many mistakes of each code.
    pub mistakes: Vec<(Code, usize)>,
}

/// How a block is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Ascii,
    Utf8,
    /// In another encoding.
    Other(&'static Encoding),
}

/// Ideas of a block for which an expression has no result.
pub(super) struct Undefined {
    pub block: usize,
    pub is_gate: bool,
    pub place: usize,
    pub ideas: usize,
    /// The first of them.
    pub named: Vec<String>,
}

impl Undefined {
    /// How many are named.
    pub const NAMED: usize = 5;
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

    /// How many have so many points or more; a few just below may be among them.
    pub fn at_least(&self, points: f64) -> u64 {
        self.0[self.bin(points - tolerance::POINTS)..].iter().sum()
    }
}
