//! `weights`: every way to state them, what is said of it and what it does.

mod asked;

use super::folder;
use crate::json::Json;
use crate::support::{CRITERIA, IDEAS, Said, dingzi, line, rows, shell};
use std::fs;
use std::path::Path;

/// Three criteria: one with two names, one with an id in Chinese; two ideas that they order differently.
const THREE: &str = "\
[[criterion]]
id = \"revenue\" # the money
name = { en = \"Revenue\", zh = \"收入\" }
weight = 60
evidence = \"revenue\"
unit = { en = \"CNY\", zh = \"元\" }
value = { linear = [0, 50_000_000] }
[[criterion]]
id = \"moat\"
weight = 30
evidence = \"moat\"
value = { levels = { none = 0, own = { value = 1, name = { en = \"own\", zh = \"独家\" } } } }
[[criterion]]
id = \"渠道\"
weight = 10
evidence = \"cost\"
value = { linear = [100, 0] }
";
const TWO: &str = "idea,revenue,moat,cost\nA,5000万,none,50\nB,1000万,own,0\n";

/// Shares after, by criterion.
fn shares(json: &str) -> Vec<(String, f64)> {
    let object = Json::read(json);
    let weights = object["weights_after"].as_object().unwrap();
    weights.iter().map(|(id, share)| (id.clone(), share.as_f64().unwrap())).collect()
}

fn assert_shares(json: &str, expected: &[f64]) {
    let found = shares(json);
    assert_eq!(found.len(), expected.len());
    for ((id, found), expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-12, "{id}: {found} instead of {expected}\n{json}");
    }
}

/// A run in a folder with the three criteria, two ideas and a form.
fn run(form: impl AsRef<[u8]>, args: &[&str]) -> Said {
    let dir = folder(THREE, TWO);
    fs::write(dir.path().join("form.csv"), form).unwrap();
    dingzi([&["weights"], args].concat()).within(dir.path()).run()
}

fn text(form: impl AsRef<[u8]>, args: &[&str]) -> String {
    let said = run(form, args);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said:?}");
    said.text().to_owned()
}

#[test]
fn an_order_gives_the_centroid_and_who_is_not_named_comes_last() {
    for order in ["revenue>moat>渠道", "收入 ＞ moat ＞ 渠道", "Revenue ≻ moat"] {
        let json = text("", &["--order", order, "-f", "json"]);
        assert_shares(&json, &[11.0 / 18.0, 5.0 / 18.0, 2.0 / 18.0]);
    }
    let json = text("", &["--order", "moat = 渠道 > revenue", "-f", "json"]);
    assert_shares(&json, &[2.0 / 18.0, 8.0 / 18.0, 8.0 / 18.0]);
    let json = text("", &["--order", "渠道", "-f", "json"]);
    assert_shares(&json, &[3.5 / 18.0, 3.5 / 18.0, 11.0 / 18.0]);
    assert!(text("", &["--order", "渠道"]).contains("Not named, and so all equal, after those you named"));
    assert!(text("", &["--order", "渠道", "--lang", "zh"]).contains("没有提到，因此并列排在最后：收入和 moat。"));
    assert!(text("", &["--order", "渠道>moat"]).contains("Not named, and so last, after those you named: Revenue"));
}

#[test]
fn points_give_their_part_of_the_sum() {
    for swing in ["revenue=100,moat=80,渠道=20", "收入＝１００，moat：80；渠道=20,"] {
        assert_shares(&text("", &["--swing", swing, "-f", "json"]), &[0.5, 0.4, 0.1]);
    }
    let said = text("", &["--swing", "revenue=1"]);
    assert!(said.contains("No points, and so no weight: moat and 渠道."), "{said}");
}

#[test]
fn all_that_is_said_of_an_order_in_both_languages() {
    assert_eq!(
        text("", &["--order", "moat > 渠道 > revenue", "--lang", "en"]),
        "\
B takes the lead from A: 91.1 against 25.0. 2 ideas change rank, none by more
than 1 place. 2 verdicts change; the highest-ranked of them is B: watch →
pursue.

Weights from an order (rank-order centroid)

criterion   today  stated  change
moat       30.0 %  61.1 %   +31.1
渠道       10.0 %  27.8 %   +17.8
Revenue    60.0 %  11.1 %   -48.9

`--full` also shows the figures behind this and how alike the two rankings are.
"
    );
    assert_eq!(
        text("", &["--order", "moat > 渠道 > revenue", "--lang", "zh"]),
        "\
B 取代 A 领先：91.1 对 25.0。2 个创意名次变化，最多变动 1 位。2 个创意的结论变
了，名次最靠前的是 B：观察 → 推进。

按重要性排序得到的权重（排序质心法）

标准   现在  按你说的   变化
moat  30.0%     61.1%  +31.1
渠道  10.0%     27.8%  +17.8
收入  60.0%     11.1%  -48.9

`--full` 还显示背后的数字，以及两个排名有多相似。
"
    );
}

#[test]
fn pairs_give_the_eigenvector_whatever_the_form_looks_like() {
    let forms: [&[u8]; 4] = [
        b"a,b,times\nrevenue,moat,2\nmoat,\xe6\xb8\xa0\xe9\x81\x93,2\n\xe6\xb8\xa0\xe9\x81\x93,revenue,1/4\n",
        "\u{FEFF}times;note;B;A\r\n2;;moat;Revenue\r\n;;;\r\n0.5;;moat;渠道\r\n4倍;sure;渠道;收入\r\n".as_bytes(),
        "a\tb\ttimes\nmoat\trevenue\t0.5\nrevenue\t渠道\t4\nmoat\t渠道\t2\nrevenue\tmoat\t\n".as_bytes(),
        &encoding_rs::GB18030.encode("a,b,times\n收入,moat,２\nmoat,渠道,2\n收入,渠道,4\n").0,
    ];
    for form in forms {
        let said = run(form, &["--pairs", "form.csv", "-f", "json"]);
        assert_eq!(said.code, 0, "{said:?}");
        assert_shares(said.text(), &[4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0]);
        let object = Json::read(said.text());
        assert!(
            object["consistency"]["ratio"].as_f64().unwrap() < 1e-12 && object["left_out"] == serde_json::json!([])
        );
    }
}

#[test]
fn pairs_that_contradict_each_other_are_named() {
    let form = "a,b,times\nrevenue,moat,3\nmoat,渠道,2\nrevenue,渠道,1/2\n";
    let said = text(form, &["--pairs", "form.csv", "--lang", "en"]).replace('\n', " ");
    for words in [
        "Consistency ratio 0.63, above 0.10: the comparisons contradict each other too much to rely on these shares",
        "you said that Revenue is 3 × moat and moat is 2 × 渠道, so Revenue should be 6 × 渠道; but you said 1/2 ×.",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let said = text(form, &["--pairs", "form.csv", "--lang", "zh"]).replace(char::is_whitespace, "");
    let words = "你说收入是moat的3倍，moat是渠道的2倍，那么收入应该是渠道的6倍，但你说的是1/2倍。";
    assert!(said.contains("一致性比率0.63，超过0.10") && said.contains(words), "{said}");

    let json = text(form, &["--pairs", "form.csv", "-f", "json"]);
    let object = Json::read(&json);
    assert_eq!(object["consistency"]["worst"]["criteria"], serde_json::json!(["revenue", "moat", "渠道"]));
    assert!((object["consistency"]["worst"]["implied"].as_f64().unwrap() - 6.0).abs() < 1e-12);

    let two = text("a,b,times\nrevenue,moat,3\n", &["--pairs", "form.csv"]);
    assert!(two.contains("Fewer than three criteria cannot contradict each other."), "{two}");
    assert!(two.contains("In no pair, and so without weight: 渠道."), "{two}");
}

/// Rezaei's choice of transport (2016), with each number that may be left out left out in turn.
#[test]
fn best_and_worst_give_rezaeis_weights() {
    for (first, last) in [("8,1", "1,8"), (",1", "1,8"), ("8,1", "1,")] {
        let form = format!("criterion,best_to,to_worst\nrevenue,{first}\nmoat,2,5\n渠道,{last}\n");
        let json = text(&form, &["--best-worst", "form.csv", "-f", "json"]);
        assert_shares(&json, &[1.0 / 14.0, 9.0 / 28.0, 17.0 / 28.0]);
        let object = Json::read(&json);
        assert!((object["consistency"]["xi"].as_f64().unwrap() - 1.0 / 28.0).abs() < 1e-12);
        assert_eq!(object["consistency"]["criterion"], "moat");
        let said = text(&form, &["--best-worst", "form.csv", "--lang", "en"]).replace('\n', " ");
        let words =
            "you said that 渠道 is 2 × moat and moat is 5 × Revenue, so 渠道 should be 10 × Revenue; but you said 8 ×.";
        assert!(said.contains("consistency ratio 0.04, ξ 0.036") && said.contains(words), "{said}");
    }
    let alike = "criterion,best_to,to_worst\nrevenue,1,1\nmoat,1,1\n渠道,,\n";
    assert_shares(&text(alike, &["--best-worst", "form.csv", "-f", "json"]), &[0.5, 0.5, 0.0]);
    let said = text(alike, &["--best-worst", "form.csv", "--lang", "zh"]);
    assert!(said.contains("没有填写，因此没有权重：渠道。") && said.contains("所有比较完全一致（ξ = 0）。"), "{said}");
}

#[test]
fn a_form_comes_from_a_workbook_or_a_pipe_too() {
    let form = "a,b,times\nrevenue,moat,3\n";
    let dir = folder(THREE, TWO);
    let piped = line("weights --pairs - -f json").within(dir.path()).stdin(form.as_bytes()).text();
    assert_shares(&piped, &[0.75, 0.25, 0.0]);
    let book = crate::workbook::book("== Sheet1\na | b | times\nrevenue | moat | 3\n");
    fs::write(dir.path().join("form.xlsx"), book).unwrap();
    assert_shares(&line("weights --pairs form.xlsx -f json").within(dir.path()).text(), &[0.75, 0.25, 0.0]);
}

#[test]
fn blank_forms_have_every_criterion_and_are_told_to_be_empty() {
    let dir = folder(THREE, TWO);
    let blank = |way: &str| line(&format!("weights --blank {way}")).within(dir.path()).text();
    assert_eq!(blank("pairs"), "a,b,times\nrevenue,moat,\nrevenue,渠道,\nmoat,渠道,\n");
    assert_eq!(blank("best-worst"), "criterion,best_to,to_worst\nrevenue,,\nmoat,,\n渠道,,\n");
    assert_eq!(blank("swing"), "dingzi weights --swing 'revenue=, moat=, 渠道='\n");
    assert_eq!(blank("order"), "dingzi weights --order 'revenue > moat > 渠道'\n");
    for way in ["pairs", "best-worst"] {
        let script = format!("dingzi weights --blank {way} > {way}.csv; dingzi weights --{way} {way}.csv");
        assert!(shell(&script).within(dir.path()).run().fails(1).contains("E0605"), "{way}");
    }
    // The order as printed is one that can be typed.
    assert_eq!(shell(&blank("order")).within(dir.path()).run().code, 0);
    // No table is needed.
    fs::remove_file(dir.path().join("ideas.csv")).unwrap();
    assert!(blank("pairs").starts_with("a,b,times"));
}

#[test]
fn a_lens_is_saved_with_comments_kept() {
    let dir = folder(CRITERIA, IDEAS);
    let said = line("weights --order data_moat>growth --save-lens mine -f json").within(dir.path()).run();
    assert_eq!((said.code, said.stderr.as_str()), (0, "lens `mine` saved in criteria.toml\n"));
    let saved = fs::read_to_string(dir.path().join("criteria.toml")).unwrap();
    assert!(saved.starts_with(CRITERIA) && saved.contains("id = \"mine\""));
    let object = Json::read(said.text());
    let ranked = rows(&line("score --lens mine --format json").within(dir.path()).text());
    assert!(object["summary"].as_str().unwrap().starts_with(&ranked[0].idea), "{}", object["summary"]);
    // Beside that lens, the same order changes nothing.
    let again = line("weights --order data_moat>growth --lens mine --lang en").within(dir.path()).text();
    assert!(again.contains("  mine  stated  change") && again.contains("No rank changes."), "{again}");
}

#[test]
fn data_alone_are_a_diagnosis() {
    for method in ["entropy", "critic", "merec", "std"] {
        let json = line(&format!("weights --from-data {method} -f json")).text();
        let sum: f64 = shares(&json).iter().map(|(_, share)| share).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{method}: {json}");
        let object = Json::read(&json);
        assert!(object["method"] == method && object["ideas"] == 28, "ideas that fail a gate are left out");
        let text = line(&format!("weights --full --from-data {method} --lang en")).text().replace('\n', " ");
        assert!(text.contains("say what varies in this table, not what matters"), "{text}");
        assert_eq!(text.contains("values below 0.01 count as 0.01"), method == "merec", "{text}");
    }
    let said = line("weights --from-data std --save-lens mine").run();
    assert!(said.fails(2).contains("not what matters, so they are not saved as a lens"));
}

#[test]
fn what_decides_nothing_and_what_tells_the_same_is_said() {
    // moat is the same for all, cost is revenue turned round, and half of revenue is unknown.
    let idea = |n: usize| match n % 2 {
        0 => format!("I{n},{}万,own,{}\n", 100 * n, 100 - 2 * n),
        _ => format!("I{n},?,own,{}\n", 100 - 2 * n),
    };
    let ideas: String = std::iter::once("idea,revenue,moat,cost\n".to_owned()).chain((1..=24).map(idea)).collect();
    let dir = folder(THREE, &ideas);
    let said =
        |lang: &str| line(&format!("weights --full --from-data entropy --lang {lang}")).within(dir.path()).text();
    let en = said("en").replace('\n', " ");
    for words in [
        "moat decides nothing: all these ideas have the same value there.",
        "These rank the ideas almost identically, so that one strength may be counted twice: Revenue and 渠道 (ρ = 1.00 over 12 ideas known on both).",
        "Much is unknown of Revenue (12 of 24 values unknown). Unknowns are counted as zero,",
    ] {
        assert!(en.contains(words), "{en}");
    }
    let zh = said("zh").replace('\n', "");
    for words in [
        "moat 不起作用：这些创意在上面的价值都一样。",
        "高度重合：收入和渠道（两条都已知的 12 个创意，ρ = 1.00）。",
        "收入（24 个里有 12 个未知）有很多未知",
    ] {
        assert!(zh.contains(words), "{zh}");
    }
}

#[test]
fn a_way_is_needed_and_one_alone() {
    let said = line("weights").run();
    for way in ["--order", "--swing", "--pairs", "--best-worst", "--ask", "--from-data", "--blank"] {
        assert!(said.fails(2).contains(way), "{said:?}");
    }
    for args in [
        "weights --order growth --swing growth=1", "weights --ask --blank pairs", "weights --from-data guess",
        "weights --pairs - -c -", "weights --ask -c -", "weights --order growth --save-lens equal",
        "weights --order growth --lens nobody",
    ] {
        line(args).run().fails(2);
    }
}

#[test]
fn every_form_of_output_has_the_shares() {
    let dir = folder(THREE, TWO);
    for (form, words) in [("csv", "criterion,share_before,share\n"), ("md", "| moat | 30.0 % | 61.1 % | +31.1 |")] {
        let text = line(&format!("weights --order moat>渠道 --lang en -f {form}")).within(dir.path()).text();
        assert!(text.contains(words), "{text}");
    }
    let said = line("weights --order moat -o shares.xlsx").within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    assert!(Path::new(&dir.path().join("shares.xlsx")).exists());
}

#[test]
fn a_closed_pipe_is_no_error_and_a_full_disk_is_one() {
    for args in ["weights --order growth", "weights --from-data std", "weights --blank pairs"] {
        let said = line(args).run_into(std::io::pipe().unwrap().1);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{args}");
        let said = line(args).run_into(fs::File::create("/dev/full").unwrap());
        assert!(said.code == 2 && said.stderr.starts_with("error: "), "{args}: {said:?}");
    }
}

/// Thirty criteria: every way ends, and what is printed keeps to the screen.
#[test]
fn thirty_criteria_are_no_hurdle() {
    let criterion = |n: usize| {
        format!("[[criterion]]\nid = \"c{n}\"\nweight = 1\nevidence = \"c{n}\"\nvalue = {{ linear = [0, 1] }}\n")
    };
    let criteria: String = (0..30).map(criterion).collect();
    let list = |of: &dyn Fn(usize) -> String| (0..30).map(of).collect::<Vec<_>>().join(",");
    let ideas =
        format!("idea,{}\nA,{}\nB,{}\n", list(&|n| format!("c{n}")), list(&|_| "0.5".into()), list(&|_| "0.7".into()));
    let dir = folder(&criteria, &ideas);
    let mut pairs = "a,b,times\n".to_owned();
    for a in 0..30 {
        (a + 1..30).for_each(|b| pairs += &format!("c{a},c{b},{}\n", (b - a).min(9)));
    }
    fs::write(dir.path().join("pairs.csv"), pairs).unwrap();
    let best: String =
        (0..30).map(|n| format!("c{n},{},{}\n", (n + 1).min(9), if n == 29 { 1 } else { 9 - n.min(7) })).collect();
    fs::write(dir.path().join("best.csv"), format!("criterion,best_to,to_worst\n{best}")).unwrap();
    for args in
        ["--pairs pairs.csv", "--best-worst best.csv", "--order c3>c4", "--from-data critic", "--from-data merec"]
    {
        let text = line(&format!("weights {args} --lang en")).within(dir.path()).text();
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }
}
