//! Looking on while draws are made: how far they are, and asking to stop.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Shared between whoever draws and whoever waits.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicUsize,
    stop: AtomicBool,
}

impl Watch {
    /// Draws made so far, in whole blocks.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks to stop: no further block of draws is begun.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn add(&self, draws: usize) {
        self.done.fetch_add(draws, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::super::weights::WeightModel;
    use super::super::{Evidence, Kernel, MOST_DRAWS, Question, Told};
    use super::Watch;
    use crate::score::DecisionMatrix;
    use std::thread;

    /// Values that are all open.
    fn open(ideas: usize) -> DecisionMatrix {
        let value = |n: usize| (n * 7 % 11) as f64 / 22.0;
        let low: Vec<f64> = (0..4 * ideas).map(value).collect();
        let high = low.iter().map(|x| x + 0.5).collect();
        DecisionMatrix::new(ideas, low, high)
    }

    fn question<'a>(matrix: &'a DecisionMatrix, weights: &'a WeightModel, draws: usize) -> Question<'a> {
        let ideas = matrix.ideas();
        let watched = (0..ideas).collect();
        let (evidence, out) = (Evidence::Drawn(matrix), vec![false; ideas]);
        Question { evidence, weights, out, watched, told: Told::All, draws, seed: 1 }
    }

    #[test]
    fn looking_on_changes_nothing_and_sees_every_draw() {
        let (matrix, weights) = (open(5), WeightModel::All(4));
        let (question, watch) = (question(&matrix, &weights, 1_000), Watch::default());
        let (seen, alone) = (question.answer_watched(&watch).unwrap(), question.answer());
        assert_eq!(watch.done(), 1_000);
        assert_eq!(format!("{seen:?}"), format!("{alone:?}"));
    }

    #[test]
    fn whoever_asks_to_stop_gets_no_answer_and_few_further_draws() {
        let (matrix, weights) = (open(60), WeightModel::All(4));
        let (question, watch) = (question(&matrix, &weights, MOST_DRAWS), Watch::default());
        thread::scope(|scope| {
            let answer = scope.spawn(|| question.answer_watched(&watch));
            while watch.done() == 0 {
                thread::yield_now();
            }
            watch.stop();
            assert!(answer.join().unwrap().is_none());
        });
        assert!(watch.done() < MOST_DRAWS / 2, "it went on for {} draws", watch.done());
        let stopped = watch.done();
        assert!(question.answer_watched(&watch).is_none());
        assert_eq!(watch.done(), stopped, "stopped before it began, it draws nothing");
    }

    #[test]
    fn confidence_factors_stop_too() {
        let (matrix, weights) = (open(60), WeightModel::All(4));
        let (question, watch) = (question(&matrix, &weights, 1_000), Watch::default());
        let kernel = Kernel::new(&question, &watch);
        let tally = kernel.run();
        assert!(kernel.confidence(&tally).iter().any(Option::is_some));
        watch.stop();
        assert!(kernel.confidence(&tally).iter().all(Option::is_none));
    }
}
