//! Findings as JSON: plain, or with the lines of their places for clients that mark them without carets.

use super::render::MarkedLines;
use super::source::{Source, Sources};
use super::{Finding, Findings, Label, cut};
use crate::lang::{Lang, Text};
use serde_json::{Value, json};
use std::ops::Range;

/// The most characters shown before a place, of it and after it.
const MAX_EXCERPT_CHARS: [usize; 3] = [40, 80, 60];

impl Source {
    /// The text of a line before a place, of the place, and after it, each shortened.
    pub fn excerpt(&self, place: &Range<usize>) -> [String; 3] {
        let MarkedLines { text, ranges, .. } = MarkedLines::new(self, &[place]);
        let (before, rest) = text.split_at(ranges[0].start);
        let (marked, after) = rest.split_at(ranges[0].len());
        let before = before.lines().next_back().unwrap_or_default();
        let left_out = before.chars().count().saturating_sub(MAX_EXCERPT_CHARS[0]);
        let before = match left_out {
            0 => before.to_owned(),
            _ => format!("…{}", before.chars().skip(left_out).collect::<String>()),
        };
        let first_line = |text: &str, most: usize| cut(text.lines().next().unwrap_or_default(), most);
        match marked.contains('\n') {
            true => [before, format!("{}…", first_line(marked, MAX_EXCERPT_CHARS[1])), String::new()],
            false => [before, cut(marked, MAX_EXCERPT_CHARS[1]), first_line(after, MAX_EXCERPT_CHARS[2])],
        }
    }
}

impl Findings {
    /// The findings as grouped for a terminal, as JSON objects with the lines of their places.
    pub fn together_as_json(&self, sources: &Sources, lang: Lang) -> Vec<Value> {
        self.together(sources).0.into_iter().map(|(finding, _)| finding.to_json_with_lines(sources, lang)).collect()
    }

    /// All kept findings as JSON objects, in the order in which they are rendered.
    pub fn to_json(&self, sources: &Sources, lang: Lang) -> Vec<Value> {
        self.sorted().into_iter().map(|finding| finding.to_json(sources, lang)).collect()
    }
}

/// What is no finding, with the keys of one: a line of [`MessageFormat::Json`](super::MessageFormat::Json).
pub fn note_as_json(text: &str) -> String {
    json!({
        "code": null, "severity": "note", "message": text, "place": null, "also": [], "notes": [], "help": [],
        "replacement": null,
    })
    .to_string()
}

impl Finding {
    /// The finding as a JSON object, the same as a line of [`MessageFormat::Json`](super::MessageFormat::Json).
    pub fn to_json(&self, sources: &Sources, lang: Lang) -> Value {
        let all = |texts: &[Text]| texts.iter().map(|text| text.get(lang).to_owned()).collect::<Vec<_>>();
        let place = |label: &Label| {
            let source = sources.get(label.span.source);
            let range = &label.span.range;
            let (start, end) = (source.place(range.start), source.place(range.end));
            // Byte offsets into text made from a sheet mean nothing to users.
            let byte = |at: usize| source.sheet.is_none().then_some(at);
            json!({
                "file": source.name,
                "sheet": source.sheet.as_ref().map(|sheet| &sheet.name), "cell": source.cell(range.start),
                "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
                "byte_start": byte(range.start), "byte_end": byte(range.end),
                "label": label.text.get(lang),
            })
        };
        json!({
            "code": self.code.id(),
            "severity": self.code.severity().id(),
            "message": self.message.get(lang),
            "place": self.primary.as_ref().map(place),
            "also": self.secondary.iter().map(place).collect::<Vec<_>>(),
            "notes": all(&self.notes),
            "help": all(&self.help),
            "replacement": self.fix.as_ref().map(|(_, new)| new),
        })
    }

    /// The finding as a JSON object, each place with its line.
    fn to_json_with_lines(&self, sources: &Sources, lang: Lang) -> Value {
        let mut object = self.to_json(sources, lang);
        let line = |label: &Label| {
            let source = sources.get(label.span.source);
            let [before, marked, after] = source.excerpt(&label.span.range);
            let at = source.name_at(label.span.range.start);
            json!({ "at": at, "before": before, "marked": marked, "after": after })
        };
        if let Some(label) = &self.primary {
            object["place"]["excerpt"] = line(label);
        }
        for (n, label) in self.secondary.iter().enumerate() {
            object["also"][n]["excerpt"] = line(label);
        }
        object
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, marked: &str) -> [String; 3] {
        let mut sources = Sources::default();
        let id = sources.add("ideas.csv", text.as_bytes().to_vec());
        let at = text.find(marked).unwrap();
        sources.get(id).excerpt(&(at..at + marked.len()))
    }

    #[test]
    fn a_place_stands_between_the_rest_of_its_line() {
        assert_eq!(excerpt("idea,x\n短剧,三十,1\nB,2,3\n", "三十"), ["短剧,", "三十", ",1"]);
        assert_eq!(excerpt("idea,x\r\n短剧,三十\r\n", "三十"), ["短剧,", "三十", ""]);
        assert_eq!(excerpt("a,\"open\nb,2\n", "\"open\nb,2"), ["a,", "\"open…", ""]);
    }

    #[test]
    fn long_lines_are_cut_around_it() {
        let [before, marked, after] = excerpt(&format!("{}!{}", "长".repeat(5000), "b".repeat(5000)), "!");
        assert_eq!((before.chars().count(), marked.as_str(), after.chars().count()), (41, "!", 61));
        assert!(before.starts_with('…') && after.ends_with('…'));
        // A window may begin in the midst of a character.
        assert!(!before.contains('\u{FFFD}'));
    }
}
