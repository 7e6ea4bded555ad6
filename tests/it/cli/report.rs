//! `report`: the folder that it writes, and its page.

use super::{SMALL, folder, score_json};
use crate::json::Json;
use crate::support::{dingzi, files, fixture_report, line};
use dingzi::chart::FIGURES;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

#[test]
fn a_report_is_every_figure_twice_the_ranking_and_a_page() {
    let mut expected: Vec<String> =
        FIGURES.iter().flat_map(|f| [format!("{}.png", f.id), format!("{}.svg", f.id)]).collect();
    expected.extend(["ranking.csv".to_owned(), "index.html".to_owned()]);
    expected.sort();
    assert_eq!(fixture_report().keys().cloned().collect::<Vec<_>>(), expected);
    let csv = &fixture_report()["ranking.csv"];
    assert!(*csv == line("score --excel").run().bytes, "ranking.csv is what score writes");
    for (name, bytes) in fixture_report().iter().filter(|(name, _)| name.ends_with(".png")) {
        assert!(
            bytes.starts_with(b"\x89PNG") && bytes[16..24] == [0, 0, 6, 64, 0, 0, 3, 232],
            "{name} is not 1600 × 1000"
        );
    }
}

#[test]
fn the_page_declares_its_language() {
    let dir = folder(SMALL, THREE);
    for (lang, declared) in [("en", "<html lang=\"en\">"), ("zh", "<html lang=\"zh-CN\">")] {
        let page = report(dir.path(), &["--format", "html", "--lang", lang], "index.html");
        assert!(page.contains(declared), "{lang}: {page:.100}");
    }
}

#[test]
fn the_page_asks_nothing_of_the_network() {
    let page = std::str::from_utf8(&fixture_report()["index.html"]).unwrap();
    let without_namespaces = page
        .replace("xmlns=\"http://www.w3.org/2000/svg\"", "")
        .replace("xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "");
    let lower = without_namespaces.to_ascii_lowercase();
    for part in [
        "http://", "https://", "<script", "<link", "<iframe", "<img", "<object", "<embed", "@import", "javascript:",
        " onload=", " src=", "=\"//",
    ] {
        assert!(
            !lower.contains(part),
            "the page has {part}: {}",
            &lower[lower.find(part).unwrap_or(0)..][..120.min(lower.len())]
        );
    }
    for url in lower.split("url(").skip(1) {
        let inside = url.trim_start_matches(['"', '\'']);
        assert!(inside.starts_with("data:") || inside.starts_with('#'), "url({}", &inside[..40]);
    }
    for (name, bytes) in fixture_report().iter().filter(|(name, _)| name.ends_with(".svg")) {
        let svg = std::str::from_utf8(bytes).unwrap();
        assert_eq!(svg.matches("http").count(), svg.matches("xmlns=\"http://www.w3.org/2000/svg\"").count(), "{name}");
        // On the page the drawing is named by its caption.
        let (_, drawing) = svg.trim().split_once("role=\"img\"").unwrap();
        // Where it stands alone, browsers are told not to move its full-width marks once more.
        let drawing = drawing.trim_start_matches(" style=\"text-spacing-trim:space-all\"");
        assert!(page.contains(drawing), "{name} is not on the page");
    }
}

#[test]
fn a_report_is_written_over_an_older_one_and_beside_other_files() {
    let dir = folder(SMALL, "idea,revenue,moat\n<b>A</b> & co,5,own\n\"\"\"><script>alert(1)</script>\",50,none\n");
    fs::create_dir(dir.path().join("out")).unwrap();
    fs::write(dir.path().join("out/notes.txt"), "mine").unwrap();
    fs::write(dir.path().join("out/ranking.csv"), "old").unwrap();
    let text = line("report -o out --lens equal --lang zh").within(dir.path()).text();
    assert!(text.contains("out/index.html"), "{text}");
    let out = files(&dir.path().join("out"));
    assert_eq!((out.len(), out["notes.txt"].as_slice()), (2 * FIGURES.len() + 3, b"mine".as_slice()));
    assert!(out["ranking.csv"].starts_with("\u{feff}rank,".as_bytes()));
    let page = std::str::from_utf8(&out["index.html"]).unwrap();
    assert!(
        !page.contains("<b>A") && !page.contains("<script") && page.contains("&lt;b&gt;A&lt;/b&gt; &amp; co"),
        "not escaped"
    );
}

const THREE: &str = "idea,revenue,moat\nArm cells,80,none\n\"Ads, video\",60,own\nPhone calls,?,own\n";

#[test]
fn the_rubric_is_shown_with_its_scales_and_conditions() {
    let gate = "[[gate]]\nid = \"dear\"\nfail = \"revenue > 70\"\n";
    let dir = folder(&format!("{SMALL}{gate}"), THREE);
    let md = |lang: &str| report(dir.path(), &["--format", "md", "--lang", lang], "report.md");
    let (en, zh) = (md("en"), md("zh"));
    for part in
        ["0 is worst, 100 best: more is better.", "Fails if revenue > 70.", "Fails: dear. Fails if revenue > 70."]
    {
        assert!(en.contains(part), "{part}: {en}");
    }
    for part in ["0 最差，100 最好：越多越好。", "revenue > 70 时不通过。", "未过门槛：dear。revenue > 70 时不通过。"]
    {
        assert!(zh.contains(part), "{part}: {zh}");
    }
}

/// A report of a folder in one form: its one text file.
fn report(dir: &Path, args: &[&str], file: &str) -> String {
    let said = dingzi(["report", "-o", "out"].iter().chain(args)).within(dir).run();
    assert_eq!(said.code, 0, "{said:?}");
    fs::read_to_string(dir.join("out").join(file)).unwrap()
}

/// The text between two marks, each time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
}

#[test]
fn the_page_begins_with_the_finding_and_leads_through_its_parts() {
    let page = std::str::from_utf8(&fixture_report()["index.html"]).unwrap();
    let summary = line("score --format json").text();
    let summary = Json::read(&summary);
    let finding = between(page, "<p class=\"finding", "</p>").join(" ").replace('\u{a0}', " ");
    for sentence in summary["summary"].as_str().unwrap().split(". ") {
        assert!(finding.contains(sentence), "{sentence:?} is not in {finding}");
    }
    let ids = between(page, "<section id=\"", "\"");
    assert_eq!(ids, ["first", "find-out", "ideas", "figures", "ranking", "rubric", "method", "origin"]);
    assert_eq!(between(page, "<a href=\"#", "\"").into_iter().filter(|id| ids.contains(id)).collect::<Vec<_>>(), ids);
    let levels: Vec<usize> =
        between(page, "<h", ">").iter().filter_map(|h| h.split(' ').next()?.parse().ok()).collect();
    assert_eq!(levels[..2], [1, 2]);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a heading is skipped: {levels:?}");
    for figure in FIGURES {
        let captions = between(page, &format!("<figcaption id=\"{}-alt\">", figure.id), "<");
        assert!(captions.len() == 1 && captions[0].len() > 40, "{}: {captions:?}", figure.id);
    }
    assert_eq!(page.matches("<article").count(), 10);
    assert!(page.len() < 2_000_000);
}

#[test]
fn a_card_says_why_what_is_open_and_what_would_put_it_first() {
    let dir = folder(SMALL, THREE);
    let text = report(dir.path(), &["--format", "md"], "report.md");
    let cards = between(&text, "## Each idea\n", "\n## ").concat();
    // 0.75 · 60 + 25 = 70, 0.75 · 80 = 60, 25 of up to 100. The calls have 70 with a
    // revenue of 60: of the two that are known one has it (a tie) and one more, and of the uniform half of the draws four
    // tenths do. So they are first in 1/4 + 1/4 + 0.2 of draws, and Ads, video in all but the last two parts. At a share of 1/6 for the moat, 80 and 60 of revenue weigh as much as the moat: 66.7.
    let expected = "
### 1 · Ads, video

70.0 of 100, nothing open · pursue

- **Why**: Strong: moat (25.0 of 25).
- **Evidence**: revenue 60; moat own.
- **To find out**: Nothing.
- **How sure**: First in 55 % of draws; rank 1 to 2 in 9 of 10.
- **To lose the lead**: If moat weighed less than 16.6 % (today 25 %), Arm cells would lead.

### 2 · Arm cells

60.0 of 100, nothing open · watch

- **Why**: Strong: revenue (60.0 of 75). Weak: moat (0.0 of 25).
- **Evidence**: revenue 80; moat none.
- **To find out**: Nothing.
- **How sure**: Never first in any draw; rank 2 to 3 in 9 of 10.
- **To be first**: With other weights: moat 25 → 16.6 %, revenue 75 → 83.4 %. It would be first if revenue were 94 or more (now 80).

### 3 · Phone calls

25.0 of 100, up to 100.0 · watch

- **Why**: Strong: moat (25.0 of 25).
- **Evidence**: moat own.
- **To find out**: revenue, up to +75.0.
- **How sure**: First in 70 % of draws; rank 1 to 3 in 9 of 10.
- **To be first**: No weights will do: Ads, video is at least as good on every criterion. It would be first if revenue, now unknown, were 60 or more.
";
    assert_eq!(cards, expected);
}

#[test]
fn the_appendix_names_the_files_by_the_hash_of_their_bytes() {
    let table = "idea,revenue,moat\r\n视频广告,5,own\r\n电话外呼,50,none\r\n";
    // What is decoded has other bytes than the file.
    let (gb18030, _, _) = encoding_rs::GB18030.encode(table);
    let utf_16: Vec<u8> = "\u{FEFF}".chars().chain(table.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    let files = [gb18030.to_vec(), format!("\u{FEFF}{table}").into_bytes(), utf_16, table.into()];
    for bytes in files {
        let dir = folder(SMALL, bytes);
        let hash = |name: &str| -> String {
            let bytes = fs::read(dir.path().join(name)).unwrap();
            Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
        };
        let text = report(dir.path(), &["--format", "md"], "report.md");
        for name in ["criteria.toml", "ideas.csv"] {
            assert!(text.contains(&format!("{name}<br>SHA-256 {}", hash(name))), "{name}: {text}");
        }
    }
}

#[test]
fn the_appendix_says_how_to_make_it_again_and_reads_no_clock() {
    let dir = folder(SMALL, THREE);
    let text = report(dir.path(), &["--format", "md", "--date", "2026-11-23"], "report.md");
    assert!(text.contains("| **Date** | 2026-11-23 |") && text.contains("seed 1"), "{text}");
    let command = between(&text, "| **Command** | ", " |")[0].replace('\\', "");
    assert_eq!(command, "dingzi report ideas.csv --criteria criteria.toml --lens base --format md --date 2026-11-23");
    let without = report(dir.path(), &["--format", "md"], "report.md");
    assert!(!without.contains("Date") && !without.contains("2026"), "a clock was read: {without}");
}

#[test]
fn markdown_has_its_pictures_beside_it_and_whole_tables() {
    let dir = folder(SMALL, "idea,revenue,moat\n\"a | b\\c *d* <b>\",5,own\n[x](y) `z`,50,none\n");
    let text = report(dir.path(), &["--format", "md"], "report.md");
    let out = files(&dir.path().join("out"));
    let pictures = between(&text, ".png)", "\n").len();
    assert_eq!((pictures, out.len()), (FIGURES.len(), FIGURES.len() + 2), "{:?}", out.keys());
    for figure in FIGURES {
        assert!(text.contains(&format!("]({}.png)", figure.id)) && out.contains_key(&format!("{}.png", figure.id)));
    }
    let columns = |row: &str| row.replace("\\|", "").matches('|').count();
    for table in text.split("\n\n").filter(|part| part.starts_with('|')) {
        let rows: Vec<&str> = table.lines().collect();
        assert!(rows[1].contains("---") && rows.iter().all(|row| columns(row) == columns(rows[0])), "{table}");
    }
    assert!(text.contains("a \\| b\\\\c \\*d\\* \\<b>") && text.contains("\\[x\\](y) \\`z\\`"), "{text}");
}

#[test]
fn a_file_where_a_folder_is_to_be_made_is_told_with_a_way_out() {
    let dir = folder(SMALL, THREE);
    std::fs::write(dir.path().join("out-figures"), "").unwrap();
    let write = |args: &[&str]| dingzi(["report"].iter().chain(args)).within(dir.path()).run();
    let way = "`out-figures` is a file; move it away, or choose another place";
    let said = write(&["-o", "out.md"]);
    assert_eq!(said.fails(2), format!("error: cannot make the folder `out-figures/`: {way}\n"));
    assert!(write(&["-o", "out-figures/in"]).fails(2).contains(way));
    let said = write(&["-o", "out.md", "--lang", "zh"]);
    assert!(said.fails(2).contains("“out-figures”是一个文件；请先把它移走，或者换一个地方"), "{said:?}");
}

#[test]
fn an_ending_says_the_form_and_one_file_stands_alone() {
    let dir = folder(SMALL, THREE);
    let write = |args: &[&str]| dingzi(["report"].iter().chain(args)).within(dir.path()).run();
    assert_eq!(write(&["-o", "a/b.pdf"]).code, 0);
    assert_eq!(write(&["-o", "c.html", "--format", "html"]).code, 0);
    assert_eq!(write(&["-o", "d/e.md"]).code, 0);
    assert_eq!(files(&dir.path().join("a")).keys().collect::<Vec<_>>(), ["b.pdf"]);
    // A folder in which somebody has a file is not filled with pictures.
    assert_eq!(files(&dir.path().join("d")).keys().collect::<Vec<_>>(), ["e.md"]);
    assert_eq!(files(&dir.path().join("d/e-figures")).len(), FIGURES.len());
    let text = fs::read_to_string(dir.path().join("d/e.md")).unwrap();
    assert_eq!(text.matches("](e-figures/").count(), FIGURES.len(), "{text}");
    assert!(dir.path().join("c.html").is_file() && !dir.path().join("ranking.csv").exists());
    let said = write(&["-o", "f.pdf", "--format", "md"]);
    assert_eq!(said.code, 2);
    assert_eq!(said.stderr, "error: `f.pdf` ends as pdf does, and --format says md: leave one out\n");
    assert!(!dir.path().join("f.pdf").exists());
    let said = write(&["-o", "g.docx"]);
    assert_eq!(said.code, 2);
    assert_eq!(said.stderr, "error: cannot write `g.docx`: use .html, .md, .pdf, or a folder name ending in /\n");
    assert!(!dir.path().join("g.docx").exists());
    assert_eq!(write(&["-o", "v1.2"]).code, 0);
    assert!(dir.path().join("v1.2/index.html").is_file());
}

#[test]
fn a_short_list_is_ranked_by_itself_with_the_same_scores() {
    let dir = folder(SMALL, THREE);
    let text = report(dir.path(), &["--ideas", "phone,arm", "--format", "md"], "report.md");
    assert!(text.contains("ideas.csv · 2 of 3 ideas · lens Base"), "{text}");
    assert!(!text.contains("Ads, video"), "{text}");
    let csv = fs::read_to_string(dir.path().join("out/ranking.csv")).unwrap();
    let first: Vec<&str> = csv.lines().nth(1).unwrap().split(',').collect();
    assert_eq!(first[..4], ["1", "Arm cells", "Arm cells", "60"]);
    let all = score_json(dir.path());
    assert_eq!((all[1].idea.as_str(), all[1].score), ("Arm cells", 60.0));
    // A name with a comma is one name; names may also be given one by one.
    let text = report(dir.path(), &["--ideas", "Ads, video", "--ideas", "Phone", "--format", "md"], "report.md");
    assert!(text.contains("2 of 3") && text.contains("Ads, video") && !text.contains("Arm cells"), "{text}");
    let said = dingzi(["report", "--ideas", "arm,fone"]).within(dir.path()).run();
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains("E0403") && said.stderr.contains("--ideas"), "{}", said.stderr);
}

#[test]
fn one_page_says_who_how_sure_what_to_find_out_and_whom_to_drop() {
    let dir = folder(
        "[[gate]]\nid = \"law\"\nname = \"Law\"\nfail = \"law > 0\"\n[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\n\
         ask = \"How much?\"\nvalue = { linear = [0, 10] }\n",
        [
            "idea,x,law\nA,9,0\nB,8..9.5,0\n",
            &(0..6).map(|n| format!("C{n},5,0\n")).collect::<String>(),
            "Low,1,0\nHalf,0..3,0\nOut,7,1\n",
        ]
        .concat(),
    );
    for (lang, dropped, question) in [
        (
            "en",
            "The other 5: 2 to watch, 3 to drop. Drop Out (fails: Law), Low (10.0 points), Half (0.0 points, 30.0 at best).",
            "How much? (x 8..9.5)",
        ),
        (
            "zh",
            "其余 5 个：观察 2 个，放弃 3 个。放弃的是 Out（未过门槛：Law）、Low（10.0 分）、Half（0.0 分，最好 30.0 分）。",
            "How much?（x 8..9.5）",
        ),
    ] {
        let one = ["--pages", "one", "--format", "md", "--lang", lang];
        let text = report(dir.path(), &one, "report.md");
        assert!(text.contains(dropped) && text.contains(question), "{text}");
        assert!(!text.contains("**Half**"), "it decides nothing, so it need not be asked: {text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("## ")).count(), 2, "{text}");
        let page = report(dir.path(), &["--pages", "one", "--lang", lang], "index.html");
        assert_eq!(between(&page, "<section id=\"", "\""), ["first", "find-out"]);
        assert!(
            page.matches("<td class=\"bars\">").count() == 6 && !page.contains("<nav") && !page.contains("href=\"#")
        );
    }
    let all = report(dir.path(), &["--lang", "en"], "index.html");
    let again = between(&all, "dingzi report ", "<")[0];
    assert!(!again.contains("--pages"), "{again}");
}

#[test]
fn several_lenses_are_compared_and_the_first_one_ranks() {
    let dir = folder(&format!("{SMALL}[[lens]]\nid = \"moat_first\"\nweights = {{ moat = 80 }}\n"), THREE);
    let text = report(dir.path(), &["--lens", "moat_first,base", "--format", "md"], "report.md");
    assert!(text.contains("lens moat\\_first"), "{text}");
    let compared = between(&text, "## Lenses compared\n\n", "\n## ")[0];
    // 0.2 · 60 + 80 = 92 and 70; nothing is known of the calls' revenue; 0.2 · 80 = 16 and 60.
    let expected = "First under every one of these lenses: Ads, video.

| Idea | moat\\_first | Base |
| --- | ---: | ---: |
| **Ads, video** | **1**<br>92.0 | **1**<br>70.0 |
| **Phone calls** | 2<br>80.0 | 3<br>25.0 |
| **Arm cells** | 3<br>16.0 | 2<br>60.0 |
";
    assert_eq!(compared, expected);
    let text = report(dir.path(), &["--lens", "equal,base", "--ideas", "arm,phone", "--format", "md"], "report.md");
    // Half and half: 40 and 50; by the weights as written: 60 and 25.
    assert!(text.contains("First under each lens: Equal: Phone calls; Base: Arm cells."), "{text}");
    let alone = report(dir.path(), &["--lens", "base", "--format", "md"], "report.md");
    assert!(!alone.contains("Lenses compared"));
    let said = dingzi(["report", "--lens", "base,bas"]).within(dir.path()).run();
    assert!(said.code == 2 && said.stderr.contains("E0404") && said.stderr.contains("`base`"), "{}", said.stderr);
}

#[test]
fn every_form_has_the_same_bytes_twice() {
    let dir = folder(SMALL, THREE);
    for form in ["html", "md", "pdf"] {
        let once = |name: &str| {
            let said = dingzi(["report", "--format", form, "-o", name]).within(dir.path()).run();
            assert_eq!(said.code, 0, "{said:?}");
            files(&dir.path().join(name))
        };
        let (one, other) = (once(&format!("{form}-1")), once(&format!("{form}-2")));
        assert!(one == other, "{form} differs");
    }
}

#[test]
fn a_report_compares_the_lenses_asked_for_in_their_order() {
    let lenses = "[[lens]]\nid = \"money\"\nweights = { revenue = 9, moat = 1 }\n[[lens]]\nid = \"walls\"\nweights = { revenue = 1, moat = 9 }\n";
    let dir = folder(&format!("{SMALL}{lenses}"), THREE);
    let md = |lang: &str| report(dir.path(), &["--format", "md", "--lens", "walls,money", "--lang", lang], "report.md");
    let (en, zh) = (md("en"), md("zh"));
    assert!(en.contains("lens walls") && en.contains("In the lead: walls: Ads, video; money: Arm cells."), "{en}");
    assert!(zh.contains("walls：Ads, video；money：Arm cells") && !zh.contains("等权"), "{zh}");
}
