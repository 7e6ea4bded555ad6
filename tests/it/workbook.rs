//! Workbooks written as text, with what no spreadsheet would leave in one: errors, formulas that were never computed.
//!
//! A line `== Name` begins a sheet, `== Name (hidden)` a hidden one, `== Name (merged B3:B5)` one with merged cells, and
//! `== Name (hides 3, hides B)` one with a hidden row and a hidden column.
//! Each line below it is a row, its cells parted by `|`: a number, `#N/A` (an error), `=B2*2` (a formula without a
//! value), `=B2*2 → 5` (one with a value), `TRUE`, a date as `2024-03-05`, else a text, in which ⏎ is a line break; `'5`
//! is the text 5, `12%` in a cell of its own is the number 0.12 shown as a percentage, and `{"$"#,##0}1000` is 1000 shown by
//! that number format.

use std::fmt::Write;

/// The bytes of the workbook that a text describes.
pub fn book(text: &str) -> Vec<u8> {
    zip(&parts(text))
}

/// Its parts, each with its name.
pub fn parts(text: &str) -> Vec<(String, String)> {
    let mut sheets: Vec<(String, Vec<&str>, Vec<&str>)> = Vec::new();
    let mut formats: Vec<&str> = Vec::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("== ") {
            let (name, options) = head.split_once(" (").unwrap_or((head, ""));
            sheets.push((name.to_owned(), options.trim_end_matches(')').split(", ").collect(), Vec::new()));
        } else {
            sheets.last_mut().expect("a sheet begins with ==").2.push(line);
        }
    }
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts = Vec::new();
    for (n, (name, options, rows)) in sheets.iter().enumerate() {
        let n = n + 1;
        let state = if options.contains(&"hidden") { " state=\"hidden\"" } else { "" };
        write!(list, "<sheet name=\"{}\" sheetId=\"{n}\"{state} r:id=\"rId{n}\"/>", escape(name)).unwrap();
        write!(
            relations,
            "<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        )
        .unwrap();
        parts.push((format!("xl/worksheets/sheet{n}.xml"), sheet(options, rows, &mut formats)));
    }
    relations += &format!("<Relationship Id=\"rId0\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    let (mut numbers, mut styles) = (String::new(), String::new());
    for (n, code) in formats.iter().enumerate() {
        let id = 164 + n;
        write!(numbers, "<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escape(code)).unwrap();
        write!(styles, "<xf numFmtId=\"{id}\"/>").unwrap();
    }
    let of = |part: &str, body: String| (part.to_owned(), body);
    parts.extend([
        of("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into()),
        of("_rels/.rels", related(&format!("<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>"))),
        of("xl/_rels/workbook.xml.rels", related(&relations)),
        of("xl/workbook.xml", format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{list}</sheets></workbook>")),
        of("xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\"><numFmts>{numbers}</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/>{styles}</cellXfs></styleSheet>")),
    ]);
    parts
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn related(relations: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    )
}

fn sheet<'t>(options: &[&str], rows: &[&'t str], formats: &mut Vec<&'t str>) -> String {
    let mut data = String::new();
    for (row, line) in rows.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let hides = options.contains(&format!("hides {}", row + 1).as_str());
        write!(data, "<row r=\"{}\"{}>", row + 1, if hides { " hidden=\"1\"" } else { "" }).unwrap();
        for (column, cell) in line.split('|').map(str::trim).enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let at = dingzi::diagnostic::address(row as u32, column as u32);
            data += &written(&at, cell, formats);
        }
        data += "</row>";
    }
    let merged: Vec<&str> = options.iter().filter_map(|option| option.strip_prefix("merged ")).collect();
    let merged: String = merged.iter().map(|region| format!("<mergeCell ref=\"{region}\"/>")).collect();
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    let columns = options.iter().filter_map(|option| option.strip_prefix("hides "));
    let columns = columns.filter_map(|column| Some(column.bytes().next()?.checked_sub(b'A')? + 1));
    let columns: String = columns.map(|n| format!("<col min=\"{n}\" max=\"{n}\" hidden=\"1\"/>")).collect();
    let columns = if columns.is_empty() { columns } else { format!("<cols>{columns}</cols>") };
    format!("<worksheet xmlns=\"{MAIN}\">{columns}<sheetData>{data}</sheetData>{merged}</worksheet>")
}

fn written<'t>(at: &str, cell: &'t str, formats: &mut Vec<&'t str>) -> String {
    if let Some((code, number)) = cell.strip_prefix('{').and_then(|cell| cell.split_once('}')) {
        let place = formats.iter().position(|known| *known == code).unwrap_or_else(|| {
            formats.push(code);
            formats.len() - 1
        });
        return format!("<c r=\"{at}\" s=\"{}\"><v>{number}</v></c>", 3 + place);
    }
    if let Some(formula) = cell.strip_prefix('=') {
        return match formula.split_once(" → ") {
            Some((formula, value)) => format!("<c r=\"{at}\"><f>{}</f><v>{value}</v></c>", escape(formula)),
            None => format!("<c r=\"{at}\"><f>{}</f></c>", escape(formula)),
        };
    }
    if cell.starts_with('#') && cell.ends_with(['!', '?', 'A']) {
        return format!("<c r=\"{at}\" t=\"e\"><v>{cell}</v></c>");
    }
    if cell.parse::<f64>().is_ok() {
        return format!("<c r=\"{at}\"><v>{cell}</v></c>");
    }
    if let Some(percent) = cell.strip_suffix('%').and_then(|number| number.parse::<f64>().ok()) {
        return format!("<c r=\"{at}\" s=\"2\"><v>{}</v></c>", percent / 100.0);
    }
    if let Some(days) = days(cell) {
        return format!("<c r=\"{at}\" s=\"1\"><v>{days}</v></c>");
    }
    match cell {
        "TRUE" | "FALSE" => format!("<c r=\"{at}\" t=\"b\"><v>{}</v></c>", u8::from(cell == "TRUE")),
        text => {
            let text = escape(text.strip_prefix('\'').unwrap_or(text)).replace('⏎', "\n");
            format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
        }
    }
}

/// Days since the end of 1899, as a workbook counts them.
fn days(date: &str) -> Option<i64> {
    let parts: Vec<i64> = date.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [year, month, day] = parts[..] else { return None };
    // Years begin in March, so that leap days stand at their end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let before = |year: i64| 365 * year + year / 4 - year / 100 + year / 400;
    Some(before(year) + (153 * month + 2) / 5 + day - (before(1899) + (153 * 9 + 2) / 5 + 30))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// An archive of parts as they are, not compressed.
pub fn zip(parts: &[(String, String)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, body) in parts {
        let start = (bytes.len() as u32).to_le_bytes();
        let mut head = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        head.extend(crc32(body.as_bytes()).to_le_bytes());
        head.extend((body.len() as u32).to_le_bytes().repeat(2));
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        bytes.extend([b"PK\x03\x04", &head[..], name.as_bytes(), body.as_bytes()].concat());
        directory.extend([b"PK\x01\x02\x14\x00", &head[..], &[0; 10], &start, name.as_bytes()].concat());
    }
    let end = [(directory.len() as u32).to_le_bytes(), (bytes.len() as u32).to_le_bytes()].concat();
    let count = (parts.len() as u16).to_le_bytes().repeat(2);
    [&bytes, &directory, &b"PK\x05\x06\0\0\0\0"[..], &count, &end, &[0, 0]].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}
