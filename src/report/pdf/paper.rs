//! Paper: pages of marks, filled from top to bottom, with the outline and the structure that readers of a PDF use.
//! Lengths are in points, from the upper left corner of an A4 page.

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
/// What is filled across.
pub(super) const WIDTH: f64 = PAGE_WIDTH - 2.0 * LEFT;
const TOP: f64 = 50.0;
const BOTTOM: f64 = PAGE_HEIGHT - 58.0;
/// The baseline of the line at the foot.
const FOOT: f64 = PAGE_HEIGHT - 32.0;

/// A part of the document, by its place among all parts.
pub(super) type PartId = usize;

/// Something drawn. What belongs to no part is decoration.
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
    /// What each part is to who listens, and what it is part of.
    pub parts: Vec<(TagKind, Option<PartId>)>,
    /// How far the last page is filled.
    pub y: f64,
    /// Names that stay on one line where they can.
    pub names: Vec<String>,
}

impl<'d> Paper<'d> {
    pub fn new(names: &[&str]) -> Paper<'d> {
        let names = names.iter().map(|name| text::clean(name)).collect();
        Paper { pages: vec![Vec::new()], bookmarks: Vec::new(), parts: Vec::new(), y: TOP, names }
    }

    /// Begins a page unless so much fits on this one. True where it did.
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

    /// A new part of the document.
    pub fn part(&mut self, tag: impl Into<TagKind>, of: Option<PartId>) -> PartId {
        self.parts.push((tag.into(), of));
        self.parts.len() - 1
    }

    fn mark(&mut self, mark: PageMark<'d>) {
        self.pages.last_mut().expect("there is a page").push(mark);
    }

    /// A line of text whose top is `top`.
    pub fn line(&mut self, x: f64, top: f64, text: &str, style: Type, part: Option<PartId>) {
        // Latin and Chinese letters of this font stand well in a line with the baseline here.
        let y = top + 0.5 * line_height(style) + 0.36 * style.size;
        self.mark(PageMark::Text { x, y, text: text.to_owned(), style, part });
    }

    /// Lines one below the other from where the page is filled to, broken over pages.
    pub fn lines(&mut self, x: f64, lines: &[String], style: Type, part: PartId) {
        for line in lines {
            self.need(line_height(style));
            self.line(x, self.y, line, style, Some(part));
            self.y += line_height(style);
        }
    }

    /// A paragraph across the page.
    pub fn paragraph(&mut self, text: &str, style: Type) {
        let part = self.part(Tag::P, None);
        self.lines(LEFT, &wrap::lines(text, &self.names, style, WIDTH, usize::MAX), style, part);
    }

    /// A heading, which stays with so much of what follows, and its entry in the outline.
    pub fn heading(&mut self, level: u16, text: &str, style: Type, follows: f64) {
        let lines = wrap::lines(text, &[], style, WIDTH, 4);
        self.need(lines.len() as f64 * line_height(style) + follows);
        self.bookmark(level, text);
        let part = self.part(heading(level), None);
        self.lines(LEFT, &lines, style, part);
    }

    /// An entry of the outline for what comes next.
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

    /// A line at the foot of every page: what this is, and which page of how many.
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

/// A heading of this level, from 1.
pub(super) fn heading(level: u16) -> Tag<kind::Hn> {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), None)
}
