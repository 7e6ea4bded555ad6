//! The blocks of a report, set on paper.

use super::paper::{Across, LEFT, Paper, Part, Role, WIDTH, line_height};
use crate::chart::theme::{self, Type};
use crate::chart::{Figure, Picture};
use crate::chart::{text, wrap};
use crate::lang::Lang;
use crate::report::document::{Block, Card, Document, Entry, Head, Row, Side, Table};

const LEAD: Type = Type { size: 17.0, bold: true, ..theme::LABEL };
const SECTION: Type = Type { size: 14.0, ..LEAD };
const SUBJECT: Type = Type { size: 11.0, ..LEAD };
const BODY: Type = Type { size: 9.5, ..theme::LABEL };
const QUIET: Type = Type { size: 9.5, ..theme::NOTE };
const SMALL: Type = Type { size: 8.0, ..theme::NOTE };
/// Between two columns of a table.
const GAP: f64 = 10.0;
/// Above and below the text of a row.
const PAD: f64 = 3.5;
/// An entry has at most this many lines, so that a row fits on a page.
const MOST_LINES: usize = 12;
/// Between two items of a card.
const BETWEEN: f64 = 0.8;
/// A figure is a little narrower than the page, so that two fit below each other.
const FIGURE_WIDTH: f64 = 0.91 * WIDTH;
/// Where the items of a card begin.
const ITEMS: f64 = 84.0;

/// Sets the whole report.
pub(super) fn set<'d>(document: &'d Document) -> Paper<'d> {
    let mut paper = Paper::new(&document.names);
    paper.paragraph(&document.source, SMALL);
    paper.skip(3.0);
    paper.heading(1, &document.title, SUBJECT, 60.0);
    paper.skip(8.0);
    let (lead, rest) = document.finding.split_first().map_or(("", &[][..]), |(lead, rest)| (lead.as_str(), rest));
    let part = paper.part(Role::Paragraph, None);
    paper.lines(LEFT, &wrap::wrap_keeping(&text::clean(lead), &paper.names, LEAD, WIDTH, usize::MAX), LEAD, part);
    paper.skip(6.0);
    for sentence in rest {
        paper.paragraph(sentence, BODY);
        paper.skip(3.0);
    }
    for section in &document.sections {
        paper.skip(24.0);
        // A heading at the foot of a page, what it heads on the next, would be lost.
        let follows = match section.blocks.first() {
            Some(Block::Figure(..)) => 360.0,
            Some(Block::Card(_)) => 230.0,
            _ => 70.0,
        };
        paper.heading(2, &section.title, SECTION, follows);
        paper.skip(8.0);
        for block in &section.blocks {
            match block {
                Block::Text(words) => {
                    paper.paragraph(words, BODY);
                    paper.skip(6.0);
                }
                Block::Table(table) => self::table(&mut paper, table),
                Block::Card(card) => self::card(&mut paper, card),
                Block::Figure(figure, picture) => self::figure(&mut paper, figure, picture, document.lang),
            }
        }
    }
    paper.number(&format!("dingzi · {} · {}", document.title, document.source), SMALL);
    paper
}

/// The lines of an entry and of its note.
struct Set {
    text: Vec<String>,
    note: Vec<String>,
}

impl Set {
    fn new(entry: &Entry, names: &[String], style: Type, width: f64) -> Set {
        let lines = |text: &str, style| wrap::lines_keeping(text, names, style, width, MOST_LINES);
        let note = if entry.note.is_empty() { Vec::new() } else { lines(&entry.note, SMALL) };
        Set { text: lines(&entry.text, style), note }
    }

    fn height(&self, style: Type) -> f64 {
        self.text.len() as f64 * line_height(style) + self.note.len() as f64 * line_height(SMALL)
    }
}

fn table(paper: &mut Paper, table: &Table) {
    let part = paper.part(Role::Table, None);
    heads(paper, &table.heads, part);
    for row in &table.rows {
        let style = if row.quiet { QUIET } else { BODY };
        let look = |head: &Head, entry: &Entry| match entry.good {
            true => style.bold().colour(theme::ACCENT),
            false if head.side == Side::Name && !row.quiet => style.bold(),
            false => style,
        };
        let sets: Vec<(Type, Set)> = table
            .heads
            .iter()
            .zip(&row.entries)
            .map(|(head, entry)| {
                let look = look(head, entry);
                (look, Set::new(entry, &paper.names, look, head.part * WIDTH - GAP))
            })
            .collect();
        let height = sets.iter().map(|(style, set)| set.height(*style)).fold(0.0, f64::max) + 2.0 * PAD;
        if paper.need(height) {
            heads(paper, &table.heads, part);
        }
        entries(paper, table, row, &sets, part);
        paper.y += height;
        paper.rule();
    }
    paper.skip(10.0);
}

fn heads(paper: &mut Paper, heads: &[Head], table: Part) {
    let row = paper.part(Role::Row, Some(table));
    let sets: Vec<Vec<String>> =
        heads.iter().map(|head| wrap::lines(&head.text, SMALL, head.part * WIDTH - GAP, 2)).collect();
    let most = sets.iter().map(Vec::len).max().unwrap_or(0);
    let mut x = LEFT;
    for (head, lines) in heads.iter().zip(sets) {
        let part = paper.part(Role::Head(Across::Column), Some(row));
        // Heads stand on the line below them.
        let mut top = paper.y + (most - lines.len()) as f64 * line_height(SMALL);
        for line in &lines {
            paper.line(beside(x, head, line, SMALL), top, line, SMALL, Some(part));
            top += line_height(SMALL);
        }
        x += head.part * WIDTH;
    }
    paper.y += most as f64 * line_height(SMALL) + PAD;
    paper.rule();
}

fn entries(paper: &mut Paper, table: &Table, row: &Row, sets: &[(Type, Set)], part: Part) {
    let of = paper.part(Role::Row, Some(part));
    debug_assert_eq!(table.heads.len(), row.entries.len());
    let mut x = LEFT;
    for (head, (style, set)) in table.heads.iter().zip(sets) {
        let role = if head.side == Side::Name { Role::Head(Across::Row) } else { Role::Entry };
        let part = paper.part(role, Some(of));
        let mut top = paper.y + PAD;
        for (lines, style) in [(&set.text, *style), (&set.note, SMALL)] {
            for line in lines {
                paper.line(beside(x, head, line, style), top, line, style, Some(part));
                top += line_height(style);
            }
        }
        x += head.part * WIDTH;
    }
}

/// Where a line of a column begins.
fn beside(x: f64, head: &Head, line: &str, style: Type) -> f64 {
    match head.side {
        Side::Right => x + head.part * WIDTH - GAP - text::width(line, style),
        Side::Left | Side::Name => x,
    }
}

fn card(paper: &mut Paper, card: &Card) {
    let name = if card.quiet { SUBJECT.colour(theme::SECONDARY) } else { SUBJECT };
    let verdict = if card.good { BODY.bold().colour(theme::ACCENT) } else { QUIET };
    let points = format!("{} · ", card.points);
    let across = text::width(&points, QUIET) + text::width(card.verdict, verdict);
    let title = wrap::lines(&format!("{}  {}", card.rank, card.name), name, WIDTH - across - 24.0, 2);
    let set = |item: &String| wrap::lines_keeping(item, &paper.names, BODY, WIDTH - ITEMS, MOST_LINES);
    let facts: Vec<(&str, Vec<Vec<String>>)> =
        card.facts.iter().map(|(label, items)| (*label, items.iter().map(set).collect())).collect();
    let item = |lines: &Vec<String>| lines.len() as f64 * line_height(BODY) + BETWEEN;
    let fact = |(_, items): &(&str, Vec<Vec<String>>)| items.iter().map(item).sum::<f64>() + BETWEEN;
    let height = title.len() as f64 * line_height(name) + 14.0 + facts.iter().map(fact).sum::<f64>();
    paper.need(height);
    paper.bookmark(3, &format!("{} {}", card.rank, card.name));
    let top = paper.y;
    let part = paper.part(Role::Heading(3), None);
    paper.lines(LEFT, &title, name, part);
    let part = paper.part(Role::Paragraph, None);
    let shift = 0.5 * (line_height(name) - line_height(BODY));
    paper.line(LEFT + WIDTH - across, top + shift, &points, QUIET, Some(part));
    paper.line(LEFT + WIDTH - text::width(card.verdict, verdict), top + shift, card.verdict, verdict, Some(part));
    bar(paper, card.bar);
    for (label, items) in &facts {
        let part = paper.part(Role::Paragraph, None);
        paper.line(LEFT, paper.y, label, QUIET, Some(part));
        for lines in items {
            paper.lines(LEFT + ITEMS, lines, BODY, part);
            paper.skip(BETWEEN);
        }
        paper.skip(BETWEEN);
    }
    paper.skip(12.0);
}

/// Score and potential as a bar from 0 to 100.
fn bar(paper: &mut Paper, [score, potential]: [f64; 2]) {
    let (y, height) = (paper.y + 2.0, 4.0);
    paper.fill([LEFT, y, WIDTH, height], theme::TRACK);
    paper.fill([LEFT, y, WIDTH * potential / 100.0, height], theme::REST_SOFT);
    paper.fill([LEFT, y, WIDTH * score / 100.0, height], theme::ACCENT);
    paper.y += 14.0;
}

fn figure<'d>(paper: &mut Paper<'d>, figure: &Figure, picture: &'d Picture, lang: Lang) {
    let height = FIGURE_WIDTH * theme::HEIGHT / theme::WIDTH;
    let alt = wrap::lines(&picture.alt, SMALL, FIGURE_WIDTH, MOST_LINES);
    let caption = alt.len() as f64 * line_height(SMALL);
    paper.heading(3, (figure.question)(lang), SUBJECT, height + caption + 12.0);
    paper.skip(4.0);
    let part = paper.part(Role::Figure(picture.alt.clone()), None);
    paper.picture([LEFT, paper.y, FIGURE_WIDTH, height], &picture.scene, part);
    paper.y += height + 4.0;
    let part = paper.part(Role::Paragraph, None);
    paper.lines(LEFT, &alt, SMALL, part);
    paper.skip(18.0);
}
