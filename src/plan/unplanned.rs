//! Why a rubric cannot be planned, or a frame not be scored by a plan.

use crate::lang::Text;
use crate::say::plan::{self as say, Wanted};
use polars::prelude::PolarsError;
use std::fmt::{self, Display};

/// Why a rubric cannot be planned, or a frame not be scored by a plan.
#[derive(Debug)]
#[non_exhaustive]
pub enum Unplanned {
    /// A column counts per cent or in a power of ten, or its header and the rubric name two units.
    Unit {
        /// The column.
        column: String,
    },
    /// A CASE has a condition with NULL in it.
    Null {
        /// The criterion or the gate.
        id: String,
    },
    /// The frame lacks columns that the rubric reads.
    Missing {
        /// Their names.
        columns: Vec<String>,
    },
    /// Several columns of the frame look like the one that the rubric reads, and none has its very name.
    Alike {
        /// The column.
        column: String,
        /// Those of the frame.
        names: Vec<String>,
    },
    /// A column of the frame is of a type that is not read as what the rubric reads.
    Type {
        /// The column.
        column: String,
        /// What the rubric reads in it.
        wants: Wanted,
        /// Its type in the engine's words.
        has: String,
    },
    /// The frame has a column of a name that the plan adds.
    Taken {
        /// The name.
        column: String,
    },
    /// The engine cannot say what the columns are.
    Engine(PolarsError),
}

impl Unplanned {
    /// What it says to people.
    pub fn text(&self) -> Text {
        match self {
            Unplanned::Unit { column } => say::unit(column),
            Unplanned::Null { id } => say::null(id),
            Unplanned::Missing { columns } => say::missing(columns),
            Unplanned::Alike { column, names } => say::alike(column, names),
            Unplanned::Type { column, wants, has } => say::wrong_type(column, *wants, has),
            Unplanned::Taken { column } => say::taken(column),
            Unplanned::Engine(error) => Text::same(error.to_string()),
        }
    }
}

impl Display for Unplanned {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for Unplanned {}

impl From<PolarsError> for Unplanned {
    fn from(error: PolarsError) -> Unplanned {
        Unplanned::Engine(error)
    }
}
