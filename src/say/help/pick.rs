//! The help of the command that chooses several ideas.

use super::command_help::CommandHelp;
use crate::lang::Word;

pub(super) const PICK: CommandHelp = CommandHelp {
    command: "pick",
    about: Word::new("Choose several: the set with the most points under a budget", "一次选几个：预算之内总分最高的组合"),
    more: Word::new(
        "\
Examples:
  dingzi pick --count 3
  dingzi pick --budget 50M --cost cost_12m
  dingzi pick --budget 50M --cost cost_12m --count 5 --at-most channel=2
  dingzi pick --count 4 --must \"video ads\" --not wechat --chart pick.png

The set with the most points in all, under every limit at once: what it costs, how many, and how many of those that are the same in a column. What an idea costs is what it takes of your budget: what it costs to build, or what a fund would put in. Points are expected ones: proven points and, for each open fact, what it is worth on average as `robust` draws it; --proven counts proven points alone. The search proves that no set is better; where that takes too long, the best found is shown with the points by which another could be better.

\"In the best set\" says in how many of 200 draws (weights within 20 % of today's, open facts drawn) an idea is in the best set of that draw; of more than 1,000 ideas there are fewer draws. Below: how often exactly this set is the best, what changes on proven points alone and with less to spend, and the open fact to find out first, with what that gains on average.

A cost given as a range counts at its upper end, in draws too. Ideas without a cost cannot be chosen, nor can those that fail a gate; open gates count as passed, and are told.

When it misleads: points of two ideas are added as if one did not take from the other; two ideas for the same customers may be worth less together. Ten points more for half the budget may be a bad trade: look at what less money changes.",
        "\
例：
  dingzi pick --count 3
  dingzi pick --budget 5000万 --cost cost_12m
  dingzi pick --budget 5000万 --cost cost_12m --count 5 --at-most channel=2
  dingzi pick --count 4 --must 视频广告 --not 私域销售 --chart 组合.png

在所有限制之内总分最高的组合：总花费、最多几个，以及某一列相同的最多几个。花费是一个创意要占用的预算：自己做就是做它的成本，基金就是打算投的钱。分数是预期分数：已证实的分数，加上每项待定平均值多少（抽法与 robust 相同）；--proven 只算已证实的。求出组合的同时会证明没有更好的；太花时间时，写出找到的最好组合和最多还可能高几分。

“选中比例”：200 次抽样（各权重在当前值 ±20% 内变动，待定项随机取值）中，一个创意在当次最好组合里的比例；创意超过 1,000 个时少抽几次。下面写出恰好是这个组合最好的比例、只算已证实的分数或钱少一些时谁换下谁、最该先查清哪一项待定，以及平均能多几分。

花费写成范围的按上端算，抽样时也一样。没有写花费的、没有通过门槛的不能选；待定的门槛按通过算，会写明。

什么时候会误导：分数直接相加，好像创意之间互不影响；两个创意争同一批客户时，合起来可能不值这么多。多十分却多花一半预算，未必划算：看看钱少一些会怎样。",
    ),
    arguments: &[
        ("budget", Word::new("What may be spent in all, written as a cell of the cost column, such as 50M", "总共能花多少，写法和花费那一列的格子一样：5000万、50M")),
        ("cost", Word::new("The column that says what an idea costs", "写着花费的那一列")),
        ("count", Word::new("How many ideas may be chosen at most", "最多选几个")),
        ("at_most", Word::new("Of ideas that are the same in this column, at most N; may be repeated", "这一列相同的最多选几个；可以写几次")),
        ("must", Word::new("Ideas that must be in", "必须选的创意")),
        ("not", Word::new("Ideas that must not be in", "不许选的创意")),
        ("proven", Word::new("Count proven points instead of expected ones", "只算已证实的分数，不算预期的")),
        ("top", Word::new("Only the first N rows [default: the set and up to 5 that come near]", "只列前 N 行（默认列出组合和最接近的 5 个）")),
        ("chart", Word::new("Draw the set as a picture too, .png or .svg", "同时画成图，.png 或 .svg")),
    ],
};
