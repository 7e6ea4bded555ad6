//! The words of `dingzi init`.

use crate::lang::{Lang, both, say};
use crate::say::system::Spoken;

/// A file that would be written exists.
pub fn is_there(file: &str) -> Spoken {
    both!("`{file}` is there already; nothing was written", "已有“{file}”，什么都没有写").into()
}

/// Both files are written; what to type next.
pub fn wrote(folder: &str, next: &str, lang: Lang) -> String {
    say!(
        lang,
        "wrote {folder}/criteria.toml and {folder}/ideas.csv; next: {next}",
        "已写入 {folder}/criteria.toml 和 {folder}/ideas.csv；下一步：{next}"
    )
}
