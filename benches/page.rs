//! How long the live page waits for an answer: from request to answer over a connection that stays open, as a browser's.
//!
//! `cargo bench --bench page` prints the median and the 99th percentile for a gesture on 32, 1,000, 10,000 and 100,000
//! ideas, each as a ratio to its limit, and fails beyond: a frame (16.7 ms) up to 10,000 ideas, 50 ms for 100,000.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Instant;

const CRITERIA: &str = include_str!("../tests/fixtures/criteria.toml");
const IDEAS: &str = include_str!("../tests/fixtures/ideas.csv");
const REQUESTS: usize = 600;

fn main() -> ExitCode {
    let sizes = [(32, 16.7), (1_000, 16.7), (10_000, 16.7), (100_000, 50.0)];
    let slow: Vec<bool> = sizes.into_iter().map(|(ideas, limit)| is_too_slow(ideas, limit)).collect();
    if slow.contains(&true) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn is_too_slow(ideas: usize, limit: f64) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("criteria.toml"), twelve_criteria()).expect("a file");
    fs::write(folder.path().join("ideas.csv"), table(ideas)).expect("a file");
    let mut server = start(folder.path());
    let mut stream = TcpStream::connect(&server.host).expect("a connection");
    stream.set_nodelay(true).expect("no delay");
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let mut times: Vec<f64> = (0..REQUESTS)
        .map(|n| {
            // One gesture after another, each of twenty steps: the order of its beginning is held.
            let (gesture, step) = (n / 20, n % 20);
            let criterion = ["data_moat", "revenue_now", "growth"][gesture % 3];
            let body = format!(
                "{{\"weights\":{{\"channel\":{}}},\"against\":{{\"weights\":{{\"channel\":{}}}}},\"order\":\"against\",\
                 \"move\":{{\"criterion\":\"{criterion}\",\"amount\":\"{}\"}},\"count\":60}}",
                1 + gesture % 7,
                1 + gesture % 7,
                step as f64 * 2.5
            );
            let start = Instant::now();
            ask(&mut stream, &mut reader, &server.host, &body);
            1_000.0 * start.elapsed().as_secs_f64()
        })
        .collect();
    let _ = server.child.kill();
    let _ = server.child.wait();
    times.sort_by(f64::total_cmp);
    let (median, worst) = (times[REQUESTS / 2], times[REQUESTS * 99 / 100]);
    let ratio = worst / limit;
    println!("{ideas:>7} ideas × 12: median {median:6.2} ms, 99 % within {worst:6.2} ms, {ratio:.2} of {limit} ms");
    worst > limit
}

/// The first twelve criteria of the rubric, without gates and lenses that name others.
fn twelve_criteria() -> String {
    let mut parts = CRITERIA.split("\n[[").map(str::to_owned);
    let head = parts.next().unwrap_or_default();
    let parts: Vec<String> = parts.collect();
    let criteria = parts.iter().filter(|part| part.starts_with("criterion]]")).take(12);
    let gates = parts.iter().filter(|part| part.starts_with("gate]]"));
    head + &criteria.chain(gates).map(|part| format!("\n[[{part}")).collect::<String>()
}

/// The ideas of the fixtures, again and again under new names, with numbers of their own.
fn table(count: usize) -> String {
    let (header, rows) = IDEAS.split_once('\n').expect("the table has a header");
    let rows: Vec<&str> = rows.lines().collect();
    let row = |n: usize| format!("{n} {}\n", rows[n.wrapping_mul(2_654_435_761) % rows.len()]);
    format!("{header}\n{}", (0..count).map(row).collect::<String>())
}

struct Server {
    child: Child,
    host: String,
}

fn start(folder: &std::path::Path) -> Server {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dingzi"));
    let mut child = command
        .arg("serve")
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("piped")).read_line(&mut line).expect("an address");
    Server { child, host: line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned() }
}

fn ask(stream: &mut TcpStream, reader: &mut BufReader<TcpStream>, host: &str, body: &str) {
    let head = format!(
        "POST /api/score HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all((head + body).as_bytes()).expect("sent");
    let (mut status, mut length) = (String::new(), 0);
    reader.read_line(&mut status).expect("a status");
    assert!(status.contains(" 200 "), "{status}");
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a header");
        match line.trim_end().to_lowercase().split_once(": ") {
            Some(("content-length", value)) => length = value.parse().expect("a number"),
            Some(_) => {}
            None => break,
        }
    }
    assert!(length > 0, "an answer of unknown length");
    reader.read_exact(&mut vec![0; length]).expect("the answer");
}
