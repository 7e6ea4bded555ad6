//! What a report was computed from.

use crate::lang::{Lang, Word, say, whole};
use crate::say::punctuation::parts;

pub const TITLE: Word = Word::new("What this was computed from", "计算依据");
pub const ITEM: Word = Word::new("What", "项");
pub const CONTENT: Word = Word::new("Value", "内容");
pub const IDEAS: Word = Word::new("Ideas", "创意");
pub const CONDITION: Word = Word::new("Condition", "条件");
pub const CHOSEN: Word = Word::new("Looked at", "看哪些");
pub const LENS: Word = Word::new("Lens", "视角");
pub const DRAWS: Word = Word::new("Draws", "抽样");
pub const RATES: Word = Word::new("Rates", "汇率");
pub const DATE: Word = Word::new("Date", "日期");
pub const TOOL: Word = Word::new("Made with", "生成工具");
pub const COMMAND: Word = Word::new("Command", "命令");

/// The promise that the same inputs give the same report.
pub const REPEATABLE: Word = Word::new(
    "The same files, version, lens, draws and seed give the same report, byte for byte.",
    "文件、版本、视角、抽样次数和种子相同，报告就一模一样。",
);

/// How many draws, and from which seed.
pub fn draws(n: usize, seed: u64, lang: Lang) -> String {
    let n = whole(n);
    say!(lang, "{n}, seed {seed}", "{n} 次，种子 {seed}")
}

/// Rates of currencies, `1 USD = 7.1 CNY`, and their day, if known.
pub fn rates(rates: &[String], day: &str, lang: Lang) -> String {
    let rates = parts(rates, lang);
    match day {
        "" => rates,
        _ => say!(lang, "{rates}, of {day}", "{rates}（{day}）"),
    }
}
