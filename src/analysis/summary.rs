//! A summary in a few sentences: the leader, its margin, how firm that is, what would flip it, and what to find out
//! first.

use super::certainty::{AROUND, Certainty, MIN_SHARE_SAID, likelier};
use super::next::{OpenFact, OpenItem, open_facts};
use super::stability::contestants;
use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say::certainty::{self, FindOut, FirstChances, OpenFacts, Passes};
use crate::say::draws::Firsts;
use crate::say::lead::Lead;
use crate::say::punctuation;
use crate::say::standing::{self, Gap};
use crate::say::weights::sets::around;
use crate::score::Scored;
use crate::tolerance;

/// The summary in one line.
pub fn summary(rubric: &Rubric, scored: &Scored, certainty: &Certainty, lang: Lang) -> String {
    punctuation::sentences(sentences(rubric, scored, certainty, lang), lang)
}

/// The headline, the same wherever it is said: who leads on proof, by how much; who is first how often if weights vary
/// and open facts are drawn; and what would settle it, a fact to find out or else the weight that flips it.
pub fn sentences(rubric: &Rubric, scored: &Scored, certainty: &Certainty, lang: Lang) -> Vec<String> {
    if certainty.firsts.is_empty() {
        return vec![leads(scored, lang)];
    }
    let weights = around(100.0 * AROUND);
    let drawn = ChanceModel { weights: weights.get(lang), facts: OpenFacts::Drawn, tells_why: true };
    let mut said = chances(scored, (&certainty.firsts, certainty.is_whole), drawn, lang);
    said.push(settles(rubric, scored, certainty, lang));
    said
}

/// The same of one idea: how often it is first, and what would settle it if that ever happens.
pub fn of_idea(rubric: &Rubric, scored: &Scored, certainty: &Certainty, idea: usize, lang: Lang) -> Vec<String> {
    // Of very large tables not every idea is counted.
    let is_counted = certainty.is_whole || certainty.firsts.iter().any(|(first, _)| *first == idea);
    let Some(share) = certainty.first(idea).filter(|_| is_counted && !scored.is_out(idea)) else { return Vec::new() };
    let weights = around(100.0 * AROUND);
    let mut said = vec![certainty::own_chance(share, weights.get(lang), open_or_none(scored), lang)];
    said.extend((share >= MIN_SHARE_SAID).then(|| settles(rubric, scored, certainty, lang)));
    said
}

/// How two ideas stand to each other, the better ranked first: who is ahead by how much on proof, and who is ahead how
/// often if weights vary and open facts are drawn. `shares` are those of draws in which each is ahead.
pub fn between(rubric: &Rubric, scored: &Scored, [x, y]: [usize; 2], shares: [f64; 2], lang: Lang) -> Vec<String> {
    let [first, second] = [x, y].map(|idea| scored.names[idea].as_str());
    let gate = |idea: usize| Some(rubric.gates[scored.failed_gate(idea)?].name.get(lang));
    if let (None, Some(gate)) = (gate(x), gate(y)) {
        return vec![standing::behind_by_gate(second, gate, first, lang)];
    }
    if scored.matrix.is_same(x, y) {
        return vec![standing::equal(first, second, lang)];
    }
    let is_tied = scored.score[x] - scored.score[y] < tolerance::POINTS;
    let apart = match is_tied && scored.rank[x] < scored.rank[y] {
        true => standing::ahead_of_blank(first, second, lang),
        false => standing::ahead(first, second, Gap::of(scored.score[x], scored.score[y], is_tied), lang),
    };
    let is_open = [x, y].iter().any(|&idea| scored.has_open_value(idea));
    let facts = if is_open { OpenFacts::Drawn } else { OpenFacts::None };
    let ahead = if shares[1] > shares[0] { (second, shares[1]) } else { (first, shares[0]) };
    let contrasts = ahead.0 == second && !is_tied;
    let weights = around(100.0 * AROUND);
    let ahead = Some(ahead).filter(|(_, share)| *share > 0.0);
    let mut said = vec![apart, certainty::chance_ahead(ahead, contrasts, weights.get(lang), facts, lang)];
    said.extend([x, y].into_iter().filter_map(|idea| Some(standing::fails(&scored.names[idea], gate(idea)?, lang))));
    said
}

/// What settles who is first.
fn settles(rubric: &Rubric, scored: &Scored, certainty: &Certainty, lang: Lang) -> String {
    match (certainty.find_out(), certainty.flip) {
        (Some(open), _) => find_out(rubric, scored, open, lang),
        (None, flip) => certainty::nearest_flip(flip.map(|flip| flip.told(rubric, scored, lang)), lang),
    }
}

/// Open facts are drawn, if there are any.
fn open_or_none(scored: &Scored) -> OpenFacts {
    let is_open = contestants(scored).iter().any(|&idea| scored.has_open_value(idea));
    if is_open { OpenFacts::Drawn } else { OpenFacts::None }
}

/// What was drawn to see who is first how often.
#[derive(Clone, Copy)]
pub struct ChanceModel<'a> {
    /// The weights, by name.
    pub weights: &'a str,
    /// What open facts count as, if there are any.
    pub facts: OpenFacts,
    /// Whether only open facts can put another first more often, so that they are the reason.
    pub tells_why: bool,
}

/// Who leads on proof, and who is first how often, the most frequent first in `shares`; whoever passes the leader is
/// named with the reason.
pub fn chances(
    scored: &Scored,
    (shares, is_whole): (&[(usize, f64)], bool),
    drawn: ChanceModel,
    lang: Lang,
) -> Vec<String> {
    let firsts = firsts(scored, shares, is_whole, lang);
    let rivals = contestants(scored);
    if scored.is_out(scored.order[0]) || rivals.len() < 2 {
        return vec![punctuation::stop(&firsts, lang)];
    }
    let is_open = open_or_none(scored) == OpenFacts::Drawn;
    let passes = likelier(scored, shares).filter(|_| drawn.tells_why).map(|(idea, _)| Passes {
        idea: &scored.names[idea],
        open_facts: open_facts(scored, idea).len(),
        could_earn: scored.potential[idea] - scored.score[idea],
    });
    let facts = if is_open { drawn.facts } else { OpenFacts::None };
    let often = FirstChances { firsts: &firsts, weights: drawn.weights, facts, passes }.sentence(lang);
    vec![certainty::on_proof(leads(scored, lang), is_open, lang), often]
}

/// The most ideas named as first in some draws.
const MAX_IDEAS_NAMED: usize = 3;

/// A clause on how often ideas are first: `AI video ads is first in 88 % of draws, WeChat sales agent in 12 %`. It
/// names up to three, the most frequent first, and behind them the leader if it is none of these. `shares` has the most frequent first.
pub fn firsts(scored: &Scored, shares: &[(usize, f64)], is_whole: bool, lang: Lang) -> String {
    let often = shares.iter().take_while(|(_, share)| *share >= MIN_SHARE_SAID).count();
    let named = |shares: &[(usize, f64)]| -> Vec<(&str, f64)> {
        shares.iter().map(|&(idea, share)| (scored.names[idea].as_str(), share)).collect()
    };
    let most = shares.first().map_or(0.0, |(_, share)| *share);
    // Many ideas that are alike may be first equally often, more than can be named.
    let alike = shares.iter().take_while(|(_, share)| *share == most).count();
    let leader = scored.order[0];
    let all_out = scored.is_out(leader);
    if often == 0 {
        return Firsts::Nobody.clause(0, all_out, lang);
    }
    if alike > MAX_IDEAS_NAMED {
        return Firsts::Alike { ideas: alike, share: most, is_all: is_whole }.clause(often - alike, all_out, lang);
    }
    let mut told = shares[..often.min(MAX_IDEAS_NAMED)].to_vec();
    let is_told = told.iter().any(|(idea, _)| *idea == leader);
    if !is_told && !all_out {
        told.push((leader, shares.iter().find(|(idea, _)| *idea == leader).map_or(0.0, |(_, share)| *share)));
    }
    let others = often - told.iter().filter(|(_, share)| *share >= MIN_SHARE_SAID).count();
    Firsts::Named(&named(&told)).clause(others, all_out, lang)
}

/// The sentence on the leader and its margin.
pub fn leads(scored: &Scored, lang: Lang) -> String {
    let leader = scored.order[0];
    let (name, leaders) = (&scored.names[leader], leaders(scored));
    let [score, close] = &[0, 1].map(|decimals| scored.points(scored.score[leader], decimals));
    let lead = match scored.order.get(1) {
        _ if scored.is_out(leader) => Lead::AllOut,
        None => Lead::Only { name, score },
        Some(_) if leaders.len() > 1 => Lead::Shared { names: &leaders, score },
        Some(&second) if scored.is_out(second) => Lead::Unrivalled { name, score },
        Some(&second) => {
            let gap = Gap::of(scored.score[leader], scored.score[second], false);
            let score = if matches!(gap, Gap::Points(gap) if gap >= 1.0) { score } else { close };
            Lead::Ahead { name, score, gap, second: &scored.names[second] }
        }
    };
    lead.sentence(lang)
}

/// The names of the ideas that share the first rank.
fn leaders(scored: &Scored) -> Vec<&str> {
    scored.leaders().iter().map(|&i| scored.names[i].as_str()).collect()
}

/// The sentence on the fact to find out first.
fn find_out(rubric: &Rubric, scored: &Scored, open: &OpenFact, lang: Lang) -> String {
    let OpenFact { idea, could_earn, decides, .. } = *open;
    let rank = scored.rank_label(idea);
    let what = open.what.told(rubric, lang);
    FindOut { idea: &scored.names[idea], what, rank, could_earn, decides }.sentence(lang)
}

impl OpenItem {
    /// The item with its name.
    pub(crate) fn told(self, rubric: &Rubric, lang: Lang) -> certainty::OpenName<'_> {
        match self {
            OpenItem::Criterion(c) => certainty::OpenName::Criterion(rubric.criteria[c].name.get(lang)),
            OpenItem::Gate(g) => certainty::OpenName::Gate(rubric.gates[g].name.get(lang)),
        }
    }
}
