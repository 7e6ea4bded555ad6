//! Findings about words of the command line.

use super::lookup::did_you_mean;
use super::names::marked;
use crate::lang::{Text, Word, both, whole};
use crate::say::Message;

/// A picture may lack characters.
pub fn boxes_for(characters: &str) -> Message {
    Message::new(both!("pictures may show boxes for: {characters}", "图里这些字可能显示为方框：{characters}")).help(
        Word::new(
            "they are drawn with a font of the system where one has them",
            "系统里有字体包含这些字时，会用那种字体",
        ),
    )
}

/// A lens cannot have this name; names have at most `longest` characters.
pub fn unusable_name(name: &str, longest: usize, near: Option<&str>) -> Message {
    let message = Message::new(both!("`{name}` cannot be the id of a lens", "“{name}”不能作视角名"));
    near.into_iter().fold(message, |message, near| message.help(did_you_mean(near))).help(both!(
        "use letters, digits, `_` and `-`, at most {longest} characters; base and equal always exist and stay as they are",
        "只能用中文、字母、数字、`_` 和 `-`，最多 {longest} 个字符；base（基准）和 equal（等权）是保留名"
    ))
}

/// A list of lenses stands where one belongs; `names` are the lenses in it.
pub fn one_lens(word: &str, names: &[Text]) -> Message {
    let (Text { en, zh }, n) = (marked(names, Word::new(" or ", "或")), whole(names.len()));
    Message::new(both!("one lens belongs here, and `{word}` names {n}", "这里只能写一个视角，“{word}”写了 {n} 个"))
        .label(both!("which one?", "是哪一个？"))
        .help(both!("write {en}", "请写{zh}"))
        .help(both!(
            "dingzi chart lenses shows every lens, and dingzi report takes several",
            "dingzi chart lenses 画出所有视角，dingzi report 可以写几个"
        ))
}

/// Why a word is not a change of a weight.
#[derive(Clone, Copy, Debug)]
pub enum BadChange<'a> {
    /// There is no equals sign.
    NoEquals,
    /// There is no number after it.
    NoNumber,
    /// It has a decimal comma; the number that was meant.
    Comma(&'a str),
}

/// A word is not a change of a weight; shows how to write one of this criterion.
pub fn no_change_of_weight(word: &str, why: BadChange, criterion: &Text) -> Message {
    let label = match why {
        BadChange::NoEquals => Word::new("no `=` in it", "没有 `=`").into(),
        BadChange::NoNumber => Word::new("no number after `=`", "`=` 后面不是数字").into(),
        BadChange::Comma(meant) => both!("decimals follow a point: {meant}", "小数点用“.”：{meant}"),
    };
    let what = match why {
        BadChange::NoEquals => both!("`{word}` does not say what to change its weight to", "没有写把“{word}”改成多少"),
        _ => both!("`{word}` is not a change of weight", "看不懂“{word}”要怎么改权重"),
    };
    let Text { en, zh } = criterion;
    Message::new(what).label(label).help(both!(
        "write {en}=30 (percent), {en}=+5, {en}=-5, {en}=x2, {en}=off or {en}=on",
        "请写成 {zh}=30（百分之三十）、{zh}=+5、{zh}=-5、{zh}=x2、{zh}=off（不计）或 {zh}=on（计入）"
    ))
}

/// A word is not a change of a cell; shows one with an existing idea and column.
pub fn no_change_of_cell(word: &str, idea: &str, column: &str) -> Message {
    Message::new(both!("`{word}` is not a change of a cell", "看不懂“{word}”要改哪一格")).help(both!(
        "write \"IDEA:column=value\", for example \"{idea}:{column}=…\"",
        "请写成“创意:列=值”，如 \"{idea}:{column}=…\""
    ))
}

/// A cell is changed twice.
pub fn cell_twice(word: &str) -> Message {
    Message::new(both!("`{word}` changes a cell that is changed already", "“{word}”要改的格前面已经改过"))
        .help(Word::new("change each cell only once", "每一格只改一次"))
}

/// Two tables count in two currencies.
pub fn two_currencies(before: &str, now: &str) -> Message {
    Message::new(both!(
        "the table of before is in {before}, that of now in {now}",
        "之前的表按 {before} 计，现在的按 {now} 计"
    ))
    .help(both!(
        "under [rubric] say which counts, and what the other is worth: currency = \"{now}\", rates = {{ {before} = … }}",
        "请在 [rubric] 里写明用哪一种、另一种的汇率：currency = \"{now}\"，rates = {{ {before} = … }}"
    ))
}

/// A rubric that has changed since may be meant.
pub const OLD_RUBRIC: Word = Word::new(
    "if the rubric has changed since, give the one that judged this table: --old-criteria FILE",
    "如果评分标准后来改过，请给出当时评这张表的那一份：--old-criteria 文件",
);

/// Which of two tables a finding is about, before what it says.
pub fn of_table(name: &str, what: &Text) -> Text {
    let Text { en, zh } = what;
    both!("`{name}`: {en}", "“{name}”：{zh}")
}

/// A table is too large for a form that holds the whole ranking.
pub fn too_many_ideas(most: usize, form: &str) -> Message {
    let most = whole(most);
    Message::new(both!("more than {most} ideas are too many for `{form}`", "创意超过 {most} 个，`{form}` 放不下")).help(
        Word::new(
            "say how many of the best with --top, or write csv or parquet, which take all in the order of the table",
            "用 --top 指定只要前几个，或写成 csv 或 parquet（按表中顺序写出全部）",
        ),
    )
}
