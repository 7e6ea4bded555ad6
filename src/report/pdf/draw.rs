//! Paper → PDF, with krilla.

use super::paper::{Bookmark, LEFT, PAGE_HEIGHT, PAGE_WIDTH, PageMark, Paper, PartId};
use crate::chart;
use crate::chart::theme::RGBColor;
use crate::report::document::Document;
use crate::say::punctuation::sentences;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagKind, TagTree};
use krilla::text::{Font, TextDirection};
use krilla_svg::{SurfaceExt, SvgSettings};

pub(super) fn draw(paper: Paper, document: &Document) -> Vec<u8> {
    let mut pdf = krilla::Document::new();
    let fonts = [false, true].map(|bold| {
        Font::new(chart::embedded_font(bold).into(), 0).expect("the font is parsed wherever text is measured")
    });
    let mut drawing = Drawing { fonts, content: vec![Vec::new(); paper.parts.len()] };
    let size = PageSettings::from_wh(PAGE_WIDTH as f32, PAGE_HEIGHT as f32).expect("a page has a size");
    for marks in &paper.pages {
        let mut page = pdf.start_page_with(size.clone());
        let mut surface = page.surface();
        marks.iter().for_each(|mark| drawing.mark(&mut surface, mark));
        surface.finish();
        page.finish();
    }
    pdf.set_outline(outline(&paper.bookmarks));
    let language = document.lang.tag().to_owned();
    pdf.set_tag_tree(structure(paper.parts, drawing.content).with_lang(Some(language.clone())));
    // No date: the same report has the same bytes.
    let about =
        Metadata::new().title(chart::text::clean(&document.title)).language(language).creator("dingzi".to_owned());
    let finding = sentences(&document.finding, document.lang);
    pdf.set_metadata(about.description(chart::text::clean(&finding)));
    pdf.finish().expect("every part has its place in the structure")
}

struct Drawing {
    /// The embedded font, regular and bold.
    fonts: [Font; 2],
    /// What was drawn for each part, in order.
    content: Vec<Vec<Identifier>>,
}

impl Drawing {
    fn mark(&mut self, surface: &mut Surface, mark: &PageMark) {
        match mark {
            PageMark::Text { x, y, text, style, part } => {
                let text = chart::text::clean(text);
                let tag = match part {
                    Some(_) => ContentTag::Span(SpanTag::empty()),
                    None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
                };
                let id = surface.start_tagged(tag);
                if chart::missing_glyphs(&text).is_empty() {
                    paint(surface, style.colour);
                    let at = Point::from_xy(*x as f32, *y as f32);
                    let font = self.fonts[usize::from(style.bold)].clone();
                    surface.draw_text(at, font, style.size as f32, &text, false, TextDirection::LeftToRight);
                } else if let Some((line, [w, h, baseline])) = chart::line(&text, *style) {
                    draw_tree(surface, &line, [*x, *y - baseline, w, h]);
                }
                surface.end_tagged();
                self.add(*part, id);
            }
            PageMark::Fill { area, colour } => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
                paint(surface, *colour);
                let [x, y, w, h] = area.map(|length| length as f32);
                let mut path = PathBuilder::new();
                if let Some(rect) = Rect::from_xywh(x, y, w, h) {
                    path.push_rect(rect);
                }
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
                surface.end_tagged();
            }
            PageMark::Picture { area, scene, part } => {
                let id = surface.start_tagged(ContentTag::Other);
                draw_tree(surface, &chart::tree(scene), *area);
                surface.end_tagged();
                self.add(Some(*part), id);
            }
        }
    }

    fn add(&mut self, part: Option<PartId>, id: Identifier) {
        if let Some(part) = part {
            self.content[part].push(id);
        }
    }
}

/// Draws a picture into an area: left, top, width, height.
fn draw_tree(surface: &mut Surface, tree: &chart::Tree, area: [f64; 4]) {
    let [x, y, w, h] = area.map(|length| length as f32);
    // An empty line draws nothing.
    if let Some(size) = Size::from_wh(w, h) {
        surface.push_transform(&Transform::from_translate(x, y));
        surface.draw_svg(tree, size, SvgSettings::default());
        surface.pop();
    }
}

fn paint(surface: &mut Surface, RGBColor(r, g, b): RGBColor) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: rgb::Color::new(r, g, b).into(), ..Fill::default() }));
}

/// The outline: bookmarks nest below the last one of a lower level.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let node = |bookmark: &Bookmark| {
        let at = Point::from_xy(LEFT as f32, (bookmark.y - 8.0) as f32);
        OutlineNode::new(bookmark.text.clone(), XyzDestination::new(bookmark.page, at))
    };
    let mut outline = Outline::new();
    // The title is the document itself, so sections are at the top.
    let mut rest = bookmarks.iter().filter(|bookmark| bookmark.level > 1).peekable();
    while let Some(section) = rest.next() {
        let mut parent = node(section);
        while let Some(below) = rest.next_if(|next| next.level > section.level) {
            parent.push_child(node(below));
        }
        outline.push_child(parent);
    }
    outline
}

/// The parts as a tree. A part comes after its parent, so the tree is built from the end.
fn structure(parts: Vec<(TagKind, Option<PartId>)>, content: Vec<Vec<Identifier>>) -> TagTree {
    let mut children: Vec<Vec<Node>> = parts.iter().map(|_| Vec::new()).collect();
    let mut top = Vec::new();
    for (part, ((tag, of), ids)) in parts.into_iter().zip(content).enumerate().rev() {
        let mut nodes: Vec<Node> = ids.into_iter().map(Node::from).collect();
        // Children were collected from the end, so reverse them.
        nodes.extend(std::mem::take(&mut children[part]).into_iter().rev());
        let group = Node::from(TagGroup::with_children(tag, nodes));
        match of {
            Some(of) => children[of].push(group),
            None => top.push(group),
        }
    }
    top.reverse();
    TagTree::from(top)
}
