//! Which group is the strongest? A strip of scores for each group of a column, with its median and its verdicts.
//!
//! Not in the list of figures that every report draws: it needs a column, which the command line names.

use super::canvas::{Area, Canvas};
use super::caption;
use super::figure::{Figure, Picture, Subject};
use super::focus::ColumnGroups;
use super::labels::{self, PointName};
use super::table::{RowLayout, grid};
use super::theme::{RGBColor, Type};
use super::verdict::thresholds;
use super::{text, theme, wrap};
use crate::lang::{Word, fixed, whole};
use crate::say::chart::strips::{self as say, GroupLead};
use crate::say::groups::{MEDIAN, nameless, shared};
use crate::say::heads;
use crate::say::punctuation::clauses;
use crate::say::verdict::rule;
use crate::score::{Group, Verdict, greatest_medians};

pub const FIGURE: Figure = Figure { id: "groups", name: say::NAME, question: say::QUESTION, draw };

/// The most groups that have a row.
const MAX_ROWS: usize = 30;
/// The most ideas of a group that are a dot each.
const MAX_DOTS: usize = 150;
/// Groups described to readers who cannot see the figure.
const MAX_TOLD: usize = 5;
/// Bins of a crowd, over 100 points.
const BINS: usize = 50;
/// The most room for names, as a part of the picture, and between columns; in pixels.
const NAMES_PART: f64 = 0.24;
const COLUMN_GAP: f64 = 28.0;
/// Room above the rows for heads, and below them for the thresholds and what they mean.
const ROOM_AROUND_ROWS: [f64; 2] = [44.0, 54.0];
/// The middle of the key; from the rows down to what verdicts mean.
const KEY_Y: f64 = 134.0;
const RULE_BELOW_ROWS: f64 = 42.0;
/// How much of a row a strip fills.
const STRIP_PART: f64 = 0.76;
/// The radius of the best idea's dot in a crowd, and of dots in the key.
const LONE_RADIUS: f64 = 5.0;
/// The least radius of a dot: smaller ones would not be told from rings.
const MIN_RADIUS: f64 = 2.8;
/// The style of the names of ideas, and how tall they are.
const IDEA_NAME: Type = theme::SMALL;
const IDEA_NAME_HEIGHT: f64 = 17.0;

fn draw(subject: &Subject) -> Picture {
    let of = subject.focus.groups.as_ref().expect("it is drawn when a column is named");
    let strips = Strips::new(subject, of);
    subject.picture(strips.title(), &strips.subtitle(), &[strips.alt_details()], |c| strips.draw(c))
}

/// A column of numbers: its head, and its cell in each row.
struct NumberColumn {
    head: &'static str,
    cells: Vec<String>,
    right: f64,
}

/// An idea as a dot.
struct Dot {
    idea: usize,
    at: (f64, f64),
    radius: f64,
}

/// How many ideas of a crowd score about the same: those that fail no gate, and all.
#[derive(Clone, Copy, Default)]
struct Bin {
    passing: usize,
    all: usize,
}

struct Strips<'a> {
    subject: &'a Subject<'a>,
    of: &'a ColumnGroups,
    /// The place of the group in each row.
    shown: Vec<usize>,
    /// The places of those with the greatest median, if there is anything to compare.
    greatest: Vec<usize>,
    rows: RowLayout,
    /// Ends of the axis: 0 and 100.
    axis: [f64; 2],
    /// The dots of each row; of a crowd, that of its best idea.
    dots: Vec<Vec<Dot>>,
    /// Where the best idea of each row has its name; `None` if it has no room.
    names: Vec<Option<Area>>,
}

impl<'a> Strips<'a> {
    fn new(subject: &'a Subject<'a>, of: &'a ColumnGroups) -> Strips<'a> {
        let shown = shown(of);
        let [above, below] = ROOM_AROUND_ROWS;
        let rows = RowLayout::between(shown.len(), theme::TOP + above, theme::BOTTOM - below);
        let greatest = if of.groups.len() > 1 { greatest_medians(&of.groups) } else { Vec::new() };
        let axis = [theme::MARGIN, theme::RIGHT];
        let (dots, names) = (Vec::new(), Vec::new());
        let mut strips = Strips { subject, of, shown, greatest, rows, axis, dots, names };
        let names = text::widest(strips.group_names().concat(), rows.style().bold());
        let head = text::width(&strips.head(), theme::NOTE);
        let numbers = strips.numbers();
        strips.axis = [
            theme::MARGIN + names.max(head) + width(&numbers[0], rows) + 2.0 * COLUMN_GAP,
            numbers[1].right - width(&numbers[1], rows) - COLUMN_GAP,
        ];
        strips.dots = (0..strips.shown.len()).map(|row| strips.dots(row)).collect();
        strips.names = strips.idea_names();
        strips
    }

    fn groups(&self) -> impl Iterator<Item = &'a Group> {
        self.shown.iter().map(|&place| &self.of.groups[place])
    }

    /// The ideas in a row, as they rank.
    fn members(&self, row: usize) -> &'a [usize] {
        &self.of.members[self.shown[row]]
    }

    fn is_crowd(&self, row: usize) -> bool {
        self.members(row).len() > MAX_DOTS
    }

    fn is_greatest(&self, row: usize) -> bool {
        self.greatest.contains(&self.shown[row])
    }

    /// Whether an idea is one of the best of all.
    fn is_best(&self, idea: usize) -> bool {
        let scored = self.subject.scored;
        scored.rank[idea] == 1 && !scored.is_out(idea)
    }

    /// The names of the groups; long ones on two lines, if rows have room for them.
    fn group_names(&self) -> Vec<Vec<String>> {
        let style = self.rows.style().bold();
        let most = if self.rows.height >= 2.2 * style.line() { 2 } else { 1 };
        let room = NAMES_PART * theme::ROOM;
        let lines = |name: &str| match text::clean(name) {
            name if text::width(&name, style) <= room => vec![name],
            name => wrap::wrap(&name, &[], style, room, most),
        };
        let name = |group: &Group| match group.key {
            Some(_) => lines(&group.name),
            None => lines(&nameless(&self.of.column, self.subject.lang)),
        };
        self.groups().map(name).collect()
    }

    fn head(&self) -> String {
        text::fit(&text::clean(&self.of.column), theme::NOTE, NAMES_PART * theme::ROOM)
    }

    /// The number of ideas, left of the strips; the median and the verdicts, right of them.
    fn numbers(&self) -> Vec<NumberColumn> {
        let lang = self.subject.lang;
        let cells = |cell: &dyn Fn(&Group) -> String| self.groups().map(cell).collect::<Vec<_>>();
        let ideas = (heads::IDEAS.get(lang), cells(&|group| whole(group.ideas())));
        let median = (MEDIAN.get(lang), cells(&|group| fixed(group.median(), 1)));
        let verdicts = Verdict::ALL.into_iter().enumerate();
        let verdicts = verdicts.map(|(n, of)| (of.word(lang), cells(&|group| whole(group.verdicts[n]))));
        let mut columns: Vec<NumberColumn> = [ideas, median]
            .into_iter()
            .chain(verdicts)
            .map(|(head, cells)| NumberColumn { head, cells, right: theme::RIGHT })
            .collect();
        let mut right = theme::RIGHT;
        for column in columns[1..].iter_mut().rev() {
            column.right = right;
            right -= width(column, self.rows) + COLUMN_GAP;
        }
        columns[0].right = self.axis[0] - COLUMN_GAP;
        columns
    }

    fn x(&self, points: f64) -> f64 {
        self.axis[0] + (self.axis[1] - self.axis[0]) * points / 100.0
    }

    /// Half the height of a strip.
    fn half(&self) -> f64 {
        STRIP_PART * self.rows.height.min(80.0) / 2.0
    }

    /// A dot for each idea of a row, the least score first; those that would cover each other stand above and below.
    fn dots(&self, row: usize) -> Vec<Dot> {
        let (scored, members, y, half) = (self.subject.scored, self.members(row), self.rows.y(row), self.half());
        if self.is_crowd(row) {
            let best = members[0];
            return vec![Dot { idea: best, at: (self.x(scored.score[best]), y), radius: LONE_RADIUS.min(half) }];
        }
        let radius = (half * 0.2).clamp(MIN_RADIUS, 6.0);
        let lanes = ((half / radius - 1.0) / 2.0).max(0.0) as usize * 2 + 1;
        let mut ends = vec![f64::MIN; lanes];
        let mut ideas = members.to_vec();
        ideas.sort_by(|&a, &b| scored.score[a].total_cmp(&scored.score[b]));
        let dot = |idea: usize| {
            let x = self.x(scored.score[idea]);
            let lane = ends.iter().position(|end| *end <= x).unwrap_or(0);
            ends[lane] = x + 2.0 * radius;
            let side = if lane % 2 == 0 { 1.0 } else { -1.0 };
            Dot { idea, at: (x, y + side * lane.div_ceil(2) as f64 * 2.0 * radius), radius }
        };
        ideas.into_iter().map(dot).collect()
    }

    /// How the scores of a crowd are spread.
    fn bins(&self, row: usize) -> [Bin; BINS] {
        let (scored, mut bins) = (self.subject.scored, [Bin::default(); BINS]);
        for &idea in self.members(row) {
            let bin = &mut bins[((scored.score[idea] / 100.0 * BINS as f64) as usize).min(BINS - 1)];
            bin.all += 1;
            bin.passing += usize::from(!scored.is_out(idea));
        }
        bins
    }

    /// The bars of a crowd, as tall as each bin holds many: that of all ideas, and that of those that fail no gate.
    fn bars(&self, row: usize) -> impl Iterator<Item = [Area; 2]> {
        let (bins, y, half, left) = (self.bins(row), self.rows.y(row), self.half(), self.axis[0]);
        let most = bins.iter().map(|bin| bin.all).max().unwrap_or(1) as f64;
        let wide = (self.axis[1] - self.axis[0]) / BINS as f64;
        let bar = move |n: usize, count: usize| {
            let tall = if count > 0 { (half * count as f64 / most).max(0.5) } else { 0.0 };
            Area { x: left + n as f64 * wide + 0.5, y: y - tall, w: wide - 1.0, h: 2.0 * tall }
        };
        let bins = bins.into_iter().enumerate().filter(|(_, bin)| bin.all > 0);
        bins.map(move |(n, bin)| [bar(n, bin.all), bar(n, bin.passing)])
    }

    /// The line at the median of a row, as a box.
    fn median(&self, row: usize) -> Area {
        let (x, half) = (self.x(self.of.groups[self.shown[row]].median()), self.half());
        Area { x: x - 1.5, y: self.rows.y(row) - half, w: 3.0, h: 2.0 * half }
    }

    /// The name of the best idea of a row.
    fn idea_name(&self, row: usize) -> (String, Type) {
        let (s, members) = (self.subject, self.members(row));
        let best = members[0];
        let is_shared = members.get(1).is_some_and(|&next| s.scored.rank[next] == s.scored.rank[best]);
        let name = if is_shared { shared(&s.name(best), s.lang) } else { s.name(best) };
        let style = match best {
            best if s.scored.is_out(best) => IDEA_NAME.colour(theme::SECONDARY),
            best if self.is_best(best) => IDEA_NAME.bold().colour(theme::ACCENT),
            _ => IDEA_NAME,
        };
        (name, style)
    }

    /// Places for the names of the best ideas, each in its own row and clear of dots, bars and medians.
    fn idea_names(&self) -> Vec<Option<Area>> {
        let own =
            |row: usize| self.dots[row].iter().find(|dot| dot.idea == self.members(row)[0]).expect("it has a dot");
        let around = |dot: &Dot| Area::around(dot.at, dot.radius);
        let count = self.shown.len();
        let label = |row: usize| {
            let ((name, style), dot) = (self.idea_name(row), own(row));
            PointName { at: dot.at, radius: dot.radius, size: (text::width(&name, style), IDEA_NAME_HEIGHT) }
        };
        let labels: Vec<PointName> = (0..count).map(label).collect();
        let others = (0..count).flat_map(|row| self.dots[row].iter().filter(move |dot| dot.idea != own(row).idea));
        let points: Vec<Area> = (0..count).map(own).chain(others).map(around).collect();
        let [left, right] = self.axis;
        let border = |row: usize| {
            let y = self.rows.top + row as f64 * self.rows.height;
            Area { x: left, y: y - 0.5, w: right - left, h: 1.0 }
        };
        let crowds = (0..count).filter(|&row| self.is_crowd(row));
        let bars = crowds.flat_map(|row| self.bars(row)).map(|[all, _]| all);
        let lines: Vec<Area> =
            (0..count).map(|row| self.median(row)).chain((1..count).map(border)).chain(bars).collect();
        let within = Area { x: left, y: self.rows.top, w: right - left, h: self.rows.bottom() - self.rows.top };
        labels::place(&labels, &points, &lines, within, count)
    }

    fn draw(&self, c: &mut Canvas) {
        let (s, rows, style) = (self.subject, self.rows, self.rows.style());
        let heads = rows.top - 20.0;
        grid(c, |points| self.x(points), |points| fixed(points, 0), rows.top, rows.bottom());
        thresholds(c, s, |points| self.x(points), rows.top - 6.0, rows.bottom());
        let [watch, pursue] = [s.rubric.thresholds.watch, s.rubric.thresholds.pursue];
        let rule = rule([watch, pursue], !s.rubric.gates.is_empty(), s.lang);
        c.left(theme::MARGIN, rows.bottom() + RULE_BELOW_ROWS, &rule, theme::NOTE);
        self.key(c);
        c.left(theme::MARGIN, heads, &self.head(), theme::NOTE);
        let numbers = self.numbers();
        for column in &numbers {
            c.right(column.right, heads, column.head, theme::NOTE);
        }
        for (row, (group, name)) in self.groups().zip(self.group_names()).enumerate() {
            let y = rows.y(row);
            let ink = match &group.key {
                _ if self.is_greatest(row) => style.bold(),
                Some(_) => style,
                None => style.colour(theme::SECONDARY),
            };
            c.lines_left(theme::MARGIN, y, &name, ink);
            self.strip(c, row);
            for (n, column) in numbers.iter().enumerate() {
                let is_zero = column.cells[row] == "0";
                let ink = if is_zero {
                    style.colour(theme::SECONDARY)
                } else if n == 1 {
                    ink
                } else {
                    style
                };
                c.right(column.right, y, &column.cells[row], ink);
            }
        }
    }

    fn strip(&self, c: &mut Canvas, row: usize) {
        let name = self.names[row];
        // Lines of the grid do not run through names.
        name.iter().for_each(|area| c.rect(Area { x: area.x - 2.0, w: area.w + 4.0, ..*area }, theme::PAPER));
        if self.is_crowd(row) {
            for [all, passing] in self.bars(row) {
                c.rect(all, theme::GRID);
                c.rect(passing, theme::REST);
            }
        }
        // Those that count most are drawn last.
        let mut dots: Vec<&Dot> = self.dots[row].iter().collect();
        dots.sort_by_key(|dot| (!self.subject.scored.is_out(dot.idea), self.is_best(dot.idea)));
        dots.into_iter().for_each(|dot| self.dot(c, dot));
        c.rect(self.median(row), if self.is_greatest(row) { theme::ACCENT } else { theme::INK });
        if let Some(area) = name {
            let (words, style) = self.idea_name(row);
            c.left(area.x, area.y + area.h / 2.0, &words, style);
        }
    }

    fn dot(&self, c: &mut Canvas, dot: &Dot) {
        match dot.idea {
            idea if self.subject.scored.is_out(idea) => c.ring(dot.at, dot.radius, theme::HATCH),
            idea if self.is_best(idea) => c.dot(dot.at, dot.radius, theme::ACCENT),
            _ => c.dot(dot.at, dot.radius, theme::REST),
        }
    }

    /// Draws the key of the marks that occur.
    fn key(&self, c: &mut Canvas) {
        let lang = self.subject.lang;
        let mut x = theme::MARGIN;
        for (mark, words) in self.marks() {
            let wide = mark.draw(c, (x, KEY_Y));
            c.left(x + wide + 8.0, KEY_Y, words.get(lang), theme::NOTE);
            x += wide + 8.0 + text::width(words.get(lang), theme::NOTE) + 32.0;
        }
    }

    /// The marks that occur, with what they are.
    fn marks(&self) -> Vec<(KeyMark, Word)> {
        let out = |idea: usize| self.subject.scored.is_out(idea);
        let rows = || 0..self.shown.len();
        let has_dot = |is: &dyn Fn(usize) -> bool| self.dots.iter().flatten().any(|dot| is(dot.idea));
        let has_out_bar = rows().any(|row| self.is_crowd(row) && self.members(row).iter().any(|&idea| out(idea)));
        let has_crowd = rows().any(|row| self.is_crowd(row));
        let marks = [
            (has_dot(&|idea| self.is_best(idea)), KeyMark::Dot(theme::ACCENT), say::BEST),
            (has_dot(&|idea| !out(idea) && !self.is_best(idea)), KeyMark::Dot(theme::REST), say::AN_IDEA),
            (has_crowd, KeyMark::Bars(theme::REST), say::CROWD),
            (has_dot(&out), KeyMark::Ring, say::FAILS_GATE),
            (has_out_bar, KeyMark::Bars(theme::GRID), say::CROWD_FAILS_GATE),
            (true, KeyMark::Line(theme::INK), MEDIAN),
            (rows().any(|row| self.is_greatest(row)), KeyMark::Line(theme::ACCENT), say::HIGHEST_MEDIAN),
        ];
        marks.into_iter().filter(|(occurs, ..)| *occurs).map(|(_, mark, words)| (mark, words)).collect()
    }

    fn title(&self) -> String {
        let s = self.subject;
        let name = |group: &Group| group.key.is_some().then(|| text::name(&group.name));
        if let [only] = &self.of.groups[..] {
            return say::one_group(name(only).as_deref(), &text::name(&self.of.column), only.ideas(), s.lang);
        }
        if let Some(all_out) = s.all_out() {
            return all_out;
        }
        let median = fixed(self.of.groups[self.greatest[0]].median(), 1);
        let titles = |name: fn(&str) -> String| {
            let names = |places: &[usize]| -> Vec<Option<String>> {
                let groups = places.iter().map(|&place| &self.of.groups[place]);
                groups.map(|group| group.key.is_some().then(|| name(&group.name))).collect()
            };
            let (of_best, greatest) = (names(&self.of.of_best), names(&self.greatest));
            let (is_same, column, median) = (self.of.of_best == self.greatest, &name(&self.of.column), &median);
            let lead = GroupLead { of_best: &of_best, greatest: &greatest, is_same, median, column };
            (lead.titles(s.lang), is_same || of_best != greatest)
        };
        // Whole names if they fit. Two that are cut alike would be taken for one: rather half of it with a whole name.
        let ((whole, _), (cut, are_told_apart)) = (titles(text::clean), titles(text::name));
        let all = whole.iter().take(1).chain(cut.iter().filter(|_| are_told_apart).take(1));
        caption::title(all.chain(whole.last()).chain(cut.last()).cloned())
    }

    fn subtitle(&self) -> String {
        let lang = self.subject.lang;
        let (shown, all) = (self.shown.len(), self.of.groups.len());
        let is_first = self.shown.last() == Some(&(shown - 1));
        let cut = (shown < all).then(|| say::top_groups(shown, all, is_first, lang));
        let named = self.names.iter().flatten().count();
        let named = (named > 0 && all > 1).then(|| say::named(named == shown, lang).to_owned());
        caption::subtitle([say::SUBTITLE.get(lang).to_owned()].into_iter().chain(cut).chain(named), lang)
    }

    fn alt_details(&self) -> String {
        let lang = self.subject.lang;
        let told = |group: &Group| {
            let name = group.key.is_some().then(|| text::name(&group.name));
            let median = fixed(group.median(), 1);
            say::told(name.as_deref(), &text::name(&self.of.column), (group.ideas(), &median), group.verdicts, lang)
        };
        clauses(self.groups().take(MAX_TOLD).map(told), lang)
    }
}

/// The places of the groups that have a row: the first, and that of the best idea if it would be left out.
fn shown(of: &ColumnGroups) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..of.groups.len().min(MAX_ROWS)).collect();
    if let (Some(last), Some(&best)) = (shown.last_mut(), of.of_best.first()) {
        *last = best.max(*last);
    }
    shown
}

/// A mark in the key.
enum KeyMark {
    Dot(RGBColor),
    Ring,
    Bars(RGBColor),
    Line(RGBColor),
}

impl KeyMark {
    /// Draws it from `x` around the middle `y`. Returns how wide it is.
    fn draw(self, c: &mut Canvas, (x, y): (f64, f64)) -> f64 {
        let radius = LONE_RADIUS;
        match self {
            KeyMark::Dot(colour) => c.dot((x + radius, y), radius, colour),
            KeyMark::Ring => c.ring((x + radius, y), radius, theme::HATCH),
            KeyMark::Line(colour) => c.line((x + radius, y - 8.0), (x + radius, y + 8.0), 3.0, colour),
            KeyMark::Bars(colour) => {
                for (n, tall) in [3.0, 7.0, 5.0].into_iter().enumerate() {
                    c.rect(Area { x: x + 7.0 * n as f64, y: y - tall, w: 6.0, h: 2.0 * tall }, colour);
                }
                return 20.0;
            }
        }
        2.0 * radius
    }
}

/// The room that a column of numbers needs.
fn width(column: &NumberColumn, rows: RowLayout) -> f64 {
    text::widest(&column.cells, rows.style().bold()).max(text::width(column.head, theme::NOTE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::chart::scene::Mark;
    use crate::lang::Lang;
    use crate::score::Groups;

    /// Draws ideas on one criterion, each with the name of its group.
    fn drawn(ideas: &[(f64, &str)], out: &[usize]) -> Picture {
        let values: Vec<[f64; 1]> = ideas.iter().map(|(score, _)| [score / 100.0]).collect();
        let sample = Sample::known(&values, out, Lang::En);
        let s = sample.subject();
        let (scored, mut groups) = (s.scored, Groups::default());
        for (idea, (_, name)) in ideas.iter().enumerate() {
            groups.add(&Some((*name).to_owned()), name, (0, idea), scored.score[idea], scored.verdict[idea]);
        }
        let groups = groups.ranked();
        let is_in = |idea: usize, group: &Group| ideas[idea].1 == group.name;
        let ideas = |group: &Group| scored.order.iter().copied().filter(|&idea| is_in(idea, group)).collect();
        let members: Vec<Vec<usize>> = groups.iter().map(ideas).collect();
        let of_best = members.iter().position(|ideas| ideas.contains(&scored.order[0])).into_iter().collect();
        let of = ColumnGroups { column: "sector".to_owned(), groups, members, of_best };
        let focus = crate::chart::Focus { groups: Some(of), ..s.focus.clone() };
        draw(&Subject { focus: &focus, ..s })
    }

    fn says(picture: &Picture, words: &str) -> bool {
        picture.scene.marks.iter().any(|mark| matches!(mark, Mark::Text(line) if line.words == words))
    }

    #[test]
    fn groups_whose_names_are_cut_alike_are_not_taken_for_one() {
        let [a, b] =
            ["schools", "clinics"].map(|whom| format!("Autonomous procurement negotiation platforms for {whom}"));
        let picture = drawn(&[(90.0, &a), (10.0, &a), (60.0, &b)], &[]);
        assert_eq!(picture.title, format!("\"{a}\" has the best idea"));
    }

    #[test]
    fn the_group_of_the_best_idea_has_a_row() {
        let names: Vec<String> = (0..40).map(|n| format!("sector {n}")).collect();
        let mut ideas: Vec<(f64, &str)> = names.iter().map(|name| (50.0, &**name)).collect();
        ideas.extend([(99.0, "sector 39"), (1.0, "sector 39"), (1.0, "sector 39")]);
        let picture = drawn(&ideas, &[]);
        assert!(says(&picture, "sector 28") && !says(&picture, "sector 29") && says(&picture, "sector 39"));
    }

    #[test]
    fn the_key_names_what_is_drawn() {
        let few = drawn(&[(90.0, "a"), (10.0, "b")], &[]);
        assert!(says(&few, "best of all") && says(&few, "highest median") && !says(&few, "fails a gate"));
        assert!(says(&drawn(&[(90.0, "a"), (10.0, "b")], &[1]), "fails a gate"));
        let many = drawn(&[(50.0, "a"); MAX_DOTS + 1], &[3]);
        assert!(says(&many, say::CROWD.get(Lang::En)) && says(&many, say::CROWD_FAILS_GATE.get(Lang::En)));
        assert!(!says(&many, "fails a gate") && !says(&many, "highest median"));
    }
}
