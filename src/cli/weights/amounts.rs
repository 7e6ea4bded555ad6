//! Parsing of what people type to state weights: points, how many times, and arguments with several mistakes.

use crate::cli::context::{Context, Exit, Outcome, Stop};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::evidence::narrow;
use crate::identity;
use crate::say::Message;
use crate::say::interview::{HOW_MANY, NUMERALS, PARTS_OF, POINTS, TIMES};
use std::ops::Range;

/// An argument of the command line in which several things can be wrong; all of them are reported.
pub(super) struct CheckedWord {
    sources: Sources,
    source: SourceId,
    findings: Findings,
}

impl CheckedWord {
    /// The text of an argument, without mistakes so far.
    pub fn new(argument: &str, written: &str) -> CheckedWord {
        let mut sources = Sources::default();
        let source = sources.add(argument, written.as_bytes());
        CheckedWord { sources, source, findings: Findings::default() }
    }

    /// The place of a part of it.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Adds the mistake that a part of it cannot be made into weights.
    pub fn refuse(&mut self, message: Message, part: Range<usize>) {
        self.object(Finding::new(Code::E0412, message).place(self.span(part)));
    }

    /// Adds a mistake.
    pub fn object(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Whether it has no mistake.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// Reports its mistakes, if any, and then stops the command.
    pub fn judge(self, context: &Context) -> Outcome {
        if self.is_sound() {
            return Ok(());
        }
        context.tell(&self.findings, &self.sources);
        Err(Stop::Told(Exit::Usage))
    }
}

/// Parses points, from zero up: `60`, `60分`, `60 points`; `half` and `一样` are parts of the most important step's 100.
pub(super) fn points(text: &str) -> Option<f64> {
    let text = plain(text);
    let number = || without(&text, POINTS).parse().ok();
    number().or_else(|| Some(100.0 * times(&text)?)).filter(|points: &f64| points.is_finite() && *points >= 0.0)
}

/// Parses how many times: `3`, `1/3`, `0.5`, `2x`, `3倍`, `twice`, `两倍`, `一半`, `三分之一`; any finite number.
pub(super) fn times(text: &str) -> Option<f64> {
    let text = plain(text);
    let in_words = |words: &[(&str, f64)], text: &str| words.iter().find(|(word, _)| *word == text).map(|(_, x)| *x);
    if let Some(x) = in_words(HOW_MANY, &text) {
        return Some(x);
    }
    let text = without(&text, TIMES);
    let part = |text: &str| {
        let text = text.trim();
        text.parse::<f64>().ok().or_else(|| in_words(NUMERALS, text))
    };
    let fraction = text.split_once('/').or_else(|| text.split_once(PARTS_OF).map(|(under, over)| (over, under)));
    let number = match fraction {
        // Half with its measure word: 半倍.
        None => part(text).or_else(|| in_words(HOW_MANY, text)),
        Some((over, under)) => Some(part(over)? / part(under)?),
    };
    number.filter(|x| x.is_finite())
}

/// An answer in lower case and ASCII signs, trimmed.
pub(super) fn plain(text: &str) -> String {
    identity::trim(&narrow(text)).to_lowercase()
}

/// The text without one of these words at its end.
fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_as_people_write_them() {
        for (x, texts) in [
            (60.0, "60|60分|60 分|60 points| ６０分 |60%"),
            (1.0, "1 point"),
            (12.5, "12.5"),
            (0.0, "0"),
            (100.0, "一样|同样|same|Equal"),
            (80.0, "８０％"),
            (50.0, "一半|half"),
            (200.0, "两倍"),
        ] {
            texts.split('|').for_each(|text| assert_eq!(points(text), Some(x), "{text}"));
        }
        for text in ["", "much", "-1", "-5分", "六十分", "nan", "inf", "6 0", "60分钟"] {
            assert_eq!(points(text), None, "{text}");
        }
    }

    #[test]
    fn how_many_times_is_read_as_people_write_it() {
        for (x, texts) in [
            (3.0, "3| ３ |3倍|3 times|three times|三倍"),
            (0.25, "1/4|1／4"),
            (0.5, "0.5|半倍|一半|half|Half"),
            (2.0, "2倍|2 x|2x|2X|２×|两倍|twice"),
            (10.0, "十倍"),
            (1.0, "一样|equal|same"),
            (1.0 / 3.0, "三分之一"),
            (-3.0, "-3"),
        ] {
            texts.split('|').for_each(|text| assert_eq!(times(text), Some(x), "{text}"));
        }
        for text in ["", "much", "1/0", "1/", "nan", "inf", "0,5", "1月3日", "倍", "两三倍", "分之一", "60分"]
        {
            assert_eq!(times(text), None, "{text}");
        }
    }
}
