//! A chosen set as a table, for programs, and as a picture.

use super::limits::PickLimits;
use crate::analysis::asked::AskedFact;
use crate::analysis::certainty::AROUND;
use crate::analysis::next::{OpenFact, OpenItem, open_facts};
use crate::analysis::pick::{DecidingFact, Pick, PickQuery, SetChange, WithLess};
use crate::analysis::robust::off_at_most;
use crate::chart::{PickFigure, PickRow, Picture, origin};
use crate::export::{Cell, Columns, Place, Table};
use crate::lang::{Lang, fixed};
use crate::project::Project;
use crate::say::chart::acceptability::source as with_draws;
use crate::say::chart::pick::{subtitle, titles};
use crate::say::commands::pick::{self as words, PointsKind};
use crate::say::heads;
use crate::score::{Scored, greatest_first};
use serde_json::{Value, json};

/// Those in the best set of fewer draws are not near.
pub(super) const MIN_NEAR_SHARE: f64 = 0.005;

/// The answer as a table and as a picture.
pub(super) struct PickTable<'a> {
    pub project: &'a Project,
    pub limits: &'a PickLimits,
    pub query: PickQuery<'a>,
    pub pick: &'a Pick,
    /// Whether each idea is chosen.
    pub chosen: Vec<bool>,
    pub lang: Lang,
}

impl PickTable<'_> {
    pub fn scored(&self) -> &Scored {
        self.query.scored
    }

    pub fn is_chosen(&self, idea: usize) -> bool {
        self.chosen[idea]
    }

    /// The share of draws in which an idea is in the best set; 0 if it cannot be.
    pub fn share(&self, idea: usize) -> f64 {
        self.pick.drawn.inclusion[idea].unwrap_or(0.0)
    }

    pub fn kind(&self) -> PointsKind {
        if self.query.expected.is_some() { PointsKind::Expected } else { PointsKind::Proven }
    }

    pub fn names(&self, ideas: &[usize]) -> Vec<&str> {
        ideas.iter().map(|&idea| self.scored().names[idea].as_str()).collect()
    }

    /// All ideas: the set, then those that are most often in the best set of a draw, then those that cannot be chosen.
    pub fn rows(&self) -> Vec<usize> {
        let order = greatest_first(self.scored().order.iter().copied(), |&idea| self.query.points()[idea]);
        let mut order = greatest_first(order, |&idea| self.pick.drawn.inclusion[idea].unwrap_or(-1.0));
        order.retain(|idea| !self.is_chosen(*idea));
        self.pick.best.chosen.iter().copied().chain(order).collect()
    }

    pub fn table(&self, rows: &[usize]) -> Table {
        let (scored, lang, points) = (self.scored(), self.lang, self.query.points());
        let (costs, at_most) = (self.limits.costs.as_ref(), &self.limits.at_most);
        let place = if costs.is_some() { Place::Right } else { Place::Data };
        let grouped = if at_most.is_empty() { Place::Data } else { Place::Left };
        let groups = at_most.iter().map(|(column, _)| self.header(*column)).collect::<Vec<_>>().join(" / ");
        let cost = |idea: usize| Some(costs?.written(costs?.costs[idea]?, lang));
        let columns = Columns::<usize>::empty()
            .left("chosen_shown", words::CHOSEN.get(lang), |&idea| if self.is_chosen(idea) { "✓" } else { "" })
            .left("name", heads::IDEA.get(lang), |&idea| &scored.names[idea])
            .at(grouped, "groups_shown", &groups, |&idea| {
                let row = self.project.evidence.table.row(idea);
                at_most.iter().map(|(column, _)| row[*column].as_str()).collect::<Vec<_>>().join(" / ")
            })
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
        columns.table(rows.iter().copied()).about(self.about()).under(&self.project.evidence)
    }

    /// The ids of open gates.
    pub fn gates(&self, idea: usize) -> Vec<&str> {
        self.scored().open_gates(idea).into_iter().map(|gate| &*self.project.rubric.gates[gate].id).collect()
    }

    pub fn about(&self) -> Vec<(&'static str, Value)> {
        let Pick { best, drawn, .. } = self.pick;
        let (costs, ids) = (self.limits.costs.as_ref(), &self.project.evidence.ids);
        let ids_of = |ideas: &[usize]| ideas.iter().map(|&idea| ids[idea].as_str()).collect::<Vec<_>>();
        let with_less = self.pick.with_less.as_ref().and_then(|WithLess { budget, is_below, best: less }| {
            let less = less.as_ref()?;
            let SetChange { leaves, enters } = SetChange::between(&best.chosen, &less.chosen);
            let (leaves, enters, is_proven) = (ids_of(&leaves), ids_of(&enters), less.gap().is_none());
            Some(json!({
                "budget": budget, "is_below": is_below, "total": less.total, "is_proven_best": is_proven,
                "leaves": leaves, "enters": enters,
            }))
        });
        let proven = self.pick.proven.as_ref().map(|proven| {
            let SetChange { leaves, enters } = SetChange::between(&best.chosen, &proven.chosen);
            json!({ "leaves": ids_of(&leaves), "enters": ids_of(&enters) })
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
            ("on_proven_points", json!(proven)),
            ("fact", json!(fact)),
            ("is_fact_certain", json!(self.pick.is_fact_certain)),
            ("without_cost", json!(ids_of(&self.without_cost()))),
        ]
    }

    /// Ideas that only lack a cost.
    pub fn without_cost(&self) -> Vec<usize> {
        let lacks = |idea: &usize| !self.scored().is_out(*idea) && self.query.cost(*idea).is_none();
        (0..self.scored().len()).filter(lacks).collect()
    }

    /// Ideas that can be chosen and of whose cost only a range is known that begins within the budget.
    pub fn with_range(&self) -> Vec<usize> {
        let ranges = self.limits.costs.iter().flat_map(|costs| &costs.ranges).copied();
        ranges.filter(|&idea| self.query.may_be_in(idea)).collect()
    }

    /// Ideas that cost more than there is, whatever their cost turns out to be.
    pub fn too_dear(&self) -> Vec<usize> {
        let Some(costs) = &self.limits.costs else { return Vec::new() };
        let is_too_dear = |idea: &usize| {
            self.query.may_be_in(*idea)
                && costs.costs[*idea].is_some_and(|cost| cost > costs.budget)
                && costs.ranges.binary_search(idea).is_err()
        };
        (0..self.scored().len()).filter(is_too_dear).collect()
    }

    pub fn header(&self, column: usize) -> &str {
        &self.project.evidence.table.headers()[column]
    }

    /// How many may be chosen of those that are the same in a column.
    pub fn at_most(&self) -> Vec<(&str, usize)> {
        self.limits.at_most.iter().map(|(column, most)| (self.header(*column), *most)).collect()
    }

    pub fn picture(&self, rows: &[usize]) -> Picture {
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
        let Project { rubric, evidence, .. } = self.project;
        let source = origin(&self.project.files()[1].base_name(), rubric, scored, evidence, lang);
        let (draws, off) = (self.pick.drawn.draws, off_at_most(self.pick.drawn.draws));
        let source = with_draws(&source, Some(AROUND), draws, self.query.seed, off, lang);
        let heads = [words::IN_BEST_SET, self.kind().head(), words::COST].map(|head| head.get(lang));
        let figure = PickFigure {
            titles: titles(&names, budget, best.total, self.kind(), lang),
            subtitle: &subtitle(self.kind(), &self.at_most(), lang),
            source: &source,
            heads,
            rows: &drawn,
            chosen: best.chosen.len(),
            lang,
        };
        figure.draw()
    }

    pub fn open_fact(&self, idea: usize, criterion: usize) -> Option<OpenFact> {
        let facts = open_facts(self.scored(), idea);
        facts.into_iter().find(|open| open.what == OpenItem::Criterion(criterion))
    }

    pub fn question(&self, open: &OpenFact) -> String {
        let is_asked = match open.what {
            OpenItem::Criterion(c) => !self.project.rubric.criteria[c].ask.get(self.lang).is_empty(),
            OpenItem::Gate(_) => false,
        };
        let asked = AskedFact::of(&self.project.rubric, &self.project.evidence, open);
        if is_asked { asked.question(self.lang) } else { String::new() }
    }
}
