//! `dingzi check`: all findings, then what is unknown.

use super::args::Check;
use super::screen;
use super::unsaid::unsaid;
use super::{Context, Exit, Outcome, Stop, fix, is_closed_pipe, load, scales, screen_width};
use crate::diagnostic::MessageFormat;
use crate::evidence::{Evidence, Remark};
use crate::export::{Cell, Column, Place, Table};
use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::score::{self, Scored};

pub(super) fn run(args: &Check, context: &Context) -> Outcome {
    if args.fix {
        return fix::run(args, context);
    }
    tell(load::read(args.inputs.files(), context)?, args.all, context)
}

/// Tells what was found in two files.
pub(super) fn tell(reading: load::Reading, all: bool, context: &Context) -> Outcome {
    let exit = reading.exit();
    match (exit, print(reading, all, context)) {
        // That the reader of the findings went away does not mend them.
        (Some(exit), Err(Stop::Error(error))) if is_closed_pipe(&error) => Err(Stop::Told(exit)),
        (_, printed) => printed,
    }
}

/// Prints what was found, and what is unknown.
fn print(reading: load::Reading, all: bool, context: &Context) -> Outcome {
    // Here the findings are the data.
    let mut style = context.style;
    style.width = screen_width().max(60);
    style.all = all;
    screen::show_findings(&reading.findings, &reading.sources, style)?;
    let human = context.style.format == MessageFormat::Human;
    if human && !reading.findings.is_empty() {
        screen::show(&format!("{}\n", load::count(&reading.findings)))?;
    }
    let exit = reading.exit();
    let load::Reading { rubric: Some(rubric), evidence: Some(evidence), sources, .. } = reading else {
        return Err(Stop::Told(exit.unwrap_or(Exit::Inputs)));
    };
    let project = load::Project { sources, rubric, evidence };
    let scored = score::score(&project.rubric, &project.evidence, project.rubric.base());
    let mut computed = load::undefined(&project.rubric, &scored);
    computed.append(unsaid(&project.rubric, &project.evidence));
    computed.append(scales::doubts(&project.rubric, &project.evidence, &scored));
    computed.append(load::overlapping(&project.rubric, &scored));
    screen::show_findings(&computed, &project.sources, style)?;
    if !human {
        return Ok(());
    }
    let (load::Project { rubric, evidence, .. }, table_name) = (&project, project.table_name());
    let unknown = unknown(rubric, evidence, &scored, context.lang);
    let (ideas, criteria, gates) = (scored.len(), rubric.criteria.len(), rubric.gates.len());
    let open = unknown.rows.len();
    let counted = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let of =
        [counted(ideas, "idea", "ideas"), counted(criteria, "criterion", "criteria"), counted(gates, "gate", "gates")];
    let of = of.join(", ");
    let text = match (context.lang, open) {
        (Lang::En, 0) => format!("{table_name}: {of}; nothing is unknown."),
        (Lang::Zh, 0) => format!("{table_name}：{ideas} 个创意，{criteria} 条标准，{gates} 道门槛；没有未知项。"),
        (Lang::En, _) => format!("{table_name}: {of}. What is unknown:\n"),
        (Lang::Zh, _) => format!("{table_name}：{ideas} 个创意，{criteria} 条标准，{gates} 道门槛。未知的有：\n"),
    };
    let table = if open > 0 { unknown.on_screen(screen_width()) } else { String::new() };
    let scales = context.lang.pick("Scales:", "价值函数：");
    let text = format!("{text}\n{table}\n{scales}\n{}\n", scales::in_words(rubric, context.lang));
    Ok(screen::show(&(text + &remarks(evidence, context.lang)))?)
}

/// How columns are read, where a reader of the table might not expect it.
fn remarks(evidence: &Evidence, lang: Lang) -> String {
    if evidence.remarks.is_empty() {
        return String::new();
    }
    let line = |remark: &Remark| match &remark.column {
        Some(column) => format!("  {column}{}{}\n", lang.pick(": ", "："), remark.said.get(lang)),
        None => format!("  {}\n", remark.said.get(lang)),
    };
    let lines: String = evidence.remarks.iter().map(line).collect();
    format!("\n{}\n{lines}", lang.pick("Cells are read so:", "单元格的读法："))
}

/// How many ideas leave each criterion or gate open, the most first, with the question that settles it.
fn unknown(rubric: &Rubric, evidence: &Evidence, scored: &Scored, lang: Lang) -> Table {
    let criteria = rubric.criteria.iter().enumerate().map(|(c, criterion)| {
        let open = scored.facts[c].iter().filter(|fact| fact.is_none()).count();
        (open, criterion.name.get(lang), criterion.ask.get(lang))
    });
    let gates = rubric.gates.iter().enumerate().map(|(g, gate)| {
        let open = scored.gates.iter().filter(|states| states[g] == crate::score::GateState::Unknown).count();
        (open, gate.name.get(lang), gate.ask.get(lang))
    });
    let kinds =
        criteria.map(|c| (lang.pick("criterion", "标准"), c)).chain(gates.map(|g| (lang.pick("gate", "门槛"), g)));
    let mut open: Vec<_> = kinds.filter(|(_, (open, ..))| *open > 0).collect();
    open.sort_by_key(|(_, (open, ..))| std::cmp::Reverse(*open));
    let of = evidence.names.len();
    Table {
        about: Vec::new(),
        columns: vec![
            Column::new("what", lang.pick("unknown", "未知"), Place::Left),
            Column::new("kind", lang.pick("kind", "类别"), Place::Left),
            Column::new("ideas", lang.pick("ideas", "创意数"), Place::Right),
            Column::new("ask", lang.pick("ask", "该问的问题"), Place::Note),
        ],
        rows: open
            .into_iter()
            .map(|(kind, (n, name, ask))| {
                let count = lang.pick(format!("{n} of {of}"), format!("{n}/{of}"));
                vec![Cell::text(name), Cell::text(kind), Cell::text(count), Cell::text(ask)]
            })
            .collect(),
    }
}
