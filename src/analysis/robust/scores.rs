//! The scores of all ideas in each draw, for questions that are not about ranks.

use super::chance::{Chance, Purpose};
use super::kernel::Kernel;
use super::lanes::{LANES, LaneRow};
use super::query::{BLOCK, SmaaQuery};
use crate::progress::Progress;

impl SmaaQuery<'_> {
    /// The scores (0–1) of all ideas, draw by draw: those that [`answer`](SmaaQuery::answer) ranks. Ideas that fail a
    /// gate lie below all others.
    pub fn scores(&self) -> Vec<Vec<f64>> {
        let progress = Progress::default();
        let kernel = Kernel::new(self, &progress);
        let mut chance = Chance::new(self.seed, Purpose::Evidence, 0);
        let mut drawn = vec![0.0; BLOCK * kernel.criteria];
        let mut rows = vec![LaneRow([0.0; LANES]); kernel.criteria];
        let mut scores = vec![LaneRow([0.0; LANES]); kernel.ideas];
        let mut all = Vec::with_capacity(self.draws);
        for block in 0..self.draws.div_ceil(BLOCK) {
            let first = block * BLOCK;
            let drawn = &mut drawn[..BLOCK.min(self.draws - first) * kernel.criteria];
            self.weights.fill(self.seed, block, drawn);
            for (group, weights) in drawn.chunks(LANES * kernel.criteria).enumerate() {
                kernel.score(&mut chance, first + group * LANES, weights, &mut rows, &mut scores);
                let lanes = 0..weights.len() / kernel.criteria;
                all.extend(lanes.map(|lane| scores.iter().map(|row| row.0[lane]).collect::<Vec<f64>>()));
            }
        }
        all
    }
}
