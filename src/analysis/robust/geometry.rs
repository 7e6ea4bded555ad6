//! The geometry behind a random walk in a polytope: its centre, its free directions, its shape.

use crate::analysis::linear::{LinearRow, dot, maximise, widest_margin};

/// The point farthest from its nearest wall (the Chebyshev centre), and that distance.
pub(super) fn centre(n: usize, walls: &[LinearRow], exact: &[LinearRow]) -> Option<(Vec<f64>, f64)> {
    let norm = |row: &LinearRow| dot(&row.coefficients, &row.coefficients).sqrt();
    let walls = walls.iter().map(|wall| (wall.clone(), norm(wall)));
    let rows: Vec<(LinearRow, f64)> = walls.chain(exact.iter().map(|row| (row.clone(), 0.0))).collect();
    widest_margin(&vec![(0.0, 1.0); n], (0.0, 2.0), &rows)
}

/// The greatest slack that a wall can have in the set.
pub(super) fn greatest_slack(wall: &LinearRow, walls: &[LinearRow], exact: &[LinearRow]) -> f64 {
    let rows: Vec<LinearRow> = walls.iter().chain(exact).cloned().collect();
    let farthest = maximise(&wall.coefficients, &vec![(0.0, 1.0); wall.coefficients.len()], &rows);
    farthest.map_or(0.0, |point| wall.slack(&point))
}

/// A unit vector is linearly dependent on others if no more than this length is left once they are projected out.
const DEPENDENT_LENGTH: f64 = 1e-9;
/// The least variance of a set in a direction: the square of a thickness of 1e-9.
const MIN_VARIANCE: f64 = 1e-18;

/// Orthonormal directions along which no row changes its value (Gram–Schmidt).
pub(super) fn null_space(n: usize, rows: &[LinearRow]) -> Vec<Vec<f64>> {
    let mut found: Vec<Vec<f64>> = Vec::new();
    let add = |mut v: Vec<f64>, found: &mut Vec<Vec<f64>>| {
        // A second pass removes the rounding errors of the first.
        for _ in 0..2 {
            for axis in found.iter() {
                let along = dot(axis, &v);
                v.iter_mut().zip(axis).for_each(|(v, a)| *v -= along * a);
            }
        }
        let norm = dot(&v, &v).sqrt();
        if norm > DEPENDENT_LENGTH {
            found.push(v.into_iter().map(|x| x / norm).collect());
        }
    };
    for row in rows {
        let norm = dot(&row.coefficients, &row.coefficients).sqrt();
        if norm > 0.0 {
            add(row.coefficients.iter().map(|a| a / norm).collect(), &mut found);
        }
    }
    let fixed = found.len();
    (0..n).for_each(|at| add((0..n).map(|c| f64::from(c == at)).collect(), &mut found));
    found.split_off(fixed)
}

/// The lower triangle L with L·Lᵀ = the matrix; where the matrix is flat, it keeps a minimal thickness.
pub(super) fn cholesky(mut a: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = a.len();
    for j in 0..n {
        let square = a[j][j] - (0..j).map(|k| a[j][k] * a[j][k]).sum::<f64>();
        a[j][j] = square.max(MIN_VARIANCE).sqrt();
        for i in j + 1..n {
            let sum = (0..j).map(|k| a[i][k] * a[j][k]).sum::<f64>();
            a[i][j] = (a[i][j] - sum) / a[j][j];
        }
    }
    a
}
