//! What would put an idea first: other weights or a single better fact, in numbers and in words.

use super::improve::{Goal, Improvement};
use super::overtake::{MAX_TYPED, Overtake, overtake};
use super::stability::contestants;
use crate::evidence::{Evidence, cell};
use crate::lang::Lang;
use crate::rubric::{ColumnKind, Declared, Rubric, RubricColumn};
use crate::say::{
    self,
    route::{Direction, FactClause},
};
use crate::score::Scored;
use crate::unit::{MONTH, Measure, QUARTER, Unit, scale_name};

/// The digits of a number that is written in full.
const ALL_DIGITS: usize = 15;

/// What would put an idea first.
pub struct Route {
    /// The idea.
    pub idea: usize,
    /// The nearest weights that do, or why none can; `None` if the idea fails a gate, which weights cannot change.
    pub overtake: Option<Overtake>,
    /// Single facts that would do, the smallest improvement first, each with its text.
    pub facts: Vec<(Improvement, String)>,
}

/// Finds routes and puts them into words.
#[derive(Clone, Copy)]
pub struct Routes<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The facts.
    pub evidence: &'a Evidence,
    /// The ideas under the chosen lens.
    pub scored: &'a Scored,
    /// The language of the words.
    pub lang: Lang,
}

impl Routes<'_> {
    /// The route of one idea, from a linear program or two and a search in each column.
    pub fn of(&self, idea: usize) -> Route {
        let Routes { rubric, evidence, scored, .. } = *self;
        let rivals = contestants(scored);
        let out = scored.is_out(idea);
        let overtake = if out { None } else { overtake(&scored.matrix, &scored.weights, rivals, idea) };
        let goal = Goal::new(rubric, evidence, scored, rivals, idea);
        let facts = goal.map_or(Vec::new(), |goal| {
            goal.improvements().into_iter().map(|fact| (fact.clone(), self.written(&goal, &fact, idea))).collect()
        });
        Route { idea, overtake, facts }
    }

    /// A fact as text, in the unit of its cell or, if that is unknown, of the first known cell of its column.
    fn written(&self, goal: &Goal, fact: &Improvement, idea: usize) -> String {
        let own = self.cell(fact.column, idea);
        let like = match fact.from {
            Some(_) => own,
            None => {
                let is_known = |i: &usize| self.evidence.columns[fact.column].interval(*i).is_some();
                let known = (0..self.scored.len()).find(is_known);
                known.map_or(String::new(), |i| self.cell(fact.column, i))
            }
        };
        goal.write(fact, &like, self.lang)
    }

    fn cell(&self, column: usize, idea: usize) -> String {
        let table = &self.evidence.table;
        let header = table.header(&self.rubric.table.columns[column].name);
        header.map_or(String::new(), |header| table.row(idea)[header].clone())
    }

    /// A route in words, in up to three clauses: the failed gate, the weights, the smallest fact.
    pub fn words(&self, way: &Route) -> Vec<String> {
        let (rubric, lang) = (self.rubric, self.lang);
        let gate = self.scored.failed_gate(way.idea);
        let gate = gate.map(|gate| say::route::RouteClause::Gate(rubric.gates[gate].name.get(lang)).clause(lang));
        let weights = way.overtake.as_ref().map(|overtake| self.weights(overtake).clause(lang));
        let fact = way.facts.first().map(|(fact, written)| self.fact(fact, written, way.idea));
        [gate, weights, fact].into_iter().flatten().collect()
    }

    /// The largest changes of shares, or why no weights will do.
    fn weights(&self, overtake: &Overtake) -> say::route::RouteClause<'_> {
        let name = |idea: usize| self.scored.names[idea].as_str();
        match overtake {
            Overtake::Never { mix } => match mix[..] {
                [(idea, _)] => say::route::RouteClause::Dominated(name(idea)),
                _ => say::route::RouteClause::Mixed(mix.iter().map(|&(idea, part)| (name(idea), part)).collect()),
            },
            Overtake::Weights { typed, is_rough, .. } => {
                let today = &self.scored.weights;
                let share = |&(c, to): &(usize, f64)| (self.rubric.criteria[c].name.get(self.lang), today[c], to);
                let shares: Vec<_> = typed.iter().take(MAX_TYPED).map(share).collect();
                say::route::RouteClause::Weights { others: typed.len() - shares.len(), shares, is_rough: *is_rough }
            }
        }
    }

    /// The clause for a fact that would do.
    fn fact(&self, fact: &Improvement, written: &str, idea: usize) -> String {
        let column = &self.rubric.table.columns[fact.column];
        let (cell, (unit, is_measured)) = (self.cell(fact.column, idea), unit(column, written, self.lang));
        let direction = match (&column.kind, fact.rises) {
            (ColumnKind::Number, true) => Direction::Up,
            (ColumnKind::Number, false) => Direction::Down,
            _ => Direction::Over,
        };
        let from = fact.from.map(|(low, high)| {
            // In the form of the new fact, unless it is a range, or a number in words.
            let is_number = matches!(column.kind, ColumnKind::Number);
            let has_form = low == high && (!is_number || cell.contains(|c: char| c.is_ascii_digit()));
            let reader = &self.evidence.readers[fact.column];
            if has_form { cell::write(low, reader, &cell, ALL_DIGITS, fact.rises, self.lang) } else { cell.clone() }
        });
        let from = from.as_deref();
        let fact = FactClause { column: &column.name, from, to: written, unit: &unit, is_measured, direction };
        say::route::RouteClause::Fact(fact).clause(self.lang)
    }
}

/// The unit to add to a number if neither its text nor the header of its column has one, and whether Chinese counts it
/// with a measure word.
fn unit(column: &RubricColumn, written: &str, lang: Lang) -> (String, bool) {
    let Declared { unit, currency, .. } = column.declared;
    let is_bare = written.ends_with(|c: char| c.is_ascii_digit()) && Unit::of_header(&column.name).is_none();
    let measure = currency.map(Measure::Money).or(unit.and_then(|unit| unit.measure));
    let unit = Unit { measure, ..unit.unwrap_or_default() };
    let scale = scale_name(unit.exponent).unwrap_or_default();
    let is_measured = scale.is_empty() && matches!(measure, Some(Measure::Time(MONTH | QUARTER)));
    (if is_bare { format!("{scale}{}", unit.name(lang)) } else { String::new() }, is_measured)
}
