//! What paths on the command line mean: patterns, standard input and output.

use super::context::Outcome;
use crate::say::commands::large as words;
use std::io;
use std::path::{Path, PathBuf};

/// The files that arguments name: a pattern (`*`, `?`, `[…]`) stands for all files it matches, sorted by name.
pub(super) fn named_files(arguments: &[&Path]) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy();
        if !text.contains(['*', '?', '[']) || argument.exists() {
            files.push(argument.to_path_buf());
            continue;
        }
        let matches = glob::glob(&text).map_err(|error| words::no_pattern(&text, error.msg))?;
        let before = files.len();
        for found in matches {
            files.push(found.map_err(io::Error::from)?);
        }
        if files.len() == before {
            return Err(words::no_match(&text).into());
        }
    }
    if files.iter().filter(|file| is_stdin(file)).count() > 1 {
        return Err(words::stdin_twice().into());
    }
    Ok(files)
}

/// The extension of a file, in lower case.
pub(super) fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

/// Whether a word, which may mean something else, names a table: by its ending, or as a file that is there.
pub(super) fn is_table(word: &str) -> bool {
    seems_table(word) || Path::new(word).metadata().is_ok_and(|there| !there.is_dir())
}

/// Whether a word looks like a table: it is standard input, or ends as the name of a table does.
pub(super) fn seems_table(word: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "parquet", "gz", "zst"];
    is_stdin(Path::new(word)) || ending(Path::new(word)).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether a path to read means standard input.
pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Whether a path to write to means standard output. A file that the shell has opened there must not be replaced.
pub(super) fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path.as_os_str() == *name)
}
