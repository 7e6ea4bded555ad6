//! Every reason why a file cannot be read.

use super::super::code::{Code, CodeEntry, entry};
use crate::lang::Word;

/// All entries, by id.
pub(super) const FILES: &[CodeEntry] = &[
    entry(
        Code::E0101,
        Word::new("file cannot be read", "文件读不了"),
        Word::new(
            "The file does not exist, may not be read, or is no file: a folder, a named pipe, a device. `dingzi \
             init` writes a criteria.toml and an ideas.csv to start from; `-` in place of a file name reads \
             standard input, and so does what the shell hands over by a path of its own, as in `dingzi score <(…\
             )`. The exit code is 2.",
            "文件不存在、没有读取权限，或者根本不是文件：是文件夹、管道或设备。`dingzi init` 会写一份 \
             criteria.toml 和 ideas.csv 作为起点；文件名写 `-` 表示读标准输入，shell 用自己的路径递过来的内容也一\
             样，例如 `dingzi score <(…)`。退出码是 2。",
        ),
    ),
    entry(
        Code::E0102,
        Word::new("not a text file", "不是文本文件"),
        Word::new(
            "The file holds bytes that no text has. A rubric is a text in TOML, a table a text (CSV) or an Excel \
             workbook (.xlsx). A text is in UTF-8, in UTF-16 with its mark, or in an encoding that its bytes make \
             likely or --encoding names.",
            "文件里有文本不会有的字节。评分标准是 TOML 文本；表格是文本（CSV）或 Excel 工作簿（.xlsx）。文本用 \
             UTF-8、带标记的 UTF-16，或者从字节上看得出来的编码，也可以用 --encoding 写明。",
        ),
    ),
    entry(
        Code::E0103,
        Word::new("undecodable bytes", "字节解不出文字"),
        Word::new(
            "The text is not UTF-8, and no other encoding makes a text of it that a person would write; or it is \
             not in the one that --encoding names. Usually a file was cut off, or two files of different \
             encodings were joined. Save it again as UTF-8, or name its encoding: --encoding gb18030, big5, \
             shift_jis, euc-kr, windows-1252, windows-1251 and others that browsers know.",
            "文本不是 UTF-8，用别的编码解出来也是乱码；或者不是 --encoding 写明的编码。多半是文件被截断了，\
             或者把两个不同编码的文件接在了一起。请另存为 UTF-8，或写明编码：--encoding gb18030、big5、shift_jis、\
             euc-kr、windows-1252、windows-1251 等浏览器认得的编码。",
        ),
    ),
    entry(
        Code::E0104,
        Word::new("workbook cannot be read", "工作簿读不了"),
        Word::new(
            "Tables are read from Excel workbooks (.xlsx, .xlsm), Parquet files and texts (CSV). Other workbooks \
             (.xls, .xlsb, .ods, .numbers), those protected with a password, and broken ones are not: open the \
             file where it was made and save it as .xlsx without a password, or save the sheet as CSV.",
            "能读的表格有 Excel 工作簿（.xlsx、.xlsm）、Parquet 文件和文本（CSV）。其他工作簿（.xls、.xlsb、.ods、\
             .numbers）、加了密码的和已损坏的读不了：请用原来的软件打开，另存为不带密码的 .xlsx，或者把那张表存成 \
             CSV。",
        ),
    ),
    entry(
        Code::E0105,
        Word::new("formula without a value", "公式没有算出的值"),
        Word::new(
            "A workbook holds a formula and the value it had when it was last computed. This one has never been \
             computed: a program other than a spreadsheet wrote it. dingzi computes no formulas, and does not \
             take a fact that is there for an unknown one. Open the workbook in Excel, WPS or LibreOffice and \
             save it.",
            "工作簿里存着公式和它上次算出的值。这一个从来没有算过：文件不是电子表格软件写的。dingzi 不计算公式，\
             也不会把写着的事实当成未知。请用 Excel、WPS 或 LibreOffice 打开再保存一次。",
        ),
    ),
    entry(
        Code::E0106,
        Word::new("file changed while it was read", "读取过程中文件变了"),
        Word::new(
            "A large table is read piece by piece, and this one is not what it was when its first line was read: \
             a program writes to it. What would be computed is of no moment in time. Wait until it is written, or \
             score a copy.",
            "大表是一段一段读的，而这个文件和读第一行时已经不一样了：有别的程序在写它，算出来的不属于任何一个时刻。\
             请等它写完，或者给一份副本打分。",
        ),
    ),
    entry(
        Code::E0107,
        Word::new("too large to be read whole", "太大，不能整个读入"),
        Word::new(
            "Most commands hold a table in memory with all that is made of it, for which there are 2 GB; a rubric \
             and a form of weights have 12 MB, and a header a million columns. Reading stops where that is \
             passed, also inside a packed file or a workbook, however little it has on the disk. `dingzi score` \
             reads tables (CSV, Parquet) of any size, block by block.",
            "大多数命令要把整张表和由它算出的一切放在内存里，上限是 2 GB；评分标准和权重表单的上限是 12 MB，表头\
             最多一百万列。超过就不再往下读，压缩文件和工作簿里面也一样，不管它在磁盘上有多小。`dingzi score` 按\
             块读取任意大的表（CSV、Parquet）。",
        ),
    ),
];
