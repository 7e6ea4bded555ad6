//! `diff`: what changed since last time, and why.

mod told;

use super::{SMALL, folder};
use crate::json::Json;
use crate::support::{CRITERIA, Dice, IDEAS, Said, dingzi, line};
use std::fs;
use std::path::Path;

/// The table of the fixtures, changed record by record; the first record is the header.
fn table(change: impl Fn(&mut Vec<Vec<String>>)) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(IDEAS.as_bytes());
    let mut records: Vec<Vec<String>> =
        reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
    change(&mut records);
    let mut writer = csv::Writer::from_writer(Vec::new());
    records.iter().for_each(|record| writer.write_record(record).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The table of the fixtures with one cell changed.
fn cell(idea: &str, column: &str, text: &str) -> String {
    table(|records| set(records, idea, column, text))
}

fn set(records: &mut [Vec<String>], idea: &str, column: &str, text: &str) {
    let column = records[0].iter().position(|header| header == column).unwrap();
    let record = records.iter_mut().find(|record| record[0] == idea).unwrap();
    record[column] = text.to_owned();
}

/// A folder with the fixtures as they are, and others.
fn beside(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = folder(CRITERIA, IDEAS);
    files.iter().for_each(|(name, text)| fs::write(dir.path().join(name), text).unwrap());
    dir
}

fn json(dir: &Path, args: &str) -> Json {
    Json::read(&line(&format!("diff {args} --format json")).within(dir).text())
}

fn rows(object: &Json) -> &[Json] {
    object["rows"].list()
}

fn row<'a>(object: &'a Json, idea: &str) -> &'a Json {
    rows(object).iter().find(|row| row["idea"] == idea).unwrap_or_else(|| panic!("no row of {idea}: {object:#}"))
}

fn causes(row: &Json) -> &[Json] {
    row["causes"].list()
}

/// The causes of a row that change its score add up to the change; the same holds for its potential.
fn add_up(row: &Json) {
    let sum = |key: &str| causes(row).iter().filter_map(|cause| cause.maybe(key).as_f64()).sum::<f64>();
    for (key, name) in [("points", "score"), ("potential", "potential")] {
        let change = row[name].as_f64().unwrap() - row[&format!("{name}_before")].as_f64().unwrap();
        assert!((sum(key) - change).abs() < 1e-9, "{name}: {} against {change} in {row:#}", sum(key));
    }
}

#[test]
fn one_cell_moves_one_idea_and_those_that_it_passed() {
    let old = cell("WeChat sales agent", "revenue_12m", "?");
    let dir = beside(&[("old.csv", &old)]);
    let object = json(dir.path(), "old.csv");
    let moved = row(&object, "WeChat sales agent");
    assert!(moved["move"].as_i64().unwrap() > 0 && moved["change"].as_f64().unwrap() > 0.0, "{moved:#}");
    add_up(moved);
    for cause in causes(moved).iter().filter(|cause| cause["kind"] != "gate") {
        assert_eq!(cause["kind"], "evidence");
        let cell = &cause["columns"][0];
        assert_eq!((&cell["column"], &cell["before"]), (&Json::from("revenue_12m"), &Json::from("?")));
        assert_eq!(cell["after"], "500万..1500万");
    }
    let others: Vec<&Json> = rows(&object).iter().filter(|row| row["idea"] != "WeChat sales agent").collect();
    assert_eq!(others.len() as i64, moved["move"].as_i64().unwrap());
    for other in &others {
        assert_eq!((other["move"].as_i64(), other["change"].as_f64()), (Some(-1), Some(0.0)));
        let cause = &causes(other)[0];
        assert_eq!((&cause["kind"], cause["count"].as_u64()), (&Json::from("others"), Some(1)));
        assert_eq!(cause["nearest"][0]["idea"], "WeChat sales agent");
        assert_eq!(cause["nearest"][0]["how"], "passed");
    }
    assert_eq!(object["unchanged"].as_u64().unwrap() as usize, 32 - 1 - others.len());
    let text = line("diff old.csv").within(dir.path()).text();
    assert!(text.contains("revenue_12m unknown → 500万..1500万"), "{text}");
    assert!(text.contains("passed by WeChat sales agent"), "{text}");
}

#[test]
fn another_leader_has_its_reason() {
    let dir = beside(&[("new.csv", &cell("AI video ads", "revenue_12m", "2000万"))]);
    let text = line("diff ideas.csv new.csv").env("COLUMNS", "300").within(dir.path()).text();
    let first: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    let first = first.join(" ");
    assert!(first.starts_with("WeChat sales agent takes the lead from AI video ads: 71.1 against 70.8."), "{text}");
    assert!(first.contains("AI video ads lost 10.2 points") && first.contains("revenue_12m 5000万 → 2000万"), "{text}");
    let object = json(dir.path(), "ideas.csv new.csv");
    assert_eq!(object["summary"], first);
    // The leader did not change: the other fell back.
    assert_eq!(causes(row(&object, "WeChat sales agent"))[0]["nearest"][0]["how"], "fell_back");
    assert_eq!(rows(&object)[0]["idea"], "WeChat sales agent");

    let zh = line("diff ideas.csv new.csv --lang zh").within(dir.path()).text();
    assert!(zh.starts_with("私域销售智能体取代 AI 视频广告领先：71.1 对 70.8。"), "{zh}");
    assert!(zh.contains("少了 10.2 分") && zh.contains("推进 → 观察"), "{zh}");
    let gone = table(|records| records.retain(|record| record[0] != "AI video ads"));
    fs::write(dir.path().join("new.csv"), gone).unwrap();
    let text = line("diff ideas.csv new.csv").env("COLUMNS", "200").within(dir.path()).text();
    assert!(
        text.starts_with("WeChat sales agent leads now with 71.1; AI video ads, which led, was removed."),
        "{text}"
    );
}

#[test]
fn weights_that_changed_are_listed_and_divide_the_change() {
    let new = CRITERIA.replacen("weight   = 17", "weight   = 37", 1);
    let dir = beside(&[("new.toml", &new)]);
    let args = "ideas.csv --old-criteria criteria.toml -c new.toml";
    let object = json(dir.path(), args);
    for row in rows(&object) {
        add_up(row);
        assert!(
            causes(row).iter().all(|cause| ["weight", "gate", "others"].contains(&cause["kind"].as_str().unwrap()))
        );
        assert!(!causes(row).is_empty());
    }
    let share = |key: &str| object[key]["revenue_now"].as_f64().unwrap();
    assert!((share("weights_before") - 0.17).abs() < 1e-12 && (share("weights_after") - 37.0 / 120.0).abs() < 1e-12);
    let revenue =
        causes(row(&object, "AI video ads")).iter().find(|cause| cause.maybe("criterion") == "revenue_now").unwrap();
    assert!((revenue["share"].as_f64().unwrap() - 37.0 / 120.0).abs() < 1e-12);
    let text = line(&format!("diff {args}")).within(dir.path()).text();
    let (_, weights) = text.split_once("weights that changed").unwrap();
    let first: Vec<&str> = weights.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(first, ["Revenue", "now", "17.0", "%", "30.8", "%"], "{text}");
    // Without the older rubric both tables are judged alike.
    fs::write(dir.path().join("same.csv"), IDEAS).unwrap();
    assert!(rows(&json(dir.path(), "same.csv -c new.toml")).is_empty());
}

#[test]
fn a_rewritten_a_new_and_a_removed_criterion_are_told_apart() {
    let revenue = &SMALL[..SMALL.find("[[criterion]]\nid = \"moat\"").unwrap()];
    let fresh = "[[criterion]]\nid = \"cost\"\nweight = 1\nevidence = \"cost\"\nvalue = { linear = [100, 0] }\n";
    let new = format!("{}{fresh}", revenue.replace("[0, 100]", "[0, 50]"));
    let dir = folder(SMALL, "idea,revenue,moat,cost\nA,20,own,50\nB,10,none,50\n");
    fs::write(dir.path().join("new.toml"), &new).unwrap();
    fs::write(dir.path().join("new.csv"), "idea,revenue,moat,cost\nA,20,own,50\nB,30,none,50\n").unwrap();
    let object = json(dir.path(), "ideas.csv new.csv --old-criteria criteria.toml -c new.toml");
    let told = |idea: &str| -> Vec<(String, String, f64)> {
        let cause = |c: &Json| {
            let text = |key: &str| c[key].as_str().unwrap().to_owned();
            (text("kind"), text("criterion"), (c["points"].as_f64().unwrap() * 1e6).round() / 1e6)
        };
        causes(row(&object, idea)).iter().filter(|c| c.maybe("criterion").is_string()).map(cause).collect()
    };
    let expected = |told: &[(&str, &str, f64)]| -> Vec<(String, String, f64)> {
        told.iter().map(|(kind, of, points)| (kind.to_string(), of.to_string(), *points)).collect()
    };
    // A: revenue 0.75 · (0.2 → 0.4), moat 0.25 · 1 gone, cost 0.25 · 0.5 new.
    let a = [("criterion_removed", "moat", -25.0), ("rubric", "revenue", 15.0), ("criterion_added", "cost", 12.5)];
    assert_eq!(told("A"), expected(&a));
    // B: revenue 0.75 · (0.1 → 0.6), cell and rubric at once.
    let b = [("evidence_and_rubric", "revenue", 37.5), ("criterion_added", "cost", 12.5)];
    assert_eq!(told("B"), expected(&b));
    let text = line("diff ideas.csv new.csv --old-criteria criteria.toml -c new.toml").within(dir.path()).text();
    for words in ["criterion removed", "rewritten in the rubric", "new criterion", "removed", "new"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

/// One criterion over two columns, a gate and thresholds.
const GATED: &str = "[rubric]\nverdict = { pursue = 60, watch = 30 }\n\
                     [[criterion]]\nid = \"margin\"\nweight = 1\nevidence = \"revenue - cost\"\nvalue = { linear = [0, 100] }\n\
                     [[gate]]\nid = \"custom\"\nname = { en = \"Custom work\", zh = \"定制\" }\nfail = \"custom > 0.5\"\n";

#[test]
fn a_gate_that_turned_is_the_cause_of_the_move() {
    let dir = folder(GATED, "idea,revenue,cost,custom\nA,90,10,10%\nB,60,10,?\nC,50,10,20%\n");
    fs::write(dir.path().join("new.csv"), "idea,revenue,cost,custom\nA,90,10,90%\nB,60,10,10%\nC,50,10,20%\n").unwrap();
    let object = json(dir.path(), "ideas.csv new.csv");
    let failed = row(&object, "A");
    assert_eq!((&failed["verdict_before"], &failed["verdict"]), (&Json::from("pursue"), &Json::from("drop")));
    assert_eq!(causes(failed).len(), 1, "a gate explains the move: {failed:#}");
    let gate = &causes(failed)[0];
    assert_eq!((&gate["kind"], &gate["gate"]), (&Json::from("gate"), &Json::from("custom")));
    assert_eq!((&gate["before"], &gate["after"]), (&Json::from("passed"), &Json::from("failed")));
    assert_eq!(gate["columns"][0]["after"], "90%");
    assert_eq!(causes(row(&object, "B"))[0]["after"], "passed");
    let text = line("diff ideas.csv new.csv").within(dir.path()).text().replace('\n', " ");
    assert!(text.starts_with("B takes the lead from A, which fails a gate now (Custom work): "), "{text}");
    assert!(text.contains("A: gate Custom work: passes → fails (custom 10% → 90%)."), "{text}");
    // A gate written since, and one that is gone.
    let open = &GATED[..GATED.find("[[gate]]").unwrap()];
    fs::write(dir.path().join("open.toml"), open).unwrap();
    let text = line("diff new.csv new.csv --old-criteria open.toml").within(dir.path()).text();
    assert!(text.contains("new gate Custom work: fails"), "{text}");
    let text = line("diff new.csv new.csv --old-criteria criteria.toml -c open.toml").within(dir.path()).text();
    assert!(text.contains("gate Custom work removed (before: fails)"), "{text}");
}

#[test]
fn a_verdict_that_only_other_thresholds_changed_says_so() {
    let dir = folder(GATED, "idea,revenue,cost,custom\nA,65,10,10%\nB,20,10,10%\n");
    fs::write(dir.path().join("new.toml"), GATED.replace("pursue = 60", "pursue = 50")).unwrap();
    let object = json(dir.path(), "ideas.csv --old-criteria criteria.toml -c new.toml");
    assert_eq!(rows(&object).len(), 1);
    let cause = &causes(row(&object, "A"))[0];
    assert_eq!((&cause["kind"], cause["before"]["pursue"].as_f64()), (&Json::from("thresholds"), Some(60.0)));
    let text = line("diff ideas.csv --old-criteria criteria.toml -c new.toml").within(dir.path()).text();
    assert!(text.contains("verdict thresholds 60/30 → 50/30"), "{text}");
}

#[test]
fn a_fact_known_to_be_poor_lowers_the_potential_alone() {
    let dir = folder(GATED, "idea,revenue,cost,custom\nA,60,10,10%\nB,60,?,10%\n");
    fs::write(dir.path().join("new.csv"), "idea,revenue,cost,custom\nA,60,10,10%\nB,60,70,10%\n").unwrap();
    let text = line("diff ideas.csv new.csv").env("COLUMNS", "200").within(dir.path()).text();
    assert!(text.contains("potential 100.0 → 0.0: margin -100.0 (cost unknown → 70)"), "{text}");
    let object = json(dir.path(), "ideas.csv new.csv");
    let cause = &causes(row(&object, "B"))[0];
    assert_eq!((cause["points"].as_f64(), cause["potential"].as_f64()), (Some(0.0), Some(-100.0)));
    add_up(row(&object, "B"));
}

#[test]
fn a_potential_just_below_a_threshold_does_not_seem_to_reach_it() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,90,own\nB,50..60,none\n");
    fs::write(dir.path().join("new.csv"), "idea,revenue,moat\nA,90,own\nB,50..86.63,none\n").unwrap();
    let text = line("diff ideas.csv new.csv").env("COLUMNS", "200").within(dir.path()).text();
    assert!(text.contains("potential 45.0 → 64.97: "), "{text}");
}

#[test]
fn new_removed_and_renamed_ideas_are_told() {
    let new = table(|records| {
        let mut copy = records[3].clone();
        (copy[0], copy[1]) = ("Brand new".into(), "全新".into());
        set(records, "Novel workbench", "中文名", "小说台");
        set(records, "Novel workbench", "idea", "Novel bench");
        records.retain(|record| record[0] != "Trademark search");
        records.push(copy);
    });
    let dir = beside(&[("new.csv", &new)]);
    let object = json(dir.path(), "ideas.csv new.csv");
    let state = |idea: &str| row(&object, idea)["state"].as_str().unwrap().to_owned();
    assert_eq!(["Brand new", "Novel bench"].map(state), ["added", "added"]);
    assert_eq!(["Trademark search", "Novel workbench"].map(state), ["removed", "removed"]);
    let removed = row(&object, "Trademark search");
    assert!(removed["rank"].is_null() && removed["score"].is_null() && removed["rank_before"].is_u64());
    assert!(row(&object, "Brand new")["rank_before"].is_null());
    assert_eq!(object["renamed"], serde_json::json!([{ "from": "Novel workbench", "to": "Novel bench" }]));
    assert_eq!(row(&object, "Novel bench")["renamed"], "Novel workbench");
    assert_eq!(row(&object, "Novel workbench")["renamed"], "Novel bench");
    assert!(row(&object, "Brand new")["renamed"].is_null(), "it is like Phone-to-video sale, which is still there");
    // Those that are gone stand at the end, and who was renamed passed nobody.
    assert!(rows(&object).iter().rev().take(2).all(|row| row["state"] == "removed"));
    let crossings = rows(&object).iter().flat_map(causes).filter(|cause| cause["kind"] == "others");
    let named = crossings.flat_map(|cause| cause["nearest"].list());
    let named: Vec<&str> = named.map(|other| other["idea"].as_str().unwrap()).collect();
    assert!(named.contains(&"Brand new"), "{named:?}");
    assert!(!named.iter().any(|name| name.starts_with("Novel")), "{named:?}");
    let text = line("diff ideas.csv new.csv").within(dir.path()).text();
    assert!(text.contains("seems to be called Novel bench now"), "{text}");
    let zh = line("diff ideas.csv new.csv --lang zh").within(dir.path()).text();
    assert!(zh.contains("看来现在叫小说台"), "{zh}");
    // Below one that is gone, the others move up.
    let less = table(|records| records.retain(|record| record[0] != "Humanoid home robot"));
    fs::write(dir.path().join("new.csv"), less).unwrap();
    let text = line("diff ideas.csv new.csv").within(dir.path()).text();
    assert!(text.contains("no longer behind Humanoid home robot (removed)"), "{text}");
    let zh = line("diff ideas.csv new.csv --lang zh").within(dir.path()).text();
    assert!(zh.contains("家用人形机器人（已删除）不再排在前面"), "{zh}");
}

#[test]
fn every_move_has_a_cause_and_every_change_adds_up() {
    let mut dice = Dice(7);
    for round in 0..12 {
        // Cells of one column change places, ideas come and go, weights move.
        let mut swaps: Vec<(usize, usize, usize)> = Vec::new();
        for _ in 0..8 {
            let mut pick = |from: usize, to: usize| from + (dice.roll() * (to - from) as f64) as usize;
            swaps.push((pick(1, 33), pick(1, 33), 2 * pick(1, 18)));
        }
        let gone = 1 + (dice.roll() * 32.0) as usize;
        let new = table(|records| {
            for &(a, b, column) in &swaps {
                let kept = records[a][column].clone();
                records[a][column] = std::mem::replace(&mut records[b][column], kept);
            }
            let mut copy = records[gone].clone();
            copy[0] = "Brand new".into();
            records.push(copy);
            records.remove((gone + 7) % 32 + 1);
        });
        let weight = format!("weight   = {}", 1 + (dice.roll() * 40.0) as usize);
        let criteria = CRITERIA.replacen("weight   = 12", &weight, 1 + round % 2);
        let dir = beside(&[("new.csv", &new), ("new.toml", &criteria)]);
        let there = json(dir.path(), "ideas.csv new.csv --old-criteria criteria.toml -c new.toml");
        let back = json(dir.path(), "new.csv ideas.csv --old-criteria new.toml -c criteria.toml");
        let market = json(dir.path(), "ideas.csv new.csv --old-criteria criteria.toml -c new.toml -l market");
        for object in [&there, &back, &market] {
            assert!(!rows(object).is_empty());
            for row in rows(object).iter().filter(|row| row["state"] == "changed") {
                add_up(row);
                let explained = row["move"] == 0 || !causes(row).is_empty();
                assert!(explained && !row["why"].as_str().unwrap().is_empty(), "no cause: {row:#}");
            }
        }
        // Before and after exchanged, every part changes its sign alone.
        for changed in rows(&there).iter().filter(|row| row["state"] == "changed") {
            let again = row(&back, changed["idea"].as_str().unwrap());
            for cause in causes(changed).iter().filter(|cause| cause.maybe("criterion").is_string()) {
                let same = |c: &&Json| (c.maybe("criterion"), &c["kind"]) == (&cause["criterion"], &cause["kind"]);
                let turned = causes(again).iter().find(same).unwrap();
                for key in ["points", "potential"] {
                    assert_eq!(turned[key].as_f64().unwrap(), -cause[key].as_f64().unwrap(), "{cause:#} {turned:#}");
                }
            }
        }
    }
}
