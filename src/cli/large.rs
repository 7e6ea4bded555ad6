//! The ranking of a table that is read block by block, or of several at once: the best ideas, and counts of all.

use super::args::Score;
use super::load::{self, Project};
use super::score::{ranking, report};
use super::{Context, Exit, Outcome, Stop, paragraph};
use crate::analysis::summary;
use crate::diagnostic::{Findings, Sources};
use crate::export::{Cell, Column, Place, Table, free_key};
use crate::input::Opened;
use crate::lang::Lang;
use crate::rubric::{Lens, Rubric, TableSpec};
use crate::score::{Scored, Verdict};
use crate::stream::{self, Picked, Streamed};
use anyhow::anyhow;
use serde_json::json;
use std::path::{Path, PathBuf};

/// So many ideas are shown where nobody says how many.
const SHOWN: usize = 100;

/// A rubric as read, with what was found on the way.
pub(super) struct Read {
    pub sources: Sources,
    pub findings: Findings,
    pub rubric: Option<Rubric>,
    pub spec: TableSpec,
}

/// The files that the arguments mean: a pattern (`*`, `?`, `[…]`) stands for all files it matches, by name.
pub(super) fn files(arguments: &[PathBuf]) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy();
        if !text.contains(['*', '?', '[']) || argument.exists() {
            files.push(argument.clone());
            continue;
        }
        let matches = glob::glob(&text).map_err(|error| anyhow!("`{text}` is no pattern of file names: {error}"))?;
        let before = files.len();
        for found in matches {
            files.push(found?);
        }
        if files.len() == before {
            return Err(anyhow!("no file matches `{text}`").into());
        }
    }
    if files.iter().filter(|file| is_stdin(file)).count() > 1 {
        return Err(anyhow!("standard input can be read only once").into());
    }
    Ok(files)
}

pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Ranks the ideas of opened files.
pub(super) fn run(args: &Score, read: Read, opened: Vec<(PathBuf, Opened)>, context: &Context) -> Outcome {
    let Read { mut sources, mut findings, rubric, spec } = read;
    let files = stream::heads(opened, &spec, &mut sources, &mut findings);
    load::tell(&findings, &sources, context)?;
    let exit = || Stop::Told(load::exit(&findings).unwrap_or(Exit::Inputs));
    let (rubric, files) = (rubric.ok_or_else(exit)?, files.ok_or_else(exit)?);
    let lens = load::lens(&rubric, &args.whose.lens, context)?.clone();
    let (for_people, lang) = (args.output.is_for_people()?, context.lang);
    let top = args.top.or(for_people.then_some(SHOWN));
    let mut findings = Findings::default();
    let streamed = stream::score(&rubric, &lens, files, top, &mut sources, &mut findings);
    let picked = streamed.as_ref().map(|streamed| {
        let picked = streamed.picked(&spec, lang, &mut sources);
        if streamed.keeps_all {
            streamed.check_unique(&picked, &spec, &mut sources, &mut findings);
        }
        picked
    });
    load::tell(&findings, &sources, context)?;
    let (Some(streamed), Some(Picked { evidence, places }), None) = (streamed, picked, load::exit(&findings)) else {
        return Err(Stop::Told(load::exit(&findings).unwrap_or(Exit::Inputs)));
    };
    let project = Project { sources, rubric, evidence };
    let shown = top.unwrap_or(usize::MAX);
    if streamed.keeps_all {
        let scored = project.score(&lens, context)?;
        let (mut table, after) = report(args, &project, &scored, args.top.unwrap_or(usize::MAX), lang)?;
        add_places(&mut table, &scored, &places, streamed.files.len() > 1);
        return args.output.write(&table, "", &after);
    }
    let among = streamed.undecided.iter().map(|u| {
        let named: Vec<&str> = u.named.iter().map(String::as_str).collect();
        load::undefined_among(&project.rubric, u.is_gate, u.place, &named, u.ideas)
    });
    let mut undefined = Findings::default();
    among.for_each(|finding| undefined.push(finding));
    load::tell(&undefined, &project.sources, context)?;
    let scored = project.value().weigh(&project.rubric, &lens);
    let mut table = ranking(&project, &scored, shown, lang);
    add_places(&mut table, &scored, &places, streamed.files.len() > 1);
    let sentence = sentence(&streamed, &scored, lang);
    table.about = about(&project, &streamed, &lens, &sentence, lang);
    let rest = streamed.ideas.saturating_sub(shown);
    let rest = grouped(rest);
    let more = lang.pick(format!("{rest} more below.\n"), format!("以下还有 {rest} 个。\n"));
    args.output.write(&table, "", &format!("\n{more}{}\n", paragraph(&sentence)))
}

/// Where each idea of a ranking stands: columns for programs.
fn add_places(table: &mut Table, scored: &Scored, places: &[(String, usize)], has_files: bool) {
    if has_files {
        table.columns.push(Column::new(
            free_key("file", |key| table.columns.iter().any(|c| c.key == key)),
            "",
            Place::Data,
        ));
    }
    table.columns.push(Column::new(
        free_key("line", |key| table.columns.iter().any(|c| c.key == key)),
        "",
        Place::Data,
    ));
    for (row, &idea) in table.rows.iter_mut().zip(&scored.order) {
        let (file, line) = &places[idea];
        if has_files {
            row.push(Cell::text(file.clone()));
        }
        row.push(Cell::Whole(*line as i64));
    }
}

/// How many ideas of which verdict, who leads, and how many others could pass the leader.
fn sentence(streamed: &Streamed, best: &Scored, lang: Lang) -> String {
    let [pursue, watch, drop] = streamed.verdicts.map(grouped);
    let ideas = grouped(streamed.ideas);
    let counts = match lang {
        Lang::En => format!("{ideas} ideas: {pursue} to pursue, {watch} to watch, {drop} to drop."),
        Lang::Zh => format!("共 {ideas} 个创意：推进 {pursue}，观察 {watch}，放弃 {drop}。"),
    };
    let mut sentences = vec![counts, summary::leads(best, lang)];
    let leader = best.order[0];
    if best.failed_gate(leader).is_none() {
        let others = grouped(could_pass(streamed, best) as usize);
        sentences.push(match lang {
            Lang::En => {
                format!("At most {others} others could still reach it if all that is open turned out best for them.")
            }
            Lang::Zh => format!("待定的全部取最好结果时，最多还有 {others} 个能追上它。"),
        });
    }
    sentences.join(lang.pick(" ", ""))
}

/// At most how many others could reach the leader.
fn could_pass(streamed: &Streamed, best: &Scored) -> u64 {
    streamed.could_reach(best.score[best.order[0]]).saturating_sub(1)
}

/// What the ranking says of itself, for programs.
fn about(
    project: &Project,
    streamed: &Streamed,
    lens: &Lens,
    sentence: &str,
    lang: Lang,
) -> Vec<(&'static str, serde_json::Value)> {
    let rubric = &project.rubric;
    let verdicts: serde_json::Map<_, _> =
        Verdict::ALL.iter().zip(streamed.verdicts).map(|(v, n)| (v.id().to_owned(), json!(n))).collect();
    vec![
        ("title", json!(rubric.title.get(lang))),
        ("lens", json!(lens.id)),
        ("weights", project.by_criterion(lens.weights.shares())),
        ("verdict", json!({ "pursue": rubric.thresholds.pursue, "watch": rubric.thresholds.watch })),
        ("ideas", json!(streamed.ideas)),
        ("verdicts", json!(verdicts)),
        ("summary", json!(sentence)),
    ]
}

/// A whole number with a comma after each three digits.
fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
