//! Finds the ideas that can reach a bar: upper bounds on the scores of many ideas in many draws, side by side.
//!
//! Single precision is enough: the bounds are only compared with the bar, less the greatest rounding error. Ideas that
//! reach it are scored exactly, so no result depends on this.

use super::lanes::{LANES, LaneRow, Work};

/// Ideas side by side.
pub(super) const TILE: usize = 8;
/// Tiles that are compared with all draws of a block before the next ones are: they fit into the L1 cache of a core.
const CHUNK_TILES: usize = 16;

/// The best possible values of many ideas, in single precision.
pub(super) struct Potentials {
    /// By tile of ideas, then column: the criteria, and the offset of the score if some idea fails a gate.
    tiles: Vec<[f32; TILE]>,
    columns: usize,
    criteria: usize,
    /// An upper bound on the rounding error of a potential.
    slack: f64,
}

/// Receives the tiles that reach a bar.
pub(super) trait Visitor {
    /// Takes a tile of ideas with their potentials, some of which reach the bar of this group of draws in some lane. It
    /// may raise the bar.
    fn visit(&mut self, tile: usize, group: usize, reach: &[LaneRow<f32>; TILE], bar: &mut LaneRow<f32>);
}

impl Potentials {
    pub fn new(ideas: &[usize], criteria: usize, best: impl Fn(usize, usize) -> f64, offsets: &[f64]) -> Potentials {
        let columns = criteria + usize::from(ideas.iter().any(|&idea| offsets[idea] != 0.0));
        let mut tiles = vec![[0.0; TILE]; ideas.len().div_ceil(TILE) * columns];
        let mut farthest = 0.0f64;
        for (tile, ideas) in tiles.chunks_exact_mut(columns).zip(ideas.chunks(TILE)) {
            for (n, &idea) in ideas.iter().enumerate() {
                for (c, column) in tile.iter_mut().enumerate() {
                    let value = if c < criteria { best(idea, c) } else { offsets[idea] };
                    farthest = farthest.max(value.abs());
                    column[n] = value as f32;
                }
            }
        }
        // Each product has three roundings (weight, value and product), the sum one more for each column, and the bar
        // one: columns + 4 in all, each at most ε/2 = 2⁻²⁴ of the sum, with Σw = 1 apart from the column of gates.
        // Doubling this also covers the terms of higher order.
        let slack = (columns + 4) as f64 * f64::from(f32::EPSILON) * 2.0 * farthest;
        Potentials { tiles, columns, criteria, slack }
    }

    /// Empty rows for the weights of `groups` groups of draws.
    pub fn rows(&self, groups: usize) -> Vec<LaneRow<f32>> {
        vec![LaneRow([1.0; LANES]); groups * self.columns]
    }

    /// Writes the weights of a group of draws into such rows.
    pub fn put(&self, rows: &mut [LaneRow<f32>], group: usize, weights: &[LaneRow<f64>]) {
        for (row, weights) in rows[group * self.columns..].iter_mut().zip(&weights[..self.criteria]) {
            row.0 = weights.0.map(|weight| weight as f32);
        }
    }

    /// The bar for potentials that no idea misses whose score reaches `bar`.
    pub fn bar(&self, bar: f64) -> f32 {
        (bar - self.slack) as f32
    }
}

/// Compares all ideas with the bars of some groups of draws, and passes the tiles that reach one to the visitor.
pub(super) struct Scan<'a, V> {
    pub potentials: &'a Potentials,
    pub weights: &'a [LaneRow<f32>],
    pub bars: &'a mut [LaneRow<f32>],
    pub visitor: &'a mut V,
}

impl<V: Visitor> Work for Scan<'_, V> {
    #[inline(always)]
    fn run(self) {
        let Scan { potentials: Potentials { tiles, columns, .. }, weights, bars, visitor } = self;
        for (chunk, tiles) in tiles.chunks(CHUNK_TILES * columns).enumerate() {
            for (group, (weights, bar)) in weights.chunks_exact(*columns).zip(bars.iter_mut()).enumerate() {
                for (n, values) in tiles.chunks_exact(*columns).enumerate() {
                    let reach = reach(values, weights);
                    let mut most = reach[0];
                    for row in &reach[1..] {
                        for l in 0..LANES {
                            most.0[l] = if row.0[l] > most.0[l] { row.0[l] } else { most.0[l] };
                        }
                    }
                    let mut reached = false;
                    for l in 0..LANES {
                        reached |= most.0[l] >= bar.0[l];
                    }
                    if reached {
                        visitor.visit(chunk * CHUNK_TILES + n, group, &reach, bar);
                    }
                }
            }
        }
    }
}

/// Σ w·value of eight ideas. Unrolled, so that each sum stays in a register.
#[inline(always)]
fn reach(values: &[[f32; TILE]], weights: &[LaneRow<f32>]) -> [LaneRow<f32>; TILE] {
    let zero = [0.0f32; LANES];
    let (mut a, mut b, mut c, mut d) = (zero, zero, zero, zero);
    let (mut e, mut f, mut g, mut h) = (zero, zero, zero, zero);
    for (values, weights) in values.iter().zip(weights) {
        for l in 0..LANES {
            a[l] += weights.0[l] * values[0];
            b[l] += weights.0[l] * values[1];
            c[l] += weights.0[l] * values[2];
            d[l] += weights.0[l] * values[3];
            e[l] += weights.0[l] * values[4];
            f[l] += weights.0[l] * values[5];
            g[l] += weights.0[l] * values[6];
            h[l] += weights.0[l] * values[7];
        }
    }
    [LaneRow(a), LaneRow(b), LaneRow(c), LaneRow(d), LaneRow(e), LaneRow(f), LaneRow(g), LaneRow(h)]
}
