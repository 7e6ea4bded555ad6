//! docs/API.md: each request in it, with the answer that stands below it; `DINGZI_BLESS=1` writes the answers anew.

use super::Server;
use crate::json::Json;
use crate::support::{blessing, repository};
use serde_json::Value;
use std::fs;

/// The text of the first fenced block in this language.
fn block<'a>(text: &'a str, language: &str) -> &'a str {
    let (_, rest) = text.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

/// As a reader wants to see it: pictures are long, and told by their beginning.
fn abridged(mut answer: Value) -> Value {
    match &mut answer {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                let is_picture = name == "svg" && value.as_str().is_some_and(|svg| svg.starts_with("<svg "));
                *value = if is_picture { "<svg …>".into() } else { abridged(value.take()) };
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| *value = abridged(value.take())),
        _ => {}
    }
    answer
}

/// JSON with a list of numbers or short texts on one line.
fn pretty(answer: Value) -> String {
    let mut out = String::new();
    let mut list: Option<String> = None;
    for line in serde_json::to_string_pretty(&abridged(answer)).unwrap().lines() {
        match &mut list {
            None if line.ends_with('[') => list = Some(line.to_owned()),
            None => out += &format!("{line}\n"),
            Some(start) if line.trim_start().starts_with(']') => {
                let one_line = start.replace("[ ", "[") + line.trim_start();
                out += &format!("{one_line}\n");
                list = None;
            }
            Some(start) if line.ends_with(['{', '[']) => {
                out += &format!("{start}\n{line}\n");
                list = None;
            }
            Some(start) => *start += &format!(" {}", line.trim_start()),
        }
    }
    out
}

#[test]
fn every_example_is_answered_as_written() {
    let path = repository("docs/API.md");
    let text = fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("criteria.toml"), block(&text, "toml")).unwrap();
    fs::write(folder.path().join("ideas.csv"), block(&text, "csv")).unwrap();
    let server = Server::start(folder, &[]);
    let mut parts = text.split("```http\n");
    let mut new = parts.next().unwrap().to_owned();
    let mut examples = 0;
    for part in parts {
        let (request, rest) = part.split_once("```\n").unwrap();
        let (line, body) = request.split_once('\n').unwrap();
        let answer = match line.split_once(' ').unwrap() {
            ("GET", path) => server.get(path),
            (_, path) => server.ask(path, body.trim_end()),
        };
        // How far a stream has come when it tells is a matter of the machine.
        let last = answer.body.lines().filter(|line| !line.starts_with("{\"done\"")).collect::<String>();
        let found = pretty(Value::clone(&Json::read(&last)));
        let rest = match rest.strip_prefix("\n```json\n") {
            Some(rest) => rest.split_once("```\n").unwrap().1,
            None => rest,
        };
        new += &format!("```http\n{request}```\n\n```json\n{found}```\n{rest}");
        examples += 1;
    }
    assert!(examples >= 8, "{examples} examples");
    if blessing() {
        fs::write(&path, new).unwrap();
    } else {
        assert!(text == new, "docs/API.md is out of date; DINGZI_BLESS=1 writes what was found:\n{new}");
    }
}
