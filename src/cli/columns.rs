//! Finds the columns of the table that the command line names, whether the rubric reads them or not.

use super::context::{Context, Outcome};
use crate::diagnostic::{Code, Finding, Findings, Sources, quoted};
use crate::evidence::{self, IdeaTable};
use crate::identity::{key, same};
use crate::project::Project;
use crate::rubric::{Criterion, Rubric};
use crate::say::findings::header::left_out;
use crate::say::findings::lookup::Thing;
use std::collections::HashSet;

/// The headers of a table with their places, without those of sources.
pub(super) fn headers(table: &IdeaTable) -> impl Iterator<Item = (usize, &String)> {
    let sources: Vec<usize> = (0..table.headers().len()).filter_map(|header| table.source_of(header)).collect();
    table.headers().iter().enumerate().filter(move |(place, _)| !sources.contains(place))
}

/// The place of a column of the table that a word of an argument begins with.
pub(super) fn place(
    column: &str,
    (argument, word): (&str, &str),
    project: &Project,
    context: &Context,
) -> Outcome<usize> {
    let Project { sources, rubric, evidence, .. } = project;
    let places = places(column, (argument, word), (&[&evidence.table], rubric, sources), context)?;
    Ok(places[0].expect("one of the tables has it"))
}

/// The same for each of several tables, one of which must have the column.
pub(super) fn places(
    column: &str,
    (argument, word): (&str, &str),
    (tables, rubric, sources): (&[&IdeaTable], &Rubric, &Sources),
    context: &Context,
) -> Outcome<Vec<Option<usize>>> {
    let mut places: Vec<Option<usize>> = tables.iter().map(|table| table.header(column)).collect();
    if key(column).is_empty() {
        // It would be a header that is nothing but its unit.
        places.fill(None);
    } else if places.iter().all(Option::is_none) {
        places = tables.iter().map(|table| column_of(column, table, rubric)).collect();
    }
    let unread = tables.iter().find_map(|table| table.why_unread(column));
    if unread.is_some() || places.iter().all(Option::is_none) {
        return Err(context.refuse_word(argument, word, |mut span| {
            let start = word.find(column).unwrap_or(0);
            span.range = start..start + column.len();
            if let Some(why) = unread {
                return Finding::new(Code::E0414, left_out(&quoted(column), why)).place(span);
            }
            let known = tables.iter().flat_map(|table| headers(table)).map(|(_, header)| header.as_str());
            let mut told = HashSet::new();
            let known = known.filter(|header| !header.is_empty() && told.insert(*header));
            Finding::missing(Code::E0414, Thing::Header, column, Some(span), known)
        }));
    }
    let mut findings = Findings::default();
    tables.iter().for_each(|table| evidence::check_twins(table, std::iter::once(column), &mut findings));
    if findings.has_errors() {
        return Err(context.refuse(&findings, sources));
    }
    Ok(places)
}

/// The only column that a criterion of this name reads.
fn column_of(criterion: &str, table: &IdeaTable, rubric: &Rubric) -> Option<usize> {
    let is_named = |c: &&Criterion| [&c.id, &c.name.en, &c.name.zh].iter().any(|name| same(name, criterion));
    let criterion = rubric.criteria.iter().find(is_named)?;
    let [column] = criterion.evidence.expr.columns()[..] else { return None };
    table.header(&column.name)
}
