//! The content of a report, and what a form of it is. Each sentence is written once; the forms only set it.

use crate::chart::{FIGURES, Figure, Picture};
use crate::lang::{Lang, Word};

/// How much a report holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// One page: the finding, the first ideas with their bars and reasons, and what to find out.
    One,
    /// The same, and behind it the cards, all ideas, all figures, the rubric, the method and the origin.
    All,
}

impl Pages {
    /// The figures of such a report; the first shows the finding.
    pub fn figures(self) -> &'static [Figure] {
        match self {
            Pages::One => &FIGURES[..1],
            Pages::All => FIGURES,
        }
    }
}

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
    /// The picture of the finding for forms that cannot draw bars into rows; `None` if it is among the figures.
    pub picture: Option<(&'static Figure, &'a Picture)>,
    /// The parts, in reading order.
    pub sections: Vec<Section<'a>>,
    /// How many of them stand on the first page.
    pub on_first_page: usize,
    /// The folder of the pictures beside it, as links name it: empty or ending in `/`.
    pub pictures: &'a str,
    /// Names that stay on one line if possible: those of the first ideas and criteria.
    pub names: Vec<&'a str>,
}

/// A part with a heading.
pub struct Section<'a> {
    /// Its id, the same in every language.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<ReportBlock<'a>>,
}

/// A piece of a section.
pub enum ReportBlock<'a> {
    /// A paragraph.
    Text(String),
    /// What is beside the matter, smaller: what the columns of a table mean.
    Note(String),
    /// A table.
    Table(ReportTable),
    /// One idea at a glance.
    Card(Card),
    /// A figure below the question that it answers.
    Figure(&'static Figure, &'a Picture),
}

/// A table; every row has one entry per column, and the entry below the first [`Alignment::Name`] names the row.
pub struct ReportTable {
    /// Its columns.
    pub heads: Vec<ReportColumn>,
    /// Its rows.
    pub rows: Vec<ReportRow>,
    /// Points at which its bars have a tick.
    pub ticks: Vec<f64>,
}

/// A column.
pub struct ReportColumn {
    /// Its name.
    pub text: String,
    /// How its entries are aligned.
    pub side: Alignment,
    /// Its share of the width on paper.
    pub part: f64,
}

/// How the entries of a column are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Words, from the left.
    Left,
    /// Words that name the row, from the left.
    Name,
    /// Numbers, to the right.
    Right,
    /// Bars from 0 to 100 points, for forms that can draw them; the numbers stand beside them.
    Bars,
}

/// A row.
pub struct ReportRow {
    /// Whether it is dimmed: an idea that is dropped.
    pub quiet: bool,
    /// Its entries.
    pub entries: Vec<TableEntry>,
}

/// An entry of a table.
#[derive(Default)]
pub struct TableEntry {
    /// Its text.
    pub text: String,
    /// A smaller note below it; empty if there is nothing to add.
    pub note: String,
    /// Whether it is highlighted: an idea to pursue.
    pub good: bool,
    /// In a column of bars: score and potential, 0–100.
    pub bar: [f64; 2],
    /// The id of the card it links to, if any.
    pub link: Option<String>,
}

/// One idea at a glance.
pub struct Card {
    /// Its id, as in `idea-3`.
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
    /// Labels, each with one item or more.
    pub facts: Vec<(&'static str, Vec<String>)>,
}

impl<'a> Section<'a> {
    /// A part with its heading in a language.
    pub fn new(id: &'static str, title: Word, lang: Lang, blocks: Vec<ReportBlock<'a>>) -> Section<'a> {
        Section { id, title: title.get(lang).to_owned(), blocks }
    }
}

impl ReportRow {
    /// A row that is not dimmed.
    pub fn plain(entries: Vec<TableEntry>) -> ReportRow {
        ReportRow { quiet: false, entries }
    }
}

impl ReportColumn {
    /// A column with its share of the width on paper.
    pub fn new(text: &str, side: Alignment, part: f64) -> ReportColumn {
        ReportColumn { text: text.to_owned(), side, part }
    }
}

impl ReportTable {
    /// A table without bars.
    pub fn new(heads: Vec<ReportColumn>, rows: Vec<ReportRow>) -> ReportTable {
        ReportTable { heads, rows, ticks: Vec::new() }
    }
}

impl TableEntry {
    /// An entry of plain text.
    pub fn text(text: impl Into<String>) -> TableEntry {
        TableEntry { text: text.into(), ..TableEntry::default() }
    }
}

/// A form of the report: an entry of the registry.
#[derive(Debug)]
pub struct ReportForm {
    /// Its name on the command line, and the extension of its file.
    pub id: &'static str,
    /// Its name.
    pub name: Word,
    /// Its file in the folder of reports.
    pub file: &'static str,
    /// The kinds of pictures beside it, by file extension.
    pub pictures: &'static [&'static str],
    /// Whether it embeds the pictures, so that its file can stand alone.
    pub holds_pictures: bool,
    /// Whether the ranking is written beside it, as ranking.csv.
    pub has_ranking: bool,
    /// Writes the bytes of its file.
    pub write: fn(&Document) -> Vec<u8>,
}
