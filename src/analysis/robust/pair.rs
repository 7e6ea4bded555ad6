//! How often one idea is ahead of another: the numbers of [`Robust::ahead`](super::Robust::ahead), with the draws of these
//! two alone.

use super::chance::{Chance, Purpose};
use super::kernel::{Kernel, side_by_side};
use super::lanes::{LANES, LaneRow};
use super::query::{BLOCK, SmaaQuery};
use super::ranks::level;
use crate::progress::Progress;

impl SmaaQuery<'_> {
    /// The share of draws in which `a` is ahead of `b`.
    pub fn ahead(&self, a: usize, b: usize) -> f64 {
        let progress = Progress::default();
        let kernel = Kernel::new(self, &progress);
        let count = |blocks: &mut dyn Iterator<Item = usize>| blocks.map(|block| kernel.ahead_in(block, [a, b])).sum();
        kernel.over_blocks(count, |x: usize, y: usize| x + y) as f64 / self.draws as f64
    }
}

impl Kernel<'_> {
    /// In how many draws of a block the first of two ideas is ahead.
    fn ahead_in(&self, block: usize, pair: [usize; 2]) -> usize {
        let SmaaQuery { draws, weights, seed, .. } = self.question;
        let start = block * BLOCK;
        let mut drawn = vec![0.0; BLOCK.min(draws - start) * self.criteria];
        weights.fill(*seed, block, &mut drawn);
        let mut chance = Chance::new(*seed, Purpose::Evidence, 0);
        let mut rows = vec![LaneRow([0.0; LANES]); self.criteria];
        let mut ahead = 0;
        for (group, weights) in drawn.chunks(LANES * self.criteria).enumerate() {
            side_by_side(weights, &mut rows);
            let [a, b] = pair.map(|idea| {
                let mut scores = LaneRow([self.offsets[idea]; LANES]);
                for (criterion, weights) in rows.iter().enumerate() {
                    let value = self.matrix.low(idea, criterion);
                    scores.0.iter_mut().zip(weights.0).for_each(|(score, weight)| *score += weight * value);
                }
                self.open.earn(&mut chance, Purpose::Evidence, (idea, start + group * LANES), &rows, &mut scores);
                scores
            });
            let lanes = weights.len() / self.criteria;
            ahead += (0..lanes).filter(|&lane| level(a.0[lane]) > level(b.0[lane])).count();
        }
        ahead
    }
}
