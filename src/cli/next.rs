//! `dingzi next`: what to find out next, as a list of questions.

use super::args::NextArgs;
use super::context::{Context, Outcome};
use super::screen::paragraph;
use super::wait;
use crate::analysis::asked::AskedFact;
use crate::analysis::certainty::find_out;
use crate::analysis::expected::ExpectedPoints;
use crate::analysis::next::{self, NextFacts, OpenFact, OpenItem};
use crate::analysis::settle::{Settled, settle};
use crate::export::{Cell, Columns, Place, Table};
use crate::lang::{Lang, least_shown, short, signed};
use crate::project::Project;
use crate::say::certainty::OpenName;
use crate::say::commands::next::{self as words, Asking, AskingCost, Legend, NextAdvice, Nothing};
use crate::say::heads;
use crate::say::lead::left_out;
use crate::say::punctuation::sentences;
use crate::score::Scored;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::iter;

/// Rows shown on a screen without `--top`.
const SCREEN_ROWS: usize = 15;

pub(super) fn run(args: &NextArgs, context: &Context) -> Outcome {
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let only = args.idea.as_ref().map(|name| project.idea(name, "--idea", context)).transpose()?;
    let scored = project.score_aloud(lens, context);
    let expected = ExpectedPoints::new(&scored);
    let (next, settled) = wait::said(words::DRAWING.get(context.lang), || {
        let next = next::next(&expected, args.chances.draws as usize, args.chances.seed);
        let settled = settle(&expected, &next);
        (next, settled)
    });
    let open: Vec<&OpenFact> = next.open.iter().filter(|o| only.is_none_or(|idea| o.idea == idea)).collect();
    let top = args.output.most_rows(args.top, SCREEN_ROWS)?;
    let lang = context.lang;
    let listed = OpenFactsTable {
        project: &project,
        scored: &scored,
        next: &next,
        expected: &expected,
        settled: settled.as_ref(),
        lang,
    };
    let table = listed.table(&open[..top.min(open.len())]);
    let after = listed.after(only, &open, top);
    let after = paragraph(&after);
    if open.is_empty() && args.output.is_for_people()? {
        // A table without rows needs no header.
        return args.output.write(&Table::default(), "", &format!("{after}\n"));
    }
    args.output.write(&table, &listed.advice(), &format!("\n{after}\n"))
}

struct OpenFactsTable<'a> {
    project: &'a Project,
    scored: &'a Scored,
    next: &'a NextFacts,
    expected: &'a ExpectedPoints<'a>,
    /// None if every idea fails a gate.
    settled: Option<&'a Settled>,
    lang: Lang,
}

impl OpenFactsTable<'_> {
    fn table(&self, open: &[&OpenFact]) -> Table {
        let (scored, ids, lang) = (self.scored, &self.project.evidence.ids, self.lang);
        let right_if = |is_shown| if is_shown { Place::Right } else { Place::Data };
        let (decides, is_worth, has_costs) = (decides(open), is_worth(open), has_costs(open));
        let in_hours = scored.ask_costs.as_ref().is_none_or(|costs| costs.in_hours);
        let points = |gain: f64| if gain > 0.0 { least_shown(gain) } else { String::new() };
        let columns = Columns::<AskedFact>::empty()
            .left("name", heads::IDEA.get(lang), |asked| &scored.names[asked.open.idea])
            .left("what_shown", words::FIND_OUT.get(lang), |asked| {
                words::open(asked.open.what.told(&self.project.rubric, lang), lang)
            })
            .at(right_if(is_worth), "gain_shown", words::WORTH.get(lang), move |asked| points(asked.open.gain))
            .at(
                right_if(is_worth && has_costs),
                "gain_for_cost_shown",
                words::worth_per(in_hours).get(lang),
                move |asked| points(asked.open.gain_for_cost()),
            )
            .at(
                right_if(!is_worth && has_costs),
                "ask_cost_shown",
                words::ask_cost(in_hours).get(lang),
                |AskedFact { open, .. }| open.cost.map_or_else(String::new, |cost| short(cost, 2)),
            )
            .at(right_if(decides), "decides_shown", words::DECIDES.get(lang), |AskedFact { open, .. }| {
                if open.decides > 0.0 { lang.percent(open.decides) } else { String::new() }
            })
            .right("could_earn_shown", words::COULD_EARN.get(lang), |AskedFact { open, .. }| {
                if matches!(open.what, OpenItem::Gate(_)) { String::new() } else { signed(open.could_earn, 1) }
            })
            .at(right_if(!is_worth), "ranks_shown", words::BEST_RANK.get(lang), |AskedFact { open, .. }| {
                let (now, then) = (scored.rank[open.idea], open.rank_then(scored));
                if now == then { now.to_string() } else { format!("{now} → {then}") }
            })
            .note("ask", heads::ASK.get(lang), |asked| asked.question(lang))
            .data("idea", |asked| &ids[asked.open.idea])
            .data("kind", |asked| asked.kind)
            .data("what", |asked| asked.id)
            .data("gain", |asked| Cell::Number(asked.open.gain, 4))
            .data("ask_cost", |asked| asked.open.cost.map(|cost| Cell::Number(cost, 4)))
            .data("decides", |asked| Cell::Number(asked.open.decides, 4))
            .data("standard_error", |asked| Cell::Number(self.next.standard_error(asked.open.decides), 4))
            .data("could_earn", |asked| Cell::Number(asked.open.could_earn, 3))
            .data("rank", |asked| scored.rank[asked.open.idea])
            .data("rank_then", |asked| asked.open.rank_then(scored))
            .data("cells", |asked| json!(asked.cells.iter().map(|cell| &cell.column).collect::<Vec<_>>()));
        columns
            .table(open.iter().map(|open| AskedFact::of(&self.project.rubric, &self.project.evidence, open)))
            .about(vec![
                ("lens", json!(scored.lens)),
                ("draws", json!(self.next.draws)),
                ("seed", json!(self.next.seed)),
                ("open", json!(self.next.open.len())),
                ("choice", json!(self.next.choice.map(|choice| &ids[choice.idea]))),
                ("choice_expected", json!(self.next.choice.map(|choice| choice.points))),
                ("gain_of_all", json!(self.settled.map(|settled| settled.gain))),
                ("asking", json!(self.settled.map(|settled| self.asking_data(settled)))),
                ("ask_cost_in_hours", json!(scored.ask_costs.as_ref().map(|costs| costs.in_hours))),
            ])
            .under(&self.project.evidence)
    }

    /// What to choose today, and which answers are enough.
    fn advice(&self) -> String {
        let (Some(choice), Some(settled)) = (self.next.choice, self.settled) else { return String::new() };
        let (rubric, scored, lang) = (&self.project.rubric, self.scored, self.lang);
        // Those that are level have an open gate only if the choice has one.
        let chosen: Vec<usize> = iter::once(choice.idea).chain(self.expected.level_with(choice)).collect();
        let gates: BTreeSet<usize> = chosen.iter().flat_map(|&idea| scored.open_gates(idea)).collect();
        let is_criterion = |fact: &OpenFact| matches!(fact.what, OpenItem::Criterion(_));
        let share = settled.best;
        let asking = match &settled.asked[..] {
            _ if !self.next.open.iter().any(is_criterion) => Asking::Known,
            _ if !settled.is_worth_asking() => {
                // Gates of the choice are told before.
                let first = find_out(&self.next.open).filter(|fact| is_criterion(fact) || !chosen.contains(&fact.idea));
                let first = first.map(|fact| (fact.what.told(rubric, lang), scored.names[fact.idea].as_str()));
                Asking::Stop { first }
            }
            _ if !settled.is_enough() => Asking::NotEnough { tried: settled.tried, share },
            [] => Asking::Sure { share },
            asked => {
                let name = |fact: &OpenFact| match fact.what.told(rubric, lang) {
                    OpenName::Criterion(name) | OpenName::Gate(name) => (name, scored.names[fact.idea].as_str()),
                };
                let costs = scored.ask_costs.as_ref().map(|costs| AskingCost {
                    amount: asked.iter().filter_map(|fact| fact.cost).sum(),
                    in_hours: costs.in_hours,
                });
                Asking::Enough { facts: asked.iter().map(name).collect(), cost: costs, share }
            }
        };
        let names: Vec<&str> = chosen.iter().map(|&idea| scored.names[idea].as_str()).collect();
        let gates = gates.into_iter().map(|gate| rubric.gates[gate].name.get(lang)).collect();
        let choice = (&names[..], &*scored.points(choice.points, 1));
        let advice = NextAdvice { choice, gates, gain: settled.gain, asking };
        format!("{}\n\n", paragraph(&sentences(advice.sentences(lang), lang)))
    }

    /// The same for programs.
    fn asking_data(&self, settled: &Settled) -> Value {
        let fact = |fact: &OpenFact| {
            let asked = AskedFact::of(&self.project.rubric, &self.project.evidence, fact);
            json!({ "idea": self.project.evidence.ids[fact.idea], "what": asked.id, "ask_cost": fact.cost })
        };
        let facts: Vec<Value> = settled.asked.iter().map(fact).collect();
        let (is_worth, is_enough) = (settled.is_worth_asking(), settled.is_enough());
        json!({ "worth_it": is_worth, "enough": is_enough, "facts": facts, "best_after": settled.best })
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
        let shown = &open[..top.min(open.len())];
        let is_worth = is_worth(shown);
        let costs_missing = scored.ask_costs.as_ref().filter(|_| has_costs(shown)).map_or(0, |costs| costs.not_given);
        let NextFacts { draws, seed, .. } = *self.next;
        let legend = Legend { draws, seed, decides: decides(shown), is_worth, costs_missing }.text(lang);
        sentences([more, Some(legend), left_out(scored.count_out(), lang)].into_iter().flatten(), lang)
    }
}

/// Whether finding out one of some open facts alone is worth something.
fn is_worth(open: &[&OpenFact]) -> bool {
    open.iter().any(|open| open.gain > 0.0)
}

/// Whether asking for one of some open facts has a cost that is known.
fn has_costs(open: &[&OpenFact]) -> bool {
    open.iter().any(|open| open.cost.is_some())
}

/// Whether one of some open facts alone decides who is first, in any draw.
fn decides(open: &[&OpenFact]) -> bool {
    open.iter().any(|open| open.decides > 0.0)
}
