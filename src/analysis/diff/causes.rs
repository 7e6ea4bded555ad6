//! Divides the change of a score exactly among evidence, rubric and weights.
//!
//! Bennet 1920, "The theory of measurement of changes in cost of living" (Journal of the Royal Statistical Society 83):
//! the change of a product w·v is w̄·Δv + v̄·Δw with the means w̄ and v̄ of before and after. The parts add up with no
//! remainder, and swapping before and after only flips their signs.

use super::cells::{CellChange, SharedReads};
use super::matched::{Judgement, Matched};
use crate::score::{GateState, greatest_first};
use crate::tolerance;
use crate::value::{Levels, ValueFunction};

/// The kind of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CauseKind {
    /// Facts of the idea.
    Evidence,
    /// The rubric's way of valuing the facts.
    Rubric,
    /// Both facts and rubric.
    EvidenceAndRubric,
    /// The criterion's weight.
    Weight,
    /// The criterion is new.
    Added,
    /// The criterion is gone.
    Removed,
}

impl CauseKind {
    /// The id in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            CauseKind::Evidence => "evidence",
            CauseKind::Rubric => "rubric",
            CauseKind::EvidenceAndRubric => "evidence_and_rubric",
            CauseKind::Weight => "weight",
            CauseKind::Added => "criterion_added",
            CauseKind::Removed => "criterion_removed",
        }
    }
}

/// One part of the change of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreCause {
    /// The criterion, by its places in the two rubrics.
    pub criterion: Matched,
    /// What changed.
    pub kind: CauseKind,
    /// Its effect on the score, in points.
    pub points: f64,
    /// Its effect on the potential, in points.
    pub potential: f64,
    /// The changed cells that the criterion reads.
    pub cells: Vec<CellChange>,
}

/// A gate whose result for an idea changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The gate, by its places in the two rubrics.
    pub gate: Matched,
    /// The result before; `None` if the gate did not exist.
    pub before: Option<GateState>,
    /// The result after; `None` if the gate is gone.
    pub after: Option<GateState>,
    /// The changed cells that its condition reads.
    pub cells: Vec<CellChange>,
    /// Whether its condition was rewritten.
    pub is_rewritten: bool,
}

/// The change of 100·w·v in points: the part due to the value, 100·w̄·Δv, and the part due to the weight, 100·v̄·Δw.
pub fn bennet(weight: [f64; 2], value: [f64; 2]) -> [f64; 2] {
    let mean = |[before, after]: [f64; 2]| 0.5 * (before + after);
    let change = |[before, after]: [f64; 2]| after - before;
    [100.0 * mean(weight) * change(value), 100.0 * mean(value) * change(weight)]
}

impl SharedReads<'_> {
    /// The causes of one idea that is in both tables, the largest first.
    pub(super) fn causes(&self, places: [usize; 2], written: &[Vec<String>; 2]) -> Vec<ScoreCause> {
        let mut causes = Vec::new();
        for (of, columns) in self.criteria.iter().zip(&self.criterion_columns) {
            let [low, high] = [ends(self.sides, *of, places, false), ends(self.sides, *of, places, true)];
            let weight = self.shares(*of);
            let [by_value, by_weight] = bennet(weight, low);
            let [best_by_value, best_by_weight] = bennet(weight, high);
            let mut add = |kind: CauseKind, points: f64, potential: f64, cells: Vec<CellChange>| {
                if points.abs() > tolerance::ROUNDING || potential.abs() > tolerance::ROUNDING {
                    causes.push(ScoreCause { criterion: *of, kind, points, potential, cells });
                }
            };
            match of.both() {
                Some(criteria) => {
                    let cells = self.changed(columns, places, written);
                    let kind = match (cells.is_empty(), self.is_rewritten(criteria)) {
                        (false, false) => CauseKind::Evidence,
                        (false, true) => CauseKind::EvidenceAndRubric,
                        (true, _) => CauseKind::Rubric,
                    };
                    add(kind, by_value, best_by_value, cells);
                    add(CauseKind::Weight, by_weight, best_by_weight, Vec::new());
                }
                // A missing criterion counts with weight 0 and an unchanged value.
                None => {
                    let kind = if of.before.is_none() { CauseKind::Added } else { CauseKind::Removed };
                    add(kind, by_weight, best_by_weight, Vec::new());
                }
            }
        }
        // The sort is stable: ties keep the rubric's order.
        greatest_first(greatest_first(causes, |cause| cause.potential.abs()), |cause| cause.points.abs())
    }

    /// The gates whose result changed for one idea in both tables. A missing gate counts as passed.
    pub(super) fn turns(&self, places: [usize; 2], written: &[Vec<String>; 2]) -> Vec<Turn> {
        let turn = |(of, columns): (&Matched, &Vec<_>)| {
            let state = |t: usize, gate: Option<usize>| Some(self.sides[t].scored.gates[places[t]][gate?]);
            let (before, after) = (state(0, of.before), state(1, of.after));
            if before.unwrap_or(GateState::Passed) == after.unwrap_or(GateState::Passed) {
                return None;
            }
            let cells = self.changed(columns, places, written);
            let is_rewritten = of.both().is_some_and(|[a, b]| {
                let [before, after] = self.sides.map(|s| s.rubric);
                !same_but_whitespace(&before.gates[a].fail.text, &after.gates[b].fail.text)
            });
            Some(Turn { gate: *of, before, after, cells, is_rewritten })
        };
        self.gates.iter().zip(&self.gate_columns).filter_map(turn).collect()
    }

    /// The shares of a criterion before and after; 0 if it is missing.
    fn shares(&self, of: Matched) -> [f64; 2] {
        let share = |t: usize, criterion: Option<usize>| criterion.map_or(0.0, |c| self.sides[t].scored.weights[c]);
        [share(0, of.before), share(1, of.after)]
    }

    /// Whether a criterion reads different evidence or values it differently.
    fn is_rewritten(&self, [before, after]: [usize; 2]) -> bool {
        let (old, new) = (&self.sides[0].rubric.criteria[before], &self.sides[1].rubric.criteria[after]);
        !same_but_whitespace(&old.evidence.text, &new.evidence.text) || !same_function(&old.value, &new.value)
    }
}

/// The values of an idea on a criterion before and after, proven or at best. If only one rubric has the criterion, the
/// same value twice.
fn ends(sides: [Judgement; 2], of: Matched, places: [usize; 2], best: bool) -> [f64; 2] {
    let value = |t: usize, criterion: usize| {
        let matrix = &sides[t].scored.matrix;
        if best { matrix.high(places[t], criterion) } else { matrix.low(places[t], criterion) }
    };
    let (before, after) = (of.before.map(|c| value(0, c)), of.after.map(|c| value(1, c)));
    let either = before.or(after).unwrap_or_default();
    [before.unwrap_or(either), after.unwrap_or(either)]
}

/// Whether two expressions are the same apart from whitespace.
fn same_but_whitespace(a: &str, b: &str) -> bool {
    let visible = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    visible(a) == visible(b)
}

/// Whether two value functions give the same values; the names and order of levels do not matter.
fn same_function(a: &ValueFunction, b: &ValueFunction) -> bool {
    let values = |levels: &Levels| {
        let mut values: Vec<(String, f64)> = levels.as_slice().iter().map(|l| (l.id.clone(), l.value)).collect();
        values.sort_by(|a, b| a.0.cmp(&b.0));
        values
    };
    match (a, b) {
        (ValueFunction::Levels(a), ValueFunction::Levels(b)) => values(a) == values(b),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_product_that_changes_in_both_factors_is_divided_evenly() {
        // 100 · (0.2 · 0.5 → 0.4 · 1.0): 10 → 40 points, half due to the value, half due to the weight.
        assert!(bennet([0.2, 0.4], [0.5, 1.0]).iter().all(|part| (part - 15.0).abs() < 1e-12));
        assert_eq!(bennet([0.25, 0.25], [0.5, 0.75]), [6.25, 0.0]);
        assert_eq!(bennet([0.0, 0.5], [0.5, 0.5]), [0.0, 25.0]);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_and_change_sign_with_time(
            w in [0.0..=1.0f64, 0.0..=1.0], v in [0.0..=1.0f64, 0.0..=1.0]
        ) {
            let there = bennet(w, v);
            let whole = 100.0 * (w[1] * v[1] - w[0] * v[0]);
            prop_assert!((there[0] + there[1] - whole).abs() < 1e-12);
            let back = bennet([w[1], w[0]], [v[1], v[0]]);
            prop_assert_eq!(back.map(|part| -part), there);
        }
    }
}
