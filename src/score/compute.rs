//! Scoring a table: evidence → values, once; values × weights → scores, once for each lens.

use super::ends::EvidenceEnds;
use super::gates::GateStates;
use super::matrix::DecisionMatrix;
use super::numbers::Numbers;
use super::open::Open;
use super::query;
use super::rank;
use super::scored::{Scored, Undefined};
use super::valuation::Valuation;
use super::verdict::GateState;
use super::weigh::{self, Weighed};
use crate::evidence::Evidence;
use crate::rubric::{Lens, Rubric, Weights};
use std::sync::Arc;

/// Up to this many ideas a loop is done before a query has begun.
const FEW_IDEAS: usize = 1 << 14;

/// The values of the ideas on each criterion, before weighing: the same under every lens.
#[derive(Clone, Debug)]
pub struct Valued {
    names: Arc<[String]>,
    matrix: Arc<DecisionMatrix>,
    facts: Arc<EvidenceEnds>,
    undefined: Arc<[Undefined]>,
    gates: Arc<GateStates>,
    /// The worst state of each idea's gates, in one array: all that verdicts and ranks need.
    worst: Arc<[GateState]>,
}

/// Scores every idea through a lens: [`value_ideas`], then [`weigh`](Valued::weigh).
pub fn score(rubric: &Rubric, evidence: &Evidence, lens: &Lens) -> Scored {
    value_ideas(rubric, evidence).weigh(rubric, lens)
}

/// Values every idea on every criterion.
pub fn value_ideas(rubric: &Rubric, evidence: &Evidence) -> Valued {
    let ideas = evidence.names.len();
    let Valuation { low, high, likely, evidence: ends, gates, undefined } =
        Valuation::of(rubric, &evidence.columns, ideas);
    let columns = |values: Vec<Vec<f64>>| values.into_iter().map(Numbers::from).collect();
    let draws = rubric.criteria.iter().map(|criterion| criterion.draw).collect();
    let matrix = DecisionMatrix::of(ideas, columns(low), columns(high))
        .expecting(likely)
        .unknown(draws, |idea, criterion| ends[criterion].low[idea].is_nan());
    let facts = EvidenceEnds::new(ends.into_iter().map(|ends| ends.into_numbers()).collect());
    Valued::new(evidence.names.clone(), matrix, facts, undefined, GateStates::of(&gates, ideas))
}

impl Valued {
    /// From values computed elsewhere; everything in the order of the table.
    pub(crate) fn new(
        names: Vec<String>,
        matrix: DecisionMatrix,
        facts: EvidenceEnds,
        undefined: Vec<Undefined>,
        gates: GateStates,
    ) -> Valued {
        Valued {
            worst: (0..names.len()).map(|idea| GateState::worst(gates[idea].iter().copied())).collect(),
            names: names.into(),
            matrix: matrix.into(),
            facts: facts.into(),
            undefined: undefined.into(),
            gates: gates.into(),
        }
    }

    /// The same with open evidence counted as `open`: the lower ends of the values move, everything else stays.
    pub fn counting(&self, open: Open) -> Valued {
        if open == Open::Nothing {
            return self.clone();
        }
        Valued { matrix: self.matrix.counting(open).into(), ..self.clone() }
    }

    /// Sums and verdicts, by a loop or by a query.
    pub(super) fn weighed(&self, rubric: &Rubric, weights: &Weights, by_loop: bool) -> Weighed {
        match by_loop {
            true => weigh::weigh(self.matrix.ends(), &self.worst, weights, rubric.thresholds),
            false => query::weigh(rubric, weights, &self.matrix, &self.worst),
        }
    }

    /// Scores the values with the weights of a lens.
    pub fn weigh(&self, rubric: &Rubric, lens: &Lens) -> Scored {
        let weighed = self.weighed(rubric, &lens.weights, self.names.len() <= FEW_IDEAS);
        let (rank, order) =
            rank::rank(&weighed.score, |i| self.worst[i] == GateState::Failed, |i| self.facts.is_unknown(i));
        Scored {
            names: self.names.clone(),
            lens: lens.id.clone(),
            weights: lens.weights.clone(),
            thresholds: rubric.thresholds,
            ask_costs: rubric.ask_costs(),
            questions: rubric.questions(),
            matrix: self.matrix.clone(),
            facts: self.facts.clone(),
            undefined: self.undefined.clone(),
            gates: self.gates.clone(),
            score: weighed.score,
            potential: weighed.potential,
            verdict: weighed.verdict,
            rank,
            order,
        }
    }
}
