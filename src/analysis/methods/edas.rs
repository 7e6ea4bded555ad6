//! EDAS: distances from the average idea, above and below: (SP/max SP + 1 − SN/max SN) / 2.
//!
//! Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis 2015. SP and SN are the weighted sums of (x − mean)/mean where it
//! counts for and against the idea.

use super::method::{Combines, Method};
use super::opinion::{Opinion, Step};
use super::problem::{CriterionType, DecisionProblem, Reads, Unfit, mean, range};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "edas",
    name: Word::new("EDAS", "EDAS"),
    paper: "Keshavarz Ghorabaee et al. 2015",
    reads: Reads::Values,
    combines: Combines::Sum,
    is_relative: true,
    judge,
    beside: None,
};

/// Scores from 0 to 1, the higher the better. In a column of zeros every idea is average; any other column whose
/// average is not above zero is refused.
pub fn judge(problem: &DecisionProblem) -> Result<Opinion, Unfit> {
    let means = problem.by_criterion(|x, _| mean(x));
    let counts = |c: usize| problem.weights[c] > 0.0 && problem.column(c).iter().any(|x| *x != 0.0);
    let has_no_mean = |c: &usize| means[*c] <= 0.0 && counts(*c);
    if let Some(criterion) = (0..problem.criteria()).find(has_no_mean) {
        return Err(Unfit::Mean { criterion });
    }
    let above = |x: f64, c: usize| match (means[c], problem.types[c]) {
        (mean, _) if mean <= 0.0 => 0.0,
        (mean, CriterionType::Benefit) => (x - mean) / mean,
        (mean, CriterionType::Cost) => (mean - x) / mean,
    };
    let table = |sign: f64| {
        let columns = problem.each().enumerate().flat_map(|(c, (x, ..))| x.iter().map(move |x| (*x, c)));
        problem.with_benefits(columns.map(|(x, c)| (sign * above(x, c)).max(0.0)).collect())
    };
    let (for_it, against) = (table(1.0), table(-1.0));
    let (sp, sn) = (for_it.weighted().sums(|x, _| x), against.weighted().sums(|x, _| x));
    // If no idea is above the average, none is below it either.
    let share = |x: f64, most: f64| if most == 0.0 { 0.0 } else { x / most };
    let (most_sp, most_sn) = (range(&sp).1, range(&sn).1);
    let scores = sp.iter().zip(&sn).map(|(p, n)| (share(*p, most_sp) + 1.0 - share(*n, most_sn)) / 2.0).collect();
    let steps = vec![
        Step::criteria("AV", "average", "均值", &means),
        Step::cells("PDA", "distance in favour", "正向距离", for_it.cells()),
        Step::cells("NDA", "distance against", "负向距离", against.cells()),
        Step::ideas("SP", "weighted sum in favour", "正向加权和", &sp),
        Step::ideas("SN", "weighted sum against", "负向加权和", &sn),
    ];
    Ok(Opinion::higher(scores, steps))
}
