//! The reports/ folder, which the READMEs show, is what `dingzi report` makes of the shipped files today.

use super::{CRITERIA, IDEAS, at_the_top};
use crate::golden::alike;
use crate::support::{self, blessing, files, fixture_report, repository};
use std::collections::BTreeMap;
use std::fs;

/// The files that `dingzi report` makes of the shipped pair.
fn report(lang: &str) -> BTreeMap<String, Vec<u8>> {
    let dir = tempfile::tempdir().unwrap();
    at_the_top(&["report", "--lang", lang, "-o", dir.path().to_str().unwrap()]).text();
    files(dir.path())
}

/// Holds the files of a folder to those of today, or writes them.
fn holds(folder: &str, today: &BTreeMap<String, Vec<u8>>) {
    let folder = repository(folder);
    if blessing() {
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in today {
            fs::write(folder.join(name), bytes).unwrap();
        }
        return;
    }
    let committed = if folder.is_dir() { files(&folder) } else { Default::default() };
    let of = folder.file_name().unwrap().to_string_lossy();
    let mut wrong: Vec<String> = Vec::new();
    for (name, bytes) in today {
        match committed.get(name) {
            None => wrong.push(format!("{name} is missing")),
            Some(old) if name.ends_with(".png") => {
                let stem = format!("{of}-{}", name.trim_end_matches(".png"));
                wrong.extend(alike(&stem, bytes, old).err().map(|why| format!("{name}: {why}")));
            }
            Some(old) if old != bytes => wrong.push(format!("{name} differs")),
            Some(_) => {}
        }
    }
    wrong.extend(committed.keys().filter(|name| !today.contains_key(*name)).map(|name| format!("{name} is left over")));
    assert!(
        wrong.is_empty(),
        "{} is not what the shipped files give; DINGZI_BLESS=1 writes it\n{}",
        folder.display(),
        wrong.join("\n")
    );
}

#[test]
fn the_committed_report_is_what_the_shipped_files_give() {
    // Of the same bytes the other tests have made one already.
    let is_fixture = (CRITERIA.as_str(), IDEAS.as_str()) == (support::CRITERIA, support::IDEAS);
    holds("reports", &if is_fixture { fixture_report().clone() } else { report("en") });
}

/// Of the Chinese report the figures are kept, for the Chinese README.
#[test]
fn the_committed_chinese_figures_are_what_the_shipped_files_give() {
    let mut today = report("zh");
    today.retain(|name, _| name.ends_with(".png"));
    holds("reports/zh", &today);
}
