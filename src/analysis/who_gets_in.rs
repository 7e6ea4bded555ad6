//! Who gets one of several places, as it is told.

use super::robust::{PlaceState, Robust, TopPlaces};
use crate::lang::{Lang, Word};
use crate::rubric::Rubric;
use crate::say::places::{self as say, OnTheEdge, WhoGetsIn};
use crate::score::Scored;

/// From this share of draws on, who gets a place hardly has to be asked.
const NEARLY_ALWAYS: f64 = 0.99;
/// From this share of draws on, who gets a place is a rival for it.
const NOW_AND_THEN: f64 = 0.05;

/// What is known of whether an idea gets a place, as it does in a `share` of draws.
pub fn word(state: PlaceState, share: f64, has_open_gate: bool) -> Word {
    match state {
        PlaceState::SurelyIn if has_open_gate => say::IN_IF_GATE,
        PlaceState::SurelyIn => say::SURELY_IN,
        PlaceState::EveryDraw => say::EVERY_DRAW,
        PlaceState::InQuestion if share >= NEARLY_ALWAYS => say::NEARLY_ALWAYS,
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
    let mut split = Vec::new();
    for &place in &found.order {
        let idea = robust.ideas[place];
        let (name, open) = (names[idea].as_str(), scored.open_gates(idea));
        match found.states[place] {
            PlaceState::SurelyIn if open.is_empty() => who.surely_in.push(name),
            PlaceState::SurelyIn => {
                who.in_if.push((name, open.iter().map(|&gate| rubric.gates[gate].name.get(lang)).collect()));
            }
            PlaceState::EveryDraw => who.every_draw.push(name),
            PlaceState::InQuestion => {
                who.in_question.push((name, found.shares[place]));
                split.push(found.split[place]);
            }
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
    who.nearly_always = nearly_always(&split, who.left());
    who.edge = found.edge.as_ref().map(|edge| {
        let [last_in, first_out] =
            [0, 1].map(|n| edge.level[n].iter().map(|&idea| names[idea].as_str()).collect::<Vec<_>>());
        OnTheEdge { last_in, first_out, ahead: edge.ahead }
    });
    who.has_open_gates = robust.ideas.iter().any(|&idea| !scored.is_out(idea) && scored.has_open_gate(idea));
    who
}

/// How many of those in question get one of the places that are left in nearly every draw, by the share of draws of each
/// with ties split, the greatest first.
fn nearly_always(shares: &[f64], left: usize) -> usize {
    let always = shares.iter().take_while(|share| **share >= NEARLY_ALWAYS).count();
    // They leave none, unless so many small gaps add up to the place of another.
    let has_rival = always >= left && shares.get(always.min(left)).is_some_and(|share| *share >= NOW_AND_THEN);
    if has_rival { 0 } else { always }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_nearly_always_gets_in_takes_no_more_places_than_there_are() {
        assert_eq!(nearly_always(&[0.996, 0.6, 0.404], 2), 1);
        assert_eq!(nearly_always(&[0.996, 0.995, 0.009], 2), 2);
        assert_eq!(nearly_always(&[0.95, 0.525, 0.525], 2), 0, "two are level");
        let many = [vec![0.991; 101], vec![0.9]].concat();
        assert_eq!([100, 101, 102].map(|left| nearly_always(&many, left)), [0, 0, 101]);
    }
}
