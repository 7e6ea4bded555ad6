//! Where one idea's score comes from, what would put it first and what to find out about it.

use super::super::problem::Problem;
use super::super::request::{PageRequest, idea};
use super::super::session::Session;
use crate::analysis::explain::{ExplainedCell, ExplainedCriterion, cells, explain, interval_text};
use crate::analysis::next::{OpenFact, OpenItem, open_facts};
use crate::analysis::reason::reason;
use crate::analysis::route::Routes;
use crate::lang::{Lang, fixed, signed, tenths};
use crate::project::Project;
use crate::say::commands::explain::interval;
use crate::say::heads::UNKNOWN;
use crate::say::page::answers as words;
use crate::score::{GateState, Scored, greatest_first};
use crate::tables::ranking::standing;
use crate::tolerance::SHOWN_POINTS;
use serde_json::{Value, json};

pub(super) fn answer(mut asked: PageRequest) -> Result<Value, Problem> {
    let session = asked.session.clone();
    let idea = idea(&mut asked.form, "idea", &session.project.evidence);
    let PageRequest { now, form, lang, state, .. } = asked;
    let idea = form.end(idea)?.expect("a request without an idea was refused");
    let scored = state.scored(&session);
    let about = About { session: &session, scored: &scored, lang, idea };
    Ok(json!({
        "version": now.version,
        "stands": standing(&session.project, &scored, lang).object(&idea),
        "heading": words::heading(&scored.rank_label(idea), scored.len(), lang),
        "reason": reason(&session.project.rubric, &scored, idea).line(&session.project.rubric, lang, 3),
        "facts": about.facts(),
        "gates": about.gates(),
        "first": about.first(),
        "next": about.next(),
    }))
}

struct About<'a> {
    session: &'a Session,
    scored: &'a Scored,
    lang: Lang,
    idea: usize,
}

impl About<'_> {
    /// The steps of the waterfall, with the facts behind each; they end at the score.
    fn facts(&self) -> Vec<Value> {
        let Project { rubric, evidence, .. } = &self.session.project;
        let mut from = 0.0;
        let fact = |line: &ExplainedCriterion| {
            let criterion = &rubric.criteria[line.criterion];
            let start = from;
            from += line.contribution;
            // The value of a bare column is in its cell already.
            let computed = line.evidence.filter(|_| criterion.evidence.expr.as_column().is_none());
            json!({
                "criterion": criterion.id,
                "name": criterion.name.get(self.lang),
                "notes": criterion.notes,
                // Rounded like the points, so that full points never read as more than the weight.
                "weight": tenths(line.weight),
                "points": fixed(line.contribution, 1),
                "open": if line.could_earn >= SHOWN_POINTS { signed(line.could_earn, 1) } else { String::new() },
                "from": start,
                "to": from,
                "upto": from + line.could_earn,
                "value": interval_text(line.value, 2),
                "evidence": computed.map_or(String::new(), |range| interval(range, self.lang)),
                "cells": self.cells(&line.cells),
                "ask": if line.evidence.is_none() { criterion.ask.get(self.lang) } else { "" },
            })
        };
        explain(rubric, evidence, self.scored, self.idea).iter().map(fact).collect()
    }

    fn cells(&self, cells: &[ExplainedCell]) -> Vec<Value> {
        let cell = |cell: &ExplainedCell| {
            let shown = cell.shown(self.lang);
            let text = shown.as_deref().unwrap_or(UNKNOWN.get(self.lang));
            json!({ "column": cell.column, "text": text, "source": cell.source, "unknown": shown.is_none() })
        };
        cells.iter().map(cell).collect()
    }

    /// Each gate in words: why it matters if it failed, what to ask if it is open.
    fn gates(&self) -> Vec<Value> {
        let Project { rubric, evidence, .. } = &self.session.project;
        let states = rubric.gates.iter().zip(&self.scored.gates[self.idea]);
        let row = evidence.table.row(self.idea);
        let gate = |(gate, state): (&crate::rubric::Gate, &GateState)| {
            let words = match state {
                GateState::Passed => "",
                GateState::Failed => gate.why.get(self.lang),
                GateState::Unknown => gate.ask.get(self.lang),
            };
            json!({
                "name": gate.name.get(self.lang),
                "state": state.id(),
                "state_shown": state.word(self.lang),
                "words": words,
                "fail": gate.fail.text,
                "cells": self.cells(&cells(rubric, evidence, (self.idea, &row), &gate.fail.expr)),
            })
        };
        states.map(gate).collect()
    }

    /// What would put it first, part by part.
    fn first(&self) -> Vec<String> {
        let Project { rubric, evidence, .. } = &self.session.project;
        let (scored, lang) = (self.scored, self.lang);
        if scored.rank[self.idea] == 1 {
            return vec![words::leads(scored.is_tied(self.idea), lang)];
        }
        let ways = Routes { rubric, evidence, scored, lang };
        ways.words(&ways.of(self.idea))
    }

    /// Its open facts, the one that could earn most first.
    fn next(&self) -> Vec<Value> {
        let rubric = &self.session.project.rubric;
        if self.scored.is_out(self.idea) {
            return Vec::new();
        }
        let open = greatest_first(open_facts(self.scored, self.idea), |open| open.could_earn);
        let one = |open: &OpenFact| {
            let (what, ask) = match open.what {
                OpenItem::Criterion(c) => {
                    (rubric.criteria[c].name.get(self.lang), rubric.criteria[c].ask.get(self.lang))
                }
                OpenItem::Gate(g) => (rubric.gates[g].name.get(self.lang), rubric.gates[g].ask.get(self.lang)),
            };
            let then = match open.what {
                OpenItem::Gate(_) => words::GATE_DECIDES.get(self.lang).to_owned(),
                OpenItem::Criterion(_) => words::rank_at_best(open.rank_then(self.scored), self.lang),
            };
            let earns = if open.could_earn > 0.0 { signed(open.could_earn, 1) } else { String::new() };
            json!({ "what": what, "ask": ask, "earns": earns, "then": then })
        };
        open.iter()
            .filter(|open| open.could_earn >= SHOWN_POINTS || matches!(open.what, OpenItem::Gate(_)))
            .map(one)
            .collect()
    }
}
