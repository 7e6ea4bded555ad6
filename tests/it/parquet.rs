//! A Parquet file means what the CSV of its cells means, column type by column type: in memory, block by block, and carried
//! along to another file. `tests/fixtures/types.parquet` is written by pyarrow: two decimals, `int8`, `uint16`, a dictionary
//! of texts, a date, microseconds in a zone and nanoseconds without one; `types.csv` holds the same cells.

use super::large::rows;
use super::support::{fixtures, folder, line, repository};
use dingzi::diagnostic::{Findings, Sources};
use dingzi::input;
use dingzi::input::arrays::{Frame, cell};
use dingzi::input::parquet::{self, Parquet};
use polars_arrow::array::Array;
use polars_arrow::array::builder::{ArrayBuilder, ShareStrategy, make_builder};
use polars_arrow::datatypes::{ArrowDataType, ArrowSchema, Field};
use polars_io::mmap::ReaderBytes;
use polars_parquet::write::{
    CompressionOptions, FileWriter, RowGroupIterator, StatisticsOptions, Version, WriteOptions, get_dtype_encoding,
};
use std::fs;
use std::io::Cursor;

const RUBRIC: &str = r#"
[rubric]
idea = "company"
as_of = "2028-01-01"
[[criterion]]
id = "revenue"
weight = 3
evidence = "revenue"
value = { linear = [-1000, 2000000] }
[[criterion]]
id = "price"
weight = 2
evidence = "price"
value = { linear = [0, 1e17] }
[[criterion]]
id = "people"
weight = 2
evidence = "staff - seats"
value = { linear = [0, 1000] }
[[criterion]]
id = "moat"
weight = 2
evidence = "moat"
value = { levels = { none = 0, own = 1 } }
[[criterion]]
id = "age"
weight = 1
evidence = "DAYS_BETWEEN(founded, as_of)"
value = { linear = [0, 30000] }
[[criterion]]
id = "wait"
weight = 1
evidence = "DAYS_BETWEEN(signed, seen)"
value = { linear = [-1000, 1000] }
"#;

/// A table of one idea with the same columns.
const MORE: &[u8] = b"company,revenue,price,seats,staff,moat,founded,signed,seen
last,1,1,1,1,own,2020-01-01,2024-01-01,2024-01-01
";

fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixtures().join(name)).unwrap()
}

/// All columns of the first rows of a file in memory, as they are read in blocks.
fn frame(bytes: Vec<u8>) -> (Parquet, Frame) {
    let file = Parquet::of(Cursor::new(&bytes)).unwrap();
    let headers: Vec<usize> = (0..file.headers.len()).collect();
    let rows = file.parts(usize::MAX, &headers)[0].clone();
    let frame = file.read(&ReaderBytes::Borrowed(&bytes), rows, &headers).unwrap();
    (file, frame)
}

/// A file of these columns, in one row group.
pub fn file(columns: Vec<(&str, Box<dyn Array>)>) -> Vec<u8> {
    let rows = columns[0].1.len();
    let field = |(name, column): &(&str, Box<dyn Array>)| Field::new((*name).into(), column.dtype().clone(), true);
    let schema: ArrowSchema = columns.iter().map(field).collect();
    let columns: Vec<Box<dyn Array>> = columns.into_iter().map(|(_, column)| column).collect();
    let (statistics, compression) = (StatisticsOptions::empty(), CompressionOptions::Uncompressed);
    let options = WriteOptions { statistics, version: Version::V1, compression, data_page_size: None };
    let encodings = columns.iter().map(|column| get_dtype_encoding(column.dtype())).collect();
    let batch = polars_arrow::record_batch::RecordBatchT::new(rows, schema.clone().into(), columns);
    let groups = RowGroupIterator::try_new(std::iter::once(Ok(batch)), &schema, options, encodings).unwrap();
    let mut written = Vec::new();
    let mut writer = FileWriter::try_new(&mut written, schema, options).unwrap();
    for group in groups {
        writer.write(rows as u64, group.unwrap()).unwrap();
    }
    writer.end(None).unwrap();
    written
}

/// The file so many times over, in one row group.
fn repeated(bytes: Vec<u8>, times: usize) -> Vec<u8> {
    let (given, frame) = frame(bytes);
    let column = |column: &Option<Box<dyn Array>>| {
        let column = column.as_deref().unwrap();
        let mut all = make_builder(column.dtype());
        all.subslice_extend_repeated(column, 0, column.len(), times, ShareStrategy::Always);
        all.freeze_reset()
    };
    file(given.headers.iter().map(String::as_str).zip(frame.columns.iter().map(column)).collect())
}

#[test]
fn every_type_reads_as_its_csv() {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let options = input::TableOptions::default();
    let id = input::add_table("t".into(), fixture("types.parquet"), options, &mut sources, &mut findings).unwrap();
    assert_eq!(findings.iter().count(), 0, "no column is left out");
    let text = String::from_utf8_lossy(&sources.get(id).bytes).into_owned();
    assert_eq!(text, String::from_utf8(fixture("types.csv")).unwrap());
    // Row by row, as the best of a large table are kept.
    let (file, frame) = frame(fixture("types.parquet"));
    let records = (0..frame.rows).flat_map(|row| parquet::csv(&frame, row..row + 1));
    let text = [parquet::header(&file.headers), records.collect()].concat();
    assert_eq!(text, fixture("types.csv"));
}

#[test]
fn every_type_scores_as_its_csv_in_memory_and_in_blocks() {
    let (columns, text) = (fixture("types.parquet"), fixture("types.csv"));
    let dir =
        folder(&[("criteria.toml", RUBRIC.as_bytes()), ("a.parquet", &columns), ("a.csv", &text), ("more.csv", MORE)]);
    let of_csv = rows(dir.path(), "a.csv");
    assert_eq!(rows(dir.path(), "a.parquet"), of_csv);
    // Several files are read in blocks.
    assert_eq!(rows(dir.path(), "a.parquet more.csv"), rows(dir.path(), "a.csv more.csv"));
}

#[test]
fn what_is_carried_along_keeps_its_type() {
    let many = repeated(fixture("types.parquet"), 2_500);
    let text = String::from_utf8(fixture("types.csv")).unwrap();
    let (header, records) = text.split_once('\n').unwrap();
    let csv = format!("{header}\n{}", records.repeat(2_500));
    let dir = folder(&[
        ("criteria.toml", RUBRIC.as_bytes()),
        ("a.parquet", &many),
        ("a.csv", csv.as_bytes()),
        ("more.csv", MORE),
    ]);
    let written = |args: &str, out: &str| {
        let said = line(&format!("score {args} -o {out}")).within(dir.path()).run();
        assert_eq!(said.code, 0, "{}", said.stderr);
        fs::read(dir.path().join(out)).unwrap()
    };
    // As text, nothing tells where the cells came from.
    let mut alike = ["a.parquet", "a.csv"].map(|file| written(&format!("{file} more.csv"), "out.csv"));
    let named = String::from_utf8(std::mem::take(&mut alike[0])).unwrap().replace("a.parquet", "a.csv");
    assert_eq!(named, String::from_utf8(std::mem::take(&mut alike[1])).unwrap());
    // As columns, each is of the type that it had; beside a text, it is a text.
    let (given, cells) = frame(many);
    let (carried, carried_cells) = frame(written("a.parquet a.parquet", "out.parquet"));
    let (mixed, _) = frame(written("a.parquet more.csv", "mixed.parquet"));
    for (header, name) in given.headers.iter().enumerate().skip(1) {
        let place = |file: &Parquet| file.headers.iter().position(|other| other == name).unwrap();
        let (kept, texts) = (place(&carried), place(&mixed));
        assert_eq!(carried.kind(kept), given.kind(header), "{name}");
        assert_eq!(*mixed.kind(texts), ArrowDataType::Utf8View, "{name}");
        let [before, after] = [&cells.columns[header], &carried_cells.columns[kept]].map(|c| c.as_deref().unwrap());
        assert!((0..given.rows()).all(|row| cell(before, row) == cell(after, row)), "{name}");
    }
}

#[test]
fn small_is_what_a_file_unpacks_to() {
    // Thousands of rows that pack into a few kilobytes.
    let many = repeated(fixture("types.parquet"), 24_000);
    let dir = folder(&[("criteria.toml", RUBRIC.as_bytes()), ("a.parquet", &many)]);
    let said = line("score a.parquet -o out.csv --lang en").within(dir.path()).run();
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.starts_with("120,000 ideas: ") && said.stderr.contains("without ranks"), "{}", said.stderr);
    let narrow =
        format!("company,revenue,price,seats,staff,moat,founded,signed,seen\n{}", "a,1,,,,,,,\n".repeat(120_000));
    fs::write(dir.path().join("narrow.csv"), narrow).unwrap();
    let said = line("score narrow.csv -o out.csv --lang en").within(dir.path()).run();
    assert!(said.stderr.starts_with("120,000 ideas: "), "{}", said.stderr);
}

#[test]
fn old_timestamps_are_read_whatever_their_year() {
    // `tests/fixtures/int96.parquet` is written by pyarrow, without a schema of its own.
    let (_, frame) = frame(fixture("int96.parquet"));
    let seen = frame.columns[1].as_deref().unwrap();
    let cells: Vec<_> = (0..frame.rows).map(|row| cell(seen, row).into_owned()).collect();
    assert_eq!(cells, ["2020-01-01", "9999-12-31", "1500-06-01 12:00:00", "2300-01-01 00:00:00.25", ""]);
}

#[test]
fn a_column_that_is_not_read_stops_only_those_who_ask_for_it() {
    for (case, code, exit) in [
        ("W0308-encoding", "W0308", 0),
        ("W0308-twice", "W0308", 0),
        ("E0303-parquet", "E0303", 1),
        ("E0104-parquet-digits", "E0104", 1),
    ] {
        let of_case = |name: &str| fs::read(repository("tests/findings").join(case).join(name)).unwrap();
        let more = b"idea,revenue,regions\nnew,1000000,\n".to_vec();
        let dir = folder(&[
            ("criteria.toml", &of_case("criteria.toml")),
            ("a.parquet", &of_case("ideas.parquet")),
            ("more.csv", &more),
        ]);
        for files in ["a.parquet", "a.parquet more.csv"] {
            let said = line(&format!("score {files} --message-format short --lang en")).within(dir.path()).run();
            let codes = said.stderr.matches("error[").count() + said.stderr.matches("warning[").count();
            assert_eq!((said.code, codes), (exit, 1), "{case}: {}", said.stderr);
            assert!(said.stderr.contains(code), "{case}: {}", said.stderr);
        }
    }
}
