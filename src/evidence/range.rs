//! The shapes of numbers in a cell: one number, a range, an approximation, an open end, three points.

use super::facts::Fact;
use super::number;
use super::numerals;
use super::quantity::{Fault, Quantity, QuantityPart};
use super::reader::ColumnReader;
use super::refusal::{CellProblem, fault_problem, infinite, is_month, no_number, one_unit, reversed};
use super::words::{
    ABOUT, ABOUT_BEHIND, AT_LEAST, AT_LEAST_BEHIND, AT_MOST, AT_MOST_BEHIND, BETWEEN, NEARLY, OpenEnds,
};
use crate::diagnostic::{Code, quoted};
use crate::say::findings::numbers::{self, NotANumber, OneEnd, OneUnit};
use crate::unit::{Decimal, Measure, UnitWord, next_word};

/// Reads a number in any shape.
pub(super) fn read(cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    // No real number is longer, and a cell may hold megabytes.
    const MAX_NUMBER_BYTES: usize = 300;
    if cell.len() > MAX_NUMBER_BYTES {
        return Err(fault_problem(Fault::NoNumber, cell, reader));
    }
    let narrow = number::narrow(cell);
    let text = narrow.trim();
    let lower = text.to_ascii_lowercase();
    let before = |word: &str| lower.starts_with(word).then(|| text[word.len()..].trim());
    let behind = |word: &str| lower.ends_with(word).then(|| text[..text.len() - word.len()].trim());
    if let Some((center, around)) = text.split_once('±').or_else(|| text.split_once("+/-")) {
        return plus_minus(center.trim(), around.trim(), cell, reader);
    }
    if text.contains("..") {
        return dotted(text, cell, reader);
    }
    let begins = |words: &[&str]| words.iter().find_map(|word| before(word));
    let ends = |words: &[&str]| words.iter().find_map(|word| behind(word));
    if let Some(rest) = begins(ABOUT) {
        return about(rest, cell, reader);
    }
    if let Some(rest) = begins(NEARLY) {
        let x = one(rest, cell, reader)?;
        return Ok(Fact::Between(x - reader.money.about * x.abs(), x));
    }
    if let Some(rest) = ends(ABOUT_BEHIND) {
        return about(rest, cell, reader);
    }
    // 10+人: a plus before the unit, with no number after it.
    let is_unit = |rest: &str| {
        let rest = rest.trim_start();
        !rest.is_empty() && !rest.contains(|c: char| c.is_ascii_digit() || c == '+') && numerals::read(rest).is_none()
    };
    let plus = text.find('+').filter(|&at| at > 0 && is_unit(&text[at + 1..]));
    let without_plus = plus.map(|at| format!("{} {}", &text[..at], &text[at + 1..]));
    if lower.starts_with("from ")
        && let Some((low, high)) = spread(text, cell, reader)?
    {
        return Ok(Fact::Between(low, high));
    }
    let end = |rest: &str, strict: bool, next: fn(f64) -> f64| {
        let x = one(rest, cell, reader)?;
        let x = if strict { next(x) } else { x };
        if x.is_finite() { Ok(x) } else { Err(infinite(cell)) }
    };
    let open = |[including, excluding]: OpenEnds, behind: &[&str]| {
        let of = |rest, strict| Some((rest?, strict));
        of(begins(including), false).or_else(|| of(begins(excluding), true)).or_else(|| of(ends(behind), false))
    };
    let plus = without_plus.as_deref().map(|text| (text, false));
    if let Some((rest, strict)) = open(AT_LEAST, AT_LEAST_BEHIND).or(plus) {
        return end(rest, strict, f64::next_up).map(|x| Fact::Between(x, f64::INFINITY));
    }
    if let Some((rest, strict)) = open(AT_MOST, AT_MOST_BEHIND) {
        return end(rest, strict, f64::next_down).map(|x| Fact::Between(f64::NEG_INFINITY, x));
    }
    if is_infinite(&lower) {
        return Err(infinite(cell));
    }
    match Quantity::read(text, reader.decimal) {
        Ok(quantity) => reader.amount(&quantity, cell).map(|x| Fact::Between(x, x)),
        Err(fault) => match spread(text, cell, reader)? {
            Some((low, high)) => Ok(Fact::Between(low, high)),
            None => Err(fault_problem(fault, cell, reader)),
        },
    }
}

/// Whether a cell has no unit and no power of ten; a currency is allowed.
pub(super) fn has_no_unit(text: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = match next_word(rest) {
            Some((UnitWord::Currency(_), length)) => &rest[length..],
            Some(_) => return false,
            None => &rest[c.len_utf8()..],
        };
    }
    true
}

/// Whether a number carries no unit.
pub(super) fn is_bare(text: &str) -> bool {
    Quantity::read(text, Decimal::Point).or_else(|_| Quantity::read(text, Decimal::Comma)).is_ok_and(|q| q.is_bare())
}

fn is_infinite(lower: &str) -> bool {
    matches!(lower.trim_start_matches(['-', '+']), "inf" | "infinity" | "∞" | "无穷" | "无穷大")
}

/// One number.
pub(super) fn one(text: &str, cell: &str, reader: &ColumnReader) -> Result<f64, Box<CellProblem>> {
    let quantity = Quantity::read(text, reader.decimal).map_err(|fault| fault_problem(fault, cell, reader))?;
    reader.amount(&quantity, cell)
}

/// The interval of "about" a number or range.
fn about(text: &str, cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    let (low, high) = match Quantity::read(text, reader.decimal) {
        Ok(quantity) => reader.amount(&quantity, cell).map(|x| (x, x))?,
        Err(fault) => spread(text, cell, reader)?.ok_or_else(|| fault_problem(fault, cell, reader))?,
    };
    let part = reader.money.about;
    let (low, high) = (low - part * low.abs(), high + part * high.abs());
    if low.is_finite() && high.is_finite() { Ok(Fact::Between(low, high)) } else { Err(infinite(cell)) }
}

/// `5万±1万`, `500±10%`.
fn plus_minus(center: &str, around: &str, cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    let read = |text: &str| Quantity::read(text, reader.decimal).map_err(|fault| fault_problem(fault, cell, reader));
    let (mut a, mut b) = (read(center)?, read(around)?);
    // Below a header in %, 5±1% means 5 % ± 1 percentage point.
    let is_share = reader.bare.measure == Some(Measure::Share);
    let (x, width) = match b.percent && !a.percent && !is_share {
        // Relative to the number itself.
        true => {
            let x = reader.amount(&a, cell)?;
            (x, x.abs() * b.value(0).unwrap_or(f64::NAN))
        }
        false => {
            if !share_unit(&mut a, &mut b) {
                return Err(one_unit(cell, OneUnit::Unknown));
            }
            let x = reader.amount(&a, cell)?;
            match (a.value(0), b.value(0)) {
                // The deviation is scaled like the number itself, and is not checked as a fact.
                (Some(center), Some(around)) if a.is_bare() && center != 0.0 => (x, (around * (x / center)).abs()),
                _ => (x, reader.amount(&b, cell)?.abs()),
            }
        }
    };
    match (x - width).is_finite() && (x + width).is_finite() {
        true => Ok(Fact::Between(x - width, x + width)),
        false => Err(infinite(cell)),
    }
}

/// `800万..1200万`, `800万..1000万..1200万`: every end carries its unit, except 0.
fn dotted(text: &str, cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    if let Some(dots) = text.find("...") {
        let (low, high) = (text[..dots].trim(), text[dots..].trim_start_matches('.').trim());
        let new = format!("{low}..{high}");
        return Err(no_number(cell, NotANumber::ThreeDots(&quoted(&new))).surely(new));
    }
    let ends: Vec<&str> = text.split("..").map(str::trim).collect();
    if ends.len() > 3 {
        return Err(no_number(cell, NotANumber::ManyEnds));
    }
    if ends.iter().any(|end| end.is_empty()) {
        let problem = |meant| CellProblem::new(Code::E0307, numbers::one_end(&quoted(cell), meant));
        return Err(match ends.as_slice() {
            [low, ""] => problem(OneEnd::AtLeast(&quoted(&format!("≥{low}")))).replace(format!("≥{low}")),
            ["", high] => problem(OneEnd::AtMost(&quoted(&format!("≤{high}")))).replace(format!("≤{high}")),
            _ => problem(OneEnd::Unknown),
        });
    }
    let read = |end: &&str| Quantity::read(end, reader.decimal).map_err(|fault| fault_problem(fault, cell, reader));
    let quantities = ends.iter().map(read).collect::<Result<Vec<Quantity>, Box<CellProblem>>>()?;
    let is_bare = |q: &Quantity| q.is_bare() && q.value(0) != Some(0.0);
    let money = quantities.iter().find_map(|q| q.currency.clone());
    // Either every end has a period, or no end has.
    let has_period = |q: &Quantity| q.per.is_some() || q.value(0) == Some(0.0);
    if quantities.iter().any(|q| q.per.is_some()) && !quantities.iter().all(has_period) {
        return Err(one_unit(cell, OneUnit::Unknown));
    }
    let are_carrying = quantities.iter().any(|q| !q.is_bare());
    let only_money =
        quantities.iter().all(|q| !q.is_scaled() && !q.percent && q.time().is_none() && q.letter.is_none());
    if are_carrying && quantities.iter().any(is_bare) && !(only_money && money.is_some()) {
        let carrying = ends.iter().zip(&quantities).find(|(_, q)| !q.is_bare());
        let unit = carrying.map_or("", |(end, _)| unit_text(end));
        let with = ends
            .iter()
            .zip(&quantities)
            .map(|(end, q)| if is_bare(q) { format!("{end}{unit}") } else { (*end).to_owned() });
        let both = with.collect::<Vec<_>>().join("..");
        return Err(one_unit(cell, OneUnit::Both(&both)));
    }
    let amounts = quantities
        .into_iter()
        .map(|q| reader.amount(&Quantity { currency: q.currency.clone().or_else(|| money.clone()), ..q }, cell))
        .collect::<Result<Vec<f64>, Box<CellProblem>>>()?;
    if !amounts.is_sorted() {
        let mut order: Vec<usize> = (0..ends.len()).collect();
        order.sort_by(|&a, &b| amounts[a].total_cmp(&amounts[b]));
        let turned: Vec<&str> = order.into_iter().map(|end| ends[end]).collect();
        return Err(reversed(cell, turned.join("..")));
    }
    Ok(match amounts.as_slice() {
        [low, likely, high] if low < high => Fact::Likely(*low, *likely, *high),
        [low, .., high] => Fact::Between(*low, *high),
        _ => Fact::Unknown,
    })
}

/// The text after the digits of an end.
fn unit_text(end: &str) -> &str {
    end.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '+'))
}

/// Both ends of a range written with a hyphen, a dash or a word; `None` if it is not such a range.
fn spread(text: &str, cell: &str, reader: &ColumnReader) -> Result<Option<(f64, f64)>, Box<CellProblem>> {
    if is_month(text) {
        return Ok(None);
    }
    let lower = text.to_ascii_lowercase();
    let mut cuts: Vec<(&str, &str)> = Vec::new();
    if let Some(rest) = lower.strip_prefix("between ")
        && let Some(and) = rest.find(" and ")
    {
        let start = text.len() - rest.len();
        cuts.push((&text[start..start + and], &text[start + and + " and ".len()..]));
    }
    let start = if text.starts_with(['从', '在']) {
        '从'.len_utf8()
    } else if lower.starts_with("from ") {
        "from ".len()
    } else {
        0
    };
    for sign in BETWEEN {
        let places = lower[start..].match_indices(sign).map(|(at, sign)| (start + at, start + at + sign.len()));
        cuts.extend(places.filter(|(at, _)| *at > start).map(|(at, end)| (&text[start..at], &text[end..])));
    }
    for (left, right) in cuts {
        let right = right.trim().trim_end_matches('之').trim_end_matches("之间");
        let ends = [left, right].map(|end| Quantity::read(end.trim(), reader.decimal));
        let [Ok(mut low), Ok(mut high)] = ends else { continue };
        let as_written = reader.amount(&low, cell).ok();
        let has_signs = low.currency.is_some() && high.currency.is_some();
        // 每月1-2万: a prefix applies to both ends.
        if left.trim_start().starts_with("每") {
            high.per = high.per.or(low.per);
        }
        if !share_unit(&mut low, &mut high) {
            // 300万-500 needs its unit at both ends, or at the right one.
            let with = format!("{}{}", text.trim(), unit_text(left.trim()));
            return Err(one_unit(cell, OneUnit::Both(&with)));
        }
        let (low, high) = (reader.amount(&low, cell)?, reader.amount(&high, cell)?);
        if low > high {
            // Most read $500-$1k as 500 to 1,000; 500-1k may be either.
            let apart = format!("{}..{}", left.trim(), right.trim());
            return Err(match as_written.is_some_and(|x| x <= high) {
                true if has_signs => one_unit(cell, OneUnit::Apart(&apart)),
                true => one_unit(cell, OneUnit::Unknown),
                false => reversed(cell, format!("{}..{}", right.trim(), left.trim())),
            });
        }
        return Ok(Some((low, high)));
    }
    Ok(None)
}

/// Gives the left end the unit of the right one. Returns `false` if only the left end has a unit, which may be meant
/// for one end or both.
fn share_unit(left: &mut Quantity, right: &mut Quantity) -> bool {
    let has_size = |q: &Quantity| q.is_scaled() || q.percent || q.time().is_some();
    if (has_size(left) && !has_size(right)) || (left.per.is_some() && right.per.is_none()) {
        return false;
    }
    if left.count.is_some() && right.count.is_none() && right.has_no_kind() {
        right.count = left.count;
    }
    if !has_size(left)
        && let ([QuantityPart { digits, .. }], [part]) = (left.parts.as_slice(), right.parts.as_slice())
    {
        left.parts = vec![QuantityPart { digits: digits.clone(), ..part.clone() }];
        (left.percent, left.letter) = (right.percent, right.letter);
    }
    if left.time().is_none() && right.time().is_some() && left.parts.len() == 1 {
        left.parts[0].time = right.time();
    }
    left.count = left.count.or(right.count);
    left.per = left.per.or(right.per);
    let money = right.currency.clone().or_else(|| left.currency.clone());
    right.currency = money.clone();
    left.currency = left.currency.clone().or(money);
    true
}
