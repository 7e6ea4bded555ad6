//! Columns as Arrow arrays: which types are read, and what a cell says, as the CSV of the same cell would say it.

use crate::unit::date;
use polars_arrow::array::{Array, BooleanArray, PrimitiveArray, Utf8ViewArray};
use polars_arrow::datatypes::{ArrowDataType as Type, TimeUnit};
use polars_arrow::types::NativeType;
use polars_parquet::read::PhysicalType;
use std::borrow::Cow;
use std::ops::Range;

/// Some rows of a table, as columns.
pub struct Frame {
    /// How many rows.
    pub rows: usize,
    /// By header; `None` for a column that was not asked for.
    pub columns: Vec<Option<Box<dyn Array>>>,
}

impl Frame {
    /// Some of its rows; nothing is copied.
    pub fn part(&self, rows: Range<usize>) -> Frame {
        let part = |column: &dyn Array| column.sliced(rows.start, rows.len());
        Frame { rows: rows.len(), columns: self.columns.iter().map(|column| column.as_deref().map(part)).collect() }
    }
}

/// The most digits of a decimal.
const MAX_DIGITS: usize = 38;
/// Whole numbers up to this one are doubles, all of them.
const MAX_EXACT: u128 = 1 << 53;
/// Powers of ten up to this one are doubles, all of them.
const MAX_EXACT_POWER: usize = 22;
const DAY_SECONDS: i64 = 86_400;
/// From year 1000 to year 9999, as the cell grammar reads them.
const DAYS: Range<i64> = -354_285..2_932_897;

/// The type that a column of a file, stored so, is read as; `None` if it is not read. Dictionaries are read as what they
/// hold.
pub(super) fn read_as(kind: &Type, stored: Option<PhysicalType>) -> Option<Type> {
    match kind {
        Type::Timestamp(_, zone) if stored == Some(PhysicalType::Int96) => {
            return Some(Type::Timestamp(TimeUnit::Microsecond, zone.clone()));
        }
        Type::Date64 if stored == Some(PhysicalType::Int32) => return Some(Type::Date32),
        Type::Date64 => return Some(Type::Timestamp(TimeUnit::Millisecond, None)),
        // Parquet knows no seconds.
        Type::Timestamp(TimeUnit::Second, zone) => return Some(Type::Timestamp(TimeUnit::Millisecond, zone.clone())),
        Type::Null | Type::Boolean | Type::Float32 | Type::Float64 | Type::Date32 | Type::Timestamp(..) => {}
        Type::Int8 | Type::Int16 | Type::Int32 | Type::Int64 => {}
        Type::UInt8 | Type::UInt16 | Type::UInt32 | Type::UInt64 => {}
        Type::Utf8 | Type::LargeUtf8 | Type::Utf8View => return Some(Type::Utf8View),
        Type::Decimal(digits, scale)
        | Type::Decimal32(digits, scale)
        | Type::Decimal64(digits, scale)
        | Type::Decimal256(digits, scale) => {
            let is_short = !matches!(stored, Some(PhysicalType::FixedLenByteArray(bytes)) if bytes > size_of::<i128>());
            let is_read = (1..=MAX_DIGITS).contains(digits) && scale <= digits && is_short;
            return is_read.then_some(Type::Decimal(*digits, *scale));
        }
        Type::Dictionary(_, held, _) => return read_as(held, stored),
        _ => return None,
    }
    Some(kind.clone())
}

/// A column as texts, if it holds texts.
pub fn texts(column: &dyn Array) -> Option<&Utf8ViewArray> {
    column.as_any().downcast_ref()
}

/// A column as other programs are to read it: a NaN and an empty text are null, since they say nothing (and statistics
/// of NaN hide rows from whoever skips by them), and no text has blanks around it.
pub fn tidy(column: Box<dyn Array>) -> Box<dyn Array> {
    match column.dtype() {
        Type::Float64 => without_nan(column, f64::is_nan),
        Type::Float32 => without_nan(column, f32::is_nan),
        _ => match texts(&*column) {
            Some(texts) if texts.values_iter().any(|text| text.is_empty() || text.trim() != text) => {
                let trimmed = texts.iter().map(|text| text.map(str::trim).filter(|text| !text.is_empty()));
                Utf8ViewArray::from_slice(trimmed.collect::<Vec<_>>()).boxed()
            }
            _ => column,
        },
    }
}

fn without_nan<T: NativeType>(column: Box<dyn Array>, is_nan: fn(T) -> bool) -> Box<dyn Array> {
    let numbers: &PrimitiveArray<T> = of(&*column);
    if !numbers.values().iter().any(|x| is_nan(*x)) {
        return column;
    }
    let known = numbers.iter().map(|x| x.copied().filter(|x| !is_nan(*x)));
    known.collect::<PrimitiveArray<T>>().boxed()
}

/// An array as its type.
fn of<A: 'static>(column: &dyn Array) -> &A {
    column.as_any().downcast_ref().expect("an array is what its type says")
}

/// The cell of a row as text; empty for null and NaN, which data frames do not tell apart.
pub fn cell(column: &dyn Array, row: usize) -> Cow<'_, str> {
    fn at<T: NativeType>(column: &dyn Array, row: usize) -> T {
        of::<PrimitiveArray<T>>(column).value(row)
    }
    if column.is_null(row) {
        return Cow::Borrowed("");
    }
    Cow::Owned(match column.dtype() {
        Type::Utf8View => return Cow::Borrowed(of::<Utf8ViewArray>(column).value(row)),
        Type::Boolean => return Cow::Borrowed(if of::<BooleanArray>(column).value(row) { "true" } else { "false" }),
        Type::Float32 => float(at::<f32>(column, row), f32::is_nan),
        Type::Float64 => float(at::<f64>(column, row), f64::is_nan),
        Type::Int8 => at::<i8>(column, row).to_string(),
        Type::Int16 => at::<i16>(column, row).to_string(),
        Type::Int32 => at::<i32>(column, row).to_string(),
        Type::Int64 => at::<i64>(column, row).to_string(),
        Type::UInt8 => at::<u8>(column, row).to_string(),
        Type::UInt16 => at::<u16>(column, row).to_string(),
        Type::UInt32 => at::<u32>(column, row).to_string(),
        Type::UInt64 => at::<u64>(column, row).to_string(),
        Type::Decimal(_, scale) => decimal(at(column, row), *scale),
        Type::Date32 => moment(i64::from(at::<i32>(column, row)) * DAY_SECONDS, 0, ""),
        Type::Timestamp(unit, zone) => {
            let (second, zone) = (per_second(*unit), if zone.is_some() { "Z" } else { "" });
            let ticks: i64 = at(column, row);
            moment(ticks.div_euclid(second), ticks.rem_euclid(second) * (1_000_000_000 / second), zone)
        }
        _ => String::new(),
    })
}

/// A binary number; zero is one, whatever its sign.
fn float<T: NativeType + std::ops::Add<Output = T>>(number: T, is_nan: fn(T) -> bool) -> String {
    if is_nan(number) { String::new() } else { (number + T::default()).to_string() }
}

/// A decimal with all its places.
fn decimal(units: i128, scale: usize) -> String {
    let digits = format!("{:0>1$}", units.unsigned_abs(), scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let (sign, point) = (if units < 0 { "-" } else { "" }, if scale > 0 { "." } else { "" });
    format!("{sign}{whole}{point}{part}")
}

/// Seconds since 1970 as a day and, if it is not midnight, the time of day in a zone. What no calendar has is no date.
fn moment(seconds: i64, nanos: i64, zone: &str) -> String {
    let (day, clock) = (seconds.div_euclid(DAY_SECONDS), seconds.rem_euclid(DAY_SECONDS));
    let day = date::written(day as f64).unwrap_or_else(|| format!("day {day}"));
    if (clock, nanos) == (0, 0) {
        return day;
    }
    let part = if nanos == 0 { String::new() } else { format!(".{nanos:09}") };
    let clock = format!("{:02}:{:02}:{:02}", clock / 3600, clock / 60 % 60, clock % 60);
    format!("{day} {clock}{}{zone}", part.trim_end_matches('0'))
}

fn per_second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    }
}

/// The numbers of a column, NaN for null; `None` if it holds something else, or numbers that count as their text does
/// (a single-precision 0.1 is no double 0.1).
pub fn numbers(column: &dyn Array) -> Option<Vec<f64>> {
    Some(match column.dtype() {
        Type::Float64 => values(column, |x: f64| x),
        Type::Int8 => values::<i8>(column, f64::from),
        Type::Int16 => values::<i16>(column, f64::from),
        Type::Int32 => values::<i32>(column, f64::from),
        Type::Int64 => values(column, |x: i64| x as f64),
        Type::UInt8 => values::<u8>(column, f64::from),
        Type::UInt16 => values::<u16>(column, f64::from),
        Type::UInt32 => values::<u32>(column, f64::from),
        Type::UInt64 => values(column, |x: u64| x as f64),
        Type::Decimal(_, scale) => values(column, |units| nearest(units, *scale)),
        _ => return None,
    })
}

/// The numbers of a column, single-precision ones too, NaN for null.
pub fn sizes(column: &dyn Array) -> Option<Vec<f64>> {
    match column.dtype() {
        Type::Float32 => Some(values::<f32>(column, f64::from)),
        _ => numbers(column),
    }
}

/// Whether a type is one of numbers.
pub(super) fn are_numbers(kind: &Type) -> bool {
    use Type::{Decimal, Float32, Float64, Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64};
    matches!(kind, Float32 | Float64 | Decimal(..) | Int8 | Int16 | Int32 | Int64 | UInt8 | UInt16 | UInt32 | UInt64)
}

/// Whether the numbers of a column have no more digits than its type says.
pub(super) fn fits_its_digits(column: &dyn Array) -> bool {
    let Type::Decimal(digits, _) = column.dtype() else { return true };
    let end = 10u128.pow(*digits as u32);
    of::<PrimitiveArray<i128>>(column).iter().flatten().all(|units| units.unsigned_abs() < end)
}

/// Days since 1970, NaN for null; `None` if it is no column of dates, or one is too far away to be read.
pub fn days(column: &dyn Array) -> Option<Vec<f64>> {
    let days = match column.dtype() {
        Type::Date32 => values::<i32>(column, f64::from),
        Type::Timestamp(unit, _) => {
            let day = DAY_SECONDS * per_second(*unit);
            values(column, |ticks: i64| ticks.div_euclid(day) as f64)
        }
        _ => return None,
    };
    days.iter().all(|day| day.is_nan() || DAYS.contains(&(*day as i64))).then_some(days)
}

/// Each value of a column as a number, NaN for null.
fn values<T: NativeType>(column: &dyn Array, number: impl Fn(T) -> f64) -> Vec<f64> {
    let column: &PrimitiveArray<T> = of(column);
    let mut numbers: Vec<f64> = column.values().iter().map(|x| number(*x)).collect();
    if let Some(known) = column.validity().filter(|known| known.unset_bits() > 0) {
        numbers.iter_mut().zip(known).filter(|(_, is_known)| !is_known).for_each(|(x, _)| *x = f64::NAN);
    }
    numbers
}

/// The double that is nearest to a decimal: the quotient of two doubles that are exact, else what its text says.
fn nearest(units: i128, scale: usize) -> f64 {
    if units.unsigned_abs() <= MAX_EXACT && scale <= MAX_EXACT_POWER {
        return units as f64 / 10f64.powi(scale as i32);
    }
    decimal(units, scale).parse().expect("a decimal is a number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_the_number_that_its_text_says() {
        for (units, scale, text) in [
            (0, 0, "0"),
            (5, 2, "0.05"),
            (-5, 2, "-0.05"),
            (1250, 2, "12.50"),
            (-123_456, 3, "-123.456"),
            (9_007_199_254_740_993, 0, "9007199254740993"),
            (9_007_199_254_740_993, 1, "900719925474099.3"),
            (1, 38, "0.00000000000000000000000000000000000001"),
        ] {
            assert_eq!(decimal(units, scale), text);
            assert_eq!(nearest(units, scale).to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        }
        let longest = 10i128.pow(38) - 1;
        assert_eq!(nearest(-longest, 2), -1e36);
    }

    #[test]
    fn a_moment_is_its_day_and_what_is_not_midnight_its_time_too() {
        assert_eq!(moment(0, 0, "Z"), "1970-01-01");
        assert_eq!(moment(-1, 0, ""), "1969-12-31 23:59:59");
        assert_eq!(moment(951_827_696, 120_000_000, "Z"), "2000-02-29 12:34:56.12Z");
        assert_eq!(moment(i64::MAX, 0, ""), "day 106751991167300 15:30:07");
    }

    #[test]
    fn a_date_out_of_reach_leaves_a_column_to_the_cell_grammar() {
        let column = |days: Vec<i32>| PrimitiveArray::new(Type::Date32, days.into(), None);
        let (first, last) = (DAYS.start as i32, DAYS.end as i32 - 1);
        let near = column(vec![first, last]);
        assert_eq!(days(&near), Some(vec![f64::from(first), f64::from(last)]));
        assert_eq!([cell(&near, 0), cell(&near, 1)], ["1000-01-01", "9999-12-31"]);
        assert_eq!(days(&column(vec![first - 1])), None);
        assert_eq!(days(&column(vec![last + 1])), None);
    }
}
