//! The states of all gates.

use super::verdict::GateState;
use std::ops::Index;

/// The states of the gates, idea by idea in the order of the rubric: `states[idea][gate]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateStates {
    gates: usize,
    states: Vec<GateState>,
}

impl GateStates {
    /// From the states by gate, then idea.
    pub(super) fn of(by_gate: &[Vec<GateState>], ideas: usize) -> GateStates {
        let states = (0..ideas).flat_map(|idea| by_gate.iter().map(move |states| states[idea])).collect();
        GateStates { gates: by_gate.len(), states }
    }

    /// From the states by idea, then gate.
    #[cfg(test)]
    pub fn by_idea(states: &[Vec<GateState>]) -> GateStates {
        GateStates { gates: states.first().map_or(0, Vec::len), states: states.concat() }
    }

    /// The states of a gate, idea by idea.
    pub fn of_gate(&self, gate: usize) -> impl Iterator<Item = GateState> {
        self.states.iter().skip(gate).step_by(self.gates.max(1)).copied()
    }
}

impl Index<usize> for GateStates {
    type Output = [GateState];

    fn index(&self, idea: usize) -> &[GateState] {
        &self.states[idea * self.gates..][..self.gates]
    }
}
