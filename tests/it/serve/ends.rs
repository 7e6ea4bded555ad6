//! The server ends when it is asked to, whatever it is doing, and streams that come and go leave nothing behind.

use super::{Server, read};
use crate::support::{CRITERIA, IDEAS};
use serde_json::json;
use std::fs;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

/// A server with draws under way that would take minutes, and a page that listens.
fn busy() -> (Server, Vec<std::net::TcpStream>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("criteria.toml"), CRITERIA).unwrap();
    let rows: String =
        IDEAS.lines().skip(1).cycle().take(8_000).enumerate().map(|(n, row)| format!("{n} {row}\n")).collect();
    let header = IDEAS.lines().next().unwrap();
    fs::write(folder.path().join("ideas.csv"), format!("{header}\n{rows}")).unwrap();
    let server = Server::start(folder, &[]);
    let mut streams: Vec<_> =
        (0..4).map(|seed| server.post("/api/robust", &json!({ "seed": seed }).to_string())).collect();
    // One is being computed; where other tests run beside, that may take a while.
    streams[0].set_read_timeout(None).unwrap();
    streams[0].read_exact(&mut [0; 300]).unwrap();
    streams.push(server.listen("/api/events"));
    (server, streams)
}

/// How long the end takes after these signals, the later ones soon after the first.
#[cfg(unix)]
fn ends(server: &mut Server, signals: &[&str]) -> Duration {
    let start = Instant::now();
    for signal in signals {
        server.signal(signal);
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(server.child().wait().unwrap().code(), Some(0));
    start.elapsed()
}

#[cfg(unix)]
#[test]
fn it_ends_within_a_second_while_it_draws() {
    for signal in ["INT", "TERM"] {
        let (mut server, _streams) = busy();
        let took = ends(&mut server, &[signal]);
        assert!(took < Duration::from_secs(1), "{signal}: {took:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_second_ctrl_c_ends_it_at_once() {
    // Somebody asks a question that never comes to its end, so the first one waits for half a second.
    let soonest = (0..3).map(|_| {
        let mut server = Server::fixture();
        let mut slow = server.connect();
        let head =
            "POST /api/score HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
        slow.write_all(head.replace("{}", &server.host).as_bytes()).unwrap();
        assert!(server.is_well());
        ends(&mut server, &["INT", "INT"])
    });
    let soonest = soonest.min().unwrap();
    assert!(soonest < Duration::from_millis(400), "{soonest:?}");
}

#[test]
fn streams_that_stay_open_lock_nobody_out() {
    let server = Server::fixture();
    let mut open = Vec::new();
    let refused = loop {
        let mut stream = server.listen("/api/events");
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        match &status {
            b"HTTP/1.1 200" => open.push(stream),
            other => break String::from_utf8_lossy(other).into_owned(),
        }
        assert!(open.len() <= 1024, "there is no limit");
    };
    assert_eq!(refused, "HTTP/1.1 503");
    assert!(open.len() >= 500, "only {} pages may listen", open.len());
    assert!(server.is_well());
    let told = server.get("/api/events").json();
    assert_eq!(told["findings"][0]["message"], format!("{} pages listen already", open.len()));
    // Whoever goes makes room.
    open.pop();
    let start = Instant::now();
    loop {
        let mut status = [0; 12];
        server.listen("/api/events").read_exact(&mut status).unwrap();
        if &status == b"HTTP/1.1 200" {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "no room is made");
    }
}

/// Bytes of memory that a process holds.
#[cfg(target_os = "linux")]
fn held(server: &mut Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child().id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

#[cfg(target_os = "linux")]
#[test]
fn thousands_of_requests_and_streams_leave_memory_flat() {
    let mut server = Server::fixture();
    let body = json!({ "move": { "criterion": "data_moat", "amount": "x2" }, "count": 5 }).to_string();
    let mut round = |requests: usize, streams: usize| {
        for n in 0..requests {
            if n % (requests / streams) == 0 {
                let mut stream = match n % 2 {
                    0 => server.listen("/api/events"),
                    _ => server.post("/api/robust", &json!({ "seed": n }).to_string()),
                };
                stream.read_exact(&mut [0; 12]).unwrap();
            }
            let mut stream = server.post("/api/score", &body);
            assert_eq!(read(&mut stream).status, 200);
        }
        held(&mut server)
    };
    let before = round(1_000, 40);
    let after = round(5_000, 200);
    let grown = after.saturating_sub(before);
    println!("{before} bytes, {after} after 5,000 requests");
    assert!(grown < 8 << 20, "{grown} bytes more than {before}");
}
