//! Every kind of mistake in the table of ideas.

use super::super::code::{Code, CodeEntry, entry};
use crate::lang::Word;

/// All entries, by id.
pub(super) const TABLE: &[CodeEntry] = &[
    entry(
        Code::E0301,
        Word::new("empty table", "表是空的"),
        Word::new(
            "The table of ideas has no header line, or no idea below it.",
            "表里没有表头，或者表头下面一个创意也没有。",
        ),
    ),
    entry(
        Code::E0302,
        Word::new("no column names the idea", "没有创意名称那一列"),
        Word::new(
            "The rubric says which column holds the ideas' names (`idea = \"…\"` under [rubric]); the table has \
             no such column.",
            "评分标准写明了哪一列是创意的名称（[rubric] 下的 `idea = \"…\"`），表里却没有这一列。",
        ),
    ),
    entry(
        Code::E0303,
        Word::new("expression names a missing column", "表里没有算式要用的列"),
        Word::new(
            "A criterion or gate reads a column that the table does not have. Add the column (it may be empty: \
             unknown), or correct the name in the rubric. A missing column is never taken for an unknown one, \
             since it is most often a slip.",
            "有一条标准或一个门槛要读表里没有的列。请加上这一列（可以空着，表示未知），或者改正评分标准里的名字。\
             缺了一列从不当作未知，因为多半是写错了。",
        ),
    ),
    entry(
        Code::E0304,
        Word::new("row has too many or too few cells", "这一行的格子多了或少了"),
        Word::new(
            "The row has another number of cells than the header, so that its facts would land in the wrong \
             columns. Most often a text or a number with a comma in it is not in quotation marks: write \"1,200\" \
             or 1200.",
            "这一行的格子数和表头不一样，事实会落到错的列里。多半是带逗号的文字或数字没有加引号：请写 \"1,200\" \
             或 1200。",
        ),
    ),
    entry(
        Code::E0305,
        Word::new("idea without a name", "创意没有名称"),
        Word::new("Every idea needs a name: results are shown by it.", "每个创意都要有名称：结果里用名称指代创意。"),
    ),
    entry(
        Code::E0306,
        Word::new("two ideas of the same name", "两个创意同名"),
        Word::new(
            "Results are shown by name, and `explain`, `--cell` and charts could mean either row. Rename one of \
             them. Names that look the same are the same, whatever characters they are made of; a note tells \
             where they differ.",
            "结果里用名称指代创意，同名时 `explain`、`--cell` 和图就不知道指哪一行。请改掉一个。看上去一样的名称就算相\
             同，不管用的是什么字符；说明里会写出哪里不同。",
        ),
    ),
    entry(
        Code::E0307,
        Word::new("text where a number belongs", "该写数字的地方是文字"),
        Word::new(
            "The column is used as a number. `dingzi docs cells` shows what may be written: 1234.5, 1,234, 12%, 350k, $1.2M; a range as 3..5 or 3-5k; about as ~5; an open end as 5+ or >5; low, likely, high as 3..4..6. What is not known is ?, an empty cell, or a word such as TBD. `none` will not do: none at all is 0, and not unknown. All of it may be written in Chinese as well.",
            "这一列当数字用。能写什么见 `dingzi docs cells`：1234.5、1,234、12%、350k、5000万、$1.2M；范围写 3..5 \
             或 3-5万；大约写 ~5 或 约5；一头不封顶写 5+、>5 或 不到5；最低、最可能、最高写 3..4..6。不知道就写 ?、\
             留空，或写 待定、TBD 这样的词。`none` 和 无 都不行：没有是 0，不是未知。",
        ),
    ),
    entry(
        Code::E0308,
        Word::new("foreign currency", "别的币种"),
        Word::new(
            "Amounts are counted in one currency: that of `[rubric] currency = \"USD\"`, or of the table's signs \
             where the rubric says none. An amount in another is converted by the rate that the rubric gives, how \
             much of the one currency one of the other is:\n\n    \
             [rubric]\n    \
             currency = \"USD\"\n    \
             rates = { EUR = 1.08, day = \"2026-11-01\" }\n\nWithout a rate nobody knows what it is worth.",
            "金额统一按一种货币计：`[rubric] currency = \"USD\"` 写明的那种，没写就是表里的货币符号表示的那种。别\
             的货币按评分标准写的汇率换算（一单位那种货币值多少这种货币）：\n\n    \
             [rubric]\n    \
             currency = \"USD\"\n    \
             rates = { EUR = 1.08, day = \"2026-11-01\" }\n\n没有汇率，就没人知道它值多少。",
        ),
    ),
    entry(
        Code::E0309,
        Word::new("unknown level", "没有这个级别"),
        Word::new(
            "The cell holds none of the levels of the criterion's scale. Levels are written by their id or their \
             name. What is not known is ?, n/a or an empty cell; a misspelt level is never scored as zero.",
            "单元格写的不是这条标准的级别表里的级别。级别写 id 或名称都可以。不知道就写 ?、n/a、未知，或留空；写\
             错的级别绝不会当成零分。",
        ),
    ),
    entry(
        Code::E0310,
        Word::new("range is reversed", "范围写反了"),
        Word::new("A range goes from the lower to the higher end: 3M..5M.", "范围从小的写到大的：800万..1200万。"),
    ),
    entry(
        Code::E0311,
        Word::new("infinite number", "数无穷大"),
        Word::new(
            "The number is infinite or too great to compute with. Leave the cell unknown, or write the number \
             that is meant.",
            "这个数是无穷大，或者大得没法计算。请留空表示未知，或者写出真正的数。",
        ),
    ),
    entry(
        Code::E0312,
        Word::new("neither yes nor no", "不是“是”也不是“否”"),
        Word::new(
            "The column is used as a yes or no: yes, no, true, false, y, n, 1, 0, √, ✗, and the same in Chinese; unknown as ?, nothing or a word such as TBD. A cross (× or the letter x) may mark or strike out: it is a no \
             where the column has a tick too, else nobody knows.",
            "这一列当“是/否”用：是、否、有、无、yes、no、true、false、y、n、1、0、√、✗；不知道写 ?、留空，或写 待\
             定 这样的词。叉（× 或字母 x）可能表示选中，也可能表示划掉：同一列里也有勾时它是“否”，否则没人知道。",
        ),
    ),
    entry(
        Code::E0313,
        Word::new("two columns of the same name", "两列同名"),
        Word::new(
            "A column that the rubric reads stands twice in the header, and either could be meant. Rename one of \
             them. Two that differ in capitals alone are told apart where the rubric writes one as its header \
             does.",
            "评分标准要读的一列在表头里出现了两次，分不清指哪一个。请改掉一个。只有大小写不同的两列，评分标准写得\
             和表头一模一样时分得清。",
        ),
    ),
    entry(
        Code::E0314,
        Word::new("quotation mark is never closed", "引号没有合上"),
        Word::new(
            "A cell begins with a quotation mark that never ends, so that it swallows the rest of the file. Close \
             it; a quotation mark inside a quoted cell is written twice.",
            "有一格以引号开头却没有结束的引号，后面整个文件都被吞进去了。请把引号补上；引号里面的引号要写两遍。",
        ),
    ),
    entry(
        Code::E0315,
        Word::new("ambiguous range", "范围只有一端有单位"),
        Word::new(
            "Only one end of the range has a unit: 800..1200k could mean 800k to 1200k or 800 to 1200k. Write \
             the unit at both ends.",
            "范围只有一端写了单位：800..1200万 可能是 800万到 1200万，也可能是 800 到 1200万。请两端都写上单位。",
        ),
    ),
    entry(
        Code::E0316,
        Word::new("error of a formula", "公式出错"),
        Word::new(
            "A formula in the spreadsheet has no result: #DIV/0! divides by zero, #N/A found nothing, #REF! reads \
             a cell that is gone, #NAME? has a misspelt name, #VALUE! computes with a text. It is not taken for \
             an unknown, since it hides a mistake. Mend the formula, or write ? where the fact is not known: \
             =IFERROR(…, \"?\").",
            "表格里的公式没有结果：#DIV/0! 除以零，#N/A 没有找到，#REF! 引用的格子已经不在，#NAME? 名字写错，\
             #VALUE! 用文字做了计算。它背后有错，所以不当作未知。请改好公式；不知道的事实写 ?：=IFERROR(…, \"?\")。",
        ),
    ),
    entry(
        Code::E0317,
        Word::new("row without an end", "一行没有结尾"),
        Word::new(
            "A row of a large table goes on for more than 64 MiB, which no table of ideas needs; so much and no \
             more is held in memory at once. A line end is missing, a quotation mark opens a cell by mistake, or \
             the file is no table.",
            "大表里有一行超过了 64 MiB，创意表用不着这么长的一行；一次最多只在内存里放这么多。可能是少了换行，可\
             能是一格误以引号开头，也可能这根本不是表。",
        ),
    ),
    entry(
        Code::E0318,
        Word::new("decimals or thousands", "小数点还是千位分隔"),
        Word::new(
            "Nothing in the column tells what a sign among digits is: in a file separated by semicolons, where a \
             comma stands before decimals, 1.234 is most often one thousand, but may be a little more than one. \
             The rubric decides for the column:\n\n    \
             [columns.revenue]\n    \
             decimal = \",\"\n\nOne cell that can be read in one way only (0.5, or 1.234.567) decides as well.",
            "这一列里看不出数字中间的符号是什么：用分号分隔的文件里，逗号是小数点，1.234 多半是一千多，也可能是一\
             点几。由评分标准来定：\n\n    \
             [columns.收入]\n    \
             decimal = \",\"\n\n只要列里有一格只有一种读法（0.5 或 1.234.567），也就定下来了。",
        ),
    ),
    entry(
        Code::E0319,
        Word::new("percentage or number", "百分数还是数字"),
        Word::new(
            "Cells of the column carry a % and this one does not, or it is the other way round, so that 75 would \
             be 7,500 % among 80 %. Below a header in %, 35 is 0.35, and a bare 0.35 may be 35 % or 0.35 %. Write \
             the sign, or the number that is meant.",
            "这一列别的格子带 %，这一格不带，或者正好相反，于是 75 放在 80% 中间就成了 7,500%。表头写着 % 时，35 \
             就是 0.35，而单写 0.35 可能是 35%，也可能是 0.35%。请写上百分号，或者写出真正的数。",
        ),
    ),
    entry(
        Code::E0320,
        Word::new("unit that the column does not count in", "单位对不上这一列"),
        Word::new(
            "A time or a rate counts for something only in a unit: 18 months are 1.5 years. The rubric says in \
             which the column counts, and cells in others of its kind are converted (a month has 30.4375 days):\
             \n\n    \
             [columns.runway]\n    \
             unit = \"months\"\n\nThe unit in the bracket of a header, `Runway (months)`, says so as well. A cell \
             of another kind, money among times, is a mistake.",
            "时间和速度要有单位才算数：18 个月是 1.5 年。评分标准写明这一列用什么单位，同类的其他单位会换算（一个\
             月按 30.4375 天）：\n\n    \
             [columns.runway]\n    \
             unit = \"月\"\n\n表头括号里的单位，如 `续航（月）`，也管用。不同类的单位，比如时间列里的金额，就是写\
             错了。",
        ),
    ),
    entry(
        Code::E0321,
        Word::new("not a date", "不是日期"),
        Word::new(
            "The column is used as dates: 2027-06-30, 2027/6/30, 30 Jun 2027. Of 06/07/2027 nobody \
             knows which is the day, unless another cell of the column tells, as 25/06/2027 does. A month or a \
             quarter is no day.",
            "这一列当日期用：2027-06-30、2027/6/30、30 Jun 2027、2027年6月30日。06/07/2027 谁也不知道哪个是日，除\
             非同一列里有一格能看出来，如 25/06/2027。只写到月份或季度的不是日期。",
        ),
    ),
    entry(
        Code::E0322,
        Word::new("cost below zero", "花费小于零"),
        Word::new(
            "`dingzi pick` adds up what ideas cost, and one that costs less than nothing would pay for others. Write \
             the amount that is spent, without a minus sign; what an idea earns belongs into another column.",
            "`dingzi pick` 把创意的花费加起来，小于零的就成了替别人付钱。请写要花的金额，不带负号；创意赚的钱写在别的列\
             里。",
        ),
    ),
];
