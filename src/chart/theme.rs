//! The sizes and colours of figures: the canvas, its margins, type sizes and colours. Lengths are in pixels of the
//! picture.
//!
//! Palette: Okabe & Ito 2002 for categories, ColorBrewer *Blues* for quantities.

pub use plotters::style::RGBColor;

/// Width of every picture.
pub const WIDTH: f64 = 1600.0;
/// Height of every picture.
pub const HEIGHT: f64 = 1000.0;
/// White space at the left and the right.
pub const MARGIN: f64 = 48.0;
/// The room between them.
pub const ROOM: f64 = WIDTH - 2.0 * MARGIN;
/// The most room for names beside the marks of a figure, which need the rest.
pub const NAMES: f64 = 0.4 * ROOM;
/// Where the figure must end at the right.
pub const RIGHT: f64 = WIDTH - MARGIN;
/// Where the figure may begin, below title and subtitle.
pub const TOP: f64 = 140.0;
/// Where the figure must end, above the source line.
pub const BOTTOM: f64 = 932.0;
/// Middle of the title, of the subtitle and of the source line.
pub const HEADER_LINES: [f64; 3] = [58.0, 98.0, 968.0];
/// Units of the drawing per pixel: plotters rounds to whole units, and an eighth of a pixel is fine enough.
pub const SCALE: f64 = 8.0;

/// The font that measures and draws, then fallbacks for browsers without it.
pub const FAMILIES: &str =
    "Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, Helvetica Neue, Arial, sans-serif";

/// Text.
pub const INK: RGBColor = RGBColor(0x1A, 0x1A, 0x1A);
/// Less important text.
pub const SECONDARY: RGBColor = RGBColor(0x6B, 0x6B, 0x6B);
/// Text on marks of ideas that fail a gate.
pub const OUT_TEXT: RGBColor = RGBColor(0x59, 0x59, 0x59);
/// Lines of the grid, and marks of ideas that fail a gate.
pub const GRID: RGBColor = RGBColor(0xD9, 0xD9, 0xD9);
/// Large areas of ideas that fail a gate.
pub const OUT_SOFT: RGBColor = RGBColor(0xE8, 0xE8, 0xE8);
/// The track of a bar; an empty one means zero.
pub const TRACK: RGBColor = RGBColor(0xF5, 0xF5, 0xF5);
/// The background.
pub const PAPER: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);
/// The winner, or the pick.
pub const ACCENT: RGBColor = RGBColor(0x00, 0x72, 0xB2);
/// A paler accent.
pub const ACCENT_SOFT: RGBColor = RGBColor(0x8C, 0xBF, 0xDD);
/// Everything that is neither the winner nor fails a gate.
pub const REST: RGBColor = RGBColor(0x9D, 0xB7, 0xCC);
/// Lines of the rest, and thresholds.
pub const REST_LINE: RGBColor = RGBColor(0x9A, 0xA5, 0xAD);
/// A paler rest.
pub const REST_SOFT: RGBColor = RGBColor(0xCF, 0xDC, 0xE6);
/// Hatching of the unknown.
pub const HATCH: RGBColor = RGBColor(0xB0, 0xB0, 0xB0);
/// Two series beside the accent, each labelled directly: the ideas that move most.
pub const MOVERS: [RGBColor; 2] = [RGBColor(0xE6, 0x9F, 0x00), RGBColor(0x00, 0x9E, 0x73)];

/// Marks of ideas that fall.
pub const FALL: RGBColor = RGBColor(0xD5, 0x5E, 0x00);
/// Text about ideas that fall.
pub const FALL_TEXT: RGBColor = RGBColor(0xA8, 0x43, 0x00);
/// A scale of quantities, from hardly anything to the greatest.
pub const SEQUENTIAL: [RGBColor; 5] = [
    RGBColor(0xF7, 0xFB, 0xFF),
    RGBColor(0xC6, 0xDB, 0xEF),
    RGBColor(0x6B, 0xAE, 0xD6),
    RGBColor(0x21, 0x71, 0xB5),
    RGBColor(0x08, 0x30, 0x6B),
];

/// The greatest height of a row: with few ideas the rows grow, to fill the picture.
pub const TALLEST_ROW: f64 = 150.0;

/// How far down a figure that needs `used` of `room` pixels begins: a small one is centred for the eye, a little above
/// the true middle.
pub fn settle(used: f64, room: f64) -> f64 {
    (0.45 * (room - used - 80.0)).max(0.0)
}

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Size of the em, in pixels.
    pub size: f64,
    /// Bold or regular; there is no third weight.
    pub bold: bool,
    /// Its colour.
    pub colour: RGBColor,
}

impl Type {
    const fn new(size: f64, colour: RGBColor) -> Type {
        Type { size, bold: false, colour }
    }

    /// The same in bold.
    pub const fn bold(self) -> Type {
        Type { bold: true, ..self }
    }

    /// The same in another colour.
    pub const fn colour(self, colour: RGBColor) -> Type {
        Type { colour, ..self }
    }

    /// From one line to the next, in pixels.
    pub const fn line(self) -> f64 {
        self.size * 1.3
    }
}

/// The finding.
pub const TITLE: Type = Type::new(30.0, INK).bold();
/// Measure and unit.
pub const SUBTITLE: Type = Type::new(19.0, SECONDARY);
/// Names and values where there is plenty of room.
pub const LARGE: Type = Type::new(19.0, INK);
/// Names and values where there is room.
pub const LABEL: Type = Type::new(17.0, INK);
/// Names and values where there is little.
pub const SMALL: Type = Type::new(15.0, INK);
/// Axes, column heads, the source.
pub const NOTE: Type = Type::new(15.0, SECONDARY);
