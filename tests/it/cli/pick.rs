//! `pick`: costs and groups as tables have them, every answer in both languages, the best set of all.

use super::folder;
use crate::json::Json;
use crate::support::{Dice, blessing, dingzi, repository};
use std::fs;

const RUBRIC: &str = r#"
[[criterion]]
id = "growth"
weight = 3
evidence = "growth"
value = { linear = [0, 10] }
ask = { en = "How fast does it grow?", zh = "增长多快？" }

[[criterion]]
id = "moat"
weight = 1
evidence = "moat"
value = { linear = [0, 10] }

[[gate]]
id = "tax"
name = { en = "Tax", zh = "税务" }
fail = "tax"
"#;

/// Costs in every way that Chinese tables write them; C fails a gate, one of D is open, F has no cost that ends.
const TABLE: &str = "idea,growth,moat,tax,花费（万元）,行业
A,9,8,no,200,媒体
B,8,?,no,约100,媒体
C,9,9,yes,50,零售
D,6,7,?,80..120,零售
E,5,5,no,100,
F,9,9,no,100+,制造
G,4,?,no,?,媒体
H,3,2,no,60,媒体
";

/// What a command line prints in one language, at 80 columns.
fn said(args: &[&str], lang: &str) -> String {
    let dir = folder(RUBRIC, TABLE);
    let said = dingzi(args.iter().chain(&["--lang", lang])).within(dir.path()).env("COLUMNS", "80").run();
    assert_eq!(said.code, 0, "{said:?}");
    format!("$ dingzi {}\n{}{}\n", args.join(" "), said.text(), said.stderr)
}

#[test]
fn every_answer_is_plain_in_both_languages() {
    let calls: [&[&str]; 10] = [
        &["pick", "--count", "3"],
        &["pick", "--budget", "400", "--cost", "花费"],
        &["pick", "--budget", "400万", "--cost", "花费", "--at-most", "行业=1", "--full"],
        &["pick", "--budget", "120", "--cost", "花费", "--must", "H", "--not", "B，E"],
        &["pick", "--budget", "62", "--cost", "花费", "--must", "H"],
        &["pick", "--budget", "60", "--cost", "花费"],
        &["pick", "--budget", "5", "--cost", "花费"],
        &["pick", "--count", "1", "--not", "A,B,D,E,F,G,H"],
        &["pick", "--count", "5", "--top", "2"],
        &["pick", "--count", "2", "--proven", "--draws", "50", "--seed", "7"],
    ];
    for lang in ["en", "zh"] {
        let text: String = calls.iter().map(|call| said(call, lang)).collect();
        let kept = format!("tests/pick/{lang}.txt");
        if blessing() {
            fs::create_dir_all(repository("tests/pick")).unwrap();
            fs::write(repository(&kept), &text).unwrap();
        }
        let there = fs::read_to_string(repository(&kept)).unwrap_or_default();
        assert!(text == there, "{kept} is not what is said; DINGZI_BLESS=1 writes it:\n{text}");
    }
}

#[test]
fn a_limit_is_asked_for() {
    let dir = folder(RUBRIC, TABLE);
    for (lang, word) in [("en", "--count N"), ("zh", "--count 个数")] {
        let said = dingzi(["pick", "--lang", lang]).within(dir.path()).run();
        assert!(said.fails(2).contains(word), "{said:?}");
    }
    assert!(dingzi(["pick", "--budget", "5"]).within(dir.path()).run().fails(2).contains("--cost"));
}

#[test]
fn what_is_no_name_no_file_and_no_amount_is_refused() {
    let dir = folder(RUBRIC, TABLE);
    let refused = |args: &[&str], said: &str| {
        let run = dingzi(["pick"].iter().chain(args)).within(dir.path()).run();
        assert!(run.fails(2).contains(said), "{args:?}: {run:?}");
    };
    refused(&["--count", "2", "--must", ""], "--must");
    refused(&["--count", "2", "--must", "A", "--not", " , "], "--not");
    refused(&["--count", "2", "--must", ","], "--must");
    refused(&["--count", "2", "--chart", "-"], "--chart writes a file");
    refused(
        &["--count", "1", "--not", "A,B,D,E,F,G,H", "--chart", "x.png"],
        "no picture is drawn, since nothing can be chosen",
    );
    refused(&["--count", "2", "--at-most", "行业"], "for example growth=2");
    let twins = |other: &str, args: &[&str]| {
        let dir = folder(RUBRIC, format!("idea,growth,moat,tax,cost,{other}\nA,9,8,no,1,4\n"));
        dingzi(["pick"].iter().chain(args)).within(dir.path()).run()
    };
    assert!(twins("cost", &["--budget", "4", "--cost", "cost"]).fails(1).contains("E0313"));
    assert!(twins("Cost", &["--count", "4", "--at-most", "COST=1"]).fails(1).contains("E0313"));
    assert!(twins("Cost", &["--budget", "1", "--cost", "cost"]).text().contains('✓'), "one is named exactly");
    let by_percent = |cost: &str| {
        let dir = folder(RUBRIC, format!("idea,growth,moat,tax,cost\nA,9,8,no,{cost}\n"));
        dingzi(["pick", "--budget", "100%", "--cost", "cost"]).within(dir.path()).run()
    };
    assert!(by_percent("5万").fails(2).contains("a percentage, but no cost is one"));
    assert!(by_percent("20%").text().contains("for 20%; 80% is"), "{:?}", by_percent("20%"));
}

#[test]
fn of_equals_the_one_without_an_open_gate_is_taken_and_the_other_named() {
    let table = "idea,growth,moat,tax,cost\nA,9,9,no,1\nB,5,5,?,1\nC,5,5,no,1\nD,5,5,no,1\nE,1,1,no,1\n";
    for limit in [["--count", "2", "--seed", "1"], ["--budget", "2", "--cost", "cost"]] {
        let (ids, json) = chosen(&limit, RUBRIC, table);
        assert_eq!(ids, ["A", "C"], "{limit:?}");
        let others: Vec<&str> = json["as_good"]["others"].list().iter().filter_map(|id| id.as_str()).collect();
        assert_eq!((json["as_good"]["idea"].as_str(), others), (Some("C"), vec!["D", "B"]), "{limit:?}");
    }
    let dir = folder(RUBRIC, table);
    let said = dingzi(["pick", "--count", "2"]).within(dir.path()).text().replace('\n', " ");
    assert!(said.contains("D and B could take the place of C: the points are the same."), "{said}");
    let said = dingzi(["pick", "--count", "2", "--must", "C"]).within(dir.path()).text();
    assert!(!said.contains("could take the place"), "{said}");
}

#[test]
fn rounding_does_not_put_an_open_gate_first() {
    // Both have 50.25 points, and as doubles A has a little more.
    let table = "idea,growth,moat,tax,cost\nA,5.7,3.0,?,1\nB,5.6,3.3,no,1\n";
    for limit in [&["--count", "1"][..], &["--budget", "1", "--cost", "cost"]] {
        assert_eq!(chosen(limit, RUBRIC, table).0, ["B"], "{limit:?}");
    }
}

#[test]
fn fewer_than_asked_for_are_explained_only_where_more_do_not_fit() {
    let dir = folder(RUBRIC, TABLE);
    let said = |args: &[&str]| {
        dingzi(["pick", "--count", "5"].iter().chain(args)).within(dir.path()).text().replace('\n', " ")
    };
    let budget = said(&["--budget", "200", "--cost", "花费"]);
    assert!(budget.contains("No more of the 5 asked for fit."), "{budget}");
    let few = said(&["--not", "A,B,D,G"]);
    assert!(!few.contains("asked for"), "{few}");
}

#[test]
fn a_verdict_is_told_as_score_has_it() {
    let table = "idea,growth,moat,tax\nA,9,8,no\nB,?,9,no\nC,1,1,no\n";
    let dir = folder(RUBRIC, table);
    let said = dingzi(["pick", "--count", "3"]).within(dir.path()).text().replace('\n', " ");
    assert!(said.contains("1 of the set has the verdict `drop`: C."), "B is one to watch: {said}");
}

#[test]
fn where_a_cost_is_open_no_fact_is_said_to_change_nothing() {
    let table = "idea,growth,moat,tax,cost\nA,6,5,no,9k\nB,9,4,no,7k..12k\n";
    let dir = folder(RUBRIC, table);
    let said = dingzi(["pick", "--budget", "10k", "--cost", "cost"]).within(dir.path()).text().replace('\n', " ");
    assert!(
        !said.contains("Too dear") && said.contains("The cost of 1 idea is a range and counts at its upper end: B."),
        "{said}"
    );
    let said = dingzi(["pick", "--budget", "30k", "--cost", "cost"]).within(dir.path()).text().replace('\n', " ");
    assert!(!said.contains("No single open criterion"), "{said}");
}

/// The gain of each open fact by all sets of eight ideas, and over a grid of what it may turn out to be.
#[test]
fn the_fact_that_is_told_gains_most() {
    const CELLS: usize = 4_000;
    let mut dice = Dice(11);
    for round in 0..6 {
        let mut table = "idea,growth,moat,tax,cost\n".to_owned();
        let mut ideas = Vec::new();
        for n in 0..8 {
            let (low, moat) = ((80.0 * dice.roll()).round() / 10.0, (100.0 * dice.roll()).round() / 10.0);
            let high = if dice.roll() < 0.5 { low } else { (10.0 * low + 20.0).min(100.0) / 10.0 };
            let cost = (30.0 * dice.roll()).ceil() / 10.0;
            table += &format!("i{n},{low}..{high},{moat},no,{cost}k\n");
            ideas.push(([7.5 * low + 2.5 * moat, 7.5 * high + 2.5 * moat], (10.0 * cost).round() as u64));
        }
        let budget = 20 + (40.0 * dice.roll()) as u64;
        let args = ["--budget", &format!("{}k", budget as f64 / 10.0), "--cost", "cost", "--draws", "1"];
        let (_, json) = chosen(&args, RUBRIC, &table);
        let mean = |[low, high]: [f64; 2]| (low + high) / 2.0;
        // The most points of sets with an idea or without it, but for what it has itself.
        let most = |idea: usize, is_in: bool| {
            let of = |set: u32| (0..8).filter(move |n| set >> n & 1 == 1);
            let sets = (0..256u32).filter(|set| (set >> idea & 1 == 1) == is_in);
            let sets = sets.filter(|set| of(*set).map(|n| ideas[n].1).sum::<u64>() <= budget);
            let points = |set: u32| of(set).filter(|n| *n != idea).map(|n| mean(ideas[n].0)).sum::<f64>();
            sets.map(points).reduce(f64::max)
        };
        let gain = |idea: usize| {
            let Some((with, without)) = most(idea, true).zip(most(idea, false)) else { return 0.0 };
            let best = |points: f64| (with + points).max(without);
            let [low, high] = ideas[idea].0;
            let at = |cell: usize| low + (high - low) * (cell as f64 + 0.5) / CELLS as f64;
            (0..CELLS).map(|cell| best(at(cell))).sum::<f64>() / CELLS as f64 - best(mean([low, high]))
        };
        let gains: Vec<f64> = (0..8).map(gain).collect();
        let most = gains.iter().copied().fold(0.0, f64::max);
        let told = json["fact"].maybe("gain").as_f64().unwrap_or(0.0);
        assert!((told - most).abs() < 2e-3, "{round}: {told} of {gains:?}\n{table}");
        assert_eq!(json["is_fact_certain"].as_bool(), Some(true), "{round}");
    }
}

#[test]
fn a_cost_without_a_lower_end_counts_at_its_upper_one() {
    for (cost, lang) in [("up to 7k", "en"), ("不到7千", "zh")] {
        let table = format!("idea,growth,moat,tax,cost\nA,6,5,no,{cost}\nB,9,4,no,8k\n");
        let dir = folder(RUBRIC, &table);
        let said =
            dingzi(["pick", "--budget", "7k", "--cost", "cost", "--lang", lang]).within(dir.path()).text().to_owned();
        assert!(said.contains("✓"), "{said}");
    }
}

#[test]
fn the_set_stays_the_best_down_to_what_it_costs() {
    let table = "idea,growth,moat,tax,cost\nA,9,9,no,4k\nB,8,8,no,3k\nC,5,5,no,2k\nD,3,3,no,1k\n";
    let with = |budget: &str| chosen(&["--budget", budget, "--cost", "cost", "--count", "2"], RUBRIC, table);
    let (ids, json) = with("9k");
    let less = &json["with_less"];
    assert_eq!(
        (ids, less["is_below"].as_bool(), less["budget"].as_f64()),
        (vec!["A".into(), "B".into()], Some(true), Some(7_000.0))
    );
    // The budget that it names is enough, and the next smaller one is not.
    assert_eq!(with("7k").0, ["A", "B"]);
    let enters: Vec<&str> = less["enters"].list().iter().filter_map(|id| id.as_str()).collect();
    assert_eq!((with("6.99k").0, enters), (vec!["A".to_owned(), "C".to_owned()], vec!["C"]));
    let (_, json) = with("7.5k");
    assert_eq!(
        (json["with_less"]["is_below"].as_bool(), json["with_less"]["budget"].as_f64()),
        (Some(false), Some(6_750.0))
    );
}

#[test]
fn an_amount_is_told_from_the_budget_however_near() {
    let table = "idea,growth,moat,tax,cost\nA,9,9,no,50000001\nB,5,5,no,49999999.9\n";
    let dir = folder(RUBRIC, table);
    let said = |args: &[&str]| dingzi(["pick"].iter().chain(args)).within(dir.path()).run();
    let all = said(&["--budget", "50M", "--cost", "cost"]).text().replace('\n', " ");
    assert!(all.contains("for 49.9999999M; 0.0000001M is left"), "{all}");
    let dear = said(&["--budget", "50M", "--cost", "cost", "--not", "B"]).text().to_owned();
    assert!(dear.contains("costs 50.000001M"), "{dear}");
    let must = said(&["--budget", "50M", "--cost", "cost", "--must", "A"]).fails(2).to_owned();
    assert!(must.contains("costs 50.000001M, more than the budget of 50M"), "{must}");
}

#[test]
fn a_criterion_names_the_column_that_it_reads() {
    let rubric = RUBRIC.replace("id = \"moat\"", "id = \"moat\"\nname = { en = \"Data moat\", zh = \"数据护城河\" }");
    let table = "idea,growth,moat,tax\nA,9,9,no\nB,8,9,no\nC,7,1,no\n";
    for column in ["moat", "Data moat", "数据护城河"] {
        assert_eq!(
            chosen(&["--count", "3", "--at-most", &format!("{column}=1")], &rubric, table).0,
            ["A", "C"],
            "{column}"
        );
    }
}

/// The ids chosen, and the whole answer.
fn chosen(args: &[&str], rubric: &str, table: &str) -> (Vec<String>, Json) {
    let dir = folder(rubric, table);
    let args = ["pick", "--format", "json"].iter().chain(args);
    let json = Json::read(&dingzi(args).within(dir.path()).text());
    let rows = json["rows"].list().iter().filter(|row| row["chosen"].as_bool() == Some(true));
    (rows.map(|row| row["idea"].as_str().unwrap().to_owned()).collect(), json)
}

#[test]
fn a_cost_counts_at_its_upper_end_and_the_rubric_need_not_read_it() {
    let (ids, json) = chosen(&["--budget", "400", "--cost", "花费（万元）", "--count", "2"], RUBRIC, TABLE);
    assert_eq!(ids, ["A", "B"], "C is out, F has no end");
    assert_eq!((json["spent"].as_f64(), json["budget"].as_f64()), (Some(3_100_000.0), Some(4_000_000.0)));
    let without: Vec<&str> = json["without_cost"].list().iter().filter_map(|id| id.as_str()).collect();
    assert_eq!(without, ["F", "G"]);
    // The same budget in every way that a cell may be written.
    for budget in ["400万", "4M", "¥4m", "四百万"] {
        assert_eq!(chosen(&["--budget", budget, "--cost", "花费", "--count", "2"], RUBRIC, TABLE).0, ids, "{budget}");
    }
}

#[test]
fn another_column_of_money_does_not_change_how_the_rubric_reads_its_own() {
    let table = "idea,growth,moat,tax,price\nA,9,8,no,¥100\nB,8,7,no,¥200\nC,1,1,no,¥1k\n";
    let rubric = format!(
        "{RUBRIC}[[criterion]]\nid = \"price\"\nweight = 1\nevidence = \"price\"\nvalue = {{ linear = [1000, 0] }}\n"
    );
    let with = |costs: [&str; 3]| {
        let mut lines = table.lines();
        let head = format!("{},cost", lines.next().unwrap());
        let rows = lines.zip(costs).map(|(line, cost)| format!("{line},{cost}"));
        let table: Vec<String> = [head].into_iter().chain(rows).collect();
        let (_, json) = chosen(&["--budget", "$3", "--cost", "cost"], &rubric, &(table.join("\n") + "\n"));
        json["rows"].list().iter().filter_map(|row| row["points"].as_f64()).collect::<Vec<f64>>()
    };
    assert_eq!(with(["$1", "$1", "$1"]), with(["$1", "$2", "$9"]));
}

#[test]
fn groups_are_told_apart_as_people_do_and_empty_cells_are_none() {
    let table =
        "idea,growth,moat,tax,Sector\nA,9,9,no,Media\nB,8,8,no,media \nC,7,7,no,ＭＥＤＩＡ\nD,2,2,no,\nE,1,1,no,\n";
    let (ids, _) = chosen(&["--count", "4", "--at-most", "sector=1"], RUBRIC, table);
    assert_eq!(ids, ["A", "D", "E"]);
    let (ids, _) = chosen(&["--count", "4", "--at-most", "sector＝2", "--must", "C"], RUBRIC, table);
    assert_eq!(ids, ["A", "C", "D", "E"]);
}

#[test]
fn levels_are_the_same_group_in_either_language() {
    let rubric = r#"
[[criterion]]
id = "growth"
weight = 3
evidence = "growth"
value = { linear = [0, 10] }

[[criterion]]
id = "channel"
weight = 1
evidence = "channel"
value.levels.paid = { value = 0.2, name = { en = "paid", zh = "付费流量" } }
value.levels.free = { value = 1, name = { en = "free", zh = "免费" } }

[[gate]]
id = "tax"
fail = "tax"
"#;
    let table =
        "idea,growth,tax,channel\nA,9,no,paid\nB,8,否,付费流量\nC,7,否,Paid\nD,2,no,免费\nE,1,no,free\nF,1,no,?\n";
    assert_eq!(chosen(&["--count", "4", "--at-most", "channel=1"], rubric, table).0, ["A", "D", "F"]);
    assert_eq!(chosen(&["--count", "4", "--at-most", "channel=2"], rubric, table).0, ["A", "B", "D", "E"]);
    assert_eq!(chosen(&["--count", "6", "--at-most", "tax=3"], rubric, table).0, ["A", "B", "C"]);
}

#[test]
fn the_smallest_and_the_largest_budget_end() {
    let table = "idea,growth,moat,tax,cost\nA,9,9,no,1\nB,8,8,no,0\n";
    for (budget, ids) in [("1e-300", vec!["B"]), ("5e-324", vec!["B"]), ("1e308", vec!["A", "B"])] {
        assert_eq!(chosen(&["--budget", budget, "--cost", "cost"], RUBRIC, table).0, ids, "{budget}");
    }
    let table = "idea,growth,moat,tax,cost\nA,9,9,no,0.1\nB,8,8,no,0.2\nC,1,1,no,1e308\nD,1,1,no,1e308\n";
    let (_, json) = chosen(&["--budget", "0.3", "--cost", "cost"], RUBRIC, table);
    assert_eq!(json["spent"].as_f64(), Some(0.3));
    let dir = folder(RUBRIC, table);
    let said = dingzi(["pick", "--budget", "1", "--cost", "cost", "--must", "C,D"]).within(dir.path()).run();
    assert!(!said.stderr.contains("NaN"), "{said:?}");
    let said = dingzi(["pick", "--budget", "1000000000000", "--cost", "cost", "--must", "A"]).within(dir.path()).text();
    assert!(said.contains("0.3; 1,000"), "{said}");
}

/// All sets of 12 ideas under random limits, by the points and costs that the answer shows.
#[test]
fn no_allowed_set_has_more_points() {
    let mut dice = Dice(7);
    for round in 0..6 {
        let mut table = "idea,growth,moat,tax,cost,sector\n".to_owned();
        for n in 0..12 {
            let growth = ["?".to_owned(), format!("{:.1}", 10.0 * dice.roll())][usize::from(dice.roll() < 0.8)].clone();
            let tax = if dice.roll() < 0.1 { "yes" } else { "no" };
            let (moat, cost, sector) =
                (10.0 * dice.roll(), (50.0 * dice.roll()).ceil() / 10.0, (4.0 * dice.roll()) as u8);
            table += &format!("i{n},{growth},{moat:.1},{tax},{cost}k,s{sector}\n");
        }
        let (budget, count, most) =
            (20.0 * dice.roll(), 1 + (6.0 * dice.roll()) as usize, 1 + (2.0 * dice.roll()) as usize);
        let [budget, count] = [format!("{budget:.1}k"), count.to_string()];
        let at_most = format!("sector={most}");
        let (ids, json) = chosen(
            &["--budget", &budget, "--cost", "cost", "--count", &count, "--at-most", &at_most, "--draws", "5"],
            RUBRIC,
            &table,
        );
        let rows = json["rows"].list();
        let sector = |id: &str| {
            table
                .lines()
                .find(|line| line.starts_with(&format!("{id},")))
                .unwrap()
                .rsplit(',')
                .next()
                .unwrap()
                .to_owned()
        };
        let ideas: Vec<(f64, u64, String)> = rows
            .iter()
            .filter(|row| row["can_be_chosen"].as_bool() == Some(true))
            .map(|row| {
                (
                    row["points"].as_f64().unwrap(),
                    (row["cost"].as_f64().unwrap() / 100.0).round() as u64,
                    sector(row["idea"].as_str().unwrap()),
                )
            })
            .collect();
        let limit = (json["budget"].as_f64().unwrap() / 100.0).round() as u64;
        let allowed = |set: u32| {
            let of = || (0..ideas.len()).filter(move |n| set >> n & 1 == 1).map(|n| &ideas[n]);
            let is_wide = (0..4).any(|s| of().filter(|idea| idea.2 == format!("s{s}")).count() > most);
            (of().count() <= count.parse().unwrap() && !is_wide && of().map(|idea| idea.1).sum::<u64>() <= limit)
                .then(|| of().map(|idea| idea.0).sum::<f64>())
        };
        let best = (0..1 << ideas.len()).filter_map(allowed).fold(0.0, f64::max);
        assert!((json["total"].as_f64().unwrap() - best).abs() < 1e-3, "{round}: {ids:?} of {best}\n{table}");
        assert_eq!(json["is_proven_best"].as_bool(), Some(true), "{round}");
    }
}

#[test]
fn a_picture_is_written_in_both_languages() {
    for lang in ["en", "zh"] {
        let dir = folder(RUBRIC, TABLE);
        let args = ["pick", "--count", "2", "--chart", "set.svg", "--lang", lang];
        dingzi(args).within(dir.path()).text();
        let svg = fs::read_to_string(dir.path().join("set.svg")).unwrap();
        let kept = format!("tests/pick/{lang}.svg");
        if blessing() {
            fs::create_dir_all(repository("tests/pick")).unwrap();
            fs::write(repository(&kept), &svg).unwrap();
        }
        assert!(
            svg == fs::read_to_string(repository(&kept)).unwrap_or_default(),
            "{kept}: look at what is drawn, then DINGZI_BLESS=1"
        );
    }
    let dir = folder(RUBRIC, TABLE);
    let said = dingzi(["pick", "--count", "2", "--chart", "set.gif"]).within(dir.path()).run();
    assert!(said.fails(2).contains(".png"), "{said:?}");
    let said = dingzi(["pick", "--count", "2", "--chart", "ideas.csv"]).within(dir.path()).run();
    assert_eq!((said.code, fs::read_to_string(dir.path().join("ideas.csv")).unwrap().as_str()), (2, TABLE));
}

#[test]
fn a_fact_gains_what_the_level_of_its_idea_lets_it_gain() {
    // Of 75 points for growth; B is anything from 0 to 75.
    let table = "idea,growth,moat,tax,cost\nA,6,0,no,2k\nB,0..10,0,no,1k\nC,2,0,no,1k\n";
    let gain = |args: &[&str]| {
        let (ids, json) = chosen(args, RUBRIC, table);
        (ids, json["fact"].maybe("gain").as_f64())
    };
    let is = |(ids, gain): (Vec<String>, Option<f64>), expected: &[&str], gained: f64| {
        assert!(ids == expected && (gain.unwrap_or(0.0) - gained).abs() < 1e-6, "{ids:?} {gain:?}");
    };
    // Alone against A, which has 45: E[max(S, 45)] - 45 = 30² / (2 · 75).
    is(gain(&["--count", "1"]), &["A"], 6.0);
    // Beside C, which has 15, the level is 30: E[max(S, 30)] - 37.5.
    is(gain(&["--budget", "2k", "--cost", "cost"]), &["B", "C"], 6.0);
    // There is room for all, or B must be in whatever it is worth.
    is(gain(&["--count", "3"]), &["A", "B", "C"], 0.0);
    is(gain(&["--count", "1", "--must", "B"]), &["B"], 0.0);
}

#[test]
fn to_choose_one_is_to_be_first() {
    let table = "idea,growth,moat,tax\nA,6,3,no\nB,0..10,?,no\nC,2,9,no\nD,5,4..6,no\nE,9,9,yes\n";
    let (_, json) = chosen(&["--count", "1", "--draws", "400", "--seed", "3"], RUBRIC, table);
    let dir = folder(RUBRIC, table);
    let robust = dingzi(["robust", "--draws", "400", "--seed", "3", "--format", "json"]).within(dir.path()).text();
    let shares = |json: &Json, key: &str| {
        let share = |row: &Json| Some((row["idea"].as_str()?.to_owned(), row[key].as_f64().unwrap_or(0.0)));
        let mut shares: Vec<(String, f64)> = json["rows"].list().iter().filter_map(share).collect();
        shares.sort_by(|a, b| a.0.cmp(&b.0));
        shares
    };
    assert_eq!(shares(&json, "inclusion"), shares(&Json::read(&robust), "first"));
}
