//! The words about files: that they are written, or why they cannot be.

use super::findings::files::bytes;
use super::system::{Spoken, error};
use crate::lang::{Lang, Text, both, say, whole};
use std::io;

/// A file cannot be written.
pub fn cannot_write(file: &str, cause: impl Into<anyhow::Error>) -> Spoken {
    Spoken::from(both!("cannot write `{file}`", "无法写入“{file}”")).because(cause)
}

/// A file cannot be changed.
pub fn cannot_change(file: &str, cause: impl Into<anyhow::Error>) -> Spoken {
    Spoken::from(both!("cannot change `{file}`", "无法修改“{file}”")).because(cause)
}

/// Nothing can be written into a folder.
pub fn cannot_write_into(folder: &str, cause: impl Into<anyhow::Error>) -> Spoken {
    let text = both!("cannot write into `{folder}`; nothing was written", "无法写入文件夹“{folder}”，什么都没有写");
    Spoken::from(text).because(cause)
}

/// A folder cannot be made.
pub fn cannot_make(folder: &str, cause: impl Into<anyhow::Error>) -> Spoken {
    Spoken::from(both!("cannot make the folder `{folder}`", "无法建立文件夹“{folder}”")).because(cause)
}

/// A file stands where a folder is to be made.
pub fn file_in_the_way(file: &str) -> Spoken {
    both!(
        "`{file}` is a file; move it away, or choose another place",
        "“{file}”是一个文件；请先把它移走，或者换一个地方"
    )
    .into()
}

/// Both files are to come from standard input.
pub fn stdin_for_both() -> Spoken {
    both!(
        "standard input can be the rubric or the table, not both",
        "标准输入（-）只能是评分标准或创意表中的一个，不能都是"
    )
    .into()
}

/// A file has been written.
pub fn wrote(file: &str, lang: Lang) -> String {
    say!(lang, "wrote {file}", "已写入 {file}")
}

/// A link leads to no file.
pub fn link_to_nothing() -> Spoken {
    both!("it is a link that leads to no file", "这是一个链接，它指向的文件不存在").into()
}

/// The folder of a file to be written does not exist.
pub fn no_folder(folder: &str) -> Spoken {
    both!("there is no folder `{folder}`", "没有文件夹“{folder}”").into()
}

/// A file to be written is read-only.
pub fn read_only() -> Spoken {
    both!("it is read-only; allow writing first", "这个文件是只读的；请先允许写入").into()
}

/// Writing was stopped.
pub fn was_stopped() -> Spoken {
    both!("it was stopped", "已中止").into()
}

/// A file has other names, which a change would not reach.
pub fn hard_links() -> Spoken {
    both!(
        "it has other names (hard links), which would keep the old text; give this one a copy of its own",
        "它还有别的名字（硬链接），那些名字下会留着旧内容；请先把它复制成单独的文件"
    )
    .into()
}

/// A file has an access list, which a change would lose.
pub fn access_list() -> Spoken {
    both!(
        "it has an access list (getfacl), which would be lost; remove it, or change the file by hand",
        "它有访问控制列表（getfacl），修改后会丢失；请先去掉，或手动修改文件"
    )
    .into()
}

/// A file would grow beyond the size that is read.
pub fn too_long(most: u64) -> Spoken {
    let Text { en, zh } = bytes(most);
    both!(
        "it would be longer than the {en} that are read of it; remove what is not needed first",
        "它会超过可读取的 {zh}；请先删去不需要的内容"
    )
    .into()
}

/// A file has another owner, which a change would lose.
pub fn other_owner() -> Spoken {
    both!(
        "it belongs to another user or group, and would become yours; ask its owner, or change a copy",
        "它属于别的用户或用户组，修改后会变成你的；请找它的主人，或修改一份副本"
    )
    .into()
}

/// A file keeps being changed.
pub fn always_written() -> Spoken {
    both!("it is being written to all the time; try again later", "它一直在被写入；请稍后再试").into()
}

/// Only a regular file can be changed.
pub fn no_regular_file() -> Spoken {
    both!("it is no regular file", "它不是普通文件").into()
}

/// The text that was replaced by mistake is kept elsewhere.
pub fn kept(why: &io::Error, place: &str) -> Spoken {
    let why = error(why);
    let (en, zh) = (why.en, why.zh);
    both!("{en}; what stood there a moment ago is in `{place}`", "{zh}；它刚才的内容在“{place}”").into()
}

/// A file is in use, perhaps because it is mounted by itself.
pub fn mounted(why: &io::Error) -> Spoken {
    let why = error(why);
    let (en, zh) = (why.en, why.zh);
    both!(
        "{en}; if it is mounted by itself, mount its folder instead",
        "{zh}；如果它是单独挂载的，请改为挂载它所在的文件夹"
    )
    .into()
}

/// A sheet of Excel has fewer rows than a table.
pub fn too_many_rows(n: usize) -> Spoken {
    let n = whole(n);
    both!(
        "{n} rows are more than the 1,048,575 of an Excel sheet: write csv or parquet instead",
        "共 {n} 行，超过 Excel 工作表的 1,048,575 行：请改写成 csv 或 parquet"
    )
    .into()
}

/// A sheet of Excel has fewer columns than a table.
pub fn too_many_columns(n: usize) -> Spoken {
    let n = whole(n);
    both!(
        "{n} columns are more than the 16,384 of an Excel sheet: write csv or parquet instead",
        "共 {n} 列，超过 Excel 工作表的 16,384 列：请改写成 csv 或 parquet"
    )
    .into()
}

/// A cell of Excel holds less than a text.
pub fn too_long_for_a_cell(row: usize, column: &str) -> Spoken {
    both!(
        "row {row} has a text in column `{column}` that is longer than the 32,767 characters of an Excel cell: write csv \
         or parquet instead",
        "第 {row} 行“{column}”列的文字超过 Excel 单元格的 32,767 个字符：请改写成 csv 或 parquet"
    )
    .into()
}
