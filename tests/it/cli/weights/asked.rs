//! `weights --ask`: what is asked, what is understood, and how it ends.

use super::super::folder;
use super::{THREE, TWO, assert_shares};
use crate::support::{Said, line};
use std::fs;

/// What is asked and answered, and how it ends.
fn interview(criteria: &str, args: &str, answers: &str) -> Said {
    let dir = folder(criteria, TWO);
    line(&format!("weights {args}")).within(dir.path()).env("COLUMNS", "100").stdin(answers.as_bytes()).run()
}

#[test]
fn swings_are_asked_with_both_ends_of_each_scale() {
    let said = interview(THREE, "--ask --lang en -f json", "1\n80\n20\n");
    assert_eq!(said.code, 0, "{said:?}");
    assert_shares(said.text(), &[0.5, 0.4, 0.1]);
    for words in [
        "   criterion  from worst  to best\n1  Revenue    0 CNY       50 million CNY\n2  moat       none        own\n3  渠道       100         0\n",
        "1/3  Which step matters most? Its number, id or name:\n> ",
        "2/3  moat, from none to own: what is it worth, if Revenue is worth 100? 0–100:\n> ",
        "So far: Revenue 55.6 %, moat 44.4 %",
        "So far: Revenue 50 %, moat 40 %, 渠道 10 %",
    ] {
        assert!(said.stderr.contains(words), "{words}\n----\n{}", said.stderr);
    }
    let said = interview(THREE, "--ask swing --lang zh", "收入\n80\n20\n");
    for words in [
        "1  收入  0 元    5000万元\n",
        "2/3  moat 从 none 到独家：如果“收入”那一步值 100 分，这一步值几分？",
        "目前：收入 50%，moat 40%，渠道 10%",
    ] {
        assert!(said.stderr.contains(words), "{words}\n----\n{}", said.stderr);
    }
    assert!(said.text().contains("\n按打分得到的权重"));
}

#[test]
fn what_is_not_understood_is_asked_again_and_b_goes_back() {
    // moat is chosen, then left again; Enter keeps nothing at first; 300 is too much; the last answer never comes.
    let answers = "nobody\n\n2\nb\nrevenue\n\nmuch\n300\n-1\n80\n";
    let said = interview(THREE, "--ask --lang en", answers);
    assert_eq!(said.code, 130, "the last answer is missing: {said:?}");
    for words in [
        "`nobody` is not understood. A number from the list, an id or a name belongs here.",
        "[moat]\n> ",
        "`much` is not understood. A number from 0 to 100 belongs here.",
        "More than 100 would be more than the most important step: go back (b) and choose this one first.",
        "`-1` is not understood.",
    ] {
        assert!(said.stderr.contains(words), "{words}\n----\n{}", said.stderr);
    }
    let back = interview(THREE, "--ask --lang en -f json", "1\nb\nb\n\n80\nb\n\n20\n");
    assert_eq!(back.code, 0, "{back:?}");
    assert_shares(back.text(), &[0.5, 0.4, 0.1]);
    assert!(back.stderr.contains("[Revenue]") && back.stderr.contains("[80]"), "{}", back.stderr);
    assert!(back.stderr.contains("This is the first question."));
}

#[test]
fn answers_are_understood_in_either_language() {
    for answers in
        ["1\n80\n20\n", "收入\n８０分\n20 points\n", "Revenue\n一半\n上一题\n80 分\n20\n", "1\n0.8倍\n20分\n"]
    {
        let said = interview(THREE, "--ask --lang zh -f json", answers);
        assert_eq!(said.code, 0, "{said:?}");
        assert_shares(said.text(), &[0.5, 0.4, 0.1]);
    }
    for key in ["q", "quit", "退出", "Ｑ"] {
        let said = interview(THREE, "--ask --lang zh", &format!("1\n{key}\n"));
        assert!(said.fails(130).ends_with("已停止：没有写入任何内容\n"), "{said:?}");
    }
    let pairs = interview(THREE, "--ask pairs -f json", "两倍\n四倍\ntwice\n");
    assert_shares(pairs.text(), &[4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0]);
}

/// The ends of a scale are written as the cells of its column are.
#[test]
fn ends_are_in_per_cent_where_the_table_is() {
    let dir = folder(
        &THREE.replace("linear = [100, 0]", "linear = [2, 0.2]"),
        "idea,revenue,moat,cost\nA,5000万,none,150%\n",
    );
    let said = line("weights --ask --lang zh").within(dir.path()).stdin("1\n".as_bytes()).run();
    assert!(said.stderr.contains("3  渠道  200%    20%\n"), "{}", said.stderr);
}

#[test]
fn answers_that_end_early_write_nothing() {
    let dir = folder(THREE, TWO);
    let said = line("weights --ask --save-lens mine").within(dir.path()).stdin(b"1\n80\n").run();
    assert!(said.fails(130).ends_with("stopped: nothing is written\n"), "{said:?}");
    assert_eq!(fs::read_to_string(dir.path().join("criteria.toml")).unwrap(), THREE);
    let said = line("weights --ask --save-lens base").within(dir.path()).stdin(b"1\n80\n").run();
    assert!(!said.fails(2).contains("1/3"), "a name that cannot be is told before the first question: {said:?}");
}

#[test]
fn orders_pairs_best_and_worst_are_asked_too() {
    let order = interview(THREE, "--ask order -f json", "3 > 1 >\n2 > moat\n3>1=2\n");
    assert_shares(order.text(), &[3.5 / 18.0, 3.5 / 18.0, 11.0 / 18.0]);
    assert_eq!(order.stderr.matches("is not understood").count(), 2, "{}", order.stderr);
    let pairs = interview(THREE, "--ask pairs -f json", "2\n4\n1/0\n0\n2\n");
    assert_shares(pairs.text(), &[4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0]);
    assert_eq!(pairs.stderr.matches("is not understood").count(), 2, "{}", pairs.stderr);
    let best = interview(THREE, "--ask best-worst -f json", "渠道\n3\nrevenue\n8\n2\n0.5\n5\n");
    assert_shares(best.text(), &[1.0 / 14.0, 9.0 / 28.0, 17.0 / 28.0]);
    for words in ["渠道 is chosen already.", "`0.5` is not understood. A number from 1 to 1000 belongs here."] {
        assert!(best.stderr.contains(words), "{words}\n----\n{}", best.stderr);
    }
}

#[test]
fn one_criterion_needs_no_question() {
    let one = THREE.split("[[criterion]]\nid = \"moat\"").next().unwrap();
    for way in ["swing", "order", "pairs", "best-worst"] {
        let said = interview(one, &format!("--ask {way} -f json"), "");
        assert_eq!(said.code, 0, "{said:?}");
        assert_shares(said.text(), &[1.0]);
    }
}

#[test]
fn questions_say_what_is_asked_of_an_idea() {
    let asked = THREE.replacen("unit = {", "ask = { en = \"How much?\", zh = \"多少？\" }\nunit = {", 1);
    let said = interview(&asked, "--ask --lang en", "moat\n50\n50\n");
    let words = "2/3  Revenue asks of an idea: How much?\nRevenue, from 0 CNY to 50 million CNY: what is it worth, if moat is worth 100?";
    assert!(said.code == 0 && said.stderr.contains(words), "{said:?}");
    let said = interview(&asked, "--ask --lang zh", "moat\n50\n50\n");
    assert!(
        said.stderr.contains("“收入”问的是：多少？\n收入从 0 元到 5000万元：如果“moat”那一步值 100 分"),
        "{said:?}"
    );
}

/// Signs that `--order` takes are taken here too; best and worst that are level, though not all are, are no agreement.
#[test]
fn answers_are_read_as_on_the_command_line() {
    let order = interview(THREE, "--ask order -f json", "3》1∼2\n");
    assert_shares(order.text(), &[7.0 / 36.0, 7.0 / 36.0, 11.0 / 18.0]);
    let level = interview(THREE, "--ask best-worst", "1\n3\n1\n9\n9\n");
    let said = level.text().replace('\n', " ");
    assert!(
        said.contains("The comparisons do not agree: the best was said to matter no more than the worst"),
        "{said}"
    );
    let beyond = interview(THREE, "--ask pairs", "1e9\n3\n3\n3\n");
    assert!(beyond.stderr.contains("`1e9` is not understood. A number from 1/1000 to 1000"), "{}", beyond.stderr);
}
