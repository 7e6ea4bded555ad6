//! Values that an argument takes as they are typed, and why it takes others not.

use crate::input::encoding::named;
use crate::lang::Word;
use crate::say::usage::{COUNT, DAY, ENCODINGS};
use crate::unit::date;
use encoding_rs::Encoding;

/// Why a value is not taken.
#[derive(Debug)]
pub struct Refused(pub Word);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.0.en)
    }
}

impl std::error::Error for Refused {}

/// An encoding by its name.
pub(super) fn encoding(name: &str) -> Result<&'static Encoding, Refused> {
    named(name).ok_or(Refused(ENCODINGS))
}

/// How many, at least one.
pub(super) fn count(text: &str) -> Result<usize, Refused> {
    text.parse().ok().filter(|n| *n > 0).ok_or(Refused(COUNT))
}

/// A day, as it is written.
pub(super) fn day(text: &str) -> Result<String, Refused> {
    match date::read(text, date::Order::Unsure) {
        date::Read::No => Err(Refused(DAY)),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_days_are_what_they_say() {
        assert_eq!(["0", "-3", "x", "", "2"].map(|text| count(text).ok()), [None, None, None, None, Some(2)]);
        let days = ["2026-11-28", "2026年11月28日", "28 Nov 2026", "2026-13-45", "明天", ""];
        assert_eq!(days.map(|text| day(text).is_ok()), [true, true, true, false, false, false]);
    }
}
