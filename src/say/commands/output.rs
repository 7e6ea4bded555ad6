//! The words about the form and the destination of an output.

use crate::lang::{Text, Word, both};
use crate::say::findings::names::listed;
use crate::say::system::Spoken;

/// What a terminal cannot show.
#[derive(Clone, Copy, Debug)]
pub enum NotText<'a> {
    /// A form of tables.
    Form(&'a str),
    /// A picture.
    Picture,
    /// A report.
    Report,
}

/// A terminal cannot show it; a file takes it.
pub fn not_on_a_terminal(what: NotText, ending: &str) -> Spoken {
    let Text { en, zh } = match what {
        NotText::Form(form) => both!("{form} is not text", "{form} 不是文字"),
        NotText::Picture => Word::new("a picture is not text", "图片不是文字").into(),
        NotText::Report => Word::new("a report is not for the terminal", "报告不能显示在终端里").into(),
    };
    both!("{en}: write it to a file with -o FILE.{ending}", "{zh}：请用 -o 文件名.{ending} 写入文件").into()
}

/// `--excel` beside a form that is not CSV.
pub fn excel_is_csv() -> Spoken {
    both!(
        "--excel is a way to write CSV: say --format csv, or -o FILE.csv",
        "--excel 是写 CSV 的一种方式：请加 --format csv，或用 -o 文件名.csv"
    )
    .into()
}

/// No form of tables has this extension.
pub fn no_form(ending: &str, forms: &[&str]) -> Spoken {
    let Text { en, zh } = listed(forms);
    both!("cannot write .{ending}: --format may be {en}", "不认得 .{ending} 结尾：--format 可以是 {zh}").into()
}

/// The extension of a file is not a picture format.
pub fn no_picture(ending: &str) -> Spoken {
    both!("cannot write .{ending}: use .png or .svg", "图不能存成 .{ending}：文件名请以 .png 或 .svg 结尾").into()
}
