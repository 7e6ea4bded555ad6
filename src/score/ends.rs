//! The evidence behind the values.

use super::numbers::Numbers;

/// Computed evidence: an interval in its unit, `None` if unknown.
pub type Computed = Option<(f64, f64)>;

/// The evidence behind the values, computed from the cells.
#[derive(Clone, Debug)]
pub struct EvidenceEnds {
    /// The lower and the upper ends by criterion, in the unit of the evidence; NaN if unknown.
    ends: Vec<[Numbers; 2]>,
}

impl EvidenceEnds {
    /// From both ends by criterion, then idea.
    pub(super) fn new(ends: Vec<[Numbers; 2]>) -> EvidenceEnds {
        EvidenceEnds { ends }
    }

    /// Ideas of which nothing is known.
    #[cfg(test)]
    pub fn unknown(ideas: usize, criteria: usize) -> EvidenceEnds {
        let nothing = Numbers::from(vec![f64::NAN; ideas]);
        EvidenceEnds { ends: vec![[nothing.clone(), nothing]; criteria] }
    }

    /// Both ends by criterion, in the unit of the evidence; NaN if unknown.
    pub(super) fn ends(&self) -> &[[Numbers; 2]] {
        &self.ends
    }

    /// The interval of an idea in its unit; `None` if unknown.
    pub fn get(&self, criterion: usize, idea: usize) -> Computed {
        let [low, high] = &self.ends[criterion];
        (!low[idea].is_nan()).then(|| (low[idea], high[idea]))
    }

    /// The intervals on a criterion, idea by idea.
    pub fn column(&self, criterion: usize) -> impl Iterator<Item = Computed> {
        (0..self.ends[criterion][0].len()).map(move |idea| self.get(criterion, idea))
    }

    /// Of how many ideas nothing is known on a criterion.
    pub fn count_unknown(&self, criterion: usize) -> usize {
        self.ends[criterion][0].iter().filter(|low| low.is_nan()).count()
    }

    /// Whether nothing is known of an idea.
    pub fn is_unknown(&self, idea: usize) -> bool {
        self.ends.iter().all(|[low, _]| low[idea].is_nan())
    }
}
