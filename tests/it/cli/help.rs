//! Help, completions, the manual page, the documentation of codes.

use crate::support::{blessing, dingzi, line, repository};
use clap::CommandFactory;
use unicode_width::UnicodeWidthStr;

fn commands() -> Vec<String> {
    let command = dingzi::cli::Args::command();
    command.get_subcommands().map(|c| c.get_name().to_owned()).filter(|name| name != "help").collect()
}

#[test]
fn commands_are_grouped_by_what_they_answer() {
    for lang in ["en", "zh"] {
        let (text, kept) =
            (dingzi(["--help", "--lang", lang]).env("COLUMNS", "80").text(), format!("tests/help/{lang}.txt"));
        if blessing() {
            std::fs::write(repository(&kept), &text).unwrap();
        }
        let there = std::fs::read_to_string(repository(&kept)).unwrap_or_default();
        assert!(text == there, "{kept} is not what is shown; DINGZI_BLESS=1 writes it:\n{text}");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    assert!(commands().len() >= 9);
    for name in commands() {
        let long = dingzi([name.as_str(), "--help"]).text();
        let short = dingzi([name.as_str(), "-h"]).text();
        assert!(short.lines().count() <= long.lines().count(), "{name}");
        if name == "man" {
            continue; // see below
        }
        let example = long.split("Example").nth(1).unwrap_or_else(|| panic!("{name} has no example:\n{long}"));
        assert!(example.contains(&format!("dingzi {name}")), "{name}:\n{long}");
    }
}

#[test]
fn a_ranking_is_also_asked_for_as_rank() {
    for lang in ["en", "zh"] {
        assert_eq!(line(&format!("rank --lang {lang}")).text(), line(&format!("score --lang {lang}")).text());
    }
}

#[test]
fn the_manual_page_has_help_with_an_example() {
    assert!(line("man --help").text().contains("Example"));
}

#[test]
fn short_help_has_one_line_a_flag() {
    for name in commands() {
        let text = dingzi([name.as_str(), "-h"]).env("COLUMNS", "400").text();
        for flag in text.lines().filter(|l| l.trim_start().starts_with('-')) {
            assert!(flag.trim().split_once("  ").is_some_and(|(_, help)| !help.trim().is_empty()), "{name}: {flag}");
        }
    }
}

#[test]
fn every_line_of_help_fits_eighty_columns() {
    for lang in ["en", "zh"] {
        for name in commands().iter().map(String::as_str).chain(["help", "--help"]) {
            for form in ["-h", "--help"] {
                let text = dingzi([name, form, "--lang", lang]).env("COLUMNS", "80").text();
                let wide: Vec<&str> = text.lines().filter(|line| line.width() > 80).collect();
                assert!(wide.is_empty(), "{name} {form} in {lang}: {wide:#?}");
            }
        }
    }
}

#[test]
fn the_table_is_called_so_wherever_it_is_named() {
    for (lang, name, option) in [("en", "[TABLE]", "--input <TABLE>"), ("zh", "[表格]", "--input <表格>")] {
        for command in ["check", "score", "explain", "compare", "stability", "chart", "report", "serve"] {
            let text = dingzi([command, "-h", "--lang", lang]).text();
            let usage = text.lines().find(|line| line.contains("dingzi")).expect("there is a usage line");
            assert!(usage.contains(name) && text.contains(option), "{text}");
            assert!(!text.contains("IDEAS") && !text.contains("[创意表]"), "{text}");
        }
    }
}

#[test]
fn completions_and_the_manual_page_know_every_command() {
    for text in
        ["bash", "zsh", "fish"].map(|shell| dingzi(["completions", shell]).text()).iter().chain([&line("man").text()])
    {
        for name in commands() {
            assert!(text.contains(&name), "{name} is missing");
        }
    }
    let manual = line("man").text();
    assert!(manual.contains(".TH dingzi") && !manual.contains("\u{1b}"));
}

#[test]
fn docs_explain_every_code_and_print_the_reference() {
    for code in dingzi::diagnostic::codes().step_by(7) {
        let text = dingzi(["docs", code.code.id()]).text();
        assert!(text.contains(code.code.id()) && text.lines().count() > 2, "{text}");
    }
    assert_eq!(line("docs").text(), dingzi::cli::reference(dingzi::lang::Lang::En));
    assert_eq!(line("docs e304").text(), line("docs E0304").text(), "with a zero or without");
    let both = ["E0304", "W0304"].map(|code| dingzi(["docs", code]).text()).join("\n");
    assert_eq!([line("docs 304").text(), line("docs 0304").text()], [both.clone(), both], "without its letter");
    assert_eq!(line("docs 203").text(), line("docs E0203").text(), "no warning has this number");
    assert!(line("docs E020").run().fails(2).contains("did you mean"));
}
