//! Lenses: named sets of weights.

use crate::identity::same;
use crate::lang::{Lang, Text};
use crate::say::findings::rubric::{BASE, EQUAL};

/// Shares of the criteria, in the rubric's order; non-negative, summing to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(Vec<f64>);

impl Weights {
    /// Shares in proportion to any non-negative numbers that are not all zero.
    pub fn from_parts(parts: &[f64]) -> Weights {
        let sum: f64 = parts.iter().sum();
        debug_assert!(sum > 0.0 && sum.is_finite() && parts.iter().all(|p| *p >= 0.0));
        Weights(parts.iter().map(|p| p / sum).collect())
    }

    /// `n` equal shares.
    pub fn equal(n: usize) -> Weights {
        Weights(vec![1.0 / n as f64; n])
    }

    /// The shares.
    pub fn shares(&self) -> &[f64] {
        &self.0
    }

    /// The points that a value of 1 earns on each criterion; they add up to 100.
    pub fn points(&self) -> Vec<f64> {
        self.0.iter().map(|share| 100.0 * share).collect()
    }
}

impl std::ops::Index<usize> for Weights {
    type Output = f64;
    fn index(&self, criterion: usize) -> &f64 {
        &self.0[criterion]
    }
}

/// Ids of the lenses that every rubric has: the weights as written, and equal ones.
pub const ALWAYS: [&str; 2] = ["base", "equal"];

/// Whether a name is taken by a lens that every rubric has: as its id or its name in either language.
pub fn is_taken(name: &str) -> bool {
    let names = [BASE, EQUAL].into_iter().flat_map(|[name, _]| [name.en, name.zh]);
    ALWAYS.into_iter().chain(names).any(|known| same(name, known))
}

/// The longest id of a lens, in characters: it is typed, and appears in figures' footers and column names.
pub const MAX_LENS_ID_CHARS: usize = 64;

/// Whether an id can be typed on the command line: letters of any script, digits, `_` and `-`, at least one.
pub fn is_usable_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// A named set of weights: one point of view.
#[derive(Clone, Debug)]
pub struct Lens {
    /// Its id, as in `--lens id`.
    pub id: String,
    /// Its short name.
    pub name: Text,
    /// One sentence on whose view it is.
    pub about: Text,
    /// The shares.
    pub weights: Weights,
}

impl Lens {
    /// Weights that are tried out, not written in the rubric.
    pub fn tried(id: &str, name: impl Into<Text>, weights: Weights) -> Lens {
        Lens { id: id.to_owned(), name: name.into(), about: Text::default(), weights }
    }

    /// The name to show: its id if it has no name.
    pub fn shown(&self, lang: Lang) -> &str {
        match self.name.get(lang) {
            "" => &self.id,
            name => name,
        }
    }
}
