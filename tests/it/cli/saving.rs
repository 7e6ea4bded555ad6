//! `--save-lens`: what stands in the user's rubric is never lost, whoever else writes to it.

use super::{SMALL, folder};
use crate::support::{CRITERIA, IDEAS, dingzi, files, line, shell};
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

fn rubric(dir: &Path) -> String {
    fs::read_to_string(dir.join("criteria.toml")).unwrap()
}

fn saved(dir: &Path, name: &str, more: &str) -> String {
    let said = line(&format!("whatif -w growth=30 --save-lens {name} {more}")).within(dir).run();
    assert_eq!(said.code, 0, "{said:?}");
    said.stderr
}

#[test]
fn twelve_at_once_leave_twelve() {
    let dir = folder(CRITERIA, IDEAS);
    std::thread::scope(|scope| {
        for n in 0..12 {
            let dir = dir.path();
            scope.spawn(move || saved(dir, &format!("lens_{n}"), ""));
        }
    });
    let text = rubric(dir.path());
    assert!(text.starts_with(CRITERIA), "what stood there has changed");
    for n in 0..12 {
        assert_eq!(text.matches(&format!("id = \"lens_{n}\"\n")).count(), 1, "lens_{n}:\n{text}");
    }
    line("check").within(dir.path()).text();
    assert_eq!(files(dir.path()).len(), 2);
}

#[test]
fn no_lens_is_saved_where_no_weight_is_changed() {
    let dir = folder(CRITERIA, IDEAS);
    for change in ["--unknown|best", "--cell|AI video ads:cash=1"] {
        let args = format!("whatif|{change}|--save-lens|mine");
        let said = dingzi(args.split('|')).within(dir.path()).run();
        assert!(said.fails(2).contains("--save-lens saves weights, and none is changed"), "{said:?}");
    }
    assert_eq!(rubric(dir.path()), CRITERIA);
    assert_eq!(line("whatif --lens equal --save-lens mine").within(dir.path()).run().code, 0);
}

#[test]
fn a_lens_that_is_there_is_replaced_only_by_force() {
    let dir = folder(CRITERIA, IDEAS);
    assert_eq!(saved(dir.path(), "mine", "--lang en"), "lens `mine` saved in criteria.toml\n");
    assert_eq!(saved(dir.path(), "另一个", "--lang zh"), "视角“另一个”已存入 criteria.toml\n");
    let before = rubric(dir.path());
    for args in ["whatif -w growth=50 --save-lens mine", "weights --order growth --save-lens mine"] {
        let said = line(args).within(dir.path()).run();
        assert_eq!(
            said.fails(2),
            "error: `criteria.toml` has a lens `mine` already: choose another name, or replace its weights with --force\n"
        );
    }
    // It is told as the file writes it.
    let said = line("whatif -w growth=50 --save-lens Mine").within(dir.path()).run();
    assert!(said.fails(2).contains("has a lens `mine` already"), "{said:?}");
    assert_eq!(rubric(dir.path()), before);
    saved(dir.path(), "mine", "-w channel=20 --force");
    let after = rubric(dir.path());
    assert!(after != before && after.starts_with(CRITERIA) && after.matches("\"mine\"").count() == 1, "{after}");
    line("score --force").within(dir.path()).run().fails(2);
    line("whatif -w growth=50 --force").within(dir.path()).run().fails(2);
}

#[test]
fn a_rubric_does_not_grow_past_what_is_read_of_it() {
    let dir = folder(CRITERIA, IDEAS);
    let full = format!("{CRITERIA}#{}\n", " ".repeat(12_499_900 - CRITERIA.len()));
    fs::write(dir.path().join("criteria.toml"), &full).unwrap();
    let said = line("whatif -w growth=30 --save-lens mine").within(dir.path()).run();
    assert!(said.fails(2).contains("longer than the 12 MB that are read of it"), "{said:?}");
    assert!(rubric(dir.path()) == full);
}

#[test]
fn at_a_terminal_it_is_asked() {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    let dir = folder(CRITERIA, IDEAS);
    saved(dir.path(), "mine", "");
    let before = rubric(dir.path());
    for (lang, question, answer, code) in [
        ("en", "There is a lens `mine` already. Replace its weights? [y/N] ", "n\n", 2),
        ("en", "There is a lens `mine` already. Replace its weights? [y/N] ", "\n", 2),
        ("zh", "已有视角“mine”。替换它的权重吗？[y/N] ", "y\n", 0),
    ] {
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        let name = ptsname(&terminal, Vec::new()).unwrap();
        let end = || Stdio::from(fs::File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap());
        let mut program = Command::new(env!("CARGO_BIN_EXE_dingzi"));
        program.args(["whatif", "-w", "growth=50", "--save-lens", "mine", "--lang", lang]).current_dir(dir.path());
        let mut child = program.stdin(end()).stderr(end()).stdout(Stdio::null()).spawn().unwrap();
        let mut hands = fs::File::from(terminal);
        let mut shown = Vec::new();
        while !String::from_utf8_lossy(&shown).contains(question) {
            let mut bytes = [0; 256];
            let n = hands.read(&mut bytes).unwrap();
            shown.extend_from_slice(&bytes[..n]);
        }
        hands.write_all(answer.as_bytes()).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(code), "{lang} {answer:?}");
        assert_eq!(rubric(dir.path()) != before, code == 0, "{lang} {answer:?}");
    }
}

#[test]
fn mode_owner_links_and_wishes_are_kept() {
    let dir = folder(CRITERIA, IDEAS);
    let path = dir.path().join("criteria.toml");
    let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    let refused = |words: &str| {
        let before = rubric(dir.path());
        let said = line("whatif -w growth=30 --save-lens other").within(dir.path()).run();
        assert!(said.fails(2).contains(words), "{said:?}");
        assert_eq!(rubric(dir.path()), before);
    };
    mode(0o664);
    let is_root = fs::metadata(&path).unwrap().uid() == 0;
    if is_root {
        chown(&path, Some(65_534), Some(65_534)).unwrap();
    }
    let state = || fs::metadata(&path).map(|there| (there.mode() & 0o7777, there.uid(), there.gid())).unwrap();
    let before = state();
    saved(dir.path(), "mine", "");
    assert_eq!(state(), before);
    if is_root {
        // Somebody who may write into the folder, but could not give the file back.
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o777)).unwrap();
        let script =
            "setpriv --reuid 65533 --regid 65533 --clear-groups dingzi-itself whatif -w growth=30 --save-lens other";
        let script = script.replace("dingzi-itself", &format!("'{}'", env!("CARGO_BIN_EXE_dingzi")));
        let text = rubric(dir.path());
        let said = shell(&script).within(dir.path()).run();
        // Only where that user may run the program at all.
        if !said.stderr.contains("failed to execute") {
            assert!(said.fails(2).contains("belongs to another user or group"), "{said:?}");
        }
        assert_eq!(rubric(dir.path()), text);
        chown(&path, Some(0), Some(0)).unwrap();
    }
    mode(0o444);
    refused("read-only");
    mode(0o644);
    fs::hard_link(&path, dir.path().join("twin.toml")).unwrap();
    refused("hard links");
    fs::remove_file(dir.path().join("twin.toml")).unwrap();

    let real = dir.path().join("real.toml");
    fs::rename(&path, &real).unwrap();
    symlink("real.toml", &path).unwrap();
    saved(dir.path(), "linked", "");
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("\"linked\""));
}

#[test]
fn line_ends_of_both_kinds_stay() {
    let mixed = SMALL.replacen('\n', "\r\n", 3);
    let dir = folder(&mixed, "idea,revenue,moat\nA,5,own\nB,50,none\n");
    let said = line("whatif -w moat=80 --save-lens mine").within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    assert!(rubric(dir.path()).starts_with(&mixed));
    line("score --lens mine").within(dir.path()).text();
}

#[test]
fn a_name_has_an_end() {
    let dir = folder(CRITERIA, IDEAS);
    saved(dir.path(), &"长".repeat(64), "");
    let long = "x".repeat(65);
    let said = line(&format!("whatif -w growth=30 --save-lens {long}")).within(dir.path()).run();
    assert!(said.fails(2).contains("E0220") && said.stderr.contains("at most 64 characters"), "{said:?}");
    let text = rubric(dir.path()) + &format!("\n[[lens]]\nid = \"{long}\"\nweights = {{ growth = 30 }}\n");
    fs::write(dir.path().join("criteria.toml"), text).unwrap();
    let said = line("check").within(dir.path()).run();
    assert!(said.code == 1 && said.text().contains("the id of a lens has 65 characters"), "{said:?}");
}
