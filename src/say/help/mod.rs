//! The help of every command and argument. One registry feeds the help, the manual page and the completions.

mod certainty;
mod changes;
mod command_help;
mod files;
mod pick;
mod pictures;
mod ranking;
mod values;

pub use command_help::CommandHelp;
pub use values::value_name;

use crate::lang::{Lang, Word, both, say};
use crate::say::system::Spoken;

/// The help of the program.
pub const PROGRAM: Word = Word::new(
    "Find the nail before the hammer: score AI start-up ideas against a rubric.",
    "先找钉子，再找锤子：按一套评分标准给 AI 创业创意打分。",
);

/// The same at length.
pub const PROGRAM_AT_LENGTH: Word = Word::new(
    "\
Find the nail before the hammer: score AI start-up ideas against a rubric.

A rubric (criteria.toml) says what counts and how much; a table (ideas.csv) says what is known of each idea. \
dingzi tells who leads, why, what would change it and what to find out next.

Exit codes: 0 done; 1 the rubric or the table has mistakes; 2 wrong usage, or a file cannot be read or written.",
    "\
先找钉子，再找锤子：按一套评分标准给 AI 创业创意打分。

评分标准（criteria.toml）写明看什么、各占多重；表格（ideas.csv）写明每个创意已知什么。\
dingzi 告诉你谁领先、为什么、什么能推翻它，以及下一步最该先查清什么。

退出码：0 完成；1 评分标准或表格有错；2 用法不对，或者文件读不了、写不了。",
);

/// Commands that answer the same question.
pub struct CommandGroup {
    pub heading: Word,
    pub commands: &'static [CommandHelp],
}

/// Every command, in the order of the help.
pub const GROUPS: &[CommandGroup] = &[
    CommandGroup { heading: Word::new("Begin", "开始"), commands: &[files::INIT, files::CHECK] },
    CommandGroup { heading: Word::new("Rank", "排名"), commands: &[ranking::SCORE, pick::PICK, ranking::DIFF] },
    CommandGroup { heading: Word::new("Why", "为什么"), commands: &[ranking::EXPLAIN, ranking::COMPARE] },
    CommandGroup {
        heading: Word::new("How sure", "有多稳"),
        commands: &[certainty::ROBUST, certainty::STABILITY, certainty::METHODS, certainty::NEXT],
    },
    CommandGroup { heading: Word::new("Weights", "权重"), commands: &[changes::WHATIF, changes::WEIGHTS] },
    CommandGroup {
        heading: Word::new("Show", "展示"),
        commands: &[pictures::CHART, pictures::REPORT, pictures::SERVE],
    },
    CommandGroup {
        heading: Word::new("Reference", "参考"),
        commands: &[files::DOCS, files::HELP, files::MAN, files::COMPLETIONS],
    },
];

/// The help of a command.
pub fn of(command: &str) -> Option<&'static CommandHelp> {
    GROUPS.iter().flat_map(|group| group.commands).find(|help| help.command == command)
}

/// Arguments that several commands have.
const SHARED: &[(&str, Word)] = &[
    (
        "lang",
        Word::new(
            "Language of the output: {values} [default: that of the system]",
            "输出的语言：{values}（默认跟随系统）",
        ),
    ),
    ("quiet", Word::new("Only count warnings, and show no progress", "警告只说有几个，也不显示进度")),
    ("message_format", Word::new("Form of findings: {values}", "报错的格式：{values}")),
    (
        "ideas",
        Word::new(
            "The table of ideas, CSV, Parquet or Excel (.xlsx); `-` is standard input [default: ideas.csv]",
            "写着各个创意的表格：CSV、Parquet 或 Excel（.xlsx）；`-` 表示标准输入（默认 ideas.csv）",
        ),
    ),
    ("input", Word::new("The same as TABLE, by an option", "同上面的表格，写成选项")),
    ("criteria", Word::new("The rubric; `-` is standard input", "评分标准；`-` 表示标准输入")),
    (
        "sheet",
        Word::new(
            "The sheet of an Excel workbook [default: the one whose header fits the rubric, else the first that is not empty]",
            "Excel 工作簿里的哪张工作表（默认表头最合评分标准的那张，否则第一张有内容的）",
        ),
    ),
    ("hidden", Word::new("Read rows that the workbook hides or filters away as well", "工作簿里隐藏或筛选掉的行也读")),
    (
        "encoding",
        Word::new(
            "The encoding of a text that is not UTF-8, such as gb18030, big5, shift_jis or windows-1252 [default: the likeliest]",
            "文本不是 UTF-8 时的编码，如 gb18030、big5、shift_jis、windows-1252（默认取最可能的）",
        ),
    ),
    (
        "condition",
        Word::new(
            "Only ideas of which this is surely true, such as \"sector = 'robotics' AND stage <> 'seed'\"; any column of the table will do",
            "只看确定符合这个条件的创意，如 \"行业 = '机器人' AND 阶段 <> '种子'\"；表里的哪一列都可以用",
        ),
    ),
    (
        "lens",
        Word::new(
            "Whose weights: base, equal or a lens of the rubric",
            "用谁的权重：base（基准）、equal（等权）或评分标准里的视角",
        ),
    ),
    ("top", Word::new("Only the first N ideas", "只要前 N 个创意")),
    (
        "full",
        Word::new(
            "Show everything, each statistic explained (on the screen and in Markdown; other forms always hold all)",
            "全部显示，每项统计都有说明（用于屏幕和 Markdown，其他格式总是完整的）",
        ),
    ),
    (
        "unknown",
        Word::new(
            "What unknowns and ranges count as: nothing (a range at its worse end), half or best",
            "未知和范围按什么算：nothing（零分，范围取差的一端）、half（一半）或 best（最好）",
        ),
    ),
    ("draws", Word::new("How many draws", "抽样多少次")),
    ("seed", Word::new("The seed: the same seed gives the same answer", "随机种子：种子相同，答案就相同")),
    (
        "save_lens",
        Word::new(
            "Save the new weights as a lens in criteria.toml, comments kept",
            "把新权重存成 criteria.toml 里的一个视角，注释保留",
        ),
    ),
    ("force", Word::new("Replace a lens of this name without asking", "有同名的视角也不问，直接替换")),
    ("format", Word::new("Form: {values} [default: by --output]", "格式：{values}（默认看 --output 的文件名）")),
    ("output", Word::new("Write to this file instead; `-` is standard output", "写到这个文件；`-` 表示标准输出")),
    (
        "excel",
        Word::new(
            "CSV for Excel: Chinese shows as it should, and no text is run as a formula",
            "给 Excel 用的 CSV：中文不乱码，文字不会被当成公式",
        ),
    ),
    ("help", Word::new("Print help (see more with '--help')", "显示帮助（--help 更详细）")),
    ("version", Word::new("Print version", "显示版本")),
];

/// Headings of the help.
pub const USAGE: Word = Word::new("Usage", "用法");
pub const ARGUMENTS: Word = Word::new("Arguments", "参数");
pub const OPTIONS: Word = Word::new("Options", "选项");
pub const COMMAND: Word = Word::new("COMMAND", "命令");

/// Sections of the manual page, by their English names.
const SECTIONS: &[Word] = &[
    Word::new("NAME", "名称"),
    Word::new("SYNOPSIS", "概要"),
    Word::new("DESCRIPTION", "说明"),
    Word::new("OPTIONS", "选项"),
    Word::new("SUBCOMMANDS", "命令"),
    Word::new("EXTRA", "另请参阅"),
    Word::new("VERSION", "版本"),
];

/// Between the possible values of an argument.
pub(crate) const BETWEEN_VALUES: Word = Word::new(", ", "、");

/// A section of the manual page.
pub fn section(en: &str) -> Option<Word> {
    SECTIONS.iter().find(|section| section.en == en).copied()
}

/// There is no such command.
pub fn no_command(name: &str) -> Spoken {
    both!("there is no command `{name}` (`dingzi --help` lists them)", "没有“{name}”这个命令（有哪些见 dingzi --help）")
        .into()
}

/// The default of an argument.
pub fn default(value: &str, lang: Lang) -> String {
    say!(lang, " [default: {value}]", "（默认 {value}）")
}

/// The help of an argument of a command.
pub fn argument(command: &str, id: &str) -> Option<Word> {
    let own = of(command).map_or(&[][..], |help| help.arguments);
    own.iter().chain(SHARED).find(|(known, _)| *known == id).map(|(_, word)| *word)
}
