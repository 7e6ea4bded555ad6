//! A number is shown the same wherever it is shown: halves go one way in tables, figures, sentences, reports and on the
//! page, and a threshold is shown as the rubric writes it.

use super::cli::folder;
use super::serve::Server;
use super::support::line;
use crate::json::Json;
use dingzi::lang::fixed;
use serde_json::json;
use std::fs;
use std::path::Path;

/// Scores that lie halfway, in the order of a ranking.
const HALVES: [&str; 8] = ["98.95", "72.5", "67.5", "62.5", "36.45", "12.25", "2.5", "0.05"];

fn rubric() -> String {
    "[rubric]\nverdict = { pursue = 62.5, watch = 37.5 }\n\
     [[criterion]]\nid = \"a\"\nweight = 1\nevidence = \"a\"\nvalue = { linear = [0, 100] }\n"
        .to_owned()
}

fn table() -> String {
    let rows: Vec<String> = HALVES.iter().enumerate().map(|(n, half)| format!("N{n},{half}\n")).collect();
    format!("idea,a\n{}", rows.concat())
}

/// The words of a figure.
fn figure(dir: &Path) -> Vec<String> {
    line("chart ranking -o figure.svg").within(dir).text();
    let svg = fs::read_to_string(dir.join("figure.svg")).unwrap();
    svg.split("</text>").filter_map(|part| Some(part.rsplit_once('>')?.1.trim().to_owned())).collect()
}

#[test]
fn halves_are_shown_one_way_everywhere() {
    let dir = folder(&rubric(), table());
    let run = |args: &str| line(args).within(dir.path()).text();
    let ranking = run("score");
    let markdown = run("score --format md");
    run("report -o report.html");
    run("report -o report.md");
    let [page, report] = ["report.html", "report.md"].map(|file| fs::read_to_string(dir.path().join(file)).unwrap());
    let figure = figure(dir.path());
    for (n, half) in HALVES.iter().enumerate() {
        let score: f64 = half.parse().unwrap();
        let (tenth, whole) = (fixed(score, 1), fixed(score, 0));
        let row = |text: &str| text.lines().find(|l| l.contains(&format!("N{n}"))).unwrap_or_default().to_owned();
        assert!(row(&ranking).contains(&tenth), "{half} is {tenth}: {}", row(&ranking));
        assert!(row(&markdown).contains(&tenth), "{half} is {tenth}: {}", row(&markdown));
        assert!(page.contains(&format!(">{tenth}<")) && report.contains(&tenth), "{half} is {tenth} in the report");
        assert!(figure.contains(&whole), "{half} is {whole}: {figure:?}");
        let told = run(&format!("explain N{n}"));
        assert!(told.contains(&format!("score {tenth},")), "{half} is {tenth}: {told}");
    }
    for from in ["pursue from 62.5", "watch from 37.5"] {
        assert!(figure.iter().any(|word| word == from), "{from}: {figure:?}");
    }
    assert!(page.contains("62.5 points") && report.contains("37.5 points"), "thresholds in the report");
}

#[test]
fn the_page_shows_halves_as_the_table_does() {
    let dir = folder(&rubric(), table());
    let answer = Server::start(dir, &[]).answer("/api/score", json!({}));
    let rows = answer["rows"].list();
    assert_eq!(rows.len(), HALVES.len());
    for (row, half) in rows.iter().zip(HALVES) {
        let tenth = fixed(half.parse().unwrap(), 1);
        assert_eq!(
            (&row["score_shown"], &row["points"][0]),
            (&tenth.as_str().into(), &tenth.as_str().into()),
            "{half}"
        );
    }
    assert_eq!(answer["weights"]["a"], "100");
}

#[test]
fn sentences_round_as_figures_do() {
    let dir = folder(&rubric(), "idea,a\nFirst,72.5\nSecond,60\n");
    let run = |args: &str| line(args).within(dir.path()).text();
    let summary = run("score");
    let object = Json::read(&run("score --format json"));
    assert!(object["summary"].as_str().unwrap().contains("73 of 100"), "{}", object["summary"]);
    assert!(summary.contains("73 of 100") && summary.contains("13 points ahead"), "{summary}");
    let figure = figure(dir.path()).join("\n");
    assert!(figure.contains("73") && !figure.contains("72"), "{figure}");
}

#[test]
fn a_score_that_misses_a_threshold_never_seems_to_reach_it() {
    let dir = folder(&rubric(), "idea,a\nP,62.4\nQ,62.5\nR,62.46\n");
    let figure = figure(dir.path());
    for points in ["62.5", "62.46", "62.4"] {
        assert!(figure.iter().any(|word| word == points), "{points}: {figure:?}");
    }
    let dir = folder(&rubric(), "idea,a\nS,99.95\nT,0.04\n");
    let figure = self::figure(dir.path());
    for points in ["99.95", "0.04"] {
        assert!(figure.iter().any(|word| word == points), "{points}: {figure:?}");
    }
}
