//! Text before it is drawn: cleaned, measured with the font that draws it, shortened, wrapped.

use super::font;
use super::theme::Type;
use unicode_width::UnicodeWidthChar;

/// A name holds 22 Latin or 12 Chinese characters: a budget of 22 · 12, so that a mixture is shared out fairly.
const NAME_BUDGET: usize = 22 * 12;

/// The width of one line, in pixels.
pub fn width(text: &str, style: Type) -> f64 {
    let advances: f64 = text.chars().map(|c| font::advance(c, style.bold)).sum();
    let pairs = text.chars().zip(text.chars().skip(1)).filter(|(a, b)| a.is_ascii() && b.is_ascii());
    let kerning: f64 = pairs.map(|(a, b)| font::kerning(a, b, style.bold)).sum();
    (advances + kerning) * style.size
}

/// The width of the widest of several lines, in pixels; 0 for none.
pub fn widest<'t>(texts: impl IntoIterator<Item = &'t str>, style: Type) -> f64 {
    texts.into_iter().map(|t| width(t, style)).fold(0.0, f64::max)
}

/// On one line, without what XML forbids or what turns the reading direction of the text around it; spaces do not
/// repeat, for SVG would swallow them.
pub fn clean(text: &str) -> String {
    let kept = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| {
        !matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
            && !matches!(c, '\u{FEFF}' | '\u{FDD0}'..='\u{FDEF}')
            && (*c as u32 & 0xFFFE) != 0xFFFE
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as every figure shows it: cleaned, at most 22 Latin or 12 Chinese characters, then an ellipsis. A dash
/// stands for none.
pub fn name(text: &str) -> String {
    let text = clean(text);
    if text.is_empty() {
        return "—".to_owned();
    }
    let cost = |c: char| match c.width() {
        Some(0) | None => 0,
        Some(1) => NAME_BUDGET / 22,
        Some(_) => NAME_BUDGET / 12,
    };
    let mut spent = 0;
    for (at, c) in text.char_indices() {
        spent += cost(c);
        if spent > NAME_BUDGET {
            return ellipsis(&text[..at]);
        }
    }
    text
}

/// As much of one line as fits into `pixels`, with an ellipsis where something had to go.
pub fn fit(text: &str, style: Type, pixels: f64) -> String {
    if width(text, style) <= pixels {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let fits = ends.partition_point(|&end| width(&ellipsis(&text[..end]), style) <= pixels);
    ellipsis(&text[..ends[fits.saturating_sub(1)]])
}

/// A cut text: nothing dangling before the ellipsis.
fn ellipsis(cut: &str) -> String {
    let dangling = |c: char| c.is_whitespace() || matches!(c, '\u{200D}' | ',' | '，' | '、' | '-' | '(' | '（');
    format!("{}…", cut.trim_end_matches(dangling))
}

/// On as few lines as fit into `pixels`, as even as they can be; at most `most`, the last of them shortened.
pub fn wrap(text: &str, style: Type, pixels: f64, most: usize) -> Vec<String> {
    let mut lines = greedy(text, style, pixels);
    let mut limit = pixels;
    while limit > pixels / 2.0 {
        limit -= 2.0;
        let tighter = greedy(text, style, limit);
        if tighter.len() > lines.len() || widest(tighter.iter().copied(), style) > limit {
            break;
        }
        lines = tighter;
    }
    let mut wrapped: Vec<String> = lines.iter().take(most).map(|line| fit(line, style, pixels)).collect();
    if lines.len() > most {
        let rest = lines[most - 1..].join(" ");
        wrapped[most - 1] = fit(&rest, style, pixels);
    }
    wrapped
}

/// Lines filled one after the other, at most `most`, the last of them shortened; a word that is too wide for a line is
/// broken where the line ends.
pub fn lines(text: &str, style: Type, pixels: f64, most: usize) -> Vec<String> {
    let text = clean(text);
    let mut lines: Vec<&str> = Vec::new();
    for mut line in greedy(&text, style, pixels) {
        while width(line, style) > pixels {
            let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).skip(1).collect();
            let fits = ends.partition_point(|&end| width(&line[..end], style) <= pixels);
            let Some(&end) = ends.get(fits.saturating_sub(1)) else { break };
            lines.push(&line[..end]);
            line = &line[end..];
        }
        lines.push(line);
    }
    let rest = lines.len() > most;
    let mut lines: Vec<String> = lines.into_iter().take(most).map(str::to_owned).collect();
    if let Some(last) = lines.last_mut().filter(|_| rest) {
        *last = fit(&format!("{last} …"), style, pixels);
    }
    lines
}

/// Lines filled one after the other; one without a place to break it may be too wide.
fn greedy(text: &str, style: Type, pixels: f64) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut end) = (0, 0);
    for at in breaks(text).chain([text.len()]) {
        if end > start && width(text[start..at].trim_end(), style) > pixels {
            lines.push(text[start..end].trim());
            start = end;
        }
        end = at;
    }
    lines.push(text[start..].trim());
    lines
}

/// Where a line may end: after a space, a hyphen between letters or a slash, between two Chinese characters, after a
/// full-width mark.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let opens = |c| matches!(c, '（' | '《' | '“' | '‘' | '「' | '【' | '(' | '"');
    let closes = |c| matches!(c, '，' | '。' | '、' | '；' | '：' | '）' | '》' | '”' | '」' | '】' | '？' | '！');
    let mut earlier = ' ';
    text.char_indices().zip(text.chars().skip(1)).filter_map(move |((at, before), after)| {
        let word = after.is_alphanumeric() || opens(after);
        let may = match before {
            ' ' => !matches!(after, '–' | '·' | '→' | '…' | '/'),
            '-' => word && earlier.is_alphanumeric(),
            '/' => word,
            _ => word && !opens(before) && (is_han(after) || is_han(before) || closes(before)),
        };
        earlier = before;
        may.then_some(at + before.len_utf8())
    })
}

/// Joins the parts of a Chinese sentence, with a space where Chinese meets Latin letters or digits.
pub fn zh(parts: &[&str]) -> String {
    let mut sentence = String::new();
    for part in parts {
        if let (Some(a), Some(b)) = (sentence.chars().next_back(), part.chars().next())
            && ((is_han(a) && b.is_ascii_alphanumeric()) || (a.is_ascii_alphanumeric() && is_han(b)))
        {
            sentence.push(' ');
        }
        sentence.push_str(part);
    }
    sentence
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{canvas, font, theme};
    use resvg::usvg;

    /// The advance that usvg lays out, in pixels of the picture.
    fn drawn(text: &str, style: Type) -> f64 {
        let svg = canvas::picture(|c| c.left(100.0, 500.0, text, style));
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
            ] {
                let (measured, drawn) = (width(text, style), drawn(text, style));
                assert!((measured / drawn - 1.0).abs() < 0.01, "{text} at {}: {measured} and {drawn}", style.size);
            }
        }
    }

    #[test]
    fn names_hold_22_latin_or_12_chinese_characters() {
        assert_eq!(name("General foundation mod"), "General foundation mod");
        assert_eq!(name("General foundation model"), "General foundation mod…");
        assert_eq!(name("一二三四五六七八九十甲乙"), "一二三四五六七八九十甲乙");
        assert_eq!(name("一二三四五六七八九十甲乙丙"), "一二三四五六七八九十甲乙…");
        assert_eq!(name("Phone call → live video sale"), "Phone call → live vide…");
        assert_eq!(name("  a\n\tb\u{202E}  c\u{0}"), "a b c");
        assert_eq!(name(" \n"), "—");
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

    #[test]
    fn headers_wrap_on_even_lines() {
        let wrap = |text: &str, pixels| wrap(text, theme::SMALL, pixels, 2);
        assert_eq!(wrap("Ease", 110.0), ["Ease"]);
        assert_eq!(wrap("Survives the next model", 110.0), ["Survives the", "next model"]);
        assert_eq!(wrap("不怕下一代模型", 70.0), ["不怕下一", "代模型"]);
        assert_eq!(wrap("Order-of-magnitude value", 90.0), ["Order-of-", "magnitud…"]);
        assert_eq!(wrap("Incomprehensibilities", 60.0).len(), 1);
    }

    #[test]
    fn chinese_meets_latin_with_one_space() {
        assert_eq!(zh(&["Kimi", "以", "71", "分领先；", "AI", "广告", "紧随"]), "Kimi 以 71 分领先；AI 广告紧随");
    }
}
