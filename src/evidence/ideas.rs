//! The ideas of a table, and the facts that a rubric reads of them.

use super::facts::{Fact, Facts};
use super::profile::Remark;
use super::reader::ColumnReader;
use super::table::IdeaTable;
use super::words::one_line;
use crate::identity;
use crate::unit::Currency;

/// The facts that a rubric reads of every idea, and the table they come from.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Names that identify the ideas, in the order of the table; unique and not empty.
    pub ids: Vec<String>,
    /// Names of the ideas as shown, in the language of the output.
    pub names: Vec<String>,
    /// Facts by column, in the order of [`TableSpec::columns`](crate::rubric::TableSpec::columns).
    pub columns: Vec<Facts>,
    /// How the cells of the columns were read, in the same order.
    pub readers: Vec<ColumnReader>,
    /// What is to be said of that.
    pub remarks: Vec<Remark>,
    /// The table as written.
    pub table: IdeaTable,
    /// How many ideas the table holds, of which only some may be kept here.
    pub total: usize,
}

/// Those of `n` ideas of which one name is this one; else is this but for capitals; else contains it.
fn called<'a, N: IntoIterator<Item = &'a String>>(name: &str, n: usize, names: impl Fn(usize) -> N) -> Vec<usize> {
    let (look, wanted) = (identity::look(name), identity::key(name));
    let ways: [&dyn Fn(&str) -> bool; 3] =
        [&|text| identity::look(text) == look, &|text| identity::key(text) == wanted, &|text| {
            !wanted.is_empty() && identity::key(text).contains(&*wanted)
        }];
    let all = |is_it: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..n).filter(|&idea| names(idea).into_iter().any(|text| is_it(text))).collect()
    };
    ways.into_iter().map(all).find(|found| !found.is_empty()).unwrap_or_default()
}

impl Evidence {
    /// The ideas that a name could mean: the one of this id; else those of this name; else those of this id or name but
    /// for capitals; else all whose name or id contains it.
    pub fn matches(&self, name: &str) -> Vec<usize> {
        // As names are read from the table.
        let name = one_line(name);
        let look = identity::look(&name);
        if let Some(id) = self.ids.iter().position(|id| identity::look(id) == look) {
            return vec![id];
        }
        called(&name, self.ids.len(), |idea| [&self.ids[idea], &self.names[idea]])
    }

    /// The ideas that a name could mean by what stands in other columns than the one that is shown.
    pub fn matches_in<const N: usize>(&self, columns: [&str; N], name: &str) -> Vec<usize> {
        let columns: Vec<usize> = columns.iter().filter_map(|column| self.table.header(column)).collect();
        let mut rows = self.table.rows();
        let names = |idea: usize| {
            let row = rows.get(idea);
            columns.iter().map(|column| one_line(&row[*column])).collect::<Vec<_>>()
        };
        let names: Vec<Vec<String>> = (0..self.ids.len()).map(names).collect();
        called(&one_line(name), names.len(), |idea| &names[idea])
    }

    /// The currency that amounts are counted in, as the rubric or the signs of the table say; none where neither does.
    pub fn currency(&self) -> Option<Currency> {
        self.readers.first()?.money.own
    }

    /// The one idea that a name means, if it is unmistakable.
    pub fn find(&self, name: &str) -> Option<usize> {
        match self.matches(name).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The table with some of its ideas alone.
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
        }
    }

    /// Changes one fact of one idea; the column by its place in the rubric and its name.
    pub fn set(&mut self, idea: usize, column: (usize, &str), fact: Fact, written: &str) {
        self.columns[column.0].set(idea, fact);
        if let Some(header) = self.table.header(column.1) {
            self.table.overwrite(idea, header, written);
        }
    }
}
