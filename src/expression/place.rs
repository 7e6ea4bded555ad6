//! Places of `sqlparser`, lines and columns, as bytes of the expression's text.

use super::Problem;
use sqlparser::parser::ParserError;
use sqlparser::tokenizer::{Location, Span as SqlSpan};
use std::ops::Range;

/// `sqlparser` tells the place of a syntax error at the end of its message only.
pub(super) fn syntax(text: &str, error: ParserError) -> Problem {
    let full = match error {
        ParserError::TokenizerError(m) | ParserError::ParserError(m) => m,
        ParserError::RecursionLimitExceeded => "too many levels of brackets".to_owned(),
    };
    let (message, place) = match full.rsplit_once(" at Line: ") {
        Some((message, place)) => (message, place),
        None => (full.as_str(), ""),
    };
    let at = place.split_once(", Column: ").and_then(|(line, column)| {
        byte(text, Location { line: line.trim().parse().ok()?, column: column.trim().parse().ok()? })
    });
    let start = at.unwrap_or(text.len());
    let end =
        text[start..].find(|c: char| c.is_whitespace() || "()+-*/,<>=".contains(c)).map_or(text.len(), |i| start + i);
    let end = end.max(text[start..].chars().next().map_or(start, |c| start + c.len_utf8()));
    let message = message.replace("Expected: ", "expected ").replace(", found: EOF", ", but the expression ends");
    let message = message.replace(", found: ", ", found ").replace("No infix parser for token", "not an operator:");
    Problem::new("E0213", message, start..end).help(advice(text, start))
}

/// The byte of a location; lines and columns count characters from 1.
fn byte(text: &str, at: Location) -> Option<usize> {
    let line_start = match at.line {
        0 => return None,
        1 => 0,
        n => text.match_indices('\n').nth(n as usize - 2)?.0 + 1,
    };
    let line = &text[line_start..];
    let column = (at.column as usize).checked_sub(1)?;
    Some(line_start + line.char_indices().nth(column).map_or(line.len(), |(i, _)| i))
}

pub(super) fn bytes(text: &str, span: SqlSpan) -> Option<Range<usize>> {
    let (start, end) = (byte(text, span.start)?, byte(text, span.end)?);
    (start <= end).then_some(start..end)
}

/// What the usual slips want instead.
pub(super) fn advice(text: &str, at: usize) -> String {
    let full_width = |c: char| matches!(c, '\u{FF01}'..='\u{FF5E}' | '“' | '”' | '‘' | '’');
    let before: String = text[..at].chars().rev().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let unit = text[at..].trim_start().chars().next();
    if text.contains(full_width) {
        return "write brackets, operators and quotation marks in half-width: ( ) > < = '".to_owned();
    }
    match unit {
        Some('_') if !before.is_empty() => "write numbers without separators: 100000".to_owned(),
        Some('万' | '亿' | '千') => "write numbers in full: units are for cells".to_owned(),
        Some('%') => "write 0.8 for 80 %".to_owned(),
        _ if text.starts_with(|c: char| c.is_ascii_digit()) => {
            "a column whose name begins with a digit stands in double quotation marks: '\"12m_revenue\" / 12'"
                .to_owned()
        }
        _ => "write a column, or an expression such as (0.8 * revenue_12m - cost_12m) / cost_12m".to_owned(),
    }
}
