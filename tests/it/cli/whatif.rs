//! `whatif` and the lenses that it saves.

use super::{SMALL, folder};
use crate::json::Json;
use crate::support::{CRITERIA, IDEAS, dingzi, files, fixtures, line, rows};
use std::fs;

/// Idea and rank after the change, best first.
fn after(json: &str) -> Vec<(String, u64)> {
    let object = Json::read(json);
    let row = |r: &Json| (r["idea"].as_str().unwrap().to_owned(), r["rank"].as_u64().unwrap());
    object["rows"].list().iter().map(row).collect()
}

#[test]
fn a_saved_lens_is_an_addition_and_gives_the_same_ranking() {
    let dir = folder(CRITERIA, IDEAS);
    let args =
        "whatif --weight data_moat=30 -w growth=+2.5 -w channel=x0.5 --drop scales --format json --save-lens mine";
    let said = line(args).within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    let saved = fs::read_to_string(dir.path().join("criteria.toml")).unwrap();
    assert!(saved.starts_with(CRITERIA), "comments and order are kept, and nothing else changes");
    assert!(saved[CRITERIA.len()..].contains("id = \"mine\""));
    let ranked = rows(&line("score --lens mine --format json").within(dir.path()).text());
    let ranked: Vec<(String, u64)> = ranked.into_iter().map(|r| (r.idea, r.rank)).collect();
    assert_eq!(ranked, after(said.text()));
    assert_eq!(line("check").within(dir.path()).run().code, 0);

    // Saved again under its name, it is replaced where it stands.
    line("whatif --weight data_moat=5 --save-lens mine --force").within(dir.path()).run();
    let again = fs::read_to_string(dir.path().join("criteria.toml")).unwrap();
    assert!(again.starts_with(CRITERIA) && again.matches("id = \"mine\"").count() == 1, "{again}");
    assert_ne!(again, saved);
    assert_eq!(files(dir.path()).len(), 2);
}

#[test]
fn a_lens_is_saved_into_a_rubric_of_any_layout() {
    let lens = "[[lens]] # first\nid = \"mine\" # of old\nweights = { revenue = 90 } # much\n\n# the criteria\n";
    for criteria in
        [SMALL.to_owned(), format!("{lens}{SMALL}"), format!("{SMALL}# the end"), SMALL.trim_end().to_owned()]
    {
        let dir = folder(&criteria, "idea,revenue,moat\nA,5,own\nB,50,none\n");
        let said = line("whatif -w moat=80 --format json --save-lens yours").within(dir.path()).run();
        assert_eq!(said.code, 0, "{said:?}");
        let saved = fs::read_to_string(dir.path().join("criteria.toml")).unwrap();
        let mut kept = saved.lines().map(str::trim_end);
        for l in criteria.lines() {
            assert!(kept.any(|k| k == l.trim_end()), "{l:?} is lost or moved:\n{saved}");
        }
        let ranked = rows(&line("score --lens yours --format json").within(dir.path()).text());
        assert_eq!(ranked.into_iter().map(|r| (r.idea, r.rank)).collect::<Vec<_>>(), after(said.text()));
    }
}

#[test]
fn a_saved_lens_keeps_line_ends_mark_and_encoding() {
    let crlf = CRITERIA.replace('\n', "\r\n");
    let (gb18030, _, _) = encoding_rs::GB18030.encode(CRITERIA);
    for bytes in [crlf.as_bytes(), ["\u{FEFF}", CRITERIA].concat().as_bytes(), &gb18030] {
        let dir = folder("", IDEAS);
        fs::write(dir.path().join("criteria.toml"), bytes).unwrap();
        let said = line("whatif --weight data_moat=30 --save-lens mine").within(dir.path()).run();
        assert_eq!(said.code, 0, "{said:?}");
        assert!(fs::read(dir.path().join("criteria.toml")).unwrap().starts_with(bytes));
    }
}

#[test]
fn a_lens_that_cannot_be_saved_leaves_the_rubric() {
    let dir = folder(CRITERIA, IDEAS);
    for name in ["base", "equal", "a b", ""] {
        dingzi(["whatif", "--drop", "growth", "--save-lens", name]).within(dir.path()).run().fails(2);
    }
    line("whatif --drop growth --save-lens mine -c -").stdin(CRITERIA.as_bytes()).within(dir.path()).run().fails(2);
    assert_eq!(fs::read_to_string(dir.path().join("criteria.toml")).unwrap(), CRITERIA);
}

#[test]
fn a_what_if_shows_before_after_and_how_alike_they_are() {
    let before = rows(&line("score --format json").text());
    let text = line("whatif --lens technology --format json").text();
    let object = Json::read(&text);
    let technology = rows(&line("score --lens technology --format json").text());
    for (row, expected) in object["rows"].list().iter().zip(&technology) {
        assert_eq!(
            (row["idea"].as_str().unwrap(), row["rank"].as_u64().unwrap()),
            (expected.idea.as_str(), expected.rank)
        );
        let was = before.iter().find(|r| r.idea == expected.idea).unwrap();
        assert_eq!(row["rank_before"].as_u64().unwrap(), was.rank);
        assert_eq!(row["score_before"].as_f64().unwrap(), was.score);
        assert_eq!(row["move"].as_i64().unwrap(), was.rank as i64 - expected.rank as i64);
        assert_eq!(
            row["cause"].as_str().unwrap_or_default().is_empty(),
            was.rank == expected.rank,
            "movers have a cause"
        );
    }
    let tau = object["kendall_tau_b"].as_f64().unwrap();
    assert!(0.0 < tau && tau < 1.0);
    let nothing = line("whatif --weight data_moat=x1").text();
    assert!(nothing.contains("No rank changes") && nothing.contains("1.00"), "{nothing}");
}

#[test]
fn a_cell_can_be_changed_for_a_while() {
    let text = line("whatif --format json --cell").text_with("AI video ads:revenue_12m=?");
    let leader = after(&text)[0].0.clone();
    assert_ne!(leader, "AI video ads");
    assert!(fs::read_to_string(fixtures().join("ideas.csv")).unwrap() == IDEAS);
}

#[test]
fn a_change_that_leaves_no_result_is_told() {
    let said = dingzi(["whatif", "--cell", "AI video ads:cost_12m=0"]).run();
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.stderr.contains("W0301") && said.stderr.contains("AI video ads"), "{said:?}");
}

#[test]
fn what_is_open_can_count_half_or_as_best() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,40..80,?\nB,60,own\nC,,none\n");
    let score = |arguments: &str| {
        let json = line(&format!("whatif --format json {arguments}")).within(dir.path()).text();
        let object = Json::read(&json);
        assert_eq!(object["unknown"].as_str(), arguments.split(' ').nth(1), "{arguments}");
        let numbers = |row: &Json, key: &str| (10.0 * row[key].as_f64().unwrap()).round() / 10.0;
        let row = |r: &Json| (r["idea"].as_str().unwrap().to_owned(), numbers(r, "score_before"), numbers(r, "score"));
        object["rows"].list().iter().map(row).collect::<Vec<_>>()
    };
    let row = |idea: &str, before: f64, after: f64| (idea.to_owned(), before, after);
    assert_eq!(score("--unknown half"), [row("B", 70.0, 70.0), row("A", 30.0, 57.5), row("C", 0.0, 37.5)]);
    assert_eq!(score("--unknown best"), [row("A", 30.0, 85.0), row("C", 0.0, 75.0), row("B", 70.0, 70.0)]);
    // Together with another change, before is as written still.
    assert_eq!(score("--unknown best -w moat=0"), [row("C", 0.0, 100.0), row("A", 30.0, 80.0), row("B", 70.0, 60.0)]);
    assert_eq!(score("--unknown nothing -w moat=25")[0], row("B", 70.0, 70.0));
}

#[test]
fn what_is_open_is_named_among_the_changes() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,40..80,?\nB,60,own\n");
    let said = |arguments: &str| line(arguments).within(dir.path()).text();
    assert!(said("whatif --unknown half --lang en").starts_with("What if: what is open counts as half\n"));
    assert!(said("whatif --unknown best --lang zh").starts_with("假设：待定项按最好计\n"));
    assert!(
        said("whatif --unknown best -w moat=50 --lang en")
            .starts_with("What if: moat 25.0 % → 50.0 %; what is open counts as best\n")
    );
    assert!(!said("whatif -w moat=50").contains("open"));
    for arguments in ["whatif --unknown nothing", "whatif --unknown some", "whatif --unknown", "whatif --lens base"] {
        line(arguments).within(dir.path()).run().fails(2);
    }
}

const GATE: &str = "\n[[gate]]\nid = \"small\"\nfail = \"revenue < 40\"\n";

#[test]
fn nobody_leads_where_every_idea_fails_a_gate() {
    let dir = folder(&format!("{SMALL}{GATE}"), "idea,revenue,moat\nA,30,none\nB,20,own\n");
    let said = |arguments: &str| line(arguments).within(dir.path()).text();
    let still = said("whatif -w moat=50 --lang en");
    assert!(still.contains("Every idea still fails a gate.") && !still.contains("lead"), "{still}");
    let found = said("whatif --cell A:revenue=50 --lang en");
    assert!(found.contains("A leads with ") && found.contains("; before, every idea failed a gate."), "{found}");
}

#[test]
fn most_is_said_of_one_that_moved_further_than_all_others() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,50,none\nB,40,own\n");
    let text = line("whatif -w moat=0 --lang en").within(dir.path()).text().replace('\n', " ");
    assert!(text.contains("2 ideas change rank, none by more than 1 place."), "{text}");
}

#[test]
fn ideas_that_are_left_out_are_counted() {
    let dir = folder(&format!("{SMALL}{GATE}"), "idea,revenue,moat\nA,30,none\nB,60,own\nC,70,?\n");
    for command in ["next --lang en", "methods --lang en"] {
        let text = line(command).within(dir.path()).text();
        assert!(text.contains("1 idea fails a gate and is left out."), "{command}: {text}");
    }
}

#[test]
fn a_lead_that_is_shared_is_not_taken() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,50,none\nB,50,own\n");
    let text = line("whatif -w moat=0").within(dir.path()).text();
    assert_eq!(text.matches("=1").count(), 2, "{text}");
    assert!(!text.contains("A takes the lead from B"), "B leads still, with A: {text}");
}

#[test]
fn a_lead_that_a_gate_ends_names_the_gate() {
    let gate = "[[gate]]\nid = \"dear\"\nname = { en = \"Too dear\", zh = \"太贵\" }\nfail = \"revenue > 70\"\n";
    let dir = folder(&format!("{SMALL}{gate}"), "idea,revenue,moat\nA,70,own\nB,60,own\n");
    let said = |arguments: &str| line(arguments).within(dir.path()).text().replace('\n', " ");
    let cell = "whatif --cell A:revenue=90 --lang";
    let en = said(&format!("{cell} en"));
    assert!(en.contains("B takes the lead from A, which fails a gate now (Too dear): 70.0 against 92.5."), "{en}");
    let zh = said(&format!("{cell} zh"));
    assert!(zh.contains("A 现在没有通过门槛（太贵），B 取代它领先：70.0 对 92.5。"), "{zh}");
    fs::write(dir.path().join("new.csv"), "idea,revenue,moat\nA,90,own\nB,60,own\n").unwrap();
    let en = said("diff ideas.csv new.csv --lang en");
    assert!(en.contains("from A, which fails a gate now (Too dear): 70.0 against 92.5. A: gate Too dear:"), "{en}");
    let zh = said("diff ideas.csv new.csv --lang zh");
    assert!(zh.starts_with("A 现在没有通过门槛（太贵），B 取代它领先"), "{zh}");
}

#[test]
fn the_score_that_takes_the_lead_looks_greater() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,61.38,own\nB,61.41,none\n");
    let said = |args: &str| line(args).within(dir.path()).text().replace('\n', " ");
    let en = said("whatif --drop moat");
    assert!(en.contains("B takes the lead from A: 61.41 against 61.38."), "{en}");
    let zh = said("whatif --drop moat --lang zh");
    assert!(zh.contains("B 取代 A 领先：61.41 对 61.38。"), "{zh}");
}

#[test]
fn a_share_that_stands_apart_from_its_weight_is_no_table() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,50,none\nB,40,own\n");
    for command in ["whatif", "chart slope"] {
        let said = |lang| line(&format!("{command} --weight moat 50 --lang {lang}")).within(dir.path()).run();
        let (en, zh) = (said("en"), said("zh"));
        assert!(en.fails(2).contains("a weight is written in one word: --weight moat=50"), "{en:?}");
        assert!(zh.fails(2).contains("权重和比重要连着写：--weight moat=50"), "{zh:?}");
        let other = line(&format!("{command} --weight moat none.csv")).within(dir.path()).run();
        assert!(other.fails(2).contains("no file `none.csv`"), "{other:?}");
    }
}
