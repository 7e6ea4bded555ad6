//! `dingzi next`: what to find out next, as a list of questions.

use super::args::NextArgs;
use super::context::{Context, Outcome};
use super::screen::paragraph;
use super::wait;
use crate::analysis::asked::AskedFact;
use crate::analysis::next::{self, OpenFact, OpenItem};
use crate::export::{Cell, Columns, Place, Table};
use crate::lang::{Lang, signed};
use crate::project::Project;
use crate::say::commands::next::{self as words, Nothing};
use crate::say::heads;
use crate::say::lead::left_out;
use crate::say::punctuation::sentences;
use crate::score::Scored;
use serde_json::json;

/// Rows shown on a screen without `--top`.
const SCREEN_ROWS: usize = 15;

pub(super) fn run(args: &NextArgs, context: &Context) -> Outcome {
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let only = args.idea.as_ref().map(|name| project.idea(name, "--idea", context)).transpose()?;
    let scored = project.score_aloud(lens, context);
    let next = wait::said(words::DRAWING.get(context.lang), || {
        next::next(&scored, args.chances.draws as usize, args.chances.seed)
    });
    let open: Vec<&OpenFact> = next.open.iter().filter(|o| only.is_none_or(|idea| o.idea == idea)).collect();
    let top = args.output.most_rows(args.top, SCREEN_ROWS)?;
    let listed = OpenFactsTable { project: &project, scored: &scored, next: &next, lang: context.lang };
    let table = listed.table(&open[..top.min(open.len())]);
    let after = listed.after(only, &open, top);
    let after = paragraph(&after);
    if open.is_empty() && args.output.is_for_people()? {
        // A table without rows needs no header.
        return args.output.write(&Table::default(), "", &format!("{after}\n"));
    }
    args.output.write(&table, "", &format!("\n{after}\n"))
}

struct OpenFactsTable<'a> {
    project: &'a Project,
    scored: &'a Scored,
    next: &'a next::NextFacts,
    lang: Lang,
}

impl OpenFactsTable<'_> {
    fn table(&self, open: &[&OpenFact]) -> Table {
        let (scored, ids, lang) = (self.scored, &self.project.evidence.ids, self.lang);
        let place = if decides(open) { Place::Right } else { Place::Data };
        let columns = Columns::<AskedFact>::empty()
            .left("name", heads::IDEA.get(lang), |asked| &scored.names[asked.open.idea])
            .left("what_shown", words::FIND_OUT.get(lang), |asked| {
                words::open(asked.open.what.told(&self.project.rubric, lang), lang)
            })
            .at(place, "decides_shown", words::DECIDES.get(lang), |AskedFact { open, .. }| {
                if open.decides > 0.0 { lang.percent(open.decides) } else { String::new() }
            })
            .right("could_earn_shown", words::COULD_EARN.get(lang), |AskedFact { open, .. }| {
                if matches!(open.what, OpenItem::Gate(_)) { String::new() } else { signed(open.could_earn, 1) }
            })
            .right("ranks_shown", words::BEST_RANK.get(lang), |AskedFact { open, .. }| {
                let (now, then) = (scored.rank[open.idea], open.rank_then);
                if now == then { now.to_string() } else { format!("{now} → {then}") }
            })
            .note("ask", heads::ASK.get(lang), |asked| asked.question(lang))
            .data("idea", |asked| &ids[asked.open.idea])
            .data("kind", |asked| asked.kind)
            .data("what", |asked| asked.id)
            .data("decides", |asked| Cell::Number(asked.open.decides, 4))
            .data("standard_error", |asked| Cell::Number(self.next.standard_error(asked.open.decides), 4))
            .data("could_earn", |asked| Cell::Number(asked.open.could_earn, 3))
            .data("rank", |asked| scored.rank[asked.open.idea])
            .data("rank_then", |asked| asked.open.rank_then)
            .data("cells", |asked| json!(asked.cells.iter().map(|cell| &cell.column).collect::<Vec<_>>()));
        columns.table(open.iter().map(|open| AskedFact::of(&self.project.rubric, &self.project.evidence, open))).about(
            vec![
                ("lens", json!(scored.lens)),
                ("draws", json!(self.next.draws)),
                ("seed", json!(self.next.seed)),
                ("open", json!(self.next.open.len())),
            ],
        )
    }

    fn after(&self, only: Option<usize>, open: &[&OpenFact], top: usize) -> String {
        let (scored, lang) = (self.scored, self.lang);
        if open.is_empty() {
            let nothing = match only.map(|idea| (scored.names[idea].as_str(), scored.failed_gate(idea))) {
                Some((name, Some(gate))) => Nothing::Out { name, gate: self.project.rubric.gates[gate].name.get(lang) },
                Some((name, None)) => Nothing::Known { name },
                None if scored.is_out(scored.order[0]) => Nothing::AllOut,
                None => Nothing::AllKnown,
            };
            return nothing.sentence(lang);
        }
        let rest = open.len().saturating_sub(top);
        let more = (rest > 0).then(|| words::more(rest, lang));
        let legend = words::legend(self.next.draws, self.next.seed, decides(&open[..top.min(open.len())]), lang);
        let out = (0..scored.len()).filter(|&idea| scored.is_out(idea)).count();
        sentences([more, Some(legend), left_out(out, lang)].into_iter().flatten(), lang)
    }
}

/// Whether one of some open facts alone decides who is first, in any draw.
fn decides(open: &[&OpenFact]) -> bool {
    open.iter().any(|open| open.decides > 0.0)
}
