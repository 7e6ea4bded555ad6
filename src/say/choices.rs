//! Values of arguments, by the names that people may type instead of ids.

use crate::lang::Word;

pub const ENGLISH: Word = Word::new("English", "英文");
pub const CHINESE: Word = Word::new("Chinese", "中文");

/// How much a report holds.
pub const ONE_PAGE: Word = Word::new("one page", "一页");
pub const ALL_PAGES: Word = Word::new("all pages", "全部");

/// What open evidence counts as.
pub const NOTHING: Word = Word::new("nothing", "零分");
pub const HALF: Word = Word::new("half", "一半");
pub const BEST: Word = Word::new("best", "最好");

/// What an unknown is drawn from.
pub const OTHERS: Word = Word::new("others", "其他创意");
pub const UNIFORM: Word = Word::new("uniform", "均匀");

/// What open evidence is in draws.
pub const DRAWN: Word = Word::new("drawn", "随机取值");
pub const PROVEN: Word = Word::new("proven", "已证实");

/// Ways to state weights.
pub const SWING: Word = Word::new("points", "打分");
pub const ORDER: Word = Word::new("order", "排序");
pub const PAIRS: Word = Word::new("pairs", "两两比较");
pub const BEST_WORST: Word = Word::new("best and worst", "最优最劣");

/// Forms of tables and of the report.
pub const TABLE: Word = Word::new("table", "表格");
pub const CSV: Word = Word::new("CSV", "CSV");
pub const JSON: Word = Word::new("JSON", "JSON");
pub const MARKDOWN: Word = Word::new("Markdown", "Markdown");
pub const EXCEL: Word = Word::new("Excel", "Excel");
pub const PARQUET: Word = Word::new("Parquet", "Parquet");
pub const PAGE: Word = Word::new("page", "网页");
pub const PDF: Word = Word::new("PDF", "PDF");

/// Forms of findings.
pub const AT_LENGTH: Word = Word::new("at length", "完整");
pub const SHORT: Word = Word::new("short", "简短");

/// Instead of the amount of a change of weight: off means it no longer counts, on that it counts again.
pub const OFF: Word = Word::new("off", "不计");
pub const ON: Word = Word::new("on", "计入");
