//! What must stay on one line.

/// Verdicts of two characters, which must not be broken.
const VERDICTS: [[char; 2]; 3] = [['推', '进'], ['观', '察'], ['放', '弃']];

/// Whether two characters are in a word that must not be broken.
pub fn is_inside_a_word(before: char, after: char) -> bool {
    VERDICTS.contains(&[before, after])
}

/// Whether a blank is part of a count, before or after its number: `2 项`, `第 3 名`, `12 %`.
pub fn is_in_a_count(before: char, after: char) -> bool {
    let is_measured = before.is_ascii_digit() && (crate::lang::is_han(after) || matches!(after, '%' | '×'));
    is_measured || (before == '第' && (after.is_ascii_digit() || after == '='))
}

/// Whether the next text belongs to a command that can be copied.
pub fn is_in_a_command(before: &str) -> bool {
    ["dingzi ", "dingzi docs "].iter().any(|start| before.ends_with(start))
}
