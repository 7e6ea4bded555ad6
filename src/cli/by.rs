//! `dingzi score --by`: the ideas by groups, in memory and of tables of any size.

use super::args::ScoreArgs;
use super::columns;
use super::context::{Context, Outcome};
use super::screen::paragraph;
use crate::chart::ColumnGroups;
use crate::diagnostic::{Code, Finding, Sources, Span, quoted};
use crate::export::Table;
use crate::identity::look;
use crate::project::Project;
use crate::rubric::{Lens, Rubric};
use crate::say::groups::too_many;
use crate::score::{Group, Groups, Scored};
use crate::stream::{self, MAX_GROUPS, TableFile};
use crate::tables::groups::GroupedIdeas;

/// The option.
const BY: &str = "--by";

/// The finding that a column makes too many groups.
fn too_many_groups(word: &str, span: Span) -> Finding {
    Finding::new(Code::E0417, too_many(&quoted(word), MAX_GROUPS)).place(span)
}

/// The header of a column of a table in memory, and its groups.
fn groups<'p>(word: &str, project: &'p Project, scored: &Scored, context: &Context) -> Outcome<(&'p str, Vec<Group>)> {
    let header = columns::place(word, (BY, word), project, context)?;
    let mut groups = Groups::default();
    for (idea, (cell, key)) in project.evidence.groups(header, &project.rubric.table).into_iter().enumerate() {
        groups.add(&key, &cell, (0, idea), scored.score[idea], scored.verdict[idea]);
        if groups.len() > MAX_GROUPS {
            return Err(context.refuse_word(BY, word, |span| too_many_groups(word, span)));
        }
    }
    Ok((&project.evidence.table.headers()[header], groups.ranked()))
}

/// The same for the figure of groups.
pub(super) fn figure(word: &str, project: &Project, scored: &Scored, context: &Context) -> Outcome<ColumnGroups> {
    let (column, groups) = groups(word, project, scored, context)?;
    let grouped = GroupedIdeas::new(column, &groups, project, scored, context.lang);
    let (groups, of_best) = (grouped.shown(), grouped.of_best());
    Ok(ColumnGroups { column: column.to_owned(), groups, of_best, members: grouped.members })
}

/// Writes the ideas of a table in memory by the groups of a column.
pub(super) fn write(args: &ScoreArgs, word: &str, project: &Project, lens: &Lens, context: &Context) -> Outcome {
    let scored = project.score_aloud(lens, context);
    let (column, groups) = groups(word, project, &scored, context)?;
    let grouped = GroupedIdeas::new(column, &groups, project, &scored, context.lang);
    let (table, _) = report(args, &grouped, true, lens)?;
    show(args, table, &grouped)
}

/// The table that shows groups, and the idea of each of its rows, if rows are ideas.
pub(super) fn report(
    args: &ScoreArgs,
    grouped: &GroupedIdeas,
    is_whole: bool,
    lens: &Lens,
) -> Outcome<(Table, Option<Vec<usize>>)> {
    let form = args.output.form()?;
    let (table, ideas) = match args.top {
        Some(top) => {
            let (table, ideas) = grouped.best(top, is_whole, form, lens);
            (table, Some(ideas))
        }
        None => (grouped.lines(form), None),
    };
    Ok((table.about(grouped.about()).under(&grouped.project.evidence), ideas))
}

/// Writes it with what people read below.
pub(super) fn show(args: &ScoreArgs, table: Table, grouped: &GroupedIdeas) -> Outcome {
    args.output.write(&table, "", &format!("\n{}\n", paragraph(&grouped.sentence())))
}

/// Puts the ideas of files into groups. Returns the header of the column in the first file that has it, and the finding
/// if there are too many groups.
pub(super) fn group(
    files: &mut [TableFile],
    word: &str,
    (rubric, sources): (&Rubric, &mut Sources),
    context: &Context,
) -> Outcome<(String, Finding)> {
    let tables: Vec<_> = files.iter().map(|file| &file.head.table).collect();
    let found = columns::places(word, (BY, word), (&tables, rubric, &*sources), context)?;
    let found: Vec<(usize, usize)> =
        found.into_iter().enumerate().filter_map(|(file, place)| Some((file, place?))).collect();
    let is_it = |(file, place): &&(usize, usize)| look(&tables[*file].headers()[*place]) == look(word);
    let &(first, place) = found.iter().find(is_it).or(found.first()).expect("one of the files has it");
    let header = tables[first].headers()[place].clone();
    // The others may have it by another name, or another column by this one: what is one column is decided once.
    let places = stream::places_of(files, &rubric.table, (first, place));
    for (file, place) in files.iter_mut().zip(places) {
        if let Some(place) = place {
            file.group_by(place, &rubric.table);
        }
    }
    let span = Span::new(sources.add(BY, word.as_bytes()), 0..word.len());
    Ok((header, too_many_groups(word, span)))
}
