//! Text on several lines: where a line may end, and how a text is spread over them.

use super::text::{CLOSING, OPENING, clean, clusters, fit, widest, width};
use super::theme::Type;
use crate::lang::{is_han, is_of_number};
use std::ops::Range;

/// Wraps a text into as few lines as fit into `pixels`, as even as possible; at most `most`, the last of them
/// shortened. If `names` are given, no line ends inside one of them or inside a short remark in brackets.
pub fn wrap(text: &str, names: &[String], style: Type, pixels: f64, most: usize) -> Vec<String> {
    let kept = places(text, names, style, pixels);
    let greedy = |text, style, pixels| greedy(text, &kept, style, pixels);
    let mut lines = greedy(text, style, pixels);
    let mut limit = pixels;
    while limit > pixels / 2.0 {
        limit -= 2.0;
        let tighter = greedy(text, style, limit);
        if tighter.len() > lines.len() || widest(&tighter, style) > limit {
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

/// Wraps a text by filling one line after the other, at most `most`, the last of them shortened; a word too wide for a
/// line is broken, and names and remarks are kept as [`wrap`] keeps them.
pub fn lines(text: &str, names: &[String], style: Type, pixels: f64, most: usize) -> Vec<String> {
    let text = clean(text);
    let kept = places(&text, names, style, pixels);
    let mut lines: Vec<&str> = Vec::new();
    for mut line in greedy(&text, &kept, style, pixels) {
        while lines.len() <= most && width(line, style) > pixels {
            let ends: Vec<usize> = clusters(line).map(|(at, _)| at).skip(1).collect();
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

/// Where names and remarks in brackets stand in a text, if any names are given; one that would take up most of a line
/// may be broken like other words.
fn places(text: &str, names: &[String], style: Type, pixels: f64) -> Vec<Range<usize>> {
    if names.is_empty() {
        return Vec::new();
    }
    let names = names.iter().filter(|name| !name.is_empty());
    let names = names.flat_map(|name| text.match_indices(name.as_str()).map(|(at, name)| at..at + name.len()));
    let remarks = text.match_indices('（').filter_map(|(at, _)| Some(at..at + text[at..].find('）')?));
    let is_short = |part: f64| move |place: &Range<usize>| width(&text[place.clone()], style) <= part * pixels;
    // A remark stays beside the number that it is about: 72.5 分（满分 100）.
    let with_number = |place: Range<usize>| number_before(text, place.start).unwrap_or(place.start)..place.end;
    names.filter(is_short(0.7)).chain(remarks.filter(is_short(0.3)).map(with_number)).collect()
}

/// Where the number with its measure word begins that ends at `end`.
fn number_before(text: &str, end: usize) -> Option<usize> {
    let number = text[..end].strip_suffix(is_han)?.trim_end();
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    (before.len() < number.len()).then_some(before.len())
}

/// Lines filled one after the other, with no end inside the ranges `kept`; one that cannot be broken may be too wide.
fn greedy<'t>(text: &'t str, kept: &[Range<usize>], style: Type, pixels: f64) -> Vec<&'t str> {
    let mut lines = Vec::new();
    let (mut start, mut end) = (0, 0);
    let may = |at: &usize| !kept.iter().any(|place| place.start < *at && *at < place.end);
    for at in breaks(text).filter(may).chain([text.len()]) {
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
    let opens = |c| OPENING.contains(c) || matches!(c, '(' | '"');
    let closes = |c| matches!(c, '？' | '！') || CLOSING.contains(c);
    let mut earlier = ' ';
    text.char_indices().zip(text.chars().skip(1)).filter_map(move |((at, before), after)| {
        let word = after.is_alphanumeric() || opens(after);
        let may = match before {
            ' ' => !matches!(after, '–' | '·' | '→' | '…' | '/' | '%') && !is_of_number(earlier, after),
            '-' => word && earlier.is_alphanumeric(),
            '/' => word,
            _ => word && !opens(before) && (is_han(after) || is_han(before) || closes(before)),
        };
        earlier = before;
        may.then_some(at + before.len_utf8())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme;

    #[test]
    fn headers_wrap_on_even_lines() {
        let wrap = |text: &str, pixels| wrap(text, &[], theme::SMALL, pixels, 2);
        assert_eq!(wrap("Ease", 110.0), ["Ease"]);
        assert_eq!(wrap("Survives the next model", 110.0), ["Survives the", "next model"]);
        assert_eq!(wrap("不怕下一代模型", 70.0), ["不怕下一", "代模型"]);
        assert_eq!(wrap("Order-of-magnitude value", 90.0), ["Order-of-", "magnitud…"]);
        assert_eq!(wrap("Incomprehensibilities", 60.0).len(), 1);
        assert_eq!(wrap("好的「老客」", 60.0), ["好的「老", "客」"], "no line ends with an opening mark");
        assert_eq!(wrap("比它高出 2 分", 90.0), ["比它高", "出 2 分"], "a number stays among its words");
    }

    #[test]
    fn names_and_remarks_are_kept_whole() {
        let names = ["小微商户".to_owned()];
        let style = Type { size: 20.0, ..theme::LABEL };
        let wrap = |text, pixels| super::wrap(text, &names, style, pixels, 9);
        assert_eq!(wrap("领先的是小微商户吗", 130.0), ["领先的是", "小微商户吗"]);
        assert_eq!(wrap("领先的是小微商户", 90.0).concat(), "领先的是小微商户", "a name wider than most of a line");
        assert_eq!(wrap("得到九十分（满分）", 150.0), ["得到九十分", "（满分）"]);
        let lines = |names| super::lines("一二三四五六七八九十甲乙（满分）", names, style, 300.0, 9);
        assert_eq!(lines(&names), ["一二三四五六七八九十甲乙", "（满分）"]);
        let number = super::lines("一二三四五六七八九十得 90 分（满分）", &names, style, 300.0, 9);
        assert_eq!(number, ["一二三四五六七八九十", "得 90 分（满分）"], "a remark stays beside its number");
        assert_eq!(lines(&[]), ["一二三四五六七八九十甲乙（满", "分）"], "nothing is kept where no names are given");
    }
}
