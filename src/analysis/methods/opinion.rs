//! The opinion of a method on a problem: scores, their ranks, and the intermediate tables.

use crate::lang::Word;
use crate::tolerance;

/// Which scores are better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BetterScore {
    /// Higher scores.
    Higher,
    /// Lower scores: VIKOR and SPOTIS measure a distance.
    Lower,
}

/// The opinion of a method on a problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// One finite score for each idea, in the order of the table.
    pub scores: Vec<f64>,
    /// Which scores are better.
    pub better: BetterScore,
    /// The logarithms of scores that span many orders of magnitude (−∞ for 0); they rank the ideas.
    pub logarithms: Option<Vec<f64>>,
    /// The intermediate tables, in the order of the method's formula.
    pub steps: Vec<Step>,
}

/// An intermediate table on the way to the scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The letter in the formula, for machine-readable output.
    pub symbol: &'static str,
    /// The head of its column: the letter, if it has one.
    pub head: Word,
    /// Its name.
    pub name: Word,
    /// Its numbers.
    pub numbers: StepNumbers,
}

/// The numbers of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepNumbers {
    /// One for each idea and criterion, criterion by criterion.
    Cells(Vec<f64>),
    /// One for each idea.
    Ideas(Vec<f64>),
    /// One for each criterion.
    Criteria(Vec<f64>),
}

impl Step {
    fn new(symbol: &'static str, name: Word, numbers: StepNumbers) -> Step {
        Step { symbol, head: Word::new(symbol, symbol), name, numbers }
    }

    /// A step with one number for each idea and criterion, criterion by criterion.
    pub fn cells(symbol: &'static str, en: &'static str, zh: &'static str, numbers: &[f64]) -> Step {
        Step::new(symbol, Word::new(en, zh), StepNumbers::Cells(numbers.to_vec()))
    }

    /// A step with one number for each idea.
    pub fn ideas(symbol: &'static str, en: &'static str, zh: &'static str, numbers: &[f64]) -> Step {
        Step::new(symbol, Word::new(en, zh), StepNumbers::Ideas(numbers.to_vec()))
    }

    /// A step with one number for each criterion.
    pub fn criteria(symbol: &'static str, en: &'static str, zh: &'static str, numbers: &[f64]) -> Step {
        Step::new(symbol, Word::new(en, zh), StepNumbers::Criteria(numbers.to_vec()))
    }
}

impl Opinion {
    /// An opinion in which higher scores are better.
    pub fn higher(scores: Vec<f64>, steps: Vec<Step>) -> Opinion {
        Opinion { scores, better: BetterScore::Higher, logarithms: None, steps }
    }

    /// An opinion of products, in which higher is better, ranked by logarithms, which keep small products apart too.
    pub fn product(scores: Vec<f64>, logarithms: Vec<f64>, steps: Vec<Step>) -> Opinion {
        Opinion { scores, better: BetterScore::Higher, logarithms: Some(logarithms), steps }
    }

    /// An opinion in which lower scores are better.
    pub fn lower(scores: Vec<f64>, steps: Vec<Step>) -> Opinion {
        Opinion { scores, better: BetterScore::Lower, logarithms: None, steps }
    }

    /// The numbers of the step with this symbol, which must exist.
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

/// Ranks of scores, 1 = best; scores within [`tolerance::ROUNDING`] of the one before share the better rank.
pub fn ranks(scores: &[f64], better: BetterScore) -> Vec<usize> {
    let finite = scores.iter().filter(|score| score.is_finite());
    let near = tolerance::ROUNDING * finite.fold(1.0, |most: f64, score| most.max(score.abs()));
    // The sign makes the least the best; ties keep the order of the table.
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
