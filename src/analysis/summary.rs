//! In a few words: who leads, by how much, how sure that is, what would flip it, and what to find out first.

use super::certainty::{AROUND, Certainty};
use super::next::{Open, What};
use super::stability::Flip;
use crate::lang::{Lang, fixed, zh};
use crate::rubric::Rubric;
use crate::score::Scored;

/// Points of a score: whole, or with one decimal where the two to be told apart differ by less than one.
pub fn points(x: f64, apart: f64) -> String {
    fixed(x, usize::from(apart < 1.0))
}

/// The sentences in one line.
pub fn summary(rubric: &Rubric, scored: &Scored, certainty: &Certainty, lang: Lang) -> String {
    sentences(rubric, scored, certainty, lang).join(lang.pick(" ", ""))
}

/// Who leads; how sure that is and what would flip it, where that is asked; what to find out, where anything is. They
/// say only what was computed.
pub fn sentences(rubric: &Rubric, scored: &Scored, certainty: &Certainty, lang: Lang) -> Vec<String> {
    let all_failed = scored.failed_gate(scored.order[0]).is_some();
    let mut sentences = vec![leads(scored, lang)];
    // Among ideas that are out, nobody asks how firmly one leads.
    if !all_failed && let Some(share) = certainty.stays_first {
        sentences.push(how_sure(rubric, scored, share, certainty.flip, lang));
    }
    if let Some(open) = &certainty.find_out {
        sentences.push(find_out(rubric, scored, open, lang));
    }
    sentences
}

/// Who leads, by how much.
pub fn leads(scored: &Scored, lang: Lang) -> String {
    let names = &scored.names;
    let leader = scored.order[0];
    let score = scored.score[leader];
    let leaders: Vec<&str> =
        scored.order.iter().take_while(|&&i| scored.rank[i] == 1).map(|&i| names[i].as_str()).collect();
    if scored.failed_gate(leader).is_some() {
        lang.pick("Every idea fails a gate.".to_owned(), "所有创意都没有通过门槛。".to_owned())
    } else if leaders.len() > 1 {
        let score = points(score, 1.0);
        match lang {
            Lang::En => format!("{} share the lead with {score} of 100.", list(&leaders, lang)),
            Lang::Zh => zh(&[&list(&leaders, lang), &format!("并列第一，{score} 分（满分 100）。")]),
        }
    } else if let Some(&second) = scored.order.get(1) {
        let gap = score - scored.score[second];
        if scored.failed_gate(second).is_some() {
            match lang {
                Lang::En => format!(
                    "{} leads with {} of 100; every other idea fails a gate.",
                    names[leader],
                    points(score, 1.0)
                ),
                Lang::Zh => {
                    let score = points(score, 1.0);
                    zh(&[&names[leader], &format!("领先，{score} 分（满分 100）；其余创意都没有通过门槛。")])
                }
            }
        } else {
            let (score, gap) = (points(score, gap), points(gap, gap));
            match lang {
                Lang::En => {
                    let unit = if gap == "1" { "point" } else { "points" };
                    format!("{} leads with {score} of 100, {gap} {unit} ahead of {}.", names[leader], names[second])
                }
                Lang::Zh => {
                    let leads = format!("领先，{score} 分（满分 100），比");
                    zh(&[&names[leader], &leads, &names[second], &format!("高 {gap} 分。")])
                }
            }
        }
    } else {
        match lang {
            Lang::En => format!("{} scores {} of 100.", names[leader], points(score, 1.0)),
            Lang::Zh => zh(&[&names[leader], &format!("得 {} 分（满分 100）。", points(score, 1.0))]),
        }
    }
}

/// In which share of weightings the leader stays, and the nearest flip.
fn how_sure(rubric: &Rubric, scored: &Scored, share: f64, flip: Option<Flip>, lang: Lang) -> String {
    let is_shared = scored.is_tied(scored.order[0]);
    let first = &scored.names[scored.order[0]];
    let (who, whom) = match is_shared {
        true => (first.as_str(), lang.pick(first.as_str(), "它")),
        false => (lang.pick("It", "它"), lang.pick("it", "它")),
    };
    let (share, around) = (lang.percent(share), 100.0 * AROUND);
    let stays = match lang {
        Lang::En => format!("{who} stays first in {share} of weightings within ±{around} % of today's"),
        Lang::Zh => format!("权重在现值 ±{around}% 以内时，{who}在 {share} 的情况下仍居首"),
    };
    let flips = match flip {
        None => lang.pick(
            format!("; no single weight can take the lead from {whom}."),
            "；只动任何一个权重都夺不走领先。".to_owned(),
        ),
        Some(Flip { criterion, share, rises, challenger }) => {
            let criterion_name = rubric.criteria[criterion].name.get(lang);
            let (today, then) =
                (percent_apart(scored.weights[criterion], share), percent_apart(share, scored.weights[criterion]));
            let name = &scored.names[challenger];
            match lang {
                Lang::En => {
                    let side = if rises { "above" } else { "below" };
                    format!("; the nearest flip: {criterion_name} {side} {then} % (today {today} %) → {name}.")
                }
                Lang::Zh => {
                    let side = if rises { "高于" } else { "低于" };
                    format!("；最近的翻转：“{criterion_name}”的权重{side} {then}%（现在 {today}%）→ {name}。")
                }
            }
        }
    };
    stays + &flips
}

/// A share in per cent, with a decimal where it would look like the other one without.
fn percent_apart(share: f64, other: f64) -> String {
    points(100.0 * share, 100.0 * (share - other).abs())
}

/// The fact to find out first.
fn find_out(rubric: &Rubric, scored: &Scored, open: &Open, lang: Lang) -> String {
    let idea = &scored.names[open.idea];
    let rank = scored.rank_label(open.idea);
    let mut worth = Vec::new();
    let what = match open.what {
        What::Criterion(c) => {
            let earns = points(open.could_earn, open.could_earn);
            worth.push(lang.pick(format!("up to +{earns}"), format!("最多 +{earns} 分")));
            rubric.criteria[c].name.get(lang).to_owned()
        }
        What::Gate(g) => lang.pick(
            format!("the gate {}", rubric.gates[g].name.get(lang)),
            format!("门槛：{}", rubric.gates[g].name.get(lang)),
        ),
    };
    if open.decides > 0.0 {
        let share = lang.percent(open.decides);
        worth.push(
            lang.pick(format!("decides who leads in {share} of draws"), format!("在 {share} 的抽样中左右谁领先")),
        );
    }
    let worth = worth.join(lang.pick("; ", "；"));
    match lang {
        Lang::En if worth.is_empty() => format!("Find out first: {what} of {idea}, rank {rank}."),
        Lang::En => format!("Find out first: {what} of {idea}, rank {rank} ({worth})."),
        Lang::Zh => {
            let shared = if scored.is_tied(open.idea) { "并列" } else { "" };
            let place = format!("先弄清：{shared}第 {} 名", scored.rank[open.idea]);
            let worth = if worth.is_empty() { worth } else { format!("（{worth}）") };
            zh(&[&place, idea, &format!("的“{what}”{worth}。")])
        }
    }
}

/// Names in a sentence; past three the rest is counted.
fn list(names: &[&str], lang: Lang) -> String {
    match (lang, names) {
        (Lang::En, [a, b]) => format!("{a} and {b}"),
        (Lang::En, [a, b, c]) => format!("{a}, {b} and {c}"),
        (Lang::En, [a, b, rest @ ..]) => format!("{a}, {b} and {} others", rest.len()),
        (Lang::Zh, [_, _] | [_, _, _]) => names.join("、"),
        (Lang::Zh, [a, b, rest @ ..]) => format!("{a}、{b}等 {} 个创意", rest.len() + 2),
        _ => names.concat(),
    }
}
