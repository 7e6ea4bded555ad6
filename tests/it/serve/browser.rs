//! The live page in Chromium, as `tests/browser/live.mjs` uses it: every row of what it promises, and each check seen to
//! fail on a page that is broken on purpose.

use super::Server;
use crate::node::node;

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
    passes(live(&Server::fixture(), &[], &[]));
}

#[test]
fn each_check_sees_a_page_that_is_broken() {
    passes(live(&Server::fixture(), &["--faults"], &[]));
}
