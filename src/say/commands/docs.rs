//! The words of `dingzi docs`.

use crate::lang::{Text, Word, both};
use crate::say::system::Spoken;

/// Parts of the reference, and the heads of their tables.
pub const KEYS: Word = Word::new("Keys of criteria.toml", "criteria.toml 里的键");
pub const KEY: [Word; 2] = [Word::new("key", "键"), Word::new("meaning", "意思")];
pub const VALUE_FUNCTIONS: Word = Word::new("Value functions", "价值函数");
pub const VALUE_FUNCTION: [Word; 3] =
    [Word::new("kind", "种类"), Word::new("written as", "写法"), Word::new("what it does", "作用")];
pub const FUNCTIONS: Word = Word::new("Functions of expressions", "算式里的函数");
pub const FUNCTION: [Word; 2] = [Word::new("function", "函数"), Word::new("meaning", "意思")];
pub const FORMS: Word = Word::new("Forms of output", "输出的格式");
pub const FORM: [Word; 2] = [Word::new("`--format`", "`--format`"), Word::new("what it is", "是什么")];
pub const FIGURES: Word = Word::new("Figures", "图");
pub const FIGURE: [Word; 2] =
    [Word::new("`dingzi chart`", "`dingzi chart`"), Word::new("the question that it answers", "回答什么问题")];
pub const FINDINGS: Word = Word::new("Findings", "错误和警告");
pub const FINDING: [Word; 2] = [Word::new("code", "代码"), Word::new("what is wrong", "哪里不对")];

/// What errors and warnings do.
pub const SEVERITIES: Word = Word::new(
    "Errors stop the run before anything is computed; warnings do not.",
    "有错误就什么都不算；有警告照样算。",
);

/// After the title of a warning.
pub const IS_A_WARNING: Word = Word::new(" (warning)", "（警告）");

/// No finding has this code, and no glossary term has this name; a near one may be meant.
pub fn nothing_of(asked: &str, near: Option<&str>) -> Spoken {
    let near = near.map_or(Text::default(), |near| both!("; did you mean `{near}`?", "；是不是想写“{near}”？"));
    let Text { en, zh } = near;
    both!(
        "`{asked}` is neither a code nor a word of the glossary{en} (`dingzi docs` lists codes, `dingzi docs words` words)",
        "“{asked}”既不是错误代码，也不在词表里{zh}（`dingzi docs` 列出代码，`dingzi docs words` 列出词）"
    )
    .into()
}
