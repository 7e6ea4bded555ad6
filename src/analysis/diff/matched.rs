//! The two sides of a comparison, and the matching of their criteria, gates and ideas.

use crate::evidence::Evidence;
use crate::rubric::Rubric;
use crate::score::Scored;
use std::borrow::Cow;
use std::collections::HashMap;

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
