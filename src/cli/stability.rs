//! `dingzi stability`: how far each weight may move, and what would put each other idea first.

use super::args::StabilityArgs;
use super::context::{Context, Outcome};
use super::screen::{paragraph, screen_width};
use super::wait;
use crate::analysis::improve::Improvement;
use crate::analysis::overtake::Overtake;
use crate::analysis::route::{Route, Routes};
use crate::analysis::stability::{self, Overtaking, ShareInterval, contestants, nearest_flip};
use crate::export::{Cell, Columns, Place, Table};
use crate::lang::{Lang, inward, outward, tenths};
use crate::project::Project;
use crate::say::commands::stability::{self as words, First};
use crate::say::punctuation::{clauses, sentences};
use crate::say::{flip, heads};
use crate::score::Scored;
use crate::tables::ranking::flip;
use rayon::prelude::*;
use serde_json::{Value, json};

/// Ideas examined, best first: each takes a linear program or two.
const MAX_IDEAS: usize = 1_000;
/// How many of these are shown on a screen, and how many of them and of the criteria in the short form.
const SCREEN_ROWS: usize = 10;
const SHORT_ROWS: usize = 3;
/// How many of the first ideas keep their order, unless `--first` says otherwise.
const WATCHED: usize = 3;

pub(super) fn run(args: &StabilityArgs, context: &Context) -> Outcome {
    let (project, scored) = args.judged.score(context)?;
    let top = args.first.unwrap_or(WATCHED).min(contestants(&scored).len());
    let is_short = args.output.is_short(args.full)?;
    let found = StabilityTable {
        project: &project,
        scored: &scored,
        stability: stability::stability(&scored, top),
        top,
        is_short,
        lang: context.lang,
    };
    let (is_for_people, form) = (args.output.is_for_people()?, args.output.form()?);
    // Formats that cannot hold them do not wait for the linear programs.
    let on_screen = if is_short { SHORT_ROWS } else { SCREEN_ROWS };
    let most = match (is_for_people, form.has_about) {
        (false, false) => 0,
        _ => args.output.most_rows(args.top, on_screen)?.min(MAX_IDEAS),
    };
    let ideas = wait::said(words::LOOKING.get(context.lang), || found.ideas(most));
    let after = if is_for_people { found.after(&ideas) } else { String::new() };
    let mut table = found.table(&ideas);
    if is_short {
        table = table.without(if args.first.is_some() { &["lead_shown"] } else { &["lead_shown", "order_shown"] });
    }
    if is_short && is_for_people {
        // The table has the nearest first.
        table.rows.truncate(found.flips().min(SHORT_ROWS));
    }
    args.output.write(&table, &found.before(), &after)
}

struct StabilityTable<'a> {
    project: &'a Project,
    scored: &'a Scored,
    stability: Vec<stability::Stability>,
    top: usize,
    is_short: bool,
    lang: Lang,
}

impl StabilityTable<'_> {
    fn name(&self, idea: usize) -> &str {
        &self.scored.names[idea]
    }

    /// What would put each other idea first, best ranked first.
    fn ideas(&self, most: usize) -> Vec<Route> {
        let scored = self.scored;
        let behind: Vec<usize> = scored.order.iter().copied().filter(|&i| scored.rank[i] > 1).take(most).collect();
        let routes = self.routes();
        behind.into_par_iter().map(|idea| routes.of(idea)).collect()
    }

    fn routes(&self) -> Routes<'_> {
        let Project { rubric, evidence, .. } = self.project;
        Routes { rubric, evidence, scored: self.scored, lang: self.lang }
    }

    /// How many weights change who leads if they alone move.
    fn flips(&self) -> usize {
        self.stability.iter().filter(|s| s.nearest().is_some()).count()
    }

    fn before(&self) -> String {
        let first = self.scored.order[0];
        let stands = match self.scored.is_tied(first) {
            _ if self.scored.len() == 1 => First::Only,
            _ if self.scored.is_out(first) => First::Out,
            true => First::Level,
            false => First::Ahead,
        };
        let flip = nearest_flip(&self.stability).map(|flip| flip.told(&self.project.rubric, self.scored, self.lang));
        let can_change = words::can_change(self.flips(), self.stability.len(), self.lang);
        let said = [words::opening(self.name(first), stands, flip, self.lang), can_change];
        let legend = (!self.is_short).then(|| paragraph(&words::legend(self.top, self.lang)) + "\n\n");
        format!("{}\n\n{}", paragraph(&sentences(said, self.lang)), legend.unwrap_or_default())
    }

    /// The table of criteria, nearest flip first.
    fn table(&self, ideas: &[Route]) -> Table {
        let (lang, top) = (self.lang, self.top);
        let mut order: Vec<&stability::Stability> = self.stability.iter().collect();
        let distance = |s: &stability::Stability| s.nearest().map_or(f64::INFINITY, |(distance, _)| distance);
        order.sort_by(|a, b| distance(a).total_cmp(&distance(b)).then(b.share.total_cmp(&a.share)));
        // If only one idea competes, there is no order to keep.
        let order_place = if contestants(self.scored).len() > 1 { Place::Right } else { Place::Data };
        let (criteria, ids) = (&self.project.rubric.criteria, &self.project.evidence.ids);
        let interval = |interval: Option<ShareInterval>, today: f64| {
            let Some(ShareInterval { low, high, below, above }) = interval else {
                return heads::NONE.get(lang).to_owned();
            };
            let [mut from, mut to] = inward([low, high]).unwrap_or_else(|| [tenths(today), tenths(today)]);
            // Ends that the words beside them call nothing and all.
            if outward(low, false) == 0.0 {
                from = "0".to_owned();
            }
            if outward(high, true) == 1.0 {
                to = "100".to_owned();
            }
            words::shares([&from, &to], [below.is_some(), above.is_some()], lang)
        };
        let low = |interval: Option<ShareInterval>| interval.map(|i| Cell::Number(i.low, 4));
        let high = |interval: Option<ShareInterval>| interval.map(|i| Cell::Number(i.high, 4));
        let riser = |overtaking: Option<Overtaking>| overtaking.map(|o| &ids[o.riser]);
        let pair = |overtaking: Option<Overtaking>| {
            overtaking.map(|o| json!({ "riser": ids[o.riser], "faller": ids[o.faller] }))
        };
        let columns = Columns::<&stability::Stability>::empty()
            .left("name", heads::CRITERION.get(lang), |s| criteria[s.criterion].name.get(lang))
            .right("share_shown", heads::TODAY.get(lang), |s| lang.per_cent(&tenths(s.share)))
            .right("lead_shown", words::WITHIN.get(lang), |s| interval(s.lead, s.share))
            .at(order_place, "order_shown", words::keep_order(top, lang), |s| interval(s.order, s.share))
            .note("beyond", words::BEYOND.get(lang), |s| self.beyond(s))
            .data("criterion", |s| &criteria[s.criterion].id)
            .data("share", |s| Cell::Number(s.share, 4))
            .data("low", |s| low(s.lead))
            .data("high", |s| high(s.lead))
            .data("below", |s| riser(s.lead.and_then(|i| i.below)))
            .data("above", |s| riser(s.lead.and_then(|i| i.above)))
            .data("order_low", |s| low(s.order))
            .data("order_high", |s| high(s.order))
            .data("order_below", |s| pair(s.order.and_then(|i| i.below)))
            .data("order_above", |s| pair(s.order.and_then(|i| i.above)));
        columns
            .table(order)
            .about(vec![
                ("lens", json!(self.scored.lens)),
                ("leader", json!(self.project.evidence.ids[self.scored.order[0]])),
                ("top", json!(top)),
                ("flip", flip(self.project, nearest_flip(&self.stability))),
                ("ideas", ideas.iter().map(|route| self.json(route)).collect()),
            ])
            .under(&self.project.evidence)
    }

    /// Who takes over at either end.
    fn beyond(&self, s: &stability::Stability) -> String {
        let (lang, Some(lead)) = (self.lang, s.lead) else { return String::new() };
        let end = |overtaking: Option<Overtaking>, share: f64, rises: bool| {
            Some(flip::end(share, s.share, rises, self.name(overtaking?.riser), lang))
        };
        let ends = [end(lead.below, lead.low, false), end(lead.above, lead.high, true)];
        clauses(ends.into_iter().flatten(), lang)
    }

    fn json(&self, route: &Route) -> Value {
        let ids = &self.project.evidence.ids;
        let columns = &self.project.rubric.table.columns;
        let (weights, distance) = match &route.overtake {
            Some(Overtake::Weights { weights, distance, .. }) => {
                (self.project.rubric.by_criterion(weights.shares()), json!(distance))
            }
            _ => (Value::Null, Value::Null),
        };
        let mix = match &route.overtake {
            Some(Overtake::Never { mix }) => {
                mix.iter().map(|(i, part)| json!({ "idea": ids[*i], "part": part })).collect()
            }
            _ => Value::Null,
        };
        let fact = |(fact, written): &(Improvement, String)| json!({ "column": columns[fact.column].name, "from": fact.from.map(|(low, high)| [low, high]), "to": fact.to, "written": written, "step": fact.step });
        json!({
            "idea": ids[route.idea],
            "name": self.name(route.idea),
            "rank": self.scored.rank[route.idea],
            "gap": self.scored.score[self.scored.order[0]] - self.scored.score[route.idea],
            "gate": self.scored.failed_gate(route.idea).map(|g| &self.project.rubric.gates[g].id),
            "l1": distance,
            "weights": weights,
            "never": mix,
            "facts": route.facts.iter().map(fact).collect::<Value>(),
        })
    }

    /// The second table: what would put each of the next ideas first.
    fn after(&self, ideas: &[Route]) -> String {
        let lang = self.lang;
        if ideas.is_empty() {
            return String::new();
        }
        let columns = Columns::<&Route>::empty()
            .right("rank", "#", |route| Cell::Rank(self.scored.rank[route.idea], self.scored.is_tied(route.idea)))
            .left("name", heads::IDEA.get(lang), |route| self.name(route.idea))
            .right("moves", words::TO_MOVE.get(lang), |route| self.moves(route))
            .note("words", "", |route| {
                let never = matches!(route.overtake, Some(Overtake::Never { .. })) && self.is_short;
                let why = clauses(self.routes().words(route), lang);
                if never { words::no_weights(&why, lang) } else { why }
            });
        let table = columns.table(ideas).without(if self.is_short { &["moves"] } else { &[] });
        let behind = self.scored.rank.iter().filter(|rank| **rank > 1).count();
        let mut text = format!("\n{}\n\n{}", words::TO_BE_FIRST.get(lang), table.on_screen(screen_width()));
        if self.is_short {
            return text + "\n" + &paragraph(&words::more_in_full(self.stability.len(), lang)) + "\n";
        }
        if ideas.iter().all(|route| route.facts.is_empty()) {
            text += &format!("\n{}\n", words::NO_FACT.get(lang));
        }
        if behind > ideas.len() {
            text += &format!("\n{}\n", words::more_below(behind - ideas.len(), lang));
        }
        text
    }

    /// The weight that moves: half the sum of all changes, since what some criteria lose the others gain.
    fn moves(&self, route: &Route) -> String {
        match &route.overtake {
            Some(Overtake::Weights { distance, .. }) => match tenths(distance / 2.0).as_str() {
                // Some weight has to move.
                "0" => self.lang.per_cent("<0.1"),
                moved => self.lang.per_cent(moved),
            },
            Some(Overtake::Never { .. }) => words::NO_WEIGHTS.get(self.lang).to_owned(),
            None => String::new(),
        }
    }
}
