//! Ranks all ideas in every draw: scores them all, side by side, and sorts them.

use super::chance::{Chance, Purpose};
use super::lanes::{self, LANES, LaneRow, Work};
use super::open::OpenValues;
use super::query::{BLOCK, MAX_PAIRED_IDEAS, SmaaEvidence, SmaaQuery};
use super::ranks::{RankCounter, RankTally};
use crate::progress::Progress;
use crate::score::DecisionMatrix;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The shared state of a run, however ranks are counted.
pub(super) struct Kernel<'a> {
    pub question: &'a SmaaQuery<'a>,
    pub progress: &'a Progress,
    pub matrix: &'a DecisionMatrix,
    /// Whether open values are drawn.
    pub is_drawn: bool,
    pub ideas: usize,
    pub criteria: usize,
    pub open: OpenValues<'a>,
    /// The start of each idea's score: 0, or far enough below that an idea failing a gate is behind all others.
    pub offsets: Vec<f64>,
    /// The greatest distance of a value from 0.
    pub farthest: f64,
}

impl<'a> Kernel<'a> {
    pub fn new(question: &'a SmaaQuery<'a>, progress: &'a Progress) -> Kernel<'a> {
        let matrix = question.evidence.matrix();
        let is_drawn = !matches!(question.evidence, SmaaEvidence::Proven(_));
        let (ideas, criteria) = (matrix.ideas(), matrix.criteria());
        let (mut least, mut most) = (0.0f64, 0.0f64);
        for criterion in 0..criteria {
            least = matrix.low_column(criterion).iter().copied().fold(least, f64::min);
            most = matrix.high_column(criterion).iter().copied().fold(most, f64::max);
        }
        let below = least - most - 1.0;
        let offsets = question.out.iter().map(|out| if *out { below } else { 0.0 }).collect();
        let open = OpenValues::new(question.evidence);
        Kernel { question, progress, matrix, is_drawn, ideas, criteria, open, offsets, farthest: most.max(-least) }
    }

    /// Counts all blocks of draws in parallel and merges the counts. Threads take block after block; who gets which
    /// does not matter, because whole numbers add up the same in any order.
    pub fn over_blocks<T: Send>(
        &self,
        count: impl Fn(&mut dyn Iterator<Item = usize>) -> T + Sync,
        merge: impl Fn(T, T) -> T + Sync + Send,
    ) -> T {
        let blocks = self.question.draws.div_ceil(BLOCK);
        let next = AtomicUsize::new(0);
        let worker = |_| {
            let left = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < blocks));
            count(&mut left.take_while(|_| !self.progress.is_stopped()))
        };
        let workers = rayon::current_num_threads().min(blocks).max(1);
        (0..workers).into_par_iter().map(worker).reduce_with(merge).expect("there is one worker at least")
    }

    /// Draws and counts the ranks of all ideas.
    pub fn run(&self) -> RankTally {
        let SmaaQuery { watched, draws, weights, seed, .. } = self.question;
        let count = |blocks: &mut dyn Iterator<Item = usize>| {
            let mut counter = RankCounter::new(self.ideas, self.criteria, watched, watched.len() <= MAX_PAIRED_IDEAS);
            let mut drawn = vec![0.0; BLOCK * self.criteria];
            let mut rows = vec![LaneRow([0.0; LANES]); self.criteria];
            let mut scores = vec![LaneRow([0.0; LANES]); self.ideas];
            let mut chance = Chance::new(*seed, Purpose::Evidence, 0);
            for n in blocks {
                let first = n * BLOCK;
                let drawn = &mut drawn[..BLOCK.min(draws - first) * self.criteria];
                weights.fill(*seed, n, drawn);
                for (group, weights) in drawn.chunks(LANES * self.criteria).enumerate() {
                    self.score(&mut chance, first + group * LANES, weights, &mut rows, &mut scores);
                    counter.add(weights, &scores);
                }
                self.progress.advance(drawn.len() / self.criteria);
            }
            counter.finish()
        };
        self.over_blocks(count, RankTally::merge)
    }

    /// The scores (0–1) of a group of draws, side by side.
    pub fn score(
        &self,
        chance: &mut Chance,
        first: usize,
        weights: &[f64],
        rows: &mut [LaneRow<f64>],
        scores: &mut [LaneRow<f64>],
    ) {
        side_by_side(weights, rows);
        lanes::widest(Weigh { matrix: self.matrix, weights: rows, below: &self.offsets, scores });
        lanes::widest(Earn { open: &self.open, chance, first, weights: rows, scores });
    }

    /// Computes Σ wⱼ·lowⱼ of each idea; those that fail a gate lie below all others.
    pub fn weigh(&self, weights: &[f64], scores: &mut [f64]) {
        scores.copy_from_slice(&self.offsets);
        for (criterion, weight) in weights.iter().enumerate() {
            scores
                .iter_mut()
                .zip(self.matrix.low_column(criterion))
                .for_each(|(score, value)| *score += weight * value);
        }
    }
}

/// Transposes consecutive sets of weights into rows, one for each criterion. Lanes without a set stay as they are.
pub(super) fn side_by_side(weights: &[f64], rows: &mut [LaneRow<f64>]) {
    for (lane, weights) in weights.chunks_exact(rows.len()).enumerate() {
        for (row, weight) in rows.iter_mut().zip(weights) {
            row.0[lane] = *weight;
        }
    }
}

/// Scores a group of draws from proven values.
struct Weigh<'a> {
    matrix: &'a DecisionMatrix,
    weights: &'a [LaneRow<f64>],
    below: &'a [f64],
    scores: &'a mut [LaneRow<f64>],
}

impl Work for Weigh<'_> {
    /// Four neighbouring ideas at once: additions wait for each other only within an idea.
    #[allow(clippy::needless_range_loop, reason = "loops over lanes, all alike")]
    #[inline(always)]
    fn run(self) {
        let Weigh { matrix, weights, below, scores } = self;
        let (tiles, rest) = scores.as_chunks_mut::<4>();
        let tiled = 4 * tiles.len();
        for tile in 0..tiles.len() {
            let (first, scores) = (4 * tile, &mut tiles[tile]);
            let (mut a, mut b) = ([below[first]; LANES], [below[first + 1]; LANES]);
            let (mut c, mut d) = ([below[first + 2]; LANES], [below[first + 3]; LANES]);
            for (criterion, weights) in weights.iter().enumerate() {
                let values = &matrix.low_column(criterion)[first..first + 4];
                for l in 0..LANES {
                    a[l] += weights.0[l] * values[0];
                    b[l] += weights.0[l] * values[1];
                    c[l] += weights.0[l] * values[2];
                    d[l] += weights.0[l] * values[3];
                }
            }
            scores[0].0 = a;
            scores[1].0 = b;
            scores[2].0 = c;
            scores[3].0 = d;
        }
        for (n, score) in rest.iter_mut().enumerate() {
            let mut sum = [below[tiled + n]; LANES];
            for (criterion, weights) in weights.iter().enumerate() {
                let value = matrix.low(tiled + n, criterion);
                for l in 0..LANES {
                    sum[l] += weights.0[l] * value;
                }
            }
            score.0 = sum;
        }
    }
}

/// Adds the draws of open values to the scores.
struct Earn<'a> {
    open: &'a OpenValues<'a>,
    chance: &'a mut Chance,
    first: usize,
    weights: &'a [LaneRow<f64>],
    scores: &'a mut [LaneRow<f64>],
}

impl Work for Earn<'_> {
    #[inline(always)]
    fn run(self) {
        for (idea, score) in self.scores.iter_mut().enumerate() {
            self.open.earn(self.chance, Purpose::Evidence, (idea, self.first), self.weights, score);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::weights::WeightModel;
    use super::super::{MAX_DRAWS, RankDepth, SmaaEvidence};
    use super::*;
    use crate::score::DecisionMatrix;
    use std::thread;

    /// Values that are all open.
    fn open(ideas: usize) -> DecisionMatrix {
        let value = |n: usize| (n * 7 % 11) as f64 / 22.0;
        let low: Vec<f64> = (0..4 * ideas).map(value).collect();
        let high = low.iter().map(|x| x + 0.5).collect();
        DecisionMatrix::new(ideas, low, high)
    }

    fn question<'a>(matrix: &'a DecisionMatrix, weights: &'a WeightModel, draws: usize) -> SmaaQuery<'a> {
        let ideas = matrix.ideas();
        let watched = (0..ideas).collect();
        let (evidence, out) = (SmaaEvidence::Drawn(matrix), vec![false; ideas]);
        SmaaQuery { evidence, weights, out, watched, told: RankDepth::All, draws, seed: 1 }
    }

    #[test]
    fn looking_on_changes_nothing_and_sees_every_draw() {
        let (matrix, weights) = (open(5), WeightModel::All(4));
        let (question, progress) = (question(&matrix, &weights, 1_000), Progress::default());
        let (seen, alone) = (question.answer_watched(&progress).unwrap(), question.answer());
        assert_eq!(progress.done(), 1_000);
        assert_eq!(format!("{seen:?}"), format!("{alone:?}"));
    }

    #[test]
    fn whoever_asks_to_stop_gets_no_answer_and_few_further_draws() {
        let (matrix, weights) = (open(60), WeightModel::All(4));
        let (question, progress) = (question(&matrix, &weights, MAX_DRAWS), Progress::default());
        thread::scope(|scope| {
            let answer = scope.spawn(|| question.answer_watched(&progress));
            while progress.done() == 0 {
                thread::yield_now();
            }
            progress.stop();
            assert!(answer.join().unwrap().is_none());
        });
        assert!(progress.done() < MAX_DRAWS as u64 / 2, "it went on for {} draws", progress.done());
        let stopped = progress.done();
        assert!(question.answer_watched(&progress).is_none());
        assert_eq!(progress.done(), stopped, "stopped before it began, it draws nothing");
    }

    #[test]
    fn confidence_factors_stop_too() {
        let (matrix, weights) = (open(60), WeightModel::All(4));
        let (question, progress) = (question(&matrix, &weights, 1_000), Progress::default());
        let kernel = Kernel::new(&question, &progress);
        let tally = kernel.run();
        assert!(kernel.confidence(&tally).iter().any(Option::is_some));
        progress.stop();
        assert!(kernel.confidence(&tally).iter().all(Option::is_none));
    }
}
