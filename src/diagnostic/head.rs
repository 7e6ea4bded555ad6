//! What stands before a message, and the colon behind it.

use super::{Code, Severity};
use crate::lang::{Lang, Word};
use crate::say::findings::common::{ERROR, HELP, NOTE, WARNING};
use crate::say::punctuation::COLON;

pub(super) fn severity(code: Code) -> Word {
    match code.severity() {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
    }
}

/// `error[E0203]`, as people read it.
pub fn head(code: Code, lang: Lang) -> String {
    format!("{}[{}]", severity(code).get(lang), code.id())
}

/// The renderer puts a half-width colon behind each head; Chinese has a full-width one. What is quoted of a file stays.
pub(super) fn with_colons(text: String, lang: Lang) -> String {
    if lang == Lang::En {
        return text;
    }
    let colon = COLON.get(lang);
    let with = |(n, line): (usize, &str)| {
        let is_own =
            n == 0 || [NOTE, HELP].iter().any(|word| plain(line).starts_with(&format!("= {}", word.get(lang))));
        if is_own { line.replacen(": ", colon, 1) } else { line.to_owned() }
    };
    text.split('\n').enumerate().map(with).collect::<Vec<_>>().join("\n")
}

/// Without the empty frame that the renderer draws where there is no place.
pub(super) fn without_frame(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let frame = lines.iter().position(|line| plain(line).trim_end() == "|");
    let kept = lines.iter().enumerate().filter(|(n, _)| Some(*n) != frame).map(|(_, line)| *line);
    kept.collect::<Vec<_>>().join("\n")
}

/// A line without the blanks before it and without colours.
fn plain(line: &str) -> String {
    anstream::adapter::strip_str(line).to_string().trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_have_the_colon_of_their_language() {
        let text = "错误[E0307]: a: b\n  | 建议: x\n  \u{1b}[1m= \u{1b}[0m建议: c: d";
        let zh = "错误[E0307]：a: b\n  | 建议: x\n  \u{1b}[1m= \u{1b}[0m建议：c: d";
        assert_eq!(with_colons(text.to_owned(), Lang::Zh), zh);
        assert_eq!(with_colons(text.to_owned(), Lang::En), text);
        assert_eq!(without_frame("a\n \u{1b}[1m|\u{1b}[0m\n = b"), "a\n = b");
        assert_eq!(head(Code::E0307, Lang::Zh), "错误[E0307]");
    }
}
