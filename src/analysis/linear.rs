//! Linear programs over weights: a thin wrapper around the solver, so that the analyses read like their formulas.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// A condition on numbers x: Σ coefficientsⱼ·xⱼ is at least, or exactly, `bound`.
#[derive(Clone, Debug, PartialEq)]
pub struct LinearRow {
    /// One coefficient for each variable.
    pub coefficients: Vec<f64>,
    /// The bound.
    pub bound: f64,
    /// Whether the sum must be exactly the bound.
    pub exact: bool,
}

impl LinearRow {
    /// Σ aⱼ·xⱼ ≥ bound
    pub fn at_least(coefficients: Vec<f64>, bound: f64) -> LinearRow {
        LinearRow { coefficients, bound, exact: false }
    }

    /// Σ aⱼ·xⱼ = bound
    pub fn exactly(coefficients: Vec<f64>, bound: f64) -> LinearRow {
        LinearRow { coefficients, bound, exact: true }
    }

    /// The amount by which x exceeds the bound; negative if it falls short.
    pub fn slack(&self, x: &[f64]) -> f64 {
        dot(&self.coefficients, x) - self.bound
    }
}

/// Σ aⱼ·bⱼ
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The x within `limits` that maximises Σ aimⱼ·xⱼ under the rows; `None` if no x satisfies them.
///
/// It uses the simplex method of microlp. If that fails for lack of precision, the rows count as not satisfied, so
/// callers check what they get.
pub fn maximise(aim: &[f64], limits: &[(f64, f64)], rows: &[LinearRow]) -> Option<Vec<f64>> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let variables: Vec<Variable> = aim.iter().zip(limits).map(|(a, limit)| problem.add_var(*a, *limit)).collect();
    for row in rows {
        let terms: Vec<(Variable, f64)> =
            variables.iter().zip(&row.coefficients).filter(|(_, a)| **a != 0.0).map(|(v, a)| (*v, *a)).collect();
        let comparison = if row.exact { ComparisonOp::Eq } else { ComparisonOp::Ge };
        problem.add_constraint(terms, comparison, row.bound);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some(variables.iter().map(|v| solution.var_value(*v)).collect())
}

/// The x with the greatest margin t within `margins`, and that margin: row·x ≥ bound + part·t for each row with its
/// part of the margin. `None` if no x satisfies the rows.
pub fn widest_margin(limits: &[(f64, f64)], margins: (f64, f64), rows: &[(LinearRow, f64)]) -> Option<(Vec<f64>, f64)> {
    let n = limits.len();
    let aim: Vec<f64> = (0..=n).map(|c| f64::from(c == n)).collect();
    let limits: Vec<(f64, f64)> = limits.iter().copied().chain([margins]).collect();
    let with_margin = |(row, part): &(LinearRow, f64)| {
        let mut row = row.clone();
        row.coefficients.push(-part);
        row
    };
    let rows: Vec<LinearRow> = rows.iter().map(with_margin).collect();
    let mut x = maximise(&aim, &limits, &rows)?;
    let margin = x.pop()?;
    Some((x, margin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_program_has_its_known_optimum() {
        // Maximise 3x + 5y under x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 (Dantzig); the optimum is (2, 6).
        let rows = [
            LinearRow::at_least(vec![-1.0, 0.0], -4.0),
            LinearRow::at_least(vec![0.0, -2.0], -12.0),
            LinearRow::at_least(vec![-3.0, -2.0], -18.0),
        ];
        let x = maximise(&[3.0, 5.0], &[(0.0, f64::INFINITY); 2], &rows).unwrap();
        assert!((x[0] - 2.0).abs() < 1e-9 && (x[1] - 6.0).abs() < 1e-9);
    }

    #[test]
    fn contradictions_have_no_solution() {
        let rows = [LinearRow::at_least(vec![1.0], 2.0), LinearRow::exactly(vec![1.0], 1.0)];
        assert_eq!(maximise(&[1.0], &[(0.0, 5.0)], &rows), None);
    }
}
