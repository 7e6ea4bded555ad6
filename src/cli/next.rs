//! `dingzi next`: what to find out next, as a list of questions.

use super::args::Next;
use super::load::{self, Project};
use super::{Context, Outcome, paragraph, wait};
use crate::analysis::explain::{Known, cells};
use crate::analysis::next::{self, Open, What};
use crate::export::{Cell, Column, Place, Table};
use crate::lang::{Lang, fixed};
use crate::score::Scored;
use serde_json::json;

/// Lines on the screen where nothing else is asked for.
const SCREEN: usize = 15;

pub(super) fn run(args: &Next, context: &Context) -> Outcome {
    let project = load::load(args.judged.inputs.files(), context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let only = args.idea.as_ref().map(|name| project.idea(name, "--idea", context)).transpose()?;
    let scored = project.score(lens, context);
    let drawing = context.lang.pick("drawing open facts", "正在抽取待定项");
    let next = wait::said(drawing, || next::next(&scored, args.chances.draws as usize, args.chances.seed));
    let open: Vec<&Open> = next.open.iter().filter(|o| only.is_none_or(|idea| o.idea == idea)).collect();
    let top = args.top.unwrap_or(if args.output.is_for_people()? { SCREEN } else { usize::MAX });
    let listed = List { project: &project, scored: &scored, next: &next, lang: context.lang };
    let table = listed.table(&open[..top.min(open.len())]);
    let after = listed.after(only, &open, top);
    let after = paragraph(&after);
    if open.is_empty() && args.output.is_for_people()? {
        // Heads of nothing would say nothing.
        return args.output.write(&Table::default(), "", &format!("{after}\n"));
    }
    args.output.write(&table, "", &format!("\n{after}\n"))
}

struct List<'a> {
    project: &'a Project,
    scored: &'a Scored,
    next: &'a next::Next,
    lang: Lang,
}

impl List<'_> {
    fn table(&self, open: &[&Open]) -> Table {
        let lang = self.lang;
        Table {
            about: vec![
                ("lens", json!(self.scored.lens)),
                ("draws", json!(self.next.draws)),
                ("seed", json!(self.next.seed)),
                ("open", json!(self.next.open.len())),
            ],
            columns: vec![
                Column::new("name", lang.pick("idea", "创意"), Place::Left),
                Column::new("what_shown", lang.pick("find out", "要弄清的"), Place::Left),
                Column::new("decides_shown", lang.pick("decides", "左右第一"), Place::Right),
                Column::new("could_earn_shown", lang.pick("points", "分数"), Place::Right),
                Column::new("ranks_shown", lang.pick("rank", "名次"), Place::Right),
                Column::new("ask", lang.pick("ask", "该问的问题"), Place::Note),
                Column::new("idea", "", Place::Data),
                Column::new("kind", "", Place::Data),
                Column::new("what", "", Place::Data),
                Column::new("decides", "", Place::Data),
                Column::new("standard_error", "", Place::Data),
                Column::new("could_earn", "", Place::Data),
                Column::new("rank", "", Place::Data),
                Column::new("rank_then", "", Place::Data),
                Column::new("cells", "", Place::Data),
            ],
            rows: open.iter().map(|o| self.row(o)).collect(),
        }
    }

    fn row(&self, open: &Open) -> Vec<Cell> {
        let (rubric, lang) = (&self.project.rubric, self.lang);
        let (kind, id, name, ask, expr) = match open.what {
            What::Criterion(c) => {
                let criterion = &rubric.criteria[c];
                ("criterion", &criterion.id, &criterion.name, &criterion.ask, &criterion.evidence.expr)
            }
            What::Gate(g) => {
                ("gate", &rubric.gates[g].id, &rubric.gates[g].name, &rubric.gates[g].ask, &rubric.gates[g].fail.expr)
            }
        };
        let is_gate = kind == "gate";
        let shown = match is_gate {
            true => lang.pick(format!("gate {}", name.get(lang)), format!("门槛：{}", name.get(lang))),
            false => name.get(lang).to_owned(),
        };
        // A fact that is known already is not to be found out again.
        let evidence = &self.project.evidence;
        let read = cells(rubric, evidence, (open.idea, &evidence.table.row(open.idea)), expr);
        let to_find = || read.iter().filter(|cell| cell.known != Known::Yes);
        let said = to_find().map(|cell| match cell.known == Known::No {
            true => lang.pick(format!("{} unknown", cell.column), format!("{} 未知", cell.column)),
            false => format!("{} {}", cell.column, cell.text),
        });
        let said = said.collect::<Vec<_>>().join(lang.pick(", ", "，"));
        let question = match ask.get(lang) {
            "" => said,
            ask if said.is_empty() => ask.to_owned(),
            ask => lang.pick(format!("{ask} ({said})"), format!("{ask}{said}。")),
        };
        let (now, then) = (self.scored.rank[open.idea], open.rank_then);
        let ranks = if now == then { now.to_string() } else { format!("{now} → {then}") };
        vec![
            Cell::text(self.scored.names[open.idea].clone()),
            Cell::text(shown),
            Cell::text(if open.decides > 0.0 { lang.percent(open.decides) } else { String::new() }),
            Cell::text(if is_gate { String::new() } else { format!("+{}", fixed(open.could_earn, 1)) }),
            Cell::text(ranks),
            Cell::text(question),
            Cell::text(self.project.evidence.ids[open.idea].clone()),
            Cell::text(kind),
            Cell::text(id.clone()),
            Cell::Number(open.decides, 4),
            Cell::Number(self.next.standard_error(open.decides), 4),
            Cell::Number(open.could_earn, 3),
            Cell::Whole(now as i64),
            Cell::Whole(then as i64),
            Cell::Json(to_find().map(|cell| json!(cell.column)).collect()),
        ]
    }

    fn after(&self, only: Option<usize>, open: &[&Open], top: usize) -> String {
        let lang = self.lang;
        if open.is_empty() {
            return match only.map(|idea| (&self.scored.names[idea], self.scored.failed_gate(idea))) {
                Some((name, Some(gate))) => {
                    let gate = self.project.rubric.gates[gate].name.get(lang);
                    lang.pick(
                        format!("{name} fails a gate ({gate}): nothing found out about its criteria would lift it."),
                        format!("{name}没有通过门槛（{gate}）：弄清其他各项也救不回来。"),
                    )
                }
                Some((name, None)) => {
                    lang.pick(format!("Nothing is open: every fact of {name} is known."), format!("{name}没有待定项。"))
                }
                None if self.scored.failed_gate(self.scored.order[0]).is_some() => lang
                    .pick(
                        "Every idea fails a gate: nothing found out about other criteria would lift one.",
                        "所有创意都没有通过门槛：弄清其他各项也救不回来。",
                    )
                    .to_owned(),
                None => lang
                    .pick("Nothing is open: every fact that counts is known.", "没有待定项：该知道的都已知道。")
                    .to_owned(),
            };
        }
        let (draws, seed) = (crate::chart::count(self.next.draws), self.next.seed);
        let rest = open.len().saturating_sub(top);
        let more = if rest > 0 {
            lang.pick(
                format!("{rest} more open facts; --top shows them. "),
                format!("另有 {rest} 个待定项，用 --top 查看。"),
            )
        } else {
            String::new()
        };
        let meaning = lang.pick(
            format!("\"decides\": in which share of {draws} draws (seed {seed}) of all open facts this one alone decides who is first; points and rank: what it could bring at best."),
            format!("“左右第一”：对所有待定项随机取值 {draws} 次（种子 {seed}），其中单凭这一项就决定谁第一的比例；分数和名次是它最好的情况。"),
        );
        more + &meaning
    }
}
