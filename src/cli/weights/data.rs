//! `--from-data METHOD`: the weights that the table alone would give. A diagnosis: of what varies, not what matters.

use super::shares::{Said, by_share, change, share, show, today};
use crate::analysis::agreement::kendall_tau_b;
use crate::analysis::dominance::{self, LEAST_IDEAS, OVERLAP, overlaps};
use crate::analysis::explain::interval_text;
use crate::analysis::methods::problem::{DecisionProblem, Reads, range};
use crate::analysis::weights::from_data::FromData;
use crate::cli::args::WeightsArgs;
use crate::cli::context::Outcome;
use crate::cli::whatif::{alike, changes, outcome};
use crate::export::{Cell, Columns, Table};
use crate::lang::Lang;
use crate::project::Project;
use crate::rubric::{Lens, Rubric, Weights};
use crate::say::weights::DataRefusal;
use crate::say::weights::data::{self as say, Idle, OverlapAdvice, OverlappingPair};
use crate::say::{heads, punctuation};
use crate::score::{self, Open, Scored};
use serde_json::json;

/// Values that span no more than this decide next to nothing.
const NARROW_SPAN: f64 = 0.05;
/// A criterion stands out if the data would give it this many times an equal share …
const MIN_STANDOUT_RATIO: f64 = 1.5;
/// … and unknowns may explain it if at least this part of its values is unknown.
const MIN_UNKNOWN_PART: f64 = 0.25;

/// The weights that the data would give.
struct DataWeights<'a> {
    project: &'a Project,
    lens: &'a Lens,
    method: &'a FromData,
    /// The ideas that fail no gate, under the lens.
    scored: Scored,
    weights: Weights,
    lang: Lang,
}

pub(super) fn run(
    method: &FromData,
    project: &Project,
    (lens, before): (&Lens, Scored),
    args: &WeightsArgs,
    lang: Lang,
) -> Outcome {
    let passing: Vec<usize> = (0..before.len()).filter(|&i| !before.is_out(i)).collect();
    if passing.is_empty() {
        return Err(DataRefusal::AllFail.error().into());
    }
    let scored = score::score(&project.rubric, &project.evidence.keep(&passing), lens);
    let weights = Weights::from_parts(&of(method, &project.rubric, &scored));
    let after = project.score(&Lens::tried(method.id, method.name, weights.clone()));
    let found = DataWeights { project, lens, method, scored, weights, lang };
    let moves = outcome(project, &before, &after, lang);
    let mut sentences = found.sentences();
    sentences.push(say::moves(&moves, lang));
    let mut table = found.table();
    table.about = vec![
        ("way", json!("from-data")),
        ("method", json!(method.id)),
        ("paper", json!(method.paper)),
        ("lens", json!(lens.id)),
        ("ideas", json!(found.scored.len())),
        ("weights_before", project.rubric.by_criterion(lens.weights.shares())),
        ("weights_after", project.rubric.by_criterion(found.weights.shares())),
        ("kendall_tau_b", json!(kendall_tau_b(&before.rank, &after.rank))),
        ("summary", json!(punctuation::sentences(sentences.iter().cloned(), lang))),
    ];
    let said = Said {
        first: &say::moves(&changes(project, &before, &after, lang), lang),
        title: &say::title(method.name.get(lang), found.scored.len(), lang),
        short: vec![found.idle().warning(lang), say::CAUTION.get(lang).to_owned()],
        full: found.sentences().into_iter().chain(alike(&before, &after, lang)).collect(),
    };
    show(args, table.under(&project.evidence), said, lang)
}

/// The weights that a method gives, from proven values.
fn of(method: &FromData, rubric: &Rubric, scored: &Scored) -> Vec<f64> {
    let all: Vec<usize> = (0..scored.len()).collect();
    let values = DecisionProblem::of(rubric, scored, &all, Reads::Values, Open::Nothing);
    let floor = method.floor.unwrap_or(0.0);
    let problem = values.with_benefits(values.cells().iter().map(|value| value.max(floor)).collect());
    (method.of)(&problem).expect("values are not negative, and with the floor none is zero")
}

impl DataWeights<'_> {
    fn table(&self) -> Table {
        let (lang, old, new) = (self.lang, self.scored.weights.shares(), self.weights.shares());
        let least = |&c: &usize| range(self.scored.matrix.low_column(c)).0;
        let most = |&c: &usize| range(self.scored.matrix.low_column(c)).1;
        let columns = Columns::<usize>::empty()
            .left("name", heads::CRITERION.get(lang), |&c| self.name(c))
            .right("before_shown", today(self.lens, lang), |&c| share(old[c], lang))
            .right("after_shown", say::BY_DATA.get(lang), |&c| share(new[c], lang))
            .right("change_shown", heads::CHANGE.get(lang), |&c| change(old[c], new[c]))
            .right("values_shown", heads::VALUES.get(lang), |c| interval_text((least(c), most(c)), 2))
            .right("unknown_shown", heads::UNKNOWN.get(lang), |&c| Some(self.unknown(c)).filter(|n| *n > 0))
            .data("criterion", |&c| &self.project.rubric.criteria[c].id)
            .data("share_before", |&c| Cell::Number(old[c], 4))
            .data("share", |&c| Cell::Number(new[c], 4))
            .data("least", |c| Cell::Number(least(c), 4))
            .data("most", |c| Cell::Number(most(c), 4))
            .data("unknown", |&c| self.unknown(c));
        columns.table(by_share(&self.weights))
    }

    fn name(&self, c: usize) -> &str {
        self.project.rubric.criteria[c].name.get(self.lang)
    }

    /// How many ideas are unknown on a criterion.
    fn unknown(&self, c: usize) -> usize {
        self.scored.facts.count_unknown(c)
    }

    fn sentences(&self) -> Vec<String> {
        let lang = self.lang;
        let mut sentences = vec![self.idle().sentences(lang), self.overlap().sentence(lang)];
        sentences.extend(self.because_unknown());
        // The name of a method that takes logarithms is an abbreviation, the same in both languages.
        let floor = self.method.floor.map(|floor| say::floor(self.method.name.en, floor, lang));
        sentences.push(punctuation::sentences([say::CAUTION.get(lang).to_owned()].into_iter().chain(floor), lang));
        sentences
    }

    /// Criteria that do not tell ideas apart, or hardly.
    fn idle(&self) -> Idle {
        let span = |c: usize| {
            let (least, most) = range(self.scored.matrix.low_column(c));
            most - least
        };
        let names = |criteria: Vec<usize>| criteria.into_iter().map(|c| self.name(c).to_owned()).collect();
        let all = 0..self.scored.matrix.criteria();
        let (never, hardly) = all.filter(|&c| span(c) <= NARROW_SPAN).partition(|&c| span(c) == 0.0);
        Idle { never: names(never), hardly: (names(hardly), NARROW_SPAN) }
    }

    /// Criteria that order the ideas nearly alike.
    fn overlap(&self) -> OverlapAdvice<'_> {
        const MAX_PAIRS_SHOWN: usize = 3;
        if self.scored.len() < LEAST_IDEAS {
            return OverlapAdvice::Few { least: LEAST_IDEAS };
        }
        let found = overlaps(&self.scored);
        let alike = |o: &dominance::Overlap| OverlappingPair {
            criteria: o.criteria.map(|c| self.name(c)),
            rho: o.rho,
            ideas: o.ideas,
            one_in: o.one_in,
        };
        match found.is_empty() {
            true => OverlapAdvice::Nowhere { rho: OVERLAP, least: LEAST_IDEAS },
            false => OverlapAdvice::Pairs {
                pairs: found.iter().take(MAX_PAIRS_SHOWN).map(alike).collect(),
                more: found.len().saturating_sub(MAX_PAIRS_SHOWN),
            },
        }
    }

    /// Criteria that stand out and are often unknown: an unknown counts as nothing, which spreads the values.
    fn because_unknown(&self) -> Option<String> {
        let (n, ideas) = (self.weights.shares().len() as f64, self.scored.len());
        let stands_out = |&c: &usize| {
            self.weights[c] > MIN_STANDOUT_RATIO / n && self.unknown(c) as f64 >= MIN_UNKNOWN_PART * ideas as f64
        };
        let standing = by_share(&self.weights).into_iter().filter(stands_out);
        let named: Vec<(&str, usize)> = standing.map(|c| (self.name(c), self.unknown(c))).collect();
        (!named.is_empty()).then(|| say::much_unknown(&named, ideas, self.lang))
    }
}
