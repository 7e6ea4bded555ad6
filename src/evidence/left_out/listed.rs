//! What the rubric says of rows by their names: `skip` and `keep`.

use super::{Looking, TableRow};
use crate::evidence::text_of;
use crate::identity;
use std::collections::{BTreeMap, HashSet};

impl Looking<'_> {
    /// Whether one of the names of a row, or what it is called, is listed.
    pub(super) fn is_in(listed: &BTreeMap<String, String>, names: &[String], label: &str) -> bool {
        let has = |name: &str| !name.is_empty() && listed.contains_key(&*identity::key(name));
        !listed.is_empty() && (has(label) || names.iter().any(|name| has(name)))
    }

    /// Whether the rubric says of any name that it is no idea.
    pub(in crate::evidence) fn skips_any(&self) -> bool {
        !self.rows.skip.is_empty()
    }

    /// Whether the rubric says of a row with these names that it is no idea.
    pub(in crate::evidence) fn skips(&self, names: &[String]) -> bool {
        Self::is_in(&self.rows.skip, names, "")
    }

    /// Whether it says of a row that it is an idea.
    pub(super) fn keeps(&self, row: &TableRow) -> bool {
        Self::is_in(&self.rows.keep, &row.names, row.label())
    }

    /// The names of a row, by each column that names ideas.
    pub(in crate::evidence) fn names_of(&self, cells: &csv::ByteRecord) -> Vec<String> {
        self.names.iter().map(|column| cells.get(*column).map_or(String::new(), text_of)).collect()
    }

    /// The names that the rubric has of rows, and none of these has; each with the key that it stands behind.
    pub(super) fn unmet(&self, rows: &[TableRow]) -> Vec<(&'static str, String)> {
        if !self.rows.names_rows() {
            return Vec::new();
        }
        let called = |row: &TableRow| {
            let names = row.names.iter().map(String::as_str).chain([row.label()]);
            names.map(|name| identity::key(name).into_owned()).collect::<Vec<_>>()
        };
        let there: HashSet<String> = rows.iter().flat_map(called).collect();
        let lists = [("skip", &self.rows.skip), ("keep", &self.rows.keep)];
        let listed = lists.into_iter().flat_map(|(key, names)| names.iter().map(move |name| (key, name)));
        listed.filter(|(_, (look, _))| !there.contains(*look)).map(|(key, (_, name))| (key, name.clone())).collect()
    }
}
