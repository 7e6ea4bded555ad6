//! Whatever can be typed can be typed by its shown name in either language, with the signs of any keyboard.

use super::folder;
use crate::json::Json;
use crate::support::dingzi;
use std::fs;
use std::path::Path;

const CRITERIA: &str = r#"
[rubric]
name = { en = "name", zh = "名称" }
[groups]
cash = { en = "Cash", zh = "现金" }
wall = { en = "Defence", zh = "壁垒" }
[[criterion]]
id = "revenue_now"
name = { en = "Revenue now", zh = "收入" }
group = "cash"
weight = 5
evidence = "revenue"
value = { linear = [0, 100] }
[[criterion]]
id = "growth"
name = { en = "Growth, yearly", zh = "增长，每年" }
group = "cash"
weight = 3
evidence = "growth"
value = { linear = [0, 10] }
[[criterion]]
id = "data_moat"
name = { en = "Data moat", zh = "数据壁垒" }
group = "wall"
weight = 2
evidence = "moat"
value = { linear = [0, 10] }
[[lens]]
id = "market"
name = { en = "Market", zh = "市场派" }
weights = { revenue_now = 80 }
[[lens]]
id = "early"
name = { en = "Stage", zh = "阶段" }
weights = { growth = 70 }
[[lens]]
id = "late"
name = { en = "Stage", zh = "阶段" }
weights = { data_moat = 70 }
"#;

const IDEAS: &str = "idea,name,名称,revenue,growth,moat\n\
    k,Kiln,窑,60,2,3\nm,Mill,磨坊,30,?,6\nb,\"Bell, Ltd\",钟，有限,10,4..8,9\n";

/// Arguments between bars, since names hold blanks.
fn words(args: &str) -> impl Iterator<Item = &str> {
    args.split('|').map(str::trim)
}

fn text(dir: &Path, args: &str) -> String {
    let said = dingzi(words(args)).within(dir).run();
    assert_eq!(said.code, 0, "{args}: {said:?}");
    said.text().to_owned()
}

/// Both command lines say the same, in both languages.
fn same(dir: &Path, by_id: &str, by_name: &str) {
    for lang in ["en", "zh"] {
        let said = [by_id, by_name].map(|args| text(dir, &format!("{args}|--lang|{lang}")));
        assert_eq!(said[0], said[1], "{by_name}");
    }
}

/// The rows of a command's JSON.
fn rows(dir: &Path, args: &str) -> Json {
    let said = Json::read(&text(dir, &format!("{args}|--format|json")));
    said["rows"].clone()
}

#[test]
fn lenses_are_typed_by_name_in_every_command() {
    let dir = folder(CRITERIA, IDEAS);
    for (id, names) in [("base", ["基准", "Base"]), ("equal", ["等权", "EQUAL"]), ("market", ["市场派", "Market"])]
    {
        for name in names {
            same(dir.path(), &format!("score|--lens|{id}"), &format!("score|--lens|{name}"));
        }
    }
    for command in
        ["explain|k", "compare|k|m", "whatif", "stability", "robust", "methods", "weights|--order|growth", "next"]
    {
        same(dir.path(), &format!("{command}|--lens|market"), &format!("{command}|--lens|市场派"));
    }
    fs::write(dir.path().join("old.csv"), IDEAS.replace("60", "50")).unwrap();
    same(dir.path(), "diff|old.csv|--lens|market", "diff|old.csv|--lens|市场派");
    for (lens, folder) in [("base,market", "a"), ("基准，市场派", "b")] {
        text(dir.path(), &format!("report|--lens|{lens}|-o|{folder}"));
    }
    let page = |folder: &str| fs::read_to_string(dir.path().join(folder).join("index.html")).unwrap();
    assert_eq!(page("a"), page("b"));
}

#[test]
fn a_name_that_several_have_is_refused_with_their_ids() {
    let dir = folder(CRITERIA, IDEAS);
    for args in ["score|--lens|Stage", "report|--lens|基准、阶段"] {
        let said = dingzi(words(args)).within(dir.path()).run();
        assert!(said.fails(2).contains("write its id: `early` or `late`"), "{}", said.stderr);
    }
    let said = dingzi(words("score|--lens|阶段|--lang|zh")).within(dir.path()).run();
    assert!(said.fails(2).contains("有 2 个视角叫“阶段”"), "{}", said.stderr);
}

#[test]
fn criteria_are_typed_by_name_with_full_width_signs() {
    let dir = folder(CRITERIA, IDEAS);
    for (by_id, by_name) in [
        ("whatif|-w|data_moat=30|-w|growth=+5", "whatif|-w|数据壁垒＝３０％|-w|增长，每年＝＋５"),
        ("whatif|--drop|revenue_now,growth", "whatif|--drop|收入，Growth, yearly"),
        ("whatif|-w|data_moat=30|--lock|growth", "whatif|-w|Data moat=30|--lock|增长，每年"),
        ("whatif|--drop|growth", "whatif|-w|增长，每年＝不计"),
        ("whatif|--drop|growth", "whatif|-w|growth=off"),
        ("weights|--order|growth > revenue_now = data_moat", "weights|--order|增长，每年＞收入＝Data moat"),
        ("weights|--swing|growth=100, data_moat=80", "weights|--swing|Growth, yearly＝１００，数据壁垒：80"),
    ] {
        same(dir.path(), by_id, by_name);
    }
    let drawn = |set: &str| rows(dir.path(), &format!("robust|--weights|{set}"));
    assert_eq!(drawn("revenue_now>=2*data_moat, growth<=30%"), drawn("收入≥２＊数据壁垒，增长，每年＜＝３０％"));
    let form = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    form("ids.csv", "a,b,times\nrevenue_now,data_moat,3\n");
    form("names.csv", "a,b,times\n收入,Data moat,三倍\n");
    same(dir.path(), "weights|--pairs|ids.csv", "weights|--pairs|names.csv");
}

#[test]
fn facts_axes_and_ideas_are_typed_by_name() {
    let dir = folder(CRITERIA, IDEAS);
    for typed in ["磨坊：growth＝４。。６", "Mill:增长，每年＝4..6", "m：Growth, yearly=４．．６"] {
        let changed = |typed: &str| rows(dir.path(), &format!("whatif|--cell|{typed}"));
        assert_eq!(changed(typed), changed("m:growth=4..6"), "{typed}");
    }
    same(dir.path(), "explain|b", "explain|钟，有限");
    for (axes, file) in [("--x|cash|--y|data_moat", "a.svg"), ("--x|现金|--y|数据壁垒", "b.svg")] {
        text(dir.path(), &format!("chart|map|{axes}|-o|{file}"));
    }
    let picture = |file: &str| fs::read(dir.path().join(file)).unwrap();
    assert_eq!(picture("a.svg"), picture("b.svg"));
    text(dir.path(), "report|--ideas|磨坊，Bell, Ltd|-o|few");
    let ranking = fs::read_to_string(dir.path().join("few/ranking.csv")).unwrap();
    assert!(ranking.contains("Mill") && ranking.contains("Bell, Ltd") && !ranking.contains("Kiln"), "{ranking}");
}

#[test]
fn choices_are_typed_by_name() {
    let dir = folder(CRITERIA, IDEAS);
    for (by_id, by_name) in [
        ("methods|--only|product,vikor", "methods|--only|加权积，VIKOR"),
        ("methods|--on|evidence|--unknown|half", "methods|--on|依据|--unknown|一半"),
        ("methods|--explain|product", "methods|--explain|weighted product"),
        ("weights|--from-data|entropy", "weights|--from-data|熵权法"),
        ("weights|--blank|order", "weights|--blank|排序"),
        ("whatif|--unknown|best", "whatif|--unknown|最好"),
        ("robust|--evidence|proven", "robust|--evidence|已证实"),
        ("score|--format|md", "score|--format|Markdown"),
        ("score|--format|table", "score|--format|表格"),
        ("check|--message-format|short", "check|--message-format|简短"),
    ] {
        same(dir.path(), by_id, by_name);
    }
    assert_eq!(text(dir.path(), "score|--lang|zh"), text(dir.path(), "score|--lang|中文"));
    assert!(text(dir.path(), "chart|排名").contains("wrote ranking.png"));
    assert!(dir.path().join("ranking.png").is_file());
}

#[test]
fn what_is_no_choice_is_told_with_the_names_in_chinese() {
    let said = dingzi(["methods", "--only", "加权积法"]).env("LANG", "zh_CN.UTF-8").run();
    assert!(said.fails(2).contains("可以写 sum（加权和）、product（加权积）"), "{}", said.stderr);
    assert!(said.stderr.contains("是不是想写 product（加权积）？"), "{}", said.stderr);
    let said = dingzi(["methods", "--only", "加权积法"]).run();
    assert!(said.fails(2).contains("a similar value exists: 'product'"), "{}", said.stderr);
    assert!(!said.stderr.contains("加权和"), "{}", said.stderr);
}

#[test]
fn a_lens_is_saved_under_no_name_of_another() {
    let dir = folder(CRITERIA, IDEAS);
    for name in ["基准", "等权", "equal"] {
        dingzi(["whatif", "-w", "growth=50", "--save-lens", name]).within(dir.path()).run().fails(2);
    }
    text(dir.path(), "whatif|-w|growth=50|--save-lens|市场派|--force");
    let saved = fs::read_to_string(dir.path().join("criteria.toml")).unwrap();
    assert_eq!(saved.matches("[[lens]]").count(), 3, "the lens of this name has the weights:\n{saved}");
}
