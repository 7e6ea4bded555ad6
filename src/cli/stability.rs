//! `dingzi stability`: how far each weight may move, and what would put each other idea first.

use super::args::Stability;
use super::load::{self, Project};
use super::{Context, Outcome, paragraph, screen_width, wait};
use crate::analysis::improve::Improvement;
use crate::analysis::overtake::Overtake;
use crate::analysis::stability::{self, Interval, Overtaking, contestants, nearest_flip};
use crate::analysis::way::{Way, Ways};
use crate::export::{Cell, Column, Place, Table};
use crate::lang::{Lang, tenths};
use crate::score::Scored;
use rayon::prelude::*;
use serde_json::{Value, json};

/// Ideas looked at, best first: each is a linear program or two.
const MOST_IDEAS: usize = 1_000;
/// Of these, so many are shown on a screen.
const SCREEN: usize = 10;

pub(super) fn run(args: &Stability, context: &Context) -> Outcome {
    let project = load::load(args.judged.inputs.files(), context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let scored = project.score(lens, context);
    let top = args.top.get().min(contestants(&scored).len());
    let found = Found {
        project: &project,
        scored: &scored,
        stability: stability::stability(&scored, top),
        top,
        lang: context.lang,
    };
    let (is_for_people, form) = (args.output.is_for_people()?, args.output.form()?);
    // Forms without room for them do not wait for the programs.
    let most = match (is_for_people, form.has_about) {
        (true, _) => SCREEN,
        (false, true) => MOST_IDEAS,
        (false, false) => 0,
    };
    let looking = context.lang.pick("looking for what would put others first", "正在找让其他创意居首的办法");
    let ideas = wait::said(looking, || found.ideas(most));
    let after = if is_for_people { found.after(&ideas) } else { String::new() };
    args.output.write(&found.table(&ideas), &found.before(), &after)
}

struct Found<'a> {
    project: &'a Project,
    scored: &'a Scored,
    stability: Vec<stability::Stability>,
    top: usize,
    lang: Lang,
}

impl Found<'_> {
    fn name(&self, idea: usize) -> &str {
        &self.scored.names[idea]
    }

    fn criterion(&self, c: usize) -> &str {
        self.project.rubric.criteria[c].name.get(self.lang)
    }

    /// What would put each idea that is not first there, best ranked first.
    fn ideas(&self, most: usize) -> Vec<Way> {
        let scored = self.scored;
        let behind: Vec<usize> = scored.order.iter().copied().filter(|&i| scored.rank[i] > 1).take(most).collect();
        let ways = self.ways();
        behind.into_par_iter().map(|idea| ways.of(idea)).collect()
    }

    fn ways(&self) -> Ways<'_> {
        let Project { rubric, evidence, .. } = self.project;
        Ways { rubric, evidence, scored: self.scored, lang: self.lang }
    }

    fn before(&self) -> String {
        let lang = self.lang;
        let first = self.scored.order[0];
        let leader = self.name(first);
        let (leads, leads_zh) = match self.scored.is_tied(first) {
            _ if self.scored.failed_gate(first).is_some() => (
                format!("Every idea fails a gate; {leader} has the most points"),
                format!("所有创意都没有通过门槛；{leader}分数最高"),
            ),
            true => (format!("{leader} shares the lead"), format!("{leader}并列第一")),
            false => (format!("{leader} leads"), format!("{leader}领先")),
        };
        let text = match nearest_flip(&self.stability) {
            Some(flip) => {
                let flip = flip.in_words(&self.project.rubric, self.scored, lang);
                lang.pick(format!("{leads}. The nearest flip: {flip}."), format!("{leads_zh}。最近的翻转：{flip}。"))
            }
            None if self.scored.len() == 1 => {
                lang.pick(format!("{leader} is the only idea."), format!("只有{leader}一个创意。"))
            }
            None => lang.pick(
                format!("{leads}, and moving a single weight cannot change that."),
                format!("{leads_zh}；只动任何一个权重都改变不了。"),
            ),
        };
        format!("{}\n\n", paragraph(&text))
    }

    /// Criteria, the nearest flip first.
    fn table(&self, ideas: &[Way]) -> Table {
        let (lang, top) = (self.lang, self.top);
        let mut order: Vec<&stability::Stability> = self.stability.iter().collect();
        let distance = |s: &stability::Stability| s.nearest().map_or(f64::INFINITY, |(distance, _)| distance);
        order.sort_by(|a, b| distance(a).total_cmp(&distance(b)).then(b.share.total_cmp(&a.share)));
        let kept = lang.pick(format!("top {top} keep order"), format!("前 {top} 名次序不变"));
        Table {
            about: vec![
                ("lens", json!(self.scored.lens)),
                ("leader", json!(self.project.evidence.ids[self.scored.order[0]])),
                ("top", json!(top)),
                ("flip", self.project.flip(nearest_flip(&self.stability))),
                ("ideas", ideas.iter().map(|way| self.json(way)).collect()),
            ],
            columns: vec![
                Column::new("name", lang.pick("criterion", "标准"), Place::Left),
                Column::new("share_shown", lang.pick("today", "现在"), Place::Right),
                Column::new("lead_shown", lang.pick("leads within", "领先区间"), Place::Right),
                Column::new("order_shown", kept, Place::Right),
                Column::new("beyond", lang.pick("beyond", "越过之后"), Place::Note),
                Column::new("criterion", "", Place::Data),
                Column::new("share", "", Place::Data),
                Column::new("low", "", Place::Data),
                Column::new("high", "", Place::Data),
                Column::new("below", "", Place::Data),
                Column::new("above", "", Place::Data),
                Column::new("order_low", "", Place::Data),
                Column::new("order_high", "", Place::Data),
                Column::new("order_below", "", Place::Data),
                Column::new("order_above", "", Place::Data),
            ],
            rows: order.into_iter().map(|s| self.row(s)).collect(),
        }
    }

    fn row(&self, s: &stability::Stability) -> Vec<Cell> {
        let lang = self.lang;
        let ids = &self.project.evidence.ids;
        let interval = |interval: Option<Interval>| match interval {
            None => Cell::text(lang.pick("none", "无")),
            Some(Interval { low, high, .. }) => Cell::text(format!("{}–{} %", tenths(low), tenths(high))),
        };
        let end = |interval: Option<Interval>, of: fn(Interval) -> f64| {
            interval.map_or(Cell::None, |i| Cell::Number(of(i), 4))
        };
        let riser =
            |overtaking: Option<Overtaking>| overtaking.map_or(Cell::None, |o| Cell::text(ids[o.riser].clone()));
        let pair = |overtaking: Option<Overtaking>| {
            overtaking.map_or(Cell::None, |o| Cell::Json(json!({ "riser": ids[o.riser], "faller": ids[o.faller] })))
        };
        vec![
            Cell::text(self.criterion(s.criterion)),
            Cell::text(format!("{} %", tenths(s.share))),
            interval(s.lead),
            interval(s.order),
            Cell::text(self.beyond(s)),
            Cell::text(self.project.rubric.criteria[s.criterion].id.clone()),
            Cell::Number(s.share, 4),
            end(s.lead, |i| i.low),
            end(s.lead, |i| i.high),
            riser(s.lead.and_then(|i| i.below)),
            riser(s.lead.and_then(|i| i.above)),
            end(s.order, |i| i.low),
            end(s.order, |i| i.high),
            pair(s.order.and_then(|i| i.below)),
            pair(s.order.and_then(|i| i.above)),
        ]
    }

    /// Who takes over at either end.
    fn beyond(&self, s: &stability::Stability) -> String {
        let (lang, Some(lead)) = (self.lang, s.lead) else { return String::new() };
        let end = |overtaking: Option<Overtaking>, en: &str, zh: &str, share: f64| {
            let name = self.name(overtaking?.riser);
            Some(lang.pick(
                format!("{en} {} % {name} leads", tenths(share)),
                format!("{zh} {}% 时，{name}领先", tenths(share)),
            ))
        };
        let ends = [end(lead.below, "below", "低于", lead.low), end(lead.above, "above", "高于", lead.high)];
        ends.into_iter().flatten().collect::<Vec<_>>().join(lang.pick("; ", "；"))
    }

    fn json(&self, way: &Way) -> Value {
        let ids = &self.project.evidence.ids;
        let columns = &self.project.rubric.table.columns;
        let (weights, distance) = match &way.overtake {
            Some(Overtake::Weights { weights, distance }) => {
                (self.project.by_criterion(weights.shares()), json!(distance))
            }
            _ => (Value::Null, Value::Null),
        };
        let mix = match &way.overtake {
            Some(Overtake::Never { mix }) => {
                mix.iter().map(|(i, part)| json!({ "idea": ids[*i], "part": part })).collect()
            }
            _ => Value::Null,
        };
        let fact = |(fact, written): &(Improvement, String)| json!({ "column": columns[fact.column].name, "from": fact.from.map(|(low, high)| [low, high]), "to": fact.to, "written": written, "step": fact.step });
        json!({
            "idea": ids[way.idea],
            "name": self.name(way.idea),
            "rank": self.scored.rank[way.idea],
            "gap": self.scored.score[self.scored.order[0]] - self.scored.score[way.idea],
            "gate": self.scored.failed_gate(way.idea).map(|g| &self.project.rubric.gates[g].id),
            "l1": distance,
            "weights": weights,
            "never": mix,
            "facts": way.facts.iter().map(fact).collect::<Value>(),
        })
    }

    /// The second table: what would put each of the next ideas first.
    fn after(&self, ideas: &[Way]) -> String {
        if ideas.is_empty() {
            return String::new();
        }
        let lang = self.lang;
        let row = |way: &Way| {
            let idea = way.idea;
            vec![
                Cell::Rank(self.scored.rank[idea], self.scored.is_tied(idea)),
                Cell::text(self.name(idea)),
                Cell::text(self.moves(way)),
                Cell::text(self.ways().words(way).join(self.lang.pick("; ", "；"))),
            ]
        };
        let table = Table {
            columns: vec![
                Column::new("rank", "#", Place::Right),
                Column::new("name", lang.pick("what would put it first", "怎样才能第一"), Place::Left),
                Column::new("moves", lang.pick("weight to move", "要移动的权重"), Place::Right),
                Column::new("words", "", Place::Note),
            ],
            rows: ideas.iter().map(row).collect(),
            ..Table::default()
        };
        let behind = self.scored.rank.iter().filter(|rank| **rank > 1).count();
        let mut text = format!("\n{}", table.on_screen(screen_width()));
        if ideas.iter().all(|way| way.facts.is_empty()) {
            text +=
                lang.pick("\nNo single fact would put any of them first.\n", "\n单凭一项事实，没有一个能到第一。\n");
        }
        if behind > ideas.len() {
            let rest = behind - ideas.len();
            text += &lang.pick(
                format!("\n{rest} more below; --format json has them.\n"),
                format!("\n以下还有 {rest} 个，见 --format json。\n"),
            );
        }
        text
    }

    /// Half the sum of all changes: what leaves some criteria comes to others.
    fn moves(&self, way: &Way) -> String {
        match &way.overtake {
            Some(Overtake::Weights { distance, .. }) => format!("{} %", tenths(distance / 2.0)),
            Some(Overtake::Never { .. }) => self.lang.pick("none will do", "怎么动都不行").to_owned(),
            None => String::new(),
        }
    }
}
