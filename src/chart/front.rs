//! The ideas on two axes, and the front: those that no other beats on the two (Pareto 1906).

use super::figure::Subject;
use super::focus::Axis;

/// What an idea is on the map, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PointKind {
    /// Leads the ranking, on the front or not.
    Leader,
    /// No other beats it.
    Front,
    /// Another beats it.
    Beaten,
    /// Fails a gate.
    Out,
}

/// The ideas on the two axes.
pub struct Map<'a> {
    pub subject: &'a Subject<'a>,
    /// Where each idea stands, across and up, 0–100.
    pub places: Vec<[f64; 2]>,
    /// What each idea is.
    pub kinds: Vec<PointKind>,
    /// The ideas on the front, from the best across to the best up.
    pub front: Vec<usize>,
    /// The ideas that fail no gate, best ranked first.
    pub passing: Vec<usize>,
}

impl<'a> Map<'a> {
    pub fn new(s: &'a Subject<'a>) -> Map<'a> {
        // Sums in another order may differ in the last digits, which must not make an idea better.
        let along = |axis: &Axis, idea| (along(s, axis, idea) * 1e6).round() / 1e6;
        let [across, up] = &s.focus.axes;
        let places: Vec<[f64; 2]> = (0..s.scored.len()).map(|i| [along(across, i), along(up, i)]).collect();
        let passing: Vec<usize> = s.scored.order.iter().copied().filter(|&i| !s.scored.is_out(i)).collect();
        let front = front(&places, &passing);
        let mut kinds = vec![PointKind::Out; places.len()];
        passing.iter().for_each(|&i| kinds[i] = PointKind::Beaten);
        front.iter().for_each(|&i| kinds[i] = PointKind::Front);
        s.scored.leaders().iter().filter(|&&i| !s.scored.is_out(i)).for_each(|&i| kinds[i] = PointKind::Leader);
        Map { subject: s, places, kinds, front, passing }
    }

    /// Whether both axes are the same.
    pub fn is_one_axis(&self) -> bool {
        let [across, up] = &self.subject.focus.axes;
        across.criteria == up.criteria
    }

    /// Whether several ideas of the front stand at one place.
    pub fn has_ties(&self) -> bool {
        self.front.windows(2).any(|pair| self.places[pair[0]] == self.places[pair[1]])
    }
}

/// An idea's place on an axis, 0–100: its proven values weighed by today's shares, or equally if those are zero.
fn along(s: &Subject, axis: &Axis, idea: usize) -> f64 {
    let weight = |c: usize| s.scored.weights[c];
    let sum: f64 = axis.criteria.iter().map(|&c| weight(c)).sum();
    let value = |&c: &usize| {
        let part = if sum > 0.0 { weight(c) / sum } else { 1.0 / axis.criteria.len() as f64 };
        part * s.scored.matrix.low(idea, c)
    };
    100.0 * axis.criteria.iter().map(value).sum::<f64>()
}

/// Whether place `a` is at least as good as `b` on both axes and better on one.
pub fn beats(a: [f64; 2], b: [f64; 2]) -> bool {
    a[0] >= b[0] && a[1] >= b[1] && a != b
}

/// The ideas that no other of `ideas` beats, from the best across to the best up.
pub fn front(places: &[[f64; 2]], ideas: &[usize]) -> Vec<usize> {
    let mut sorted = ideas.to_vec();
    sorted.sort_by(|&a, &b| places[b][0].total_cmp(&places[a][0]).then(places[b][1].total_cmp(&places[a][1])));
    let mut front: Vec<usize> = Vec::new();
    for idea in sorted {
        // Ideas further across came first, so only height counts, or the very same place.
        if front.last().is_none_or(|&last| places[idea][1] > places[last][1] || places[idea] == places[last]) {
            front.push(idea);
        }
    }
    front
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_is_what_no_other_beats() {
        let places = [[5.0, 5.0], [9.0, 1.0], [1.0, 9.0], [5.0, 4.0], [4.0, 5.0], [5.0, 5.0], [9.0, 0.0]];
        assert_eq!(front(&places, &[0, 1, 2, 3, 4, 5, 6]), [1, 0, 5, 2]);
        for idea in 0..places.len() {
            let beaten = places.iter().any(|&other| beats(other, places[idea]));
            assert_eq!(front(&places, &[0, 1, 2, 3, 4, 5, 6]).contains(&idea), !beaten);
        }
    }
}
