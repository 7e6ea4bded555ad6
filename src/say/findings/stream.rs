//! Mistakes in tables that are read in blocks.

use super::files::bytes;
use crate::lang::{Lang, Text, both, say, whole};
use crate::say::Message;

/// A table begins with more blank lines than are skipped.
pub fn blank_beginning() -> Message {
    Message::new(Text::new("the table begins with 64 MiB of blank lines", "表格开头有 64 MiB 的空行"))
        .label(Text::new("no header line", "没有表头"))
        .help(Text::new(
            "is this a table (CSV)? Its first line names the columns", "这是表格（CSV）吗？第一行应当是列名",
        ))
}

/// The rows of the ideas kept need more memory than allowed.
/// The rows of a group may take `room` bytes, so that those of all groups have room.
pub fn kept_too_long(room: u64, groups: usize) -> Message {
    let Text { en, zh } = bytes(room);
    let text = match groups {
        0 | 1 => both!("the rows of the ideas to keep take more than {en}", "要保留的创意，各行共超过{zh}"),
        _ => both!(
            "the rows of the ideas to keep of one group take more than {en}, which is all that each of {groups} may take",
            "其中一组要保留的创意，各行共超过{zh}；共有 {groups} 组，每组只能用这么多"
        ),
    };
    Message::new(text).help(Text::new(
        "ask for fewer with --top, or leave out columns of long texts",
        "请用 --top 少要几个，或去掉文字很长的列",
    ))
}

/// A file has changed since its head was read.
pub fn changed(file: &str) -> Message {
    Message::new(both!("`{file}` was changed while it was read", "“{file}”在读取过程中被改动了"))
        .help(Text::new("wait until nothing writes to it, and try again", "请等没有程序再写它时重试"))
}

/// A file can be read neither with others nor in blocks.
pub fn only_alone(file: &str) -> Message {
    Message::new(both!("`{file}` can only be read by itself", "“{file}”只能单独读取")).help(Text::new(
        "of several tables, and of large ones, each is a text (CSV), and not in UTF-16",
        "同时读几个表格，或读很大的表格时，每个都要是文本（CSV），且不是 UTF-16",
    ))
}

/// The name of a table that several files make together.
pub fn several_files(first: &str, others: usize, lang: Lang) -> String {
    let [all, others] = [others + 1, others].map(whole);
    say!(lang, "{first} and {others} more", "{first}等{all}个文件")
}
