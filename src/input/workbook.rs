//! Excel workbooks: recognises and opens them, and chooses the sheet with the table.

use super::archive::{self, WorkbookRefusal};
use super::budget::TooLarge;
use super::guard::guarded;
use super::hidden::RowMarks;
use super::sheet::{self, Book};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::identity;
use crate::say::findings::common;
use crate::say::findings::files;
use crate::say::findings::workbook::{self as say, Choice, Foreign};
use calamine::{Reader, SheetType, SheetVisible, XlsxError};
use encoding_rs::Encoding;
use memchr::memmem;
use std::io::Cursor;

/// The first bytes of a zip archive, such as .xlsx.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of files of older Office programs, and of workbooks with a password.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Counts the wanted columns in the header of a table's text.
pub type Fits<'a> = dyn Fn(&[u8]) -> usize + 'a;

/// Options for reading a table.
#[derive(Clone, Copy, Default)]
pub struct TableOptions<'a> {
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// Whether to read rows that a workbook hides.
    pub hidden: bool,
    /// The encoding of a text.
    pub encoding: Option<&'static Encoding>,
    /// Rates the text of a sheet; of several sheets, the best is read.
    pub fits: Option<&'a Fits<'a>>,
}

/// Whether bytes are those of a workbook, readable or not.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// Adds the sheet of a workbook to the sources.
pub(super) fn add(
    name: String,
    bytes: &[u8],
    asked: TableOptions,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    if let Some(foreign) = foreign(bytes) {
        findings.push(Finding::new(Code::E0104, say::foreign(&name, foreign)));
        return None;
    }
    let chosen = guarded(|| {
        let kept = bytes.len() as u64 + archive::check(bytes)?;
        let mut book = Book::new(Cursor::new(bytes))?;
        let read = |book: &mut Book, sheet: &str| -> Result<sheet::SheetText, XlsxError> {
            let mut marks = RowMarks::of(bytes, sheet);
            if asked.hidden {
                (marks.rows, marks.columns) = Default::default();
            }
            sheet::read(book, sheet, &marks, kept)
        };
        choose(&mut book, &name, asked, &read)
    });
    match chosen.unwrap_or_else(|panic| Err(WorkbookRefusal::Broken(files::foreign(panic)))) {
        Ok((text, told)) => {
            findings.append(told.into_iter().collect());
            Some(sources.add_sheet(name, text.csv, text.sheet, text.columns))
        }
        Err(refused) => {
            findings.push(refused.finding(&name, sources));
            None
        }
    }
}

/// The sheet to read: the one asked for, else the first with the best header among those neither hidden nor empty; and
/// the finding that it was chosen among several.
fn choose(
    book: &mut Book,
    name: &str,
    TableOptions { sheet, fits, .. }: TableOptions,
    read: &impl Fn(&mut Book, &str) -> Result<sheet::SheetText, XlsxError>,
) -> Result<(sheet::SheetText, Option<Finding>), WorkbookRefusal> {
    let sheets: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let visible: Vec<String> =
        sheets.iter().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    if let Some(asked) = sheet {
        // Excel ignores case in sheet names.
        return match identity::find(names.iter().map(String::as_str), asked) {
            Some(found) => Ok((read(book, &names[found])?, None)),
            None => Err(WorkbookRefusal::NoSheet { asked: asked.to_owned(), names }),
        };
    }
    let mut filled = Vec::new();
    for sheet in &visible {
        if !sheet::is_empty(book, sheet)? {
            filled.push(sheet.clone());
        }
    }
    let Some(first) = filled.first().or(visible.first()) else {
        return Err(WorkbookRefusal::NoFilledSheet);
    };
    let mut best = read(book, first)?;
    let Some(fits) = fits.filter(|_| filled.len() > 1) else { return Ok((best, None)) };
    // If none fits, the fullest is probably the table: a cover has few cells.
    let cells = |text: &sheet::SheetText| text.sheet.records.len() * text.sheet.columns.len();
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
    let others: Vec<String> = filled.iter().filter(|sheet| *sheet != read).cloned().collect();
    let choice = match most {
        0 => Choice::Fullest,
        _ if all_fits.iter().filter(|fit| **fit == most).count() > 1 => Choice::First,
        _ => Choice::Best,
    };
    let told = Finding::new(Code::W0306, say::sheet_chosen(name, read, &others, choice));
    Ok((best, Some(told)))
}

/// The kind of a file that looks like a workbook but cannot be read, by its bytes.
fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let holds = |text: &str| memmem::find(bytes, text.as_bytes()).is_some();
    // The names inside the older files are UTF-16.
    let wide =
        |text: &str| memmem::find(bytes, &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()).is_some();
    if bytes.starts_with(OLE) {
        return Some(match () {
            () if wide("EncryptedPackage") => Foreign::Password,
            () if wide("WordDocument") || wide("PowerPoint Document") => Foreign::Document,
            () => Foreign::OldExcel,
        });
    }
    let is_document = || holds("word/document.xml") || holds("ppt/presentation.xml");
    match () {
        () if holds("mimetypeapplication/vnd.oasis.opendocument") => Some(Foreign::OpenDocument),
        () if holds("Index/Document.iwa") => Some(Foreign::Numbers),
        () if holds("xl/workbook.bin") => Some(Foreign::Binary),
        () if !holds("xl/") && is_document() => Some(Foreign::Document),
        // An archive ends with its directory.
        () if !holds("PK\x05\x06") => Some(Foreign::CutOff),
        () if !holds("[Content_Types].xml") => Some(Foreign::Archive),
        () => None,
    }
}

impl From<XlsxError> for WorkbookRefusal {
    fn from(error: XlsxError) -> WorkbookRefusal {
        let large = if let XlsxError::Io(cause) = &error { TooLarge::of(cause) } else { None };
        match large {
            Some(large) => WorkbookRefusal::TooLarge(large.why()),
            None => WorkbookRefusal::Broken(files::foreign(error.to_string())),
        }
    }
}

impl WorkbookRefusal {
    fn finding(&self, name: &str, sources: &mut Sources) -> Finding {
        match self {
            WorkbookRefusal::NoSheet { asked, names } => {
                let place = Span::new(sources.add("--sheet", asked.as_bytes()), 0..asked.len());
                let finding = Finding::new(Code::E0410, say::no_sheet(name, asked)).place(place);
                finding.suggest(asked, common::SHEETS, names.iter().map(String::as_str))
            }
            WorkbookRefusal::NoFilledSheet => Finding::new(Code::E0104, say::no_filled_sheet(name)),
            WorkbookRefusal::Broken(why) => Finding::new(Code::E0104, say::broken(name, why)),
            WorkbookRefusal::TooLarge(why) => {
                Finding::new(Code::E0107, files::too_large(name, why).help(say::save_as_csv()))
            }
        }
    }
}
