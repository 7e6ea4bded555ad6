//! Strangers, floods and nonsense: nothing crashes, and nothing is written that was not asked for.

use super::{Server, contents, read};
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn only_its_own_name_and_its_own_pages_are_answered() {
    let server = Server::fixture();
    let before = contents(server.folder.path());
    let host = &server.host;
    let port = host.rsplit(':').next().unwrap();
    let ask = |host: &str, origin: &str| {
        let body = json!({ "name": "stolen", "weights": { "data_moat": 50 } }).to_string();
        let origin = if origin.is_empty() { String::new() } else { format!("Origin: {origin}\r\n") };
        let length = body.len();
        server.raw(&format!(
            "POST /api/lens HTTP/1.1\r\nHost: {host}\r\n{origin}Content-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        ))
    };
    for (host, origin) in [
        ("evil.example", "http://evil.example"),
        (&format!("evil.example:{port}"), &format!("http://evil.example:{port}")),
        ("127.0.0.1.evil.example", ""),
        ("192.168.0.1", ""),
        (host, "http://evil.example"),
        (host, "https://evil.example"),
        (host, "null"),
        (host, "http://127.0.0.1:1"),
        (host, &format!("https://{host}")),
        (host, &format!("http://{host}.evil.example")),
    ] {
        let answer = ask(host, origin);
        assert_eq!((answer.status, answer.codes()), (403, vec!["E0501".to_owned()]), "{host} {origin}");
    }
    // The page itself, too: a name that is made to point here must not read it.
    for path in ["/", "/api/session", "/assets/main.js", "/api/events"] {
        let answer = server.raw(&format!("GET {path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"));
        assert_eq!(answer.status, 403, "{path}");
    }
    let none = server.raw("GET / HTTP/1.0\r\n\r\n");
    assert_eq!(none.status, 403, "a request that names no host");
    assert_eq!(before, contents(server.folder.path()), "something was written");
    assert_eq!(server.get("/").status, 200);
    let local = server.raw(&format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"));
    assert_eq!(local.status, 200);
}

#[test]
fn every_answer_has_its_headers() {
    let server = Server::fixture();
    for path in ["/", "/assets/main.js", "/api/session", "/nowhere"] {
        let answer = server.get(path);
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("data:"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
    }
}

#[test]
fn no_path_leads_out_of_the_page() {
    let server = Server::fixture();
    for path in [
        "/criteria.toml", "/assets/criteria.toml", "/assets/../criteria.toml", "/assets/..%2fcriteria.toml",
        "/assets/%2e%2e/criteria.toml", "/assets/..\\criteria.toml", "//etc/passwd", "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd", "/assets/", "/api/",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.body.contains("root:") && !answer.body.contains("[[criterion]]"), "{path}");
    }
    assert!(server.is_well());
}

#[test]
fn a_body_over_the_limit_is_refused() {
    let server = Server::fixture();
    let long = format!("{{\"find\": \"{}\"}}", "x".repeat(300_000));
    // Refused by its head, before it is sent; or as it comes in, where it does not say how long it is.
    assert_eq!(server.ask("/api/score", &long).status, 413);
    let mut stream = server.connect();
    let host = &server.host;
    let head = format!(
        "POST /api/score HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    for _ in 0..40 {
        // The server may have closed the connection already.
        if stream.write_all(format!("2000\r\n{}\r\n", " ".repeat(0x2000)).as_bytes()).is_err() {
            break;
        }
    }
    let mut told = Vec::new();
    let _ = stream.read_to_end(&mut told);
    assert!(told.is_empty() || told.starts_with(b"HTTP/1.1 413"), "{}", String::from_utf8_lossy(&told));
    assert!(server.is_well());
}

#[test]
fn what_is_no_http_harms_nothing() {
    let server = Server::fixture();
    for nonsense in
        ["\r\n\r\n", "GET\r\n\r\n", "\0\0\0\0\0\0", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}"]
    {
        let mut stream = server.connect();
        stream.write_all(nonsense.as_bytes()).unwrap();
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }
    let long = format!("GET /{} HTTP/1.1\r\nHost: {}\r\n\r\n", "a".repeat(1 << 20), server.host);
    let mut stream = server.connect();
    let _ = stream.write_all(long.as_bytes());
    let _ = stream.read_to_end(&mut Vec::new());
    assert!(server.is_well());
}

#[test]
fn a_thousand_requests_at_once_are_all_answered() {
    let server = Server::fixture();
    let body = json!({ "move": { "criterion": "data_moat", "amount": "x2" }, "count": 5 }).to_string();
    let host = &server.host;
    let request = format!(
        "POST /api/score HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    );
    let mut streams: Vec<TcpStream> = (0..1000)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(request.as_bytes()).unwrap();
            stream
        })
        .collect();
    let answers: Vec<_> = streams.iter_mut().map(read).collect();
    let first = &answers[0].body;
    assert!(first.contains("headline"), "{first}");
    for answer in &answers {
        assert_eq!((answer.status, &answer.body), (200, first));
    }
}

#[test]
fn who_is_slow_is_let_go_and_keeps_nobody_waiting() {
    let server = Server::fixture();
    // One that never ends its head, and one that never sends its body.
    let mut head = server.connect();
    head.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let mut body = server.connect();
    let text = format!(
        "POST /api/score HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{",
        server.host
    );
    body.write_all(text.as_bytes()).unwrap();
    let start = Instant::now();
    assert!(server.is_well());
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    for stream in [&mut head, &mut body] {
        stream.read_to_end(&mut Vec::new()).expect("the server closes the connection within 30 seconds");
    }
    let waited = start.elapsed();
    assert!((Duration::from_secs(5)..Duration::from_secs(25)).contains(&waited), "{waited:?}");
    assert!(server.is_well());
}
