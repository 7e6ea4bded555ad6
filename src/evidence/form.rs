//! Forms: small CSV files with columns named by dingzi, filled in by hand. The place of every cell is kept.

use super::heading::delimiter;
use super::left_out::without_value;
use super::records::{self, records, unclosed};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::identity;
use crate::say::findings::header;

/// A form as filled in.
#[derive(Clone, Debug)]
pub struct FilledForm {
    /// Its header line.
    pub header: Span,
    /// The lines below it that are not empty, with one cell for each requested column, in the requested order.
    pub rows: Vec<Vec<FormCell>>,
    /// Whether every line could be read; if not, something missing may be in an unreadable line.
    pub is_whole: bool,
}

/// A cell of a form.
#[derive(Clone, Debug)]
pub struct FormCell {
    /// As written, unquoted and trimmed; may be empty.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// Reads a form with these columns, in any order, among any others. `blank` is the command that prints an empty form.
/// `None` if the header is wrong; wrong lines below it are reported and left out.
pub fn read(
    source: SourceId,
    sources: &Sources,
    columns: &[&str],
    blank: &str,
    findings: &mut Findings,
) -> Option<FilledForm> {
    let text = sources.get(source);
    // The text of a sheet was written by `input`: nothing to guess.
    let (delimiter, start) = if text.sheet.is_some() { (b',', 0) } else { delimiter(&text.bytes) };
    let bytes = &text.bytes;
    for (at, formula) in text.sheet.iter().flat_map(|sheet| &sheet.marks.bare) {
        findings.push(without_value(Span::new(source, *at..*at), formula));
    }
    let mut lines = records(&bytes[start..], delimiter);
    let Some((_, first)) = lines.next() else {
        findings.push(Finding::new(Code::E0601, header::empty_form(blank)).place(Span::new(source, 0..0)));
        return None;
    };
    let (cells, open) = records::cells(bytes, start, delimiter);
    let line = Span::new(source, cells[0].start..cells[cells.len() - 1].end);
    if let Some(open) = open {
        findings.push(unclosed(Span::new(source, open..open + 1)));
        return None;
    }
    let cell = |cell: &[u8]| identity::trim(&String::from_utf8_lossy(cell)).to_owned();
    let headers: Vec<String> = first.iter().map(cell).collect();
    let place = |column: &&str| identity::find(headers.iter().map(String::as_str), column);
    let missing: Vec<&str> = columns.iter().copied().filter(|column| place(column).is_none()).collect();
    if !missing.is_empty() {
        findings.push(Finding::new(Code::E0601, header::form_without(&missing, columns, blank)).place(line));
        return None;
    }
    let places: Vec<usize> = columns.iter().filter_map(place).collect();
    let (mut rows, mut is_whole) = (Vec::new(), true);
    for (at, record) in lines {
        let (cells, open) = records::cells(bytes, start + at, delimiter);
        if let Some(open) = open {
            findings.push(unclosed(Span::new(source, open..open + 1)));
            is_whole = false;
            continue;
        }
        if record.iter().all(|c| c.trim_ascii().is_empty()) {
            continue;
        }
        if cells.len() > headers.len() {
            let extra = cells[headers.len()].start..cells[cells.len() - 1].end;
            is_whole = false;
            let message = header::form_line_too_long(cells.len(), headers.len());
            findings.push(Finding::new(Code::E0304, message).place(Span::new(source, extra)));
            continue;
        }
        let end = cells[cells.len() - 1].end;
        let field = |&place: &usize| FormCell {
            text: record.get(place).map_or(String::new(), cell),
            // Cells missing at the end of a line belong there.
            span: Span::new(source, cells.get(place).cloned().unwrap_or(end..end)),
        };
        rows.push(places.iter().map(field).collect());
    }
    Some(FilledForm { header: line, rows, is_whole })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{MessageFormat, Style};
    use crate::lang::Lang;

    fn said(text: &str) -> (Vec<Vec<(String, String)>>, String) {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let source =
            crate::input::add("form.csv".into(), text.as_bytes().to_vec(), &mut sources, &mut findings).unwrap();
        let form = read(source, &sources, &["a", "times"], "blank", &mut findings);
        let bytes = sources.get(source).bytes.clone();
        let field = |f: FormCell| (f.text, String::from_utf8_lossy(&bytes[f.span.range]).into_owned());
        let rows = form.map_or(Vec::new(), |form| form.rows);
        let rows = rows.into_iter().map(|row| row.into_iter().map(field).collect()).collect();
        let style = Style { format: MessageFormat::Short, colour: false, width: 80, lang: Lang::En, all: false };
        (rows, findings.render(&sources, style))
    }

    fn row(cells: [(&str, &str); 2]) -> Vec<(String, String)> {
        cells.iter().map(|(text, at)| ((*text).to_owned(), (*at).to_owned())).collect()
    }

    #[test]
    fn every_cell_has_its_place_in_any_layout() {
        for text in [
            "a,times\nx,3\n", "\u{FEFF}a;times\r\nx;3\r\n", "TIMES\tnote\tA\n3\thm\tx\n\n\t\t\n", "sep=;\na;times\nx;3",
        ] {
            assert_eq!(said(text), (vec![row([("x", "x"), ("3", "3")])], String::new()), "{text:?}");
        }
        assert_eq!(said("a,times\n\"x\"\n").0, [row([("x", "\"x\""), ("", "")])], "a short line ends early");
    }

    #[test]
    fn what_is_no_form_is_told() {
        for (text, told) in [
            ("", "form.csv:1:1: error[E0601]: the form is empty"),
            ("b,time\nx,3\n", "form.csv:1:1: error[E0601]: the form has no columns `a`, `times`"),
            ("a,times\nx,0,5\n", "form.csv:2:5: error[E0304]: a line has 3 cells where the header has 2"),
            ("a,times\n\"x,3\n", "form.csv:2:1: error[E0314]: a quotation mark is never closed"),
            ("a,\"times\n", "form.csv:1:3: error[E0314]: a quotation mark is never closed"),
        ] {
            let (rows, found) = said(text);
            assert!(rows.is_empty() && found.starts_with(told), "{text:?}: {found}");
        }
    }
}
