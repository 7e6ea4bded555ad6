//! The report as Markdown with the PNGs beside it, for a wiki or a repository.

use super::document::{Alignment, Card, Document, ReportBlock, ReportForm, ReportTable};
use crate::export::markdown::{escape, heading, paragraph};
use crate::lang::Lang;
use crate::say::choices;
use crate::say::punctuation::{COLON, sentences};

pub(super) const FORM: ReportForm = ReportForm {
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
                ReportBlock::Text(words) => text += &format!("{}\n", paragraph(words)),
                ReportBlock::Table(table) => self::table(&mut text, table),
                ReportBlock::Card(card) => self::card(&mut text, card, document.lang),
                ReportBlock::Figure(figure, picture) => {
                    let (question, file) = (figure.question.get(document.lang), figure.id);
                    text += &format!("### {question}\n\n![{}]({file}.png)\n", escape(&picture.alt));
                }
            }
        }
    }
    text.into_bytes()
}

fn table(text: &mut String, table: &ReportTable) {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text.push_str(&line(table.heads.iter().map(|head| escape(&head.text)).collect()));
    let rule = |side| if side == Alignment::Right { "---:" } else { "---" };
    text.push_str(&line(table.heads.iter().map(|head| rule(head.side).to_owned()).collect()));
    for row in &table.rows {
        let cell = |(n, entry): (usize, &super::document::TableEntry)| {
            let named = table.heads[n].side == Alignment::Name || entry.good;
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
