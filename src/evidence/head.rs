//! The head of a table that is never in memory as a whole, and what is wrong with a record that stands alone.

use super::block::Layout;
use super::objection::{Objection, What};
use super::read::{Reading, layout};
use super::{Table, header, locate};
use crate::diagnostic::{Findings, SourceId, Sources, Span};
use crate::rubric::TableSpec;

/// What the head of a table says of all records below it.
#[derive(Clone, Debug)]
pub struct Head {
    /// The table without its records.
    table: Table,
    /// How its records are read.
    pub layout: Layout,
    /// How the name alone is read of a record.
    name: Layout,
    /// The columns of the names that are shown.
    shown: Vec<usize>,
}

/// The separator, and where the header ends in the first bytes of a table, not yet decoded; none where more of them are needed to tell.
pub fn end_of_header(bytes: &[u8], is_all: bool) -> Option<(u8, usize)> {
    let (delimiter, start) = header::delimiter(bytes);
    let end = locate::end(bytes, start, delimiter);
    // What comes next may still belong to it.
    (end < bytes.len() || is_all).then_some((delimiter, end))
}

impl Head {
    /// Reads the head of a table from a source that begins with it. Every mistake becomes a finding; none where all
    /// records would be read wrongly.
    pub fn read(source: SourceId, sources: &Sources, spec: &TableSpec, findings: &mut Findings) -> Option<Head> {
        let mut own = Findings::default();
        let table = Reading::below_header(source, sources, spec, &mut own).map(|reading| reading.table);
        let failed = own.has_errors();
        findings.append(own);
        let table = table.filter(|_| !failed)?;
        let mut name = Layout::new(table.delimiter, table.headers.len());
        if let Some(column) = spec.idea.as_ref().and_then(|idea| table.header(&idea.name)) {
            name.word(column);
        }
        let shown = spec.name.iter().flat_map(|name| [&name.name.en, &name.name.zh]);
        let shown = shown.filter_map(|header| table.header(header)).collect();
        Some(Head { layout: layout(&table, spec), table, name, shown })
    }

    /// The place of a header.
    pub fn header(&self, name: &str) -> Option<usize> {
        self.table.header(name)
    }

    /// The headers, in order.
    pub fn headers(&self) -> &[String] {
        &self.table.headers
    }

    /// Whether the column below a header is read: it names the ideas, or an expression needs it, or it is shown.
    pub fn is_read(&self, header: usize) -> bool {
        self.layout.is_read(header) || self.shown.contains(&header)
    }

    /// What stands between cells.
    pub fn delimiter(&self) -> u8 {
        self.table.delimiter
    }

    /// The name of the idea of one record.
    pub fn name(&self, record: &[u8]) -> String {
        let words = self.name.read(record).words;
        words.into_iter().flatten().next().unwrap_or_default()
    }

    /// Tells what is wrong with a record that is a source of its own.
    pub fn object(&self, what: What, source: SourceId, sources: &Sources, findings: &mut Findings) {
        self.alone(source, sources, findings).object(Objection { start: 0, what });
    }

    /// The cells of the first of some records, unquoted.
    pub fn cells(&self, records: &[u8]) -> csv::ByteRecord {
        let mut record = csv::ByteRecord::new();
        let read = header::builder(self.table.delimiter).from_reader(records).read_byte_record(&mut record);
        read.expect("bytes in memory can be read");
        record
    }

    /// The place of the cell of a column, in a record that is a source of its own.
    pub fn cell(&self, column: &str, source: SourceId, sources: &Sources) -> Span {
        let cells = locate::cells(&sources.get(source).bytes, 0, self.table.delimiter).0;
        let column = self.table.header(column).unwrap_or(0);
        Span::new(source, cells.get(column).or(cells.last()).cloned().unwrap_or(0..0))
    }

    /// Where the quotation mark stands that the record at the beginning of `bytes` leaves open, if it does.
    pub fn open_quote(&self, bytes: &[u8]) -> Option<usize> {
        locate::cells(bytes, 0, self.table.delimiter).1
    }

    fn alone<'f>(&self, source: SourceId, sources: &Sources, findings: &'f mut Findings) -> Reading<'f> {
        let table = Table { source, bytes: sources.get(source).bytes.clone(), ..self.table.clone() };
        Reading { table, is_sheet: false, findings }
    }
}
