//! `levels = { id = value, … }`: an anchored scale. Evidence is a level's id or name; as a number it is the
//! level's code, its place in the scale counted from 0.

use crate::identity;
use crate::lang::Text;
use std::collections::HashMap;

/// One level of an anchored scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// What a cell contains.
    pub id: String,
    /// The name shown; a cell may use it too.
    pub name: Text,
    /// When to choose it; empty if the rubric does not say.
    pub when: Text,
    /// Its value in [0, 1].
    pub value: f64,
}

/// An anchored scale, in the rubric's order.
#[derive(Clone, PartialEq)]
pub struct Levels {
    levels: Vec<Level>,
    /// The code for each id and name, by identity key.
    codes: HashMap<String, usize>,
}

/// Prints only the levels; links of the live page are derived from this output.
impl std::fmt::Debug for Levels {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_tuple("Levels").field(&self.levels).finish()
    }
}

impl Levels {
    /// A scale of at least one level.
    pub fn new(levels: Vec<Level>) -> Levels {
        debug_assert!(!levels.is_empty());
        let ids = levels.iter().enumerate().map(|(code, level)| (code, &level.id));
        let names = levels.iter().enumerate().flat_map(|(code, l)| [(code, &l.name.en), (code, &l.name.zh)]);
        let mut codes = HashMap::with_capacity(levels.len());
        ids.chain(names).for_each(|(code, word)| _ = codes.entry(identity::key(word).into_owned()).or_insert(code));
        Levels { levels, codes }
    }

    /// The levels, in the rubric's order.
    pub fn as_slice(&self) -> &[Level] {
        &self.levels
    }

    /// The code of the level with this id or name (in either language), ignoring case.
    pub fn code(&self, cell: &str) -> Option<usize> {
        self.codes.get(&*identity::key(cell)).copied()
    }

    /// The value of a code.
    pub(super) fn at(&self, code: f64) -> f64 {
        // Codes are made by `code` alone, so this cast is exact.
        self.levels[code as usize].value
    }

    /// The values of many codes; `unknown` for NaN.
    pub(super) fn values(&self, codes: &[f64], unknown: f64) -> Vec<f64> {
        let values: Vec<f64> = self.levels.iter().map(|level| level.value).collect();
        codes.iter().map(|&code| if code.is_nan() { unknown } else { values[code as usize] }).collect()
    }

    /// The least and the greatest value of the codes from `low` to `high`.
    pub(super) fn extremes(&self, low: f64, high: f64) -> (f64, f64) {
        let values = self.levels[low as usize..=high as usize].iter().map(|level| level.value);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), v| (least.min(v), most.max(v)))
    }

    /// The greatest value of the scale.
    pub(super) fn best(&self) -> f64 {
        self.levels.iter().fold(0.0, |best, l| l.value.max(best))
    }
}
