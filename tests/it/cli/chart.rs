//! `chart`: one figure, to a file.

use super::{SMALL, folder};
use crate::support::{CRITERIA, IDEAS, dingzi, files, line};
use dingzi::chart::FIGURES;
use std::fs;

#[test]
fn every_figure_is_drawn_and_says_its_finding() {
    let dir = tempfile::tempdir().unwrap();
    for figure in FIGURES {
        let path = dir.path().join(format!("{}.svg", figure.id));
        let said = dingzi(["chart", figure.id, "--draws", "200", "-o", path.to_str().unwrap()]).text();
        let title = said.lines().next().unwrap();
        assert!(said.ends_with(&format!("wrote {}\n", path.display())), "{said}");
        let svg = std::fs::read_to_string(&path).unwrap();
        let escaped = title.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(svg.starts_with("<svg") && svg.contains(&escaped), "{}: {title}", figure.id);
    }
}

/// A gate that cannot fail is told wherever ideas are scored.
#[test]
fn a_text_that_no_cell_says_is_told_beside_figures_and_changes() {
    let gate = "[[gate]]\nid = \"risk\"\nfail = \"risk = 'yess'\"\n";
    let dir = folder(&(SMALL.to_owned() + gate), "idea,revenue,moat,risk\nA,50,own,yes\nB,20,none,no\nC,10,none,no\n");
    fs::copy(dir.path().join("ideas.csv"), dir.path().join("old.csv")).unwrap();
    let warned = |args: &str| line(args).within(dir.path()).run().stderr.matches("W0309").count();
    assert_eq!(["chart ranking", "report", "diff old.csv"].map(warned), [1; 3], "once for both tables");
    // Among some of the ideas, nobody knows what the others say.
    assert_eq!(warned("report --ideas B,C"), 0);
}

#[test]
fn a_figure_is_a_png_unless_it_is_called_otherwise() {
    let dir = folder(CRITERIA, IDEAS);
    assert!(line("chart ranking").within(dir.path()).text().ends_with("wrote ranking.png\n"));
    assert!(files(dir.path())["ranking.png"].starts_with(b"\x89PNG"));
}

#[test]
fn a_figure_is_not_written_under_another_ending() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.gif");
    let said = dingzi(["chart", "ranking", "-o", path.to_str().unwrap()]).run();
    assert!(said.fails(2).contains("use .png or .svg") && !path.exists(), "{}", said.stderr);
}

#[test]
fn a_figure_looks_at_what_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.svg");
    let title = |args: &[&str]| {
        let said = dingzi(args.iter().chain(&["-o", path.to_str().unwrap()])).text();
        said.lines().next().unwrap().to_owned()
    };
    assert!(title(&["chart", "waterfall", "--idea", "wechat"]).starts_with("WeChat sales agent"));
    let versus = title(&["chart", "waterfall", "--idea", "wechat", "--vs", "video ads"]);
    assert!(versus.contains("WeChat sales agent") && versus.contains("AI video ads"), "{versus}");
    let slope = title(&["chart", "slope", "--weight", "data_moat=40"]);
    assert!(slope.contains("Data moat at 40 %"), "{slope}");
    title(&["chart", "map", "--x", "cash", "--y", "data_moat"]);
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.contains("Cash") && svg.contains("Data moat"));
}

#[test]
fn an_option_of_another_figure_is_refused() {
    let refused = |args: &str| line(args).run().fails(2).to_owned();
    for args in [
        "map --idea wechat", "ranking --vs wechat", "waterfall --weight data_moat=30", "slope --x cash",
        "slope --y cash",
    ] {
        assert!(refused(&format!("chart {args}")).contains("has no use for it"), "{args}");
    }
    let said = refused("chart ranking --first 3");
    assert!(said.contains("`--first` is for the figure `acceptability`; `ranking` has no use for it"), "{said}");
    let said = refused("chart ranking --first 3 --lang zh");
    assert!(said.contains("--first 只用于 acceptability（名次比例）这张图，ranking（排名）用不到"), "{said}");
}

#[test]
fn groups_are_drawn_by_the_column_that_is_named() {
    let dir = folder(SMALL, "idea,revenue,moat,sector\nA,50,own,media\nB,20,none,law\nC,10,none,law\nD,90,own,\n");
    let said = line("chart groups --by SECTOR -o g.svg --lang en").within(dir.path()).text();
    assert_eq!(said, "(no sector) has the best idea and the highest median, 92.5\nwrote g.svg\n");
    let svg = fs::read_to_string(dir.path().join("g.svg")).unwrap();
    assert!(["media", "law", "no sector", ">92.5<"].iter().all(|words| svg.contains(words)), "{svg}");
    let refused = |args: &str| line(args).within(dir.path()).run().fails(2).to_owned();
    assert!(refused("chart groups").contains("dingzi chart groups --by COLUMN"));
    assert!(refused("chart groups --lang zh").contains("按哪一列分组？"));
    assert!(refused("chart groups --by sectr").contains("did you mean `sector`?"));
}

#[test]
fn characters_of_groups_and_conditions_that_may_be_boxes_are_named() {
    let dir = folder(SMALL, "idea,revenue,moat,sector\nA,50,own,龘\nB,20,none,law\nC,10,none,law\n");
    let warned = |args: &[&str]| {
        let args = [&["chart", "groups", "--by", "sector", "--lang", "en"], args].concat();
        let run = dingzi(args).within(dir.path()).run();
        run.stderr.lines().find_map(|line| line.split_once("[W0304]: ").map(|(_, said)| said.to_owned()))
    };
    let boxes = Some("pictures may show boxes for: 龘".to_owned());
    assert_eq!(warned(&[]), boxes);
    assert_eq!(warned(&["--where", "sector <> '龘'"]), boxes, "the bottom line says it");
    assert_eq!(warned(&["--where", "sector = 'law'"]), None);
}

#[test]
fn an_unknown_figure_lists_those_there_are() {
    let said = line("chart pie").run();
    let message = said.fails(2);
    assert!(FIGURES.iter().all(|figure| message.contains(figure.id)), "{message}");
}
