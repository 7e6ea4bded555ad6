//! `methods`: every method's ranks side by side, what they say together, and the tables of a formula.

use super::{SMALL, folder};
use crate::json::Json;
use crate::support::{dingzi, line};
use dingzi::analysis::methods::METHODS;
use unicode_width::UnicodeWidthStr;

fn json(args: &str) -> Json {
    Json::read(&line(&format!("{args} --format json")).text())
}

/// A run on a small table of revenue (weight 3) and moat.
fn small(ideas: &str, args: &str) -> crate::support::Said {
    let dir = folder(SMALL, ideas);
    line(args).within(dir.path()).run()
}

const FOUR: &str = "idea,revenue,moat\nA,90,none\nB,60,own\nC,30,own\nD,?,none\n";

#[test]
fn the_weighted_sum_is_the_ranking_of_score() {
    let (methods, score) = (json("methods"), json("score"));
    let has_failed = |row: &&Json| row.fields().any(|(key, state)| key.starts_with("gate:") && *state == "failed");
    let (failed, passed): (Vec<&Json>, Vec<&Json>) = score["rows"].list().iter().partition(has_failed);
    let rows = methods["rows"].list();
    assert!(!failed.is_empty(), "some fail a gate");
    assert_eq!(rows.len(), passed.len());
    for (row, scored) in rows.iter().zip(passed) {
        assert_eq!((&row["idea"], &row["rank"], &row["rank:sum"]), (&scored["idea"], &scored["rank"], &scored["rank"]));
        let points = 100.0 * row["score:sum"].as_f64().unwrap();
        assert!((points - scored["score"].as_f64().unwrap()).abs() < 1e-9);
        let ranks = METHODS.iter().map(|method| row[&format!("rank:{}", method.id)].as_u64().unwrap());
        assert!(ranks.clone().min().unwrap() <= row["best"].as_u64().unwrap());
        assert!(ranks.max().unwrap() >= row["worst"].as_u64().unwrap());
    }
}

#[test]
fn every_method_is_told_with_its_paper_and_its_likeness() {
    let found = json("methods");
    let told = found["methods"].list();
    assert_eq!(told.len(), METHODS.len());
    for (told, method) in told.iter().zip(METHODS) {
        assert_eq!((told["id"].as_str(), told["paper"].as_str()), (Some(method.id), Some(method.paper)));
        for (key, least) in [("tau_b", -1.0), ("rho", -1.0), ("ws", 0.0)] {
            let x = told[key].as_f64().unwrap();
            assert!((least..=1.0).contains(&x), "{key} of {}: {x}", method.id);
        }
        let turned = told["turned"].list();
        assert!(method.is_relative || turned.is_empty());
        assert!(turned.len() as u64 <= told["taken_out"].as_u64().unwrap());
    }
}

/// By hand: A 0.9 · 0.75 = 67.5, B 70, C 47.5, D nothing. The products make nothing of A, which has no moat.
#[test]
fn four_ideas_by_hand() {
    let said = small(FOUR, "methods --full --only sum,product,vikor --lang en");
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert_eq!(
        said.text(),
        "\
B is first under 3 of 3 methods, A under 1 (VIKOR); ties count for each. Its
lead hardly depends on the method.

#  idea  places   1 2 3
1  B          1   1 1 1
2  A        1–3   2 3 1
3  C        2–3   3 2 3
4  D        3–4   4 3 4

no.  method            reads      τ-b     ρ    WS  reversed
  1  weighted sum      values    1.00  1.00  1.00         0
  2  weighted product  values    0.55  0.63  0.74         0
  3  VIKOR             evidence  0.91  0.95  0.85         0

  τ-b (Kendall): of all pairs of ideas, how many more stand as under the
  weighted sum than the other way round; 1 = all, 0 = chance, -1 = none
  ρ (Spearman): how far places lie from those under the weighted sum; 1 = all
  the same, 0 = chance, -1 = turned round
  WS: the same, but the first places count most; 1 = all the same
  reversed: how many ideas, taken out of the table one at a time, turn the order
  of two others

The whole order under the others is roughly like that of the weighted sum:
median τ-b 0.73, from 0.55 (weighted product) to 0.91 (VIKOR). No idea moves by
more than 2 places. Taking out any one idea reverses the order of no two others
under any of them. VIKOR cannot decide between B and A.
"
    );
}

#[test]
fn the_same_in_chinese() {
    let said = small(FOUR, "methods --full --only sum,product,vikor --lang zh");
    assert_eq!(
        said.text(),
        "\
3 种方法中，B 在 3 种下居首，A 在 1 种下居首（VIKOR）；并列的都算。它的领先基本
不取决于方法。

#  创意  名次范围   1 2 3
1  B            1   1 1 1
2  A          1–3   2 3 1
3  C          2–3   3 2 3
4  D          3–4   4 3 4

编号  方法    算的是   τ-b     ρ    WS  逆转
   1  加权和  价值    1.00  1.00  1.00     0
   2  加权积  价值    0.55  0.63  0.74     0
   3  VIKOR   依据    0.91  0.95  0.85     0

  τ-b（肯德尔）：每两个创意比一次，先后与加权和相同的比相反的多多少；1 = 全部相
  同，0 = 全凭运气，-1 = 全部相反
  ρ（斯皮尔曼）：名次离加权和的名次有多远；1 = 完全相同，0 = 全凭运气，-1 = 完全
  颠倒
  WS：同样比较名次，但更看重前几名；1 = 完全相同
  逆转：每次拿掉一个创意，有多少个会让另外两个的次序颠倒

其他方法的排序与加权和大致相近：肯德尔 τ-b 中位数 0.73，最低 0.55（加权积），最
高 0.91（VIKOR）。没有哪个创意的名次变动超过 2 位。去掉任意一个创意，在这些方法
下都不会让其余任何两个的次序逆转。VIKOR 在 B 和 A 之间分不出高下。
"
    );
}

#[test]
fn a_formula_is_shown_table_by_table() {
    let said = small(FOUR, "methods --explain topsis --idea B --lang en");
    assert_eq!(
        said.text(),
        "\
TOPSIS (vector) (Hwang & Yoon 1981): u = normalised, v = weighted, v+ = best
point, v- = worst point, d+ = distance to the best point, d- = distance to the
worst point; of the score more is better.

#  idea      d+      d-   score
1  A     0.1768  0.6013  0.7728
2  B     0.2004  0.4381  0.6861
3  C     0.4009  0.2673  0.4000
4  D     0.6268  0.0000  0.0000

B, criterion by criterion:
criterion  weight       x  direction            u       v      v+      v-
revenue      75 %  0.6000  more is better  0.5345  0.4009  0.6013  0.0000
moat         25 %  1.0000  more is better  0.7071  0.1768  0.1768  0.0000
"
    );
    let found = Json::read(small(FOUR, "methods --explain topsis --format json").text());
    assert_eq!((&found["method"], &found["types"]["revenue"]), (&"topsis".into(), &"benefit".into()));
    let row = &found["rows"][0];
    let (near, far) = (row["d+"].as_f64().unwrap(), row["d-"].as_f64().unwrap());
    assert!((row["score"].as_f64().unwrap() - far / (near + far)).abs() < 1e-12);
    let (u, v) = (&row["cells"]["u"]["moat"], &row["cells"]["v"]["moat"]);
    assert!((0.25 * u.as_f64().unwrap() - v.as_f64().unwrap()).abs() < 1e-12);
}

#[test]
fn what_cannot_be_used_is_said_and_the_others_go_on() {
    let ideas = "idea,revenue,moat\nA,90,own\nB,60,none\nC,30,none\n";
    let said = small(ideas, "methods --full --only sum,cocoso --lang en");
    let prose = said.text().replace('\n', " ");
    assert!(prose.contains("A is first under weighted sum. "), "{prose}");
    assert!(
        prose.contains("Not usable here: CoCoSo (C is the worst on every criterion that has weight, so that"),
        "{prose}"
    );
    let found = Json::read(small(ideas, "methods --format json").text());
    assert_eq!(found["refused"][0]["id"], "cocoso");
    assert_eq!(found["methods"].list().len(), METHODS.len() - 1);
    let said = line("methods --only copras --on evidence").run();
    assert!(said.code == 2 && said.stderr.ends_with("; with --on values it reads values instead\n"), "{}", said.stderr);
    // Where nothing is left to be said, it is an error.
    for args in ["methods --only cocoso", "methods --explain cocoso"] {
        let said = small(ideas, args);
        assert_eq!((said.code, said.text()), (2, ""), "{args}");
        assert!(said.stderr.starts_with("error: CoCoSo cannot be used: C is the worst"), "{}", said.stderr);
        assert!(said.stderr.ends_with("; leave this idea out, or ask another method\n"), "{}", said.stderr);
    }
}

#[test]
fn few_ideas_and_equal_ones() {
    for (ideas, says) in [
        ("idea,revenue,moat\nA,90,own\n", "A is the only idea that can be ranked."),
        ("idea,revenue,moat\nA,50,own\nB,50,own\n", "A and B share first place under all 19 methods."),
        ("idea,revenue,moat\nA,?,?\nB,?,?\n", "A and B share first place under all 19 methods."),
    ] {
        let said = small(ideas, "methods --lang en");
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{ideas}");
        assert!(said.text().contains(says), "{}", said.text());
        assert!(!said.text().contains("NaN") && !said.text().contains("inf"), "{}", said.text());
    }
}

/// An idea that fails a gate neither is ranked nor sets a scale, and cannot be explained.
#[test]
fn who_fails_a_gate_takes_no_part() {
    let rubric = format!("{SMALL}[[gate]]\nid = \"g\"\nfail = \"revenue > 95\"\n");
    let dir = folder(&rubric, "idea,revenue,moat\nA,90,none\nB,60,own\nC,30,own\nGiant,1000,own\n");
    let found = Json::read(&line("methods --format json --only topsis_minmax,vikor").within(dir.path()).text());
    let without = folder(&rubric, "idea,revenue,moat\nA,90,none\nB,60,own\nC,30,own\n");
    let same = Json::read(&line("methods --format json --only topsis_minmax,vikor").within(without.path()).text());
    assert_eq!(found["rows"], same["rows"]);
    let said = line("methods --explain vikor --idea Giant").within(dir.path()).run();
    assert!(said.code == 2 && said.stderr.contains("Giant fails a gate"), "{}", said.stderr);
}

#[test]
fn wrong_words_are_refused() {
    for (args, says) in [
        ("methods --only topsy", "invalid value 'topsy'"),
        ("methods --on prices", "invalid value 'prices'"),
        ("methods --idea wechat", "--explain <METHOD>"),
        ("methods --explain vikor --idea nobody", "there is no idea"),
    ] {
        let said = line(args).run();
        assert!(said.code == 2 && said.stderr.contains(says), "{args}: {}", said.stderr);
    }
}

/// What has no room on a narrow screen is said, and nothing is where there is room.
#[test]
fn ranks_that_do_not_fit_are_said() {
    let at = |width: &str, lang: &str| {
        dingzi(["methods", "--full", "--top", "3", "--lang", lang]).env("COLUMNS", width).run().text().to_owned()
    };
    assert!(at("60", "en").contains("The ranks under 13 to 18 do not fit here; --format csv has them."));
    assert!(at("60", "zh").contains("第 13–18 种的名次在这里放不下，见 --format csv。"));
    assert!(!at("80", "en").contains("do not fit") && !at("80", "zh").contains("放不下"));
}

/// Every line fits the screen, in both languages, from 80 columns on.
#[test]
fn it_fits_the_screen() {
    for width in ["80", "100", "140"] {
        for args in [
            "methods", "methods --lang zh", "methods --full", "methods --full --lang zh",
            "methods --explain vikor --lang zh", "methods --full --on evidence --top 40",
        ] {
            let said = dingzi(args.split(' ')).env("COLUMNS", width).run();
            assert_eq!(said.code, 0, "{}", said.stderr);
            let wide = said.text().lines().find(|line| line.width() > width.parse().unwrap()).map(str::to_owned);
            assert_eq!(wide, None, "{args} at {width}");
        }
    }
}
