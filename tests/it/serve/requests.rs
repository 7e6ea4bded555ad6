//! The message is the test: what a wrong request is told. A case is a text in `tests/requests`: a request line, its body
//! below an empty line, and below `----` the answer; `DINGZI_BLESS=1` writes the answers anew.

use super::Server;
use crate::support::{blessing, repository};
use dingzi::diagnostic::Class;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

const RULE: &str = "\n----\n";

fn cases() -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(repository("tests/requests")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn each_wrong_request_is_told_so_in_these_words() {
    let server = Server::fixture();
    let (mut wrong, mut codes) = (Vec::new(), BTreeSet::new());
    for (path, text) in cases() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (request, expected) = text.split_once(RULE).unwrap_or((text.trim_end(), ""));
        let (line, body) = request.split_once("\n\n").unwrap_or((request.trim_end(), ""));
        let (method, to) = line.split_once(' ').unwrap();
        let answer = match method {
            "POST" => server.ask(to, body),
            _ => server.raw(&format!("{method} {to} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.host)),
        };
        assert!((400..500).contains(&answer.status), "{name}: {}", answer.status);
        let found = format!("{}\n{}\n", answer.status, serde_json::to_string_pretty(&answer.json()).unwrap());
        let answered = answer.json();
        let findings = answered["findings"].list();
        assert!(!findings.is_empty(), "{name}");
        for finding in findings {
            assert_ne!(finding["help"].list().len(), 0, "{name}: no way out: {finding}");
        }
        let told: BTreeSet<String> = answer.codes().into_iter().collect();
        if let Some(code) = name.split('-').next().filter(|code| code.starts_with('E')) {
            assert_eq!(told, BTreeSet::from([code.to_owned()]), "{name} tells other codes");
        }
        codes.extend(told);
        if blessing() {
            fs::write(&path, format!("{request}{RULE}{found}")).unwrap();
        } else if found != expected {
            wrong.push(format!("==== {name}\n---- expected\n{expected}---- found\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for entry in dingzi::diagnostic::codes().filter(|entry| entry.code.class() == Class::Page) {
        assert!(
            codes.contains(entry.code.id()),
            "no case in tests/requests is told {}: {}",
            entry.code,
            entry.title.en
        );
    }
    assert!(server.is_well());
}
