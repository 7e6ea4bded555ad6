//! The best ideas, one card each: why, gates, what is unknown, how sure, and what would put it first.

use super::Subject;
use super::document::{Block, Card, Section};
use crate::analysis::overtake::Overtake;
use crate::analysis::reason::reason;
use crate::analysis::stability::nearest_flip;
use crate::analysis::way::Ways;
use crate::lang::{Lang, fixed, tenths};
use crate::score::{GateState, Verdict};
use rayon::prelude::*;

/// Ideas that have a card.
pub(super) const MOST: usize = 10;
/// Criteria named of each kind.
const NAMED: usize = 3;

/// Where the card of the idea at this place of the ranking (from 0) stands on the page.
pub(super) fn id(place: usize) -> String {
    format!("idea-{}", place + 1)
}

pub(super) fn section<'a>(subject: &Subject) -> Section<'a> {
    let (scored, lang) = (subject.scored, subject.lang);
    let shown: Vec<(usize, usize)> = scored.order.iter().copied().take(MOST).enumerate().collect();
    let cards: Vec<Card> = shown.into_par_iter().map(|(place, idea)| About { subject, idea }.card(place)).collect();
    let title = match cards.len() {
        1 => lang.pick("The idea", "这个创意").to_owned(),
        n if n == scored.len() => lang.pick("Each idea", "逐个来看").to_owned(),
        n => lang.pick(format!("The first {n}"), format!("前 {n} 名")),
    };
    Section { id: "ideas", title, blocks: cards.into_iter().map(Block::Card).collect() }
}

/// What is said of one idea.
struct About<'a> {
    subject: &'a Subject<'a>,
    idea: usize,
}

impl About<'_> {
    fn card(&self, place: usize) -> Card {
        let Subject { scored, lang, .. } = *self.subject;
        let (idea, verdict) = (self.idea, scored.verdict[self.idea]);
        let (score, potential) = (fixed(scored.score[idea], 1), fixed(scored.potential[idea], 1));
        let points = match scored.potential[idea] - scored.score[idea] < 0.05 {
            true => lang.pick(format!("{score} of 100, nothing open"), format!("{score} 分，没有待定项")),
            false => {
                lang.pick(format!("{score} of 100, up to {potential}"), format!("{score} 分，潜力 {potential} 分"))
            }
        };
        let facts = [self.why(), self.gates(), self.open(), self.how_sure(), self.first()];
        Card {
            id: id(place),
            rank: scored.rank_label(idea),
            name: scored.names[idea].clone(),
            verdict: verdict.word(lang),
            good: verdict == Verdict::Pursue,
            quiet: verdict == Verdict::Drop,
            bar: [scored.score[idea], scored.potential[idea]],
            points,
            facts: facts.into_iter().filter(|(_, items)| !items.is_empty()).collect(),
        }
    }

    fn criterion(&self, c: usize) -> &str {
        self.subject.rubric.criteria[c].name.get(self.subject.lang)
    }

    /// What is strong and what is weak, each with its points out of its weight.
    fn why(&self) -> (String, Vec<String>) {
        let Subject { rubric, scored, lang, .. } = *self.subject;
        let reason = reason(rubric, scored, self.idea);
        let listed = |word: &str, criteria: &[usize]| {
            let one = |&c: &usize| {
                let (name, points) = (self.criterion(c), fixed(scored.contribution(self.idea, c), 1));
                let most = tenths(scored.weights[c]);
                lang.pick(format!("{name} ({points} of {most})"), format!("{name}（{points}/{most}）"))
            };
            let names: Vec<String> = criteria.iter().take(NAMED).map(one).collect();
            (!names.is_empty())
                .then(|| lang.pick(format!("{word}: {}.", names.join(", ")), format!("{word}：{}。", names.join("、"))))
        };
        let strong = listed(lang.pick("Strong", "强"), &reason.strong);
        let weak = listed(lang.pick("Weak", "弱"), &reason.weak);
        let mut items: Vec<String> = strong.into_iter().chain(weak).collect();
        if items.is_empty() {
            items.push(lang.pick("Nothing stands out, for or against it.", "没有突出的强项或弱项。").to_owned());
        }
        (lang.pick("Why", "理由").to_owned(), items)
    }

    /// Gates that failed and gates that are open, in words; how many were passed.
    fn gates(&self) -> (String, Vec<String>) {
        let Subject { rubric, scored, lang, .. } = *self.subject;
        let states = scored.gates[self.idea].iter().zip(&rubric.gates);
        let said = states.filter_map(|(state, gate)| {
            let name = gate.name.get(lang);
            let (word, more) = match state {
                GateState::Passed => return None,
                GateState::Failed => (lang.pick("Failed", "未过"), gate.why.get(lang)),
                GateState::Unknown => (lang.pick("Open", "待定"), gate.ask.get(lang)),
            };
            let more = if more.is_empty() { String::new() } else { format!("{}{more}", lang.pick(". ", "。")) };
            Some(format!("{word}{}{name}{more}", lang.pick(": ", "：")))
        });
        let mut items: Vec<String> = said.collect();
        let (all, passed) = (rubric.gates.len(), rubric.gates.len() - items.len());
        if all > 0 && passed == all {
            items.push(match lang {
                Lang::En if all == 1 => "The one gate is passed.".to_owned(),
                Lang::En => format!("All {all} are passed."),
                Lang::Zh => format!("{all} 道门槛全部通过。"),
            });
        } else if passed > 0 {
            items.push(lang.pick(format!("{passed} of {all} passed."), format!("{all} 道中通过 {passed} 道。")));
        }
        (lang.pick("Gates", "门槛").to_owned(), items)
    }

    /// What is open, by what finding out could earn; with the question that finds it out.
    fn open(&self) -> (String, Vec<String>) {
        let Subject { rubric, scored, lang, .. } = *self.subject;
        let earns = |c: usize| scored.could_earn(self.idea, c);
        let mut open: Vec<usize> = (0..rubric.criteria.len()).filter(|&c| earns(c) >= 0.05).collect();
        open.sort_by(|&a, &b| earns(b).total_cmp(&earns(a)));
        let one = |&c: &usize| {
            let (name, earns, ask) = (self.criterion(c), fixed(earns(c), 1), rubric.criteria[c].ask.get(lang));
            lang.pick(format!("{name}, up to +{earns}. {ask}"), format!("{name}，最多 +{earns} 分。{ask}"))
                .trim_end()
                .to_owned()
        };
        let mut items: Vec<String> = open.iter().take(NAMED).map(one).collect();
        if let Some(rest) = open.get(NAMED..).filter(|rest| !rest.is_empty()) {
            let (n, sum) = (rest.len(), fixed(rest.iter().map(|&c| earns(c)).sum(), 1));
            items.push(match lang {
                Lang::En => {
                    format!("{n} more, {} up to +{sum}.", if n == 1 { "worth" } else { "together" })
                }
                Lang::Zh => format!("另有 {n} 项，合计最多 +{sum} 分。"),
            });
        }
        if items.is_empty() {
            items.push(lang.pick("Nothing.", "没有。").to_owned());
        }
        (lang.pick("To find out", "待弄清").to_owned(), items)
    }

    /// How often it is first, and where it mostly stands, if weights and open facts vary.
    fn how_sure(&self) -> (String, Vec<String>) {
        let (robust, lang) = (&self.subject.study.robust, self.subject.lang);
        let place = robust.place(self.idea).filter(|_| robust.ranked > 1);
        let said = place.map(|place| {
            let (first, ranks) = (lang.percent(robust.acceptability(place, 1)), robust.rank_interval(place));
            let (told, first) =
                (ranks.told, lang.pick(format!("First in {first} of draws; "), format!("{first} 的抽样中居首；")));
            first
                + &match (ranks.best, ranks.worst) {
                    (Some(from), Some(to)) if from == to => {
                        lang.pick(format!("rank {from} in nine of ten."), format!("十次有九次是第 {from} 名。"))
                    }
                    (Some(from), Some(to)) => lang.pick(
                        format!("between rank {from} and {to} in nine of ten."),
                        format!("十次有九次在第 {from} 到第 {to} 名之间。"),
                    ),
                    (Some(from), None) => lang.pick(
                        format!("from rank {from} to beyond {told} in nine of ten."),
                        format!("十次有九次从第 {from} 名到第 {told} 名以后。"),
                    ),
                    (None, _) => lang.pick(format!("mostly beyond rank {told}."), format!("大多在第 {told} 名以后。")),
                }
        });
        // Not counted: never among the first, or less often than a thousand others.
        let said = said.or_else(|| {
            let told = (robust.told < robust.ranked).then_some(robust.told)?;
            Some(lang.pick(format!("Hardly ever among the first {told}."), format!("几乎从不进入前 {told} 名。")))
        });
        (lang.pick("How sure", "把握").to_owned(), said.into_iter().collect())
    }

    /// What would put it first; for who leads, what would cost it the lead.
    fn first(&self) -> (String, Vec<String>) {
        let Subject { rubric, evidence, scored, study, lang, .. } = *self.subject;
        if scored.len() == 1 {
            return (String::new(), Vec::new());
        }
        if scored.rank[self.idea] > 1 {
            let ways = Ways { rubric, evidence, scored, lang };
            return (lang.pick("To be first", "怎样才能第一").to_owned(), by(&ways, self.idea, lang));
        }
        let item = match nearest_flip(&study.stability) {
            None => {
                lang.pick("No single weight can take the lead from it.", "只动任何一个权重都夺不走领先。").to_owned()
            }
            Some(flip) => flip.in_words(rubric, scored, lang) + lang.pick(".", "。"),
        };
        (lang.pick("To lose the lead", "怎样会失去领先").to_owned(), vec![item])
    }
}

/// What would put an idea first, a sentence each.
fn by(ways: &Ways, idea: usize, lang: Lang) -> Vec<String> {
    let way = ways.of(idea);
    let mut parts = ways.words(&way);
    let weights = match way.overtake {
        Some(Overtake::Weights { .. }) => lang.pick("with other weights: ", "换成这样的权重："),
        Some(Overtake::Never { .. }) => lang.pick("no weights will do: ", "换权重没有用："),
        None => "",
    };
    // Only a failed gate stands before the weights, and then there are none.
    if let Some(first) = parts.first_mut() {
        first.insert_str(0, weights);
    }
    let sentence = |part: String| {
        let mut letters = part.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}{}", letters.as_str(), lang.pick(".", "。"))
    };
    parts.into_iter().map(sentence).collect()
}
