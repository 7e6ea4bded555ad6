//! Face validity: on the two files that ship, the engine must agree with the people whose notes they were filled
//! from (`What the voices themselves concluded`), and the files must show what they are there to show. Where a test
//! fails, the rubric is wrong (its scales or weights), not the facts.

use super::{CRITERIA, IDEAS, PROJECT, at_the_top};
use dingzi::score::{GateState, Scored, Verdict};
use dingzi::value::ValueFunction;

/// The place of an idea in the table.
fn idea(name: &str) -> usize {
    PROJECT.evidence.find(name).unwrap_or_else(|| panic!("the table has no {name}"))
}

/// The place of a criterion in the rubric.
fn criterion(id: &str) -> usize {
    PROJECT.rubric.criterion(id).unwrap_or_else(|| panic!("the rubric has no {id}"))
}

fn rank(lens: &str, name: &str) -> usize {
    PROJECT.score(lens).rank[idea(name)]
}

fn among_the_first_five(name: &str) {
    let rank = rank("market", name);
    assert!(rank <= 5, "{name} has rank {rank} under the market lens");
}

fn in_the_last_third(name: &str) {
    let (rank, ideas) = (rank("market", name), PROJECT.evidence.ids.len());
    assert!(3 * rank > 2 * ideas, "{name} has rank {rank} of {ideas} under the market lens");
}

/// `explain` names these criteria as weak and these gates as failed, under the market lens.
fn explained_by(name: &str, weak: &[&str], gates: &[&str]) {
    let text = at_the_top(&["explain", name, "--lens", "market"]).env("COLUMNS", "1000").text();
    // The line of reasons begins with its first kind; lines of prose are never wider than 110 columns.
    let begins = |line: &&str| ["strong: ", "weak: "].iter().any(|kind| line.starts_with(kind));
    let reason: Vec<&str> = text.lines().skip_while(|l| !begins(l)).take_while(|l| !l.is_empty()).collect();
    let reason = reason.join(" ");
    let of = |kind: &str| -> Vec<String> {
        let part = reason.split("; ").find_map(|part| part.strip_prefix(kind)).unwrap_or_default();
        part.split(", ").map(str::to_owned).collect()
    };
    let rubric = &PROJECT.rubric;
    for id in weak {
        let name_of = &rubric.criteria[criterion(id)].name.en;
        assert!(of("weak: ").contains(name_of), "{name} is not explained by {name_of}: {reason}");
    }
    for id in gates {
        let gate = rubric.gates.iter().find(|g| g.id == *id).unwrap_or_else(|| panic!("the rubric has no gate {id}"));
        let told = text.lines().find_map(|line| line.strip_prefix("Fails: ")).unwrap_or_default();
        assert!(
            told.split([',', ';', '.']).any(|part| part.trim() == gate.name.en),
            "{name} does not fail {id}: {told}"
        );
        let line = format!("  fails: {} (", gate.name.en);
        assert!(text.lines().any(|l| l.starts_with(&line)), "no line of the gates says so:\n{text}");
    }
}

// ---- market: first ------------------------------------------------------------------------------------------------

#[test]
fn market_puts_ai_video_ads_among_the_first_five() {
    among_the_first_five("AI video ads");
}

#[test]
fn market_puts_the_private_domain_sales_agent_among_the_first_five() {
    among_the_first_five("WeChat sales agent");
}

#[test]
fn market_puts_the_phone_to_live_video_sale_among_the_first_five() {
    among_the_first_five("Phone-to-video sale");
}

// ---- market: last -------------------------------------------------------------------------------------------------

#[test]
fn market_puts_text_to_film_in_the_last_third() {
    in_the_last_third("Text to film");
}

#[test]
fn market_puts_the_general_foundation_model_in_the_last_third() {
    in_the_last_third("Foundation model");
}

#[test]
fn market_puts_private_deployment_for_state_firms_in_the_last_third() {
    in_the_last_third("State-firm private LLM");
}

#[test]
fn market_puts_chat_with_a_pdf_in_the_last_third() {
    in_the_last_third("Chat with a PDF");
}

// ---- market: why --------------------------------------------------------------------------------------------------

#[test]
fn text_to_film_is_not_walkable_for_years_and_has_no_revenue() {
    explained_by("Text to film", &["maturity", "revenue_now"], &[]);
}

#[test]
fn the_foundation_model_stands_in_a_price_war_without_a_next_round() {
    explained_by("Foundation model", &["price_hold"], &["survival"]);
}

#[test]
fn private_deployment_is_custom_work_in_a_price_war() {
    explained_by("State-firm private LLM", &["price_hold", "standard"], &["custom_work"]);
}

#[test]
fn chat_with_a_pdf_is_swallowed_by_the_next_model_and_its_keywords_are_bought() {
    explained_by("Chat with a PDF", &["next_model", "channel"], &[]);
}

// ---- technology ---------------------------------------------------------------------------------------------------

#[test]
fn technology_lifts_the_long_context_assistant_by_five_places_or_more() {
    let name = "Long-context assistant";
    let (market, technology) = (rank("market", name), rank("technology", name));
    assert!(technology + 5 <= market, "{market} under market, {technology} under technology");
}

// ---- single facts -------------------------------------------------------------------------------------------------

/// The evidence of one criterion: idea by idea, where it is known.
fn known(scored: &Scored, id: &str) -> Vec<(usize, (f64, f64))> {
    scored.facts.column(criterion(id)).enumerate().filter_map(|(i, fact)| Some((i, fact?))).collect()
}

/// Nothing that is known of another idea can be worse: not in value, nor at either end of the evidence.
fn lowest(name: &str, id: &str, worse: fn((f64, f64), (f64, f64)) -> bool) {
    let scored = PROJECT.base();
    let (this, c) = (idea(name), criterion(id));
    let facts = known(&scored, id);
    let own = facts.iter().find(|(i, _)| *i == this).unwrap_or_else(|| panic!("{id} of {name} is unknown")).1;
    for (other, fact) in facts.into_iter().filter(|(i, _)| *i != this) {
        assert!(!worse(fact, own), "{} has {fact:?}, {name} has {own:?}", scored.names[other]);
        for (mine, theirs) in [
            (scored.matrix.low(this, c), scored.matrix.low(other, c)),
            (scored.matrix.high(this, c), scored.matrix.high(other, c)),
        ] {
            assert!(mine <= theirs, "{} has value {theirs}, {name} has {mine}", scored.names[other]);
        }
    }
}

#[test]
fn language_to_sql_is_lowest_on_error_tolerance() {
    lowest("Language to SQL", "error_tolerance", |other, own| other.0 <= own.0 || other.1 <= own.1);
}

#[test]
fn insurance_software_takes_most_days_to_sell() {
    lowest("Insurance software", "first_meeting_poc", |other, own| other.0 >= own.0 || other.1 >= own.1);
}

#[test]
fn the_humanoid_is_lowest_on_what_earns_today() {
    lowest("Humanoid home robot", "revenue_now", |other, own| other.0 < own.0 || other.1 < own.1);
}

// ---- rules ----------------------------------------------------------------------------------------------------------

#[test]
fn nobody_is_to_be_pursued_with_an_unknown_gate() {
    let project = &*PROJECT;
    let mut pursued = 0;
    for lens in &project.rubric.lenses {
        let scored = project.score(&lens.id);
        for i in (0..scored.len()).filter(|&i| scored.verdict[i] == Verdict::Pursue) {
            let passed = scored.gates[i].iter().all(|gate| *gate == GateState::Passed);
            assert!(passed, "{} under {}: {:?}", scored.names[i], lens.id, &scored.gates[i]);
            pursued += 1;
        }
    }
    assert!(pursued > 0, "nobody is to be pursued at all");
}

#[test]
fn no_story_without_a_number_beats_one_with_a_number_on_revenue_now() {
    let scored = PROJECT.base();
    let c = criterion("revenue_now");
    let (with, without): (Vec<usize>, Vec<usize>) = (0..scored.len()).partition(|&i| scored.facts.get(c, i).is_some());
    assert!(!with.is_empty() && !without.is_empty());
    let best = without.iter().map(|&i| scored.matrix.low(i, c)).fold(0.0, f64::max);
    for i in with {
        assert!(scored.matrix.low(i, c) >= best, "{} is beaten without a number", scored.names[i]);
    }
}

// ---- what the two files show ---------------------------------------------------------------------------------------

#[test]
fn the_table_has_at_least_24_ideas_with_unknowns_and_ranges() {
    let project = &*PROJECT;
    assert!(project.evidence.ids.len() >= 24);
    assert!(project.evidence.ids.iter().zip(&project.evidence.names).all(|(id, name)| id == name));
    let scored = project.base();
    let criteria = project.rubric.criteria.len();
    let facts = || (0..criteria).flat_map(|c| scored.facts.column(c));
    let (unknown, open) = (facts().filter(|f| f.is_none()).count(), facts().flatten().filter(|f| f.0 < f.1).count());
    assert!(unknown > 0 && open > 0, "{unknown} unknown, {open} ranges");
}

#[test]
fn the_table_has_a_failed_gate_of_each_kind() {
    let (project, scored) = (&*PROJECT, PROJECT.base());
    for id in ["custom_work", "ai_share", "survival"] {
        let gate = project.rubric.gates.iter().position(|g| g.id == id).unwrap_or_else(|| panic!("no gate {id}"));
        let failed = scored.gates.of_gate(gate).filter(|state| *state == GateState::Failed).count();
        assert!(failed > 0, "nobody fails {id}");
    }
    for (g, gate) in project.rubric.gates.iter().enumerate() {
        assert!(scored.gates.of_gate(g).any(|state| state == GateState::Passed), "nobody passes {}", gate.id);
        assert!(!gate.why.en.is_empty() && !gate.why.zh.is_empty() && gate.notes.starts_with('§'), "{}", gate.id);
    }
}

#[test]
fn the_table_has_two_ideas_within_a_point() {
    let scored = PROJECT.base();
    let near = scored.order.windows(2).any(|pair| {
        let [a, b] = [pair[0], pair[1]].map(|i| scored.score[i]);
        !scored.is_out(pair[1]) && a > b && a - b < 1.0
    });
    assert!(near);
}

#[test]
fn every_fact_has_a_source() {
    let mut table = csv::Reader::from_reader(IDEAS.as_bytes());
    let headers = table.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
    for row in table.records().map(Result::unwrap) {
        for column in &PROJECT.rubric.table.columns {
            let (cell, source) = (&row[place(&column.name)], &row[place(&format!("{}:source", column.name))]);
            let known = !["", "?", "n/a", "未知"].contains(&cell);
            let said = source.contains('§') || source.contains("judgement");
            assert!(said || !known, "{}, {} {cell:?}: {source:?}", &row[0], column.name);
        }
    }
}

#[test]
fn the_rubric_has_at_least_12_criteria_in_its_four_groups() {
    let rubric = &PROJECT.rubric;
    assert!(rubric.criteria.len() >= 12);
    for group in ["cash", "sale", "defence", "reality"] {
        assert!(rubric.criteria.iter().any(|c| c.group == group), "nothing is in {group}");
    }
    assert!(rubric.criteria.iter().all(|c| rubric.groups.contains_key(&c.group)));
}

#[test]
fn the_weights_add_up_to_100() {
    let document: toml_edit::DocumentMut = CRITERIA.parse().unwrap();
    let criteria = document["criterion"].as_array_of_tables().unwrap();
    let weight = |c: &toml_edit::Table| c["weight"].as_integer().expect("a whole number");
    assert_eq!(criteria.iter().map(weight).sum::<i64>(), 100);
}

#[test]
fn the_five_that_it_is_named_for_carry_more_than_half() {
    let rubric = &PROJECT.rubric;
    let five = ["revenue_now", "no_cash_burn", "data_moat", "first_meeting_poc", "huaqiangbei"].map(criterion);
    assert!(five.iter().map(|&c| rubric.base().weights[c]).sum::<f64>() > 0.5);
    // Nothing else outweighs the least of them.
    let least = five.iter().map(|&c| rubric.base().weights[c]).fold(1.0, f64::min);
    let others = (0..rubric.criteria.len()).filter(|c| !five.contains(c));
    for c in others {
        assert!(rubric.base().weights[c] <= least, "{} weighs more than one of the five", rubric.criteria[c].id);
    }
}

#[test]
fn every_criterion_has_a_question_in_both_languages_and_its_section_of_the_notes() {
    for c in &PROJECT.rubric.criteria {
        assert!(!c.ask.en.is_empty() && !c.ask.zh.is_empty() && c.ask.en != c.ask.zh, "{} asks nothing", c.id);
        assert!(c.name.en != c.name.zh, "{} has one name", c.id);
        let sections: Vec<&str> = c.notes.trim_start_matches('§').split('–').collect();
        let real = |s: &&str| s.parse::<u8>().is_ok_and(|n| (1..=24).contains(&n));
        assert!(c.notes.starts_with('§') && sections.iter().all(real), "{}: {:?}", c.id, c.notes);
    }
}

#[test]
fn every_level_says_when_to_choose_it() {
    let mut scales = 0;
    for c in &PROJECT.rubric.criteria {
        let ValueFunction::Levels(levels) = &c.value else { continue };
        scales += 1;
        for level in levels.as_slice() {
            assert!(!level.when.en.is_empty() && !level.when.zh.is_empty(), "{} of {} has no `when`", level.id, c.id);
            assert!(level.when.en != level.when.zh && level.name.en != level.name.zh, "{} of {}", level.id, c.id);
        }
    }
    assert!(scales > 0);
}

#[test]
fn the_lenses_speak_for_three_voices() {
    let rubric = &PROJECT.rubric;
    let ids: Vec<&str> = rubric.lenses.iter().map(|lens| lens.id.as_str()).collect();
    assert_eq!(ids, ["base", "equal", "market", "technology", "indie"]);
    for lens in &rubric.lenses {
        assert!(!lens.about.en.is_empty() && !lens.about.zh.is_empty(), "{} says nothing of itself", lens.id);
        assert!((lens.weights.shares().iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }
}
