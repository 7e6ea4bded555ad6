//! What must have the machine to itself: how smooth the live page is. Cargo runs test binaries one after the other, and
//! within this one there is one test.

#[allow(dead_code, reason = "the other tests ask more of a server")]
#[path = "../it/serve/server.rs"]
mod server;

#[path = "../it/fixtures.rs"]
mod fixtures;

#[allow(dead_code, reason = "the other tests ask more of an answer")]
#[path = "../it/json.rs"]
mod json;

#[path = "../it/node.rs"]
mod node;

use fixtures::{CRITERIA, IDEAS};
use server::Server;
use std::fs;

/// Ideas with the cells of the fixture, each column in an order of its own, so that hardly two are alike.
fn ideas(count: usize) -> String {
    let mut reader = csv::Reader::from_reader(IDEAS.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    for n in 0..count {
        let cell = |(c, cell): (usize, &str)| match c {
            0 => format!("{n} {cell}"),
            _ => rows[(n / (c + 1) + n * c) % rows.len()][c].to_owned(),
        };
        writer.write_record(rows[n % rows.len()].iter().enumerate().map(cell)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn ten_thousand_ideas_stay_smooth() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("criteria.toml"), CRITERIA).unwrap();
    fs::write(folder.path().join("ideas.csv"), ideas(10_000)).unwrap();
    let server = Server::start(folder, &[]);
    let (url, folder) = (format!("http://{}/", server.host), server.folder.path());
    let args = [url.as_str(), folder.to_str().unwrap(), "many"];
    if let Some(said) = node::node("live.mjs", &args, folder) {
        assert!(said.ends_with("1 passed, 0 failed\n"), "{said}");
        let seen = node::node("live.mjs", &[&["--faults"], &args[..]].concat(), folder).unwrap();
        assert!(seen.ends_with("3 passed, 0 failed\n"), "{seen}");
    }
}
