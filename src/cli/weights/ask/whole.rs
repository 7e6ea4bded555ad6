//! All answers, put together.

use super::super::said::Said;
use super::interview::Answer;
use super::ways::{Asked, chosen, numbers};
use crate::analysis::weights::best_worst::Comparisons;
use crate::cli::args::Way;

impl Asked<'_> {
    /// What all answers come to.
    pub fn said(&self, answers: &[Answer]) -> Said {
        let n = self.n();
        match (self.way, answers) {
            // Of a single criterion there is nothing to ask.
            (Way::Order, []) => Said::Order(vec![Some(1)]),
            (Way::Swing, []) => Said::Swing(vec![Some(100.0)]),
            (Way::BestWorst, []) => {
                let comparisons = Comparisons { best: 0, worst: 0, best_to: vec![1.0], to_worst: vec![1.0] };
                Said::BestWorst { criteria: vec![0], left_out: Vec::new(), comparisons }
            }
            (_, [Answer::Order(ranks), ..]) => Said::Order(ranks.clone()),
            (Way::Swing | Way::Order, _) => {
                let first = chosen(answers, 0);
                let mut points = vec![None; n];
                points[first] = Some(100.0);
                self.others(&[first]).into_iter().zip(numbers(&answers[1..])).for_each(|(c, x)| points[c] = Some(x));
                Said::Swing(points)
            }
            (Way::Pairs, _) => {
                let mut matrix = vec![vec![1.0; n]; n];
                for (k, x) in numbers(answers).enumerate() {
                    let [a, b] = self.pair(k);
                    (matrix[a][b], matrix[b][a]) = (x, 1.0 / x);
                }
                Said::Pairs { criteria: (0..n).collect(), left_out: Vec::new(), matrix }
            }
            (Way::BestWorst, _) => {
                let (best, worst) = (chosen(answers, 0), chosen(answers, 1));
                let others = self.others(&[best, worst]);
                let said: Vec<f64> = numbers(&answers[2..]).collect();
                let (mut best_to, mut to_worst) = (vec![1.0; n], vec![1.0; n]);
                (best_to[worst], to_worst[best]) = (said[0], said[0]);
                for (k, &c) in others.iter().enumerate() {
                    (best_to[c], to_worst[c]) = (said[1 + k], said[1 + others.len() + k]);
                }
                let comparisons = Comparisons { best, worst, best_to, to_worst };
                Said::BestWorst { criteria: (0..n).collect(), left_out: Vec::new(), comparisons }
            }
        }
    }
}
