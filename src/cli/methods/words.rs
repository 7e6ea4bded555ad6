//! What the methods say together, for somebody who distrusts a weighted sum.

use super::Found;
use crate::analysis::methods::problem::Reads;
use crate::analysis::methods::survey::MethodRanking;
use crate::say::methods::{Movers, on_evidence, on_values};
use crate::say::names::MOST_NAMED;
use crate::say::punctuation;

/// A move of fewer places than this is not pointed out.
const LEAST_MOVE: usize = 3;
/// Whose place depends on the method is told of ideas that some method puts among the first so many.
const AMONG: usize = 10;

impl Found<'_> {
    /// Who is first under how many methods, how alike the methods are, whose place depends on them, and whose order is
    /// reversed when an idea leaves the table.
    pub(super) fn summary(&self) -> String {
        let said = [
            self.leaders(),
            self.likeness(),
            self.curves(),
            self.movers(),
            self.crowds(),
            self.reversals(),
            self.beside(),
            self.refusals(),
        ];
        punctuation::sentences(said, self.lang)
    }

    /// The name of a method; what it reads is said where that is not what suits it.
    pub(super) fn method_name(&self, opinion: &MethodRanking) -> String {
        let (name, lang) = (opinion.method.name(self.lang), self.lang);
        match opinion.reads {
            reads if reads == opinion.method.reads => name.to_owned(),
            Reads::Evidence => on_evidence(name, lang),
            Reads::Values => on_values(name, lang),
        }
    }

    fn movers(&self) -> String {
        let survey = &self.survey;
        // Of three ideas none can move by more than two places.
        if survey.ideas.len() <= LEAST_MOVE || survey.opinions.len() < 2 {
            return String::new();
        }
        let moving = survey.dependent(AMONG, LEAST_MOVE);
        let first = (survey.ideas.len() > AMONG).then_some(AMONG);
        let is_steady = |place: &usize| {
            let (best, worst) = survey.extremes(*place);
            best == worst && !survey.opinions.iter().any(|opinion| opinion.is_crowded(*place))
        };
        let movers = match moving.is_empty() {
            true => Movers::Nobody { by: LEAST_MOVE - 1, first },
            false => Movers::These {
                ideas: moving
                    .iter()
                    .take(MOST_NAMED)
                    .map(|&place| (self.name(place), survey.extremes(place).into()))
                    .collect(),
                first,
                steady: (0..survey.ideas.len()).take_while(is_steady).count(),
            },
        };
        movers.sentence(self.lang)
    }
}
