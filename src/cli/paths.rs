//! What paths on the command line mean: patterns, standard input and output.

use super::context::Outcome;
use crate::say::commands::large as words;
use std::io;
use std::path::{Path, PathBuf};

/// The files that arguments name: a pattern (`*`, `?`, `[…]`) stands for all files it matches, sorted by name.
pub(super) fn named_files(arguments: &[PathBuf]) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy();
        if !text.contains(['*', '?', '[']) || argument.exists() {
            files.push(argument.clone());
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

/// Whether a path to read means standard input.
pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Whether a path to write to means standard output. A file that the shell has opened there must not be replaced.
pub(super) fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path.as_os_str() == *name)
}
