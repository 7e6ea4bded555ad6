//! Reads which rows and columns a workbook hides or filters out, and which rows are totals of a table; calamine does
//! not.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read};
use std::ops::RangeInclusive;
use zip::ZipArchive;

/// Hidden rows and columns and total rows of a sheet, counted from 0.
#[derive(Debug, Default, PartialEq)]
pub(super) struct RowMarks {
    /// Hidden rows.
    pub rows: BTreeSet<u32>,
    /// Hidden columns.
    pub columns: Vec<RangeInclusive<u32>>,
    /// Total rows of tables.
    pub totals: BTreeSet<u32>,
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

impl RowMarks {
    /// The marks of a sheet; empty if they cannot be read.
    pub(super) fn of(workbook: &[u8], sheet: &str) -> RowMarks {
        RowMarks::read(workbook, sheet).unwrap_or_default()
    }

    fn read(workbook: &[u8], sheet: &str) -> Option<RowMarks> {
        let mut archive = ZipArchive::new(Cursor::new(workbook)).ok()?;
        let mut relation = None;
        each_tag(&mut archive, "xl/workbook.xml", |tag, name| {
            if name == "sheet" && attribute(tag, "name").as_deref() == Some(sheet) {
                relation = attribute(tag, "id");
            }
        })?;
        let related = relations(&mut archive, "xl/workbook.xml");
        let part = related.iter().find(|(id, ..)| Some(id) == relation.as_ref())?.2.clone();
        let mut marks = RowMarks::default();
        let mut row = 0;
        each_tag(&mut archive, &part, |tag, name| match name {
            "row" => {
                row = number(tag, "r").map_or(row, |number| number.saturating_sub(1));
                let is_flat = attribute(tag, "ht").is_some_and(|height| height.parse() == Ok(0.0));
                if is_on(tag, "hidden") || is_flat {
                    marks.rows.insert(row);
                }
                row = row.saturating_add(1);
            }
            "col" if is_on(tag, "hidden") => {
                if let (Some(first @ 1..), Some(last @ 1..)) = (number(tag, "min"), number(tag, "max")) {
                    marks.columns.push(first - 1..=last - 1);
                }
            }
            _ => {}
        })?;
        for (_, kind, table) in relations(&mut archive, &part) {
            if kind.ends_with("/table") {
                each_tag(&mut archive, &table, |tag, name| {
                    let rows = number(tag, "totalsRowCount").unwrap_or(0);
                    let last = attribute(tag, "ref").and_then(|region| last_row(&region));
                    if let Some(last) = last.filter(|_| name == "table") {
                        marks.totals.extend((rows > 0 && last > 0).then(|| last - 1));
                    }
                });
            }
        }
        Some(marks)
    }
}

/// The last row, from 1, of a region such as `A1:C12`.
fn last_row(region: &str) -> Option<u32> {
    region.rsplit(':').next()?.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

/// The relationships of a part: id, type and target of each.
fn relations(archive: &mut Archive, part: &str) -> Vec<(String, String, String)> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Vec::new();
    each_tag(archive, &format!("{folder}/_rels/{file}.rels"), |tag, name| {
        if let (Some(id), Some(kind), Some(target)) =
            (attribute(tag, "Id"), attribute(tag, "Type"), attribute(tag, "Target"))
            && name == "Relationship"
        {
            relations.push((id, kind, resolved(folder, &target)));
        }
    });
    relations
}

/// Resolves a target relative to the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Calls `each` for every tag of a part, with its local name; `None` if there is no such part.
fn each_tag(archive: &mut Archive, part: &str, mut each: impl FnMut(&BytesStart, &str)) -> Option<()> {
    // Other parts were not checked, and may be of any length.
    if ![".xml", ".rels"].iter().any(|ending| part.to_ascii_lowercase().ends_with(ending)) {
        return None;
    }
    // Calamine ignores case, too.
    let name = archive.file_names().flatten().find(|name| name.eq_ignore_ascii_case(part))?.into_owned();
    let part: Box<dyn Read> = Box::new(archive.by_name(&name).ok()?);
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => each(&tag, tag.local_name().as_ref()),
            // Broken XML is reported when the cells are read.
            Ok(Event::Eof) | Err(_) => return Some(()),
            Ok(_) => {}
        }
        buffer.clear();
    }
}

/// The value of an attribute, whatever its namespace prefix.
fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn number(tag: &BytesStart, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

fn is_on(tag: &BytesStart, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{Table, TableColumn, TableFunction, Workbook};

    #[test]
    fn hidden_rows_and_columns_and_totals_are_seen_of_the_right_sheet() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name("Cover & more").unwrap().write(0, 0, "x").unwrap();
        let sheet = workbook.add_worksheet();
        sheet.set_name("数据").unwrap();
        for row in 0..5 {
            sheet.write(row, 0, row).unwrap();
        }
        sheet.set_row_hidden(2).unwrap().set_row_hidden(4).unwrap();
        sheet.set_column_hidden(3).unwrap();
        let column = TableColumn::new().set_header("x").set_total_function(TableFunction::Sum);
        let table = Table::new().set_columns(&[column]).set_total_row(true);
        sheet.add_table(8, 0, 11, 0, &table).unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let marks = RowMarks { rows: [2, 4].into(), columns: vec![3..=3], totals: [11].into() };
        assert_eq!(RowMarks::of(&bytes, "数据"), marks);
        assert_eq!(RowMarks::of(&bytes, "Cover & more"), RowMarks::default());
        assert_eq!(RowMarks::of(b"no archive", "x"), RowMarks::default());
    }

    #[test]
    fn targets_are_resolved_as_paths() {
        for (target, part) in [
            ("../tables/table1.xml", "xl/tables/table1.xml"),
            ("/xl/a.xml", "xl/a.xml"),
            ("b.xml", "xl/worksheets/b.xml"),
        ] {
            assert_eq!(resolved("xl/worksheets", target), part);
        }
    }
}
