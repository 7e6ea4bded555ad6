//! Numbers that a fixed text repeats are those of their constants.

use super::support::dingzi;
use dingzi::analysis::certainty::AROUND;
use dingzi::analysis::dominance::{LEAST_IDEAS, OVERLAP};
use dingzi::analysis::methods::METHODS;
use dingzi::diagnostic::entry_of;

#[test]
fn the_help_counts_the_methods() {
    assert_eq!(METHODS.len(), 19, "the help of `methods` says nineteen");
    for (lang, words) in [("en", "nineteen methods"), ("zh", "十九种方法")] {
        let help = dingzi(["--lang", lang, "help", "methods"]).text();
        assert!(help.contains(words), "{help}");
    }
}

#[test]
fn the_warning_of_overlaps_says_from_when_it_is_given() {
    let explain = entry_of("W0305").unwrap().explain;
    let said = [
        format!("above {OVERLAP}, over at least {LEAST_IDEAS} ideas"),
        format!("高于 {OVERLAP}，至少 {LEAST_IDEAS} 个创意"),
    ];
    for (text, said) in [explain.en, explain.zh].iter().zip(&said) {
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{text}");
    }
}

#[test]
fn the_help_says_how_far_weights_vary() {
    let around = format!("±{}", 100.0 * AROUND);
    let help = dingzi(["--lang", "zh", "help", "robust"]).text();
    assert!(help.contains(&format!("{around}%")), "{help}");
}
