//! `dingzi robust`: how often each idea is first if weights and open facts are uncertain.

use super::args::{EvidenceModel, Robust};
use super::load::{self, Project};
use super::wait::{Seen, Watched};
use super::weighting::{self, Weighting};
use super::{Context, Outcome, paragraph};
use crate::analysis::robust::{self, Evidence, Question, Watch};
use crate::analysis::study::leading;
use crate::export::{Cell, Column, Place, Table};
use crate::lang::Lang;
use crate::say::commands::robust::{self as words, Counted, Summary};
use crate::say::heads;
use crate::score::Scored;
use serde_json::{Map, Value, json};

/// A criterion is said to suit an idea if its central weight is this much of the mean weight at least.
const SUITS: f64 = 1.1;

pub(super) fn run(args: &Robust, context: &Context) -> Outcome {
    let project = load::load(args.judged.inputs.files(), context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let scored = project.score(lens, context);
    let weighting = weighting::read(&args.weights, &project, &lens.weights, context)?;
    let question = Question::of(&scored, &weighting.model, args.chances.draws as usize, args.chances.seed);
    let question = question.first(args.top.unwrap_or(robust::FIRST));
    let evidence = match args.evidence {
        EvidenceModel::Drawn => Evidence::Drawn(&scored.matrix),
        EvidenceModel::Proven => Evidence::Proven(&scored.matrix),
    };
    let (question, watch) = (Question { evidence, ..question }, Watch::default());
    let look = || Seen { done: watch.done() as u64, counted: watch.done() as u64 };
    let (what, lang) = (words::DRAWS.get(context.lang), context.lang);
    let watched = Watched { whole: Some(args.chances.draws), what, look: &look, lang };
    let robust = watched.during(|| question.answer_watched(&watch)).expect("nobody asks it to stop");
    let found = Found {
        project: &project,
        scored: &scored,
        robust,
        weighting: &weighting,
        evidence: args.evidence,
        lang: context.lang,
    };
    let table = found.table(args.top.unwrap_or(usize::MAX), args.output.form()?.has_data);
    let after = paragraph(&found.summary());
    args.output.write(&table, "", &format!("\n{after}\n"))
}

struct Found<'a> {
    project: &'a Project,
    scored: &'a Scored,
    robust: robust::Robust,
    weighting: &'a Weighting,
    evidence: EvidenceModel,
    lang: Lang,
}

impl Found<'_> {
    /// The table; lists and objects only `for_programs`: of many ideas they are long.
    fn table(&self, top: usize, for_programs: bool) -> Table {
        let (robust, lang) = (&self.robust, self.lang);
        let three = 3.min(robust.ranked);
        Table {
            about: vec![
                ("lens", json!(self.scored.lens)),
                ("weights", self.project.by_criterion(self.scored.weights.shares())),
                ("weighting", json!(self.weighting.name.get(lang))),
                ("evidence", json!(if self.evidence == EvidenceModel::Drawn { "drawn" } else { "proven" })),
                ("draws", json!(robust.draws)),
                ("seed", json!(robust.seed)),
                ("standard_error_at_most", json!(robust.standard_error(0.5))),
                ("ideas", json!(robust.ranked)),
                ("told_apart", json!(robust.told)),
                ("set_aside", json!(robust.aside)),
                ("ever_told_apart", json!(robust.seen)),
                ("summary", json!(self.summary())),
            ],
            columns: vec![
                Column::new("rank", "#", Place::Right),
                Column::new("idea", "", Place::Data),
                Column::new("name", heads::IDEA.get(lang), Place::Left),
                Column::new("first_shown", heads::FIRST.get(lang), Place::Right),
                Column::new("best_shown", words::among_first(three, lang), Place::Right),
                Column::new("ranks_shown", words::RANKS.get(lang), Place::Right),
                Column::new("confidence_shown", words::AT_BEST.get(lang), Place::Right),
                Column::new("suited", words::SUITED.get(lang), Place::Note),
                Column::new("first", "", Place::Data),
                Column::new("standard_error", "", Place::Data),
                Column::new("expected_rank", "", Place::Data),
                Column::new("rank_5", "", Place::Data),
                Column::new("rank_95", "", Place::Data),
                Column::new("confidence", "", Place::Data),
                Column::new("acceptability", "", Place::Data),
                Column::new("central_weights", "", Place::Data),
                Column::new("ahead_of", "", Place::Data),
            ],
            rows: (0..robust.ideas.len().min(top)).map(|place| self.row(place, three, for_programs)).collect(),
        }
    }

    fn row(&self, place: usize, three: usize, for_programs: bool) -> Vec<Cell> {
        let (robust, lang) = (&self.robust, self.lang);
        let idea = robust.ideas[place];
        let ids = &self.project.evidence.ids;
        let first = robust.acceptability(place, 1);
        let ranks = robust.rank_interval(place);
        let rank = |rank: Option<usize>| rank.map_or(Cell::None, |rank| Cell::Whole(rank as i64));
        let confidence = robust.confidence[place];
        let central = robust.central_weights(place);
        let mut row = vec![
            Cell::Rank(self.scored.rank[idea], self.scored.is_tied(idea)),
            Cell::text(ids[idea].clone()),
            Cell::text(self.scored.names[idea].clone()),
            Cell::text(lang.percent(first)),
            Cell::text(lang.percent(robust.within(place, 1, three))),
            Cell::text(ranks.shown(lang)),
            Cell::text(confidence.map_or(words::NEVER.get(lang).to_owned(), |c| lang.percent(c))),
            Cell::text(self.suited(central.as_deref())),
            Cell::Number(first, 4),
            Cell::Number(robust.standard_error(first), 4),
            robust.expected_rank(place).map_or(Cell::None, |rank| Cell::Number(rank, 2)),
            rank(ranks.best),
            rank(ranks.worst),
            confidence.map_or(Cell::None, |c| Cell::Number(c, 4)),
        ];
        row.extend(if for_programs { self.lists(place, central.as_deref()) } else { [const { Cell::None }; 3] });
        row
    }

    /// The shares of all ranks, the central weights, and the winning indices.
    fn lists(&self, place: usize, central: Option<&[f64]>) -> [Cell; 3] {
        let (robust, ids) = (&self.robust, &self.project.evidence.ids);
        let weights = central.map(|weights| Cell::Json(self.project.by_criterion(weights)));
        let others = (0..robust.ideas.len()).filter(|&other| other != place);
        let ahead = others.filter_map(|b| Some((ids[robust.ideas[b]].clone(), json!(robust.ahead(place, b)?))));
        let ahead: Map<String, Value> = ahead.collect();
        [
            Cell::Json((1..=robust.told).map(|rank| json!(robust.acceptability(place, rank))).collect()),
            weights.unwrap_or(Cell::None),
            if ahead.is_empty() { Cell::None } else { Cell::Json(ahead.into()) },
        ]
    }

    /// The criteria whose weight is most above the mean where the idea is first.
    fn suited(&self, central: Option<&[f64]>) -> String {
        let Some(central) = central else { return String::new() };
        let mean = self.robust.mean_weights();
        let mut by: Vec<(usize, f64)> = (0..central.len())
            .map(|c| (c, central[c] - mean[c]))
            .filter(|(c, _)| central[*c] > SUITS * mean[*c])
            .collect();
        by.sort_by(|a, b| b.1.total_cmp(&a.1));
        let names = by.iter().take(2).map(|(c, _)| self.project.rubric.criteria[*c].name.get(self.lang));
        let names: Vec<&str> = names.collect();
        if names.is_empty() { String::new() } else { words::suited(&names, self.lang) }
    }

    fn summary(&self) -> String {
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
        let summary = Summary {
            firsts: &leading(self.scored, robust, self.lang),
            draws: robust.draws,
            weights: self.weighting.name.get(self.lang),
            is_drawn: self.evidence == EvidenceModel::Drawn,
            seed: robust.seed,
            error: robust.off_at_most(),
            counted,
        };
        summary.text(self.lang)
    }
}
