//! The blocks of a report, set on paper.

use super::paper::{LEFT, Paper, PartId, WIDTH, heading, line_height};
use crate::chart::theme::{self, Type};
use crate::chart::{Figure, Picture};
use crate::chart::{text, wrap};
use crate::lang::Lang;
use crate::report::document::{Alignment, Card, Document, ReportBlock, ReportColumn, ReportTable, TableEntry};
use krilla::tagging::{TableHeaderScope, Tag, TagKind};

const LEAD: Type = Type { size: 17.0, bold: true, ..theme::LABEL };
const SECTION: Type = Type { size: 14.0, ..LEAD };
const SUBJECT: Type = Type { size: 11.0, ..LEAD };
const BODY: Type = Type { size: 9.5, ..theme::LABEL };
const QUIET: Type = Type { size: 9.5, ..theme::NOTE };
const SMALL: Type = Type { size: 8.0, ..theme::NOTE };
/// Between two columns of a table; in points, like all sizes here.
const COLUMN_GAP: f64 = 10.0;
/// Above and below the text of a row.
const CELL_PADDING: f64 = 3.5;
/// An entry has at most this many lines, so that a row fits on a page.
const MAX_ENTRY_LINES: usize = 12;
/// Between two items of a card.
const ITEM_GAP: f64 = 0.8;
/// A figure is a little narrower than the page, so that two fit below each other.
const FIGURE_WIDTH: f64 = 0.91 * WIDTH;
/// From the labels of a card to its items.
const ITEMS_INDENT: f64 = 84.0;

const BAR_HEIGHT: f64 = 4.0;

/// The most lines of an entry on the first page: the first of these with which all of it fits on one sheet.
const FIRST_PAGE_LINES: [usize; 3] = [usize::MAX, 2, 1];

/// Sets the whole report.
pub(super) fn set<'d>(document: &'d Document) -> Paper<'d> {
    let [first, fewer @ ..] = FIRST_PAGE_LINES;
    let (mut paper, mut fits) = set_with(document, first);
    for most in fewer {
        if !fits {
            (paper, fits) = set_with(document, most);
        }
    }
    paper.number(&format!("dingzi · {} · {}", document.title, document.source), SMALL);
    paper
}

/// Sets the report, with so many lines an entry on the first page; also whether what belongs there fits.
fn set_with<'d>(document: &'d Document, most_lines: usize) -> (Paper<'d>, bool) {
    let mut paper = Paper::new(&document.names);
    let mut fits = true;
    paper.paragraph(&document.source, SMALL);
    paper.skip(3.0);
    paper.heading(1, &document.title, SUBJECT, 60.0);
    paper.skip(8.0);
    let (lead, rest) = document.finding.split_first().map_or(("", &[][..]), |(lead, rest)| (lead.as_str(), rest));
    let part = paper.part(Tag::P, None);
    paper.lines(LEFT, &wrap::wrap(&text::clean(lead), &paper.names, LEAD, WIDTH, usize::MAX), LEAD, part);
    paper.skip(6.0);
    for sentence in rest {
        paper.paragraph(sentence, BODY);
        paper.skip(3.0);
    }
    // The finding is never cut.
    paper.most_lines = most_lines;
    for (n, section) in document.sections.iter().enumerate() {
        if n == document.on_first_page {
            // The first page can be handed on by itself.
            paper.need(f64::INFINITY);
            paper.most_lines = usize::MAX;
        }
        paper.skip(if n < document.on_first_page { 14.0 } else { 24.0 });
        // A heading stays on one page with the start of what it heads.
        let follows = match section.blocks.first() {
            Some(ReportBlock::Figure(..)) => 360.0,
            Some(ReportBlock::Card(_)) => 230.0,
            _ => 70.0,
        };
        paper.heading(2, &section.title, SECTION, follows);
        paper.skip(8.0);
        for block in &section.blocks {
            match block {
                ReportBlock::Text(words) => {
                    paper.paragraph(words, BODY);
                    paper.skip(6.0);
                }
                ReportBlock::Note(words) => {
                    paper.paragraph(words, SMALL);
                    paper.skip(6.0);
                }
                ReportBlock::Table(table) => self::table(&mut paper, table),
                ReportBlock::Card(card) => self::card(&mut paper, card),
                ReportBlock::Figure(figure, picture) => self::figure(&mut paper, figure, picture, document.lang),
            }
        }
        fits &= n >= document.on_first_page || paper.pages.len() == 1;
    }
    (paper, fits)
}

/// The lines of a cell, each with its style.
type CellLines = Vec<(String, Type)>;

fn height(cell: &CellLines) -> f64 {
    cell.iter().map(|(_, style)| line_height(*style)).sum()
}

fn table(paper: &mut Paper, table: &ReportTable) {
    let part = paper.part(Tag::Table, None);
    heads(paper, &table.heads, part);
    let most = MAX_ENTRY_LINES.min(paper.most_lines);
    for row in &table.rows {
        let style = if row.quiet { QUIET } else { BODY };
        let cell = |(head, entry): (&ReportColumn, &TableEntry)| -> CellLines {
            let look = match entry.good {
                true => style.bold().colour(theme::ACCENT),
                false if head.side == Alignment::Name && !row.quiet => style.bold(),
                false => style,
            };
            let note = Some((&entry.note, SMALL)).filter(|(note, _)| !note.is_empty());
            let lines = |(text, style): (&String, Type)| {
                let lines = wrap::lines(text, &paper.names, style, head.part * WIDTH - COLUMN_GAP, most);
                lines.into_iter().map(move |line| (line, style))
            };
            [(&entry.text, look)].into_iter().chain(note).flat_map(lines).collect()
        };
        debug_assert_eq!(table.heads.len(), row.entries.len());
        let cells: Vec<CellLines> = table.heads.iter().zip(&row.entries).map(cell).collect();
        let height = cells.iter().map(height).fold(0.0, f64::max) + 2.0 * CELL_PADDING;
        if paper.need(height) {
            heads(paper, &table.heads, part);
        }
        let of = paper.part(Tag::TR, Some(part));
        let tag = |head: &ReportColumn| match head.side {
            Alignment::Name => Tag::TH(TableHeaderScope::Row).into(),
            Alignment::Left | Alignment::Right | Alignment::Bars => Tag::TD.into(),
        };
        self::row(paper, &table.heads, &cells, of, tag, |top, _| top + CELL_PADDING);
        let mut x = LEFT;
        for (head, entry) in table.heads.iter().zip(&row.entries) {
            let width = head.part * WIDTH;
            if head.side == Alignment::Bars {
                bar(paper, [x, paper.y + CELL_PADDING + 5.0, width - 2.0 * COLUMN_GAP], entry.bar, &table.ticks);
            }
            x += width;
        }
        paper.y += height;
        paper.rule();
    }
    paper.skip(10.0);
}

fn heads(paper: &mut Paper, heads: &[ReportColumn], table: PartId) {
    let cell = |head: &ReportColumn| -> CellLines {
        let lines = wrap::lines(&head.text, &[], SMALL, head.part * WIDTH - COLUMN_GAP, 2);
        lines.into_iter().map(|line| (line, SMALL)).collect()
    };
    let cells: Vec<CellLines> = heads.iter().map(cell).collect();
    let tallest = cells.iter().map(height).fold(0.0, f64::max);
    let of = paper.part(Tag::TR, Some(table));
    // Heads are aligned at the bottom.
    let tag = |_: &ReportColumn| Tag::TH(TableHeaderScope::Column).into();
    row(paper, heads, &cells, of, tag, |top, cell| top + tallest - height(cell));
    paper.y += tallest + CELL_PADDING;
    paper.rule();
}

/// Sets the cells of a row, each as a part with its tag; `top` gives the top of a cell from that of the row.
fn row(
    paper: &mut Paper,
    heads: &[ReportColumn],
    cells: &[CellLines],
    of: PartId,
    tag: impl Fn(&ReportColumn) -> TagKind,
    top: impl Fn(f64, &CellLines) -> f64,
) {
    let mut x = LEFT;
    for (head, cell) in heads.iter().zip(cells) {
        let part = paper.part(tag(head), Some(of));
        let mut top = top(paper.y, cell);
        for (line, style) in cell {
            paper.line(beside(x, head, line, *style), top, line, *style, Some(part));
            top += line_height(*style);
        }
        x += head.part * WIDTH;
    }
}

/// Where a line of a column begins.
fn beside(x: f64, head: &ReportColumn, line: &str, style: Type) -> f64 {
    match head.side {
        Alignment::Right => x + head.part * WIDTH - COLUMN_GAP - text::width(line, style),
        Alignment::Left | Alignment::Name | Alignment::Bars => x,
    }
}

fn card(paper: &mut Paper, card: &Card) {
    let name = if card.quiet { SUBJECT.colour(theme::SECONDARY) } else { SUBJECT };
    let verdict = if card.good { BODY.bold().colour(theme::ACCENT) } else { QUIET };
    let points = format!("{} · ", card.points);
    let across = text::width(&points, QUIET) + text::width(card.verdict, verdict);
    let title = wrap::lines(&format!("{}  {}", card.rank, card.name), &[], name, WIDTH - across - 24.0, 2);
    let set = |item: &String| wrap::lines(item, &paper.names, BODY, WIDTH - ITEMS_INDENT, MAX_ENTRY_LINES);
    let facts: Vec<(&str, Vec<Vec<String>>)> =
        card.facts.iter().map(|(label, items)| (*label, items.iter().map(set).collect())).collect();
    let item = |lines: &Vec<String>| lines.len() as f64 * line_height(BODY) + ITEM_GAP;
    let fact = |(_, items): &(&str, Vec<Vec<String>>)| items.iter().map(item).sum::<f64>() + ITEM_GAP;
    let height = title.len() as f64 * line_height(name) + 14.0 + facts.iter().map(fact).sum::<f64>();
    paper.need(height);
    paper.bookmark(3, &format!("{} {}", card.rank, card.name));
    let top = paper.y;
    let part = paper.part(heading(3), None);
    paper.lines(LEFT, &title, name, part);
    let part = paper.part(Tag::P, None);
    let shift = 0.5 * (line_height(name) - line_height(BODY));
    paper.line(LEFT + WIDTH - across, top + shift, &points, QUIET, Some(part));
    paper.line(LEFT + WIDTH - text::width(card.verdict, verdict), top + shift, card.verdict, verdict, Some(part));
    bar(paper, [LEFT, paper.y + 2.0, WIDTH], card.bar, &[]);
    paper.y += 14.0;
    for (label, items) in &facts {
        let part = paper.part(Tag::P, None);
        paper.line(LEFT, paper.y, label, QUIET, Some(part));
        for lines in items {
            paper.lines(LEFT + ITEMS_INDENT, lines, BODY, part);
            paper.skip(ITEM_GAP);
        }
        paper.skip(ITEM_GAP);
    }
    paper.skip(12.0);
}

/// Draws score and potential as a bar from 0 to 100, with ticks; its place is left, top and width.
fn bar(paper: &mut Paper, [x, y, width]: [f64; 3], [score, potential]: [f64; 2], ticks: &[f64]) {
    let at = |points: f64| width * points / 100.0;
    paper.fill([x, y, width, BAR_HEIGHT], theme::TRACK);
    paper.fill([x, y, at(potential), BAR_HEIGHT], theme::REST_SOFT);
    paper.fill([x, y, at(score), BAR_HEIGHT], theme::ACCENT);
    for &tick in ticks {
        paper.fill([x + at(tick), y - 2.0, 0.5, BAR_HEIGHT + 4.0], theme::SECONDARY);
    }
}

fn figure<'d>(paper: &mut Paper<'d>, figure: &Figure, picture: &'d Picture, lang: Lang) {
    let height = FIGURE_WIDTH * theme::HEIGHT / theme::WIDTH;
    let alt = wrap::lines(&picture.alt, &[], SMALL, FIGURE_WIDTH, MAX_ENTRY_LINES);
    let caption = alt.len() as f64 * line_height(SMALL);
    paper.heading(3, figure.question.get(lang), SUBJECT, height + caption + 12.0);
    paper.skip(4.0);
    let part = paper.part(Tag::Figure(Some(picture.alt.clone())), None);
    paper.picture([LEFT, paper.y, FIGURE_WIDTH, height], &picture.scene, part);
    paper.y += height + 4.0;
    let part = paper.part(Tag::P, None);
    paper.lines(LEFT, &alt, SMALL, part);
    paper.skip(18.0);
}
