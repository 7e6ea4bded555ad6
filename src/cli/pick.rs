//! `dingzi pick`: the set of ideas with the most points under limits.

mod limits;

use super::args::PickArgs;
use super::chart::{is_svg, save_picture};
use super::context::{Context, Outcome};
use super::paths::is_stdout;
use super::screen::paragraph;
use super::wait;
use crate::analysis::asked::AskedFact;
use crate::analysis::certainty::AROUND;
use crate::analysis::expected::ExpectedPoints;
use crate::analysis::next::{OpenFact, OpenItem, open_facts};
use crate::analysis::pick::{DecidingFact, LESS, Pick, PickQuery, SetChange, WithLess};
use crate::analysis::robust::off_at_most;
use crate::chart::{PickFigure, PickRow, Picture, origin};
use crate::export::{Cell, Columns, Place, Table};
use crate::lang::{Lang, fixed};
use crate::project::Project;
use crate::say::chart::acceptability::source as with_draws;
use crate::say::chart::pick::{subtitle, titles};
use crate::say::commands::pick::{
    self as words, DecidingFactTold, Exchange, LessMoney, MoneySpent, NothingChosen, OpenGates, PickedSet, PointsKind,
    SameSet, SetsDrawn,
};
use crate::say::files::wrote;
use crate::say::heads;
use crate::say::lead::left_out;
use crate::say::punctuation::sentences;
use crate::score::{Scored, Verdict, greatest_first};
use crate::tolerance;
use limits::{CostColumn, PickLimits};
use serde_json::{Value, json};

/// Ideas that are not chosen, on a screen without `--top` and `--full`.
const SCREEN_ROWS: usize = 5;
/// Those in the best set of fewer draws are not near.
const MIN_NEAR_SHARE: f64 = 0.005;
/// Another set that is the best in fewer draws is not told.
const MIN_OTHER_SHARE: f64 = 0.05;

pub(super) fn run(args: &PickArgs, context: &Context) -> Outcome {
    if args.budget.is_none() && args.count.is_none() {
        return Err(words::no_limit().into());
    }
    args.chart.as_deref().map(is_svg).transpose()?;
    if args.chart.as_deref().is_some_and(is_stdout) {
        return Err(words::table_goes_there().into());
    }
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let limits = limits::read(args, &project, context)?;
    let scored = project.score_aloud(lens, context);
    limits.check(&project, &scored, context)?;
    let expected = (!args.proven).then(|| ExpectedPoints::new(&scored));
    let query = PickQuery {
        scored: &scored,
        expected: expected.as_ref(),
        costs: limits.costs.as_ref().map(|column| (&column.costs[..], column.budget)),
        count: limits.count,
        groups: &limits.groups,
        must: &limits.must,
        not: &limits.not,
        draws: args.draws,
        seed: args.seed,
    };
    let pick = wait::said(words::SEARCHING.get(context.lang), || query.answer()).expect("what must be in was checked");
    let mut chosen = vec![false; scored.len()];
    pick.best.chosen.iter().for_each(|&idea| chosen[idea] = true);
    let found = PickTable { project: &project, limits: &limits, query, pick: &pick, chosen, lang: context.lang };
    let rows = found.rows();
    let near = rows.iter().filter(|idea| !found.is_chosen(**idea) && found.share(**idea) >= MIN_NEAR_SHARE).count();
    let on_screen = args.output.is_for_people()? && !args.full;
    let shown = match (args.top, on_screen) {
        (Some(top), _) => top.min(rows.len()),
        (None, true) => pick.best.chosen.len() + near.min(SCREEN_ROWS),
        (None, false) => rows.len(),
    };
    let table = found.table(&rows[..shown]);
    let before = paragraph(&found.before(shown));
    let mut after: String = found.after().iter().map(|line| format!("{}\n", paragraph(line))).collect();
    let is_empty = pick.best.chosen.is_empty();
    if let Some(path) = &args.chart {
        if is_empty {
            return Err(words::no_picture().into());
        }
        save_picture(path, &found.picture(&rows))?;
        let said = wrote(&path.display().to_string(), context.lang);
        after += &format!("{said}\n");
    }
    match is_empty && args.output.is_for_people()? {
        // A table without rows needs no header.
        true => args.output.write(&Table::default(), "", &format!("{before}\n{after}")),
        false => args.output.write(&table, &format!("{before}\n\n"), &format!("\n{after}")),
    }
}

struct PickTable<'a> {
    project: &'a Project,
    limits: &'a PickLimits,
    query: PickQuery<'a>,
    pick: &'a Pick,
    /// Whether each idea is chosen.
    chosen: Vec<bool>,
    lang: Lang,
}

impl PickTable<'_> {
    fn scored(&self) -> &Scored {
        self.query.scored
    }

    fn is_chosen(&self, idea: usize) -> bool {
        self.chosen[idea]
    }

    /// The share of draws in which an idea is in the best set; 0 if it cannot be.
    fn share(&self, idea: usize) -> f64 {
        self.pick.drawn.inclusion[idea].unwrap_or(0.0)
    }

    fn kind(&self) -> PointsKind {
        if self.query.expected.is_some() { PointsKind::Expected } else { PointsKind::Proven }
    }

    fn names(&self, ideas: &[usize]) -> Vec<&str> {
        ideas.iter().map(|&idea| self.scored().names[idea].as_str()).collect()
    }

    /// All ideas: the set, then those that are most often in the best set of a draw, then those that cannot be chosen.
    fn rows(&self) -> Vec<usize> {
        let order = greatest_first(self.scored().order.iter().copied(), |&idea| self.query.points()[idea]);
        let mut order = greatest_first(order, |&idea| self.pick.drawn.inclusion[idea].unwrap_or(-1.0));
        order.retain(|idea| !self.is_chosen(*idea));
        self.pick.best.chosen.iter().copied().chain(order).collect()
    }

    fn table(&self, rows: &[usize]) -> Table {
        let (scored, lang, points) = (self.scored(), self.lang, self.query.points());
        let costs = self.limits.costs.as_ref();
        let place = if costs.is_some() { Place::Right } else { Place::Data };
        let cost = |idea: usize| Some(costs?.written(costs?.costs[idea]?, lang));
        let columns = Columns::<usize>::empty()
            .left("chosen_shown", words::CHOSEN.get(lang), |&idea| if self.is_chosen(idea) { "✓" } else { "" })
            .left("name", heads::IDEA.get(lang), |&idea| &scored.names[idea])
            .right("points", self.kind().head().get(lang), |&idea| Cell::Number(points[idea], 1))
            .at(place, "cost_shown", words::COST.get(lang), |&idea| cost(idea))
            .right("inclusion_shown", words::IN_BEST_SET.get(lang), |&idea| {
                self.pick.drawn.inclusion[idea].map(|share| lang.percent(share))
            })
            .data("idea", |&idea| &self.project.evidence.ids[idea])
            .data("chosen", |&idea| json!(self.is_chosen(idea)))
            .data("can_be_chosen", |&idea| json!(self.query.may_be_in(idea)))
            .data("inclusion", |&idea| self.pick.drawn.inclusion[idea].map(|share| Cell::Number(share, 4)))
            .data("cost", |&idea| costs.and_then(|costs| costs.costs[idea]).map(|cost| Cell::Number(cost, 2)))
            .data("rank", |&idea| scored.rank[idea])
            .data("open_gates", |&idea| json!(self.gates(idea)));
        columns.table(rows.iter().copied()).about(self.about())
    }

    /// The ids of open gates.
    fn gates(&self, idea: usize) -> Vec<&str> {
        self.scored().open_gates(idea).into_iter().map(|gate| &*self.project.rubric.gates[gate].id).collect()
    }

    fn about(&self) -> Vec<(&'static str, Value)> {
        let Pick { best, drawn, .. } = self.pick;
        let (costs, ids) = (self.limits.costs.as_ref(), &self.project.evidence.ids);
        let ids_of = |ideas: &[usize]| ideas.iter().map(|&idea| ids[idea].as_str()).collect::<Vec<_>>();
        let with_less = self.pick.with_less.as_ref().and_then(|less| match less {
            WithLess::Impossible => None,
            WithLess::Best(less) => {
                let SetChange { leaves, enters } = SetChange::between(&best.chosen, &less.chosen);
                let (budget, is_proven) = (costs.map(|costs| LESS * costs.budget), less.gap().is_none());
                let (leaves, enters) = (ids_of(&leaves), ids_of(&enters));
                let total = less.total;
                Some(json!({ "budget": budget, "total": total, "is_proven_best": is_proven, "leaves": leaves, "enters": enters }))
            }
        });
        let other = drawn.other.as_ref().map(|(share, SetChange { leaves, enters })| {
            json!({ "share": share, "leaves": ids_of(leaves), "enters": ids_of(enters) })
        });
        let as_good = self.pick.as_good.as_ref();
        let as_good = as_good.map(|(idea, others)| json!({ "idea": ids[*idea], "others": ids_of(others) }));
        let fact = self.pick.fact.map(|DecidingFact { idea, criterion, gain }| {
            let asked = self.open_fact(idea, criterion);
            let ask = asked.as_ref().map(|open| self.question(open));
            json!({ "idea": ids[idea], "what": self.project.rubric.criteria[criterion].id, "gain": gain, "ask": ask })
        });
        vec![
            ("lens", json!(self.scored().lens)),
            ("points", json!(if self.query.expected.is_some() { "expected" } else { "proven" })),
            ("budget", json!(costs.map(|costs| costs.budget))),
            ("count", json!(self.limits.count)),
            ("spent", json!(costs.map(|_| self.pick.spent))),
            ("total", json!(best.total)),
            ("bound", json!(best.bound)),
            ("is_proven_best", json!(best.gap().is_none())),
            ("as_good", json!(as_good)),
            ("draws", json!(drawn.draws)),
            ("draws_not_proven", json!(drawn.unproven)),
            ("seed", json!(self.query.seed)),
            ("same_set", json!(drawn.same)),
            ("other_set", json!(other)),
            ("with_less", json!(with_less)),
            ("fact", json!(fact)),
            ("is_fact_certain", json!(self.pick.is_fact_certain)),
            ("without_cost", json!(ids_of(&self.without_cost()))),
        ]
    }

    /// Ideas that only lack a cost.
    fn without_cost(&self) -> Vec<usize> {
        let lacks = |idea: &usize| !self.scored().is_out(*idea) && self.query.cost(*idea).is_none();
        (0..self.scored().len()).filter(lacks).collect()
    }

    /// Ideas that can be chosen and of whose cost only a range is known.
    fn with_range(&self) -> Vec<usize> {
        let ranges = self.limits.costs.iter().flat_map(|costs| &costs.ranges).copied();
        ranges.filter(|&idea| self.query.may_be_in(idea)).collect()
    }

    /// The set in a sentence, and whether it is the best; `shown` rows follow.
    fn before(&self, shown: usize) -> String {
        let (lang, best, costs) = (self.lang, &self.pick.best, self.limits.costs.as_ref());
        if best.chosen.is_empty() {
            return self.nothing().sentence(lang);
        }
        let money = costs.map(|costs| {
            let left = costs.budget - self.pick.spent;
            // What was added up may be off by a rounding error.
            let left = (left > tolerance::ROUNDING * costs.budget).then(|| costs.written(left, lang));
            (&costs.typed, costs.beside_budget(self.pick.spent, lang), left)
        });
        let money = money.as_ref().map(|(budget, spent, left)| MoneySpent { budget, spent, left: left.as_deref() });
        let names: Vec<String> = self.names(&best.chosen).into_iter().map(str::to_owned).collect();
        let (total, points) = (best.total, self.kind());
        let set = PickedSet { names: &names, shown, total, points, money, gap: best.gap(), lang };
        let as_good = self.pick.as_good.as_ref().filter(|_| best.gap().is_none());
        let as_good = as_good.map(|(idea, others)| words::as_good(self.names(&[*idea])[0], &self.names(others), lang));
        sentences([set.sentence(), set.proof()].into_iter().chain(as_good), lang)
    }

    fn nothing(&self) -> NothingChosen<'_> {
        let fitting = (0..self.scored().len()).filter(|&idea| self.query.may_be_in(idea));
        let cost = |idea: &usize| self.query.cost(*idea).unwrap_or(0.0);
        let Some(cheapest) = fitting.min_by(|a, b| cost(a).total_cmp(&cost(b))) else {
            return NothingChosen::NoneAllowed;
        };
        match self.limits.costs.as_ref().filter(|costs| cost(&cheapest) > costs.budget) {
            Some(costs) => NothingChosen::TooDear {
                name: &self.scored().names[cheapest],
                cost: costs.beside_budget(cost(&cheapest), self.lang),
                budget: &costs.typed,
            },
            None => NothingChosen::NoPoints,
        }
    }

    fn after(&self) -> Vec<String> {
        let (lang, scored, pick) = (self.lang, self.scored(), self.pick);
        let mut said = Vec::new();
        if !pick.best.chosen.is_empty() {
            said.push(sentences([Some(self.same()), self.likelier()].into_iter().flatten(), lang));
            said.extend(self.with_less());
            said.extend(self.fact());
        }
        said.extend(self.conditions());
        let (without, ranges) = (self.without_cost(), self.with_range());
        let dropped = pick.best.chosen.iter().copied().filter(|&idea| scored.verdict[idea] == Verdict::Drop);
        let dropped: Vec<usize> = dropped.filter(|idea| !self.limits.must.contains(idea)).collect();
        let mut notes = Vec::new();
        notes.extend((!dropped.is_empty()).then(|| words::dropped(&self.names(&dropped), lang)));
        notes.extend((!ranges.is_empty()).then(|| words::upper_ends(&self.names(&ranges), lang)));
        notes.extend((!without.is_empty()).then(|| words::without_cost(&self.names(&without), lang)));
        notes.extend(self.limits.groupless.iter().map(|(column, n)| words::without_group(*n, column, lang)));
        notes.extend(left_out(scored.count_out(), lang));
        said.extend((!notes.is_empty()).then(|| sentences(notes, lang)));
        if !pick.best.chosen.is_empty() {
            let (draws, asked, unproven) = (pick.drawn.draws, self.query.draws, pick.drawn.unproven);
            let (seed, error, points) = (self.query.seed, off_at_most(draws), self.kind());
            said.push(SetsDrawn { draws, asked, unproven, seed, around: AROUND, error, points }.legend(lang));
        }
        said
    }

    /// Which ideas of the set have open gates.
    fn conditions(&self) -> Option<String> {
        let (scored, lang) = (self.scored(), self.lang);
        let mut conditions: Vec<(Vec<usize>, Vec<&str>)> = Vec::new();
        for &idea in self.pick.best.chosen.iter().filter(|idea| scored.has_open_gate(**idea)) {
            let (gates, name) = (scored.open_gates(idea), scored.names[idea].as_str());
            match conditions.iter_mut().find(|(others, _)| *others == gates) {
                Some((_, names)) => names.push(name),
                None => conditions.push((gates, vec![name])),
            }
        }
        let named = |(gates, ideas): &(Vec<usize>, Vec<_>)| OpenGates {
            gates: gates.iter().map(|gate| self.project.rubric.gates[*gate].name.get(lang).to_owned()).collect(),
            ideas: ideas.clone(),
        };
        let conditions: Vec<OpenGates> = conditions.iter().map(named).collect();
        (!conditions.is_empty()).then(|| words::open_gates(&conditions, lang))
    }

    /// In how many draws exactly this set is the best.
    fn same(&self) -> String {
        let drawn = &self.pick.drawn;
        let other = drawn.other.as_ref().filter(|(share, _)| *share >= MIN_OTHER_SHARE);
        let named = other.map(|(share, change)| (*share, self.names(&change.leaves), self.names(&change.enters)));
        let other = named.as_ref().map(|(share, leaves, enters)| (*share, Exchange { leaves, enters }));
        SameSet { share: drawn.same, other }.sentence(self.lang)
    }

    /// What happens if the budget falls.
    fn with_less(&self) -> Option<String> {
        let costs: &CostColumn = self.limits.costs.as_ref()?;
        let (best, budget) = (&self.pick.best, costs.written(LESS * costs.budget, self.lang));
        let (leaves, enters);
        let less = match self.pick.with_less.as_ref()? {
            WithLess::Impossible => LessMoney::Impossible,
            WithLess::Best(less) if less.chosen.is_empty() => LessMoney::Nothing,
            WithLess::Best(less) => {
                let change = SetChange::between(&best.chosen, &less.chosen);
                (leaves, enters) = (self.names(&change.leaves), self.names(&change.enters));
                let change = Exchange { leaves: &leaves, enters: &enters };
                LessMoney::Changed { change, is_proven: best.gap().or(less.gap()).is_none() }
            }
        };
        Some(less.sentence(1.0 - LESS, &budget, self.lang))
    }

    /// An idea that is more often in the best set of a draw than one that is chosen, where the set is proven.
    fn likelier(&self) -> Option<String> {
        let is_free = |idea: &usize| !self.limits.must.contains(idea);
        let chosen = self.pick.best.chosen.iter().copied().filter(is_free);
        let chosen = chosen.min_by(|a, b| self.share(*a).total_cmp(&self.share(*b)))?;
        let others = greatest_first((0..self.scored().len()).filter(|&idea| !self.is_chosen(idea)), |i| self.share(*i));
        let other = *others.first().filter(|_| self.pick.best.gap().is_none())?;
        let shares = [other, chosen].map(|idea| self.lang.percent(self.share(idea)));
        let is_level =
            self.pick.as_good.as_ref().is_some_and(|(idea, others)| *idea == chosen && others.contains(&other));
        let is_more = self.share(other) > self.share(chosen) && shares[0] != shares[1] && !is_level;
        let names = [other, chosen].map(|idea| self.scored().names[idea].as_str());
        is_more.then(|| words::likelier(names, &shares, self.kind(), self.lang))
    }

    /// The fact that gains most.
    fn fact(&self) -> Option<String> {
        self.query.expected?;
        // What a cost turns out to be may change the set too.
        let is_certain = self.pick.is_fact_certain && self.with_range().is_empty();
        let Some(DecidingFact { idea, criterion, gain }) = self.pick.fact else {
            let (scored, may_be_in) = (self.scored(), |idea: &usize| self.query.may_be_in(*idea));
            let mut ideas = (0..scored.len()).filter(may_be_in);
            let is_open = ideas.any(|idea| scored.has_open_value(idea));
            return (is_certain && is_open).then(|| words::NO_FACT.get(self.lang).to_owned());
        };
        if gain < tolerance::SHOWN_POINTS {
            return is_certain.then(|| words::little(tolerance::SHOWN_POINTS, self.lang));
        }
        let open = self.open_fact(idea, criterion)?;
        let what = open.what.told(&self.project.rubric, self.lang);
        let (name, question) = (&self.scored().names[idea], self.question(&open));
        Some(
            DecidingFactTold { name, what, gain, is_certain: self.pick.is_fact_certain, question: &question }
                .sentence(self.lang),
        )
    }

    fn picture(&self, rows: &[usize]) -> Picture {
        let (scored, lang, best, costs) = (self.scored(), self.lang, &self.pick.best, self.limits.costs.as_ref());
        let near = |idea: &&usize| self.is_chosen(**idea) || self.share(**idea) >= MIN_NEAR_SHARE;
        let row = |&idea: &usize| PickRow {
            name: &scored.names[idea],
            share: self.share(idea),
            points: fixed(self.query.points()[idea], 0),
            cost: costs.and_then(|costs| Some(costs.written(costs.costs[idea]?, lang))).unwrap_or_default(),
        };
        let drawn: Vec<PickRow> = rows.iter().filter(near).map(row).collect();
        let names: Vec<String> = self.names(&best.chosen).into_iter().map(str::to_owned).collect();
        let budget = costs.map(|costs| costs.typed.as_str());
        let all = self.project.evidence.total;
        let source = origin(&self.project.files()[1].base_name(), &self.project.rubric, scored, all, lang);
        let (draws, off) = (self.pick.drawn.draws, off_at_most(self.pick.drawn.draws));
        let source = with_draws(&source, Some(AROUND), draws, self.query.seed, off, lang);
        let heads = [words::IN_BEST_SET, self.kind().head(), words::COST].map(|head| head.get(lang));
        let figure = PickFigure {
            titles: titles(&names, budget, best.total, self.kind(), lang),
            subtitle: &subtitle(self.kind(), lang),
            source: &source,
            heads,
            rows: &drawn,
            chosen: best.chosen.len(),
            lang,
        };
        figure.draw()
    }

    fn open_fact(&self, idea: usize, criterion: usize) -> Option<OpenFact> {
        let facts = open_facts(self.scored(), idea);
        facts.into_iter().find(|open| open.what == OpenItem::Criterion(criterion))
    }

    fn question(&self, open: &OpenFact) -> String {
        let is_asked = match open.what {
            OpenItem::Criterion(c) => !self.project.rubric.criteria[c].ask.get(self.lang).is_empty(),
            OpenItem::Gate(_) => false,
        };
        let asked = AskedFact::of(&self.project.rubric, &self.project.evidence, open);
        if is_asked { asked.question(self.lang) } else { String::new() }
    }
}
