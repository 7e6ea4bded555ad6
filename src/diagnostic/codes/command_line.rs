//! Every kind of mistake on the command line.

use super::super::code::{Code, CodeEntry, entry};
use crate::lang::Word;

/// All entries, by id.
pub(super) const COMMAND_LINE: &[CodeEntry] = &[
    entry(
        Code::E0401,
        Word::new("change cannot be read", "看不懂这项改动"),
        Word::new(
            "`--weight` takes CRITERION=SHARE (percent), CRITERION=+5, =-5, =x2, =off or =on; `--cell` takes \"\
             IDEA:COLUMN=VALUE\".",
            "`--weight` 写 标准=比重（百分比），或 标准=+5、=-5、=x2、=off（不计）、=on（计入）；`--cell` 写 \"创意:列=值\"。",
        ),
    ),
    entry(
        Code::E0402,
        Word::new("no such criterion", "没有这条标准"),
        Word::new(
            "The command line names a criterion that the rubric does not have. `dingzi check` lists them. An id will do, \
             or the name in either language, unless several share it.",
            "命令行里写的标准，评分标准里没有。`dingzi check` 会列出有哪些。写 id 或任一语言的名称都行；几条标准同名时要\
             写 id。",
        ),
    ),
    entry(
        Code::E0403,
        Word::new("no such idea", "没有这个创意"),
        Word::new(
            "The command line names an idea that the table does not have. Any unmistakable part of the name will do.",
            "命令行里写的创意，表里没有。只要不会认错，写名称的一部分就行。",
        ),
    ),
    entry(
        Code::E0404,
        Word::new("no such lens", "没有这个视角"),
        Word::new(
            "The command line names a lens that the rubric does not have. `base` and `equal` always exist. An id \
             will do, or the name in either language, unless several share it. `diff` needs the lens in both rubrics.",
            "命令行里写的视角，评分标准里没有。`base`（基准）和 `equal`（等权）一直都有。写 id 或任一语言的名称都行；几\
             个视角同名时要写 id。`diff` 要求两份评分标准里都有这个视角。",
        ),
    ),
    entry(
        Code::E0405,
        Word::new("shares do not add up", "比重加起来不对"),
        Word::new(
            "The changed and locked shares together leave no room: they exceed 100 %, or nothing is left that \
             could take up the rest.",
            "改动的和锁定的比重合起来没有余地：超过了 100%，或者没有标准来接剩下的部分。",
        ),
    ),
    entry(
        Code::E0406,
        Word::new("no such column", "没有这一列"),
        Word::new(
            "`--cell` names a column that the rubric does not read, so that changing it could change nothing.",
            "`--cell` 写的列评分标准不读，改了也不会有任何变化。",
        ),
    ),
    entry(
        Code::E0407,
        Word::new("set of weights cannot be read", "看不懂这组权重"),
        Word::new(
            "`--weights` takes all, around:20% (each share within 20 % of what it is), or constraints on shares \
             joined by commas: \"revenue_now > data_moat, channel <= 10%\". A constraint compares two sums of \
             criteria; 2 * growth is twice the share of growth, and a number alone is in percent.",
            "`--weights` 写 all（任取权重）、around:20%（各比重在现在的 ±20% 以内），或者用逗号连接的比重约束：\
             \"现在有收入 > 数据护城河, 自有渠道 <= 10%\"。一个约束比较两边标准之和；2 * 增长 是 增长 比重的两\
             倍，单独的数是百分比。",
        ),
    ),
    entry(
        Code::E0408,
        Word::new("constraints contradict each other", "约束互相矛盾"),
        Word::new(
            "No weights satisfy the constraints together: shares are not negative and sum to 100 %. The message \
             names the smallest set of them that cannot hold at once; give up or loosen one of these.",
            "没有权重能同时满足这些约束：比重不能是负数，总和是 100%。消息里写出了不能同时成立的最小的一组；请放\
             弃或放宽其中一个。",
        ),
    ),
    entry(
        Code::E0409,
        Word::new("no such axis", "没有这个坐标轴"),
        Word::new(
            "An axis of the map is a group of criteria or a single criterion, by its id or its name.",
            "图的坐标轴是一个标准分组，或者一条标准，写 id 或名称。",
        ),
    ),
    entry(
        Code::E0410,
        Word::new("no such sheet", "没有这张工作表"),
        Word::new(
            "`--sheet` names a sheet that the workbook does not have, or the table is a text (CSV), which has none.",
            "`--sheet` 写的工作表在工作簿里没有；或者这是文本（CSV），没有工作表。",
        ),
    ),
    entry(
        Code::E0411,
        Word::new("too many ideas for this form", "这种格式放不下这么多创意"),
        Word::new(
            "A form that holds a ranking as a whole (json, md, xlsx) is made in memory, which a large table would \
             fill. `--top` says how many of the best are wanted; csv and parquet take every idea, however many \
             there are, in the order of the table.",
            "整个排名放在一起的格式（json、md、xlsx）要在内存里生成，大表会把内存占满。请用 `--top` 说明只要前几\
             名；csv 和 parquet 不管多少创意都写得下，次序和表里一样。",
        ),
    ),
    entry(
        Code::E0412,
        Word::new("stated weights cannot be read", "看不懂给出的权重"),
        Word::new(
            "`--order` takes criteria with > and = between them, the most important first: 'revenue_now > \
             data_moat = channel'. `--swing` takes points from zero up, joined by commas: 'revenue_now=100, \
             data_moat=80'. Each criterion is named once.",
            "`--order` 把标准用 > 和 = 连起来，最重要的在前：'现在有收入 > 数据护城河 = 自有渠道'。`--swing` 写大\
             于等于零的分数，用逗号隔开：'现在有收入=100, 数据护城河=80'。每条标准只写一次。",
        ),
    ),
    entry(
        Code::E0413,
        Word::new("an output would overwrite an input", "输出会盖掉输入"),
        Word::new(
            "The place to write to is a file that the command reads: the table, the rubric or a form, under this \
             name, through a link, or as one of the files of a report. Nothing is read or written then. So it is where two outputs would go to one file. Only two \
             options change what dingzi reads: `--save-lens` adds to the rubric, `check --fix --in-place` cleans the \
             table. Name another file.",
            "要写的地方正是这条命令要读的文件：表格、评分标准或权重表单，可能是同一个名字，可能通过链接，也可能是\
             报告要写的文件之一。这时什么都不读，也什么都不写。两份输出写到同一个文件也一样。会改 dingzi 所读文件的只有两处：`--save-lens` 给评分标\
             准加一个视角，`check --fix --in-place` 整理表格。请换一个文件名。",
        ),
    ),
    entry(
        Code::E0414,
        Word::new("no such column in the table", "表里没有这一列"),
        Word::new(
            "`--by`, `--cost`, `--at-most` and `--where` name columns of the table as its header writes them, with or without the unit \
             behind the name; the rubric need not read them. In `--where`, a text stands in single quotation marks, or it \
             is taken for a column: sector = 'robotics'.",
            "`--by`、`--cost`、`--at-most` 和 `--where` 写表里的列名，照表头写，后面的单位可写可不写；评分标准不读的列也可以。`--where` \
             里的文字要加单引号，否则会当作列名：行业 = '机器人'。",
        ),
    ),
    entry(
        Code::E0415,
        Word::new("limit cannot be read", "看不懂这个限制"),
        Word::new(
            "`--budget` takes one amount of zero or more, written as a cell of the cost column, such as 5M or ¥5M. \
             `--at-most` takes COLUMN=N: of all ideas with the same text in that column, at most N are chosen.",
            "`--budget` 写一个不小于零的金额，写法和花费那一列的格子一样：500万、5M、¥5M。`--at-most` 写 列=个数：这一列\
             文字相同的创意，最多选这么多个。",
        ),
    ),
    entry(
        Code::E0416,
        Word::new("limits contradict each other", "限制互相矛盾"),
        Word::new(
            "What must be in (`--must`) already breaks another limit: it is also in `--not`, fails a gate, has no \
             cost, or is more than the budget, `--count` or `--at-most` allow. Take something out of `--must`, or \
             loosen the limit that the message names.",
            "必须选的（`--must`）已经违反了别的限制：同时写在 `--not` 里、没有通过门槛、不知道花费，或者超过了预算、\
             `--count` 或 `--at-most`。请从 `--must` 里去掉一些，或放宽消息里写的限制。",
        ),
    ),
    entry(
        Code::E0417,
        Word::new("too many groups", "分出的组太多"),
        Word::new(
            "`--by` puts ideas with the same text in a column into a group. A column with more than 1,000 different \
             texts, such as one of names or amounts, makes no groups worth comparing. Name one with fewer, such as a \
             sector, a stage or a source.",
            "`--by` 把某一列文字相同的创意归为一组。名称、金额这类列有 1,000 种以上不同的文字，分出来的组没法比较。请换\
             一列种类少的，如行业、阶段、来源。",
        ),
    ),
    entry(
        Code::E0418,
        Word::new("condition cannot be read", "看不懂这个条件"),
        Word::new(
            "`--where` takes a condition over the columns of the table, in the same small SQL as the expressions of the \
             rubric: \"sector = 'robotics' AND stage <> 'seed'\". A column that the rubric reads is read as the rubric reads it, \
             a column of levels by its levels; another as the condition uses it: compared with a number as numbers, with \
             a text in single quotation marks as text, with a day such as '2027-06-30' as days, alone as yes or no.",
            "`--where` 写一个用表里的列组成的条件，写法和评分标准里的算式一样：\"行业 = '机器人' AND 阶段 <> '种子'\"。评分标\
             准也读的列，照评分标准的读法，级别列按级别；别的列看条件怎么用：和数字比就是数字，和单引号里的文字比就是文字，\
             和 '2027-06-30' 这样的日期比就是日期，单独写就是“是”或“否”。",
        ),
    ),
    entry(
        Code::E0419,
        Word::new("no idea satisfies the condition", "没有符合条件的创意"),
        Word::new(
            "The condition of `--where` is true of no idea of the table, so that nothing is left to be looked at. Ideas of \
             which it is not known, because a cell is empty or holds a range across the limit, do not count as true. The \
             message says what the columns hold.",
            "表里没有一个创意符合 `--where` 的条件，没有可看的了。格子空着，或写的范围跨过了界限，不知道是否符合的，不算符\
             合。消息里写了这些列里有什么。",
        ),
    ),
];
