//! What else the methods say: whose order is reversed when an idea leaves, who shares a place with a crowd, the compromise,
//! and which methods cannot be used.

use super::Found;
use crate::analysis::methods::method::{Combines, MethodRemark};
use crate::analysis::methods::problem::Unfit;
use crate::analysis::methods::survey::MethodRanking;
use crate::say::methods::{Crowd, Reversal, Reversals, Zero, compromise, refused, undecided};
use crate::say::punctuation;
use crate::score::Open;

impl Found<'_> {
    pub(super) fn reversals(&self) -> String {
        let survey = &self.survey;
        let taken_out = self.probes.iter().map(|probe| probe.taken_out).max().unwrap_or(0);
        if taken_out == 0 || survey.ideas.len() < 3 {
            return String::new();
        }
        let probed = || survey.opinions.iter().zip(&self.probes);
        let stuck = probed().filter(|(_, probe)| probe.undefined > 0).map(|(opinion, _)| self.method_name(opinion));
        let reversed = || probed().filter(|(_, probe)| !probe.flips.is_empty());
        // The example is the one nearest the top.
        let flips = reversed().flat_map(|(opinion, probe)| probe.flips.iter().map(move |flip| (opinion, flip)));
        let nearest = flips.min_by_key(|(_, flip)| (flip.falls.max(flip.rises), flip.without));
        let example = nearest.map(|(opinion, flip)| Reversal {
            without: self.name(flip.without),
            rises: self.name(flip.rises),
            falls: self.name(flip.falls),
            method: self.method_name(opinion),
        });
        let reversals = Reversals {
            first: (taken_out < survey.ideas.len()).then_some(taken_out),
            methods: survey.opinions.len(),
            reversed: example.map(|example| (reversed().count(), example)),
            are_relative: reversed().all(|(opinion, _)| opinion.method.is_relative),
            stuck: stuck.collect(),
        };
        reversals.sentence(self.lang)
    }

    /// What VIKOR and PROMETHEE I say beside their rankings.
    pub(super) fn beside(&self) -> String {
        let survey = &self.survey;
        let pairs = (survey.ideas.len() * survey.ideas.len().saturating_sub(1) / 2) as f64;
        if pairs == 0.0 {
            return String::new();
        }
        let said = |opinion: &MethodRanking| match opinion.beside.as_ref()? {
            MethodRemark::Compromise(ideas) => {
                let names: Vec<String> = ideas.iter().map(|&place| self.name(place).to_owned()).collect();
                Some(compromise(&names, self.lang))
            }
            MethodRemark::Incomparable(count) => Some(undecided(*count as f64 / pairs, self.lang)),
        };
        punctuation::sentences(survey.opinions.iter().filter_map(said), self.lang)
    }

    /// Methods that cannot be used, those with the same reason together.
    pub(super) fn refusals(&self) -> String {
        let lang = self.lang;
        let mut reasons: Vec<(Unfit, Vec<String>)> = Vec::new();
        for (method, why) in &self.survey.refused {
            let name = method.name(lang).to_owned();
            match reasons.iter_mut().find(|(reason, _)| reason == why) {
                Some((_, names)) => names.push(name),
                None => reasons.push((*why, vec![name])),
            }
        }
        punctuation::sentences(reasons.iter().map(|(why, names)| refused(names, &self.unfit(why), lang)), lang)
    }

    /// Why a method cannot be used, without a full stop.
    pub(super) fn unfit(&self, why: &Unfit) -> String {
        let criterion = |c: usize| self.project.rubric.criteria[c].name.get(self.lang);
        why.sentence((&criterion, &|place| self.name(place)), self.lang)
    }

    /// Ideas that share their place with a crowd, and why: products make nothing of a single zero. Methods with the same
    /// number of them and the same reason together.
    pub(super) fn crowds(&self) -> String {
        let nothing = if self.open() == Open::Nothing { Zero::OrUnknown } else { Zero::Known };
        let mut crowds: Vec<Crowd> = Vec::new();
        for opinion in &self.survey.opinions {
            let crowded: Vec<usize> = (0..opinion.ranks.len()).filter(|&place| opinion.is_crowded(place)).collect();
            let is_zero = opinion.method.combines == Combines::Product
                && crowded.iter().all(|&place| opinion.scores[place] == 0.0);
            let (ideas, zero, name) = (crowded.len(), is_zero.then_some(nothing), self.method_name(opinion));
            match crowds.iter_mut().find(|crowd| (crowd.ideas, crowd.zero) == (ideas, zero)) {
                _ if ideas == 0 => {}
                Some(crowd) => crowd.methods.push(name),
                None => crowds.push(Crowd { ideas, methods: vec![name], zero }),
            }
        }
        punctuation::sentences(crowds.iter().map(|crowd| crowd.sentence(self.lang)), self.lang)
    }
}
