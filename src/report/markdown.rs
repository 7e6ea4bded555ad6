//! The report as Markdown with the PNGs beside it, for a wiki or a repository.

use super::document::{Alignment, Card, Document, ReportBlock, ReportForm, ReportTable};
use crate::chart::{Figure, Picture};
use crate::export::markdown::{escape, heading, paragraph, row, rule};
use crate::lang::Lang;
use crate::say::choices;
use crate::say::punctuation::{COLON, sentences};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What would end the target of a link, or be read as part of an address.
const NOT_IN_LINKS: &AsciiSet =
    &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'%').add(b'#').add(b'&').add(b'?').add(b'\\');

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
    let image = |figure: &Figure, picture: &Picture| {
        let file = format!("{}{}.png", document.pictures, figure.id);
        format!("![{}]({})\n", escape(&picture.alt), utf8_percent_encode(&file, NOT_IN_LINKS))
    };
    if let Some((figure, picture)) = document.picture {
        text += &format!("\n{}", image(figure, picture));
    }
    for section in &document.sections {
        text += &format!("\n## {}\n", heading(&section.title));
        for block in &section.blocks {
            text.push('\n');
            match block {
                ReportBlock::Text(words) | ReportBlock::Note(words) => text += &format!("{}\n", paragraph(words)),
                ReportBlock::Table(table) => self::table(&mut text, table),
                ReportBlock::Card(card) => self::card(&mut text, card, document.lang),
                ReportBlock::Figure(figure, picture) => {
                    text += &format!("### {}\n\n{}", figure.question.get(document.lang), image(figure, picture));
                }
            }
        }
    }
    text.into_bytes()
}

fn table(text: &mut String, table: &ReportTable) {
    let shown = || (0..table.heads.len()).filter(|&n| table.heads[n].side != Alignment::Bars);
    text.push_str(&row(shown().map(|n| escape(&table.heads[n].text))));
    text.push_str(&rule(shown().map(|n| table.heads[n].side == Alignment::Right)));
    for line in &table.rows {
        let cell = |n: usize| {
            let entry = &line.entries[n];
            let named = table.heads[n].side == Alignment::Name || entry.good;
            let mark = if named && !entry.text.is_empty() { "**" } else { "" };
            let note = if entry.note.is_empty() { String::new() } else { format!("<br>{}", escape(&entry.note)) };
            format!("{mark}{}{mark}{note}", escape(&entry.text))
        };
        text.push_str(&row(shown().map(cell)));
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

#[cfg(test)]
mod tests {
    use super::super::document::{ReportColumn, ReportRow, Section, TableEntry};
    use super::*;
    use crate::chart::FIGURES;

    fn written(blocks: Vec<ReportBlock<'static>>) -> String {
        let sections = vec![Section { id: "s", title: "Part #1".to_owned(), blocks }];
        let [title, source] = ["A *b*", "x_1.csv"].map(str::to_owned);
        let finding = vec!["First.".to_owned(), "Second.".to_owned()];
        let alt = "A\nb|c".to_owned();
        let picture = Picture { title: String::new(), alt, scene: Default::default() };
        let document = Document {
            lang: Lang::En,
            title,
            source,
            finding,
            picture: Some((&FIGURES[0], &picture)),
            sections,
            on_first_page: 0,
            pictures: "a (1)-figures/",
            names: vec![],
        };
        String::from_utf8(write(&document)).unwrap()
    }

    #[test]
    fn the_first_sentence_stands_out_and_no_text_is_markup() {
        let text = written(vec![ReportBlock::Text("a | b\n# no heading".to_owned())]);
        assert!(text.starts_with("# A \\*b\\*\n\nx\\_1.csv\n\n**First.**\n\nSecond.\n\n!["), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with('#')).count(), 2, "{text}");
        assert!(text.contains("](a%20%281%29-figures/ranking.png)\n\n## Part"), "{text}");
    }

    #[test]
    fn a_table_has_its_sides_and_its_notes_and_names_stand_out() {
        let heads = [("idea", Alignment::Name), ("why", Alignment::Left), ("score", Alignment::Right)];
        let heads = heads.map(|(text, side)| ReportColumn::new(text, side, 1.0)).into();
        let note = TableEntry { note: "a|b".to_owned(), ..TableEntry::text("81") };
        let entries = vec![TableEntry::text("x|y"), TableEntry::text(""), note];
        let text =
            written(vec![ReportBlock::Table(ReportTable::new(heads, vec![ReportRow { quiet: false, entries }]))]);
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(lines, ["| idea | why | score |", "| --- | --- | ---: |", "| **x\\|y** |  | 81<br>a\\|b |"]);
    }

    #[test]
    fn a_card_lists_its_facts_by_label() {
        let [id, rank, name, points] = ["c", "2", "A", "60 of 100"].map(str::to_owned);
        let facts = vec![("Weak", vec!["Price.".to_owned(), "Moat.".to_owned()])];
        let card = Card { id, rank, name, verdict: "watch", good: false, quiet: false, bar: [0.0, 1.0], points, facts };
        let text = written(vec![ReportBlock::Card(card)]);
        assert!(text.ends_with("### 2 · A\n\n60 of 100 · watch\n\n- **Weak**: Price. Moat.\n"), "{text}");
    }
}
