//! Why a text is not a supported expression, and where: `sqlparser`'s lines and columns as bytes of the text.

use crate::diagnostic::Code;
use crate::say::Message;
use crate::say::findings::expression::{self as say, Advice, BrokenExpression};
use sqlparser::parser::ParserError;
use sqlparser::tokenizer::{Location, Span as SqlSpan};
use std::ops::Range;

/// Why a text is not a supported expression.
#[derive(Clone, Debug)]
pub struct ExpressionError {
    /// The finding's code: E0213, E0214 or E0215.
    pub code: Code,
    /// What is wrong, and what to do.
    pub message: Box<Message>,
    /// Where in the text.
    pub range: Range<usize>,
    /// What to write there instead, if known.
    pub instead: Option<String>,
}

impl ExpressionError {
    pub(super) fn new(code: Code, message: Message, range: Range<usize>) -> ExpressionError {
        ExpressionError { code, message: Box::new(message), range, instead: None }
    }
}

/// Converts a syntax error of `sqlparser`, which gives the place only at the end of its message.
pub(super) fn syntax(text: &str, error: ParserError) -> ExpressionError {
    let full = match &error {
        ParserError::TokenizerError(message) | ParserError::ParserError(message) => message.as_str(),
        ParserError::RecursionLimitExceeded => "",
    };
    let (message, place) = full.rsplit_once(" at Line: ").unwrap_or((full, ""));
    let at = place.split_once(", Column: ").and_then(|(line, column)| {
        byte(text, Location { line: line.trim().parse().ok()?, column: column.trim().parse().ok()? })
    });
    let start = at.unwrap_or(text.len());
    let end =
        text[start..].find(|c: char| c.is_whitespace() || "()+-*/,<>=".contains(c)).map_or(text.len(), |i| start + i);
    let end = end.max(text[start..].chars().next().map_or(start, |c| start + c.len_utf8()));
    let broken = if message.is_empty() { BrokenExpression::TooDeep } else { broken(message, &text[start..end]) };
    ExpressionError::new(Code::E0213, say::syntax(broken, advice(text, start)), start..end)
}

/// Classifies a message of `sqlparser` on some sign or word.
fn broken<'m>(message: &'m str, there: &'m str) -> BrokenExpression<'m> {
    if let Some((wanted, found)) = message.strip_prefix("Expected: ").and_then(|rest| rest.rsplit_once(", found: ")) {
        return BrokenExpression::Expected { wanted, found: Some(found).filter(|found| *found != "EOF") };
    }
    if message.starts_with("No infix parser for token ") {
        return BrokenExpression::NoOperator(there);
    }
    match ["Unterminated", "close delimiter"].iter().any(|mark| message.contains(mark)) {
        true => BrokenExpression::Unclosed,
        false => BrokenExpression::Other(message),
    }
}

/// The byte offset of a location; lines and columns count characters from 1.
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

/// The byte range of a span; the whole text if it is unknown.
pub(super) fn place(text: &str, span: SqlSpan) -> Range<usize> {
    let ends = byte(text, span.start).zip(byte(text, span.end));
    ends.filter(|(start, end)| start <= end).map_or(0..text.len(), |(start, end)| start..end)
}

/// Advice for the usual slips.
pub(super) fn advice(text: &str, at: usize) -> Advice {
    let full_width = |c: char| matches!(c, '\u{FF01}'..='\u{FF5E}' | '“' | '”' | '‘' | '’');
    let before: String = text[..at].chars().rev().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    match text[at..].trim_start().chars().next() {
        _ if text.contains(full_width) => Advice::HalfWidth,
        Some('_') if !before.is_empty() => Advice::Separators,
        Some('万' | '亿' | '千') => Advice::Units,
        _ if text.starts_with(|c: char| c.is_ascii_digit()) => Advice::LeadingDigit,
        _ => Advice::Example,
    }
}
