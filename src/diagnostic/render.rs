//! Findings as text: like rustc's, one line each, or JSON lines.

use super::printable::{on_one_line, printable_json};
use super::source::{Source, Sources};
use super::{Code, Finding, Findings, Label, Severity};
use crate::lang::{Lang, Word};
use crate::say::findings::common;
use crate::say::punctuation::COLON;
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageFormat {
    /// With the source line and the way out.
    #[default]
    Human,
    /// Errors with both, then warnings one a line: beside a result.
    Brief,
    /// One a line: `file:line:column: error[E0203]: message` (in a workbook, `file:cell`).
    Short,
    /// One JSON object a line.
    Json,
}

/// Options for printing findings.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The format.
    pub format: MessageFormat,
    /// Terminal colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// The language.
    pub lang: Lang,
    /// Whether similar findings are each shown in full.
    pub all: bool,
}

impl Findings {
    /// All findings as printable text, by source and place, with the numbers of those not shown.
    pub fn render(&self, sources: &Sources, style: Style) -> String {
        let mut out = String::new();
        let mut hidden = Vec::new();
        match style.format {
            MessageFormat::Human if style.all => {
                self.sorted().into_iter().for_each(|finding| out += &human(finding, sources, style));
            }
            MessageFormat::Human => {
                let told;
                (told, hidden) = self.together(sources);
                told.iter().for_each(|(finding, _)| out += &human(finding, sources, style));
            }
            MessageFormat::Brief => {
                let told;
                (told, hidden) = self.together(sources);
                let mut warnings = String::new();
                for (finding, others) in &told {
                    match finding.code.severity() {
                        Severity::Error => out += &human(finding, sources, style),
                        Severity::Warning => {
                            let line = short(finding, sources, style);
                            warnings += &(common::and_alike(line.trim_end(), *others, style.lang) + "\n");
                        }
                    }
                }
                out += &warnings;
            }
            MessageFormat::Short => {
                self.sorted().into_iter().for_each(|finding| out += &short(finding, sources, style));
            }
            MessageFormat::Json => self.sorted().into_iter().for_each(|finding| {
                out += &printable_json(&finding.to_json(sources, style.lang).to_string());
                out.push('\n');
            }),
        }
        for (code, n) in hidden {
            out += &format!("{}{}\n", head_and_colon(code, style), common::more(n, style.lang));
        }
        if style.format != MessageFormat::Json {
            for (code, n) in self.more() {
                out += &format!("{}{}\n", head_and_colon(code, style), common::not_shown(n, style.lang));
            }
        }
        out
    }

    /// The kept findings by source and place.
    pub(super) fn sorted(&self) -> Vec<&Finding> {
        let mut sorted: Vec<&Finding> = self.list.iter().collect();
        sorted.sort_by_key(|f| f.primary.as_ref().map(|l| (l.span.source, l.span.range.start)));
        sorted
    }
}

/// The lines that some spans touch, lossily decoded, with the spans in them.
pub(super) struct MarkedLines {
    pub text: String,
    first_line: usize,
    pub ranges: Vec<Range<usize>>,
}

impl MarkedLines {
    /// `spans` must be in the [`window`] of the first.
    pub fn new(source: &Source, spans: &[&Range<usize>]) -> MarkedLines {
        let window = window(source, spans[0]);
        let ends = |span: &Range<usize>| {
            let span = capped(span);
            [span.start, span.end].map(|at| at.clamp(window.start, window.end))
        };
        let mut cuts: Vec<usize> = spans.iter().flat_map(|span| ends(span)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        // Decoded piece by piece: a span may begin inside a character, and U+FFFD is longer than a byte.
        let (mut text, mut at, mut places) = (String::new(), window.start, Vec::with_capacity(cuts.len()));
        for &cut in &cuts {
            text += &source.printable(&source.bytes[at..cut]);
            places.push(text.len());
            at = cut;
        }
        text += &source.printable(&source.bytes[at..window.end]);
        let place = |at: usize| cuts.binary_search(&at).map_or(text.len(), |cut| places[cut]);
        let ranges = spans.iter().map(|span| ends(span).map(place)).map(|[start, end]| start..end).collect();
        let first_line = source.place(source.lines_around(&capped(spans[0])).start).line;
        MarkedLines { text, first_line, ranges }
    }
}

/// The most bytes shown of a span, and before and after it.
const MAX_SHOWN_BYTES: usize = 4096;

/// The part of a span that is shown.
fn capped(span: &Range<usize>) -> Range<usize> {
    span.start..span.end.min(span.start + MAX_SHOWN_BYTES)
}

/// The bytes shown around a span: its lines, cut on both sides if very long (a file without line ends).
fn window(source: &Source, span: &Range<usize>) -> Range<usize> {
    let span = capped(span);
    let lines = source.lines_around(&span);
    let is_inside = |at: usize| source.bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    let cut = span.start.saturating_sub(MAX_SHOWN_BYTES);
    // Not inside a character.
    let start = (cut..span.start).find(|&at| !is_inside(at)).unwrap_or(span.start);
    lines.start.max(start)..lines.end.min(span.end + MAX_SHOWN_BYTES)
}

/// The head of a message with its colon; in English in the short form, which programs read.
fn head_and_colon(code: Code, style: Style) -> String {
    let lang = if style.format == MessageFormat::Short { Lang::En } else { style.lang };
    head(code, lang) + COLON.get(lang)
}

fn human(finding: &Finding, sources: &Sources, style: Style) -> String {
    let level = match finding.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.with_name(severity(finding.code).get(style.lang));
    let mut group =
        Group::with_title(title.primary_title(on_one_line(finding.message.get(style.lang))).id(finding.code.id()));
    let labels = finding.primary.iter().map(|l| (l, AnnotationKind::Primary));
    let labels = labels.chain(finding.secondary.iter().map(|l| (l, AnnotationKind::Context)));
    for element in snippets(labels.collect(), sources, style.lang) {
        group = group.element(element);
    }
    let (note, help) =
        (Level::NOTE.with_name(common::NOTE.get(style.lang)), Level::HELP.with_name(common::HELP.get(style.lang)));
    for text in &finding.notes {
        group = group.element(note.clone().message(on_one_line(text.get(style.lang))));
    }
    for text in &finding.help {
        group = group.element(help.clone().message(on_one_line(text.get(style.lang))));
    }
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.term_width(style.width).render(&[group]).replace(SECOND_COLUMN, "") + "\n\n";
    for label in finding.primary.iter().chain(&finding.secondary) {
        let source = sources.get(label.span.source);
        if source.sheet.is_some() {
            text = without_line_and_column(&text, &on_one_line(&source.name_at(label.span.range.start)));
        }
    }
    if finding.primary.is_none() {
        text = without_frame(&text);
    }
    with_colons(text, style.lang)
}

/// Removes line and column, which the renderer appends to every path, from a cell's address.
fn without_line_and_column(text: &str, address: &str) -> String {
    let mut parts = text.split(address);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for rest in parts {
        out += address;
        out += match rest.strip_prefix(':') {
            Some(numbers) => numbers.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'),
            None => rest,
        };
    }
    out
}

/// One snippet for each source and excerpt: labels on the same lines are drawn together if one excerpt holds them.
fn snippets<'a>(labels: Vec<(&'a Label, AnnotationKind)>, sources: &'a Sources, lang: Lang) -> Vec<Element<'a>> {
    let mut elements: Vec<Element<'a>> = Vec::new();
    let mut done = vec![false; labels.len()];
    for i in 0..labels.len() {
        if done[i] {
            continue;
        }
        let source = sources.get(labels[i].0.span.source);
        let lines = source.lines_around(&labels[i].0.span.range);
        let window = window(source, &labels[i].0.span.range);
        let mut snippet_parts = Vec::new();
        for j in i..labels.len() {
            let span = &labels[j].0.span;
            let is_near = || source.lines_around(&span.range) == lines && window.contains(&capped(&span.range).start);
            if !done[j] && span.source == labels[i].0.span.source && (i == j || is_near()) {
                done[j] = true;
                snippet_parts.push(&labels[j]);
            }
        }
        elements.push(snippet(source, &snippet_parts, lang).into());
    }
    elements
}

fn snippet<'a>(source: &'a Source, labels: &[&(&'a Label, AnnotationKind)], lang: Lang) -> Snippet<'a, Annotation<'a>> {
    let spans: Vec<&Range<usize>> = labels.iter().map(|(label, _)| &label.span.range).collect();
    let excerpt = MarkedLines::new(source, &spans);
    // A cell has an address instead of line and column.
    let path = match source.sheet {
        Some(_) => source.name_at(labels[0].0.span.range.start),
        None => source.name.clone(),
    };
    let mut snippet = Snippet::source(excerpt.text).line_start(excerpt.first_line).path(on_one_line(&path)).fold(false);
    for ((label, kind), range) in labels.iter().zip(excerpt.ranges) {
        let text = Some(label.text.get(lang)).filter(|text| !text.is_empty()).map(filled);
        snippet = snippet.annotation(kind.span(range).label(text));
    }
    snippet
}

/// Fills the second column of wide characters, as the renderer takes every character for one column; removed at the
/// end. Printable text never contains it.
const SECOND_COLUMN: char = '\u{91}';

fn filled(label: &str) -> String {
    let filler = |c: char| (c.width() == Some(2)).then_some(SECOND_COLUMN);
    on_one_line(label).chars().flat_map(|c| [Some(c), filler(c)]).flatten().collect()
}

fn short(finding: &Finding, sources: &Sources, style: Style) -> String {
    let head = format!("{}{}", head_and_colon(finding.code, style), on_one_line(finding.message.get(style.lang)));
    match &finding.primary {
        None => head + "\n",
        Some(label) => {
            let place = on_one_line(&sources.get(label.span.source).name_at(label.span.range.start));
            format!("{place}: {head}\n")
        }
    }
}

fn severity(code: Code) -> Word {
    match code.severity() {
        Severity::Error => common::ERROR,
        Severity::Warning => common::WARNING,
    }
}

/// The head of a message: `error[E0203]`.
pub fn head(code: Code, lang: Lang) -> String {
    format!("{}[{}]", severity(code).get(lang), code.id())
}

/// Replaces the renderer's half-width colons after heads by full-width ones in Chinese; quoted text is unchanged.
fn with_colons(text: String, lang: Lang) -> String {
    if lang == Lang::En {
        return text;
    }
    let colon = COLON.get(lang);
    let with = |(n, line): (usize, &str)| {
        let is_own = n == 0
            || [common::NOTE, common::HELP]
                .iter()
                .any(|word| plain(line).starts_with(&format!("= {}", word.get(lang))));
        if is_own { line.replacen(": ", colon, 1) } else { line.to_owned() }
    };
    text.split('\n').enumerate().map(with).collect::<Vec<_>>().join("\n")
}

/// Removes the empty frame that the renderer draws if there is no place.
fn without_frame(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let frame = lines.iter().position(|line| plain(line).trim_end() == "|");
    let kept = lines.iter().enumerate().filter(|(n, _)| Some(*n) != frame).map(|(_, line)| *line);
    kept.collect::<Vec<_>>().join("\n")
}

/// A line without leading blanks and colours.
fn plain(line: &str) -> String {
    anstream::adapter::strip_str(line).to_string().trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::lang::Text;
    use crate::say::Message;
    use serde_json::json;

    #[test]
    fn heads_have_the_colon_of_their_language() {
        let text = "错误[E0307]: a: b\n  | 建议: x\n  \u{1b}[1m= \u{1b}[0m建议: c: d";
        let zh = "错误[E0307]：a: b\n  | 建议: x\n  \u{1b}[1m= \u{1b}[0m建议：c: d";
        assert_eq!(with_colons(text.to_owned(), Lang::Zh), zh);
        assert_eq!(with_colons(text.to_owned(), Lang::En), text);
        assert_eq!(without_frame("a\n \u{1b}[1m|\u{1b}[0m\n = b"), "a\n = b");
        assert_eq!(head(Code::E0307, Lang::Zh), "错误[E0307]");
    }

    #[test]
    fn places_far_apart_on_a_long_line_are_shown_each_by_itself() {
        let mut sources = Sources::default();
        // A window may be cut anywhere in a character.
        for shift in 0..3 {
            let line = "x".repeat(shift) + &"名live;".repeat(4_000) + "last\n";
            let at = line.find("last").unwrap();
            let ideas = sources.add("ideas.csv", line.into_bytes());
            let mut findings = Findings::default();
            let message = Message::new("twice").label("the second").label("the first");
            let finding = Finding::new(Code::E0313, message).place(Span::new(ideas, at..at + 4));
            findings.push(finding.also(Span::new(ideas, shift..shift + 3)));
            let text = findings.render(
                &sources,
                Style { format: MessageFormat::Human, colour: false, width: 60, lang: Lang::En, all: false },
            );
            let lines: Vec<&str> = text.lines().collect();
            let marked = |word: &str| {
                let at = lines.iter().position(|line| line.contains(word)).unwrap();
                lines[at - 1].to_owned()
            };
            assert!(marked("the second").contains("last") && marked("the first").contains("名live"), "{text}");
            assert!(!text.contains('\u{FFFD}'), "{text}");
        }
    }

    #[test]
    fn carets_stand_under_what_they_mark_behind_chinese() {
        let mut sources = Sources::default();
        let ideas = sources.add("ideas.csv", "创意,收入,收入\n".as_bytes().to_vec());
        let message = Message::new(Text::new("twice", "重名")).label("").label(Text::new("the first", "第一个"));
        let finding = Finding::new(Code::E0313, message.help(Text::new("rename one", "请改名")));
        let mut findings = Findings::default();
        findings.push(finding.place(Span::new(ideas, 14..20)).also(Span::new(ideas, 0..6)));
        let style = Style { format: MessageFormat::Human, colour: false, width: 60, lang: Lang::Zh, all: false };
        let text = findings.render(&sources, style);
        let lines = [
            "错误[E0313]：重名", " --> ideas.csv:1:7", "  |", "1 | 创意,收入,收入", "  | ----      ^^^^", "  | |",
            "  | 第一个", "  |", "  = 建议：请改名\n\n",
        ];
        assert_eq!(text, lines.join("\n"));
        let short = findings.render(&sources, Style { format: MessageFormat::Short, ..style });
        assert_eq!(short, "ideas.csv:1:7: error[E0313]: 重名\n");
    }

    #[test]
    fn labels_of_wide_characters_push_nothing_aside() {
        let mut sources = Sources::default();
        let rubric =
            sources.add("criteria.toml", "value = { linear = [100_000, 200_000], log = [] }\n".as_bytes().to_vec());
        let message = Message::new("two").label("第二种").label("第一种");
        let finding =
            Finding::new(Code::E0216, message).place(Span::new(rubric, 39..42)).also(Span::new(rubric, 10..16));
        let mut findings = Findings::default();
        findings.push(finding);
        let style = Style { format: MessageFormat::Human, colour: false, width: 80, lang: Lang::Zh, all: false };
        let text = findings.render(&sources, style);
        assert!(text.contains("\n  |           ------ 第一种                ^^^ 第二种\n"), "{text}");
    }

    #[test]
    fn findings_as_objects_are_the_lines_of_the_json_form() {
        let mut sources = Sources::default();
        let ideas = sources.add("ideas.csv", "idea,x\n钉子,5\n".as_bytes().to_vec());
        let mut findings = Findings::default();
        let later = Message::new("later").label("here").help("mend it");
        findings.push(Finding::new(Code::E0402, later).place(Span::new(ideas, 14..15)));
        findings.push(Finding::new(Code::E0401, "earlier").place(Span::new(ideas, 7..13)));
        findings.push(Finding::new(Code::E0220, "nowhere"));
        let objects = findings.to_json(&sources, Lang::En);
        let messages: Vec<&str> = objects.iter().filter_map(|object| object["message"].as_str()).collect();
        assert_eq!(messages, ["nowhere", "earlier", "later"]);
        assert_eq!((&objects[2]["place"]["line"], &objects[2]["place"]["column"]), (&json!(2), &json!(4)));
        let style = Style { format: MessageFormat::Json, colour: false, width: 80, lang: Lang::En, all: false };
        let lines: String = objects.iter().map(|object| format!("{object}\n")).collect();
        assert_eq!(findings.render(&sources, style), lines);
    }
}
