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
fn two_ideas_begin_with_who_is_ahead_by_how_much_and_how_often() {
    let joined = |args: &[&str]| dingzi(args).text().split_whitespace().collect::<Vec<_>>().join(" ");
    let robust = Json::read(&line("robust --format json").text());
    let row = &robust["rows"].list()[1];
    let idea = row["idea"].as_str().unwrap();
    let is_open = |share: f64| (0.55..0.95).contains(&share);
    let (other, ahead) = row["ahead_of"].fields().find(|(_, share)| is_open(share.as_f64().unwrap())).unwrap();
    let en = joined(&["explain", idea, "--vs", other]);
    let zh = joined(&["explain", idea, "--vs", other, "--lang", "zh"]);
    let share = (100.0 * ahead.as_f64().unwrap()).round();
    let often = format!("{idea} is ahead in {share} % of draws.");
    assert!(en.contains(&often) && en.find(&often) < en.find("criterion"), "{often}: {en}");
    let zh: String = zh.split_whitespace().collect();
    assert!(zh.contains(&format!("在{share}%的抽样中排在前面。")) && zh.contains("待定项随机取值时，"), "{zh}");
    assert_eq!(en.matches("points ahead of").count(), 1, "{en}");
}

#[test]
fn names_are_cut_where_room_ends() {
    let (middle, long) = ("an idea with a name of thirty-nine letters", "long ".repeat(40));
    let dir = super::folder(super::SMALL, format!("idea,revenue,moat\n{middle},50,own\n{long},60,own\n"));
    for command in ["explain --vs long an", "compare an long"] {
        let heads = |columns: &str| {
            let text = line(command).within(dir.path()).env("COLUMNS", columns).text();
            assert!(text.lines().all(|line| line.chars().count() <= columns.parse().unwrap()), "{text}");
            text.lines().find(|line| line.starts_with("criterion")).unwrap().to_owned()
        };
        let (narrow, wide) = (heads("80"), heads("200"));
        assert!(wide.contains(middle) && wide.contains("long…"), "{wide}");
        assert!(narrow.contains("an idea with a name") && narrow.matches('…').count() == 2, "{narrow}");
    }
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
fn a_score_that_is_not_100_or_0_is_never_shown_as_such() {
    let dir = super::folder(super::SMALL, "idea,revenue,moat\nA,99.998,own\nB,0.00053,none\nC,100,own\nD,0,none\n");
    let said = |args: &str| line(args).within(dir.path()).text();
    let score = said("score");
    assert!(score.contains("99.999") && score.contains("0.0004"), "{score}");
    assert_eq!(score.matches("100.0").count(), 3, "of C alone, also in the headline: {score}");
    for args in ["explain A", "compare A B --lang zh", "whatif --weight moat=25"] {
        assert!(said(args).contains("99.999"), "{args}");
    }
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
