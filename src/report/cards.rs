//! The best ideas, one card each: why, on what evidence, gates, what is open, how sure it is, and what would put it
//! first.

use super::document::{Card, ReportBlock, Section};
use super::subject::ReportSubject;
use crate::analysis::explain::{Knowledge, cells, explain};
use crate::analysis::overtake::Overtake;
use crate::analysis::reason::reason;
use crate::analysis::route::Routes;
use crate::analysis::stability::nearest_flip;
use crate::lang::{Word, fixed, tenths};
use crate::say::punctuation::{capital, stop};
use crate::say::report::cards as say;
use crate::say::report::rubric::fails_if;
use crate::score::{GateState, Verdict, greatest_first};
use crate::tolerance::SHOWN_POINTS;
use rayon::prelude::*;

/// Ideas that have a card.
pub(super) const MAX_CARDS: usize = 10;
/// Criteria named of each kind.
const MAX_CRITERIA: usize = 3;
/// Facts shown with their sources.
const MAX_FACTS: usize = 8;

/// The id of the card at this place of the ranking (from 0).
pub(super) fn id(place: usize) -> String {
    format!("idea-{}", place + 1)
}

pub(super) fn section<'a>(subject: &ReportSubject) -> Section<'a> {
    let scored = subject.scored;
    let shown: Vec<(usize, usize)> = scored.order.iter().copied().take(MAX_CARDS).enumerate().collect();
    let cards: Vec<Card> = shown.into_par_iter().map(|(place, idea)| IdeaCard { subject, idea }.card(place)).collect();
    let title = say::title(cards.len(), scored.len(), subject.lang);
    Section { id: "ideas", title, blocks: cards.into_iter().map(ReportBlock::Card).collect() }
}

/// Makes the card of one idea.
struct IdeaCard<'a> {
    subject: &'a ReportSubject<'a>,
    idea: usize,
}

/// A label and the items under it.
type CardFact = (Word, Vec<String>);

impl IdeaCard<'_> {
    fn card(&self, place: usize) -> Card {
        let ReportSubject { scored, lang, .. } = *self.subject;
        let (idea, verdict) = (self.idea, scored.verdict[self.idea]);
        let is_open = scored.potential[idea] - scored.score[idea] >= SHOWN_POINTS;
        let potential = is_open.then(|| scored.points(scored.potential[idea], 1));
        let facts = [self.why(), self.evidence(), self.gates(), self.open(), self.how_sure(), self.first()];
        Card {
            id: id(place),
            rank: scored.rank_label(idea),
            name: scored.names[idea].clone(),
            verdict: verdict.word(lang),
            good: verdict == Verdict::Pursue,
            quiet: verdict == Verdict::Drop,
            bar: [scored.score[idea], scored.potential[idea]],
            points: say::points(&scored.points(scored.score[idea], 1), potential.as_deref(), lang),
            facts: facts
                .into_iter()
                .filter(|(_, items)| !items.is_empty())
                .map(|(label, items)| (label.get(lang), items))
                .collect(),
        }
    }

    fn criterion(&self, c: usize) -> &str {
        self.subject.rubric.criteria[c].name.get(self.subject.lang)
    }

    /// Strong and weak criteria, each with its points out of its weight.
    fn why(&self) -> CardFact {
        let ReportSubject { rubric, scored, lang, .. } = *self.subject;
        let reason = reason(rubric, scored, self.idea);
        let share = |&c: &usize| say::CriterionPoints {
            name: self.criterion(c),
            points: fixed(scored.contribution(self.idea, c), 1),
            most: tenths(scored.weights[c]),
        };
        let shares = |criteria: &[usize]| criteria.iter().take(MAX_CRITERIA).map(share).collect::<Vec<_>>();
        let (strong, weak) = (shares(&reason.strong), shares(&reason.weak));
        let mut items = Vec::new();
        if !strong.is_empty() {
            items.push(say::strong(&strong, lang));
        }
        if !weak.is_empty() {
            items.push(say::weak(&weak, lang));
        }
        if items.is_empty() {
            items.push(say::PLAIN.get(lang).to_owned());
        }
        (say::WHY, items)
    }

    /// Known facts as the table states them, with their sources; those that could give most points first.
    fn evidence(&self) -> CardFact {
        let ReportSubject { rubric, evidence, scored, lang, .. } = *self.subject;
        let row = evidence.table.row(self.idea);
        let of_gates = rubric.gates.iter().flat_map(|gate| cells(rubric, evidence, (self.idea, &row), &gate.fail.expr));
        let of_criteria = explain(rubric, evidence, scored, self.idea).into_iter().flat_map(|line| line.cells);
        let mut known = Vec::new();
        for cell in of_criteria.chain(of_gates) {
            if cell.known != Knowledge::No && !known.contains(&cell) {
                known.push(cell);
            }
        }
        let facts = known.iter().take(MAX_FACTS).map(|cell| cell.said(lang));
        let said = (!known.is_empty()).then(|| say::evidence(facts, known.len().saturating_sub(MAX_FACTS), lang));
        (say::EVIDENCE, said.into_iter().collect())
    }

    /// Failed and open gates in words, and how many were passed.
    fn gates(&self) -> CardFact {
        let ReportSubject { rubric, scored, lang, .. } = *self.subject;
        let states = scored.gates[self.idea].iter().zip(&rubric.gates);
        let said = states.filter_map(|(state, gate)| {
            let name = gate.name.get(lang);
            let condition = fails_if(&gate.fail.text, lang);
            let [why, ask] = [&gate.why, &gate.ask].map(|said| match said.get(lang) {
                "" => condition.as_str(),
                said => said,
            });
            let gate = match state {
                GateState::Passed => return None,
                GateState::Failed => say::GateOnCard::Failed(name, why),
                GateState::Unknown => say::GateOnCard::Open(name, ask),
            };
            Some(gate.sentence(lang))
        });
        let mut items: Vec<String> = said.collect();
        items.extend(say::passed(rubric.gates.len() - items.len(), rubric.gates.len(), lang));
        (say::GATES, items)
    }

    /// What is open, most points first, with the question that settles it.
    fn open(&self) -> CardFact {
        let ReportSubject { rubric, scored, lang, .. } = *self.subject;
        let earns = |c: usize| scored.could_earn(self.idea, c);
        let open = greatest_first((0..rubric.criteria.len()).filter(|&c| earns(c) >= SHOWN_POINTS), |&c| earns(c));
        let one =
            |&c: &usize| say::open(self.criterion(c), &fixed(earns(c), 1), rubric.criteria[c].ask.get(lang), lang);
        let mut items: Vec<String> = open.iter().take(MAX_CRITERIA).map(one).collect();
        if let Some(rest) = open.get(MAX_CRITERIA..).filter(|rest| !rest.is_empty()) {
            items.push(say::open_more(rest.len(), &fixed(rest.iter().map(|&c| earns(c)).sum(), 1), lang));
        }
        if items.is_empty() {
            items.push(say::NOTHING.get(lang).to_owned());
        }
        (say::FIND_OUT, items)
    }

    /// How often it is first, and which ranks it mostly has, if weights and open facts vary.
    fn how_sure(&self) -> CardFact {
        let (robust, lang) = (self.subject.robust(), self.subject.lang);
        let place = robust.place(self.idea).filter(|_| robust.ranked > 1);
        let said = place.map(|place| {
            let ranks = robust.rank_interval(place);
            let (first, told) = (robust.acceptability(place, 1), ranks.told);
            say::RankChances { first, ranks: [ranks.best, ranks.worst], told }.sentence(lang)
        });
        // Not counted: never among the first, or less often than a thousand others.
        let said = said.or_else(|| (robust.told < robust.ranked).then(|| say::hardly_ever(robust.told, lang)));
        (say::HOW_SURE, said.into_iter().collect())
    }

    /// What would put it first; for the leader, what would cost it the lead.
    fn first(&self) -> CardFact {
        let ReportSubject { rubric, evidence, scored, study, lang, .. } = *self.subject;
        if scored.rank[self.idea] > 1 {
            let routes = Routes { rubric, evidence, scored, lang };
            let route = routes.of(self.idea);
            // Only a failed gate comes before the weights, which are then not asked about.
            let weights = match route.overtake {
                Some(Overtake::Weights { .. }) => say::Reweighing::Helps,
                Some(Overtake::Never { .. }) => say::Reweighing::Never,
                None => say::Reweighing::Unasked,
            };
            return (say::TO_BE_FIRST, say::ways(weights, &routes.words(&route), lang));
        }
        let flip = || match nearest_flip(study.stability(scored)) {
            None => say::SAFE.get(lang).to_owned(),
            Some(flip) => stop(&capital(&flip.in_words(rubric, scored, lang)), lang),
        };
        (say::TO_LOSE_THE_LEAD, (scored.len() > 1).then(flip).into_iter().collect())
    }
}
