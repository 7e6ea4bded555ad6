//! What would put an idea first: other weights, or a single better fact; in numbers and in words.

use super::improve::{Goal, Improvement};
use super::overtake::{Overtake, overtake};
use super::stability::contestants;
use crate::evidence::Evidence;
use crate::lang::{Lang, fixed, tenths};
use crate::rubric::Rubric;
use crate::score::Scored;

/// Changes of share named for an idea.
const NAMED: usize = 3;

/// What would put an idea first.
pub struct Way {
    /// The idea.
    pub idea: usize,
    /// Weights that do, or why none can; none for an idea that fails a gate, which no weights buy back.
    pub overtake: Option<Overtake>,
    /// Single facts that would do, the smallest first, and each as it would be written.
    pub facts: Vec<(Improvement, String)>,
}

/// What ways are looked for in, and told of.
#[derive(Clone, Copy)]
pub struct Ways<'a> {
    /// What counts.
    pub rubric: &'a Rubric,
    /// The facts.
    pub evidence: &'a Evidence,
    /// The ideas under the lens chosen.
    pub scored: &'a Scored,
    /// The language of the words.
    pub lang: Lang,
}

impl Ways<'_> {
    /// The way of one idea: a linear program or two, and a search in each column.
    pub fn of(&self, idea: usize) -> Way {
        let Ways { rubric, evidence, scored, .. } = *self;
        let rivals = contestants(scored);
        let out = scored.failed_gate(idea).is_some();
        let overtake = if out { None } else { overtake(&scored.matrix, &scored.weights, rivals, idea) };
        let goal = Goal::new(rubric, evidence, scored, rivals, idea);
        let facts = goal.map_or(Vec::new(), |goal| {
            goal.improvements().into_iter().map(|fact| (fact.clone(), self.written(&goal, &fact, idea))).collect()
        });
        Way { idea, overtake, facts }
    }

    /// A fact in the unit of its cell, or of the first cell of its column that has one.
    fn written(&self, goal: &Goal, fact: &Improvement, idea: usize) -> String {
        let own = self.cell(fact.column, idea);
        let like = match fact.from {
            Some(_) => own,
            None => {
                let is_known = |i: &usize| self.evidence.columns[fact.column].interval(*i).is_some();
                let known = (0..self.scored.len()).find(is_known);
                known.map_or(String::new(), |i| self.cell(fact.column, i))
            }
        };
        goal.write(fact, &like, self.lang)
    }

    fn cell(&self, column: usize, idea: usize) -> String {
        let table = &self.evidence.table;
        let header = table.header(&self.rubric.table.columns[column].name);
        header.map_or(String::new(), |header| table.row(idea)[header].clone())
    }

    /// A way in words, one part each: the gate in its way, the weights, the smallest fact.
    pub fn words(&self, way: &Way) -> Vec<String> {
        let lang = self.lang;
        let mut parts = Vec::new();
        if let Some(gate) = self.scored.failed_gate(way.idea) {
            let gate = self.rubric.gates[gate].name.get(lang);
            parts.push(lang.pick(
                format!("a gate failed ({gate}), which no weights buy back"),
                format!("门槛未过（{gate}），权重补不回来"),
            ));
        }
        match &way.overtake {
            Some(Overtake::Weights { weights, .. }) => parts.push(self.shifts(weights.shares())),
            Some(Overtake::Never { mix }) => parts.push(self.proof(mix)),
            None => {}
        }
        if let Some((fact, written)) = way.facts.first() {
            let column = &self.rubric.table.columns[fact.column].name;
            let cell = self.cell(fact.column, way.idea);
            let from = if fact.from.is_some() { &cell } else { lang.pick("unknown", "未知") };
            parts.push(lang.pick(
                format!("or {column} from {from} to {written}"),
                format!("或者 {column} 从 {from} 到 {written}"),
            ));
        }
        parts
    }

    /// The largest changes of shares.
    fn shifts(&self, weights: &[f64]) -> String {
        let today = self.scored.weights.shares();
        let mut by: Vec<usize> = (0..weights.len()).filter(|&c| (weights[c] - today[c]).abs() >= 0.0005).collect();
        by.sort_by(|&a, &b| (weights[b] - today[b]).abs().total_cmp(&(weights[a] - today[a]).abs()));
        let shift = |&c: &usize| format!("{} {} → {} %", self.criterion(c), tenths(today[c]), tenths(weights[c]));
        let mut said: Vec<String> = by.iter().take(NAMED).map(shift).collect();
        match by.len().saturating_sub(NAMED) {
            0 => {}
            1 => said.push(self.lang.pick("1 other", "另 1 项").to_owned()),
            n => said.push(self.lang.pick(format!("{n} others"), format!("另 {n} 项"))),
        }
        said.join(self.lang.pick(", ", "，"))
    }

    fn criterion(&self, c: usize) -> &str {
        self.rubric.criteria[c].name.get(self.lang)
    }

    /// Why no weights can.
    fn proof(&self, mix: &[(usize, f64)]) -> String {
        let lang = self.lang;
        let name = |idea: usize| &self.scored.names[idea];
        match mix {
            [(idea, _)] => {
                let name = name(*idea);
                lang.pick(format!("{name} is at least as good on every criterion"), format!("{name}每条标准都不比它差"))
            }
            _ => {
                let parts = mix.iter().map(|&(idea, part)| {
                    lang.pick(
                        format!("{} % {}", fixed(100.0 * part, 0), name(idea)),
                        format!("{}（{}%）", name(idea), fixed(100.0 * part, 0)),
                    )
                });
                let parts = parts.collect::<Vec<_>>().join(lang.pick(" + ", "＋"));
                lang.pick(
                    format!("a mix of others ({parts}) is at least as good on every criterion"),
                    format!("把{parts}按比例混在一起，每条标准都不比它差"),
                )
            }
        }
    }
}
