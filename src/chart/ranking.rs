//! Who wins? A dot at the proven score, a line to the potential, on a fixed axis from 0 to 100.
//!
//! Position on a common scale is read most accurately of all (Cleveland & McGill 1984). Up to 40 ideas have a row each;
//! up to 240, the best have rows and the rest form a caterpillar; above that the crowd is a histogram.

use super::canvas::{Area, Canvas};
use super::figure::{Figure, Picture, Subject, is_close};
use super::table::{self, Labels};
use super::verdict::{open_gates, reason, thresholds};
use super::{crowd, text, theme, wrap};
use crate::analysis::reason::reason as decides;
use crate::lang::fixed;
use crate::say::chart::ranking::{self as say, LeaderStanding};
use crate::say::chart::shared;
use crate::say::heads;
use crate::say::punctuation::clauses;
use crate::say::standing::Gap;
use crate::score::Verdict;
use crate::tolerance;

pub const FIGURE: Figure = Figure { id: "ranking", name: say::NAME, question: say::QUESTION, draw };

/// Up to this many ideas, each has a row.
const MAX_ROWS: usize = 40;
/// Up to this many ideas, a caterpillar has at least two pixels an idea.
const MAX_CATERPILLAR: usize = 240;
/// Rows above a caterpillar, and their height in pixels.
const HEAD_ROWS: (usize, f64) = (12, 27.0);
/// Rows beside a histogram.
const CROWD_ROWS: usize = 20;
/// Room above the rows for the scale, and below them for the thresholds; in pixels, like the sizes below.
const ROOM_AROUND_ROWS: [f64; 2] = [34.0, 30.0];
/// Room for a verdict, and the most room for the reason why an idea is out.
const VERDICT_WIDTH: f64 = 64.0;
const MAX_REASON_WIDTH: f64 = 340.0;
/// Room for a score, from there to the verdict, and the least for the axis.
const SCORE_WIDTH: f64 = 72.0;
const VERDICT_GAP: f64 = 24.0;
const MIN_AXIS_WIDTH: f64 = 160.0;
/// Rows at least this high have a second line.
const MIN_TWO_LINE_HEIGHT: f64 = 60.0;

fn draw(subject: &Subject) -> Picture {
    let order = &subject.scored.order[..];
    let (x, y) = (theme::MARGIN, theme::TOP);
    let all = Area { x, y, w: theme::ROOM, h: theme::BOTTOM - y };
    let rows = |c: &mut Canvas, ideas, labelled, area| RankingRows::new(subject, ideas, labelled, area).draw(c);
    subject.picture(title(subject), subtitle(subject), &[alt_details(subject)], |c| match order.len() {
        n if n <= MAX_ROWS => rows(c, order, n, all),
        n if n <= MAX_CATERPILLAR => rows(c, order, HEAD_ROWS.0, all),
        _ => {
            let middle = 770.0;
            crowd::histogram(c, subject, Area { w: middle - all.x - 60.0, ..all });
            rows(c, &order[..CROWD_ROWS], CROWD_ROWS, Area { x: middle, w: all.x + all.w - middle, ..all });
        }
    })
}

fn subtitle(s: &Subject) -> &'static str {
    let is_open =
        s.scored.score.iter().zip(s.scored.potential.iter()).any(|(score, most)| most - score > tolerance::POINTS);
    let has_open_gates = (0..s.scored.len()).any(|idea| s.scored.has_open_gate(idea));
    match (is_open, has_open_gates) {
        (true, _) => say::SUBTITLE.get(s.lang),
        (false, true) => say::SUBTITLE_OF_GATES.get(s.lang),
        (false, false) => say::SUBTITLE_OF_KNOWN.get(s.lang),
    }
}

fn title(s: &Subject) -> String {
    let (scored, lang) = (s.scored, s.lang);
    let first = scored.order[0];
    let (name, points) = (s.name(first), s.points(scored.score[first]));
    let leaders = s.names(s.scored.leaders());
    let told = |standing: LeaderStanding| standing.title(&name, &points, lang);
    match (scored.len(), scored.failed_gate(first)) {
        (1, Some(gate)) => shared::fails_gate(&name, &text::name(s.rubric.gates[gate].name.get(lang)), lang),
        (1, None) => told(LeaderStanding::Only),
        (_, Some(_)) => s.all_out().unwrap_or_default(),
        _ if scored.verdict.iter().all(|v| *v == Verdict::Drop) => {
            told(LeaderStanding::Dropped { all: scored.len(), leaders: &leaders })
        }
        _ if leaders.len() > 1 => told(LeaderStanding::Shared { leaders: &leaders }),
        _ if s.scored.is_out(scored.order[1]) => told(LeaderStanding::Alone),
        _ => lead(s, told),
    }
}

/// The title for one leader and who follows. The distance is named only if it agrees with the rounded scores beside it.
fn lead(s: &Subject, told: impl Fn(LeaderStanding) -> String) -> String {
    let [first, second] = [0, 1].map(|place| s.scored.score[s.scored.order[place]]);
    let [p, q] = [first, second].map(|score| s.points(score));
    let shown = p.parse::<f64>().unwrap_or(0.0) - q.parse::<f64>().unwrap_or(0.0);
    let size = |gap: f64| fixed(gap, usize::from(is_close(s.scored)));
    let name = &s.name(s.scored.order[1]);
    match Gap::of(first, second, false) {
        // Rounded once: a gap of 29.49 is 29 points, not 30 by way of 29.5.
        Gap::Points(_) if size(first - second) == size(shown) => {
            told(LeaderStanding::Ahead { gap: &size(shown), second: name })
        }
        Gap::Points(_) => told(LeaderStanding::Followed { second: name, points: &q }),
        Gap::Level | Gap::Barely => told(LeaderStanding::Barely { second: name }),
    }
}

/// The five best ideas in words.
fn alt_details(s: &Subject) -> String {
    let told = |&i: &usize| {
        let points = [s.scored.score[i], s.scored.potential[i]].map(|p| s.points(p));
        say::told(&s.scored.rank_label(i), &s.name(i), &points, s.scored.verdict[i].word(s.lang), s.lang)
    };
    clauses(s.scored.order.iter().take(5).map(told), s.lang)
}

/// Rows of ideas on the common axis.
struct RankingRows<'a> {
    subject: &'a Subject<'a>,
    ideas: &'a [usize],
    labelled: usize,
    labels: Labels<'a>,
    /// Heights of a row with a label and of one without.
    heights: [f64; 2],
    top: f64,
    /// Ends of the axis: 0 and 100.
    axis: [f64; 2],
    /// Right end of the scores, left end of the verdicts, room for verdict and reason.
    columns: [f64; 3],
}

impl<'a> RankingRows<'a> {
    fn new(subject: &'a Subject<'a>, ideas: &'a [usize], labelled: usize, area: Area) -> RankingRows<'a> {
        let room = area.h - ROOM_AROUND_ROWS[0] - ROOM_AROUND_ROWS[1];
        let heights = if labelled < ideas.len() {
            [HEAD_ROWS.1, (room - labelled as f64 * HEAD_ROWS.1) / (ideas.len() - labelled) as f64]
        } else {
            [(room / labelled as f64).min(theme::TALLEST_ROW), 0.0]
        };
        let used = labelled as f64 * heights[0] + (ideas.len() - labelled) as f64 * heights[1];
        let top = area.y + ROOM_AROUND_ROWS[0] + theme::settle(used, room);
        let labels = Labels::new(subject, &ideas[..labelled], area.x, heights[0]);
        let width = |&idea: &usize| text::width(&reason(subject, idea), theme::NOTE);
        let widest = ideas[..labelled].iter().map(width).fold(VERDICT_WIDTH, f64::max);
        let right = area.x + area.w;
        // Reasons leave room for the axis, if they can.
        let room = right - SCORE_WIDTH - VERDICT_GAP - MIN_AXIS_WIDTH - labels.right;
        let verdicts = right - widest.min(MAX_REASON_WIDTH.min(room).max(VERDICT_WIDTH)).ceil();
        let scores = verdicts - VERDICT_GAP;
        let columns = [scores, verdicts, right - verdicts];
        let axis = [labels.right, scores - SCORE_WIDTH];
        let mut table = RankingRows { axis, columns, subject, ideas, labelled, labels, heights, top };
        // Notes below names may be wider than the names.
        let notes = text::widest(table.notes(), theme::NOTE);
        table.axis[0] = table.axis[0].max(table.labels.names + notes + 24.0);
        table
    }

    /// All notes in the column of names.
    fn notes(&self) -> Vec<String> {
        let (labelled, rest) = self.ideas.split_at(self.labelled);
        let open = labelled.iter().filter(|_| self.heights[0] >= MIN_TWO_LINE_HEIGHT).map(|&idea| self.open(idea));
        let more = (!rest.is_empty()).then(|| self.more());
        open.chain(more).chain(self.out().map(|(_, words)| words)).chain(self.top()).collect()
    }

    fn x(&self, points: f64) -> f64 {
        self.axis[0] + (self.axis[1] - self.axis[0]) * points / 100.0
    }

    /// The middle of a row.
    fn y(&self, row: usize) -> f64 {
        let (full, thin) = (row.min(self.labelled), row.saturating_sub(self.labelled));
        let height = self.heights[usize::from(row >= self.labelled)];
        self.top + full as f64 * self.heights[0] + thin as f64 * self.heights[1] + height / 2.0
    }

    fn bottom(&self) -> f64 {
        let rows = self.ideas.len();
        self.y(rows - 1) + self.heights[usize::from(rows > self.labelled)] / 2.0
    }

    fn draw(&self, c: &mut Canvas) {
        self.scale(c);
        // A line sets off the ideas that fail a gate, which come last.
        if let Some(first) =
            self.ideas[..self.labelled].iter().position(|&i| self.subject.scored.is_out(i)).filter(|&row| row > 0)
        {
            let y = self.y(first) - self.heights[0] / 2.0;
            c.line((self.labels.names, y), (self.columns[1] + self.columns[2], y), 1.0, theme::GRID);
        }
        for (row, &idea) in self.ideas.iter().enumerate() {
            let y = self.y(row);
            self.mark(c, y, idea, self.heights[usize::from(row >= self.labelled)]);
            if row < self.labelled {
                self.words(c, y, idea);
            }
        }
        if self.labelled < self.ideas.len() {
            self.rest(c);
        }
    }

    fn scale(&self, c: &mut Canvas) {
        let (s, bottom) = (self.subject, self.bottom());
        let above = self.top - 20.0;
        table::grid(c, |points| self.x(points), |points| fixed(points, 0), self.top, bottom);
        if let Some(top) = self.top() {
            c.left(self.labels.names, above, &top, theme::NOTE);
        }
        c.right(self.columns[0], above, heads::SCORE.get(s.lang), theme::NOTE);
        c.left(self.columns[1], above, heads::VERDICT.get(s.lang), theme::NOTE);
        thresholds(c, s, |points| self.x(points), self.top - 6.0, bottom);
    }

    fn mark(&self, c: &mut Canvas, y: f64, idea: usize, height: f64) {
        let s = self.subject;
        let (dot, line) = match idea {
            i if s.scored.is_out(i) => (theme::GRID, theme::GRID),
            i if s.scored.rank[i] == 1 => (theme::ACCENT, theme::ACCENT_SOFT),
            _ => (theme::REST, theme::REST_SOFT),
        };
        let [from, to] = [s.scored.score[idea], s.scored.potential[idea]].map(|p| self.x(p));
        let thick = (height * 0.1).clamp(1.5, 8.0);
        if to > from {
            c.line((from, y), (to, y), thick, line);
            if height > 12.0 {
                c.line((to, y - 1.5 * thick), (to, y + 1.5 * thick), 2.0, line);
            }
        }
        c.dot((from, y), (height * 0.22).clamp(2.0, 13.0), dot);
    }

    fn words(&self, c: &mut Canvas, y: f64, idea: usize) {
        let s = self.subject;
        let style = self.labels.style;
        let out = s.scored.is_out(idea);
        let open = if self.heights[0] < MIN_TWO_LINE_HEIGHT { String::new() } else { self.open(idea) };
        if open.is_empty() {
            self.labels.draw(c, y, idea);
        } else {
            self.labels.draw(c, y - 12.0, idea);
            c.left(self.labels.names, y + 14.0, &open, theme::NOTE);
        }
        self.labels.score(c, self.columns[0], y, idea);
        let verdict = s.scored.verdict[idea];
        let why = reason(s, idea);
        if why == verdict.word(s.lang) {
            let style = if verdict == Verdict::Drop { style.colour(theme::SECONDARY) } else { style };
            c.left(self.columns[1], y, &why, style);
            return;
        }
        let style = if out { theme::NOTE } else { theme::SMALL };
        let most = if self.heights[0] >= 2.2 * style.line() { 2 } else { 1 };
        c.lines_left(self.columns[1], y, &wrap::wrap(&why, &[], style, self.columns[2], most), style);
    }

    /// What is not proven about an idea, in words; empty if the reason beside the verdict names all of it.
    fn open(&self, idea: usize) -> String {
        let s = self.subject;
        let (score, potential) = (s.scored.score[idea], s.scored.potential[idea]);
        if potential - score < tolerance::POINTS {
            let open = s.scored.open_gates(idea);
            let named = decides(s.rubric, s.scored, idea).held_back;
            let rest: Vec<usize> = open.iter().copied().filter(|gate| !named.contains(gate)).collect();
            return match open.is_empty() {
                true => say::NOTHING_OPEN.get(s.lang).to_owned(),
                false => text::fit(&open_gates(s, &rest), theme::NOTE, MAX_REASON_WIDTH),
            };
        }
        say::potential(&s.points(potential), s.lang)
    }

    /// Draws notes on the rows without labels.
    fn rest(&self, c: &mut Canvas) {
        let y = self.y(self.labelled) + 14.0;
        c.left(self.labels.names, y, &self.more(), theme::NOTE);
        if let Some((first, words)) = self.out() {
            let y = self.y(first).max(y + theme::NOTE.line());
            c.left(self.labels.names, y, &words, theme::NOTE);
        }
    }

    fn more(&self) -> String {
        shared::and_more(self.ideas.len() - self.labelled, self.subject.lang)
    }

    /// The first row without a label whose idea fails a gate, and how many there are, in words.
    fn out(&self) -> Option<(usize, String)> {
        let rows = self.labelled..self.ideas.len();
        let first = rows.clone().find(|&row| self.subject.scored.is_out(self.ideas[row]))?;
        Some((first, say::out(rows.end - first, self.subject.lang)))
    }

    /// How many of the crowd have a row, in words; `None` if all have.
    fn top(&self) -> Option<String> {
        let (shown, all) = (self.ideas.len(), self.subject.scored.len());
        (shown < all).then(|| say::top(shown, all, self.subject.lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::lang::Lang;
    use crate::score::GateState;

    /// A title for scores on one criterion.
    fn titled(scores: &[f64], lang: Lang) -> String {
        let sample = Sample::known(&scores.iter().map(|score| [score / 100.0]).collect::<Vec<_>>(), &[], lang);
        title(&sample.subject())
    }

    #[test]
    fn titles_say_what_was_computed() {
        let en = |scores: &[f64]| titled(scores, Lang::En);
        assert_eq!(en(&[71.0, 63.0]), "A leads with 71, 8 points ahead of B");
        assert_eq!(en(&[71.4, 63.6]), "A leads with 71; B follows with 64", "71 − 64 is not 8");
        assert_eq!(en(&[71.4, 71.1]), "A leads with 71.4, 0.3 points ahead of B");
        assert_eq!(en(&[71.41, 71.40]), "A leads with 71.4, less than 0.1 points ahead of B");
        let pursue = Sample::new(1, 1, Lang::En).rubric.thresholds.pursue;
        let near = en(&[pursue - 0.03, pursue - 0.04]);
        assert!(near.ends_with(", less than 0.1 points ahead of B"), "{near}");
        let missed = en(&[pursue, pursue - 1e-7]);
        assert!(missed.ends_with(", less than 0.1 points ahead of B"), "{missed}");
        assert_eq!(en(&[71.0, 71.0, 3.0]), "A and B share the lead with 71");
        assert_eq!(en(&[71.0; 4]), "4 ideas share the lead with 71");
        assert_eq!(en(&[71.0]), "A scores 71 of 100");
        assert_eq!(en(&[34.0, 20.0]), "Both ideas are dropped; A leads with 34");
        assert_eq!(en(&[4.0; 3]), "All 3 ideas are dropped; A, B and C share the lead with 4");
        assert_eq!(titled(&[71.0, 63.0], Lang::Zh), "“A”以 71 分领先，比“B”高 8 分");
        assert_eq!(titled(&[71.0, 71.0], Lang::Zh), "“A”和“B”以 71 分并列领先");
    }

    #[test]
    fn what_stands_below_a_short_name_ends_before_the_axis() {
        let sample = Sample::new(3, 2, Lang::En).change(|names, _, _| names.fill("X".to_owned()));
        let (s, area) = (sample.subject(), Area { x: 48.0, y: 140.0, w: 1504.0, h: 792.0 });
        let table = RankingRows::new(&s, &s.scored.order, 2, area);
        assert!(table.labels.names + text::width(&table.open(0), theme::NOTE) < table.axis[0]);
    }

    #[test]
    fn where_nothing_is_open_no_line_is_explained() {
        for (lang, known, alt) in [
            (Lang::En, "Points of 100. Dot: the score; nothing is open.", "1 A: 80, pursue; 2 B: 30, drop"),
            (Lang::Zh, "满分 100。圆点为得分；没有待定项。", "1 A：80 分，推进；2 B：30 分，放弃"),
        ] {
            let sample = Sample::known(&[[0.8], [0.3]], &[], lang);
            assert_eq!((subtitle(&sample.subject()), alt_details(&sample.subject()).as_str()), (known, alt));
            assert_eq!(subtitle(&Sample::new(9, 3, lang).subject()), say::SUBTITLE.get(lang));
        }
    }

    #[test]
    fn an_open_gate_is_said_once() {
        for (lang, said) in [
            (Lang::En, "Points of 100. Dot: the score; only gates are open."),
            (Lang::Zh, "满分 100。圆点为得分；只有门槛待定。"),
        ] {
            let sample = Sample::known(&[[0.9], [0.3]], &[], lang)
                .change(|_, _, gates| gates.iter_mut().for_each(|gates| gates[0] = GateState::Unknown));
            let s = sample.subject();
            assert_eq!(subtitle(&s), said);
            let svg = draw(&s).scene.svg(None);
            let gate = s.rubric.gates[0].name.get(lang);
            assert_eq!(svg.matches(&format!("{gate}<")).count(), 2, "once for each idea");
        }
    }

    #[test]
    fn an_idea_is_out_by_the_name_of_its_gate() {
        for (lang, said) in [(Lang::En, "drop: Custom work"), (Lang::Zh, "放弃：定制")] {
            let sample = Sample::known(&[[0.8], [0.3]], &[1], lang);
            assert_eq!(reason(&sample.subject(), 1), said);
        }
    }

    #[test]
    fn failed_gates_are_said() {
        let en = |out: &[usize]| title(&Sample::known(&[[0.8; 3]; 2], out, Lang::En).subject());
        assert_eq!(en(&[0, 1]), "Both ideas fail a gate");
        assert_eq!(en(&[0]), "B leads with 80; every other idea fails a gate");
    }
}
