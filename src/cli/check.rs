//! `dingzi check`: all findings, then what is unknown.

use super::args::CheckArgs;
use super::context::{Context, Exit, Outcome, Stop};
use super::screen::{is_closed_pipe, screen_width};
use super::{opened, screen};
use crate::diagnostic::MessageFormat;
use crate::evidence::{Evidence, Remark};
use crate::export::{Columns, Place, Table};
use crate::lang::{Lang, Word};
use crate::project::{Project, Unread, doubts, scales};
use crate::rubric::{Criterion, Rubric};
use crate::say::findings::project::count;
use crate::say::weights::scales::of_criterion;
use crate::say::{commands::check as words, heads};
use crate::score::Scored;

pub(super) fn run(args: &CheckArgs, context: &Context) -> Outcome {
    tell(opened::load(args.inputs.files(), context)?.read(context.lang), args.all, context)
}

/// Reports what was found in two files.
pub(super) fn tell(read: Result<Project, Unread>, all: bool, context: &Context) -> Outcome {
    let exit = read.as_ref().err().and_then(|unread| Exit::of(&unread.findings));
    match (exit, print(read, all, context)) {
        // A closed pipe does not make the mistakes go away.
        (Some(exit), Err(Stop::Error(error))) if is_closed_pipe(&error) => Err(Stop::Told(exit)),
        (_, printed) => printed,
    }
}

/// Prints the findings, then what is unknown.
fn print(read: Result<Project, Unread>, all: bool, context: &Context) -> Outcome {
    // Here the findings are the data.
    let mut style = context.style;
    style.width = screen_width().max(60);
    style.all = all;
    let (findings, sources) = match &read {
        Ok(project) => (&project.warnings, &project.sources),
        Err(unread) => (&unread.findings, &unread.sources),
    };
    screen::show_findings(findings, sources, style)?;
    let human = context.style.format == MessageFormat::Human;
    if human && !findings.is_empty() {
        screen::show(&(count(findings.count(), context.lang) + "\n"))?;
    }
    let project = read.map_err(|unread| Stop::after(&unread.findings))?;
    project.evidence.chosen.iter().for_each(|chosen| context.tell_chosen(chosen));
    let scored = project.score(project.rubric.base());
    screen::show_findings(&doubts(&project, &scored), &project.sources, style)?;
    if !human {
        return Ok(());
    }
    let (Project { rubric, evidence, .. }, table_name, lang) = (&project, project.table_name(), context.lang);
    let unknown = unknown(rubric, evidence, &scored, lang);
    let counts = [scored.len(), rubric.criteria.len(), rubric.gates.len()];
    let is_all_known = unknown.rows.is_empty();
    let read = words::read(table_name, counts, is_all_known, lang);
    let table = if is_all_known { String::new() } else { format!("\n{}", unknown.on_screen(screen_width())) };
    let line = |(criterion, scale): (&Criterion, String)| {
        format!("  {}\n", of_criterion(criterion.name.get(lang), &scale, lang))
    };
    let scales: String = rubric.criteria.iter().zip(scales::in_words(rubric, evidence, lang)).map(line).collect();
    let head = words::SCALES.get(lang);
    Ok(screen::show(&format!("{read}\n{table}\n{head}\n{scales}{}", remarks(evidence, lang)))?)
}

/// How columns were read, where that may surprise somebody.
fn remarks(evidence: &Evidence, lang: Lang) -> String {
    if evidence.remarks.is_empty() {
        return String::new();
    }
    let line = |Remark { column, said }: &Remark| words::remark(column.as_deref(), said.get(lang), lang);
    let lines: String = evidence.remarks.iter().map(|remark| format!("  {}\n", line(remark))).collect();
    format!("\n{}\n{lines}", words::CELLS.get(lang))
}

/// The table of open criteria and gates: how many ideas each is open for, most first, and the question to ask.
fn unknown(rubric: &Rubric, evidence: &Evidence, scored: &Scored, lang: Lang) -> Table {
    let criteria = rubric.criteria.iter().enumerate().map(|(c, criterion)| {
        let open = scored.facts.count_unknown(c);
        (open, criterion.name.get(lang), criterion.ask.get(lang))
    });
    let gates = rubric.gates.iter().enumerate().map(|(g, gate)| {
        let open = scored.gates.of_gate(g).filter(|state| *state == crate::score::GateState::Unknown).count();
        (open, gate.name.get(lang), gate.ask.get(lang))
    });
    let kinds = criteria.map(|c| (heads::CRITERION, c)).chain(gates.map(|g| (words::GATE, g)));
    let mut open: Vec<_> = kinds.filter(|(_, (open, ..))| *open > 0).collect();
    open.sort_by_key(|(_, (open, ..))| std::cmp::Reverse(*open));
    let of = evidence.names.len();
    // An empty column needs no header.
    let asks = if open.iter().any(|(_, (.., ask))| !ask.is_empty()) { Place::Note } else { Place::Data };
    let columns = Columns::<(Word, (usize, &str, &str))>::empty()
        .left("what", heads::UNKNOWN.get(lang), |&(_, (_, name, _))| name)
        .left("kind", words::KIND.get(lang), |(kind, _)| kind.get(lang))
        .right("ideas", heads::IDEAS.get(lang), |(_, (n, ..))| words::part(*n, of, lang))
        .at(asks, "ask", heads::ASK.get(lang), |&(_, (.., ask))| ask);
    columns.table(open)
}
