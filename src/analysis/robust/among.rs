//! Ranks of a few ideas among themselves, with the draws of these alone: the pairs are those of
//! [`Robust::ahead`](super::Robust::ahead).

use super::chance::{Chance, Purpose};
use super::kernel::{Kernel, side_by_side};
use super::lanes::{self, LANES, LaneRow, Work};
use super::query::{BLOCK, SmaaQuery};
use super::ranks::level;
use crate::progress::Progress;

/// How often each of some ideas is ahead of another of them, and of all. Methods take an idea by its place among them.
#[derive(Debug)]
pub struct AmongThem {
    /// The number of draws.
    pub draws: usize,
    ideas: usize,
    /// In how many draws each is first; who shares it counts too.
    first: Vec<usize>,
    /// In how many the first of a pair is ahead of the second, pair by pair.
    ahead: Vec<usize>,
}

impl AmongThem {
    /// The share of draws in which an idea is behind none of the others.
    pub fn first(&self, idea: usize) -> f64 {
        self.first[idea] as f64 / self.draws as f64
    }

    /// The share of draws in which `a` is ahead of `b`.
    pub fn ahead(&self, a: usize, b: usize) -> f64 {
        self.ahead[a * self.ideas + b] as f64 / self.draws as f64
    }

    fn none(ideas: usize, draws: usize) -> AmongThem {
        AmongThem { draws, ideas, first: vec![0; ideas], ahead: vec![0; ideas * ideas] }
    }

    /// Adds a draw with these scores, which become levels.
    fn add(&mut self, scores: &mut [f64]) {
        scores.iter_mut().for_each(|score| *score = level(*score));
        let levels = &*scores;
        let best = levels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for (a, own) in levels.iter().enumerate() {
            self.first[a] += usize::from(*own == best);
            let ahead = self.ahead[a * self.ideas..].iter_mut().zip(levels);
            ahead.for_each(|(ahead, other)| *ahead += usize::from(own > other));
        }
    }

    fn merge(mut self, other: AmongThem) -> AmongThem {
        self.first.iter_mut().zip(other.first).for_each(|(a, b)| *a += b);
        self.ahead.iter_mut().zip(other.ahead).for_each(|(a, b)| *a += b);
        self
    }
}

impl SmaaQuery<'_> {
    /// Ranks these ideas among themselves.
    pub fn among(&self, ideas: &[usize]) -> AmongThem {
        Kernel::new(self, &Progress::default()).among(ideas)
    }
}

impl Kernel<'_> {
    /// Ranks these ideas among themselves.
    pub fn among(&self, ideas: &[usize]) -> AmongThem {
        let none = || AmongThem::none(ideas.len(), self.question.draws);
        self.count_draws(ideas, none, |counted, scores| counted.add(scores), AmongThem::merge)
    }

    /// Draws some ideas alone, and counts: `none` makes an empty count, to which `add` adds a draw, the scores (0–1) of
    /// these ideas in their order.
    pub fn count_draws<T: Send>(
        &self,
        ideas: &[usize],
        none: impl Fn() -> T + Sync,
        add: impl Fn(&mut T, &mut [f64]) + Sync,
        merge: impl Fn(T, T) -> T + Sync + Send,
    ) -> T {
        let count = |blocks: &mut dyn Iterator<Item = usize>| {
            let mut counted = none();
            blocks.for_each(|block| self.draw_few(block, ideas, |scores| add(&mut counted, scores)));
            counted
        };
        self.over_blocks(count, merge)
    }

    /// Scores some ideas in the draws of a block.
    fn draw_few(&self, block: usize, ideas: &[usize], mut add: impl FnMut(&mut [f64])) {
        let SmaaQuery { draws, weights, seed, .. } = self.question;
        let start = block * BLOCK;
        let mut drawn = vec![0.0; BLOCK.min(draws - start) * self.criteria];
        weights.fill(*seed, block, &mut drawn);
        let mut chance = Chance::new(*seed, Purpose::Evidence, 0);
        let mut rows = vec![LaneRow([0.0; LANES]); self.criteria];
        let (mut scores, mut of_draw) = (vec![LaneRow([0.0; LANES]); ideas.len()], vec![0.0; ideas.len()]);
        for (group, weights) in drawn.chunks(LANES * self.criteria).enumerate() {
            side_by_side(weights, &mut rows);
            let (chance, first) = (&mut chance, start + group * LANES);
            lanes::widest(ScoreFew { kernel: self, chance, first, weights: &rows, ideas, scores: &mut scores });
            for lane in 0..weights.len() / self.criteria {
                of_draw.iter_mut().zip(&scores).for_each(|(own, scores)| *own = scores.0[lane]);
                add(&mut of_draw);
            }
        }
    }
}

/// Scores some ideas in a group of draws.
struct ScoreFew<'a, 'k> {
    kernel: &'a Kernel<'k>,
    chance: &'a mut Chance,
    first: usize,
    weights: &'a [LaneRow<f64>],
    ideas: &'a [usize],
    scores: &'a mut [LaneRow<f64>],
}

impl Work for ScoreFew<'_, '_> {
    #[inline(always)]
    fn run(self) {
        let ScoreFew { kernel, chance, first, weights, ideas, scores } = self;
        for (&idea, scores) in ideas.iter().zip(scores) {
            scores.0 = [kernel.offsets[idea]; LANES];
            for (criterion, weights) in weights.iter().enumerate() {
                let value = kernel.matrix.low(idea, criterion);
                for l in 0..LANES {
                    scores.0[l] += weights.0[l] * value;
                }
            }
            kernel.open.earn(chance, Purpose::Evidence, (idea, first), weights, scores);
        }
    }
}
