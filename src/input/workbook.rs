//! An Excel workbook: recognised by its bytes, opened, and the sheet chosen that holds the table.

use super::Asked;
use super::archive::{self, Refused};
use super::budget::{TooLarge, too_large};
use super::guard::guarded;
use super::hidden::Marks;
use super::sheet::{self, Book};
use crate::diagnostic::{Finding, Findings, SourceId, Sources, Span};
use crate::identity;
use crate::lang::Text;
use calamine::{Reader, SheetType, SheetVisible, XlsxError};
use memchr::memmem;
use std::io::Cursor;

/// How a zip archive begins, as .xlsx is one.
const ZIP: &[u8] = b"PK\x03\x04";
/// How the files of older Office programs begin, and workbooks with a password.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Whether bytes are those of a workbook, one that can be read or not; else they are a text.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// Adds the sheet of a workbook to the sources.
pub(super) fn add(
    name: String,
    bytes: &[u8],
    asked: Asked,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    if let Some(finding) = foreign(&name, bytes) {
        findings.push(finding);
        return None;
    }
    let text = guarded(|| {
        let kept = bytes.len() as u64 + archive::check(bytes)?;
        let mut book = Book::new(Cursor::new(bytes))?;
        let read = |book: &mut Book, sheet: &str| -> Result<sheet::Text, XlsxError> {
            let mut marks = Marks::of(bytes, sheet);
            if asked.hidden {
                (marks.rows, marks.columns) = Default::default();
            }
            sheet::read(book, sheet, &marks, kept)
        };
        Ok(choose(&mut book, &name, asked, &read, sources, findings)?)
    });
    match text.unwrap_or_else(|panic| Err(Refused::Broken(panic))) {
        Ok(text) => text.map(|text| sources.add_sheet(name, text.csv, text.sheet)),
        Err(refused) => {
            findings.push(refused.finding(&name));
            None
        }
    }
}

/// The sheet to read: the one asked for; else of those that are neither hidden nor empty the first whose header fits best.
fn choose(
    book: &mut Book,
    name: &str,
    Asked { sheet, fits, .. }: Asked,
    read: &impl Fn(&mut Book, &str) -> Result<sheet::Text, XlsxError>,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Result<Option<sheet::Text>, XlsxError> {
    let sheets: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let visible: Vec<String> =
        sheets.iter().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    if let Some(asked) = sheet {
        // Excel tells no two sheets apart by capitals.
        let found = identity::find(names.iter().map(String::as_str), asked).map(|sheet| &names[sheet]);
        if found.is_none() {
            let span = Span::new(sources.add("--sheet", asked.as_bytes()), 0..asked.len());
            let finding = Finding::new("E0410", format!("`{name}` has no sheet `{asked}`")).at(span.clone(), "");
            findings.push(finding.suggest(span, asked, "its sheets are", names.iter().map(String::as_str)));
        }
        return found.map(|found| read(book, found)).transpose();
    }
    let mut filled = Vec::new();
    for sheet in &visible {
        if !sheet::is_empty(book, sheet)? {
            filled.push(sheet.clone());
        }
    }
    let Some(first) = filled.first().or(visible.first()) else {
        findings.push(
            Finding::new("E0104", format!("`{name}` has no visible sheet with cells"))
                .help("unhide the sheet with the table, or name it with --sheet"),
        );
        return Ok(None);
    };
    let mut best = read(book, first)?;
    let Some(fits) = fits.filter(|_| filled.len() > 1) else { return Ok(Some(best)) };
    // Where none fits, the fullest is most likely the table: a cover has a few texts.
    let cells = |text: &sheet::Text| text.sheet.records.len() * text.sheet.columns.len();
    let mut all_fits = vec![fits(&best.csv)];
    let mut most = all_fits[0];
    for other in &filled[1..] {
        let text = read(book, other)?;
        let fit = fits(&text.csv);
        all_fits.push(fit);
        if fit > most || (fit == 0 && most == 0 && cells(&text) > cells(&best)) {
            (best, most) = (text, fit);
        }
    }
    let read = &best.sheet.name;
    let others: Vec<&String> = filled.iter().filter(|sheet| *sheet != read).collect();
    let [en, zh] = match most {
        1.. if all_fits.iter().filter(|fit| **fit == most).count() > 1 => {
            [", the first whose header fits", "，它是表头相符的第一个"]
        }
        0 => ["", ""],
        _ => [", whose header fits the rubric best", "，它的表头与评分标准最相符"],
    };
    let all = filled.len();
    let other_en = others.iter().map(|other| format!("`{other}`")).collect::<Vec<_>>().join(", ");
    let other_zh = others.iter().map(|other| format!("“{other}”")).collect::<Vec<_>>().join("、");
    let message = Text::new(
        format!("`{name}` has {all} sheets that hold something; `{read}` is read{en}"),
        format!("“{name}”有 {all} 个工作表有内容，读的是“{read}”{zh}"),
    );
    findings.push(Finding::new("W0306", message).help(Text::new(
        format!("name another with --sheet: {other_en}"),
        format!("要读另一个，请用 --sheet 写明它的名称：{other_zh}"),
    )));
    Ok(Some(best))
}

/// Files that are like workbooks but are none that can be read, by what their bytes say.
fn foreign(name: &str, bytes: &[u8]) -> Option<Finding> {
    let holds = |text: &str| memmem::find(bytes, text.as_bytes()).is_some();
    // The names inside the older files are UTF-16.
    let wide =
        |text: &str| memmem::find(bytes, &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()).is_some();
    let finding = |what: &str| Some(Finding::new("E0104", format!("`{name}` is {what}")));
    let as_xlsx = |program: &str| format!("open it in {program} and save it as .xlsx, or its table as CSV (UTF-8)");
    let table = "the table of ideas is a text (CSV) or an Excel workbook (.xlsx)";
    if bytes.starts_with(OLE) {
        return if wide("EncryptedPackage") {
            finding("protected with a password").map(|f| {
                f.help("open it in Excel and save it without: File, Info, Protect Workbook, Encrypt with Password, and leave the password empty")
            })
        } else if wide("WordDocument") || wide("PowerPoint Document") {
            finding("a document of Word or PowerPoint").map(|f| f.help(table))
        } else {
            finding("a workbook of Excel 2003 or older (.xls)").map(|f| f.help(as_xlsx("Excel, WPS or LibreOffice")))
        };
    }
    if holds("mimetypeapplication/vnd.oasis.opendocument") {
        return finding("an OpenDocument file (.ods)").map(|f| f.help(as_xlsx("LibreOffice")));
    }
    if holds("Index/Document.iwa") {
        return finding("a file of Apple Numbers (.numbers)")
            .map(|f| f.help("in Numbers: File, Export To, Excel (.xlsx) or CSV"));
    }
    if holds("xl/workbook.bin") {
        return finding("a binary workbook (.xlsb)").map(|f| f.help(as_xlsx("Excel")));
    }
    if !holds("xl/") && (holds("word/document.xml") || holds("ppt/presentation.xml")) {
        return finding("a document of Word or PowerPoint").map(|f| f.help(table));
    }
    // The end of an archive lists what is in it.
    if !holds("PK\x05\x06") {
        return finding("a workbook or another archive that is cut off")
            .map(|f| f.help("copy or download it again, or open it in Excel and save it anew"));
    }
    if !holds("[Content_Types].xml") {
        return finding("an archive that is no workbook").map(|f| f.help("unpack it and name the table in it"));
    }
    None
}

impl From<XlsxError> for Refused {
    fn from(error: XlsxError) -> Refused {
        match &error {
            XlsxError::Io(cause) if TooLarge::of(cause).is_some() => Refused::TooLarge(cause.to_string()),
            _ => Refused::Broken(error.to_string()),
        }
    }
}

impl Refused {
    fn finding(&self, name: &str) -> Finding {
        match self {
            Refused::Broken(why) => Finding::new("E0104", format!("`{name}` is a broken workbook"))
                .note(format!("what stops it: {why}"))
                .help("open it in Excel, WPS or LibreOffice and save it anew as .xlsx, or save the sheet as CSV"),
            Refused::TooLarge(why) => too_large(name, why).help("save the sheet as CSV first"),
        }
    }
}
