//! Markdown: a table for a wiki or an issue.

use super::format::Format;
use super::table::{Place, Table};
use crate::diagnostic::printable;
use crate::lang::Word;
use crate::say::choices;
use std::io::Write;

pub(super) const FORMAT: Format = Format {
    id: "md",
    name: choices::MARKDOWN,
    about: Word::new("a Markdown table, rounded as in the terminal", "Markdown 表格，小数位和终端一样"),
    write,
    is_text: true,
    has_data: false,
    has_about: false,
    blocks: None,
};

fn write(table: &Table, out: &mut dyn Write, _: usize) -> std::io::Result<()> {
    let shown: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].place != Place::Data).collect();
    write!(out, "{}", row(shown.iter().map(|&c| escape(&table.columns[c].head))))?;
    write!(out, "{}", rule(shown.iter().map(|&c| table.columns[c].place == Place::Right)))?;
    table.rows.iter().try_for_each(|cells| write!(out, "{}", row(shown.iter().map(|&c| escape(&cells[c].shown())))))
}

/// A row of a table, its cells escaped already.
pub fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// The line below the header: which columns are numbers, to the right.
pub fn rule(is_right: impl Iterator<Item = bool>) -> String {
    row(is_right.map(|is_right| if is_right { "---:" } else { "---" }.to_owned()))
}

/// Escapes a text so that nothing in it is Markdown: no emphasis, no code, no formula, no link (GitHub makes one of a
/// bare address), and nobody is mentioned by an @.
pub fn escape(text: &str) -> String {
    let text = printable(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\n' => escaped.push(' '),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~' | '&' | '$' => escaped.extend(['\\', c]),
            ':' if text[at..].starts_with("://") => escaped.push_str("\\:"),
            '.' if text.as_bytes()[at.saturating_sub(3)..at].eq_ignore_ascii_case(b"www") => escaped.push_str("\\."),
            // A backslash would not stop GitHub.
            '@' => escaped.push_str("<!-- -->@"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Escapes a heading, which would swallow a # at its end.
pub fn heading(text: &str) -> String {
    let text = escape(text);
    let text = text.trim();
    let words = text.trim_end_matches('#');
    format!("{words}{}", "\\#".repeat(text.len() - words.len()))
}

/// Escapes a text that begins a line: no heading, no list and no quotation either.
pub fn paragraph(text: &str) -> String {
    let text = escape(text.trim_start());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')']);
    let begins_list = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    match text.chars().next() {
        Some('#' | '>' | '+' | '-' | '=') => format!("\\{text}"),
        Some('0'..='9') if begins_list => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text,
    }
}
