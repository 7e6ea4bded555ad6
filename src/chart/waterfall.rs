//! Why this one? One step per criterion from 0 to the score, then open steps up to the potential.

use super::canvas::{Area, Canvas};
use super::figure::{Figure, Picture, Subject};
use super::groups::{CriterionGroup, groups};
use super::table::{self, RowLayout};
use super::theme::Type;
use super::{caption, text, theme, verdict, versus};
use crate::lang::fixed;
use crate::say::chart::shared;
use crate::say::chart::waterfall::{self as say, ScoreMakeUp, ScoreTitle};
use crate::say::punctuation::clauses;
use crate::score::greatest_first;
use crate::tolerance;

pub const FIGURE: Figure = Figure { id: "waterfall", name: say::NAME, question: say::QUESTION, draw };

/// Steps shown; if there are more, the smallest are put together.
const MAX_STEPS: usize = 14;
/// Open steps among these, if there are many of both kinds.
const MIN_OPEN_STEPS: usize = 4;
/// In pixels, like the sizes below.
const MAX_BAR_HEIGHT: f64 = 56.0;
/// Room above the rows for the scale, and below them for the thresholds.
const ROOM_AROUND_ROWS: [f64; 2] = [34.0, 30.0];
/// Room from a bar to its points, and from these to the note beside them; and the most for that.
const BAR_GAPS: [f64; 2] = [10.0, 8.0];
const MAX_NOTE_WIDTH: f64 = 340.0;
/// Half the width of the last number on the axis.
const HALF_LAST_NUMBER: f64 = 16.0;

fn draw(s: &Subject) -> Picture {
    if let Some(other) = s.focus.versus.filter(|&other| other != s.focus.idea) {
        return versus::draw(s, other);
    }
    let rows = rows(s);
    let hatched = rows.iter().any(|row| row.kind == StepKind::Open).then_some(say::HATCHED);
    let reading = [say::SUBTITLE].into_iter().chain(hatched).map(|said| said.get(s.lang).to_owned());
    let subtitle = caption::subtitle(failed(s).into_iter().chain(reading), s.lang);
    s.picture(title(s), &subtitle, &[alt_details(s, &rows)], |c| Steps::new(s, &rows).draw(c))
}

/// Why the idea is out, as the first sentence of the subtitle.
fn failed(s: &Subject) -> Option<String> {
    let gate = &s.rubric.gates[s.scored.failed_gate(s.focus.idea)?];
    let why = text::clean(gate.why.get(s.lang));
    (!why.is_empty()).then(|| say::failed(&why, s.lang))
}

/// Criteria that give points, the most first; equal ones by weight.
fn sorted(s: &Subject, points: impl Fn(usize) -> f64) -> Vec<usize> {
    greatest_first(s.by_weight().into_iter().filter(|&c| points(c) > tolerance::POINTS), |&c| points(c))
}

/// The title: the score, what makes up most of it, and what is open.
fn title(s: &Subject) -> String {
    let (scored, idea, lang) = (s.scored, s.focus.idea, s.lang);
    let (name, points) = (s.name(idea), s.points(scored.score[idea]));
    let open = scored.potential[idea] - scored.score[idea];
    let open = (open > tolerance::POINTS).then(|| s.part(open));
    let (open_gates, open) = (scored.open_gates(idea).len(), open.as_deref());
    let told = |made: ScoreMakeUp| ScoreTitle { name: &name, points: &points, open, open_gates }.titles(&made, lang);
    if let Some(gate) = scored.failed_gate(idea) {
        let gate = text::name(s.rubric.gates[gate].name.get(lang));
        return caption::title(told(ScoreMakeUp::Out(&gate)));
    }
    let contribution = |c: usize| scored.contribution(idea, c);
    let earned = sorted(s, contribution);
    if earned.is_empty() {
        return caption::title(told(if open.is_none() { ScoreMakeUp::Nothing } else { ScoreMakeUp::NothingYet }));
    }
    let names: Vec<String> = earned.iter().take(3).map(|&c| s.short_criterion(c)).collect();
    caption::title((1..=names.len()).rev().flat_map(|count| {
        let part = s.part(earned[..count].iter().map(|&c| contribution(c)).sum());
        let of = &names[..count];
        told(if count == earned.len() { ScoreMakeUp::All(of) } else { ScoreMakeUp::Mostly(of, &part) })
    }))
}

/// The rows in words.
fn alt_details(s: &Subject, rows: &[WaterfallStep]) -> String {
    let told = |row: &WaterfallStep| {
        shared::of(&row.name, &say::points(&row.shown(s), row.kind == StepKind::Open, s.lang), s.lang)
    };
    clauses(rows.iter().map(told), s.lang)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StepKind {
    /// A step of proven points.
    Proven,
    /// Their sum.
    Score,
    /// A step of open points.
    Open,
    /// The sum of all.
    Potential,
}

struct WaterfallStep {
    name: String,
    kind: StepKind,
    /// Where the bar begins and ends, in points.
    from: f64,
    to: f64,
    /// The most points that it could give.
    most: f64,
}

impl WaterfallStep {
    fn is_sum(&self) -> bool {
        matches!(self.kind, StepKind::Score | StepKind::Potential)
    }

    fn points(&self, s: &Subject) -> String {
        match self.kind {
            StepKind::Proven | StepKind::Open => s.part(self.to - self.from),
            StepKind::Score | StepKind::Potential => s.points(self.to),
        }
    }

    /// The points, with a sign if it is a step.
    fn shown(&self, s: &Subject) -> String {
        let sign = if self.is_sum() { "" } else { "+" };
        format!("{sign}{}", self.points(s))
    }
}

/// Every row, from the largest contribution to the potential.
fn rows(s: &Subject) -> Vec<WaterfallStep> {
    let (scored, idea) = (s.scored, s.focus.idea);
    let proven = |c: usize| scored.contribution(idea, c);
    let could = |c: usize| scored.could_earn(idea, c);
    let (earned, open) = (sorted(s, proven), sorted(s, could));
    let idle: Vec<usize> = s
        .by_weight()
        .into_iter()
        .filter(|&c| proven(c) <= tolerance::POINTS && could(c) <= tolerance::POINTS)
        .collect();
    let used = earned.len() + usize::from(!idle.is_empty());
    let most_open = open.len().min(MIN_OPEN_STEPS.max(MAX_STEPS.saturating_sub(used)));

    let mut rows = Vec::new();
    let mut at = 0.0;
    let mut add =
        |rows: &mut Vec<WaterfallStep>, kind: StepKind, groups: Vec<CriterionGroup>, points: &dyn Fn(usize) -> f64| {
            for group in groups {
                let to = at + group.sum(points);
                rows.push(WaterfallStep { kind, from: at, to, most: 100.0 * group.weight, name: group.name });
                at = to;
            }
        };
    add(&mut rows, StepKind::Proven, groups(s, &earned, &idle, MAX_STEPS - most_open), &proven);
    let total = |kind, name: &str, to| WaterfallStep { name: name.to_owned(), kind, from: 0.0, to, most: 100.0 };
    rows.push(total(StepKind::Score, say::SCORE.get(s.lang), scored.score[idea]));
    if !open.is_empty() {
        add(&mut rows, StepKind::Open, groups(s, &open, &[], most_open), &could);
        rows.push(total(StepKind::Potential, say::POTENTIAL.get(s.lang), scored.potential[idea]));
    }
    rows
}

/// The rows on the axis from 0 to 100.
struct Steps<'a> {
    subject: &'a Subject<'a>,
    steps: &'a [WaterfallStep],
    rows: RowLayout,
    /// Ends of the axis: 0 and 100.
    axis: [f64; 2],
}

impl<'a> Steps<'a> {
    fn new(subject: &'a Subject<'a>, steps: &'a [WaterfallStep]) -> Steps<'a> {
        let rows =
            RowLayout::between(steps.len(), theme::TOP + ROOM_AROUND_ROWS[0], theme::BOTTOM - ROOM_AROUND_ROWS[1]);
        let names = text::widest(steps.iter().map(|step| &step.name), rows.style().bold()).min(theme::NAMES);
        let left = theme::MARGIN + names + 28.0;
        let mut figure = Steps { subject, steps, rows, axis: [left, theme::RIGHT - HALF_LAST_NUMBER] };
        // As wide as possible while the words beside every bar have room.
        for step in steps {
            let room = theme::RIGHT - left - figure.beside(step).2 - BAR_GAPS[0];
            figure.axis[1] = figure.axis[1].min(left + room * 100.0 / step.to.max(1.0));
        }
        figure
    }

    fn x(&self, points: f64) -> f64 {
        self.axis[0] + (self.axis[1] - self.axis[0]) * points / 100.0
    }

    fn bar_height(&self) -> f64 {
        (self.rows.height * 0.62).min(MAX_BAR_HEIGHT)
    }

    fn draw(&self, c: &mut Canvas) {
        let RowLayout { top, height, .. } = self.rows;
        table::grid(c, |points| self.x(points), |points| fixed(points, 0), top, self.rows.bottom());
        verdict::thresholds(c, self.subject, |points| self.x(points), top - 6.0, self.rows.bottom());
        for (n, row) in self.steps.iter().enumerate() {
            let y = self.rows.y(n);
            if n + 1 < self.steps.len() {
                // A line leads from the end of a step to the start of the next.
                let (x, half) = (self.x(row.to), self.bar_height() / 2.0);
                c.line((x, y + half), (x, y + height - half), 1.0, theme::REST_LINE);
            }
            self.bar(c, y, row);
            self.words(c, y, row);
        }
    }

    fn bar(&self, c: &mut Canvas, y: f64, row: &WaterfallStep) {
        let (s, idea) = (self.subject, self.subject.focus.idea);
        let [step, sum] =
            if s.scored.is_out(idea) { [theme::GRID, theme::OUT_SOFT] } else { [theme::ACCENT, theme::ACCENT_SOFT] };
        let h = self.bar_height();
        let part = |from: f64, to: f64| Area { x: self.x(from), y: y - h / 2.0, w: self.x(to) - self.x(from), h };
        match row.kind {
            StepKind::Proven if row.to - row.from <= tolerance::POINTS => {
                c.rect(Area { w: 2.0, ..part(row.from, row.to) }, theme::REST_LINE);
            }
            StepKind::Proven => c.rect(part(row.from, row.to), step),
            StepKind::Score => c.rect(part(row.from, row.to), sum),
            StepKind::Open => c.hatch(part(row.from, row.to)),
            StepKind::Potential => {
                let score = s.scored.score[idea];
                c.hatch(part(score, row.to));
                c.rect(part(0.0, score), sum);
            }
        }
    }

    fn style(&self, row: &WaterfallStep) -> Type {
        let style = self.rows.style();
        if row.is_sum() { style.bold() } else { style }
    }

    /// The points at a bar, the note beside them, and the width of both.
    fn beside(&self, row: &WaterfallStep) -> (String, String, f64) {
        let s = self.subject;
        let points = row.shown(s);
        let more = match row.kind {
            StepKind::Proven => say::of_most(&s.part(row.most), s.lang),
            StepKind::Score => text::fit(&verdict::reason(s, s.focus.idea), theme::NOTE, MAX_NOTE_WIDTH),
            StepKind::Open | StepKind::Potential => String::new(),
        };
        let width = text::width(&points, self.style(row)) + BAR_GAPS[1] + text::width(&more, theme::NOTE);
        (points, more, width)
    }

    /// Draws the name at the left and the points at the bar.
    fn words(&self, c: &mut Canvas, y: f64, row: &WaterfallStep) {
        let style = self.style(row);
        c.left(theme::MARGIN, y, &text::fit(&row.name, style, theme::NAMES), style);
        let (points, more, width) = self.beside(row);
        let left = self.x(row.to) + BAR_GAPS[0];
        c.rect(Area { x: left - 4.0, y: y - 11.0, w: width + 8.0, h: 22.0 }, theme::PAPER);
        c.left(left, y, &points, style);
        c.left(left + text::width(&points, style) + BAR_GAPS[1], y, &more, theme::NOTE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::lang::{Lang, Text};
    use crate::score::GateState;

    /// One idea whose values, from low to high, are these.
    fn sample(values: &[[f64; 2]], lang: Lang) -> Sample {
        Sample::of(&[values], &[], lang)
    }

    fn titled(values: &[[f64; 2]], lang: Lang) -> String {
        title(&sample(values, lang).subject())
    }

    #[test]
    fn titles_say_what_was_computed() {
        let (all, open, none) = ([1.0, 1.0], [0.0, 1.0], [0.0, 0.0]);
        let en = |values: &[[f64; 2]]| titled(values, Lang::En);
        assert_eq!(en(&[all]), "A scores 100, all of it from Revenue now; nothing is open");
        assert_eq!(en(&[open]), "A has no proven points yet; 100 are open");
        assert_eq!(en(&[none]), "A scores 0; nothing is open");
        let gate = sample(&[all], Lang::En).change(|_, _, gates| gates[0][0] = GateState::Unknown);
        assert_eq!(title(&gate.subject()), "A scores 100, all of it from Revenue now; only a gate is open");
        assert_eq!(en(&[[0.7, 0.71]]), "A scores 70, all of it from Revenue now; 1 more is open");
        assert_eq!(
            en(&[[all; 4].as_slice(), &[[0.6, 1.0]; 9]].concat()),
            "A scores 76: Revenue now, No cash burn and Data moat make 37 of it; 24 more are open"
        );
        assert_eq!(
            titled(&[[all; 4].as_slice(), &[none; 8], &[open]].concat(), Lang::Zh),
            "“A”得 41 分：“现在有收入”、“不烧钱”和“增长路径”占其中 37 分；另有 2 分待定"
        );
    }

    #[test]
    fn names_are_cut_only_where_room_ends() {
        let drawn = |name: &str| {
            let mut sample = Sample::known(&[[0.9, 0.5], [0.4, 0.2]], &[], Lang::En);
            sample.rubric.criteria[0].name = Text::same(name.to_owned());
            let figures = [draw(&sample.subject()), versus::draw(&sample.subject(), 1)];
            figures.map(|picture| picture.scene.svg(None))
        };
        let whole = "A criterion whose name has some letters";
        drawn(whole).iter().for_each(|svg| assert!(svg.contains(whole)));
        drawn(&"longer ".repeat(30)).iter().for_each(|svg| assert!(svg.contains("longer…")));
    }

    #[test]
    fn a_failed_gate_is_said() {
        let out = |lang| sample(&[[1.0, 1.0]], lang).change(|_, _, gates| gates[0][0] = GateState::Failed);
        assert_eq!(title(&out(Lang::En).subject()), "A scores 100 but fails a gate: Custom work");
        assert_eq!(title(&out(Lang::Zh).subject()), "“A”得 100 分，但没有通过门槛：定制");
    }

    #[test]
    fn steps_lead_from_zero_to_the_score_and_on_to_the_potential() {
        for criteria in [1, 3, 13, 30] {
            let sample = Sample::new(criteria, 9, Lang::En);
            let s = sample.subject();
            let (mut at, idea) = (0.0, s.focus.idea);
            for row in rows(&s) {
                let from = if row.is_sum() { 0.0 } else { at };
                assert!((row.from - from).abs() < 1e-9 && row.to - row.from <= row.most + 1e-9, "{}", row.name);
                at = row.to;
                if row.kind == StepKind::Score {
                    assert!((at - s.scored.score[idea]).abs() < 1e-9);
                }
            }
            assert!((at - s.scored.potential[idea]).abs() < 1e-9);
            assert!(rows(&s).len() <= MAX_STEPS + 2);
        }
    }
}
