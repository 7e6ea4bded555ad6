//! The canvas of figures, in pixels of the picture: elements of plotters, which a scene keeps as marks.

use super::scene::{LINE_HEIGHT, Scene};
use super::text;
use super::theme::{self, Type};
use plotters::coord::CoordTranslate;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, CoordMapper, Drawable, PathElement, PointCollection, Rectangle, Text};
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

impl Area {
    /// The box around a circle.
    pub fn around((x, y): (f64, f64), radius: f64) -> Area {
        Area { x: x - radius, y: y - radius, w: 2.0 * radius, h: 2.0 * radius }
    }
}

/// An open picture; the helpers below are all that figures need.
pub struct Canvas<'scene>(DrawingArea<&'scene mut Scene, Pixels>);

/// Coordinates in pixels, which plotters converts to units of the scene.
struct Pixels;

impl CoordTranslate for Pixels {
    type From = (f64, f64);

    fn translate(&self, (x, y): &(f64, f64)) -> (i32, i32) {
        (units(*x) as i32, units(*y) as i32)
    }
}

fn units(pixels: f64) -> f64 {
    (pixels * theme::SCALE).round()
}

fn stroke(width: f64, colour: RGBColor) -> ShapeStyle {
    colour.stroke_width(units(width) as u32)
}

/// How far the middle of capitals is above the baseline, in ems: callers give the middle of a line. It also centres
/// Chinese.
const CAPITALS_MIDDLE: f64 = 0.36;
/// Distance between the lines of a hatching, in pixels.
const HATCH_STEP: f64 = 7.0;

/// Draws one picture, 1600 × 1000.
pub fn draw(picture: impl FnOnce(&mut Canvas)) -> Scene {
    let mut scene = Scene::default();
    picture(&mut Canvas(scene.into_drawing_area().apply_coord_spec(Pixels)));
    scene
}

impl<'scene> Canvas<'scene> {
    fn draw<'e, E, M>(&mut self, element: &'e E)
    where
        M: CoordMapper,
        E: Drawable<&'scene mut Scene, M>,
        &'e E: PointCollection<'e, (f64, f64), M>,
    {
        self.0.draw(element).expect("a scene takes every element");
    }

    /// Draws the title (the finding), the subtitle (measure and unit) and the source of the numbers.
    pub fn frame(&mut self, title: &str, subtitle: &str, source: &str) {
        let [a, b, c] = theme::HEADER_LINES;
        let room = theme::ROOM;
        for (y, line, style) in [(a, title, theme::TITLE), (b, subtitle, theme::SUBTITLE), (c, source, theme::NOTE)] {
            let line = text::fit(&text::clean(line), style, room);
            // A full-width quotation mark is blank on its left half: it hangs, so that the words align.
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
        let is_moved = !text::moves(words, style).is_empty();
        let (x, side) = match side {
            HPos::Right if is_moved => (x - text::width(words, style), HPos::Left),
            HPos::Center if is_moved => (x - text::width(words, style) / 2.0, HPos::Left),
            side => (x, side),
        };
        let baseline = y + CAPITALS_MIDDLE * style.size;
        let font = font.color(&style.colour).pos(Pos::new(side, VPos::Bottom));
        self.draw(&Text::new(words, (x, baseline), font));
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), width: f64, colour: RGBColor) {
        self.path([from, to], width, colour);
    }

    /// A line through points.
    pub fn path(&mut self, through: impl Into<Vec<(f64, f64)>>, width: f64, colour: RGBColor) {
        self.draw(&PathElement::new(through, stroke(width, colour)));
    }

    /// A filled box.
    pub fn rect(&mut self, area: Area, colour: RGBColor) {
        self.draw(&Rectangle::new([(area.x, area.y), (area.x + area.w, area.y + area.h)], colour.filled()));
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
        self.draw(&Circle::new(at, units(radius) as u32, colour.filled()));
    }

    /// An empty circle.
    pub fn ring(&mut self, at: (f64, f64), radius: f64, colour: RGBColor) {
        self.dot(at, radius, colour);
        self.dot(at, radius - 1.5, theme::PAPER);
    }

    /// Hatches a box, which means unknown: white, with grey lines at 45°.
    pub fn hatch(&mut self, area: Area) {
        if area.w < 1.0 || area.h < 1.0 {
            return;
        }
        self.rect(area, theme::PAPER);
        let Area { x, y, w, h } = Area { x: area.x + 0.5, y: area.y + 0.5, w: area.w - 1.0, h: area.h - 1.0 };
        // One path for all lines: it turns at the border, which is grey as well, so the turns do not show. Lines follow
        // the grid of the picture, so that neighbouring boxes join up.
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
    use crate::chart::scene::Mark;

    #[test]
    fn a_hatching_stays_in_its_box() {
        let scene = draw(|c| c.hatch(Area { x: 100.0, y: 200.0, w: 31.0, h: 12.0 }));
        let mut count = 0;
        for mark in scene.marks {
            let Mark::Path { points, .. } = mark else { continue };
            for (x, y) in points {
                assert!((800..=1048).contains(&x) && (1600..=1696).contains(&y));
                count += 1;
            }
        }
        assert!(count > 10);
    }
}
