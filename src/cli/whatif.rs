//! `dingzi whatif`: before and after, side by side.

use super::args::WhatifArgs;
use super::context::{Context, Outcome};
use super::lookup::{all_named, named, refused};
use super::names::{Meant, Names};
use super::screen::paragraph;
use super::typed::{dotted, sign, trimmed};
use super::{moves, save_lens};
use crate::analysis::agreement::kendall_tau_b;
use crate::analysis::diff::CrossingIndex;
use crate::analysis::sliders::Move;
use crate::analysis::whatif::{Impossible, ShareChange, cause, reweigh};
use crate::diagnostic::{Code, Finding, Span};
use crate::evidence::{Evidence, cell};
use crate::export::{Cell, Columns, Table};
use crate::lang::{Lang, list};
use crate::project::{Project, undefined};
use crate::rubric::{Lens, Rubric, Weights};
use crate::say::commands::whatif::{self as words, Changed};
use crate::say::findings::commands::{BadChange, cell_twice, no_change_of_cell, no_change_of_weight};
use crate::say::punctuation::sentences;
use crate::say::weights::WHAT_IF;
use crate::say::{self, heads};
use crate::score::{self, Open, Scored};
use crate::tables::ranking::verdict as word;
use serde_json::json;
use std::ops::Range;
use std::path::Path;

pub(super) fn run(args: &WhatifArgs, context: &Context) -> Outcome {
    let same = [&args.weights, &args.drop, &args.cells].iter().all(|of| of.is_empty()) && args.unknown == Open::Nothing;
    if same && args.lens.is_none() {
        return Err(words::nothing(!args.lock.is_empty()).into());
    }
    if args.keep.save_lens.is_some() && args.lens.is_none() && args.weights.is_empty() && args.drop.is_empty() {
        return Err(words::no_weight().into());
    }
    apart(&args.weights, args.inputs.files().ideas)?;
    let project = args.inputs.open(context)?;
    let start = project.lens(args.lens.as_deref().unwrap_or("base"), context)?;
    if same && start.id == project.rubric.base().id {
        return Err(words::nothing(!args.lock.is_empty()).into());
    }
    let (weights, named) = changed_weights([&args.weights, &args.drop, &args.lock], &project, start, context)?;
    let (evidence, cells) = changed_evidence(args, &project, context)?;
    let saving = save_lens::wanted(&args.keep, &project.rubric, args.inputs.files().criteria, context)?;
    let base = project.rubric.base();
    let before = project.score_aloud(base, context);
    let lens = Lens::tried("what-if", WHAT_IF, weights);
    let after = score::value_ideas(&project.rubric, &evidence).counting(args.unknown).weigh(&project.rubric, &lens);
    // Otherwise what had a result only before the change would go unreported.
    if after.undefined != before.undefined {
        context.tell(&undefined(&project.rubric, &after), &project.sources);
    }
    if let Some(saving) = saving {
        saving.save(&project.rubric, &lens.weights, context)?;
    }
    let mut table = side_by_side(&project, &before, &after, args.unknown, context.lang);
    let changes = describe((args, &cells), &project, (start, &lens.weights, &named), context.lang);
    let more = moves::keep_first(&mut table, args.top, context.lang);
    let after_text = format!("\n{more}{}\n", paragraph(&outcome(&project, &before, &after, context.lang)));
    args.table.write(&table, &changes, &after_text)
}

/// Refuses a share that stands apart from its weight, as in `--weight price 50`: it would be the name of the table.
pub(super) fn apart(weights: &[String], ideas: &Path) -> Outcome {
    let Some(weight) = weights.iter().find(|weight| !weight.contains(|c| sign(c) == '=')) else { return Ok(()) };
    match ideas.to_str().filter(|share| Move::parse(share).is_some() && !ideas.exists()) {
        Some(share) => Err(words::weight_apart(weight, share).into()),
        None => Ok(()),
    }
}

/// The weights of a lens after `--weight`, `--drop` and `--lock`, and the criteria that the first two name.
pub(super) fn changed_weights(
    [set, drop, lock]: [&[String]; 3],
    project: &Project,
    start: &Lens,
    context: &Context,
) -> Outcome<(Weights, Vec<usize>)> {
    let names = Names::of_criteria(&project.rubric);
    let (mut named, mut changes) = (Vec::new(), Vec::new());
    for written in set {
        let (criterion, made) = change(written, &names, context)?;
        named.push(criterion);
        changes.extend(on_command_line(made, criterion, start, &project.rubric).map(|change| (criterion, change)));
    }
    let dropped = all_named(&names, Code::E0402, "--drop", drop, context)?;
    changes.extend(dropped.iter().map(|&criterion| (criterion, ShareChange::To(0.0))));
    named.extend(dropped);
    let locked = all_named(&names, Code::E0402, "--lock", lock, context)?;
    let twice = (1..named.len()).find(|&n| named[..n].contains(&named[n]));
    let twice = twice.map(|n| Err(Impossible::Twice { criterion: named[n] }));
    let weights = twice.unwrap_or_else(|| reweigh(&start.weights, &changes, &locked)).map_err(|why| {
        let written: Vec<String> = [set, drop, lock].concat();
        let arguments = ["--weight", "--drop", "--lock"].map(String::from);
        context.refuse_word(&list(&arguments, context.lang), &written.join(" "), |span| {
            Finding::new(Code::E0405, why.message(&project.rubric)).place(span)
        })
    })?;
    Ok((weights, named))
}

/// Parses `C=30`, `C=+5`, `C=-5`, `C=x2`, `C=off`, `C=on`. The name may contain an equals sign.
fn change(written: &str, names: &Names, context: &Context) -> Outcome<(usize, Move)> {
    let unreadable = |named: Option<usize>, why: BadChange| {
        let message = no_change_of_weight(written, why, &names.example(named.unwrap_or(0)));
        context.refuse_word("--weight", written, |span| Finding::new(Code::E0401, message).place(span))
    };
    let cuts: Vec<usize> = written.char_indices().filter(|(_, c)| sign(*c) == '=').map(|(at, _)| at).collect();
    let is_named = |cut: &&usize| names.meant(written[..**cut].trim()) != Meant::Nothing;
    let Some(&cut) = cuts.iter().rev().find(is_named).or(cuts.first()) else {
        return Err(unreadable(names.one(written.trim()), BadChange::NoEquals));
    };
    let (_, place) = trimmed(written, 0..cut);
    let criterion = named(names, Code::E0402, "--weight", (written, place), context)?;
    let amount = behind(written, cut);
    Move::parse(amount).map(|made| (criterion, made)).ok_or_else(|| {
        let meant = ShareChange::meant(amount);
        unreadable(Some(criterion), meant.as_deref().map_or(BadChange::NoNumber, BadChange::Comma))
    })
}

/// The change that a move makes to a share of a lens, if any. A criterion that counts again gets its share in the
/// rubric or, if that is zero, an equal share; one that counts already stays as it is.
fn on_command_line(made: Move, criterion: usize, start: &Lens, rubric: &Rubric) -> Option<ShareChange> {
    match made {
        Move::Change(change) => Some(change),
        Move::Off => Some(ShareChange::To(0.0)),
        Move::On if start.weights[criterion] > 0.0 => None,
        Move::On => {
            let of_base = Some(rubric.base().weights[criterion]).filter(|share| *share > 0.0);
            Some(ShareChange::To(of_base.unwrap_or(1.0 / rubric.criteria.len() as f64)))
        }
    }
}

/// An idea, a column that the rubric reads, and the new text of the cell.
type ChangedCell<'a> = (usize, usize, &'a str);

/// The evidence after all `--cell` arguments, and what each of them changes.
fn changed_evidence<'a>(
    args: &'a WhatifArgs,
    project: &Project,
    context: &Context,
) -> Outcome<(Evidence, Vec<ChangedCell<'a>>)> {
    let (mut evidence, mut changes) = (project.evidence.clone(), Vec::new());
    let columns = columns(project);
    for written in &args.cells {
        let (idea, column, value) = cell_change(written, &columns, project, context)?;
        if changes.iter().any(|&(other, of, _)| (other, of) == (idea, column)) {
            let twice = |span| Finding::new(Code::E0401, cell_twice(written)).place(span);
            return Err(context.refuse_word("--cell", written, twice));
        }
        let spec = &project.rubric.table.columns[column];
        let typed = dotted(value);
        let fact = cell::read(&typed, &evidence.readers[column]).map_err(|problem| {
            context.refuse_word("--cell", written, |span| {
                let start = span.range.end - value.len();
                problem.finding(&spec.name, value, Span::new(span.source, start..span.range.end))
            })
        })?;
        evidence.set(idea, (column, &spec.name), fact, &typed);
        changes.push((idea, column, value));
    }
    Ok((evidence, changes))
}

/// The columns that the rubric reads, also by the headers of the table.
fn columns(project: &Project) -> Names<'_> {
    let table = &project.evidence.table;
    Names::of_columns(&project.rubric, |name| table.header(name).map(|header| &*table.headers()[header]))
}

/// Parses `IDEA:column=value`. Names may contain colons and equals signs, so every cut is tried, the last signs first.
fn cell_change<'a>(
    written: &'a str,
    columns: &Names,
    project: &Project,
    context: &Context,
) -> Outcome<ChangedCell<'a>> {
    let places = |wanted: char| written.char_indices().filter(move |(_, c)| sign(*c) == wanted);
    let cuts = |(equals, _): (usize, char)| {
        places(':').take_while(move |(colon, _)| *colon < equals).map(move |(colon, c)| {
            let (_, column) = trimmed(written, colon + c.len_utf8()..equals);
            (colon, column, equals)
        })
    };
    let cuts: Vec<(usize, Range<usize>, usize)> = places('=').flat_map(cuts).collect();
    for (colon, column, equals) in cuts.iter().rev() {
        if let Some(column) = columns.one(&written[column.clone()])
            && let [idea] = project.ideas(&written[..*colon])[..]
        {
            return Ok((idea, column, behind(written, *equals).trim_start()));
        }
    }
    let Some((colon, column, _)) = cuts.first() else {
        let idea = project.evidence.names.first().map_or("", |name| name);
        let message = no_change_of_cell(written, idea, columns.example(0).get(context.lang));
        return Err(context.refuse_word("--cell", written, |span| Finding::new(Code::E0401, message).place(span)));
    };
    project.idea(&written[..*colon], "--cell", context)?;
    Err(refused(columns, Code::E0406, "--cell", (written, column.clone()), context))
}

/// The text after the sign at a place.
fn behind(written: &str, at: usize) -> &str {
    let mut chars = written[at..].chars();
    chars.next();
    chars.as_str()
}

/// What was changed, in a line or two.
fn describe(
    (args, cells): (&WhatifArgs, &[ChangedCell]),
    project: &Project,
    (start, after, named): (&Lens, &Weights, &[usize]),
    lang: Lang,
) -> String {
    let rubric = &project.rubric;
    let base = rubric.base();
    let mut parts: Vec<Changed> = Vec::new();
    if start.id != base.id {
        parts.push(Changed::Lens { name: start.shown(lang), base: base.shown(lang) });
    }
    for &c in named {
        let name = rubric.criteria[c].name.get(lang);
        parts.push(Changed::Weight { name, from: base.weights[c], to: after[c] });
    }
    for &(idea, column, to) in cells {
        let column = &rubric.table.columns[column].name;
        let from = project.written(idea, column, lang);
        parts.push(Changed::Cell { idea: &project.evidence.names[idea], column, from, to });
    }
    if args.unknown != Open::Nothing {
        parts.push(Changed::Unknown(args.unknown.in_words(lang)));
    }
    format!("{}\n\n", paragraph(&words::changes(&parts, lang)))
}

fn side_by_side(project: &Project, before: &Scored, after: &Scored, unknown: Open, lang: Lang) -> Table {
    let rubric = &project.rubric;
    let places = CrossingIndex::of_one_table([&before.rank, &after.rank]);
    let cause = |&i: &usize| cause(before, after, i);
    let points = |side: &Scored, points| Cell::Number(points, side.decimals(points, 1));
    let moved = |i: usize| before.rank[i] as i64 - after.rank[i] as i64;
    let columns = Columns::<usize>::empty()
        .right("rank", "#", |&i| Cell::Rank(after.rank[i], after.is_tied(i)))
        .left("move_shown", "", |&i| moves::mark(moved(i)))
        .data("idea", |&i| &project.evidence.ids[i])
        .left("name", heads::IDEA.get(lang), |&i| &after.names[i])
        .right("score_before", heads::BEFORE.get(lang), |&i| points(before, before.score[i]))
        .right("score", heads::AFTER.get(lang), |&i| points(after, after.score[i]))
        .left("verdict_shown", heads::VERDICT.get(lang), |&i| {
            let now = after.verdict[i];
            moves::verdicts(before.verdict[i], now, lang).unwrap_or(now.word(lang).into())
        })
        .left("cause_name", words::MOVED_BY.get(lang), |i| match cause(i) {
            Some(cause) => cause.name(rubric, lang).to_owned(),
            None => moves::crossed(&places, [before.rank[*i], after.rank[*i]], &after.names, lang),
        })
        .data("rank_before", |&i| Cell::Rank(before.rank[i], before.is_tied(i)))
        .data("move", |&i| Cell::Whole(moved(i)))
        .data("verdict_before", |&i| word(before.verdict[i], lang))
        .data("verdict", |&i| word(after.verdict[i], lang))
        .data("cause", |i| cause(i).map(|c| c.id(rubric)));
    columns
        .table(after.order.iter().copied())
        .about(vec![
            ("unknown", json!(unknown.id())),
            ("weights_before", project.rubric.by_criterion(before.weights.shares())),
            ("weights_after", project.rubric.by_criterion(after.weights.shares())),
            ("kendall_tau_b", json!(kendall_tau_b(&before.rank, &after.rank))),
            ("summary", json!(outcome(project, before, after, lang))),
        ])
        .under(&project.evidence)
}

/// What changes, and how alike the two rankings are.
pub(super) fn outcome(project: &Project, before: &Scored, after: &Scored, lang: Lang) -> String {
    let alike = alike(before, after, lang);
    sentences([changes(project, before, after, lang)].into_iter().chain(alike), lang)
}

/// How alike two rankings are; `None` if there is no telling.
pub(super) fn alike(before: &Scored, after: &Scored, lang: Lang) -> Option<String> {
    kendall_tau_b(&before.rank, &after.rank).map(|tau| say::moves::alike(tau, lang))
}

/// Who leads now, how many moved, which moved most and why, and which verdicts change.
pub(super) fn changes(project: &Project, before: &Scored, after: &Scored, lang: Lang) -> String {
    let names = &after.names;
    let lead = moves::lead([before, after], Some(before.order[0]), &project.rubric, lang);
    let mut said: Vec<String> = lead.iter().map(|lead| lead.sentence(lang)).collect();
    let moved = |i: usize| before.rank[i].abs_diff(after.rank[i]);
    let movers = (0..after.len()).filter(|&i| moved(i) > 0).count();
    let furthest = (0..after.len()).map(moved).max().unwrap_or(0);
    let most: Vec<usize> = (0..after.len()).filter(|&i| moved(i) == furthest).collect();
    said.push(match most[..] {
        _ if movers == 0 => say::moves::nobody_moves(lang),
        [most] => {
            let cause = cause(before, after, most).map(|cause| cause.name(&project.rubric, lang));
            say::moves::movers(movers, &names[most], (before.rank[most], after.rank[most]), cause, lang)
        }
        _ => say::moves::movers_alike(movers, furthest, lang),
    });
    let turned: Vec<usize> = after.order.iter().copied().filter(|&i| before.verdict[i] != after.verdict[i]).collect();
    if let Some(&first) = turned.first() {
        let verdicts = [before, after].map(|scored| scored.verdict[first].word(lang));
        said.push(say::moves::verdicts_change(turned.len(), &names[first], verdicts, lang));
    }
    sentences(said, lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Global;
    use crate::diagnostic::MessageFormat;
    use crate::project;

    const RUBRIC: &str = r#"
rubric = { name = { en = "name", zh = "名称" } }
criterion = [
    { id = "growth", name = { en = "Growth", zh = "增长" }, weight = 3, evidence = "growth", value = { linear = [0, 10] } },
    { id = "moat", name = { en = "A=B", zh = "墙：高" }, weight = 1, evidence = "wall", value = { linear = [0, 10] } },
    { id = "idle", weight = 0, evidence = "idle", value = { linear = [0, 10] } },
]
lens = [{ id = "flat", weights = { growth = 0, moat = 100, idle = 0 } }]
"#;
    const TABLE: &str = "idea,name,名称,growth,wall,idle\nk,Kiln: big,窑：大,1,2,3\nm,Mill,磨坊,4,5,6\n";

    fn project() -> Project {
        project::read(RUBRIC, TABLE, Lang::En).expect("it is valid")
    }

    fn context() -> Context {
        Context::new(&Global { lang: Some(Lang::En), message_format: MessageFormat::Human, quiet: false })
    }

    fn shares(project: &Project, lens: &str, changes: [&[&str]; 3]) -> Option<Vec<f64>> {
        let words = changes.map(|words| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let start = project.rubric.lens(lens).expect("it is there");
        let changed = changed_weights(words.each_ref().map(Vec::as_slice), project, start, &context()).ok()?;
        Some(changed.0.shares().iter().map(|share| (1e6 * share).round() / 1e6).collect())
    }

    #[test]
    fn weights_are_changed_by_id_or_name_with_signs_of_any_keyboard() {
        let project = project();
        for change in ["growth=50", "增长＝５０％", "Growth = 50", "增长＝－25", "moat=50", "墙：高＝+25", "A=B=50"]
        {
            assert_eq!(shares(&project, "base", [&[change], &[], &[]]), Some(vec![0.5, 0.5, 0.0]), "{change}");
        }
        assert_eq!(shares(&project, "base", [&["growth=+-25"], &[], &[]]), None);
        let dropped = Some(vec![0.0, 1.0, 0.0]);
        assert_eq!(shares(&project, "base", [&[], &["增长"], &[]]), dropped);
        assert_eq!(shares(&project, "base", [&["idle=10"], &[], &["增长"]]), Some(vec![0.75, 0.15, 0.1]));
        assert_eq!(shares(&project, "base", [&["idle=0"], &[], &["增长、墙：高"]]), Some(vec![0.75, 0.25, 0.0]));
    }

    #[test]
    fn off_and_on_count_no_longer_and_again() {
        let project = project();
        let changed = |lens, change| shares(&project, lens, [&[change], &[], &[]]);
        for change in ["growth=off", "增长＝不计"] {
            assert_eq!(changed("base", change), Some(vec![0.0, 1.0, 0.0]), "{change}");
        }
        assert_eq!(changed("base", "growth=on"), Some(vec![0.75, 0.25, 0.0]), "it counts already");
        assert_eq!(changed("flat", "增长=计入"), Some(vec![0.75, 0.25, 0.0]), "as in the rubric");
        assert_eq!(changed("flat", "idle=on"), Some(vec![0.0, 0.666667, 0.333333]), "as one of equal shares");
    }

    #[test]
    fn cells_are_changed_by_id_or_name_with_signs_of_any_keyboard() {
        let project = project();
        let changed = |typed| cell_change(typed, &columns(&project), &project, &context()).ok();
        for typed in ["k:wall=7", "Kiln: big:wall=7", "窑：大：wall＝7", "窑：墙：高＝ 7", "k：A=B＝7", "kiln:WALL = 7"]
        {
            assert_eq!(changed(typed), Some((0, 1, "7")), "{typed}");
        }
        assert_eq!(changed("磨坊：增长＝１。。２"), Some((1, 0, "１。。２")));
        for typed in ["k:墙=7", "窑=7", "窑：大", "谁：wall＝7"] {
            assert_eq!(changed(typed), None, "{typed}");
        }
    }

    #[test]
    fn ideas_are_named_in_either_language() {
        let mut project = project();
        for word in ["m", "mill", "磨坊", "坊"] {
            assert_eq!(project.ideas(word), [1], "{word}");
        }
        assert!(project.keep(&["窑：大，Mill".to_owned()], "--ideas", &context()).is_ok());
        assert_eq!(project.evidence.ids, ["k", "m"]);
        assert!(project.keep(&["磨坊、磨坊".to_owned()], "--ideas", &context()).is_ok());
        assert_eq!(project.evidence.ids, ["m"]);
    }
}
