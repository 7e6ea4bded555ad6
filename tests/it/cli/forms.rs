//! The forms of a table: terminal text, CSV, JSON, Markdown, Parquet; Excel has a file of its own.

use super::{SMALL, folder};
use crate::json::Json;
use crate::support::{IDEAS, Project, dingzi, line, rows};
use std::fs;

#[test]
fn json_has_the_run_and_its_rows() {
    let text = line("score --format json --lens market --top 7").text();
    let object = Json::read(&text);
    assert_eq!(object["lens"], "market");
    assert_eq!(object["ideas"], Project::fixture().evidence.ids.len());
    let sum: f64 = object["weights"].as_object().unwrap().values().map(|w| w.as_f64().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    assert_eq!(rows(&text).len(), 7);
    let row = &object["rows"][0];
    assert!(row["gate:survival"].is_string() && row["value:revenue_now"].is_f64() && row["revenue_12m"].is_string());
}

#[test]
fn csv_carries_the_columns_of_the_ideas() {
    let text = line("score --format csv").text();
    let mut ranking = csv::Reader::from_reader(text.as_bytes());
    let mut table = csv::Reader::from_reader(IDEAS.as_bytes());
    let headers = ranking.headers().unwrap().clone();
    let written: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let rows: Vec<csv::StringRecord> = ranking.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), written.len());
    // The column that names the ideas stands in front, under the same name.
    for (place, header) in table.headers().unwrap().iter().enumerate() {
        // A header that the ranking has already gets a star.
        let at = headers.iter().position(|h| h == header || h.trim_end_matches('*') == header);
        let at = at.unwrap_or_else(|| panic!("{header} is not carried: {headers:?}"));
        for row in &rows {
            let of = written.iter().find(|w| w[0] == row[1]).unwrap_or_else(|| panic!("{row:?}"));
            assert_eq!(&row[at], &of[place], "{header} is carried as it was written");
        }
    }
    let at = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let json = crate::support::rows(&line("score --format json").text());
    for (row, json) in rows.iter().zip(json) {
        assert!((row[at("score")].parse::<f64>().unwrap() - json.score).abs() < 1e-12, "to the last digit but one");
        assert_eq!((&row[at("verdict")], &row[at("idea")]), (json.verdict.as_str(), json.idea.as_str()));
    }
}

#[test]
fn columns_that_the_rubric_does_not_read_are_carried_untouched() {
    let dir = folder(SMALL, "idea,revenue,moat,note,rank,,pareto\nA,5,own,\"a, \"\"b\"\"\n二行\",x,z,p\n");
    let text = line("score --format csv").within(dir.path()).text();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let at = |name: &str| headers.iter().position(|h| h == name).unwrap_or_else(|| panic!("no {name}: {headers:?}"));
    assert_eq!((&row[at("note")], &row[at("rank*")], &row[at("*")]), ("a, \"b\"\n二行", "x", "z"));
    assert_eq!((&row[at("rank")], &row[at("revenue")]), ("1", "5"));
    assert_eq!((&row[at("pareto")], &row[at("pareto*")]), ("true", "p"));
    let unique: std::collections::BTreeSet<&str> = headers.iter().collect();
    assert_eq!(unique.len(), headers.len(), "{headers:?}");
}

#[test]
fn parquet_begins_and_ends_with_par1() {
    let said = line("score --format parquet").run();
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.bytes.starts_with(b"PAR1") && said.bytes.ends_with(b"PAR1"));
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ranking.parquet");
    dingzi(["score", "-o", path.to_str().unwrap()]).text();
    assert!(fs::read(path).unwrap() == said.bytes, "a file holds what the pipe got");
}

#[test]
fn markdown_is_a_table() {
    let text = line("score --format md").text();
    let bars = |l: &str| l.replace("\\|", "").matches('|').count();
    let first = bars(text.lines().next().unwrap());
    assert!(text.lines().all(|l| bars(l) == first && l.starts_with("| ")), "{text}");
    assert_eq!(text.lines().count(), 2 + Project::fixture().evidence.ids.len());
    assert!(text.lines().nth(1).unwrap().contains("---:"));
}

#[test]
fn every_command_with_a_table_has_every_form() {
    for args in ["score", "explain humanoid", "explain humanoid --vs wechat", "whatif --drop growth"] {
        for form in dingzi::export::FORMATS {
            let said = line(&format!("{args} --format {}", form.id)).run();
            assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{args}, {}", form.id);
            match form.id {
                "json" => assert!(Json::read(said.text())["rows"].is_array()),
                "csv" => assert!(csv::Reader::from_reader(&said.bytes[..]).records().all(|r| r.is_ok())),
                "parquet" => assert!(said.bytes.starts_with(b"PAR1")),
                "xlsx" => assert!(said.bytes.starts_with(b"PK\x03\x04")),
                _ => assert!(!said.text().is_empty()),
            }
        }
    }
}
