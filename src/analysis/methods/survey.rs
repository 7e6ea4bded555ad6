//! Does the ranking depend on the method? The ranks of all methods side by side, their agreement, and rank reversals
//! when an idea is removed.

use super::METHODS;
use super::method::{Method, MethodRemark};
use super::opinion::{Opinion, by_rank};
use super::problem::{DecisionProblem, Reads, Unfit};
use super::reversal::{Probe, probe};
use crate::analysis::agreement::{
    concordance, kendall_tau_b, middle_of_ties, rank_correlation, sharing, top_overlap, weighted_spearman, ws,
};
use crate::rubric::Rubric;
use crate::score::{Open, Scored};
use rayon::prelude::*;

/// A question to several methods.
#[derive(Clone, Copy, Debug)]
pub struct MethodQuery<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The ideas under a lens.
    pub scored: &'a Scored,
    /// The methods, by their places in [`METHODS`], in this order.
    pub methods: &'a [usize],
    /// What they read; by default, what suits each method.
    pub reads: Option<Reads>,
    /// How open evidence counts.
    pub open: Open,
    /// The number of best ideas to rank, as if there were no others.
    pub first: usize,
}

/// The rankings of several methods.
#[derive(Clone, Debug)]
pub struct MethodSurvey {
    /// The ranked ideas, best first by the weighted sum of their values: those that fail no gate, or all if every one
    /// does.
    pub ideas: Vec<usize>,
    /// Ranks by the weighted sum of values, by place in [`ideas`](MethodSurvey::ideas).
    pub ranks: Vec<usize>,
    /// The methods that can be used, in the order asked.
    pub opinions: Vec<MethodRanking>,
    /// The methods that cannot be used, and why; ideas are given by their places in [`ideas`](MethodSurvey::ideas).
    pub refused: Vec<(&'static Method, Unfit)>,
}

/// One method's ranking.
#[derive(Clone, Debug)]
pub struct MethodRanking {
    /// The method.
    pub method: &'static Method,
    /// What it read.
    pub reads: Reads,
    /// Its scores, by place in [`MethodSurvey::ideas`].
    pub scores: Vec<f64>,
    /// Its ranks, 1 = best, by place.
    pub ranks: Vec<usize>,
    /// The number of ideas that share each rank, by place.
    pub sharing: Vec<usize>,
    /// The agreement of its ranking with the weighted sum.
    pub agreement: Agreement,
    /// Its remark beside the ranking; ideas by place.
    pub beside: Option<MethodRemark>,
}

/// More than this many ideas with the same rank are a crowd.
const MAX_IDEAS_SHARING_RANK: usize = 4;

impl MethodRanking {
    fn new(method: &'static Method, reads: Reads, opinion: Opinion, own: &[usize]) -> MethodRanking {
        let (ranks, beside) = (opinion.ranks(), method.beside.map(|beside| beside(&opinion)));
        let (sharing, agreement) = (sharing(&ranks), Agreement::of(own, &ranks));
        MethodRanking { method, reads, scores: opinion.scores, ranks, sharing, agreement, beside }
    }

    fn tells_who_is_first(&self) -> bool {
        self.ranks.iter().position(|rank| *rank == 1).is_some_and(|first| !self.is_crowded(first))
    }

    /// Whether the idea at a place shares its rank with a crowd.
    pub fn is_crowded(&self, place: usize) -> bool {
        self.sharing[place] > MAX_IDEAS_SHARING_RANK
    }
}

/// How alike two rankings are; `None` where a measure is undefined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Kendall's τ-b, −1 to 1.
    pub tau: Option<f64>,
    /// Spearman's ρ, −1 to 1.
    pub rho: Option<f64>,
    /// WS against the weighted sum, 0 to 1: the first places count most.
    pub ws: Option<f64>,
    /// Weighted Spearman r_w, −1 to 1: the first places count more.
    pub rw: Option<f64>,
    /// The share of the first [`TOP_COMPARED`] ideas in common, 0 to 1; `None` if there are no others.
    pub first: Option<f64>,
}

/// The number of first ideas compared.
pub const TOP_COMPARED: usize = 10;

impl Agreement {
    /// The agreement of a ranking with a reference.
    pub fn of(reference: &[usize], other: &[usize]) -> Agreement {
        let (x, y) = (middle_of_ties(reference), middle_of_ties(other));
        Agreement {
            tau: kendall_tau_b(reference, other),
            rho: rank_correlation(&x, &y),
            ws: ws(&x, &y),
            rw: weighted_spearman(&x, &y),
            first: top_overlap(reference, other, TOP_COMPARED).filter(|_| reference.len() > TOP_COMPARED),
        }
    }
}

impl MethodQuery<'_> {
    /// Ranks the ideas by all methods.
    pub fn answer(&self) -> MethodSurvey {
        let (ideas, ranks) = self.own();
        let problems = self.problems(&ideas);
        let one = |&place: &usize| {
            let method = &METHODS[place];
            let reads = self.reads_of(method);
            (method.judge)(problems.read_as(reads))
                .map(|opinion| MethodRanking::new(method, reads, opinion, &ranks))
                .map_err(|why| (method, why))
        };
        let said: Vec<Result<MethodRanking, (&'static Method, Unfit)>> = self.methods.par_iter().map(one).collect();
        let (mut opinions, mut refused) = (Vec::new(), Vec::new());
        for said in said {
            match said {
                Ok(opinion) => opinions.push(opinion),
                Err(why) => refused.push(why),
            }
        }
        MethodSurvey { ideas, ranks, opinions, refused }
    }

    /// The ideas and their ranks by the weighted sum of values. What is open may count as more than it does in the
    /// score: then their order is another one.
    fn own(&self) -> (Vec<usize>, Vec<usize>) {
        let ideas = self.ideas();
        let values = DecisionProblem::of(self.rubric, self.scored, &ideas, Reads::Values, self.open);
        let ranks = (METHODS[0].judge)(&values).expect("values are never refused").ranks();
        by_rank(&ranks).into_iter().map(|place| (ideas[place], ranks[place])).unzip()
    }

    /// The decision problems of some ideas that the methods read.
    fn problems(&self, ideas: &[usize]) -> Problems {
        Problems(Reads::ALL.map(|reads| {
            let is_read = self.methods.iter().any(|&place| self.reads_of(&METHODS[place]) == reads);
            is_read.then(|| DecisionProblem::of(self.rubric, self.scored, ideas, reads, self.open))
        }))
    }

    /// The ranked ideas, best first by their scores: those that fail no gate, or all if every one does.
    pub fn ideas(&self) -> Vec<usize> {
        let scored = self.scored;
        let passed = scored.order.iter().copied().filter(|&idea| !scored.is_out(idea));
        let mut ideas: Vec<usize> = passed.take(self.first).collect();
        if ideas.is_empty() {
            ideas.extend(scored.order.iter().take(self.first));
        }
        ideas
    }

    /// What a method reads.
    pub fn reads_of(&self, method: &Method) -> Reads {
        self.reads.unwrap_or(method.reads)
    }

    /// Removes the first `most` ideas of a survey in turn. Returns the reversals of each method, in the order of the
    /// opinions.
    pub fn probes(&self, survey: &MethodSurvey, most: usize) -> Vec<Probe> {
        if most == 0 {
            return vec![Probe::default(); survey.opinions.len()];
        }
        let problems = self.problems(&survey.ideas);
        let one = |ranked: &MethodRanking| probe(ranked.method, problems.read_as(ranked.reads), &ranked.ranks, most);
        survey.opinions.par_iter().map(one).collect()
    }
}

/// The decision problems that the methods read, by [`Reads`].
struct Problems([Option<DecisionProblem>; 2]);

impl Problems {
    fn read_as(&self, reads: Reads) -> &DecisionProblem {
        self.0[reads as usize].as_ref().expect("what is read is given")
    }
}

impl MethodSurvey {
    /// The best and the worst rank that any method gives an idea, by its place. A rank shared by a crowd is not
    /// informative and does not count.
    pub fn extremes(&self, place: usize) -> (usize, usize) {
        let told = self.opinions.iter().filter(|opinion| !opinion.is_crowded(place));
        let ranks = || told.clone().map(|opinion| opinion.ranks[place]).chain([self.ranks[place]]);
        (ranks().min().unwrap_or(1), ranks().max().unwrap_or(1))
    }

    /// The opinions that decide which idea is first: those whose first rank is not shared by a crowd.
    pub fn telling(&self) -> impl Iterator<Item = &MethodRanking> {
        self.opinions.iter().filter(|opinion| opinion.tells_who_is_first())
    }

    /// The ideas that are first under any deciding method, with the number of such methods, the greatest first, then by
    /// place; ties count for all that share the rank.
    pub fn firsts(&self) -> Vec<(usize, usize)> {
        let mut under = vec![0; self.ideas.len()];
        for opinion in self.telling() {
            under.iter_mut().zip(&opinion.ranks).for_each(|(under, rank)| *under += usize::from(*rank == 1));
        }
        let mut firsts: Vec<(usize, usize)> = under.into_iter().enumerate().filter(|(_, under)| *under > 0).collect();
        firsts.sort_by_key(|(place, methods)| (std::cmp::Reverse(*methods), *place));
        firsts
    }

    /// The ideas among the first `among` of any method whose best and worst rank differ by at least `least` places, the
    /// greatest difference first.
    pub fn dependent(&self, among: usize, least: usize) -> Vec<usize> {
        let spans = (0..self.ideas.len()).filter_map(|place| {
            let (best, worst) = self.extremes(place);
            (best <= among && worst - best >= least).then_some((std::cmp::Reverse(worst - best), place))
        });
        let mut spans: Vec<_> = spans.collect();
        spans.sort_unstable();
        spans.into_iter().map(|(_, place)| place).collect()
    }

    /// Kendall's W of all methods, 0 to 1: how far they agree with each other.
    pub fn concordance(&self) -> Option<f64> {
        let judges: Vec<Vec<f64>> = self.opinions.iter().map(|opinion| middle_of_ties(&opinion.ranks)).collect();
        concordance(&judges)
    }

    /// Groups of methods with identical ranks, by their places in [`opinions`](MethodSurvey::opinions), in the order asked.
    pub fn alike(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (n, opinion) in self.opinions.iter().enumerate() {
            match groups.iter_mut().find(|group| self.opinions[group[0]].ranks == opinion.ranks) {
                Some(group) => group.push(n),
                None => groups.push(vec![n]),
            }
        }
        groups
    }
}
