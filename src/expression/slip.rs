//! Slips that `sqlparser` would report less clearly: operators in other signs, and a percent sign after a number.

use super::error::ExpressionError;
use super::functions::FUNCTIONS;
use crate::diagnostic::Code;
use crate::lang::short;
use crate::say::findings::expression as say;
use std::ops::Range;

/// The error for a sign that stands for an operator or a function's bracket, with the text in plain signs; `None` if
/// there is no such sign.
pub(super) fn plain_signs(text: &str) -> Option<ExpressionError> {
    let is_call = || FUNCTIONS.iter().any(|f| text.to_uppercase().contains(&format!("{}（", f.name)));
    let sign = |is_it: fn(char) -> bool| text.char_indices().find(|(_, c)| is_it(*c));
    let first = sign(|c| operator(c).is_some())
        .or_else(|| sign(|c| c == '（').filter(|_| is_call()))
        .or_else(|| sign(|c| matches!(c, '“' | '”' | '‘' | '’')));
    let (at, sign) = first?;
    let (mut written, mut quote) = (String::with_capacity(text.len()), '"');
    for c in text.chars() {
        match (operator(c), c) {
            (Some(operator), _) => written += operator,
            (None, '（' | '）' | '，') => written.extend(char::from_u32(c as u32 - 0xFEE0)),
            (None, '“' | '”') => {
                // What is compared is a text, what stands first a column.
                if c == '“' {
                    let is_text = written.trim_end().ends_with(['=', '<', '>', ',']) || in_list(&written);
                    quote = if is_text { '\'' } else { '"' };
                }
                written.push(quote);
            }
            (None, '‘' | '’') => written.push('\''),
            (None, c) => written.push(c),
        }
    }
    let problem = ExpressionError::new(Code::E0213, say::no_operator(sign, &written), at..at + sign.len_utf8());
    let only =
        operator(sign).filter(|operator| [&text[..at], operator, &text[at + sign.len_utf8()..]].concat() == written);
    Some(ExpressionError { instead: only.map(str::to_owned), ..problem })
}

/// The operator meant by a sign that is not one itself.
fn operator(c: char) -> Option<&'static str> {
    Some(match c {
        '＞' => ">",
        '＜' => "<",
        '＝' => "=",
        '≥' | '≧' => ">=",
        '≤' | '≦' => "<=",
        '≠' => "<>",
        '＋' => "+",
        '－' | '−' => "-",
        '＊' | '×' => "*",
        '／' | '÷' => "/",
        _ => return None,
    })
}

/// Whether a text ends where the list of an `IN` begins.
fn in_list(text: &str) -> bool {
    text.trim_end().strip_suffix('(').is_some_and(|before| before.trim_end().to_uppercase().ends_with(" IN"))
}

/// The error for a text with Chinese words in place of AND and OR, outside quotation marks.
pub(super) fn words(text: &str) -> Option<ExpressionError> {
    let (mut written, mut quote, mut first) = (String::with_capacity(text.len()), None, None);
    let is_edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "()'\"".contains(c));
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let word = say::WORDS_OF_SQL.iter().find(|(word, _)| quote.is_none() && rest.starts_with(word));
        let word = word
            .filter(|(word, _)| is_edge(text[..at].chars().next_back()) && is_edge(rest[word.len()..].chars().next()));
        if let Some((word, sql)) = word {
            first.get_or_insert(at..at + word.len());
            if !written.ends_with([' ', '(']) {
                written.push(' ');
            }
            written += sql;
            at += word.len();
            if !text[at..].starts_with([' ', '(']) {
                written.push(' ');
            }
            continue;
        }
        match (quote, c) {
            (Some(open), _) => quote = (c != open).then_some(open),
            (None, '"' | '\'' | '`') => quote = Some(c),
            _ => {}
        }
        written.push(c);
        at += c.len_utf8();
    }
    Some(ExpressionError::new(Code::E0213, say::words_for_operators(&written), first?))
}

/// The error for a number with a unit, outside quotation marks.
pub(super) fn with_unit(text: &str) -> Option<ExpressionError> {
    let mut quote = None;
    let mut number: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) => quote = (c != open).then_some(open),
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '0'..='9' | '.') => number = Some(number.map_or(at, |number| number.start)..at + 1),
            (None, _) => {
                let end =
                    text[at..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(text.len(), |end| at + end);
                let unit = say::UNITS.iter().find(|(unit, _)| *unit == &text[at..end]);
                if let (Some(number), Some((_, times))) = (number.take(), unit)
                    && !is_in_name(&text[..number.start])
                    && let Ok(x) = format!("{}e{}", &text[number.clone()], times).parse::<f64>()
                {
                    let (instead, written) = (x.to_string(), number.start..end);
                    let message = say::with_unit(&text[written.clone()], &instead);
                    return Some(ExpressionError {
                        instead: Some(instead),
                        ..ExpressionError::new(Code::E0213, message, written)
                    });
                }
            }
        }
    }
    None
}

/// The error for a number with a percent sign, outside quotation marks.
pub(super) fn per_cent(text: &str) -> Option<ExpressionError> {
    // Without an operator it may be a name.
    if !text.contains(|c: char| "+-*/()<>=".contains(c)) {
        return None;
    }
    let mut quote = None;
    let mut number: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) => quote = (c != open).then_some(open),
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '0'..='9' | '.') => number = Some(number.map_or(at, |number| number.start)..at + 1),
            (None, ' ') => {}
            (None, '%' | '％') => {
                let number = number.filter(|number| !is_in_name(&text[..number.start]))?;
                let share = text[number.clone()].parse::<f64>().ok()? / 100.0;
                let written = number.start..at + c.len_utf8();
                let instead = short(share, 12);
                let message = say::per_cent(&text[written.clone()], &instead);
                return Some(ExpressionError {
                    instead: Some(instead),
                    ..ExpressionError::new(Code::E0213, message, written)
                });
            }
            (None, _) => number = None,
        }
    }
    None
}

/// Whether the characters after `before` continue a name.
fn is_in_name(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
}
