//! Tables too large for memory, read in parts: which records are not ideas, and what is wrong with a record.

use super::block::FactBlock;
use super::head::IdeasHead;
use super::left_out::Looking;
use super::objection::{Objection, ObjectionKind, by_record};
use super::profile::Profile;
use super::read::Telling;
use super::records;
use crate::diagnostic::{Findings, SourceId, Sources};
use std::borrow::Cow;

impl IdeasHead {
    /// Adds the first records to a profile; `are_all` if the table has no others.
    pub fn see(&self, records: &[u8], are_all: bool, profile: &mut Profile) {
        let looking = Looking::below(self, records);
        let left_out = if are_all { looking.find_in_small() } else { None };
        let is_left_out = |start: usize| left_out.as_ref().is_some_and(|rows| rows.has(start));
        profile.text(&self.layout, self.table.delimiter, records, are_all, is_left_out);
    }

    /// A block without the records that the rubric skips; `record` returns the bytes of the record at a start.
    pub fn unskipped<'r>(&self, block: FactBlock, record: impl Fn(usize) -> Cow<'r, [u8]>) -> FactBlock {
        if self.rows.skip.is_empty() {
            return block;
        }
        let looking = Looking::below(self, &[]);
        block.without(|start| looking.skips(&self.names(&record(start))))
    }

    /// A block without records that are not ideas: those the rubric skips and, in the last block of a file, totals and
    /// notes. The only block of a file is treated like a table in memory.
    pub fn ideas(&self, text: &[u8], block: FactBlock, (is_last, is_only): (bool, bool)) -> FactBlock {
        let record = |start: usize| &text[start..records::end(text, start, self.table.delimiter)];
        if !is_last {
            return self.unskipped(block, |start| Cow::Borrowed(record(start)));
        }
        let looking = Looking::below(self, text);
        let found = match is_only {
            true => looking.find(0..text.len(), true),
            false => looking.find_in_large(&block.starts, |n| self.names(record(block.starts[n]))),
        };
        let mut block = block.without(|start| found.has(start));
        let left_out = found.rows.into_iter().filter(|(_, (why, _))| why.is_told());
        let left_out = left_out.map(|(start, (why, name))| (start, ObjectionKind::NoIdea(why, name)));
        let doubts = found.doubts.into_iter().flat_map(|(doubt, rows)| {
            rows.into_iter().map(move |(start, name)| (start, ObjectionKind::Doubtful(doubt, name)))
        });
        let found = left_out.chain(doubts).map(|(start, what)| Objection { start, what }).collect();
        block.objections = by_record(vec![block.objections, found]);
        block
    }

    /// Reports what is wrong with a record that is its own source.
    pub fn object(&self, what: ObjectionKind, source: SourceId, sources: &Sources, findings: &mut Findings) {
        let table = self.table.of_record(source, sources);
        Telling::of(&table, findings).with_added(self.added()).object(Objection { start: 0, what });
    }
}
