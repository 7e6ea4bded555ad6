//! The page of a report in a browser, as `tests/browser/check.mjs` sees it: with the Nu HTML checker
//! (https://validator.github.io/validator/) and, in Chromium, axe (https://github.com/dequelabs/axe-core).

use super::node::node;
use super::support::{CRITERIA, IDEAS, dingzi, fixture_report};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What `check.mjs` says of these files of a folder, or none if a tool is missing.
fn check(dir: &Path, files: &[String]) -> Option<String> {
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    node("check.mjs", &files, dir)
}

/// The ideas of the fixtures under other names, over again if there are more names.
fn named<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    let mut reader = csv::Reader::from_reader(IDEAS.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    for (name, row) in names.into_iter().zip(rows.iter().cycle()) {
        writer.write_record([name.as_ref()].into_iter().chain(row.iter().skip(1))).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

const HOSTILE: [&str; 9] = [
    "<img src=x onerror=alert(1)>", "</style><script>alert(2)</script>",
    "</text></svg></title><script>alert(3)</script>", "\" onmouseover=\"alert(4)", "a&amp;b ]]> <!-- --", "🚀 👩‍👩‍👧 火箭",
    "right \u{202e}to left", "שלום עולם", "=HYPERLINK(\"http://example.com\")",
];

#[test]
fn the_page_holds_in_a_browser() {
    let dir = tempfile::tempdir().unwrap();
    let long = ["x".repeat(300), "很长的名字".repeat(40), "many words ".repeat(30)];
    let (header, rows) = IDEAS.split_once('\n').unwrap();
    let first = rows.lines().next().unwrap();
    let hostile = HOSTILE.into_iter().chain(long.iter().map(String::as_str));
    let tables = [
        ("zh", IDEAS.to_owned()),
        ("one", named(["Only one"])),
        ("equal", format!("{header}\n{first}\nTwin of {first}\n")),
        ("hostile", named(hostile)),
        ("many", named((1..=120).map(|n| format!("idea {n}")))),
    ];
    let hostile_rubric = CRITERIA
        .replacen("AI start-up opportunity", "</title><script>alert(5)</script>", 1)
        .replacen("Revenue now", "<b>Revenue</b> & <i>now", 1);
    fs::write(dir.path().join("en.html"), &fixture_report()["index.html"]).unwrap();
    let mut pages = vec!["en.html".to_owned()];
    for (name, table) in tables {
        let criteria = if name == "hostile" { &hostile_rubric } else { CRITERIA };
        fs::write(dir.path().join("criteria.toml"), criteria).unwrap();
        fs::write(dir.path().join("ideas.csv"), table).unwrap();
        let lang = if name == "zh" { "zh" } else { "en" };
        let said = dingzi(["report", "--lang", lang, "-o", name]).within(dir.path()).run();
        assert_eq!(said.code, 0, "{said:?}");
        pages.push(format!("{name}/index.html"));
    }
    if let Some(said) = check(dir.path(), &pages) {
        assert!(said.ends_with(" passed, 0 failed\n"), "{said}");
    }
}

/// A page without a fault, two sheets long; `STYLE` and `BODY` are put in.
const SOUND: &str = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>A page</title>\
    <style>body { color: #1a1a1a; background: #fff } .next { break-before: page }</style>STYLE</head>\
    <body><main><h1>A page</h1><p>The first sheet of this page, which is written in English and has no fault.</p>BODY\
    <p class=\"next\">The second sheet of this page, which is as sound as the first.</p></main></body></html>";

/// A page with one fault.
struct Broken {
    name: &'static str,
    style: &'static str,
    body: &'static str,
    /// The checks that must fail, and no others; `accessible` and `clear` stand for all sizes and colours.
    fails: &'static [&'static str],
    /// What the checker must name.
    says: &'static str,
}

const BROKEN: &[Broken] = &[
    Broken {
        name: "sound",
        style: "<style>figure { margin: 0 }</style>",
        body: "<h2>A picture</h2><figure><svg width=\"90\" height=\"30\" role=\"img\" aria-label=\"A bar\">\
            <rect width=\"90\" height=\"30\" fill=\"#000\"/><text y=\"20\" fill=\"#fff\">white</text></svg>\
            <figcaption>A bar</figcaption></figure>",
        fails: &[],
        says: "passed sound.html: valid HTML",
    },
    Broken {
        name: "faint",
        style: "",
        body: "<p style=\"color: #bbb\">faint</p>",
        fails: &["accessible"],
        says: "color-contrast",
    },
    // axe computes a contrast for a single letter, and leaves the verdict open.
    Broken {
        name: "faint-letter",
        style: "",
        body: "<p style=\"color: #bbb\">x</p>",
        fails: &["accessible"],
        says: "mend: Fix any of the following: Element content is too short",
    },
    Broken {
        name: "faint-in-the-dark",
        style: "<style>@media (prefers-color-scheme: dark) { body { background: #222 } }</style>",
        body: "",
        fails: &["accessible"],
        says: "FAILED faint-in-the-dark.html: accessible at 1280 px, dark",
    },
    Broken {
        name: "faint-picture",
        style: "",
        body: "<svg width=\"90\" height=\"30\" role=\"img\" aria-label=\"A bar\"><rect width=\"90\" height=\"30\" fill=\"#777\"/>\
            <text y=\"20\" fill=\"#222\">grey</text></svg>",
        fails: &["clear text in pictures"],
        says: "“grey”, 16.0 px: contrast 3.55; make it 4.5 or more",
    },
    Broken {
        name: "no-alt",
        style: "",
        body: "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\">",
        fails: &["accessible", "valid HTML"],
        says: "image-alt",
    },
    Broken {
        name: "silent-figure",
        style: "",
        body: "<figure><svg width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg></figure>",
        fails: &["a text for every figure"],
        says: "has no text; give it a figcaption",
    },
    Broken {
        name: "talking",
        style: "",
        body: "<script>console.log('still here')</script>",
        fails: &["silent console"],
        says: "log: still here",
    },
    Broken {
        name: "throwing",
        style: "",
        body: "<script>throw new Error('it broke')</script>",
        fails: &["silent console"],
        says: "error: it broke",
    },
    Broken {
        name: "alert",
        style: "",
        body: "<script>alert('got in')</script>",
        fails: &["silent console"],
        says: "alert: got in",
    },
    Broken {
        name: "outside",
        style: "<link rel=\"stylesheet\" href=\"http://example.com/style.css\">",
        body: "",
        fails: &["nothing loaded but the page", "silent console"],
        says: "asks for http://example.com/style.css",
    },
    Broken {
        name: "other-file",
        style: "",
        body: "<img alt=\"A picture\" src=\"picture.png\">",
        fails: &["nothing loaded but the page", "silent console"],
        says: "picture.png",
    },
    Broken {
        name: "torn-picture",
        style: "",
        body: "<img alt=\"A picture\" src=\"data:image/png;base64,iVBORw0KGgo=\">",
        fails: &["nothing loaded but the page"],
        says: "a picture cannot be shown",
    },
    Broken {
        name: "wide",
        style: "",
        body: "<table><tr><th scope=\"col\">wide</th></tr><tr><td><div style=\"width: 600px\">cell</div></td></tr></table>",
        fails: &["no scrolling sideways at 390 px"],
        says: "where: table",
    },
    Broken {
        name: "wide-on-paper",
        style: "<style>div { overflow-x: auto } p p { margin: 0 }</style>",
        body: "<div tabindex=\"0\" role=\"region\" aria-label=\"Wide\"><p style=\"width: 2000px\">wide</p></div>",
        fails: &["printed on A4"],
        says: "px on paper",
    },
    Broken {
        name: "one-sheet",
        style: "<style>.next { break-before: auto }</style>",
        body: "",
        fails: &["printed on A4"],
        says: "1 sheets",
    },
    Broken {
        name: "skipped",
        style: "",
        body: "<h3>Too deep</h3>",
        fails: &["accessible", "headings in order", "valid HTML"],
        says: "h3 “Too deep” comes after h1; make it h2",
    },
    Broken {
        name: "nested",
        style: "",
        body: "<p><div>a block in a paragraph</div></p>",
        fails: &["valid HTML"],
        says: "No “p” element in scope",
    },
    Broken {
        name: "large",
        style: "",
        body: "<!--LARGE-->",
        fails: &["smaller than 2 MB"],
        says: "bytes; 2000000 are the end",
    },
    Broken {
        name: "scripted",
        style: "",
        body: "<h2 id=\"late\">Late</h2><script>document.getElementById('late').textContent = 'Written late'</script>",
        fails: &["all text without JavaScript"],
        says: "missing: Written late",
    },
];

/// What was said of a file: the checks that failed, and every line.
#[derive(Default)]
struct Told<'a> {
    failed: BTreeSet<&'a str>,
    text: String,
}

/// What was said of each file, by its name without an ending.
fn by_file(said: &str) -> BTreeMap<&str, Told<'_>> {
    let (mut told, mut file): (BTreeMap<&str, Told>, _) = (BTreeMap::new(), "");
    for line in said.lines() {
        let head = |word| line.strip_prefix(word).and_then(|line| line.split_once(".html: "));
        let failed = head("FAILED ");
        file = failed.or_else(|| head("passed ")).map_or(file, |(name, _)| name);
        let about = told.entry(file).or_default();
        about.text += line;
        // The four states of a page have one name here.
        let stem = |check: &'static str| failed.filter(|(_, full)| full.starts_with(check)).map(|_| check);
        let check = stem("accessible").or_else(|| stem("clear text in pictures")).or(failed.map(|(_, full)| full));
        about.failed.extend(check);
    }
    told
}

#[test]
fn the_checker_sees_what_is_broken() {
    let dir = tempfile::tempdir().unwrap();
    for Broken { name, style, body, .. } in BROKEN {
        let body = body.replace("LARGE", &"large ".repeat(400_000));
        let page = SOUND.replacen("STYLE", style, 1).replacen("BODY", &body, 1);
        fs::write(dir.path().join(format!("{name}.html")), page).unwrap();
    }
    let files: Vec<String> = BROKEN.iter().map(|broken| format!("{}.html", broken.name)).collect();
    let Some(said) = check(dir.path(), &files) else { return };
    let told = by_file(&said);
    for Broken { name, fails, says, .. } in BROKEN {
        assert_eq!(told[name].failed, fails.iter().copied().collect(), "{name}\n{said}");
        assert!(told[name].text.contains(says), "{name} does not say: {says}\n{said}");
    }
}
