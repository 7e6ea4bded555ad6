//! The examples score without an error, without a warning, and whole.

use super::support::{dingzi, repository, rows};

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
