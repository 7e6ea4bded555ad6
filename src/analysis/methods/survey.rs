//! Does the ranking depend on the method? Every method's ranks side by side, how alike they are, and whose order turns when
//! an idea is taken out.

use super::given::problem;
use super::opinion::Opinion;
use super::problem::Unfit;
use super::reversal::{Probe, probe};
use super::{Beside, METHODS, Method, Reads};
use crate::analysis::agreement::{kendall_tau_b, mid_ranks, spearman, ws};
use crate::rubric::Rubric;
use crate::score::{Open, Scored};
use rayon::prelude::*;

/// What the methods are asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// What counts.
    pub rubric: &'a Rubric,
    /// The ideas under a lens.
    pub scored: &'a Scored,
    /// The methods, by their places in [`METHODS`], in this order.
    pub methods: &'a [usize],
    /// What they read; each what suits it where nothing is said.
    pub reads: Option<Reads>,
    /// What open evidence counts as.
    pub open: Open,
}

/// What the methods say.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The ideas that were ranked, best first by the weighted sum of their values: those that fail no gate, or all where
    /// every one does.
    pub ideas: Vec<usize>,
    /// Ranks by the weighted sum of values, by place in [`ideas`](Survey::ideas).
    pub ranks: Vec<usize>,
    /// The methods that can be used, in the order asked.
    pub opinions: Vec<Ranked>,
    /// Those that cannot, and why; ideas are named by their places in [`ideas`](Survey::ideas).
    pub refused: Vec<(&'static Method, Unfit)>,
}

/// One method's ranking.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The method.
    pub method: &'static Method,
    /// What it read.
    pub reads: Reads,
    /// Its scores, by place in [`Survey::ideas`].
    pub scores: Vec<f64>,
    /// Its ranks, 1 = best, by place.
    pub ranks: Vec<usize>,
    /// How many ideas share each of them, by place.
    pub sharing: Vec<usize>,
    /// How alike its ranking is to that of the weighted sum.
    pub agreement: Agreement,
    /// What it says beside the ranking; ideas by place.
    pub beside: Option<Beside>,
}

/// More ideas than this with the same rank are a crowd.
const CROWD: usize = 4;

impl Ranked {
    /// Whether an idea shares its rank with a crowd, by its place.
    pub fn is_crowded(&self, place: usize) -> bool {
        self.sharing[place] > CROWD
    }
}

/// How many share each rank, by place.
fn sharing(ranks: &[usize]) -> Vec<usize> {
    let mut count = vec![0; ranks.len() + 1];
    ranks.iter().for_each(|&rank| count[rank] += 1);
    ranks.iter().map(|&rank| count[rank]).collect()
}

/// How alike two rankings are; undefined is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Kendall's τ-b, −1 to 1.
    pub tau: Option<f64>,
    /// Spearman's ρ, −1 to 1.
    pub rho: Option<f64>,
    /// WS against the weighted sum, 0 to 1: the first places count most.
    pub ws: Option<f64>,
}

impl Agreement {
    /// Of a ranking to a reference.
    pub fn of(reference: &[usize], other: &[usize]) -> Agreement {
        let numbers = |ranks: &[usize]| ranks.iter().map(|rank| *rank as f64).collect::<Vec<f64>>();
        let (x, y) = (mid_ranks(&numbers(reference)), mid_ranks(&numbers(other)));
        Agreement { tau: kendall_tau_b(reference, other), rho: spearman(&x, &y), ws: ws(&x, &y) }
    }
}

impl Question<'_> {
    /// Asks all methods.
    pub fn answer(&self) -> Survey {
        let ideas = self.ideas();
        let own = Question { reads: None, ..*self }.opinion(&METHODS[0], &ideas).expect("values are never refused");
        // What is open may count as more than it does in the score: then the order is another one.
        let own_ranks = own.ranks();
        let mut places: Vec<usize> = (0..ideas.len()).collect();
        places.sort_by_key(|&place| own_ranks[place]);
        let ideas: Vec<usize> = places.iter().map(|&place| ideas[place]).collect();
        let own_ranks: Vec<usize> = places.iter().map(|&place| own_ranks[place]).collect();
        let (mut opinions, mut refused) = (Vec::new(), Vec::new());
        for method in self.methods.iter().map(|&place| &METHODS[place]) {
            match self.opinion(method, &ideas) {
                Ok(opinion) => {
                    let ranks = opinion.ranks();
                    let agreement = Agreement::of(&own_ranks, &ranks);
                    let reads = self.reads_of(method);
                    let beside = method.beside.map(|beside| beside(&opinion));
                    opinions.push(Ranked {
                        method,
                        reads,
                        scores: opinion.scores,
                        sharing: sharing(&ranks),
                        ranks,
                        agreement,
                        beside,
                    });
                }
                Err(unfit) => refused.push((method, unfit)),
            }
        }
        Survey { ideas, ranks: own_ranks, opinions, refused }
    }

    /// The ideas that are ranked, best first by their scores: those that fail no gate, or all where every one does.
    pub fn ideas(&self) -> Vec<usize> {
        let scored = self.scored;
        let passed = scored.order.iter().copied().filter(|&idea| scored.failed_gate(idea).is_none());
        let passed: Vec<usize> = passed.collect();
        if passed.is_empty() { scored.order.clone() } else { passed }
    }

    /// What one method says of some ideas.
    fn opinion(&self, method: &Method, ideas: &[usize]) -> Result<Opinion, Unfit> {
        (method.judge)(&problem(self.rubric, self.scored, ideas, self.reads_of(method), self.open))
    }

    /// What a method reads.
    pub fn reads_of(&self, method: &Method) -> Reads {
        self.reads.unwrap_or(method.reads)
    }

    /// Takes out the first so many ideas of a survey in turn, and tells for each method whose order turns. In the order of
    /// its opinions.
    pub fn probes(&self, survey: &Survey, most: usize) -> Vec<Probe> {
        let one = |ranked: &Ranked| {
            let given = problem(self.rubric, self.scored, &survey.ideas, ranked.reads, self.open);
            probe(ranked.method, &given, &ranked.ranks, most)
        };
        survey.opinions.par_iter().map(one).collect()
    }
}

impl Survey {
    /// The best and the worst rank that any method gives an idea, by its place. A rank that a crowd shares says nothing of
    /// any of them and does not count.
    pub fn extremes(&self, place: usize) -> (usize, usize) {
        let told = self.opinions.iter().filter(|opinion| !opinion.is_crowded(place));
        let ranks = || told.clone().map(|opinion| opinion.ranks[place]).chain([self.ranks[place]]);
        (ranks().min().unwrap_or(1), ranks().max().unwrap_or(1))
    }

    /// Who is first under how many methods, the most often first, then by place; ties count for all that share the rank.
    pub fn firsts(&self) -> Vec<(usize, usize)> {
        let under = |place: usize| self.opinions.iter().filter(|opinion| opinion.ranks[place] == 1).count();
        let mut firsts: Vec<(usize, usize)> = (0..self.ideas.len()).map(|place| (place, under(place))).collect();
        firsts.retain(|(_, methods)| *methods > 0);
        firsts.sort_by_key(|(place, methods)| (std::cmp::Reverse(*methods), *place));
        firsts
    }

    /// The ideas whose place depends most on the method, by place: those between whose best and worst rank lie most others,
    /// and no fewer than `least`.
    pub fn dependent(&self, least: usize) -> Vec<usize> {
        let span = |place: usize| {
            let (best, worst) = self.extremes(place);
            worst - best
        };
        let mut places: Vec<usize> = (0..self.ideas.len()).filter(|&place| span(place) >= least).collect();
        places.sort_by_key(|&place| (std::cmp::Reverse(span(place)), place));
        places
    }

    /// Methods with the same ranks throughout, by their places in [`opinions`](Survey::opinions): each group in the order
    /// asked, and so the groups.
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
