//! What to find out next: every open fact, with what it could earn and how often it decides who is first.

use super::robust::chance::{Chance, Purpose};
use super::robust::standard_error;
use super::stability::contestants;
use crate::score::{GateState, Scored};
use crate::tolerance;
use rayon::prelude::*;
use std::ops::Range;

/// Draws that share a random stream.
const BLOCK: usize = 256;

/// The most facts drawn in all: where very many of ideas that can lead are open, there are fewer draws, but no fewer than the
/// minimum, unless fewer are asked for.
const MAX_FACTS: usize = 1_000_000_000;
const MIN_DRAWS: usize = 400;

/// What is open of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenItem {
    /// The value of a criterion, by its place in the rubric: unknown, or a range.
    Criterion(usize),
    /// A gate, by its place in the rubric.
    Gate(usize),
}

/// An open fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenFact {
    /// The idea.
    pub idea: usize,
    /// What is open.
    pub what: OpenItem,
    /// Points of the score that it could add; 0 for a gate.
    pub could_earn: f64,
    /// The part of them that it most likely adds, where a cell says so.
    pub mode: Option<f64>,
    /// The rank if it turned out best and nothing else changed.
    pub rank_then: usize,
    /// In which share of draws it decides who is first: its worst and its best outcome give different leaders, all other
    /// open facts being as drawn.
    pub decides: f64,
}

/// What to find out, what decides most first; then by what it could earn.
#[derive(Clone, Debug, PartialEq)]
pub struct NextFacts {
    /// The open facts of all ideas that fail no gate.
    pub open: Vec<OpenFact>,
    /// How many draws: as many as asked for, or fewer where very much is open.
    pub draws: usize,
    /// Their seed.
    pub seed: u64,
}

impl NextFacts {
    /// The standard error of a share of these draws.
    pub fn standard_error(&self, share: f64) -> f64 {
        standard_error(share, self.draws)
    }
}

/// Lists the open facts. Weights are those of the lens; each open value is drawn uniformly between its ends, or as a triangle where its cell
/// says what is most likely, independent
/// of the others; an open gate counts as passed, and decides where its idea is first.
///
/// In a draw, let M be the best score of the other ideas. The fact decides if M lies between the idea's score with the
/// fact at its worst and with it at its best: a share of draws that is 0 for everything that does not matter at the top.
pub fn next(scored: &Scored, draws: usize, seed: u64) -> NextFacts {
    let ranked = contestants(scored);
    // If every idea fails a gate, nothing found out would make one worth it.
    let ranked = if scored.failed_gate(ranked[0]).is_some() { &[] } else { ranked };
    let mut open: Vec<OpenFact> = ranked.par_iter().flat_map_iter(|&idea| open_facts(scored, ranked, idea)).collect();
    let draws = decide(scored, ranked, &mut open, draws, seed);
    // The sort is stable: among equals the better ranked idea stays first.
    open.sort_by(|a, b| b.decides.total_cmp(&a.decides).then(b.could_earn.total_cmp(&a.could_earn)));
    NextFacts { open, draws, seed }
}

/// The open facts of one idea among those that are `ranked` by score, best first; nothing is drawn, so none decides.
pub fn open_facts(scored: &Scored, ranked: &[usize], idea: usize) -> Vec<OpenFact> {
    let open = |what, could_earn: f64, mode| {
        let then = scored.score[idea] + could_earn;
        // Ranked ideas stand by score, best first.
        let ahead = ranked.partition_point(|&other| scored.score[other] > then + tolerance::POINTS);
        OpenFact { idea, what, could_earn, mode, rank_then: (ahead + 1).min(scored.rank[idea]), decides: 0.0 }
    };
    let criteria = (0..scored.matrix.criteria())
        .map(|c| (c, scored.could_earn(idea, c)))
        .filter(|(_, earn)| *earn > tolerance::POINTS);
    let gates = scored.gates[idea].iter().enumerate().filter(|(_, state)| **state == GateState::Unknown);
    let criteria = criteria.map(|(c, earn)| open(OpenItem::Criterion(c), earn, scored.matrix.mode(idea, c)));
    criteria.chain(gates.map(|(g, _)| open(OpenItem::Gate(g), 0.0, None))).collect()
}

/// Counts in how many draws each open fact decides. Ideas and facts stand best ranked first. How many draws were made.
fn decide(scored: &Scored, ranked: &[usize], open: &mut [OpenFact], draws: usize, seed: u64) -> usize {
    let Some(&leader) = ranked.first() else { return draws };
    // Whose potential lies below what the leader has proven is first in no draw, and none of its facts decides.
    let can_lead = |idea: usize| scored.potential[idea] + tolerance::POINTS >= scored.score[leader];
    let mut of_contenders: Vec<&mut OpenFact> = open.iter_mut().filter(|open| can_lead(open.idea)).collect();
    let facts: Vec<OpenFact> = of_contenders.iter().map(|open| **open).collect();
    let draws = draws.min((MAX_FACTS / facts.len().max(1)).max(MIN_DRAWS));
    let mut start = 0;
    let contender = |&idea: &usize| {
        let end = start + facts[start..].iter().take_while(|open| open.idea == idea).count();
        (idea, std::mem::replace(&mut start, end)..end)
    };
    let contenders: Vec<(usize, Range<usize>)> = ranked.iter().filter(|idea| can_lead(**idea)).map(contender).collect();
    let blocks = draws.div_ceil(BLOCK);
    let counts = (0..blocks).into_par_iter().map(|block| {
        let draws = BLOCK.min(draws - block * BLOCK);
        count(scored, &contenders, ranked.len(), &facts, draws, Chance::new(seed, Purpose::Evidence, block))
    });
    // Whole numbers are added, so the order does not matter.
    let counts = counts.reduce_with(|a, b| a.iter().zip(b).map(|(a, b)| a + b).collect()).unwrap_or_default();
    of_contenders.iter_mut().zip(counts).for_each(|(open, count)| open.decides = count as f64 / draws as f64);
    draws
}

/// In how many of some draws each open fact of the contenders decides. `ideas` is the number of all, and contenders stand best
/// first, each with its facts in `open`.
fn count(
    scored: &Scored,
    contenders: &[(usize, Range<usize>)],
    ideas: usize,
    open: &[OpenFact],
    draws: usize,
    mut chance: Chance,
) -> Vec<usize> {
    let mut counts = vec![0; open.len()];
    let (mut earned, mut scores) = (vec![0.0; open.len()], vec![0.0; contenders.len()]);
    for _ in 0..draws {
        // The best two: whom the facts of any idea are held against.
        let (mut first, mut best, mut second) = (usize::MAX, f64::MIN, f64::MIN);
        for ((idea, facts), score) in contenders.iter().zip(&mut scores) {
            *score = scored.score[*idea];
            for (earned, open) in earned[facts.clone()].iter_mut().zip(&open[facts.clone()]) {
                let unit = chance.unit();
                *earned = open.could_earn * open.mode.map_or(unit, |mode| Chance::triangular(unit, mode));
                *score += *earned;
            }
            if *score > best {
                (first, second, best) = (*idea, best, *score);
            } else {
                second = score.max(second);
            }
        }
        for ((idea, facts), score) in contenders.iter().zip(&scores) {
            let others = if *idea == first { second } else { best };
            for o in facts.clone() {
                let worst = score - earned[o];
                let decides = match open[o].what {
                    OpenItem::Criterion(_) => worst <= others && others < worst + open[o].could_earn,
                    OpenItem::Gate(_) => *idea == first && ideas > 1,
                };
                counts[o] += usize::from(decides);
            }
        }
    }
    counts
}
