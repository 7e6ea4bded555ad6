//! Files are written whole, or not at all.

use super::{SMALL, folder};
use crate::support::{dingzi, files, line, shell};
use std::fs;

#[test]
fn an_output_file_is_whole_and_its_ending_says_its_form() {
    let dir = tempfile::tempdir().unwrap();
    for form in ["csv", "json", "md"] {
        let path = dir.path().join(format!("out.{form}"));
        assert_eq!(dingzi(["score", "-o", path.to_str().unwrap()]).text(), "");
        assert_eq!(fs::read_to_string(&path).unwrap(), line(&format!("score --format {form}")).text());
    }
    let path = dir.path().join("out.txt");
    fs::write(&path, "what was there").unwrap();
    dingzi(["score", "-o", path.to_str().unwrap()]).env("CLICOLOR_FORCE", "1").text();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("AI video ads") && !text.contains('\u{1b}'), "{text}");
    assert_eq!(files(dir.path()).len(), 4, "nothing else is left behind");
}

#[test]
fn a_failure_leaves_the_file_that_was_there() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("out.csv");
    fs::write(&path, "what was there").unwrap();
    let there = || (fs::read_to_string(&path).unwrap(), files(dir.path()).len());

    // A target that is a folder.
    dingzi(["score", "--format", "csv", "-o", dir.path().to_str().unwrap()]).run().fails(2);
    let few = folder(SMALL, "idea,revenue,moat\nA,5,none\n");
    let said = dingzi(["score", "-o", "none/out.csv"]).within(few.path()).run();
    assert_eq!(said.fails(2), "error: cannot write `none/out.csv`: there is no folder `none`\n");
    dingzi(["report", "-o", path.to_str().unwrap()]).within(few.path()).run().fails(2);
    assert_eq!(there(), ("what was there".to_owned(), 1));

    // A disk that takes no more, said by the system as an error or by a signal.
    for trap in ["trap '' XFSZ; ", ""] {
        let script = format!("{trap}ulimit -f 1; dingzi score -o '{}'", path.display());
        shell(&script).run().fails(2);
        assert_eq!(there(), ("what was there".to_owned(), 1));
    }

    shell(&format!("ulimit -f 1; dingzi report -o '{}/new/report'", dir.path().display())).run().fails(2);
    assert!(!dir.path().join("new").exists(), "an empty folder is left");

    // Wrong inputs.
    let wrong = folder(SMALL, "idea,revenue,moat\nA,much,none\n");
    dingzi(["score", "-o", path.to_str().unwrap()]).within(wrong.path()).run().fails(1);
    assert_eq!(there().0, "what was there");
}

#[test]
fn an_ending_is_not_passed_over() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    dingzi(["score", "-o", &path("RANKING.CSV")]).text();
    assert!(fs::read_to_string(path("RANKING.CSV")).unwrap().starts_with("rank,"));
    dingzi(["score", "-o", &path("ranking.ods")]).run().fails(2);
}

#[test]
fn what_is_no_plain_file_is_written_into() {
    let dir = tempfile::tempdir().unwrap();
    let (link, real) = (dir.path().join("link.csv"), dir.path().join("real.csv"));
    fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    dingzi(["score", "-o", link.to_str().unwrap()]).text();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink(), "the link is gone");
    assert!(fs::read_to_string(&real).unwrap().starts_with("rank,"), "and its file is old");
    let script = format!(
        "cd '{}'; mkfifo pipe; timeout 5 cat pipe & cd - >/dev/null; dingzi score --format csv -o '{}'; wait",
        dir.path().display(),
        dir.path().join("pipe").display()
    );
    assert!(shell(&script).run().text().starts_with("rank,"), "the reader of the pipe got nothing");
}
