//! The help of the commands that rank, explain and compare.

use super::command_help::CommandHelp;
use crate::lang::Word;

pub(super) const SCORE: CommandHelp = CommandHelp {
    command: "score",
    about: Word::new("Rank the ideas", "给创意排名"),
    more: Word::new(
        "\
Examples:
  dingzi score
  dingzi score --lens market --top 10
  dingzi score startups.csv -c rubric.toml --format csv -o ranking.csv
  dingzi score 'companies-*.csv.gz' --top 100
  dingzi score companies.csv -o scored.parquet  all ideas of a table of any size
  dingzi score companies.csv --by sector        how sectors compare
  dingzi score companies.csv --by sector -n 3   the best 3 of each sector

How the ranking works: each criterion turns its evidence into a value from 0 to 1; the score is 100 times their weighted sum. Unknowns are counted as zero; the potential is the score if all that is open, the unknown included, turned out best. Ideas that fail a gate stand below all others, whatever they score. Ties share the better rank.

The verdict follows from the two lines under [rubric] verdict: an idea that fails a gate is dropped; a score at the line of pursue, with every gate passed, is pursued; a score at the line of watch, or a potential at that of pursue, is watched; the rest is dropped.

A table of more than 100,000 rows or 8 MiB (unpacked), and several files at once, are read in blocks on all cores. Of more than 10,000 ideas read so the best 100 are shown, or as many as --top says; -o FILE.csv or FILE.parquet without --top writes all of them in the order of the table, without ranks and reasons.

With --by, ideas that have the same text in a column are a group. Each group is a line: how many ideas it has, their median score, how many to pursue, to watch and to drop, and the best idea; the group with the highest median comes first. With -n N as well, the best N of each group are ranked as if the group were the whole table.

When it misleads: a rank is a claim about the weights. Two scores a point apart say little, an idea full of unknowns is not a bad idea (look at its potential), and judged cells are only as good as the judge. Of a group of two or three ideas the median says little about the next one.",
        "\
例：
  dingzi score
  dingzi score --lens 市场派 --top 10
  dingzi score 项目.csv -c 标准.toml --format csv -o 排名.csv
  dingzi score '公司-*.csv.gz' --top 100
  dingzi score 公司.csv -o 得分.parquet                任意大的表，每个创意都写
  dingzi score 公司.csv --by 行业                      各行业比一比
  dingzi score 公司.csv --by 行业 -n 3                 每个行业最好的 3 个

排名怎么来：每条标准把依据换算成 0 到 1 的价值；得分 = 100 ×（各条价值 × 权重）之和。未知的不得分；潜力是待定的（含未知）都取最好时的得分。没有通过门槛的创意排在所有其他创意之后，不管得分多少。并列的取较好的名次。

结论由 [rubric] 里 verdict 的两条分数线得出：没有通过门槛的一律放弃；得分达到推进线、门槛都通过的为推进；得分达到观察线，或潜力达到推进线的为观察；其余放弃。

超过 100,000 行或 8 MiB（解压后）的表，以及一次给出的几个文件，用所有处理器核心按块读取。这样读的创意超过 10,000 个时，只显示最好的 100 个，或 --top 写的个数；-o 文件.csv 或 文件.parquet 而不写 --top，就按表里的次序写出全部，没有名次和理由。

写了 --by，某一列文字相同的创意就是一组。每组一行：有几个创意，得分的中位数，推进、观察、放弃各几个，最好的是哪个；中位数最高的组在前。再写 -n N，就列出每组最好的 N 个，在组内排名，好像整张表只有这一组。

什么时候会误导：名次说的是这套权重。两个得分差一分说明不了什么；满是未知的创意不等于坏创意（看它的潜力）；凭判断填的，有多可靠要看是谁判断的；只有两三个创意的组，中位数说明不了下一个会怎样。",
    ),
    arguments: &[
        ("ideas", Word::new("The table of ideas, CSV (also .gz or .zst), Parquet or Excel (.xlsx); several, or a pattern such as 'part-*.csv', are read as one; `-` is standard input [default: ideas.csv]", "写着各个创意的表格：CSV（也可以是 .gz 或 .zst）、Parquet 或 Excel（.xlsx）；可以写几个文件，或者 'part-*.csv' 这样的模式，合成一张表读；`-` 表示标准输入（默认 ideas.csv）")),
        ("by", Word::new("Put ideas into groups by this column of the table", "按表里的这一列分组")),
        ("top", Word::new("Only the first N ideas; with --by, the first N of each group", "只要前 N 个创意；写了 --by 就是每组前 N 个")),
],
};

pub(super) const EXPLAIN: CommandHelp = CommandHelp {
    command: "explain",
    about: Word::new("Show where one idea's score comes from, cell by cell", "一格一格地说明一个创意的得分从哪里来"),
    more: Word::new(
        "\
Examples:
  dingzi explain \"AI video ads\"
  dingzi explain wechat --vs \"video ads\"
  dingzi explain startups.csv wechat                    of another table

A part of the name will do if only one idea has it. Each line shows the cells as written with their sources, what the value function makes of them, the weight, and the points they add up to; the sum of the points is the score.

When it misleads: the weak and strong criteria named are those that the rubric asks about; what it does not ask about cannot show.",
        "\
例：
  dingzi explain \"AI 视频广告\"
  dingzi explain 私域销售 --vs 视频广告
  dingzi explain 项目.csv 私域销售                         另一张表里的

名称写一部分也行，只要不和别的创意混淆。每一行写出单元格的原文和出处、价值函数把它换算成多少、权重，以及得到的分数；各行分数之和就是得分。

什么时候会误导：说出来的强项和弱项，只限于评分标准问到的；没问的看不见。",
    ),
    arguments: &[
        ("named", Word::new("The idea", "哪个创意")),
        ("vs", Word::new("Another idea to compare it with", "和哪个创意比较")),],
};

pub(super) const COMPARE: CommandHelp = CommandHelp {
    command: "compare",
    about: Word::new("Set ideas side by side: where each is ahead, with which weights", "把几个创意放在一起：各自强在哪里，权重怎样时谁领先"),
    more: Word::new(
        "\
Examples:
  dingzi compare \"video ads\" wechat
  dingzi compare \"video ads\" wechat \"shoe retail\" --lens market
  dingzi compare startups.csv \"video ads\" wechat

Values and points side by side, criterion by criterion; the gap, by which the first named is ahead of each other, adds up to the difference of their scores. Below, pair by pair: how often who leads is ahead with each weight within 20 % of today's value and open facts drawn, as `explain --vs` and `robust` say it, and on what is proven over all weights that there are (exact for two ideas), or that it is at least as good everywhere.

When it misleads: \"in 60 % of all weightings\" counts weights that nobody would choose as much as yours.",
        "\
例：
  dingzi compare 视频广告 私域销售
  dingzi compare 视频广告 私域销售 鞋业零售 --lens 市场派
  dingzi compare 项目.csv 视频广告 私域销售

一条一条并排写出价值和分数；“差距”是第一个写的创意比各创意高多少，加起来就是得分之差。下面两两写出：各权重在当前值 ±20% 内变动、待定项随机取值时，领先者在多少次抽样中排在前面（与 explain --vs、robust 相同）；只看已证实的、任取权重时又是多少（两个创意时是精确值），或者它每条标准都不差。

什么时候会误导：“任取权重时 60%”把没人会选的权重和你的权重算得一样重。",
    ),
    arguments: &[
        ("named", Word::new("The ideas: two or more", "创意：两个或更多")),],
};

pub(super) const DIFF: CommandHelp = CommandHelp {
    command: "diff",
    about: Word::new("What changed since last time, in facts and ranks, and why", "和上次比：依据、权重、得分、名次有什么变化，原因是什么"),
    more: Word::new(
        "\
Examples:
  dingzi diff last-month.csv
  git show HEAD~1:ideas.csv | dingzi diff -  the table before the last commit
  git show HEAD~1:criteria.toml | dingzi diff --old-criteria -
  dingzi diff old.csv new.csv --old-criteria old.toml -c new.toml

Ideas are matched by the column that identifies them, so rows and columns may stand in another order. The change of a score is split up with nothing left over: for each criterion, the mean weight times the change of the value (caused by cells, or by a criterion rewritten in the rubric), and the mean value times the change of the weight (Bennet 1920). An idea that moved though neither a gate nor its own score explains it was passed by others, or others fell back; they are named.

When it misleads: a higher score may mean that more is known, not that the idea got better; unknowns are counted as zero until they are found out. Where cell and rubric changed at once, their part is shown as one. A share also changes where only another weight was raised, since shares sum to 100 %. And an idea given another name is a removed and a new one; a likely renaming is shown only where all its other cells are the same.",
        "\
例：
  dingzi diff 上个月.csv
  git show HEAD~1:ideas.csv | dingzi diff -  上一次提交之前的表
  git show HEAD~1:criteria.toml | dingzi diff --old-criteria -
  dingzi diff 旧.csv 新.csv --old-criteria 旧.toml -c 新.toml

创意按标识它的那一列对应，所以行和列的次序可以不同。得分的变化全部分摊，一点不剩：每条标准分两份，平均权重乘以价值的变化（由单元格引起，或由评分标准里改写的标准引起），和平均价值乘以权重的变化（Bennet 1920）。有的创意自己的门槛和得分都解释不了名次的变动，那是别人超过了它，或者别人掉了下去；会写出是谁。

什么时候会误导：得分高了可能只是知道得多了，不是创意变好了；未知的在查清以前不得分。单元格和评分标准同时改时，两者的影响合在一起说。只提高了一个权重，别的比重也会变，因为总和是 100%。创意改了名字，就算删掉一个、新增一个；只有其他格子全都一样时，才说可能是改名。",
    ),
    arguments: &[
        ("old", Word::new("The table of ideas as it was, CSV or Excel (.xlsx); `-` is standard input", "从前的创意表，CSV 或 Excel（.xlsx）；`-` 表示标准输入")),
        ("new", Word::new("The table of ideas as it is, CSV or Excel (.xlsx); `-` is standard input [default: ideas.csv]", "现在的创意表，CSV 或 Excel（.xlsx）；`-` 表示标准输入（默认 ideas.csv）")),
        ("input", Word::new("The same as NEW, by an option", "同上面的新表，写成选项")),
        ("old_criteria", Word::new("The rubric that judges OLD, if it was another; `-` is standard input", "旧表用的评分标准（如果不是同一份）；`-` 表示标准输入")),],
};
