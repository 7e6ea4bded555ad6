//! The embedded font cut down to the characters of one page, so that the page shows Chinese without an installed
//! Chinese font and stays small.

use super::font;
use base64::Engine;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use read_fonts::{FontRef, ReadError};
use skera::{Plan, SubsetFlags};

/// `@font-face` rules for the characters of `text`, each weight inlined. Empty if the font cannot be cut; the page then
/// uses the reader's fonts.
pub fn font_faces(text: &str) -> String {
    let face = |(weight, bytes): (u32, &[u8])| -> Option<String> {
        let cut = cut(bytes, text).ok().flatten()?;
        let data = base64::engine::general_purpose::STANDARD.encode(cut);
        Some(format!(
            "@font-face{{font-family:\"Noto Sans SC\";font-weight:{weight};src:url(data:font/ttf;base64,{data})}}\n"
        ))
    };
    [(400, font::REGULAR), (700, font::BOLD)].into_iter().filter_map(face).collect()
}

fn cut(bytes: &[u8], text: &str) -> Result<Option<Vec<u8>>, ReadError> {
    let font = FontRef::new(bytes)?;
    let characters: IntSet<u32> = text.chars().map(u32::from).chain(u32::from(' ')..=u32::from('~')).collect();
    // Substitutions serve scripts and features that no page uses.
    let dropped: IntSet<Tag> = [Tag::new(b"GSUB")].into_iter().collect();
    let (scripts, features) = (IntSet::all(), [Tag::new(b"kern")].into_iter().collect());
    let (names, languages): (IntSet<NameId>, IntSet<u16>) = (IntSet::empty(), IntSet::empty());
    let plan = Plan::new(
        &IntSet::empty(),
        &characters,
        &font,
        SubsetFlags::default(),
        &dropped,
        &scripts,
        &features,
        &names,
        &languages,
    );
    Ok(skera::subset_font(&font, &plan).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_font_holds_the_characters_and_is_small() {
        for bytes in [font::REGULAR, font::BOLD] {
            let cut = cut(bytes, "钉子 pursue 推进").unwrap().expect("the embedded font can be cut");
            assert!(cut.len() < 60_000, "{} bytes", cut.len());
            let face = ttf_parser::Face::parse(&cut, 0).unwrap();
            assert!("钉子推进pursue".chars().all(|c| face.glyph_index(c).is_some()));
            assert!(face.glyph_index('锤').is_none());
        }
    }
}
