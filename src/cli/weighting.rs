//! `--weights`: a set of weightings as typed, `all`, `around:20%` or constraints on shares.

use super::load::{Project, refuse_word};
use super::{Context, Outcome, Stop};
use crate::analysis::linear::Row;
use crate::analysis::robust::polytope::{Constraint, Polytope};
use crate::analysis::robust::weights::WeightModel;
use crate::diagnostic::{Finding, Span, nearest};
use crate::identity;
use crate::lang::Text;
use crate::rubric::Weights;
use std::ops::Range;

const ARGUMENT: &str = "--weights";
const HELP: &str = "write all, around:20%, or constraints such as \"revenue_now > data_moat, channel <= 10%\"";

/// A set of weightings, and how it is called in a sentence.
pub(super) struct Weighting {
    pub model: WeightModel,
    pub name: Text,
}

/// Reads a set of weightings; `today` are the shares that it is around.
pub(super) fn read(written: &str, project: &Project, today: &Weights, context: &Context) -> Outcome<Weighting> {
    let text = written.trim();
    if text.eq_ignore_ascii_case("all") {
        let model = WeightModel::All(today.shares().len());
        return Ok(Weighting { model, name: Text::new("all weights alike", "所有权重等可能") });
    }
    if let Some(part) = text.strip_prefix("around") {
        let number = part.trim_start_matches([':', '=', ' ']).trim_end_matches('%').trim_end();
        let part: Option<f64> = number.parse().ok().filter(|p| (0.0..=100.0).contains(p));
        let Some(percent) = part else {
            let finding = |span| unreadable(written, span, "a percentage from 0 to 100 belongs here");
            return Err(refuse_word(ARGUMENT, written, context, finding));
        };
        let model = WeightModel::around(today, percent / 100.0);
        return Ok(Weighting { model, name: around(percent) });
    }
    let (constraints, places) = constraints(written, project, context)?;
    match Polytope::new(today.shares().len(), &constraints) {
        Ok(polytope) => Ok(Weighting {
            model: WeightModel::Constrained(polytope),
            name: Text::new(format!("weights with {text}"), format!("满足 {text} 的权重")),
        }),
        Err(conflict) => {
            let mut named: Vec<Range<usize>> = conflict.iter().map(|&c| places[c].clone()).collect();
            // A chain such as a > b > c is one thing to the reader.
            named.dedup();
            Err(refuse_word(ARGUMENT, written, context, |span| contradiction(written, span, &named)))
        }
    }
}

/// How weights within ± so many per cent of themselves are called.
fn around(percent: f64) -> Text {
    Text::new(format!("weights within ±{percent} % of today's"), format!("权重在现值 ±{percent}% 以内"))
}

fn unreadable(written: &str, span: Span, why: &str) -> Finding {
    Finding::new("E0407", format!("`{written}` is not a set of weights")).at(span, why).help(HELP)
}

fn contradiction(written: &str, span: Span, conflict: &[Range<usize>]) -> Finding {
    let texts: Vec<String> = conflict.iter().map(|range| format!("`{}`", written[range.clone()].trim())).collect();
    let (message, help) = match texts.as_slice() {
        [only] => (format!("no weights satisfy {only}"), "shares lie between 0 and 100 % and sum to 100 %"),
        _ => (format!("no weights satisfy {} at once", texts.join(" and ")), "give up one of these, or loosen it"),
    };
    let places = conflict.iter().map(|range| Span::new(span.source, range.clone()));
    let mut finding = Finding::new("E0408", message).help(help);
    for (n, place) in places.enumerate() {
        finding = if n == 0 { finding.at(place, "") } else { finding.and(place, "") };
    }
    finding
}

/// A piece of a constraint, with its place in the argument.
#[derive(Clone, Debug, PartialEq)]
struct Token {
    kind: Kind,
    range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// A number, and whether a percent sign follows it.
    Number(f64, bool),
    Criterion(usize),
    Plus,
    Minus,
    Times,
    Over,
    /// A comparison: least first, level allowed, level needed.
    Compare {
        less: bool,
        strict: bool,
        exact: bool,
    },
}

/// Σ coefficientⱼ·wⱼ + constant
#[derive(Clone)]
struct Sum {
    coefficients: Vec<f64>,
    constant: f64,
}

/// The constraints of an argument, and where each stands in it.
fn constraints(written: &str, project: &Project, context: &Context) -> Outcome<(Vec<Constraint>, Vec<Range<usize>>)> {
    let (mut constraints, mut places) = (Vec::new(), Vec::new());
    let mut start = 0;
    for part in written.split([',', ';', '，', '；']) {
        let range = start..start + part.len();
        start = range.end + written[range.end..].chars().next().map_or(0, char::len_utf8);
        if part.trim().is_empty() {
            continue;
        }
        for constraint in one(written, range.clone(), project, context)? {
            constraints.push(constraint);
            places.push(range.clone());
        }
    }
    if constraints.is_empty() {
        return Err(refuse_word(ARGUMENT, written, context, |span| unreadable(written, span, "nothing in it")));
    }
    Ok((constraints, places))
}

/// One constraint, or the links of a chain: `a > b > c`.
fn one(written: &str, range: Range<usize>, project: &Project, context: &Context) -> Outcome<Vec<Constraint>> {
    let refuse = |at: Range<usize>, why: &str| -> Stop {
        refuse_word(ARGUMENT, written, context, |span| unreadable(written, Span::new(span.source, at), why))
    };
    let tokens = tokens(written, range.clone(), project, context)?;
    let is_comparison = |token: &Token| matches!(token.kind, Kind::Compare { .. });
    let comparisons: Vec<&Token> = tokens.iter().filter(|token| is_comparison(token)).collect();
    if comparisons.is_empty() {
        return Err(refuse(range, "no comparison in it"));
    }
    let n = project.rubric.criteria.len();
    let mut sums = Vec::new();
    for side in tokens.split(is_comparison) {
        let at = side.first().map_or(range.clone(), |first| first.range.start..side[side.len() - 1].range.end);
        sums.push(sum(side, n).map_err(|why| refuse(at, why))?);
    }
    let link = |(sides, comparison): (&[Sum], &&Token)| {
        let Kind::Compare { less, strict, exact } = comparison.kind else { return None };
        let (greater, smaller) = if less { (&sides[1], &sides[0]) } else { (&sides[0], &sides[1]) };
        let coefficients = greater.coefficients.iter().zip(&smaller.coefficients).map(|(a, b)| a - b).collect();
        Some(Constraint { row: Row { coefficients, bound: smaller.constant - greater.constant, exact }, strict })
    };
    Ok(sums.windows(2).zip(&comparisons).filter_map(link).collect())
}

/// Terms with plus and minus between them: `a`, `10%`, `2 * a`, `a * 2`, `a / 2`.
fn sum(tokens: &[Token], n: usize) -> Result<Sum, &'static str> {
    let mut total = Sum { coefficients: vec![0.0; n], constant: 0.0 };
    let mut rest = tokens;
    let mut sign = 1.0;
    loop {
        while let Some(Token { kind: kind @ (Kind::Plus | Kind::Minus), .. }) = rest.first() {
            sign *= if *kind == Kind::Minus { -1.0 } else { 1.0 };
            rest = &rest[1..];
        }
        let kinds: Vec<&Kind> = rest.iter().take(3).map(|token| &token.kind).collect();
        let factor = |x: f64, percent: bool| if percent { x / 100.0 } else { x };
        let used = match kinds.as_slice() {
            [Kind::Number(x, p), Kind::Times, Kind::Criterion(c)]
            | [Kind::Criterion(c), Kind::Times, Kind::Number(x, p)] => {
                total.coefficients[*c] += sign * factor(*x, *p);
                3
            }
            [Kind::Criterion(c), Kind::Over, Kind::Number(x, p)] if *x != 0.0 => {
                total.coefficients[*c] += sign / factor(*x, *p);
                3
            }
            [Kind::Criterion(_), Kind::Over, Kind::Criterion(_)] => {
                return Err("write a ratio as a >= 2 * b");
            }
            [Kind::Criterion(c), ..] => {
                total.coefficients[*c] += sign;
                1
            }
            // A share alone is in percent, with the sign or without, as in --weight.
            [Kind::Number(x, _), ..] => {
                total.constant += sign * x / 100.0;
                1
            }
            _ => return Err("a criterion or a percentage belongs here"),
        };
        rest = &rest[used..];
        sign = match rest.first().map(|token| &token.kind) {
            None => return Ok(total),
            Some(Kind::Plus) => 1.0,
            Some(Kind::Minus) => -1.0,
            Some(_) => return Err("a + or - is missing here"),
        };
        rest = &rest[1..];
    }
}

fn tokens(written: &str, range: Range<usize>, project: &Project, context: &Context) -> Outcome<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut at = range.start;
    while let Some(c) = written[at..range.end].chars().next() {
        let rest = &written[at..range.end];
        let compare = |less, strict, exact| Kind::Compare { less, strict, exact };
        let (kind, length) = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '<' | '>' if rest[1..].starts_with('=') => (compare(c == '<', false, false), 2),
            '<' | '>' => (compare(c == '<', true, false), 1),
            '≤' | '≥' => (compare(c == '≤', false, false), c.len_utf8()),
            '=' if rest.starts_with("==") => (compare(false, false, true), 2),
            '=' => (compare(false, false, true), 1),
            '+' => (Kind::Plus, 1),
            '-' | '−' => (Kind::Minus, c.len_utf8()),
            '*' | '×' => (Kind::Times, c.len_utf8()),
            '/' => (Kind::Over, 1),
            _ => word(written, at..range.end, project, context)?,
        };
        tokens.push(Token { kind, range: at..at + length });
        at += length;
    }
    Ok(tokens)
}

/// A criterion's id or a number, and its length. An id may hold hyphens: a minus stands apart.
fn word(written: &str, range: Range<usize>, project: &Project, context: &Context) -> Outcome<(Kind, usize)> {
    let rest = &written[range.clone()];
    let is_part = |c: char| identity::is_in_word(c) || matches!(c, '_' | '-' | '.' | '%');
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let word = &rest[..end.max(rest.chars().next().map_or(0, char::len_utf8))];
    if let Some(criterion) = project.rubric.criterion(word) {
        return Ok((Kind::Criterion(criterion), word.len()));
    }
    let number = word.trim_end_matches('%');
    if let Some(x) = number.parse::<f64>().ok().filter(|x| x.is_finite()) {
        return Ok((Kind::Number(x, number.len() < word.len()), word.len()));
    }
    Err(refuse_word(ARGUMENT, written, context, |span| {
        let place = Span::new(span.source, range.start..range.start + word.len());
        if !word.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return unreadable(written, place, "not understood");
        }
        let ids = || project.rubric.criteria.iter().map(|c| c.id.as_str());
        let finding = Finding::new("E0402", format!("there is no criterion `{word}`")).at(place.clone(), "");
        match nearest(word, ids()) {
            None => finding.suggest(place, word, "criteria are", ids()).help(HELP),
            Some(_) => finding.suggest(place, word, "criteria are", ids()),
        }
    }))
}
