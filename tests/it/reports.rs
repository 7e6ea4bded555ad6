//! The reports/ folder, which the READMEs show, is what `dingzi report` makes of the shipped files today.

use super::golden::alike;
use super::support::{blessing, dingzi, files, repository, shipped_report};
use std::collections::BTreeMap;
use std::fs;

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
    holds("reports", shipped_report());
}

/// Of the Chinese report the figures are kept, for the Chinese README.
#[test]
fn the_committed_chinese_figures_are_what_the_shipped_files_give() {
    let dir = tempfile::tempdir().unwrap();
    dingzi(["report", "--lang", "zh", "-o", dir.path().to_str().unwrap()]).text();
    let mut today = files(dir.path());
    today.retain(|name, _| name.ends_with(".png"));
    holds("reports/zh", &today);
}
