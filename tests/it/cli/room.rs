//! Where the system gives little: few threads, few files, little memory. A sentence or the same answer, never a panic.

use crate::support::{Said, line, shell};
use std::sync::atomic::{AtomicU32, Ordering};

/// A line of the shell as a user whom limits bind, who is not root; none where nobody else can run the program.
fn limited(limit: &str, args: &str) -> Option<Said> {
    let is_root = shell("id -u").run().text().trim() == "0";
    // Somebody else each time: the limit is one of all that a user runs.
    static RUN: AtomicU32 = AtomicU32::new(0);
    let user = 100_000 + std::process::id() % 100_000 * 100 + RUN.fetch_add(1, Ordering::Relaxed);
    let as_nobody = &format!("setpriv --reuid={user} --regid={user} --clear-groups");
    let program = env!("CARGO_BIN_EXE_dingzi");
    if is_root && shell(&format!("{as_nobody} '{program}' --version")).run().code != 0 {
        eprintln!("only root can run {program}: not tested");
        return None;
    }
    let user = if is_root { as_nobody } else { "" };
    Some(shell(&format!("{user} bash -c \"ulimit {limit} && exec '{program}' {args}\"")).run())
}

#[test]
fn few_files_are_a_sentence() {
    for args in ["check", "score", "report -o /dev/null", "examples"] {
        let said = shell(&format!("ulimit -n 8; dingzi {args}")).run();
        assert_eq!(said.code, 2, "dingzi {args}: {said:?}");
        assert!(said.stderr.starts_with("error: "), "dingzi {args}: {said:?}");
    }
    assert_eq!(shell("ulimit -n 8; dingzi docs").run().code, 0, "what computes nothing needs no room");
}

#[test]
fn without_a_thread_there_is_a_sentence() {
    for args in ["robust", "report", "serve"] {
        let Some(said) = limited("-u 1", args) else { return };
        assert_eq!(said.code, 2, "dingzi {args}: {said:?}");
        assert!(said.stderr.contains("threads can be started"), "dingzi {args}: {said:?}");
    }
}

/// A small table is scored at once: that it is done where no thread can be started shows that no pool is waited for.
#[test]
fn a_small_table_needs_no_other_thread() {
    for args in ["check", "score", "score --format json", "explain humanoid", "whatif --drop growth"] {
        let plain = line(args).run();
        let Some(said) = limited("-u 1", args) else { return };
        assert_eq!((said.code, &said.bytes), (0, &plain.bytes), "dingzi {args}: {said:?}");
    }
}

#[test]
fn few_threads_say_the_same() {
    for args in [
        "check",
        "score --format json",
        "robust --format json",
        "stability",
        "score ../../examples/crunchbase/ideas.csv -c ../../examples/crunchbase/criteria.toml --top 3",
    ] {
        let plain = line(args).run();
        let Some(said) = limited("-u 8", args) else { return };
        assert_eq!((said.code, &said.bytes), (0, &plain.bytes), "dingzi {args}: {said:?}");
        let one = line(args).env("RAYON_NUM_THREADS", "1").env("POLARS_MAX_THREADS", "1").run();
        assert_eq!((one.code, &one.bytes), (0, &plain.bytes), "dingzi {args}: {one:?}");
    }
}

#[test]
fn a_gigabyte_is_enough() {
    let dir = tempfile::tempdir().unwrap();
    for args in ["score", "robust", "report --format pdf -o", "chart ranking -o"] {
        let file = dir.path().join(if args.starts_with("chart") { "a.png" } else { "a.pdf" });
        let args = if args.ends_with("-o") { format!("{args} {}", file.display()) } else { args.to_owned() };
        let said = shell(&format!("ulimit -v 1000000; dingzi {args}")).run();
        assert_eq!(said.code, 0, "dingzi {args}: {said:?}");
    }
}
