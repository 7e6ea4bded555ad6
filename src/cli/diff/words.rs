//! Causes in words.

use crate::analysis::diff::{Cause, CellChange, Change, Diff, How, Kind, Pair, Side, Turn};
use crate::lang::{self, Lang, fixed, rounded};
use crate::score::TIE;

/// How many causes an idea is shown with; the rest is counted.
const MOST: usize = 3;
/// How many ideas are named that passed one, or fell back.
const MOST_NAMED: usize = 2;

/// What changed, in a language.
pub(super) struct Words<'a> {
    pub sides: [Side<'a>; 2],
    pub diff: &'a Diff,
    pub lang: Lang,
}

impl Words<'_> {
    /// The name of an idea, as it is now if it still is.
    pub fn idea(&self, idea: Pair) -> &str {
        self.pick(idea, |side, place| &side.scored.names[place])
    }

    /// What identifies an idea.
    pub fn id(&self, idea: Pair) -> &str {
        self.pick(idea, |side, place| &side.evidence.ids[place])
    }

    /// The name of a criterion.
    pub fn criterion(&self, of: Pair) -> &str {
        self.pick(of, |side, place| side.rubric.criteria[place].name.get(self.lang))
    }

    /// Of the side after if the thing is there, else of the side before.
    fn pick<'s, T: ?Sized>(&'s self, of: Pair, get: impl Fn(&'s Side, usize) -> &'s T) -> &'s T {
        match (of.after, of.before) {
            (Some(after), _) => get(&self.sides[1], after),
            (None, before) => get(&self.sides[0], before.expect("a thing was there before or is there after")),
        }
    }

    /// The shares of a criterion; nothing where it is not there.
    pub fn shares(&self, of: Pair) -> [f64; 2] {
        let share = |t: usize, place: Option<usize>| place.map_or(0.0, |c| self.sides[t].scored.weights[c]);
        [share(0, of.before), share(1, of.after)]
    }

    /// Whether the share of a criterion changed, traces of rounding aside.
    pub fn has_other_share(&self, of: Pair) -> bool {
        let [before, after] = self.shares(of);
        (after - before).abs() > 1e-9
    }

    /// A share with a decimal.
    pub fn percent(&self, share: f64) -> String {
        format!("{}{}", fixed(100.0 * share, 1), self.lang.pick(" %", "%"))
    }

    /// Why an idea of both tables stands otherwise than before.
    pub fn why(&self, change: &Change) -> String {
        let mut parts: Vec<String> = change.turns.iter().map(|turn| self.turn(turn)).collect();
        if change.by_thresholds {
            parts.push(self.thresholds());
        }
        let by_score: Vec<&Cause> = change.causes.iter().filter(|cause| cause.points != 0.0).collect();
        let differs = |points: Option<f64>| points.is_some_and(|p| p.abs() > TIE);
        if differs(change.score) {
            parts.extend(self.causes(&by_score, |cause| cause.points));
        } else if differs(change.potential) {
            parts.push(self.potential(change));
        }
        if change.crossings.count > 0 {
            parts.push(self.crossings(change));
        }
        parts.join(self.lang.pick("; ", "；"))
    }

    /// The largest causes, and how many more there are. Criteria that the same cells changed are told together.
    pub fn causes(&self, causes: &[&Cause], points: fn(&Cause) -> f64) -> Vec<String> {
        let mut groups: Vec<Vec<&Cause>> = Vec::new();
        for cause in causes {
            let alike = |group: &&mut Vec<&Cause>| {
                let same = group[0].kind == cause.kind && group[0].cells == cause.cells;
                same && cause.kind == Kind::Evidence
            };
            match groups.iter_mut().find(alike) {
                Some(group) => group.push(cause),
                None => groups.push(vec![cause]),
            }
        }
        let shown = groups.iter().take(MOST).map(|group| {
            let named = group.iter().map(|c| format!("{} {}", self.criterion(c.criterion), signed(points(c))));
            let named: Vec<String> = named.collect();
            self.bracketed(named.join(self.lang.pick(", ", "、")), &self.kind(group[0]))
        });
        let mut shown: Vec<String> = shown.collect();
        let (more, sum) = groups.iter().skip(MOST).flatten().fold((0, 0.0), |(n, sum), c| (n + 1, sum + points(c)));
        if more > 0 {
            let sum = signed(sum);
            shown.push(self.lang.pick(format!("{more} more {sum}"), format!("另有 {more} 项合计 {sum}")));
        }
        shown
    }

    /// What changed a contribution: cells, the rubric, a share.
    fn kind(&self, cause: &Cause) -> String {
        let (lang, cells) = (self.lang, self.cells(&cause.cells));
        match cause.kind {
            Kind::Evidence => cells,
            Kind::Rubric => lang.pick("rewritten in the rubric", "评分标准已改写").to_owned(),
            Kind::EvidenceAndRubric => {
                lang.pick(format!("{cells}, and rewritten in the rubric"), format!("{cells}，且评分标准已改写"))
            }
            Kind::Weight => {
                let [before, after] = self.shares(cause.criterion).map(|share| self.percent(share));
                lang.pick(format!("weight {before} → {after}"), format!("权重 {before} → {after}"))
            }
            Kind::Added => lang.pick("new criterion", "新增的标准").to_owned(),
            Kind::Removed => lang.pick("criterion removed", "标准已删除").to_owned(),
        }
    }

    /// `revenue_12m 500万 → 800万, cost_12m unknown → 300万`
    fn cells(&self, cells: &[CellChange]) -> String {
        let written = |text: &str| match crate::value::is_unknown(text) {
            true => self.lang.pick("unknown", "未知").to_owned(),
            false => text.to_owned(),
        };
        let cell = |c: &CellChange| format!("{} {} → {}", c.column, written(&c.before), written(&c.after));
        cells.iter().map(cell).collect::<Vec<_>>().join(self.lang.pick(", ", "，"))
    }

    /// A gate that turned, with what turned it.
    pub fn turn(&self, turn: &Turn) -> String {
        let lang = self.lang;
        let name = self.pick(turn.gate, |side, place| side.rubric.gates[place].name.get(lang));
        let word = |state: Option<crate::score::GateState>| state.map_or("", |state| state.word(lang));
        let (before, after) = (word(turn.before), word(turn.after));
        let text = match (lang, turn.before, turn.after) {
            (Lang::En, None, _) => format!("new gate {name}: {after}"),
            (Lang::Zh, None, _) => format!("新增门槛“{name}”：{after}"),
            (Lang::En, _, None) => format!("gate {name} removed: was {before}"),
            (Lang::Zh, _, None) => format!("门槛“{name}”已删除：原为{before}"),
            (Lang::En, ..) => format!("gate {name}: {before} → {after}"),
            (Lang::Zh, ..) => format!("门槛“{name}”：{before} → {after}"),
        };
        let mut by = self.cells(&turn.cells);
        if turn.is_rewritten {
            by += if by.is_empty() { "" } else { lang.pick(", ", "，") };
            by += lang.pick("rewritten in the rubric", "条件已改写");
        }
        self.bracketed(text, &by)
    }

    fn thresholds(&self) -> String {
        let [before, after] = self.sides.map(|s| s.rubric.thresholds);
        let (before, after) = ([before.pursue, before.watch], [after.pursue, after.watch]);
        let both = |[pursue, watch]: [f64; 2]| format!("{pursue}/{watch}");
        let (before, after) = (both(before), both(after));
        self.lang.pick(format!("verdict thresholds {before} → {after}"), format!("结论分数线 {before} → {after}"))
    }

    /// What happened to a potential while the score stayed.
    fn potential(&self, change: &Change) -> String {
        let Some([i, j]) = change.idea.both() else { return String::new() };
        let [before, after] =
            [self.sides[0].scored.potential[i], self.sides[1].scored.potential[j]].map(|points| fixed(points, 1));
        let mut causes: Vec<&Cause> = change.causes.iter().filter(|cause| cause.potential != 0.0).collect();
        causes.sort_by(|a, b| b.potential.abs().total_cmp(&a.potential.abs()));
        let by = self.causes(&causes, |cause| cause.potential).join(self.lang.pick("; ", "；"));
        self.lang.pick(format!("potential {before} → {after}: {by}"), format!("潜力 {before} → {after}：{by}"))
    }

    /// `passed by X and Y; Z (new) is ahead`
    fn crossings(&self, change: &Change) -> String {
        let (lang, crossings) = (self.lang, &change.crossings);
        let Some(first) = crossings.nearest.first() else { return String::new() };
        let name = |c: &crate::analysis::diff::Crossing| match c.how {
            How::Added => lang.pick(format!("{} (new)", self.idea(c.idea)), format!("{}（新增）", self.idea(c.idea))),
            How::Removed => {
                lang.pick(format!("{} (removed)", self.idea(c.idea)), format!("{}（已删除）", self.idea(c.idea)))
            }
            How::Passed | How::FellBack => self.idea(c.idea).to_owned(),
        };
        let names: Vec<String> = crossings.nearest.iter().take(MOST_NAMED).map(name).collect();
        let more = crossings.count - names.len();
        let lost = matches!(first.how, How::Passed | How::Added);
        match lang {
            Lang::En => {
                let names = match more {
                    0 => names.join(" and "),
                    _ => format!("{} and {more} more", names.join(", ")),
                };
                if lost { format!("passed by {names}") } else { format!("no longer behind {names}") }
            }
            Lang::Zh => {
                let names = match more {
                    0 => names.join("、"),
                    _ => format!("{}等 {} 个创意", names.join("、"), crossings.count),
                };
                if lost { format!("被{names}超过") } else { format!("{names}不再排在前面") }
            }
        }
    }

    /// `text (by)`
    fn bracketed(&self, text: String, by: &str) -> String {
        match by {
            "" => text,
            by => self.lang.pick(format!("{text} ({by})"), format!("{text}（{by}）")),
        }
    }
}

/// Points with their sign; with a second decimal where one would say nothing.
fn signed(points: f64) -> String {
    lang::signed(points, if rounded(points, 1) == 0.0 { 2 } else { 1 })
}
