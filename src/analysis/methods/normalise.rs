//! Normalisations: a column in its unit → numbers without a unit, more is better.

use super::problem::{CriterionType, DecisionProblem, Unfit, range, share};

/// How the columns of a problem are made comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normalisation {
    /// By the least and the greatest possible number of a criterion, whatever the ideas have; unchanged if these are
    /// not known, as for values from 0 to 1.
    Fixed,
    /// Benefit x/max, cost min/x.
    Linear,
    /// Benefit (x − min)/(max − min), cost (max − x)/(max − min).
    MinMax,
    /// Benefit x/Σx, cost (1/x)/Σ(1/x).
    Sum,
    /// Benefit x/√Σx², cost one minus that.
    Vector,
}

impl Normalisation {
    /// Normalises every column. All become benefits; the weights stay.
    ///
    /// Ratios ([`Linear`](Normalisation::Linear) and [`Sum`](Normalisation::Sum)) are refused if a number is negative,
    /// or zero where less is better.
    pub fn of(self, problem: &DecisionProblem) -> Result<DecisionProblem, Unfit> {
        let problem = match self {
            Normalisation::Linear | Normalisation::Sum => problem.clone().ratios(|kind| kind == CriterionType::Cost)?,
            Normalisation::Fixed | Normalisation::MinMax | Normalisation::Vector => problem.clone(),
        };
        let bounds = |c: usize| problem.bounds.as_ref().map_or((0.0, 1.0), |bounds| bounds[c]);
        let each = problem.each().enumerate();
        let columns = each.flat_map(|(c, (column, kind, _))| self.column(column, kind, bounds(c))).collect();
        Ok(problem.with_benefits(columns))
    }

    /// Normalises one column; `bounds` are those of [`Fixed`](Normalisation::Fixed). If both ends are equal, all are 1
    /// under `Fixed` and [`MinMax`](Normalisation::MinMax), since every idea is as good as the best. A benefit of only
    /// zeros is 0 under the others.
    fn column(self, x: &[f64], kind: CriterionType, bounds: (f64, f64)) -> Vec<f64> {
        let (least, most) = if self == Normalisation::Fixed { bounds } else { range(x) };
        let all = |f: &dyn Fn(f64) -> f64| x.iter().map(|&x| f(x)).collect();
        match (self, kind) {
            (Normalisation::Linear, CriterionType::Benefit) => all(&|x| share(x, most)),
            (Normalisation::Linear, CriterionType::Cost) => all(&|x| least / x),
            (Normalisation::Fixed | Normalisation::MinMax, _) if least == most => all(&|_| 1.0),
            (Normalisation::Fixed | Normalisation::MinMax, CriterionType::Benefit) => {
                all(&|x| (x - least) / (most - least))
            }
            (Normalisation::Fixed | Normalisation::MinMax, CriterionType::Cost) => {
                all(&|x| (most - x) / (most - least))
            }
            (Normalisation::Sum, CriterionType::Benefit) => {
                let sum: f64 = x.iter().sum();
                all(&|x| share(x, sum))
            }
            (Normalisation::Sum, CriterionType::Cost) => {
                let sum: f64 = x.iter().map(|x| 1.0 / x).sum();
                all(&|x| 1.0 / x / sum)
            }
            (Normalisation::Vector, kind) => {
                let length = length(x);
                match kind {
                    CriterionType::Benefit => all(&|x| x / length),
                    CriterionType::Cost => all(&|x| 1.0 - x / length),
                }
            }
        }
    }
}

/// √Σx², or 1 if all are zero, so that it can be a divisor.
pub fn length(x: &[f64]) -> f64 {
    let length = x.iter().map(|x| x * x).sum::<f64>().sqrt();
    if length == 0.0 { 1.0 } else { length }
}
