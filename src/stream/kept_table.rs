//! Turns the kept ideas into a separate table that works like any other.

use super::columns::UnionColumns;
use super::outcome::Streamed;
use crate::diagnostic::{Findings, SourceId, Sources, Span};
use crate::evidence::{self, ColumnReader, Evidence, IdeasHead, RecordParser};
use crate::identity;
use crate::lang::Lang;
use crate::rubric::TableSpec;
use crate::say::findings::stream as say;
use std::borrow::Cow;
use std::collections::HashMap;

impl Streamed {
    /// Parses the kept records again as one table with the columns of all files. If all are kept, reports ideas with the
    /// same name, as for a table in memory.
    pub fn kept_table(&self, spec: &TableSpec, lang: Lang, sources: &mut Sources, findings: &mut Findings) -> Evidence {
        let first = &self.files[0].name;
        let name = match self.files.len() {
            1 => first.clone(),
            n => say::several_files(first, n - 1, lang),
        };
        let readers = IdeasHead::common_readers(self.files.iter().map(|file| &file.head));
        let source = sources.add(name, self.table(spec, &readers));
        let mut evidence = evidence::read_again(source, sources, spec, lang, &readers);
        (evidence.total, evidence.chosen) = (self.all, self.chosen.clone());
        if self.keeps_all {
            self.check_unique(&evidence.ids, spec, sources, findings);
        }
        evidence
    }

    fn check_unique(&self, ids: &[String], spec: &TableSpec, sources: &mut Sources, findings: &mut Findings) {
        let Some(column) = &spec.idea else { return };
        let mut place = |idea: usize| -> Span {
            let record = &self.kept[idea];
            let file = &self.files[record.file];
            let source: SourceId = sources.add_part(&file.name, &record.record[..], record.line - 1);
            file.head.cell(&column.name, source, sources)
        };
        let mut seen: HashMap<Cow<str>, usize> = HashMap::with_capacity(ids.len());
        for (idea, id) in ids.iter().enumerate() {
            if let Some(first) = seen.insert(identity::look(id), idea) {
                let places = [place(first), place(idea)];
                findings.push(evidence::two_named([&ids[first], id], places));
            }
        }
    }

    /// The kept records as CSV text below one header, which is read by `readers`.
    fn table(&self, spec: &TableSpec, readers: &[ColumnReader]) -> Vec<u8> {
        let columns = UnionColumns::of(&self.files, spec);
        // Headers are quoted, so that nothing in them can be taken for the delimiter.
        let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(&columns.headers).expect("memory takes every record");
        let header = writer.into_inner().expect("memory takes every record");
        let mut writer = csv::WriterBuilder::new().from_writer(header);
        // Making a parser takes longer than parsing a record.
        let mut parsers: Vec<RecordParser> = self.files.iter().map(|file| file.head.parser()).collect();
        for idea in &self.kept {
            let (head, record) = (&self.files[idea.file].head, &mut parsers[idea.file]);
            record.record(&idea.record, 0);
            let mut row: Vec<Cow<[u8]>> = vec![Cow::Borrowed(b""); columns.headers.len()];
            for (header, &place) in columns.of_file[idea.file].iter().enumerate() {
                row[place] = head.cell_for(header, record.cell(header), readers);
            }
            writer.write_record(row).expect("memory takes every record");
        }
        writer.into_inner().expect("memory takes every record")
    }
}
