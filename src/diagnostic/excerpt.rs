//! The line of a place, for who marks the place in it by other means than carets.

use super::printable::printable;
use super::source::{Source, Sources};
use super::{Finding, Label, cut};
use crate::lang::Lang;
use serde_json::{Value, json};
use std::ops::Range;

/// So many characters are shown before a place, of it and behind it.
const MOST: [usize; 3] = [40, 80, 60];
/// No more bytes of each are looked at.
const MOST_BYTES: usize = 4096;

impl Source {
    /// What stands before a place on its line, the place, and what follows; each cut where it is long.
    pub fn excerpt(&self, place: &Range<usize>) -> [String; 3] {
        let line = self.lines_around(place);
        let place = place.start.min(self.bytes.len())..place.end.min(self.bytes.len());
        let shown = |range: Range<usize>| {
            let text = printable(&String::from_utf8_lossy(&self.bytes[range]));
            // A row of a sheet is one line, whatever its cells hold.
            match self.sheet {
                Some(_) => text.replace('\n', "⏎"),
                None => text,
            }
        };
        let first_line = |text: String| text.lines().next().unwrap_or_default().to_owned();
        let before = shown(line.start.max(place.start.saturating_sub(MOST_BYTES))..place.start);
        let before = before.lines().next_back().unwrap_or_default();
        let marked = shown(place.start..place.end.min(place.start + MOST_BYTES));
        let after = shown(place.end..line.end.min(place.end + MOST_BYTES).max(place.end));
        let left_out = before.chars().count().saturating_sub(MOST[0]);
        let before = match left_out {
            0 => before.to_owned(),
            _ => format!("…{}", before.chars().skip(left_out).collect::<String>()),
        };
        match marked.contains('\n') {
            true => [before, format!("{}…", cut(&first_line(marked), MOST[1])), String::new()],
            false => [before, cut(&marked, MOST[1]), cut(&first_line(after), MOST[2])],
        }
    }
}

impl Finding {
    /// The finding as a JSON object, each place with its line.
    pub(super) fn to_json_with_lines(&self, sources: &Sources, lang: Lang) -> Value {
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
