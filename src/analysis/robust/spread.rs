//! How open values are drawn: ranges between their ends, unknowns from what the other ideas show.
//!
//! An unknown is not drawn uniformly up to the best: an idea of which nothing is known would then beat one that is known
//! to be average. It is drawn from the known values of its criterion, with a uniform distribution beside them that counts
//! as two more: the mean predictive distribution of a Dirichlet process of concentration 2 (Ferguson 1973, "A Bayesian
//! analysis of some nonparametric problems"). Unknowns are drawn independently, not from an urn that remembers.

use super::chance::Chance;
use super::lanes::LaneRow;
use crate::rubric::UnknownDraw;
use crate::score::DecisionMatrix;

/// The uniform distribution counts as this many known values.
const UNIFORM_COUNT: f64 = 2.0;

/// The most values kept of a criterion: of more that are known, the means of as many equal parts, in order. The mean
/// stays exact, and no chance moves by more than one in a thousand.
const MAX_KEPT_VALUES: usize = 1_024;

/// How an open value is drawn between its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spread {
    /// All places are equally likely: a range.
    Uniform,
    /// From a triangle with this most likely place, from 0 to 1.
    Triangular(f64),
    /// As the known values of its criterion are spread: an unknown.
    Others,
    /// Not at all, it stays at its worse end: an unknown that earns nothing.
    Nothing,
}

/// How all open values of a matrix are drawn.
pub struct Spreads {
    /// The known values of each criterion, as parts of the best that it can earn; empty where nothing is drawn from it.
    others: Vec<KnownValues>,
    /// What the unknowns of each criterion are drawn from.
    draws: Vec<UnknownDraw>,
}

impl Spreads {
    /// Of a matrix, with the unknowns of all criteria drawn from `draw`; `None`: from what the rubric says.
    pub fn new(matrix: &DecisionMatrix, draw: Option<UnknownDraw>) -> Spreads {
        let draws: Vec<UnknownDraw> = (0..matrix.criteria()).map(|c| draw.unwrap_or(matrix.draw(c))).collect();
        let others = draws.iter().enumerate().map(|(c, draw)| match draw {
            UnknownDraw::Others => KnownValues::of(matrix, c),
            UnknownDraw::Uniform | UnknownDraw::Nothing => KnownValues::default(),
        });
        Spreads { others: others.collect(), draws }
    }

    /// How a value that is not known exactly is drawn.
    pub fn of(&self, matrix: &DecisionMatrix, idea: usize, criterion: usize) -> Spread {
        match (matrix.is_unknown(idea, criterion), self.draws[criterion]) {
            (false, _) => matrix.mode(idea, criterion).map_or(Spread::Uniform, Spread::Triangular),
            (true, UnknownDraw::Others) => Spread::Others,
            (true, UnknownDraw::Uniform) => Spread::Uniform,
            (true, UnknownDraw::Nothing) => Spread::Nothing,
        }
    }

    /// Maps a uniform number in [0, 1) to a place between the ends of an open value, from 0 to 1.
    #[inline(always)]
    pub fn part(&self, criterion: usize, spread: Spread, unit: f64) -> f64 {
        match spread {
            Spread::Uniform => unit,
            Spread::Triangular(mode) => Chance::triangular(unit, mode),
            Spread::Others => self.others[criterion].part(unit),
            Spread::Nothing => 0.0,
        }
    }

    /// The mean place.
    pub fn mean(&self, criterion: usize, spread: Spread) -> f64 {
        match spread {
            Spread::Others => self.others[criterion].mean(),
            other => self.above(criterion, other, 0.0),
        }
    }

    /// By how much the place exceeds `level` on average: E[max(place − level, 0)], exactly.
    pub fn above(&self, criterion: usize, spread: Spread, level: f64) -> f64 {
        let uniform = |level: f64| if level <= 0.0 { 0.5 - level } else { (1.0 - level.min(1.0)).powi(2) / 2.0 };
        match spread {
            Spread::Uniform => uniform(level),
            Spread::Triangular(mode) => triangle_above(mode, level),
            Spread::Others => {
                let KnownValues { known, ref kept, .. } = self.others[criterion];
                let kept = kept.split_last().map_or(&[][..], |(_, kept)| kept);
                let above: f64 = kept.iter().map(|value| (value - level).max(0.0)).sum();
                let of_known = if kept.is_empty() { 0.0 } else { above / kept.len() as f64 };
                (known * of_known + UNIFORM_COUNT * uniform(level)) / (known + UNIFORM_COUNT)
            }
            Spread::Nothing => (-level).max(0.0),
        }
    }

    /// The same for a number of each draw, in place.
    #[inline(always)]
    pub(super) fn parts(&self, criterion: usize, spread: Spread, units: &mut LaneRow<f64>) {
        // The spread is looked at once, so that all lanes take the same steps.
        match spread {
            Spread::Uniform => {}
            Spread::Others => {
                let others = &self.others[criterion];
                for unit in &mut units.0 {
                    *unit = others.part(*unit);
                }
            }
            other => units.0.iter_mut().for_each(|unit| *unit = self.part(criterion, other, *unit)),
        }
    }
}

/// E[max(x − level, 0)] of a triangular distribution over [0, 1] with this mode.
fn triangle_above(mode: f64, level: f64) -> f64 {
    let mean = (1.0 + mode) / 3.0;
    // The density rises to 2 at the mode and falls to 0, so its double integrals are cubes.
    match level {
        ..=0.0 => mean - level,
        1.0.. => 0.0,
        _ if level < mode => mean - level + level.powi(3) / (3.0 * mode),
        _ => (1.0 - level).powi(3) / (3.0 * (1.0 - mode)),
    }
}

/// The known values of a criterion.
#[derive(Default)]
struct KnownValues {
    /// How many are known.
    known: f64,
    /// Equally likely ones, as parts of the best.
    kept: Vec<f64>,
    /// Kept ones for each known one.
    density: f64,
    /// The sum of the known ones.
    sum: f64,
}

impl KnownValues {
    /// Counts every idea, also one that fails a gate: what its criterion shows is as good as of any other.
    fn of(matrix: &DecisionMatrix, criterion: usize) -> KnownValues {
        let (low, high) = (matrix.low_column(criterion), matrix.high_column(criterion));
        // Every unknown has the same ends.
        let Some(unknown) = (0..matrix.ideas()).find(|&idea| matrix.is_unknown(idea, criterion)) else {
            return KnownValues::default();
        };
        let best = high[unknown];
        let mut values: Vec<f64> =
            low.iter().zip(high).filter(|(low, high)| low == high).map(|(low, _)| low / best).collect();
        let (known, sum) = (values.len(), values.iter().sum());
        if known > MAX_KEPT_VALUES {
            values.sort_unstable_by(f64::total_cmp);
            values = equal_parts(&values, MAX_KEPT_VALUES);
        }
        let density = values.len() as f64 / known.max(1) as f64;
        // Never empty, so that a place always finds something.
        values.push(1.0);
        KnownValues { known: known as f64, density, sum, kept: values }
    }

    /// The mean of what is drawn from them and the uniform ones.
    fn mean(&self) -> f64 {
        (self.sum + 0.5 * UNIFORM_COUNT) / (self.known + UNIFORM_COUNT)
    }

    /// One number decides between the known values and the uniform ones, and which it is among these.
    #[inline(always)]
    fn part(&self, unit: f64) -> f64 {
        let place = unit * (self.known + UNIFORM_COUNT);
        // Without a branch: which of both it is cannot be foreseen.
        let kept = self.kept[((place * self.density) as usize).min(self.kept.len() - 1)];
        let uniform = ((place - self.known) * (1.0 / UNIFORM_COUNT)).min(1.0);
        if place < self.known { kept } else { uniform }
    }
}

/// The means of `parts` equal parts of sorted values: a value that lies across a border counts on both sides of it.
fn equal_parts(values: &[f64], parts: usize) -> Vec<f64> {
    let length = values.len() as f64 / parts as f64;
    let part = |n: usize| {
        let (start, end) = (n as f64 * length, (n + 1) as f64 * length);
        let inside = start as usize..(end.ceil() as usize).min(values.len());
        let counted = |at: usize| values[at] * (end.min(at as f64 + 1.0) - start.max(at as f64));
        (inside.map(counted).sum::<f64>() / length).clamp(0.0, 1.0)
    };
    (0..parts).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::super::chance::Purpose;
    use super::*;

    const BEST: f64 = 0.8;

    /// One criterion: an unknown first, then these known values and a range.
    fn matrix(known: &[f64]) -> DecisionMatrix {
        let low: Vec<f64> = [0.0].into_iter().chain(known.iter().copied()).chain([0.0]).collect();
        let high = [BEST].into_iter().chain(known.iter().copied()).chain([BEST]).collect();
        DecisionMatrix::new(known.len() + 2, low, high).unknown(vec![UnknownDraw::Others], |idea, _| idea == 0)
    }

    fn drawn(matrix: &DecisionMatrix, seed: u64, draws: usize) -> Vec<f64> {
        let spreads = Spreads::new(matrix, None);
        let mut chance = Chance::new(seed, Purpose::Evidence, 0);
        (0..draws).map(|_| BEST * spreads.part(0, spreads.of(matrix, 0, 0), chance.unit())).collect()
    }

    #[test]
    fn an_unknown_earns_on_average_what_the_others_and_two_uniform_ones_do() {
        const DRAWS: usize = 20_000;
        let mut chance = Chance::new(9, Purpose::Setup, 0);
        for others in [0, 1, 2, 7, 100, 1_024, 1_025, 5_000] {
            // Many equal ones among them, as tables have them.
            let known: Vec<f64> = (0..others).map(|_| (chance.between(-0.3, BEST)).max(0.0)).collect();
            let values = drawn(&matrix(&known), others as u64, DRAWS);
            let mean = values.iter().sum::<f64>() / DRAWS as f64;
            let variance = values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / DRAWS as f64;
            let expected = (known.iter().sum::<f64>() + BEST) / (others as f64 + 2.0);
            let error = (variance / DRAWS as f64).sqrt();
            assert!((mean - expected).abs() < 4.0 * error, "{others} others: {mean}, expected {expected} ± {error}");
            assert!(values.iter().all(|x| (0.0..=BEST).contains(x)), "{others} others: a value beyond its ends");
        }
    }

    #[test]
    fn what_lies_above_a_level_is_what_integration_finds() {
        // An unknown, 30 known values and a range that stands for any.
        let known: Vec<f64> = (0..30).map(|n| BEST * f64::from(n * n % 31) / 31.0).collect();
        let matrix = matrix(&known);
        let spreads = Spreads::new(&matrix, None);
        const STEPS: usize = 3_200_000;
        for spread in [0.0, 0.3, 1.0].map(Spread::Triangular).into_iter().chain([Spread::Uniform, Spread::Others]) {
            for level in [-0.2, 0.0, 0.1, 0.3, 0.5, 0.99, 1.0, 1.5] {
                // The mean of the draws of evenly spaced numbers, at the middle of each step.
                let part = |step: usize| spreads.part(0, spread, (step as f64 + 0.5) / STEPS as f64);
                let found = (0..STEPS).map(|step| (part(step) - level).max(0.0)).sum::<f64>() / STEPS as f64;
                let above = spreads.above(0, spread, level);
                assert!((above - found).abs() < 1e-8, "{spread:?} above {level}: {above}, integrated {found}");
            }
        }
        assert_eq!(spreads.mean(0, Spread::Nothing), 0.0);
    }

    #[test]
    fn the_shares_of_known_values_are_exact_and_ranges_stay_uniform() {
        let matrix = matrix(&[0.7, 0.7, 0.2]);
        let values = drawn(&matrix, 1, 50_000);
        let share = |x: f64| values.iter().filter(|value| (**value - x).abs() < 1e-12).count() as f64 / 50_000.0;
        assert!((share(0.7) - 0.4).abs() < 0.01 && (share(0.2) - 0.2).abs() < 0.01);
        let spreads = Spreads::new(&matrix, None);
        assert_eq!(spreads.of(&matrix, 4, 0), Spread::Uniform, "a range from nothing to the best is no unknown");
        let of = |draw| Spreads::new(&matrix, Some(draw)).of(&matrix, 0, 0);
        assert_eq!(of(UnknownDraw::Nothing), Spread::Nothing);
        assert_eq!(of(UnknownDraw::Uniform), Spread::Uniform);
    }

    #[test]
    fn of_many_known_values_the_means_of_equal_parts_are_kept() {
        let values: Vec<f64> = (0..3_000).map(|n| (f64::from(n) / 3_000.0).powi(2)).collect();
        let kept = equal_parts(&values, MAX_KEPT_VALUES);
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        assert_eq!(kept.len(), MAX_KEPT_VALUES);
        assert!((mean(&kept) - mean(&values)).abs() < 1e-12);
        assert!(kept.is_sorted());
        assert!((equal_parts(&[0.0, 1.0, 1.0], 2)[0] - 1.0 / 3.0).abs() < 1e-12, "one and a half of three");
    }
}
