//! The columns of several files as those of one table.

use super::file::File;
use std::collections::HashMap;

/// Columns of files are the same where their names are; of names that stand twice in a header, the first is the first.
pub(super) struct Columns {
    /// The headers of the whole, in the order in which they are met.
    pub headers: Vec<String>,
    /// Where each column of each file stands among them.
    pub of_file: Vec<Vec<usize>>,
}

impl Columns {
    pub fn of(files: &[File]) -> Columns {
        let mut columns = Columns { headers: Vec::new(), of_file: Vec::with_capacity(files.len()) };
        let mut known: HashMap<(&str, usize), usize> = HashMap::new();
        for file in files {
            let mut times: HashMap<&str, usize> = HashMap::new();
            let mut places = Vec::with_capacity(file.head.headers().len());
            for header in file.head.headers() {
                let time = times.entry(header).or_default();
                let next = columns.headers.len();
                let place = *known.entry((header, *time)).or_insert(next);
                if place == next {
                    columns.headers.push(header.clone());
                }
                *time += 1;
                places.push(place);
            }
            columns.of_file.push(places);
        }
        columns
    }
}
