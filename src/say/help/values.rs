//! The placeholders of values in the help: `<FILE>`, `<文件>`.

use crate::lang::Word;

const NAMES: &[Word] = &[
    Word::new("FILE", "文件"),
    Word::new("PATH", "路径"),
    Word::new("PAGES", "页数"),
    Word::new("DIR", "文件夹"),
    Word::new("TABLE", "表格"),
    Word::new("IDEA", "创意"),
    Word::new("IDEA,…", "创意,…"),
    Word::new("OTHER", "另一个创意"),
    Word::new("OLD", "旧表"),
    Word::new("NEW", "新表"),
    Word::new("NAME", "名称"),
    Word::new("N", "个数"),
    Word::new("K", "个数"),
    Word::new("S", "种子"),
    Word::new("LENS", "视角"),
    Word::new("LENS,…", "视角,…"),
    Word::new("C=SHARE", "标准=比重"),
    Word::new("C,…", "标准,…"),
    Word::new("AMOUNT", "金额"),
    Word::new("COLUMN", "列"),
    Word::new("COLUMN=N", "列=个数"),
    Word::new("IDEA:COLUMN=VALUE", "创意:列=值"),
    Word::new("A>B=C", "排序"),
    Word::new("A=POINTS,…", "甲=分数,…"),
    Word::new("METHOD", "方法"),
    Word::new("METHOD,…", "方法,…"),
    Word::new("FORM", "格式"),
    Word::new("LANG", "语言"),
    Word::new("AS", "算法"),
    Word::new("HOW", "算法"),
    Word::new("WHAT", "读什么"),
    Word::new("WAY", "办法"),
    Word::new("SET", "权重范围"),
    Word::new("CONDITION", "条件"),
    Word::new("AXIS", "坐标轴"),
    Word::new("DATE", "日期"),
    Word::new("PORT", "端口"),
    Word::new("HOST", "地址"),
    Word::new("ADDRESS", "地址"),
    Word::new("CODE", "代码"),
    Word::new("SHELL", "shell"),
    Word::new("COMMAND", "命令"),
];

/// The name of a value, by its English one.
pub fn value_name(en: &str) -> Option<Word> {
    NAMES.iter().find(|name| name.en == en).copied()
}
