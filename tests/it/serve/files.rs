//! Both files on the disk: a saved edit is read, a broken one is told, and a lens is written only when that is asked for.

use super::{Server, contents, is_broken, session_when};
use crate::support::line;
use crate::workbook;
use serde_json::json;
use std::fs;
use std::path::Path;

#[test]
fn a_saved_edit_is_read_and_a_broken_one_leaves_the_last_good_state() {
    let server = Server::fixture();
    let good = fs::read_to_string(server.path("ideas.csv")).unwrap();
    let scores = || server.answer("/api/score", json!({}));
    let before = scores();

    fs::write(server.path("ideas.csv"), good.replacen("exclusive_loop", "exclusive_lop", 1)).unwrap();
    let session = session_when(&server, |session| !session["broken"].is_null());
    let broken = &session["broken"];
    assert_eq!(broken["findings"][0]["code"], "E0309", "{broken}");
    assert!(broken["message"].as_str().unwrap().contains("a mistake"), "{broken}");
    assert!(broken["text"].as_str().unwrap().contains("exclusive_lop"), "{broken}");
    assert_eq!(scores()["rows"], before["rows"]);

    // As an editor saves: another file, renamed over it.
    let one_less: Vec<&str> = good.trim_end().lines().collect();
    fs::write(server.path("ideas.csv.new"), one_less[..one_less.len() - 1].join("\n")).unwrap();
    fs::rename(server.path("ideas.csv.new"), server.path("ideas.csv")).unwrap();
    let session = session_when(&server, |session| session["broken"].is_null() && session["ideas"] == 31);
    assert!(session["version"].as_u64().unwrap() > before["version"].as_u64().unwrap());
    assert_eq!(scores()["ideas"], 31);
}

#[test]
fn a_table_that_no_reader_takes_is_told_and_the_server_goes_on() {
    let server = Server::fixture();
    let sound = fs::read(server.path("ideas.csv")).unwrap();
    let claiming = workbook::zip(&[
        ("[Content_Types].xml".into(), "<Types/>".into()),
        ("xl/sharedStrings.xml".into(), "<sst uniqueCount=\"4294967295\"></sst>".into()),
    ]);
    let damaged = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/E0104-parquet-bit/ideas.parquet");
    for (table, code) in [(claiming, "E0104"), (fs::read(damaged).unwrap(), "E0104"), (vec![0x0a; 30 << 20], "E0301")] {
        fs::write(server.path("ideas.csv.new"), table).unwrap();
        fs::rename(server.path("ideas.csv.new"), server.path("ideas.csv")).unwrap();
        let session = session_when(&server, |session| is_broken(session, code));
        assert!(!session["broken"]["text"].as_str().unwrap().is_empty());
        assert_eq!(server.answer("/api/score", json!({}))["ideas"], 32);
    }
    fs::remove_file(server.path("ideas.csv")).unwrap();
    fs::File::create(server.path("sparse")).unwrap().set_len(1 << 40).unwrap();
    fs::rename(server.path("sparse"), server.path("ideas.csv")).unwrap();
    session_when(&server, |session| is_broken(session, "E0107"));
    fs::write(server.path("ideas.csv"), sound).unwrap();
    session_when(&server, |session| session["broken"].is_null());
}

#[test]
fn a_file_that_is_gone_leaves_the_last_good_state() {
    let server = Server::fixture();
    fs::remove_file(server.path("criteria.toml")).unwrap();
    let session = session_when(&server, |session| !session["broken"].is_null());
    assert_eq!(session["broken"]["findings"][0]["code"], "E0101", "{session}");
    assert_eq!(server.answer("/api/score", json!({}))["ideas"], 32);
}

#[test]
fn a_lens_is_written_when_that_is_asked_for_and_nothing_else_ever() {
    let server = Server::fixture();
    let before = contents(server.folder.path());
    let state = json!({ "weights": { "data_moat": 40 }, "locked": ["data_moat"] });
    let with = |more: serde_json::Value| {
        let mut request = state.clone();
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let leader = server.answer("/api/score", state.clone())["rows"][0]["idea"].clone();
    server.answer("/api/stability", state.clone());
    server.answer("/api/explain", with(json!({ "idea": leader })));
    server.answer("/api/figure", with(json!({ "figure": "map" })));
    assert_eq!(server.ask("/api/robust", &state.to_string()).status, 200);
    for name in ["", "base", "equal", "two words", "../x", "a\nb"] {
        let refused = server.ask("/api/lens", &with(json!({ "name": name })).to_string());
        assert_eq!((refused.status / 100, refused.codes()), (4, vec!["E0220".to_owned()]), "{name:?}");
    }
    assert_eq!(contents(server.folder.path()), before, "something was written");

    let saved = server.answer("/api/lens", with(json!({ "name": "护城河" })));
    assert_eq!(saved["saved"], "护城河");
    let after = contents(server.folder.path());
    assert_eq!(after.len(), before.len(), "a file too many");
    let [old, new] = [&before, &after].map(|files| String::from_utf8(files[0].1.clone()).unwrap());
    assert!(new.starts_with(old.trim_end()), "what stood there has changed");
    assert_eq!(after[1], before[1], "the table has changed");
    session_when(&server, |session| {
        session["lenses"].list().iter().any(|lens| lens["id"] == "护城河") && session["broken"].is_null()
    });
    let again = server.answer("/api/score", json!({ "lens": "护城河" }));
    assert_eq!(again["shown"]["data_moat"], "40");

    // A lens that is there is replaced only where that is asked for.
    let other = json!({ "weights": { "data_moat": 50 }, "name": "护城河" });
    let refused = server.ask("/api/lens", &other.to_string());
    assert_eq!((refused.status, refused.codes()), (409, vec!["E0503".to_owned()]));
    assert_eq!(contents(server.folder.path()), after, "something was written");
    let replaced = json!({ "weights": { "data_moat": 50 }, "name": "护城河", "replace": true });
    server.answer("/api/lens", replaced);
    assert_ne!(contents(server.folder.path()), after);
}

#[test]
fn forty_lenses_at_once_through_two_servers_are_all_there() {
    let one = Server::fixture();
    let (criteria, ideas) = (one.path("criteria.toml"), one.path("ideas.csv"));
    let [criteria, ideas] = [&criteria, &ideas].map(|path| path.to_str().unwrap());
    let two = Server::start(tempfile::tempdir().unwrap(), &[ideas, "-c", criteria]);
    std::thread::scope(|scope| {
        for n in 0..40 {
            let server = if n % 2 == 0 { &one } else { &two };
            scope.spawn(move || {
                server.answer("/api/lens", json!({ "weights": { "data_moat": 40 }, "name": format!("lens_{n}") }))
            });
        }
    });
    let text = fs::read_to_string(criteria).unwrap();
    let lost: Vec<usize> = (0..40).filter(|n| text.matches(&format!("id = \"lens_{n}\"\n")).count() != 1).collect();
    assert!(lost.is_empty(), "lost or twice: {lost:?}\n{text}");
    assert_eq!(contents(one.folder.path()).len(), 2);
}

#[test]
fn an_address_that_cannot_be_had_is_told_with_the_way_out() {
    let server = Server::fixture();
    let port = server.host.rsplit(':').next().unwrap();
    let said = |arguments: &str| line(arguments).within(server.folder.path()).run().fails(2).to_owned();
    let taken = said(&format!("serve --port {port}"));
    assert!(taken.starts_with(&format!("error: cannot serve at 127.0.0.1:{port}: ")), "{taken}");
    assert!(taken.ends_with("; leave out --port and a free one is chosen\n"), "{taken}");
    // An address kept for documentation (RFC 5737): no machine has it.
    let elsewhere = said("serve --host 192.0.2.1");
    assert!(elsewhere.ends_with("; --host names an address of this machine, such as 127.0.0.1\n"), "{elsewhere}");
}
