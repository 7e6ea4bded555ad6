//! What a report was computed from, so that anyone can compute it again.

use super::document::{Alignment, ReportBlock, ReportColumn, ReportRow, ReportTable, Section, TableEntry};
use super::subject::{ReportSubject, SourceFile};
use crate::lang::{Word, short, whole};
use crate::say::report::appendix as say;
use crate::unit::Currency;

pub(super) fn section<'a>(subject: &ReportSubject) -> Section<'a> {
    let ReportSubject { rubric, evidence, scored, lens, origin, lang, .. } = *subject;
    let robust = subject.robust();
    let row = |what: &str, value: TableEntry| ReportRow::plain(vec![TableEntry::text(what), value]);
    let file = |file: &SourceFile| {
        let note = format!("SHA-256 {}", file.sha256);
        row(file.what.get(lang), TableEntry { note, ..TableEntry::text(&file.name) })
    };
    let mut rows: Vec<ReportRow> = origin.files.iter().map(file).collect();
    let mut add = |what: Word, value: String| rows.push(row(what.get(lang), TableEntry::text(value)));
    add(say::IDEAS, whole(scored.len()));
    if let Some(chosen) = &evidence.chosen {
        add(say::CONDITION, chosen.text().to_owned());
        add(say::CHOSEN, chosen.note().get(lang).to_owned());
    }
    add(say::LENS, lens.shown(lang).to_owned());
    add(say::DRAWS, say::draws(robust.draws, robust.seed, lang));
    let money = &rubric.table.money;
    if let Some(own) = money.own.filter(|_| !money.rates.is_empty()) {
        let rate =
            |(currency, rate): &(Currency, f64)| format!("1 {} = {} {}", currency.code(), short(*rate, 6), own.code());
        add(say::RATES, say::rates(&money.rates.iter().map(rate).collect::<Vec<_>>(), &money.day, lang));
    }
    if let Some(date) = &origin.date {
        add(say::DATE, date.clone());
    }
    add(say::TOOL, format!("dingzi {}", env!("CARGO_PKG_VERSION")));
    add(say::COMMAND, origin.command.clone());
    let table = ReportTable {
        ticks: Vec::new(),
        heads: vec![
            ReportColumn::new(say::ITEM.get(lang), Alignment::Name, 0.2),
            ReportColumn::new(say::CONTENT.get(lang), Alignment::Left, 0.8),
        ],
        rows,
    };
    let blocks = vec![ReportBlock::Text(say::REPEATABLE.get(lang).to_owned()), ReportBlock::Table(table)];
    Section::new("origin", say::TITLE, lang, blocks)
}
