//! The column whose cells put ideas into groups.

use super::facts::Facts;
use super::ideas::Evidence;
use super::table::IdeaTable;
use super::words::one_line;
use crate::identity;
use crate::lang::Lang;
use crate::rubric::{ColumnKind, RubricColumn, TableSpec};
use crate::value::is_blank;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The longest name of a group.
const MAX_GROUP_BYTES: usize = 10_000;

/// What the cells of a group have in common; `None` if nothing is in them.
pub type GroupKey = Option<String>;

/// A column whose cells put ideas into groups.
#[derive(Clone, Debug)]
pub struct GroupColumn {
    /// Its place in the rubric, if that reads it as levels, or as yes or no.
    levels: Option<usize>,
}

impl GroupColumn {
    /// The column at this place in the header of a table.
    pub fn new(table: &IdeaTable, header: usize, spec: &TableSpec) -> GroupColumn {
        let is_it = |column: &RubricColumn| {
            table.header(&column.name) == Some(header) && matches!(column.kind, ColumnKind::Level(_) | ColumnKind::Yes)
        };
        GroupColumn { levels: spec.columns.iter().position(is_it) }
    }

    /// The name of a group as people read it, of its cell as written: a level, a yes or a no in their language.
    pub fn shown(&self, cell: &str, spec: &TableSpec, lang: Lang) -> String {
        match self.levels.map(|column| &spec.columns[column].kind) {
            Some(ColumnKind::Level(levels)) => {
                let level = levels.code(cell).map(|code| &levels.as_slice()[code]);
                level.map_or(cell, |level| level.name.get(lang)).to_owned()
            }
            _ => cell.to_owned(),
        }
    }

    /// The group of an idea, by its cell and the facts that the rubric reads.
    pub fn key(&self, cell: &str, facts: &[Facts], idea: usize) -> GroupKey {
        match self.levels {
            // 付费 and paid are one level; a range of levels is a group of its own.
            Some(column) => {
                facts[column].interval(idea).map(|(low, high)| format!("{:x}..{:x}", low.to_bits(), high.to_bits()))
            }
            None => (!is_blank(cell)).then(|| bounded(&identity::key(cell))),
        }
    }
}

/// A text that is not too long to be kept for each of many groups; a long one by its beginning and a hash of all.
fn bounded(text: &str) -> String {
    if text.len() <= MAX_GROUP_BYTES {
        return text.to_owned();
    }
    let mut all = DefaultHasher::new();
    text.hash(&mut all);
    format!("{} {:x}", beginning(text), all.finish())
}

/// As much of a text as the name of a group may have.
pub fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_GROUP_BYTES)]
}

impl Evidence {
    /// The cell of each idea in a column, and its group.
    pub fn groups(&self, header: usize, spec: &TableSpec) -> Vec<(String, GroupKey)> {
        let (column, mut rows) = (GroupColumn::new(&self.table, header, spec), self.table.rows());
        let of = |idea: usize| {
            let cell = one_line(&rows.get(idea)[header]);
            let key = column.key(&cell, &self.columns, idea);
            (cell, key)
        };
        (0..self.ids.len()).map(of).collect()
    }
}
