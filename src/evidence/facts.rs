//! The facts of one cell and of a column.

use crate::expression::{ColumnFact, Interval};
use crate::rubric::ColumnKind;

/// The fact of one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Unknown, which earns nothing.
    Unknown,
    /// An interval: equal ends if known, infinite if an end is open. Levels are their codes, yes and no are 1 and 0,
    /// dates are days since 1970.
    Between(f64, f64),
    /// Lower end, most likely number and upper end.
    Likely(f64, f64, f64),
    /// A text.
    Text(String),
}

/// The facts of one column.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Intervals, coded as in [`Fact::Between`]. NaN, which no cell can contain, is unknown.
    Numbers {
        /// Lower ends.
        low: Vec<f64>,
        /// Upper ends; `None` if no cell is a range, so that they equal the lower ends.
        high: Option<Vec<f64>>,
        /// Most likely numbers, NaN if not given; `None` if no cell gives one.
        likely: Option<Vec<f64>>,
    },
    /// Texts; `None` if unknown.
    Texts(Vec<Option<String>>),
}

impl Facts {
    /// An empty column of this kind with room for `most` facts.
    pub(super) fn new(kind: &ColumnKind, most: usize) -> Facts {
        match kind {
            ColumnKind::Text => Facts::Texts(Vec::with_capacity(most)),
            _ => Facts::Numbers { low: Vec::with_capacity(most), high: None, likely: None },
        }
    }

    pub(super) fn push(&mut self, fact: Fact) {
        let idea = match self {
            Facts::Numbers { low, .. } => low.len(),
            Facts::Texts(texts) => texts.len(),
        };
        self.resize(idea + 1);
        self.set(idea, fact);
    }

    /// Appends a number (NaN if unknown) to a column of numbers.
    #[inline]
    pub(super) fn push_number(&mut self, x: f64) {
        if let Facts::Numbers { low, high, likely } = self {
            low.push(x);
            if let Some(high) = high {
                high.push(x);
            }
            if let Some(likely) = likely {
                likely.push(f64::NAN);
            }
        }
    }

    /// Truncates to this many ideas, or pads with unknown facts.
    pub(super) fn resize(&mut self, ideas: usize) {
        match self {
            Facts::Numbers { low, high, likely } => {
                let lists = [Some(low), high.as_mut(), likely.as_mut()];
                lists.into_iter().flatten().for_each(|numbers| numbers.resize(ideas, f64::NAN));
            }
            Facts::Texts(texts) => texts.resize(ideas, None),
        }
    }

    /// Appends the facts of further ideas of the same column.
    pub(super) fn append(&mut self, more: Facts) {
        match (self, more) {
            (Facts::Numbers { low, high, likely }, Facts::Numbers { low: below, high: upper, likely: middle }) => {
                if likely.is_some() || middle.is_some() {
                    let likely = likely.get_or_insert_with(|| vec![f64::NAN; low.len()]);
                    likely.extend(middle.unwrap_or_else(|| vec![f64::NAN; below.len()]));
                }
                if high.is_some() || upper.is_some() {
                    high.get_or_insert_with(|| low.clone()).extend(upper.as_ref().unwrap_or(&below));
                }
                low.extend(below);
            }
            (Facts::Texts(texts), Facts::Texts(more)) => texts.extend(more),
            _ => unreachable!("a column is of one kind"),
        }
    }

    pub(super) fn set(&mut self, idea: usize, fact: Fact) {
        match (self, fact) {
            (Facts::Numbers { low, high, likely }, fact) => {
                let [from, middle, to] = match fact {
                    Fact::Between(from, to) => [from, f64::NAN, to],
                    Fact::Likely(from, middle, to) => [from, middle, to],
                    _ => [f64::NAN; 3],
                };
                if likely.is_some() || !middle.is_nan() {
                    likely.get_or_insert_with(|| vec![f64::NAN; low.len()])[idea] = middle;
                }
                if high.is_some() || from < to {
                    high.get_or_insert_with(|| low.clone())[idea] = to;
                }
                low[idea] = from;
            }
            (Facts::Texts(texts), Fact::Text(text)) => texts[idea] = Some(text),
            (Facts::Texts(texts), _) => texts[idea] = None,
        }
    }

    /// The facts of some ideas.
    pub(super) fn keep(&self, ideas: &[usize]) -> Facts {
        let kept = |of: &Vec<f64>| ideas.iter().map(|&i| of[i]).collect();
        match self {
            Facts::Numbers { low, high, likely } => {
                Facts::Numbers { low: kept(low), high: high.as_ref().map(kept), likely: likely.as_ref().map(kept) }
            }
            Facts::Texts(texts) => Facts::Texts(ideas.iter().map(|&i| texts[i].clone()).collect()),
        }
    }

    /// Whether some cell of the column is a range, or one was that `keep` has dropped.
    pub fn has_ranges(&self) -> bool {
        matches!(self, Facts::Numbers { high: Some(_), .. })
    }

    /// The fact of an idea.
    pub fn get(&self, idea: usize) -> Fact {
        match (self, self.interval(idea), self.likely(idea)) {
            (Facts::Texts(texts), ..) => texts[idea].clone().map_or(Fact::Unknown, Fact::Text),
            (_, None, _) => Fact::Unknown,
            (_, Some((from, to)), None) => Fact::Between(from, to),
            (_, Some((from, to)), Some(middle)) => Fact::Likely(from, middle, to),
        }
    }

    /// The interval of an idea; `None` if unknown, or in a column of texts.
    pub fn interval(&self, idea: usize) -> Option<(f64, f64)> {
        match self {
            Facts::Numbers { low, high, .. } => {
                (!low[idea].is_nan()).then(|| (low[idea], high.as_ref().unwrap_or(low)[idea]))
            }
            Facts::Texts(_) => None,
        }
    }

    /// The fact of an idea, as an expression reads it.
    pub fn seen(&self, idea: usize) -> ColumnFact<'_> {
        match self {
            Facts::Texts(texts) => texts[idea].as_deref().map_or(ColumnFact::Unknown, ColumnFact::Text),
            Facts::Numbers { .. } => {
                let between = |(low, high)| ColumnFact::Between(Interval { low, high });
                self.interval(idea).map_or(ColumnFact::Unknown, between)
            }
        }
    }

    /// The most likely number of an idea, if its cell gives one.
    pub fn likely(&self, idea: usize) -> Option<f64> {
        match self {
            Facts::Numbers { likely: Some(likely), .. } => Some(likely[idea]).filter(|x| !x.is_nan()),
            _ => None,
        }
    }
}
