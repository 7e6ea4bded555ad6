//! Syntax errors of criteria.toml, with advice for the usual slips.

use crate::diagnostic::{Code, Finding, Findings, SourceId, Span};
use crate::say::findings::written::{Slip, is_no_value, no_toml};
use toml::de::Error;

/// Full-width signs that a Chinese input method writes in place of TOML's.
const FULL_WIDTH: [char; 10] = ['“', '”', '‘', '’', '，', '＝', '【', '】', '｛', '｝'];

/// Adds one finding per line: the first error of a line causes the others.
pub(super) fn report(errors: &[Error], source: SourceId, text: &str, findings: &mut Findings) {
    let mut last_line = None;
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let range = range.start.min(text.len())..range.end.min(text.len());
        let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        if last_line.replace(start) == Some(start) {
            continue;
        }
        let line = text[start..].lines().next().unwrap_or_default();
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        let finding = Finding::new(
            Code::E0201,
            no_toml(&message, slip((line, text.get(range.clone()).unwrap_or_default()), &message)),
        );
        findings.push(finding.place(Span::new(source, range)));
    }
}

/// The slip in a line, of which TOML could not read the part `wrong`.
fn slip<'l>((line, wrong): (&'l str, &str), message: &'l str) -> Slip<'l> {
    let (key, value) = line.split_once('=').map_or(("", ""), |(key, value)| (key.trim(), value.trim()));
    let bare = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if line.contains(FULL_WIDTH) {
        Slip::FullWidth
    } else if message.contains("duplicate") {
        Slip::Twice
    } else if bare(key) && !key.is_ascii() {
        Slip::Key { key, value }
    } else if is_no_value(message) && is_number(key, wrong) {
        Slip::Number(key)
    } else if value.starts_with(|c: char| c.is_alphabetic()) && !["true", "false", "inf", "nan"].contains(&value) {
        Slip::Value { key, value: value.split('#').next().unwrap_or_default().trim() }
    } else if message.contains("unquoted key") && !line.is_ascii() {
        Slip::Names
    } else {
        Slip::Other(message)
    }
}

/// Whether something that TOML cannot read is meant as a number: `weight = 60%`, `weight = 六十`.
fn is_number(key: &str, wrong: &str) -> bool {
    // A name may begin with digits, too: `12月收入`.
    let unit = wrong.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_'));
    let has_unit = unit.len() < wrong.len() && unit.chars().count() <= 2;
    has_unit || (key == "weight" && wrong.starts_with(char::is_alphabetic))
}
