//! The words of `dingzi init`.

use crate::lang::{Lang, both, say};
use crate::say::system::Spoken;

/// A file that would be written exists.
pub fn is_there(file: &str) -> Spoken {
    both!(
        "`{file}` is there already; nothing was written. Name another folder: dingzi init my-ideas",
        "已有“{file}”，什么都没有写。可以写到另一个文件夹：dingzi init 我的创意"
    )
    .into()
}

/// Both files are written; what to type next.
pub fn wrote(folder: &str, next: &str, lang: Lang) -> String {
    say!(
        lang,
        "wrote {folder}/criteria.toml and {folder}/ideas.csv; next: {next}",
        "已写入 {folder}/criteria.toml 和 {folder}/ideas.csv；下一步：{next}"
    )
}
