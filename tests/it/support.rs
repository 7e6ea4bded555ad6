//! What the tests share: both files read as every command reads them, and the program itself.

pub use crate::fixtures::{CRITERIA, IDEAS};
use crate::json::Json;

use dingzi::diagnostic::{Code, Finding};
use dingzi::evidence::Evidence;
use dingzi::input::arrays::Frame;
use dingzi::lang::Lang;
use dingzi::project;
use dingzi::rubric::Rubric;
use dingzi::score::{self, Scored};
use polars::prelude::{Column, CompatLevel, DataFrame};
use proptest::test_runner::{Config, RngSeed};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// A place in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The folder of `CRITERIA` and `IDEAS`, where the program runs unless a test says otherwise.
pub fn fixtures() -> PathBuf {
    repository("tests/fixtures")
}

/// Whether to write what is compared with, instead of comparing.
pub fn blessing() -> bool {
    std::env::var_os("DINGZI_BLESS").is_some()
}

/// As many cases as these, from a fixed seed: a run says the same twice. `DINGZI_FUZZ=50` draws fifty times as many,
/// from a seed of the day.
pub fn cases(n: u32) -> Config {
    let more = std::env::var("DINGZI_FUZZ").ok().and_then(|times| times.parse::<u32>().ok());
    Config {
        cases: n * more.unwrap_or(1),
        rng_seed: if more.is_some() { RngSeed::Random } else { RngSeed::Fixed(0x6e61_696c) },
        failure_persistence: None,
        ..Config::default()
    }
}

/// A data frame as the columns that are read of a Parquet file.
pub fn as_arrays(frame: &DataFrame) -> Frame {
    let array = |column: &Column| column.as_materialized_series().rechunk().to_arrow(0, CompatLevel::newest());
    Frame { rows: frame.height(), columns: frame.columns().iter().map(|column| Some(array(column))).collect() }
}

/// A rubric with its ideas.
pub struct Project {
    pub rubric: Rubric,
    pub evidence: Evidence,
}

impl Project {
    /// Both texts through the readers. They must be without a finding, but for names with nothing to be scored behind them.
    pub fn read(criteria: &str, ideas: &str, lang: Lang) -> Project {
        let read = project::read(criteria, ideas, lang).unwrap();
        let is_name_alone = |finding: &Finding| {
            let label = finding.primary.as_ref().map_or("", |label| label.text.en.as_str());
            finding.code == Code::W0317 && label.starts_with("nothing to be scored on its row")
        };
        let all_expected = read.warnings.iter().all(is_name_alone);
        assert!(all_expected, "a drawn project may earn no other warning; allow for it here: {:?}", read.warnings);
        Project { rubric: read.rubric, evidence: read.evidence }
    }

    /// The two files of the fixtures.
    pub fn fixture() -> &'static Project {
        static FIXTURE: OnceLock<Project> = OnceLock::new();
        FIXTURE.get_or_init(|| Project::read(CRITERIA, IDEAS, Lang::En))
    }

    /// The ideas through a lens.
    pub fn score(&self, lens: &str) -> Scored {
        score::score(&self.rubric, &self.evidence, self.rubric.lens(lens).expect("the lens is there"))
    }

    /// Under the weights as written.
    pub fn base(&self) -> Scored {
        self.score("base")
    }
}

/// A run of the program to be: in the folder of the fixtures, with an empty environment.
pub struct Call {
    command: Command,
}

/// What a run said.
pub struct Said {
    pub code: i32,
    pub bytes: Vec<u8>,
    pub stderr: String,
}

/// Enough to see what went wrong, and no more.
impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let text = String::from_utf8_lossy(&self.bytes);
        let start: String = text.chars().take(2_000).collect();
        write!(f, "exit code {}\n{start}\n[stderr]\n{}", self.code, self.stderr)
    }
}

/// `dingzi` with these arguments.
pub fn dingzi<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Call {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dingzi"));
    command.args(args).current_dir(fixtures()).env_clear().stdin(Stdio::null());
    Call { command }
}

/// A command line without quotation marks, split at its spaces.
pub fn line(args: &str) -> Call {
    dingzi(args.split_whitespace())
}

/// A line of the shell, with the program as `dingzi`.
pub fn shell(script: &str) -> Call {
    let mut command = Command::new("sh");
    let script = format!("dingzi() {{ '{}' \"$@\"; }}\n{script}", env!("CARGO_BIN_EXE_dingzi"));
    command.args(["-c", &script]).current_dir(fixtures()).env_clear().stdin(Stdio::null());
    command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
    Call { command }
}

impl Call {
    /// In another folder.
    pub fn within(mut self, dir: &Path) -> Call {
        self.command.current_dir(dir);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Call {
        self.command.env(name, value);
        self
    }

    pub fn stdin(mut self, bytes: &[u8]) -> Call {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        self.command.stdin(Stdio::from(file));
        self
    }

    pub fn run(self) -> Said {
        self.run_into(Stdio::piped())
    }

    /// With standard output somewhere else.
    pub fn run_into(mut self, stdout: impl Into<Stdio>) -> Said {
        let child = self.command.stdout(stdout).stderr(Stdio::piped()).spawn().expect("the program starts");
        // A writer of our own would keep a pipe open.
        drop(self);
        let output = child.wait_with_output().unwrap();
        Said {
            code: output.status.code().unwrap_or(-1),
            bytes: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// With one argument more, that may hold spaces.
    pub fn text_with(mut self, argument: &str) -> String {
        self.command.arg(argument);
        self.text()
    }

    /// What it prints; it must end well and have nothing to object.
    pub fn text(self) -> String {
        let said = self.run();
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said:?}");
        said.text().to_owned()
    }
}

impl Said {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("text is UTF-8")
    }

    /// It must have failed with this exit code, and said why on standard error alone.
    pub fn fails(&self, code: i32) -> &str {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.bytes.is_empty(), "data in spite of the failure: {self:?}");
        assert!(!self.stderr.trim().is_empty(), "it fails without a word");
        &self.stderr
    }
}

/// A row of `dingzi score --format json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub rank: u64,
    pub idea: String,
    pub score: f64,
    pub potential: f64,
    pub verdict: String,
}

/// The rows of a ranking in JSON.
pub fn rows(json: &str) -> Vec<Row> {
    let object = Json::read(json);
    let row = |row: &Json| Row {
        rank: row["rank"].as_u64().expect("a rank"),
        idea: row["idea"].as_str().expect("an idea").to_owned(),
        score: row["score"].as_f64().expect("a score"),
        potential: row["potential"].as_f64().expect("a potential"),
        verdict: row["verdict"].as_str().expect("a verdict").to_owned(),
    };
    object["rows"].as_array().expect("rows").iter().map(row).collect()
}

/// A folder of its own that holds these files.
pub fn folder<T: AsRef<[u8]>>(files: &[(&str, T)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, bytes)| fs::write(dir.path().join(name), bytes).unwrap());
    dir
}

/// The files of a folder, by name.
pub fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    paths.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
}

/// What `dingzi report` makes of the fixtures, in English; made once for all tests.
pub fn fixture_report() -> &'static BTreeMap<String, Vec<u8>> {
    static REPORT: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    REPORT.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        dingzi(["report", "--lang", "en", "-o", dir.path().to_str().unwrap()]).env("LANG", "C").text();
        files(dir.path())
    })
}

/// A small random generator, the same everywhere (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// In [0, 1).
    pub fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}
