//! Who gets one of K places: surely, in every draw, perhaps, in no draw, surely not.
//!
//! An idea has one of K places in a draw if fewer than K ideas are ahead of it. What is *sure* is proven (`sure.rs`), not
//! drawn. Ideas that are level for the last places share them: whoever has to choose must still choose among them, so
//! they are in question.

use super::Robust;
use super::kernel::Kernel;
use super::query::{SmaaEvidence, SmaaQuery};
use super::ranks::level;
use super::sure::Sure;
use crate::progress::Progress;
use rayon::prelude::*;

/// Whether an idea gets a place; the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceState {
    /// Proven, under all weights of the set and whatever open facts turn out to be; if its open gates pass.
    SurelyIn,
    /// In every draw, without a proof.
    EveryDraw,
    /// In some draws, or level with others for the last place.
    InQuestion,
    /// In no draw, without a proof.
    NoDraw,
    /// Proven to have none.
    SurelyOut,
    /// A gate failed.
    GateFailed,
}

impl PlaceState {
    /// The id in machine-readable output, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            PlaceState::SurelyIn => "surely_in",
            PlaceState::EveryDraw => "every_draw",
            PlaceState::InQuestion => "in_question",
            PlaceState::NoDraw => "no_draw",
            PlaceState::SurelyOut => "surely_out",
            PlaceState::GateFailed => "gate_failed",
        }
    }
}

/// Who gets one of K places. What is told by idea is in the order of [`Robust::ideas`].
#[derive(Clone, Debug)]
pub struct TopPlaces {
    /// The number of places, K.
    pub places: usize,
    /// What is known of each idea.
    pub states: Vec<PlaceState>,
    /// The share of draws in which each idea has a place; 0 if it fails a gate.
    pub shares: Vec<f64>,
    /// The same with places split among those who are level for the last ones, so that all of it adds up to the number
    /// of places.
    pub split: Vec<f64>,
    /// The places of the ideas in `Robust::ideas`: who has a place most often first, ties split; then who would if there
    /// were one more, then by rank.
    pub order: Vec<usize>,
    /// What is known of the ideas that were not counted; `None` if they may have a place now and then.
    pub not_counted: Vec<Option<PlaceState>>,
    /// The last idea with a place and the first without; `None` if there are no more ideas than places.
    pub edge: Option<Edge>,
}

/// The two ideas on the edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The ideas, by their place in the table.
    pub ideas: [usize; 2],
    /// Those that are level with each of the two in every draw, itself among them.
    pub level: [Vec<usize>; 2],
    /// The share of draws in which each is ahead of the other.
    pub ahead: [f64; 2],
}

impl SmaaQuery<'_> {
    /// Who gets one of `places` places (at least 1) by `robust`, the answer to this query, which tells more ranks apart
    /// than there are places, or all ([`counting_first`](SmaaQuery::counting_first)).
    pub fn places(&self, robust: &Robust, places: usize, has_open_gate: impl Fn(usize) -> bool + Sync) -> TopPlaces {
        let progress = Progress::default();
        let kernel = Kernel::new(self, &progress);
        // Nothing bounds values that the caller draws.
        let is_bounded = !matches!(self.evidence, SmaaEvidence::Given(..));
        let sure = is_bounded.then(|| Sure::new(&kernel, places, &has_open_gate));
        let found = |room: &mut Vec<(f64, f64)>, place: usize| {
            let idea = robust.ideas[place];
            match &sure {
                _ if self.out[idea] => PlaceState::GateFailed,
                Some(sure) if sure.is_in(idea, room) => PlaceState::SurelyIn,
                Some(sure) if sure.is_out(idea, room) => PlaceState::SurelyOut,
                _ => match robust.within(place, 1, places) {
                    0.0 => PlaceState::NoDraw,
                    1.0 => PlaceState::EveryDraw,
                    _ => PlaceState::InQuestion,
                },
            }
        };
        let mut states: Vec<PlaceState> = (0..robust.ideas.len()).into_par_iter().map_with(Vec::new(), found).collect();
        let ties = Ties::count(&kernel, robust, places, &states);
        for (state, tied) in states.iter_mut().zip(&ties.tied) {
            if *state == PlaceState::EveryDraw && *tied > 0 {
                *state = PlaceState::InQuestion;
            }
        }
        let share = |place: usize, first: usize| match states[place] {
            PlaceState::GateFailed => 0.0,
            _ => robust.within(place, 1, first),
        };
        let shares = |first: usize| -> Vec<f64> { (0..states.len()).map(|place| share(place, first)).collect() };
        let (shares, nearly) = (shares(places), shares(places + 1));
        let split: Vec<f64> = (0..states.len()).map(|place| shares[place] - ties.lost(place, robust.draws)).collect();
        let mut ranks = vec![None; kernel.ideas];
        self.watched.iter().enumerate().for_each(|(rank, &idea)| ranks[idea] = Some(rank));
        let mut order: Vec<usize> = (0..states.len()).collect();
        order.sort_by(|&a, &b| {
            let by_state = |place: usize| (states[place], ranks[robust.ideas[place]]);
            let by_share = split[b].total_cmp(&split[a]).then(nearly[b].total_cmp(&nearly[a]));
            by_share.then(by_state(a).cmp(&by_state(b)))
        });
        let passing: Vec<usize> =
            order.iter().copied().filter(|&place| states[place] != PlaceState::GateFailed).collect();
        let edge = (passing.len() > places).then(|| {
            let counted = |place: usize| (shares[place], split[place], nearly[place]);
            let level = [places - 1, places].map(|nth| {
                // Who is level in every draw has the same shares.
                let alike = passing.iter().filter(|&&place| counted(place) == counted(passing[nth]));
                kernel.level_with(robust.ideas[passing[nth]], alike.map(|&place| robust.ideas[place]).collect())
            });
            let ideas = [places - 1, places].map(|nth| robust.ideas[passing[nth]]);
            let among = kernel.among(&ideas);
            Edge { ideas, level, ahead: [among.ahead(0, 1), among.ahead(1, 0)] }
        });
        let mut is_counted = vec![false; kernel.ideas];
        robust.ideas.iter().for_each(|&idea| is_counted[idea] = true);
        let unseen = |room: &mut Vec<(f64, f64)>, idea: usize| match &sure {
            _ if self.out[idea] => Some(PlaceState::GateFailed),
            Some(sure) if sure.is_out(idea, room) => Some(PlaceState::SurelyOut),
            _ => robust.counts_all_told().then_some(PlaceState::NoDraw),
        };
        let not_counted = (0..kernel.ideas).into_par_iter().filter(|&idea| !is_counted[idea]);
        let not_counted = not_counted.map_with(Vec::new(), unseen).collect();
        TopPlaces { places, not_counted, states, shares, split, order, edge }
    }
}

/// A part of a place as a whole number, so that sums do not depend on the order in which threads add.
const PLACE_GRAIN: u64 = 1 << 32;

/// How often ideas are level for the last places, with more of them than places are left. By place in `Robust::ideas`.
struct Ties {
    /// The number of such draws.
    tied: Vec<u32>,
    /// What others get of its place in these draws, in grains.
    lost: Vec<u64>,
}

impl Ties {
    fn none(ideas: usize) -> Ties {
        Ties { tied: vec![0; ideas], lost: vec![0; ideas] }
    }

    fn count(kernel: &Kernel, robust: &Robust, places: usize, states: &[PlaceState]) -> Ties {
        // Nobody else is ever level with an idea that has a place.
        let able: Vec<usize> = (0..states.len()).filter(|&place| states[place] < PlaceState::NoDraw).collect();
        let taken: u64 = able.iter().map(|&place| u64::from(robust.draws_within(place, 1, places))).sum();
        let is_each_taken_once = robust.counts_all_told() && taken == places as u64 * robust.draws as u64;
        let mut all = Ties::none(states.len());
        if able.len() <= places || is_each_taken_once {
            return all;
        }
        let ideas: Vec<usize> = able.iter().map(|&place| robust.ideas[place]).collect();
        let add = |ties: &mut Ties, scores: &mut [f64]| ties.add(scores, places);
        let found = kernel.count_draws(&ideas, || Ties::none(ideas.len()), add, Ties::merge);
        for (at, &place) in able.iter().enumerate() {
            (all.tied[place], all.lost[place]) = (found.tied[at], found.lost[at]);
        }
        all
    }

    /// Adds a draw with these scores.
    fn add(&mut self, scores: &mut [f64], places: usize) {
        scores.iter_mut().for_each(|score| *score = level(*score));
        let mut levels = scores.to_vec();
        levels.select_nth_unstable_by(places - 1, |a, b| b.total_cmp(a));
        let last = levels[places - 1];
        let ahead = scores.iter().filter(|level| **level > last).count();
        let (left, tied) = ((places - ahead) as u64, scores.iter().filter(|level| **level == last).count() as u64);
        if tied > left {
            let lost = PLACE_GRAIN * (tied - left) / tied;
            for (at, _) in scores.iter().enumerate().filter(|(_, level)| **level == last) {
                self.tied[at] += 1;
                self.lost[at] += lost;
            }
        }
    }

    fn merge(mut self, other: Ties) -> Ties {
        self.tied.iter_mut().zip(other.tied).for_each(|(a, b)| *a += b);
        self.lost.iter_mut().zip(other.lost).for_each(|(a, b)| *a += b);
        self
    }

    /// What others get of an idea's places, as a share of all draws.
    fn lost(&self, place: usize, draws: usize) -> f64 {
        self.lost[place] as f64 / (PLACE_GRAIN as f64 * draws as f64)
    }
}

impl Kernel<'_> {
    /// Those of these ideas, which `idea` is among, that are level with it in every draw.
    fn level_with(&self, idea: usize, mut ideas: Vec<usize>) -> Vec<usize> {
        let own = ideas.iter().position(|&other| other == idea).expect("it is among them");
        if ideas.len() > 1 {
            let add = |is_level: &mut Vec<bool>, scores: &mut [f64]| {
                let own = level(scores[own]);
                is_level.iter_mut().zip(scores).for_each(|(is_level, score)| *is_level &= level(*score) == own);
            };
            let merge = |a: Vec<bool>, b: Vec<bool>| a.iter().zip(b).map(|(a, b)| a & b).collect();
            let is_level = self.count_draws(&ideas, || vec![true; ideas.len()], add, merge);
            let mut is_level = is_level.into_iter();
            ideas.retain(|_| is_level.next() == Some(true));
        }
        ideas
    }
}
