//! The invariants that docs/ARCHITECTURE.md states.

use super::json::Json;
use super::support::{blessing, repository};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of src/.
pub struct File {
    /// From src/ on, as in `cli/score.rs`.
    pub name: String,
    text: String,
    /// Whether it is compiled for tests only.
    for_tests: bool,
}

impl File {
    /// The module of lib.rs that it belongs to.
    fn module(&self) -> &str {
        self.name.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// Numbered lines without comments and without the tests at the end of the file.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let all: Vec<&str> = self.text.lines().collect();
        let is_test = |n: usize| {
            all[n].trim() == "#[cfg(test)]" && all.get(n + 1).is_some_and(|l| l.contains("mod ") && l.ends_with('{'))
        };
        let end = (0..all.len()).find(|&n| is_test(n)).unwrap_or(all.len());
        let code = all.into_iter().take(end).enumerate().map(|(n, line)| (n + 1, line.split("//").next().unwrap()));
        code.filter(move |_| !self.for_tests)
    }
}

/// Every file of src/, in order.
pub fn source() -> Vec<File> {
    let root = repository("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        File { name, text: fs::read_to_string(path).unwrap(), for_tests: false }
    };
    let mut files: Vec<File> = paths.iter().map(read).collect();
    let mut for_tests = BTreeSet::new();
    for file in &files {
        let folder = Path::new(&file.name).parent().unwrap();
        for (attribute, declaration) in file.text.lines().zip(file.text.lines().skip(1)) {
            if attribute.trim() == "#[cfg(test)]"
                && let Some(module) = declaration.trim().strip_suffix(';').and_then(|d| d.rsplit("mod ").next())
            {
                for_tests.insert(folder.join(format!("{module}.rs")).to_str().unwrap().to_owned());
            }
        }
    }
    files.iter_mut().for_each(|file| file.for_tests = for_tests.contains(&file.name));
    files
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

/// The modules of lib.rs, in its order.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string(repository("src/lib.rs")).unwrap();
    lib.lines().filter_map(|l| Some(l.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned())).collect()
}

/// The modules that a line names as `crate::module` or `crate::{module, …}`.
fn named(code: &str) -> Vec<String> {
    let word = |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => found.push(word(rest)),
            Some(group) => {
                // The first word of every path at the first level of braces.
                let (mut depth, mut fresh) = (0, true);
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => fresh = true,
                        c if fresh && (c.is_alphanumeric() || c == '_') => {
                            found.push(word(&group[at..]));
                            fresh = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

/// Joins a report of places, and fails if there is one.
pub fn none(wrong: Vec<String>, rule: &str) {
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}

#[test]
fn the_paths_of_a_line_are_found() {
    assert_eq!(named("use crate::rubric::{Lens, Rubric};"), ["rubric"]);
    assert_eq!(named("use crate::{chart::{self, Figure}, lang::Lang, score};"), ["chart", "lang", "score"]);
    assert_eq!(named("let f = crate::score::score(&crate::rubric::x);"), ["score", "rubric"]);
    assert_eq!(named("pub(crate) fn x()"), Vec::<String>::new());
}

#[test]
fn a_module_uses_only_those_above_it() {
    let order = modules();
    let flow = ["diagnostic", "value", "rubric", "evidence", "score", "analysis", "export", "chart", "report", "cli"];
    let places: Vec<usize> =
        flow.iter().map(|m| order.iter().position(|o| o == m).unwrap_or_else(|| panic!("lib.rs has no {m}"))).collect();
    assert!(places.is_sorted(), "lib.rs does not list the modules as the data flows: {order:?}");

    let place = |module: &str| order.iter().position(|m| m == module);
    let mut wrong = Vec::new();
    for file in source().iter().filter(|f| f.name != "main.rs" && f.name != "lib.rs") {
        let Some(own) = place(file.module()) else {
            wrong.push(format!("src/{}: lib.rs does not list its module", file.name));
            continue;
        };
        // A path may be broken over lines, its tests included.
        let text: String =
            file.text.lines().map(|l| l.split("//").next().unwrap().trim()).collect::<Vec<_>>().join(" ");
        for module in named(&text) {
            match place(&module) {
                Some(other) if other <= own => {}
                Some(_) => {
                    wrong.push(format!("src/{}: {} uses {module}, which stands below it", file.name, file.module()))
                }
                None => wrong.push(format!("src/{}: crate::{module} is no module of lib.rs", file.name)),
            }
        }
    }
    wrong.dedup();
    none(wrong, "a module uses only those above it in lib.rs");
}

/// The modules that a module's code uses, its tests aside, in the order of lib.rs.
fn used(module: &str, files: &[File], order: &[String]) -> String {
    let code = files.iter().filter(|file| file.module() == module).flat_map(File::code);
    let text: String = code.map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ");
    let used: BTreeSet<String> = named(&text).into_iter().collect();
    let used = order.iter().filter(|other| *other != module && used.contains(*other));
    match used.map(|other| format!("`{other}`")).collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => "nothing".to_owned(),
        used => used,
    }
}

/// The last column of the map of the code in docs/ARCHITECTURE.md.
#[test]
fn the_map_says_what_each_module_uses() {
    let path = repository("docs/ARCHITECTURE.md");
    let (map, order, files) = (fs::read_to_string(&path).unwrap(), modules(), source());
    let mut on_map = Vec::new();
    let mut row = |line: &str| {
        let module = line.strip_prefix("| `")?.split_once("` | ")?.0;
        let (start, _) = line.strip_suffix(" |")?.rsplit_once(" | ")?;
        let used = used(order.iter().find(|other| *other == module)?, &files, &order);
        on_map.push(module.to_owned());
        Some(format!("{start} | {used} |"))
    };
    let today: String = map.lines().map(|line| row(line).unwrap_or_else(|| line.to_owned()) + "\n").collect();
    assert_eq!(on_map, order, "the map has a row for each module of lib.rs, in its order");
    if blessing() {
        fs::write(&path, &today).unwrap();
    }
    let wrong = map.lines().zip(today.lines()).filter(|(is, should)| !blessing() && is != should);
    none(wrong.map(|(_, should)| should.to_owned()).collect(), "what modules use; DINGZI_BLESS=1 writes it");
}

/// The files that a row of the map names are there, each below its module.
#[test]
fn the_map_names_files_that_are_there() {
    let map = fs::read_to_string(repository("docs/ARCHITECTURE.md")).unwrap();
    let files: Vec<String> = source().into_iter().map(|file| format!("/{}", file.name)).collect();
    let (mut named, mut wrong) = (0, Vec::new());
    for (module, row) in map.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | ")) {
        if !modules().iter().any(|known| known == module) {
            continue;
        }
        for name in row.split('`').skip(1).step_by(2).filter(|name| name.ends_with(".rs") || name.ends_with('/')) {
            named += 1;
            let (of_module, of_all) = (format!("/{module}/"), format!("/{name}"));
            let is_there = match name.ends_with('/') {
                true => [of_module + name, of_all].iter().any(|folder| repository("src").join(&folder[1..]).is_dir()),
                false => files.iter().any(|file| file.starts_with(&of_module) && file.ends_with(&of_all)),
            };
            // `check*.rs` are several.
            if !is_there && !name.contains('*') {
                wrong.push(format!("{module}: {name}"));
            }
        }
    }
    assert!(named > 100, "only {named} files are named");
    none(wrong, "docs/ARCHITECTURE.md names files that are not there");
}

#[test]
fn nothing_is_printed_but_by_the_commands() {
    const PRINTS: [&str; 8] =
        ["println!", "print!", "eprintln!", "eprint!", "dbg!", "stdout()", "stderr()", "process::exit"];
    let mut wrong = Vec::new();
    // Where a stream is only looked at: whether it is a terminal, and how wide.
    const LOOKS: [&str; 4] = ["is_terminal", "terminal_size", "AutoStream::choice", "Handle::stdout"];
    for file in source().iter().filter(|f| f.name != "cli/screen.rs") {
        for (n, line) in
            file.code().filter(|(_, line)| file.module() != "cli" || !LOOKS.iter().any(|l| line.contains(l)))
        {
            wrong.extend(PRINTS.iter().filter(|p| line.contains(**p)).map(|p| format!("src/{}:{n}: {p}", file.name)));
        }
    }
    none(wrong, "stdout is data, stderr is talk, and only src/cli/screen.rs writes either, behind its gate");
}

#[test]
fn drawing_and_html_have_one_home() {
    let mut wrong = Vec::new();
    for file in source() {
        for (n, line) in file.code() {
            for (library, homes) in [
                ("plotters", &["chart"][..]),
                ("plotters_backend", &["chart"]),
                ("resvg", &["chart"]),
                ("usvg", &["chart"]),
                ("maud", &["report", "page"]),
            ] {
                if line.contains(&format!("{library}::")) && !homes.contains(&file.module()) {
                    wrong.push(format!("src/{}:{n}: {library}", file.name));
                }
            }
        }
    }
    none(wrong, "drawing only in chart, HTML only in report and page");
}

/// Comments, blanks and tests do not count; lists of words may be half as long again.
#[test]
fn no_file_is_longer_than_400_lines_of_code() {
    let lines = |file: &File| file.code().filter(|(_, line)| !line.trim().is_empty()).count();
    let limit = |name: &str| if name.starts_with("say/") || name.starts_with("diagnostic/codes/") { 600 } else { 400 };
    let all: Vec<(usize, String)> = source().iter().map(|file| (lines(file), file.name.clone())).collect();
    let long = all.into_iter().filter(|(lines, name)| *lines > limit(name));
    none(long.map(|(lines, name)| format!("src/{name}: {lines} lines of code")).collect(), "400 lines are the end");
}

#[test]
fn every_file_begins_with_what_it_is() {
    let silent = source().into_iter().filter(|f| !f.text.starts_with("//! "));
    none(silent.map(|f| format!("src/{}", f.name)).collect(), "the first line of a file says what it is");
}

#[test]
fn nothing_panics_without_a_reason() {
    const PANICS: [&str; 5] = [".unwrap()", "panic!", "todo!", "unimplemented!", ".unwrap_unchecked()"];
    let mut wrong = Vec::new();
    for file in source() {
        for (n, line) in file.code() {
            wrong.extend(PANICS.iter().filter(|p| line.contains(**p)).map(|p| format!("src/{}:{n}: {p}", file.name)));
            if line.contains(".expect(\"\")") {
                wrong.push(format!("src/{}:{n}: expect without a reason", file.name));
            }
        }
    }
    none(wrong, "use expect with a reason, or do not fail");
}

#[test]
fn numbers_are_written_in_one_place() {
    // What is rounded, but not for people to read.
    const OTHERS: [&str; 14] = [
        "lang/number.rs",          // the place
        "analysis/pick/limits.rs", // money in whole units, so that sums are exact
        "chart/acceptability.rs",  // colours
        "chart/canvas.rs",         // units of a picture
        "chart/scene.rs",          // the same
        "chart/front.rs",          // places that are drawn as one
        "chart/scale.rs",          // how many ticks
        "chart/crowd.rs",          // how many squares
        "evidence/amount.rs",      // a cell that is written up or down, so that it reads back as enough
        "expression/evaluate.rs",  // ROUND
        "input/sheet.rs",          // times of day, to the second
        "page/link.rs",            // links, which read back
        "report/html.rs",          // lengths of bars
        "rubric/save.rs",          // shares in a file, which read back
    ];
    let has_decimals = |line: &str| {
        let specs = line.split('{').skip(1).filter_map(|rest| rest.split('}').next()?.split_once(':'));
        specs.into_iter().any(|(name, how)| {
            name.chars().all(|c| c.is_alphanumeric() || c == '_') && how.trim_start_matches('+').starts_with('.')
        })
    };
    let mut wrong = Vec::new();
    for file in source().iter().filter(|f| !OTHERS.contains(&f.name.as_str())) {
        let lines = file.code().filter(|(_, line)| line.contains(".round()") || has_decimals(line));
        wrong.extend(lines.map(|(n, line)| format!("src/{}:{n}: {}", file.name, line.trim())));
    }
    none(wrong, "numbers that people read are written by lang::fixed");
}

#[test]
fn no_clock_and_no_unseeded_chance() {
    const CLOCKS: [&str; 6] = ["SystemTime", "Instant::", "rand::rng", "thread_rng", "RandomState", "getrandom"];
    let mut wrong = Vec::new();
    for file in source() {
        for (n, line) in file.code() {
            wrong.extend(CLOCKS.iter().filter(|c| line.contains(**c)).map(|c| format!("src/{}:{n}: {c}", file.name)));
        }
    }
    none(wrong, "the same input and seed give the same bytes");
}

/// `value["typo"]` of serde_json is null, and holds nothing.
#[test]
fn tests_read_json_through_one_type() {
    let mut paths = Vec::new();
    collect(&repository("tests"), &mut paths);
    let reads = |path: &&PathBuf| fs::read_to_string(path).unwrap().contains(concat!("serde_json::", "from_"));
    let found: Vec<String> = paths.iter().filter(reads).map(|path| path.display().to_string()).collect();
    assert_eq!(found, [repository("tests/it/json.rs").display().to_string()], "tests read JSON with Json::read");
}

#[test]
#[should_panic(expected = "no key \"rows\", but [\"row\"]")]
fn a_key_that_is_not_there_is_named() {
    let _ = &Json::read("{\"row\": []}")["rows"];
}

#[test]
fn the_reference_in_the_docs_is_current() {
    let docs = fs::read_to_string(repository("docs/FORMAT.md")).unwrap_or_default();
    assert!(
        docs.contains(&dingzi::cli::reference(dingzi::lang::Lang::En)),
        "docs/FORMAT.md does not hold what `dingzi docs` prints"
    );
}

/// Where words may stand outside `say/`: registries, which hold what each of their entries is called.
const REGISTRIES: &[&str] = &[
    "analysis/methods/", "analysis/weights/", "diagnostic/codes/", "export/", "expression/functions.rs",
    "report/html.rs", "report/markdown.rs", "report/pdf/mod.rs", "rubric/keys.rs", "value/",
];

/// And the grammar: what people type into cells, headers and answers.
const GRAMMAR: &[&str] = &[
    "cli/save_lens.rs", "evidence/amount.rs", "evidence/cell.rs", "evidence/header.rs", "evidence/heading.rs",
    "evidence/left_out/row_names.rs", "evidence/numerals.rs", "evidence/quantity/", "evidence/range.rs",
    "evidence/words.rs", "expression/error.rs", "input/format.rs", "lang", "unit/",
];

/// The literals of a line, without those that only a programmer reads.
fn literals(line: &str) -> Vec<String> {
    if ["expect(", "expect_err(", "INFALLIBLE", "unreachable!", "assert", "panic"]
        .iter()
        .any(|call| line.contains(call))
    {
        return Vec::new();
    }
    let line = line.replace("\\\"", "'");
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether a literal is a sentence: three words in a row.
fn is_sentence(literal: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    literal.split(' ').collect::<Vec<_>>().windows(3).any(|words| words.iter().all(&is_word))
}

/// Words in one room: whoever looks for a sentence finds it in `say/`, in both languages.
#[test]
fn what_people_read_is_written_in_one_room() {
    assert!(is_sentence("an output would be lost") && !is_sentence("SELECT a, b FROM t"));
    assert_eq!(literals("let x = f(\"a b\", \"c\"); // \"d\""), ["a b", "c", "d"]);
    let is_in = |file: &File, places: &[&str]| places.iter().any(|place| file.name.starts_with(place));
    let mut wrong = Vec::new();
    for file in source().iter().filter(|file| file.module() != "say" && !is_in(file, REGISTRIES)) {
        for (n, line) in file.code() {
            let line = line.trim();
            if line.contains(".pick(") {
                wrong.push(format!("src/{}:{n}: {line}", file.name));
            }
            if is_in(file, GRAMMAR) {
                continue;
            }
            let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}');
            if line.contains(is_han) || literals(line).iter().any(|literal| is_sentence(literal)) {
                wrong.push(format!("src/{}:{n}: {line}", file.name));
            }
        }
    }
    none(wrong, "what people read is written in say/, English and Chinese side by side");
}

/// Words that mean what another word means already are not used.
#[test]
fn one_word_for_one_thing() {
    let mut wrong = Vec::new();
    for file in source() {
        for (n, line) in file.code().filter(|_| !file.name.starts_with("say/glossary")) {
            for word in dingzi::say::forbidden().filter(|word| literals(line).iter().any(|text| text.contains(word))) {
                wrong.push(format!("src/{}:{n}: `{word}` in {}", file.name, line.trim()));
            }
        }
    }
    none(wrong, "docs/GLOSSARY.md has one word for one thing");
}
