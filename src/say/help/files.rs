//! The help of the commands around the two files.

use super::command_help::CommandHelp;
use crate::lang::Word;

pub(super) const INIT: CommandHelp = CommandHelp {
    command: "init",
    about: Word::new(
        "Write a commented criteria.toml and a small ideas.csv to edit",
        "写一份带注释的 criteria.toml 和一份小的 ideas.csv 作为起点",
    ),
    more: Word::new(
        "\
Example:
  dingzi init my-fund && cd my-fund && dingzi score

Nothing is overwritten: if one of the two files is there already, neither is written.",
        "\
例：
  dingzi init 我的基金 && cd 我的基金 && dingzi score

不会覆盖任何东西：两个文件里有一个已经在那里，就都不写。",
    ),
    arguments: &[("dir", Word::new("Where to write them; made if it is not there", "写到哪个文件夹；没有就新建"))],
};

pub(super) const CHECK: CommandHelp = CommandHelp {
    command: "check",
    about: Word::new("Find every mistake in both files, and list what is unknown", "找出评分标准和表格里的每一个错误，再列出还不知道的"),
    more: Word::new(
        "\
Examples:
  dingzi check ideas.csv -c criteria.toml --message-format short
  dingzi check pipeline.xlsx --fix -o pipeline.csv

Every mistake of both files is reported in one run. What passes is well formed, not true: a wrong fact in the right form is not found.",
        "\
例：
  dingzi check ideas.csv -c criteria.toml --message-format short
  dingzi check 项目池.xlsx --fix -o 项目池.csv

两个文件里的错误一次说完。通过了只说明写法没错，不说明内容是真的：写法对而内容错的事实，查不出来。",
    ),
    arguments: &[
        ("all", Word::new("Show each of many mistakes alike, with its line", "同类的错误也逐个列出，各带那一行")),
        ("fix", Word::new("Write a cleaned copy of the table, with each change listed: rows that are no ideas left out, cells that have one reading written so that it shows", "写一份整理过的表格，并列出每处改动：去掉不是创意的行，只有一种读法的格子改成看得出来的写法")),
        ("output", Word::new("Where the copy goes, a CSV file [default: standard output]", "整理后的表格写到哪里，CSV 文件（默认标准输出）")),
        ("in_place", Word::new("Change the table itself; only a CSV file", "直接改表格本身；只限 CSV 文件")),],
};

pub(super) const DOCS: CommandHelp = CommandHelp {
    command: "docs",
    about: Word::new(
        "Explain a finding's code or a word, or list what files may hold",
        "解释一个错误代码或用到的词，或者列出两个文件里可以写什么",
    ),
    more: Word::new(
        "\
Examples:
  dingzi docs E0203     what this finding means and how to mend it
  dingzi docs cells     what may be written into a cell, on one page
  dingzi docs words     what the words mean: score, potential, gate, lens …
  dingzi docs           the reference of both files: keys, functions, codes",
        "\
例：
  dingzi docs E0203     这个代码是什么意思，怎么改
  dingzi docs cells     单元格里可以写什么，一页说完
  dingzi docs words     各个词是什么意思：得分、潜力、待定、门槛、视角……
  dingzi docs           两个文件的参考：键、价值函数、函数、代码",
    ),
    arguments: &[(
        "code",
        Word::new(
            "A finding's code, such as E0203; a word of the glossary, such as score; `cells` or `words`",
            "错误代码，如 E0203；词表里的一个词，如 得分；或者 `cells`、`words`",
        ),
    )],
};

pub(super) const COMPLETIONS: CommandHelp = CommandHelp {
    command: "completions",
    about: Word::new("Print completions for a shell", "打印 shell 的自动补全脚本"),
    more: Word::new(
        "\
Example:
  dingzi completions bash > ~/.local/share/bash-completion/completions/dingzi",
        "\
例：
  dingzi completions bash > ~/.local/share/bash-completion/completions/dingzi",
    ),
    arguments: &[("shell", Word::new("The shell", "哪种 shell：{values}"))],
};

pub(super) const MAN: CommandHelp = CommandHelp {
    command: "man",
    about: Word::new("Print the manual page", "打印手册页"),
    more: Word::new(
        "\
Example:
  dingzi man > ~/.local/share/man/man1/dingzi.1",
        "\
例：
  dingzi man > ~/.local/share/man/zh_CN/man1/dingzi.1",
    ),
    arguments: &[],
};

pub(super) const HELP: CommandHelp = CommandHelp {
    command: "help",
    about: Word::new("Show the help, of all or of one command", "显示总的帮助，或一个命令的帮助"),
    more: Word::new(
        "\
Example:
  dingzi help score", "\
例：
  dingzi help score",
    ),
    arguments: &[("of", Word::new("The command", "哪个命令"))],
};
