//! What a report was computed from, so that anybody can compute it again.

use super::Subject;
use super::document::{Block, Entry, Head, Row, Section, Side, Table};
use crate::chart::count;
use crate::lang::{Text, short};
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
    let Subject { rubric, scored, study, origin, lang, .. } = *subject;
    let title = lang.pick("What this was computed from", "计算依据").to_owned();
    let row = |what: &str, value: Entry| Row { quiet: false, entries: vec![Entry::text(what), value] };
    let file = |file: &File| {
        let note = format!("SHA-256 {}", file.sha256);
        row(file.what.get(lang), Entry { note, ..Entry::text(&file.name) })
    };
    let mut rows: Vec<Row> = origin.files.iter().map(file).collect();
    let money = &rubric.table.money;
    let own = money.own.filter(|_| !money.rates.is_empty());
    let rates = own.map(|own| {
        let rate =
            |(currency, rate): &(Currency, f64)| format!("1 {} = {} {}", currency.code(), short(*rate, 6), own.code());
        let rates = money.rates.iter().map(rate).collect::<Vec<_>>().join(lang.pick(", ", "，"));
        match money.day.as_str() {
            "" => rates,
            day => lang.pick(format!("{rates}, of {day}"), format!("{rates}（{day}）")),
        }
    });
    let (draws, seed) = (count(study.robust.draws), study.robust.seed);
    let mut add = |what: &str, value: String| rows.push(row(what, Entry::text(value)));
    add(lang.pick("Ideas", "创意"), count(scored.len()));
    add(lang.pick("Lens", "视角"), scored.lens.clone());
    add(lang.pick("Draws", "抽样"), lang.pick(format!("{draws}, seed {seed}"), format!("{draws} 次，种子 {seed}")));
    if let Some(rates) = rates {
        add(lang.pick("Rates", "汇率"), rates);
    }
    if let Some(date) = &origin.date {
        add(lang.pick("Date", "日期"), date.clone());
    }
    add(lang.pick("Made with", "制作工具"), format!("dingzi {}", env!("CARGO_PKG_VERSION")));
    add(lang.pick("Command", "命令"), origin.command.clone());
    let table = Table {
        label: title.clone(),
        heads: vec![
            Head::new(lang.pick("What", "项目"), Side::Name, 0.2),
            Head::new(lang.pick("Value", "内容"), Side::Left, 0.8),
        ],
        rows,
    };
    let text = lang.pick(
        "The same files, version, lens, draws and seed give the same report, byte for byte.",
        "文件、版本、视角、抽样次数和种子相同，报告就逐字节相同。",
    );
    Section { id: "origin", title, blocks: vec![Block::Text(text.to_owned()), Block::Table(table)] }
}
