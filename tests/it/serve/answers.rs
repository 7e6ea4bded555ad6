//! What the server computes is what the terminal computes, and what it says is so.

use super::Server;
use crate::json::Json;
use crate::support::{Dice, dingzi, rows};
use dingzi::lang::fixed;
use serde_json::json;

fn names(answer: &Json) -> Vec<String> {
    answer["rows"].list().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

/// Shares in per cent, by criterion.
fn weights(state: &Json) -> Json {
    state["weights"].clone()
}

/// The state with more fields.
fn with(state: &Json, more: serde_json::Value) -> Json {
    let mut request = state.clone();
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

fn near(a: &Json, b: &Json) -> bool {
    a.fields().all(|(id, share)| (share.as_f64().unwrap() - b[id].as_f64().unwrap()).abs() < 1e-9)
}

/// Ten gestures drawn by lot, and the state after each.
fn gestures(server: &Server, seed: u64) -> Vec<Json> {
    let criteria: Vec<String> =
        server.answer("/api/score", json!({}))["state"]["weights"].fields().map(|(id, _)| id.to_owned()).collect();
    let mut dice = Dice(seed);
    let mut state = Json::from(json!({}));
    let mut states = Vec::new();
    for _ in 0..10 {
        let id = &criteria[(dice.roll() * criteria.len() as f64) as usize];
        let amount = match (dice.roll() * 6.0) as u32 {
            0 => "off".to_owned(),
            1 => "on".to_owned(),
            2 => "x2".to_owned(),
            3 => "+7.5".to_owned(),
            _ => format!("{:.1}", 60.0 * dice.roll()),
        };
        if dice.roll() < 0.3 {
            state = with(&state, json!({ "locked": [criteria[(dice.roll() * criteria.len() as f64) as usize]] }));
        }
        let answer =
            server.answer("/api/score", with(&state, json!({ "move": { "criterion": id, "amount": amount } })));
        state = answer["state"].clone();
        let shown = answer["shown"].fields();
        // Tenths of a per cent as whole numbers, so that nothing is lost in the sum.
        let tenths: i64 =
            shown.map(|(_, share)| (10.0 * share.as_str().unwrap().parse::<f64>().unwrap()).round() as i64).sum();
        assert_eq!(tenths, 1000, "{answer}");
        states.push(answer);
    }
    states
}

#[test]
fn a_move_and_its_reverse_restore_every_weight() {
    let server = Server::fixture();
    let start = server.answer("/api/score", json!({ "locked": ["growth"] }))["state"].clone();
    for amount in ["0", "24", "94", "100", "off", "x2", "-4"] {
        let there = with(&start, json!({ "move": { "criterion": "data_moat", "amount": amount } }));
        let there = server.answer("/api/score", there)["state"].clone();
        assert!(!near(&weights(&start), &weights(&there)), "{amount} moved nothing");
        assert!((there["weights"]["growth"].as_f64().unwrap() - 6.0).abs() < 1e-9, "{amount} moved what is locked");
        let back = with(&there, json!({ "move": { "criterion": "data_moat", "amount": "12" } }));
        let back = server.answer("/api/score", back)["state"].clone();
        assert!(near(&weights(&start), &weights(&back)), "{amount}: {start} became {back}");
    }
}

#[test]
fn a_link_restores_the_state() {
    let server = Server::fixture();
    for seed in [3, 5] {
        for answer in gestures(&server, seed) {
            let link = answer["link"].as_str().unwrap();
            let restored = server.answer("/api/score", json!({ "link": link }));
            assert!(near(&weights(&answer["state"]), &weights(&restored["state"])), "{link}");
            for field in ["locked", "off", "unknown", "lens"] {
                assert_eq!(restored["state"][field], answer["state"][field], "{link}");
            }
            assert_eq!(names(&restored), names(&answer), "{link}");
            assert_eq!(restored["headline"], answer["headline"], "{link}");
        }
    }
}

#[test]
fn the_command_gives_the_same_ranking_in_the_terminal() {
    let server = Server::fixture();
    let mut answers = gestures(&server, 11);
    answers.push(server.answer("/api/score", json!({})));
    answers.push(server.answer("/api/score", json!({ "lens": "market" })));
    answers.push(server.answer("/api/score", json!({ "lens": "market", "unknown": "half" })));
    answers.push(server.answer("/api/score", json!({ "unknown": "best" })));
    for answer in answers {
        let command = answer["command"].as_str().unwrap();
        let mut words: Vec<&str> = command.split(' ').skip(1).collect();
        words.extend(["--format", "json"]);
        let said = dingzi(&words).within(server.folder.path()).run();
        assert_eq!(said.code, 0, "{command}: {said:?}");
        let json = Json::read(said.text());
        let told = json["rows"].list();
        for (row, shown) in told.iter().zip(answer["rows"].list()) {
            let score = row["score"].as_f64().unwrap();
            assert_eq!(row["name"], shown["name"], "{command}");
            assert_eq!(fixed(score, 1), shown["score_shown"].as_str().unwrap(), "{command}: {row}");
        }
    }
}

#[test]
fn where_the_leader_stays_it_stays_and_beyond_another_leads() {
    let server = Server::fixture();
    let mut seen = 0;
    for start in [json!({}), json!({ "locked": ["revenue_now", "growth"] })].map(Json::from) {
        let answer = server.answer("/api/score", &start);
        let leader = answer["rows"][0]["name"].clone();
        let at = |criterion: &str, share: f64| {
            let made = json!({ "move": { "criterion": criterion, "amount": share.to_string() } });
            server.answer("/api/score", with(&start, made))["rows"][0]["name"].clone()
        };
        for ((id, most), flip) in answer["most"].fields().zip(answer["flips"].list()) {
            if flip.is_null() {
                assert!(start["locked"].list().iter().any(|locked| *locked == *id), "{id} has no marks");
                continue;
            }
            let (low, high) = (flip["low"].as_f64().unwrap(), flip["high"].as_f64().unwrap());
            assert_eq!(at(id, low + 0.001), leader, "{id} from {low}");
            assert_eq!(at(id, high.min(most.as_f64().unwrap()) - 0.001), leader, "{id} to {high}");
            if !flip["above"].is_null() {
                assert_eq!(at(id, high + 0.001), flip["above"], "{id} above {high}");
                assert!(flip["above_shown"].as_str().unwrap().ends_with(flip["above"].as_str().unwrap()), "{flip}");
                seen += 1;
            }
            if !flip["below"].is_null() {
                assert_eq!(at(id, low - 0.001), flip["below"], "{id} below {low}");
            }
        }
    }
    assert!(seen > 4, "only {seen} flips were looked at");
}

#[test]
fn an_order_that_is_held_tells_the_ranks_of_now() {
    let server = Server::fixture();
    let made = json!({ "criterion": "channel", "amount": "60" });
    let held = server.answer("/api/score", json!({ "move": made, "order": "against", "against": "base" }));
    let before = server.answer("/api/score", json!({}));
    let after = server.answer("/api/score", json!({ "move": made }));
    assert_eq!(names(&held), names(&before));
    assert_ne!(names(&held), names(&after));
    for row in held["rows"].list() {
        let now = after["rows"].list().iter().find(|other| other["name"] == row["name"]).unwrap();
        assert_eq!((&row["rank"], &row["score"], &row["moved"]), (&now["rank"], &now["score"], &now["moved"]));
        let rank = |field: &str| row[field].as_i64().unwrap();
        assert_eq!(rank("moved"), rank("was") - rank("rank"));
    }
}

#[test]
fn rows_come_by_place_and_by_name() {
    let server = Server::fixture();
    let all = names(&server.answer("/api/score", json!({ "count": 100 })));
    assert_eq!(all.len(), 32);
    assert_eq!(names(&server.answer("/api/score", json!({ "from": 10, "count": 5 }))), all[10..15]);
    assert_eq!(names(&server.answer("/api/score", json!({ "from": 40, "count": 5 }))), Vec::<String>::new());
    let found = server.answer("/api/score", json!({ "find": "AGENT" }));
    assert!(
        found["found"].as_u64().unwrap() > 0 && names(&found).iter().all(|name| name.to_lowercase().contains("agent"))
    );
    assert_eq!(found["ideas"], 32);
}

#[test]
fn each_tab_has_the_names_of_its_language() {
    let server = Server::fixture();
    let chinese = server.answer("/api/score", json!({ "lang": "zh" }));
    assert_eq!(
        (&chinese["rows"][0]["name"], &chinese["rows"][0]["idea"]),
        (&Json::from("AI 视频广告"), &Json::from("AI video ads"))
    );
    assert!(chinese["headline"].as_str().unwrap().starts_with("AI 视频广告领先"), "{}", chinese["headline"]);
    assert_eq!(server.answer("/api/score", json!({ "lang": "en" }))["rows"][0]["name"], "AI video ads");
    let panel = server.answer("/api/explain", json!({ "lang": "zh", "idea": "AI video ads" }));
    assert_eq!(panel["stands"]["name"], "AI 视频广告");
}

#[test]
fn what_is_open_counts_as_nothing_half_or_best() {
    let server = Server::fixture();
    let row = |unknown: &str| {
        let answer = server.answer("/api/score", json!({ "unknown": unknown, "find": "Shoe retail" }));
        let row = answer["rows"][0].clone();
        let number = |field: &str| row[field].as_f64().unwrap();
        (number("score"), number("potential"))
    };
    let (nothing, potential) = row("nothing");
    let (half, same) = row("half");
    let (best, also) = row("best");
    assert!(nothing < potential, "nothing is open: choose another idea");
    assert_eq!((potential, potential, best), (same, also, potential));
    assert!((half - (nothing + best) / 2.0).abs() < 0.11, "{nothing} {half} {best}");
}

#[test]
fn the_panel_explains_the_score_and_says_what_would_put_it_first() {
    let server = Server::fixture();
    let ranking = rows(&dingzi(["score", "--format", "json"]).text());
    for place in [0, 3, 20, 31] {
        let idea = &ranking[place];
        let panel = server.answer("/api/explain", json!({ "idea": idea.idea }));
        let facts = panel["facts"].list();
        let mut end = 0.0;
        for fact in facts {
            assert!((fact["from"].as_f64().unwrap() - end).abs() < 1e-9, "{fact}");
            end = fact["to"].as_f64().unwrap();
            assert!(!fact["cells"].list().is_empty(), "{fact}");
        }
        assert!((end - idea.score).abs() < 1e-6, "{}: {end} and {}", idea.idea, idea.score);
        assert!(!panel["gates"].list().is_empty());
        assert!(!panel["first"].list().is_empty());
    }
}

#[test]
fn an_idea_and_a_figure_are_found_however_they_are_typed() {
    let server = Server::fixture();
    let idea = |id: &str| server.answer("/api/explain", json!({ "idea": id }));
    assert_eq!(idea("ai  VIDEO ads"), idea("AI video ads"));
    let figure = |id: &str| server.answer("/api/figure", json!({ "figure": id }));
    assert_eq!(figure("RANKING"), figure("ranking"));
}

#[test]
fn many_draws_tell_how_far_they_are_and_stop_when_nobody_waits() {
    let server = Server::fixture();
    let said = server.ask("/api/robust", &json!({ "draws": 100_000, "around": 20 }).to_string());
    assert_eq!(said.status, 200);
    let lines: Vec<Json> = Json::read_lines(&said.body);
    let (result, progress) = lines.split_last().unwrap();
    let done: Vec<u64> = progress.iter().map(|line| line["done"].as_u64().unwrap()).collect();
    assert!(done.is_sorted() && done.iter().all(|done| *done <= 100_000), "{done:?}");
    let terminal = dingzi(["robust", "--draws", "100000", "--weights", "around:20%", "--format", "json"]).text();
    let terminal = Json::read(&terminal);
    let first = &result["result"]["ideas"][0];
    assert_eq!(first["name"], terminal["rows"][0]["name"]);
    assert_eq!(first["first"], terminal["rows"][0]["first"]);
    assert!(result["result"]["svg"].as_str().unwrap().starts_with("<svg"));
}
