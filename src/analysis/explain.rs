//! Where a score comes from: cell → evidence → value → contribution, with its source. It shows what was computed and
//! never computes it again.

use crate::evidence::Evidence;
use crate::evidence::Fact;
use crate::expression::{ColumnRef, Expr};
use crate::lang::{Lang, fixed};
use crate::rubric::{ColumnKind, Rubric};
use crate::say::commands::explain as words;
use crate::say::punctuation::bracketed;
use crate::score::{Scored, greatest_first};

/// A cell as written.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedCell {
    /// Its column.
    pub column: String,
    /// The text; empty if the cell is blank.
    pub text: String,
    /// The source of the fact as given in the table, or empty.
    pub source: String,
    /// How far the fact is known.
    pub known: Knowledge,
    /// The number in a spreadsheet cell of nothing but digits; `None` for any other cell.
    number: Option<f64>,
    /// Whether its column counts shares.
    is_share: bool,
}

impl ExplainedCell {
    /// The text as people read it; `None` if unknown. A spreadsheet holds a bare number where people would write an
    /// amount or a percentage.
    pub fn shown(&self, lang: Lang) -> Option<String> {
        let number = self.number.filter(|x| self.is_share || x.abs() >= LONG_NUMBER);
        match (self.known, number) {
            (Knowledge::No, _) => None,
            (_, Some(x)) => Some(words::number(x, self.is_share, lang)),
            (_, None) => Some(self.text.clone()),
        }
    }

    /// The text with its column and source.
    pub fn said(&self, lang: Lang) -> String {
        bracketed(words::fact(&self.column, self.shown(lang).as_deref(), lang), &self.source, lang)
    }
}

/// From this size on, bare digits are hard to read.
const LONG_NUMBER: f64 = 10_000.0;

/// How far a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knowledge {
    /// As one number, level, answer or text.
    Yes,
    /// As a range.
    Partly,
    /// Not at all.
    No,
}

/// One criterion of one idea.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedCriterion {
    /// The criterion, by its place in the rubric.
    pub criterion: usize,
    /// The cells that it reads.
    pub cells: Vec<ExplainedCell>,
    /// The computed evidence, an interval in its unit; `None` if unknown.
    pub evidence: Option<(f64, f64)>,
    /// The value interval.
    pub value: (f64, f64),
    /// The share, 0–1.
    pub weight: f64,
    /// The proven points of the score.
    pub contribution: f64,
    /// The points that finding out could add.
    pub could_earn: f64,
}

/// Every criterion of one idea, the greatest possible contribution first.
pub fn explain(rubric: &Rubric, evidence: &Evidence, scored: &Scored, idea: usize) -> Vec<ExplainedCriterion> {
    let row = evidence.table.row(idea);
    let line = |c: usize| ExplainedCriterion {
        criterion: c,
        cells: cells(rubric, evidence, (idea, &row), &rubric.criteria[c].evidence.expr),
        evidence: scored.facts.get(c, idea),
        value: (scored.matrix.low(idea, c), scored.matrix.high(idea, c)),
        weight: scored.weights[c],
        contribution: scored.contribution(idea, c),
        could_earn: scored.could_earn(idea, c),
    };
    let by_weight = greatest_first((0..rubric.criteria.len()).map(line), |line| line.weight);
    greatest_first(by_weight, |line| line.contribution + line.could_earn)
}

/// The cells of an idea that an expression reads; `row` is the idea's row of the table.
pub fn cells(rubric: &Rubric, evidence: &Evidence, (idea, row): (usize, &[String]), expr: &Expr) -> Vec<ExplainedCell> {
    let cell = |column: &ColumnRef| cell(rubric, evidence, (idea, row), &column.name);
    expr.columns().into_iter().filter_map(cell).collect()
}

/// The cell of an idea in a column that the rubric reads.
pub fn cell(
    rubric: &Rubric,
    evidence: &Evidence,
    (idea, row): (usize, &[String]),
    column: &str,
) -> Option<ExplainedCell> {
    let table = &evidence.table;
    let header = table.header(column)?;
    let source = table.source_of(header).map_or(String::new(), |h| row[h].clone());
    let place = rubric.table.columns.iter().position(|other| other.name == column)?;
    let text = row[header].clone();
    let fact = evidence.columns[place].get(idea);
    let is_that = |x: &f64| matches!(fact, Fact::Between(low, high) if low == high && low == *x);
    let known = match fact {
        Fact::Unknown => Knowledge::No,
        Fact::Between(low, high) if low == high => Knowledge::Yes,
        Fact::Text(_) => Knowledge::Yes,
        Fact::Between(..) | Fact::Likely(..) => Knowledge::Partly,
    };
    let reader = &evidence.readers[place];
    let number = text.parse().ok().filter(|x| table.is_sheet && reader.kind == ColumnKind::Number && is_that(x));
    Some(ExplainedCell { column: column.to_owned(), text, source, known, number, is_share: reader.counts_shares() })
}

/// An interval as text: a single number if both ends are equal.
pub fn interval_text((low, high): (f64, f64), decimals: usize) -> String {
    if low == high { fixed(low, decimals) } else { format!("{}..{}", fixed(low, decimals), fixed(high, decimals)) }
}
