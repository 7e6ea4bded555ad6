//! The live page in Chromium, as `tests/browser/live.mjs` uses it: every row of what it promises, and each check seen to
//! fail on a page that is broken on purpose.

use super::Server;
use crate::browser::node;
use crate::support::IDEAS;
use std::fs;

/// What `live.mjs` says of a server, or none if a tool is missing.
fn live(server: &Server, before: &[&str], after: &[&str]) -> Option<String> {
    let url = format!("http://{}/", server.host);
    let folder = server.folder.path().to_str().unwrap();
    let args: Vec<&str> = before.iter().copied().chain([url.as_str(), folder]).chain(after.iter().copied()).collect();
    node("live.mjs", &args, server.folder.path())
}

fn passes(said: Option<String>) {
    if let Some(said) = said {
        assert!(said.ends_with(" passed, 0 failed\n") && !said.starts_with("0 passed"), "{said}");
    }
}

#[test]
fn the_page_does_what_it_promises() {
    passes(live(&Server::shipped(), &[], &[]));
}

#[test]
fn each_check_sees_a_page_that_is_broken() {
    passes(live(&Server::shipped(), &["--faults"], &[]));
}

/// Ideas with the cells of the shipped ones, each column in an order of its own, so that hardly two are alike.
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
    let server = Server::shipped();
    fs::write(server.path("ideas.csv"), ideas(10_000)).unwrap();
    while server.get("/api/session").json()["ideas"] != 10_000 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    passes(live(&server, &[], &["many"]));
}
