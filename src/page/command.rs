//! The what-if of the page as a command for the terminal.

use super::link::number;
use super::state::State;
use crate::export::shell_word;
use crate::rubric::{Rubric, Weights};
use crate::score::Open;
use crate::tolerance;
use std::path::Path;

/// The command that gives this state: the criteria that moved are named, and the others keep their proportions.
pub(super) fn command(state: &State, rubric: &Rubric, [ideas, criteria]: [&Path; 2], reading: &[String]) -> String {
    let mut words = vec!["dingzi".to_owned(), String::new()];
    if ideas != Path::new("ideas.csv") {
        words.push(shell_word(&ideas.to_string_lossy()));
    }
    for word in reading {
        words.push(shell_word(word));
    }
    if criteria != Path::new("criteria.toml") {
        words.extend(["-c".to_owned(), shell_word(&criteria.to_string_lossy())]);
    }
    let files = words.len();
    if state.lens > 0 {
        words.extend(["--lens".to_owned(), shell_word(&rubric.lenses[state.lens].id)]);
    }
    let start = &rubric.lenses[state.lens].weights;
    let (mut kept, mut moved) = (Vec::new(), Vec::new());
    for c in named(start, &state.sliders.weights) {
        let (id, share) = (&rubric.criteria[c].id, state.sliders.weights[c]);
        match (share - start[c]).abs() < tolerance::SHARE {
            true => kept.push(id.as_str()),
            false => moved.push(format!("-w {}", shell_word(&format!("{id}={}", number(100.0 * share))))),
        }
    }
    words.extend(moved);
    if !kept.is_empty() {
        words.extend(["--lock".to_owned(), shell_word(&kept.join(","))]);
    }
    if state.open != Open::Nothing {
        words.push(format!("--unknown {}", state.open.id()));
    }
    words[1] = if words.len() == files { "score" } else { "whatif" }.to_owned();
    words.join(" ")
}

/// The criteria to name: all but the largest group that changed by the same factor, which keeps its proportions
/// unnamed. That group must have weight, since it takes what is left.
fn named(start: &Weights, now: &Weights) -> Vec<usize> {
    let n = now.shares().len();
    let factor = |c: usize| now[c] / start[c];
    let alike = |a: usize, b: usize| {
        start[a] > 0.0 && start[b] > 0.0 && (factor(a) - factor(b)).abs() <= 1e-7 * factor(b).abs()
    };
    let group = |c: usize| -> Vec<usize> { (0..n).filter(|&other| alike(other, c)).collect() };
    let groups = (0..n).filter(|&c| now[c] > 0.0 && start[c] > 0.0).map(group);
    // Criteria without weight before and after need not be named.
    let silent = |c: usize| start[c] == 0.0 && now[c] == 0.0;
    let rest = groups.fold(Vec::new(), |best, group| if group.len() > best.len() { group } else { best });
    (0..n).filter(|&c| !rest.contains(&c) && !silent(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_left_the_proportions_is_named() {
        let weights = |parts: &[f64]| Weights::from_parts(parts);
        let start = weights(&[40.0, 30.0, 20.0, 10.0]);
        assert_eq!(named(&start, &start), Vec::<usize>::new());
        // One takes half of all, and the others share the rest as before.
        assert_eq!(named(&start, &weights(&[150.0, 75.0, 50.0, 25.0])), [0]);
        // Put off: the others keep their proportions.
        assert_eq!(named(&start, &weights(&[40.0, 0.0, 20.0, 10.0])), [1]);
        // Nobody need speak of who has no weight before and after.
        let silent = weights(&[5.0, 5.0, 0.0]);
        assert_eq!(named(&silent, &silent), Vec::<usize>::new());
    }
}
