//! What a report was computed from, so that anybody can compute it again.

use super::Subject;
use super::document::{Block, Entry, Head, Row, Section, Side, Table};
use crate::lang::{Text, Word, short, whole};
use crate::say::report::appendix as say;
use crate::unit::Currency;

/// What a report was computed from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The files read.
    pub files: Vec<File>,
    /// The date to print, if one was given; no clock is read.
    pub date: Option<String>,
    /// The command that makes it again.
    pub command: String,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct File {
    /// What it is.
    pub what: Text,
    /// Its name, without the folder.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

pub(super) fn section<'a>(subject: &Subject) -> Section<'a> {
    let Subject { rubric, scored, study, lens, origin, lang, .. } = *subject;
    let row = |what: &str, value: Entry| Row { quiet: false, entries: vec![Entry::text(what), value] };
    let file = |file: &File| {
        let note = format!("SHA-256 {}", file.sha256);
        row(file.what.get(lang), Entry { note, ..Entry::text(&file.name) })
    };
    let mut rows: Vec<Row> = origin.files.iter().map(file).collect();
    let mut add = |what: Word, value: String| rows.push(row(what.get(lang), Entry::text(value)));
    add(say::IDEAS, whole(scored.len()));
    add(say::LENS, lens.shown(lang).to_owned());
    add(say::DRAWS, say::draws(study.robust.draws, study.robust.seed, lang));
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
    let title = say::TITLE.get(lang).to_owned();
    let table = Table {
        label: title.clone(),
        heads: vec![
            Head::new(say::ITEM.get(lang), Side::Name, 0.2),
            Head::new(say::CONTENT.get(lang), Side::Left, 0.8),
        ],
        rows,
    };
    Section {
        id: "origin",
        title,
        blocks: vec![Block::Text(say::REPEATABLE.get(lang).to_owned()), Block::Table(table)],
    }
}
