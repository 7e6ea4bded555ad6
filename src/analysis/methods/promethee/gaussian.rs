//! The sum of Gaussian preferences over all smaller numbers, without comparing all pairs: a one-sided fast Gauss
//! transform in one dimension (Greengard & Strain 1991).
//!
//! Around a centre c, with b = (x_b − c)/s and D = (x_a − c)/s, exp(−(D − b)²/2) = Σₖ bᵏ/k! · Heₖ(D) · exp(−D²/2). So
//! the moments Σ bᵏ/k! describe a box of numbers no wider than s, and each number needs only the few boxes near it.
//! Over boxes further than [`FAR_DISTANCE`] away the preference is full: 1 − exp(−D²/2) then rounds to 1.

/// Terms of the series: with |b| ≤ ½ the next one is below 10⁻¹⁷ (|Heₖ(D)|·exp(−D²/4) ≤ 1.1·√k!).
const TERMS: usize = 23;
/// Differences beyond this, in units of s, are preferred in full.
const FAR_DISTANCE: f64 = 9.5;

/// A group of close numbers: their centre and moments.
struct Box {
    start: f64,
    moments: [f64; TERMS],
}

/// For each of some ascending numbers, Σ 1 − exp(−d²/2s²) over those before it.
pub(super) fn preferred(x: &[f64], s: f64) -> Vec<f64> {
    let mut boxes: Vec<Box> = Vec::new();
    let mut near = 0;
    let mut sums: Vec<f64> = Vec::with_capacity(x.len());
    for (place, &x_a) in x.iter().enumerate() {
        if place > 0 && x[place - 1] == x_a {
            // Equal numbers are not preferred to each other.
            sums.push(sums[place - 1]);
        } else {
            near += boxes[near..].iter().take_while(|b| (x_a - b.start) / s > FAR_DISTANCE + 1.0).count();
            let indifferent: f64 = boxes[near..].iter().map(|b| b.sum((x_a - b.start) / s - 0.5)).sum();
            sums.push((place as f64 - indifferent).max(0.0));
        }
        if boxes.last().is_none_or(|b| x_a - b.start > s) {
            boxes.push(Box { start: x_a, moments: [0.0; TERMS] });
        }
        if let Some(last) = boxes.last_mut() {
            last.add((x_a - last.start) / s - 0.5);
        }
    }
    sums
}

impl Box {
    /// Adds a number at distance b from the centre.
    fn add(&mut self, b: f64) {
        let mut power = 1.0;
        for (k, moment) in self.moments.iter_mut().enumerate() {
            *moment += power;
            power *= b / (k + 1) as f64;
        }
    }

    /// Σ exp(−(D − b)²/2) over the numbers of the box.
    fn sum(&self, d: f64) -> f64 {
        // Heₖ₊₁(D) = D·Heₖ(D) − k·Heₖ₋₁(D)
        let (mut before, mut hermite, mut sum) = (0.0, 1.0, 0.0);
        for (k, moment) in self.moments.iter().enumerate() {
            sum += moment * hermite;
            (before, hermite) = (hermite, d * hermite - k as f64 * before);
        }
        sum * (-0.5 * d * d).exp()
    }
}
