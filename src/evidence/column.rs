//! One more column of a table that has been read: numbers for a question that the rubric does not ask.

use super::cell::judged;
use super::facts::Facts;
use super::head::IdeasHead;
use super::objection::{Objection, ObjectionKind};
use super::read::Telling;
use super::reader::ColumnReader;
use super::table::IdeaTable;
use crate::diagnostic::Findings;
use crate::rubric::{ColumnKind, Declared, RubricColumn, TableSpec};

/// The numbers of a column for the ideas of a table, and how they were read: by the same grammar, and after the same look
/// at the column, as those that the rubric reads. What the rubric declares of the column counts; another column that it
/// reads does not, so that nothing else is read otherwise.
pub fn numbers(table: &IdeaTable, header: usize, spec: &TableSpec, findings: &mut Findings) -> (Facts, ColumnReader) {
    let name = &table.headers()[header];
    let declared = spec.columns.iter().find(|column| table.header(&column.name) == Some(header));
    let declared = declared.map_or(Declared::default(), |column| column.declared.clone());
    let span = table.header_span(header);
    let column = RubricColumn { name: name.clone(), kind: ColumnKind::Number, span, declared };
    let spec = TableSpec { columns: vec![column], ..spec.alone() };
    let mut head = IdeasHead::of(table.clone(), &spec);
    head.settle(&spec, |start| !table.has_idea_at(start));
    let reader = head.layout.readers()[0].clone();
    let (mut rows, mut telling) = (table.rows(), Telling::of(table, findings));
    let mut facts = Facts::new(&ColumnKind::Number, table.starts.len());
    for (idea, &start) in table.starts.iter().enumerate() {
        let (fact, problem) = judged(&rows.get(idea)[header], &reader);
        facts.push(fact);
        let objection = problem.map(|problem| Objection { start, what: ObjectionKind::Cell(header, problem) });
        objection.into_iter().for_each(|objection| telling.object(objection));
    }
    (facts, reader)
}
