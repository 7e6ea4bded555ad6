//! The PDF as other programs read it (poppler's `pdftotext`, `pdffonts`, `pdfinfo`). Where they are not installed the
//! tests say so and pass; in CI they fail. `tests/browser/install` installs them.

use super::cli::{SMALL, folder};
use super::support::{Call, dingzi, line};
use std::path::Path;
use std::process::Command;

/// What a program prints of the file in a folder; none where the program is not installed.
fn read(command: &str, dir: &Path) -> Option<String> {
    let (program, args) = command.split_once(' ').unwrap();
    match Command::new(program).args(args.split(' ')).current_dir(dir).output() {
        Ok(out) => Some(String::from_utf8(out.stdout).unwrap()),
        Err(_) if std::env::var_os("CI").is_some() => panic!("{program} is not installed: tests/browser/install"),
        Err(_) => {
            eprintln!("skipped: {program} is not installed; tests/browser/install does it");
            None
        }
    }
}

/// The text of a PDF that a run writes; none where no program reads it.
pub fn text_of(run: Call, dir: &Path, file: &str) -> Option<String> {
    let said = run.run();
    assert_eq!(said.code, 0, "{said:?}");
    read(&format!("pdftotext {file} -"), dir)
}

/// The report of the fixtures, in a folder.
fn fixture_pdf(lang: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let said = line(&format!("--lang {lang} report --format pdf -o {}", dir.path().display())).run();
    assert_eq!(said.code, 0, "{said:?}");
    dir
}

#[test]
fn its_text_can_be_selected_in_both_languages() {
    for (lang, words) in [
        ("en", ["AI video ads leads with 81 of 100", "To find out", "Which weight flips it?", "SMAA-2"]),
        ("zh", ["AI 视频广告领先，81 分", "先查清", "门槛", "护城河"]),
    ] {
        let dir = fixture_pdf(lang);
        let Some(text) = read("pdftotext report.pdf -", dir.path()) else { return };
        // Lines break between any two Chinese characters.
        let flat = |text: &str| text.split_whitespace().collect::<String>();
        let text = flat(&text);
        for word in words.map(flat) {
            assert!(text.contains(&word), "{lang}: {word:?} is not in {}", text.chars().take(600).collect::<String>());
        }
    }
}

#[test]
fn its_fonts_are_embedded_and_its_structure_is_told() {
    let dir = fixture_pdf("zh");
    let Some(fonts) = read("pdffonts report.pdf", dir.path()) else { return };
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(fonts.len(), 2, "{fonts:?}");
    for font in fonts {
        assert!(font.contains("NotoSansSC") && font.contains("yes yes yes"), "not embedded, cut and readable: {font}");
    }
    let Some(info) = read("pdfinfo report.pdf", dir.path()) else { return };
    let says = |line: &str| info.lines().any(|l| l.split_whitespace().collect::<Vec<_>>().join(" ") == line);
    for line in ["Title: AI 创业机会", "Tagged: yes", "Page size: 595.28 x 841.89 pts (A4)", "JavaScript: no"] {
        assert!(says(line), "{line}: {info}");
    }
    assert!(!info.contains("CreationDate"), "a clock was read: {info}");
    let Some(structure) = read("pdfinfo -struct-text report.pdf", dir.path()) else { return };
    for part in ["H1", "H2", "H3", "Table", "TH", "/Scope /Row", "TD", "Figure"] {
        assert!(structure.contains(part), "no {part}");
    }
}

#[test]
fn odd_names_do_not_harm_it() {
    let long = "一个名字很长的创意，".repeat(200);
    let table = format!("idea,revenue,moat\n🚀 Գաղափար \u{202E}x,5,own\n{long},50,none\nW{},1,?\n", "W".repeat(5_000));
    let dir = folder(SMALL, table);
    let said = dingzi(["report", "--format", "pdf", "-o", "."]).within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    let Some(text) = read("pdftotext report.pdf -", dir.path()) else { return };
    assert!(text.contains("一个名字很长的创意") && text.contains("WWWWW"), "{text}");
    // However long the names, the finding is not cut.
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("leads with 38 of 100, 9 points ahead of"), "{text}");
}

/// Names from right to left, alone and with others.
#[test]
fn what_is_read_from_the_right_can_be_read_and_selected() {
    let names = ["مشروع", "שלום", "שלום AI", "AI שלום", "钉子 שלום", "مشروع 钉子"];
    let rows: String = names.iter().enumerate().map(|(n, name)| format!("{name},{},5\n", 9 - n)).collect();
    let dir = folder(TWO, format!("idea,x,y\n{rows}"));
    let run = dingzi(["report", "-o", "r.pdf"]).within(dir.path());
    let Some(text) = text_of(run, dir.path(), "r.pdf") else { return };
    // It marks what it has turned round.
    let text: String = text.chars().filter(|c| !matches!(c, '\u{202A}'..='\u{202E}')).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    for name in ["مشروع", "שלום"] {
        let turned: String = name.chars().rev().collect();
        assert!(text.contains(name) && !text.contains(&turned), "{name}: {text}");
    }
    for shown in ["AI שלום", "钉子 שלום", "leads with"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    assert!(!text.contains("IA") && !text.contains("htiw") && !text.contains("子钉"), "{text}");
}

const TWO: &str = "[[criterion]]\nid = \"x\"\nweight = 3\nevidence = \"x\"\nvalue = { linear = [0, 10] }\n\
                   [[criterion]]\nid = \"y\"\nweight = 1\nevidence = \"y\"\nvalue = { linear = [0, 10] }\n";

/// Names of which nothing is seen, or only an accent, and accents without end.
#[test]
fn names_that_draw_nothing_harm_nothing() {
    let rubric = format!("[rubric]\nname = \"nm\"\n{}", TWO.replacen("weight", "name = \"\\u200d\"\nweight", 1));
    let names = ["\u{200D}", "\u{FE0F}", "\u{34F}", "\u{301}", "\u{E0041}", &format!("a{}", "\u{301}".repeat(400))];
    let rows: String = names.iter().enumerate().map(|(n, name)| format!("Idea {n},{name},{},5\n", 9 - n)).collect();
    let dir = folder(&rubric, format!("idea,nm,x,y\n{rows}"));
    let Some(text) = text_of(dingzi(["report", "-o", "r.pdf"]).within(dir.path()), dir.path(), "r.pdf") else { return };
    assert!(text.contains("Idea 0") && text.contains("Idea 1"), "an idea without a name is called by its id: {text}");
}

/// Also where names and reasons are long: what has no room is cut at the end of its line.
#[test]
fn one_page_is_one_sheet() {
    let long = |n: usize| format!("{n} {}", "a long name of an idea ".repeat(3));
    let rows: String = (0..8).map(|n| format!("{},{},?\n", long(n).trim_end(), 5 * n)).collect();
    let folder = folder(SMALL, format!("idea,revenue,moat\n{rows}"));
    for (args, within) in [("", None), ("--lang zh", None), ("", Some(folder.path()))] {
        let dir = tempfile::tempdir().unwrap();
        let run = line(&format!("{args} report --pages one -o {}/one.pdf", dir.path().display()));
        let said = within.into_iter().fold(run, |run, folder| run.within(folder)).run();
        assert_eq!(said.code, 0, "{said:?}");
        let Some(about) = read("pdfinfo one.pdf", dir.path()) else { return };
        assert!(about.lines().any(|line| line.split_whitespace().eq(["Pages:", "1"])), "{about}");
    }
}
