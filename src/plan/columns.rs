//! The columns of a frame that a rubric reads, as points.

use super::Unplanned;
use crate::identity;
use crate::rubric::{ColumnKind, RubricColumn};
use crate::say::plan::Wanted;
use crate::score::named;
use crate::value::{Levels, is_blank};
use polars::prelude::{self as engine, DataType, IntoColumn, Schema};

/// A lazy expression of the engine.
pub(super) type Lazy = engine::Expr;

/// A column of a frame that a rubric reads.
pub(super) struct Found<'a> {
    pub column: &'a RubricColumn,
    /// Its name in the frame.
    pub name: &'a str,
    kind: &'a DataType,
}

/// Finds every column: by the name itself, or the one that looks the same.
pub(super) fn find<'a>(columns: &'a [RubricColumn], schema: &'a Schema) -> Result<Vec<Found<'a>>, Unplanned> {
    let alike = |wanted: &str| {
        let names = || schema.iter_names().map(|name| name.as_str());
        match names().find(|name| *name == wanted) {
            Some(name) => vec![name],
            None => names().filter(|name| identity::same(name, wanted)).collect::<Vec<_>>(),
        }
    };
    let alike: Vec<Vec<&str>> = columns.iter().map(|column| alike(&column.name)).collect();
    let missing = columns.iter().zip(&alike).filter(|(_, names)| names.is_empty());
    let missing: Vec<String> = missing.map(|(column, _)| column.name.clone()).collect();
    if !missing.is_empty() {
        return Err(Unplanned::Missing { columns: missing });
    }
    let found = |(column, names): (&'a RubricColumn, &Vec<&'a str>)| match names[..] {
        [name] => Found { column, name, kind: schema.get(name).expect("it was found there") }.checked(),
        _ => {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            Err(Unplanned::Alike { column: column.name.clone(), names })
        }
    };
    columns.iter().zip(&alike).map(found).collect()
}

impl Found<'_> {
    /// Itself, if its type is one that holds what the rubric reads.
    fn checked(self) -> Result<Self, Unplanned> {
        let (wants, fits) = match self.column.kind {
            ColumnKind::Number => (Wanted::Numbers, self.kind.is_primitive_numeric()),
            ColumnKind::Date => (Wanted::Dates, *self.kind == DataType::Date),
            ColumnKind::Yes => (Wanted::Truths, *self.kind == DataType::Boolean),
            ColumnKind::Level(_) | ColumnKind::Text => (Wanted::Texts, *self.kind == DataType::String),
        };
        if fits {
            return Ok(self);
        }
        Err(Unplanned::Type { column: self.column.name.clone(), wants, has: self.kind.to_string() })
    }

    /// Its facts, as doubles (of levels their codes), booleans or texts.
    pub fn facts(&self) -> Lazy {
        match &self.column.kind {
            ColumnKind::Number | ColumnKind::Date => finite(self.numbers()),
            ColumnKind::Level(levels) => codes(self.texts(), levels.clone()),
            ColumnKind::Yes => named(self.name),
            ColumnKind::Text => self.texts(),
        }
    }

    /// Whether a cell says something, readable or not.
    pub fn says(&self) -> Lazy {
        match self.column.kind {
            ColumnKind::Level(_) | ColumnKind::Text => self.texts().is_not_null(),
            ColumnKind::Yes => named(self.name).is_not_null(),
            ColumnKind::Number | ColumnKind::Date => self.numbers().is_not_nan(),
        }
    }

    /// Doubles. One of single precision is the shortest number that it is told from its neighbours by, as it is
    /// written in tables: 0.1, not 0.10000000149.
    fn numbers(&self) -> Lazy {
        if *self.kind != DataType::Float32 {
            return named(self.name).strict_cast(DataType::Float64);
        }
        let written = |column: engine::Column| {
            let number = |x: f32| x.to_string().parse().unwrap_or(f64::NAN);
            let numbers = column.f32()?.iter().map(|x| x.map(number));
            Ok(numbers.collect::<engine::Float64Chunked>().into_column())
        };
        named(self.name).map(written, |_, field| Ok(engine::Field::new(field.name().clone(), DataType::Float64)))
    }

    fn texts(&self) -> Lazy {
        text_of(named(self.name))
    }
}

/// A number that is one; null otherwise. A function of ours, since a choice would hold the number twice, and so what it
/// is made of four times.
pub(super) fn finite(numbers: Lazy) -> Lazy {
    of_each(numbers, |x| x.filter(|x| x.is_finite()))
}

/// The texts of a column as cells are read: null where one says that nothing is known.
fn text_of(column: Lazy) -> Lazy {
    let known = |column: engine::Column| {
        let texts = column.str()?.iter().map(|text| text.filter(|text| !is_blank(text)));
        Ok(texts.collect::<engine::StringChunked>().into_column())
    };
    column.map(known, |_, field| Ok(engine::Field::new(field.name().clone(), DataType::String)))
}

/// The codes of texts that name a level, by id or name; null for others.
fn codes(texts: Lazy, levels: Levels) -> Lazy {
    let code = move |column: engine::Column| {
        let codes = column.str()?.iter().map(|text| levels.code(text?).map(|code| code as f64));
        Ok(codes.collect::<engine::Float64Chunked>().into_column())
    };
    texts.map(code, |_, field| Ok(engine::Field::new(field.name().clone(), DataType::Float64)))
}

/// What each number becomes, or null.
pub(super) fn of_each(numbers: Lazy, f: impl Fn(Option<f64>) -> Option<f64> + Send + Sync + 'static) -> Lazy {
    let apply = move |column: engine::Column| {
        Ok(column.f64()?.iter().map(&f).collect::<engine::Float64Chunked>().into_column())
    };
    numbers.map(apply, |_, field| Ok(engine::Field::new(field.name().clone(), DataType::Float64)))
}
