//! WASPAS: λ·weighted sum + (1 − λ)·weighted product, on the linear normalisation.
//!
//! Zavadskas, Turskis, Antucheviciene & Zakarevicius 2012.

use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{Problem, Unfit};
use super::product::Products;
use super::{Combines, Method, Reads};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "waspas",
    name: Word::new("WASPAS", "WASPAS"),
    paper: "Zavadskas et al. 2012",
    reads: Reads::Values,
    combines: Combines::Otherwise,
    is_relative: true,
    judge: |problem| Waspas { lambda: 0.5, normalisation: Normalisation::Linear }.judge(problem),
    beside: None,
};

/// WASPAS.
#[derive(Clone, Copy, Debug)]
pub struct Waspas {
    /// The part of the weighted sum, from 0 to 1.
    pub lambda: f64,
    /// How columns are made comparable.
    pub normalisation: Normalisation,
}

impl Waspas {
    /// Scores, the higher the better.
    pub fn judge(&self, problem: &Problem) -> Result<Opinion, Unfit> {
        let u = self.normalisation.of(&problem.clone().ratios(|_| false)?)?;
        let sums = u.weighted().sums(|x, _| x);
        let products = Products::of(&u, &u.weights).scores;
        let scores = sums.iter().zip(&products).map(|(s, p)| self.lambda * s + (1.0 - self.lambda) * p).collect();
        let steps = vec![
            Step::cells("u", "normalised", "归一化", u.cells()),
            Step::ideas("Q1", "weighted sum", "加权和", &sums),
            Step::ideas("Q2", "weighted product", "加权积", &products),
        ];
        Ok(Opinion::higher(scores, steps))
    }
}
