//! Makes the user's text safe for printing.

use std::borrow::Cow;

/// Replaces terminal control characters and bidirectional overrides by �, and all line ends by LF.
pub fn printable(text: &str) -> String {
    // Fast path for nearly all of a large table.
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.to_owned();
    }
    let shown = |c| match c {
        '\r' | '\u{2028}' | '\u{2029}' => '\n',
        c if commands(c) => '\u{FFFD}',
        c => c,
    };
    text.replace("\r\n", "\n").chars().map(shown).collect()
}

/// [`printable`] text on one line, for messages: a quoted cell may contain line breaks.
pub(super) fn on_one_line(text: &str) -> String {
    printable(text).replace('\n', "⏎")
}

/// Escapes such characters in JSON, so that the values stay the same.
pub fn printable_json(json: &str) -> Cow<'_, str> {
    // Fast path for nearly all of a large table.
    if json.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n')) {
        return json.into();
    }
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            c if commands(c) || matches!(c, '\u{2028}' | '\u{2029}') => text += &format!("\\u{:04x}", c as u32),
            c => text.push(c),
        }
    }
    text.into()
}

/// Whether a character is a terminal control character (except line end and tab) or a bidirectional override.
fn commands(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        // Noncharacters, which the program uses for styles on the way to a terminal.
        '\u{FDD0}'..='\u{FDEF}' => true,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::{printable, printable_json};

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\rc\u{202E}d\u{9b}"), "a\u{FFFD}[31mb\nc\u{FFFD}d\u{FFFD}");
    }
    #[test]
    fn json_keeps_its_values() {
        let value = serde_json::json!({ "a\u{2028}": ["5\u{85}x\u{202E}\u{7}", "\r\n\u{FDD0}\u{7f}", "钉子"] });
        let text = printable_json(&serde_json::to_string_pretty(&value).unwrap()).into_owned();
        assert_eq!(printable(&text), text);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
