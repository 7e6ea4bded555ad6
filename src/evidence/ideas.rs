//! The ideas of a table, and the facts that a rubric reads of them.

use super::chosen::{Chosen, OtherIdea, TextsSaid, satisfied, split};
use super::facts::{Fact, Facts};
use super::profile::Remark;
use super::reader::ColumnReader;
use super::table::IdeaTable;
use super::words::{called, one_line};
use crate::diagnostic::quoted;
use crate::identity;
use crate::rubric::{Condition, TableSpec};
use crate::unit::Currency;
use std::sync::Arc;

/// The facts that a rubric reads of every idea, and the table they come from.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The names that identify the ideas, in table order; unique and not empty.
    pub ids: Vec<String>,
    /// Names of the ideas as shown, in the language of the output.
    pub names: Vec<String>,
    /// Facts by column, in the order of [`TableSpec::columns`](crate::rubric::TableSpec::columns).
    pub columns: Vec<Facts>,
    /// How the cells of the columns were read, in the same order.
    pub readers: Vec<ColumnReader>,
    /// Remarks on how they were read.
    pub remarks: Vec<Remark>,
    /// The table as written.
    pub table: IdeaTable,
    /// The number of ideas in the table, which may be more than are kept here.
    pub total: usize,
    /// The condition that the ideas satisfy, if there is one, and how many do not.
    pub chosen: Option<Arc<Chosen>>,
}

impl Evidence {
    /// The ideas that a name could mean: the one with this id; else those with this name; else those with this id or
    /// name ignoring case; else all whose name or id contains it.
    pub fn matches(&self, name: &str) -> Vec<usize> {
        // Normalised like the names in the table.
        let name = one_line(name);
        let look = identity::look(&name);
        if let Some(id) = self.ids.iter().position(|id| identity::look(id) == look) {
            return vec![id];
        }
        match self.is_left_out(&name) {
            true => Vec::new(),
            false => called(&name, self.ids.len(), |idea| [&self.ids[idea], &self.names[idea]]),
        }
    }

    /// Whether a name is that of an idea that a condition leaves out, and of none that stays: what has the name as a part
    /// of its own is not meant then.
    pub fn is_left_out(&self, name: &str) -> bool {
        let Some(chosen) = &self.chosen else { return false };
        let wanted = identity::key(name);
        let is_it = |text: &String| identity::key(text) == wanted;
        chosen.others.iter().any(|other| other.names.iter().any(is_it))
            && !self.ids.iter().chain(&self.names).any(is_it)
    }

    /// The ideas that a name could mean, by their texts in these columns.
    pub fn matches_in<const N: usize>(&self, columns: [&str; N], name: &str) -> Vec<usize> {
        self.table.matches_in(columns, name)
    }

    /// The only idea that a condition leaves out and that a name could mean, failing that by its texts in these columns.
    pub fn left_out_called<const N: usize>(&self, columns: [&str; N], name: &str) -> Option<&OtherIdea> {
        let chosen = self.chosen.as_deref()?;
        let mut found = chosen.others_called(name);
        if found.is_empty() {
            let starts = chosen.others.iter().map(|other| other.start).collect();
            found = self.table.clone().at(starts).matches_in(columns, name);
        }
        match found[..] {
            [only] => Some(&chosen.others[only]),
            _ => None,
        }
    }

    /// The currency of amounts, from the rubric or the table's signs; `None` if neither gives one.
    pub fn currency(&self) -> Option<Currency> {
        self.readers.first()?.money.own
    }

    /// The idea that a name means, if there is exactly one.
    pub fn find(&self, name: &str) -> Option<usize> {
        match self.matches(name).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The evidence of the ideas that satisfy a condition.
    pub(super) fn chosen_by(mut self, condition: &Arc<Condition>) -> Evidence {
        let satisfied = satisfied(condition, &self.columns, self.ids.len());
        let [kept, unknown] = split(&satisfied);
        let mut said = TextsSaid::new(condition, &self.readers);
        said.see(condition, &self.columns, !kept.is_empty());
        let named = unknown.iter().take(Chosen::MAX_NAMED).map(|&idea| quoted(&self.names[idea])).collect();
        let mut evidence = self.keep(&kept);
        let others = satisfied.iter().enumerate().filter(|(_, satisfies)| **satisfies != Some(true));
        let others = others.map(|(idea, satisfies)| OtherIdea {
            names: [&mut self.ids, &mut self.names].map(|names| std::mem::take(&mut names[idea])),
            start: self.table.starts[idea],
            is_unknown: satisfies.is_none(),
        });
        let others = others.collect();
        let (all, kept, unknown) = (self.total, kept.len(), unknown.len());
        let chosen = Chosen { condition: condition.clone(), all, kept, unknown, named, said, others };
        evidence.chosen = Some(Arc::new(chosen));
        evidence
    }

    /// The evidence without the columns that only a condition reads.
    pub(super) fn without_added(mut self, spec: &TableSpec) -> Evidence {
        let own = spec.own_columns().len();
        self.columns.truncate(own);
        self.readers.truncate(own);
        self
    }

    /// The evidence reduced to some ideas.
    pub fn keep(&self, ideas: &[usize]) -> Evidence {
        let kept = |of: &[String]| ideas.iter().map(|&i| of[i].clone()).collect();
        Evidence {
            ids: kept(&self.ids),
            names: kept(&self.names),
            columns: self.columns.iter().map(|facts| facts.keep(ideas)).collect(),
            readers: self.readers.clone(),
            remarks: self.remarks.clone(),
            table: self.table.keep(ideas),
            total: self.total,
            chosen: self.chosen.clone(),
        }
    }

    /// Changes one fact of one idea; `column` is its place in the rubric and its name.
    pub fn set(&mut self, idea: usize, column: (usize, &str), fact: Fact, written: &str) {
        self.columns[column.0].set(idea, fact);
        if let Some(header) = self.table.header(column.1) {
            self.table.overwrite(idea, header, written);
        }
    }
}
