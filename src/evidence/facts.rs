//! What the cells of one column say, idea by idea.

use super::cell::Fact;
use crate::rubric::ColumnKind;

/// The facts of one column.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Intervals: numbers and ranges, level codes, or 1 and 0 for yes and no. Not a number (NaN) where unknown, which no
    /// cell can say.
    Numbers {
        /// Lower ends.
        low: Vec<f64>,
        /// Upper ends; none where no cell of the column is a range, so that both ends are the same.
        high: Option<Vec<f64>>,
        /// Where the number most likely lies, NaN where nothing says; none where no cell of the column does.
        likely: Option<Vec<f64>>,
    },
    /// Texts; none where unknown.
    Texts(Vec<Option<String>>),
}

impl Facts {
    /// No facts yet, of a column of this kind; most likely not more than so many.
    pub(super) fn new(kind: &ColumnKind, most: usize) -> Facts {
        match kind {
            ColumnKind::Text => Facts::Texts(Vec::with_capacity(most)),
            _ => Facts::Numbers { low: Vec::with_capacity(most), high: None, likely: None },
        }
    }

    pub(super) fn push(&mut self, fact: Fact) {
        match (self, fact) {
            (Facts::Texts(texts), Fact::Text(text)) => texts.push(Some(text)),
            (Facts::Texts(texts), _) => texts.push(None),
            (facts, Fact::Between(low, high)) if low != high => facts.push_range(low, high),
            (facts, Fact::Between(x, _)) => facts.push_number(x),
            (facts, Fact::Likely(low, middle, high)) => {
                facts.push_range(low, high);
                facts.expect(middle);
            }
            (facts, _) => facts.push_number(f64::NAN),
        }
    }

    /// A number, or NaN where it is unknown, of a column of numbers.
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

    fn push_range(&mut self, from: f64, to: f64) {
        if let Facts::Numbers { low, high, likely } = self {
            high.get_or_insert_with(|| low.clone()).push(to);
            low.push(from);
            if let Some(likely) = likely {
                likely.push(f64::NAN);
            }
        }
    }

    /// Where the last number most likely lies.
    fn expect(&mut self, x: f64) {
        if let Facts::Numbers { low, likely, .. } = self
            && let Some(last) = likely.get_or_insert_with(|| vec![f64::NAN; low.len()]).last_mut()
        {
            *last = x;
        }
    }

    /// Adds unknown facts until there are so many.
    pub(super) fn fill(&mut self, ideas: usize) {
        match self {
            Facts::Numbers { low, high, likely } => {
                low.resize(ideas, f64::NAN);
                [high, likely].into_iter().flatten().for_each(|numbers| numbers.resize(ideas, f64::NAN));
            }
            Facts::Texts(texts) => texts.resize(ideas, None),
        }
    }

    /// Forgets all but the first so many.
    pub(super) fn truncate(&mut self, ideas: usize) {
        match self {
            Facts::Numbers { low, high, likely } => {
                low.truncate(ideas);
                [high, likely].into_iter().flatten().for_each(|numbers| numbers.truncate(ideas));
            }
            Facts::Texts(texts) => texts.truncate(ideas),
        }
    }

    /// Adds the facts of further ideas, of the same column.
    pub(super) fn append(&mut self, more: Facts) {
        match (self, more) {
            (
                Facts::Numbers { low, high, likely },
                Facts::Numbers { low: more_low, high: more_high, likely: more_likely },
            ) => {
                if likely.is_some() || more_likely.is_some() {
                    let none = |n: usize| vec![f64::NAN; n];
                    let likely = likely.get_or_insert_with(|| none(low.len()));
                    likely.extend(more_likely.unwrap_or_else(|| none(more_low.len())));
                }
                if high.is_some() || more_high.is_some() {
                    let high = high.get_or_insert_with(|| low.clone());
                    high.extend(more_high.as_ref().unwrap_or(&more_low));
                }
                low.extend(more_low);
            }
            (Facts::Texts(texts), Facts::Texts(more)) => texts.extend(more),
            _ => unreachable!("a column is of one kind"),
        }
    }

    pub(super) fn set(&mut self, idea: usize, fact: Fact) {
        match (self, fact) {
            (Facts::Numbers { low, high, likely }, fact) => {
                let (from, middle, to) = match fact {
                    Fact::Between(from, to) => (from, f64::NAN, to),
                    Fact::Likely(from, middle, to) => (from, middle, to),
                    _ => (f64::NAN, f64::NAN, f64::NAN),
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

    /// Whether any cell of the column is a range.
    pub fn has_ranges(&self) -> bool {
        matches!(self, Facts::Numbers { high: Some(_), .. })
    }

    /// The fact of an idea.
    pub fn get(&self, idea: usize) -> Fact {
        match self {
            Facts::Numbers { low, .. } if low[idea].is_nan() => Fact::Unknown,
            Facts::Numbers { low, high, .. } => {
                let (from, to) = (low[idea], high.as_ref().unwrap_or(low)[idea]);
                self.likely(idea).map_or(Fact::Between(from, to), |middle| Fact::Likely(from, middle, to))
            }
            Facts::Texts(texts) => texts[idea].clone().map_or(Fact::Unknown, Fact::Text),
        }
    }

    /// The interval of an idea; none where it is unknown, or in a column of texts.
    pub fn interval(&self, idea: usize) -> Option<(f64, f64)> {
        match self {
            Facts::Numbers { low, high, .. } => {
                (!low[idea].is_nan()).then(|| (low[idea], high.as_ref().unwrap_or(low)[idea]))
            }
            Facts::Texts(_) => None,
        }
    }

    /// Where the number of an idea most likely lies, if its cell says so.
    pub fn likely(&self, idea: usize) -> Option<f64> {
        match self {
            Facts::Numbers { likely: Some(likely), .. } => Some(likely[idea]).filter(|x| !x.is_nan()),
            _ => None,
        }
    }
}
