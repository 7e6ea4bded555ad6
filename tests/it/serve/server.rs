//! A server of its own for each test, and enough of HTTP to ask it.

use crate::fixtures::{CRITERIA, IDEAS};
use crate::json::Json;
use dingzi::lang::Lang;
use dingzi::page::{self, Session, Settings};
use dingzi::project::{self, Unread};
use std::fmt::Display;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use tempfile::TempDir;

/// A server of its own in a folder of its own; it ends with the test.
pub struct Server {
    /// None where it runs within the test.
    child: Option<Child>,
    /// `127.0.0.1:PORT`
    pub host: String,
    pub folder: TempDir,
}

impl Server {
    /// Serves copies of the fixtures.
    pub fn fixture() -> Server {
        Server::start(fixture(), &[])
    }

    /// Serves a folder.
    pub fn start(folder: TempDir, args: &[&str]) -> Server {
        Server::start_in(folder, "", args)
    }

    /// Serves a folder within a folder.
    pub fn start_in(folder: TempDir, within: &str, args: &[&str]) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dingzi"));
        command.arg("serve").args(args).current_dir(folder.path().join(within)).env_clear();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let host = line.trim_end().strip_prefix("http://").and_then(|rest| rest.strip_suffix('/'));
        let host = host.unwrap_or_else(|| panic!("no address: {line:?}")).to_owned();
        Server { child: Some(child), host, folder }
    }

    /// Serves copies of the fixtures within the test, which says how they are read again.
    pub fn with_reader(read: impl Fn() -> Result<Session, Unread> + Send + Sync + 'static) -> Server {
        let folder = fixture();
        let settings = Settings {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            lang: Lang::En,
            ideas: folder.path().join("ideas.csv"),
            reading: Vec::new(),
            criteria: folder.path().join("criteria.toml"),
            read: Box::new(read),
        };
        let (ready, address) = mpsc::channel();
        std::thread::spawn(move || page::serve(settings, session(), |address| ready.send(address).unwrap()));
        Server { child: None, host: address.recv().unwrap().to_string(), folder }
    }

    pub fn path(&self, file: &str) -> std::path::PathBuf {
        self.folder.path().join(file)
    }

    /// A connection on which nothing takes for ever.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Sends a text as it is, and reads the answer to its end.
    pub fn raw(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        read(&mut stream)
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> Answer {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host))
    }

    /// Asks for a stream, which is read as it comes.
    pub fn listen(&self, path: &str) -> TcpStream {
        let mut stream = self.connect();
        stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host).as_bytes()).unwrap();
        stream
    }

    /// Asks with JSON, or what stands in its place, for an answer that is read as it comes.
    pub fn post(&self, path: &str, body: &str) -> TcpStream {
        let (host, length) = (&self.host, body.len());
        let mut stream = self.connect();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Asks with JSON, or what stands in its place.
    pub fn ask(&self, path: &str, body: &str) -> Answer {
        read(&mut self.post(path, body))
    }

    /// The answer to a request that must be right.
    pub fn answer(&self, path: &str, request: impl Display) -> Json {
        let answer = self.ask(path, &request.to_string());
        assert_eq!(answer.status, 200, "{path} {request}: {}", answer.body);
        answer.json()
    }

    /// Whether it still answers.
    pub fn is_well(&self) -> bool {
        self.get("/api/session").status == 200
    }

    /// The program that serves.
    pub fn child(&mut self) -> &mut Child {
        self.child.as_mut().expect("it is a program of its own")
    }

    /// Sends it a signal: `INT` is Ctrl-C.
    #[cfg(unix)]
    pub fn signal(&mut self, signal: &str) {
        let sent = Command::new("kill").args([&format!("-{signal}"), &self.child().id().to_string()]).status();
        assert!(sent.unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Copies of the fixtures.
fn fixture() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in [("criteria.toml", CRITERIA), ("ideas.csv", IDEAS)] {
        fs::write(folder.path().join(file), text).unwrap();
    }
    folder
}

/// The fixtures as read.
pub fn session() -> Session {
    Session::new(project::read(CRITERIA, IDEAS, Lang::En).unwrap(), Lang::En)
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Json {
        Json::read(&self.body)
    }

    /// The codes of the findings that it holds.
    pub fn codes(&self) -> Vec<String> {
        let answer = self.json();
        let findings = answer.get("findings").map_or(&[][..], Json::list);
        findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
    }
}

/// Reads an answer to its end: of its length, in chunks, or until the connection is closed.
pub fn read(stream: &mut TcpStream) -> Answer {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.unwrap_or_else(|| panic!("no status: {line:?}"));
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, headers, body: String::new() };
    let mut bytes = Vec::new();
    if answer.header("transfer-encoding") == Some("chunked") {
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            let length = usize::from_str_radix(line.trim(), 16).unwrap();
            let start = bytes.len();
            bytes.resize(start + length, 0);
            reader.read_exact(&mut bytes[start..]).unwrap();
            reader.read_line(&mut String::new()).unwrap();
            if length == 0 {
                break;
            }
        }
    } else if let Some(length) = answer.header("content-length") {
        bytes.resize(length.parse().unwrap(), 0);
        reader.read_exact(&mut bytes).unwrap();
    } else {
        reader.read_to_end(&mut bytes).unwrap();
    }
    answer.body = String::from_utf8_lossy(&bytes).into_owned();
    answer
}

/// The files of a folder with what they hold.
pub fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}
