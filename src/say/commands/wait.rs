//! The words for a long wait.

use crate::lang::{Lang, Word, say, whole};

/// A picture is being drawn.
pub const DRAWING: Word = Word::new("drawing", "正在绘图");
/// A report is being written.
pub const WRITING: Word = Word::new("writing", "正在写入");
/// Weights and facts are being drawn.
pub const SAMPLING: Word = Word::new("drawing weights and open facts", "正在抽取权重和待定项");
/// A progress bar for [`indicatif`], with the message at `msg` and the time left at `eta`.
pub const BAR: Word =
    Word::new("{bar:24} {percent:>3} %  {msg}  {eta} left", "{bar:24} {percent:>3}%  {msg}  还需 {eta}");

/// Ideas, as they are counted.
pub const IDEAS: Word = Word::new("ideas", "创意");

/// A file is being read.
pub fn reading(file: &str, lang: Lang) -> String {
    say!(lang, "reading {file}", "正在读取 {file}")
}

/// How many of something are done, and how many more each second.
pub fn progress(what: &str, done: usize, each_second: usize, lang: Lang) -> String {
    let [done, each_second] = [done, each_second].map(whole);
    say!(lang, "{done} {what}, {each_second} a second", "{what}{done}，每秒 {each_second}")
}
