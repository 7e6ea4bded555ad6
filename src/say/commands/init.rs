//! The words of `dingzi init`.

use crate::lang::{Lang, Text, both, say};
use crate::say::findings::files::rubric_elsewhere;
use crate::say::system::Spoken;

/// A file that would be written exists; `lacks_rubric` if it is a table without a rubric.
pub fn is_there(file: &str, lacks_rubric: bool) -> Spoken {
    let other = Text::new("Name another folder: dingzi init my-ideas", "可以写到另一个文件夹：dingzi init 我的创意");
    let Text { en, zh } = if lacks_rubric { rubric_elsewhere() } else { other };
    both!("`{file}` is there already; nothing was written. {en}", "已有“{file}”，什么都没有写。{zh}").into()
}

/// Both files are written; what to type next.
pub fn wrote(folder: &str, next: &str, lang: Lang) -> String {
    say!(
        lang,
        "wrote {folder}/criteria.toml and {folder}/ideas.csv; next: {next}",
        "已写入 {folder}/criteria.toml 和 {folder}/ideas.csv；下一步：{next}"
    )
}
