//! `diff`: what is read, what is said where nothing or little changed, and how it looks.

use super::*;
use crate::json::Json;
use unicode_width::UnicodeWidthStr;

#[test]
fn nothing_is_said_in_a_sentence() {
    let reordered = table(|records| {
        for record in records.iter_mut() {
            record[2..].rotate_left(2);
        }
        records[1..].reverse();
    });
    let noted = table(|records| {
        set(records, "AI video ads", "revenue_12m:source", "§2");
        set(records, "AI video ads", "revenue_12m", "50,000,000");
    });
    let dir = beside(&[("same.csv", IDEAS), ("reordered.csv", &reordered), ("noted.csv", &noted)]);
    // Prose is broken into lines.
    let said = |args: &str| line(&format!("diff {args}")).within(dir.path()).text().replace('\n', " ");
    let nothing = "Nothing changed: all 32 ideas have the same score, rank and verdict.";
    assert_eq!(said("same.csv").trim_end(), nothing);
    assert_eq!(said("reordered.csv").trim_end(), nothing);
    let cells = "1 cell differs in columns that the rubric reads, to no effect. 1 cell differs in columns that the rubric does not read.";
    assert_eq!(said("noted.csv").trim_end(), format!("{nothing} {cells}"));
    assert_eq!(said("same.csv --lang zh").replace(' ', ""), "没有变化：全部32个创意的得分、名次和结论都与之前相同。");
    let object = json(dir.path(), "noted.csv");
    assert_eq!((object["read_cells"].as_u64(), object["unread_cells"].as_u64()), (Some(1), Some(1)));
    assert_eq!((rows(&object).len(), object["unchanged"].as_u64()), (0, Some(32)));
    let csv = line("diff same.csv --format csv").within(dir.path()).text();
    assert!(csv.starts_with("rank,") && csv.lines().count() == 1, "{csv}");
}

#[test]
fn a_table_is_not_compared_with_itself() {
    let dir = beside(&[]);
    assert!(line("diff ideas.csv").within(dir.path()).run().fails(2).contains("--old-criteria"));
    line("diff ideas.csv --old-criteria criteria.toml").within(dir.path()).run().fails(2);
}

#[test]
fn two_rubrics_are_compared_over_one_table() {
    let dir = beside(&[("new.toml", &CRITERIA.replacen("weight   = 17", "weight   = 37", 1))]);
    let said = |args: &str| line(&format!("diff {args} -c new.toml")).within(dir.path()).text();
    assert_eq!(said("--old-criteria criteria.toml"), said("ideas.csv --old-criteria criteria.toml"));
    assert!(line("diff").within(dir.path()).run().fails(2).contains("OLD"));
}

#[test]
fn a_cell_that_moves_the_potential_alone_is_told_beside_others() {
    let rubric = format!(
        "{SMALL}[[criterion]]\nid = \"cost\"\nweight = 1\nevidence = \"cost\"\nvalue = {{ linear = [10, 0] }}\n"
    );
    let dir = folder(&rubric, "idea,revenue,moat,cost\nA,50..90,own,9\nB,5,own,5\n");
    fs::write(dir.path().join("old.csv"), "idea,revenue,moat,cost\nA,50..70,own,8\nB,5,own,5\n").unwrap();
    let why = |lang: &str| json(dir.path(), &format!("old.csv --lang {lang}"))["rows"][0]["why"].to_string();
    let (en, zh) = (why("en"), why("zh"));
    assert!(en.contains("cost -2.0 (cost 8 → 9); potential: revenue +12.0 (revenue 50..70 → 50..90)"), "{en}");
    assert!(zh.contains("潜力：revenue +12.0（revenue 50..70 → 50..90）"), "{zh}");
}

#[test]
fn a_mistake_of_a_table_under_two_rubrics_is_told_once() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,lots,own\nB,5\n");
    fs::write(dir.path().join("old.toml"), SMALL.replace("weight = 3", "weight = 1")).unwrap();
    let said = line("diff ideas.csv --old-criteria old.toml").within(dir.path()).run();
    assert!(said.fails(1).ends_with("2 errors\n"), "{said:?}");
}

#[test]
fn any_one_file_can_come_from_standard_input() {
    let old = cell("WeChat sales agent", "revenue_12m", "?");
    let new = CRITERIA.replacen("weight   = 17", "weight   = 37", 1);
    let dir = beside(&[("old.csv", &old), ("new.toml", &new)]);
    let run = |args: &str, stdin: &str| -> Said {
        line(&format!("diff {args}")).stdin(stdin.as_bytes()).within(dir.path()).run()
    };
    let tables = line("diff old.csv").within(dir.path()).text();
    assert_eq!(run("-", &old).text(), tables);
    assert_eq!(run("old.csv -", IDEAS).text(), tables);
    let rubrics = line("diff ideas.csv --old-criteria criteria.toml -c new.toml").within(dir.path()).text();
    assert_eq!(run("ideas.csv --old-criteria - -c new.toml", CRITERIA).text(), rubrics);
    assert_eq!(run("ideas.csv --old-criteria criteria.toml -c -", &new).text(), rubrics);
    for args in ["- -", "- --old-criteria -", "- -c -"] {
        run(args, IDEAS).fails(2);
    }
}

#[test]
fn a_lens_is_in_both_rubrics() {
    let start = CRITERIA.find("[[lens]]\nid      = \"market\"").expect("there is a lens market");
    let rest = CRITERIA[start + 1..].find("[[lens]]").map(|at| start + 1 + at).unwrap_or(CRITERIA.len());
    let old = [&CRITERIA[..start], &CRITERIA[rest..]].concat();
    let dir = beside(&[("old.toml", &old), ("old.csv", &cell("WeChat sales agent", "revenue_12m", "?"))]);
    let said = line("diff old.csv --old-criteria old.toml --lens market").within(dir.path()).run();
    let message = said.fails(2);
    assert!(message.contains("E0404") && message.contains("no lens `market` in `old.toml`"), "{message}");
    let said = line("diff old.csv --old-criteria criteria.toml -c old.toml --lens market").within(dir.path()).run();
    assert!(said.fails(2).contains("in `old.toml`"), "{said:?}");
    let object = json(dir.path(), "old.csv --lens market");
    assert_eq!(object["lens"], "market");
}

#[test]
fn what_has_no_result_is_told_with_its_table() {
    let ratio = SMALL.replacen("evidence = \"revenue\"", "evidence = \"revenue / cost\"", 1);
    let dir = folder(&ratio, "idea,revenue,cost,moat\nA,50,1,own\n");
    fs::write(dir.path().join("old.csv"), "idea,revenue,cost,moat\nA,50,0,own\n").unwrap();
    let said = line("diff old.csv").within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.stderr.contains("W0301") && said.stderr.contains(": `old.csv`: "), "{said:?}");
}

#[test]
fn what_holds_of_both_tables_is_told_once() {
    let gated = format!("{SMALL}[[gate]]\nid = \"lost\"\nfail = \"risk = 'yess'\"\n");
    let dir = folder(&gated, "idea,revenue,moat,risk\nA,50,own,yes\n");
    fs::write(dir.path().join("old.csv"), "idea,revenue,moat,risk\nA,40,own,yes\n").unwrap();
    fs::write(dir.path().join("older.csv"), "idea,revenue,moat,risk\nA,40,own,yess\n").unwrap();
    let told = |old: &str| line(&format!("diff {old} --message-format short")).within(dir.path()).run().stderr;
    let both = told("old.csv");
    assert_eq!((both.matches("W0309").count(), both.contains("old.csv")), (1, false), "{both}");
    let each = told("older.csv");
    assert!(each.matches("W0309").count() == 1 && each.contains(": `ideas.csv`: no cell"), "{each}");
}

#[test]
fn it_fits_the_screen_in_both_languages() {
    let new = table(|records| {
        set(records, "AI video ads", "revenue_12m", "2000万");
        set(records, "Language to SQL", "custom_share", "90%");
        records.remove(9);
        let mut copy = records[5].clone();
        (copy[0], copy[1]) = ("A".repeat(70), "一个名字很长的创意".repeat(8));
        records.push(copy);
    });
    let dir = beside(&[("new.csv", &new)]);
    for lang in ["en", "zh"] {
        for width in [80, 120, 160] {
            let call = dingzi(["diff", "ideas.csv", "new.csv", "--lang", lang]).within(dir.path());
            let text = call.env("COLUMNS", &width.to_string()).text();
            let wide: Vec<&str> = text.lines().filter(|l| l.width() > width).collect();
            assert!(wide.is_empty(), "{}", wide.join("\n"));
        }
        let call = || dingzi(["diff", "ideas.csv", "new.csv", "--lang", lang]).within(dir.path());
        let forced = call().env("CLICOLOR_FORCE", "1").text();
        assert!(forced.contains('\u{1b}'));
        assert_eq!(anstream::adapter::strip_str(&forced).to_string(), call().text());
    }
}

#[test]
fn every_form_is_written() {
    let dir = beside(&[("old.csv", &cell("WeChat sales agent", "revenue_12m", "?"))]);
    for form in dingzi::export::FORMATS {
        let file = format!("out.{}", form.id);
        line(&format!("diff old.csv --format {} -o {file}", form.id)).within(dir.path()).text();
        assert!(!fs::read(dir.path().join(file)).unwrap().is_empty(), "{}", form.id);
    }
    let csv = fs::read_to_string(dir.path().join("out.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let place = reader.headers().unwrap().iter().position(|key| key == "causes").unwrap();
    for record in reader.records() {
        let causes = Json::read(&record.unwrap()[place]);
        assert!(causes.is_array());
    }
}

#[test]
fn ten_thousand_ideas_take_seconds() {
    let mut dice = Dice(3);
    let mut ideas = "idea,revenue,moat\n".to_owned();
    for n in 0..9_999 {
        ideas += &format!("idea {n},{:.4},{}\n", 100.0 * dice.roll(), if dice.roll() < 0.5 { "own" } else { "none" });
    }
    let dir = folder(SMALL, format!("{ideas}idea 9999,0,none\n"));
    // The last becomes the first, and a new one comes: all others lose a place or two.
    fs::write(dir.path().join("new.csv"), format!("{ideas}idea 9999,100,own\nfresh,50,own\n")).unwrap();
    fs::write(dir.path().join("new.toml"), SMALL.replace("weight = 3", "weight = 1")).unwrap();
    let start = std::time::Instant::now();
    let object = json(dir.path(), "ideas.csv new.csv");
    assert!(rows(&object).len() > 9_000);
    json(dir.path(), "ideas.csv new.csv --old-criteria criteria.toml -c new.toml");
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
