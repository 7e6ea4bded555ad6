//! Small problems for the tests of weights from data.

use crate::analysis::methods::problem::{CriterionType, DecisionProblem};

/// A problem from rows, with these criteria as costs.
pub fn of_rows(rows: &[impl AsRef<[f64]>], costs: &[usize]) -> DecisionProblem {
    let n = rows[0].as_ref().len();
    let columns = (0..n).flat_map(|c| rows.iter().map(move |row| row.as_ref()[c])).collect();
    let types = (0..n).map(|c| if costs.contains(&c) { CriterionType::Cost } else { CriterionType::Benefit }).collect();
    DecisionProblem::new(rows.len(), columns, vec![1.0; n], types)
}

/// Asserts that numbers are as expected, within a tolerance.
pub fn close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= tolerance, "{found} instead of {expected}");
    }
}
