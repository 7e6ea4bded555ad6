//! The examples score without an error, without a warning, and whole.

use super::fixtures::{CRITERIA, IDEAS};
use super::support::{dingzi, repository, rows};
use dingzi::lang::fixed;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_companies_of_y_combinator_score_without_a_warning() {
    holds("yc", 2_326);
}

#[test]
fn the_companies_of_crunchbase_score_without_a_warning() {
    holds("crunchbase", 3_602);
}

fn holds(example: &str, count: usize) {
    let dir = repository("examples").join(example);
    let ranked = rows(&dingzi(["score", "--format", "json"]).within(&dir).text());
    let mut reader = csv::Reader::from_path(dir.join("ideas.csv")).unwrap();
    assert_eq!((ranked.len(), reader.records().count()), (count, count));
    for pair in ranked.windows(2) {
        assert!(pair[0].rank <= pair[1].rank, "{pair:?}");
    }
    for row in &ranked {
        assert!(0.0 <= row.score && row.score <= row.potential && row.potential <= 100.0 + 1e-9, "{row:?}");
    }
    // A rubric that tells nothing apart would be no example.
    let verdicts: std::collections::BTreeSet<&str> = ranked.iter().map(|row| row.verdict.as_str()).collect();
    assert_eq!(verdicts.len(), 3, "{verdicts:?}");
}

#[test]
fn every_lens_of_the_examples_scores() {
    for example in ["yc", "crunchbase"] {
        let dir = repository("examples").join(example);
        let criteria = std::fs::read_to_string(dir.join("criteria.toml")).unwrap();
        let ids = criteria.split("[[lens]]").skip(1).filter_map(|lens| lens.split('"').nth(1));
        for lens in ["equal"].into_iter().chain(ids) {
            dingzi(["score", "--top", "3", "--lens", lens]).within(&dir).text();
        }
    }
}

/// An example, built.
fn example(name: &str) -> PathBuf {
    // `cargo test` builds the examples, `cargo test --test it` does not.
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--example", name]);
    assert!(build.current_dir(repository("")).status().unwrap().success());
    Path::new(env!("CARGO_BIN_EXE_dingzi")).with_file_name("examples").join(name)
}

/// What the documents of the plan show: rows of a frame, scored where they lie.
#[test]
fn the_library_scores_a_frame() {
    let done = Command::new(example("frames")).output().unwrap();
    assert!(done.status.success(), "{done:?}");
    let said = String::from_utf8(done.stdout).unwrap();
    // A has half of two thirds, and all of one; B 0.4 of one third, and two thirds more if all turns out best.
    assert!(said.starts_with("score [66.666") && said.contains(", 13.333"), "{said}");
    assert!(said.contains("\npotential [66.666") && said.contains(", 79.999"), "{said}");
}

/// What the first page of the crate shows: both files opened, scored and drawn by another program.
#[test]
fn the_library_opens_scores_and_draws() {
    let program = example("embed");
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("criteria.toml", CRITERIA), ("ideas.csv", IDEAS)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let run = || Command::new(&program).current_dir(folder.path()).output().unwrap();
    let done = run();
    assert!(done.status.success(), "{done:?}");
    let ranked = rows(&dingzi(["score", "--format", "json"]).within(folder.path()).text());
    let first = ranked.iter().take(3).map(|row| format!("{}. {}, {} points", row.rank, row.idea, fixed(row.score, 1)));
    let said = String::from_utf8(done.stdout).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[..3], first.collect::<Vec<_>>());
    let picture = fs::read_to_string(folder.path().join("ranking.svg")).unwrap();
    assert!(picture.starts_with("<svg") && picture.contains(lines[3]), "{said}");

    // A mistake is told with its place.
    fs::write(folder.path().join("ideas.csv"), IDEAS.replace("revenue_12m", "revenu_12m")).unwrap();
    let refused = run();
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success() && told.contains("E0303") && told.contains("criteria.toml"), "{told}");
}
