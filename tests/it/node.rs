//! The checks in a browser, which run in Node.js.

use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

/// A script ends with this if a tool is missing.
const TOOL_MISSING: i32 = 3;

/// What a script of `tests/browser` says that ends with `N passed, N failed`, or none if a tool is missing: that is told,
/// and fails where `CI=true`.
pub fn node(script: &str, args: &[&str], dir: &Path) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser").join(script);
    let missing = match Command::new("node").arg(path).args(args).current_dir(dir).output() {
        Err(e) => format!("missing: Node.js (node in PATH: {e})"),
        Ok(output) => {
            let stderr = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            if output.status.code() != Some(TOOL_MISSING) {
                let stdout = String::from_utf8(output.stdout).expect("text is UTF-8");
                let (passed, failed) = counts(&stdout).unwrap_or_else(|| panic!("it gave up\n{stdout}\n{stderr}"));
                assert!(passed + failed > 0, "nothing was checked");
                assert_eq!(output.status.code(), Some(i32::from(failed > 0)), "{stdout}\n{stderr}");
                return Some(stdout);
            }
            stderr
        }
    };
    let way_out = "tests/browser/install installs it";
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{missing}; {way_out}");
    // Not eprintln, which is shown for tests that fail only.
    let skipped = format!("skipped: {script}, the check in a browser; {missing}; {way_out}\n");
    io::stderr().write_all(skipped.as_bytes()).unwrap();
    None
}

/// The last line, `N passed, N failed`.
fn counts(said: &str) -> Option<(usize, usize)> {
    let (passed, failed) = said.lines().last()?.strip_suffix(" failed")?.split_once(" passed, ")?;
    Some((passed.parse().ok()?, failed.parse().ok()?))
}
