//! Markdown: a table for a wiki or an issue.

use super::{Format, Place, Table, terminal::Screen};
use std::io::Write;

pub(super) const FORMAT: Format = Format {
    id: "md",
    about: "a Markdown table, rounded as in the terminal",
    write,
    is_text: true,
    has_data: false,
    has_about: false,
    blocks: None,
};

fn write(table: &Table, out: &mut dyn Write, _: Screen) -> std::io::Result<()> {
    let shown: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].place != Place::Data).collect();
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = |c: &usize| if table.columns[*c].place == Place::Right { "---:" } else { "---" };
    writeln!(out, "{}", line(shown.iter().map(|&c| escape(&table.columns[c].head)).collect()))?;
    writeln!(out, "{}", line(shown.iter().map(|c| rule(c).to_owned()).collect()))?;
    for row in &table.rows {
        writeln!(out, "{}", line(shown.iter().map(|&c| escape(&row[c].shown())).collect()))?;
    }
    Ok(())
}

/// A cell may hold what Markdown takes for its own.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => escaped.push(' '),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}
