//! The help of the commands that say how far a ranking can be trusted.

use super::command_help::CommandHelp;
use crate::lang::Word;

pub(super) const STABILITY: CommandHelp = CommandHelp {
    command: "stability",
    about: Word::new("How far each weight may move before another idea leads", "每个权重可以动多少而不易主，各个创意怎样才能领先"),
    more: Word::new(
        "\
Examples:
  dingzi stability
  dingzi stability --full  every criterion, more ideas, how far the order holds
  dingzi stability --first 5 --lens market
  dingzi stability --format json

For each criterion, the shares between which the leader stays first if only that share moves and the others keep their proportions; who takes over beyond; and the same for the order of the first K. Exact: scores are straight lines in one share, and the ends are where two lines cross.

For each other idea, what would put it first: the smallest shift of weight (half the sum of all changes; a linear program), or that no weights can, because another idea, or several others in some proportion, are at least as good on every criterion; and the smallest change of a single fact. \"First\" means level with the leader at least.

When it misleads: weights seldom move one at a time, so wide intervals do not make a ranking safe (`dingzi robust` moves them all). Unknowns are counted as zero here, as in the score.",
        "\
例：
  dingzi stability
  dingzi stability --full          每条标准、更多创意，以及次序在什么范围内不变
  dingzi stability --first 5 --lens 市场派
  dingzi stability --format json

对每条标准，写出只动它的权重、其他保持彼此的比例时，领先者不变的范围，以及超出以后谁来领先；前 K 名的次序也一样。结果是精确的：得分随权重成直线变化，两条线相交处就是端点。

对其他每个创意，写出怎样才能领先：最少要挪动多少权重（所有变化之和的一半，用线性规划求出），或者怎样都不行，因为另一个创意或几个创意按比例合起来每条标准都不比它差；以及单独一项事实最少要好到多少。“领先”指得分至少相同。

什么时候会误导：权重很少一个一个地变，所以范围宽不等于排名稳（`dingzi robust` 让它们一起变）。这里未知按零分计，和得分一样。",
    ),
    arguments: &[
        ("first", Word::new("Watch the order of the first K ideas [default: 3]", "看前 K 名的次序（默认 3）")),
        ("top", Word::new("Say only of the first N ideas what would put them first [default: 3 on the screen, 10 with --full, 1,000 in a file]", "只说前 N 个创意怎样能排第一（屏幕上默认 3 个，加 --full 时 10 个，写文件时 1,000 个）")),],
};

pub(super) const ROBUST: CommandHelp = CommandHelp {
    command: "robust",
    about: Word::new("How often each idea is first if weights and open facts vary", "权重和待定的依据都不确定时，各个创意有多常排第一"),
    more: Word::new(
        "\
Examples:
  dingzi robust                 each weight within 20 % of today's value
  dingzi robust --full          every idea, what was drawn and what suits each
  dingzi robust --first 3       choosing three: who is surely in or out
  dingzi robust --weights all   all weights that there are
  dingzi robust --weights \"revenue_now > data_moat, channel <= 10%\"
  dingzi robust --weights \"growth >= 2 * channel\" --draws 100000 --seed 7

Each draw takes weights from the set and, unless --evidence proven, a value for every open fact, and ranks the ideas: SMAA-2. How often an idea is first, among the first three, and between which ranks it stands in 9 of 10 draws. Constraints compare sums of shares: ids, numbers as factors (2 * a), percentages, + and -, with > >= < <= =, several joined by commas.

A range is drawn evenly between its ends, or from a triangle if the cell says what is most likely. An unknown is drawn from what the other ideas show on the same criterion, with two more that could be anything up to the best. Missing is often bad news: --draw nothing shows the ranking if unknowns earn nothing; `draw = \"nothing\"` in criteria.toml says so of one criterion.

\"At best\" (with --full) says how often an idea is first under the weights that suit it best on average (its central weights), if only the open facts are uncertain. If it is low, even the best weights do not make the idea a sure winner. `never first` means that it was first in no draw.

With --first K: who gets one of K places. \"Surely in\" and \"surely out\" are proven, under all of these weights and whatever open facts turn out to be; \"in every draw\" and \"in no draw\" were only seen. Who is level with others for the last place is in question, and who fails a gate gets none. Each draw also gives a verdict: enough points to `pursue`, in brackets where an open gate has to pass too.

Of more than 10,000 ideas (1,000 with --first) only the first ranks are told apart, as many as --top asks for (3 to 1,000), or 100 (K + 1). Ideas that can have none of them under any of the weights, whatever their open facts turn out to be, are set aside; how many is said below the table. The rows are the ideas that had one of these ranks in some draw, most often first, at most 1,000; >100 is a rank beyond.

When it misleads: a draw is no forecast. The shares say how often the assumptions drawn lead to an idea, and equal chances for all weights, and unknowns like those that are known, are assumptions too. Criteria are drawn independently, also where they read the same cell.",
        "\
例：
  dingzi robust                      各权重在当前的 ±20% 以内
  dingzi robust --full               每个创意、抽取了什么、何时有利
  dingzi robust --first 3            选三个：谁必定入选，谁说不准
  dingzi robust --weights all        任取权重
  dingzi robust --weights \"现在有收入 > 数据护城河, 自有渠道 <= 10%\"
  dingzi robust --weights \"增长 >= 2 * 自有渠道\" --draws 100000 --seed 7

每次抽样从写明的范围里取一组权重；只要没写 --evidence proven，每项待定的依据也取一个价值，然后排名：SMAA-2。结果是一个创意有多常排第一、有多常进前三，以及九成抽样里排在第几到第几。约束比较比重之和：id、数字作倍数（2 * a）、百分比、+ 和 -，用 > >= < <= = 连接，几个约束用逗号隔开。

范围在两端之间均匀抽取；单元格写了最可能的数，就按三角分布抽取。未知照其他创意在同一条标准上的样子抽取，另加两个从零到最好都可能的。查不到往往是坏消息：--draw nothing 看未知不得分时的排名；在 criteria.toml 里写 draw = \"nothing\"，就只对那一条标准这样。

“最有利时”（加 --full 才显示）是：取平均来说对它最有利的那组权重（中心权重），只让待定的依据变动，它有多常排第一；这个数低，说明连看好它的人也拿不准。“从未居首”表示它从来没有排过第一。

加 --first K：K 个名额归谁。“必定入选”和“必定落选”是证明出来的，在这些权重下，不论待定项结果如何都成立；“每次都入选”和“每次都落选”只是抽样中没有例外。和别人并列争最后一个名额的算“说不准”，没有通过门槛的没有名额。每次抽样也得出一个结论：分数够不够“推进”；括号里的还要待定的门槛通过。

超过 10,000 个（加 --first 时 1,000 个）创意时，只分辨前面的名次，有多少个由 --top 决定（3 到 1,000），默认 100（K + 1）。不管待定的依据结果如何，在这些权重下都不可能进入这些名次的创意，先行排除，表下写明有多少个。列出的是至少一次进过这些名次的创意，最常排第一的在前，最多 1,000 个；>100 表示更靠后的名次。

什么时候会误导：抽样不是预测。这些比例说的是在抽到的假设里有多少导致一个创意排第一；所有权重机会均等、未知的和已知的差不多，本身也是假设。各条标准分别抽取，读同一格的也一样。",
    ),
    arguments: &[
        ("weights", Word::new("Which weights: all, around:20% or constraints", "抽哪些权重：all、around:20% 或约束")),
        ("evidence", Word::new("What is known: drawn (open facts uncertain) or proven (unknowns counted as zero)", "依据怎么算：drawn（随机取值，只对待定项）或 proven（已证实，未知按零分计）")),
        ("first", Word::new("Tell who gets one of K places: surely, perhaps, surely not; and the chance of each verdict", "K 个名额：谁必定入选、谁说不准、谁必定落选，以及各个结论的可能")),
        ("draw", Word::new("What all unknowns are drawn from, whatever the rubric says: others (what the other ideas show), uniform (anything up to the best) or nothing (they earn nothing)", "所有未知的依据怎么抽，不管评分标准怎么写：others（照其他创意的样子）、uniform（从零到最好都可能）或 nothing（不得分）")),
    ],
};

pub(super) const METHODS: CommandHelp = CommandHelp {
    command: "methods",
    about: Word::new("Whether nineteen methods, side by side, rank the ideas alike", "换一种方法排名会不会变：十九种方法并排看"),
    more: Word::new(
        "\
Examples:
  dingzi methods
  dingzi methods --full
  dingzi methods --only sum,topsis,vikor --top 30
  dingzi methods --on evidence                  every method on the evidence
  dingzi methods --explain vikor --idea wechat  each table of the formula
  dingzi chart methods

Every idea that fails no gate is ranked by each method with the weights of the lens. The short form says under how many methods each idea is first and between which places it lies. With --full, each method has its column: the numbers above the ranks are those of the methods below; methods that agree on every rank share one. τ-b (Kendall) and ρ (Spearman) are 1 where a method orders the ideas as the weighted sum does, 0 where it does so by chance and -1 where it turns the order round; WS is 1 where all places are the same, and the first count most. \"Reversed\" says how many ideas, taken out of the table one at a time, reverse the order of two others.

What methods read: those that compare differences (VIKOR, MABAC, CoCoSo, SPOTIS, TOPSIS with min-max, PROMETHEE by order) read evidence in its own unit, cut to the ends that the value function knows, so that they also say what becomes of the ranking without its curves. Those that take ratios need a true zero and read values. Levels are values throughout.

When it misleads: the methods are not independent, so that they agree proves little. Most are weighted sums after another scaling, and all use the same weights and facts; that nineteen agree does not make the weights right. Unknowns are counted as zero here, as in the score, and to a product a single zero wipes out everything else; --unknown half shows the ranks without that.",
        "\
例：
  dingzi methods
  dingzi methods --full
  dingzi methods --only sum,topsis,vikor --top 30
  dingzi methods --on evidence                  每种方法都直接读依据原来的数
  dingzi methods --explain vikor --idea 私域销售    公式的每一张表
  dingzi chart methods

每个没有未过门槛的创意，用视角的权重，由每种方法排一次名。简短形式写出每个创意在几种方法下居首、名次在什么范围；加 --full，每种方法一列：名次上面的数字对应下面的方法；名次完全一样的方法合成一列。τ-b（肯德尔）和 ρ（斯皮尔曼）：次序和加权和一样为 1，全凭运气为 0，完全颠倒为 -1；WS 更看重前几名，位置全都一样为 1。“逆转”写的是：从表里每次拿掉一个创意，有多少个会让另外两个的次序颠倒。

方法读什么：比较差值的方法（VIKOR、MABAC、CoCoSo、SPOTIS、用最小最大值的 TOPSIS、按次序的 PROMETHEE）直接读依据原来的数，截到价值函数的两端，所以也能看出没有价值函数的曲线时排名会怎样。用比值的方法要有真正的零，读的是价值。级别一律是价值。

什么时候会误导：这些方法彼此并不独立，结果一致不算互相印证。大多数是换了刻度的加权和，用的都是同样的权重和事实；十九种一致也不说明权重对。这里未知按零分计，和得分一样，而连乘的方法遇到零就整个归零；用 --unknown half 可以看看不这样算的结果。",
    ),
    arguments: &[
        ("only", Word::new("Only these methods", "只用这些方法")),
        ("reads", Word::new("What all methods read: values or evidence [default: what suits each]", "所有方法都读什么：values（价值）或 evidence（依据）（默认各用合适的）")),
        ("explain", Word::new("Show the tables that a method's scores are made of: {values}", "显示一种方法的得分是怎么算出来的：{values}")),
        ("idea", Word::new("The idea that --explain shows criterion by criterion [default: the method's first]", "--explain 逐条标准说明哪个创意（默认这种方法的第一名）")),
        ("top", Word::new("Only the first N ideas [default: 6 on the screen, 15 with --full, all in a file]", "只要前 N 个创意（屏幕上默认 6 个，加 --full 时 15 个，写文件时全部）")),],
};

pub(super) const NEXT: CommandHelp = CommandHelp {
    command: "next",
    about: Word::new("What to find out next, as a list of questions", "下一步该查清什么，列成一串问题"),
    more: Word::new(
        "\
Examples:
  dingzi next
  dingzi next --idea \"shoe retail\"
  dingzi next --format md -o questions.md

First, what to choose today: the idea with the most points on average over what is open; what knowing every open fact first would gain; and the cheapest answers that would be enough. Below one point, you can stop asking.

Then a line for each fact that is unknown, or known as a range only: what knowing it before choosing is worth on average, in points (for each hour, where criteria have `ask_cost = \"2h\"`); in which share of draws it can change the lead (its worst and its best outcome give different leaders, with all other open facts drawn); and what it could add to the score. An open gate can change the lead where its idea is first: if it failed, another would lead.

When it misleads: a fact is worth nothing by itself where only several together change the choice, and nobody knows how likely a gate fails. Ideas that fail a gate are left out.",
        "\
例：
  dingzi next
  dingzi next --idea 鞋业零售
  dingzi next --format md -o 问题.md

先说今天该选谁：待定项按平均算，得分最高的创意；先查清全部待定项平均能多得几分；以及查清哪几项就够了，花费最少。多得不到一分的，可以不再问了。

然后每一行是一项未知的、或只知道范围的事实：选之前先查清它，平均能多得几分（标准写了 `ask_cost = \"2h\"` 的，按每小时算）；在多少抽样里它能改变谁第一（其他待定项随机取值，它取最差和最好时排第一的不是同一个）；以及最多能加多少分。创意排第一时，它待定的门槛也算：没通过的话，就会是别人。

什么时候会误导：要几项一起才能改变选择的，单独一项算不出价值；门槛有多大可能通不过，谁也不知道。没有通过门槛的创意不在内。",
    ),
    arguments: &[
        ("idea", Word::new("Only this idea", "只看这个创意")),
        ("top", Word::new("Only the first N lines [default: 15 on the screen, all in a file]", "只要前 N 行（屏幕上默认 15 行，写文件时全部）")),],
};
