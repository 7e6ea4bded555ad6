//! The report as Markdown with the PNGs beside it, for a wiki or a repository.

use super::Form;
use super::document::{Block, Card, Document, Side, Table};
use crate::export::markdown::{escape, heading, paragraph};
use crate::lang::Lang;
use crate::say::choices;
use crate::say::punctuation::{COLON, sentences};

pub(super) const FORM: Form = Form {
    id: "md",
    name: choices::MARKDOWN,
    file: "report.md",
    pictures: &["png"],
    holds_pictures: false,
    has_ranking: true,
    write,
};

fn write(document: &Document) -> Vec<u8> {
    let mut text = format!("# {}\n\n{}\n", heading(&document.title), paragraph(&document.source));
    for (n, sentence) in document.finding.iter().enumerate() {
        let mark = if n == 0 { "**" } else { "" };
        text += &format!("\n{mark}{}{mark}\n", if n == 0 { escape(sentence) } else { paragraph(sentence) });
    }
    for section in &document.sections {
        text += &format!("\n## {}\n", heading(&section.title));
        for block in &section.blocks {
            text.push('\n');
            match block {
                Block::Text(words) => text += &format!("{}\n", paragraph(words)),
                Block::Table(table) => self::table(&mut text, table),
                Block::Card(card) => self::card(&mut text, card, document.lang),
                Block::Figure(figure, picture) => {
                    let (question, file) = ((figure.question)(document.lang), figure.id);
                    text += &format!("### {question}\n\n![{}]({file}.png)\n", escape(&picture.alt));
                }
            }
        }
    }
    text.into_bytes()
}

fn table(text: &mut String, table: &Table) {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text.push_str(&line(table.heads.iter().map(|head| escape(&head.text)).collect()));
    let rule = |side| if side == Side::Right { "---:" } else { "---" };
    text.push_str(&line(table.heads.iter().map(|head| rule(head.side).to_owned()).collect()));
    for row in &table.rows {
        let cell = |(n, entry): (usize, &super::document::Entry)| {
            let named = table.heads[n].side == Side::Name || entry.good;
            let mark = if named && !entry.text.is_empty() { "**" } else { "" };
            let note = if entry.note.is_empty() { String::new() } else { format!("<br>{}", escape(&entry.note)) };
            format!("{mark}{}{mark}{note}", escape(&entry.text))
        };
        text.push_str(&line(row.entries.iter().enumerate().map(cell).collect()));
    }
}

fn card(text: &mut String, card: &Card, lang: Lang) {
    let (rank, name) = (escape(&card.rank), heading(&card.name));
    *text += &format!("### {rank} · {name}\n\n{} · {}\n\n", escape(&card.points), card.verdict);
    for (label, items) in &card.facts {
        let items = sentences(items.iter().map(|item| escape(item)), lang);
        *text += &format!("- **{label}**{}{items}\n", COLON.get(lang));
    }
}
