//! The report as one page: pictures and font embedded, no script, nothing from the network.

use super::document::{
    Alignment, Card, Document, ReportBlock, ReportColumn, ReportForm, ReportRow, ReportTable, Section, TableEntry,
};
use crate::chart::{Figure, Picture, font_faces};
use crate::diagnostic::printable;
use crate::lang::{Lang, unbroken};
use crate::say::choices;
use crate::say::punctuation::sentences;
use crate::say::report as say;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");

pub(super) const FORM: ReportForm = ReportForm {
    id: "html",
    name: choices::PAGE,
    file: "index.html",
    pictures: &["svg", "png"],
    holds_pictures: true,
    has_ranking: true,
    write,
};

fn write(document: &Document) -> Vec<u8> {
    let page = printable(&page(document).into_string());
    // The page decides which characters the font must hold, so the font comes last.
    page.replacen("<style>", &format!("<style>{}", font_faces(&page)), 1).into_bytes()
}

fn page(document: &Document) -> Markup {
    let lang = document.lang;
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="description" content=(sentences(&document.finding, lang));
                title { (document.title) " – dingzi" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    header {
                        p.source { (document.source) }
                        h1 { (document.title) }
                        @for (n, sentence) in document.finding.iter().enumerate() {
                            p.finding.lead[n == 0] { (unbroken(sentence)) }
                        }
                    }
                    @if document.sections.len() > document.on_first_page {
                        nav aria-label=(say::CONTENTS.get(lang)) {
                            ul { @for part in &document.sections { li { a href={ "#" (part.id) } { (part.title) } } } }
                        }
                    }
                    @for part in &document.sections { (section(part, lang)) }
                }
                footer { p { "dingzi " (env!("CARGO_PKG_VERSION")) } }
            }
        }
    }
}

fn section(section: &Section, lang: Lang) -> Markup {
    let cards = section.blocks.iter().any(|block| matches!(block, ReportBlock::Card(_)));
    let blocks = html! { @for block in &section.blocks { (self::block(block, &section.title, lang)) } };
    html! {
        section id=(section.id) {
            h2 { (section.title) }
            @if cards { div.cards { (blocks) } } @else { (blocks) }
        }
    }
}

fn block(block: &ReportBlock, title: &str, lang: Lang) -> Markup {
    match block {
        ReportBlock::Text(text) => html! { p.text { (unbroken(text)) } },
        ReportBlock::Note(text) => html! { p.text { small { (unbroken(text)) } } },
        ReportBlock::Table(table) => self::table(table, title),
        ReportBlock::Card(card) => self::card(card),
        ReportBlock::Figure(figure, picture) => self::figure(figure, picture, lang),
    }
}

/// A table. If it is wider than a phone, it scrolls, not the page.
fn table(table: &ReportTable, label: &str) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(label) {
            table {
                thead {
                    tr { @for head in &table.heads { th.number[head.side == Alignment::Right].bars[head.side == Alignment::Bars] scope="col" { (head.text) } } }
                }
                tbody {
                    @for row in &table.rows {
                        tr.quiet[row.quiet] {
                            @for (head, entry) in table.heads.iter().zip(&row.entries) {
                                (self::entry(head, entry, (bar_of(table, row), &table.ticks)))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The bar of a row, if the table has bars.
fn bar_of(table: &ReportTable, row: &ReportRow) -> Option<[f64; 2]> {
    let n = table.heads.iter().position(|head| head.side == Alignment::Bars)?;
    Some(row.entries[n].bar)
}

/// An entry. On a phone, the bar stands below the name: a column of its own would leave the names no room.
fn entry(head: &ReportColumn, entry: &TableEntry, (bar, ticks): (Option<[f64; 2]>, &[f64])) -> Markup {
    let text = html! {
        @match &entry.link {
            Some(id) => a href={ "#" (id) } { (entry.text) },
            None => (entry.text),
        }
        @if !entry.note.is_empty() { small { (entry.note) } }
    };
    match head.side {
        Alignment::Name => html! { th scope="row" { (text) @if let Some(bar) = bar { (self::bar(bar, ticks)) } } },
        Alignment::Left => html! { td.good[entry.good] { (text) } },
        Alignment::Right => html! { td.number.good[entry.good] { (text) } },
        Alignment::Bars => html! { td.bars { (self::bar(entry.bar, ticks)) } },
    }
}

/// Score and potential as a bar from 0 to 100, with ticks; the numbers stand beside it.
fn bar([score, potential]: [f64; 2], ticks: &[f64]) -> Markup {
    html! {
        div.bar aria-hidden="true" {
            span.score style={ "width:" (format!("{score:.1}")) "%" } {}
            span.open style={ "width:" (format!("{:.1}", potential - score)) "%" } {}
            @for tick in ticks { span.tick style={ "left:" (format!("{tick:.1}")) "%" } {} }
        }
    }
}

fn card(card: &Card) -> Markup {
    html! {
        article.card.quiet[card.quiet] id=(card.id) {
            h3 { span.rank { (card.rank) } " " (card.name) }
            p.points { (unbroken(&card.points)) " " span.verdict.good[card.good] { (card.verdict) } }
            (bar(card.bar, &[]))
            dl {
                @for (label, items) in &card.facts {
                    dt { (label) }
                    @for item in items { dd { (unbroken(item)) } }
                }
            }
        }
    }
}

fn figure(figure: &Figure, picture: &Picture, lang: Lang) -> Markup {
    let (id, question) = (format!("{}-alt", figure.id), figure.question.get(lang));
    // The caption describes the picture, so it labels the drawing too.
    html! {
        h3 { (question) }
        figure aria-labelledby=(id) {
            div.scroll tabindex="0" role="region" aria-label=(question) { (PreEscaped(picture.scene.svg(Some(&id)))) }
            figcaption id=(id) { (unbroken(&picture.alt)) }
        }
    }
}
