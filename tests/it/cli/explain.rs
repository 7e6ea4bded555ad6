//! `explain`: every number can be followed.

use crate::json::Json;
use crate::support::{dingzi, line, rows};

#[test]
fn explained_points_add_up_to_the_score() {
    for row in rows(&line("score --format json --lens market").text()).iter().step_by(5) {
        let text = dingzi(["explain", &row.idea, "--lens", "market", "--format", "json"]).text();
        let object = Json::read(&text);
        let sum = |key: &str| -> f64 { object["rows"].list().iter().map(|r| r[key].as_f64().unwrap_or(0.0)).sum() };
        assert!((sum("points") - row.score).abs() < 1e-9, "{}: {} of {}", row.idea, sum("points"), row.score);
        assert!((sum("points") + sum("open") - row.potential).abs() < 1e-6, "{}", row.idea);
        assert!((sum("weight") - 1.0).abs() < 1e-9);
    }
}

#[test]
fn explained_gaps_add_up_to_the_difference() {
    let text = line("explain humanoid --vs wechat --format json").text();
    let object = Json::read(&text);
    let sum: f64 = object["rows"].list().iter().map(|r| r["gap"].as_f64().unwrap()).sum();
    assert!((sum - object["gap"].as_f64().unwrap()).abs() < 1e-9);
}

#[test]
fn an_explanation_can_be_followed_to_cell_source_and_section() {
    let text = dingzi(["explain", "AI video ads"]).env("COLUMNS", "160").text();
    for part in ["revenue_12m 5000万 (§1)", "§12", "data_moat exclusive (§12)", "Gates", "cash unknown", "points"] {
        assert!(text.contains(part), "no {part} in\n{text}");
    }
    // Whoever reads Chinese may still name it in English.
    let zh = |name: &str| dingzi(["explain", name, "--lang", "zh"]).text();
    assert!(zh("AI 视频广告") == zh("AI video ads") && zh("视频广告") == zh("AI VIDEO"));
    let said = dingzi(["explain", "AI vidoe ads"]).run();
    assert!(said.fails(2).contains("did you mean `AI video ads`?"), "{}", said.stderr);
}

#[test]
fn of_two_equal_ideas_none_is_ahead() {
    let dir = super::folder(super::SMALL, "idea,revenue,moat\nA,50,own\nB,50,own\n");
    let text = line("explain A --vs B").within(dir.path()).text();
    assert!(!text.contains("ahead"), "{text}");
}

#[test]
fn a_score_just_below_a_threshold_never_seems_to_reach_it() {
    let verdict = "[rubric]\nverdict = { pursue = 70, watch = 40 }\n";
    let dir = super::folder(&format!("{verdict}{}", super::SMALL), "idea,revenue,moat\nA,59.96,own\nB,20,own\n");
    let said = |args: &str| line(args).within(dir.path()).text();
    for args in ["score", "explain A", "explain A --lang zh", "compare A B", "whatif --weight moat=25"] {
        let text = said(args);
        assert!(text.contains("69.97") && !text.contains("70.0"), "{args}: {text}");
    }
    assert!(said("score").contains("A leads with 69.97 of 100"));
    said("report --format md -o report.md");
    let report = std::fs::read_to_string(dir.path().join("report.md")).unwrap();
    assert!(report.contains("69.97") && !report.contains("70.0"), "{report}");
}

#[test]
fn an_explanation_begins_with_the_facts_of_the_headline() {
    let joined = |args: &[&str]| dingzi(args).text().split_whitespace().collect::<Vec<_>>().join(" ");
    let (score, leader) = (joined(&["score"]), joined(&["explain", "AI video ads"]));
    let often = leader
        .split_once("open facts filled in at random, it is first in ")
        .unwrap()
        .1
        .split_once(" of draws")
        .unwrap()
        .0;
    assert!(score.contains(&format!("AI video ads is first in {often} of draws")), "{leader}");
    let settles = score.split_once("Find out first: ").unwrap().1.split_once(").").unwrap().0;
    assert!(leader.contains(settles), "{settles}\n{leader}");
    assert!(leader.find(settles) < leader.find("criterion"), "it comes first");
    let never = joined(&["explain", "Chat with a PDF", "--lang", "zh"]);
    assert!(never.contains("时，它从未居首。"), "{never}");
    let dir = super::folder(super::SMALL, "idea,revenue,moat\nA,50,own\nB,?,?\n");
    let unknown = line("explain B").within(dir.path()).text();
    assert!(unknown.contains("Nothing known. With each weight"), "{unknown}");
}
