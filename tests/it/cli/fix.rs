//! `dingzi check --fix`: where the copy goes, and what is never overwritten.

use super::folder;
use crate::json::Json;
use crate::support::{dingzi, files, line};
use std::fs;

const CRITERIA: &str = "[rubric]\nidea = \"创意\"\n[[criterion]]\nid = \"r\"\nweight = 1\nevidence = \"收入\"\nvalue = { linear = [0, 10_000_000] }\n";
const IDEAS: &str = "清单,\r\n创意,收入\r\n\"甲, 一\",800万..500万\r\n乙,200万,,\r\n合计,850万\r\n";
const CLEAN: &str = "创意,收入\r\n\"甲, 一\",500万..800万\r\n乙,200万\r\n";

#[test]
fn a_copy_goes_where_it_is_asked_for_and_the_table_stays() {
    let dir = folder(CRITERIA, IDEAS);
    let before = files(dir.path());
    let said = line("check --fix").within(dir.path()).run();
    assert_eq!((said.code, said.text()), (0, CLEAN), "{said:?}");
    for told in [
        "ideas.csv:1:1: left out: `清单,` (above the header)\n",
        "ideas.csv:3:8: 收入: `800万..500万` → `500万..800万` (the range `800万..500万` is reversed)\n",
        "ideas.csv:5:1: left out: `合计,850万` (looks like a total, by its name)\n",
    ] {
        assert!(said.stderr.contains(told), "{said:?}");
    }
    assert_eq!(files(dir.path()), before);
    let said = line("check --fix -o clean.csv --lang zh").within(dir.path()).run();
    assert!(said.text().contains("改了 3 处；已写入 clean.csv\n"), "{said:?}");
    assert_eq!(fs::read_to_string(dir.path().join("clean.csv")).unwrap(), CLEAN);
    let json = line("check --fix -o clean.csv --message-format json").within(dir.path()).run();
    let changes: Vec<Json> = Json::read_lines(json.text());
    assert_eq!(
        (&changes[1]["change"]["header"], &changes[1]["change"]["line"]),
        (&"收入".into(), &3.into()),
        "{json:?}"
    );
    assert_eq!((&changes[2]["change"]["old"], &changes[2]["change"]["new"]), (&Json::from("合计,850万"), &Json::NULL));
}

#[test]
fn a_copy_called_csv_has_commas() {
    let markdown = "| 创意 | 收入 | 备注 |\n|---|--:|---|\n| 甲 | 800万..500万 | 一,二 |\n| 乙 | 200万 |  |\n";
    let dir = folder(CRITERIA, markdown);
    let said = line("check --fix -o clean.csv").within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.text().starts_with("ideas.csv: written with commas between cells\n"), "{said:?}");
    let clean = fs::read_to_string(dir.path().join("clean.csv")).unwrap();
    assert_eq!(clean, "创意,收入,备注\n甲,500万..800万,\"一,二\"\n乙,200万,\n");
    let tabs = "创意\t收入\t备注\n甲\t8\t一,二\n";
    let dir = folder(CRITERIA, tabs);
    for (file, clean) in [("clean.csv", "创意,收入,备注\n甲,8,\"一,二\"\n"), ("clean.tsv", tabs)] {
        let said = line(&format!("check --fix -o {file}")).within(dir.path()).run();
        assert_eq!(said.code, 0, "{said:?}");
        assert_eq!(fs::read_to_string(dir.path().join(file)).unwrap(), clean);
    }
}

/// What nobody can read stays so: it would be a number where the cells that made it doubtful are written otherwise.
#[test]
fn no_doubtful_cell_becomes_a_number() {
    let doubtful = "idea,a,b\nA,\"1,5\",2\nB,\"3,7\",2\nC,\"1,200\",2\n";
    let foreign = "idea;a;b\nA;1,5;2\nB;$1,5;2\nD;$2,5;1\nC;€1.200;2\n";
    let again = "idea,a,b\nA,10,20\nTotal,10,20\nB,10,20\nTotal,10,20\n";
    let criteria = "[[criterion]]\nid = \"a\"\nweight = 1\nevidence = \"a + b\"\nvalue = { linear = [0, 10] }\n";
    for (ideas, why) in [
        (doubtful, "ideas.csv:4:3 would be read otherwise in a cleaned copy"),
        (foreign, "ideas.csv:5:3 would be read otherwise in a cleaned copy"),
        (again, "rows that may be no ideas (W0317) would be judged otherwise in a cleaned copy"),
    ] {
        let dir = folder(criteria, ideas);
        let said = line("check --fix -o clean.csv").within(dir.path()).run();
        assert!(said.fails(2).contains(why), "{said:?}");
        assert!(!dir.path().join("clean.csv").exists());
    }
}

#[test]
fn a_named_header_line_stays_where_it_is() {
    let criteria = CRITERIA.replace("[rubric]\n", "[rubric]\nheader = 3\n");
    // A row may have fewer cells where the last columns have no name.
    let dir = folder(&criteria, "清单\n\n创意,收入,\n甲,800万..500万\n合计,650万,\n");
    let said = line("check --fix -o clean.csv").within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    let clean = fs::read_to_string(dir.path().join("clean.csv")).unwrap();
    assert_eq!(clean, "清单\n\n创意,收入,\n甲,500万..800万\n");
}

#[test]
fn no_input_is_overwritten_but_in_place() {
    let dir = folder(CRITERIA, IDEAS);
    let before = files(dir.path());
    for (args, why) in [
        ("check --fix -o ideas.csv", "E0413"),
        ("check --fix -o ./ideas.csv", "E0413"),
        ("check --fix -o criteria.toml", "E0413"),
        ("check criteria.toml --fix --in-place", "E0413"),
        ("check ./criteria.toml -c criteria.toml --fix --in-place", "E0413"),
        ("check --fix -o clean.xlsx", "ends in .csv"),
        ("check -o clean.csv", "--fix"),
        ("check --in-place", "--fix"),
        ("check --fix --in-place -o clean.csv", "cannot be used with"),
    ] {
        let said = line(args).within(dir.path()).run();
        assert_eq!((said.code, said.text()), (2, ""), "{args}: {said:?}");
        assert!(said.stderr.contains(why), "{args}: {said:?}");
    }
    let said = dingzi(["check", "-", "--fix", "--in-place"]).within(dir.path()).stdin(IDEAS.as_bytes()).run();
    assert!(said.fails(2).contains("only a text (CSV) is changed in its place"), "{said:?}");
    assert_eq!(files(dir.path()), before);
    let said = line("check --fix --in-place").within(dir.path()).run();
    assert!(said.text().contains("3 changes; ideas.csv is written\n"), "{said:?}");
    assert_eq!(fs::read_to_string(dir.path().join("ideas.csv")).unwrap(), CLEAN);
}

#[test]
fn a_table_longer_than_any_rubric_is_changed_in_its_place() {
    let note = "x".repeat(1 << 20);
    let mut ideas = "创意,收入,备注\n甲,800万..500万,\n".to_owned();
    (0..13).for_each(|n| ideas += &format!("乙{n},200万,{note}\n"));
    let dir = folder(CRITERIA, &ideas);
    let said = line("check --fix --in-place").within(dir.path()).run();
    assert!(said.code == 0 && said.text().contains("1 change; ideas.csv is written\n"), "{}", said.stderr);
    let clean = fs::read_to_string(dir.path().join("ideas.csv")).unwrap();
    assert!(clean == ideas.replace("800万..500万", "500万..800万"), "something else has changed");
}

#[test]
fn marks_and_encodings_are_kept_or_become_utf_8_with_a_mark() {
    let marked = [b"\xEF\xBB\xBF", CLEAN.as_bytes()].concat();
    let (gb, _, _) = encoding_rs::GB18030.encode(IDEAS);
    for (bytes, clean) in [
        (IDEAS.as_bytes().to_vec(), CLEAN.as_bytes().to_vec()),
        ([b"\xEF\xBB\xBF", IDEAS.as_bytes()].concat(), marked.clone()),
        (gb.into_owned(), marked),
    ] {
        let dir = folder(CRITERIA, "");
        let path = dir.path().join("ideas.csv");
        fs::write(&path, &bytes).unwrap();
        let before = bytes;
        let mut said = line("check --fix --in-place").within(dir.path()).run();
        if std::str::from_utf8(&before).is_err() {
            assert!(said.fails(2).contains("its encoding is only guessed"), "{said:?}");
            assert_eq!(fs::read(&path).unwrap(), before);
            said = line("check --fix --in-place --encoding gb18030").within(dir.path()).run();
        }
        assert_eq!(said.code, 0, "{said:?}");
        assert_eq!(fs::read(&path).unwrap(), clean);
    }
}

#[test]
fn what_nobody_can_read_is_left_and_told() {
    let dir = folder(CRITERIA, "创意,收入,备注\n甲,soon,\"a \"\"b\"\"\nc\"\n乙,9..2,=1+1\n");
    let said = line("check --fix -o clean.csv").within(dir.path()).run();
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.text().contains("1 change; clean.csv is written; 1 mistake remains\n"), "{said:?}");
    assert!(said.text().contains("--> clean.csv:2:3\n"), "{said:?}");
    // Columns that are not read stay byte for byte.
    let clean = fs::read_to_string(dir.path().join("clean.csv")).unwrap();
    assert_eq!(clean, "创意,收入,备注\n甲,soon,\"a \"\"b\"\"\nc\"\n乙,2..9,=1+1\n");
}
