//! `report`: the folder that it writes, and its page.

use super::{SMALL, folder};
use crate::support::{files, line, shipped_report};
use dingzi::chart::FIGURES;
use std::fs;

#[test]
fn a_report_is_every_figure_twice_the_ranking_and_a_page() {
    let mut expected: Vec<String> =
        FIGURES.iter().flat_map(|f| [format!("{}.png", f.id), format!("{}.svg", f.id)]).collect();
    expected.extend(["ranking.csv".to_owned(), "index.html".to_owned()]);
    expected.sort();
    assert_eq!(shipped_report().keys().cloned().collect::<Vec<_>>(), expected);
    let csv = &shipped_report()["ranking.csv"];
    assert!(*csv == line("score --format csv").run().bytes, "ranking.csv is what score writes");
    for (name, bytes) in shipped_report().iter().filter(|(name, _)| name.ends_with(".png")) {
        assert!(
            bytes.starts_with(b"\x89PNG") && bytes[16..24] == [0, 0, 6, 64, 0, 0, 3, 232],
            "{name} is not 1600 × 1000"
        );
    }
}

#[test]
fn the_page_asks_nothing_of_the_network() {
    let page = std::str::from_utf8(&shipped_report()["index.html"]).unwrap();
    let without_namespaces = page
        .replace("xmlns=\"http://www.w3.org/2000/svg\"", "")
        .replace("xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "");
    let lower = without_namespaces.to_ascii_lowercase();
    for part in [
        "http://",
        "https://",
        "<script",
        "<link",
        "<iframe",
        "<img",
        "<object",
        "<embed",
        "@import",
        "javascript:",
        " onload=",
        " src=",
        "=\"//",
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
    for (name, bytes) in shipped_report().iter().filter(|(name, _)| name.ends_with(".svg")) {
        let svg = std::str::from_utf8(bytes).unwrap();
        assert_eq!(svg.matches("http").count(), svg.matches("xmlns=\"http://www.w3.org/2000/svg\"").count(), "{name}");
        assert!(page.contains(svg.trim()), "{name} is not on the page");
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
    assert!(out["ranking.csv"].starts_with(b"rank,"));
    let page = std::str::from_utf8(&out["index.html"]).unwrap();
    assert!(
        !page.contains("<b>A") && !page.contains("<script") && page.contains("&lt;b&gt;A&lt;/b&gt; &amp; co"),
        "not escaped"
    );
}
