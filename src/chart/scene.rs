//! A picture as marks. plotters draws into a scene, which is one of its backends; one writer turns the marks into SVG.
//!
//! Lengths are in units, [`theme::SCALE`] to the pixel: plotters rounds to whole units, and whole pixels would make
//! curves wavy. A group scales them back.

use super::text;
use super::theme::{self, RGBColor, Type};
use plotters::backend::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};
use quick_xml::escape::escape;
use std::convert::Infallible;
use std::fmt::{self, Display};

/// plotters takes a font's size to be its line height, which is this many ems.
pub(super) const LINE_HEIGHT: f64 = 1.24;

/// Everything drawn in a picture, from the back to the front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The marks, on white.
    pub(super) marks: Vec<Mark>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A line of text.
    Text(TextLine),
    /// A line through two points or more.
    Path { points: Vec<BackendCoord>, width: u32, colour: RGBColor },
    /// A filled box between two corners.
    Box { from: BackendCoord, to: BackendCoord, colour: RGBColor },
    /// A filled circle.
    Circle { centre: BackendCoord, radius: u32, colour: RGBColor },
}

/// A line of text on its baseline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextLine {
    pub words: String,
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// Which point of the line is at `x`.
    pub anchor: Anchor,
    /// Size and colour.
    pub style: Type,
    /// A font of this machine in place of the embedded one.
    pub family: Option<String>,
    /// The length at which it is drawn, whatever the font; if `None`, the font decides.
    pub length: Option<f64>,
}

/// Which point of a line of text is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl TextLine {
    /// Its left end.
    pub fn left(&self) -> f64 {
        let before = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => 0.5,
            Anchor::End => 1.0,
        };
        self.x - before * text::width(&self.words, self.style)
    }
}

impl Scene {
    /// The picture as SVG inside a page, labelled by the element with this id, if any.
    pub fn svg(&self, labelled_by: Option<&str>) -> String {
        self.write(&labelled_by.map_or_else(String::new, |id| format!(r#" aria-labelledby="{id}""#)))
    }

    /// The picture as an SVG file. Its full-width marks are already moved together, in whatever font: a browser that
    /// does so itself must not do it again.
    pub fn file(&self) -> String {
        self.write(r#" style="text-spacing-trim:space-all""#)
    }

    fn write(&self, attributes: &str) -> String {
        let (w, h, scale) = (theme::WIDTH, theme::HEIGHT, 1.0 / theme::SCALE);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\"\
             {attributes}>\n<rect width=\"{w}\" height=\"{h}\" fill=\"#FFFFFF\"/>\n<g transform=\"scale({scale})\">\n"
        );
        self.marks.iter().for_each(|mark| svg += &format!("{mark}\n"));
        svg + "</g>\n</svg>\n"
    }
}

/// Writes the mark as an SVG element.
impl Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Mark::Text(line) => line.fmt(f),
            Mark::Path { points, width, colour } => {
                let colour = hex(*colour);
                if let [(x1, y1), (x2, y2)] = points[..] {
                    return write!(
                        f,
                        r#"<line stroke="{colour}" stroke-width="{width}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#
                    );
                }
                write!(f, r#"<polyline fill="none" stroke="{colour}" stroke-width="{width}" points=""#)?;
                points.iter().try_for_each(|(x, y)| write!(f, "{x},{y} "))?;
                f.write_str(r#""/>"#)
            }
            Mark::Box { from: (x, y), to, colour } => {
                let (w, h, colour) = (to.0 - x, to.1 - y, hex(*colour));
                write!(f, r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{colour}" stroke="none"/>"#)
            }
            Mark::Circle { centre: (x, y), radius, colour } => {
                let colour = hex(*colour);
                write!(f, r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}" stroke="none" stroke-width="1"/>"#)
            }
        }
    }
}

/// Writes the line as an SVG element, without line breaks, which some browsers would draw as spaces.
impl Display for TextLine {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("<text")?;
        if let Some(length) = self.length {
            write!(f, r#" textLength="{length}" lengthAdjust="spacingAndGlyphs""#)?;
        } else if let moves @ [_, ..] = &text::moves(&self.words, self.style)[..] {
            let moves: Vec<String> = moves.iter().map(|by| (-by.round() as i64).to_string()).collect();
            write!(f, r#" dx="{}""#, moves.join(" "))?;
        }
        let anchor = match self.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let family = escape(self.family.as_deref().unwrap_or(theme::FAMILIES));
        let (TextLine { x, y, .. }, Type { size, bold, colour }) = (self, self.style);
        write!(f, r#" x="{x}" y="{y}" text-anchor="{anchor}" font-family="{family}" font-size="{size}""#)?;
        let weight = if bold { r#" font-weight="bold""# } else { "" };
        write!(f, r#" fill="{}"{weight}>{}</text>"#, hex(colour), escape(&self.words))
    }
}

fn hex(RGBColor(r, g, b): RGBColor) -> String {
    format!("#{r:02X}{g:02X}{b:02X}")
}

type DrawResult = Result<(), DrawingErrorKind<Infallible>>;

/// Drops transparency, and fills every box and circle: figures use nothing else.
impl DrawingBackend for &mut Scene {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        ((theme::WIDTH * theme::SCALE) as u32, (theme::HEIGHT * theme::SCALE) as u32)
    }

    fn ensure_prepared(&mut self) -> DrawResult {
        Ok(())
    }

    fn present(&mut self) -> DrawResult {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> DrawResult {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &colour, true)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> DrawResult {
        let points = path.into_iter().collect();
        self.marks.push(Mark::Path { points, width: style.stroke_width(), colour: colour(style.color()) });
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _filled: bool,
    ) -> DrawResult {
        self.marks.push(Mark::Box { from, to, colour: colour(style.color()) });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _filled: bool,
    ) -> DrawResult {
        self.marks.push(Mark::Circle { centre, radius, colour: colour(style.color()) });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, words: &str, style: &S, (x, y): BackendCoord) -> DrawResult {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let bold = matches!(style.style(), FontStyle::Bold);
        let style = Type { size: style.size() / LINE_HEIGHT, bold, colour: colour(style.color()) };
        let length = text::length(words, style).map(f64::round);
        let (words, x, y) = (words.to_owned(), x.into(), y.into());
        self.marks.push(Mark::Text(TextLine { words, x, y, anchor, style, family: None, length }));
        Ok(())
    }
}

fn colour(BackendColor { rgb: (r, g, b), .. }: BackendColor) -> RGBColor {
    RGBColor(r, g, b)
}

#[cfg(test)]
mod tests {
    use crate::chart::canvas;

    #[test]
    fn text_cannot_leave_its_place_in_the_document() {
        let scene =
            canvas::draw(|c| c.frame("<img src=x onerror=alert(1)> & \"more\"", "a\u{0}b\n</svg>", "'\u{202E}"));
        let svg = scene.svg(None);
        assert!(svg.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;</text>"), "{svg}");
        assert!(svg.contains(">a b &lt;/svg&gt;</text>"));
        assert_eq!(svg.matches("</svg>").count(), 1);
        assert!(resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).is_ok());
    }
}
