//! A scene → PNG, or the tree a PDF is drawn from, with usvg and resvg.
//!
//! A text with characters that the embedded font lacks gets a font of this machine that has all of them, if there is
//! one; SVG written for people never depends on the machine.

use super::pieces::{self, TextPiece};
use super::scene::{Anchor, Mark, Scene, TextLine};
use super::theme::Type;
use super::{font, text, theme};
use resvg::usvg::fontdb::Database;
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

/// A picture with its fonts.
pub use usvg::Tree;

/// The picture as 1600 × 1000 RGB PNG on white.
pub fn png(scene: &Scene) -> Vec<u8> {
    let (w, h) = (theme::WIDTH as u32, theme::HEIGHT as u32);
    let mut pixels = tiny_skia::Pixmap::new(w, h).expect("the picture has a size");
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree(scene), tiny_skia::Transform::identity(), &mut pixels.as_mut());
    encode(&pixels)
}

/// The picture with its fonts, ready to be drawn.
pub fn tree(scene: &Scene) -> Tree {
    let mut fonts = font::embedded();
    let marks = scene.marks.iter().flat_map(|mark| match mark {
        Mark::Text(line) if !font::missing_glyphs(&line.words).is_empty() => set(line, &mut fonts),
        mark => vec![mark.clone()],
    });
    let scene = Scene { marks: marks.collect() };
    parse(&scene.svg(None), fonts)
}

/// A line of text alone, as a document with its width, height and baseline: for PDF, which does not set text that our
/// font lacks. `None` if the text takes no room.
pub fn line(words: &str, style: Type) -> Option<(Tree, [f64; 3])> {
    let (width, height, baseline) = (text::width(words, style), 2.0 * style.size, 1.5 * style.size);
    if width <= 0.0 {
        return None;
    }
    let mut fonts = font::embedded();
    let (words, anchor) = (words.to_owned(), Anchor::Start);
    let line = TextLine { words, x: 0.0, y: baseline, anchor, style, family: None, length: None };
    let drawn: String = set(&line, &mut fonts).iter().map(Mark::to_string).collect();
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">{drawn}</svg>");
    Some((parse(&svg, fonts), [width, height, baseline]))
}

/// Parses an SVG document, to be drawn with these fonts and no others.
fn parse(svg: &str, fonts: Arc<Database>) -> Tree {
    let mut options = usvg::Options { fontdb: fonts, ..usvg::Options::default() };
    options.font_resolver.select_fallback = Box::new(|_, _, _| None);
    Tree::from_str(svg, &options).expect("the picture is well-formed")
}

/// Sets a line of text in pieces of one font and one direction each: a piece that the embedded font lacks is drawn in a
/// system font that has it all, or with a box for each character.
fn set(line: &TextLine, fonts: &mut Arc<Database>) -> Vec<Mark> {
    let (style, left) = (line.style, line.left());
    let draw = |TextPiece { text, turned, x, width, .. }: TextPiece, family: Option<String>| {
        // A piece stands on its own: marks of direction keep a neutral character at its end where it was.
        let mark = |end: Option<char>| if turned && end.is_some_and(|c| !c.is_alphabetic()) { "\u{200F}" } else { "" };
        let words = format!("{}{text}{}", mark(text.chars().next()), mark(text.chars().next_back()));
        let (x, anchor, length) = (left + x, Anchor::Start, Some(width));
        Mark::Text(TextLine { words, x, anchor, family, length, ..*line })
    };
    let mut drawn = Vec::new();
    for piece in pieces::pieces(&line.words, style) {
        if !piece.strange {
            drawn.push(draw(piece, None));
        } else if let Some(family) = font::adopt(fonts, &piece.text, style.bold) {
            drawn.push(draw(piece, Some(family)));
        } else {
            drawn.extend(piece.clusters(style).into_iter().map(|cluster| {
                match font::adopt(fonts, &cluster.text, style.bold) {
                    Some(family) => draw(cluster, Some(family)),
                    None => draw(TextPiece { text: text::boxed(&cluster.text), ..cluster }, None),
                }
            }));
        }
    }
    drawn
}

/// The pixels as PNG; all are opaque, so the alpha channel is left out.
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
        let scene = canvas::draw(|c| c.frame("Title", "Subtitle", "Source"));
        let reader = png::Decoder::new(std::io::Cursor::new(super::png(&scene))).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (1600, 1000));
        assert_eq!(reader.info().color_type, png::ColorType::Rgb);
    }

    /// Whether each pixel of a line of text is dark; its place is 100, 500.
    fn ink(text: &str) -> Vec<Vec<bool>> {
        let file = super::png(&canvas::draw(|c| c.left(100.0, 500.0, text, theme::LABEL)));
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
