//! Evaluates an expression over the facts of one idea.

use super::expr::{Expr, Operator};
use super::functions::Function;
use super::interval::Interval;
use crate::identity;
use crate::unit::MONTH;

/// The fact in one cell, as expressions see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ColumnFact<'a> {
    /// Not known.
    Unknown,
    /// A number, a range, a level's code, or 1 and 0 for yes and no.
    Between(Interval),
    /// A text.
    Text(&'a str),
}

/// The result of an expression over the facts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evaluation<T> {
    /// A result.
    Known(T),
    /// The facts do not determine it.
    Unknown,
    /// The facts are there, but an operation has no result: a division by zero, a logarithm of zero.
    Undefined,
}

use Evaluation::{Known, Undefined, Unknown};

impl<T> Evaluation<T> {
    fn then<U>(self, f: impl FnOnce(T) -> Evaluation<U>) -> Evaluation<U> {
        match self {
            Known(x) => f(x),
            Unknown => Unknown,
            Undefined => Undefined,
        }
    }

    /// Both results; undefined or unknown if either is.
    fn and<U>(self, other: Evaluation<U>) -> Evaluation<(T, U)> {
        match (self, other) {
            (Known(a), Known(b)) => Known((a, b)),
            (Undefined, _) | (_, Undefined) => Undefined,
            _ => Unknown,
        }
    }

    /// The result, if there is one.
    pub fn known(self) -> Option<T> {
        match self {
            Known(x) => Some(x),
            Unknown | Undefined => None,
        }
    }
}

impl Evaluation<Interval> {
    /// The hull of both; undefined or unknown if either is.
    fn hull(self, other: Evaluation<Interval>) -> Evaluation<Interval> {
        self.and(other).then(|(a, b)| Known(a.hull(b)))
    }
}

fn defined<T>(result: Option<T>) -> Evaluation<T> {
    result.map_or(Undefined, Known)
}

/// How many times a range is halved before plain interval arithmetic takes over.
const MAX_CUTS: usize = 6;

impl Expr {
    /// The number the expression yields for one idea, with `facts[slot]` for each of its columns: an interval if a fact
    /// is a range. It contains every result that the facts allow.
    ///
    /// Interval arithmetic is exact if each column occurs once. A range that occurs again, like cost in (revenue −
    /// cost) / cost, would be counted twice. If the expression provably rises or falls in such columns, their ends
    /// bound it exactly; otherwise the range is halved and each half judged alone.
    ///
    /// At an open end the limit is taken; if there is no limit, as in ∞ − ∞ and 0 · ∞, the result is unknown.
    pub fn number(&self, facts: &[ColumnFact]) -> Evaluation<Interval> {
        let repeated = self.repeated_ranges(facts);
        let number = match repeated.is_empty() || !self.is_arithmetic() {
            true => self.bounds(facts),
            false => self.bisected(facts, &repeated, MAX_CUTS),
        };
        let has_open_end = || facts.iter().any(|fact| matches!(fact, ColumnFact::Between(i) if i.is_open()));
        if number == Undefined && has_open_end() { Unknown } else { number }
    }

    /// The number or, if `is_condition`, the truth value as 1 or 0.
    pub fn interval(&self, facts: &[ColumnFact], is_condition: bool) -> Evaluation<Interval> {
        match is_condition {
            true => self.truth(facts).then(|b| Known(Interval::point(f64::from(b)))),
            false => self.number(facts),
        }
    }

    /// The slots of ranges that the expression reads more than once.
    fn repeated_ranges(&self, facts: &[ColumnFact]) -> Vec<usize> {
        if !facts.iter().any(|fact| matches!(fact, ColumnFact::Between(i) if !i.is_point())) {
            return Vec::new();
        }
        let mut repeated = self.repeated();
        repeated.retain(|slot| matches!(facts[*slot], ColumnFact::Between(i) if !i.is_point()));
        repeated
    }

    fn bisected(&self, facts: &[ColumnFact], repeated: &[usize], cuts: usize) -> Evaluation<Interval> {
        if let Some(rises) = repeated.iter().map(|&slot| self.rises(slot, facts)).collect::<Option<Vec<bool>>>() {
            return self.at_ends(facts, repeated, &rises);
        }
        let range = |slot: usize| match facts[slot] {
            ColumnFact::Between(range) => range,
            _ => Interval::point(0.0),
        };
        let width = |slot: &usize| range(*slot).high - range(*slot).low;
        let widest = repeated.iter().copied().max_by(|a, b| width(a).total_cmp(&width(b)));
        let can_be_cut = |slot: &usize| cuts > 0 && width(slot).is_finite();
        let Some(slot) = widest.filter(can_be_cut) else { return self.bounds(facts) };
        let Interval { low, high } = range(slot);
        let middle = 0.5 * low + 0.5 * high;
        let mut half = facts.to_vec();
        half[slot] = ColumnFact::Between(Interval { low, high: middle });
        let below = self.bisected(&half, repeated, cuts - 1);
        half[slot] = ColumnFact::Between(Interval { low: middle, high });
        below.hull(self.bisected(&half, repeated, cuts - 1))
    }

    /// The hull of the least and the greatest result. For the least, a column in which the expression rises is at its
    /// lower end, one in which it falls at its upper end.
    fn at_ends(&self, facts: &[ColumnFact], slots: &[usize], rises: &[bool]) -> Evaluation<Interval> {
        let corner = |least: bool| {
            let mut facts = facts.to_vec();
            for (&slot, &rises) in slots.iter().zip(rises) {
                if let ColumnFact::Between(Interval { low, high }) = facts[slot] {
                    facts[slot] = ColumnFact::Between(Interval::point(if rises == least { low } else { high }));
                }
            }
            self.bounds(&facts)
        };
        corner(true).hull(corner(false))
    }

    /// Plain interval arithmetic: never too narrow, but too wide if a range is read more than once.
    pub(super) fn bounds(&self, facts: &[ColumnFact]) -> Evaluation<Interval> {
        match self {
            Expr::Number(x) => Known(Interval::point(*x)),
            Expr::Null => Unknown,
            Expr::Column(column) => match facts[column.slot] {
                ColumnFact::Between(interval) => Known(interval),
                _ => Unknown,
            },
            Expr::Negate(x) => x.part(facts).then(|x| Known(Interval { low: -x.high, high: -x.low })),
            Expr::Binary(op, a, b) => a.part(facts).and(b.part(facts)).then(|(a, b)| {
                defined(match op {
                    Operator::Add => a.add(b),
                    Operator::Subtract => a.subtract(b),
                    Operator::Multiply => a.multiply(b),
                    Operator::Divide => a.divide(b),
                    // The parser lets no other operators through.
                    _ => None,
                })
            }),
            Expr::Case(whens, otherwise) => case(whens, otherwise, facts),
            Expr::Call(function, arguments) => call(*function, arguments, facts),
            Expr::Truth(_) | Expr::Text(..) | Expr::Not(_) | Expr::IsNull(_) => Unknown,
        }
    }

    /// The number of a part of an expression. Arithmetic as a whole has already been checked for repeated ranges; a
    /// part that chooses between cases has not.
    fn part(&self, facts: &[ColumnFact]) -> Evaluation<Interval> {
        if self.is_arithmetic() { self.bounds(facts) } else { self.number(facts) }
    }

    /// Whether the expression is true of the facts, in Kleene's three-valued logic. A comparison of ranges that
    /// could go either way is unknown.
    pub fn truth(&self, facts: &[ColumnFact]) -> Evaluation<bool> {
        match self {
            Expr::Truth(b) => Known(*b),
            Expr::Null => Unknown,
            Expr::Column(column) => match facts[column.slot] {
                ColumnFact::Between(interval) => Known(interval.low == 1.0),
                _ => Unknown,
            },
            Expr::Not(x) => x.truth(facts).then(|x| Known(!x)),
            Expr::IsNull(x) => Known(!x.is_known(facts)),
            Expr::Binary(Operator::And, a, b) => both(a.truth(facts), b.truth(facts), false),
            Expr::Binary(Operator::Or, a, b) => both(a.truth(facts), b.truth(facts), true),
            Expr::Binary(op, a, b) => compare(*op, a, b, facts),
            _ => Unknown,
        }
    }

    fn is_known(&self, facts: &[ColumnFact]) -> bool {
        match self {
            Expr::Column(column) => facts[column.slot] != ColumnFact::Unknown,
            Expr::Truth(_) | Expr::Not(_) | Expr::IsNull(_) => self.truth(facts).known().is_some(),
            Expr::Binary(op, ..) if !op.is_arithmetic() => self.truth(facts).known().is_some(),
            Expr::Text(..) => true,
            _ => self.number(facts).known().is_some(),
        }
    }

    /// The text, if the expression is one.
    fn text<'a>(&'a self, facts: &[ColumnFact<'a>]) -> Option<Evaluation<&'a str>> {
        match self {
            Expr::Text(text, _) => Some(Known(text)),
            Expr::Column(column) => match facts[column.slot] {
                ColumnFact::Text(text) => Some(Known(text)),
                ColumnFact::Unknown => Some(Unknown),
                ColumnFact::Between(_) => None,
            },
            _ => None,
        }
    }
}

/// The first condition that holds decides. An unknown condition makes the result unknown: SQL would take the ELSE, but
/// the unknown must not earn. A condition that a range leaves undecided gives the hull of both branches.
fn case(whens: &[(Expr, Expr)], otherwise: &Expr, facts: &[ColumnFact]) -> Evaluation<Interval> {
    let Some(((condition, result), rest)) = whens.split_first() else { return otherwise.number(facts) };
    match condition.truth(facts) {
        Known(true) => result.number(facts),
        Known(false) => case(rest, otherwise, facts),
        Undefined => Undefined,
        Unknown if condition.columns().iter().any(|c| facts[c.slot] == ColumnFact::Unknown) => Unknown,
        Unknown => result.number(facts).hull(case(rest, otherwise, facts)),
    }
}

fn call(function: Function, arguments: &[Expr], facts: &[ColumnFact]) -> Evaluation<Interval> {
    let mut numbers = arguments.iter().map(|a| a.part(facts));
    let first = numbers.next().expect("the parser counts arguments");
    match function {
        Function::Abs => first.then(|x| Known(x.abs())),
        Function::Ln => first.then(|x| defined(x.rising(f64::ln))),
        Function::Log10 => first.then(|x| defined(x.rising(f64::log10))),
        Function::Sqrt => first.then(|x| defined(x.rising(f64::sqrt))),
        Function::Power => {
            let power = numbers.next().expect("the parser counts arguments");
            first.and(power).then(|(base, power)| defined(base.power(power)))
        }
        Function::DaysBetween | Function::MonthsBetween => {
            let to = numbers.next().expect("the parser counts arguments");
            let days = if function == Function::DaysBetween { 1.0 } else { MONTH };
            first.and(to).then(|(from, to)| defined(to.subtract(from).and_then(|x| x.rising(|x| x / days))))
        }
        Function::Round => {
            let decimals = numbers.next().map_or(Known(Interval::point(0.0)), |d| d);
            first.and(decimals).then(|(x, decimals)| defined(x.rising(|x| half_away(x, decimals.low))))
        }
        Function::Coalesce => numbers.fold(first, |known, next| if known.known().is_some() { known } else { next }),
        Function::Least => numbers.fold(first, |a, b| a.and(b).then(|(a, b)| Known(a.least(b)))),
        Function::Greatest => numbers.fold(first, |a, b| a.and(b).then(|(a, b)| Known(a.greatest(b)))),
    }
}

/// A number rounded to decimals, halves away from zero.
pub(crate) fn half_away(x: f64, decimals: f64) -> f64 {
    let scale = 10f64.powf(decimals.round());
    (x * scale).round() / scale
}

/// AND if `decides` is false, OR if it is true: either operand alone can decide.
fn both(a: Evaluation<bool>, b: Evaluation<bool>, decides: bool) -> Evaluation<bool> {
    if a == Known(decides) || b == Known(decides) {
        return Known(decides);
    }
    a.and(b).then(|_| Known(!decides))
}

fn compare(op: Operator, a: &Expr, b: &Expr, facts: &[ColumnFact]) -> Evaluation<bool> {
    let equality = |equal: bool| Known(equal == (op == Operator::Equal));
    let is_text = |e: &Expr| matches!(e, Expr::Text(..));
    let text_column = |e: &Expr| e.as_column().is_some_and(|c| matches!(facts[c.slot], ColumnFact::Text(_)));
    if is_text(a) || is_text(b) || (text_column(a) && text_column(b)) {
        return match (a.text(facts), b.text(facts)) {
            (Some(a), Some(b)) => a.and(b).then(|(a, b)| equality(identity::same(a, b))),
            _ => Unknown,
        };
    }
    if a.is_truth_value() || b.is_truth_value() {
        return a.truth(facts).and(b.truth(facts)).then(|(a, b)| equality(a == b));
    }
    a.number(facts).and(b.number(facts)).then(|(a, b)| {
        let decided = match op {
            Operator::Less => decide(a.high < b.low, a.low >= b.high),
            Operator::LessEqual => decide(a.high <= b.low, a.low > b.high),
            Operator::Greater => decide(a.low > b.high, a.high <= b.low),
            Operator::GreaterEqual => decide(a.low >= b.high, a.high < b.low),
            _ => {
                let equal = decide(a.is_point() && a == b, a.high < b.low || b.high < a.low);
                equal.map(|equal| equal == (op == Operator::Equal))
            }
        };
        decided.map_or(Unknown, Known)
    })
}

/// Whether something holds; `None` if neither is proven.
pub(super) fn decide(surely: bool, never: bool) -> Option<bool> {
    (surely || never).then_some(surely)
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn between(low: f64, high: f64) -> ColumnFact<'static> {
        ColumnFact::Between(Interval { low, high })
    }

    fn number(text: &str, facts: &[ColumnFact]) -> Evaluation<(f64, f64)> {
        parse(text, None).unwrap().expr.number(facts).then(|i| Known((i.low, i.high)))
    }

    fn truth(text: &str, facts: &[ColumnFact]) -> Evaluation<bool> {
        parse(text, None).unwrap().expr.truth(facts)
    }

    #[test]
    fn a_repeated_range_is_counted_once() {
        // Exact: 0.8·5/4 − 1 to 0.8·5/3 − 1. Plain interval arithmetic would give 0 to 1/3.
        let (low, high) = number("(0.8 * r - c) / c", &[between(5.0, 5.0), between(3.0, 4.0)]).known().unwrap();
        assert!((low - 0.0).abs() < 1e-12 && (high - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(number("x - x", &[between(1.0, 9.0)]), Known((0.0, 0.0)));
        // Thirty columns that occur twice are two corners, not 2³⁰.
        let names: Vec<String> = (0..30).map(|n| format!("c{n}")).collect();
        let text = format!("{0} + {0}", names.join(" + "));
        assert_eq!(number(&text, &[between(1.0, 2.0); 30]), Known((60.0, 120.0)));
        // Too wide for one proof: r 5, c 2 to 30; exact after cuts.
        let (low, high) = number("(0.8 * r - c) / c", &[between(5.0, 5.0), between(2.0, 30.0)]).known().unwrap();
        assert!((low - (4.0 / 30.0 - 1.0)).abs() < 1e-12 && (high - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_turns_inside_a_range_is_seen() {
        assert_eq!(number("ABS(x)", &[between(-4.0, 4.0)]), Known((0.0, 4.0)));
        assert_eq!(number("CASE WHEN x > 5 THEN 10 ELSE 1 END", &[between(1.0, 9.0)]), Known((1.0, 10.0)));
        assert_eq!(number("1 / x", &[between(-1.0, 1.0)]), Undefined);
        assert_eq!(number("x * x", &[between(-4.0, 4.0)]), Known((0.0, 16.0)));
        assert_eq!(number("(x - 1) / (x - 2)", &[between(1.0, 3.0)]), Undefined);
        let (low, high) = number("x * (1 - x)", &[between(0.0, 1.0)]).known().unwrap();
        assert!(low <= 0.0 && high >= 0.25 && low > -0.01 && high < 0.26);
        assert_eq!(truth("x = 5", &[between(1.0, 9.0)]), Unknown);
        assert_eq!(truth("x BETWEEN 3 AND 5", &[between(1.0, 9.0)]), Unknown);
        assert_eq!(truth("x > 0.8", &[between(0.1, 0.3)]), Known(false));
    }

    #[test]
    fn unknown_and_undefined_are_told_apart() {
        let x = |x| [between(x, x)];
        assert_eq!(number("1 / x", &x(0.0)), Undefined);
        assert_eq!(number("LN(x)", &x(0.0)), Undefined);
        assert_eq!(number("SQRT(x)", &x(-1.0)), Undefined);
        assert_eq!(number("POWER(x, 0.5)", &x(-8.0)), Undefined);
        assert_eq!(number("ROUND(x, 400)", &x(2.5)), Undefined);
        assert_eq!(number("1 / x", &[ColumnFact::Unknown]), Unknown);
        assert_eq!(number("COALESCE(1 / x, 7)", &x(0.0)), Known((7.0, 7.0)));
        assert_eq!(number("CASE WHEN x = 0 THEN 1 ELSE 1 / x END", &x(0.0)), Known((1.0, 1.0)));
        assert_eq!(number("CASE WHEN x > 5 THEN 10 ELSE 1 END", &[ColumnFact::Unknown]), Unknown);
        assert_eq!(number("CASE WHEN x IS NULL THEN 3 ELSE x END", &[ColumnFact::Unknown]), Known((3.0, 3.0)));
        assert_eq!(number("LEAST(x, NULL)", &x(1.0)), Unknown);
    }

    #[test]
    fn either_operand_can_decide() {
        assert_eq!(truth("a > 1 AND b > 1", &[between(0.0, 0.0), ColumnFact::Unknown]), Known(false));
        assert_eq!(truth("a > 1 OR b > 1", &[ColumnFact::Unknown, between(2.0, 2.0)]), Known(true));
        assert_eq!(truth("NOT (a > 1)", &[ColumnFact::Unknown]), Unknown);
        assert_eq!(truth("s = 'seed'", &[ColumnFact::Text("seed")]), Known(true));
        assert_eq!(truth("s IN ('a', 'b')", &[ColumnFact::Text("c")]), Known(false));
        assert_eq!(truth("s <> 'seed'", &[ColumnFact::Unknown]), Unknown);
    }
}
