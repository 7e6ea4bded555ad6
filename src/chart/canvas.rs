//! What figures draw on: plotters' SVG backend in pixels of the picture, with fractions.
//!
//! plotters rounds coordinates to whole units, which makes curves wavy; so everything is drawn [`theme::SCALE`] times
//! as large, and one group scales it back.

use super::text;
use super::theme::{self, Type};
use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, ShapeStyle};

/// A box in pixels of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// An open picture; the helpers below are all that figures need.
pub struct Canvas<'svg> {
    backend: SVGBackend<'svg>,
    /// For each text drawn, what its tag says besides, such as how long it is.
    attributes: Vec<String>,
}

/// A line of text stands so that the middle of its capitals is where the caller says; this much of an em above the
/// baseline, which also centres Chinese.
const MIDDLE: f64 = 0.36;
/// plotters' top anchor puts the baseline this much below the given place.
const TOP_ANCHOR: &str = " dy=\"0.76em\"";
/// plotters takes a font's size to be its line height and divides by this to get the em.
const LINE_HEIGHT: f64 = 1.24;
/// Distance of the lines of a hatching.
const HATCH_STEP: f64 = 7.0;

/// Draws one picture; its SVG is self-contained, 1600 × 1000.
pub fn picture(draw: impl FnOnce(&mut Canvas)) -> String {
    let mut svg = String::new();
    let size = [theme::WIDTH, theme::HEIGHT].map(|side| (side * theme::SCALE) as u32);
    let mut canvas = Canvas { backend: SVGBackend::with_string(&mut svg, size.into()), attributes: Vec::new() };
    draw(&mut canvas);
    let attributes = std::mem::take(&mut canvas.attributes);
    drop(canvas); // closes the document
    finish(&svg, attributes)
}

/// Scales the drawing back to pixels, and joins the three lines plotters writes for a text: their breaks would be
/// drawn as spaces by some browsers. Gives each text its attributes. The place of a text is its baseline: renderers apply a
/// shift of it to the first letter alone where that is written last.
fn finish(drawn: &str, attributes: Vec<String>) -> String {
    let mut lines = drawn.lines();
    let mut attributes = attributes.into_iter();
    lines.next();
    let (w, h, scale) = (theme::WIDTH, theme::HEIGHT, 1.0 / theme::SCALE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\">\n\
         <rect width=\"{w}\" height=\"{h}\" fill=\"#FFFFFF\"/>\n<g transform=\"scale({scale})\">\n"
    );
    while let Some(line) = lines.next() {
        match line {
            "</svg>" => svg.push_str("</g>\n</svg>\n"),
            "</text>" => svg.push_str("</text>\n"),
            _ => {
                let line = line.replace(" opacity=\"1\"", "").replace(TOP_ANCHOR, "");
                if let Some(tag) = line.strip_prefix("<text") {
                    svg.push_str("<text");
                    svg.push_str(&attributes.next().unwrap_or_default());
                    svg.push_str(tag);
                    svg.push_str(lines.next().unwrap_or_default());
                } else {
                    svg.push_str(&line);
                    svg.push('\n');
                }
            }
        }
    }
    svg
}

/// Writing an SVG into a string cannot fail.
const INFALLIBLE: &str = "a string never fails";

fn unit(x: f64) -> i32 {
    (x * theme::SCALE).round() as i32
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (unit(x), unit(y))
}

fn stroke(width: f64, colour: RGBColor) -> ShapeStyle {
    colour.stroke_width((width * theme::SCALE).round() as u32)
}

impl Canvas<'_> {
    /// The finding, the measure and unit, and where the numbers come from.
    pub fn frame(&mut self, title: &str, subtitle: &str, source: &str) {
        let [a, b, c] = theme::HEADER_LINES;
        let room = theme::WIDTH - 2.0 * theme::MARGIN;
        for (y, line, style) in [(a, title, theme::TITLE), (b, subtitle, theme::SUBTITLE), (c, source, theme::NOTE)] {
            let line = text::fit(&text::clean(line), style, room);
            // A full-width quotation mark is white on its left half: it hangs, so that the words align.
            let hang = if line.starts_with('“') { 0.5 * style.size } else { 0.0 };
            self.left(theme::MARGIN - hang, y, &line, style);
        }
    }

    /// Text that begins at `x`; `y` is its middle.
    pub fn left(&mut self, x: f64, y: f64, text: &str, style: Type) {
        self.text(x, y, text, style, HPos::Left);
    }

    /// Text that ends at `x`.
    pub fn right(&mut self, x: f64, y: f64, text: &str, style: Type) {
        self.text(x, y, text, style, HPos::Right);
    }

    /// Text around `x`.
    pub fn centre(&mut self, x: f64, y: f64, text: &str, style: Type) {
        self.text(x, y, text, style, HPos::Center);
    }

    /// Several lines around the middle `y`.
    pub fn lines_left(&mut self, x: f64, y: f64, lines: &[String], style: Type) {
        let first = y - style.line() * (lines.len() as f64 - 1.0) / 2.0;
        for (n, line) in lines.iter().enumerate() {
            self.left(x, first + n as f64 * style.line(), line, style);
        }
    }

    fn text(&mut self, x: f64, y: f64, words: &str, style: Type, side: HPos) {
        let weight = if style.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = (theme::FAMILIES, style.size * theme::SCALE * LINE_HEIGHT, weight).into_font();
        // Renderers differ in whether moves count where a text is centred or ends at a place.
        let (moves, length) = (text::moves(words, style), text::length(words, style));
        let (x, side) = match side {
            HPos::Right if !moves.is_empty() => (x - text::width(words, style), HPos::Left),
            HPos::Center if !moves.is_empty() => (x - text::width(words, style) / 2.0, HPos::Left),
            side => (x, side),
        };
        let font = font.color(&style.colour).pos(Pos::new(side, VPos::Top));
        let baseline = y + MIDDLE * style.size;
        self.backend.draw_text(words, &font, point((x, baseline))).expect(INFALLIBLE);
        self.attributes.push(match length {
            Some(length) => format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", unit(length)),
            None if moves.is_empty() => String::new(),
            None => {
                format!(" dx=\"{}\"", moves.iter().map(|by| (-unit(*by)).to_string()).collect::<Vec<_>>().join(" "))
            }
        });
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), width: f64, colour: RGBColor) {
        self.backend.draw_line(point(from), point(to), &stroke(width, colour)).expect(INFALLIBLE);
    }

    /// A line through points.
    pub fn path(&mut self, through: impl IntoIterator<Item = (f64, f64)>, width: f64, colour: RGBColor) {
        self.backend.draw_path(through.into_iter().map(point), &stroke(width, colour)).expect(INFALLIBLE);
    }

    /// A filled box.
    pub fn rect(&mut self, area: Area, colour: RGBColor) {
        let (from, to) = ((area.x, area.y), (area.x + area.w, area.y + area.h));
        self.backend.draw_rect(point(from), point(to), &colour.filled(), true).expect(INFALLIBLE);
    }

    /// The border of a box, drawn inside it.
    pub fn outline(&mut self, area: Area, width: f64, colour: RGBColor) {
        let inset = width / 2.0;
        let (l, t, r, b) = (area.x + inset, area.y + inset, area.x + area.w - inset, area.y + area.h - inset);
        // The first edge is drawn twice, or the corner where the path closes would have a notch.
        self.path([(l, t), (r, t), (r, b), (l, b), (l, t), (r, t)], width, colour);
    }

    /// A filled circle.
    pub fn dot(&mut self, at: (f64, f64), radius: f64, colour: RGBColor) {
        let radius = (radius * theme::SCALE).round() as u32;
        self.backend.draw_circle(point(at), radius, &colour.filled(), true).expect(INFALLIBLE);
    }

    /// What is unknown: white, with grey lines at 45°.
    pub fn hatch(&mut self, area: Area) {
        if area.w < 1.0 || area.h < 1.0 {
            return;
        }
        self.rect(area, theme::PAPER);
        let Area { x, y, w, h } = Area { x: area.x + 0.5, y: area.y + 0.5, w: area.w - 1.0, h: area.h - 1.0 };
        // One path for all lines: it turns at the border, which is grey as well, so the turns do not show.
        // Lines hang on the grid of the picture, so that neighbouring boxes join up.
        let first = ((x + y) / HATCH_STEP).floor() * HATCH_STEP + HATCH_STEP - (x + y);
        let mut path = Vec::new();
        let mut sum = first;
        let mut upwards = true;
        while sum < w + h {
            let upper = (x + sum.min(w), y + (sum - w).max(0.0));
            let lower = (x + (sum - h).max(0.0), y + sum.min(h));
            path.extend(if upwards { [lower, upper] } else { [upper, lower] });
            let next = sum + HATCH_STEP;
            if upwards && sum < w && next > w {
                path.push((x + w, y));
            } else if !upwards && sum < h && next > h {
                path.push((x, y + h));
            }
            (sum, upwards) = (next, !upwards);
        }
        if path.len() > 1 {
            self.path(path, 1.0, theme::HATCH);
        }
        self.outline(area, 1.0, theme::HATCH);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_place_in_the_document() {
        let svg = picture(|c| c.frame("<img src=x onerror=alert(1)> & \"more\"", "a\u{0}b\n</svg>", "'\u{202E}"));
        assert!(svg.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;</text>"), "{svg}");
        assert!(svg.contains(">a b &lt;/svg&gt;</text>"));
        assert_eq!(svg.matches("</svg>").count(), 1);
        assert!(resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).is_ok());
    }

    #[test]
    fn a_hatching_stays_in_its_box() {
        let svg = picture(|c| c.hatch(Area { x: 100.0, y: 200.0, w: 31.0, h: 12.0 }));
        let points = svg.split("points=\"").skip(1).flat_map(|p| p.split('"').next().unwrap().split_whitespace());
        let mut count = 0;
        for point in points {
            let (x, y) = point.split_once(',').unwrap();
            let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
            assert!((800.0..=1048.0).contains(&x) && (1600.0..=1696.0).contains(&y));
            count += 1;
        }
        assert!(count > 10);
    }
}
