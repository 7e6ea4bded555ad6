//! A number as somebody could write it into a cell of a column: it reads back as what it says.

use super::number;
use super::quantity::{Quantity, QuantityPart};
use super::reader::ColumnReader;
use crate::unit::{Decimal, Measure};

/// A number in the unit that another cell was written in, with so many significant digits, rounded up or down; it reads back
/// as what it says.
pub(super) fn number_like(x: f64, reader: &ColumnReader, like: &str, digits: usize, up: bool) -> String {
    let narrow = number::narrow(like.rsplit("..").next().unwrap_or(like));
    let start = narrow.find(|c: char| c.is_ascii_digit()).unwrap_or(narrow.len());
    let length = number::length(&narrow[start..]);
    // Only of a cell that is one number in digits can another be put in its place; else a bare one is written.
    let in_digits = |q: &Quantity| {
        let written = number::read(&narrow[start..start + length], reader.decimal);
        q.parts.len() == 1 && !q.negative && written.as_deref() == Some(q.digits())
    };
    let pattern = Quantity::read(narrow.trim(), reader.decimal).ok().filter(in_digits);
    // What one of a unit counts for, read as any cell is.
    let counts = |q: &Quantity| {
        let one = Quantity { parts: vec![QuantityPart { digits: "1".into(), ..q.parts[0].clone() }], ..q.clone() };
        let one = if is_share(reader) && one.is_bare() { 0.01 } else { reader.amount(&one, "1").ok()? };
        (one > 0.0).then_some(one)
    };
    let bare = || Quantity {
        parts: vec![QuantityPart { digits: "1".into(), ..QuantityPart::default() }],
        ..Quantity::default()
    };
    let (factor, around) = match pattern.as_ref().and_then(counts) {
        Some(factor) => (factor, (narrow[..start].trim_start_matches(['-', '+']), &narrow[start + length..])),
        None => (counts(&bare()).unwrap_or(1.0), ("", "")),
    };
    let number = rounded(x / factor, digits, up);
    let number = match reader.decimal {
        Decimal::Point => number::grouped(&number),
        Decimal::Comma => number.replacen('.', ",", 1),
        Decimal::Unsure => number,
    };
    match number.strip_prefix('-') {
        Some(size) => format!("-{}{size}{}", around.0, around.1),
        None => format!("{}{number}{}", around.0, around.1),
    }
}

fn is_share(reader: &ColumnReader) -> bool {
    reader.bare.measure == Some(Measure::Share)
}

/// A number with so many significant digits, rounded up or down.
fn rounded(scaled: f64, digits: usize, up: bool) -> String {
    if scaled == 0.0 {
        return "0".to_owned();
    }
    let size = scaled.abs().log10().floor() as i32;
    // Decimals of the last significant digit; negative where it stands left of the point.
    let decimals = digits as i32 - 1 - size;
    let step = 10f64.powi(-decimals);
    let steps = scaled / step;
    // What misses a step by rounding alone is on it.
    let whole = if (steps - steps.round()).abs() < 1e-9 * steps.abs() {
        steps.round()
    } else if up {
        steps.ceil()
    } else {
        steps.floor()
    };
    let text = format!("{:.*}", decimals.max(0) as usize, whole * step);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
