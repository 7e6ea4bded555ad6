//! The two sides of a comparison, and the matching of their criteria, gates and ideas.

use crate::evidence::Evidence;
use crate::identity::look;
use crate::rubric::Rubric;
use crate::score::Scored;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// One side of a comparison: the evidence, the rubric and the scores.
#[derive(Clone, Copy, Debug)]
pub struct Judgement<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The ideas.
    pub evidence: &'a Evidence,
    /// The ideas through a lens of the rubric.
    pub scored: &'a Scored,
}

/// A criterion, gate or idea on both sides: its place before and after, `None` if it is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Matched {
    /// Its place before.
    pub before: Option<usize>,
    /// Its place after.
    pub after: Option<usize>,
}

impl Matched {
    /// Both places, if it is on both sides.
    pub fn both(self) -> Option<[usize; 2]> {
        Some([self.before?, self.after?])
    }
}

/// Those of some ideas that are on one side only and that a condition leaves out on the other.
pub(super) fn left_out(sides: [Judgement; 2], ideas: &[Matched]) -> HashSet<Matched> {
    let ids = sides.map(|side| -> HashSet<Cow<str>> {
        let others = side.evidence.chosen.iter().flat_map(|chosen| &chosen.others);
        others.map(|other| look(&other.names[0])).collect()
    });
    let is_in = |other: usize, place: usize| ids[other].contains(&look(&sides[1 - other].evidence.ids[place]));
    let is_out = |idea: &Matched| match (idea.before, idea.after) {
        (Some(place), None) => is_in(1, place),
        (None, Some(place)) => is_in(0, place),
        _ => false,
    };
    ideas.iter().copied().filter(is_out).collect()
}

/// Matches two lists of ids: in the order of the second list, then those only in the first.
pub(super) fn matched([before, after]: [Vec<Cow<str>>; 2]) -> Vec<Matched> {
    let places: HashMap<&str, usize> = before.iter().enumerate().map(|(place, id)| (&**id, place)).collect();
    let mut matched: Vec<Matched> = Vec::with_capacity(after.len());
    let mut gone = vec![true; before.len()];
    for (place, id) in after.iter().enumerate() {
        let old = places.get(&**id).copied();
        old.into_iter().for_each(|old| gone[old] = false);
        matched.push(Matched { before: old, after: Some(place) });
    }
    matched.extend((0..before.len()).filter(|&old| gone[old]).map(|old| Matched { before: Some(old), after: None }));
    matched
}
