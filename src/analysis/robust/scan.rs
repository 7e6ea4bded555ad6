//! Who can reach a bar: potentials of many ideas in many draws, side by side.
//!
//! Numbers of half the length do: what comes out is an upper bound that is only compared with the bar, less what rounding
//! can come to. What reaches it is scored exactly, so nothing of this shows in a result.

use super::lanes::{LANES, LaneRow, Work};

/// Ideas side by side.
pub(super) const TILE: usize = 8;
/// Tiles that pass under all draws of a block before the next ones do: they fit into the first cache of a core.
const CHUNK: usize = 16;

/// The best values of many ideas, as small numbers.
pub(super) struct Potentials {
    /// By tile of ideas, then column: the criteria, and, where some idea fails a gate, where its score begins.
    tiles: Vec<[f32; TILE]>,
    columns: usize,
    criteria: usize,
    /// What rounding can come to.
    slack: f64,
}

/// Who looks at what reaches a bar.
pub(super) trait Visitor {
    /// A tile of ideas, with their potentials, some of which reach the bar of this group of draws in some lane. It may raise
    /// the bar.
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
        // Each product carries three roundings (of weight, value and product), each sum one more a column, and the bar one:
        // columns + 4 in all, each at most ε/2 = 2⁻²⁴ of what is added up; and Σw = 1, but for the column of gates. Twice
        // that also covers what is of higher order.
        let slack = (columns + 4) as f64 * f64::from(f32::EPSILON) * 2.0 * farthest;
        Potentials { tiles, columns, criteria, slack }
    }

    /// Rows for weights of `groups` of draws.
    pub fn rows(&self, groups: usize) -> Vec<LaneRow<f32>> {
        vec![LaneRow([1.0; LANES]); groups * self.columns]
    }

    /// Puts the weights of a group of draws into such rows.
    pub fn put(&self, rows: &mut [LaneRow<f32>], group: usize, weights: &[LaneRow<f64>]) {
        for (row, weights) in rows[group * self.columns..].iter_mut().zip(&weights[..self.criteria]) {
            row.0 = weights.0.map(|weight| weight as f32);
        }
    }

    /// What a potential has to reach if the score has to reach `bar`.
    pub fn bar(&self, bar: f64) -> f32 {
        (bar - self.slack) as f32
    }
}

/// All ideas under some groups of draws: what reaches a bar is shown to the visitor.
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
        for (chunk, tiles) in tiles.chunks(CHUNK * columns).enumerate() {
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
                        visitor.visit(chunk * CHUNK + n, group, &reach, bar);
                    }
                }
            }
        }
    }
}

/// Σ w·value of eight ideas. Written out, so that each sum stays in a register.
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
