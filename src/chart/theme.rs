//! Every number of taste: the canvas, its margins, type sizes and colours. Lengths are in pixels of the picture.
//!
//! Palette: Okabe & Ito 2002 for categories, ColorBrewer *Blues* for what grows.

pub use plotters::style::RGBColor;

/// Width of every picture.
pub const WIDTH: f64 = 1600.0;
/// Height of every picture.
pub const HEIGHT: f64 = 1000.0;
/// White space at the left and the right.
pub const MARGIN: f64 = 48.0;
/// Where the figure may begin, below title and subtitle.
pub const TOP: f64 = 140.0;
/// Where the figure must end, above the source line.
pub const BOTTOM: f64 = 932.0;
/// Middle of the title, of the subtitle and of the source line.
pub const HEADER_LINES: [f64; 3] = [58.0, 98.0, 968.0];
/// How much larger the drawing is than the picture: plotters rounds to whole units, an eighth of a pixel is fine.
pub const SCALE: f64 = 8.0;

/// The font that measures and draws, then what a browser without it may use.
pub const FAMILIES: &str =
    "Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, Helvetica Neue, Arial, sans-serif";

/// Text.
pub const INK: RGBColor = RGBColor(0x1A, 0x1A, 0x1A);
/// Text that stands back.
pub const SECONDARY: RGBColor = RGBColor(0x6B, 0x6B, 0x6B);
/// Text on a mark of what is out.
pub const OUT_TEXT: RGBColor = RGBColor(0x59, 0x59, 0x59);
/// Lines of the grid, and marks of what is out.
pub const GRID: RGBColor = RGBColor(0xD9, 0xD9, 0xD9);
/// Large areas of what is out.
pub const OUT_SOFT: RGBColor = RGBColor(0xE8, 0xE8, 0xE8);
/// What a bar runs in; an empty one is a zero.
pub const TRACK: RGBColor = RGBColor(0xF5, 0xF5, 0xF5);
/// The paper.
pub const PAPER: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);
/// The winner, or the pick.
pub const ACCENT: RGBColor = RGBColor(0x00, 0x72, 0xB2);
/// The accent where only a hint of it is wanted.
pub const ACCENT_SOFT: RGBColor = RGBColor(0x8C, 0xBF, 0xDD);
/// Everything that is neither the winner nor out.
pub const REST: RGBColor = RGBColor(0x9D, 0xB7, 0xCC);
/// Lines of the rest, and thresholds.
pub const REST_LINE: RGBColor = RGBColor(0x9A, 0xA5, 0xAD);
/// The rest where only a hint of it is wanted.
pub const REST_SOFT: RGBColor = RGBColor(0xCF, 0xDC, 0xE6);
/// Hatching of what is unknown.
pub const HATCH: RGBColor = RGBColor(0xB0, 0xB0, 0xB0);
/// Two series beside the accent, each labelled directly: what moves most.
pub const MOVERS: [RGBColor; 2] = [RGBColor(0xE6, 0x9F, 0x00), RGBColor(0x00, 0x9E, 0x73)];

/// What falls, as a mark.
pub const FALL: RGBColor = RGBColor(0xD5, 0x5E, 0x00);
/// What falls, as text.
pub const FALL_TEXT: RGBColor = RGBColor(0xA8, 0x43, 0x00);
/// What grows: from hardly anything to the most there is.
pub const SEQUENTIAL: [RGBColor; 5] = [
    RGBColor(0xF7, 0xFB, 0xFF),
    RGBColor(0xC6, 0xDB, 0xEF),
    RGBColor(0x6B, 0xAE, 0xD6),
    RGBColor(0x21, 0x71, 0xB5),
    RGBColor(0x08, 0x30, 0x6B),
];

/// The tallest a row may be: with few ideas the rows grow, so that the picture is filled.
pub const TALLEST_ROW: f64 = 150.0;

/// How far down a figure that needs `used` of `room` pixels begins: a small one stands in the middle, where the eye
/// puts it, which is a little above the true one.
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
