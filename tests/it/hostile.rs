//! Texts of files that command a terminal, turn what stands around them, or are a formula, a link or markup elsewhere: in
//! every field of both files, through every command and form.

use super::serve::Server;
use super::support::{Call, dingzi, files};
use crate::json::Json;
use clap::CommandFactory;
use dingzi::cli::Args;
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Sets the title of a window, the colour (one that dingzi never uses), the clipboard and the direction; begins looks with the
/// marks that dingzi uses inside; then what Markdown and HTML take for their own.
const HOSTILE: &str = "\u{1b}]0;PWN\u{7}\u{1b}[35m\u{9b}2J\u{1b}]52;c;UFdO\u{1b}\\\u{202e}\u{2066}\u{fdd0}\u{8}<b>~~x~~</b> \
                       https://pwn.example www.pwn.example pwn@pwn.example $x^2$";

/// Both files and an older table, with the text in every field that takes one.
fn folder() -> TempDir {
    let quoted = |text: &str| toml_edit::Value::from(text).to_string();
    let named = |name: &str| quoted(&format!("{name}{HOSTILE}"));
    let words = |name: &str| format!("{{ en = {}, zh = {} }}", named(name), named(&format!("{name}名")));
    let mut rubric = format!("[rubric]\ntitle = {}\nverdict = {{ pursue = 60, watch = 30 }}\n", words("Title"));
    rubric += &format!("[groups]\ng = {}\nh = {}\n", words("Group"), words("Other"));
    for (id, group) in [("a", "g"), ("b", "h")] {
        rubric += &format!(
            "[[criterion]]\nid = \"{id}\"\nname = {}\ngroup = \"{group}\"\nweight = 1\nevidence = \"{id}x\"\nunit = {}\nask = {}\n\
             notes = {}\nvalue = {{ linear = [0, 10] }}\n",
            words(id),
            named("unit"),
            words("ask"),
            named("note"),
        );
    }
    let level = named("high");
    rubric += &format!(
        "[[criterion]]\nid = \"c\"\nname = {}\nweight = 1\nevidence = \"cx\"\nvalue = {{ levels = {{ low = 0, {level} = 1 }} }}\n",
        words("c"),
    );
    rubric += &format!("[[gate]]\nid = \"g\"\nname = {}\nfail = \"ax > 9\"\nask = {}\n", words("Gate"), words("ask"));
    rubric += &format!(
        "[[lens]]\nid = \"l\"\nname = {}\nabout = {}\nweights = {{ a = 3, b = 1, c = 1 }}\n",
        words("Lens"),
        words("about")
    );
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("criteria.toml"), rubric).unwrap();
    let table = |ax: &str| {
        let mut csv = csv::Writer::from_writer(Vec::new());
        let (own, level) = (format!("own{HOSTILE}"), format!("high{HOSTILE}"));
        csv.write_record(["idea", "ax", "ax:source", "bx", "bx:source", "cx", "cx:source", &own]).unwrap();
        for (name, a, b, c) in
            [("A", ax, "2..5", &*level), ("B", "4", "?", "low"), ("C", "10", "3", &*level), ("D", "1", "1", "?")]
        {
            let text = |what: &str| format!("{what} of {name}{HOSTILE}");
            csv.write_record([&text("Idea"), a, &text("s"), b, &text("t"), c, &text("u"), &text("cell")]).unwrap();
        }
        csv.into_inner().unwrap()
    };
    fs::write(dir.path().join("ideas.csv"), table("6")).unwrap();
    fs::write(dir.path().join("old.csv"), table("5")).unwrap();
    dir
}

/// Runs of every command, but for those that read no file; what each prints is for people.
const RUNS: &[&[&str]] = &[
    &["check"],
    &["check", "--message-format", "short"],
    &["check", "--message-format", "json"],
    &["score"],
    &["score", "--lens", "l", "--format", "md"],
    &["explain", "of A"],
    &["explain", "of A", "--format", "md"],
    &["explain", "of A", "--vs", "of B"],
    &["explain", "none"],
    &["whatif", "--weight", "a=60"],
    &["whatif", "--cell", "of A:ax=8"],
    &["whatif", "--cell", "of A:cx=nothing"],
    &["whatif", "--lens", "l", "--format", "md"],
    &["pick", "--count", "2", "--at-most", "ax=1"],
    &["pick", "--count", "2", "--format", "md"],
    &["diff", "old.csv"],
    &["diff", "old.csv", "--format", "md"],
    &["compare", "of A", "of B", "of C"],
    &["compare", "of A", "of B", "--format", "md"],
    &["stability"],
    &["stability", "--format", "md"],
    &["robust", "--draws", "200"],
    &["robust", "--draws", "200", "--format", "md"],
    &["robust", "--draws", "200", "--first", "2"],
    &["methods"],
    &["methods", "--format", "md"],
    &["weights", "--order", "a>b>c"],
    &["weights", "--order", "a>b>c", "--format", "md"],
    &["next"],
    &["next", "--format", "md"],
    &["chart", "ranking", "-o", "ranking.svg"],
    &["chart", "acceptability", "--first", "2", "-o", "places.svg"],
    &["report", "-o", "report/"],
    &["report", "-o", "md/", "--format", "md"],
];

/// Commands that show no text of a file; and the page, which has a test of its own.
const OTHERS: &[&str] = &["init", "serve", "docs", "help", "completions", "man"];

/// Characters that a text for people may not hold.
fn commands(text: &str) -> Vec<char> {
    let is_bad = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}')
    };
    text.chars().filter(is_bad).collect()
}

fn call(args: &[&str], dir: &Path, lang: &str) -> Call {
    dingzi(args).within(dir).env("LANG", if lang == "zh" { "zh_CN.UTF-8" } else { "C" })
}

#[test]
fn every_command_is_walked() {
    let args = Args::command();
    let there: BTreeSet<&str> = args.get_subcommands().map(clap::Command::get_name).collect();
    let walked: BTreeSet<&str> = RUNS.iter().map(|run| run[0]).chain(OTHERS.iter().copied()).collect();
    assert_eq!(there, walked);
}

#[test]
fn no_text_of_a_file_commands_a_terminal() {
    let dir = folder();
    let mut wrong = Vec::new();
    for lang in ["en", "zh"] {
        for run in RUNS {
            let said = call(run, dir.path(), lang).run();
            assert!(said.code == 0 || run.contains(&"none") || run.contains(&"of A:cx=nothing"), "{run:?}: {said:?}");
            for (where_, text) in [("stdout", said.text()), ("stderr", &said.stderr)] {
                let bad = commands(text);
                if !bad.is_empty() {
                    wrong.push(format!("{lang} {run:?}: {bad:?} on {where_}: {text:?}"));
                }
            }
            if lang == "zh" {
                continue;
            }
            // In colours there are looks, and nothing else.
            let said = call(run, dir.path(), lang).env("CLICOLOR_FORCE", "1").run();
            for text in [said.text(), &said.stderr] {
                let looks =
                    text.split('\u{1b}').skip(1).map(|rest| rest.split_inclusive('m').next().unwrap_or_default());
                let strange = looks.filter(|look| {
                    !look.starts_with('[')
                        || look.contains("35")
                        || !look[1..].bytes().all(|b| b.is_ascii_digit() || b == b';' || b == b'm')
                });
                let strange: Vec<&str> = strange.collect();
                let bad = commands(&text.replace('\u{1b}', ""));
                if !strange.is_empty() || !bad.is_empty() {
                    wrong.push(format!("{lang} {run:?} in colours: {strange:?} {bad:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_name_of_a_file_commands_a_terminal() {
    let dir = folder();
    let name = "x\u{1b}]0;PWN\u{7}\u{202e}.csv";
    for (text, code) in [("idea,ax,bx,cx\nA,much,1,low\n", 1), ("", 1)] {
        fs::write(dir.path().join(name), text).unwrap();
        for form in ["human", "short", "json"] {
            for command in ["check", "score"] {
                let said = call(&[command, name, "--message-format", form], dir.path(), "en").run();
                assert_eq!(
                    (said.code, commands(said.text()), commands(&said.stderr)),
                    (code, vec![], vec![]),
                    "{said:?}"
                );
            }
        }
    }
    let said = call(&["score", "\u{1b}]0;PWN\u{7}"], dir.path(), "en").run();
    assert_eq!(commands(said.fails(2)), []);
}

/// Markdown as GitHub shows it.
fn as_shown(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.math_dollars = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(markdown, &options)
}

#[test]
fn markdown_shows_texts_as_they_are() {
    let dir = folder();
    let shown = "&lt;b&gt;~~x~~&lt;/b&gt; https://pwn.example www.pwn.example pwn<!-- -->@pwn.example $x^2$";
    let mut seen = 0;
    for run in RUNS.iter().filter(|run| run.contains(&"md") && run[0] != "report") {
        let html = as_shown(call(run, dir.path(), "en").run().text());
        assert!(!html.contains("<a") && !html.contains("<del>") && !html.contains("<b>"), "{run:?}: {html}");
        seen += html.matches(shown).count();
    }
    assert!(seen > 10, "the texts are not there");
    call(&["report", "-o", "md/", "--format", "md"], dir.path(), "en").run();
    let html = as_shown(&fs::read_to_string(dir.path().join("md/report.md")).unwrap());
    assert!(!html.contains("<a") && !html.contains("<del>") && !html.contains("<b>"), "{html}");
    assert!(html.contains(shown));
}

#[test]
fn what_begins_a_line_of_markdown_is_no_heading_no_list_and_no_quotation() {
    for text in ["# a", "> a", "- a", "+ a", "1. a", "12) a", "1.\ta", "2.", "=== a", "--- "] {
        let html = as_shown(&format!("before\n\n{}\n", dingzi::export::markdown::paragraph(text)));
        let words = text.trim().replace('>', "&gt;");
        assert_eq!(html, format!("<p>before</p>\n<p>{words}</p>\n"));
    }
    for text in ["Learn C #", "#", "C # ##", "C #\n", "C #\t"] {
        let heading = as_shown(&format!("# {}\n", dingzi::export::markdown::heading(text)));
        assert_eq!(heading, format!("<h1>{}</h1>\n", text.trim()));
    }
}

#[test]
fn no_text_of_a_file_commands_a_page_or_a_picture() {
    let dir = folder();
    call(&["report", "-o", "report/"], dir.path(), "zh").run();
    let mut texts = 0;
    for (name, bytes) in files(&dir.path().join("report")) {
        if name.ends_with(".html") || name.ends_with(".svg") {
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(commands(&text), [], "{name}");
            assert!(!text.contains("<b>~~"), "{name}");
            texts += 1;
        }
    }
    assert!(texts > 10);
    if let Some(text) =
        super::pdf::text_of(call(&["report", "-o", "report.pdf"], dir.path(), "en"), dir.path(), "report.pdf")
    {
        // A page ends with a form feed.
        assert_eq!(commands(&text.replace('\u{c}', "")), []);
        assert!(text.contains("Idea of A"));
    }
}

#[test]
fn no_text_of_a_file_commands_the_live_page() {
    let server = Server::start(folder(), &[]);
    assert_eq!(commands(&server.get("/").body), []);
    let session = server.get("/api/session").json();
    let idea = server.answer("/api/score", json!({}))["rows"][0]["idea"].clone();
    let mut answers = vec![session];
    for lang in ["en", "zh"] {
        for (path, more) in [
            ("/api/score", json!({ "weights": { "a": 50 }, "against": { "lens": "l" } })),
            ("/api/explain", json!({ "idea": idea })),
            ("/api/stability", json!({})),
            ("/api/figure", json!({ "figure": "ranking" })),
        ] {
            let mut request = more;
            request["lang"] = lang.into();
            answers.push(server.answer(path, request));
        }
        let lines = server.ask("/api/robust", &json!({ "lang": lang }).to_string()).body;
        answers.extend(Json::read_lines(&lines));
    }
    answers.push(server.ask("/api/score", &json!({ "lens": HOSTILE }).to_string()).json());
    fs::write(server.path("ideas.csv"), format!("idea,ax,bx,cx\nA,{HOSTILE},1,low\n")).unwrap();
    answers.push(super::serve::session_when(&server, |session| !session["broken"].is_null()));
    let mut texts = 0;
    for answer in &answers {
        texts += all_texts(answer, &mut |text| assert_eq!(commands(text), [], "{text:?}"));
    }
    assert!(texts > 200, "{texts}");
}

/// Every text of an answer; how many there are.
fn all_texts(value: &serde_json::Value, hear: &mut impl FnMut(&str)) -> usize {
    match value {
        serde_json::Value::String(text) => {
            hear(text);
            1
        }
        serde_json::Value::Array(values) => values.iter().map(|value| all_texts(value, hear)).sum(),
        serde_json::Value::Object(fields) => fields.values().map(|value| all_texts(value, hear)).sum(),
        _ => 0,
    }
}

/// The records of a CSV, with its header.
fn records(bytes: &[u8]) -> Vec<csv::StringRecord> {
    csv::ReaderBuilder::new().has_headers(false).from_reader(bytes).records().map(Result::unwrap).collect()
}

#[test]
fn csv_is_data_and_goes_out_as_it_came_in() {
    let dir = folder();
    let piped = call(&["score", "--format", "csv"], dir.path(), "en").run();
    call(&["score", "-o", "out.csv"], dir.path(), "en").text();
    assert_eq!(piped.bytes, fs::read(dir.path().join("out.csv")).unwrap());
    let records = records(&piped.bytes);
    let own = records[0].iter().position(|head| head == format!("own{HOSTILE}")).expect("the header as written");
    let cells: Vec<&str> = records[1..].iter().map(|record| &record[own]).collect();
    assert!(cells.contains(&format!("cell of A{HOSTILE}").as_str()), "{cells:?}");
}

#[cfg(unix)]
#[test]
fn csv_on_a_terminal_commands_nothing() {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use std::io::Read;
    use std::process::{Command, Stdio};
    let dir = folder();
    // To standard output, and to a terminal that is named as a file.
    for (form, is_named) in [("csv", false), ("json", false), ("csv", true)] {
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        let name = ptsname(&terminal, Vec::new()).unwrap();
        let end = Stdio::from(fs::File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_dingzi"));
        command.args(["score", "--format", form]).current_dir(dir.path()).stdin(Stdio::null()).stdout(end);
        if is_named {
            command.args(["-o", name.to_str().unwrap()]);
        }
        let mut child = command.spawn().unwrap();
        drop(command);
        let mut shown = Vec::new();
        // The other end is closed when the program has ended, which is told as an error.
        let _ = fs::File::from(terminal).read_to_end(&mut shown);
        assert_eq!(child.wait().unwrap().code(), Some(0));
        let text = String::from_utf8(shown).unwrap().replace("\r\n", "\n");
        assert!(text.contains("Idea of A"), "{text}");
        assert_eq!(commands(&text), [], "{text:?}");
    }
}

#[test]
fn a_table_for_excel_has_a_mark_and_no_formula() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("criteria.toml"),
        "[[criterion]]\nid = \"a\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 10] }\n",
    )
    .unwrap();
    let table = "idea,x,@own,more\n=1+1,5,+1+1,-5\n钉子,4,\"\t=2\",-\n-x,?,@SUM(1),-5万..-3万\nplain,3,a=b,+3%\n";
    fs::write(dir.path().join("ideas.csv"), table).unwrap();
    let plain = records(&call(&["score", "--format", "csv"], dir.path(), "en").run().bytes);
    call(&["report", "-o", "report/"], dir.path(), "en").text();
    let piped = call(&["score", "--excel"], dir.path(), "en").run().bytes;
    call(&["score", "--excel", "-o", "out.csv"], dir.path(), "en").text();
    assert_eq!(piped, fs::read(dir.path().join("out.csv")).unwrap());
    for bytes in [piped, fs::read(dir.path().join("report/ranking.csv")).unwrap()] {
        let rest = bytes.strip_prefix("\u{feff}".as_bytes()).expect("Excel reads no Chinese without the mark");
        let guarded = records(rest);
        assert_eq!(guarded.len(), plain.len());
        let mut marked = BTreeSet::new();
        for (plain, guarded) in plain.iter().zip(&guarded) {
            for (plain, guarded) in plain.iter().zip(guarded) {
                if plain != guarded {
                    assert_eq!(guarded, format!("'{plain}"));
                    marked.insert(plain);
                }
            }
        }
        assert_eq!(marked, BTreeSet::from(["=1+1", "-x", "@own", "+1+1", "=2", "@SUM(1)"]));
    }
    // Every idea of a large table, block by block.
    for part in [0, 1] {
        let rows: String = (0..6_000).map(|n| format!("=i{n}-{part},5,+x,钉\n")).collect();
        fs::write(dir.path().join(format!("large{part}.csv")), format!("idea,x,@own,more\n{rows}")).unwrap();
    }
    let large = |more: &[&str]| {
        let args = [&["score", "large0.csv", "large1.csv", "-o", "large-out.csv"], more].concat();
        assert_eq!(call(&args, dir.path(), "en").run().code, 0);
        fs::read(dir.path().join("large-out.csv")).unwrap()
    };
    let (plain, excel) = (String::from_utf8(large(&[])).unwrap(), String::from_utf8(large(&["--excel"])).unwrap());
    assert!(
        plain.starts_with("idea,") && plain.contains("\n=i7-0,=i7-0,") && plain.contains(",+x,钉"),
        "{}",
        &plain[..200]
    );
    let guarded = excel.strip_prefix('\u{feff}').unwrap();
    assert_eq!(
        guarded,
        plain.replace("\n=i", "\n'=i").replace(",=i", ",'=i").replace(",+x", ",'+x").replace(",@own", ",'@own")
    );
    let refused = call(&["score", "--excel", "-o", "x.xlsx"], dir.path(), "en").run();
    assert_eq!(refused.fails(2), "error: --excel is a way to write CSV: say --format csv, or -o FILE.csv\n");
}
