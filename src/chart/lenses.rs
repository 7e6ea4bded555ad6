//! Which lens? A bump chart of the ten best under each lens.

use super::canvas::{self, Area, Canvas};
use super::theme::Type;
use super::{Figure, Picture, Subject, text, theme, words};
use crate::score::Scored;
use plotters::style::RGBColor;

pub const FIGURE: Figure =
    Figure { id: "lenses", question: |lang| lang.pick("Which lens?", "换个视角呢？"), draw };

/// Ranks shown.
const MOST_RANKS: usize = 10;
/// Where very many share a rank, so many of a lens have a line: the others would lie under it.
const MOST_LINES: usize = 60;
/// An idea that moves fewer places than this is not pointed out.
const LEAST_MOVE: usize = 3;
/// From a column at the end to the names beside it; in pixels, like what follows.
const NAMES: f64 = 60.0;
/// Room above the ranks for the names of the lenses, and below them for what falls out.
const HEADS: f64 = 48.0;
const BELOW: f64 = 72.0;
/// Points of a curve.
const STEPS: usize = 24;

fn draw(subject: &Subject) -> Picture {
    let title = title(subject);
    let bump = Bump::new(subject);
    let svg = canvas::picture(|c| {
        c.frame(&title, &subtitle(subject, &bump), subject.source);
        bump.draw(c);
    });
    Picture { alt: alt(subject, &title), title, svg }
}

/// What is shown, and what the colours mean.
fn subtitle(s: &Subject, bump: &Bump) -> String {
    let mut subtitle = match s.scored.len() > MOST_RANKS {
        true => s.lang.pick(
            "Rank under each lens, the ten best of each. Ties share a rank.",
            "各视角下的前十名；得分相同则名次相同。",
        ),
        false => s.lang.pick("Rank under each lens. Ties share a rank.", "各视角下的排名；得分相同则名次相同。"),
    }
    .to_owned();
    if s.scored.len() > 1 {
        let first = lens_name(s, &s.lenses[0]);
        subtitle += &s.lang.pick(format!(" Blue: first under {first}."), format!("蓝线：“{first}”视角下居首。"));
    }
    subtitle += match bump.marked.len() {
        0 | 1 => "",
        2 => s.lang.pick(" Orange: moves most.", "橙线：名次变动最大。"),
        _ => s.lang.pick(" Orange and green: move most.", "橙线、绿线：名次变动最大。"),
    };
    subtitle
}

/// Who is first under how many lenses, the most frequent first; names for at most three.
fn title(s: &Subject) -> String {
    let (lang, all) = (s.lang, s.lenses.len().to_string());
    let every = if s.lenses.len() == 2 { "both lenses".to_owned() } else { format!("all {all} lenses") };
    let under = |idea: usize| s.lenses.iter().filter(|lens| lens.rank[idea] == 1).count();
    let mut firsts: Vec<usize> = s.lenses[0].order.iter().copied().filter(|&idea| under(idea) > 0).collect();
    firsts.sort_by_key(|&idea| std::cmp::Reverse(under(idea)));
    let (name, count, ideas) = (s.quoted(firsts[0]), under(firsts[0]), firsts.len());
    if s.scored.len() == 1 {
        return lang.pick(format!("{name} is the only idea"), format!("只有{name}一个创意"));
    }
    if let Some(all_out) = s.all_out() {
        return all_out;
    }
    match firsts.len() {
        n if n > 1 && firsts.iter().all(|&idea| under(idea) == s.lenses.len()) => lang.pick(
            format!("{ideas} ideas share the lead under {every}"),
            format!("{ideas} 个创意在全部 {all} 个视角下并列领先"),
        ),
        1 => lang.pick(format!("{name} leads under {every}"), format!("{name}在全部 {all} 个视角下都领先")),
        2 | 3 => {
            let others = firsts[1..].iter().map(|&idea| {
                let (name, count) = (s.quoted(idea), under(idea));
                lang.pick(format!("{name} under {count}"), format!("{name}在 {count} 个"))
            });
            let others: Vec<String> = others.collect();
            let named = lang.pick(
                format!("{name} is first under {count} of {all} lenses, {}", words::list(&others, lang)),
                format!("{all} 个视角中，{name}在 {count} 个居首，{}", others.join("，")),
            );
            words::title([named, many(s, firsts.len(), &name, under(firsts[0]))])
        }
        n => many(s, n, &name, under(firsts[0])),
    }
}

/// Several ideas come first; only the one that does so most often, under `count` lenses, is named.
fn many(s: &Subject, ideas: usize, name: &str, count: usize) -> String {
    let (lang, all) = (s.lang, s.lenses.len());
    if count == 1 {
        return lang
            .pick(format!("{ideas} ideas are first under one lens each"), format!("{ideas} 个创意各在一个视角下居首"));
    }
    lang.pick(
        format!("{ideas} ideas are first under one lens or another, {name} under {count} of {all}"),
        format!("{ideas} 个创意曾居首位，其中{name}在 {all} 个视角中的 {count} 个"),
    )
}

fn alt(s: &Subject, title: &str) -> String {
    let firsts = s.lenses.iter().map(|lens| {
        let names: Vec<String> =
            lens.order.iter().take_while(|&&i| lens.rank[i] == 1).take(3).map(|&i| s.name(i)).collect();
        let (lens, names) = (lens_name(s, lens), words::list(&names, s.lang));
        s.lang.pick(format!("{lens}: {names}"), format!("{lens}：{names}"))
    });
    let firsts = firsts.collect::<Vec<_>>().join(s.lang.pick("; ", "；"));
    s.lang.pick(format!("{title}. First under each lens: {firsts}."), format!("{title}。各视角的首位：{firsts}。"))
}

fn lens_name(s: &Subject, lens: &Scored) -> String {
    text::name(s.rubric.lens(&lens.lens).map_or(lens.lens.as_str(), |l| l.name.get(s.lang)))
}

struct Bump<'a> {
    subject: &'a Subject<'a>,
    ranks: usize,
    height: f64,
    top: f64,
    /// The middle of the first and of the last column.
    ends: [f64; 2],
    /// Every idea that is among the best under some lens, those pointed out last, so that they lie on top.
    ideas: Vec<usize>,
    /// Ideas pointed out, each with its colour.
    marked: Vec<(usize, RGBColor)>,
}

impl<'a> Bump<'a> {
    fn new(subject: &'a Subject<'a>) -> Bump<'a> {
        let lenses = subject.lenses;
        let ranks = subject.scored.len().min(MOST_RANKS);
        let mut ideas: Vec<usize> = lenses.iter().flat_map(|lens| members(lens, ranks)).collect();
        ideas.sort_unstable();
        ideas.dedup();
        let marked = marked(lenses, &ideas, ranks);
        // What is pointed out is drawn last, the leader on top of all.
        ideas.sort_by_key(|idea| {
            marked.iter().rev().position(|(marked, _)| marked == idea).map_or(0, |place| place + 1)
        });

        let room = theme::BOTTOM - theme::TOP - HEADS;
        let height = ((room - BELOW) / ranks as f64).min(theme::TALLEST_ROW);
        let top = theme::TOP + HEADS + theme::settle(height * ranks as f64, room);
        let width = |lens: &Scored| {
            members(lens, ranks).map(|i| text::width(&subject.name(i), name_style(lens, i))).fold(0.0, f64::max) + NAMES
        };
        let ends = [theme::MARGIN + width(&lenses[0]), theme::WIDTH - theme::MARGIN - width(&lenses[lenses.len() - 1])];
        Bump { subject, ranks, height, top, ends, ideas, marked }
    }

    fn x(&self, lens: usize) -> f64 {
        let steps = (self.subject.lenses.len() - 1).max(1) as f64;
        self.ends[0] + (self.ends[1] - self.ends[0]) * lens as f64 / steps
    }

    /// The middle of a rank.
    fn y(&self, rank: usize) -> f64 {
        self.top + self.height * (rank as f64 - 0.5)
    }

    /// Where an idea runs under a lens. Below the ranks shown lies one line for all, and one for each pointed out.
    fn at(&self, idea: usize, lens: usize) -> (f64, f64) {
        let rank = self.subject.lenses[lens].rank[idea];
        let below = self.top + self.height * self.ranks as f64 + 20.0;
        let own = self.marked.iter().position(|(marked, _)| *marked == idea).unwrap_or(0);
        (self.x(lens), if rank > self.ranks { below + own as f64 * 20.0 } else { self.y(rank) })
    }

    fn draw(&self, c: &mut Canvas) {
        let lenses = self.subject.lenses;
        let room = (self.ends[1] - self.ends[0]) / lenses.len() as f64;
        for (n, lens) in lenses.iter().enumerate() {
            let x = self.x(n);
            c.line((x, self.top), (x, self.top + self.ranks as f64 * self.height), 1.0, theme::GRID);
            let name = text::fit(&lens_name(self.subject, lens), theme::LABEL.bold(), room);
            c.centre(x, self.top - 22.0, &name, theme::LABEL.bold());
        }
        // Lines, what is pointed out last; then words, so that no line runs through them.
        self.ideas.iter().for_each(|&idea| self.curve(c, idea));
        self.between(c);
        self.below(c);
        self.ends(c, 0, true);
        self.ends(c, lenses.len() - 1, false);
        if self.ideas.iter().any(|&idea| lenses.iter().any(|lens| lens.rank[idea] > self.ranks)) {
            let y = self.top + self.height * self.ranks as f64 + 20.0;
            let words = self.subject.lang.pick(format!("below {}", self.ranks), format!("{} 名以外", self.ranks));
            c.right(self.ends[0] - 20.0, y, &words, theme::NOTE);
        }
    }

    fn curve(&self, c: &mut Canvas, idea: usize) {
        let lenses = self.subject.lenses;
        let colour = self.marked.iter().find(|(marked, _)| *marked == idea).map(|(_, colour)| *colour);
        let (line, dot, width, radius) = match colour {
            Some(colour) => (colour, colour, 4.0, 8.0),
            None => (theme::REST_SOFT, theme::REST, 2.5, 6.0),
        };
        for n in 1..lenses.len() {
            if colour.is_none() && lenses[n - 1..=n].iter().all(|lens| lens.rank[idea] > self.ranks) {
                continue;
            }
            let (from, to) = (self.at(idea, n - 1), self.at(idea, n));
            let curve = (0..=STEPS).map(|step| {
                let t = step as f64 / STEPS as f64;
                let eased = t * t * (3.0 - 2.0 * t);
                (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * eased)
            });
            c.path(curve, width, line);
        }
        for (n, lens) in lenses.iter().enumerate() {
            let at = self.at(idea, n);
            if lens.rank[idea] <= self.ranks {
                c.dot(at, radius, dot);
            } else if colour.is_some() {
                c.dot(at, 5.0, dot);
            }
        }
    }

    /// The ranks of what is pointed out where it falls below the best.
    fn below(&self, c: &mut Canvas) {
        for (idea, _) in &self.marked {
            for (n, lens) in self.subject.lenses.iter().enumerate().filter(|(_, lens)| lens.rank[*idea] > self.ranks) {
                self.tag(c, self.at(*idea, n), &words::count(lens.rank[*idea]));
            }
        }
    }

    /// Names the ideas that are among the best only between the ends, where they come up.
    fn between(&self, c: &mut Canvas) {
        let lenses = self.subject.lenses;
        let mut tags = Vec::new();
        for &idea in &self.ideas {
            let mut shown = (0..lenses.len()).filter(|&n| lenses[n].rank[idea] <= self.ranks);
            if let (Some(first), false) = (shown.next(), self.is_named(idea)) {
                // Names of a shared rank stand below each other.
                let rank = lenses[first].rank[idea];
                let (x, y) = self.at(idea, first);
                let above = tags.iter().filter(|tag| **tag == (first, rank)).count();
                tags.push((first, rank));
                self.tag(c, (x, y + above as f64 * theme::NOTE.line()), &self.subject.name(idea));
            }
        }
    }

    fn is_named(&self, idea: usize) -> bool {
        let lenses = self.subject.lenses;
        [&lenses[0], &lenses[lenses.len() - 1]].iter().any(|lens| lens.rank[idea] <= self.ranks)
    }

    /// Words to the right of a dot, on paper so that lines do not run through them.
    fn tag(&self, c: &mut Canvas, at: (f64, f64), words: &str) {
        let (x, w) = (at.0 + 12.0, text::width(words, theme::NOTE));
        c.rect(Area { x: x - 2.0, y: at.1 - 9.0, w: w + 4.0, h: 18.0 }, theme::PAPER);
        c.left(x, at.1, words, theme::NOTE);
    }

    /// Ranks and names beside a column. A shared rank leaves the next ones free, and its names stand there.
    fn ends(&self, c: &mut Canvas, column: usize, at_left: bool) {
        let lens = &self.subject.lenses[column];
        let x = self.x(column);
        let mut last = (0, 0);
        for idea in members(lens, self.ranks) {
            let rank = lens.rank[idea];
            last = if last.0 == rank { (rank, last.1 + 1) } else { (rank, 0) };
            let y = self.y(rank) + last.1 as f64 * self.height.min(24.0);
            let (name, number, style) = (self.subject.name(idea), lens.rank_label(idea), name_style(lens, idea));
            let grey = theme::LABEL.colour(theme::SECONDARY);
            if at_left {
                c.right(x - 20.0, y, &number, grey);
                c.right(x - NAMES, y, &name, style);
            } else {
                c.left(x + 20.0, y, &number, grey);
                c.left(x + NAMES, y, &name, style);
            }
        }
    }
}

/// The leader under the first lens, then at most two ideas that move most, if they move.
fn marked(lenses: &[Scored], ideas: &[usize], ranks: usize) -> Vec<(usize, RGBColor)> {
    let leader = lenses[0].order[0];
    let moves = |idea: usize| {
        let shown = || lenses.iter().map(|lens| lens.rank[idea].min(ranks + 1));
        shown().max().unwrap_or(0) - shown().min().unwrap_or(0)
    };
    let mut movers: Vec<usize> = ideas.iter().copied().filter(|&i| i != leader && moves(i) >= LEAST_MOVE).collect();
    movers.sort_by_key(|&i| (std::cmp::Reverse(moves(i)), lenses[0].rank[i]));
    let mut marked = vec![(leader, theme::ACCENT)];
    marked.extend(movers.into_iter().zip(theme::MOVERS));
    marked
}

fn name_style(lens: &Scored, idea: usize) -> Type {
    if lens.rank[idea] == 1 { theme::LABEL.bold() } else { theme::LABEL }
}

/// The ideas of the first `ranks` ranks, best first.
fn members(lens: &Scored, ranks: usize) -> impl Iterator<Item = usize> {
    lens.order.iter().copied().take_while(move |&idea| lens.rank[idea] <= ranks).take(MOST_LINES)
}
