//! Second opinions: other methods of the field on the same ideas, one a file.
//!
//! A method takes a [`Problem`] and yields an [`Opinion`] with the tables that its formula names. Methods that compare
//! differences read evidence in its own unit; methods that take ratios need a true zero and read values.

pub mod aras;
pub mod cocoso;
pub mod codas;
pub mod copras;
pub mod edas;
pub mod geometric;
pub mod given;
pub mod mabac;
pub mod marcos;
pub mod moora;
pub mod normalise;
pub mod opinion;
pub mod problem;
pub mod product;
pub mod promethee;
pub mod reversal;
pub mod spotis;
pub mod sum;
pub mod survey;
pub mod topsis;
pub mod vikor;
pub mod waspas;

use crate::lang::{Lang, Word};
use crate::say::heads;
use opinion::Opinion;
use problem::{Problem, Unfit};

/// A method: an entry of the registry.
#[derive(Debug)]
pub struct Method {
    /// Its id on the command line.
    pub id: &'static str,
    /// Its name, in both languages.
    pub name: Word,
    /// Where it was published.
    pub paper: &'static str,
    /// What it reads if nothing else is asked for.
    pub reads: Reads,
    /// How it makes one number of many.
    pub combines: Combines,
    /// Whether the order of two ideas may depend on which others are in the table.
    pub is_relative: bool,
    /// Its opinion, with its usual parameters.
    pub judge: fn(&Problem) -> Result<Opinion, Unfit>,
    /// What it says beside a ranking.
    pub beside: Option<fn(&Opinion) -> Beside>,
}

/// What a method says beside a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// VIKOR: the ideas that are good compromises, best first.
    Compromise(Vec<usize>),
    /// PROMETHEE I: so many pairs of ideas cannot be compared.
    Incomparable(u64),
}

/// How a method makes one number of what an idea has on each criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combines {
    /// It adds up parts, one a criterion.
    Sum,
    /// It multiplies, so that a single zero is the end.
    Product,
    /// By distances, the largest of some, or several ways at once.
    Otherwise,
}

/// What a method reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Values from 0 to 1, as value functions make them of the evidence.
    Values,
    /// Evidence in its own unit, with the type of each criterion.
    Evidence,
}

impl Reads {
    /// Both.
    pub const ALL: [Reads; 2] = [Reads::Values, Reads::Evidence];

    /// Its word for programs, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            Reads::Values => "values",
            Reads::Evidence => "evidence",
        }
    }

    /// What it is called.
    pub fn name(self) -> Word {
        match self {
            Reads::Values => heads::VALUES,
            Reads::Evidence => heads::EVIDENCE,
        }
    }
}

impl Method {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.name.get(lang)
    }
}

/// Every method; the first is dingzi's own.
pub static METHODS: &[Method] = &[
    sum::METHOD,
    product::METHOD,
    geometric::METHOD,
    waspas::METHOD,
    aras::METHOD,
    copras::METHOD,
    marcos::METHOD,
    moora::METHOD,
    edas::METHOD,
    codas::METHOD,
    topsis::VECTOR,
    topsis::SUM,
    promethee::LINEAR,
    promethee::USUAL,
    topsis::MIN_MAX,
    vikor::METHOD,
    mabac::METHOD,
    cocoso::METHOD,
    spotis::METHOD,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_every_entry_names_its_paper() {
        for (n, method) in METHODS.iter().enumerate() {
            assert!(METHODS[..n].iter().all(|other| other.id != method.id), "{}", method.id);
            assert!(
                method.paper.contains(|c: char| c.is_ascii_digit())
                    && [method.name.en, method.name.zh].iter().all(|n| !n.is_empty())
            );
        }
    }
}
