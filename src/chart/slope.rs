//! What if? Ranks before and after a change, a line for each idea; moves of two ranks or more are coloured.

use super::canvas::Canvas;
use super::caption::subtitle;
use super::change::{is_out_of_both, moved, percents, shift, sides, title};
use super::figure::{Figure, Picture, Subject, is_close};
use super::table::RowLayout;
use super::text;
use super::theme::{self, Type};
use crate::lang::Word;
use crate::say::chart::{shared, slope as say};
use crate::say::heads;
use crate::say::moves::mark;
use crate::say::punctuation::clauses;
use crate::score::Scored;
use plotters::style::RGBColor;

pub const FIGURE: Figure = Figure { id: "slope", name: say::NAME, question: say::QUESTION, draw };

/// The heads of the two sides.
const SIDE_HEADS: [Word; 2] = [heads::BEFORE, heads::AFTER];

/// Up to `MAX_ROWS` ideas each have a row; of more ideas only the best `TOP_ROWS` do.
const MAX_ROWS: usize = 28;
const TOP_ROWS: usize = 20;
/// Lines below the best for ideas that leave them.
const MAX_LINES_BELOW: usize = 4;
/// A move by fewer ranks is not highlighted.
const MIN_MOVE: i64 = 2;
/// Room above the rows for the heads; in pixels, like the sizes below.
const HEADS_HEIGHT: f64 = 56.0;
/// Between rank and name, and between the other columns.
const COLUMN_GAPS: [f64; 2] = [14.0, 20.0];

fn draw(s: &Subject) -> Picture {
    let slope = Slope::new(s);
    s.picture(title(s), &slope.legend(), &alt_details(s), |c| slope.draw(c))
}

/// The five best ideas of both sides in words.
fn alt_details(s: &Subject) -> [String; 2] {
    let best = |side: &Scored| {
        let one = |&i: &usize| format!("{} {} {}", side.rank_label(i), s.name(i), points(s, side, i));
        clauses(side.order.iter().take(5).map(one), s.lang)
    };
    let [before, after] = sides(s).map(best);
    say::sides(&before, &after, s.lang)
}

/// One side of the picture: a list of ideas beside its column of dots.
struct SlopeSide<'a> {
    scored: &'a Scored,
    /// The best ideas, in order.
    best: &'a [usize],
    /// Ideas below them that are among the best on the other side.
    below: Vec<usize>,
    /// Right end of the ranks, left end of the names, right end of the scores.
    columns: [f64; 3],
    /// The middle of the dots.
    x: f64,
}

impl SlopeSide<'_> {
    /// How many ideas below the best are named; if not all fit, the last line is for the rest.
    fn named(&self) -> usize {
        if self.below.len() > MAX_LINES_BELOW { MAX_LINES_BELOW - 1 } else { self.below.len() }
    }

    /// How many ideas share the last rank but are not among the best: the order of the table cuts them off.
    fn more(&self) -> usize {
        let last = self.best.last().map_or(0, |&idea| self.scored.rank[idea]);
        self.scored.order[self.best.len()..].iter().take_while(|&&idea| self.scored.rank[idea] == last).count()
    }
}

struct Slope<'a> {
    subject: &'a Subject<'a>,
    shown: usize,
    rows: RowLayout,
    sides: [SlopeSide<'a>; 2],
    /// Left end of the moves, to the right of the names after the change.
    moves: f64,
}

impl<'a> Slope<'a> {
    fn new(subject: &'a Subject<'a>) -> Slope<'a> {
        let all = subject.scored.len();
        let shown = if all <= MAX_ROWS { all } else { TOP_ROWS };
        let mut sides = sides(subject).map(|scored| SlopeSide {
            scored,
            best: &scored.order[..shown],
            below: Vec::new(),
            columns: [0.0; 3],
            x: 0.0,
        });
        for (n, other) in [(0, 1), (1, 0)] {
            let side = &sides[n];
            let mut below: Vec<usize> =
                sides[other].best.iter().copied().filter(|&idea| side.scored.rank[idea] > shown).collect();
            below.sort_by_key(|&idea| side.scored.rank[idea]);
            sides[n].below = below;
        }
        // A line for ideas that share the last rank, then those for ideas that leave.
        let leaving = sides.iter().map(|side| side.below.len()).max().unwrap_or(0).min(MAX_LINES_BELOW);
        let lines = if leaving > 0 || sides.iter().any(|side| side.more() > 0) { shown + 1 + leaving } else { shown };
        let rows = RowLayout::between(lines, theme::TOP + HEADS_HEIGHT, theme::BOTTOM);
        let mut slope = Slope { subject, shown, rows, sides, moves: 0.0 };
        slope.place();
        slope
    }

    /// How to read the figure.
    fn legend(&self) -> String {
        let s = self.subject;
        let ideas = self.ideas();
        let any =
            |is: &dyn Fn(&SlopeSide, usize) -> bool| ideas.iter().any(|&i| self.sides.iter().any(|side| is(side, i)));
        let sentences = [
            Some(if shift(s).is_some() { say::OF_ONE_WEIGHT } else { say::SUBTITLE }),
            any(&|side, idea| side.scored.is_tied(idea)).then_some(say::TIES),
            any(&|_, idea| moved(s, idea).abs() >= MIN_MOVE).then_some(say::COLOURED),
            any(&|side, idea| side.scored.is_out(idea)).then_some(say::GREY),
        ];
        let sentences = sentences.into_iter().flatten().map(|said| said.get(s.lang).to_owned());
        subtitle([s.top_of(self.shown, "")].into_iter().chain(sentences), s.lang)
    }

    /// Every idea that is among the best on a side.
    fn ideas(&self) -> Vec<usize> {
        let mut ideas: Vec<usize> = self.sides.iter().flat_map(|side| side.best).copied().collect();
        ideas.sort_unstable();
        ideas.dedup();
        ideas
    }

    /// Places the columns, as wide as their widest entries, from the left edge and from the right.
    fn place(&mut self) {
        let s = self.subject;
        let style = self.rows.style().bold();
        let widths = [0, 1].map(|n| {
            let side = &self.sides[n];
            let widest = |word: &dyn Fn(usize) -> String| {
                text::widest(side.best.iter().chain(&side.below).map(|&idea| word(idea)), style)
            };
            let score =
                widest(&|idea| points(s, side.scored, idea)).max(text::width(heads::SCORE.get(s.lang), theme::NOTE));
            // Notes below the names may run on under the scores.
            let notes = self.more(side).into_iter().chain(self.left_over(side));
            let notes = text::widest(notes, theme::NOTE) - COLUMN_GAPS[1] - score;
            let names = widest(&|idea| s.name(idea))
                .max(text::width(SIDE_HEADS[n].get(s.lang), theme::LABEL.bold()))
                .max(notes);
            [widest(&|idea| side.scored.rank_label(idea)), names, score]
        });
        let moved = self.sides[1].best.iter().chain(&self.sides[1].below);
        let moves = text::widest(moved.map(|&idea| move_label(s, idea).0), style);
        let [gap, wide] = COLUMN_GAPS;
        let ranks = theme::MARGIN + widths[0][0];
        let scores = ranks + gap + widths[0][1] + wide + widths[0][2];
        self.sides[0].columns = [ranks, ranks + gap, scores];
        self.sides[0].x = scores + wide;
        self.moves = theme::RIGHT - moves;
        let scores = self.moves - wide;
        let names = scores - widths[1][2] - wide - widths[1][1];
        self.sides[1].columns = [names - gap, names, scores];
        self.sides[1].x = names - gap - widths[1][0] - wide;
    }

    /// The middle of a line, counted from 1.
    fn y(&self, line: usize) -> f64 {
        self.rows.y(line - 1)
    }

    /// The line of an idea below the best; the last is for all that are left over.
    fn slot(&self, side: &SlopeSide, idea: usize) -> usize {
        let place = side.below.iter().position(|&other| other == idea).unwrap_or(0);
        self.shown + 2 + place.min(MAX_LINES_BELOW - 1)
    }

    /// Where an idea's line ends on a side.
    fn at(&self, side: &SlopeSide, idea: usize) -> (f64, f64) {
        let rank = side.scored.rank[idea];
        (side.x, self.y(if rank <= self.shown { rank } else { self.slot(side, idea) }))
    }

    fn draw(&self, c: &mut Canvas) {
        self.heads(c);
        let mut ideas = self.ideas();
        // Highlighted lines lie on top.
        ideas.sort_by_key(|&idea| self.look(idea).2);
        let mut lines = Vec::new();
        for idea in ideas {
            let line = (self.sides.each_ref().map(|side| self.at(side, idea)), self.look(idea));
            // Ideas that share both ranks share a line.
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        for &([from, to], (colour, width, _)) in &lines {
            c.line(from, to, width, colour);
        }
        for (ends, (colour, width, _)) in lines {
            ends.into_iter().for_each(|end| c.dot(end, width + 2.5, colour));
        }
        for n in [0, 1] {
            self.list(c, n);
            self.below(c, n);
        }
    }

    /// Colour, width and layer of an idea's line.
    fn look(&self, idea: usize) -> (RGBColor, f64, u8) {
        let leads = self.sides.iter().any(|side| side.scored.rank[idea] == 1);
        match moved(self.subject, idea) {
            _ if is_out_of_both(self.subject, idea) => (theme::GRID, 1.5, 0),
            up if up >= MIN_MOVE => (theme::ACCENT, 3.0, 3),
            down if down <= -MIN_MOVE => (theme::FALL, 3.0, 2),
            _ if leads => (theme::SECONDARY, 3.0, 2),
            _ => (theme::REST_LINE, 1.5, 1),
        }
    }

    fn heads(&self, c: &mut Canvas) {
        let s = self.subject;
        let y = self.rows.top - 18.0;
        let [left, right] = &self.sides;
        for (side, when) in self.sides.iter().zip(SIDE_HEADS) {
            c.left(side.columns[1], y, when.get(s.lang), theme::LABEL.bold());
        }
        for side in &self.sides {
            c.right(side.columns[2], y, heads::SCORE.get(s.lang), theme::NOTE);
        }
        if let Some((criterion, shares)) = shift(s) {
            let (name, shares) = (s.criterion(criterion), percents(shares, s));
            let room = (right.x - left.x) / 2.0 - 20.0;
            // The name is shortened, not the share.
            let [from, to] = shares.map(|share| {
                let share = shared::of("", &share, s.lang);
                text::fit(&name, theme::NOTE, room - text::width(&share, theme::NOTE)) + &share
            });
            c.left(left.x, y, &from, theme::NOTE);
            c.right(right.x, y, &to, theme::NOTE);
        }
    }

    /// Draws rank, name and score of the best. A shared rank leaves the next lines free for its names.
    fn list(&self, c: &mut Canvas, n: usize) {
        let side = &self.sides[n];
        for (place, &idea) in side.best.iter().enumerate() {
            let (line, rank) = (place + 1, side.scored.rank[idea]);
            self.words(c, n, self.y(line), idea);
            if line > rank {
                // A line ties the names of a shared rank together.
                let x = if n == 0 { side.x - 9.0 } else { side.x + 9.0 };
                c.line((x, self.y(line - 1)), (x, self.y(line)), 1.0, theme::REST_LINE);
            }
        }
        if let Some(more) = self.more(side) {
            c.left(side.columns[1], self.y(self.shown + 1), &more, theme::NOTE);
        }
    }

    /// How many more ideas share the last rank, in words.
    fn more(&self, side: &SlopeSide) -> Option<String> {
        let last = side.best.last().map_or(0, |&idea| side.scored.rank[idea]);
        (side.more() > 0).then(|| say::more_at(side.more(), last, self.subject.lang))
    }

    /// How many ideas are among the best only on the other side and have no line, in words.
    fn left_over(&self, side: &SlopeSide) -> Option<String> {
        let more = side.below.len() - side.named();
        (more > 0).then(|| say::more_below(more, self.subject.lang))
    }

    /// Draws ideas that are among the best only on the other side.
    fn below(&self, c: &mut Canvas, n: usize) {
        let side = &self.sides[n];
        for &idea in &side.below[..side.named()] {
            self.words(c, n, self.y(self.slot(side, idea)), idea);
        }
        if let Some(more) = self.left_over(side) {
            c.left(side.columns[1], self.y(self.shown + 1 + MAX_LINES_BELOW), &more, theme::NOTE);
        }
    }

    fn words(&self, c: &mut Canvas, n: usize, y: f64, idea: usize) {
        let (s, side) = (self.subject, &self.sides[n]);
        let plain = self.rows.style();
        let style = match idea {
            out if side.scored.is_out(out) => plain.colour(theme::SECONDARY),
            first if side.scored.rank[first] == 1 => plain.bold(),
            _ => plain,
        };
        c.right(side.columns[0], y, &side.scored.rank_label(idea), plain.colour(theme::SECONDARY));
        c.left(side.columns[1], y, &s.name(idea), style);
        c.right(side.columns[2], y, &points(s, side.scored, idea), style);
        if n == 1 {
            let (words, colour) = move_label(s, idea);
            c.left(self.moves, y, &words, Type { colour, ..plain });
        }
    }
}

/// Whole points; with one decimal if the leader of either side is less than a point ahead.
fn points(s: &Subject, side: &Scored, idea: usize) -> String {
    s.scored.points(side.score[idea], usize::from(sides(s).into_iter().any(is_close)))
}

/// `▲3` or `▼2`, and its colour; empty if an idea keeps its rank.
fn move_label(s: &Subject, idea: usize) -> (String, RGBColor) {
    let moved = moved(s, idea);
    let colour = match moved {
        -1..=1 => theme::SECONDARY,
        2.. => theme::ACCENT,
        _ => theme::FALL_TEXT,
    };
    (mark(moved), colour)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::lang::Lang;

    #[test]
    fn a_score_just_below_a_threshold_does_not_seem_to_reach_it() {
        for lang in [Lang::En, Lang::Zh] {
            let sample = Sample::known(&[[0.648], [0.3]], &[], lang);
            let s = sample.subject();
            assert_eq!([0, 1].map(|idea| points(&s, s.scored, idea)), ["64.8", "30"]);
            let sample = Sample::known(&[[0.649_96], [0.649_996]], &[], lang);
            let s = sample.subject();
            assert_eq!([0, 1].map(|idea| points(&s, s.scored, idea)), ["64.996", "64.9996"]);
        }
        let sample = Sample::known(&[[0.648], [0.3]], &[], Lang::En);
        let s = sample.subject();
        assert_eq!(points(&s, s.scored, 0), s.points(s.scored.score[0]), "as in the ranking");
    }
}
