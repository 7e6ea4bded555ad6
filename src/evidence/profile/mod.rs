//! Profiles the columns before their cells are read: the decimal sign, percent signs, 万, the currency of the table, the
//! order of day and month.
//!
//! The first [`MAX_PROFILED_ROWS`] rows, or those within the first [`MAX_PROFILED_BYTES`], decide, however a table is
//! read; later rows must follow.

mod seen;

use super::block::Layout;
use super::reader::{ColumnReader, Percent, Sizes};
use super::records::{self, last_end};
use super::{number, words};
use crate::input::arrays::{self, Frame};
use crate::lang::Text;
use crate::rubric::{ColumnKind, Declared, Money, RubricColumn, TableSpec};
use crate::say::findings::remarks as say;
use crate::unit;
use crate::unit::date::{self, Order};
use crate::unit::{Currency, Decimal, Measure, Unit};
use seen::{ColumnProfile, count};
use std::sync::Arc;

/// The most rows that are profiled.
pub const MAX_PROFILED_ROWS: usize = 131_072;
/// The most bytes of a text that are profiled.
const MAX_PROFILED_BYTES: usize = 8 << 20;

/// What is known of a table from its first rows.
#[derive(Clone, Debug)]
pub struct Profile {
    /// By slot.
    columns: Vec<ColumnProfile>,
    /// How many of them are evidence; those behind are read for a condition alone, and decide nothing for the others.
    evidence: usize,
    /// How many cells are in each currency, in order of first appearance: in columns of evidence, and in the others.
    currencies: [Vec<(Currency, usize)>; 2],
    /// Whether semicolons separate the cells, as is usual with decimal commas.
    has_semicolons: bool,
    /// Whether another file has another separator.
    has_others: bool,
    rows: usize,
    bytes: usize,
}

/// A note on how a column is read, for the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The column; `None` for the whole table.
    pub column: Option<String>,
    /// The note.
    pub said: Text,
}

impl Profile {
    /// An empty profile of the columns that are read.
    pub fn new(spec: &TableSpec) -> Profile {
        Profile {
            columns: vec![ColumnProfile::default(); spec.columns.len()],
            evidence: spec.own_columns().len(),
            currencies: Default::default(),
            has_semicolons: false,
            has_others: false,
            rows: 0,
            bytes: 0,
        }
    }

    /// Whether the limit of rows or bytes is reached.
    pub fn is_full(&self) -> bool {
        self.rows >= MAX_PROFILED_ROWS || self.bytes >= MAX_PROFILED_BYTES
    }

    /// How many more bytes of text it takes.
    pub fn wants(&self) -> usize {
        if self.is_full() { 0 } else { MAX_PROFILED_BYTES - self.bytes }
    }

    /// Profiles the records of a text, except those for whose start `is_left_out` holds.
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
        let mut reader = records::builder(delimiter).from_reader(records);
        let mut record = csv::ByteRecord::new();
        while self.rows < MAX_PROFILED_ROWS && reader.read_byte_record(&mut record).unwrap_or(false) {
            let start = record.position().map_or(0, |position| position.byte() as usize);
            if is_left_out(records::begin(records, start)) {
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
        // A cut text fills the limit, even if the last record was dropped.
        self.bytes = if is_cut { MAX_PROFILED_BYTES } else { self.bytes + records.len().max(1) };
    }

    /// Profiles rows of a frame.
    pub fn frame(&mut self, layout: &Layout, frame: &Frame) {
        let rows = frame.rows.min(MAX_PROFILED_ROWS - self.rows.min(MAX_PROFILED_ROWS));
        for (header, slot) in layout.places() {
            let (Some(column), reader) = (frame.columns[header].as_deref(), &layout.readers()[slot]) else { continue };
            if let Some(texts) = arrays::texts(column) {
                self.has_others |= reader.kind == ColumnKind::Number;
                texts.iter().take(rows).for_each(|text| self.see(slot, text.unwrap_or(""), reader));
            } else if let Some(numbers) = arrays::sizes(column).filter(|_| reader.kind == ColumnKind::Number) {
                // Of typed numbers, only their sizes tell something.
                let known = numbers.into_iter().take(rows).filter(|x| !x.is_nan());
                known.for_each(|x| self.columns[slot].size(x, reader));
            }
        }
        self.rows += rows;
    }

    fn see(&mut self, slot: usize, cell: &str, reader: &ColumnReader) {
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
                    count(&mut self.currencies[usize::from(slot >= self.evidence)], currency, 1);
                }
            }
            ColumnKind::Level(_) | ColumnKind::Text => {}
        }
    }

    /// The currency of a table whose rubric names none: the most frequent one of `columns` and their `cells`; in a tie the
    /// renminbi, else the first.
    fn currency<'c>(
        &self,
        cells: &[(Currency, usize)],
        columns: impl Iterator<Item = (&'c RubricColumn, &'c Option<Unit>)>,
    ) -> Option<Currency> {
        let mut counts = cells.to_vec();
        for (column, header) in columns {
            if let Some(currency) = header.and_then(|unit| unit.currency()).filter(|_| !column.declared.has_unit()) {
                count(&mut counts, currency, self.rows.max(1));
            }
        }
        let most = counts.iter().map(|(_, n)| *n).max()?;
        let mut first = counts.iter().filter(|(_, n)| *n == most).map(|(currency, _)| *currency);
        first.clone().find(|currency| *currency == Currency::CNY).or_else(|| first.next())
    }

    /// A reader and remarks for each column. `headers` are the units in their headers.
    pub fn readers(&self, spec: &TableSpec, headers: &[Option<Unit>]) -> (Vec<ColumnReader>, Vec<Remark>) {
        let mut remarks = Vec::new();
        let mut money = spec.money.clone();
        if money.own.is_none() {
            money.own = self.currency(&self.currencies[0], spec.columns.iter().zip(headers).take(self.evidence));
            if let Some(own) = money.own {
                remarks.push(Remark { column: None, said: say::currency(own.code()) });
            }
        }
        let mut of_others = money.clone();
        if of_others.own.is_none() {
            of_others.own = self.currency(&self.currencies[1], spec.columns.iter().zip(headers).skip(self.evidence));
        }
        let (money, of_others): (Arc<Money>, Arc<Money>) = (money.into(), of_others.into());
        let columns = spec.columns.iter().zip(headers).zip(&self.columns).enumerate();
        let readers = columns.map(|(slot, ((column, header), seen))| {
            let money = if slot < self.evidence { &money } else { &of_others };
            let mut reader = ColumnReader::new(&column.kind, &column.name, column.declared.clone(), *header, money);
            let mut say = |said: Text| remarks.push(Remark { column: Some(column.name.clone()), said });
            if let Some(unit) = header.filter(|_| column.kind == ColumnKind::Number) {
                say(say::unit_of_header(unit::scale_name(unit.exponent).unwrap_or_default(), &unit.names()));
            }
            self.decide(&mut reader, seen, &column.declared, &mut say);
            reader
        });
        let readers = readers.collect();
        (readers, remarks)
    }

    /// The decimal sign of a column.
    fn decimal(&self, reader: &ColumnReader, seen: &ColumnProfile) -> Decimal {
        let is_one_sign = seen.one_point || seen.one_comma;
        let has_comma_money = || seen.has_comma_money || reader.bare.currency().is_some_and(Currency::has_commas);
        match (seen.points, seen.commas) {
            // Files from two countries: one proves nothing about the other.
            _ if self.has_semicolons && self.has_others => Decimal::Unsure,
            (0, 0) if self.has_semicolons && is_one_sign => self.decimal_of_others(),
            (0, 0) if seen.one_point && (seen.one_comma || has_comma_money()) => Decimal::Unsure,
            // One typing slip must not turn every 1,200 into 1.2.
            (points, commas) if commas > points && seen.one_comma && !self.has_semicolons => Decimal::Unsure,
            (points, commas) if commas > points => Decimal::Comma,
            _ => Decimal::Point,
        }
    }

    /// The decimal sign that the evidence of a semicolon-separated file suggests, for a column that is ambiguous.
    fn decimal_of_others(&self) -> Decimal {
        let all = |count: fn(&ColumnProfile) -> usize| self.columns[..self.evidence].iter().map(count).sum::<usize>();
        match (all(|seen| seen.points), all(|seen| seen.commas)) {
            (0, 1..) => Decimal::Comma,
            _ => Decimal::Unsure,
        }
    }

    fn decide(&self, reader: &mut ColumnReader, seen: &ColumnProfile, declared: &Declared, say: &mut impl FnMut(Text)) {
        if declared.decimal.is_none() {
            reader.decimal = self.decimal(reader, seen);
            if reader.decimal == Decimal::Comma {
                say(say::decimal_comma());
            }
        }
        if reader.counted.measure.is_none() {
            reader.percent_signs = match (seen.percent, seen.above_one) {
                (0, 0) if !self.is_full() => Percent::Free,
                (percent, above) if percent > 0 && percent >= above => Percent::Wanted,
                _ => Percent::Foreign,
            };
        }
        let counts_time = matches!(reader.counted.measure, Some(Measure::Time(_)));
        // A single cell with a scale proves nothing about the others, but is reported if far above all of them.
        let is_open = reader.bare.exponent == 0 && !counts_time;
        if is_open && seen.carrying > 1 {
            reader.sizes = seen.scaled.map(|(least, most)| Sizes { least, most, exponents: seen.usual_scales() });
        }
        // Nor do one or two cells without.
        let is_far = |(least, _): &(f64, f64)| seen.bare > 2 && seen.greatest <= least / 100.0;
        let lone = seen.scaled.filter(|_| is_open && seen.carrying == 1).filter(is_far);
        reader.lone_size = lone.map(|(least, _)| least);
        reader.by_header = seen.below(reader.bare.exponent);
        if seen.has_weeks_or_wan && reader.kind == ColumnKind::Number {
            match reader.counted.measure {
                Some(Measure::Time(_)) => say(say::weeks()),
                _ => say(say::ten_thousands()),
            }
        }
        reader.is_settled = true;
        reader.has_amounts = seen.carrying > 0 || seen.has_money;
        reader.are_shares = seen.above_one == 0;
        reader.has_ticks = seen.has_ticks;
        reader.order = match seen.days_first.cmp(&seen.months_first) {
            std::cmp::Ordering::Greater => Order::DayFirst,
            std::cmp::Ordering::Less => Order::MonthFirst,
            std::cmp::Ordering::Equal => Order::Unsure,
        };
        match reader.order {
            Order::DayFirst => say(say::day_first()),
            Order::MonthFirst => say(say::month_first()),
            Order::Unsure => {}
        }
    }
}
