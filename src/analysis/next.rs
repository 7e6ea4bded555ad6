//! What to find out next: every open fact, with the points it could add and how often it decides which idea is first.

use super::robust::chance::{Chance, Purpose};
use super::robust::{Spread, Spreads, standard_error};
use super::stability::contestants;
use crate::score::{GateState, Scored};
use crate::tolerance;
use rayon::prelude::*;
use std::ops::Range;

/// Draws that share a random stream.
const BLOCK_DRAWS: usize = 256;

/// The most facts drawn in all: if ideas that can lead have very many open facts, there are fewer draws, down to the
/// minimum.
const MAX_FACTS_DRAWN: usize = 1_000_000_000;
const MIN_DRAWS: usize = 400;

/// The kind of an open fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenItem {
    /// The value of a criterion, by its place in the rubric: unknown or a range.
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
    /// The points that it could add to the score; 0 for a gate.
    pub could_earn: f64,
    /// The rank if it turns out best and nothing else changes.
    pub rank_then: usize,
    /// The share of draws in which it decides which idea is first: its worst and its best outcome give different
    /// leaders, with all other open facts as drawn.
    pub decides: f64,
}

/// What to find out, sorted by how often it decides, then by what it could earn.
#[derive(Clone, Debug, PartialEq)]
pub struct NextFacts {
    /// The open facts of all ideas that fail no gate.
    pub open: Vec<OpenFact>,
    /// The number of draws: as asked for, or fewer if very many facts are open.
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

/// Lists the open facts. The weights are those of the lens. Open values are drawn as for [`robust`](super::robust).
/// An open gate counts as passed, and decides if its idea is first.
///
/// In a draw, let M be the best score of the other ideas. The fact decides if M lies between the idea's score with the
/// fact at its worst and with it at its best. So the share is 0 for every fact that does not matter at the top.
pub fn next(scored: &Scored, draws: usize, seed: u64) -> NextFacts {
    let ranked = contestants(scored);
    // If every idea fails a gate, no fact could change that.
    let ranked = if scored.is_out(ranked[0]) { &[] } else { ranked };
    let mut open: Vec<OpenFact> = ranked.par_iter().flat_map_iter(|&idea| open_facts(scored, ranked, idea)).collect();
    let draws = decide(scored, ranked, &mut open, draws, seed);
    // The sort is stable: among equals the better ranked idea stays first.
    open.sort_by(|a, b| b.decides.total_cmp(&a.decides).then(b.could_earn.total_cmp(&a.could_earn)));
    NextFacts { open, draws, seed }
}

/// The open facts of one idea among those that are `ranked` by score, best first. Nothing is drawn: `decides` is 0.
pub fn open_facts(scored: &Scored, ranked: &[usize], idea: usize) -> Vec<OpenFact> {
    let open = |what, could_earn: f64| {
        let then = scored.score[idea] + could_earn;
        // Ranked ideas are sorted by score, best first.
        let ahead = ranked.partition_point(|&other| scored.score[other] > then + tolerance::POINTS);
        OpenFact { idea, what, could_earn, rank_then: (ahead + 1).min(scored.rank[idea]), decides: 0.0 }
    };
    let criteria = (0..scored.matrix.criteria())
        .map(|c| (c, scored.could_earn(idea, c)))
        .filter(|(_, earn)| *earn > tolerance::POINTS);
    let gates = scored.gates[idea].iter().enumerate().filter(|(_, state)| **state == GateState::Unknown);
    let criteria = criteria.map(|(c, earn)| open(OpenItem::Criterion(c), earn));
    criteria.chain(gates.map(|(g, _)| open(OpenItem::Gate(g), 0.0))).collect()
}

/// Sets how often each open fact decides, and returns the number of draws. Ideas and facts are sorted best ranked
/// first.
fn decide(scored: &Scored, ranked: &[usize], open: &mut [OpenFact], draws: usize, seed: u64) -> usize {
    let Some(&leader) = ranked.first() else { return draws };
    // An idea whose potential is below the leader's proven score is first in no draw, and none of its facts decides.
    let can_lead = |idea: usize| scored.potential[idea] + tolerance::POINTS >= scored.score[leader];
    let mut of_contenders: Vec<&mut OpenFact> = open.iter_mut().filter(|open| can_lead(open.idea)).collect();
    let spreads = Spreads::new(&scored.matrix, None);
    let spread = |open: &OpenFact| match open.what {
        OpenItem::Criterion(c) => (c, spreads.of(&scored.matrix, open.idea, c)),
        OpenItem::Gate(_) => (0, Spread::Nothing),
    };
    let facts: Vec<DrawnFact> =
        of_contenders.iter().map(|open| DrawnFact { open: **open, spread: spread(open) }).collect();
    let draws = draws.min((MAX_FACTS_DRAWN / facts.len().max(1)).max(MIN_DRAWS));
    let mut start = 0;
    let contender = |&idea: &usize| {
        let end = start + facts[start..].iter().take_while(|fact| fact.open.idea == idea).count();
        (idea, std::mem::replace(&mut start, end)..end)
    };
    let contenders: Vec<(usize, Range<usize>)> = ranked.iter().filter(|idea| can_lead(**idea)).map(contender).collect();
    let blocks = draws.div_ceil(BLOCK_DRAWS);
    let counts = (0..blocks).into_par_iter().map(|block| {
        let draws = BLOCK_DRAWS.min(draws - block * BLOCK_DRAWS);
        let chance = Chance::new(seed, Purpose::Evidence, block);
        count(scored, &contenders, ranked.len(), (&facts, &spreads), draws, chance)
    });
    // The counts are whole numbers, so the order of addition does not matter.
    let counts = counts.reduce_with(|a, b| a.iter().zip(b).map(|(a, b)| a + b).collect()).unwrap_or_default();
    of_contenders.iter_mut().zip(counts).for_each(|(open, count)| open.decides = count as f64 / draws as f64);
    draws
}

/// An open fact, the criterion that it is of, and how it is drawn.
struct DrawnFact {
    open: OpenFact,
    spread: (usize, Spread),
}

/// The number of draws in which each open fact of the contenders decides. `ideas` is the number of all ideas;
/// contenders are sorted best first, each with the range of its facts in `open`.
fn count(
    scored: &Scored,
    contenders: &[(usize, Range<usize>)],
    ideas: usize,
    (open, spreads): (&[DrawnFact], &Spreads),
    draws: usize,
    mut chance: Chance,
) -> Vec<usize> {
    let mut counts = vec![0; open.len()];
    let (mut earned, mut scores) = (vec![0.0; open.len()], vec![0.0; contenders.len()]);
    for _ in 0..draws {
        // The best two scores: each idea is compared with the best of the others.
        let (mut first, mut best, mut second) = (usize::MAX, f64::MIN, f64::MIN);
        for ((idea, facts), score) in contenders.iter().zip(&mut scores) {
            *score = scored.score[*idea];
            for (earned, DrawnFact { open, spread }) in earned[facts.clone()].iter_mut().zip(&open[facts.clone()]) {
                *earned = open.could_earn * spreads.part(spread.0, spread.1, chance.unit());
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
                let decides = match open[o].open.what {
                    OpenItem::Criterion(_) => worst <= others && others < worst + open[o].open.could_earn,
                    OpenItem::Gate(_) => *idea == first && ideas > 1,
                };
                counts[o] += usize::from(decides);
            }
        }
    }
    counts
}
