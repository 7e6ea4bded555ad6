//! `dingzi robust`: how often each idea is first if weights and open facts are uncertain.

use super::args::{EvidenceModel, RobustArgs};
use super::context::{Context, Outcome};
use super::screen::paragraph;
use super::wait::Watched;
use super::weighting::{self, Weighting};
use crate::analysis::robust::weights::WeightModel;
use crate::analysis::robust::{self, Edge, SmaaEvidence, SmaaQuery, TopPlaces, UnknownCounts, VerdictChances};
use crate::analysis::stability::contestants;
use crate::analysis::summary::{self, ChanceModel, firsts};
use crate::analysis::who_gets_in::who_gets_in;
use crate::export::Table;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::project::Project;
use crate::say::certainty::OpenFacts;
use crate::say::commands::robust::{self as words, Counted, Summary};
use crate::say::places::{IF_GATES, WhoGetsIn};
use crate::say::punctuation::{sentences, stop};
use crate::score::Scored;
use crate::tables::robust::{AlsoAsked, chances};
use serde_json::{Map, Value, json};

/// How many ideas are shown on a screen in the short form.
const SHORT_ROWS: usize = 10;
/// How many at least of those without a place.
const ROWS_BEYOND: usize = 3;

pub(super) fn run(args: &RobustArgs, context: &Context) -> Outcome {
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let weighting = weighting::read(&args.weights, &project, &lens.weights, context)?;
    let scored = project.score_aloud(lens, context);
    let question = SmaaQuery::of(&scored, &weighting.model, args.chances.draws as usize, args.chances.seed);
    let question = question.first(args.top.unwrap_or(robust::FIRST_RANKS));
    let question = match args.first {
        // However many rows are shown, so that they change no claim.
        Some(places) => question.counting_first(places + 1, &scored.order),
        None => question,
    };
    let evidence = match (args.evidence, args.draw) {
        (EvidenceModel::Proven, _) => SmaaEvidence::Proven(&scored.matrix),
        (EvidenceModel::Drawn, None) => SmaaEvidence::Drawn(&scored.matrix),
        (EvidenceModel::Drawn, Some(draw)) => SmaaEvidence::DrawnFrom(&scored.matrix, draw),
    };
    let (question, progress) = (SmaaQuery { evidence, ..question }, Progress::default());
    let (what, lang) = (words::DRAWS.get(context.lang), context.lang);
    let watched = Watched { whole: Some(args.chances.draws), what, progress: &progress, lang };
    let answer = || question.clone().answer_with_firsts(&scored.order, &progress);
    let robust = watched.during(answer).expect("nobody asks it to stop");
    let (is_short, for_programs) = (args.output.is_short(args.full)?, args.output.form()?.has_data);
    let on_screen = is_short && args.output.is_for_people()?;
    let facts = if args.evidence == EvidenceModel::Drawn { OpenFacts::Drawn } else { OpenFacts::Proven };
    let has_open_gate = |idea: usize| scored.has_open_gate(idea);
    let places = args.first.map(|places| question.places(&robust, places, has_open_gate));
    let verdicts = places.is_some().then(|| question.verdicts(&robust.ideas, scored.thresholds, has_open_gate));
    let (project, scored, weighting) = (&project, &scored, &weighting);
    let found = RobustTable { project, scored, robust, places, verdicts, weighting, facts, lang };
    let short_rows = args.first.map_or(SHORT_ROWS, |places| SHORT_ROWS.max(places + ROWS_BEYOND));
    let top = args.top.unwrap_or(if on_screen { short_rows } else { usize::MAX });
    let mut table = found.table(top, for_programs);
    if is_short {
        table = table.without(&["confidence_shown", "suited", "watch_shown", "drop_shown"]);
    } else if args.first.is_some() && !for_programs {
        // What puts an idea first is not what gets it one of several places, and the verdicts need the room.
        table = table.without(&["confidence_shown", "suited"]);
    }
    if args.first == Some(1) && !for_programs {
        // It is the share of draws in which an idea is first.
        table = table.without(&["best_shown"]);
    }
    if args.first.is_some() && !for_programs && found.robust.told < found.robust.ranked {
        // Of a large table no rank beyond the places is told apart.
        table = table.without(&["ranks_shown"]);
    }
    let is_around = matches!(weighting.model, WeightModel::Between(_) | WeightModel::Fixed(_));
    // What lies in the weights cannot be told from what lies in the facts.
    let tells_why = args.draw.is_none() && facts == OpenFacts::Drawn && is_around;
    let drawn = ChanceModel { weights: weighting.name.get(lang), facts, tells_why };
    let shares = (&found.robust.firsts()[..], found.robust.counts_all_firsts());
    let first = match found.who_gets_in() {
        Some(who) => who.text(lang),
        None => sentences(summary::chances(scored, shares, drawn, lang), lang),
    };
    let after = match is_short {
        true => {
            // Whoever asks for so many knows that there are more.
            let rest = if args.top.is_some() { 0 } else { found.robust.ideas.len() - table.rows.len() };
            found.drawn().short(rest, lang)
        }
        false => found.drawn().text(lang),
    };
    let after = if found.has_brackets(top) { sentences([after.as_str(), IF_GATES.get(lang)], lang) } else { after };
    args.output.write(&table, &format!("{}\n\n", paragraph(&first)), &format!("\n{}\n", paragraph(&after)))
}

struct RobustTable<'a> {
    project: &'a Project,
    scored: &'a Scored,
    robust: robust::Robust,
    places: Option<TopPlaces>,
    verdicts: Option<Vec<VerdictChances>>,
    weighting: &'a Weighting,
    /// What open facts count as, if there are any.
    facts: OpenFacts,
    lang: Lang,
}

impl RobustTable<'_> {
    /// The table. Lists and objects are left out unless it is `for_programs`: with many ideas they are long.
    fn table(&self, top: usize, for_programs: bool) -> Table {
        let (robust, scored, lang) = (&self.robust, self.scored, self.lang);
        let asked = AlsoAsked { places: self.places.as_ref(), verdicts: self.verdicts.as_deref() };
        let columns = chances(self.project, scored, robust, asked, lang)
            .data("acceptability", |&place| for_programs.then(|| self.all_ranks(place)))
            .data("central_weights", |&place| {
                robust.central_weights(place).filter(|_| for_programs).map(|w| self.project.rubric.by_criterion(&w))
            })
            .data("ahead_of", |&place| if for_programs { self.ahead_of(place) } else { None });
        let mut about = vec![
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
        ];
        if let Some(places) = &self.places {
            about.extend([
                ("places", json!(places.places)),
                ("edge", json!(places.edge.as_ref().map(|edge| self.edge(edge)))),
            ]);
        }
        columns.table(self.rows().take(top)).about(about).under(&self.project.evidence)
    }

    /// The places in `robust.ideas` in the order that is shown.
    fn rows(&self) -> impl Iterator<Item = usize> {
        let by_places = self.places.as_ref().map(|places| places.order.clone());
        by_places.unwrap_or_else(|| (0..self.robust.ideas.len()).collect()).into_iter()
    }

    /// The two ideas on the edge, and how often each is ahead of the other.
    fn edge(&self, edge: &Edge) -> Value {
        let [last_in, first_out] = edge.ideas.map(|idea| &self.project.evidence.ids[idea]);
        json!({ "last_in": last_in, "first_out": first_out, "ahead": edge.ahead[0], "behind": edge.ahead[1] })
    }

    /// Who gets a place, if that is asked.
    fn who_gets_in(&self) -> Option<WhoGetsIn<'_>> {
        let places = self.places.as_ref()?;
        let who = who_gets_in(&self.project.rubric, (self.scored, &self.scored.names), &self.robust, places, self.lang);
        let is_open =
            contestants(self.scored).iter().any(|&idea| self.scored.potential[idea] > self.scored.score[idea]);
        let facts = Some(if is_open { self.facts } else { OpenFacts::None });
        Some(WhoGetsIn { weights: self.weighting.name.get(self.lang), facts, ..who })
    }

    /// Whether one of the first rows has a share in brackets.
    fn has_brackets(&self, top: usize) -> bool {
        let verdicts = self.verdicts.as_ref();
        verdicts.is_some_and(|verdicts| self.rows().take(top).any(|place| verdicts[place].pursue_if > 0.0))
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
        let who = self.who_gets_in().map(|who| who.text(self.lang)).unwrap_or_default();
        sentences([who, stop(&firsts, self.lang), self.drawn().text(self.lang)], self.lang)
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
            false => Counted::AllRanks {
                others: robust.ranked - robust.ideas.len(),
                are_never_first: robust.counts_all_firsts(),
            },
        };
        Summary {
            draws: robust.draws,
            weights: self.weighting.name.get(self.lang),
            unknowns: robust.unknowns.map(UnknownCounts::all),
            seed: robust.seed,
            error: robust.off_at_most(),
            has_at_best: self.places.is_none(),
            counted,
        }
    }
}
