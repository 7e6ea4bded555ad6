//! Seeded random numbers. Weights: each block of a run has a separate stream, so that the draws do not depend on the
//! number of threads. Evidence: each idea has a separate stream, so that its draws do not depend on which other ideas
//! are looked at either.

use super::lanes::{LANES, LaneRow};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a stream is for; streams for different purposes never overlap.
#[derive(Clone, Copy)]
pub enum Purpose {
    /// Weights.
    Weights,
    /// Values of open evidence.
    Evidence,
    /// Values of open evidence for confidence factors.
    Confidence,
    /// Trials while a sampler is set up.
    Setup,
}

/// The number of a stream, different for every pair of a purpose and a block or idea.
fn stream(purpose: Purpose, number: usize) -> u64 {
    4 * number as u64 + purpose as u64
}

/// Uniform in [0, 1).
#[inline]
fn unit(generator: &mut ChaCha8Rng) -> f64 {
    // The upper 53 bits: the precision of a double.
    (generator.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
}

/// Uniform random numbers.
pub struct Chance {
    generator: ChaCha8Rng,
    /// Numbers for several draws side by side.
    units: Vec<LaneRow<f64>>,
}

impl Chance {
    /// The stream of one block of draws.
    pub fn new(seed: u64, purpose: Purpose, block: usize) -> Chance {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(stream(purpose, block));
        Chance { generator, units: Vec::new() }
    }

    /// Moves to the stream of an idea, to its random number `from`.
    #[inline]
    pub fn enter(&mut self, purpose: Purpose, idea: usize, from: u64) {
        // Each number takes two words. Called in this order, nothing is computed until the first number is drawn.
        self.generator.set_word_pos(2 * u128::from(from));
        self.generator.set_stream(stream(purpose, idea));
    }

    /// Uniform in [0, 1).
    #[inline]
    pub fn unit(&mut self) -> f64 {
        unit(&mut self.generator)
    }

    /// The next `rows` numbers of one draw after the other, in rows with one number for each draw.
    #[inline(always)]
    pub(super) fn units(&mut self, rows: usize) -> &mut [LaneRow<f64>] {
        let Chance { generator, units } = self;
        units.resize(rows, LaneRow([0.0; LANES]));
        for lane in 0..LANES {
            for row in units.iter_mut() {
                row.0[lane] = unit(generator);
            }
        }
        units
    }

    /// Maps a uniform number in [0, 1) to a triangular distribution over [0, 1] with this mode, by the inverse of its
    /// distribution function (Johnson 1997, "The triangular distribution as a proxy for the beta distribution").
    #[inline]
    pub fn triangular(unit: f64, mode: f64) -> f64 {
        match unit < mode {
            true => (unit * mode).sqrt(),
            false => 1.0 - ((1.0 - unit) * (1.0 - mode)).sqrt(),
        }
    }

    /// Uniform in [low, high).
    #[inline]
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Fills `weights` uniformly from the simplex: the gaps between sorted uniform numbers (Rubinstein 1982; David
    /// 1970). It only subtracts, so the same seed gives the same bits on every machine.
    pub fn simplex(&mut self, weights: &mut [f64]) {
        let last = weights.len() - 1;
        weights[..last].iter_mut().for_each(|w| *w = self.unit());
        weights[..last].sort_unstable_by(f64::total_cmp);
        weights[last] = 1.0;
        for place in (1..weights.len()).rev() {
            weights[place] -= weights[place - 1];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_has_the_mean_and_the_mode_that_it_should() {
        for mode in [0.0, 0.2, 0.5, 1.0] {
            const N: usize = 100_000;
            let draw = |n: usize| Chance::triangular((n as f64 + 0.5) / N as f64, mode);
            let mean = (0..N).map(draw).sum::<f64>() / N as f64;
            assert!((mean - (1.0 + mode) / 3.0).abs() < 1e-4, "{mode}: {mean}");
            // The share of draws below the mode equals the mode.
            assert!(((0..N).filter(|&n| draw(n) < mode).count() as f64 / N as f64 - mode).abs() < 1e-4);
            assert!((0..N).all(|n| (0.0..=1.0).contains(&draw(n))));
        }
    }

    #[test]
    fn a_stream_can_be_entered_anywhere() {
        let entered = |purpose, idea, from| {
            let mut chance = Chance::new(7, Purpose::Weights, 3);
            // Whatever was drawn before.
            (0..from % 5).for_each(|_| _ = chance.unit());
            chance.enter(purpose, idea, from);
            chance
        };
        let mut from_start = entered(Purpose::Evidence, 5, 0);
        let numbers: Vec<f64> = (0..200).map(|_| from_start.unit()).collect();
        for from in [0, 1, 7, 8, 31, 32, 100] {
            let mut later = entered(Purpose::Evidence, 5, from as u64);
            assert!(numbers[from..].iter().all(|number| later.unit() == *number), "from {from}");
        }
        assert_ne!(entered(Purpose::Evidence, 6, 0).unit(), numbers[0]);
        assert_ne!(entered(Purpose::Confidence, 5, 0).unit(), numbers[0]);
        assert_eq!(Chance::new(7, Purpose::Evidence, 5).unit(), numbers[0]);
    }
}
