//! Every kind of finding, in one list. `dingzi docs CODE` prints an entry at length, docs/FORMAT.md lists them all,
//! and tests/findings holds a broken input with the exact message for each.

mod command_line;
mod files;
mod forms;
mod page;
mod rubric;
mod table;
mod warnings;

use super::code::CodeEntry;

/// All kinds of findings, by id.
pub fn codes() -> impl Iterator<Item = &'static CodeEntry> {
    let parts = [
        files::FILES,
        rubric::RUBRIC,
        table::TABLE,
        command_line::COMMAND_LINE,
        page::PAGE,
        forms::FORMS,
        warnings::WARNINGS,
    ];
    parts.into_iter().flatten()
}

/// The entry of a code, by its id in any case, with or without leading zeros: `e304`.
pub fn entry_of(id: &str) -> Option<&'static CodeEntry> {
    let id = id.split_at_checked(1).map_or(id.to_owned(), |(kind, number)| format!("{kind}{number:0>4}"));
    codes().find(|entry| entry.code.id().eq_ignore_ascii_case(&id))
}

/// The entries that an id means, which may lack its letter: `304` is an error and a warning.
pub fn entries_of(id: &str) -> Vec<&'static CodeEntry> {
    match id.bytes().all(|byte| byte.is_ascii_digit()) {
        true => ["E", "W"].into_iter().filter_map(|kind| entry_of(&format!("{kind}{id}"))).collect(),
        false => entry_of(id).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Severity;
    use super::*;

    #[test]
    fn ids_are_unique_sorted_and_say_their_severity() {
        assert!(codes().is_sorted_by(|a, b| a.code < b.code));
        assert!(codes().all(|c| c.code.id().starts_with('E') == (c.code.severity() == Severity::Error)));
    }
}
