//! What is said of a table that is too large to be ranked as a whole.

use super::Ranked;
use crate::analysis::summary;
use crate::lang::Lang;
use crate::say::commands::large as words;
use crate::say::lead::Lead;
use crate::say::punctuation::sentences;
use crate::score::{Scored, Verdict};
use crate::stream::Streamed;
use serde_json::json;

/// How many ideas of which verdict, who leads, and how many others could pass the leader.
pub(super) fn sentence(streamed: &Streamed, best: &Scored, lang: Lang) -> String {
    let mut said = vec![words::verdicts(streamed.ideas, streamed.verdicts, lang), leads(streamed, best, lang)];
    if best.failed_gate(best.order[0]).is_none() {
        said.push(words::could_reach(could_pass(streamed, best) as usize, lang));
    }
    sentences(said, lang)
}

/// Who leads. Of those that share the lead no more are known than are kept.
fn leads(streamed: &Streamed, best: &Scored, lang: Lang) -> String {
    let (leader, kept) = (best.order[0], best.len());
    if kept < streamed.ideas && best.failed_gate(leader).is_none() && best.rank.iter().all(|rank| *rank == 1) {
        return Lead::Many { least: kept, score: best.score[leader] }.sentence(lang);
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
        ("weights", project.rubric.by_criterion(lens.weights.shares())),
        ("verdict", json!({ "pursue": rubric.thresholds.pursue, "watch": rubric.thresholds.watch })),
        ("ideas", json!(streamed.ideas)),
        ("verdicts", json!(verdicts)),
        ("summary", json!(sentence)),
    ]
}
