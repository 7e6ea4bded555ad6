//! A line of text in pieces that every renderer sets alike: each in one font and one direction, from left to right.
//!
//! Browsers do this themselves, with the fonts of their machine. For PNG and PDF it is done here, by the Unicode
//! Bidirectional Algorithm (UAX 9) of the crate unicode-bidi; the line runs from left to right, as in a browser.

use super::font;
use super::text::{clusters, width};
use super::theme::Type;
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;

/// A piece of a line.
#[derive(Debug, PartialEq)]
pub(super) struct TextPiece {
    /// Its text, in reading order.
    pub text: String,
    /// Whether it is written from right to left.
    pub turned: bool,
    /// Whether the embedded font lacks its characters.
    pub strange: bool,
    /// Its left edge, in pixels from that of the line.
    pub x: f64,
    /// Its width, in pixels.
    pub width: f64,
}

/// The pieces of a line from left to right; a single one if the embedded font has all of it.
pub(super) fn pieces(line: &str, style: Type) -> Vec<TextPiece> {
    let levels = BidiInfo::new(line, Some(Level::ltr()));
    let mut pieces = Vec::new();
    let mut x = 0.0;
    for paragraph in &levels.paragraphs {
        let (level, runs) = levels.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let turned = level[run.start].is_rtl();
            let mut parts = by_font(&line[run]);
            if turned {
                parts.reverse();
            }
            for (text, strange) in parts {
                // White space is not drawn; at the end of a turned piece it is on the left.
                let (words, begins) = (text.trim(), text.len() - text.trim_start().len());
                let white = if turned { &text[begins + words.len()..] } else { &text[..begins] };
                if !words.is_empty() {
                    let (x, width) = (x + width(white, style), width(words, style));
                    pieces.push(TextPiece { text: words.to_owned(), turned, strange, x, width });
                }
                x += width(text, style);
            }
        }
    }
    pieces
}

impl TextPiece {
    /// Splits a piece that no font has in full into pieces of one grapheme cluster each.
    pub fn clusters(self, style: Type) -> Vec<TextPiece> {
        let mut parts: Vec<&str> = clusters(&self.text).map(|(_, cluster)| cluster).collect();
        if self.turned {
            parts.reverse();
        }
        let mut x = self.x;
        let piece = |text: &str| {
            let (at, width) = (x, width(text, style));
            x += width;
            TextPiece { text: text.to_owned(), x: at, width, ..self }
        };
        parts.into_iter().map(piece).collect()
    }
}

/// The parts of a text, with whether the embedded font lacks them. White space belongs to the part before it.
fn by_font(text: &str) -> Vec<(&str, bool)> {
    let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
    for (at, cluster) in clusters(text) {
        let end = at + cluster.len();
        // Renderers compose a letter and its accent if the font has both as one.
        let composed: String = cluster.nfc().collect();
        let strange = (!cluster.trim().is_empty()).then(|| !font::missing_glyphs(&composed).is_empty());
        match parts.last_mut() {
            Some((range, same)) if strange.is_none_or(|strange| strange == *same) => range.end = end,
            _ => parts.push((at..end, strange.unwrap_or(false))),
        }
    }
    parts.into_iter().map(|(range, strange)| (&text[range], strange)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme;

    /// What stands on the line from left to right, each piece as it is read; turned ones in brackets.
    fn set(line: &str) -> Vec<String> {
        let pieces = pieces(line, theme::LABEL);
        for pair in pieces.windows(2) {
            let gap = pair[1].x - (pair[0].x + pair[0].width);
            assert!((-1e-9..=width(" ", theme::LABEL) + 1e-9).contains(&gap), "{line}: {gap}");
        }
        let end = pieces.last().map_or(0.0, |piece| piece.x + piece.width);
        assert!((end - width(line, theme::LABEL)).abs() < 1e-9, "{line}");
        pieces.into_iter().map(|piece| if piece.turned { format!("({})", piece.text) } else { piece.text }).collect()
    }

    #[test]
    fn each_direction_and_font_is_a_piece_of_its_own() {
        for (line, wanted) in [
            ("AI 视频广告", &["AI 视频广告"][..]),
            ("שלום AI", &["(שלום)", "AI"]),
            ("AI שלום", &["AI", "(שלום)"]),
            ("مشروع الذكاء", &["(مشروع الذكاء)"]),
            ("钉子 שלום 锤子", &["钉子", "(שלום)", "锤子"]),
            // A number is written from left to right within.
            ("שלום 2026 עולם", &["(עולם)", "2026", "(שלום)"]),
            ("שלום (עולם) x", &["())", "(עולם)", "(()", "(שלום)", "x"]),
            ("\u{1F680} 火箭", &["\u{1F680}", "火箭"]),
            ("Гараж", &["Гараж"]),
            ("a q\u{303}", &["a", "q\u{303}"]),
            ("Cafe\u{301}", &["Cafe\u{301}"]),
        ] {
            assert_eq!(set(line), wanted, "{line}");
        }
    }
}
