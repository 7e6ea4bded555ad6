//! What to find out next: every open fact, with the points it could add and how often it decides which idea is first.

use super::expected::{ExpectedChoice, ExpectedPoints};
use super::robust::chance::{Chance, Purpose};
use super::robust::lanes::{self, LANES, LaneRow, Work};
use super::robust::open::OpenValues;
use super::robust::standard_error;
use super::stability::contestants;
use crate::score::{GateState, Scored};
use crate::tolerance;
use rayon::prelude::*;
use std::ops::Range;

/// Draws that one thread counts together: a multiple of [`LANES`].
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
    /// The share of draws in which it decides which idea is first: its worst and its best outcome give different
    /// leaders, with all other open facts as drawn.
    pub decides: f64,
    /// The points that whoever learns it before choosing gains on average; 0 for a gate, of which no chance is known.
    pub gain: f64,
    /// What asking costs, if the rubric says so; none for a gate.
    pub cost: Option<f64>,
}

/// What to find out: what gains most comes first, by what asking costs if that is known; then what decides most often;
/// then what could earn most; then what costs least.
#[derive(Clone, Debug, PartialEq)]
pub struct NextFacts {
    /// The open facts of all ideas that fail no gate.
    pub open: Vec<OpenFact>,
    /// The idea to choose today; none if all fail a gate.
    pub choice: Option<ExpectedChoice>,
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
/// An open gate counts as passed, and decides if its idea is alone first.
///
/// In a draw, let M be the best score of the other ideas. The fact decides if the idea is ahead of M with the fact at its
/// best and not with it at its worst. So the share is 0 for every fact that does not matter at the top.
pub fn next(expected: &ExpectedPoints, draws: usize, seed: u64) -> NextFacts {
    let scored = expected.scored();
    let ranked = contestants(scored);
    // If every idea fails a gate, no fact could change that.
    let ranked = if scored.is_out(ranked[0]) { &[] } else { ranked };
    let mut open: Vec<OpenFact> = ranked.par_iter().flat_map_iter(|&idea| open_facts(scored, idea)).collect();
    let draws = decide(expected, ranked, &mut open, draws, seed);
    let choice = expected.choice();
    value(expected, choice, &mut open);
    // The sort is stable: among equals the better ranked idea stays first.
    open.sort_by(|a, b| {
        let by_gain = b.gain_for_cost().total_cmp(&a.gain_for_cost());
        let by_chance = b.decides.total_cmp(&a.decides).then(b.could_earn.total_cmp(&a.could_earn));
        by_gain.then(by_chance).then(a.cost.unwrap_or(0.0).total_cmp(&b.cost.unwrap_or(0.0)))
    });
    NextFacts { open, choice, draws, seed }
}

impl OpenFact {
    /// The rank of its idea if it turns out best and nothing else changes.
    pub fn rank_then(&self, scored: &Scored) -> usize {
        let then = scored.score[self.idea] + self.could_earn;
        // Sorted by score, best first.
        let ranked = contestants(scored);
        let ahead = ranked.partition_point(|&other| scored.score[other] > then + tolerance::POINTS);
        (ahead + 1).min(scored.rank[self.idea])
    }

    /// The points gained for each hour of asking, or whatever that costs; all of them if it has no cost.
    pub fn gain_for_cost(&self) -> f64 {
        self.gain / self.cost.unwrap_or(1.0)
    }
}

/// Sets what each open fact gains and costs.
fn value(expected: &ExpectedPoints, choice: Option<ExpectedChoice>, facts: &mut [OpenFact]) {
    let (Some(choice), costs) = (choice, expected.scored().ask_costs.as_ref()) else { return };
    facts.par_iter_mut().for_each(|fact| {
        if let OpenItem::Criterion(c) = fact.what {
            fact.gain = expected.gain(fact.idea, c, choice.level(fact.idea));
            fact.cost = costs.map(|costs| costs.amounts[c]);
        }
    });
}

/// The open facts of one idea. Nothing is drawn or weighed: `decides` and `gain` are 0.
pub fn open_facts(scored: &Scored, idea: usize) -> Vec<OpenFact> {
    let open = |what, could_earn: f64| OpenFact { idea, what, could_earn, decides: 0.0, gain: 0.0, cost: None };
    let criteria = (0..scored.matrix.criteria())
        .map(|c| (c, scored.could_earn(idea, c)))
        .filter(|(_, earn)| *earn > tolerance::POINTS);
    let gates = scored.gates[idea].iter().enumerate().filter(|(_, state)| **state == GateState::Unknown);
    let criteria = criteria.map(|(c, earn)| open(OpenItem::Criterion(c), earn));
    criteria.chain(gates.map(|(g, _)| open(OpenItem::Gate(g), 0.0))).collect()
}

/// Sets how often each open fact decides, and returns the number of draws. Facts are sorted by idea, best ranked first.
fn decide(expected: &ExpectedPoints, ranked: &[usize], facts: &mut [OpenFact], draws: usize, seed: u64) -> usize {
    let (scored, open) = (expected.scored(), expected.open());
    // Without rivals, nothing decides who is first.
    let [leader, _, ..] = *ranked else { return draws };
    // An idea whose potential is below the leader's proven score is first in no draw, and none of its facts decides.
    let can_lead = |idea: usize| scored.potential[idea] + tolerance::POINTS >= scored.score[leader];
    let mut of_contenders: Vec<&mut OpenFact> = facts.iter_mut().filter(|fact| can_lead(fact.idea)).collect();
    if of_contenders.is_empty() {
        return draws;
    }
    let facts: Vec<OpenFact> = of_contenders.iter().map(|fact| **fact).collect();
    let mut end = 0;
    let contender = |&idea: &usize| {
        let start = end;
        end += facts[start..].iter().take_while(|fact| fact.idea == idea).count();
        Contender { idea, facts: start..end }
    };
    let mut contenders: Vec<Contender> = ranked.iter().filter(|idea| can_lead(**idea)).map(contender).collect();
    contenders.sort_by(|a, b| scored.potential[b.idea].total_cmp(&scored.potential[a.idea]));
    let draws = draws.min((MAX_FACTS_DRAWN / facts.len()).max(MIN_DRAWS));
    let count = |mut counts: Vec<usize>, block: usize| {
        let draws = block * BLOCK_DRAWS..draws.min((block + 1) * BLOCK_DRAWS);
        let (chance, contenders, facts) = (Chance::new(seed, Purpose::Evidence, 0), &contenders, &facts);
        lanes::widest(CountDecided { scored, open, contenders, facts, draws, chance, counts: &mut counts });
        counts
    };
    let none = || vec![0; facts.len()];
    let add = |a: Vec<usize>, b: Vec<usize>| a.iter().zip(b).map(|(a, b)| a + b).collect();
    // The counts are whole numbers, so the order of addition does not matter.
    let counts = (0..draws.div_ceil(BLOCK_DRAWS)).into_par_iter().fold(none, count).reduce(none, add);
    of_contenders.iter_mut().zip(counts).for_each(|(fact, count)| fact.decides = count as f64 / draws as f64);
    draws
}

/// An idea that can lead, and where its facts lie among those of all that can.
struct Contender {
    idea: usize,
    facts: Range<usize>,
}

/// Contenders whose draws are kept from finding the best to comparing with them: those beyond are drawn twice.
const MAX_KEPT: usize = 64;

/// The draws of one idea side by side.
#[derive(Clone, Default)]
struct Drawn {
    score: [f64; LANES],
    /// What each open value earns.
    earned: Vec<LaneRow<f64>>,
}

/// Counts in how many of some draws each open fact decides.
struct CountDecided<'a> {
    scored: &'a Scored,
    open: &'a OpenValues<'a>,
    /// Those with the most potential first.
    contenders: &'a [Contender],
    facts: &'a [OpenFact],
    draws: Range<usize>,
    chance: Chance,
    /// By fact.
    counts: &'a mut [usize],
}

impl<'a> CountDecided<'a> {
    /// The contenders whose potential reaches the least of these scores.
    #[inline(always)]
    fn that_reach(&self, scores: &[f64; LANES]) -> &'a [Contender] {
        let mut least = f64::INFINITY;
        for score in scores {
            least = if *score < least { *score } else { least };
        }
        let CountDecided { scored, contenders, .. } = *self;
        let reaches = |contender: &Contender| scored.potential[contender.idea] + tolerance::POINTS >= least;
        &contenders[..contenders.partition_point(reaches)]
    }

    /// Draws the open values of an idea.
    #[inline(always)]
    fn draw(&mut self, idea: usize, first: usize, Drawn { score, earned }: &mut Drawn) {
        let CountDecided { scored, open, chance, .. } = self;
        *score = [scored.score[idea]; LANES];
        earned.clear();
        for (fact, parts) in open.of(idea).iter().zip(open.parts(chance, Purpose::Evidence, (idea, first))) {
            let could_earn = scored.could_earn(idea, fact.criterion);
            let mut earns = *parts;
            for (earns, score) in earns.0.iter_mut().zip(&mut *score) {
                *earns *= could_earn;
                *score += *earns;
            }
            earned.push(earns);
        }
    }
}

impl Work for CountDecided<'_> {
    #[allow(clippy::needless_range_loop, reason = "loops over lanes, all alike")]
    #[inline(always)]
    fn run(mut self) {
        let mut drawn = vec![Drawn::default(); self.contenders.len().min(MAX_KEPT) + 1];
        for first in self.draws.clone().step_by(LANES) {
            // The best two scores: each idea is compared with the best of the others. In lanes without a draw nothing
            // decides.
            let (mut best, mut second) = ([f64::MIN; LANES], [f64::MIN; LANES]);
            for lane in (self.draws.end - first).min(LANES)..LANES {
                best[lane] = f64::INFINITY;
            }
            let mut reach = self.contenders.len();
            for (place, contender) in self.contenders.iter().enumerate() {
                if place >= reach {
                    break;
                }
                let drawn = &mut drawn[place.min(MAX_KEPT)];
                self.draw(contender.idea, first, drawn);
                let score = &drawn.score;
                for lane in 0..LANES {
                    let behind = if score[lane] < best[lane] { score[lane] } else { best[lane] };
                    second[lane] = if behind > second[lane] { behind } else { second[lane] };
                    best[lane] = if score[lane] > best[lane] { score[lane] } else { best[lane] };
                }
                reach = self.that_reach(&second).len();
            }
            for (place, Contender { idea, facts }) in self.that_reach(&best).iter().enumerate() {
                let drawn = &mut drawn[place.min(MAX_KEPT)];
                if place >= MAX_KEPT {
                    self.draw(*idea, first, drawn);
                }
                let Drawn { score, earned } = &*drawn;
                let mut others = best;
                for lane in 0..LANES {
                    others[lane] = if score[lane] < best[lane] { best[lane] } else { second[lane] };
                }
                for fact in facts.clone() {
                    let OpenFact { what, could_earn, .. } = self.facts[fact];
                    // A gate that fails takes the idea out.
                    let (mut worst, mut at_best) = ([f64::NEG_INFINITY; LANES], *score);
                    if let OpenItem::Criterion(c) = what {
                        // What is not drawn earns nothing.
                        let place = self.open.of(*idea).iter().position(|open| open.criterion == c);
                        let earned = place.map_or([0.0; LANES], |place| earned[place].0);
                        for lane in 0..LANES {
                            worst[lane] = score[lane] - earned[lane];
                            at_best[lane] = worst[lane] + could_earn;
                        }
                    }
                    let mut decided = 0;
                    for lane in 0..LANES {
                        let level = others[lane] + tolerance::POINTS;
                        decided += u32::from((worst[lane] <= level) & (level < at_best[lane]));
                    }
                    self.counts[fact] += decided as usize;
                }
            }
        }
    }
}
