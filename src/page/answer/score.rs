//! Everything that changes while a slider moves: weights, ranks, flip marks, and the link and the command of the state.

use super::super::form::Inner;
use super::super::problem::Problem;
use super::super::state::{State, against, criterion, percent, same};
use super::super::{command, link};
use super::{Asked, lens_name};
use crate::analysis::rounding::shown;
use crate::analysis::sliders::{Move, Stuck};
use crate::analysis::stability::{Interval, lead_intervals};
use crate::analysis::summary::leads;
use crate::analysis::whatif::Change;
use crate::diagnostic::Finding;
use crate::identity;
use crate::lang::{Lang, fixed, tenths};
use crate::rubric::Rubric;
use crate::score::Scored;
use serde_json::{Value, json};

/// No table has more places.
const MOST_PLACES: usize = 1_000_000_000;
/// More rows than this are not sent at once.
const MOST_ROWS: usize = 500;

pub(super) fn answer(mut asked: Asked) -> Result<Value, Problem> {
    let session = asked.session.clone();
    let rubric = &session.rubric;
    let made = read_move(&mut asked, rubric);
    let reference = against(&mut asked.form, &session);
    let held = match asked.form.text("order").as_deref() {
        None | Some("now") => false,
        Some("against") => true,
        Some(other) => {
            asked.form.refuse_word("order", other, |span| {
                let finding = Finding::new("E0501", format!("there is no order `{other}`"));
                finding.at(span, "").help("write now or against")
            });
            false
        }
    };
    let from = asked.form.whole("from", 0, MOST_PLACES);
    let count = asked.form.whole("count", 60, MOST_ROWS);
    let find = asked.form.text("find").unwrap_or_default();
    let find = identity::key(&find);
    let Asked { hub, now, form, lang, state, .. } = asked;
    let (made, reference) = form.end((made, reference))?;

    let (sliders, stuck) = match made {
        Some((c, made)) => state.sliders.make(c, made),
        None => (state.sliders.clone(), None),
    };
    let criterion = made.map(|(c, _)| c);
    let state = State { sliders, ..state };
    let scored = state.scored(&session);
    let before = reference.scored(&session);
    let order = if held { &before.order } else { &scored.order };
    let is_found = |&&i: &&usize| find.is_empty() || identity::key(&scored.names[i]).contains(&*find);
    let found: Vec<(usize, usize)> =
        order.iter().enumerate().filter(|(_, i)| is_found(i)).map(|(place, &i)| (place, i)).collect();
    let rows: Vec<Value> = found
        .iter()
        .skip(from)
        .take(count)
        .map(|&(place, idea)| {
            Row { rubric, scored: &scored, before: &before, lang, place, idea }.to_json(&session.evidence.ids)
        })
        .collect();
    let settings = &hub.settings;
    let most: Vec<f64> = (0..rubric.criteria.len()).map(|c| state.sliders.most(c)).collect();
    let shares = shown(state.sliders.weights.shares());
    Ok(json!({
        "version": now.version,
        "state": state.to_json(rubric),
        "shown": rubric.criteria.iter().zip(shares).map(|(c, share)| (c.id.clone(), json!(share))).collect::<Value>(),
        "weights": rubric.criteria.iter().zip(state.sliders.weights.shares())
            .map(|(c, share)| (c.id.clone(), json!(tenths(*share)))).collect::<Value>(),
        "most": percent(rubric, &most),
        "stuck": stuck.zip(criterion).map(|(stuck, c)| why_stuck(stuck, rubric.criteria[c].name.get(lang), lang)),
        "headline": leads(&scored, lang),
        "compared": compared(&scored, &before, &state, &reference, lens_name(&reference.lens(rubric), lang), lang),
        "against": rubric.lenses[reference.lens].id,
        "changed": state.is_changed(rubric),
        "by_hand": !state.is_lens(rubric),
        "ideas": scored.len(),
        "found": found.len(),
        "from": from,
        "rows": rows,
        "flips": flips(&scored, &state, rubric, lang),
        "link": link::write(&state, &session),
        "command": command::command(&state, rubric, [&settings.ideas, &settings.criteria], &settings.reading),
    }))
}

/// The gesture, if there is one: which criterion, and what becomes of it.
fn read_move(asked: &mut Asked, rubric: &Rubric) -> Option<(usize, Move)> {
    let mut form = match asked.form.inner("move")? {
        Inner::Fields(form) => form,
        Inner::Text(text) => {
            asked.form.refuse_word("move", &text, |span| {
                Finding::new("E0501", "`move` is not an object").at(span, "").help("write a criterion and an amount")
            });
            return None;
        }
    };
    let id = form.text("criterion").unwrap_or_default();
    let c = criterion(&mut form, "move.criterion", &id, rubric);
    let amount = form.text("amount").unwrap_or_default();
    let made = match amount.as_str() {
        "off" => Some(Move::Off),
        "on" => Some(Move::On),
        _ => Change::parse(&amount).map(Move::Change),
    };
    if made.is_none() {
        let why = match amount.as_str() {
            "" => "`move` has no amount".to_owned(),
            _ => format!("`{amount}` is not a change of weight"),
        };
        let help = match Change::meant(&amount) {
            Some(meant) => format!("decimals follow a point: write {meant}"),
            None => "write 30 (per cent), +5, -5, x2, off or on".to_owned(),
        };
        form.refuse(Finding::new("E0401", why).help(help));
    }
    asked.form.close(form);
    c.zip(made)
}

/// Why a slider did not go as far as it was moved.
fn why_stuck(stuck: Stuck, name: &str, lang: Lang) -> String {
    match (stuck, lang) {
        (Stuck::Locked, Lang::En) => format!("{name} is locked. Unlock it to move it."),
        (Stuck::Locked, Lang::Zh) => format!("“{name}”已锁定，解锁后才能移动。"),
        (Stuck::NobodyElse, Lang::En) => {
            format!("Every other criterion is locked or off, so nothing can make up for {name}. Unlock one.")
        }
        (Stuck::NobodyElse, Lang::Zh) => format!("其他标准都已锁定或关闭，没有谁能补上“{name}”的变化。请先解锁一个。"),
        (Stuck::Most(most), Lang::En) if most < 1.0 => {
            let (most, rest) = (tenths(most), tenths(1.0 - most));
            format!("{name} stops at {most} %: the other {rest} % are locked.")
        }
        (Stuck::Most(most), Lang::Zh) if most < 1.0 => {
            let (most, rest) = (tenths(most), tenths(1.0 - most));
            format!("“{name}”最多 {most}%：其余 {rest}% 已锁定。")
        }
        (Stuck::Most(_), Lang::En) => format!("{name} stops at 100 %: there is no more weight."),
        (Stuck::Most(_), Lang::Zh) => format!("“{name}”最多 100%。"),
        (Stuck::Least(_), Lang::En) => format!("{name} stops at 0 %: a weight is never negative."),
        (Stuck::Least(_), Lang::Zh) => format!("“{name}”最少 0%：权重不能为负。"),
    }
}

/// Who leads under what the ranking is compared with; empty where that is the same.
fn compared(after: &Scored, before: &Scored, state: &State, reference: &State, name: &str, lang: Lang) -> String {
    if same(&state.sliders.weights, &reference.sliders.weights) && state.open == reference.open {
        return String::new();
    }
    let leaders = |scored: &Scored| -> Vec<usize> {
        let mut first: Vec<usize> = scored.order.iter().copied().take_while(|&i| scored.rank[i] == 1).collect();
        first.sort_unstable();
        first
    };
    let leader = &before.names[before.order[0]];
    match (leaders(after) == leaders(before), lang) {
        (true, Lang::En) => format!("“{name}” has the same leader."),
        (true, Lang::Zh) => format!("“{name}”下也是同样的领先者。"),
        (false, Lang::En) => format!("Under “{name}”, {leader} leads."),
        (false, Lang::Zh) => format!("“{name}”下领先的是{leader}。"),
    }
}

/// Where the leader stays, one entry a criterion; null where its weight cannot move.
pub(super) fn flips(scored: &Scored, state: &State, rubric: &Rubric, lang: Lang) -> Value {
    let leader = &scored.names[scored.order[0]];
    let one = |(c, lead): (usize, &Option<Interval>)| {
        let lead = lead.as_ref()?;
        let name = rubric.criteria[c].name.get(lang);
        let (low, high) = (tenths(lead.low), tenths(lead.high));
        let words = match (lead.below, lead.above, lang) {
            (None, None, Lang::En) => format!("{leader} leads whatever {name} weighs."),
            (None, None, Lang::Zh) => format!("无论“{name}”权重多少，都是{leader}领先。"),
            (_, _, Lang::En) => format!("{leader} leads while {name} weighs {low} to {high} %."),
            (_, _, Lang::Zh) => format!("“{name}”的权重在 {low}%–{high}% 之间时，{leader}领先。"),
        };
        let name = |idea: Option<usize>| idea.map(|idea| &scored.names[idea]);
        Some(json!({
            "low": 100.0 * lead.low, "high": 100.0 * lead.high, "low_shown": low, "high_shown": high,
            "below": name(lead.below.map(|o| o.riser)), "above": name(lead.above.map(|o| o.riser)),
            "words": words,
        }))
    };
    let intervals = lead_intervals(scored, &state.sliders.locked);
    intervals.iter().enumerate().map(one).collect()
}

/// One idea as a row.
struct Row<'a> {
    rubric: &'a Rubric,
    scored: &'a Scored,
    before: &'a Scored,
    lang: Lang,
    /// Where it stands in the order that is shown, from 0.
    place: usize,
    idea: usize,
}

impl Row<'_> {
    fn to_json(&self, ids: &[String]) -> Value {
        let Row { rubric, scored, before, lang, place, idea } = *self;
        let criteria = 0..rubric.criteria.len();
        let moved = before.rank[idea] as i64 - scored.rank[idea] as i64;
        let moved_shown = match moved {
            0 => String::new(),
            up @ 1.. => format!("▲{up}"),
            down => format!("▼{}", -down),
        };
        let verdict = scored.verdict[idea];
        json!({
            "idea": ids[idea],
            "name": scored.names[idea],
            "place": place + 1,
            "rank": scored.rank_label(idea),
            "was": before.rank_label(idea),
            "moved": moved,
            "moved_shown": moved_shown,
            "verdict": verdict.id(),
            "verdict_shown": verdict.word(lang),
            "score": fixed(scored.score[idea], 1),
            "potential": fixed(scored.potential[idea], 1),
            "low": criteria.clone().map(|c| scored.matrix.low(idea, c)).collect::<Vec<_>>(),
            "high": criteria.clone().map(|c| scored.matrix.high(idea, c)).collect::<Vec<_>>(),
            "points": criteria.map(|c| fixed(scored.contribution(idea, c), 1)).collect::<Vec<_>>(),
            "gate": scored.failed_gate(idea).map_or("", |g| rubric.gates[g].name.get(lang)),
        })
    }
}
