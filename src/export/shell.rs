//! Commands that are shown to be copied into a shell.

/// A word quoted for a shell, if it needs to be.
pub fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '=' | ',' | ':' | '+' | '%');
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn a_shell_takes_a_quoted_word_as_one() {
        assert_eq!(shell_word("growth=12.5"), "growth=12.5");
        assert_eq!(shell_word("护城河"), "护城河");
        assert_eq!(shell_word("two words"), "'two words'");
        assert_eq!(shell_word("it's; rm $HOME"), "'it'\\''s; rm $HOME'");
        assert_eq!(shell_word(""), "''");
    }
}
