//! What the rubric says of rows by their names: `skip` and `keep`.

use super::{Looking, Row, text};
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
    pub(super) fn keeps(&self, row: &Row) -> bool {
        Self::is_in(&self.rows.keep, &row.names, row.label())
    }

    /// The names of a row, by each column that names ideas.
    pub(in crate::evidence) fn names_of(&self, cells: &csv::ByteRecord) -> Vec<String> {
        self.names.iter().map(|column| cells.get(*column).map_or(String::new(), text)).collect()
    }

    /// The names that the rubric tells of rows, and none of these has.
    pub(super) fn unmet(&self, rows: &[Row]) -> Vec<String> {
        if !self.rows.tells_names() {
            return Vec::new();
        }
        let called = |row: &Row| {
            row.names.iter().chain([&row.first]).map(|name| identity::key(name).into_owned()).collect::<Vec<_>>()
        };
        let there: HashSet<String> = rows.iter().flat_map(called).collect();
        let listed = self.rows.skip.iter().chain(&self.rows.keep);
        listed.filter(|(key, _)| !there.contains(*key)).map(|(_, name)| name.clone()).collect()
    }
}
