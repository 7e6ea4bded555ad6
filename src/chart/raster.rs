//! SVG → PNG, or what a PDF is drawn from, with usvg and resvg.

use super::apart::{self, Piece};
use super::theme::{RGBColor, Type};
use super::{font, text, theme};
use resvg::usvg::fontdb::Database;
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

/// The picture as 1600 × 1000 RGB PNG on white.
pub fn png(svg: &str) -> Vec<u8> {
    let (w, h) = (theme::WIDTH as u32, theme::HEIGHT as u32);
    let mut pixels = tiny_skia::Pixmap::new(w, h).expect("the picture has a size");
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree(svg), tiny_skia::Transform::identity(), &mut pixels.as_mut());
    encode(&pixels)
}

/// The picture with its fonts, ready to be drawn.
///
/// The SVG is one of ours: every `<text>` stands on its own line. A text with characters outside the embedded font
/// gets a font of this machine that has all of them, if there is one; the SVG itself never depends on the machine.
pub fn tree(svg: &str) -> Tree {
    let mut fonts = font::embedded();
    let mut adapted = String::with_capacity(svg.len());
    for line in svg.lines() {
        adapted.push_str(&adapt(line, &mut fonts).unwrap_or_else(|| line.to_owned()));
        adapted.push('\n');
    }
    parse(&adapted, fonts)
}

/// A document drawn with these fonts and no others.
fn parse(svg: &str, fonts: Arc<Database>) -> Tree {
    let mut options = usvg::Options { fontdb: fonts, ..usvg::Options::default() };
    options.font_resolver.select_fallback = Box::new(|_, _, _| None);
    Tree::from_str(svg, &options).expect("the picture is well-formed")
}

/// The line of a text with strange characters, in pieces of one font and one direction each: a piece that the embedded font
/// lacks is drawn in a font of the system that has it all, or with a box for each character.
fn adapt(line: &str, fonts: &mut Arc<Database>) -> Option<String> {
    let (tag, rest) = line.split_once('>').filter(|(tag, _)| tag.starts_with("<text"))?;
    let words = unescape(rest.strip_suffix("</text>")?);
    if font::missing_glyphs(&words).is_empty() {
        return None;
    }
    let number = |name| attribute(tag, name)?.parse::<f64>().ok();
    let style =
        Type { size: number("font-size")?, bold: attribute(tag, "font-weight") == Some("bold"), ..theme::LABEL };
    let before = match attribute(tag, "text-anchor") {
        Some("middle") => 0.5,
        Some("end") => 1.0,
        _ => 0.0,
    };
    let start = number("x")? - before * text::width(&words, style);
    Some(set(&words, style, (start, number("y")?), attribute(tag, "fill")?, fonts))
}

/// A text that begins at a place on its base line, piece by piece.
fn set(words: &str, style: Type, (start, y): (f64, f64), fill: &str, fonts: &mut Arc<Database>) -> String {
    let (size, weight) = (style.size, if style.bold { "bold" } else { "normal" });
    let draw = |Piece { text, turned, x, width, .. }: Piece, family: &str| {
        // A piece stands on its own: marks of its direction keep what has none where it begins or ends.
        let mark = |end: Option<char>| if turned && end.is_some_and(|c| !c.is_alphabetic()) { "\u{200F}" } else { "" };
        let text = format!("{}{text}{}", mark(text.chars().next()), mark(text.chars().next_back()));
        let (x, text, family) = (start + x, escape(&text), family.replace(['"', '&', '<'], ""));
        format!(
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" font-family=\"{family}\" \
             font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\">{text}</text>\n"
        )
    };
    let mut drawn = String::new();
    for piece in apart::pieces(words, style) {
        if !piece.strange {
            drawn += &draw(piece, theme::FAMILIES);
        } else if let Some(family) = font::adopt(fonts, &piece.text, style.bold) {
            drawn += &draw(piece, &family);
        } else {
            for cluster in piece.clusters(style) {
                drawn += &match font::adopt(fonts, &cluster.text, style.bold) {
                    Some(family) => draw(cluster, &family),
                    None => draw(Piece { text: text::boxed(&cluster.text), ..cluster }, theme::FAMILIES),
                };
            }
        }
    }
    drawn
}

/// The value of an attribute of one of our tags.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

const ENTITIES: [(&str, &str); 5] = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")];

fn unescape(text: &str) -> String {
    ENTITIES.iter().rev().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

fn escape(text: &str) -> String {
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(c, entity))
}

/// A picture with its fonts.
pub use usvg::Tree;

/// A line of text alone, as a document with its width, its height and the place of its baseline: for a PDF, which sets no
/// strange text itself. None where the text takes no room.
pub fn line(words: &str, style: Type) -> Option<(Tree, [f64; 3])> {
    let (width, height, baseline) = (text::width(words, style), 2.0 * style.size, 1.5 * style.size);
    if width <= 0.0 {
        return None;
    }
    let RGBColor(r, g, b) = style.colour;
    let mut fonts = font::embedded();
    let drawn = set(words, style, (0.0, baseline), &format!("#{r:02X}{g:02X}{b:02X}"), &mut fonts);
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">{drawn}</svg>");
    Some((parse(&svg, fonts), [width, height, baseline]))
}

/// Everything is opaque, so that a third of the bytes can go.
fn encode(pixels: &tiny_skia::Pixmap) -> Vec<u8> {
    let rgb: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().expect("memory takes every header");
    writer.write_image_data(&rgb).expect("the buffer has the size of the picture");
    writer.finish().expect("memory takes every file");
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas;

    #[test]
    fn a_picture_is_1600_by_1000_rgb() {
        let svg = canvas::picture(|c| c.frame("Title", "Subtitle", "Source"));
        let reader = png::Decoder::new(std::io::Cursor::new(super::png(&svg))).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (1600, 1000));
        assert_eq!(reader.info().color_type, png::ColorType::Rgb);
    }

    /// Whether each pixel of a line of text is dark; its place is 100, 500.
    fn ink(text: &str) -> Vec<Vec<bool>> {
        let file = super::png(&canvas::picture(|c| c.left(100.0, 500.0, text, theme::LABEL)));
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut bytes).unwrap();
        bytes.chunks(3 * 1600).map(|row| row.chunks(3).map(|pixel| pixel[0] < 0x80).collect()).collect()
    }

    /// The columns that a test is about, each with how much ink is in it.
    fn columns(picture: &[Vec<bool>], from: f64, to: f64) -> Vec<usize> {
        (from as usize..to as usize).map(|x| picture.iter().filter(|row| row[x]).count()).collect()
    }

    #[test]
    fn a_character_without_a_glyph_leaves_a_mark() {
        assert!(ink("\u{F8FF}").concat().contains(&true), "not even a box");
    }

    #[test]
    fn a_line_has_one_base_line_whatever_its_direction() {
        for text in ["مشروع الذكاء", "שלום", "שלום AI", "AI שלום", "钉子 שלום", "مشروع 2026 (钉子)", "Alpha"]
        {
            let picture = ink(text);
            let rows: Vec<usize> = (0..1000).filter(|&y| picture[y].contains(&true)).collect();
            let (top, bottom) = (rows[0] as f64, rows[rows.len() - 1] as f64);
            // Within an em above the middle, and what hangs below a base line.
            assert!(top > 500.0 - theme::LABEL.size && bottom < 500.0 + theme::LABEL.size, "{text}: {top} to {bottom}");
        }
    }

    /// Needs a font of the system with Hebrew letters, such as DejaVu Sans.
    #[test]
    fn what_is_read_from_the_right_stands_there() {
        if font::adopt(&mut font::embedded(), "שו", false).is_none() {
            assert!(std::env::var_os("CI").is_none(), "no font has Hebrew letters: tests/browser/install");
            eprintln!("skipped: no font of this machine has Hebrew letters; tests/browser/install installs one");
            return;
        }
        let width = |text| text::width(text, theme::LABEL);
        let sum = |picture: &[Vec<bool>], from, to| columns(picture, from, to).iter().sum::<usize>();
        // A small letter and a large one: the first stands on the right.
        for (word, is_large_left) in [("יש", true), ("שי", false)] {
            let (picture, half) = (ink(word), width("י"));
            let [left, right] = [0.0, half].map(|at| sum(&picture, 100.0 + at, 100.0 + at + half));
            assert_eq!(left > right, is_large_left, "{word}: {left} and {right}");
        }
        // Latin and Chinese stand as alone, before and behind.
        for (text, part, at) in [("AI ושו", "AI", 0.0), ("钉子 ושו", "钉子", 0.0), ("ושו 钉子", "钉子", width("ושו "))]
        {
            let (set, alone) = (ink(text), ink(part));
            let shown = columns(&set, 100.0 + at, 100.0 + at + width(part));
            let wanted = columns(&alone, 100.0, 100.0 + width(part));
            let alike = shown.iter().zip(&wanted).filter(|(a, b)| a.abs_diff(**b) <= 2).count();
            assert!(alike * 10 >= wanted.len() * 9, "{text}: {shown:?} and not {wanted:?}");
        }
    }
}
