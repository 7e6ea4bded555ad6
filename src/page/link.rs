//! A state as a link, which holds all of it and names its rubric: `r=1f0c…&w=18,12.5,…&k=0.3&u=half`.
//!
//! Criteria go by their place, which the rubric's fingerprint fixes. Shares are in per cent, to nine decimals: more
//! than any ranking can tell apart.

use super::session::Session;
use super::state::State;
use crate::diagnostic::{Code, Finding};
use crate::identity;
use crate::rubric::{Rubric, Weights};
use crate::say::findings::page::{damaged_link, foreign_link};
use crate::score::Open;
use crate::tolerance;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The link of a state.
pub(super) fn write(state: &State, session: &Session) -> String {
    let rubric = &session.project.rubric;
    let sliders = &state.sliders;
    let places = |flags: &[bool]| -> String {
        let set: Vec<String> = flags.iter().enumerate().filter(|(_, set)| **set).map(|(c, _)| c.to_string()).collect();
        set.join(".")
    };
    let shares: Vec<String> = sliders.weights.shares().iter().map(|share| number(100.0 * share)).collect();
    let remembered = sliders.remembered.iter().enumerate();
    let remembered: Vec<String> =
        remembered.filter_map(|(c, share)| Some(format!("{c}:{}", number(100.0 * (*share)?)))).collect();
    let open = if state.open == Open::Nothing { "" } else { state.open.id() };
    let lens = if state.lens == 0 { "" } else { &rubric.lenses[state.lens].id };
    let parts = [
        ("r", session.fingerprint.clone()),
        ("l", utf8_percent_encode(lens, NON_ALPHANUMERIC).to_string()),
        ("w", shares.join(",")),
        ("k", places(&sliders.locked)),
        ("o", places(&sliders.off)),
        ("m", remembered.join(",")),
        ("u", open.to_owned()),
    ];
    let said = parts.iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("{key}={value}"));
    said.collect::<Vec<_>>().join("&")
}

/// A number with the decimals that it needs, nine at most.
pub(super) fn number(x: f64) -> String {
    let text = format!("{x:.9}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Why a link cannot be followed.
pub(super) enum Unusable {
    /// A part of it is missing or changed.
    Damaged,
    /// It belongs to another rubric.
    Foreign,
}

impl From<Unusable> for Finding {
    fn from(why: Unusable) -> Finding {
        match why {
            Unusable::Damaged => Finding::new(Code::E0502, damaged_link()),
            Unusable::Foreign => Finding::new(Code::E0502, foreign_link()),
        }
    }
}

/// Parses a link into a state.
pub(super) fn read(link: &str, session: &Session) -> Result<State, Unusable> {
    let parts: Option<Vec<(&str, &str)>> =
        link.trim_start_matches('#').split('&').map(|part| part.split_once('=')).collect();
    let parts = parts.ok_or(Unusable::Damaged)?;
    let part = |key: &str| parts.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    match part("r") {
        None => Err(Unusable::Damaged),
        Some(rubric) if rubric != session.fingerprint => Err(Unusable::Foreign),
        Some(_) => unpack(&part, &session.project.rubric).ok_or(Unusable::Damaged),
    }
}

fn unpack<'a>(part: &dyn Fn(&str) -> Option<&'a str>, rubric: &Rubric) -> Option<State> {
    let n = rubric.criteria.len();
    let lens = match part("l") {
        None => 0,
        Some(id) => {
            let id = percent_decode_str(id).decode_utf8().ok()?;
            // If the lens is gone, the link still holds its weights.
            identity::find(rubric.lenses.iter().map(|lens| lens.id.as_str()), &id).unwrap_or(0)
        }
    };
    let mut state = State::as_written(rubric, lens);
    let share = |text: &str| text.parse::<f64>().ok().filter(|share| (0.0..=100.0).contains(share));
    let shares: Vec<f64> = part("w")?.split(',').map(share).collect::<Option<_>>()?;
    let sum: f64 = shares.iter().sum();
    if shares.len() != n || (sum - 100.0).abs() > tolerance::SUM_OF_PER_CENT {
        return None;
    }
    state.sliders.weights = Weights::from_parts(&shares);
    let place = |text: &str| text.parse::<usize>().ok().filter(|c| *c < n);
    for (key, flags) in [("k", &mut state.sliders.locked), ("o", &mut state.sliders.off)] {
        for text in part(key).into_iter().flat_map(|text| text.split('.')) {
            flags[place(text)?] = true;
        }
    }
    for entry in part("m").into_iter().flat_map(|text| text.split(',')) {
        let (c, remembered) = entry.split_once(':')?;
        state.sliders.remembered[place(c)?] = Some(share(remembered)? / 100.0);
    }
    if let Some(open) = part("u") {
        state.open = Open::parse(open)?;
    }
    Some(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::project;

    const CRITERIA: &str = "[[criterion]]\nid = \"a\"\nweight = 3\nevidence = \"a\"\nvalue = { linear = [0, 10] }\n\
                            [[criterion]]\nid = \"b\"\nweight = 1\nevidence = \"b\"\nvalue = { linear = [0, 10] }\n";

    fn session() -> Session {
        Session::new(project::read(CRITERIA, "idea,a,b\nX,1,2\n", Lang::En).unwrap(), Lang::En)
    }

    #[test]
    fn a_link_reads_back_as_the_state_that_it_was_made_of() {
        let session = session();
        let mut state = State::as_written(&session.project.rubric, 1);
        state.sliders.weights = Weights::from_parts(&[1.0, 2.0]);
        state.sliders.locked[1] = true;
        state.sliders.off[0] = true;
        state.sliders.remembered[0] = Some(0.25);
        state.open = Open::Half;
        let link = write(&state, &session);
        let Ok(again) = read(&format!("#{link}"), &session) else { panic!("{link} is refused") };
        assert!(
            again
                .sliders
                .weights
                .shares()
                .iter()
                .zip(state.sliders.weights.shares())
                .all(|(a, b)| (a - b).abs() < 1e-9)
        );
        let told = |state: &State| (state.lens, state.sliders.locked.clone(), state.sliders.off.clone(), state.open);
        assert_eq!((told(&again), again.sliders.remembered), (told(&state), state.sliders.remembered));
    }

    #[test]
    fn a_link_that_was_changed_or_is_of_another_rubric_is_refused() {
        let session = session();
        let link = write(&State::as_written(&session.project.rubric, 0), &session);
        let weights = link.split('&').find(|part| part.starts_with("w=")).unwrap();
        assert_eq!(weights, "w=75,25");
        for damaged in
            ["", "r", "w=75,25", &link.replace("75", "80"), &link.replace("75,25", "100"), &format!("{link}&k=2")]
        {
            assert!(matches!(read(damaged, &session), Err(Unusable::Damaged)), "{damaged}");
        }
        assert!(matches!(read("r=0&w=75,25", &session), Err(Unusable::Foreign)));
    }

    #[test]
    fn a_number_has_as_many_decimals_as_it_needs() {
        assert_eq!([0.0, 12.5, 100.0, 100.0 / 3.0].map(number), ["0", "12.5", "100", "33.333333333"]);
    }
}
