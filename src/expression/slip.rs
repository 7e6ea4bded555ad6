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
    let first = text.char_indices().find(|(_, c)| operator(*c).is_some()).or_else(|| {
        let bracket = text.char_indices().find(|(_, c)| *c == '（');
        bracket.filter(|_| is_call())
    });
    let (at, sign) = first?;
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match (operator(c), c) {
            (Some(operator), _) => written += operator,
            (None, '（' | '）' | '，') => written.extend(char::from_u32(c as u32 - 0xFEE0)),
            (None, '“' | '”') => written.push('"'),
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
