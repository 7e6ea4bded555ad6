//! Damaged files through the commands, in this process: every one is answered with a ranking or with findings. No panic, no
//! abort, no more memory than what is read whole may take, nothing that goes on and on.
//!
//! ```text
//! cargo test --test fuzz                                      a few thousand, as `cargo test` does
//! DINGZI_FUZZ=2000000 cargo test --release --test fuzz -- --nocapture
//! DINGZI_FUZZ=1 DINGZI_FUZZ_FROM=4711 cargo test --test fuzz  case 4711 alone
//! ```
//!
//! Every case goes through `check` and `score`, every hundredth through `robust` and `report` too. A case is made of its
//! number alone, so that it can be made again. The files of a case that fails are kept, and their folder is named.

mod cases;
#[path = "../it/fixtures.rs"]
mod fixtures;
mod memory;
mod mutate;
mod seeds;

use cases::{Case, Form};
use clap::Parser;
use dingzi::cli::{self, Args, Exit};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Cases where nobody says how many.
const FEW: u64 = 2_000;
/// Every so many cases go through the commands that take longer.
const SELDOM: u64 = 100;
/// What is read whole may take so much memory in all; the seeds and the program itself take the rest.
const BUDGET: usize = (2 << 30) + (64 << 20);
/// No command on a small file takes longer.
const LONGEST: Duration = Duration::from_secs(10);

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|n| n.parse().unwrap_or_else(|_| panic!("{variable} is no number: {n}")))
}

#[test]
fn damaged_files_are_answered() {
    let (from, cases) = (number("DINGZI_FUZZ_FROM").unwrap_or(0), number("DINGZI_FUZZ").unwrap_or(FEW));
    let kept = std::env::temp_dir().join(format!("dingzi-fuzz-{}", std::process::id()));
    let run = Run { kept, next: AtomicU64::new(from), end: from + cases, ..Run::default() };
    // Where a panic arose is told only here.
    std::panic::set_hook(Box::new(|panic| PANICS.lock().unwrap().push(panic.to_string())));
    let quiet = Quiet::begin();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let ended = catch_unwind(AssertUnwindSafe(|| {
        std::thread::scope(|scope| {
            for worker in 0..workers {
                let run = &run;
                scope.spawn(move || run.work(worker));
            }
        });
    }));
    drop(quiet);
    drop(std::panic::take_hook());
    assert!(ended.is_ok(), "the harness itself fails: {}", PANICS.lock().unwrap().join("\n"));
    let Run { failures, told, kept, .. } = run;
    let mut err = std::io::stderr();
    for ((form, command), exits) in told.into_inner().unwrap() {
        let [done, inputs, usage] = exits;
        writeln!(
            err,
            "{form:8} {command:8} {:9} cases: {done} done, {inputs} wrong inputs, {usage} unreadable",
            done + inputs + usage
        )
        .unwrap();
    }
    writeln!(err, "at most {} MB at once", memory::most() >> 20).unwrap();
    let failures = failures.into_inner().unwrap();
    if failures.is_empty() {
        let _ = fs::remove_dir_all(&kept);
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(memory::most() <= BUDGET, "{} MB at once", memory::most() >> 20);
}

/// What all workers share.
#[derive(Default)]
struct Run {
    /// Where the files of cases that fail are kept.
    kept: PathBuf,
    next: AtomicU64,
    end: u64,
    failures: Mutex<Vec<String>>,
    /// How the commands ended, by form and command.
    told: Mutex<BTreeMap<(&'static str, &'static str), [u64; 3]>>,
}

impl Run {
    fn work(&self, worker: usize) {
        let folder = self.kept.join(format!("worker-{worker}"));
        fs::create_dir_all(&folder).unwrap();
        let commands = Commands::within(&folder);
        loop {
            let n = self.next.fetch_add(1, Ordering::Relaxed);
            if n >= self.end {
                return;
            }
            self.one(n, &folder, &commands);
        }
    }

    fn one(&self, n: u64, folder: &Path, commands: &Commands) {
        let case = Case::new(n);
        fs::write(folder.join("criteria.toml"), &case.rubric).unwrap();
        fs::write(folder.join("ideas.csv"), &case.table).unwrap();
        for (command, args) in commands.of(n / Form::ALL.len() as u64) {
            let start = Instant::now();
            let ended = catch_unwind(|| cli::run(args));
            let mut took = start.elapsed();
            if took > LONGEST && ended.is_ok() {
                // The machine may have been busy with something else.
                let start = Instant::now();
                let _ = catch_unwind(|| cli::run(args));
                took = start.elapsed();
            }
            let fault = match ended {
                Err(_) => Some(std::mem::take(&mut *PANICS.lock().unwrap()).join("; ")),
                Ok(Exit::Stopped) => Some("it was stopped".to_owned()),
                Ok(_) if took > LONGEST => Some(format!("it took {took:?}")),
                Ok(exit) => {
                    let place = [Exit::Done, Exit::Inputs, Exit::Usage].iter().position(|known| *known == exit);
                    self.told.lock().unwrap().entry((case.form.name(), *command)).or_default()[place.unwrap()] += 1;
                    None
                }
            };
            if let Some(fault) = fault {
                self.keep(n, case.form, command, folder, fault);
            }
        }
    }

    fn keep(&self, n: u64, form: Form, command: &str, folder: &Path, fault: String) {
        let place = self.kept.join(format!("case-{n}"));
        fs::create_dir_all(&place).unwrap();
        for file in ["criteria.toml", "ideas.csv"] {
            fs::copy(folder.join(file), place.join(file)).unwrap();
        }
        let failure = format!("case {n} ({}), {command}: {fault}; its files are in {}", form.name(), place.display());
        self.failures.lock().unwrap().push(failure);
    }
}

/// The commands that cases go through, in the folder of a worker.
struct Commands {
    always: Vec<(&'static str, Args)>,
    seldom: Vec<(&'static str, Args)>,
}

impl Commands {
    fn within(folder: &Path) -> Commands {
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let (rubric, table, report) = (path("criteria.toml"), path("ideas.csv"), path("report.html"));
        let parsed = |words: &[&'static str]| {
            let files = [table.as_str(), "-c", rubric.as_str()];
            let words = words.iter().copied().map(|word| if word == "report.html" { report.as_str() } else { word });
            Args::try_parse_from(["dingzi"].into_iter().chain(words).chain(files)).unwrap()
        };
        Commands {
            always: vec![("check", parsed(&["check"])), ("score", parsed(&["score", "--format", "csv"]))],
            // People's table says how sure the lead is.
            seldom: vec![
                ("ranking", parsed(&["score"])),
                ("robust", parsed(&["robust", "--draws", "500"])),
                ("report", parsed(&["report", "-o", "report.html"])),
            ],
        }
    }

    /// Those of the nth case of a form.
    fn of(&self, nth: u64) -> impl Iterator<Item = &(&'static str, Args)> {
        let seldom = self.seldom.iter().filter(move |_| nth.is_multiple_of(SELDOM));
        self.always.iter().chain(seldom)
    }
}

/// What panics said.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Both outputs lead nowhere as long as it lives: the commands write to them as ever.
struct Quiet([std::os::fd::OwnedFd; 2]);

impl Quiet {
    fn begin() -> Quiet {
        let kept = [rustix::io::dup(std::io::stdout()).unwrap(), rustix::io::dup(std::io::stderr()).unwrap()];
        let nowhere = fs::File::options().write(true).open("/dev/null").unwrap();
        rustix::stdio::dup2_stdout(&nowhere).unwrap();
        rustix::stdio::dup2_stderr(&nowhere).unwrap();
        Quiet(kept)
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let [out, err] = &self.0;
        rustix::stdio::dup2_stdout(out).unwrap();
        rustix::stdio::dup2_stderr(err).unwrap();
    }
}
