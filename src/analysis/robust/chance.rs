//! Chance with a seed: block n of a run has a stream of its own, so that what is drawn does not depend on how many
//! threads draw.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a stream is for; streams of different purposes never meet.
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

/// Uniform random numbers.
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of one block of draws.
    pub fn new(seed: u64, purpose: Purpose, block: usize) -> Chance {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(4 * block as u64 + purpose as u64);
        Chance(generator)
    }

    /// Uniform in [0, 1).
    #[inline]
    pub fn unit(&mut self) -> f64 {
        // The upper 53 bits: as many as a double holds.
        (self.0.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Uniform in [low, high).
    #[inline]
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }
}
