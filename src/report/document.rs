//! What a report says, whatever form it takes. Each sentence is written once; the forms only set it.

use crate::chart::{Figure, Picture};
use crate::lang::Lang;

/// A report, ready to be set.
pub struct Document<'a> {
    /// The language of its words.
    pub lang: Lang,
    /// What was judged.
    pub title: String,
    /// Where the numbers come from, in a line.
    pub source: String,
    /// The finding: who leads; how sure that is; what to find out next.
    pub finding: Vec<String>,
    /// The parts, in reading order.
    pub sections: Vec<Section<'a>>,
    /// Names that stay on one line where they can: those of the first ideas and criteria.
    pub names: Vec<&'a str>,
}

/// A part with a heading.
pub struct Section<'a> {
    /// Its id, the same in every language.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<Block<'a>>,
}

/// A piece of a section.
pub enum Block<'a> {
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Table),
    /// One idea at a glance.
    Card(Card),
    /// A figure below the question that it answers.
    Figure(&'static Figure, &'a Picture),
}

/// A table; every row has as many entries as there are heads, and the first head marked as the row's name stands for it.
pub struct Table {
    /// What it is, for who cannot see it.
    pub label: String,
    /// Its columns.
    pub heads: Vec<Head>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
pub struct Head {
    /// Its name.
    pub text: String,
    /// How its entries stand.
    pub side: Side,
    /// Its part of the width on paper.
    pub part: f64,
}

/// How entries stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Words, from the left.
    Left,
    /// Words that name the row, from the left.
    Name,
    /// Numbers, to the right.
    Right,
}

/// A row.
pub struct Row {
    /// Whether it stands back: an idea that is dropped.
    pub quiet: bool,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// An entry of a table.
#[derive(Default)]
pub struct Entry {
    /// What it says.
    pub text: String,
    /// More, smaller, below it; empty for none.
    pub note: String,
    /// Whether it stands out: an idea to pursue.
    pub good: bool,
    /// The card it leads to, if any.
    pub link: Option<String>,
}

/// One idea at a glance.
pub struct Card {
    /// Its place on the page, as in `idea-3`.
    pub id: String,
    /// Its rank: `1`, `=3`.
    pub rank: String,
    /// The idea.
    pub name: String,
    /// The verdict as a word.
    pub verdict: &'static str,
    /// Whether the verdict is to pursue.
    pub good: bool,
    /// Whether the verdict is to drop.
    pub quiet: bool,
    /// Score and potential, 0–100.
    pub bar: [f64; 2],
    /// Both in words.
    pub points: String,
    /// What is to be said of it: a label and one item or more.
    pub facts: Vec<(&'static str, Vec<String>)>,
}

impl Head {
    /// A column with its part of the width on paper.
    pub fn new(text: &str, side: Side, part: f64) -> Head {
        Head { text: text.to_owned(), side, part }
    }
}

impl Entry {
    /// An entry of plain text.
    pub fn text(text: impl Into<String>) -> Entry {
        Entry { text: text.into(), ..Entry::default() }
    }
}
