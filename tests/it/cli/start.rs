//! Without a command, and `init`: the first minute.

use crate::json::Json;
use crate::support::{dingzi, files, line, shell};
use std::fs;

#[test]
fn without_a_command_three_lines_say_what_it_is_and_what_to_type() {
    for lang in ["en", "zh"] {
        let text = dingzi(["--lang", lang]).text();
        assert_eq!(text.lines().count(), 3, "{text}");
        assert!(text.lines().last().unwrap().contains("dingzi init"), "{text}");
    }
}

#[test]
fn init_writes_what_passes_its_check_and_refuses_to_overwrite() {
    let dir = tempfile::tempdir().unwrap();
    let new = dir.path().join("a/new place");
    let text = dingzi(["init", new.to_str().unwrap()]).text();
    let (_, next) = text.split_once("next: ").unwrap();
    assert!(next.contains('\'') && shell(next).text() == line("score").within(&new).text(), "{text}");
    let written = files(&new);
    assert_eq!(written.keys().collect::<Vec<_>>(), ["criteria.toml", "ideas.csv"]);
    line("check").within(&new).text();
    let table = line("score").within(&new).text();
    assert!(table.lines().count() > 3, "{table}");

    let said = line("init").within(&new).run();
    assert!(said.fails(2).contains("criteria.toml"), "{said:?}");
    fs::remove_file(new.join("criteria.toml")).unwrap();
    let said = line("init").within(&new).run();
    assert!(said.fails(2).contains("-c my-ideas/criteria.toml"), "{said:?}");
    let after = files(&new);
    assert_eq!(after.keys().collect::<Vec<_>>(), ["ideas.csv"], "one file there: neither is written");
    assert_eq!(after["ideas.csv"], written["ideas.csv"]);
}

/// In each language a file of its own, and of both the same scores.
#[test]
fn init_speaks_one_language_and_both_score_alike() {
    let dir = tempfile::tempdir().unwrap();
    let start = |lang: &str| {
        let new = dir.path().join(lang);
        dingzi(["init", "--lang", lang, new.to_str().unwrap()]).text();
        let table = dingzi(["score", "--lang", lang, "--format", "json"]).within(&new).text();
        let table = Json::read(&table);
        let numbers = table["rows"].list().iter();
        let numbers = numbers.map(|idea| ["rank", "score", "potential", "verdict"].map(|key| idea[key].clone()));
        (numbers.collect::<Vec<_>>(), files(&new))
    };
    let ([en, zh], [english, chinese]) = {
        let ((en, english), (zh, chinese)) = (start("en"), start("zh"));
        ([en, zh], [english, chinese])
    };
    assert_eq!(en.len(), 3);
    assert_eq!(en, zh);
    let is_han = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c);
    for (name, text) in &english {
        let text = String::from_utf8(text.clone()).unwrap();
        assert!(!text.chars().any(|c| is_han(&c)), "{name} of `init` holds Chinese");
    }
    for (name, text) in &chinese {
        let text = String::from_utf8(text.clone()).unwrap();
        // A sentence of English has three words in a row; keys, values and commands have not.
        let sentence = text.lines().find(|line| {
            let words: Vec<&str> = line.split(|c: char| !c.is_ascii_alphabetic() && c != ' ').collect();
            words.iter().any(|run| run.split_whitespace().count() > 2)
        });
        assert_eq!(sentence, None, "{name} of `init --lang zh` holds English");
    }
}

#[test]
fn init_on_a_full_disk_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    for place in ["a/new place", "here"] {
        if place == "here" {
            fs::create_dir(dir.path().join(place)).unwrap();
        }
        // A limit that holds one of the two files, and one that holds neither.
        for limit in ["trap '' XFSZ; ulimit -f 12", "trap '' XFSZ; ulimit -f 1", "ulimit -f 1"] {
            let script = format!("{limit}; dingzi init '{place}'");
            let said = shell(&script).within(dir.path()).run();
            assert!(said.fails(2).contains("nothing was written"), "{said:?}");
            assert_eq!(dir.path().join(place).exists(), place == "here");
        }
    }
    assert_eq!(fs::read_dir(dir.path().join("here")).unwrap().count(), 0);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}
