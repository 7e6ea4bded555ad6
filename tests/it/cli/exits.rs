//! How a run ends: 0 done, 1 wrong inputs, 2 wrong usage or files; a closed pipe is 0.

use super::{SMALL, folder};
use crate::support::{dingzi, files, line, repository, shell};
use std::fs;

#[test]
fn zero_is_done() {
    for args in ["", "check", "score", "explain humanoid", "whatif --drop growth", "docs", "man", "--version", "--help"]
    {
        let said = line(args).run();
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "dingzi {args}");
        assert!(!said.bytes.is_empty(), "dingzi {args} says nothing");
    }
}

#[test]
fn one_is_wrong_inputs() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,much,none\n");
    for args in ["score", "explain A", "whatif --drop moat", "report", "score --format csv -o out.csv"] {
        assert!(line(args).within(dir.path()).run().fails(1).contains("E0307"), "dingzi {args}");
    }
    let said = line("check").within(dir.path()).run();
    assert_eq!(said.code, 1);
    assert!(said.text().contains("E0307"), "the findings of check are its data: {said:?}");
    assert_eq!(files(dir.path()).len(), 2, "nothing is written where something is wrong");
}

#[test]
fn two_is_wrong_usage_or_a_file_that_cannot_be_read_or_written() {
    for args in [
        "scor", "score --nonsense", "score --top minus", "score --format xls", "score --lens nobody",
        "score missing.csv", "score -c missing.toml", "score -o /nowhere/out.csv", "score - -c -", "explain",
        "explain nobody-of-this-name", "whatif", "whatif --weight nothing=3", "whatif --weight growth=300",
        "whatif --cell x", "report --lens nobody", "docs E9999", "completions cobol", "--lang fr",
    ] {
        line(args).run().fails(2);
    }
    let said = line("check missing.csv").run();
    assert_eq!(said.code, 2, "{said:?}");
}

#[test]
fn a_full_disk_is_two() {
    for args in [
        "score", "score --format json", "score --format parquet", "explain humanoid", "check", "docs", "man", "--help",
        "score -h", "help score", "--version",
    ] {
        let full = fs::File::create("/dev/full").unwrap();
        let said = line(args).run_into(full);
        assert_eq!(said.code, 2, "dingzi {args}: {said:?}");
        assert!(said.stderr.starts_with("error: ") && !said.stderr.contains("panicked"), "dingzi {args}: {said:?}");
    }
}

/// A pipe that nobody reads.
fn closed_pipe() -> std::io::PipeWriter {
    std::io::pipe().unwrap().1
}

#[test]
fn a_closed_pipe_is_zero() {
    for args in [
        "", "score", "score --format csv", "score --format json", "score --format md", "explain humanoid",
        "whatif --drop growth", "check", "docs", "docs E0203", "man", "--help", "score --help",
    ] {
        let said = line(args).run_into(closed_pipe());
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "dingzi {args}");
    }
}

#[test]
fn completions_into_a_closed_pipe_are_zero() {
    let said = line("completions zsh").run_into(closed_pipe());
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
}

#[test]
fn parquet_into_a_closed_pipe_is_zero() {
    let said = line("score --format parquet").run_into(closed_pipe());
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
}

#[test]
fn the_first_line_of_a_long_table_can_be_taken() {
    let script = "{ dingzi score --format csv; echo $? >&2; } | head -1";
    let said = shell(script).within(&repository("examples/crunchbase")).run();
    assert_eq!((said.text().lines().count(), said.stderr.trim()), (1, "0"), "{said:?}");
    assert!(said.text().starts_with("rank,idea,"));
}

#[test]
fn a_closed_pipe_never_turns_mistakes_into_zero() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,much,none\n");
    for args in ["check", "check --message-format json", "check --message-format short"] {
        let said = line(args).within(dir.path()).run_into(closed_pipe());
        assert_eq!((said.code, said.stderr.as_str()), (1, ""), "dingzi {args}");
    }
    assert_eq!(line("check missing.csv").run_into(closed_pipe()).code, 2);
}

#[test]
fn whether_anybody_reads_what_is_wrong_changes_no_exit() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,much,none\n");
    fs::write(dir.path().join("pairs.csv"), "criterion,revenue,moat\nrevenue,1,x\nmoat,,1\n").unwrap();
    for (args, code) in [
        ("check", 1),
        ("score", 1),
        ("explain A", 1),
        ("report", 1),
        ("diff ideas.csv ideas.csv", 2),
        ("weights --pairs pairs.csv", 1),
        ("weights --order nothing", 1),
        ("score missing.csv", 2),
        ("docs E9999", 2),
        ("scor", 2),
    ] {
        let plain = line(args).within(dir.path()).run();
        assert_eq!(plain.code, code, "dingzi {args}: {plain:?}");
        for to in ["2>&-", "2>/dev/full", "2>&1 | true", ">&- 2>&-"] {
            let script = format!("{{ {{ dingzi {args}; echo $? >&3; }} {to}; }} 3>&1 >/dev/null");
            let said = shell(&script).within(dir.path()).run();
            assert_eq!(said.text().trim(), code.to_string(), "dingzi {args} {to}");
        }
    }
}

#[test]
fn a_warning_that_nobody_reads_stops_nothing() {
    let rubric = SMALL.replace("evidence = \"revenue\"", "evidence = \"1 / revenue\"");
    let dir = folder(&rubric, "idea,revenue,moat\nA,0,none\n");
    let loud = line("score --format csv").within(dir.path()).run();
    assert!(loud.code == 0 && loud.stderr.contains("W0301"), "{loud:?}");
    for to in ["2>&-", "2>/dev/full"] {
        let said = shell(&format!("dingzi score --format csv {to}")).within(dir.path()).run();
        assert_eq!((said.code, &said.bytes), (0, &loud.bytes), "{to}");
    }
}

#[test]
fn slips_of_the_command_line_are_told_as_they_are_meant() {
    for (args, told) in [
        ("score --top 0", "at least 1"),
        ("score --top 0 --lang zh", "要写不小于 1 的整数"),
        ("score --top -3 --lang zh", "要写不小于 1 的整数"),
        ("stability -k 0 --lang zh", "要写不小于 1 的整数"),
        ("report --date 2026-13-45 --lang zh", "要写一个日期"),
        ("whatif --lock growth --lang zh", "只锁定不算改动"),
        ("explain humanoid --vs humanoid --lang zh", "写了两次"),
        ("explain humanoid wechat --lang zh", "多写了“wechat”"),
        ("score ——top", "did you mean `--top`?"),
        ("docs gat", "did you mean `gate`?"),
    ] {
        let said = line(args).run();
        assert!(said.fails(2).contains(told), "dingzi {args}: {said:?}");
    }
}

#[test]
fn words_are_explained_and_names_may_stand_in_quotation_marks() {
    assert!(line("docs 门槛").text().starts_with("gate (门槛): "));
    assert!(line("docs score --lang zh").text().starts_with("得分（score）："));
    let explained = |name: &str| dingzi(["explain", name]).text();
    assert_eq!(explained("“AI video ads”"), explained("AI video ads"));
}
