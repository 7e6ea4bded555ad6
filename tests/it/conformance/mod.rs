//! Published and independently computed results, case by case: those of tests/cases, or of the folder that
//! `DINGZI_CASES` names. Each case says its own tolerance. Undefined in a case must be undefined here. What comes out is
//! told in docs/CONFORMANCE.md.

mod case;
mod correlations;
mod document;
mod methods;
mod smaa;
mod stability;
mod weights;

use super::support::repository;
use crate::json::Json;
use case::Held;
use std::path::{Path, PathBuf};

/// Runs a case.
type Check = Box<dyn Fn(&Json, &mut Held)>;

/// What runs the cases of each method, by its name in the cases.
fn checks() -> Vec<(&'static str, Check)> {
    let mut checks: Vec<(&'static str, Check)> = Vec::new();
    for (name, judge) in methods::METHODS {
        checks.push((name, Box::new(move |case, held| methods::opinion(case, held, judge))));
    }
    checks.push(("vikor", Box::new(methods::vikor)));
    checks.push(("promethee_ii", Box::new(methods::promethee)));
    for (name, weigh) in weights::FROM_DATA {
        checks.push((name, Box::new(move |case, held| weights::from_data(case, held, weigh))));
    }
    checks.push(("weights_rank_order_centroid", Box::new(weights::order)));
    checks.push(("weights_swing", Box::new(weights::swings)));
    checks.push(("weights_ahp_eigenvector", Box::new(weights::pairs)));
    checks.push(("weights_bwm_linear", Box::new(weights::best_and_worst)));
    for (name, measure) in correlations::MEASURES {
        checks.push((name, Box::new(move |case, held| correlations::correlation(case, held, measure))));
    }
    checks.push(("smaa2", Box::new(smaa::smaa)));
    checks.push(("whatif_weight_stability", Box::new(stability::weight_stability)));
    checks
}

/// A case that was run.
struct Run {
    file: String,
    case: Json,
    held: Held,
}

/// Runs every case of a folder, in the order of their names; a case that cannot be run is a miss.
fn run_all(folder: &Path) -> Vec<Run> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let checks = checks();
    let run = |path: PathBuf| {
        let mut held = Held::default();
        let case = Json::try_read(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| {
            held.refuse(format!("not JSON: {error}"));
            Json::NULL
        });
        let method = case.maybe("method").as_str().unwrap_or_default();
        match checks.iter().find(|(name, _)| *name == method) {
            // What a case asks for and we do not know stops this case alone.
            Some((_, check)) => {
                let run = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&case, &mut held)));
                run.unwrap_or_else(|why| held.refuse(format!("cannot be run: {}", reason(why.as_ref()))));
            }
            None => held.refuse(format!("there is no method `{method}`")),
        }
        held.published(&case);
        held.nothing_overlooked(&case);
        Run { file: path.file_name().unwrap().to_string_lossy().into_owned(), case, held }
    };
    files.into_iter().map(run).collect()
}

/// What somebody who panicked said.
fn reason(said: &(dyn std::any::Any + Send)) -> &str {
    said.downcast_ref::<String>()
        .map(String::as_str)
        .or(said.downcast_ref::<&str>().copied())
        .unwrap_or("no reason given")
}

#[test]
fn every_reference_case_is_met() {
    let given = std::env::var_os("DINGZI_CASES").map(PathBuf::from);
    let runs = run_all(&given.clone().unwrap_or_else(|| repository("tests/cases")));
    let missed = runs.iter().flat_map(|run| run.held.misses.iter().map(|miss| format!("{}: {miss}", run.file)));
    let missed: Vec<String> = missed.collect();
    assert!(missed.is_empty(), "{} misses:\n{}", missed.len(), missed.join("\n"));
    assert!(!runs.is_empty(), "there is no case");
    for run in &runs {
        assert!(run.held.numbers > 0, "{}: nothing was held against it", run.file);
    }
    if given.is_none() {
        for (name, _) in checks() {
            assert!(runs.iter().any(|run| run.case["method"] == name), "{name} has no case");
        }
    }
}

#[test]
fn the_table_of_conformance_is_current() {
    document::hold(&run_all(&repository("tests/cases")));
}

#[test]
fn a_case_that_is_not_met_is_named() {
    let read =
        |file: &str| -> Json { Json::read(&std::fs::read_to_string(repository("tests/cases").join(file)).unwrap()) };
    let mut case = read("smaa_exact_2x3.json");
    let run = |case: &Json| {
        let mut held = Held::default();
        let checks = checks();
        checks.iter().find(|(name, _)| case["method"] == *name).unwrap().1(case, &mut held);
        held.published(case);
        held.misses
    };
    assert_eq!(run(&case), Vec::<String>::new());
    case["expected_rank_acceptability"][1][0] = 0.42.into();
    case["expected_central_weights"][2] = Json::NULL;
    let misses = run(&case);
    assert!(misses.iter().any(|m| m.starts_with("rank 1 of 1 is Some(0.")), "{misses:?}");
    assert!(misses.iter().any(|m| m.starts_with("central weight 0 of 2 is Some(0.5")), "{misses:?}");

    // A score, a printed score, a rank, a number too few, a compromise too many.
    let mut case = read("vikor_opricovic2007_w1.json");
    assert_eq!(run(&case), Vec::<String>::new());
    case["published_scores"][2] = 0.5.into();
    case["expected_scores"][0] = 0.5.into();
    case["expected_scores"].as_array_mut().unwrap().pop();
    case["expected_ranking"][1] = 1.into();
    case["expected_R"][0] = 0.2.into();
    case["compromise_set_0based"] = vec![4, 2].into();
    let misses = run(&case);
    for start in ["score 0 is", "score 5 is", "rank of 1 is", "expected_R 0 is", "ideas in the compromise", "printed 2"]
    {
        assert!(misses.iter().any(|m| m.starts_with(start)), "{start}: {misses:?}");
    }
}
