//! The sum of preferences of each number of a column over all others, without comparing all pairs.
//!
//! In sorted order, the numbers below another by more than a threshold form a prefix. Steps and straight lines need
//! only its count and its sum, both of which can be updated from one number to the next: O(m log m) for sorting, O(m)
//! for the rest (Calders & Van Assche 2018, "PROMETHEE is not quadratic").

/// The linear preference of Brans, Vincke & Mareschal 1986, for a difference in favour of an idea: none up to q, then in
/// proportion, full from p on. If p is not greater than q, it is full above q.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preference {
    /// Differences up to this do not count; not negative.
    pub q: f64,
    /// From here on the preference is full.
    pub p: f64,
}

impl Preference {
    /// Full for any difference, however small.
    pub const USUAL: Preference = Preference { q: 0.0, p: 0.0 };
}

/// For each number, the sum of its preferences over all others, and the sum of their preferences over it.
pub(super) fn flows(column: &[f64], preference: Preference) -> (Vec<f64>, Vec<f64>) {
    let mut sorted: Vec<(f64, usize)> = column.iter().copied().zip(0..).collect();
    sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let ascending: Vec<f64> = sorted.iter().map(|(x, _)| *x).collect();
    // Mirrored, the numbers above are those below.
    let mirrored: Vec<f64> = ascending.iter().rev().map(|x| -x).collect();
    let (over, mut under) = (preferred(&ascending, preference), preferred(&mirrored, preference));
    under.reverse();
    let back = |flow: Vec<f64>| {
        let mut placed = vec![0.0; flow.len()];
        sorted.iter().zip(flow).for_each(|((_, i), x)| placed[*i] = x);
        placed
    };
    (back(over), back(under))
}

/// For each of some ascending numbers, the sum of preferences over those before it.
fn preferred(x: &[f64], Preference { q, p }: Preference) -> Vec<f64> {
    if p > q { slope(x, q, p) } else { below(x, q).into_iter().map(|n| n as f64).collect() }
}

/// For each of some ascending numbers, the count of those below it by more than `threshold`.
fn below(x: &[f64], threshold: f64) -> Vec<usize> {
    let mut count = 0;
    let step = |x_a: &f64| {
        count += x[count..].iter().take_while(|x_b| x_a - **x_b > threshold).count();
        count
    };
    x.iter().map(step).collect()
}

/// Σ (d − q)/(p − q) over differences between q and p, and 1 for each above.
fn slope(x: &[f64], q: f64, p: f64) -> Vec<f64> {
    let mut totals = vec![Exact::default()];
    x.iter().for_each(|x| totals.push(totals[totals.len() - 1].plus(*x)));
    let (above_q, above_p) = (below(x, q), below(x, p));
    let preference = |a: usize| {
        let (from, to) = (above_p[a], above_q[a]);
        let between = (to - from) as f64;
        // Σ (x_a − x_b) over the numbers between.
        let apart = Exact::product(between, x[a]).minus(totals[to].minus(totals[from]));
        from as f64 + (apart.value() - between * q) / (p - q)
    };
    (0..x.len()).map(preference).collect()
}

/// A number with twice the precision: its value and the rounding error (Dekker 1971; Knuth's two-sum). A plain
/// difference of two long sums would lose the digits that separate close numbers.
#[derive(Clone, Copy, Default)]
struct Exact(f64, f64);

impl Exact {
    fn plus(self, x: f64) -> Exact {
        let sum = self.0 + x;
        let part = sum - self.0;
        let lost = (self.0 - (sum - part)) + (x - part);
        Exact(sum, self.1 + lost)
    }

    fn minus(self, other: Exact) -> Exact {
        let difference = self.plus(-other.0);
        Exact(difference.0, difference.1 - other.1)
    }

    fn product(a: f64, b: f64) -> Exact {
        let product = a * b;
        Exact(product, a.mul_add(b, -product))
    }

    fn value(self) -> f64 {
        self.0 + self.1
    }
}
