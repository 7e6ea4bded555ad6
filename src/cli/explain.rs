//! `dingzi explain`: one idea, cell by cell; or two against each other.

use super::args::ExplainArgs;
use super::context::{Context, Outcome};
use super::moves;
use super::screen::{paragraph, screen_width};
use crate::analysis::certainty::{AROUND, SEED, certainty};
use crate::analysis::explain::{self, ExplainedCriterion, interval_text};
use crate::analysis::robust::weights::WeightModel;
use crate::analysis::robust::{SmaaQuery, quick_draws};
use crate::analysis::{reason, summary};
use crate::export::terminal::wrap;
use crate::export::{Cell, Columns, Look, Place, Table};
use crate::lang::{Lang, fixed, rounded};
use crate::project::Project;
use crate::rubric::Lens;
use crate::say::commands::compare::twice;
use crate::say::commands::explain as words;
use crate::say::heads;
use crate::say::punctuation::{bracketed, capital, clauses, sentences, stop};
use crate::say::standing::IdeaStanding;
use crate::score::{GateState, Scored, greatest_first};
use crate::tolerance;
use serde_json::json;

pub(super) fn run(args: &ExplainArgs, context: &Context) -> Outcome {
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let idea = project.idea(&args.named[0], "IDEA", context)?;
    let other = args.vs.as_ref().map(|name| project.idea(name, "--vs", context)).transpose()?;
    if other == Some(idea) {
        return Err(twice(&project.evidence.names[idea]).into());
    }
    let scored = project.score_aloud(lens, context);
    let lang = context.lang;
    let before = heading(&scored, lens, idea, lang);
    // What only people read is not waited for by programs.
    let is_for_people = args.output.is_for_people()?;
    match other {
        None => {
            let headline = if is_for_people { headline(&project, &scored, idea, lang) } else { String::new() };
            let table = lines(&project, &scored, idea, lang);
            args.output.write(&table, &(before + &headline), &rest(&project, &scored, idea, lang))
        }
        Some(other) => {
            let both = [idea, other];
            let headline = if is_for_people { headline_between(&project, &scored, both, lang) } else { String::new() };
            let before = before.trim_end().to_owned() + "\n" + &heading(&scored, lens, other, lang) + &headline;
            args.output.write(&against(&project, &scored, idea, other, lang), &before, "")
        }
    }
}

/// The rank, scores and verdict of an idea, to be worded.
pub(super) fn standing(scored: &Scored, idea: usize, lang: Lang) -> IdeaStanding<'_> {
    IdeaStanding {
        name: &scored.names[idea],
        rank: scored.rank_label(idea),
        of: scored.len(),
        points: [scored.score[idea], scored.potential[idea]].map(|points| scored.points(points, 1)),
        verdict: scored.verdict[idea].word(lang),
    }
}

/// `AI video ads: rank 1 of 32, score 81.0, potential 90.7, pursue (lens Base)`
fn heading(scored: &Scored, lens: &Lens, idea: usize, lang: Lang) -> String {
    let name = &scored.names[idea];
    let lines = paragraph(&standing(scored, idea, lang).through(lens.shown(lang), lang));
    lines.replacen(name, &Look::Strong.paint(name), 1) + "\n\n"
}

/// What decides its verdict, its chance to be first, and what would settle it: the facts of the ranking's headline.
fn headline(project: &Project, scored: &Scored, idea: usize, lang: Lang) -> String {
    let rubric = &project.rubric;
    let [decides, _] = reason::reason(rubric, scored, idea).apart();
    let reason = decides.line(rubric, lang, usize::MAX);
    let certainty = certainty(scored, quick_draws(scored.len(), rubric.criteria.len()), SEED);
    let reason = (!reason.is_empty()).then(|| stop(&capital(&reason), lang));
    let said: Vec<String> =
        reason.into_iter().chain(summary::of_idea(rubric, scored, &certainty, idea, lang)).collect();
    if said.is_empty() { String::new() } else { paragraph(&sentences(said, lang)) + "\n\n" }
}

/// The table of criteria; its points add up to the score.
fn lines(project: &Project, scored: &Scored, idea: usize, lang: Lang) -> Table {
    let rubric = &project.rubric;
    let criterion = |line: &ExplainedCriterion| &rubric.criteria[line.criterion];
    let section = |line: &ExplainedCriterion| {
        let notes = criterion(line).notes.as_str();
        if is_section(notes) { notes } else { "" }
    };
    // An empty column would only take up room.
    let has_sections = rubric.criteria.iter().any(|c| !c.notes.is_empty() && is_section(&c.notes));
    let (place, source) = if has_sections { (Place::Left, words::SOURCE.get(lang)) } else { (Place::Data, "") };
    let columns = Columns::<ExplainedCriterion>::empty()
        .left("name", heads::CRITERION.get(lang), |line| criterion(line).name.get(lang))
        .at(place, "notes", source, section)
        .right("value_shown", heads::VALUE.get(lang), |line| interval_text(line.value, 2))
        .right("weight_shown", heads::WEIGHT.get(lang), |line| lang.share(line.weight, 1))
        .right("points", heads::POINTS.get(lang), |line| Cell::Number(line.contribution, 1))
        .right("open", heads::OPEN.get(lang), |line| {
            (line.could_earn > tolerance::POINTS).then_some(Cell::Number(line.could_earn, 1))
        })
        .note("evidence", heads::EVIDENCE.get(lang), |line| evidence(project, line, lang))
        .data("criterion", |line| &criterion(line).id)
        .data("value", |line| Cell::Number(line.value.0, 3))
        .data("best", |line| Cell::Number(line.value.1, 3))
        .data("weight", |line| Cell::Number(line.weight, 4));
    let gates: Vec<_> = (rubric.gates.iter().zip(&scored.gates[idea]))
        .map(|(g, state)| json!({ "id": g.id, "state": state.id(), "fail": g.fail.text, "why": g.why.get(lang) }))
        .collect();
    columns
        .table(explain::explain(rubric, &project.evidence, scored, idea))
        .about(vec![
            ("idea", json!(project.evidence.ids[idea])),
            ("name", json!(scored.names[idea])),
            ("lens", json!(scored.lens)),
            ("rank", json!(scored.rank[idea])),
            ("ideas", json!(scored.len())),
            ("score", json!(scored.score[idea])),
            ("potential", json!(scored.potential[idea])),
            ("verdict", json!(scored.verdict[idea].id())),
            ("gates", json!(gates)),
        ])
        .under(&project.evidence)
}

/// The cells as written with their sources, then the result of an expression, or the question if it is unknown.
fn evidence(project: &Project, line: &ExplainedCriterion, lang: Lang) -> String {
    let criterion = &project.rubric.criteria[line.criterion];
    let mut text = clauses(line.cells.iter().map(|cell| cell.said(lang)), lang);
    if criterion.evidence.expr.as_column().is_none()
        && let Some(interval) = line.evidence
    {
        text = words::computed(&text, interval, lang);
    }
    if !is_section(&criterion.notes) {
        text = bracketed(text, &criterion.notes, lang);
    }
    if line.evidence.is_none() { words::asked(&text, criterion.ask.get(lang), lang) } else { text }
}

impl Project {
    /// An idea's cell in a column that the rubric reads, as shown to people.
    pub(super) fn written(&self, idea: usize, column: &str, lang: Lang) -> String {
        let row = self.evidence.table.row(idea);
        let cell = explain::cell(&self.rubric, &self.evidence, (idea, &row), column);
        cell.and_then(|cell| cell.shown(lang)).unwrap_or_else(|| heads::UNKNOWN.get(lang).to_owned())
    }
}

/// Whether notes are a section, such as `§2–3`, rather than a sentence.
fn is_section(notes: &str) -> bool {
    notes.chars().count() <= 8
}

/// The text below the table: the reason, the gates, and what finding out could earn.
fn rest(project: &Project, scored: &Scored, idea: usize, lang: Lang) -> String {
    let rubric = &project.rubric;
    let width = screen_width();
    let reason = reason::reason(rubric, scored, idea);
    let mut lines = vec![String::new()];
    let is_out = !reason.failed.is_empty();
    let [_, criteria] = reason.apart();
    let line = criteria.line(rubric, lang, usize::MAX);
    lines.extend(if line.is_empty() { vec![] } else { wrap(&line, width, 0) });
    if !rubric.gates.is_empty() {
        lines.push(String::new());
        lines.push(Look::Strong.paint(words::GATES.get(lang)));
    }
    let row = project.evidence.table.row(idea);
    for (gate, state) in rubric.gates.iter().zip(&scored.gates[idea]) {
        let cells = explain::cells(rubric, &project.evidence, (idea, &row), &gate.fail.expr);
        let facts = clauses(cells.iter().map(|cell| cell.said(lang)), lang);
        let gate = words::GateLine {
            state: state.word(lang),
            name: gate.name.get(lang),
            fail: &gate.fail.text,
            facts: &facts,
            why: (*state == GateState::Failed).then(|| gate.why.get(lang)),
            ask: if *state == GateState::Unknown { gate.ask.get(lang) } else { "" },
        };
        let painted = |line: String| if *state == GateState::Failed { Look::Bad.paint(&line) } else { line };
        lines.extend(wrap(&gate.sentence(lang), width, 2).into_iter().map(painted));
    }
    let open = scored.potential[idea] - scored.score[idea];
    if open >= tolerance::SHOWN_POINTS {
        lines.push(String::new());
        let text = words::could_add(&fixed(open, 1), is_out, lang);
        lines.extend(wrap(&text, width, 0));
    }
    lines.join("\n") + "\n"
}

/// The table of two ideas by criterion, greatest difference first; its gaps add up to that of the scores.
fn against(project: &Project, scored: &Scored, idea: usize, other: usize, lang: Lang) -> Table {
    let rubric = &project.rubric;
    let gap = |c: usize| scored.contribution(idea, c) - scored.contribution(other, c);
    let criteria = greatest_first(0..rubric.criteria.len(), |&c| gap(c).abs());
    let proven = |i: usize, c: usize| Cell::Number(scored.matrix.low(i, c), 3);
    let best = |i: usize, c: usize| Cell::Number(scored.matrix.high(i, c), 3);
    let value = |i: usize, c: usize| interval_text((scored.matrix.low(i, c), scored.matrix.high(i, c)), 2);
    let columns = Columns::<usize>::empty()
        .left("name", heads::CRITERION.get(lang), |&c| rubric.criteria[c].name.get(lang))
        .right("weight_shown", heads::WEIGHT.get(lang), |&c| lang.share(scored.weights[c], 1))
        .named("value_shown", &scored.names[idea], |&c| value(idea, c))
        .named("other_shown", &scored.names[other], |&c| value(other, c))
        .right("gap_shown", words::GAP.get(lang), |&c| match rounded(gap(c), 1) {
            0.0 => Cell::from(""),
            _ => moves::signed(gap(c)),
        })
        .data("criterion", |&c| &rubric.criteria[c].id)
        .data("weight", |&c| Cell::Number(scored.weights[c], 4))
        .data("value", |&c| proven(idea, c))
        .data("best", |&c| best(idea, c))
        .data("other_value", |&c| proven(other, c))
        .data("other_best", |&c| best(other, c))
        .data("gap", |&c| Cell::Number(gap(c), 3));
    columns
        .table(criteria)
        .about(vec![
            ("idea", json!(project.evidence.ids[idea])),
            ("other", json!(project.evidence.ids[other])),
            ("lens", json!(scored.lens)),
            ("gap", json!(scored.score[idea] - scored.score[other])),
        ])
        .under(&project.evidence)
}

/// Who is ahead by how much, and how often if weights vary and open facts are drawn.
fn headline_between(project: &Project, scored: &Scored, both: [usize; 2], lang: Lang) -> String {
    let [a, b] = both;
    let both = if scored.rank[a] <= scored.rank[b] { [a, b] } else { [b, a] };
    let around = WeightModel::around(&scored.weights, AROUND);
    let draws = quick_draws(scored.len(), project.rubric.criteria.len());
    let among = SmaaQuery::of(scored, &around, draws, SEED).among(&both);
    let said = summary::between(&project.rubric, scored, both, [among.ahead(0, 1), among.ahead(1, 0)], lang);
    paragraph(&sentences(said, lang)) + "\n\n"
}
