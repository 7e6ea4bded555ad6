//! `--where CONDITION`: which ideas are looked at, and how that is told.

use super::{SMALL, folder};
use crate::json::Json;
use crate::support::{Call, Said, dingzi, line};
use std::fs;
use std::path::Path;

const TABLE: &str = "idea,name_zh,revenue,moat,sector,founded,paid,price\n\
                     Arm,机械臂,40,own,robotics,2023-05-01,yes,¥5\n\
                     Bot,机器人,10..60,none,Robotics,2021-01-01,no,¥7\n\
                     Cat,猫,70,none,health,2024-02-01,yes,$1\n\
                     Dog,狗,?,own,,,,\n";

fn call(dir: &Path, args: &str, condition: &str) -> Call {
    dingzi(args.split_whitespace().chain(["--where", condition])).within(dir)
}

/// The ideas of a ranking under a condition, by id.
fn ideas(condition: &str) -> Vec<String> {
    let dir = folder(SMALL, TABLE);
    let text = call(dir.path(), "score -q --format json", condition).text();
    let mut ids: Vec<String> = crate::support::rows(&text).into_iter().map(|row| row.idea).collect();
    ids.sort();
    ids
}

#[test]
fn only_ideas_of_which_it_is_surely_true_are_looked_at() {
    for (condition, expected) in [
        ("revenue > 30", "Arm Cat"),
        ("revenue <= 60", "Arm Bot"),
        ("NOT revenue > 50", "Arm"),
        // Levels and texts are compared as elsewhere: by how they look, ignoring case, and a level by any of its names.
        ("moat = '独家'", "Arm Dog"),
        ("moat <> 'own'", "Bot Cat"),
        ("sector = 'ROBOTICS'", "Arm Bot"),
        ("sector IN ('health', 'robotics') AND paid", "Arm Cat"),
        ("sector IS NULL OR founded < '2022-01-01'", "Bot Dog"),
        ("paid = FALSE", "Bot"),
        ("paid", "Arm Cat"),
        ("\"idea\" <> 'Dog' AND name_zh = '猫'", "Cat"),
        ("CASE WHEN paid THEN revenue ELSE 0 END > 50", "Cat"),
        ("Revenue > 30 AND PAID", "Arm Cat"),
    ] {
        assert_eq!(ideas(condition).join(" "), expected, "{condition}");
    }
}

#[test]
fn how_many_are_looked_at_is_told_once_beside_the_answer() {
    let dir = folder(SMALL, TABLE);
    let note = |lang: &str, condition: &str| {
        call(dir.path(), &format!("score --lang {lang}"), condition).run().stderr.trim_end().replace('\n', " ")
    };
    assert_eq!(
        note("en", "revenue > 30"),
        "--where: the condition is true of 2 of 4 ideas; the others are left out, 2 of them because it is not known: Bot, Dog."
    );
    assert_eq!(
        note("zh", "revenue > 30"),
        "--where：4 个创意中有 2 个符合条件，只看这些；其余的不看，其中 2 个是因为不知道是否符合：Bot、Dog。"
    );
    assert_eq!(
        note("en", "sector = 'health' AND revenue > 1"),
        "--where: the condition is true of 1 of 4 ideas; the others are left out, 1 of them because it is not known: Dog."
    );
    assert_eq!(note("zh", "moat IS NOT NULL"), "--where：4 个创意都符合条件。");
    assert_eq!(call(dir.path(), "score -q", "revenue > 30").run().stderr, "");
    let about = Json::read(&call(dir.path(), "score -q --format json", " revenue > 30 ").text());
    let told = &about["where"];
    assert_eq!(told["condition"].as_str(), Some("revenue > 30"));
    let counts = ["of", "ideas", "left_out", "unknown"].map(|key| told[key].as_u64().unwrap());
    assert_eq!(counts, [4, 2, 2, 2]);
    assert!(line("score --format json").within(dir.path()).text().find("\"where\"").is_none());
}

#[test]
fn every_command_that_reads_a_table_takes_it() {
    let dir = folder(SMALL, TABLE);
    fs::write(dir.path().join("old.csv"), TABLE.replace("70", "20")).unwrap();
    for args in [
        "check", "score", "explain Arm", "explain Arm --vs Cat", "compare Arm Cat", "whatif --drop moat",
        "diff old.csv", "stability", "robust --draws 100", "methods", "weights --from-data entropy",
        "next --draws 100", "pick --count 1", "chart ranking -o a.svg", "report -o r",
    ] {
        let said = call(dir.path(), args, "sector <> 'x' AND idea <> 'Bot'").run();
        assert!(
            said.code == 0 && said.stderr.contains("--where: the condition is true of 2 of 4 ideas"),
            "{args}: {said:?}"
        );
        assert!(!said.text().contains("Bot") && !said.text().contains("Dog"), "{args}: {said:?}");
    }
    let page = fs::read_to_string(dir.path().join("r/index.html")).unwrap();
    for told in ["2 of 4 ideas where sector &lt;&gt; 'x' AND idea &lt;&gt; 'Bot'", "--where 'sector &lt;&gt; "] {
        assert!(page.contains(told) || page.contains(&told.replace('\'', "&#39;")), "{told}");
    }
    assert!(fs::read_to_string(dir.path().join("a.svg")).unwrap().contains("2 of 4 ideas where sector"));
}

#[test]
fn a_table_is_not_cleaned_under_a_condition() {
    let dir = folder(SMALL, TABLE);
    let refused = |lang: &str| call(dir.path(), &format!("check --fix --lang {lang}"), "paid").run();
    let said = refused("en");
    assert!(said.fails(2).contains("'--fix' cannot be used with '--where <CONDITION>'"), "{said:?}");
    assert!(refused("zh").fails(2).contains("--fix 不能和 --where <条件> 一起用"));
}

#[test]
fn mistakes_of_ideas_that_are_left_out_are_told_all_the_same() {
    let dir = folder(SMALL, TABLE.replace("70,none", "much,none").replace("2021-01-01", "someday"));
    let said = call(dir.path(), "score", "founded > '2023-01-01' AND idea <> 'Cat'").run();
    let told = said.fails(1);
    assert!(told.contains("`much`") && told.contains("`someday`"), "{told}");
}

#[test]
fn what_a_condition_reads_changes_nothing_of_how_evidence_is_read() {
    // The commas of `price` would show what the points of `revenue` are.
    let dir = folder(SMALL, "idea;revenue;moat;price\nA;1.234;own;1,5\nB;7;none;2,25\n");
    let said = ["price > 1", "idea <> 'C'"].map(|condition| call(dir.path(), "score", condition).run());
    assert_eq!(said[0].fails(1), said[1].fails(1));
    assert!(said[0].stderr.contains("E0318"), "{said:?}");
}

#[test]
fn mistakes_of_the_condition_come_with_those_of_the_files() {
    let dir = folder(SMALL, TABLE.replace("40,own", "4o,own"));
    let fails = |condition: &str| -> Said { call(dir.path(), "check", condition).run() };
    for condition in ["moat = 'ovn'", "sectr = 'x'", "revenue >"] {
        let said = fails(condition);
        let told = said.text();
        assert_eq!(said.code, 2, "{said:?}");
        assert!(told.contains("--> --where:1:") && told.contains("`4o`"), "{condition}: {told}");
        assert!(told.contains("2 errors"), "{condition}: {told}");
    }
}

#[test]
fn a_cell_that_only_the_condition_reads_so_is_told_with_the_way_out() {
    let dir = folder(SMALL, TABLE);
    for tables in ["ideas.csv", "ideas.csv other.csv"] {
        fs::write(dir.path().join("other.csv"), TABLE).unwrap();
        let said = call(dir.path(), &format!("score {tables} --lang en"), "founded > 2022").run();
        let told = said.fails(1);
        assert!(told.contains("`2023-05-01` is not a number") && told.contains("read as --where uses it"), "{told}");
    }
}

#[test]
fn whoever_is_named_exactly_and_left_out_is_not_taken_for_another() {
    let table = TABLE.replace("Cat,猫", "Botany,猫");
    let dir = folder(SMALL, &table);
    for command in ["explain bot", "pick --count 1 --not Bot", "report --ideas Bot -o r.html"] {
        let refused = call(dir.path(), &format!("{command} --lang en"), "sector = 'health'").run();
        let said = refused.fails(2);
        assert!(said.contains("is left out") && said.contains("sector = 'health'"), "{command}: {said}");
    }
}

#[test]
fn a_diff_tells_who_is_left_out_from_who_is_new_or_gone() {
    let dir = folder(SMALL, &(TABLE.to_owned() + "New,新,90,own,health,2024-01-01,yes,$1\n"));
    fs::write(dir.path().join("old.csv"), TABLE.replace("Arm,机械臂,40", "Arm,机械臂,20") + "Gone,旧,80,own,,,,\n")
        .unwrap();
    fs::write(dir.path().join("more.csv"), TABLE.replace("Cat,猫,70", "Cat,猫,20")).unwrap();
    let said = |table: &str, lang: &str| call(dir.path(), &format!("diff {table} --lang {lang}"), "revenue > 30").run();
    let en = said("old.csv", "en");
    for told in ["--where left it out before", "new idea", "removed"] {
        assert!(en.text().contains(told), "{told}: {en:?}");
    }
    assert_eq!(
        en.stderr.trim_end().replace('\n', " "),
        "--where: the condition is true of 2 of 5 ideas of `old.csv` (not known of 2) and of 3 of 5 ideas of `ideas.csv` (not \
         known of 2); the others are left out."
    );
    let zh = said("old.csv", "zh");
    assert!(zh.text().contains("之前没有被 --where 选中"), "{zh:?}");
    assert!(zh.stderr.contains("“old.csv”的 5 个创意里有 2 个（另有 2 个不知道）符合条件"), "{zh:?}");
    // Told once where both say the same.
    fs::write(dir.path().join("same.csv"), TABLE.to_owned() + "New,新,80,own,health,2024-01-01,yes,$1\n").unwrap();
    assert_eq!(said("same.csv", "en").stderr.matches("--where").count(), 1);
    let json = Json::read(&call(dir.path(), "diff -q old.csv --format json", "revenue > 30").text());
    let states: Vec<&str> = json["rows"].list().iter().map(|row| row["state"].as_str().unwrap()).collect();
    assert!(states.contains(&"came_in") && states.contains(&"added") && states.contains(&"removed"), "{states:?}");
    assert!(!states.contains(&"left_out"), "{states:?}");
}

#[test]
fn whoever_is_left_out_is_found_by_the_name_of_the_other_language() {
    let rubric = format!("[rubric]\nname = {{ en = \"idea\", zh = \"name_zh\" }}\n{SMALL}");
    let dir = folder(&rubric, TABLE);
    let said = call(dir.path(), "explain 猫 --lang en", "revenue < 50").run();
    assert!(said.fails(2).contains("`Cat` is left out"), "{said:?}");
}

#[test]
fn a_mistake_of_a_condition_says_what_to_type() {
    let table = TABLE.replace("price", "price,term").replace("¥5", "¥5,12 months").replace("¥7", "¥7,8 months");
    let dir = folder(SMALL, table.replace("$1", "$1,?").replace(",,,,", ",,,,,"));
    let sum = format!("revenue{} > 1", " + revenue".repeat(150));
    for (condition, en, zh) in [
        ("moat = '未知'", "moat IS NULL", "moat IS NULL"),
        ("sector = 'n/a'", "sector IS NULL", "sector IS NULL"),
        ("moat = 'x'", "its levels are `none`", "可用的级别："),
        ("moat = 1", "write for example moat = '", "请写如：moat = '"),
        ("revenue = 'much'", "write for example revenue > 1", "请写如：revenue > 1"),
        ("revenue >= 2倍", "write 2 for 2倍", "2倍 请写成 2"),
        ("revenue > 5万", "write 50000 for 5万", "5万 请写成 50000"),
        ("revenue > 1.1万亿", "write 1100000000000 for 1.1万亿", "1.1万亿 请写成 1100000000000"),
        ("sector = “health”", "`sector = 'health'`", "sector = 'health'"),
        ("sector = 'a' 或 revenue > 1", "`sector = 'a' OR revenue > 1`", "sector = 'a' OR revenue > 1"),
        ("revenue > 1 且 paid", "`revenue > 1 AND paid`", "revenue > 1 AND paid"),
        ("term > 3", "say in the header of the column", "请在表头里写明"),
        (&sum, "and ask for that", "再用那一列作条件"),
    ] {
        for (lang, told) in [("en", en), ("zh", zh)] {
            let said = call(dir.path(), &format!("score --lang {lang}"), condition).run();
            assert!(said.code != 0 && said.stderr.contains(told), "{condition}: {said:?}");
            assert!(!said.stderr.contains("[columns."), "{condition}: {said:?}");
        }
    }
    let dir = folder(SMALL, "idea;revenue;moat;price\nAnt;50;own;1.234\nBee;20;none;45.000\nCow;10;none;9.000\n");
    for (lang, told) in [("en", "with a point before decimals"), ("zh", "小数点用点")] {
        let said = call(dir.path(), &format!("score --lang {lang}"), "price > 5").run();
        let said = said.fails(1);
        assert!(
            said.contains("E0318") && said.contains(told) && !said.contains("columns.") && !said.contains("decimal =")
        );
    }
    // And what it says works.
    let table = TABLE.replace("price", "term (months)").replace("¥5", "1 year").replace("¥7", "8");
    let dir = folder(SMALL, table.replace("$1", "?"));
    assert!(call(dir.path(), "score -q", "term > 9").text().contains("Arm"));
    let twice = |lang: &str| line(&format!("score --where paid --where moat --lang {lang}")).within(dir.path()).run();
    let [en, zh] = ["en", "zh"].map(|lang| twice(lang).fails(2).to_owned());
    assert!(en.contains("joined by AND") && zh.contains("AND"), "{en} {zh}");
}

#[test]
fn a_condition_may_name_a_criterion_and_a_day() {
    let rubric = SMALL.replacen("weight", "name = { en = \"Money\", zh = \"钱\" }\nweight", 1);
    let dir = folder(&rubric, TABLE);
    let ids = |condition: &str| call(dir.path(), "score -q --format csv", condition).text();
    assert!(ids("MONTHS_BETWEEN('2023-01-01', founded) > 2").contains("Arm"));
    assert!(ids("Money > 60").contains("Cat") && ids("钱 > 60").contains("Cat"));
    // What a criterion computes is not what its column says.
    let computed = folder(&rubric.replacen("evidence = \"revenue\"", "evidence = \"revenue / 1000\"", 1), TABLE);
    assert!(call(computed.path(), "score", "Money > 60").run().fails(2).contains("E0414"));
}

#[test]
fn a_text_that_nobody_says_may_be_one_that_somebody_says() {
    let dir = folder(SMALL, TABLE);
    for (condition, lang, near) in [
        ("sector = 'robotiks'", "en", "did you mean `Robotics`?"),
        ("idea = 'Boot' AND revenue > 1", "zh", "是不是想写“Bot”？"),
    ] {
        let said = call(dir.path(), &format!("score --lang {lang}"), condition).run();
        assert!(said.fails(2).contains("E0419") && said.stderr.contains(near), "{}", said.stderr);
    }
}

#[test]
fn long_names_are_cut_and_programs_are_told_as_well() {
    let long = "x".repeat(10_000);
    let dir = folder(SMALL, TABLE.replace("Dog", &long).replace("health", &long));
    for condition in ["revenue > 30", "sector = 'none'", &format!("{long} = 1")] {
        let said = call(dir.path(), "score", condition).run();
        assert!(said.stderr.len() < 2_000, "{condition}: {} bytes", said.stderr.len());
    }
    let said = call(dir.path(), "score --message-format json", "revenue > 30").run();
    let note = Json::read(said.stderr.lines().next().unwrap());
    assert_eq!(note["severity"].as_str(), Some("note"));
    assert!(note["message"].as_str().unwrap().starts_with("--where: the condition is true of 2 of 4 ideas"));
}
