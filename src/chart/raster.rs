//! SVG → PNG, or what a PDF is drawn from, with usvg and resvg.

use super::{font, text, theme};
use resvg::{tiny_skia, usvg};

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
pub fn tree(svg: &str) -> usvg::Tree {
    let mut fonts = font::embedded();
    let mut adapted = String::with_capacity(svg.len());
    for line in svg.lines() {
        adapted.push_str(&adapt(line, &mut fonts).unwrap_or_else(|| line.to_owned()));
        adapted.push('\n');
    }
    let mut options = usvg::Options { fontdb: fonts, ..usvg::Options::default() };
    options.font_resolver.select_fallback = Box::new(|_, _, _| None);
    usvg::Tree::from_str(&adapted, &options).expect("the picture is well-formed")
}

/// The line of a text with strange characters: in a system font that has them all, or with a box for each of them.
fn adapt(line: &str, fonts: &mut std::sync::Arc<usvg::fontdb::Database>) -> Option<String> {
    let (tag, rest) = line.split_once('>').filter(|(tag, _)| tag.starts_with("<text"))?;
    let words = unescape(rest.strip_suffix("</text>")?);
    if font::missing_glyphs(&words).is_empty() {
        return None;
    }
    match font::adopt(fonts, &words, tag.contains("font-weight=\"bold\"")) {
        Some(family) => Some(line.replace(theme::FAMILIES, &family.replace(['"', '&', '<'], ""))),
        None => Some(format!("{tag}>{}", text::boxed(rest))),
    }
}

fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
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

    #[test]
    fn a_character_without_a_glyph_leaves_a_mark() {
        let ink = |text: &str| {
            let file = super::png(&canvas::picture(|c| c.left(100.0, 500.0, text, theme::LABEL)));
            let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
            let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut bytes).unwrap();
            bytes.iter().filter(|b| **b < 0x80).count()
        };
        assert!(ink("\u{F8FF}") > 0, "not even a box");
    }
}
