//! The commands as people and scripts meet them.

mod apart;
mod exits;
mod room;
mod start;
mod inputs;
mod alike;
mod many;
mod excel;
mod fix;
mod forms;
mod outputs;
mod screen;
mod explain;
mod whatif;
mod saving;
mod weights;
mod diff;
mod certainty;
mod pick;
mod methods;
mod chart;
mod choosing;
mod report;
mod help;
mod names;

use crate::support::{self, Row, line, rows};
use std::path::Path;

/// A rubric of two criteria for small tables.
pub const SMALL: &str = "[[criterion]]\nid = \"revenue\"\nweight = 3\nevidence = \"revenue\"\nvalue = { linear = [0, 100] }\n\
                     [[criterion]]\nid = \"moat\"\nweight = 1\nevidence = \"moat\"\nvalue = { levels = { none = 0, own = { value = 1, name = { en = \"own\", zh = \"独家\" } } } }\n";

/// A folder with a rubric and a table.
pub fn folder(criteria: &str, ideas: impl AsRef<[u8]>) -> tempfile::TempDir {
    support::folder(&[("criteria.toml", criteria.as_bytes()), ("ideas.csv", ideas.as_ref())])
}

pub fn score_json(dir: &Path) -> Vec<Row> {
    rows(&line("score --format json").within(dir).text())
}
