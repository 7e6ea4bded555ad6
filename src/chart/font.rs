//! The embedded font (Noto Sans SC, see `fonts/README.md`) and what to do about characters it does not have.
//!
//! No system library is needed. usvg's own fallback may switch a whole string to another face or leave boxes, so the
//! choice is made here: a piece of a line that our font lacks (`pieces.rs`) is drawn in a system font that has all of
//! it, if there is one, else in ours, with a visible box.

use super::theme;
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source, Stretch, Style, Weight};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{GlyphId, Tag};

pub(super) static REGULAR: &[u8] = include_bytes!("fonts/NotoSansSC-Regular.ttf");
pub(super) static BOLD: &[u8] = include_bytes!("fonts/NotoSansSC-Bold.ttf");

/// The embedded font as a file.
pub fn embedded_font(bold: bool) -> &'static [u8] {
    if bold { BOLD } else { REGULAR }
}

static FACES: LazyLock<[ttf_parser::Face<'static>; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|data| ttf_parser::Face::parse(data, 0).expect("the embedded font is whole")));

/// The embedded font alone, so that drawings do not depend on the machine.
static EMBEDDED: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for data in [REGULAR, BOLD] {
        fonts.load_font_source(Source::Binary(Arc::new(data)));
    }
    Arc::new(fonts)
});

/// The fonts of this machine; searched only if the embedded font lacks a character.
static SYSTEM: LazyLock<Database> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    fonts
});

/// Two neighbouring characters, and whether they are bold.
type KerningPair = (char, char, bool);

fn face(bold: bool) -> &'static ttf_parser::Face<'static> {
    &FACES[usize::from(bold)]
}

/// The advance of one character, in ems; `None` if the font lacks it.
pub fn advance(c: char, bold: bool) -> Option<f64> {
    let face = face(bold);
    let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
    Some(f64::from(advance) / f64::from(face.units_per_em()))
}

/// The kerning of two neighbours, in ems; mostly negative. Read from the font's own pairs (GPOS, feature `kern`), so
/// that measured and drawn text agree. Cached: looking up a pair takes longer than all else about a text.
pub fn kerning(left: char, right: char, bold: bool) -> f64 {
    static KNOWN: LazyLock<Mutex<HashMap<KerningPair, f64>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry((left, right, bold)).or_insert_with(|| look_up(left, right, bold))
}

fn look_up(left: char, right: char, bold: bool) -> f64 {
    let face = face(bold);
    let pair = || {
        let (left, right) = (face.glyph_index(left)?, face.glyph_index(right)?);
        let gpos = face.tables().gpos?;
        let kern = gpos.features.find(Tag::from_bytes(b"kern"))?;
        kern.lookup_indices.into_iter().filter_map(|i| gpos.lookups.get(i)).find_map(|lookup| {
            lookup.subtables.into_iter::<PositioningSubtable>().find_map(|table| match table {
                PositioningSubtable::Pair(pairs) => adjustment(&pairs, left, right),
                _ => None,
            })
        })
    };
    f64::from(pair().unwrap_or(0)) / f64::from(face.units_per_em())
}

/// What a pair adds to the advance of its first glyph, in units of the font; `None` if the table does not hold it.
fn adjustment(pairs: &PairAdjustment, left: GlyphId, right: GlyphId) -> Option<i16> {
    let at = pairs.coverage().get(left)?;
    let (first, _) = match pairs {
        PairAdjustment::Format1 { sets, .. } => sets.get(at)?.get(right)?,
        PairAdjustment::Format2 { classes, matrix, .. } => matrix.get((classes.0.get(left), classes.1.get(right)))?,
    };
    Some(first.x_advance)
}

/// Characters outside the embedded font, each once, in order of appearance.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && !c.is_control()) {
        if face(false).glyph_index(c).is_none() && !missing.contains(&c) {
            missing.push(c);
        }
    }
    missing
}

/// The embedded font alone.
pub fn embedded() -> Arc<Database> {
    EMBEDDED.clone()
}

/// Adds a system font that has every character of `text` to `fonts`; returns its family, or `None` if there is none.
pub fn adopt(fonts: &mut Arc<Database>, text: &str, bold: bool) -> Option<String> {
    let info = system_face(text, bold)?;
    let name = family(info)?.to_owned();
    let known = fonts.faces().any(|f| f.weight == info.weight && family(f) == Some(&name));
    if !known {
        let (source, _) = SYSTEM.face_source(info.id)?;
        Arc::make_mut(fonts).load_font_source(source);
    }
    Some(name)
}

/// A face of this machine that has every character of a text; preferably a proportional sans serif, which looks least
/// strange beside ours.
fn system_face(text: &str, bold: bool) -> Option<&'static FaceInfo> {
    let weight = if bold { Weight::BOLD } else { Weight::NORMAL };
    let own = theme::FAMILIES.split(',').next();
    let upright = |info: &&FaceInfo| {
        info.weight == weight && info.style == Style::Normal && info.stretch == Stretch::Normal && family(info) != own
    };
    let mut faces: Vec<&FaceInfo> = SYSTEM.faces().filter(upright).collect();
    faces.sort_by_key(|info| {
        let name = family(info).unwrap_or_default();
        (info.monospaced, !name.contains("Sans"), name)
    });
    faces.into_iter().find(|info| has_all(info.id, text))
}

fn family(info: &FaceInfo) -> Option<&str> {
    info.families.first().map(|(name, _)| name.as_str())
}

fn has_all(id: ID, text: &str) -> bool {
    SYSTEM
        .with_face_data(id, |data, index| {
            ttf_parser::Face::parse(data, index).is_ok_and(|face| text.chars().all(|c| face.glyph_index(c).is_some()))
        })
        .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_each_missing_character_once() {
        assert_eq!(missing_glyphs("AI 广告 \u{1F680}x\u{1F680}\u{10348}\n"), ['\u{1F680}', '\u{10348}']);
        assert_eq!(missing_glyphs("“数据”护城河——§12: 1.2 亿…"), Vec::<char>::new());
    }

    #[test]
    fn both_weights_have_the_same_characters() {
        let chars = |face: &ttf_parser::Face| {
            let mut all = Vec::new();
            for table in face.tables().cmap.iter().flat_map(|c| c.subtables).filter(|t| t.is_unicode()) {
                table.codepoints(|c| all.push(c));
            }
            all
        };
        assert_eq!(chars(face(false)), chars(face(true)));
    }
}
