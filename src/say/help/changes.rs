//! The help of the commands that change weights.

use super::command_help::CommandHelp;
use crate::lang::Word;

pub(super) const WHATIF: CommandHelp = CommandHelp {
    command: "whatif",
    about: Word::new("Change weights or facts and see what moves", "改权重或改事实，看名次怎么变"),
    more: Word::new(
        "\
Examples:
  dingzi whatif --weight data_moat=30  data moat 30 %, the others in proportion
  dingzi whatif -w growth=+5 -w channel=x2 --lock revenue_now
  dingzi whatif --drop huaqiangbei
  dingzi whatif --lens technology --save-lens tech2 -w data_moat=20
  dingzi whatif --cell \"AI video ads:cost_12m=45M\"
  dingzi whatif --unknown half         what is open counts half of its best

Before is the rubric and the table as they stand in the files (lens base); after is what the changes make of them. What moved an idea is named beside it: the gate that it fails now or no longer fails; else the criterion whose points for it changed most in that direction, beyond what they changed for the average idea; or, where its own score stays, the ideas that passed it or fell back behind it.

When it misleads: one change at a time says little about many at once; a small τ between two rankings can come from ideas far down that nobody would choose.",
        "\
例：
  dingzi whatif --weight 数据护城河=30  数据护城河占 30%，其他保持彼此的比例
  dingzi whatif -w 增长=+5 -w 自有渠道=x2 --lock 现在有收入
  dingzi whatif --drop 华强北测试
  dingzi whatif --lens 技术派 --save-lens 技术派2 -w 数据护城河=20
  dingzi whatif --cell \"AI 视频广告:cost_12m=4500万\"
  dingzi whatif --unknown half           待定的按最好时的一半算

“之前”是文件里写的评分标准和表格（基准）；“之后”是改动的结果。名次变了的创意，旁边写着原因：先看门槛，是新近没有通过还是重新通过；门槛没变，就写分数变化和平均创意差得最多的那条标准；自己的得分没变，就写谁超过了它，或谁掉到了它后面。

什么时候会误导：一次动一样，说明不了同时动好几样会怎样；两个排名的 τ 小，可能只是因为没人会选的末尾几名换了位置。",
    ),
    arguments: &[
        ("weights", Word::new("Change a share: C=30 (percent), C=+5, C=-5, C=x2, C=off or C=on", "改一个权重：标准=30（百分比）、标准=+5、标准=-5、标准=x2、标准=off（不计）或 标准=on（计入）")),
        ("lock", Word::new("Criteria that keep their shares", "权重不许动的标准")),
        ("drop", Word::new("Criteria that no longer count", "不再计入的标准")),
        ("lens", Word::new("Start from this lens instead of base", "从这个视角出发，而不是从基准出发")),
        ("cells", Word::new("Change a fact: \"IDEA:column=value\"; may be repeated", "改一个事实：\"创意:列=值\"；可以写多次")),
],
};

pub(super) const WEIGHTS: CommandHelp = CommandHelp {
    command: "weights",
    about: Word::new("State the weights by an order, points, comparisons or questions", "定权重：用排序、打分、两两比较或问答，再看排名会怎样"),
    more: Word::new(
        "\
Examples:
  dingzi weights                             asks, step by step (swing)
  dingzi weights --order 'revenue_now > data_moat = channel > growth'
  dingzi weights --swing 'revenue_now=100, data_moat=80' --save-lens mine
  dingzi weights --blank pairs -o pairs.csv  a form to fill in; then:
  dingzi weights --pairs pairs.csv
  dingzi weights --best-worst best-worst.csv
  dingzi weights --from-data critic          what the data alone would say

Ways to state weights, from the least to ask of a person to the most: an order (rank-order centroid: the centre of all weights in that order); points for swings (points over their sum); comparisons with the best and the worst criterion (best-worst method, linear); comparisons of all pairs (analytic hierarchy process, principal eigenvector). The last two say how far the comparisons contradict each other, and which do most. Criteria are named by id or by name. Those that an order does not name are all equal, after those it names; those that the other ways leave out have no weight; the output says so.

A weight says what the step from the worst to the best end of a criterion's scale is worth, beside the same step of the others. --ask shows both ends of each scale and asks for that. `b` goes back, Enter keeps what was answered before, `q` stops and writes nothing (exit code 130).

Shown are today's shares (of --lens) beside the new ones, and what they would do to the ranking. --save-lens keeps them.

When it misleads: asked how important a criterion is, people forget how wide its scale is. An order says nothing of how far apart; the centroid then gives the first much. A low consistency ratio says that the answers agree with each other, not that they are true. And --from-data says what varies in this table, not what matters: a criterion on which all ideas are alike gets nothing however important it is, and one that is known of half of them gets much. So it is a diagnosis, and is never saved as a lens.",
        "\
例：
  dingzi weights                                        一步一步地问（swing）
  dingzi weights --order '现在有收入 > 数据护城河 = 自有渠道 > 增长'
  dingzi weights --swing '现在有收入=100, 数据护城河=80' --save-lens 我的
  dingzi weights --blank pairs -o pairs.csv             一份空表单，填好以后：
  dingzi weights --pairs pairs.csv
  dingzi weights --best-worst best-worst.csv
  dingzi weights --from-data critic                     单看数据，权重会是怎样

定权重的办法，从最省事到最费事：排序（次序质心：符合这个次序的所有权重的中心）；打分（每一步的分数除以总和）；与最重要和最不重要的标准比较（最优最劣法，线性）；两两比较（层次分析法，主特征向量）。后两种会说明这些比较互相矛盾到什么程度，哪几个最矛盾。标准写 id 或名称都行。排序里没写到的，并列排在写到的后面；其他办法里没写到的，没有权重，输出会说明。

一个权重说的是：一条标准从最差到最好这一步，和其他标准的这一步相比值多少。--ask 会把两端写出来，再问这一步值多少。答 b（或 上一题）回到上一题，回车保留原来的答案，q 退出，什么都不写（退出码 130）。

旁边列出现在的比重（--lens 的），和它会让排名怎样。--save-lens 把它存下来。

什么时候会误导：问一条标准有多重要，人会忘了它的两端差多远。排序说不出差多少，质心会给第一名很多。一致性比率低，只说明回答彼此不矛盾，不说明它们对。--from-data 说的是这张表里什么差异大，不是什么重要：所有创意都一样的标准，再重要也得不到权重；只有一半创意知道的标准会得到很多。所以它只供诊断，从不存成视角。",
    ),
    arguments: &[
        ("order", Word::new("From an order: 'a > b = c > d', most important first", "从排序得出：'a > b = c > d'，最重要的在前")),
        ("swing", Word::new("From points for the step from worst to best: 'a=100, b=80'", "从“由最差到最好”这一步的分数得出：'a=100, b=80'")),
        ("pairs", Word::new("From comparisons of pairs: a CSV with the columns a, b, times", "从两两比较得出：一个 CSV，列名 a、b、times")),
        ("best_worst", Word::new("From comparisons with the best and the worst: a CSV with the columns criterion, best_to, to_worst", "从与最重要、最不重要的比较得出：一个 CSV，列名 criterion、best_to、to_worst")),
        ("ask", Word::new("Asked step by step: {values}", "一步一步地问：{values}")),
        ("from_data", Word::new("What the spread of the values would make of them, as a diagnosis: {values}", "单看数据的差异，权重会是怎样（只供诊断）：{values}")),
        ("blank", Word::new("Write a form to fill in: {values}", "写一份空表单来填：{values}")),],
};
