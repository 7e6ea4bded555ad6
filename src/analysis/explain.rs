//! Where a score comes from: cell → evidence → value → contribution, with its source. It prints what was computed
//! and computes nothing again.

use crate::evidence::Evidence;
use crate::evidence::cell::Fact;
use crate::expression::{ColumnRef, Expr};
use crate::lang::{fixed, short};
use crate::rubric::Rubric;
use crate::score::Scored;

/// A cell as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its column.
    pub column: String,
    /// What it says; empty where it is blank.
    pub text: String,
    /// Where the fact comes from, as the table says; empty where it does not.
    pub source: String,
    /// Whether it says all that there is to know.
    pub known: Known,
}

/// How far a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// As one number, level, answer or text.
    Yes,
    /// As a range.
    Partly,
    /// Not at all.
    No,
}

/// One criterion of one idea.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The criterion, by its place in the rubric.
    pub criterion: usize,
    /// The cells that it reads.
    pub cells: Vec<Cell>,
    /// The evidence as computed, an interval in its unit; none where unknown.
    pub evidence: Option<(f64, f64)>,
    /// The value interval.
    pub value: (f64, f64),
    /// The share, 0–1.
    pub weight: f64,
    /// Points of the score that are proven.
    pub contribution: f64,
    /// Points that finding out could add.
    pub could_earn: f64,
}

/// Every criterion of one idea, the greatest possible contribution first.
pub fn explain(rubric: &Rubric, evidence: &Evidence, scored: &Scored, idea: usize) -> Vec<Line> {
    let row = evidence.table.row(idea);
    let line = |c: usize| Line {
        criterion: c,
        cells: cells(rubric, evidence, (idea, &row), &rubric.criteria[c].evidence.expr),
        evidence: scored.facts[c][idea],
        value: (scored.matrix.low(idea, c), scored.matrix.high(idea, c)),
        weight: scored.weights[c],
        contribution: scored.contribution(idea, c),
        could_earn: scored.could_earn(idea, c),
    };
    let mut lines: Vec<Line> = (0..rubric.criteria.len()).map(line).collect();
    let key = |l: &Line| (l.contribution + l.could_earn, l.weight);
    lines.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1))
    });
    lines
}

/// The cells of an idea that an expression reads; the `row` of the table is that of the idea.
pub fn cells(rubric: &Rubric, evidence: &Evidence, (idea, row): (usize, &[String]), expr: &Expr) -> Vec<Cell> {
    let table = &evidence.table;
    let cell = |column: &ColumnRef| {
        let header = table.header(&column.name)?;
        let source = table.source_of(header).map_or(String::new(), |h| row[h].clone());
        let place = rubric.table.columns.iter().position(|other| other.name == column.name)?;
        let known = match evidence.columns[place].get(idea) {
            Fact::Unknown => Known::No,
            Fact::Between(low, high) if low == high => Known::Yes,
            Fact::Text(_) => Known::Yes,
            Fact::Between(..) | Fact::Likely(..) => Known::Partly,
        };
        Some(Cell { column: column.name.clone(), text: row[header].clone(), source, known })
    };
    expr.columns().into_iter().filter_map(cell).collect()
}

/// An interval in the evidence's unit, to three decimals as far as they say something.
pub fn amount((low, high): (f64, f64)) -> String {
    let number = |x: f64| short(x, 3);
    match (low.is_finite(), high.is_finite()) {
        _ if low == high => number(low),
        (true, true) => format!("{}..{}", number(low), number(high)),
        (true, false) => format!("≥ {}", number(low)),
        (false, true) => format!("≤ {}", number(high)),
        (false, false) => "?".to_owned(),
    }
}

/// An interval of values: one number where it is known.
pub fn span((low, high): (f64, f64), decimals: usize) -> String {
    if low == high { fixed(low, decimals) } else { format!("{}..{}", fixed(low, decimals), fixed(high, decimals)) }
}
