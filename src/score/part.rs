//! Scoring a part of a table that is never in memory as a whole: values, score, potential, gates and verdict in one
//! projection. What a score says depends on its own row, so a part is scored as the whole would be.

use super::query::{self, Collected, Query, high_value, low_value};
use super::rank::Standing;
use super::{GateState, Undefined, Verdict};
use crate::evidence::Facts;
use crate::rubric::{Lens, Rubric};

/// Ideas of one part of a table, scored through a lens; everything in the order of the table.
pub struct Part {
    collected: Collected,
    /// One state for each idea, by gate.
    pub gates: Vec<Vec<GateState>>,
    /// Where an expression has operands but no result.
    pub undefined: Vec<Undefined>,
    /// What to do with each idea.
    pub verdict: Vec<Verdict>,
    /// Where each idea stands.
    pub standing: Vec<Standing>,
}

/// Scores some ideas by their facts, of each column that the rubric reads.
pub fn part(rubric: &Rubric, lens: &Lens, columns: Vec<Facts>, ideas: usize) -> Part {
    let query = Query::new(rubric, columns.into_iter(), ideas);
    let collected = Collected::of(query.values.clone().with_columns(query::sums(&lens.weights)));
    let (gates, undefined) = (query.gates(&collected), query.undefined(&collected));
    let (score, potential) = (collected.numbers("score"), collected.numbers("potential"));
    let (mut verdict, mut standing) = (Vec::with_capacity(ideas), Vec::with_capacity(ideas));
    for i in 0..ideas {
        let worst = GateState::worst(gates.iter().map(|states| states[i]));
        verdict.push(Verdict::of(score[i], potential[i], worst, rubric.thresholds));
        standing.push(Standing::new(score[i], worst == GateState::Failed));
    }
    Part { gates, undefined, verdict, standing, collected }
}

impl Part {
    /// How many ideas it holds.
    pub fn ideas(&self) -> usize {
        self.verdict.len()
    }

    /// 0–100, what is proven.
    pub fn score(&self) -> &[f64] {
        self.collected.numbers("score")
    }

    /// 0–100, if every unknown and every range turned out best.
    pub fn potential(&self) -> &[f64] {
        self.collected.numbers("potential")
    }

    /// The proven values and the best possible ones, each in [0, 1], on a criterion.
    pub fn values(&self, criterion: usize) -> [&[f64]; 2] {
        [low_value(criterion), high_value(criterion)].map(|name| self.collected.numbers(&name))
    }
}
