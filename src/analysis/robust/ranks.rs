//! The ranks of one draw, and the tally over all draws.

/// Scores (0–1) closer than this are equal, as in a ranking.
const TIE: f64 = 1e-11;
/// Up to so many ideas, each is compared with each.
const FEW: usize = 40;
/// Sums of weights are kept as whole multiples of this, so that the order in which threads add does not show.
const GRAIN: f64 = 1.0 / (1u64 << 40) as f64;

/// What many draws add up to.
#[derive(Clone, Debug)]
pub struct Tally {
    criteria: usize,
    /// Ideas counted one by one, by their place among all.
    watched: Vec<usize>,
    /// Where each idea stands among the watched; none for those that are only ranked.
    row: Vec<Option<u32>>,
    /// How often: by rank (from 0), then watched idea.
    counts: Vec<u32>,
    /// Sums of the weights under which each watched idea was first, in grains.
    first: Vec<i64>,
    /// Sums of the weights of all draws, in grains.
    all: Vec<i64>,
    /// How often the first of two watched ideas was ahead of the second; empty where pairs are not counted.
    pairs: Vec<u32>,
}

/// Room for ranking; made once a thread.
pub struct Scratch {
    keys: Vec<u64>,
    level: Vec<f64>,
    above: Vec<f64>,
}

impl Tally {
    /// For `ideas` ideas of which `watched` are counted, and pairs of them too if `pairs`.
    pub fn new(ideas: usize, criteria: usize, watched: &[usize], pairs: bool) -> Tally {
        let mut row = vec![None; ideas];
        watched.iter().enumerate().for_each(|(place, &idea)| row[idea] = Some(place as u32));
        let n = watched.len();
        Tally {
            criteria,
            watched: watched.to_vec(),
            row,
            counts: vec![0; n * ideas],
            first: vec![0; n * criteria],
            all: vec![0; criteria],
            pairs: if pairs { vec![0; n * n] } else { Vec::new() },
        }
    }

    /// Room for [`add`](Tally::add).
    pub fn scratch(&self) -> Scratch {
        let ideas = self.row.len();
        Scratch { keys: vec![0; ideas], level: vec![0.0; ideas], above: vec![0.0; ideas] }
    }

    /// Adds one draw: its weights, and the scores (0–1) of all ideas.
    pub fn add(&mut self, weights: &[f64], scores: &[f64], scratch: &mut Scratch) {
        self.all.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += (weight / GRAIN) as i64);
        if scores.len() <= FEW {
            self.compare(weights, scores, scratch)
        } else {
            self.sort(weights, scores, scratch)
        }
        if !self.pairs.is_empty() {
            self.pair(scores);
        }
    }

    /// Rank = ideas ahead + 1, counted.
    fn compare(&mut self, weights: &[f64], scores: &[f64], scratch: &mut Scratch) {
        let Scratch { level, above, .. } = scratch;
        level.iter_mut().zip(scores).for_each(|(level, score)| *level = (score / TIE) as i64 as f64);
        above.fill(0.0);
        for &rival in level.iter() {
            above.iter_mut().zip(level.iter()).for_each(|(above, own)| *above += f64::from(rival > *own));
        }
        let n = self.watched.len();
        for place in 0..n {
            let rank = above[self.watched[place]] as usize;
            self.counts[rank * n + place] += 1;
            if rank == 0 {
                self.win(place, weights);
            }
        }
    }

    /// Rank = place in the sorted order, or that of the first of equals.
    fn sort(&mut self, weights: &[f64], scores: &[f64], scratch: &mut Scratch) {
        let most = scores.iter().copied().fold(f64::MIN, f64::max);
        let keys = &mut scratch.keys;
        for (idea, (key, score)) in keys.iter_mut().zip(scores).enumerate() {
            *key = ((((most - score) / TIE) as u64) << 24) | idea as u64;
        }
        keys.sort_unstable();
        let n = self.watched.len();
        let (mut rank, mut level) = (0, u64::MAX);
        for (place, key) in keys.iter().enumerate() {
            if key >> 24 != level {
                (rank, level) = (place, key >> 24);
            }
            let idea = (key & 0xFF_FFFF) as usize;
            if let Some(row) = self.row[idea] {
                self.counts[rank * n + row as usize] += 1;
                if rank == 0 {
                    self.win(row as usize, weights);
                }
            }
        }
    }

    fn win(&mut self, place: usize, weights: &[f64]) {
        let sums = &mut self.first[place * self.criteria..][..self.criteria];
        sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += (weight / GRAIN) as i64);
    }

    fn pair(&mut self, scores: &[f64]) {
        let n = self.watched.len();
        for (a, row) in self.pairs.chunks_exact_mut(n).enumerate() {
            let own = scores[self.watched[a]] - TIE;
            for (count, &b) in row.iter_mut().zip(&self.watched) {
                *count += u32::from(own > scores[b]);
            }
        }
    }

    /// Both tallies together. Whole numbers are added, so the order does not matter.
    pub fn merge(mut self, other: Tally) -> Tally {
        self.counts.iter_mut().zip(other.counts).for_each(|(a, b)| *a += b);
        self.first.iter_mut().zip(other.first).for_each(|(a, b)| *a += b);
        self.all.iter_mut().zip(other.all).for_each(|(a, b)| *a += b);
        self.pairs.iter_mut().zip(other.pairs).for_each(|(a, b)| *a += b);
        self
    }

    /// How often a watched idea (by its place among them) had a rank (from 0).
    pub fn count(&self, place: usize, rank: usize) -> u32 {
        self.counts[rank * self.watched.len() + place]
    }

    /// How often the watched idea `a` was ahead of `b`; none where pairs were not counted.
    pub fn ahead(&self, a: usize, b: usize) -> Option<u32> {
        self.pairs.get(a * self.watched.len() + b).copied()
    }

    /// The mean of the weights under which a watched idea was first; none where it never was.
    pub fn central_weights(&self, place: usize) -> Option<Vec<f64>> {
        let wins = self.count(place, 0);
        let sums = &self.first[place * self.criteria..][..self.criteria];
        (wins > 0).then(|| sums.iter().map(|sum| *sum as f64 * GRAIN / f64::from(wins)).collect())
    }

    /// The sums of the weights of all draws.
    pub fn weights(&self) -> impl Iterator<Item = f64> {
        self.all.iter().map(|sum| *sum as f64 * GRAIN)
    }
}
