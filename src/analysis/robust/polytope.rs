//! The set of weightings that linear constraints leave, and how to draw from it uniformly.
//!
//! The first of four ways that is sound is taken: a single point needs no draw; rejection sampling from all weights, if
//! enough draws lie inside; exact draws from the corners, if the set is a simplex (as with a full order of the
//! weights); otherwise a random walk, hit-and-run (Smith 1984; Tervonen et al. 2013, "Hit-And-Run enables efficient
//! weight generation for simulation-based multiple criteria decision analysis").

use super::chance::{Chance, Purpose};
use super::geometry::{centre, cholesky, greatest_slack, null_space};
use crate::analysis::linear::{LinearRow, dot, maximise, widest_margin};
use crate::tolerance;

/// A linear constraint on shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// The inequality or equation that must hold.
    pub row: LinearRow,
    /// Whether equality is not enough (`>` rather than `>=`).
    pub strict: bool,
}

/// A set of weightings within linear constraints.
#[derive(Clone, Debug)]
pub struct Polytope {
    /// Σ aⱼ·wⱼ ≥ bound: no share is negative, and the inequalities among the constraints.
    walls: Vec<LinearRow>,
    /// Σ aⱼ·wⱼ = bound: shares add up to 1, the equations, and inequalities that can only hold as equations.
    exact: Vec<LinearRow>,
    /// A point well inside.
    centre: Vec<f64>,
    way: Sampling,
}

/// How weights are drawn.
#[derive(Clone, Debug)]
enum Sampling {
    /// There is only one weighting.
    Point,
    /// By rejection: from all weights, keeping those inside.
    Reject,
    /// As mixtures of the corners of a simplex.
    Corners(Vec<Vec<f64>>),
    /// By a walk along mixtures of these directions.
    RandomWalk(Vec<Vec<f64>>),
}

/// Up to this many constraints, all subsets are searched for a conflict, smallest first. With more, constraints are
/// dropped one after another while the conflict remains.
const MAX_CONSTRAINTS_SEARCHED: usize = 12;
/// Trial draws before rejection is chosen, and how many of them must lie inside.
const TRIAL_DRAWS: usize = 2_000;
const MIN_TRIALS_INSIDE: usize = 100;
/// Rounds of the walk that measures how long the set is in each direction, and the steps of a round, times the square
/// of the number of dimensions.
const SURVEY_ROUNDS: usize = 3;
const SURVEY_STEPS: usize = 20;
/// Steps from one draw to the next, and before the first draw of a block, times the number of dimensions. After the
/// survey the set is about as long as wide, and a walk forgets its start in a few steps for each dimension.
const THINNING_STEPS: usize = 3;
const BURN_IN_STEPS: usize = 100;

impl Polytope {
    /// The weights of `n` criteria within constraints; or the places of the smallest set of constraints that leaves no
    /// weights.
    pub fn new(n: usize, constraints: &[Constraint]) -> Result<Polytope, Vec<usize>> {
        if let Some(conflict) = conflict(n, constraints) {
            return Err(conflict);
        }
        let unit = |at: usize| (0..n).map(|c| f64::from(c == at)).collect();
        let mut walls: Vec<LinearRow> = (0..n).map(|at| LinearRow::at_least(unit(at), 0.0)).collect();
        let mut exact = vec![LinearRow::exactly(vec![1.0; n], 1.0)];
        for constraint in constraints {
            if constraint.row.exact { &mut exact } else { &mut walls }.push(constraint.row.clone());
        }
        let centre = loop {
            match centre(n, &walls, &exact) {
                Some((centre, room)) if room > tolerance::SLACK => break centre,
                // Two walls that meet, or a corner: a wall that no point can leave is really an equation.
                Some((centre, _)) => {
                    let (flat, open): (Vec<LinearRow>, Vec<LinearRow>) = walls
                        .iter()
                        .cloned()
                        .partition(|wall| greatest_slack(wall, &walls, &exact) <= tolerance::SLACK);
                    walls = open;
                    if flat.is_empty() {
                        break centre;
                    }
                    exact.extend(flat.into_iter().map(|wall| LinearRow { exact: true, ..wall }));
                }
                // If the solver finds no centre, all constraints count as in conflict.
                None => return Err((0..constraints.len()).collect()),
            }
        };
        let (free, is_plain) = (null_space(n, &exact), exact.len() == 1);
        let mut polytope = Polytope { walls, exact, centre, way: Sampling::Point };
        polytope.way = match free.len() {
            0 => Sampling::Point,
            _ if is_plain && polytope.holds_enough() => Sampling::Reject,
            dimensions => match polytope.corners(dimensions) {
                Some(corners) => Sampling::Corners(corners),
                None => Sampling::RandomWalk(polytope.survey(free)),
            },
        };
        Ok(polytope)
    }

    /// The number of weights.
    pub(super) fn criteria(&self) -> usize {
        self.centre.len()
    }

    /// All conditions on the weights, including that they add up to 1.
    pub(super) fn rows(&self) -> Vec<LinearRow> {
        self.walls.iter().chain(&self.exact).cloned().collect()
    }

    /// Fills `out` with drawn weights, one set after the other.
    pub(super) fn fill(&self, chance: &mut Chance, out: &mut [f64]) {
        let sets = out.chunks_exact_mut(self.centre.len());
        match &self.way {
            Sampling::Point => sets.for_each(|weights| weights.copy_from_slice(&self.centre)),
            Sampling::Reject => sets.for_each(|weights| {
                chance.simplex(weights);
                while !self.holds(weights) {
                    chance.simplex(weights);
                }
            }),
            Sampling::Corners(corners) => {
                let mut parts = vec![0.0; corners.len()];
                sets.for_each(|weights| {
                    chance.simplex(&mut parts);
                    weights.fill(0.0);
                    for (part, corner) in parts.iter().zip(corners) {
                        weights.iter_mut().zip(corner).for_each(|(w, c)| *w += part * c);
                    }
                });
            }
            Sampling::RandomWalk(directions) => {
                let mut walk = RandomWalk::new(self, directions);
                (0..BURN_IN_STEPS * directions.len()).for_each(|_| walk.step(chance));
                sets.for_each(|weights| {
                    (0..THINNING_STEPS * directions.len()).for_each(|_| walk.step(chance));
                    weights.iter_mut().zip(&walk.at).for_each(|(w, at)| *w = at.max(0.0));
                });
            }
        }
    }

    fn holds(&self, weights: &[f64]) -> bool {
        self.walls.iter().all(|wall| wall.slack(weights) >= 0.0)
    }

    fn holds_enough(&self) -> bool {
        let mut chance = Chance::new(0, Purpose::Setup, 0);
        let mut weights = vec![0.0; self.centre.len()];
        let inside = (0..TRIAL_DRAWS).filter(|_| {
            chance.simplex(&mut weights);
            self.holds(&weights)
        });
        inside.count() >= MIN_TRIALS_INSIDE
    }

    /// The corners if the set is a simplex: one wall more than dimensions, once redundant walls are removed.
    fn corners(&self, dimensions: usize) -> Option<Vec<Vec<f64>>> {
        let mut walls = self.walls.clone();
        let mut at = 0;
        while at < walls.len() {
            let wall = walls.remove(at);
            let against: Vec<f64> = wall.coefficients.iter().map(|a| -a).collect();
            let rows: Vec<LinearRow> = walls.iter().chain(&self.exact).cloned().collect();
            let least = maximise(&against, &vec![(-1.0, 2.0); self.centre.len()], &rows)?;
            if wall.slack(&least) < -tolerance::SLACK {
                walls.insert(at, wall);
                at += 1;
            }
        }
        let rows: Vec<LinearRow> = walls.iter().chain(&self.exact).cloned().collect();
        // In a simplex, the corner opposite a wall is the point farthest from it.
        let corner = |wall: &LinearRow| maximise(&wall.coefficients, &vec![(0.0, 1.0); self.centre.len()], &rows);
        (walls.len() == dimensions + 1).then(|| walls.iter().map(corner).collect())?
    }

    /// Directions scaled to the length of the set in each, so that a walk along their mixtures crosses it equally well
    /// in all directions: the Cholesky factor of the covariance of a walk, repeated.
    fn survey(&self, free: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
        let dimensions = free.len();
        let mut directions = free.clone();
        for round in 0..SURVEY_ROUNDS {
            let mut chance = Chance::new(0, Purpose::Setup, 1 + round);
            let mut walk = RandomWalk::new(self, &directions);
            let steps = SURVEY_STEPS * dimensions * dimensions;
            let (mut mean, mut product) = (vec![0.0; dimensions], vec![vec![0.0; dimensions]; dimensions]);
            for _ in 0..steps {
                walk.step(&mut chance);
                let from: Vec<f64> = walk.at.iter().zip(&self.centre).map(|(a, b)| a - b).collect();
                let along: Vec<f64> = free.iter().map(|axis| dot(axis, &from)).collect();
                for (i, x) in along.iter().enumerate() {
                    mean[i] += x / steps as f64;
                    product[i].iter_mut().zip(&along).for_each(|(sum, y)| *sum += x * y / steps as f64);
                }
            }
            for (i, row) in product.iter_mut().enumerate() {
                row.iter_mut().zip(&mean).for_each(|(sum, m)| *sum -= mean[i] * m);
            }
            let factor = cholesky(product);
            let column = |j: usize| {
                let mut direction = vec![0.0; self.centre.len()];
                for (i, axis) in free.iter().enumerate().skip(j) {
                    direction.iter_mut().zip(axis).for_each(|(d, a)| *d += factor[i][j] * a);
                }
                direction
            };
            directions = (0..dimensions).map(column).collect();
        }
        directions
    }
}

/// The smallest set of constraints that leaves no weights at all, by their places; `None` if there are weights.
fn conflict(n: usize, constraints: &[Constraint]) -> Option<Vec<usize>> {
    let all: Vec<usize> = (0..constraints.len()).collect();
    if is_feasible(n, constraints, &all) {
        return None;
    }
    if all.len() <= MAX_CONSTRAINTS_SEARCHED {
        let mut subsets: Vec<Vec<usize>> =
            (1u32..1 << all.len()).map(|set| all.iter().copied().filter(|c| set >> c & 1 == 1).collect()).collect();
        subsets.sort_by_key(Vec::len);
        return subsets.into_iter().find(|subset| !is_feasible(n, constraints, subset));
    }
    let mut kept = all.clone();
    for constraint in all {
        let without: Vec<usize> = kept.iter().copied().filter(|&c| c != constraint).collect();
        if !is_feasible(n, constraints, &without) {
            kept = without;
        }
    }
    Some(kept)
}

/// Whether any weights satisfy these constraints, strict ones with room to spare.
fn is_feasible(n: usize, constraints: &[Constraint], which: &[usize]) -> bool {
    let mut rows = vec![(LinearRow::exactly(vec![1.0; n], 1.0), 0.0)];
    rows.extend(which.iter().map(|&c| (constraints[c].row.clone(), f64::from(constraints[c].strict))));
    let best = widest_margin(&vec![(0.0, 1.0); n], (0.0, 1.0), &rows);
    let strict = which.iter().any(|&c| constraints[c].strict);
    best.is_some_and(|(_, room)| !strict || room > tolerance::SLACK)
}

/// A hit-and-run walk: each step picks a random direction, then a random point on the chord in that direction.
struct RandomWalk<'a> {
    walls: &'a [LinearRow],
    directions: &'a [Vec<f64>],
    at: Vec<f64>,
    direction: Vec<f64>,
}

impl<'a> RandomWalk<'a> {
    fn new(polytope: &'a Polytope, directions: &'a [Vec<f64>]) -> RandomWalk<'a> {
        let at = polytope.centre.clone();
        RandomWalk { walls: &polytope.walls, directions, direction: vec![0.0; at.len()], at }
    }

    fn step(&mut self, chance: &mut Chance) {
        self.direction.fill(0.0);
        for direction in self.directions {
            let part = chance.between(-1.0, 1.0);
            self.direction.iter_mut().zip(direction).for_each(|(sum, d)| *sum += part * d);
        }
        let (mut back, mut forth) = (f64::NEG_INFINITY, f64::INFINITY);
        for wall in self.walls {
            let (slack, speed) = (wall.slack(&self.at).max(0.0), dot(&wall.coefficients, &self.direction));
            if speed < 0.0 {
                forth = forth.min(slack / -speed);
            } else if speed > 0.0 {
                back = back.max(-slack / speed);
            }
        }
        if back.is_finite() && forth.is_finite() {
            let length = chance.between(back, forth);
            self.at.iter_mut().zip(&self.direction).for_each(|(at, d)| *at += length * d);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_least(coefficients: &[f64], bound: f64) -> Constraint {
        Constraint { row: LinearRow::at_least(coefficients.to_vec(), bound), strict: false }
    }

    fn over(coefficients: &[f64]) -> Constraint {
        Constraint { row: LinearRow::at_least(coefficients.to_vec(), 0.0), strict: true }
    }

    fn draws(polytope: &Polytope, count: usize) -> Vec<Vec<f64>> {
        let n = polytope.centre.len();
        let mut out = vec![0.0; n * count];
        for (block, part) in out.chunks_mut(256 * n).enumerate() {
            polytope.fill(&mut Chance::new(1, Purpose::Weights, block), part);
        }
        out.chunks_exact(n).map(<[f64]>::to_vec).collect()
    }

    fn means(draws: &[Vec<f64>]) -> Vec<f64> {
        (0..draws[0].len()).map(|c| draws.iter().map(|w| w[c]).sum::<f64>() / draws.len() as f64).collect()
    }

    #[test]
    fn each_set_is_drawn_in_the_way_that_is_sound() {
        let way = |constraints: &[Constraint]| Polytope::new(3, constraints).unwrap().way;
        assert!(matches!(way(&[over(&[1.0, -1.0, 0.0])]), Sampling::Reject));
        let corner = [at_least(&[1.0, 0.0, 0.0], 0.9), at_least(&[0.0, 1.0, -1.0], 0.0)];
        assert!(matches!(way(&corner), Sampling::Corners(_)));
        assert!(matches!(way(&[at_least(&[1.0, 0.0, 0.0], 1.0)]), Sampling::Point));
        // A thin stripe: too few draws would lie inside, and it has four corners.
        let stripe = [at_least(&[1.0, -1.0, 0.0], 0.1), at_least(&[-1.0, 1.0, 0.0], -0.11)];
        assert!(matches!(way(&stripe), Sampling::RandomWalk(_)));
    }

    #[test]
    fn a_full_order_has_the_rank_order_centroid_as_its_mean() {
        let order: Vec<Constraint> = (0..7)
            .map(|c| over(&(0..8).map(|j| f64::from(j == c) - f64::from(j == c + 1)).collect::<Vec<_>>()))
            .collect();
        let polytope = Polytope::new(8, &order).unwrap();
        assert!(matches!(polytope.way, Sampling::Corners(_)));
        for (rank, mean) in means(&draws(&polytope, 20_000)).iter().enumerate() {
            let centroid = (rank + 1..=8).map(|k| 1.0 / k as f64).sum::<f64>() / 8.0;
            assert!((mean - centroid).abs() < 0.003, "rank {rank}: {mean} and {centroid}");
        }
    }

    #[test]
    fn a_walk_agrees_with_rejection() {
        let constraints = [
            over(&[1.0, -2.0, 0.0, 0.0, 0.0]),
            at_least(&[0.0, 0.0, -1.0, 0.0, 0.0], -0.1),
            over(&[0.0, 0.0, 0.0, 1.0, -1.0]),
        ];
        let by_rejection = Polytope::new(5, &constraints).unwrap();
        assert!(matches!(by_rejection.way, Sampling::Reject));
        let free = null_space(5, &[LinearRow::exactly(vec![1.0; 5], 1.0)]);
        let by_walk = Polytope { way: Sampling::RandomWalk(by_rejection.survey(free)), ..by_rejection.clone() };
        let (a, b) = (draws(&by_rejection, 40_000), draws(&by_walk, 40_000));
        for (x, y) in means(&a).iter().zip(means(&b)) {
            assert!((x - y).abs() < 0.004, "{x} and {y}");
        }
        let squares =
            |draws: &[Vec<f64>]| means(&draws.iter().map(|w| w.iter().map(|x| x * x).collect()).collect::<Vec<_>>());
        for (x, y) in squares(&a).iter().zip(squares(&b)) {
            assert!((x - y).abs() < 0.004, "{x} and {y}");
        }
    }

    #[test]
    fn equations_leave_a_flat_set() {
        let half = Constraint { row: LinearRow::exactly(vec![1.0, 0.0, 0.0], 0.5), strict: false };
        let polytope = Polytope::new(3, std::slice::from_ref(&half)).unwrap();
        assert!(draws(&polytope, 100).iter().all(|w| (w[0] - 0.5).abs() < 1e-9 && w[1] >= 0.0 && w[2] >= 0.0));
        // Two inequalities that meet are an equation too.
        let meet = [at_least(&[1.0, -1.0, 0.0], 0.0), at_least(&[-1.0, 1.0, 0.0], 0.0)];
        let polytope = Polytope::new(3, &meet).unwrap();
        assert!(draws(&polytope, 100).iter().all(|w| (w[0] - w[1]).abs() < 1e-9));
    }

    #[test]
    fn a_contradiction_names_its_smallest_core() {
        let circle = [
            at_least(&[0.0, 0.0, 0.0, 1.0], 0.1),
            over(&[1.0, -1.0, 0.0, 0.0]),
            over(&[0.0, 1.0, -1.0, 0.0]),
            over(&[-1.0, 0.0, 1.0, 0.0]),
        ];
        assert_eq!(Polytope::new(4, &circle).unwrap_err(), [1, 2, 3]);
        assert_eq!(Polytope::new(2, &[at_least(&[1.0, 0.0], 1.2)]).unwrap_err(), [0]);
        // Equality all around the circle is feasible if it is allowed.
        let level = circle.map(|c| Constraint { strict: false, ..c });
        assert!(Polytope::new(4, &level).is_ok());
    }
}
