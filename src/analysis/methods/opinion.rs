//! What a method makes of a problem: scores, the ranks they come to, and the tables on the way.

use crate::lang::Word;
use crate::tolerance;

/// Which scores are better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BetterScore {
    /// The higher.
    Higher,
    /// The lower: VIKOR and SPOTIS measure a distance.
    Lower,
}

/// What a method makes of a problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// One score an idea, in the order of the table; finite.
    pub scores: Vec<f64>,
    /// Which scores are better.
    pub better: BetterScore,
    /// What ranks the ideas where scores run over many orders of magnitude: their logarithms, −∞ of nothing.
    pub logarithms: Option<Vec<f64>>,
    /// The tables that the scores were made of, in the order of the method's formula.
    pub steps: Vec<Step>,
}

/// A table on the way to the scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The letter of the formula; for programs.
    pub symbol: &'static str,
    /// What stands above its column: the letter, where it has one.
    pub head: Word,
    /// What it is.
    pub name: Word,
    /// Its numbers.
    pub numbers: StepNumbers,
}

/// The numbers of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepNumbers {
    /// One an idea and criterion, criterion by criterion.
    Cells(Vec<f64>),
    /// One an idea.
    Ideas(Vec<f64>),
    /// One a criterion.
    Criteria(Vec<f64>),
}

impl Step {
    fn new(symbol: &'static str, name: Word, numbers: StepNumbers) -> Step {
        Step { symbol, head: Word::new(symbol, symbol), name, numbers }
    }

    /// One number an idea and criterion, criterion by criterion.
    pub fn cells(symbol: &'static str, en: &'static str, zh: &'static str, numbers: &[f64]) -> Step {
        Step::new(symbol, Word::new(en, zh), StepNumbers::Cells(numbers.to_vec()))
    }

    /// One number an idea.
    pub fn ideas(symbol: &'static str, en: &'static str, zh: &'static str, numbers: &[f64]) -> Step {
        Step::new(symbol, Word::new(en, zh), StepNumbers::Ideas(numbers.to_vec()))
    }

    /// One number a criterion.
    pub fn criteria(symbol: &'static str, en: &'static str, zh: &'static str, numbers: &[f64]) -> Step {
        Step::new(symbol, Word::new(en, zh), StepNumbers::Criteria(numbers.to_vec()))
    }
}

impl Opinion {
    /// Scores of which the higher are better.
    pub fn higher(scores: Vec<f64>, steps: Vec<Step>) -> Opinion {
        Opinion { scores, better: BetterScore::Higher, logarithms: None, steps }
    }

    /// Products, of which the higher are better, with their logarithms: small ones are as far apart as great ones.
    pub fn product(scores: Vec<f64>, logarithms: Vec<f64>, steps: Vec<Step>) -> Opinion {
        Opinion { scores, better: BetterScore::Higher, logarithms: Some(logarithms), steps }
    }

    /// Scores of which the lower are better.
    pub fn lower(scores: Vec<f64>, steps: Vec<Step>) -> Opinion {
        Opinion { scores, better: BetterScore::Lower, logarithms: None, steps }
    }

    /// The numbers of the step of this symbol, which the method must have.
    pub fn step(&self, symbol: &str) -> &[f64] {
        let step = self.steps.iter().find(|step| step.symbol == symbol);
        let (StepNumbers::Cells(numbers) | StepNumbers::Ideas(numbers) | StepNumbers::Criteria(numbers)) =
            &step.expect("a method knows its steps").numbers;
        numbers
    }

    /// Ranks, 1 = best, in the order of the table; equal scores share the better one ("1224").
    pub fn ranks(&self) -> Vec<usize> {
        ranks(self.logarithms.as_ref().unwrap_or(&self.scores), self.better)
    }
}

/// Ranks of scores, 1 = best; scores as near as [`tolerance::ROUNDING`] to the one before share the better rank.
pub fn ranks(scores: &[f64], better: BetterScore) -> Vec<usize> {
    let finite = scores.iter().filter(|score| score.is_finite());
    let near = tolerance::ROUNDING * finite.fold(1.0, |most: f64, score| most.max(score.abs()));
    // The sign turns the order, so that the least is the best; ties keep the order of the table.
    let sign = if better == BetterScore::Higher { -1.0 } else { 1.0 };
    let mut order: Vec<(f64, usize)> = scores.iter().map(|score| sign * score).zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut ranks = vec![1; scores.len()];
    for (place, pair) in order.windows(2).enumerate() {
        let tied = pair[1].0 == pair[0].0 || pair[1].0 - pair[0].0 <= near;
        ranks[pair[1].1] = if tied { ranks[pair[0].1] } else { place + 2 };
    }
    ranks
}

/// Places in the order of their ranks, best first; ties in the order of the table.
pub fn by_rank(ranks: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by_key(|&place| ranks[place]);
    order
}
