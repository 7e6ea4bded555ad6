//! The examples score without an error, with the warnings that they deserve, and whole.

use super::support::{Said, dingzi, repository, rows};

/// What each example is warned of: how many people a company has and how many it adds a year go together.
const WARNED: [(&str, &[&str]); 2] = [("yc", &["W0305"]), ("crunchbase", &[])];

#[test]
fn the_companies_of_y_combinator_score() {
    holds("yc", 2_326);
}

#[test]
fn the_companies_of_crunchbase_score() {
    holds("crunchbase", 3_602);
}

/// What it prints; it must end well, with no other warnings than those of the example.
fn run(example: &str, args: &[&str]) -> Said {
    let args = args.iter().chain(&["--message-format", "short"]);
    let said = dingzi(args).within(&repository("examples").join(example)).run();
    let (_, warned) = WARNED.iter().find(|(name, _)| *name == example).expect("the examples are listed");
    let codes: Vec<&str> = said.stderr.lines().filter_map(|line| line.split('[').nth(1)?.split(']').next()).collect();
    // A lens may leave a criterion without weight, and then it is not counted twice.
    assert!(said.code == 0 && codes.iter().all(|code| warned.contains(code)), "{said:?}");
    said
}

fn holds(example: &str, count: usize) {
    let dir = repository("examples").join(example);
    let ranked = rows(run(example, &["score", "--format", "json"]).text());
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
            run(example, &["score", "--top", "3", "--lens", lens]);
        }
    }
}
