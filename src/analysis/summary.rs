//! One sentence: who leads, by how much, and what to find out next.

use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::score::{Scored, Verdict};

/// Points of a score: whole, or with one decimal where the two to be told apart differ by less than one.
pub fn points(x: f64, apart: f64) -> String {
    if apart < 1.0 { format!("{x:.1}") } else { format!("{x:.0}") }
}

/// The one open criterion of the ranking, unknown or a range, that could earn most among the ideas worth pursuing or
/// watching: idea and criterion. Ideas that are dropped are not asked about. Among equals the better ranked idea comes first.
pub fn find_out_next(scored: &Scored) -> Option<(usize, usize)> {
    let mut best: Option<(f64, (usize, usize))> = None;
    for &idea in scored.order.iter().filter(|&&i| scored.verdict[i] != Verdict::Drop) {
        for criterion in 0..scored.matrix.criteria() {
            let earns = scored.could_earn(idea, criterion);
            if earns > best.map_or(0.0, |(most, _)| most) {
                best = Some((earns, (idea, criterion)));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// The sentence. It says only what was computed.
pub fn summary(rubric: &Rubric, scored: &Scored, lang: Lang) -> String {
    let names = &scored.names;
    let leader = scored.order[0];
    let score = scored.score[leader];
    let leaders: Vec<&str> =
        scored.order.iter().take_while(|&&i| scored.rank[i] == 1).map(|&i| names[i].as_str()).collect();
    let all_failed = scored.failed_gate(leader).is_some();
    let mut text = if all_failed {
        lang.pick("Every idea fails a gate.".to_owned(), "所有创意都没有通过门槛。".to_owned())
    } else if leaders.len() > 1 {
        let score = points(score, 1.0);
        match lang {
            Lang::En => format!("{} share the lead with {score} of 100.", list(&leaders, lang)),
            Lang::Zh => format!("{}并列第一，{score} 分（满分 100）。", list(&leaders, lang)),
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
                    format!("{}领先，{} 分（满分 100）；其余创意都没有通过门槛。", names[leader], points(score, 1.0))
                }
            }
        } else {
            let (score, gap) = (points(score, gap), points(gap, gap));
            match lang {
                Lang::En => {
                    let unit = if gap == "1" { "point" } else { "points" };
                    format!("{} leads with {score} of 100, {gap} {unit} ahead of {}.", names[leader], names[second])
                }
                Lang::Zh => format!("{}领先，{score} 分（满分 100），比{}高 {gap} 分。", names[leader], names[second]),
            }
        }
    } else {
        match lang {
            Lang::En => format!("{} scores {} of 100.", names[leader], points(score, 1.0)),
            Lang::Zh => format!("{}得 {} 分（满分 100）。", names[leader], points(score, 1.0)),
        }
    };
    if let Some((idea, criterion)) = find_out_next(scored) {
        let criterion_name = rubric.criteria[criterion].name.get(lang);
        let earns = points(scored.could_earn(idea, criterion), 1.0);
        text += &match lang {
            Lang::En => {
                let rank = scored.rank_label(idea);
                format!(" Find out next: {criterion_name} of {}, rank {rank} (up to +{earns}).", names[idea])
            }
            Lang::Zh => {
                let rank = scored.rank_label(idea);
                format!("下一步先弄清：第 {rank} 名{}的“{criterion_name}”（最多 +{earns} 分）。", names[idea])
            }
        };
    }
    text
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
