//! What the cells of each column have in common, seen before they are read: which sign stands before decimals, whether per
//! cent or 万 is carried, which currency a table is in, whether days come before months.
//!
//! The first [`MOST_ROWS`] rows of a table, or those within its first [`MOST_BYTES`], decide, however it is read; what comes
//! later is held to it.

use super::block::Layout;
use super::cut::last_end;
use super::reader::{Percent, Reader, Sizes};
use super::{frame, locate, number, words};
use crate::lang::{Lang, Text};
use crate::rubric::{ColumnKind, Declared, Money, TableSpec};
use crate::unit;
use crate::unit::date::{self, Order};
use crate::unit::{Currency, Decimal, Measure, Unit, Word, next_word};
use polars::prelude::DataFrame;
use std::sync::Arc;

/// How many rows are looked at.
pub const MOST_ROWS: usize = 131_072;
/// Of how many bytes of a text.
const MOST_BYTES: usize = 8 << 20;

/// Numbers without a unit are counted by their size up to so many digits.
const DECADES: usize = 16;

/// What is seen of a table.
#[derive(Clone, Debug)]
pub struct Profile {
    /// By slot.
    columns: Vec<Seen>,
    /// How many cells are in which currency, in the order of the first of each.
    currencies: Vec<(Currency, usize)>,
    /// Whether semicolons stand between cells, as they do where a comma stands before decimals.
    has_semicolons: bool,
    /// Whether anything else does, in another file.
    has_others: bool,
    rows: usize,
    bytes: usize,
}

/// What is seen of one column.
#[derive(Clone, Debug, Default)]
struct Seen {
    /// How many cells can only be read with a point before decimals, or only with a comma.
    points: usize,
    commas: usize,
    /// Whether one has one point, or one comma, before three digits.
    one_sign: bool,
    percent: usize,
    above_one: usize,
    /// The least and the greatest number that carries a power of ten.
    scaled: Option<(f64, f64)>,
    /// How many numbers without a unit are at least so great, by power of ten.
    decades: [usize; DECADES],
    /// By power of ten.
    scales: Vec<(i32, usize)>,
    has_weeks_or_wan: bool,
    days_first: usize,
    months_first: usize,
    has_ticks: bool,
}

/// Something that a reader of the table may want to know of how a column is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The column; none for the whole table.
    pub column: Option<String>,
    /// What is said.
    pub said: Text,
}

impl Profile {
    /// Of nothing yet, for so many columns.
    pub fn new(columns: usize) -> Profile {
        Profile {
            columns: vec![Seen::default(); columns],
            currencies: Vec::new(),
            has_semicolons: false,
            has_others: false,
            rows: 0,
            bytes: 0,
        }
    }

    /// Whether as much is seen as ever will be.
    pub fn is_full(&self) -> bool {
        self.rows >= MOST_ROWS || self.bytes >= MOST_BYTES
    }

    /// How many more bytes of a text it will look at.
    pub fn wants(&self) -> usize {
        if self.is_full() { 0 } else { MOST_BYTES - self.bytes }
    }

    /// Looks at records of a text, but for those that begin at some places.
    pub(super) fn text(
        &mut self,
        layout: &Layout,
        delimiter: u8,
        records: &[u8],
        are_all: bool,
        is_left_out: impl Fn(usize) -> bool,
    ) {
        self.has_semicolons |= delimiter == b';';
        self.has_others |= delimiter != b';';
        let places = layout.places();
        if places.is_empty() {
            return;
        }
        let is_long = records.len() > self.wants();
        let is_cut = is_long || !are_all;
        let records = match records.get(..self.wants()).filter(|_| is_long) {
            Some(first) => &first[..last_end(first, delimiter).unwrap_or(0)],
            None => records,
        };
        let mut reader = super::header::builder(delimiter).from_reader(records);
        let mut record = csv::ByteRecord::new();
        while self.rows < MOST_ROWS && reader.read_byte_record(&mut record).unwrap_or(false) {
            let start = record.position().map_or(0, |position| position.byte() as usize);
            if is_left_out(locate::begin(records, start)) {
                continue;
            }
            self.rows += 1;
            for &(header, slot) in &places {
                let (Some(cell), reader) = (record.get(header), &layout.readers()[slot]) else { continue };
                match number::whole(cell).filter(|_| reader.kind == ColumnKind::Number) {
                    Some(x) => self.columns[slot].plain(cell, x, reader),
                    None => self.see(slot, &String::from_utf8_lossy(cell), reader),
                }
            }
        }
        // What is cut off belongs to it all the same.
        self.bytes = if is_cut { MOST_BYTES } else { self.bytes + records.len().max(1) };
    }

    /// Looks at rows of a frame, whose columns are found by their `names` in the file.
    pub(super) fn frame(&mut self, layout: &Layout, names: &[String], rows: &DataFrame) {
        self.has_others = true;
        let rows = &rows.head(Some(MOST_ROWS - self.rows.min(MOST_ROWS)));
        for (header, slot) in layout.places() {
            if let Ok(column) = rows.column(&names[header])
                && column.str().is_ok()
            {
                frame::cells(column, |_, cell| self.see(slot, cell, &layout.readers()[slot]));
            }
        }
        self.rows += rows.height();
    }

    fn see(&mut self, slot: usize, cell: &str, reader: &Reader) {
        let seen = &mut self.columns[slot];
        match reader.kind {
            ColumnKind::Yes => seen.has_ticks |= words::is_tick(cell),
            ColumnKind::Date => number::narrow(cell).split("..").for_each(|day| match date::order(day) {
                Order::DayFirst => seen.days_first += 1,
                Order::MonthFirst => seen.months_first += 1,
                Order::Unsure => {}
            }),
            ColumnKind::Number => {
                if let Some(x) = number::whole(cell.as_bytes()) {
                    return seen.plain(cell.as_bytes(), x, reader);
                }
                let currency = seen.words(&number::narrow(cell), reader);
                if let Some(currency) = currency.filter(|_| reader.counted.currency().is_none()) {
                    count(&mut self.currencies, currency, 1);
                }
            }
            ColumnKind::Level(_) | ColumnKind::Text => {}
        }
    }

    /// The currency that a table is in where the rubric says none: that of most cells; of as many, the renminbi, else the
    /// first.
    fn currency(&self, spec: &TableSpec, headers: &[Option<Unit>]) -> Option<Currency> {
        let mut counts = self.currencies.clone();
        for (column, header) in spec.columns.iter().zip(headers) {
            if let Some(currency) = header.and_then(|unit| unit.currency()).filter(|_| !column.declared.has_unit()) {
                count(&mut counts, currency, self.rows.max(1));
            }
        }
        let most = counts.iter().map(|(_, n)| *n).max()?;
        let mut first = counts.iter().filter(|(_, n)| *n == most).map(|(currency, _)| *currency);
        first.clone().find(|currency| *currency == Currency::CNY).or_else(|| first.next())
    }

    /// How each column is read, and what is to be said of it. `headers` are the units in their headers.
    pub(super) fn readers(&self, spec: &TableSpec, headers: &[Option<Unit>]) -> (Vec<Reader>, Vec<Remark>) {
        let mut remarks = Vec::new();
        let mut money = spec.money.clone();
        if money.own.is_none() {
            money.own = self.currency(spec, headers);
            if let Some(own) = money.own {
                let code = own.code();
                let said = Text::new(
                    format!("amounts are in {code}, as their signs say"),
                    format!("金额按 {code} 计（依单元格里的符号）"),
                );
                remarks.push(Remark { column: None, said });
            }
        }
        let money: Arc<Money> = Arc::new(money);
        let columns = spec.columns.iter().zip(headers).zip(&self.columns);
        let readers = columns.map(|((column, header), seen)| {
            let mut reader = Reader::new(&column.kind, &column.name, column.declared.clone(), *header, &money);
            let mut say = |en: String, zh: String| {
                remarks.push(Remark { column: Some(column.name.clone()), said: Text::new(en, zh) })
            };
            if let Some(unit) = header.filter(|_| column.kind == ColumnKind::Number) {
                let [name, zh] = [Lang::En, Lang::Zh].map(|lang| unit.name(lang));
                let scale = unit::scale_name(unit.exponent).unwrap_or_default();
                say(
                    format!("cells without a unit are in {scale} {name}, as the header says").replace("  ", " "),
                    format!("没写单位的格按表头的单位 {scale} {zh} 读").replace("  ", " "),
                );
            }
            self.decide(&mut reader, seen, &column.declared, &mut say);
            reader
        });
        let readers = readers.collect();
        (readers, remarks)
    }

    fn decide(&self, reader: &mut Reader, seen: &Seen, declared: &Declared, say: &mut impl FnMut(String, String)) {
        if declared.decimal.is_none() {
            reader.decimal = match (seen.points, seen.commas) {
                // Files of two countries: what is sure in one says nothing of the other.
                _ if self.has_semicolons && self.has_others => Decimal::Unsure,
                (0, 0) if self.has_semicolons && seen.one_sign => Decimal::Unsure,
                (points, commas) if commas > points => Decimal::Comma,
                _ => Decimal::Point,
            };
            if reader.decimal == Decimal::Comma {
                say("a comma stands before decimals".to_owned(), "逗号是小数点".to_owned());
            }
        }
        if reader.counted.measure.is_none() {
            reader.signs = match (seen.percent, seen.above_one) {
                (0, 0) if !self.is_full() => Percent::Free,
                (percent, above) if percent > 0 && percent >= above => Percent::Wanted,
                _ => Percent::Foreign,
            };
        }
        let counts_time = matches!(reader.counted.measure, Some(Measure::Time(_)));
        // One cell that carries a unit tells nothing of the others.
        let are_several = seen.scales.iter().map(|(_, n)| n).sum::<usize>() > 1;
        if reader.bare.exponent == 0 && !counts_time && are_several {
            reader.sizes = seen.scaled.map(|(least, most)| Sizes { least, most, exponents: seen.usual_scales() });
        }
        reader.by_header = seen.below(reader.bare.exponent);
        if seen.has_weeks_or_wan && reader.kind == ColumnKind::Number {
            match reader.counted.measure {
                Some(Measure::Time(_)) => say("w is a week".to_owned(), "w 读作周".to_owned()),
                _ => say("w is 万 (10,000)".to_owned(), "w 读作万".to_owned()),
            }
        }
        reader.is_settled = true;
        reader.are_shares = seen.above_one == 0;
        reader.has_ticks = seen.has_ticks;
        reader.order = match seen.days_first.cmp(&seen.months_first) {
            std::cmp::Ordering::Greater => Order::DayFirst,
            std::cmp::Ordering::Less => Order::MonthFirst,
            std::cmp::Ordering::Equal => Order::Unsure,
        };
        match reader.order {
            Order::DayFirst => say("the day stands before the month".to_owned(), "日在月前".to_owned()),
            Order::MonthFirst => say("the month stands before the day".to_owned(), "月在日前".to_owned()),
            Order::Unsure => {}
        }
    }
}

/// Counts something so many times more.
fn count<T: PartialEq>(counts: &mut Vec<(T, usize)>, what: T, times: usize) {
    match counts.iter_mut().find(|(known, _)| *known == what) {
        Some((_, n)) => *n += times,
        None => counts.push((what, times)),
    }
}

impl Seen {
    /// A plain number, as most cells of a large table are: what its separators tell, without a copy.
    fn plain(&mut self, digits: &[u8], x: f64, reader: &Reader) {
        self.size(x, reader);
        let Some(point) = memchr::memchr(b'.', digits) else { return };
        let whole = digits[..point].strip_prefix(b"-").unwrap_or(&digits[..point]);
        let is_group = digits.len() - point == 4
            && digits[point + 1..].iter().all(u8::is_ascii_digit)
            && (1..=3).contains(&whole.len())
            && whole[0] != b'0';
        match is_group {
            true => self.one_sign = true,
            false => self.points += 1,
        }
    }

    /// What the separators of one number tell.
    fn sign(&mut self, digits: &str) {
        match number::signs(digits) {
            Some(number::Signs::Only(Decimal::Point)) => self.points += 1,
            Some(number::Signs::Only(Decimal::Comma)) => self.commas += 1,
            Some(number::Signs::OnePoint | number::Signs::OneComma) => self.one_sign = true,
            _ => {}
        }
    }

    /// The numbers of a cell with the words beside them; the currency that it is in.
    fn words(&mut self, cell: &str, reader: &Reader) -> Option<Currency> {
        // How far it may be off is no number of the column.
        let cell = cell.split(['±']).next().unwrap_or_default();
        let (mut rest, mut currency, mut numbers, mut last) = (cell, None, 0, 0.0);
        let (mut scale, mut has_percent, mut has_other) = (None, false, false);
        while let Some(c) = rest.chars().next() {
            let length = number::length(rest);
            if length > 0 {
                self.sign(&rest[..length]);
                numbers += 1;
                last = number::read(&rest[..length], Decimal::Point)
                    .or_else(|| number::read(&rest[..length], Decimal::Comma))
                    .and_then(|plain| plain.parse::<f64>().ok())
                    .unwrap_or(0.0);
                rest = &rest[length..];
                continue;
            }
            match next_word(rest) {
                Some((word, length)) => {
                    match word {
                        Word::Percent => has_percent = true,
                        Word::Currency(found) => currency = Some(found),
                        Word::Scale(exponent) => scale = Some(scale.unwrap_or(0) + exponent),
                        Word::TenThousand => (self.has_weeks_or_wan, scale) = (true, Some(scale.unwrap_or(0) + 4)),
                        _ => has_other = true,
                    }
                    rest = &rest[length..];
                }
                None => {
                    has_other |= !matches!(c, ' ' | '-' | '+' | '~' | '.');
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        self.percent += usize::from(has_percent && numbers > 0);
        if let Some(exponent) = scale.filter(|_| numbers > 0 && last != 0.0) {
            let size = last.abs() * 10f64.powi(exponent);
            let (least, most) = self.scaled.unwrap_or((size, size));
            self.scaled = Some((least.min(size), most.max(size)));
            count(&mut self.scales, exponent, 1);
        }
        if numbers == 1 && scale.is_none() && !has_percent && !has_other && currency.is_none() {
            self.size(last, reader);
        }
        currency.filter(|_| numbers > 0)
    }

    /// How great a number without a unit is.
    fn size(&mut self, x: f64, reader: &Reader) {
        self.above_one += usize::from(x.abs() > 1.0);
        // Only what a header counts by a power of ten may have had it counted in before.
        if reader.bare.exponent != 0 && x != 0.0 && x.is_finite() {
            let decade = x.abs().log10().floor().clamp(0.0, DECADES as f64 - 1.0);
            self.decades[decade as usize] += 1;
        }
    }

    /// How great the numbers without a unit are that are below a power of ten, if most are.
    fn below(&self, exponent: i32) -> Option<(f64, f64)> {
        let (below, above) = self.decades.split_at(usize::try_from(exponent).ok().filter(|n| *n >= 3)?.min(DECADES));
        let sum = |counts: &[usize]| counts.iter().sum::<usize>();
        let (first, last) = (below.iter().position(|n| *n > 0)?, below.iter().rposition(|n| *n > 0)?);
        let power = |decade: usize| 10f64.powi(decade as i32);
        (sum(below) > sum(above)).then(|| (power(first), power(last + 1)))
    }

    /// The powers of ten that cells carry, the most frequent first; of as many the first.
    fn usual_scales(&self) -> Vec<i32> {
        let mut scales = self.scales.clone();
        scales.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        scales.into_iter().map(|(exponent, _)| exponent).collect()
    }
}
