//! Tables read block by block, or several at once: ranks the best ideas and counts all, or writes the rows of all.

use super::args::ScoreArgs;
use super::context::{Context, Exit, Outcome, Stop};
use super::screen::{paragraph, say};
use super::wait::{Watched, on_interrupt};
use super::{by, lookup, ranking};
use crate::analysis::summary;
use crate::diagnostic::{Code, Finding, Findings, Sources};
use crate::export::{Blocks, DEFAULT_WIDTH, Table, block_columns, free_key};
use crate::input::Opened;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::project::{Loaded, Project, no_result, unsaid_in};
use crate::rubric::{Lens, Rubric, TableSpec};
use crate::say::commands::large as words;
use crate::say::commands::score::more_below;
use crate::say::commands::wait::IDEAS;
use crate::say::findings::commands::too_many_ideas;
use crate::say::lead::Lead;
use crate::say::punctuation::sentences;
use crate::score::{Scored, Verdict};
use crate::stream::{self, Outlet, StreamQuery, Streamed, TableFile, UndefinedCount};
use crate::tables::groups::GroupedIdeas;
use crate::tables::ranking as tables;
use serde_json::json;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Ideas shown without `--top`.
const DEFAULT_TOP: usize = 100;

/// Ranks the ideas of opened files, or writes the rows of all of them.
pub(super) fn run(args: &ScoreArgs, loaded: Loaded, opened: Vec<(PathBuf, Opened)>, context: &Context) -> Outcome {
    let Loaded { mut sources, mut findings, rubric, spec, .. } = loaded;
    let files = stream::heads(opened, args.sheet.encoding, &spec, &mut sources, &mut findings);
    let (Some(rubric), Some(files)) = (rubric, files) else { return Err(context.refuse(&findings, &sources)) };
    context.hold(&findings, &sources);
    let lens = lookup::lens(&rubric, &args.whose.lens, "--lens", context)?.clone();
    let large = Large { args, rubric, spec, lens, sources, findings, too_many_groups: None, context };
    if let Some(word) = &args.by {
        return by_groups(large, files, word);
    }
    match args.output.form()?.blocks.filter(|_| args.top.is_none()) {
        Some(blocks) => write_all(large, files, blocks),
        None => rank(large, files),
    }
}

/// A request about a table, all of it checked.
struct Large<'a> {
    args: &'a ScoreArgs,
    rubric: Rubric,
    /// What is read of the table.
    spec: TableSpec,
    lens: Lens,
    sources: Sources,
    /// What the rubric and the headers show.
    findings: Findings,
    /// The finding if there are more groups than allowed; `None` if none are asked for.
    too_many_groups: Option<Finding>,
    context: &'a Context,
}

/// A table read to its end, and the ideas kept from it.
struct Ranked {
    streamed: Streamed,
    project: Project,
    scored: Scored,
}

impl Large<'_> {
    /// Reads the table and keeps the best `top` ideas, or all. `most` is the number of ideas allowed, with the finding
    /// if there are more; `outlet` takes the rows of all. Mistakes are reported and stop the command.
    fn read(
        self,
        top: Option<usize>,
        most: Option<(usize, Finding)>,
        outlet: Option<&dyn Outlet>,
        files: Vec<TableFile>,
    ) -> Outcome<Ranked> {
        let Large { args, rubric, spec, lens, mut sources, mut findings, too_many_groups, context } = self;
        let lang = context.lang;
        let progress = Arc::new(Progress::default());
        if args.output.file().is_some() {
            let progress = progress.clone();
            on_interrupt(move || progress.stop());
        }
        let question = StreamQuery {
            rubric: &rubric,
            spec: &spec,
            lens: &lens,
            top,
            too_many_groups,
            most,
            wants_cells: args.output.form()?.has_data && (args.by.is_none() || args.top.is_some()),
            outlet: outlet.map(|outlet| (outlet, lang)),
            progress: &progress,
        };
        let watched = Watched { whole: stream::size(&files), what: IDEAS.get(lang), progress: &progress, lang };
        let streamed = watched.during(|| question.answer(files, &mut sources, &mut findings));
        let streamed = match streamed {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(Stop::Told(Exit::Stopped)),
            Err(error) => {
                context.hold(&findings, &sources);
                return Err(error.into());
            }
            Ok(streamed) => streamed,
        };
        let evidence = streamed.as_ref().map(|streamed| streamed.kept_table(&spec, lang, &mut sources, &mut findings));
        let (Some(streamed), Some(evidence), None) = (streamed, evidence, Exit::of(&findings)) else {
            return Err(context.refuse(&findings, &sources));
        };
        let mut project = Project { sources, warnings: findings, rubric, evidence };
        streamed.chosen.iter().for_each(|chosen| context.tell_chosen(chosen));
        let scored = match streamed.keeps_all {
            true => project.score_aloud(&lens, context),
            false => {
                project.warnings.append(undefined(&streamed, &project.rubric));
                streamed.chosen.iter().for_each(|chosen| project.warnings.append(unsaid_in(chosen)));
                context.tell_in_brief(&project.warnings, &project.sources);
                project.score(&lens)
            }
        };
        Ok(Ranked { streamed, project, scored })
    }
}

/// Expressions without a result though their operands are known, over all ideas.
fn undefined(streamed: &Streamed, rubric: &Rubric) -> Findings {
    let told = |undefined: &UndefinedCount| {
        let named: Vec<&str> = undefined.named.iter().map(String::as_str).collect();
        no_result(rubric, undefined.is_gate, undefined.place, &named, undefined.ideas)
    };
    streamed.undefined.iter().map(told).collect()
}

impl Ranked {
    /// The ranking if all ideas were kept: the same as for a table in memory.
    fn whole(&self, args: &ScoreArgs, lang: Lang) -> Outcome<(Table, String)> {
        let top = args.top.unwrap_or(usize::MAX);
        let (mut table, after) = ranking::report(args, &self.project, &self.scored, top, lang)?;
        self.add_places(&mut table, &self.scored.order);
        Ok((table, after))
    }

    /// Adds columns for programs with the file and line of each of these ideas.
    fn add_places(&self, table: &mut Table, ideas: &[usize]) {
        let Streamed { files, kept, .. } = &self.streamed;
        let free = |key, table: &Table| free_key(key, |key| table.columns.iter().any(|c| c.key == key));
        let kept = ideas.iter().map(|&idea| &kept[idea]);
        if files.len() > 1 {
            table.add(free("file", table), kept.clone().map(|kept| &files[kept.file].name));
        }
        table.add(free("line", table), kept.map(|kept| kept.line));
    }
}

/// The longest ranking kept in memory, for formats that hold the whole ranking.
const MAX_RANKED_IDEAS: usize = 100_000;

/// Ranks the best ideas.
fn rank(large: Large, files: Vec<TableFile>) -> Outcome {
    let (args, lang, form) = (large.args, large.context.lang, large.args.output.form()?);
    let top = args.top.or(args.output.is_for_people()?.then_some(DEFAULT_TOP));
    let too_many = || (MAX_RANKED_IDEAS, Finding::new(Code::E0411, too_many_ideas(MAX_RANKED_IDEAS, form.id)));
    let most = top.is_none().then(too_many);
    // More are kept than shown, to know who shares the lead.
    let ranked = large.read(top.map(|top| top.max(DEFAULT_TOP)), most, None, files)?;
    if ranked.streamed.keeps_all {
        let (table, after) = ranked.whole(args, lang)?;
        return args.output.write(&table, "", &after);
    }
    let shown = top.unwrap_or(usize::MAX);
    let mut table = tables::ranking(form, &ranked.project, &ranked.scored, shown, lang);
    ranked.add_places(&mut table, &ranked.scored.order);
    let sentence = sentence(&ranked.streamed, &ranked.scored, lang);
    table.about = about(&ranked, &sentence, lang);
    let table = table.under(&ranked.project.evidence);
    let more = more_below(ranked.streamed.ideas.saturating_sub(shown), lang);
    args.output.write(&table, "", &format!("\n{more}\n{}\n", paragraph(&sentence)))
}

/// Counts the ideas of each group, or ranks the best of each.
fn by_groups(mut large: Large, mut files: Vec<TableFile>, word: &str) -> Outcome {
    let (args, context, lens) = (large.args, large.context, large.lens.clone());
    let (column, too_many) = by::group(&mut files, word, (&large.rubric, &mut large.sources), context)?;
    large.too_many_groups = Some(too_many);
    let ranked = large.read(Some(args.top.unwrap_or(1)), None, None, files)?;
    let Ranked { streamed, project, scored } = &ranked;
    let grouped = GroupedIdeas::new(&column, &streamed.groups, project, scored, context.lang);
    let (mut table, ideas) = by::report(args, &grouped, streamed.keeps_all, &lens)?;
    if let Some(ideas) = ideas {
        ranked.add_places(&mut table, &ideas);
    }
    by::show(args, table, &grouped)
}

/// Writes the rows of all ideas, block by block.
fn write_all(large: Large, files: Vec<TableFile>, blocks: Blocks) -> Outcome {
    let (args, lang, form) = (large.args, large.context.lang, large.args.output.form()?);
    let (headers, kinds) = stream::headers(&files, &large.spec);
    let columns = block_columns(&large.rubric, &headers, &kinds, files.len() > 1);
    let mut said = None;
    args.output.fill(|out| {
        let outlet = blocks(columns, &mut *out);
        let ranked = large.read(Some(DEFAULT_TOP), None, Some(&*outlet), files)?;
        drop(outlet);
        if ranked.streamed.keeps_all {
            let (table, _) = ranked.whole(args, lang)?;
            (form.write)(&table, out, DEFAULT_WIDTH)?;
        } else {
            said = Some(sentence(&ranked.streamed, &ranked.scored, lang));
        }
        Ok(())
    })?;
    if let Some(sentence) = said {
        let text = sentences([sentence.as_str(), words::ORDER.get(lang)], lang);
        say(&(paragraph(&text) + "\n"));
    }
    Ok(())
}

/// The summary: ideas by verdict, who leads, and how many others could pass the leader.
fn sentence(streamed: &Streamed, best: &Scored, lang: Lang) -> String {
    let mut said = vec![words::verdicts(streamed.ideas, streamed.verdicts, lang), leads(streamed, best, lang)];
    if !best.is_out(best.order[0]) {
        said.push(words::could_reach(could_pass(streamed, best) as usize, lang));
    }
    sentences(said, lang)
}

/// Who leads. Only kept ideas are known to share the lead.
fn leads(streamed: &Streamed, best: &Scored, lang: Lang) -> String {
    let (leader, kept) = (best.order[0], best.len());
    if kept < streamed.ideas && !best.is_out(leader) && best.rank.iter().all(|rank| *rank == 1) {
        return Lead::Many { least: kept, score: &best.points(best.score[leader], 0) }.sentence(lang);
    }
    summary::leads(best, lang)
}

/// An upper bound on how many others could reach the leader.
fn could_pass(streamed: &Streamed, best: &Scored) -> u64 {
    streamed.could_reach(best.score[best.order[0]]).saturating_sub(1)
}

/// Facts about the whole ranking, for programs.
fn about(ranked: &Ranked, sentence: &str, lang: Lang) -> Vec<(&'static str, serde_json::Value)> {
    let Ranked { streamed, project, scored, .. } = ranked;
    let verdicts: serde_json::Map<_, _> =
        Verdict::ALL.iter().zip(streamed.verdicts).map(|(v, n)| (v.id().to_owned(), json!(n))).collect();
    let mut about = tables::judged(&project.rubric, scored, streamed.ideas, lang);
    about.extend([("verdicts", json!(verdicts)), ("summary", json!(sentence))]);
    about
}
