//! No output is an input, whatever it is called.

use super::{SMALL, folder};
use crate::support::{dingzi, files, line, shell};
use std::fs;
use std::os::unix::fs::symlink;

const IDEAS: &str = "idea,revenue,moat\nA,5,none\nB,50,own\n";
const OTHERS: &str = "idea,revenue,moat\nA,7,none\nB,40,own\n";
const PAIRS: &str = "a,b,times\nrevenue,moat,3\n";

/// A folder with everything that a command can read.
fn all() -> tempfile::TempDir {
    let dir = folder(SMALL, IDEAS);
    for (name, text) in [("old.csv", OTHERS), ("old.toml", SMALL), ("pairs.csv", PAIRS), ("ranking.csv", IDEAS)] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    fs::write(dir.path().join("best-worst.csv"), "criterion,best_to,to_worst\nrevenue,1,2\nmoat,2,1\n").unwrap();
    line("score -o table.xlsx").within(dir.path()).text();
    // What may not be read by its name alone: links, another name, another spelling.
    symlink("ideas.csv", dir.path().join("link.csv")).unwrap();
    fs::hard_link(dir.path().join("ideas.csv"), dir.path().join("twin.csv")).unwrap();
    fs::create_dir(dir.path().join("inner")).unwrap();
    symlink("../ideas.csv", dir.path().join("inner/ranking.csv")).unwrap();
    symlink("../criteria.toml", dir.path().join("inner/index.html")).unwrap();
    dir
}

#[test]
fn what_is_read_is_never_written_to() {
    let dir = all();
    let before = files(dir.path());
    let absolute = format!("score -f csv -o {}", dir.path().join("ideas.csv").display());
    for (args, what) in [
        ("score -o ideas.csv", "`ideas.csv` is the table of ideas"),
        ("score -f csv -o criteria.toml", "`criteria.toml` is the rubric"),
        ("score -o ./inner/../ideas.csv", "`./inner/../ideas.csv` is the table of ideas"),
        ("score -o link.csv", "`link.csv` is the table of ideas"),
        ("score -o twin.csv", "`twin.csv` is the table of ideas"),
        ("score link.csv -o ideas.csv", "is the table of ideas"),
        ("score table.xlsx -o table.xlsx", "`table.xlsx` is the table of ideas"),
        ("score ideas.csv old.csv -o old.csv", "`old.csv` is the table of ideas"),
        ("score o*.csv -o old.csv", "`old.csv` is the table of ideas"),
        (absolute.as_str(), "is the table of ideas"),
        ("explain A -o ideas.csv", "the table"),
        ("whatif --weight moat=10 -o ideas.csv", "the table"),
        ("whatif --weight moat=10 --save-lens mine -f csv -o criteria.toml", "the rubric"),
        ("diff old.csv -o old.csv", "`old.csv` is the table of before"),
        ("diff old.csv ideas.csv -o ideas.csv", "`ideas.csv` is the table of ideas"),
        ("diff ideas.csv --old-criteria old.toml -f csv -o old.toml", "`old.toml` is the rubric of before"),
        ("compare A B -o ideas.csv", "the table"),
        ("stability -o ideas.csv", "the table"),
        ("robust -o ideas.csv", "the table"),
        ("methods -o ideas.csv", "the table"),
        ("next -o ideas.csv", "the table"),
        ("weights --order moat>revenue -o ideas.csv", "the table"),
        ("weights --pairs pairs.csv -o pairs.csv", "`pairs.csv` is the form"),
        ("weights --best-worst best-worst.csv -o best-worst.csv", "`best-worst.csv` is the form"),
        ("weights --blank pairs -o criteria.toml", "the rubric"),
        ("report ranking.csv -o .", "`./ranking.csv` is the table of ideas"),
        ("report ranking.csv -o new/..", "`new/../ranking.csv` is the table of ideas"),
        ("chart ranking -o new/sub/../../ideas.csv", "the table"),
        ("report -o inner", "`inner/ranking.csv` is the table of ideas"),
        ("report old.csv -o inner", "`inner/index.html` is the rubric"),
        ("chart ranking -o ideas.csv", "the table"),
    ] {
        let said = line(args).within(dir.path()).run();
        let told = said.fails(2);
        assert!(told.starts_with("error[E0413]: ") && told.contains(what), "dingzi {args}: {told}");
        assert!(told.contains("= help: write to another file or folder"), "dingzi {args}: {told}");
        assert_eq!(files(dir.path()), before, "dingzi {args} has written");
        assert!(!dir.path().join("inner/ranking.svg").exists());
    }
}

#[test]
fn standard_output_is_no_input_either() {
    for args in ["score", "score --format csv", "check", "explain A", "diff old.csv"] {
        let dir = all();
        let said = shell(&format!("dingzi {args} >> ideas.csv")).within(dir.path()).run();
        assert!(said.fails(2).contains("E0413"), "dingzi {args}: {said:?}");
        assert_eq!(fs::read_to_string(dir.path().join("ideas.csv")).unwrap(), IDEAS, "dingzi {args}");
    }
    let dir = all();
    let said = shell("dingzi score - < ideas.csv >> ideas.csv").within(dir.path()).run();
    assert!(said.fails(2).contains("standard output goes into `-`"), "{said:?}");
    let said = shell("dingzi score > ideas.csv").within(dir.path()).run();
    assert!(said.fails(2).contains("`>` has emptied this one already"), "{said:?}");
}

#[test]
fn what_is_not_read_may_be_written_to() {
    let dir = all();
    for args in
        ["score -o old.csv", "diff link.csv old.csv -o pairs.csv", "report -o .", "weights --blank pairs -o pairs.csv"]
    {
        let said = line(args).within(dir.path()).run();
        assert_eq!(said.code, 0, "dingzi {args}: {said:?}");
    }
    // Nor does a file that is written to twice stop the second time.
    for _ in 0..2 {
        line("score -o out.csv").within(dir.path()).text();
    }
}

#[test]
fn a_dash_is_standard_output() {
    let dir = folder(SMALL, IDEAS);
    let same = |args: &str, plain: &str| {
        assert_eq!(line(args).within(dir.path()).run().bytes, line(plain).within(dir.path()).run().bytes, "{args}");
    };
    same("score -o -", "score");
    same("score -f csv -o -", "score -f csv");
    same("weights --order moat>revenue -f json -o -", "weights --order moat>revenue -f json");
    same("weights --blank pairs -o -", "weights --blank pairs");
    let bytes = |args: &str| line(args).within(dir.path()).run().bytes;
    assert!(bytes("chart ranking -o -").starts_with(b"\x89PNG"));
    assert!(bytes("report -o -").starts_with(b"<!DOCTYPE html>"));
    assert!(bytes("report --format pdf -o -").starts_with(b"%PDF"));
    assert!(line("report --format md -o -").within(dir.path()).run().fails(2).contains("pictures beside it"));
    assert_eq!(files(dir.path()).len(), 2, "a file was written");
    // What the shell has opened is written to, and not replaced.
    let script = "echo first > log; dingzi score -f csv -o /dev/stdout >> log; cat log; dingzi score -f csv -o /dev/fd/3 3>&1 | cat";
    let said = shell(script).within(dir.path()).run();
    let csv = line("score -f csv").within(dir.path()).text();
    assert_eq!(said.text(), format!("first\n{csv}{csv}"), "{said:?}");
    let said = shell("dingzi chart ranking - -o - < ideas.csv | head -c 4").within(dir.path()).run();
    assert_eq!(said.bytes, b"\x89PNG", "{said:?}");
}

#[test]
fn a_blank_form_is_written_where_it_is_asked_for() {
    let dir = folder(SMALL, IDEAS);
    for (way, name) in [("pairs", "pairs.csv"), ("best-worst", "form"), ("order", "order.txt")] {
        let printed = line(&format!("weights --blank {way}")).within(dir.path()).text();
        assert_eq!(line(&format!("weights --blank {way} -o {name}")).within(dir.path()).text(), "");
        assert_eq!(fs::read_to_string(dir.path().join(name)).unwrap(), printed, "{way}");
    }
    for args in ["weights --blank pairs -o pairs.xlsx", "weights --blank pairs -f json"] {
        assert!(line(args).within(dir.path()).run().fails(2).contains("written as csv"), "{args}");
    }
}

#[test]
fn a_read_only_output_and_a_link_to_nothing_are_left() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder(SMALL, IDEAS);
    let path = |name: &str| dir.path().join(name);
    fs::write(path("kept.csv"), "mine").unwrap();
    fs::set_permissions(path("kept.csv"), fs::Permissions::from_mode(0o444)).unwrap();
    assert!(line("score -o kept.csv").within(dir.path()).run().fails(2).contains("read-only"));
    assert_eq!(fs::read_to_string(path("kept.csv")).unwrap(), "mine");
    symlink("nowhere", path("dangling.csv")).unwrap();
    assert!(line("score -o dangling.csv").within(dir.path()).run().fails(2).contains("a link that leads to no file"));
    assert!(fs::symlink_metadata(path("dangling.csv")).unwrap().is_symlink());
    // What others may write to stays so.
    fs::write(path("shared.csv"), "").unwrap();
    fs::set_permissions(path("shared.csv"), fs::Permissions::from_mode(0o664)).unwrap();
    dingzi(["score", "-o", "shared.csv"]).within(dir.path()).text();
    assert_eq!(fs::metadata(path("shared.csv")).unwrap().permissions().mode() & 0o777, 0o664);
}
