//! `dingzi whatif`: before and after, side by side.

use super::args::Whatif;
use super::load::{self, Project, refuse_word};
use super::moves::{self, Lead};
use super::score::verdict as word;
use super::{Context, Outcome, paragraph, save_lens};
use crate::analysis::agreement::kendall_tau_b;
use crate::analysis::whatif::{Change, cause, reweigh};
use crate::diagnostic::{Finding, Span};
use crate::evidence::{Evidence, cell};
use crate::export::{Cell, Column, Place, Table};
use crate::identity::find;
use crate::lang::{Lang, Text, fixed};
use crate::rubric::{Lens, Rubric, Weights};
use crate::score::{self, Open, Scored};
use serde_json::json;

pub(super) fn run(args: &Whatif, context: &Context) -> Outcome {
    let same = args.weights.is_empty() && args.drop.is_empty() && args.lens.is_none() && args.cells.is_empty();
    if same && args.unknown == Open::Nothing {
        return Err(anyhow::anyhow!("nothing is changed: give --weight, --drop, --lens, --cell or --unknown").into());
    }
    let project = load::load(args.inputs.files(), context)?;
    let start = project.lens(args.lens.as_deref().unwrap_or("base"), context)?;
    let weights = changed_weights([&args.weights, &args.drop, &args.lock], &project, start, context)?;
    let evidence = changed_evidence(args, &project, context)?;
    let saving = save_lens::wanted(&args.keep, &project.rubric, args.inputs.files().criteria, context)?;
    let base = project.rubric.base();
    let before = project.score(base, context);
    let lens = Lens { id: "what-if".into(), name: Text::new("what if", "假设"), about: Text::default(), weights };
    let after = score::value(&project.rubric, &evidence).counting(args.unknown).weigh(&project.rubric, &lens);
    // What has no result after the change and had one before would else be silent.
    if after.undefined != before.undefined {
        load::tell(&load::undefined(&project.rubric, &after), &project.sources, context);
    }
    if let Some(saving) = saving {
        saving.save(&project.rubric, &lens.weights, context)?;
    }
    let table = side_by_side(&project, &before, &after, args.unknown, context.lang);
    let changes = describe(args, &project, base, &lens.weights, context.lang);
    let after_text = format!("\n{}\n", paragraph(&outcome(&project, &before, &after, context.lang)));
    args.table.write(&table, &changes, &after_text)
}

/// The weights of a lens after `--weight`, `--drop` and `--lock`.
pub(super) fn changed_weights(
    [set, drop, lock]: [&[String]; 3],
    project: &Project,
    start: &Lens,
    context: &Context,
) -> Outcome<Weights> {
    let mut changes = Vec::new();
    for written in set {
        changes.push(change(written, project, context)?);
    }
    for id in drop {
        changes.push((project.criterion(id, "--drop", context)?, Change::To(0.0)));
    }
    let mut locked = Vec::new();
    for id in lock {
        locked.push(project.criterion(id, "--lock", context)?);
    }
    reweigh(&start.weights, &changes, &locked).map_err(|why| {
        let (message, help) = why.in_words(&project.rubric);
        let written: Vec<String> = [set, drop, lock].concat();
        refuse_word("--weight, --drop and --lock", &written.join(" "), context, |span| {
            Finding::new("E0405", message).at(span, "").help(help)
        })
    })
}

/// The criteria that changes of weight name.
pub(super) fn named(rubric: &Rubric, changes: &[String]) -> Vec<usize> {
    changes.iter().filter_map(|written| rubric.criterion(written.split('=').next()?.trim())).collect()
}

/// `C=30`, `C=+5`, `C=-5`, `C=x2`
fn change(written: &str, project: &Project, context: &Context) -> Outcome<(usize, Change)> {
    let unreadable = |why: &str| {
        refuse_word("--weight", written, context, |span| {
            Finding::new("E0401", format!("`{written}` is not a change of weight"))
                .at(span, why)
                .help("write data_moat=30 (percent), data_moat=+5, data_moat=-5 or data_moat=x2")
        })
    };
    let Some((id, amount)) = written.split_once('=') else { return Err(unreadable("no `=` in it")) };
    let criterion = project.criterion_in(id.trim(), "--weight", written, context)?;
    let why = || {
        Change::meant(amount).map_or("no number after `=`".into(), |meant| format!("decimals follow a point: {meant}"))
    };
    Change::parse(amount).map(|change| (criterion, change)).ok_or_else(|| unreadable(&why()))
}

fn changed_evidence(args: &Whatif, project: &Project, context: &Context) -> Outcome<Evidence> {
    let mut evidence = project.evidence.clone();
    for written in &args.cells {
        let (idea, column, value) = cell_change(written, project, context)?;
        let spec = &project.rubric.table.columns[column];
        let fact = cell::read(value, &evidence.readers[column]).map_err(|problem| {
            refuse_word("--cell", written, context, |span| {
                let start = span.range.end - value.len();
                problem.finding(&spec.name, value, Span::new(span.source, start..span.range.end))
            })
        })?;
        evidence.set(idea, (column, &spec.name), fact, value);
    }
    Ok(evidence)
}

/// `IDEA:column=value`. Names may hold colons and equals signs themselves, so every cut is tried.
fn cell_change<'a>(written: &'a str, project: &Project, context: &Context) -> Outcome<(usize, usize, &'a str)> {
    let columns = &project.rubric.table.columns;
    let cuts = written.match_indices('=').flat_map(|(equals, _)| {
        written[..equals].match_indices(':').map(move |(colon, _)| (colon, equals)).collect::<Vec<_>>()
    });
    let cuts: Vec<(usize, usize)> = cuts.collect();
    let column = |cut: &(usize, usize)| find(columns.iter().map(|c| c.name.as_str()), &written[cut.0 + 1..cut.1]);
    let idea = |cut: &(usize, usize)| project.evidence.find(&written[..cut.0]);
    for cut in &cuts {
        if let (Some(idea), Some(column)) = (idea(cut), column(cut)) {
            return Ok((idea, column, written[cut.1 + 1..].trim_start()));
        }
    }
    let Some(&(colon, equals)) = cuts.first() else {
        return Err(refuse_word("--cell", written, context, |span| {
            Finding::new("E0401", format!("`{written}` is not a change of a cell"))
                .at(span, "")
                .help("write \"IDEA:column=value\", for example \"AI video ads:cost_12m=4500万\"")
        }));
    };
    project.idea(&written[..colon], "--cell", context)?;
    let name = written[colon + 1..equals].trim();
    Err(refuse_word("--cell", written, context, |span| {
        let span = Span::new(span.source, colon + 1..equals);
        Finding::new("E0406", format!("the rubric reads no column `{name}`")).at(span.clone(), "").suggest(
            span,
            name,
            "it reads",
            columns.iter().map(|c| c.name.as_str()),
        )
    }))
}

/// What was changed, in a line or two.
fn describe(args: &Whatif, project: &Project, base: &Lens, after: &Weights, lang: Lang) -> String {
    let rubric = &project.rubric;
    let mut named = named(rubric, &args.weights);
    named.extend(args.drop.iter().filter_map(|id| rubric.criterion(id)));
    let mut parts: Vec<String> = Vec::new();
    if let Some(lens) = args.lens.as_ref().filter(|lens| *lens != "base") {
        parts.push(lang.pick(format!("lens {lens} instead of base"), format!("视角从 base 换成 {lens}")));
    }
    for c in named {
        let name = rubric.criteria[c].name.get(lang);
        let [from, to] = [base.weights[c], after[c]].map(|share| fixed(100.0 * share, 1));
        parts.push(format!("{name} {from} % → {to} %"));
    }
    parts.extend(args.cells.iter().cloned());
    if args.unknown != Open::Nothing {
        parts.push(args.unknown.in_words(lang).to_owned());
    }
    let text = format!("{}{}", lang.pick("What if: ", "假设："), parts.join(lang.pick("; ", "；")));
    format!("{}\n\n", paragraph(&text))
}

fn side_by_side(project: &Project, before: &Scored, after: &Scored, unknown: Open, lang: Lang) -> Table {
    let rubric = &project.rubric;
    let row = |&i: &usize| {
        let moved = before.rank[i] as i64 - after.rank[i] as i64;
        let cause = cause(before, after, i);
        let verdicts = (before.verdict[i], after.verdict[i]);
        vec![
            Cell::Rank(after.rank[i], after.is_tied(i)),
            moves::mark(moved),
            Cell::text(project.evidence.ids[i].clone()),
            Cell::text(after.names[i].clone()),
            Cell::Number(before.score[i], 1),
            Cell::Number(after.score[i], 1),
            moves::verdicts(verdicts.0, verdicts.1, lang).unwrap_or(Cell::text(verdicts.1.word(lang))),
            Cell::text(cause.map_or("", |c| c.name(rubric, lang))),
            Cell::Rank(before.rank[i], before.is_tied(i)),
            Cell::Whole(moved),
            word(verdicts.0, lang),
            word(verdicts.1, lang),
            cause.map_or(Cell::None, |c| Cell::text(c.id(rubric))),
        ]
    };
    Table {
        about: vec![
            ("unknown", json!(unknown.id())),
            ("weights_before", project.by_criterion(before.weights.shares())),
            ("weights_after", project.by_criterion(after.weights.shares())),
            ("kendall_tau_b", json!(kendall_tau_b(&before.rank, &after.rank))),
            ("summary", json!(outcome(project, before, after, lang))),
        ],
        columns: vec![
            Column::new("rank", "#", Place::Right),
            Column::new("move_shown", "", Place::Left),
            Column::new("idea", "", Place::Data),
            Column::new("name", lang.pick("idea", "创意"), Place::Left),
            Column::new("score_before", lang.pick("before", "之前"), Place::Right),
            Column::new("score", lang.pick("after", "之后"), Place::Right),
            Column::new("verdict_shown", lang.pick("verdict", "结论"), Place::Left),
            Column::new("cause_name", lang.pick("moved by", "变动原因"), Place::Left),
            Column::new("rank_before", "", Place::Data),
            Column::new("move", "", Place::Data),
            Column::new("verdict_before", "", Place::Data),
            Column::new("verdict", "", Place::Data),
            Column::new("cause", "", Place::Data),
        ],
        rows: after.order.iter().map(row).collect(),
    }
}

/// Who leads now, how many moved, which moved most and why, and how alike the two rankings are.
pub(super) fn outcome(project: &Project, before: &Scored, after: &Scored, lang: Lang) -> String {
    let names = &after.names;
    let (old, new) = (before.order[0], after.order[0]);
    let (held, alone) = (after.rank[old] == 1, !after.is_tied(new));
    let lead = match (held, alone) {
        (true, true) => Lead::Still { name: &names[old], now: after.score[old], before: before.score[old] },
        (true, false) => Lead::Shared { name: &names[old], now: after.score[old], before: before.score[old] },
        (false, _) => {
            Lead::Taken { name: &names[new], from: &names[old], now: after.score[new], against: after.score[old] }
        }
    };
    let mut text = lead.sentence(lang);
    let moved = |i: usize| before.rank[i].abs_diff(after.rank[i]);
    let movers = (0..after.len()).filter(|&i| moved(i) > 0).count();
    if movers == 0 {
        text += lang.pick(" No rank changes.", "名次没有变化。");
    } else {
        let most = after.order.iter().copied().fold(after.order[0], |m, i| if moved(i) > moved(m) { i } else { m });
        let (from, to) = (before.rank[most], after.rank[most]);
        let cause = cause(before, after, most).map(|c| c.name(&project.rubric, lang));
        text += &match lang {
            Lang::En => {
                let because = cause.map_or(String::new(), |c| format!(" (by {c})"));
                let ranks =
                    if movers == 1 { "1 idea changes rank".to_owned() } else { format!("{movers} ideas change rank") };
                format!(" {ranks}; {} moves most, from {from} to {to}{because}.", names[most])
            }
            Lang::Zh => {
                let because = cause.map_or(String::new(), |c| format!("（因为{c}）"));
                format!("{movers} 个创意名次变化，变化最大的是{}：从第 {from} 名到第 {to} 名{because}。", names[most])
            }
        };
    }
    let turned: Vec<usize> = after.order.iter().copied().filter(|&i| before.verdict[i] != after.verdict[i]).collect();
    if let Some(&first) = turned.first() {
        let (from, to) = (before.verdict[first].word(lang), after.verdict[first].word(lang));
        let more = turned.len() - 1;
        text += &match (lang, more) {
            (Lang::En, 0) => format!(" One verdict changes: {}, {from} → {to}.", names[first]),
            (Lang::En, _) => format!(" {} verdicts change, first {}: {from} → {to}.", more + 1, names[first]),
            (Lang::Zh, 0) => format!("1 个结论改变：{}，{from} → {to}。", names[first]),
            (Lang::Zh, _) => format!("{} 个结论改变，最靠前的是{}：{from} → {to}。", more + 1, names[first]),
        };
    }
    match (lang, kendall_tau_b(&before.rank, &after.rank).map(|tau| fixed(tau, 2))) {
        (Lang::En, Some(tau)) => text + &format!(" Kendall's τ between the two rankings: {tau}."),
        (Lang::Zh, Some(tau)) => text + &format!("两个排名的肯德尔 τ：{tau}。"),
        (_, None) => text,
    }
}
