//! What documents say in numbers is what the code has.

use super::fixtures::IDEAS;
use super::json::Json;
use super::support::{Project, dingzi, repository};
use dingzi::analysis::methods::METHODS;
use dingzi::chart::FIGURES;
use dingzi::value::KINDS;
use std::fs;

const WORDS: [&str; 20] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
];

const CHINESE: [&str; 20] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七",
    "十八", "十九", "二十",
];

fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// How many methods and figures there are, wherever a document counts them all.
#[test]
fn methods_and_figures_are_counted_right() {
    let [methods, figures] = [METHODS.len(), FIGURES.len()].map(|count| count - 1);
    for (path, says) in [
        ("README.md", format!("through {} methods", WORDS[methods])),
        ("README.md", format!("under {} methods", WORDS[methods])),
        ("README.md", format!("a page with {} figures", WORDS[figures])),
        ("README.zh.md", format!("{}种方法", CHINESE[methods])),
        ("README.zh.md", format!("带{}张图", CHINESE[figures])),
        ("CHANGELOG.md", format!("ranks by {} methods", WORDS[methods])),
        ("CHANGELOG.md", format!("one of {} figures", WORDS[figures])),
        ("docs/METHODOLOGY.md", format!("by {} methods", WORDS[methods])),
        ("docs/PERFORMANCE.md", format!("for all {}", WORDS[methods])),
    ] {
        assert!(read(path).contains(&says), "{path} does not say: {says}");
    }
}

/// A value function has its formula in the methodology and an example among those of the format, beside the reference
/// that is generated.
#[test]
fn every_value_function_is_documented() {
    for kind in KINDS {
        for (path, says) in
            [("docs/METHODOLOGY.md", format!("| `{} = ", kind.key)), ("docs/FORMAT.md", format!("`{{ {} = ", kind.key))]
        {
            assert!(read(path).contains(&says), "{path} does not say: {says}");
        }
    }
}

/// Every key of the JSON of a command stands in its section of docs/FORMAT.md.
#[test]
fn keys_of_outputs_are_documented() {
    let format = read("docs/FORMAT.md");
    let [first, second] = [0, 1].map(|n| Project::fixture().evidence.ids[n].as_str());
    let old = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    fs::write(&old, IDEAS.lines().take(30).collect::<Vec<_>>().join("\n")).unwrap();
    let old = old.path().to_str().unwrap();
    let mut missing = Vec::new();
    for line in [
        "score", "explain FIRST", "whatif -w data_moat=30", "diff OLD", "compare FIRST SECOND", "stability",
        "robust --draws 100", "robust --draws 100 --first 3", "methods", "weights --order data_moat>revenue_now",
        "weights --from-data entropy", "next",
    ] {
        let mut words: Vec<&str> = line.split(' ').collect();
        let command = words[0];
        let section =
            format.split("\n### ").find(|section| section.starts_with(&format!("{command}\n"))).expect(command);
        for word in &mut words {
            *word = match *word {
                "FIRST" => first,
                "SECOND" => second,
                "OLD" => old,
                word => word,
            };
        }
        words.extend(["--format", "json"]);
        let json = Json::read(&dingzi(words).text());
        let own = Project::fixture().evidence.table.headers();
        let rows = json["rows"]
            .list()
            .iter()
            .take(1)
            .flat_map(|row| row.fields())
            .filter(|(key, _)| !own.contains(&(*key).to_owned()));
        for (key, _) in rows.chain(json.fields().filter(|(key, _)| *key != "rows")) {
            // `value:ID`, one for each criterion.
            let named = key.split_once(':').map_or(format!("`{key}`"), |(kind, _)| format!("`{kind}:"));
            if !section.contains(&named) {
                missing.push(format!("{line}: {key}"));
            }
        }
    }
    assert!(missing.is_empty(), "docs/FORMAT.md does not name\n{}", missing.join("\n"));
}

/// The oldest Rust, which the workflow builds with.
#[test]
fn the_oldest_rust_is_the_same_everywhere() {
    let manifest: toml_edit::DocumentMut = read("Cargo.toml").parse().unwrap();
    let oldest = manifest["package"]["rust-version"].as_str().expect("it is named");
    for (path, says) in [
        ("README.md", format!("Rust {oldest} or newer")),
        ("README.zh.md", format!("Rust {oldest} 或更新")),
        ("CONTRIBUTING.md", format!("Rust {oldest} or newer")),
        (".github/workflows/ci.yml", format!("RUST: \"{oldest}\"")),
    ] {
        assert!(read(path).contains(&says), "{path} does not say: {says}");
    }
}
