//! Files that are right, in every form that is read.

use crate::fixtures::{CRITERIA, IDEAS};
use polars::prelude::{Column, DataFrame};
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

/// A rubric, and a table that it reads, as cells.
pub struct Seed {
    pub rubric: &'static str,
    /// What stands between the cells of its text.
    separator: u8,
    pub cells: Vec<Vec<String>>,
}

pub static SEEDS: LazyLock<Vec<Seed>> = LazyLock::new(|| {
    let cut = |text: &str, rows: usize| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let records = reader.records().take(rows);
        records.map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    vec![
        Seed { rubric: SMALL, separator: b',', cells: cut(SMALL_IDEAS, 9) },
        Seed { rubric: ALL, separator: b';', cells: cut(ALL_IDEAS, 9) },
        Seed { rubric: CRITERIA, separator: b',', cells: cut(IDEAS, 6) },
    ]
});

const SMALL: &str = r#"[[criterion]]
id = "revenue"
weight = 3
evidence = "revenue"
value = { log = [[1000, 0.0], [50_000_000, 1.0]] }
[[criterion]]
id = "ease"
weight = 2.5
evidence = "ease"
value = { linear = [1, 5] }
"#;

const SMALL_IDEAS: &str =
    "idea,revenue,revenue:source,ease\nA,5000万,audit,3\nB,1e6..2e6,,5\nC,?,,1.5\n\"D, d\",0,,4\n";

/// Everything that a rubric can hold.
const ALL: &str = r#"[rubric]
title = { en = "All", zh = "全部" }
idea = "id"
name = { en = "name", zh = "名称" }
verdict = { pursue = 62.5, watch = 40 }
[[criterion]]
id = "margin"
name = { en = "Margin", zh = "毛利" }
group = "cash"
weight = 10
evidence = "(sales - cost) / cost"
value = { points = [[-0.5, 0.0], [0.0, 0.6], [0.5, 1.0], [2, 0.4]] }
ask = { en = "What is left?", zh = "剩多少？" }
notes = "§1"
[[criterion]]
id = "护城河"
weight = 1e-3
evidence = "moat"
value = { levels = { none = 0.0, some = 0.5, own = { value = 1.0, name = { en = "own", zh = "独家" }, when = "it is ours" } } }
[[criterion]]
id = "live"
weight = 7
evidence = "live"
value = { yes = 1 }
[[criterion]]
id = "case"
weight = 4
evidence = "CASE WHEN sales > 100 THEN SQRT(ABS(cost)) ELSE LEAST(sales, cost, 20) END"
value = { linear = [20, 0] }
[[gate]]
id = "risk"
fail = "risk = 'high' OR cost > 1e9"
why = "It is too risky"
[[gate]]
id = "small"
fail = "NOT (sales >= 1) AND moat <> 'own'"
[[lens]]
id = "market"
name = "Market"
weights = { margin = 60, live = 40 }
"#;

const ALL_IDEAS: &str = "id,name,名称,sales,cost,cost:source,moat,live,risk,note\na,Alpha,甲,1.2万,8000,books,own,yes,low,\
    x;y\nb,Beta,乙,50%,3..5,,some,否,high,\nc,Gamma,丙,?,\"1,234\",,独家,是,,n/a\nd,Délta,丁,¥300,2k,,none,no,Low,=1+1\n";

impl Seed {
    /// As a text.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().delimiter(self.separator).from_writer(Vec::new());
        self.cells.iter().for_each(|row| writer.write_record(row).unwrap());
        writer.into_inner().unwrap()
    }

    /// The parts of a workbook.
    pub fn workbook(&self) -> Vec<(String, Vec<u8>)> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in self.cells.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let at = (row as u32, column as u16);
                match cell.parse::<f64>() {
                    Ok(x) => sheet.write_number(at.0, at.1, x).unwrap(),
                    Err(_) => sheet.write_string(at.0, at.1, cell).unwrap(),
                };
            }
        }
        // A column beside the others, of what only a workbook has.
        let column = self.cells[0].len() as u16;
        sheet.write_string(0, column, "more").unwrap();
        sheet.write_formula(1, column, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).unwrap();
        sheet.merge_range(2, column, 3, column, "merged", &rust_xlsxwriter::Format::new()).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(book.save_to_buffer().unwrap())).unwrap();
        let mut parts = Vec::new();
        for n in 0..archive.len() {
            let mut file = archive.by_index(n).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            parts.push((file.name().unwrap().into_owned(), bytes));
        }
        parts
    }

    /// As Parquet, numbers as numbers.
    pub fn parquet(&self) -> Vec<u8> {
        let (header, rows) = self.cells.split_first().unwrap();
        let column = |(c, name): (usize, &String)| {
            let cells: Vec<&str> = rows.iter().map(|row| row.get(c).map_or("", String::as_str)).collect();
            let numbers: Option<Vec<f64>> = cells.iter().map(|cell| cell.parse().ok()).collect();
            match numbers {
                Some(numbers) => Column::new(name.as_str().into(), numbers),
                None => Column::new(name.as_str().into(), cells),
            }
        };
        let mut frame = DataFrame::new(rows.len(), header.iter().enumerate().map(column).collect()).unwrap();
        let mut bytes = Vec::new();
        polars_io::parquet::write::ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
        bytes
    }
}

/// An archive of parts, not compressed, so that a change of them reaches the reader.
pub fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

pub fn zstd_packed(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}
