//! Why a rubric cannot be planned for another engine, or a frame not be scored by it.

use crate::lang::{Text, Word, both};

/// What a rubric reads in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Numbers of any type.
    Numbers,
    /// Days.
    Dates,
    /// Truth values.
    Truths,
    /// Texts, such as levels.
    Texts,
}

impl Wanted {
    fn word(self) -> Word {
        match self {
            Wanted::Numbers => Word::new("numbers", "数字"),
            Wanted::Dates => Word::new("dates", "日期"),
            Wanted::Truths => Word::new("true and false", "布尔值"),
            Wanted::Texts => Word::new("texts", "文本"),
        }
    }
}

/// A column counts per cent or in a power of ten, or its header and the rubric name two units.
pub fn unit(column: &str) -> Text {
    both!(
        "the rubric reads column `{column}` in a unit that numbers alone cannot say (per cent, thousands, another than its header names): name a column without one",
        "评分标准按数值本身无法写明的单位（百分比、千或万，或与表头不同的单位）读取“{column}”列：请改用不带单位的列"
    )
}

/// A CASE has a condition with NULL in it.
pub fn null(id: &str) -> Text {
    both!("`{id}`: a condition of CASE with NULL in it has no plan", "“{id}”：CASE 的条件里有 NULL，无法转成查询")
}

/// The frame lacks columns.
pub fn missing(columns: &[String]) -> Text {
    let Text { en, zh } = listed(columns);
    Text::new(format!("the frame has no column {en}"), format!("数据框里没有{zh}列"))
}

/// Several columns look like the one that is read.
pub fn alike(column: &str, names: &[String]) -> Text {
    let Text { en, zh } = listed(names);
    Text::new(
        format!(
            "the rubric reads column `{column}`, and the frame has {en}: rename the one that is meant to `{column}`"
        ),
        format!("评分标准读取“{column}”列，而数据框里有{zh}：请把要用的一列改名为“{column}”"),
    )
}

fn listed(names: &[String]) -> Text {
    let quoted = |open: &str, close: &str, comma: &str| {
        names.iter().map(|name| format!("{open}{name}{close}")).collect::<Vec<_>>().join(comma)
    };
    Text::new(quoted("`", "`", ", "), quoted("“", "”", "、"))
}

/// A column is of another type.
pub fn wrong_type(column: &str, wants: Wanted, has: &str) -> Text {
    let Word { en, zh } = wants.word();
    Text::new(
        format!("the rubric reads {en} in column `{column}`, whose type is {has}"),
        format!("评分标准在“{column}”列读取{zh}，而该列的类型是 {has}"),
    )
}

/// The frame has a column of a name that the plan adds.
pub fn taken(column: &str) -> Text {
    both!(
        "the frame has a column `{column}` already: rename or drop it first",
        "数据框里已有“{column}”列：请先改名或删去"
    )
}
