//! A chosen set in sentences: what it is worth, how sure it is, and what it depends on.

use super::table::PickTable;
use crate::analysis::certainty::AROUND;
use crate::analysis::pick::{DecidingFact, LESS, SetChange, WithLess};
use crate::analysis::robust::off_at_most;
use crate::say::commands::pick::{
    self as words, DecidingFactTold, Exchange, LessBudget, LessMoney, MoneySpent, NothingChosen, OpenGates, PickedSet,
    SameSet, SetsDrawn,
};
use crate::say::lead::left_out;
use crate::say::punctuation::sentences;
use crate::score::{Verdict, greatest_first};
use crate::tolerance;

/// A budget in plain digits that is so many times too small may lack a unit.
const UNIT_MISSING: f64 = 1_000.0;
/// Another set that is the best in fewer draws is not told.
const MIN_OTHER_SHARE: f64 = 0.05;

impl PickTable<'_> {
    /// The set in a sentence, and whether it is the best; `shown` rows follow.
    pub fn before(&self, shown: usize) -> String {
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
        let at_most = self.at_most();
        let set = PickedSet { names: &names, shown, total, points, money, at_most: &at_most, gap: best.gap(), lang };
        let as_good = self.pick.as_good.as_ref().filter(|_| best.gap().is_none());
        let as_good = as_good.map(|(idea, others)| words::as_good(self.names(&[*idea])[0], &self.names(others), lang));
        let is_left = |idea: usize| {
            self.query.may_be_in(idea) && !self.is_chosen(idea) && self.query.points()[idea] > tolerance::POINTS
        };
        let no_more = self.limits.count.filter(|count| best.chosen.len() < *count && best.gap().is_none());
        let no_more = no_more.filter(|_| (0..self.scored().len()).any(is_left));
        let no_more = no_more.map(|count| words::no_more(count, lang));
        sentences([set.sentence(), set.proof()].into_iter().chain(no_more).chain(as_good), lang)
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
                is_far: costs.is_bare && cost(&cheapest) >= UNIT_MISSING * costs.budget,
            },
            None => NothingChosen::NoPoints,
        }
    }

    pub fn after(&self) -> Vec<String> {
        let (lang, scored, pick) = (self.lang, self.scored(), self.pick);
        let mut said = Vec::new();
        if !pick.best.chosen.is_empty() {
            said.push(sentences([Some(self.same()), self.likelier()].into_iter().flatten(), lang));
            said.extend(self.proven());
            said.extend(self.with_less());
            said.extend(self.fact());
        }
        said.extend(self.conditions());
        let (without, ranges) = (self.without_cost(), self.with_range());
        let dropped = pick.best.chosen.iter().copied().filter(|&idea| scored.verdict[idea] == Verdict::Drop);
        let dropped: Vec<usize> = dropped.filter(|idea| !self.limits.must.contains(idea)).collect();
        let mut notes = Vec::new();
        notes.extend((!dropped.is_empty()).then(|| words::dropped(&self.names(&dropped), lang)));
        let (dear, budget) = (self.too_dear(), self.limits.costs.as_ref().map_or("", |costs| &costs.typed));
        notes.extend(
            (!dear.is_empty() && !pick.best.chosen.is_empty())
                .then(|| words::too_dear(&self.names(&dear), budget, lang)),
        );
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

    /// What changes if only proven points count, where something is open and both sets are proven to be the best.
    fn proven(&self) -> Option<String> {
        let (best, proven) = (&self.pick.best, self.pick.proven.as_ref().filter(|_| self.is_open())?);
        if best.gap().or(proven.gap()).is_some() {
            return None;
        }
        let change = SetChange::between(&best.chosen, &proven.chosen);
        let (leaves, enters) = (self.names(&change.leaves), self.names(&change.enters));
        Some(words::on_proven_points(&Exchange { leaves: &leaves, enters: &enters }, self.lang))
    }

    /// What happens if the budget falls.
    fn with_less(&self) -> Option<String> {
        let (best, WithLess { budget, is_below, best: less }) = (&self.pick.best, self.pick.with_less.as_ref()?);
        let budget = self.limits.costs.as_ref()?.written(*budget, self.lang);
        let (leaves, enters);
        let less = match less {
            None => LessMoney::Impossible,
            Some(less) if less.chosen.is_empty() => LessMoney::Nothing,
            Some(less) => {
                let change = SetChange::between(&best.chosen, &less.chosen);
                (leaves, enters) = (self.names(&change.leaves), self.names(&change.enters));
                let change = Exchange { leaves: &leaves, enters: &enters };
                LessMoney::Changed { change, is_proven: best.gap().or(less.gap()).is_none() }
            }
        };
        let part = (!is_below).then_some(1.0 - LESS);
        Some(LessBudget { less, part, budget: &budget, is_proven: best.gap().is_none() }.sentence(self.lang))
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
        // By more than chance alone would do.
        let error = off_at_most(self.pick.drawn.draws) as f64 / 100.0;
        let is_more = self.share(other) - self.share(chosen) > error && !is_level;
        let names = [other, chosen].map(|idea| self.scored().names[idea].as_str());
        is_more.then(|| words::likelier(names, &shares, self.kind(), self.lang))
    }

    /// Whether an open value is among those of ideas that can be chosen.
    fn is_open(&self) -> bool {
        (0..self.scored().len()).any(|idea| self.query.may_be_in(idea) && self.scored().has_open_value(idea))
    }

    /// The fact that gains most.
    fn fact(&self) -> Option<String> {
        self.query.expected?;
        // What a cost turns out to be may change the set too.
        let is_certain = self.pick.is_fact_certain && self.with_range().is_empty();
        let Some(DecidingFact { idea, criterion, gain }) = self.pick.fact else {
            return (is_certain && self.is_open()).then(|| words::NO_FACT.get(self.lang).to_owned());
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
}
