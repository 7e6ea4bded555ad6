//! The summary of all methods, for somebody who distrusts a weighted sum: who is first, how alike the methods are,
//! whose place depends on them, whose order is reversed when an idea leaves, and which methods cannot be used.

use crate::analysis::methods::method::{Combines, Method, MethodRemark};
use crate::analysis::methods::problem::{Reads, Unfit};
use crate::analysis::methods::reversal::Probe;
use crate::analysis::methods::survey::{MethodQuery, MethodRanking, MethodSurvey};
use crate::cli::context::Stop;
use crate::cli::screen::paragraph;
use crate::lang::Lang;
use crate::project::Project;
use crate::rubric::Rubric;
use crate::say::lead::left_out;
use crate::say::methods::{
    Crowd, FirstUnder, Leaders, Likeness, Movers, Reversal, Reversals, Zero, among_failed, compromise, curves,
    on_evidence, on_values, refused, undecided,
};
use crate::say::names::MOST_NAMED;
use crate::say::{methods as say, punctuation};
use crate::score::Open;
use crate::tolerance;
use anyhow::anyhow;

/// Ideas shown on a screen without `--top`.
pub(super) const SCREEN_ROWS: usize = 15;
/// The same in the short form.
pub(super) const SHORT_ROWS: usize = 6;

/// A move by fewer places than this is not pointed out.
const MIN_MOVE: usize = 3;
/// Moves are pointed out for ideas that some method ranks among the first this many.
const TOP_RANKS: usize = 10;
/// Medians of τ-b that differ by more than this are pointed out.
const MIN_TAU_DIFFERENCE: f64 = 0.05;

/// The survey of methods, with all that its summary needs.
pub(super) struct MethodsSummary<'a> {
    pub project: &'a Project,
    pub question: MethodQuery<'a>,
    pub survey: MethodSurvey,
    /// The same survey on values, of the methods that read evidence; `None` if `--on` says what to read.
    pub on_values: Option<MethodSurvey>,
    /// In the order of the survey's opinions.
    pub probes: Vec<Probe>,
    pub lang: Lang,
}

impl MethodsSummary<'_> {
    /// The name of an idea by its place in the survey.
    pub fn name(&self, place: usize) -> &str {
        &self.question.scored.names[self.survey.ideas[place]]
    }

    /// The id of an idea by its place in the survey.
    pub fn id(&self, place: usize) -> &str {
        &self.project.evidence.ids[self.survey.ideas[place]]
    }

    /// Who is first under how many methods, how alike the methods are, whose place depends on them, and whose order is
    /// reversed when an idea leaves the table.
    pub(super) fn summary(&self) -> String {
        punctuation::sentences([self.leaders(), self.at_length()], self.lang)
    }

    /// What follows from the statistics, which stand beside it.
    pub(super) fn at_length(&self) -> String {
        let likeness = self.likeness().map_or(String::new(), |likeness| likeness.sentence(self.lang));
        let said =
            [likeness, self.curves(), self.movers(), self.crowds(), self.reversals(), self.beside(), self.refusals()];
        punctuation::sentences(said, self.lang)
    }

    /// Who is first under how many methods and how alike the methods are, without statistics.
    pub(super) fn plainly(&self) -> String {
        let likeness = self.likeness().map_or(String::new(), |likeness| likeness.plainly(self.lang));
        punctuation::sentences([self.leaders(), likeness], self.lang)
    }

    /// Below the short table: what its columns are, whose place depends on the method, and what it leaves out.
    pub(super) fn below(&self, top: usize) -> String {
        let (lang, ideas) = (self.lang, self.survey.ideas.len());
        let out = left_out(self.question.scored.len() - ideas, lang).unwrap_or_default();
        let full = say::more_in_full(ideas.saturating_sub(top), lang);
        let paragraphs =
            [punctuation::sentences([say::PLACES_LEGEND.get(lang).to_owned(), out], lang), self.movers(), full];
        let said = paragraphs.iter().filter(|said| !said.is_empty());
        said.map(|said| format!("\n{}\n", paragraph(said))).collect()
    }

    /// The name of a method, with what it reads if that is not its usual input.
    fn method_name(&self, opinion: &MethodRanking) -> String {
        let (name, lang) = (opinion.method.name.get(self.lang), self.lang);
        match opinion.reads {
            reads if reads == opinion.method.reads => name.to_owned(),
            Reads::Evidence => on_evidence(name, lang),
            Reads::Values => on_values(name, lang),
        }
    }

    fn movers(&self) -> String {
        let survey = &self.survey;
        // So few ideas cannot move that far.
        if survey.ideas.len() <= MIN_MOVE || survey.opinions.len() < 2 {
            return String::new();
        }
        let moving = survey.dependent(TOP_RANKS, MIN_MOVE);
        let first = (survey.ideas.len() > TOP_RANKS).then_some(TOP_RANKS);
        let is_steady = |place: &usize| {
            let (best, worst) = survey.extremes(*place);
            best == worst && !survey.opinions.iter().any(|opinion| opinion.is_crowded(*place))
        };
        let movers = match moving.is_empty() {
            true => Movers::Nobody { by: MIN_MOVE - 1, first },
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

    pub(super) fn leaders(&self) -> String {
        let said = self.first().sentence(self.lang);
        match self.question.scored.failed_gate(self.survey.ideas[0]) {
            None => said,
            Some(_) => among_failed(&said, self.lang),
        }
    }

    fn first(&self) -> Leaders<'_> {
        if self.survey.ideas.len() == 1 {
            return Leaders::Only(self.name(0));
        }
        let (firsts, telling): (_, Vec<&MethodRanking>) = (self.survey.firsts(), self.survey.telling().collect());
        let names = || firsts.iter().map(|(place, _)| self.name(*place).to_owned()).collect();
        let methods = telling.len();
        match telling[..] {
            [] => Leaders::Nobody,
            [only] => Leaders::Under { names: names(), method: self.method_name(only) },
            _ if firsts.iter().all(|(_, under)| *under == methods) => {
                // Only methods that do not add up can show that adding up makes no difference.
                let sums_aside = telling.iter().filter(|o| o.method.combines != Combines::Sum).count() > 1;
                Leaders::UnderAll { names: names(), methods, sums_aside }
            }
            _ => Leaders::UnderSome {
                others: firsts.len().saturating_sub(1 + MOST_NAMED),
                share: firsts.iter().map(|(_, under)| under).sum::<usize>() > methods,
                firsts: firsts
                    .iter()
                    .take(1 + MOST_NAMED)
                    .map(|&(place, under)| self.first_under(place, under))
                    .collect(),
                methods,
            },
        }
    }

    /// An idea with the methods under which it is first, if they are few.
    fn first_under(&self, place: usize, under: usize) -> FirstUnder<'_> {
        let opinions = self.survey.telling().filter(|opinion| under <= MOST_NAMED && opinion.ranks[place] == 1);
        FirstUnder {
            name: self.name(place),
            under,
            methods: opinions.map(|opinion| self.method_name(opinion)).collect(),
        }
    }

    /// The other opinions with their τ-b to the weighted sum, least alike first.
    fn by_likeness(&self) -> Vec<(f64, &MethodRanking)> {
        let own = |opinion: &MethodRanking| opinion.method.id == "sum" && opinion.reads == Reads::Values;
        let others = self.survey.opinions.iter().filter(|opinion| !own(opinion));
        let mut others: Vec<(f64, &MethodRanking)> = others.filter_map(|o| Some((o.agreement.tau?, o))).collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0));
        others
    }

    fn likeness(&self) -> Option<Likeness> {
        let by = self.by_likeness();
        let named = |(tau, opinion): &(f64, &MethodRanking)| (*tau, self.method_name(opinion));
        Some(match by.as_slice() {
            [] => return None,
            [(tau, opinion)] => Likeness::One { method: self.method_name(opinion), tau: *tau },
            _ if by.iter().all(|(tau, _)| *tau > 1.0 - tolerance::ROUNDING) => Likeness::Same,
            [least, .., most] => {
                let middle = median(&by.iter().map(|(tau, _)| *tau).collect::<Vec<f64>>());
                Likeness::Some { middle, least: named(least), most: named(most) }
            }
        })
    }

    /// What the value functions of the rubric change: the same methods on evidence and on values.
    fn curves(&self) -> String {
        let Some(on_values) = &self.on_values else { return String::new() };
        let both = self.survey.opinions.iter().filter_map(|opinion| {
            let other = on_values.opinions.iter().find(|other| other.method.id == opinion.method.id)?;
            Some((opinion.agreement.tau?, other.agreement.tau?))
        });
        let (evidence, values): (Vec<f64>, Vec<f64>) = both.unzip();
        let methods = evidence.len();
        if methods < 2 {
            return String::new();
        }
        let [on_evidence, on_values] = [evidence, values].map(|mut taus| {
            taus.sort_by(f64::total_cmp);
            median(&taus)
        });
        match (on_values - on_evidence).abs() <= MIN_TAU_DIFFERENCE {
            true => String::new(),
            false => curves(methods, on_evidence, on_values, self.lang),
        }
    }

    fn reversals(&self) -> String {
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
    fn beside(&self) -> String {
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

    /// The methods that cannot be used, by reason.
    fn refusals(&self) -> String {
        let lang = self.lang;
        let mut reasons: Vec<(Unfit, Vec<String>)> = Vec::new();
        for (method, why) in &self.survey.refused {
            let name = method.name.get(lang).to_owned();
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

    /// Ideas that share their place with a crowd, and why: a single zero makes a product zero. Methods with the same
    /// number of them and the same reason share a sentence.
    fn crowds(&self) -> String {
        let nothing = if self.question.open == Open::Nothing { Zero::OrUnknown } else { Zero::Known };
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

/// The error if a method asked for alone cannot be used; `idea` returns the name at a place.
pub(super) fn refusal<'a>(
    method: &Method,
    why: Unfit,
    rubric: &'a Rubric,
    idea: &dyn Fn(usize) -> &'a str,
    lang: Lang,
) -> Stop {
    let criterion = |c: usize| rubric.criteria[c].name.get(lang);
    anyhow!(say::unusable(method.name.get(lang), why, (&criterion, idea), lang)).into()
}

/// The middle of sorted numbers.
fn median(sorted: &[f64]) -> f64 {
    let n = sorted.len();
    f64::midpoint(sorted[(n - 1) / 2], sorted[n / 2])
}
