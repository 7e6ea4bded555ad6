//! Merges the columns of several files into those of one table.

use super::file::TableFile;
use crate::identity;
use crate::rubric::TableSpec;
use polars_arrow::datatypes::ArrowDataType;
use std::collections::{HashMap, HashSet};

/// The union of the columns of some files. Columns are the same if the rubric reads them as the same or their names
/// look the same, in whatever case unless one file has them in two; repeated names in a header are matched in order.
pub(super) struct UnionColumns {
    /// The headers of the union, in the order of first appearance.
    pub headers: Vec<String>,
    /// The type of each: that of all files that have the column, or text.
    pub kinds: Vec<ArrowDataType>,
    /// The place in `headers` of each column of each file.
    pub of_file: Vec<Vec<usize>>,
}

impl UnionColumns {
    pub fn of(files: &[TableFile], spec: &TableSpec) -> UnionColumns {
        let (headers, kinds, of_file) = (Vec::new(), Vec::new(), Vec::with_capacity(files.len()));
        let mut columns = UnionColumns { headers, kinds, of_file };
        let mut known: HashMap<(String, usize), usize> = HashMap::new();
        let apart: HashSet<String> = files.iter().flat_map(|file| told_by_case(file.head.table.headers())).collect();
        for file in files {
            let read = read_as(file, spec);
            let mut times: HashMap<String, usize> = HashMap::new();
            let mut places = Vec::with_capacity(file.head.table.headers().len());
            for (n, header) in file.head.table.headers().iter().enumerate() {
                let called = read.get(&n).copied().unwrap_or(header);
                let key = identity::key(called);
                let name = if apart.contains(&*key) { identity::look(called) } else { key }.into_owned();
                let time = times.entry(name.clone()).or_default();
                let next = columns.headers.len();
                let place = *known.entry((name, *time)).or_insert(next);
                let kind = file.kind(n);
                if place == next {
                    columns.headers.push(header.clone());
                    columns.kinds.push(kind);
                } else if columns.kinds[place] != kind {
                    columns.kinds[place] = ArrowDataType::Utf8View;
                }
                *time += 1;
                places.push(place);
            }
            columns.of_file.push(places);
        }
        columns
    }
}

/// The names, in lower case, of columns of one file that only their case tells apart.
fn told_by_case(headers: &[String]) -> impl Iterator<Item = String> {
    let mut looks: HashMap<String, HashSet<String>> = HashMap::new();
    for header in headers {
        looks.entry(identity::key(header).into_owned()).or_default().insert(identity::look(header).into_owned());
    }
    looks.into_iter().filter(|(_, looks)| looks.len() > 1).map(|(key, _)| key)
}

/// The rubric's names of the columns that it reads in a file, by their places.
fn read_as<'s>(file: &TableFile, spec: &'s TableSpec) -> HashMap<usize, &'s str> {
    let shown = spec.name.iter().flat_map(|name| [&name.name.en, &name.name.zh]);
    let all = spec.idea.iter().map(|idea| &idea.name).chain(shown).chain(spec.columns.iter().map(|c| &c.name));
    let mut read = HashMap::new();
    for name in all {
        if let Some(header) = file.head.table.header(name) {
            read.entry(header).or_insert(name.as_str());
        }
    }
    read
}
