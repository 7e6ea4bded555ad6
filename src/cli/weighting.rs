//! Parses `--weights`, a set of weightings: `all`, `around:20%` or constraints on shares.

use super::context::{Context, Outcome, Stop};
use super::names::{Meant, Names};
use super::typed::{is_in_name, parts, sign};
use crate::analysis::linear::LinearRow;
use crate::analysis::robust::polytope::{Constraint, Polytope};
use crate::analysis::robust::weights::WeightModel;
use crate::diagnostic::{Code, Finding, Span};
use crate::evidence::narrow;
use crate::lang::Text;
use crate::project::Project;
use crate::rubric::Weights;
use crate::say::findings::constraints::{self as say, NoSet};
use crate::say::weights::sets;
use std::ops::Range;

const ARGUMENT: &str = "--weights";

/// A set of weightings, and its name in a sentence.
pub(super) struct Weighting {
    pub model: WeightModel,
    pub name: Text,
}

/// Parses a set of weightings; `around` means around `today`.
pub(super) fn read(written: &str, project: &Project, today: &Weights, context: &Context) -> Outcome<Weighting> {
    let (text, plain) = (written.trim(), narrow(written.trim()));
    if plain.eq_ignore_ascii_case("all") {
        let model = WeightModel::All(today.shares().len());
        return Ok(Weighting { model, name: sets::ALL.into() });
    }
    if let Some(number) = around(&plain) {
        let part: Option<f64> = number.parse().ok().filter(|p| (0.0..=100.0).contains(p));
        let Some(percent) = part else {
            let names = Names::of_criteria(&project.rubric);
            let finding = |span| unreadable(written, span, NoSet::NoPercentage, &names);
            return Err(context.refuse_word(ARGUMENT, written, finding));
        };
        let model = WeightModel::around(today, percent / 100.0);
        return Ok(Weighting { model, name: sets::around(percent) });
    }
    let (constraints, places) = constraints(written, &Names::of_criteria(&project.rubric), context)?;
    match Polytope::new(today.shares().len(), &constraints) {
        Ok(polytope) => Ok(Weighting { model: WeightModel::Constrained(polytope), name: sets::with(text) }),
        Err(conflict) => {
            let mut named: Vec<Range<usize>> = conflict.iter().map(|&c| places[c].clone()).collect();
            // A chain such as a > b > c is one thing to the reader.
            named.dedup();
            Err(context.refuse_word(ARGUMENT, written, |span| contradiction(written, span, &named)))
        }
    }
}

/// The number behind `around`, if the text is no constraint on a criterion whose name begins like that.
fn around(plain: &str) -> Option<&str> {
    let (word, rest) = plain.split_at_checked("around".len())?;
    let number = rest.trim_start_matches([':', '=', ' ']);
    let is_word = word.eq_ignore_ascii_case("around") && !rest.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (is_word && !number.contains(is_comparison)).then(|| number.trim_end_matches('%').trim_end())
}

fn is_comparison(c: char) -> bool {
    matches!(sign(c), '<'..='>' | '≤' | '≥')
}

fn unreadable(written: &str, span: Span, why: NoSet, names: &Names) -> Finding {
    Finding::new(Code::E0407, say::no_set(written, why, &names.examples())).place(span)
}

fn contradiction(written: &str, span: Span, conflict: &[Range<usize>]) -> Finding {
    let texts: Vec<&str> = conflict.iter().map(|range| written[range.clone()].trim()).collect();
    let places = conflict.iter().map(|range| Span::new(span.source, range.clone()));
    places.enumerate().fold(Finding::new(Code::E0408, say::contradiction(&texts)), |finding, (n, place)| match n {
        0 => finding.place(place),
        _ => finding.also(place),
    })
}

/// A token of a constraint, with its place in the argument.
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
    /// A comparison: whether the smaller side comes first, equality is excluded, equality is required.
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
fn constraints(written: &str, names: &Names, context: &Context) -> Outcome<(Vec<Constraint>, Vec<Range<usize>>)> {
    let (mut constraints, mut places) = (Vec::new(), Vec::new());
    let masked = names.masked(written);
    for (_, range) in parts(&masked, |c| matches!(sign(c), ',' | ';')).into_iter().filter(|(part, _)| !part.is_empty())
    {
        for constraint in chain(written, range.clone(), names, context)? {
            constraints.push(constraint);
            places.push(range.clone());
        }
    }
    if constraints.is_empty() {
        return Err(context.refuse_word(ARGUMENT, written, |span| unreadable(written, span, NoSet::Empty, names)));
    }
    Ok((constraints, places))
}

/// One constraint, or the links of a chain: `a > b > c`.
fn chain(written: &str, range: Range<usize>, names: &Names, context: &Context) -> Outcome<Vec<Constraint>> {
    let refuse = |at: Range<usize>, why: NoSet| -> Stop {
        context.refuse_word(ARGUMENT, written, |span| unreadable(written, Span::new(span.source, at), why, names))
    };
    let text = &names.masked(written)[range.clone()];
    if let Some(why) = say::compared_in_words(text).filter(|_| !text.contains(is_comparison)) {
        return Err(refuse(range, why));
    }
    let tokens = tokens(written, range.clone(), names, context)?;
    let compares = |token: &Token| matches!(token.kind, Kind::Compare { .. });
    let comparisons: Vec<&Token> = tokens.iter().filter(|token| compares(token)).collect();
    if comparisons.is_empty() {
        return Err(refuse(range, NoSet::NoComparison));
    }
    let mut sums = Vec::new();
    for side in tokens.split(compares) {
        let at = side.first().map_or(range.clone(), |first| first.range.start..side[side.len() - 1].range.end);
        sums.push(sum(side, names.len()).map_err(|why| refuse(at, why))?);
    }
    let link = |(sides, comparison): (&[Sum], &&Token)| {
        let Kind::Compare { less, strict, exact } = comparison.kind else { return None };
        let (greater, smaller) = if less { (&sides[1], &sides[0]) } else { (&sides[0], &sides[1]) };
        let coefficients = greater.coefficients.iter().zip(&smaller.coefficients).map(|(a, b)| a - b).collect();
        Some(Constraint { row: LinearRow { coefficients, bound: smaller.constant - greater.constant, exact }, strict })
    };
    Ok(sums.windows(2).zip(&comparisons).filter_map(link).collect())
}

/// Parses terms with plus and minus between them: `a`, `10%`, `2 * a`, `a * 2`, `a / 2`.
fn sum(tokens: &[Token], n: usize) -> Result<Sum, NoSet> {
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
                return Err(NoSet::Ratio);
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
            _ => return Err(NoSet::NoTerm),
        };
        rest = &rest[used..];
        sign = match rest.first().map(|token| &token.kind) {
            None => return Ok(total),
            Some(Kind::Plus) => 1.0,
            Some(Kind::Minus) => -1.0,
            Some(_) => return Err(NoSet::NoSign),
        };
        rest = &rest[1..];
    }
}

fn tokens(written: &str, range: Range<usize>, names: &Names, context: &Context) -> Outcome<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut at = range.start;
    while let Some(c) = written[at..range.end].chars().next() {
        let rest = &written[at + c.len_utf8()..range.end];
        let compare = |less, strict, exact| Kind::Compare { less, strict, exact };
        // An equals sign after another sign belongs to it.
        let equals = rest.chars().next().filter(|next| sign(*next) == '=').map_or(0, char::len_utf8);
        let (kind, length) = match sign(c) {
            c if c.is_whitespace() => {
                at += written[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            sign @ ('<' | '>') => (compare(sign == '<', equals == 0, false), c.len_utf8() + equals),
            sign @ ('≤' | '≥') => (compare(sign == '≤', false, false), c.len_utf8()),
            '=' => (compare(false, false, true), c.len_utf8() + equals),
            '+' => (Kind::Plus, c.len_utf8()),
            '-' => (Kind::Minus, c.len_utf8()),
            '*' => (Kind::Times, c.len_utf8()),
            '/' => (Kind::Over, c.len_utf8()),
            _ => word(written, at..range.end, names, context)?,
        };
        tokens.push(Token { kind, range: at..at + length });
        at += length;
    }
    Ok(tokens)
}

/// Reads a criterion or a number, and its length. An id may contain hyphens, so a minus needs a space before it.
fn word(written: &str, range: Range<usize>, names: &Names, context: &Context) -> Outcome<(Kind, usize)> {
    let rest = &written[range.clone()];
    let leading = names.leading(rest);
    if let Some((Meant::One(criterion), length)) = leading {
        return Ok((Kind::Criterion(criterion), length));
    }
    let end = rest.find(|c| !is_in_name(c)).unwrap_or(rest.len());
    let end = leading.map_or(end, |(_, length)| length);
    let word = &rest[..end.max(rest.chars().next().map_or(0, char::len_utf8))];
    let narrow = narrow(word);
    let number = narrow.trim_end_matches('%');
    if let Some(x) = number.parse::<f64>().ok().filter(|x| x.is_finite()) {
        return Ok((Kind::Number(x, number.len() < narrow.len()), word.len()));
    }
    Err(context.refuse_word(ARGUMENT, written, |span| {
        let place = Span::new(span.source, range.start..range.start + word.len());
        if !word.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return unreadable(written, place, NoSet::NotUnderstood, names);
        }
        let mut finding = names.refusal(Code::E0402, word, place);
        if finding.fix.is_none() {
            finding.help.push(say::set(&names.examples()));
        }
        finding
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn around_is_read_in_any_case_and_not_in_the_name_of_a_criterion() {
        for (typed, number) in [("around:20%", "20"), ("Around:20%", "20"), ("AROUND＝５％", "5"), ("around 0", "0")]
        {
            assert_eq!(around(&narrow(typed)), Some(number), "{typed}");
        }
        assert_eq!([around("around20"), around("around")], [Some("20"), Some("")]);
        for constraint in ["around_us > 10%", "around_us = 10%", "around > moat", "around： ≥ 5", "arou", "all"] {
            assert_eq!(around(&narrow(constraint)), None, "{constraint}");
        }
    }
}
