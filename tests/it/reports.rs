//! The reports/ folder, which the README shows, is what `dingzi report` makes of the shipped files today.

use super::golden::alike;
use super::support::{blessing, files, repository, shipped_report};
use std::fs;

#[test]
fn the_committed_report_is_what_the_shipped_files_give() {
    let (folder, today) = (repository("reports"), shipped_report());
    if blessing() {
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in today {
            fs::write(folder.join(name), bytes).unwrap();
        }
        return;
    }
    let committed = if folder.is_dir() { files(&folder) } else { Default::default() };
    let mut wrong: Vec<String> = Vec::new();
    for (name, bytes) in today {
        match committed.get(name) {
            None => wrong.push(format!("{name} is missing")),
            Some(old) if name.ends_with(".png") => {
                let stem = format!("report-{}", name.trim_end_matches(".png"));
                wrong.extend(alike(&stem, bytes, old).err().map(|why| format!("{name}: {why}")));
            }
            Some(old) if old != bytes => wrong.push(format!("{name} differs")),
            Some(_) => {}
        }
    }
    wrong.extend(committed.keys().filter(|name| !today.contains_key(*name)).map(|name| format!("{name} is left over")));
    assert!(
        wrong.is_empty(),
        "reports/ is not what the shipped files give: LANG=C cargo run --release -- report\n{}",
        wrong.join("\n")
    );
}
