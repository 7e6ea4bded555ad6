//! Thousands of criteria, gates, lenses and levels, with a column each: what is done for each of them must not look through
//! all of them.

use super::cli::folder;
use super::support::line;
use std::fmt::Write;
use std::time::{Duration, Instant};

const MANY: usize = 10_000;
/// Without optimisation, beside other tests, with room to spare: what looks through all for each takes minutes.
const MAX_RECORD_BYTES: Duration = Duration::from_secs(60);

fn criterion(n: usize, evidence: &str) -> String {
    let head = format!("[[criterion]]\nid = \"c{n}\"\nweight = {}\n", 1 + n % 7);
    format!("{head}evidence = \"{evidence}\"\nvalue = {{ linear = [0, 100] }}\n")
}

/// A table of so many ideas with columns `c0`, `c1`, …
fn table(columns: usize, ideas: usize, cell: impl Fn(usize, usize) -> String) -> String {
    let mut text = "idea".to_owned();
    (0..columns).for_each(|c| write!(text, ",c{c}").unwrap());
    for i in 0..ideas {
        write!(text, "\nIdea {i}").unwrap();
        (0..columns).for_each(|c| write!(text, ",{}", cell(i, c)).unwrap());
    }
    text + "\n"
}

fn number(i: usize, c: usize) -> String {
    (i * 37 + c * 11 + i * c % 13).rem_euclid(101).to_string()
}

/// Runs in time, and ends so.
fn in_time(criteria: &str, ideas: &str, commands: &[&str], code: i32) {
    let dir = folder(criteria, ideas);
    for args in commands {
        let start = Instant::now();
        let said = line(args).within(dir.path()).run();
        assert_eq!(said.code, code, "dingzi {args}: {said:?}");
        assert!(start.elapsed() < MAX_RECORD_BYTES, "dingzi {args} takes {:?}", start.elapsed());
    }
}

#[test]
fn thousands_of_criteria() {
    let criteria = |many: usize| (0..many).map(|n| criterion(n, &format!("c{n}"))).collect::<String>();
    in_time(&criteria(MANY), &table(MANY, 12, number), &["check", "score --format csv"], 0);
    // Draws take their time without optimisation.
    in_time(&criteria(MANY / 5), &table(MANY / 5, 12, number), &["score", "score --format json"], 0);
}

#[test]
fn thousands_of_mistakes() {
    let criteria: String = (0..MANY).map(|n| criterion(n, &format!("d{n}"))).collect();
    in_time(&criteria, &table(MANY, 2, number), &["check"], 1);
    let criteria: String = (0..MANY).map(|n| criterion(n, &format!("c{n}"))).collect();
    in_time(&criteria, &table(MANY, 2, |_, _| "x".to_owned()), &["check"], 1);
    let criteria = (0..MANY).map(|_| criterion(0, "c0")).collect::<String>();
    in_time(&criteria, &table(1, 2, number), &["check"], 1);
}

#[test]
fn thousands_of_gates_and_levels() {
    let gates = (0..MANY).map(|n| format!("[[gate]]\nid = \"g{n}\"\nfail = \"c{n} > 100\"\n")).collect::<String>();
    in_time(&(criterion(0, "c0") + &gates), &table(MANY, 3, number), &["check", "score"], 0);
    let levels: Vec<String> = (0..MANY).map(|n| format!("l{n} = {}", n as f64 / MANY as f64)).collect();
    let scale = format!("value = {{ levels = {{ {} }} }}", levels.join(", "));
    let criteria = criterion(0, "c0").replace("value = { linear = [0, 100] }", &scale);
    in_time(&criteria, &table(1, 1_000, |i, _| format!("L{}", i * 9)), &["check", "score"], 0);
}

#[test]
fn hundreds_of_lenses_over_hundreds_of_criteria() {
    const SOME: usize = 300;
    let shares = (0..SOME).map(|n| format!("c{n} = 0.1")).collect::<Vec<_>>().join(", ");
    let lens = |n: usize| format!("[[lens]]\nid = \"l{n}\"\nweights = {{ {shares} }}\n");
    let criteria = (0..SOME).map(|n| criterion(n, &format!("c{n}"))).chain((0..SOME).map(lens)).collect::<String>();
    in_time(&criteria, &table(SOME, 3, number), &["check", "score"], 0);
}
