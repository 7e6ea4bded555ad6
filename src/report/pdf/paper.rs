//! Paper: pages of marks, filled from top to bottom, with the outline and the structure that PDF readers use. Lengths
//! are in points, from the upper left corner of an A4 page.

use crate::chart::theme::{self, RGBColor, Type};
use crate::chart::{Scene, text, wrap};
use krilla::tagging::{Tag, TagKind, kind};
use std::num::NonZeroU16;

/// Width of a page.
pub(super) const PAGE_WIDTH: f64 = 595.28;
/// Height of a page.
pub(super) const PAGE_HEIGHT: f64 = 841.89;
/// White space at the left and the right.
pub(super) const LEFT: f64 = 46.0;
/// Width between the margins.
pub(super) const WIDTH: f64 = PAGE_WIDTH - 2.0 * LEFT;
const TOP: f64 = 50.0;
const BOTTOM: f64 = PAGE_HEIGHT - 58.0;
/// The baseline of the footer.
const FOOT: f64 = PAGE_HEIGHT - 32.0;

/// The index of a part of the document.
pub(super) type PartId = usize;

/// Something drawn. A mark that belongs to no part is decoration.
pub(super) enum PageMark<'d> {
    /// A line of text; `y` is its baseline.
    Text { x: f64, y: f64, text: String, style: Type, part: Option<PartId> },
    /// A filled box.
    Fill { area: [f64; 4], colour: RGBColor },
    /// A picture: left, top, width, height.
    Picture { area: [f64; 4], scene: &'d Scene, part: PartId },
}

/// An entry of the outline.
pub(super) struct Bookmark {
    pub level: u16,
    pub text: String,
    pub page: usize,
    pub y: f64,
}

/// Pages being filled.
pub(super) struct Paper<'d> {
    pub pages: Vec<Vec<PageMark<'d>>>,
    pub bookmarks: Vec<Bookmark>,
    /// The tag of each part, for screen readers, and its parent.
    pub parts: Vec<(TagKind, Option<PartId>)>,
    /// How far the last page is filled.
    pub y: f64,
    /// Names that stay on one line if possible.
    pub names: Vec<String>,
    /// The most lines of an entry of a table where room is short; a paragraph has three times as many.
    pub most_lines: usize,
}

impl<'d> Paper<'d> {
    pub fn new(names: &[&str]) -> Paper<'d> {
        let names = names.iter().map(|name| text::clean(name)).collect();
        Paper {
            pages: vec![Vec::new()],
            bookmarks: Vec::new(),
            parts: Vec::new(),
            y: TOP,
            names,
            most_lines: usize::MAX,
        }
    }

    /// Begins a page unless `height` fits on this one; returns whether it did.
    pub fn need(&mut self, height: f64) -> bool {
        let full = self.y + height > BOTTOM && self.y > TOP;
        if full {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
        full
    }

    /// Leaves white space, but not at the head of a page.
    pub fn skip(&mut self, height: f64) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// Adds a part to the document.
    pub fn part(&mut self, tag: impl Into<TagKind>, of: Option<PartId>) -> PartId {
        self.parts.push((tag.into(), of));
        self.parts.len() - 1
    }

    fn mark(&mut self, mark: PageMark<'d>) {
        self.pages.last_mut().expect("there is a page").push(mark);
    }

    /// Sets a line of text whose top is `top`.
    pub fn line(&mut self, x: f64, top: f64, text: &str, style: Type, part: Option<PartId>) {
        // With this baseline, Latin and Chinese letters of this font look centred in the line.
        let y = top + 0.5 * line_height(style) + 0.36 * style.size;
        self.mark(PageMark::Text { x, y, text: text.to_owned(), style, part });
    }

    /// Sets lines from where the page is filled to, broken over pages.
    pub fn lines(&mut self, x: f64, lines: &[String], style: Type, part: PartId) {
        for line in lines {
            self.need(line_height(style));
            self.line(x, self.y, line, style, Some(part));
            self.y += line_height(style);
        }
    }

    /// Sets a paragraph across the page.
    pub fn paragraph(&mut self, text: &str, style: Type) {
        let part = self.part(Tag::P, None);
        let most = self.most_lines.saturating_mul(3);
        self.lines(LEFT, &wrap::lines(text, &self.names, style, WIDTH, most), style, part);
    }

    /// Sets a heading, which stays on one page with `follows` points after it, and adds it to the outline.
    pub fn heading(&mut self, level: u16, text: &str, style: Type, follows: f64) {
        let lines = wrap::lines(text, &[], style, WIDTH, 4);
        self.need(lines.len() as f64 * line_height(style) + follows);
        self.bookmark(level, text);
        let part = self.part(heading(level), None);
        self.lines(LEFT, &lines, style, part);
    }

    /// Adds an entry to the outline for what comes next.
    pub fn bookmark(&mut self, level: u16, text: &str) {
        let page = self.pages.len() - 1;
        self.bookmarks.push(Bookmark { level, text: text::clean(text), page, y: self.y });
    }

    /// A filled box.
    pub fn fill(&mut self, area: [f64; 4], colour: RGBColor) {
        self.mark(PageMark::Fill { area, colour });
    }

    /// A hairline across the page.
    pub fn rule(&mut self) {
        self.fill([LEFT, self.y, WIDTH, 0.5], theme::GRID);
    }

    /// A picture.
    pub fn picture(&mut self, area: [f64; 4], scene: &'d Scene, part: PartId) {
        self.mark(PageMark::Picture { area, scene, part });
    }

    /// Adds a footer to every page: `text`, the page number and the page count.
    pub fn number(&mut self, text: &str, style: Type) {
        let count = self.pages.len();
        for (n, page) in self.pages.iter_mut().enumerate() {
            let number = format!("{} / {count}", n + 1);
            let x = LEFT + WIDTH - text::width(&number, style);
            let text = text::fit(&text::clean(text), style, WIDTH - 60.0);
            page.push(PageMark::Text { x: LEFT, y: FOOT, text, style, part: None });
            page.push(PageMark::Text { x, y: FOOT, text: number, style, part: None });
        }
    }
}

/// From one line to the next.
pub(super) fn line_height(style: Type) -> f64 {
    1.42 * style.size
}

/// The tag of a heading of this level, from 1.
pub(super) fn heading(level: u16) -> Tag<kind::Hn> {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), None)
}
