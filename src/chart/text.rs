//! Text before it is drawn: cleaned, measured with the font that draws it, shortened.

use super::font;
use super::theme::Type;
use crate::identity;
use unicode_normalization::char::is_combining_mark;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The budget of a name, which holds 22 Latin or 12 Chinese characters: 22 · 12, so that mixtures are cut fairly.
const NAME_BUDGET: usize = 22 * 12;
/// The cost of an ellipsis: a name that exceeds its budget by no more than that stays whole.
const ELLIPSIS_COST: usize = 2 * NAME_BUDGET / 22;
/// The widths of characters that the embedded font lacks, in ems, narrow and wide: about what other fonts need. The
/// picture states how long such a text is ([`length`]), so that it is drawn no wider than measured.
const MISSING_GLYPH_WIDTHS: [f64; 2] = [0.6, 1.0];

/// The width of one line, in pixels.
pub fn width(text: &str, style: Type) -> f64 {
    let advances: f64 = clusters(text).map(|(_, cluster)| advance(cluster, style.bold)).sum();
    let pairs = text.chars().zip(text.chars().skip(1)).filter(|(a, b)| a.is_ascii() && b.is_ascii());
    let kerning: f64 = pairs.map(|(a, b)| font::kerning(a, b, style.bold)).sum();
    (advances + kerning - FULL_WIDTH_OVERLAP * crowded(text).count() as f64) * style.size
}

/// How much closer than their advance two adjacent full-width marks are set, in ems: each is blank on one half.
const FULL_WIDTH_OVERLAP: f64 = 0.5;

/// The characters, counted from 0, that follow a full-width mark so that blank meets blank or a mark.
fn crowded(text: &str) -> impl Iterator<Item = usize> {
    let meet = |a, b| {
        (CLOSING.contains(a) && (CLOSING.contains(b) || OPENING.contains(b)))
            || (OPENING.contains(a) && OPENING.contains(b))
    };
    text.chars().zip(text.chars().skip(1)).enumerate().filter(move |(_, (a, b))| meet(*a, *b)).map(|(n, _)| n + 1)
}

/// How far each character is moved towards the one before it, in pixels, up to the last one that is moved.
pub fn moves(text: &str, style: Type) -> Vec<f64> {
    let mut moves = Vec::new();
    for at in crowded(text) {
        moves.resize(at, 0.0);
        moves.push(FULL_WIDTH_OVERLAP * style.size);
    }
    moves
}

/// The length that a picture must state for a text, in pixels, if the embedded font lacks some of its characters: the
/// font that draws it may be wider than measured.
pub fn length(text: &str, style: Type) -> Option<f64> {
    (!font::missing_glyphs(text).is_empty()).then(|| width(text, style)).filter(|length| *length > 0.0)
}

/// The advance of one cluster, in ems: that of its first character; the rest is drawn over it.
fn advance(cluster: &str, bold: bool) -> f64 {
    let first = cluster.chars().next().and_then(|c| font::advance(c, bold));
    first.unwrap_or_else(|| match cluster.width() {
        0 => 0.0,
        1 => MISSING_GLYPH_WIDTHS[0],
        _ => MISSING_GLYPH_WIDTHS[1],
    })
}

/// The grapheme clusters of a text with their byte offsets: a character with the accents and selectors after it,
/// characters tied by a joiner, an emoji with its skin tone, the two letters of a flag. Simpler than Unicode's own rule
/// (UAX 29).
pub(super) fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_letter_of_flag = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.next()?;
        let (mut end, mut last, mut in_flag) = (start + first.len_utf8(), first, is_letter_of_flag(first));
        while let Some((at, c)) = rest.next_if(|&(_, c)| {
            let joins = c.width().unwrap_or(0) == 0 || matches!(c, '\u{1F3FB}'..='\u{1F3FF}');
            joins && !c.is_control() || last == '\u{200D}' || (in_flag && is_letter_of_flag(c))
        }) {
            (end, last, in_flag) = (at + c.len_utf8(), c, false);
        }
        Some((start, &text[start..end]))
    })
}

/// A text with a single box for each cluster that the embedded font lacks; of a letter whose accent it lacks, the
/// letter.
pub fn boxed(text: &str) -> String {
    // A private-use character, so that nothing around it joins it.
    const NO_GLYPH: char = '\u{E000}';
    let is_had = |c: &char| font::advance(*c, false).is_some();
    let boxed = |(_, cluster): (usize, &str)| -> String {
        match cluster.chars().next().is_some_and(|c| is_had(&c)) {
            true => cluster.chars().filter(is_had).collect(),
            false => NO_GLYPH.into(),
        }
    };
    clusters(text).map(boxed).collect()
}

/// The width of the widest of several lines, in pixels; 0 if there are no lines.
pub fn widest(texts: impl IntoIterator<Item = impl AsRef<str>>, style: Type) -> f64 {
    texts.into_iter().map(|text| width(text.as_ref(), style)).fold(0.0, f64::max)
}

/// Accents on one letter; more would run into the lines above and below.
const MAX_ACCENTS: usize = 3;

/// The text on one line, without what XML forbids or what changes the reading direction of the text around it; spaces
/// do not repeat, since SVG would swallow them.
pub fn clean(text: &str) -> String {
    let kept = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| {
        !matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
            && !matches!(c, '\u{FEFF}' | '\u{FDD0}'..='\u{FDEF}')
            && (*c as u32 & 0xFFFE) != 0xFFFE
    });
    let mut marks = 0;
    let kept = kept.filter(|c| {
        marks = if !is_combining_mark(*c) { 0 } else { marks + 1 };
        marks <= MAX_ACCENTS
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as every figure shows it: cleaned, at most 22 Latin or 12 Chinese characters, then an ellipsis. An
/// empty name is a dash.
pub fn name(text: &str) -> String {
    let text = clean(text);
    if identity::look(&text).is_empty() {
        return "—".to_owned();
    }
    let cost = |cluster: &str| match cluster.width() {
        0 => 0,
        1 => NAME_BUDGET / 22,
        _ => NAME_BUDGET / 12,
    };
    let (mut spent, mut cut) = (0, None);
    for (at, cluster) in clusters(&text) {
        spent += cost(cluster);
        if spent > NAME_BUDGET {
            cut = cut.or(Some(at));
        }
    }
    match cut {
        Some(at) if spent > NAME_BUDGET + ELLIPSIS_COST => ellipsis(without_stump(&text, at)),
        _ => text,
    }
}

/// A text up to a cut, without one or two letters of a word that is cut.
fn without_stump(text: &str, cut: usize) -> &str {
    let (kept, gone) = text.split_at(cut);
    match kept.rsplit_once(' ') {
        Some((whole, stump)) if stump.len() <= 2 && gone.starts_with(|c: char| c.is_ascii_alphanumeric()) => whole,
        _ => kept,
    }
}

/// As much of one line as fits into `pixels`, with an ellipsis if something is cut.
pub fn fit(text: &str, style: Type, pixels: f64) -> String {
    if width(text, style) <= pixels {
        return text.to_owned();
    }
    let ends: Vec<usize> = clusters(text).map(|(at, _)| at).collect();
    let fits = ends.partition_point(|&end| width(&ellipsis(&text[..end]), style) <= pixels);
    ellipsis(&text[..ends[fits.saturating_sub(1)]])
}

/// A cut text with its ellipsis, and nothing dangling before it.
fn ellipsis(cut: &str) -> String {
    let dangling = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '-' | '(') || OPENING.contains(c);
    format!("{}…", cut.trim_end_matches(dangling))
}

/// Marks that open what follows them.
pub(super) const OPENING: &str = "（「『《〈【〔“‘";
/// Marks that close what precedes them, blank on their right half.
pub(super) const CLOSING: &str = "，。、；：）」』》〉】〕”’";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{canvas, font, theme};
    use resvg::usvg;

    /// The advance that usvg lays out, in pixels of the picture.
    fn drawn(text: &str, style: Type) -> f64 {
        let svg = canvas::draw(|c| c.left(100.0, 500.0, text, style)).svg(None);
        let options = usvg::Options { fontdb: font::embedded(), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(&svg, &options).unwrap();
        fn find(group: &usvg::Group) -> Option<f64> {
            group.children().iter().find_map(|node| match node {
                usvg::Node::Group(inner) => find(inner),
                usvg::Node::Text(t) => Some(f64::from(t.abs_bounding_box().width())),
                _ => None,
            })
        }
        find(tree.root()).unwrap()
    }

    #[test]
    fn measured_and_drawn_widths_agree() {
        for style in [theme::TITLE, theme::SUBTITLE, theme::LABEL, theme::SMALL, theme::LABEL.bold()] {
            for text in [
                "WeChat private-domain sales agent",
                "AVATAR Tokyo, 71.4 – 83 %",
                "微信私域销售智能体",
                "AI 视频广告，2023 年",
                "若“甲”升到 19%，“（乙）”就会领先：“丙”、“丁”。",
            ] {
                let (measured, drawn) = (width(text, style), drawn(text, style));
                assert!((measured / drawn - 1.0).abs() < 0.01, "{text} at {}: {measured} and {drawn}", style.size);
            }
        }
    }

    /// Emoji of several parts, a flag, accents of their own, a rare character, a script that the font lacks.
    const STRANGE_TEXTS: [&str; 6] = [
        "\u{1F680} rocket", "\u{1F469}\u{200D}\u{1F467} 家教", "\u{1F1E8}\u{1F1F3} 出海", "Cafe\u{301}",
        "\u{20BB7}野家", "Գաղափար",
    ];

    #[test]
    fn what_the_font_lacks_is_drawn_as_wide_as_measured() {
        for style in [theme::TITLE, theme::SMALL] {
            for text in STRANGE_TEXTS {
                let (measured, drawn) = (width(text, style), drawn(text, style));
                assert!((measured / drawn - 1.0).abs() < 0.01, "{text}: {measured} and {drawn}");
            }
        }
        assert_eq!(length("AI 视频广告", theme::LABEL), None, "what the font has needs no help");
        let em = |text| width(text, theme::LABEL) / theme::LABEL.size;
        assert_eq!(
            ["\u{1F469}\u{200D}\u{1F467}", "\u{1F1E8}\u{1F1F3}", "\u{20BB7}", "Գ"].map(em),
            [1.0, 1.0, 1.0, 0.6]
        );
        assert_eq!(em("e\u{301}"), em("e"));
        assert_eq!(boxed("\u{1F469}\u{200D}\u{1F467} a\u{305}"), "\u{E000} a");
    }

    #[test]
    fn nothing_is_cut_in_two_that_is_seen_as_one() {
        let seen = |text| clusters(text).map(|(_, cluster)| cluster).collect::<Vec<_>>();
        assert_eq!(seen("a\u{301}b"), ["a\u{301}", "b"]);
        assert_eq!(seen("\u{1F44D}\u{1F3FD}\u{2764}\u{FE0F}!"), ["\u{1F44D}\u{1F3FD}", "\u{2764}\u{FE0F}", "!"]);
        assert_eq!(seen("\u{1F1E8}\u{1F1F3}\u{1F1EB}\u{1F1F7}"), ["\u{1F1E8}\u{1F1F3}", "\u{1F1EB}\u{1F1F7}"]);
        let families = "\u{1F469}\u{200D}\u{1F467}".repeat(14);
        assert_eq!(name(&families), "\u{1F469}\u{200D}\u{1F467}".repeat(12) + "…");
    }

    #[test]
    fn names_hold_22_latin_or_12_chinese_characters() {
        assert_eq!(name("General foundation model"), "General foundation model", "an ellipsis would need as much");
        assert_eq!(name("General foundation models"), "General foundation mod…");
        assert_eq!(name("一二三四五六七八九十甲乙丙"), "一二三四五六七八九十甲乙丙");
        assert_eq!(name("一二三四五六七八九十甲乙丙丁"), "一二三四五六七八九十甲乙…");
        assert_eq!(name("Insurance enterprise software"), "Insurance enterprise…", "no stump of a word");
        assert_eq!(name("Phone call → live video sale"), "Phone call → live vide…");
        assert_eq!(name("  a\n\tb\u{202E}  c\u{0}"), "a b c");
        assert_eq!(name(" \n"), "—");
        assert_eq!(name(&format!("a{}b", "\u{301}".repeat(400))), format!("a{}b", "\u{301}".repeat(MAX_ACCENTS)));
        assert_eq!(name("\u{200D}\u{FE0F}"), "—");
    }

    #[test]
    fn nothing_dangles_before_an_ellipsis() {
        assert_eq!(name("Twenty-one letters, b and more"), "Twenty-one letters, b…");
        assert_eq!(name("Twenty-one letters ab, and more"), "Twenty-one letters ab…");
    }

    #[test]
    fn what_is_fitted_fits() {
        for pixels in [30.0, 90.0, 200.0] {
            for text in ["Custom work does not scale", "定制化交付无法规模化，价格战没有赢家"] {
                assert!(width(&fit(text, theme::SMALL, pixels), theme::SMALL) <= pixels);
            }
        }
    }
}
