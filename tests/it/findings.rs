//! The message is the test: a broken input for every kind of finding, with what `dingzi` says about it.
//!
//! `tests/findings/CODE` (or `CODE-what`) is broken in one way and says CODE alone; `tests/findings_together` holds
//! what a finding stands among: several at once, line ends, encodings, formats. A case is a folder with its
//! `criteria.toml` and `ideas.csv`, so that one can go there and run `dingzi check`; `args.txt` has other arguments,
//! one a line, `stdin.txt` what is piped in; of `ideas.xlsx.txt` the workbook `ideas.xlsx` is made. `expected.txt` is
//! what comes out: standard output, below `[stderr]` standard error, and the exit code.
//!
//! `DINGZI_BLESS=1 cargo test --test it` writes every `expected.txt` anew. Read what changed as the founder who made
//! the mistake: is the place right, is it plain, is there a way out?

use super::workbook;
use dingzi::diagnostic::{Class, Code, Finding, Findings, Sources};
use dingzi::rubric::{self, TableSpec};
use dingzi::{evidence, input, lang::Lang};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

const ALONE: &str = "findings";
const TOGETHER: &str = "findings_together";

/// The cases of a folder of tests/, by name.
fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> &str {
    case.file_name().and_then(|n| n.to_str()).expect("cases have plain names")
}

/// The code that a case is about: its name up to the first dash.
fn code(case: &Path) -> &str {
    name(case).split('-').next().expect("split gives at least one part")
}

/// What `dingzi` prints for a case. It runs in a copy, since some commands write.
fn run(case: &Path, args: &str, locale: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(case).unwrap() {
        let file = entry.unwrap().path();
        match name(&file).strip_suffix(".xlsx.txt") {
            Some(book) => {
                let text = fs::read_to_string(&file).unwrap();
                fs::write(dir.path().join(format!("{book}.xlsx")), workbook::book(&text)).unwrap();
            }
            None => fs::copy(&file, dir.path().join(name(&file))).map(|_| ()).unwrap(),
        }
    }
    let stdin = match fs::File::open(case.join("stdin.txt")) {
        Ok(file) => Stdio::from(file),
        Err(_) => Stdio::null(),
    };
    let output = Command::new(env!("CARGO_BIN_EXE_dingzi"))
        .args(args.lines())
        .current_dir(dir.path())
        .env_clear()
        .envs([("NO_COLOR", "1"), ("COLUMNS", "100"), ("LANG", locale)])
        .stdin(stdin)
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).expect("messages are UTF-8");
    let errors = String::from_utf8(output.stderr).expect("messages are UTF-8");
    if !errors.is_empty() {
        text += &format!("[stderr]\n{errors}");
    }
    match output.status.code() {
        Some(exit) => text + &format!("exit: {exit}\n"),
        None => text + "killed\n",
    }
}

/// What is printed for a case, and the file of it that says what should be.
struct Found {
    case: PathBuf,
    expected: &'static str,
    text: String,
}

/// A case in both languages, unless its arguments choose one.
fn run_both(case: &Path) -> Vec<Found> {
    let args = fs::read_to_string(case.join("args.txt")).unwrap_or_else(|_| "check\n".into());
    let in_language = |expected, locale| Found { case: case.to_owned(), expected, text: run(case, &args, locale) };
    let mut both = vec![in_language("expected.txt", "en_US.UTF-8")];
    if !args.contains("--lang") {
        both.push(in_language("expected.zh.txt", "zh_CN.UTF-8"));
    }
    both
}

/// Cases with what they print: run once, on all processors.
static FOUND_ALONE: LazyLock<Vec<Found>> = LazyLock::new(|| run_all(ALONE));
static FOUND_TOGETHER: LazyLock<Vec<Found>> = LazyLock::new(|| run_all(TOGETHER));

fn run_all(folder: &str) -> Vec<Found> {
    let cases = cases(folder);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let part = cases.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let run_part = |part: &[PathBuf]| part.iter().flat_map(|case| run_both(case)).collect::<Vec<_>>();
        let workers: Vec<_> = cases.chunks(part).map(|part| scope.spawn(move || run_part(part))).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("every case runs")).collect()
    })
}

/// How a finding begins, up to its code.
const HEADS: [&str; 4] = ["error[", "warning[", "错误[", "警告["];

/// The codes that a text reports, each once.
fn reported(text: &str) -> BTreeSet<&str> {
    let heads = text.lines().filter_map(|line| {
        let rest = HEADS.iter().find_map(|head| line.strip_prefix(head))?;
        rest.split(']').next()
    });
    heads.collect()
}

fn compare(found: &[Found]) {
    let mut wrong = Vec::new();
    for Found { case, expected, text: found } in found {
        let path = case.join(expected);
        if std::env::var_os("DINGZI_BLESS").is_some() {
            fs::write(&path, found).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&path).unwrap_or_else(|e| format!("no expected.txt: {e}\n"));
        if *found != expected {
            wrong.push(format!("==== {}\n---- expected\n{expected}---- found\n{found}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} messages differ; DINGZI_BLESS=1 accepts what was found\n{}",
        wrong.len(),
        found.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_code_has_a_case_and_every_case_a_code() {
    let cases = cases(ALONE);
    let held: BTreeSet<&str> = cases.iter().map(|case| name(case)).collect();
    // What requests are told is in tests/requests; no case can hold a file that changes, which large.rs does.
    for entry in
        dingzi::diagnostic::codes().filter(|entry| entry.code.class() != Class::Page && entry.code != Code::E0106)
    {
        assert!(held.contains(entry.code.id()), "tests/{ALONE}/{} is missing: {}", entry.code, entry.title.en);
    }
    for case in &cases {
        let known = dingzi::diagnostic::codes().any(|known| known.code.id() == code(case));
        assert!(known, "tests/{ALONE}/{} is named for no code", name(case));
    }
}

#[test]
fn each_mistake_is_told_in_these_words() {
    compare(&FOUND_ALONE);
}

#[test]
fn mistakes_together_are_told_in_these_words() {
    compare(&FOUND_TOGETHER);
}

#[test]
fn a_case_reports_its_own_code_alone() {
    for Found { case, text: found, .. } in FOUND_ALONE.iter() {
        assert_eq!(reported(found), BTreeSet::from([code(case)]), "tests/{ALONE}/{}", name(case));
    }
}

/// Exit codes as documented: 0 done, 1 the inputs are wrong, 2 usage or a file that cannot be read.
#[test]
fn the_exit_code_says_who_has_to_act() {
    for Found { case, text: found, .. } in FOUND_ALONE.iter() {
        // A mistake that stands in an argument is wrong usage, whatever its code.
        let in_argument = found.contains(" --> --");
        let exit = match code(case) {
            warning if warning.starts_with('W') => 0,
            usage if usage == "E0101" || usage.starts_with("E04") || in_argument => 2,
            _ => 1,
        };
        assert!(found.ends_with(&format!("exit: {exit}\n")), "tests/{ALONE}/{}: {found}", name(case));
    }
}

#[test]
fn no_message_without_a_way_out() {
    let mut helpless = Vec::new();
    for Found { case, text: found, .. } in FOUND_ALONE.iter().chain(FOUND_TOGETHER.iter()) {
        // Findings are parted by empty lines; a line that is shown has its number and is not empty.
        let parts = found.split("\n\n").map(|part| part.trim_start_matches("[stderr]\n"));
        let findings = parts.filter(|part| HEADS.iter().any(|head| part.starts_with(head)));
        let ways_out = ["= help: ", "= 建议：", "more of this kind", "处同类问题"];
        for finding in findings.filter(|f| !ways_out.iter().any(|way| f.contains(way))) {
            helpless.push(format!("{}: {}", name(case), finding.lines().next().unwrap_or_default()));
        }
    }
    assert!(helpless.is_empty(), "{} without a way out:\n{}", helpless.len(), helpless.join("\n"));
}

/// The replacement of a finding, put where it says, leaves fewer findings and none that is new.
#[test]
fn a_replacement_put_in_its_place_mends() {
    let mut broken = Vec::new();
    for case in cases(ALONE).iter().chain(&cases(TOGETHER)) {
        let [Ok(rubric), Ok(ideas)] = ["criteria.toml", "ideas.csv"].map(|file| fs::read(case.join(file))) else {
            continue;
        };
        let before = findings(&rubric, &ideas);
        for (place, new) in before.0.iter().filter_map(|f| f.fix.as_ref()) {
            let source = before.1.get(place.source);
            let mended =
                [&source.bytes[..place.range.start], new.as_bytes(), &source.bytes[place.range.end..]].concat();
            let after = if source.name == "ideas.csv" { findings(&rubric, &mended) } else { findings(&mended, &ideas) };
            let codes = |findings: &[Finding]| findings.iter().map(|f| f.code.id()).collect::<Vec<_>>();
            let (old, left) = (codes(&before.0), codes(&after.0));
            if left.len() >= old.len() || left.iter().any(|code| !old.contains(code)) {
                broken.push(format!(
                    "{}: `{new}` at {:?} of {}: {old:?} → {left:?}",
                    name(case),
                    place.range,
                    source.name
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn findings(rubric: &[u8], ideas: &[u8]) -> (Vec<Finding>, Sources) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let source = input::add("criteria.toml".into(), rubric.to_vec(), &mut sources, &mut findings);
    let spec = source.map_or_else(TableSpec::default, |source| rubric::read(source, &sources, &[], &mut findings).1);
    if let Some(source) = input::add("ideas.csv".into(), ideas.to_vec(), &mut sources, &mut findings) {
        evidence::read(source, &sources, &spec, Lang::En, &mut findings);
    }
    (findings.iter().cloned().collect(), sources)
}
