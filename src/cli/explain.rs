//! `dingzi explain`: one idea, cell by cell; or two against each other.

use super::args::Explain;
use super::load::{self, Project};
use super::{Context, Outcome, paragraph, screen_width};
use crate::analysis::explain::{self, Line, amount, span};
use crate::analysis::reason;
use crate::export::terminal::wrap;
use crate::export::{Cell, Column, Look, Place, Table};
use crate::lang::{Lang, fixed, rounded, signed};
use crate::score::{GateState, Scored};
use serde_json::json;

pub(super) fn run(args: &Explain, context: &Context) -> Outcome {
    let project = load::load(args.files(), context)?;
    let lens = project.lens(&args.by.whose.lens, context)?;
    let idea = project.idea(&args.idea, "IDEA", context)?;
    let other = args.vs.as_ref().map(|name| project.idea(name, "--vs", context)).transpose()?;
    let scored = project.score(lens, context);
    let before = heading(&scored, idea, context.lang);
    match other {
        None => {
            let table = lines(&project, &scored, idea, context.lang);
            args.output.write(&table, &before, &rest(&project, &scored, idea, context.lang))
        }
        Some(other) => {
            let before = before.trim_end().to_owned() + "\n" + &heading(&scored, other, context.lang);
            let table = against(&project, &scored, idea, other, context.lang);
            args.output.write(&table, &before, &verdict_between(&scored, idea, other, context.lang))
        }
    }
}

/// `AI video ads: rank 1 of 32, score 81.0, potential 90.7, pursue`
fn heading(scored: &Scored, idea: usize, lang: Lang) -> String {
    let name = &scored.names[idea];
    let (rank, of, verdict) = (scored.rank_label(idea), scored.len(), scored.verdict[idea].word(lang));
    let (score, potential, lens) = (fixed(scored.score[idea], 1), fixed(scored.potential[idea], 1), &scored.lens);
    let text = match lang {
        Lang::En => {
            format!("{name}: rank {rank} of {of}, score {score}, potential {potential}, {verdict} (lens {lens})")
        }
        Lang::Zh => {
            format!("{name}：第 {rank} 名（共 {of} 个），得分 {score}，潜力 {potential}，{verdict}（视角 {lens}）")
        }
    };
    let lines = paragraph(&text);
    lines.replacen(name, &Look::Strong.paint(name), 1) + "\n\n"
}

/// Criterion by criterion; the points add up to the score.
fn lines(project: &Project, scored: &Scored, idea: usize, lang: Lang) -> Table {
    let rubric = &project.rubric;
    let row = |line: &Line| {
        let criterion = &rubric.criteria[line.criterion];
        vec![
            Cell::text(criterion.name.get(lang)),
            Cell::text(if is_section(&criterion.notes) { criterion.notes.as_str() } else { "" }),
            Cell::text(span(line.value, 2)),
            Cell::text(format!("{} %", fixed(100.0 * line.weight, 1))),
            Cell::Number(line.contribution, 1),
            if line.could_earn > 1e-9 { Cell::Number(line.could_earn, 1) } else { Cell::None },
            Cell::text(evidence(project, line, lang)),
            Cell::text(criterion.id.clone()),
            Cell::Number(line.value.0, 3),
            Cell::Number(line.value.1, 3),
            Cell::Number(line.weight, 4),
        ]
    };
    let explained = explain::explain(rubric, &project.evidence, scored, idea);
    let gates: Vec<_> = (rubric.gates.iter().zip(&scored.gates[idea]))
        .map(|(g, state)| json!({ "id": g.id, "state": state.id(), "fail": g.fail.text, "why": g.why.get(lang) }))
        .collect();
    Table {
        about: vec![
            ("idea", json!(project.evidence.ids[idea])),
            ("name", json!(scored.names[idea])),
            ("lens", json!(scored.lens)),
            ("rank", json!(scored.rank[idea])),
            ("ideas", json!(scored.len())),
            ("score", json!(scored.score[idea])),
            ("potential", json!(scored.potential[idea])),
            ("verdict", json!(scored.verdict[idea].id())),
            ("gates", json!(gates)),
        ],
        columns: vec![
            Column::new("name", lang.pick("criterion", "标准"), Place::Left),
            Column::new("notes", "§", Place::Left),
            Column::new("value_shown", lang.pick("value", "价值"), Place::Right),
            Column::new("weight_shown", lang.pick("weight", "权重"), Place::Right),
            Column::new("points", lang.pick("points", "分数"), Place::Right),
            Column::new("open", lang.pick("open", "待定"), Place::Right),
            Column::new("evidence", lang.pick("evidence", "依据"), Place::Note),
            Column::new("criterion", "", Place::Data),
            Column::new("value", "", Place::Data),
            Column::new("best", "", Place::Data),
            Column::new("weight", "", Place::Data),
        ],
        rows: explained.iter().map(row).collect(),
    }
}

/// The cells as written with their sources, and what an expression makes of them; for an unknown, what to ask.
fn evidence(project: &Project, line: &Line, lang: Lang) -> String {
    let criterion = &project.rubric.criteria[line.criterion];
    let mut text = cells(&line.cells, lang);
    if criterion.evidence.expr.as_column().is_none()
        && let Some(interval) = line.evidence
    {
        text += &format!(" → {}", amount(interval));
    }
    if !is_section(&criterion.notes) {
        text += &format!(" ({})", criterion.notes);
    }
    if line.evidence.is_none() && !criterion.ask.get(lang).is_empty() {
        text += &format!("{}{}", lang.pick("; ask: ", "；该问："), criterion.ask.get(lang));
    }
    text
}

/// `revenue_12m 5000万 (§1); cost_12m unknown`
fn cells(cells: &[explain::Cell], lang: Lang) -> String {
    let cell = |cell: &explain::Cell| {
        let unknown = cell.known == explain::Known::No;
        let text = if unknown { lang.pick("unknown", "未知") } else { &cell.text };
        let source = if cell.source.is_empty() { String::new() } else { format!(" ({})", cell.source) };
        format!("{} {text}{source}", cell.column)
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(lang.pick("; ", "；"))
}

/// A section of the notes, such as `§2–3`, rather than a sentence.
fn is_section(notes: &str) -> bool {
    notes.chars().count() <= 8
}

/// The reasons, the gates in words, and what finding out could earn.
fn rest(project: &Project, scored: &Scored, idea: usize, lang: Lang) -> String {
    let rubric = &project.rubric;
    let width = screen_width();
    let reason = reason::reason(rubric, scored, idea);
    let mut lines = vec![String::new()];
    let line = reason.line(rubric, lang, usize::MAX);
    lines.extend(if line.is_empty() { vec![] } else { wrap(&line, width, 0) });
    if !rubric.gates.is_empty() {
        lines.push(String::new());
        lines.push(Look::Strong.paint(lang.pick("Gates", "门槛")));
    }
    let row = project.evidence.table.row(idea);
    for (gate, state) in rubric.gates.iter().zip(&scored.gates[idea]) {
        let facts = cells(&explain::cells(rubric, &project.evidence, (idea, &row), &gate.fail.expr), lang);
        let mut text = format!("{}{}{}", state.word(lang), lang.pick(": ", "："), gate.name.get(lang));
        text += &lang.pick(format!(", fails if {}", gate.fail.text), format!("，{} 即不通过", gate.fail.text));
        text += &format!(" {} {}", lang.pick("—", "——"), facts);
        match state {
            GateState::Failed => text += &format!("{}{}", lang.pick(". ", "。"), gate.why.get(lang)),
            GateState::Unknown if !gate.ask.get(lang).is_empty() => {
                text += &format!("{}{}", lang.pick("; ask: ", "；该问："), gate.ask.get(lang));
            }
            _ => {}
        }
        let look = if *state == GateState::Failed { Some(Look::Bad) } else { None };
        let wrapped = wrap(&text, width, 2);
        lines.extend(wrapped.iter().map(|l| look.map_or(l.clone(), |look| look.paint(l))));
    }
    let open = scored.potential[idea] - scored.score[idea];
    if open > 0.05 {
        lines.push(String::new());
        let open = fixed(open, 1);
        let text = match lang {
            Lang::En => format!("Finding out what is open could add up to {open} points."),
            Lang::Zh => format!("弄清所有待定项，最多可加 {open} 分。"),
        };
        let dropped = match reason.failed.is_empty() {
            true => "",
            false => lang.pick(" It would still be dropped: a gate failed.", "但门槛未过，结论仍是放弃。"),
        };
        lines.extend(wrap(&(text + dropped), width, 0));
    }
    lines.join("\n") + "\n"
}

/// Two ideas criterion by criterion, the greatest difference first; the gaps add up to the difference of the scores.
fn against(project: &Project, scored: &Scored, idea: usize, other: usize, lang: Lang) -> Table {
    let rubric = &project.rubric;
    let gap = |c: usize| scored.contribution(idea, c) - scored.contribution(other, c);
    let mut criteria: Vec<usize> = (0..rubric.criteria.len()).collect();
    criteria.sort_by(|&a, &b| gap(b).abs().total_cmp(&gap(a).abs()));
    let value = |i: usize, c: usize| span((scored.matrix.low(i, c), scored.matrix.high(i, c)), 2);
    let row = |&c: &usize| {
        let shown = if rounded(gap(c), 1) == 0.0 { String::new() } else { signed(gap(c), 1) };
        vec![
            Cell::text(rubric.criteria[c].name.get(lang)),
            Cell::text(format!("{} %", fixed(100.0 * scored.weights[c], 1))),
            Cell::text(value(idea, c)),
            Cell::text(value(other, c)),
            if gap(c) < 0.0 { Cell::Styled(shown, Look::Bad) } else { Cell::Text(shown) },
            Cell::text(rubric.criteria[c].id.clone()),
            Cell::Number(scored.weights[c], 4),
            Cell::Number(scored.matrix.low(idea, c), 3),
            Cell::Number(scored.matrix.high(idea, c), 3),
            Cell::Number(scored.matrix.low(other, c), 3),
            Cell::Number(scored.matrix.high(other, c), 3),
            Cell::Number(gap(c), 3),
        ]
    };
    Table {
        about: vec![
            ("idea", json!(project.evidence.ids[idea])),
            ("other", json!(project.evidence.ids[other])),
            ("lens", json!(scored.lens)),
            ("gap", json!(scored.score[idea] - scored.score[other])),
        ],
        columns: vec![
            Column::new("name", lang.pick("criterion", "标准"), Place::Left),
            Column::new("weight_shown", lang.pick("weight", "权重"), Place::Right),
            Column::new("value_shown", short(&scored.names[idea]), Place::Right),
            Column::new("other_shown", short(&scored.names[other]), Place::Right),
            Column::new("gap_shown", lang.pick("gap", "差距"), Place::Right),
            Column::new("criterion", "", Place::Data),
            Column::new("weight", "", Place::Data),
            Column::new("value", "", Place::Data),
            Column::new("best", "", Place::Data),
            Column::new("other_value", "", Place::Data),
            Column::new("other_best", "", Place::Data),
            Column::new("gap", "", Place::Data),
        ],
        rows: criteria.iter().map(row).collect(),
    }
}

fn short(name: &str) -> String {
    crate::export::terminal::truncate(name, 16)
}

fn verdict_between(scored: &Scored, idea: usize, other: usize, lang: Lang) -> String {
    let gap = scored.score[idea] - scored.score[other];
    let (ahead, behind) = if gap >= 0.0 { (idea, other) } else { (other, idea) };
    let (a, b, gap) = (&scored.names[ahead], &scored.names[behind], fixed(gap.abs(), 1));
    let could = scored.rank[idea] != scored.rank[other] && scored.potential[behind] > scored.score[ahead];
    let equal = scored.rank[idea] == scored.rank[other];
    let mut text = match lang {
        Lang::En if equal => format!("{a} and {b} are equal."),
        Lang::Zh if equal => format!("{a}和{b}得分相同。"),
        Lang::En => format!("{a} is {gap} points ahead of {b}."),
        Lang::Zh => format!("{a}比{b}高 {gap} 分。"),
    };
    if could {
        text += &match lang {
            Lang::En => {
                format!(
                    " What is open could still put {b} ahead: its potential is {}.",
                    fixed(scored.potential[behind], 1)
                )
            }
            Lang::Zh => format!("待定项仍可能让{b}反超：它的潜力是 {} 分。", fixed(scored.potential[behind], 1)),
        };
    }
    format!("\n{}\n", paragraph(&text))
}
