//! Parsers of argument values, and why they refuse a value.

use crate::evidence::narrow;
use crate::input::encoding::named;
use crate::lang::Text;
use crate::say::usage::{ADDRESS, DAY, ENCODINGS, too_great, whole_number};
use crate::unit::date;
use encoding_rs::Encoding;
use std::net::IpAddr;
use std::num::IntErrorKind;
use std::ops::RangeInclusive;

/// Why a value is refused.
#[derive(Debug)]
pub struct Refused(pub Text);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.0.en)
    }
}

impl std::error::Error for Refused {}

/// Parses the name of an encoding.
pub(super) fn encoding(name: &str) -> Result<&'static Encoding, Refused> {
    named(name).ok_or(Refused(ENCODINGS.into()))
}

/// Parses a whole number within a range, in ASCII or full-width digits.
pub(super) fn whole<N: TryFrom<u64>>(ends: RangeInclusive<u64>) -> impl Fn(&str) -> Result<N, Refused> + Clone {
    move |text| {
        let digits = narrow(text);
        if digits.parse::<u64>().is_err_and(|error| *error.kind() == IntErrorKind::PosOverflow)
            && *ends.end() == u64::MAX
        {
            return Err(Refused(too_great()));
        }
        let number = digits.parse().ok().filter(|n| ends.contains(n)).and_then(|n| N::try_from(n).ok());
        number.ok_or_else(|| Refused(whole_number(*ends.start(), *ends.end())))
    }
}

/// Parses a count, at least one.
pub(super) fn count(text: &str) -> Result<usize, Refused> {
    whole(1..=u64::MAX)(text)
}

/// Parses an IP address.
pub(super) fn address(text: &str) -> Result<IpAddr, Refused> {
    text.parse().map_err(|_| Refused(ADDRESS.into()))
}

/// Returns a date as written, if it is one.
pub(super) fn day(text: &str) -> Result<String, Refused> {
    match date::read(text, date::Order::Unsure) {
        date::DateReading::No => Err(Refused(DAY.into())),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_days_are_what_they_say() {
        let counts = ["0", "-3", "x", "", "2", "３０"].map(|text| count(text).ok());
        assert_eq!(counts, [None, None, None, None, Some(2), Some(30)]);
        assert_eq!(["65535", "65536"].map(|text| whole::<u16>(0..=65_535)(text).ok()), [Some(65_535), None]);
        let days = ["2026-11-28", "2026年11月28日", "28 Nov 2026", "2026-13-45", "明天", ""];
        assert_eq!(days.map(|text| day(text).is_ok()), [true, true, true, false, false, false]);
    }
}
