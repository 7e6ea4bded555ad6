//! Tables as people keep them: titles above the header, totals and notes below, hidden rows, cover sheets, other encodings. Each
//! folder of tests/tables is one, with its rubric; `said.txt` is what is said of it, and what `check --fix` changes.
//!
//! `DINGZI_BLESS=1 cargo test --test it tables` writes every `said.txt` anew.

use super::support::{self, Dice, blessing, dingzi, repository};
use crate::json::Json;
use dingzi::diagnostic::{Findings, Sources};
use dingzi::lang::Lang;
use dingzi::{evidence, rubric};
use std::fs;
use std::path::PathBuf;

/// The tables, each with its file, and how many findings stop it.
fn tables() -> Vec<(PathBuf, String, usize)> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(repository("tests/tables")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let table = |folder: PathBuf| {
        let file = ["ideas.csv", "ideas.xlsx"].into_iter().find(|file| folder.join(file).exists()).unwrap();
        // Two cells of the pipeline say nothing that anybody could read: `see deck` and `until summer`.
        let stops = if folder.ends_with("pipeline") { 2 } else { 0 };
        (folder, file.to_owned(), stops)
    };
    folders.into_iter().map(table).collect()
}

/// The ranking of a table, as programs read it.
fn ranking(folder: &std::path::Path, file: &str) -> Vec<Vec<Json>> {
    let said = dingzi(["score", file, "-c", "criteria.toml", "--format", "json"]).within(folder).run();
    assert_eq!(said.code, 0, "{folder:?}: {said:?}");
    let ranking = Json::read(said.text());
    // Cells of the table are carried along as they are written.
    let keys = ["rank", "idea", "name", "score", "potential", "verdict"];
    let row = |row: &Json| keys.iter().map(|key| row[*key].clone()).collect();
    ranking["rows"].list().iter().map(row).collect()
}

#[test]
fn what_is_said_of_each_table_is_this() {
    let mut wrong = Vec::new();
    for (folder, file, stops) in tables() {
        let check = |lang: &str| {
            let args = ["check", &file, "--message-format", "short", "--lang", lang];
            dingzi(args).within(&folder).run()
        };
        let (en, zh) = (check("en"), check("zh"));
        let errors = en.text().matches(": error[").count();
        assert_eq!(errors, stops, "{folder:?}: {en:?}");
        let fixed = dingzi(["check", &file, "--fix", "-o", "/dev/stdout"]).within(&folder).run();
        let listed: String =
            fixed.stderr.lines().filter(|line| line.starts_with(&file)).map(|l| format!("{l}\n")).collect();
        let said = format!("{}{}---- --fix\n{listed}", en.text(), zh.text());
        let path = folder.join("said.txt");
        if blessing() {
            fs::write(&path, &said).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != said {
            wrong.push(format!("==== {}\n{said}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "DINGZI_BLESS=1 accepts\n{}", wrong.join("\n"));
}

#[test]
fn a_cleaned_copy_scores_the_same_and_needs_no_cleaning() {
    for (folder, file, stops) in tables() {
        let file = if stops > 0 { "mended.xlsx".to_owned() } else { file };
        let dir = tempfile::tempdir().unwrap();
        for name in ["criteria.toml", &file] {
            fs::copy(folder.join(name), dir.path().join(name)).unwrap();
        }
        let fixed = dingzi(["check", &file, "--fix", "-o", "clean.csv"]).within(dir.path()).run();
        assert_eq!(fixed.code, 0, "{folder:?}: {fixed:?}");
        assert_eq!(ranking(dir.path(), &file), ranking(dir.path(), "clean.csv"), "{folder:?}");
        let again = dingzi(["check", "clean.csv", "--fix", "-o", "again.csv"]).within(dir.path()).run();
        assert!(again.text().starts_with("nothing to change; again.csv is written\n"), "{folder:?}: {again:?}");
        assert_eq!(fs::read(dir.path().join("clean.csv")).unwrap(), fs::read(dir.path().join("again.csv")).unwrap());
    }
}

#[test]
fn the_pipeline_is_mended_in_its_two_cells_alone() {
    let folder = repository("tests/tables/pipeline");
    let copy = |file: &str| dingzi(["check", file, "--fix"]).within(&folder).run();
    let (stopped, mended) = (copy("ideas.xlsx"), copy("mended.xlsx"));
    assert_eq!((stopped.code, mended.code), (1, 0));
    assert_eq!(stopped.text().replace("see deck", "TBD").replace("until summer", "TBD"), mended.text());
}

#[test]
fn files_read_block_by_block_lose_the_same_rows() {
    let criteria = "[rubric]\nskip = [\"reserve\"]\n[[criterion]]\nid = \"r\"\nweight = 1\nevidence = \"r\"\nvalue = { linear = [0, 10] }\n";
    let dir = support::folder(&[
        ("criteria.toml", criteria),
        ("a.csv", "Deals,,\n\nidea,r,\n甲,1,\n乙,2,,,\nReserve,9,\n合计,3\n\n注：两家\n"),
        ("b.csv", "idea|r\nc|4\n"),
    ]);
    let said = dingzi(["score", "a.csv", "b.csv", "--format", "csv"]).within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    let ideas: Vec<&str> = said.text().lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(ideas, ["c", "乙", "甲"], "{said:?}");
    for told in ["a.csv:3:1: warning[W0314]", "a.csv:7:1: warning[W0315]", "a.csv:9:1: warning[W0315]"] {
        assert!(said.stderr.contains(told), "{told}{said:?}");
    }
}

/// Small files are judged alike, alone or one of several.
#[test]
fn doubtful_rows_are_told_of_each_file() {
    let criteria = "[[criterion]]\nid = \"r\"\nweight = 1\nevidence = \"r + s\"\nvalue = { linear = [0, 10] }\n";
    let dir = support::folder(&[
        ("criteria.toml", criteria),
        ("a.csv", "idea,r,s\na,1,2\nTBD,3,4\nMax,,6\nb,5,6\nHOT,,\nc,1,1\nidea,r,s\nTotal (5),11,17\n"),
        ("b.csv", "idea,r,s\nd,4,4\n"),
    ]);
    let said =
        |args: &[&str]| dingzi(args.iter().copied().chain(["--message-format", "short"])).within(dir.path()).run();
    let [alone, among] = [said(&["score", "a.csv"]), said(&["score", "a.csv", "b.csv"])];
    assert_eq!((alone.code, among.code), (0, 0), "{among:?}");
    let of = |stderr: &str, code: &str| stderr.matches(code).count();
    for (code, times) in [("W0317", [3, 3]), ("W0315", [1, 2])] {
        assert_eq!([of(&alone.stderr, code), of(&among.stderr, code)], times, "{alone:?} {among:?}");
    }
    assert!(among.stderr.contains("a.csv:6:1: warning[W0317]: `HOT` may be no idea\n"), "{among:?}");
}

/// Strokes around a line make no column of their own.
#[test]
fn markdown_is_judged_as_the_same_table_in_commas() {
    let criteria = "[[criterion]]\nid = \"a\"\nweight = 1\nevidence = \"a\"\nvalue = { linear = [0, 10] }\n";
    let commas = "no,idea,a,n\n1,Acorn,3,x\nSeed,,,\n2,Birch,5,y\nB,LATER,,\nB1,Cedar,4,z\n";
    let lines: Vec<String> = commas.lines().map(|line| format!("| {} |\n", line.replace(',', " | "))).collect();
    let markdown = format!("{}|---|---|---|---|\n{}", lines[0], lines[1..].concat());
    let dir = support::folder(&[("criteria.toml", criteria), ("a.csv", commas), ("b.csv", &markdown)]);
    let said = ["a.csv", "b.csv"].map(|file| {
        let said = dingzi(["check", file, "--message-format", "short"]).within(dir.path()).run();
        assert_eq!(said.code, 0, "{said:?}");
        let warnings =
            said.text().lines().filter_map(|line| line.split_once(": warning")).map(|(_, what)| what.to_owned());
        warnings.collect::<Vec<_>>()
    });
    let told = ["[W0315]: 1 row is not an idea and was left out", "[W0317]: `LATER` may be no idea"];
    assert_eq!(said, [told, told]);
}

/// Totals at the end of a file come with the rows above them, wherever it is cut into blocks.
#[test]
fn no_cut_keeps_a_total() {
    const BLOCK: usize = 1 << 20;
    let criteria = "[[criterion]]\nid = \"r\"\nweight = 1\nevidence = \"r\"\nvalue = { linear = [0, 10] }\n";
    let dir = support::folder(&[("criteria.toml", criteria), ("b.csv", "idea,r\nc,4\n")]);
    // Blocks are cut where so many bytes are read: just before the total, and within its line.
    for behind in [0, 3] {
        let (mut rows, mut n) = (String::new(), 0);
        while rows.len() + 20 < BLOCK - behind {
            rows += &format!("idea {n},5\n");
            n += 1;
        }
        rows += &format!("{:x<1$},1\n", "last", BLOCK - behind - rows.len() - 3);
        assert_eq!(rows.len(), BLOCK - behind);
        fs::write(dir.path().join("a.csv"), format!("idea,r\n{rows}Total,99\n")).unwrap();
        let said = dingzi(["score", "a.csv", "b.csv", "--top", "3"]).within(dir.path()).run();
        assert_eq!(said.code, 0, "{said:?}");
        assert!(said.stderr.contains("`Total` is not an idea and was left out"), "{behind}: {said:?}");
    }
}

#[test]
fn rows_are_named_by_each_column_that_names_them() {
    let criteria = "[rubric]\nidea = \"no\"\nname = { en = \"name\", zh = \"名称\" }\nskip = [\"reserve\", \"Reserved\"]\nkeep = [\"总计\"]\n\
        [[criterion]]\nid = \"r\"\nweight = 1\nevidence = \"r\"\nvalue = { linear = [0, 10] }\n";
    let rows = "1,Acorn,橡果,1\n2,Birch,桦木,2\n3,Reserve,备用,9\n4,Sum total,总计,3\n5,Total,合计,6\n";
    let own = format!("no,name,名称,r\n{rows}");
    let more = "no,name,名称,r\n9,Cedar,雪松,4\n";
    let dir = support::folder(&[("criteria.toml", criteria), ("ideas.csv", &own), ("more.csv", more)]);
    let ideas = |args: &[&str]| {
        let said = dingzi(args.iter().copied()).within(dir.path()).run();
        let rows = Json::read(said.text());
        rows["rows"].list().iter().map(|row| row["idea"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ideas(&["score", "--format", "json"]), ["4", "2", "1"]);
    assert_eq!(ideas(&["score", "ideas.csv", "more.csv", "--format", "json"]), ["9", "4", "2", "1"]);
    let said = dingzi(["check"]).within(dir.path()).run();
    let told = "  `skip` in the rubric names `Reserved`, and no row is called so: is it spelled as in the table?\n";
    assert!(said.text().contains(told), "{said:?}");
    let said = dingzi(["check", "--lang", "zh"]).within(dir.path()).run();
    assert!(said.text().contains("评分标准的 skip 里写了“Reserved”，但表里没有这一行，请核对名称"), "{said:?}");
}

/// Whatever numbers ideas have, also sums of each other: none with a name of its own is left out.
#[test]
fn ideas_with_names_of_their_own_stay() {
    let mut dice = Dice(23);
    for _ in 0..200 {
        let n = 1 + (dice.roll() * 8.0) as usize;
        let mut cells = || (0..3).map(|_| format!("{}", (dice.roll() * 6.0) as u8)).collect::<Vec<_>>().join(",");
        let rows: String = (0..n).map(|i| format!("Total Recall {i},{}\n", cells())).collect();
        let ideas = format!("idea,a,b,c\n{rows}");
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let criteria = sources.add("criteria.toml", CRITERIA.as_bytes());
        let (_, spec) = rubric::read(criteria, &sources, &[], &mut findings);
        let table = sources.add("ideas.csv", ideas.clone().into_bytes());
        let evidence = evidence::read(table, &sources, &spec, Lang::En, &mut findings).unwrap();
        assert_eq!(evidence.ids.len(), n, "{ideas}");
    }
}

const CRITERIA: &str = "[[criterion]]\nid = \"a\"\nweight = 1\nevidence = \"a + b\"\nvalue = { linear = [0, 10] }\n";
