//! The words of `dingzi report`.

use crate::lang::{Text, Word, both};
use crate::say::findings::names::listed;
use crate::say::system::Spoken;

/// The name of the table of ideas among the files of a report.
pub const TABLE: Word = Word::new("Table", "创意表");
/// The name of the rubric among them.
pub const RUBRIC: Word = Word::new("Rubric", "评分标准");

/// A form with separate picture files cannot go to standard output.
pub fn has_pictures(form: &str) -> Spoken {
    both!(
        "{form} has its pictures beside it: name a file or a folder with -o",
        "{form} 的图片放在它旁边：请用 -o 指定文件或文件夹"
    )
    .into()
}

/// No form of reports has the extension of a path.
pub fn no_form(path: &str, endings: &[String]) -> Spoken {
    let Text { en, zh } = listed(endings);
    both!(
        "cannot write `{path}`: use {en}, or a folder name ending in /",
        "报告不能写成“{path}”：请以 {zh} 结尾；文件夹请以 / 结尾"
    )
    .into()
}

/// The extension of a path and `--format` disagree.
pub fn two_forms(path: &str, form: &str, asked: &str) -> Spoken {
    both!(
        "`{path}` ends as {form} does, and --format says {asked}: leave one out",
        "“{path}”的结尾是 {form}，--format 写的却是 {asked}：请去掉一个"
    )
    .into()
}
