//! Tables too large to tell all ranks apart: what the commands say of the first ones.

use super::super::support::{Dice, dingzi, line};
use super::{SMALL, folder};
use crate::json::Json;
use std::fs;

/// Most ideas are weak; one value in seven is a range or unknown, one idea in ten fails the gate.
fn table(ideas: usize) -> String {
    let mut dice = Dice(11);
    let mut text = "idea,revenue,moat,war\n".to_owned();
    for i in 0..ideas {
        let revenue = 100.0 * dice.roll().powi(2);
        let cell = match (dice.roll() * 14.0) as usize {
            0 => "?".to_owned(),
            1 => format!("{:.2}..{:.2}", revenue / 2.0, revenue),
            _ => format!("{revenue:.2}"),
        };
        let moat = ["none", "own", "none", "?"][(dice.roll() * 4.0) as usize];
        text += &format!("idea {i},{cell},{moat},{}\n", u8::from(dice.roll() < 0.1));
    }
    text
}

fn criteria() -> String {
    format!("{SMALL}[[gate]]\nid = \"war\"\nfail = \"war > 0.5\"\n")
}

/// The number that stands before some words.
fn number_before(text: &str, words: &str) -> usize {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = flat.split_once(words).unwrap_or_else(|| panic!("{words} in {flat}")).0;
    let number = before.rsplit(|c: char| !c.is_ascii_digit() && c != ',').find(|part| !part.is_empty()).unwrap();
    number.replace(',', "").parse().unwrap()
}

#[test]
fn of_many_ideas_the_first_ranks_are_told_and_who_can_have_none_is_set_aside() {
    let dir = folder(&criteria(), table(20_000));
    let text = line("robust --top 5 --draws 500").within(dir.path()).text();
    let aside =
        number_before(&text, " ideas that cannot be among the first 5 under any of these weights were set aside.");
    assert!((10_000..20_000).contains(&aside), "{text}");
    let zh = line("robust --top 5 --draws 500 --lang zh").within(dir.path()).text();
    let zh: String = zh.split_whitespace().collect();
    assert_eq!(number_before(&zh, "个创意在这些权重下都不可能进入前5名"), aside);

    let json = line("robust --top 5 --draws 500 --format json").within(dir.path()).text();
    let said = Json::read(&json);
    assert_eq!((&said["ideas"], &said["told_apart"], &said["set_aside"]), (&20_000.into(), &5.into(), &aside.into()));
    let chosen = line("robust --first 8 --top 5 --draws 200 --format json").within(dir.path()).text();
    let chosen = Json::read(&chosen);
    assert_eq!((&chosen["told_apart"], &chosen["places"]), (&9.into(), &8.into()), "one more than there are places");
    let rows = said["rows"].list();
    assert_eq!(rows.len(), 5);
    let often = |row: &Json| row["acceptability"].list().iter().map(|p| p.as_f64().unwrap()).sum::<f64>();
    for pair in rows.windows(2) {
        assert!(often(&pair[0]) >= often(&pair[1]) - 1e-9, "most often among the first 5 first");
    }
    for row in rows {
        assert_eq!(row["acceptability"].list().len(), 5);
        // What lies beyond is shown to, and is null for programs.
        let beyond = row["ranks_shown"].as_str().unwrap().ends_with(">5");
        assert_eq!(row["rank_95"].is_null(), beyond, "{row}");
        assert_eq!(row["expected_rank"].is_null(), often(row) < 1.0 - 1e-9, "{row}");
    }
    assert!(rows.iter().any(|row| row["rank_95"].is_null()));
}

#[test]
fn a_report_on_many_ideas_holds_the_first_ones_and_says_so() {
    let dir = folder(&criteria(), table(10_300));
    dingzi(["report", "--format", "md", "-o", "out"]).within(dir.path()).text();
    let text = fs::read_to_string(dir.path().join("out/report.md")).unwrap();
    assert!(text.contains("10,200 more stand below these"), "{text}");
    assert!(text.contains("A ranking.csv beside this report holds the first 10,000."), "{text}");
    let csv = fs::read_to_string(dir.path().join("out/ranking.csv")).unwrap();
    assert_eq!(csv.lines().count(), 10_001);
    // Nothing is left unsaid of those it holds: who is dominated names who does it.
    let heads: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    let [pareto, by] = ["pareto", "dominated_by"].map(|head| heads.iter().position(|h| *h == head).unwrap());
    let rows = csv.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>());
    assert!(rows.into_iter().all(|row| (row[pareto] == "true") == row[by].is_empty()));
}

#[test]
fn many_that_are_alike_are_counted_and_not_named() {
    let equal = |ideas: usize| (0..ideas).map(|i| format!("idea {i},50,own,0\n")).collect::<String>();
    let said = |ideas: usize, lang: &str| {
        let dir = folder(&criteria(), format!("idea,revenue,moat,war\n{}", equal(ideas)));
        let text = line(&format!("robust --draws 50 --full --lang {lang}")).within(dir.path()).text();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(said(7, "en").contains("7 ideas share first place in every draw. # idea"));
    assert!(said(7, "zh").contains("7 个创意在每次抽样中都并列第一"));
    // Of more than can be listed it is not said that there are no others.
    let many = said(10_500, "en");
    assert!(many.contains("1,000 ideas or more share first place in every draw."), "{many}");
    assert!(
        many.contains("10,500 ideas were among the first 100 in some draw; the 1,000 that were most often"),
        "{many}"
    );
}
