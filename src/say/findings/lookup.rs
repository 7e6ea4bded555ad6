//! Findings about names that nothing has, and what was probably meant.

use super::names::{marked, quoted};
use crate::lang::{Text, Word, both, whole};
use crate::say::Message;

/// What is looked up by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing<'a> {
    /// An idea of the table.
    Idea,
    /// A criterion of the rubric.
    Criterion,
    /// A lens of the rubric.
    Lens,
    /// A lens of two rubrics; the rubric named here lacks it.
    LensOfBoth(&'a str),
    /// A group of criteria, or a criterion.
    Axis,
    /// A column that the rubric reads.
    Column,
    /// A column of the table.
    Header,
    /// A field of a request.
    Field,
    /// A figure.
    Figure,
}

impl Thing<'_> {
    /// The words before the list of existing names.
    pub fn are(self) -> Word {
        match self {
            Thing::Idea => Word::new("ideas are", "创意有"),
            Thing::Criterion => Word::new("criteria are", "标准有"),
            Thing::Lens => Word::new("lenses are", "视角有"),
            Thing::LensOfBoth(_) => Word::new("lenses of both are", "两者都有的视角有"),
            Thing::Axis => Word::new("groups and criteria are", "分组和标准有"),
            Thing::Column => Word::new("it reads", "它读取的列有"),
            Thing::Header => Word::new("its columns are", "它的列有"),
            Thing::Field => Word::new("fields are", "字段有"),
            Thing::Figure => Word::new("figures are", "图有"),
        }
    }
}

/// A near name, as a question.
pub fn did_you_mean(near: impl Into<Text>) -> Text {
    let Text { en, zh } = near.into();
    both!("did you mean `{en}`?", "是不是想写“{zh}”？")
}

/// Names that contain what was written, as a question.
pub fn did_you_mean_one_of(names: &[Text]) -> Text {
    let Text { en, zh } = marked(names, Word::new(" or ", "或"));
    both!("did you mean {en}?", "是不是想写{zh}？")
}

/// Nothing has this name.
pub fn missing(thing: Thing, name: &str) -> Message {
    let what = match thing {
        Thing::Idea => both!("there is no idea `{name}`", "没有叫“{name}”的创意"),
        Thing::Criterion => both!("there is no criterion `{name}`", "没有叫“{name}”的标准"),
        Thing::Lens => both!("there is no lens `{name}`", "没有叫“{name}”的视角"),
        Thing::LensOfBoth(rubric) => {
            both!("there is no lens `{name}` in `{rubric}`", "“{rubric}”里没有叫“{name}”的视角")
        }
        Thing::Axis => both!("there is no group and no criterion `{name}`", "没有叫“{name}”的分组或标准"),
        Thing::Column => both!("the rubric reads no column `{name}`", "评分标准不读取名为“{name}”的列"),
        Thing::Header => both!("the table has no column `{name}`", "表里没有名为“{name}”的列"),
        Thing::Field => both!("there is no field `{name}`", "没有叫“{name}”的字段"),
        Thing::Figure => both!("there is no figure `{name}`", "没有叫“{name}”的图"),
    };
    match thing {
        Thing::LensOfBoth(_) => {
            Message::new(what).label(Word::new("a lens must be in both rubrics", "两份评分标准都要有这个视角"))
        }
        _ => Message::new(what),
    }
}

/// The known names, after the words for what they are.
pub fn known(Word { en: are, zh: have }: Word, names: impl IntoIterator<Item = Text>) -> Text {
    let Text { en, zh } = quoted(names);
    both!("{are}: {en}", "{have}：{zh}")
}

/// Several things have this name; these are their ids.
pub fn several(thing: Thing, name: &str, ids: &[String]) -> Message {
    let Word { en: things, zh: are } = match thing {
        Thing::Idea => Word::new("ideas", "个创意"),
        Thing::Criterion => Word::new("criteria", "条标准"),
        Thing::Lens | Thing::LensOfBoth(_) => Word::new("lenses", "个视角"),
        Thing::Axis => Word::new("groups or criteria", "个分组或标准"),
        Thing::Column | Thing::Header => Word::new("columns", "列"),
        Thing::Field => Word::new("fields", "个字段"),
        Thing::Figure => Word::new("figures", "张图"),
    };
    let n = whole(ids.len());
    let ids: Vec<Text> = ids.iter().map(Text::same).collect();
    let Text { en, zh } = marked(&ids, Word::new(" or ", "或"));
    Message::new(both!("{n} {things} are called `{name}`", "有 {n} {are}叫“{name}”"))
        .label(Word::new("which one?", "是哪一个？"))
        .help(both!("write its id: {en}", "请写它的 id：{zh}"))
}

/// A word is in the names of these ideas.
pub fn several_ideas(word: &str, names: &[&str]) -> Message {
    let (Text { en, zh }, n) = (quoted(names.iter().copied()), whole(names.len()));
    Message::new(both!("`{word}` is in the names of {n} ideas", "有 {n} 个创意的名称里都有“{word}”"))
        .label(Word::new("which one?", "是哪一个？"))
        .help(both!("write more of the name: {en}", "请把名称写得更全：{zh}"))
}

/// Several words are one name, which is given as a shell takes it.
pub fn needs_quotes(quoted: &str) -> Text {
    both!("a name of several words needs quotes: {quoted}", "名称有几个词时要加引号：{quoted}")
}

/// A word is a folder, and so not the table.
pub fn is_folder(word: &str) -> Text {
    both!("`{word}` is a folder; a table is a file in it", "“{word}”是文件夹；请写出里面的表格文件")
}

/// A word is no file, and so not the table, unless a file with nearly this name is meant.
pub fn is_no_file(word: &str, near: Option<&str>) -> Text {
    match near.map(did_you_mean) {
        Some(Text { en, zh }) => both!("there is no file `{word}`; {en}", "没有文件“{word}”；{zh}"),
        None => both!(
            "there is no file `{word}`, so it is not taken as the table", "没有文件“{word}”，所以没有把它当作表格"
        ),
    }
}

/// A word was taken as the table, though it may be an idea.
pub fn taken_as_table(word: &str) -> Text {
    both!(
        "note: `{word}` was taken as the table, for there is a file of this name; if an idea is meant, name the table too: \
         -i ideas.csv",
        "说明：有一个文件叫“{word}”，所以把它当作表格；如果指的是创意，请把表格也写上：-i ideas.csv"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_a_question_and_others_are_listed() {
        let said = missing(Thing::Criterion, "数据壁");
        assert_eq!(said.what, Text::new("there is no criterion `数据壁`", "没有叫“数据壁”的标准"));
        let near = did_you_mean(Text::new("data_moat", "数据壁垒"));
        assert_eq!(near, Text::new("did you mean `data_moat`?", "是不是想写“数据壁垒”？"));
        let names = [Text::same("A"), Text::new("a", "甲")];
        assert_eq!(did_you_mean_one_of(&names), Text::new("did you mean `A` or `a`?", "是不是想写“A”或“甲”？"));
        let known = known(Thing::Lens.are(), names);
        assert_eq!(known, Text::new("lenses are: `A`, `a`", "视角有：“A”、“甲”"));
    }

    #[test]
    fn a_shared_name_is_told_with_the_ids() {
        let said = several(Thing::Criterion, "墙", &["wall".to_owned(), "moat".to_owned()]);
        assert_eq!(said.what, Text::new("2 criteria are called `墙`", "有 2 条标准叫“墙”"));
        assert_eq!(said.help, [Text::new("write its id: `wall` or `moat`", "请写它的 id：“wall”或“moat”")]);
    }
}
