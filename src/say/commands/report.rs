//! The words of `dingzi report`.

use crate::lang::{Text, Word, both};
use crate::say::findings::names::listed;
use crate::say::system::Spoken;

/// What the table of ideas is called among the files of a report.
pub const TABLE: Word = Word::new("Table", "创意表");
/// The same of the rubric.
pub const RUBRIC: Word = Word::new("Rubric", "评分标准");

/// A form whose pictures stand beside it cannot go to standard output.
pub fn has_pictures(form: &str) -> Spoken {
    both!(
        "{form} has its pictures beside it: name a file or a folder with -o",
        "{form} 的图片放在它旁边：请用 -o 指定文件或文件夹"
    )
    .into()
}

/// No form of reports has the ending of a path.
pub fn no_form(path: &str, endings: &[String]) -> Spoken {
    let Text { en, zh } = listed(endings);
    both!(
        "cannot write `{path}`: use {en}, or a folder name ending in /",
        "报告不能写成“{path}”：请以 {zh} 结尾；文件夹请以 / 结尾"
    )
    .into()
}

/// The ending of a path and `--format` say two things.
pub fn two_forms(path: &str, form: &str, asked: &str) -> Spoken {
    both!(
        "`{path}` ends as {form} does, and --format says {asked}: leave one out",
        "“{path}”的结尾是 {form}，--format 写的却是 {asked}：请去掉一个"
    )
    .into()
}
