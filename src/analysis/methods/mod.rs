//! Second opinions: other methods of the field on the same ideas, one in each file.
//!
//! A method takes a [`DecisionProblem`](problem::DecisionProblem) and yields an [`Opinion`](opinion::Opinion) with the
//! tables that its formula names. Methods that compare differences read evidence in its own unit; methods that take
//! ratios need a true zero and read values.

pub mod aras;
pub mod cocoso;
pub mod codas;
pub mod copras;
pub mod edas;
pub mod geometric;
pub mod mabac;
pub mod marcos;
pub mod method;
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

use method::Method;

/// All methods; the first is the one that dingzi itself uses.
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
