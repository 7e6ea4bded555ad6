//! When to stop asking: what all open facts are worth together, and which answers are enough.
//!
//! What all of them are worth is the expected value of perfect information, E max Sᵢ − max E Sᵢ (Raiffa & Schlaifer
//! 1961): the mean over draws of max Sᵢ − S of the choice. What single facts gain is known exactly and goes along with
//! it, so it is the control variate (Lavenberg & Welch 1981): with one open fact the result is exact.

use super::expected::{ExpectedChoice, ExpectedPoints};
use super::next::{NextFacts, OpenFact, OpenItem};
use super::robust::chance::{Chance, Purpose};
use super::robust::lanes::LANES;
use super::stability::contestants;
use crate::tolerance;
use rayon::prelude::*;
use std::collections::HashSet;

/// Less is not worth asking for, in points.
pub const WORTH_ASKING: f64 = 1.0;
/// A choice is as good as sure if it is best in this share of draws.
pub const SURE: f64 = 0.95;
/// The most draws: a share of 95 % is off by less than one point, in nineteen of twenty cases.
const MAX_DRAWS: usize = 4_000;
/// The most facts drawn in all, which leaves fewer draws, down to the minimum.
const MAX_FACTS_DRAWN: usize = 100_000_000;
const MIN_DRAWS: usize = 400;
/// The most open facts of which the cheapest set is looked for: all their subsets are tried.
const MAX_ASKED: usize = 10;

/// What all open facts are worth, and which are enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The points that whoever knew every open value before choosing would gain on average.
    pub gain: f64,
    /// The cheapest answers after which the idea with the most expected points is best in [`SURE`] of draws; if none of
    /// those that were tried do, those after which it most often is.
    pub asked: Vec<OpenFact>,
    /// How many open facts were tried.
    pub tried: usize,
    /// The share of draws in which it is.
    pub best: f64,
}

impl Settled {
    /// Whether asking is worth a point.
    pub fn is_worth_asking(&self) -> bool {
        self.gain >= WORTH_ASKING
    }

    /// Whether these answers are enough.
    pub fn is_enough(&self) -> bool {
        self.best >= SURE
    }
}

/// Settles who is best as far as answers can; `None` if every idea fails a gate. Open gates count as passed.
pub fn settle(expected: &ExpectedPoints, next: &NextFacts) -> Option<Settled> {
    let choice = next.choice?;
    // One answer tells all facts of an idea whose criteria ask the same; the first of them stands for it.
    let question = |fact: &OpenFact| match fact.what {
        OpenItem::Criterion(c) => Some((fact.idea, expected.scored().questions[c])),
        OpenItem::Gate(_) => None,
    };
    let mut seen = HashSet::new();
    let matters = |fact: &&OpenFact| fact.gain + fact.decides > 0.0;
    let is_new = |fact: &&OpenFact| question(fact).is_some_and(|question| seen.insert(question));
    let asked = most_useful(next.open.iter().filter(matters).filter(is_new).copied().collect());
    let told = |(answer, asked): (usize, &OpenFact)| -> Vec<ToldFact> {
        let facts = next.open.iter().filter(|fact| question(fact) == question(asked));
        facts.map(|fact| ToldFact { answer, fact: *fact }).collect()
    };
    let told: Vec<ToldFact> = asked.iter().enumerate().flat_map(told).collect();
    let drawn = Draws::new(expected, choice, told, next.draws.min(MAX_DRAWS), next.seed);
    let cost = |set: usize| -> f64 { in_set(set, &asked).map(|fact| fact.cost.unwrap_or(1.0)).sum() };
    let mut sets: Vec<(f64, u32, usize)> =
        (0..1 << asked.len()).map(|set: usize| (cost(set), set.count_ones(), set)).collect();
    sets.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    // Whoever knows more does not choose better in every draw, only on average.
    let (mut set, mut best) = (0, 0.0);
    for (_, _, tried) in sets {
        let share = drawn.share_best(tried);
        if share > best {
            (set, best) = (tried, share);
        }
        if best >= SURE {
            break;
        }
    }
    // All is worth at least what one is, which is known exactly.
    let gain = next.open.iter().map(|fact| fact.gain).fold(drawn.gain(), f64::max);
    Some(Settled { gain, tried: asked.len(), asked: in_set(set, &asked).copied().collect(), best })
}

/// The facts that are tried: half of them those that gain most, the others as they are listed.
fn most_useful(listed: Vec<OpenFact>) -> Vec<OpenFact> {
    let mut by_gain: Vec<usize> = (0..listed.len()).collect();
    by_gain.sort_by(|a, b| listed[*b].gain.total_cmp(&listed[*a].gain));
    let mut tried: Vec<usize> = by_gain.into_iter().take(MAX_ASKED / 2).collect();
    let others = (0..listed.len()).filter(|fact| !tried.contains(fact)).take(MAX_ASKED - tried.len());
    tried.extend(others.collect::<Vec<_>>());
    tried.sort_unstable();
    tried.into_iter().map(|fact| listed[fact]).collect()
}

/// The members of a set, which has a bit for each.
fn in_set<T>(set: usize, all: &[T]) -> impl Iterator<Item = &T> {
    all.iter().enumerate().filter(move |(place, _)| set >> place & 1 == 1).map(|(_, member)| member)
}

/// An open fact, and the answer that tells it.
struct ToldFact {
    answer: usize,
    fact: OpenFact,
}

/// One draw of all open values.
struct Draw {
    /// The best score of all ideas.
    best: f64,
    /// The scores of the looked-at ideas.
    scores: Vec<f64>,
    /// By how much each fact that is told lifts its idea above what was expected.
    lifts: Vec<f64>,
}

/// Draws, and the ideas that may be chosen after some answers.
struct Draws {
    /// The expected points of these ideas: those with a fact to ask for, and the best of the others.
    expected: Vec<f64>,
    /// The facts that answers tell.
    told: Vec<ToldFact>,
    /// Which of these ideas each is about.
    about: Vec<usize>,
    /// The choice without an answer, and which of them it is.
    choice: ExpectedChoice,
    chosen: usize,
    draws: Vec<Draw>,
}

/// What is drawn.
struct AnswersDrawn<'a> {
    expected: &'a ExpectedPoints<'a>,
    /// Ideas whose scores are kept.
    looked_at: &'a [usize],
    /// Ideas that can lead, those with the most potential first.
    rivals: &'a [usize],
    told: &'a [ToldFact],
}

impl AnswersDrawn<'_> {
    /// The scores of an idea in the draws from `first` on; `each` sees by how much each open value lifts it.
    fn scores(
        &self,
        chance: &mut Chance,
        (idea, first): (usize, usize),
        mut each: impl FnMut(usize, [f64; LANES]),
    ) -> [f64; LANES] {
        let (scored, open) = (self.expected.scored(), self.expected.open());
        let mut scores = [scored.score[idea]; LANES];
        for (fact, parts) in open.of(idea).iter().zip(open.parts(chance, Purpose::Evidence, (idea, first))) {
            let (could_earn, mean) = (scored.could_earn(idea, fact.criterion), open.mean(fact));
            scores.iter_mut().zip(parts.0).for_each(|(score, part)| *score += could_earn * part);
            each(fact.criterion, parts.0.map(|part| could_earn * (part - mean)));
        }
        scores
    }

    /// As many draws as are made side by side.
    fn group(&self, chance: &mut Chance, first: usize) -> [Draw; LANES] {
        let none = || Draw { best: f64::MIN, scores: Vec::new(), lifts: vec![0.0; self.told.len()] };
        let mut group: [Draw; LANES] = std::array::from_fn(|_| none());
        for &idea in self.looked_at {
            let told = |criterion| {
                let is_told = |fact: &OpenFact| fact.idea == idea && fact.what == OpenItem::Criterion(criterion);
                self.told.iter().position(|told| is_told(&told.fact))
            };
            let scores = self.scores(chance, (idea, first), |criterion, lifts| {
                if let Some(fact) = told(criterion) {
                    group.iter_mut().zip(lifts).for_each(|(draw, lift)| draw.lifts[fact] = lift);
                }
            });
            for (draw, score) in group.iter_mut().zip(scores) {
                draw.best = draw.best.max(score);
                draw.scores.push(score);
            }
        }
        for &idea in self.rivals {
            let least = group.iter().map(|draw| draw.best).fold(f64::INFINITY, f64::min);
            if self.expected.scored().potential[idea] < least {
                break;
            }
            let scores = self.scores(chance, (idea, first), |_, _| {});
            group.iter_mut().zip(scores).for_each(|(draw, score)| draw.best = draw.best.max(score));
        }
        group
    }
}

impl Draws {
    fn new(expected: &ExpectedPoints, choice: ExpectedChoice, told: Vec<ToldFact>, count: usize, seed: u64) -> Draws {
        let (scored, open) = (expected.scored(), expected.open());
        let points = |idea: usize| expected.points()[idea];
        let ranked = contestants(scored);
        let mut looked_at: Vec<usize> = told.iter().map(|told| told.fact.idea).collect();
        looked_at.sort_unstable();
        looked_at.dedup();
        let others = ranked.iter().copied().filter(|idea| looked_at.binary_search(idea).is_err());
        // The choice itself, unless something is asked about it; the first of equals.
        let first_best = |best: Option<usize>, idea| best.filter(|best| points(*best) >= points(idea)).or(Some(idea));
        looked_at.extend(match looked_at.binary_search(&choice.idea) {
            Ok(_) => others.fold(None, first_best),
            Err(_) => Some(choice.idea),
        });
        let place = |idea: usize| looked_at.iter().position(|other| *other == idea);
        let about: Vec<usize> = told.iter().filter_map(|told| place(told.fact.idea)).collect();
        // Whoever cannot pass the proven lead is best in no draw.
        let can_lead = |idea: &usize| scored.potential[*idea] + tolerance::POINTS >= scored.score[ranked[0]];
        let mut rivals: Vec<usize> = ranked.iter().copied().filter(can_lead).collect();
        rivals.sort_by(|a, b| scored.potential[*b].total_cmp(&scored.potential[*a]));
        let facts: usize = rivals.iter().map(|idea| open.of(*idea).len()).sum();
        let count = count.min((MAX_FACTS_DRAWN / facts.max(1)).max(MIN_DRAWS));
        let drawing = AnswersDrawn { expected, looked_at: &looked_at, rivals: &rivals, told: &told };
        let groups: Vec<usize> = (0..count).step_by(LANES).collect();
        let group = |chance: &mut Chance, first| drawing.group(chance, first).into_iter().take(count - first);
        let chance = || Chance::new(seed, Purpose::Evidence, 0);
        let draws = groups.into_par_iter().map_init(chance, group).flatten_iter().collect();
        let chosen = place(choice.idea).expect("the choice is looked at");
        let expected = looked_at.iter().map(|idea| points(*idea)).collect();
        Draws { expected, told, about, choice, chosen, draws }
    }

    /// What knowing everything gains on average.
    fn gain(&self) -> f64 {
        // What each fact alone gains in a draw, against what it gains on average. Without it the choice would have its lift
        // too.
        let singly = |draw: &Draw| -> f64 {
            let gained = |((told, idea), lift): ((&ToldFact, &usize), &f64)| {
                let (points, level) = (self.expected[*idea], self.choice.level(told.fact.idea));
                let of_choice = if *idea == self.chosen { *lift } else { 0.0 };
                (points + lift).max(level) - points.max(level) - of_choice - told.fact.gain
            };
            self.told.iter().zip(&self.about).zip(&draw.lifts).map(gained).sum()
        };
        let pairs: Vec<[f64; 2]> =
            self.draws.iter().map(|draw| [draw.best - draw.scores[self.chosen], singly(draw)]).collect();
        let mean = |of: &dyn Fn(&[f64; 2]) -> f64| pairs.iter().map(of).sum::<f64>() / pairs.len() as f64;
        let [all, alone] = [0, 1].map(|which| mean(&|pair| pair[which]));
        let spread = mean(&|pair| (pair[1] - alone).powi(2));
        let along = mean(&|pair| (pair[0] - all) * (pair[1] - alone)) / spread;
        // Where no draw was one in which a fact gains, only rounding would be divided by; and where few were, they tell
        // too little of how the two go together for more than what each fact gains itself.
        let along = if spread > tolerance::POINTS.powi(2) { along.clamp(0.0, 1.0) } else { 0.0 };
        (all - along * alone).max(0.0)
    }

    /// The share of draws in which the idea with the most expected points after some answers is best.
    fn share_best(&self, set: usize) -> f64 {
        let known: Vec<usize> = (0..self.told.len()).filter(|fact| set >> self.told[*fact].answer & 1 == 1).collect();
        let mut now = vec![0.0; self.expected.len()];
        let is_best = |draw: &&Draw| {
            now.copy_from_slice(&self.expected);
            known.iter().for_each(|fact| now[self.about[*fact]] += draw.lifts[*fact]);
            // The choice of today, unless another has passed it.
            let passes = |best: usize, idea: usize| now[idea] > now[best] + tolerance::POINTS;
            let chosen = (0..now.len()).fold(self.chosen, |best, idea| if passes(best, idea) { idea } else { best });
            draw.scores[chosen] + tolerance::POINTS >= draw.best
        };
        self.draws.iter().filter(is_best).count() as f64 / self.draws.len() as f64
    }
}
