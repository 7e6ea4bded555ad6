//! Text of the user's, fit to be printed.

/// Text without characters that command a terminal or turn the direction of writing: they show as �. Line ends are
/// LF, whatever they were.
pub fn printable(text: &str) -> String {
    // As nearly all of a large table is.
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.to_owned();
    }
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            '\n' | '\t' => c,
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            // No character will ever have these codes; the program uses them for looks on the way to a terminal.
            '\u{FDD0}'..='\u{FDEF}' => '\u{FFFD}',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\rc\u{202E}d\u{9b}"), "a\u{FFFD}[31mb\nc\u{FFFD}d\u{FFFD}");
    }
}
