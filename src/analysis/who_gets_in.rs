//! Who gets one of several places, as it is told.

use super::robust::{PlaceState, Robust, TopPlaces};
use crate::lang::{Lang, Word};
use crate::rubric::Rubric;
use crate::say::places::{self as say, WhoGetsIn};
use crate::score::Scored;

/// What is known of whether an idea gets a place.
pub fn word(state: PlaceState, has_open_gate: bool) -> Word {
    match state {
        PlaceState::SurelyIn if has_open_gate => say::IN_IF_GATE,
        PlaceState::SurelyIn => say::SURELY_IN,
        PlaceState::EveryDraw => say::EVERY_DRAW,
        PlaceState::InQuestion => say::IN_QUESTION,
        PlaceState::NoDraw => say::NO_DRAW,
        PlaceState::SurelyOut => say::SURELY_OUT,
        PlaceState::GateFailed => say::GATE_FAILED,
    }
}

/// Who gets one of several places by `robust`, without what was drawn; `names` are those of all ideas.
pub fn who_gets_in<'a>(
    rubric: &'a Rubric,
    (scored, names): (&Scored, &'a [String]),
    robust: &Robust,
    found: &TopPlaces,
    lang: Lang,
) -> WhoGetsIn<'a> {
    let mut who = WhoGetsIn { places: found.places, ..WhoGetsIn::default() };
    for &place in &found.order {
        let idea = robust.ideas[place];
        let (name, open) = (names[idea].as_str(), scored.open_gates(idea));
        match found.states[place] {
            PlaceState::SurelyIn if open.is_empty() => who.surely_in.push(name),
            PlaceState::SurelyIn => {
                who.in_if.push((name, open.iter().map(|&gate| rubric.gates[gate].name.get(lang)).collect()));
            }
            PlaceState::EveryDraw => who.every_draw.push(name),
            PlaceState::InQuestion => who.in_question.push((name, found.shares[place])),
            PlaceState::NoDraw => who.no_draw += 1,
            PlaceState::SurelyOut => who.surely_out += 1,
            PlaceState::GateFailed => who.gate_failed += 1,
        }
    }
    for state in &found.not_counted {
        match state {
            Some(PlaceState::GateFailed) => who.gate_failed += 1,
            Some(PlaceState::SurelyOut) => who.surely_out += 1,
            Some(_) => who.no_draw += 1,
            None => who.not_counted += 1,
        }
    }
    who.edge = found.edge.map(|edge| (edge.ideas.map(|idea| names[idea].as_str()), edge.ahead));
    who.has_open_gates = robust.ideas.iter().any(|&idea| !scored.is_out(idea) && scored.has_open_gate(idea));
    who
}
