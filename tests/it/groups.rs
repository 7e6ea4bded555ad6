//! Ideas by groups: each group is ranked as if it were the whole table, and counted as one would; in memory, block by
//! block, from several files and from Parquet.

use super::every::parquet;
use super::json::Json;
use super::large::{folder, halves, rows, table};
use super::support::{cases, line};
use super::world::world;
use dingzi::analysis::dominance::dominators;
use dingzi::export::{Cell, FORMATS, Format, Table};
use dingzi::lang::Lang;
use dingzi::project;
use dingzi::score::{Groups, Scored};
use dingzi::tables::groups::GroupedIdeas;
use dingzi::tables::ranking::{add_dominance, ranking};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What cells say, with the group that they mean.
const SECTORS: [(&str, &str); 7] =
    [("Media", "m"), (" media ", "m"), ("ＭＥＤＩＡ", "m"), ("retail", "r"), ("法律", "l"), ("", ""), ("?", "")];

fn json() -> &'static Format {
    FORMATS.iter().find(|form| form.id == "json").unwrap()
}

/// A table with one more column.
fn with_sectors(csv: &str, sectors: &[usize]) -> String {
    let mut lines = csv.lines();
    let mut text = format!("{},sector\n", lines.next().unwrap());
    for (line, sector) in lines.zip(sectors) {
        text += &format!("{line},{}\n", SECTORS[*sector].0);
    }
    text
}

/// The cells of a row by key, without those of the group.
fn cells(table: &Table, row: usize) -> BTreeMap<String, Cell> {
    let cells = table.columns.iter().map(|column| column.key.clone()).zip(table.rows[row].clone());
    cells.filter(|(key, _)| key != "group").collect()
}

/// What a table alone is ranked as.
fn ranked(project: &project::Project, scored: &Scored, top: usize) -> Table {
    let mut table = ranking(json(), project, scored, top, Lang::En);
    let dominators = dominators(scored, table.rows.len());
    add_dominance(&mut table, project, &dominators);
    table
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_group_is_ranked_and_counted_as_if_it_were_the_whole_table(
        world in world(),
        sectors in proptest::collection::vec(0..SECTORS.len(), 12),
        top in 1..4usize,
    ) {
        let (criteria, csv) = (world.criteria_toml(1.0), with_sectors(&world.ideas_csv(), &sectors));
        let whole = project::read(&criteria, &csv, Lang::En).unwrap();
        let scored = whole.score(whole.rubric.base());
        let header = whole.evidence.table.header("sector").unwrap();
        let mut groups = Groups::default();
        for (idea, (cell, key)) in whole.evidence.groups(header, &whole.rubric.table).iter().enumerate() {
            groups.add(key, cell, (0, idea), scored.score[idea], scored.verdict[idea]);
        }
        let groups = groups.ranked();
        let grouped = GroupedIdeas::new("sector", &groups, &whole, &scored, Lang::En);
        let (best, ideas) = grouped.best(top, true, json(), whole.rubric.base());
        let lines = grouped.lines(json());
        prop_assert_eq!(best.rows.len(), ideas.len());
        let mut at = 0;
        let mut medians: Vec<(u8, f64)> = Vec::new();
        for (n, group) in groups.iter().enumerate() {
            let meant = |sector: &usize| SECTORS.iter().find(|(cell, _)| cell.trim() == group.name).unwrap().1 == SECTORS[*sector].1;
            let all: Vec<&str> = csv.lines().collect();
            let own: Vec<&str> = all[1..].iter().zip(&sectors).filter(|(_, sector)| meant(sector)).map(|(line, _)| *line).collect();
            let alone = project::read(&criteria, &format!("{}\n{}\n", all[0], own.join("\n")), Lang::En).unwrap();
            let scored = alone.score(alone.rubric.base());
            let expected = ranked(&alone, &scored, top);
            for row in 0..expected.rows.len() {
                prop_assert_eq!(cells(&best, at), cells(&expected, row));
                at += 1;
            }
            let line = cells(&lines, n);
            let mut scores = scored.score.as_slice().to_vec();
            scores.sort_by(f64::total_cmp);
            let median = f64::midpoint(scores[(scores.len() - 1) / 2], scores[scores.len() / 2]);
            medians.push((u8::from(group.key.is_none()), -median));
            let count = |id: &str| Cell::from(scored.verdict.iter().filter(|verdict| verdict.id() == id).count());
            prop_assert_eq!(&line["ideas"], &Cell::from(own.len()));
            prop_assert_eq!(line["median"].value(), Cell::Number(median, 1).value());
            for id in ["pursue", "watch", "drop"] {
                prop_assert_eq!(&line[id], &count(id));
            }
            prop_assert_eq!(line["best"].value(), expected.rows[0][1].value());
            prop_assert_eq!(line["best_shared"].value(), scored.is_tied(scored.order[0]));
        }
        prop_assert_eq!(at, best.rows.len());
        prop_assert!(medians.is_sorted_by(|a, b| b.0 > a.0 || (a.0 == b.0 && a.1 <= b.1 + 1e-9)));
    }
}

/// What `--by moat` shows of these tables.
fn by_moat(dir: &std::path::Path, args: &str) -> Vec<Json> {
    rows(dir, &format!("{args} --by moat"))
}

#[test]
fn groups_of_many_ideas_are_those_of_the_table_in_memory() {
    let text = table(12_000);
    let [first, second] = halves(&text, 5_001);
    let all = [("all.csv", text.as_bytes()), ("a1.csv", first.as_bytes()), ("a2.csv", second.as_bytes())];
    let (one, two) = (parquet(&first, 1_000), parquet(&second, 1_000));
    let dir = folder(&[&all[..], &[("b1.parquet", &one[..]), ("b2.parquet", &two[..])]].concat());
    for args in ["", "-n 1", "-n 5", "-n 20000"] {
        let whole = by_moat(dir.path(), &format!("all.csv {args}"));
        assert_eq!(by_moat(dir.path(), &format!("a1.csv a2.csv {args}")), whole, "{args}");
        // Of a level, 独家 is another name of `own`; nothing in the cell is a group as well.
        assert!(whole.iter().any(|row| row["group"].is_null()));
        let names: std::collections::BTreeSet<String> = whole.iter().map(|row| row["group"].to_string()).collect();
        assert_eq!(names.len(), 3, "{names:?}");
        let blocks = by_moat(dir.path(), &format!("b1.parquet b2.parquet {args}"));
        assert_eq!(blocks.len(), whole.len());
        for (block, row) in blocks.iter().zip(&whole) {
            for key in [
                "group",
                if args.is_empty() { "median" } else { "rank" },
                if args.is_empty() { "best" } else { "idea" },
            ] {
                assert_eq!(block[key], row[key], "{args} {key}");
            }
        }
    }
}

#[test]
fn what_the_groups_show_is_said_below() {
    let ideas = "idea,revenue,moat,sector\nA,90,own,媒体\nB,80,none,law\nC,70,own,law\nD,10,none,\n";
    let dir = folder(&[("ideas.csv", ideas.as_bytes())]);
    let shown = line("score --by SECTOR --lang en").within(dir.path()).text();
    let lines: Vec<&str> = shown.lines().collect();
    let said = lines[5..].join(" ");
    assert_eq!(
        lines[0].split_whitespace().collect::<Vec<_>>().join(" "),
        "sector ideas median pursue watch drop best idea score"
    );
    assert!(lines[1].starts_with("媒体") && lines[3].starts_with("(no sector)"), "{shown}");
    assert_eq!(said, "\"媒体\" has both the best idea, A (92.5), and the highest median score (92.5, 1 idea).");
    let zh = line("score --by sector -n 1 --lang zh").within(dir.path()).text();
    assert!(zh.contains("未填sector") || zh.contains("未填 sector"), "{zh}");
    let csv = line("score --by sector --format csv").within(dir.path()).text();
    assert!(csv.contains("\n,1,7.5,0,0,1,D,7.5,D,drop,false\n"), "{csv}");
}

#[test]
fn a_column_of_names_makes_no_groups() {
    let text = table(12_000);
    let [first, second] = halves(&text, 5_001);
    let dir = folder(&[("a1.csv", first.as_bytes()), ("a2.csv", second.as_bytes())]);
    let refused = line("score a1.csv a2.csv --by note --lang en").within(dir.path()).run();
    let said = refused.fails(2);
    assert!(said.starts_with("error[E0417]: `note` makes more than 1,000 groups"), "{said}");
    assert!(said.ends_with("\n\n1 error\n"), "{said}");
    let misspelt = line("score a1.csv a2.csv --by moot --lang en").within(dir.path()).run();
    let said = misspelt.fails(2);
    assert!(said.contains("error[E0414]") && said.contains("did you mean `moat`?"), "{said}");
}

#[test]
fn a_column_of_several_files_is_one_column_or_none() {
    let spelt = [
        ("u1.csv", "idea,revenue,moat,size\nA,90,own,1\n"),
        ("u2.csv", "idea,revenue,moat,size (USD m)\nB,80,none,2\n"),
    ];
    let dir = folder(&spelt.map(|(name, text)| (name, text.as_bytes())));
    let found = rows(dir.path(), "u1.csv u2.csv --by size");
    let groups: Vec<String> = found.iter().map(|row| row["group"].to_string()).collect();
    assert_eq!(groups, ["\"1\"", "null"], "the second file has no such column");
    let lacks = [("v1.csv", "idea,revenue,moat,law\nA,90,own,yes\n"), ("v2.csv", "idea,revenue,moat\nB,80,none\n")];
    let dir = folder(&lacks.map(|(name, text)| (name, text.as_bytes())));
    assert_eq!(rows(dir.path(), "v2.csv v1.csv --by law").len(), 2);
    let case = [
        ("w1.csv", "idea,revenue,moat,Sector\nA,90,own,law\n"),
        ("w2.csv", "idea,revenue,moat,sector\nB,80,none,law\n"),
        ("w3.csv", "idea,revenue,moat,sector,SECTOR\nC,70,none,media,law\n"),
    ];
    let dir = folder(&case.map(|(name, text)| (name, text.as_bytes())));
    for word in ["sector", "Sector"] {
        let found = rows(dir.path(), &format!("w1.csv w2.csv --by {word}"));
        assert_eq!(found.iter().map(|row| row["ideas"].to_string()).collect::<Vec<_>>(), ["2"]);
    }
    let apart = rows(dir.path(), "w2.csv w3.csv --by sector");
    let groups: Vec<String> = apart.iter().map(|row| row["group"].to_string()).collect();
    assert_eq!(groups, ["\"law\"", "\"media\""], "one file tells two columns apart by their case");
}
