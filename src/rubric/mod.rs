//! The rubric: what counts, how much, and what disqualifies. Read from criteria.toml.
//!
//! [`read`] goes from text to [`Rubric`] in two steps: *as written* (with places) and *checked*. Only the check can
//! object; after it every weight is a share, every lens complete and every expression of a known kind.

mod ask_cost;
mod check;
mod checker;
mod check_columns;
mod check_expression;
mod check_value;
mod condition;
mod fields;
mod keys;
mod lens;
pub mod save;
mod syntax;
mod written;

pub use ask_cost::{AskCost, AskCosts};
pub use check::read;
pub use condition::read_condition;
pub use keys::{KeyTable, TABLES};
pub use lens::{ALWAYS, Lens, MAX_LENS_ID_CHARS, Weights, is_taken, is_usable_id};

use crate::diagnostic::{SourceId, Span};
use crate::expression::Expr;
use crate::identity::{find, key};
use crate::lang::{Text, Word};
use crate::say::choices;
use crate::unit::{Currency, Decimal, Unit};
use crate::value::{Levels, ValueFunction};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// A checked rubric.
#[derive(Clone, Debug)]
pub struct Rubric {
    /// What is being judged.
    pub title: Text,
    /// The scores that earn a verdict.
    pub thresholds: Thresholds,
    /// Names of the groups, by id.
    pub groups: BTreeMap<String, Text>,
    /// At least one criterion, in the order written.
    pub criteria: Vec<Criterion>,
    /// The gates, in the order written.
    pub gates: Vec<Gate>,
    /// `base` (weights as written) first, `equal` second, then the rubric's own.
    pub lenses: Vec<Lens>,
    /// What is read of the table of ideas.
    pub table: TableSpec,
}

/// What a rubric wants of the table of ideas. It is known even if the rubric has mistakes, so that the mistakes of both
/// files can be reported in one run.
#[derive(Clone, Debug, Default)]
pub struct TableSpec {
    /// The column that identifies the idea; `None` if the rubric could not be read that far.
    pub idea: Option<Named<String>>,
    /// The column that holds the name to show, in each language; `None` if the identifying column is shown.
    pub name: Option<Named<Text>>,
    /// Every column that an expression of the rubric reads, with how its cells are to be read; behind them those that only
    /// a condition beside the rubric reads.
    pub columns: Vec<RubricColumn>,
    /// How many of the columns only that condition reads.
    pub added: usize,
    /// The condition that an idea must satisfy to be looked at, unless it is wrong.
    pub condition: Option<Arc<Condition>>,
    /// The day that expressions call `as_of`, in days since 1970.
    pub as_of: Option<f64>,
    /// How many criteria and gates judge an idea.
    pub judges: usize,
    /// How amounts are read.
    pub money: Money,
    /// Which rows are headers, ideas or neither.
    pub rows: RowRules,
}

impl TableSpec {
    /// The columns that the rubric itself reads.
    pub fn own_columns(&self) -> &[RubricColumn] {
        &self.columns[..self.columns.len() - self.added]
    }

    /// The columns that only a condition reads.
    pub fn added_columns(&self) -> &[RubricColumn] {
        &self.columns[self.columns.len() - self.added..]
    }

    /// What the rubric alone wants of the table.
    pub fn alone(&self) -> TableSpec {
        TableSpec { columns: self.own_columns().to_vec(), added: 0, condition: None, ..self.clone() }
    }

    /// The same with the columns of a condition.
    pub fn under(&self, condition: Arc<Condition>) -> TableSpec {
        let columns = [self.own_columns(), &condition.columns].concat();
        TableSpec { columns, added: condition.columns.len(), condition: Some(condition), ..self.clone() }
    }
}

/// A condition that an idea must satisfy to be looked at.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The condition.
    pub expression: Expression,
    /// The columns that only it reads.
    pub columns: Vec<RubricColumn>,
    /// The place of each of its columns, by slot, among those of the rubric with its own behind them.
    pub places: Vec<usize>,
}

/// What the rubric declares about the rows of the table.
#[derive(Clone, Debug, Default)]
pub struct RowRules {
    /// The line of the header, from 1; `None` if it has to be found.
    pub header: Option<usize>,
    /// Rows that are not ideas: names as written, by identity key.
    pub skip: BTreeMap<String, String>,
    /// Rows that are ideas whatever they look like.
    pub keep: BTreeMap<String, String>,
}

impl RowRules {
    /// Whether it names any row.
    pub fn names_rows(&self) -> bool {
        !self.skip.is_empty() || !self.keep.is_empty()
    }
}

/// What the rubric declares about amounts in general.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The currency that amounts are in.
    pub own: Option<Currency>,
    /// Whether the rubric declares it, rather than the table.
    pub is_declared: bool,
    /// What one unit of each other currency is worth in it.
    pub rates: Vec<(Currency, f64)>,
    /// The day of the rates, as written; empty if not given.
    pub day: String,
    /// How far `about 5` may be from 5, as a fraction of it.
    pub about: f64,
}

impl Default for Money {
    fn default() -> Money {
        Money { own: None, is_declared: false, rates: Vec::new(), day: String::new(), about: 0.1 }
    }
}

impl Money {
    /// What one unit of a currency is worth in our own, if declared.
    pub fn rate(&self, currency: Currency) -> Option<f64> {
        self.rates.iter().find(|(known, _)| *known == currency).map(|(_, rate)| *rate)
    }
}

/// What the rubric declares about the cells of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Declared {
    /// The unit of its evidence.
    pub unit: Option<Unit>,
    /// The currency of its amounts.
    pub currency: Option<Currency>,
    /// The decimal sign.
    pub decimal: Option<Decimal>,
    /// The unit of the criterion that reads only this column: shown and suggested, but no cell is read by it.
    pub shown: Option<Unit>,
}

impl Declared {
    /// Whether it declares the unit of the column.
    pub fn has_unit(&self) -> bool {
        self.unit.is_some() || self.currency.is_some()
    }
}

/// Scores (0–100) from which an idea is worth watching or pursuing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Thresholds {
    /// The least score for `pursue`.
    pub pursue: f64,
    /// The least score for `watch`.
    pub watch: f64,
}

/// One thing that counts.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id, as in `--weight id=30`.
    pub id: String,
    /// Its short name.
    pub name: Text,
    /// Its group; empty if not given.
    pub group: String,
    /// Evidence → value.
    pub value: ValueFunction,
    /// What it reads from the table.
    pub evidence: Expression,
    /// The unit of the evidence; empty if not given.
    pub unit: Text,
    /// What its unknowns are drawn from.
    pub draw: UnknownDraw,
    /// The question that finds the evidence out.
    pub ask: Text,
    /// What it costs to ask it.
    pub ask_cost: Option<AskCost>,
    /// The section of the notes it comes from.
    pub notes: String,
}

/// What an unknown is drawn from where chances are computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownDraw {
    /// The known values of the other ideas, with two uniform ones beside them.
    #[default]
    Others,
    /// Anything from nothing to the best that the criterion can earn.
    Uniform,
    /// It earns nothing, as in the score.
    Nothing,
}

impl UnknownDraw {
    /// All variants.
    pub const ALL: [UnknownDraw; 3] = [UnknownDraw::Others, UnknownDraw::Uniform, UnknownDraw::Nothing];

    /// The id in files and machine-readable output, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            UnknownDraw::Others => "others",
            UnknownDraw::Uniform => "uniform",
            UnknownDraw::Nothing => "nothing",
        }
    }

    /// The name in both languages.
    pub fn name(self) -> Word {
        match self {
            UnknownDraw::Others => choices::OTHERS,
            UnknownDraw::Uniform => choices::UNIFORM,
            UnknownDraw::Nothing => choices::NOTHING,
        }
    }

    /// Parses an id.
    pub fn parse(id: &str) -> Option<UnknownDraw> {
        UnknownDraw::ALL.into_iter().find(|draw| draw.id() == id)
    }
}

/// Criteria whose evidence is a bare column, by its name; the last of several.
pub(crate) fn by_column<'c>(criteria: impl Iterator<Item = &'c Criterion>) -> HashMap<&'c str, &'c Criterion> {
    criteria.filter_map(|c| Some((c.evidence.expr.as_column()?.name.as_str(), c))).collect()
}

/// A condition that disqualifies an idea, whatever its strengths.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Its id.
    pub id: String,
    /// Its short name.
    pub name: Text,
    /// True means failed, false passed, null unknown.
    pub fail: Expression,
    /// Why it disqualifies.
    pub why: Text,
    /// The question that settles it; empty if not given.
    pub ask: Text,
    /// The section of the notes it comes from.
    pub notes: String,
}

/// An expression with its text and its place.
#[derive(Clone, Debug)]
pub struct Expression {
    /// As written.
    pub text: String,
    /// Where its text stands in criteria.toml.
    pub span: Span,
    /// As parsed.
    pub expr: Expr,
}

impl Expression {
    /// The place of a part of it in criteria.toml; the whole if it is written with escapes.
    pub fn inside(text: &str, span: &Span, range: &Range<usize>) -> Span {
        match span.range.len() == text.len() {
            true => Span::new(span.source, span.range.start + range.start..span.range.start + range.end),
            false => span.clone(),
        }
    }
}

/// A name in the rubric with its place; a default has no place.
#[derive(Clone, Debug)]
pub struct Named<T> {
    /// The name.
    pub name: T,
    /// Its place in criteria.toml.
    pub span: Option<Span>,
}

/// A column that the rubric reads.
#[derive(Clone, Debug)]
pub struct RubricColumn {
    /// Its header in the table of ideas.
    pub name: String,
    /// How its cells are read.
    pub kind: ColumnKind,
    /// Where the rubric first names it.
    pub span: Span,
    /// What else the rubric declares about it.
    pub declared: Declared,
}

/// How the cells of a column are read.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnKind {
    /// Numbers and ranges.
    Number,
    /// Levels of an anchored scale.
    Level(Levels),
    /// Yes or no.
    Yes,
    /// Days.
    Date,
    /// Text as it stands.
    Text,
}

impl Rubric {
    /// The source that it was read from.
    pub fn source(&self) -> SourceId {
        self.criteria[0].evidence.span.source
    }

    /// The lens with this id.
    pub fn lens(&self, id: &str) -> Option<&Lens> {
        find(self.lenses.iter().map(|lens| lens.id.as_str()), id).map(|lens| &self.lenses[lens])
    }

    /// A JSON object with one value for each criterion, by id.
    pub fn by_criterion(&self, of: impl IntoIterator<Item = impl Serialize>) -> Value {
        self.criteria.iter().zip(of).map(|(criterion, of)| (criterion.id.clone(), json!(of))).collect()
    }

    /// The index of the criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<usize> {
        find(self.criteria.iter().map(|c| c.id.as_str()), id)
    }

    /// What finding out costs, if any criterion says so.
    pub fn ask_costs(&self) -> Option<AskCosts> {
        let costs: Vec<Option<AskCost>> = self.criteria.iter().map(|criterion| criterion.ask_cost).collect();
        AskCosts::of(&costs, &self.questions())
    }

    /// The question that each criterion asks: criteria that read the same columns ask the same, named by the place of the
    /// first of them.
    pub fn questions(&self) -> Vec<usize> {
        let columns = |criterion: &Criterion| -> BTreeSet<String> {
            criterion.evidence.expr.columns().iter().map(|column| key(&column.name).into_owned()).collect()
        };
        let mut firsts: HashMap<BTreeSet<String>, usize> = HashMap::new();
        let question = |(c, criterion)| *firsts.entry(columns(criterion)).or_insert(c);
        self.criteria.iter().enumerate().map(question).collect()
    }

    /// The weights as written, as shares.
    pub fn base(&self) -> &Lens {
        &self.lenses[0]
    }

    /// The name of a group; its id if the rubric does not name it.
    pub fn group_name(&self, id: &str) -> Text {
        self.groups.get(id).cloned().unwrap_or_else(|| Text::same(id))
    }
}
