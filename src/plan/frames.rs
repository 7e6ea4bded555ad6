//! The plan as lazy expressions of polars.

use super::{Plan, Unplanned};
use crate::expression::{Expr, Function, Operator, half_away};
use crate::identity;
use crate::rubric::{ColumnKind, RubricColumn};
use crate::say::plan::Wanted;
use crate::score::{
    GateState, POTENTIAL, SCORE, VERDICT, any, best_key, gate_key, sums, value_key, verdict, verdict_id,
};
use crate::unit::MONTH;
use crate::value::{Levels, is_blank};
use polars::prelude::arity::broadcast_binary_elementwise;
use polars::prelude::{self as engine, DataType, IntoColumn, LazyFrame, NULL, Schema, col, lit, when};

/// A lazy expression of the engine.
type Lazy = engine::Expr;

impl Plan<'_> {
    /// Adds what the rubric makes of each row of a frame: `gate:ID` (passed, failed or unknown) for each gate,
    /// `value:ID` and `best:ID` (0–1) for each criterion, `score` and `potential` (0–100) and `verdict`, as
    /// `dingzi score -o all.parquet` names them. Nothing is computed until the frame is collected.
    ///
    /// Columns are found by the names that the rubric has for them. Numbers may be integers or floats of any width (null,
    /// NaN and infinite are unknown), levels and texts are strings, yes and no are booleans, dates are dates. A text that
    /// is no level counts as unknown: [`unread`](Plan::unread) tells how many there are.
    ///
    /// # Errors
    /// If columns are missing, of other types, or named as those that are added.
    pub fn polars(&self, mut frame: LazyFrame) -> Result<LazyFrame, Unplanned> {
        let schema = frame.collect_schema()?;
        let facts = self.facts(&schema)?;
        let mut added: Vec<String> = self.rubric.gates.iter().map(|gate| gate_key(&gate.id)).collect();
        added.extend(self.rubric.criteria.iter().flat_map(|c| [value_key(&c.id), best_key(&c.id)]));
        added.extend([SCORE, POTENTIAL, VERDICT].map(str::to_owned));
        if let Some(column) = added.iter().find(|name| schema.contains(name)) {
            return Err(Unplanned::Taken { column: column.clone() });
        }
        let own = schema.iter_names().map(|name| name.to_string());
        let kept: Vec<Lazy> = own.chain(added).map(col).collect();
        let evidence = self.evidence();
        let gates = self.rubric.gates.iter().enumerate().map(|(g, gate)| in_words(failed(g)).alias(gate_key(&gate.id)));
        let judged: Vec<Lazy> = self.values().chain(gates).collect();
        let is_out = any((0..self.rubric.gates.len()).map(failed));
        let sums = sums(self.rubric, &self.lens.weights);
        let verdict = verdict(is_out, self.rubric.thresholds);
        let staged = frame.with_columns(facts).with_columns(evidence).with_columns(judged).with_columns(sums);
        let said = verdict_id(col(VERDICT)).alias(VERDICT);
        Ok(staged.with_columns([verdict]).with_columns([said]).select(kept))
    }

    /// One row that counts for each column how many cells are there but cannot be read: texts that are no level,
    /// infinite numbers. They count as unknown.
    ///
    /// # Errors
    /// If columns are missing or of other types.
    pub fn unread(&self, mut frame: LazyFrame) -> Result<LazyFrame, Unplanned> {
        let schema = frame.collect_schema()?;
        let facts = self.facts(&schema)?;
        let count = |(n, column): (usize, &RubricColumn)| {
            let (name, fact) = (found(column, &schema).expect("facts have been made of it"), fact(n));
            let is_there = match column.kind {
                ColumnKind::Level(_) | ColumnKind::Text => text_of(col(name)).is_not_null(),
                ColumnKind::Yes => col(name).is_not_null(),
                ColumnKind::Number | ColumnKind::Date => as_number(col(name)).is_not_nan(),
            };
            is_there.and(fact.is_null()).sum().alias(name)
        };
        let counts: Vec<Lazy> = self.rubric.table.columns.iter().enumerate().map(count).collect();
        Ok(frame.with_columns(facts).select(counts))
    }

    /// The facts of every column that the rubric reads, as doubles (of levels their codes), booleans or texts.
    fn facts(&self, schema: &Schema) -> Result<Vec<Lazy>, Unplanned> {
        let columns = &self.rubric.table.columns;
        let missing = columns.iter().filter(|column| found(column, schema).is_none()).map(|column| column.name.clone());
        let missing: Vec<String> = missing.collect();
        if !missing.is_empty() {
            return Err(Unplanned::Missing { columns: missing });
        }
        let read = |(n, column): (usize, &RubricColumn)| {
            let name = found(column, schema).expect("none is missing");
            let kind = schema.get(name).expect("it was found there");
            let (wants, fits) = match column.kind {
                ColumnKind::Number => (Wanted::Numbers, kind.is_primitive_numeric()),
                ColumnKind::Date => (Wanted::Dates, *kind == DataType::Date),
                ColumnKind::Yes => (Wanted::Truths, *kind == DataType::Boolean),
                ColumnKind::Level(_) | ColumnKind::Text => (Wanted::Texts, *kind == DataType::String),
            };
            if !fits {
                return Err(Unplanned::Type { column: column.name.clone(), wants, has: kind.to_string() });
            }
            let fact = match &column.kind {
                ColumnKind::Number | ColumnKind::Date => finite(as_number(col(name))),
                ColumnKind::Level(levels) => codes(text_of(col(name)), levels.clone()),
                ColumnKind::Yes => col(name),
                ColumnKind::Text => text_of(col(name)),
            };
            Ok(fact.alias(fact_key(n)))
        };
        columns.iter().enumerate().map(read).collect()
    }

    /// The evidence of each criterion, and whether each gate fails.
    fn evidence(&self) -> Vec<Lazy> {
        let criteria = self.rubric.criteria.iter().zip(&self.criteria).enumerate();
        let evidence = criteria.map(|(c, (criterion, planned))| {
            let lowering = self.lowering(&criterion.evidence.expr);
            let evidence = match planned.is_condition {
                true => lowering.truth(&criterion.evidence.expr),
                false => lowering.number(&criterion.evidence.expr),
            };
            evidence.alias(evidence_key(c))
        });
        let gates = self.rubric.gates.iter().enumerate();
        let failed = gates.map(|(g, gate)| self.lowering(&gate.fail.expr).truth(&gate.fail.expr).alias(failed_key(g)));
        evidence.chain(failed).collect()
    }

    /// Both ends of the value on each criterion.
    fn values(&self) -> impl Iterator<Item = Lazy> {
        self.rubric.criteria.iter().zip(&self.criteria).enumerate().flat_map(|(c, (criterion, planned))| {
            // Between its points a value function cannot overflow.
            let lowering = Lowering { columns: vec![(col(evidence_key(c)), false)], is_guarded: false };
            let [low, high] = [&planned.low, &planned.high].map(|end| lowering.number(end));
            [low.alias(value_key(&criterion.id)), high.alias(best_key(&criterion.id))]
        })
    }

    fn lowering(&self, expr: &Expr) -> Lowering {
        let columns = expr.columns().into_iter().map(|read| {
            let column = self.rubric.table.columns.iter().position(|column| column.name == read.name);
            let column = column.expect("the rubric lists every column that it reads");
            (fact(column), self.rubric.table.columns[column].kind == ColumnKind::Text)
        });
        Lowering { columns: columns.collect(), is_guarded: true }
    }
}

/// Names of columns on the way, which a frame should not have.
fn fact_key(column: usize) -> String {
    format!("dingzi:fact {column}")
}

fn evidence_key(criterion: usize) -> String {
    format!("dingzi:evidence {criterion}")
}

fn failed_key(gate: usize) -> String {
    format!("dingzi:failed {gate}")
}

fn fact(column: usize) -> Lazy {
    col(fact_key(column))
}

fn failed(gate: usize) -> Lazy {
    col(failed_key(gate))
}

/// The column of a frame that the rubric means: the name itself, or one that looks the same.
fn found<'s>(column: &RubricColumn, schema: &'s Schema) -> Option<&'s str> {
    let names: Vec<&str> = schema.iter_names().map(|name| name.as_str()).collect();
    identity::find(names.iter().copied(), &column.name).map(|place| names[place])
}

fn as_number(column: Lazy) -> Lazy {
    column.strict_cast(DataType::Float64)
}

/// A number that is one; null otherwise. A function of ours, since a choice would hold the number twice, and so what it
/// is made of four times.
fn finite(numbers: Lazy) -> Lazy {
    of_each(numbers, |x| x.filter(|x| x.is_finite()))
}

fn unknown() -> Lazy {
    lit(NULL).cast(DataType::Float64)
}

/// The texts of a column as cells are read: null where one says that nothing is known.
fn text_of(column: Lazy) -> Lazy {
    let known = |column: engine::Column| {
        let texts = column.str()?.iter().map(|text| text.filter(|text| !is_blank(text)));
        Ok(texts.collect::<engine::StringChunked>().into_column())
    };
    column.map(known, |_, field| Ok(engine::Field::new(field.name().clone(), DataType::String)))
}

/// The codes of texts that name a level, by id or name; null for others.
fn codes(texts: Lazy, levels: Levels) -> Lazy {
    let code = move |column: engine::Column| {
        let codes = column.str()?.iter().map(|text| levels.code(text?).map(|code| code as f64));
        Ok(codes.collect::<engine::Float64Chunked>().into_column())
    };
    texts.map(code, |_, field| Ok(engine::Field::new(field.name().clone(), DataType::Float64)))
}

/// The state of a gate from whether it fails.
fn in_words(failed: Lazy) -> Lazy {
    let [yes, no, open] = [GateState::Failed, GateState::Passed, GateState::Unknown].map(|state| lit(state.id()));
    when(failed.clone()).then(yes).when(failed.is_null()).then(open).otherwise(no)
}

/// Turns an expression into one of the engine. Its columns, by slot, each with whether it holds texts.
struct Lowering {
    columns: Vec<(Lazy, bool)>,
    /// Whether a result that is no finite number is unknown.
    is_guarded: bool,
}

impl Lowering {
    /// A number, null where the expression has none.
    fn number(&self, expr: &Expr) -> Lazy {
        match expr {
            Expr::Number(x) => lit(*x),
            Expr::Column(column) => self.columns[column.slot].0.clone(),
            Expr::Negate(x) => -self.number(x),
            Expr::Binary(op, a, b) => {
                let (a, b) = (self.number(a), self.number(b));
                self.guarded(match op {
                    Operator::Add => a + b,
                    Operator::Subtract => a - b,
                    Operator::Multiply => a * b,
                    Operator::Divide => quotient(a, b),
                    _ => unknown(),
                })
            }
            Expr::Case(whens, otherwise) => self.case(whens, otherwise),
            Expr::Call(function, arguments) => self.call(*function, arguments),
            Expr::Null | Expr::Truth(_) | Expr::Text(..) | Expr::Not(_) | Expr::IsNull(_) => unknown(),
        }
    }

    fn guarded(&self, number: Lazy) -> Lazy {
        if self.is_guarded { finite(number) } else { number }
    }

    /// The first condition that holds decides; an unknown one before it makes the result unknown.
    fn case(&self, whens: &[(Expr, Expr)], otherwise: &Expr) -> Lazy {
        whens.iter().rev().fold(self.number(otherwise), |rest, (condition, result)| {
            let condition = self.truth(condition);
            let decided = when(condition.clone()).then(self.number(result)).otherwise(rest);
            when(condition.is_null()).then(unknown()).otherwise(decided)
        })
    }

    fn call(&self, function: Function, arguments: &[Expr]) -> Lazy {
        let mut numbers = arguments.iter().map(|argument| self.number(argument));
        let first = numbers.next().expect("the parser counts arguments");
        let mut second = || numbers.next().expect("the parser counts arguments");
        match function {
            Function::Abs => each(first, f64::abs),
            Function::Ln => self.guarded(each(first, f64::ln)),
            Function::Log10 => self.guarded(each(first, f64::log10)),
            Function::Sqrt => self.guarded(each(first, f64::sqrt)),
            Function::Power => self.guarded(both(first, second(), f64::powf)),
            Function::DaysBetween => self.guarded(second() - first),
            Function::MonthsBetween => self.guarded(quotient(self.guarded(second() - first), lit(MONTH))),
            Function::Round => {
                let decimals = numbers.next().unwrap_or_else(|| lit(0.0));
                self.guarded(both(first, decimals, half_away))
            }
            Function::Coalesce => engine::coalesce(&std::iter::once(first).chain(numbers).collect::<Vec<_>>()),
            Function::Least => numbers.fold(first, |a, b| both(a, b, f64::min)),
            Function::Greatest => numbers.fold(first, |a, b| both(a, b, f64::max)),
        }
    }

    /// A truth value in Kleene's logic, null where it is not known.
    fn truth(&self, expr: &Expr) -> Lazy {
        match expr {
            Expr::Truth(b) => lit(*b),
            Expr::Column(column) => self.columns[column.slot].0.clone(),
            Expr::Not(x) => self.truth(x).not(),
            Expr::IsNull(x) => self.known(x).is_null(),
            Expr::Binary(Operator::And, a, b) => self.truth(a).and(self.truth(b)),
            Expr::Binary(Operator::Or, a, b) => self.truth(a).or(self.truth(b)),
            Expr::Binary(op, a, b) => self.compare(*op, a, b),
            _ => lit(NULL).cast(DataType::Boolean),
        }
    }

    /// Something that is null where the expression is not known.
    fn known(&self, expr: &Expr) -> Lazy {
        match expr {
            Expr::Text(..) => lit(true),
            Expr::Column(column) => self.columns[column.slot].0.clone(),
            expr if expr.is_truth_value() => self.truth(expr),
            expr => self.number(expr),
        }
    }

    fn compare(&self, op: Operator, a: &Expr, b: &Expr) -> Lazy {
        if let (Some(a), Some(b)) = (self.text(a), self.text(b)) {
            let same = same(a, b);
            return if op == Operator::Equal { same } else { same.not() };
        }
        let (a, b) = match a.is_truth_value() || b.is_truth_value() {
            true => (self.truth(a), self.truth(b)),
            false => (self.number(a), self.number(b)),
        };
        match op {
            Operator::Less => a.lt(b),
            Operator::LessEqual => a.lt_eq(b),
            Operator::Greater => a.gt(b),
            Operator::GreaterEqual => a.gt_eq(b),
            Operator::Equal => a.eq(b),
            _ => a.neq(b),
        }
    }

    fn text(&self, expr: &Expr) -> Option<Lazy> {
        match expr {
            Expr::Text(text, _) => Some(lit(text.as_str())),
            Expr::Column(column) => {
                let (texts, is_text) = &self.columns[column.slot];
                is_text.then(|| texts.clone())
            }
            _ => None,
        }
    }
}

/// A function of each number. Those of the engine round otherwise in the last bit.
fn each(numbers: Lazy, f: fn(f64) -> f64) -> Lazy {
    of_each(numbers, move |x| x.map(f))
}

/// What each number becomes, or null.
fn of_each(numbers: Lazy, f: impl Fn(Option<f64>) -> Option<f64> + Send + Sync + 'static) -> Lazy {
    let apply = move |column: engine::Column| {
        Ok(column.f64()?.iter().map(&f).collect::<engine::Float64Chunked>().into_column())
    };
    numbers.map(apply, |_, field| Ok(engine::Field::new(field.name().clone(), DataType::Float64)))
}

/// The quotient itself: the engine multiplies by the reciprocal of a constant, which is another number in the last bit.
fn quotient(a: Lazy, b: Lazy) -> Lazy {
    both(a, b, |a, b| a / b)
}

/// A function of two numbers, row by row.
fn both(a: Lazy, b: Lazy, f: fn(f64, f64) -> f64) -> Lazy {
    let apply = move |columns: &mut [engine::Column]| {
        let [a, b] = [columns[0].f64()?, columns[1].f64()?];
        let rows: engine::Float64Chunked = broadcast_binary_elementwise(a, b, |a, b| Some(f(a?, b?)));
        Ok(rows.into_column())
    };
    a.map_many(apply, &[b], |_, fields| Ok(engine::Field::new(fields[0].name().clone(), DataType::Float64)))
}

/// Whether two texts are the same to people, row by row.
fn same(a: Lazy, b: Lazy) -> Lazy {
    let apply = |columns: &mut [engine::Column]| {
        let [a, b] = [columns[0].str()?, columns[1].str()?];
        let is_same = |a: Option<&str>, b: Option<&str>| Some(identity::same(a?, b?));
        let rows: engine::BooleanChunked = broadcast_binary_elementwise(a, b, is_same);
        Ok(rows.into_column())
    };
    a.map_many(apply, &[b], |_, fields| Ok(engine::Field::new(fields[0].name().clone(), DataType::Boolean)))
}
