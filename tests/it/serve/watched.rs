//! A saved edit is read within a second, wherever the file is and whatever becomes of it.

use super::{Server, session};
use crate::json::Json;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Whether the files cannot be read, for this reason.
pub fn is_broken(session: &Json, code: &str) -> bool {
    let broken = &session["broken"];
    !broken.is_null() && broken["findings"][0]["code"] == code
}

/// The session once it is as wanted, however busy the machine is.
pub fn session_when(server: &Server, wanted: impl Fn(&Json) -> bool) -> Json {
    let start = Instant::now();
    loop {
        let session = server.get("/api/session").json();
        if wanted(&session) {
            return session;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "never as wanted: {session}");
        std::thread::sleep(Duration::from_millis(30));
    }
}

#[test]
fn a_reader_that_fails_is_told_and_asked_again() {
    let fails = Arc::new(AtomicBool::new(true));
    let reader = fails.clone();
    let server = Server::with_reader(move || match reader.load(Ordering::SeqCst) {
        true => panic!("a mistake of ours"),
        false => Ok(session()),
    });
    std::fs::write(server.path("ideas.csv"), "changed").unwrap();
    let told = session_when(&server, |session| is_broken(session, "E0101"));
    assert_eq!(
        told["broken"]["text"],
        "error[E0101]: the files cannot be read: the program fails on one of them\n = help: please report it, with both files\n\n"
    );
    assert_eq!(server.answer("/api/score", json!({}))["ideas"], 32, "the last good state is gone");
    fails.store(false, Ordering::SeqCst);
    std::fs::write(server.path("ideas.csv"), "changed again").unwrap();
    session_when(&server, |session| session["broken"].is_null());
}

#[test]
fn the_condition_holds_when_the_files_are_read_again() {
    let files = [("criteria.toml", crate::fixtures::CRITERIA), ("ideas.csv", crate::fixtures::IDEAS)];
    let server = Server::start(crate::support::folder(&files), &["--where", "growth >= 2"]);
    let before = server.get("/api/session").json();
    let kept = before["ideas"].as_u64().unwrap();
    assert_eq!(before["source"], format!("ideas.csv · {kept} of 32 ideas where growth >= 2 (not known of 23)"));
    assert_eq!(server.answer("/api/score", json!({}))["command"], "dingzi score --where 'growth >= 2'");
    // In the other language the names are read again.
    let zh = server.get("/api/session?lang=zh").json();
    assert_eq!(zh["source"], format!("ideas.csv · 32 个创意中的 {kept} 个（条件：growth >= 2；23 个不知道）"));
    assert_eq!(server.answer("/api/score", json!({ "lang": "zh" }))["ideas"], kept);
    let edited = crate::fixtures::IDEAS.replacen(",5,§1,", ",1,§1,", 1);
    std::fs::write(server.path("ideas.csv"), edited).unwrap();
    session_when(&server, |session| session["ideas"] == kept - 1);
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::fs;
    use std::io::Read;
    use std::os::unix::fs::symlink;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    const CRITERIA: &str =
        "[[criterion]]\nid = \"impact\"\nweight = 1\nevidence = \"impact\"\nvalue = { linear = [1, 5] }\n";

    /// A server in `proj` beside `data`, of a table that is, as `place` says, in truth at another place.
    fn served(table: &str, place: impl Fn(&Path) -> PathBuf) -> (Server, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().canonicalize().unwrap();
        for name in ["data", "proj"] {
            fs::create_dir(at.join(name)).unwrap();
        }
        fs::write(at.join("proj/criteria.toml"), CRITERIA).unwrap();
        let real = place(&at);
        fs::write(&real, table_of(1)).unwrap();
        (Server::start_in(folder, "proj", &[table]), real)
    }

    /// A table of so many ideas.
    fn table_of(ideas: usize) -> String {
        "idea,impact\n".to_owned() + &(0..ideas).map(|n| format!("I{n},{}\n", 1 + n % 5)).collect::<String>()
    }

    /// Changes the number of ideas three times by `change`; each is seen, and the soonest within a second (a machine may
    /// be busy with other things). A page that listens is told each time.
    fn is_current(server: &Server, change: impl Fn(&str)) {
        let mut events = server.listen("/api/events");
        let mut soonest = Duration::MAX;
        for ideas in [2, 3, 4] {
            let start = Instant::now();
            change(&table_of(ideas));
            session_when(server, |session| session["ideas"] == ideas && session["broken"].is_null());
            soonest = soonest.min(start.elapsed());
            let mut told = String::new();
            while !told.contains("event: session") {
                let mut some = [0; 512];
                let count = events.read(&mut some).unwrap();
                assert!(count > 0, "the stream of events has ended");
                told += &String::from_utf8_lossy(&some[..count]);
            }
        }
        assert!(soonest < Duration::from_secs(1), "{soonest:?}");
    }

    /// As an editor saves: another file, renamed over it.
    fn rename_over(file: &Path, text: &str) {
        let new = file.with_extension("new");
        fs::write(&new, text).unwrap();
        fs::rename(new, file).unwrap();
    }

    #[test]
    fn a_table_behind_a_link_is_watched() {
        let (server, table) = served("ideas.csv", |at| {
            symlink("../data/ideas.csv", at.join("proj/ideas.csv")).unwrap();
            at.join("data/ideas.csv")
        });
        is_current(&server, |text| fs::write(&table, text).unwrap());
        is_current(&server, |text| rename_over(&table, text));
    }

    #[test]
    fn a_link_that_leads_to_another_link_and_is_turned_is_followed() {
        let (server, table) = served("ideas.csv", |at| {
            symlink("../data/ideas.csv", at.join("proj/ideas.csv")).unwrap();
            symlink("v1.csv", at.join("data/ideas.csv")).unwrap();
            at.join("data/v1.csv")
        });
        is_current(&server, |text| {
            let (data, name) = (table.parent().unwrap(), format!("v{}.csv", text.len()));
            fs::write(data.join(&name), text).unwrap();
            let turned = data.join("turned");
            symlink(name, &turned).unwrap();
            fs::rename(turned, data.join("ideas.csv")).unwrap();
        });
    }

    #[test]
    fn a_table_in_a_linked_folder_is_watched() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().to_owned();
        fs::create_dir_all(at.join("real")).unwrap();
        fs::write(at.join("criteria.toml"), CRITERIA).unwrap();
        fs::write(at.join("real/ideas.csv"), table_of(1)).unwrap();
        symlink("real", at.join("linked")).unwrap();
        let server = Server::start(folder, &["linked/ideas.csv"]);
        is_current(&server, |text| rename_over(&at.join("real/ideas.csv"), text));
        // The link is turned to another folder.
        is_current(&server, |text| {
            let other = format!("other{}", text.len());
            fs::create_dir_all(at.join(&other)).unwrap();
            fs::write(at.join(&other).join("ideas.csv"), text).unwrap();
            symlink(other, at.join("turned")).unwrap();
            fs::rename(at.join("turned"), at.join("linked")).unwrap();
        });
    }

    #[test]
    fn a_folder_that_is_deleted_and_made_again_is_watched() {
        // That of the table, and that in which the program was started.
        for (inside, table) in [("data", "../data/ideas.csv"), ("proj", "ideas.csv")] {
            let (server, real) = served(table, |at| at.join(inside).join("ideas.csv"));
            is_current(&server, |text| {
                let folder = real.parent().unwrap();
                fs::remove_dir_all(folder).unwrap();
                session_when(&server, |session| is_broken(session, "E0101"));
                fs::create_dir(folder).unwrap();
                fs::write(folder.join("criteria.toml"), CRITERIA).unwrap();
                fs::write(&real, text).unwrap();
            });
        }
    }

    #[test]
    fn a_rubric_behind_a_link_is_watched() {
        let (server, _) = served("ideas.csv", |at| {
            fs::rename(at.join("proj/criteria.toml"), at.join("data/rubric.toml")).unwrap();
            symlink("../data/rubric.toml", at.join("proj/criteria.toml")).unwrap();
            at.join("proj/ideas.csv")
        });
        let rubric = server.path("data/rubric.toml");
        fs::write(&rubric, format!("[rubric]\ntitle = \"Other\"\n{CRITERIA}")).unwrap();
        session_when(&server, |session| session["title"] == "Other");
    }

    #[test]
    fn what_is_no_file_is_told_and_the_real_one_read_when_it_is_back() {
        let (server, table) = served("ideas.csv", |at| at.join("proj/ideas.csv"));
        let pipe = |to: &Path| assert!(Command::new("mkfifo").arg(to).status().unwrap().success());
        let zeros = |to: &Path| symlink("/dev/zero", to).unwrap();
        let folder = |to: &Path| fs::create_dir(to).unwrap();
        let loops = |to: &Path| symlink("ideas.csv", to).unwrap();
        for (ideas, put) in [(2, &pipe as &dyn Fn(&Path)), (3, &zeros), (4, &folder), (5, &loops)] {
            fs::remove_file(&table).unwrap();
            put(&table);
            session_when(&server, |session| is_broken(session, "E0101"));
            assert_eq!(server.answer("/api/score", json!({}))["ideas"], ideas - 1, "the last good state is gone");
            fs::remove_file(&table).or_else(|_| fs::remove_dir(&table)).unwrap();
            fs::write(&table, table_of(ideas)).unwrap();
            session_when(&server, |session| session["ideas"] == ideas && session["broken"].is_null());
        }
    }
}
