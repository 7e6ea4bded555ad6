//! What is said of a table that is too large to be ranked as a whole.

use super::Ranked;
use crate::analysis::summary;
use crate::chart::count;
use crate::lang::Lang;
use crate::score::{Scored, Verdict};
use crate::stream::Streamed;
use serde_json::json;

/// How many ideas of which verdict, who leads, and how many others could pass the leader.
pub(super) fn sentence(streamed: &Streamed, best: &Scored, lang: Lang) -> String {
    let [pursue, watch, drop] = streamed.verdicts.map(count);
    let ideas = count(streamed.ideas);
    let counts = match lang {
        Lang::En => format!("{ideas} ideas: {pursue} to pursue, {watch} to watch, {drop} to drop."),
        Lang::Zh => format!("共 {ideas} 个创意：推进 {pursue}，观察 {watch}，放弃 {drop}。"),
    };
    let mut sentences = vec![counts, leads(streamed, best, lang)];
    let leader = best.order[0];
    if best.failed_gate(leader).is_none() {
        let others = count(could_pass(streamed, best) as usize);
        sentences.push(match lang {
            Lang::En => {
                format!("At most {others} others could still get there if all that is open turned out best for them.")
            }
            Lang::Zh => format!("待定的全部取最好结果时，最多还有 {others} 个能追上。"),
        });
    }
    sentences.join(lang.pick(" ", ""))
}

/// Who leads. Of those that share the lead no more are known than are kept.
fn leads(streamed: &Streamed, best: &Scored, lang: Lang) -> String {
    let (leader, kept) = (best.order[0], best.len());
    if kept < streamed.ideas && best.failed_gate(leader).is_none() && best.rank.iter().all(|rank| *rank == 1) {
        let (kept, points) = (count(kept), summary::points(best.score[leader], 1.0));
        return match lang {
            Lang::En => format!("{kept} ideas or more share the lead with {points} of 100."),
            Lang::Zh => format!("至少 {kept} 个创意并列第一，{points} 分（满分 100）。"),
        };
    }
    summary::leads(best, lang)
}

/// At most how many others could reach the leader.
fn could_pass(streamed: &Streamed, best: &Scored) -> u64 {
    streamed.could_reach(best.score[best.order[0]]).saturating_sub(1)
}

/// What the ranking says of itself, for programs.
pub(super) fn about(ranked: &Ranked, sentence: &str, lang: Lang) -> Vec<(&'static str, serde_json::Value)> {
    let Ranked { streamed, project, lens, .. } = ranked;
    let rubric = &project.rubric;
    let verdicts: serde_json::Map<_, _> =
        Verdict::ALL.iter().zip(streamed.verdicts).map(|(v, n)| (v.id().to_owned(), json!(n))).collect();
    vec![
        ("title", json!(rubric.title.get(lang))),
        ("lens", json!(lens.id)),
        ("weights", project.by_criterion(lens.weights.shares())),
        ("verdict", json!({ "pursue": rubric.thresholds.pursue, "watch": rubric.thresholds.watch })),
        ("ideas", json!(streamed.ideas)),
        ("verdicts", json!(verdicts)),
        ("summary", json!(sentence)),
    ]
}
