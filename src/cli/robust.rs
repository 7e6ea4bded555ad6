//! `dingzi robust`: how often each idea is first if weights and open facts are uncertain.

use super::args::{EvidenceModel, Robust};
use super::load::{self, Project};
use super::wait::{Seen, Watched};
use super::weighting::{self, Weighting};
use super::{Context, Outcome, paragraph};
use crate::analysis::robust::{self, Evidence, Question, Watch};
use crate::analysis::study::leading;
use crate::chart::count;
use crate::export::{Cell, Column, Place, Table};
use crate::lang::{Lang, fixed};
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
    let (what, lang) = (context.lang.pick("draws", "抽样"), context.lang);
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
        let best = lang.pick(format!("top {three}"), format!("前 {three}"));
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
                Column::new("name", lang.pick("idea", "创意"), Place::Left),
                Column::new("first_shown", lang.pick("first", "第一"), Place::Right),
                Column::new("best_shown", best, Place::Right),
                Column::new("ranks_shown", lang.pick("90 % between", "90% 在"), Place::Right),
                Column::new("confidence_shown", lang.pick("confidence", "信心"), Place::Right),
                Column::new("suited", lang.pick("suited by", "何时有利"), Place::Note),
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
            Cell::text(ranks.shown(|rank| rank.to_string())),
            Cell::text(confidence.map_or(lang.pick("none", "无").to_owned(), |c| lang.percent(c))),
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
        let names = names.collect::<Vec<_>>().join(self.lang.pick(" and ", "、"));
        match names.is_empty() {
            true => names,
            false => self.lang.pick(format!("suited by more weight on {names}"), format!("更看重{names}时对它有利")),
        }
    }

    fn summary(&self) -> String {
        let (robust, lang, scored) = (&self.robust, self.lang, self.scored);
        let drawn = match self.evidence {
            EvidenceModel::Drawn => lang.pick(", open facts drawn from their ranges", "，待定项在其范围内随机取值"),
            EvidenceModel::Proven => lang.pick(", facts as proven", "，依据只按已证实的计"),
        };
        let (draws, seed) = (count(robust.draws), robust.seed);
        let error = fixed(100.0 * robust.standard_error(0.5), 1);
        let firsts = leading(scored, robust, lang);
        let model = self.weighting.name.get(lang);
        let more = if robust.told < robust.ranked { self.first_only() } else { self.not_counted() };
        lang.pick(
            format!(
                "{firsts}. {draws} draws: {model}{drawn}; seed {seed}; standard error {error} points at most.{more}"
            ),
            format!(
                "{firsts}。共抽取 {draws} 次：{model}{drawn}；种子 {seed}；标准误差不超过 {error} 个百分点。{more}"
            ),
        )
    }
    /// How many were ranked but not counted, where all ranks are told apart.
    fn not_counted(&self) -> String {
        match self.robust.ranked - self.robust.ideas.len() {
            0 => String::new(),
            n => self.lang.pick(
                format!(" {n} ideas further down were ranked too but not counted."),
                format!("排在后面的 {n} 个创意也参与了排名，但没有逐一计数。"),
            ),
        }
    }

    /// How many ideas cannot have one of the first ranks, and how many others had one.
    fn first_only(&self) -> String {
        let (robust, lang) = (&self.robust, self.lang);
        let [told, aside, seen, listed] = [robust.told, robust.aside, robust.seen, robust.ideas.len()].map(count);
        let set_aside = match (robust.aside, lang) {
            (0, _) => String::new(),
            (1, Lang::En) => {
                format!(" 1 idea that cannot be among the first {told} under any of these weights was set aside.")
            }
            (_, Lang::En) => {
                format!(
                    " {aside} ideas that cannot be among the first {told} under any of these weights were set aside."
                )
            }
            (_, Lang::Zh) => format!("有 {aside} 个创意在这些权重下都不可能进入前 {told} 名，已先行排除。"),
        };
        let is_all = robust.seen == robust.ideas.len();
        let were = match (robust.seen, is_all, lang) {
            (1, _, Lang::En) => format!(" Only 1 idea was among the first {told} in any draw."),
            (_, true, Lang::En) => format!(" {seen} ideas were among the first {told} in some draw."),
            (_, false, Lang::En) => {
                format!(
                    " {seen} ideas were among the first {told} in some draw; the {listed} that were most often are listed."
                )
            }
            (_, true, Lang::Zh) => format!("在至少一次抽样中进入前 {told} 名的有 {seen} 个创意。"),
            (_, false, Lang::Zh) => {
                format!("在至少一次抽样中进入前 {told} 名的有 {seen} 个创意，这里列出最常进入的 {listed} 个。")
            }
        };
        set_aside + &were
    }
}
