//! One language at a time: whatever is said in Chinese holds no English sentence, and the other way round.
//!
//! Every command, every help, every fixture, the report, the figures and the page, of files that are in that language
//! themselves; so each foreign word is ours. What is quoted, shown from a file, or typed at a computer is no sentence.

use super::serve::Server;
use super::support::{dingzi, files, repository};
use dingzi::analysis::methods::METHODS;
use dingzi::analysis::weights::FROM_DATA;
use dingzi::chart::{FIGURES, ON_REQUEST};
use dingzi::cli::Args;
use dingzi::export::FORMATS;
use dingzi::rubric::TABLES;
use dingzi::value::KINDS;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What to do where such a word is right.
const WAY_OUT: &str = "put what is typed into backticks, or add a name to NAMES";

/// Words of Latin letters that Chinese readers use as they are: names of products and formats.
const NAMES: &[&str] = &[
    "dingzi", "Excel", "Parquet", "LibreOffice", "Markdown", "Word", "PowerPoint", "Numbers", "OpenDocument",
    "Windows", "JavaScript", "CoCoSo", "NaN", "MiB", "Bennet", "Lahdelma", "Salminen", "git", "shell", "id", "wiki",
    "max", "et", "al", // Keys of the keyboard, and the other language by its own name.
    "Ctrl", "Shift", "Esc", "Home", "End", "PgUp", "PgDn", "English",
    // What stands in forms of weights, in cells and in conditions.
    "times", "none", "low", "mid", "high", "yes", "no", "true", "false", "day", "Jun", "euc", "kr",
    // Of `dingzi docs`, and the folder that a report goes to.
    "cells", "words", "reports",
];

/// What is typed at a computer: ids, keys and names of commands, of which no sentence is made.
fn typed() -> BTreeSet<String> {
    let mut typed: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let command = <Args as clap::CommandFactory>::command();
    for sub in command.get_subcommands() {
        typed.insert(sub.get_name().to_owned());
        for arg in sub.get_arguments().chain(command.get_arguments()) {
            typed.extend(arg.get_possible_values().iter().map(|value| value.get_name().to_owned()));
        }
    }
    typed.extend(METHODS.iter().map(|method| method.id.to_owned()));
    typed.extend(FROM_DATA.iter().map(|method| method.id.to_owned()));
    typed.extend(FIGURES.iter().chain(ON_REQUEST).map(|figure| figure.id.to_owned()));
    typed.extend(FORMATS.iter().map(|format| format.id.to_owned()));
    typed.extend(KINDS.iter().map(|kind| kind.key.to_owned()));
    typed.extend(TABLES.iter().flat_map(|table| table.keys).map(|(key, ..)| (*key).to_owned()));
    // Papers are named by their authors.
    let papers = METHODS.iter().map(|method| method.paper).chain(FROM_DATA.iter().map(|method| method.paper));
    typed.extend(papers.flat_map(|paper| paper.split(|c: char| !c.is_alphabetic()).map(str::to_owned)));
    typed.extend(
        [
            "base", "equal", "all", "around", "on", "off", "to", "best", "worst", "ns", "growth", "risk", "Growth",
            "Revenue",
        ]
        .map(str::to_owned),
    );
    typed
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && c < '\u{250}'
}

/// Without what is quoted.
fn unquoted(line: &str) -> String {
    let mut rest = line;
    let mut out = String::new();
    while let Some(at) = rest.find(['“', '`', '"', '\'', '‘']) {
        let open = rest[at..].chars().next().unwrap();
        let close = match open {
            '“' => '”',
            '‘' => '’',
            other => other,
        };
        out.push_str(&rest[..at]);
        let inside = &rest[at + open.len_utf8()..];
        match inside.find(close) {
            // An apostrophe opens nothing.
            Some(end) if open != '\'' || !out.ends_with(char::is_alphabetic) => {
                out.push(' ');
                rest = &inside[end + close.len_utf8()..];
            }
            _ => {
                out.push(open);
                rest = inside;
            }
        }
    }
    out + rest
}

/// Whether a line shows the user's own file or a command to type.
fn is_shown(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let label = |rest: &str| rest.trim_start().starts_with(['^', '-', '_']);
    let gutter = number.trim_start().strip_prefix('|');
    gutter.is_some_and(|rest| number.len() < line.len() || !label(rest))
        || ["-->", ":::", "dingzi ", "git ", "$ ", "."].iter().any(|start| line.starts_with(start))
        || line.starts_with("exit: ")
}

/// Runs of Latin letters of a Chinese text that are no names and nothing to type: each with its line.
fn english(text: &str, typed: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for line in text.lines().filter(|line| !is_shown(line)) {
        let line_of_words = unquoted(line);
        for token in
            line_of_words.split(|c: char| c.is_whitespace() || "，。；：、（）《》？！·|,;:()<>+*→…".contains(c))
        {
            let is_code = token.starts_with('-') || token.contains(['_', '=', '/', '\\', '.', '[', '{', '#', '@', '%']);
            if is_code {
                continue;
            }
            for word in token.split(|c: char| !is_latin(c)) {
                let is_word = word.len() > 1 && word.chars().any(char::is_lowercase);
                if is_word && !typed.contains(word) && !token.contains(|c: char| c.is_ascii_digit()) {
                    found.entry(word.to_owned()).or_insert_with(|| line.trim().to_owned());
                }
            }
        }
    }
    found
}

/// Chinese characters of an English text.
fn chinese(text: &str) -> Vec<String> {
    let is_han = |c: char| is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}');
    let lines = text.lines().filter(|line| !is_shown(line));
    // The name of the program, and the other language by its own name.
    let lines = lines.filter(|line| unquoted(line).replace("钉子", "").replace("中文", "").contains(is_han));
    lines.map(|line| line.trim().to_owned()).collect()
}

/// A text of markup without its tags, its style and its scripts; what is read aloud stays.
fn plain(markup: &str) -> String {
    let mut text = markup.to_owned();
    for tag in ["style", "script"] {
        while let Some(start) = text.find(&format!("<{tag}")) {
            let end = text[start..].find(&format!("</{tag}>")).map_or(text.len(), |end| start + end);
            text.replace_range(start..end, "");
        }
    }
    let mut out = String::new();
    for part in text.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        for attribute in ["alt=\"", "aria-label=\"", "title=\"", "placeholder=\""] {
            out.extend(
                tag.split(attribute)
                    .skip(1)
                    .filter_map(|rest| rest.split('"').next())
                    .map(|said| format!("\n{said}\n")),
            );
        }
        out += words;
        out.push('\n');
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// A folder with files in one language, and the names of two of its ideas.
struct Place {
    folder: TempDir,
    locale: &'static str,
    ideas: [String; 2],
    /// A criterion and a criterion that is weighed against it.
    criteria: [&'static str; 2],
}

fn place(locale: &'static str, criteria: [&'static str; 2]) -> Place {
    let folder = tempfile::tempdir().unwrap();
    dingzi(["init", "."]).within(folder.path()).env("LANG", locale).text();
    let table = fs::read_to_string(folder.path().join("ideas.csv")).unwrap();
    let name = |line: usize| table.lines().nth(line).unwrap().split(',').next().unwrap().to_owned();
    let ideas = [name(1), name(2)];
    Place { folder, locale, ideas, criteria }
}

impl Place {
    /// What a command says, on both ways out.
    fn said(&self, args: &[&str]) -> String {
        let call = dingzi(args).within(self.folder.path()).env("LANG", self.locale).env("COLUMNS", "100");
        let said = call.env("NO_COLOR", "1").run();
        format!("{}\n{}", String::from_utf8_lossy(&said.bytes), said.stderr)
    }

    /// Everything that can be said of the files: by name of what says it.
    fn all(&self) -> Vec<(String, String)> {
        let [a, b] = &self.ideas.each_ref().map(String::as_str);
        let [x, y] = self.criteria;
        let (more, cell, order) = (format!("{x}=30"), format!("{a}:{x}=?"), format!("{x} > {y}"));
        let own: Vec<Vec<&str>> = vec![
            vec![],
            vec!["check"],
            vec!["score"],
            vec!["score", "--top", "1"],
            vec!["score", "--lens", "equal"],
            vec!["explain", a],
            vec!["explain", a, "--vs", b],
            vec!["whatif", "--weight", &more],
            vec!["whatif", "--weight", &more, "--unknown", "half"],
            vec!["whatif", "--drop", x],
            vec!["diff", "ideas.csv"],
            vec!["compare", a, b],
            vec!["stability"],
            vec!["stability", "--full"],
            vec!["robust", "--full", "--draws", "300"],
            vec!["methods", "--full"],
            vec!["weights", "--full", "--order", &order],
            vec!["robust", "--draws", "300"],
            vec!["robust", "--draws", "300", "--first", "3"],
            vec!["robust", "--draws", "300", "--first", "1", "--full", "--weights", "all"],
            vec!["robust", "--draws", "300", "--weights", "all", "--evidence", "proven"],
            vec!["next", "--draws", "300"],
            vec!["methods"],
            vec!["methods", "--on", "evidence", "--unknown", "half"],
            vec!["weights", "--order", &order],
            vec!["docs", "cells"],
            vec!["docs"],
            vec!["docs", "words"],
            vec!["help"],
            vec!["help", "weights"],
            // Mistakes.
            vec!["explain", "nobody"],
            vec!["score", "--lens", "nothing"],
            vec!["whatif", "--weight", "x=3"],
            vec!["whatif", "--weight", "x"],
            vec!["whatif", "--cell", &cell],
            vec!["score", "-o", "ideas.csv"],
            vec!["scroe"],
            vec!["score", "--top", "x"],
            vec!["score", "--tpo", "1"],
            vec!["score", "--format"],
            vec!["score", "missing.csv"],
            vec!["init"],
            vec!["compare", a],
            vec!["robust", "--draws", "0"],
            vec!["robust", "--weights", "x > y"],
            vec!["weights", "--from-data", "critic", "--save-lens", "mine"],
            vec!["weights", "--order", &order, "--save-lens", "a b"],
            vec!["docs", "E9999"],
            vec!["help", "nothing"],
            vec!["serve", "--host", "x"],
            vec!["diff"],
        ];
        let mut all: Vec<(String, String)> = Vec::new();
        let mut say = |args: &[&str]| all.push((args.join(" "), self.said(args)));
        own.iter().for_each(|args| say(args));
        METHODS.iter().for_each(|method| say(&["methods", "--explain", method.id]));
        FROM_DATA.iter().for_each(|method| say(&["weights", "--full", "--from-data", method.id]));
        let command = <Args as clap::CommandFactory>::command();
        command.get_subcommands().for_each(|sub| say(&[sub.get_name(), "--help"]));
        dingzi::diagnostic::codes().for_each(|entry| say(&["docs", entry.code.id()]));
        for figure in FIGURES {
            let file = format!("{}.svg", figure.id);
            say(&["chart", figure.id, "-o", &file]);
        }
        say(&["report", "-o", "out"]);
        say(&["report", "-o", "out.md"]);
        for (name, bytes) in files(self.folder.path()) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            match Path::new(&name).extension().and_then(|end| end.to_str()) {
                Some("svg" | "html") => all.push((name, plain(&text))),
                Some("md") => all.push((name, text)),
                _ => {}
            }
        }
        all
    }

    /// The page, with what it is told first.
    fn page(&self) -> Vec<(String, String)> {
        let folder = tempfile::tempdir().unwrap();
        for file in ["criteria.toml", "ideas.csv"] {
            fs::copy(self.folder.path().join(file), folder.path().join(file)).unwrap();
        }
        let lang = if self.locale.starts_with("zh") { "zh" } else { "en" };
        let server = Server::start(folder, &["--lang", lang]);
        let page = server.get(&format!("/?lang={lang}")).body;
        vec![("the page".to_owned(), plain(&page))]
    }
}

#[test]
fn chinese_output_holds_no_english() {
    let typed = typed();
    let place = place("zh_CN.UTF-8", ["增长", "容错"]);
    let mut wrong = Vec::new();
    for (what, text) in place.all().into_iter().chain(place.page()) {
        // The glossary shows both languages.
        if what != "docs words" {
            wrong.extend(english(&text, &typed).into_iter().map(|(word, line)| format!("{what}: `{word}` in: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{} English words; {WAY_OUT}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english_output_holds_no_chinese() {
    let place = place("en_US.UTF-8", ["growth", "scales"]);
    let mut wrong = Vec::new();
    for (what, text) in place.all().into_iter().chain(place.page()) {
        // What may be written into a cell is shown in both languages, and so are the words of the glossary.
        if !matches!(what.as_str(), "docs cells" | "docs words" | "docs") {
            wrong.extend(chinese(&text).into_iter().map(|line| format!("{what}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{} lines with Chinese:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every fixture, in Chinese: of messages in English tables and rubrics, for which ids and names stand in quotation marks.
#[test]
fn chinese_messages_hold_no_english() {
    let typed = typed();
    let mut wrong = Vec::new();
    for folder in ["tests/findings", "tests/findings_together"] {
        for case in fs::read_dir(repository(folder)).unwrap() {
            let case = case.unwrap().path();
            let Ok(text) = fs::read_to_string(case.join("expected.zh.txt")) else { continue };
            // Programs read the other forms.
            if text.contains("\"code\":") || text.contains(": error[") {
                continue;
            }
            // What the files of the case name may stand without quotation marks where it heads a column.
            let own = ["criteria.toml", "ideas.csv", "ideas.xlsx.txt", "args.txt"]
                .map(|file| fs::read_to_string(case.join(file)).unwrap_or_default());
            let own: BTreeSet<&str> =
                own.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphabetic())).collect();
            for (word, line) in english(&text, &typed) {
                if !own.contains(word.as_str()) {
                    wrong.push(format!("{}: `{word}` in: {line}", case.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} English words; {WAY_OUT}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_looked_for_is_found() {
    let typed = typed();
    let words = |text: &str| english(text, &typed).into_keys().collect::<Vec<_>>();
    assert_eq!(words("甲 leads：乙 and 丙"), ["and", "leads"]);
    assert_eq!(words("请写 dingzi score --top 3，或“the name”；AI、POC、ideas.csv、E0203"), Vec::<String>::new());
    assert_eq!(words("  |  ^^^ unknown level"), ["level", "unknown"]);
    assert_eq!(words("2 | the user's own line"), Vec::<String>::new());
    assert_eq!(chinese("A leads，B\nfine\n3 | 领先"), ["A leads，B"]);
    assert_eq!(
        plain("<p title=\"left over\">你好</p><style>a b</style>").split_whitespace().collect::<Vec<_>>(),
        ["left", "over", "你好"]
    );
}

/// The nouns of the program: of one, of many, in Chinese.
fn nouns() -> Vec<[String; 3]> {
    let mut nouns = Vec::new();
    for text in files(&repository("src/say")).into_values() {
        let text = String::from_utf8(text).unwrap();
        for call in text.split("noun(\"").skip(1) {
            let words: Vec<String> = call.split('"').step_by(2).take(3).map(str::to_owned).collect();
            nouns.extend(<[String; 3]>::try_from(words));
        }
    }
    nouns
}

/// A table of so many ideas, some with open facts; names hold no digits.
fn table(ideas: usize) -> String {
    let name =
        |n: usize| -> String { format!("{n:05}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect() };
    let row = |n: usize| match n % 3 {
        0 => format!("{},{},yes\n", name(n), 3 + n % 7),
        1 => format!("{},?,?\n", name(n)),
        _ => format!("{},{}..{},no\n", name(n), n % 5, 6 + n % 4),
    };
    "idea,reach,legal\n".to_owned() + &(0..ideas).map(row).collect::<String>()
}

/// What is wrong with the counts of a text: `1 ideas`, `2 idea`, `10997 ideas`, `of 10997`.
fn miscounted(text: &str, nouns: &[[String; 3]]) -> Vec<String> {
    let is_noun =
        |word: &str, form: usize| nouns.iter().any(|noun| noun[form] == word && word != "other" && noun[0] != noun[1]);
    let is_counted =
        |word: &str| is_noun(word, 0) || is_noun(word, 1) || nouns.iter().any(|noun| word.starts_with(&noun[2]));
    let mut wrong = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let number = word.trim_matches(|c: char| !c.is_alphanumeric());
            if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit() || b == b',') {
                continue;
            }
            let next = words.get(at + 1).map_or("", |next| next.trim_end_matches(|c: char| c.is_ascii_punctuation()));
            let is_long = number.len() > 3 && !number.contains(',');
            let is_total = is_counted(next) || (at > 0 && words[at - 1] == "of");
            let one = number == "1" && is_noun(next, 1);
            let many = number != "1" && is_noun(next, 0);
            if one || many || (is_long && is_total) {
                wrong.push(line.trim().to_owned());
            }
        }
    }
    wrong
}

/// However many there are: 1 idea, 2 ideas, 10,997 ideas, and as many of what is told of them.
#[test]
fn counts_read_well_whatever_their_number() {
    const RUBRIC: &str = "[[criterion]]\nid = \"reach\"\nweight = 2\nevidence = \"reach\"\nvalue = { linear = [0, 10] }\n\
        [[criterion]]\nid = \"luck\"\nweight = 1\nevidence = \"reach\"\nvalue = { points = [[0, 0], [5, 1], [10, 0]] }\n\
        [[gate]]\nid = \"legal\"\nfail = \"NOT legal\"\n";
    let nouns = nouns();
    assert!(nouns.len() > 15, "{nouns:?}");
    assert_eq!(miscounted("1 ideas\n2 idea\n10997 ideas\n共 10997 个创意\nrank 2 of 1000.", &nouns).len(), 5);
    assert_eq!(miscounted("1 idea, 2 ideas (10,997 ideas)\n1 criterion; 0 criteria", &nouns), Vec::<String>::new());
    let mut wrong = Vec::new();
    for ideas in [0, 1, 2, 1_000, 10_997] {
        let folder = super::support::folder(&[
            ("criteria.toml", RUBRIC.to_owned()),
            ("ideas.csv", table(ideas)),
            ("old.csv", table(ideas.div_ceil(2))),
        ]);
        let commands = [
            "check", "check --all", "score", "score --top 2", "explain aaaaa", "stability", "stability --full",
            "robust --draws 20", "robust --full --draws 20", "methods", "next --draws 200 --top 3",
            "methods --full --top 3", "whatif --weight reach=30", "diff old.csv", "compare aaaaa aaaac",
        ];
        // Both take a minute on so many ideas, and what their full forms count is counted there.
        let slow = ["robust --draws 20", "methods"];
        for command in commands.into_iter().filter(|command| ideas <= 1_000 || !slow.contains(command)) {
            for lang in ["en", "zh"] {
                let call =
                    dingzi(command.split(' ').chain(["--lang", lang])).within(folder.path()).env("COLUMNS", "400");
                let said = call.run();
                let text = format!("{}\n{}", String::from_utf8_lossy(&said.bytes), said.stderr);
                let counted = miscounted(&text, &nouns);
                wrong.extend(counted.into_iter().map(|line| format!("{ideas} ideas, {command}, {lang}: {line}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} counts:\n{}", wrong.len(), wrong.join("\n"));
}
