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

/// The shipped ideas, again and again under new names.
fn ideas(count: usize) -> String {
    let (header, rows) = IDEAS.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    let row = |n: usize| format!("{n} {}\n", rows[n % rows.len()]);
    format!("{header}\n{}", (0..count).map(row).collect::<String>())
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
