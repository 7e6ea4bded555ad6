//! `dingzi robust`: how often each idea is first if weights and open facts are uncertain.

use super::args::{EvidenceModel, RobustArgs};
use super::context::{Context, Outcome};
use super::screen::paragraph;
use super::wait::Watched;
use super::weighting::{self, Weighting};
use crate::analysis::robust::weights::WeightModel;
use crate::analysis::robust::{self, SmaaEvidence, SmaaQuery, UnknownCounts};
use crate::analysis::summary::{self, ChanceModel, firsts};
use crate::export::Table;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::project::Project;
use crate::say::certainty::OpenFacts;
use crate::say::commands::robust::{self as words, Counted, Summary};
use crate::say::punctuation::{sentences, stop};
use crate::score::Scored;
use crate::tables::robust::chances;
use serde_json::{Map, Value, json};

/// How many ideas are shown on a screen in the short form.
const SHORT_ROWS: usize = 10;

pub(super) fn run(args: &RobustArgs, context: &Context) -> Outcome {
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let weighting = weighting::read(&args.weights, &project, &lens.weights, context)?;
    let scored = project.score_aloud(lens, context);
    let question = SmaaQuery::of(&scored, &weighting.model, args.chances.draws as usize, args.chances.seed);
    let question = question.first(args.top.unwrap_or(robust::FIRST_RANKS));
    let evidence = match (args.evidence, args.draw) {
        (EvidenceModel::Proven, _) => SmaaEvidence::Proven(&scored.matrix),
        (EvidenceModel::Drawn, None) => SmaaEvidence::Drawn(&scored.matrix),
        (EvidenceModel::Drawn, Some(draw)) => SmaaEvidence::DrawnFrom(&scored.matrix, draw),
    };
    let (question, progress) = (SmaaQuery { evidence, ..question }, Progress::default());
    let (what, lang) = (words::DRAWS.get(context.lang), context.lang);
    let watched = Watched { whole: Some(args.chances.draws), what, progress: &progress, lang };
    let robust = watched.during(|| question.answer_watched(&progress)).expect("nobody asks it to stop");
    let found = RobustTable { project: &project, scored: &scored, robust, weighting: &weighting, lang: context.lang };
    let (is_short, for_programs) = (args.output.is_short(args.full)?, args.output.form()?.has_data);
    let on_screen = is_short && args.output.is_for_people()?;
    let top = args.top.unwrap_or(if on_screen { SHORT_ROWS } else { usize::MAX });
    let mut table = found.table(top, for_programs);
    if is_short {
        table = table.without(&["confidence_shown", "suited"]);
    }
    let facts = if args.evidence == EvidenceModel::Drawn { OpenFacts::Drawn } else { OpenFacts::Proven };
    let is_around = matches!(weighting.model, WeightModel::Between(_) | WeightModel::Fixed(_));
    // What lies in the weights cannot be told from what lies in the facts.
    let tells_why = args.draw.is_none() && facts == OpenFacts::Drawn && is_around;
    let drawn = ChanceModel { weights: weighting.name.get(lang), facts, tells_why };
    let shares = (&found.robust.firsts()[..], found.robust.counts_all_firsts());
    let first = sentences(summary::chances(&scored, shares, drawn, lang), lang);
    let after = match is_short {
        true => {
            // Whoever asks for so many knows that there are more.
            let rest = if args.top.is_some() { 0 } else { found.robust.ideas.len() - table.rows.len() };
            found.drawn().short(rest, lang)
        }
        false => found.drawn().text(lang),
    };
    args.output.write(&table, &format!("{}\n\n", paragraph(&first)), &format!("\n{}\n", paragraph(&after)))
}

struct RobustTable<'a> {
    project: &'a Project,
    scored: &'a Scored,
    robust: robust::Robust,
    weighting: &'a Weighting,
    lang: Lang,
}

impl RobustTable<'_> {
    /// The table. Lists and objects are left out unless it is `for_programs`: with many ideas they are long.
    fn table(&self, top: usize, for_programs: bool) -> Table {
        let (robust, scored, lang) = (&self.robust, self.scored, self.lang);
        let columns = chances(self.project, scored, robust, lang)
            .data("acceptability", |&place| for_programs.then(|| self.all_ranks(place)))
            .data("central_weights", |&place| {
                robust.central_weights(place).filter(|_| for_programs).map(|w| self.project.rubric.by_criterion(&w))
            })
            .data("ahead_of", |&place| if for_programs { self.ahead_of(place) } else { None });
        columns.table(0..robust.ideas.len().min(top)).about(vec![
            ("lens", json!(scored.lens)),
            ("weights", self.project.rubric.by_criterion(scored.weights.shares())),
            ("weighting", json!(self.weighting.name.get(lang))),
            ("evidence", json!(if robust.unknowns.is_some() { "drawn" } else { "proven" })),
            ("unknowns", json!(robust.unknowns)),
            ("draws", json!(robust.draws)),
            ("seed", json!(robust.seed)),
            ("standard_error_at_most", json!(robust.standard_error(0.5))),
            ("ideas", json!(robust.ranked)),
            ("told_apart", json!(robust.told)),
            ("set_aside", json!(robust.aside)),
            ("ever_told_apart", json!(robust.seen)),
            ("summary", json!(self.summary())),
        ])
    }

    /// The share of draws of each rank.
    fn all_ranks(&self, place: usize) -> Value {
        (1..=self.robust.told).map(|rank| json!(self.robust.acceptability(place, rank))).collect()
    }

    /// The share of draws in which it is ahead of each idea that it was compared with.
    fn ahead_of(&self, place: usize) -> Option<Value> {
        let (robust, ids) = (&self.robust, &self.project.evidence.ids);
        let others = (0..robust.ideas.len()).filter(|&other| other != place);
        let ahead = others.filter_map(|b| Some((ids[robust.ideas[b]].clone(), json!(robust.ahead(place, b)?))));
        let ahead: Map<String, Value> = ahead.collect();
        (!ahead.is_empty()).then(|| ahead.into())
    }

    fn summary(&self) -> String {
        let firsts = firsts(self.scored, &self.robust.firsts(), self.robust.counts_all_firsts(), self.lang);
        sentences([stop(&firsts, self.lang), self.drawn().text(self.lang)], self.lang)
    }

    fn drawn(&self) -> Summary<'_> {
        let robust = &self.robust;
        let counted = match robust.told < robust.ranked {
            true => Counted::FirstRanks {
                told: robust.told,
                aside: robust.aside,
                seen: robust.seen,
                listed: robust.ideas.len(),
            },
            false => Counted::AllRanks { others: robust.ranked - robust.ideas.len() },
        };
        Summary {
            draws: robust.draws,
            weights: self.weighting.name.get(self.lang),
            unknowns: robust.unknowns.map(UnknownCounts::all),
            seed: robust.seed,
            error: robust.off_at_most(),
            counted,
        }
    }
}
