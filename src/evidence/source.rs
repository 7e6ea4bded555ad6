//! Columns that say where the facts of another come from: `X:source`, `X：来源`, `X source`, `X 出处`.

use crate::identity;

/// Words that name a source behind the name of a column.
const WORDS: [&str; 4] = ["source", "sources", "来源", "出处"];

/// The column of which a header may name the sources. With a colon it surely does.
pub(super) fn of(header: &str) -> Option<&str> {
    with_colon(header).or_else(|| {
        let trimmed = identity::trim(header);
        let (name, word) = WORDS.iter().find_map(|word| Some((end_with(trimmed, word)?, *word)))?;
        // A Latin word stands apart: `resource` names no sources of `re`.
        let is_apart = name.ends_with(char::is_whitespace) || !word.is_ascii();
        let name = identity::trim(name);
        (is_apart && !name.is_empty()).then_some(name)
    })
}

/// The column of which a header names the sources behind a colon.
pub(super) fn with_colon(header: &str) -> Option<&str> {
    let (name, word) = header.rsplit_once([':', '：'])?;
    let word = identity::key(word);
    (WORDS.contains(&&*word) && !identity::look(name).is_empty()).then_some(identity::trim(name))
}

/// What stands before a word that a text ends with, capitals aside.
fn end_with<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(word.len())?;
    let (name, end) = (text.get(..at)?, text.get(at..)?);
    end.eq_ignore_ascii_case(word).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{of, with_colon};

    #[test]
    fn sources_are_named_in_many_ways() {
        for header in ["X:source", "X：source", "X: Source", "X来源", "X 出处", "X source", "X：来源"] {
            assert_eq!(of(header), Some("X"), "{header}");
        }
        for header in ["resource", "source", "来源", "X", ":source"] {
            assert_eq!(of(header), None, "{header}");
        }
        assert_eq!((with_colon("X来源"), with_colon("收入（万元）:source")), (None, Some("收入（万元）")));
    }
}
