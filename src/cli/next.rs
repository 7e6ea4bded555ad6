//! `dingzi next`: what to find out next, as a list of questions.

use super::args::Next;
use super::load::{self, Project};
use super::{Context, Outcome, paragraph, wait};
use crate::analysis::explain::{Known, cells};
use crate::analysis::next::{self, Open, What};
use crate::export::{Cell, Column, Place, Table};
use crate::lang::{Lang, signed};
use crate::say::commands::explain::fact;
use crate::say::commands::next::{self as words, Nothing};
use crate::say::heads;
use crate::say::lead::left_out;
use crate::say::punctuation::{parts, sentences};
use crate::score::Scored;
use serde_json::json;

/// Lines on the screen where nothing else is asked for.
const SCREEN: usize = 15;

pub(super) fn run(args: &Next, context: &Context) -> Outcome {
    let project = load::load(args.judged.inputs.files(), context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let only = args.idea.as_ref().map(|name| project.idea(name, "--idea", context)).transpose()?;
    let scored = project.score(lens, context);
    let next = wait::said(words::DRAWING.get(context.lang), || {
        next::next(&scored, args.chances.draws as usize, args.chances.seed)
    });
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
                Column::new("name", heads::IDEA.get(lang), Place::Left),
                Column::new("what_shown", words::FIND_OUT.get(lang), Place::Left),
                Column::new("decides_shown", words::DECIDES.get(lang), Place::Right),
                Column::new("could_earn_shown", words::COULD_EARN.get(lang), Place::Right),
                Column::new("ranks_shown", words::BEST_RANK.get(lang), Place::Right),
                Column::new("ask", heads::ASK.get(lang), Place::Note),
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
        let (kind, id, ask, expr) = match open.what {
            What::Criterion(c) => {
                let criterion = &rubric.criteria[c];
                ("criterion", &criterion.id, &criterion.ask, &criterion.evidence.expr)
            }
            What::Gate(g) => ("gate", &rubric.gates[g].id, &rubric.gates[g].ask, &rubric.gates[g].fail.expr),
        };
        // A fact that is known already is not to be found out again.
        let evidence = &self.project.evidence;
        let read = cells(rubric, evidence, (open.idea, &evidence.table.row(open.idea)), expr);
        let to_find = || read.iter().filter(|cell| cell.known != Known::Yes);
        let said = to_find().map(|cell| fact(&cell.column, cell.shown(lang).as_deref(), lang));
        let said = parts(said, lang);
        let (now, then) = (self.scored.rank[open.idea], open.rank_then);
        let ranks = if now == then { now.to_string() } else { format!("{now} → {then}") };
        vec![
            Cell::text(self.scored.names[open.idea].clone()),
            Cell::text(words::open(open.what.told(rubric, lang), lang)),
            Cell::text(if open.decides > 0.0 { lang.percent(open.decides) } else { String::new() }),
            Cell::text(if kind == "gate" { String::new() } else { signed(open.could_earn, 1) }),
            Cell::text(ranks),
            Cell::text(words::question(ask.get(lang), &said, lang)),
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
        let (scored, lang) = (self.scored, self.lang);
        if open.is_empty() {
            let nothing = match only.map(|idea| (scored.names[idea].as_str(), scored.failed_gate(idea))) {
                Some((name, Some(gate))) => Nothing::Out { name, gate: self.project.rubric.gates[gate].name.get(lang) },
                Some((name, None)) => Nothing::Known { name },
                None if scored.failed_gate(scored.order[0]).is_some() => Nothing::AllOut,
                None => Nothing::AllKnown,
            };
            return nothing.sentence(lang);
        }
        let rest = open.len().saturating_sub(top);
        let more = (rest > 0).then(|| words::more(rest, lang));
        let legend = words::legend(self.next.draws, self.next.seed, lang);
        let out = (0..scored.len()).filter(|&idea| scored.failed_gate(idea).is_some()).count();
        sentences([more, Some(legend), left_out(out, lang)].into_iter().flatten(), lang)
    }
}
