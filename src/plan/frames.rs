//! The plan as lazy expressions of polars.

use super::columns::{self, Found, Lazy};
use super::lowering::Lowering;
use super::{Plan, Unplanned};
use crate::expression::Expr;
use crate::rubric::ColumnKind;
use crate::score::{
    GateState, POTENTIAL, SCORE, VERDICT, Verdict, best_key, gate_key, named, value_key, verdict, with_sums,
};
use polars::prelude::{LazyFrame, lit, when};

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
        let found = columns::find(&self.rubric.table.columns, &schema)?;
        let facts: Vec<Lazy> = found.iter().enumerate().map(|(n, found)| found.facts().alias(fact_key(n))).collect();
        let mut added: Vec<String> = self.rubric.gates.iter().map(|gate| gate_key(&gate.id)).collect();
        added.extend(self.rubric.criteria.iter().flat_map(|c| [value_key(&c.id), best_key(&c.id)]));
        added.extend([SCORE, POTENTIAL, VERDICT].map(str::to_owned));
        let is_taken = |name: &&str| name.starts_with(ON_THE_WAY) || added.iter().any(|added| added == name);
        let own = || schema.iter_names().map(|name| name.as_str());
        if let Some(column) = own().find(is_taken) {
            return Err(Unplanned::Taken { column: column.to_owned() });
        }
        let kept: Vec<Lazy> = own().chain(added.iter().map(String::as_str)).map(named).collect();
        let evidence = self.evidence();
        let gates = self.rubric.gates.iter().enumerate().map(|(g, gate)| in_words(failed(g)).alias(gate_key(&gate.id)));
        let judged: Vec<Lazy> = self.values().chain(gates).collect();
        // Null where none failed and one is open.
        let is_out = (0..self.rubric.gates.len()).map(failed).reduce(Lazy::or).unwrap_or_else(|| lit(false));
        let ids = Verdict::ALL.map(|verdict| lit(verdict.id()));
        let verdict = verdict(is_out, self.rubric.thresholds, ids).alias(VERDICT);
        let staged = frame.with_columns(facts).with_columns(evidence).with_columns(judged);
        let weighed = with_sums(staged, self.rubric, &self.lens.weights);
        Ok(weighed.with_columns([verdict]).select(kept))
    }

    /// One row that counts for each column how many cells are there but cannot be read: texts that are no level,
    /// infinite numbers. They count as unknown.
    ///
    /// # Errors
    /// If columns are missing or of other types.
    pub fn unread(&self, mut frame: LazyFrame) -> Result<LazyFrame, Unplanned> {
        let schema = frame.collect_schema()?;
        let count = |found: &Found| found.says().and(found.facts().is_null()).sum().alias(found.name);
        let counts: Vec<Lazy> = columns::find(&self.rubric.table.columns, &schema)?.iter().map(count).collect();
        Ok(frame.select(counts))
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
            let lowering = Lowering { columns: vec![(named(evidence_key(c)), false)], is_guarded: false };
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

/// How names of columns on the way begin.
const ON_THE_WAY: &str = "dingzi:";

fn fact_key(column: usize) -> String {
    format!("{ON_THE_WAY}fact {column}")
}

fn evidence_key(criterion: usize) -> String {
    format!("{ON_THE_WAY}evidence {criterion}")
}

fn failed_key(gate: usize) -> String {
    format!("{ON_THE_WAY}failed {gate}")
}

fn fact(column: usize) -> Lazy {
    named(fact_key(column))
}

fn failed(gate: usize) -> Lazy {
    named(failed_key(gate))
}

/// The state of a gate from whether it fails.
fn in_words(failed: Lazy) -> Lazy {
    let [yes, no, open] = [GateState::Failed, GateState::Passed, GateState::Unknown].map(|state| lit(state.id()));
    when(failed.clone()).then(yes).when(failed.is_null()).then(open).otherwise(no)
}
