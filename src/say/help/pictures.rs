//! The help of figures, the report and the page.

use super::command_help::CommandHelp;
use crate::lang::Word;

pub(super) const CHART: CommandHelp = CommandHelp {
    command: "chart",
    about: Word::new("Draw one figure", "画一张图"),
    more: Word::new(
        "\
Examples:
  dingzi chart ranking
  dingzi chart waterfall --idea wechat --vs \"video ads\" -o gap.png
  dingzi chart slope --weight data_moat=30 -o slope.svg
  dingzi chart map --x cash --y data_moat
  dingzi chart acceptability --first 3
  dingzi chart groups --by channel

Writes one figure of 1600 × 1000 pixels and prints its finding: as PNG, or as SVG if the file is called so. A chosen set has its own: dingzi pick --count 3 --chart set.png.",
        "\
例：
  dingzi chart ranking
  dingzi chart waterfall --idea 私域销售 --vs 视频广告 -o 差距.png
  dingzi chart slope --weight 数据护城河=30 -o 斜率.svg
  dingzi chart map --x 现金 --y 数据护城河
  dingzi chart acceptability --first 3
  dingzi chart groups --by channel

写一张 1600 × 1000 像素的图，并打印它说的结论；文件名以 .svg 结尾就写 SVG，否则写 PNG。选出的组合另有一张：dingzi pick --count 3 --chart 组合.png。",
    ),
    arguments: &[
        (
            "figure",
            Word::new("The figure; a table may stand before it: {values}", "哪张图（前面可以写一张表）：{values}"),
        ),
        (
            "idea",
            Word::new(
                "The idea that the waterfall explains [default: the leader]", "瀑布图说明哪个创意（默认领先的那个）",
            ),
        ),
        ("vs", Word::new("The idea that the waterfall compares it with", "瀑布图和哪个创意比较")),
        (
            "weights",
            Word::new(
                "What the slope changes: C=30 (percent), C=+5, C=-5, C=x2, C=off or C=on [default: the nearest flip]",
                "斜率图改哪个权重：标准=30（百分比）、标准=+5、标准=-5、标准=x2、标准=off（不计）或 标准=on（计入）（默认最容易翻盘的那个）",
            ),
        ),
        (
            "x",
            Word::new(
                "The map's axis to the right: a group or a criterion [default: the two heaviest groups]",
                "分布图的横轴：一个分组或一条标准（默认两个最重的分组）",
            ),
        ),
        ("y", Word::new("The map's axis upwards", "分布图的纵轴")),
        ("first", Word::new("The number of places that the figure acceptability shows", "名次比例图显示几个名额归谁")),
        ("by", Word::new("The column of the table that makes the groups of the figure groups", "分组图按表里的哪一列分组")),
        ("output", Word::new("Write to this file [default: NAME.png]", "写到这个文件（默认 图名.png）")),
    ],
};

pub(super) const REPORT: CommandHelp = CommandHelp {
    command: "report",
    about: Word::new("Write a report to send on: a page, Markdown or PDF, with figures", "写一份可以发给别人的报告：网页、Markdown 或 PDF，带图"),
    more: Word::new(
        "\
Examples:
  dingzi report -o out
  dingzi report --format pdf                   a PDF to print or to send
  dingzi report -o for-the-committee.pdf --date 2026-11-23
  dingzi report --pages one -o partners.pdf    one sheet
  dingzi report --ideas \"video ads,WeChat,arm cells\" -o shortlist
  dingzi report --lens base,market,technology  by the first, compared under all

The first page (all there is with `--pages one`) has the finding and its picture, the first ideas with their reasons, whom to drop, and what to find out. Behind it: a card for each of the first ten, the other figures, all ideas, the rubric, the method, and what all of it was computed from. The page (index.html) asks nothing of the network; beside it stand the figures as PNG and SVG and ranking.csv. Markdown has the PNGs beside it; a PDF is one file. Each file is written whole or not at all.

A short list is ranked by itself: scores stay, ranks, flips and draws are among its ideas alone.

When it misleads: a picture makes a ranking look surer than it is; read the open parts (hatched) with it.",
        "\
例：
  dingzi report -o 报告
  dingzi report --format pdf                    reports/report.pdf，可打印可发送
  dingzi report -o 投委会.pdf --date 2026-11-23
  dingzi report --pages one -o 给合伙人.pdf     只有一页
  dingzi report --ideas \"视频广告,私域销售,机械臂\" -o 短名单
  dingzi report --lens base,market,technology   按第一个排名，在全部视角下比较

第一页（加 `--pages one` 就只有这一页）写明结论和它的图、前几名和理由、应放弃谁、先查清什么。后面是：前十名各一张卡片、其他的图、全部创意、评分标准、方法，以及这一切是从什么算出来的。网页（index.html）不用联网；旁边有 PNG 和 SVG 的图和 ranking.csv。Markdown 旁边有 PNG；PDF 只有一个文件。每个文件要么写完整，要么不写。

短名单单独排名：得分不变，名次、翻盘和抽样只在名单里比。

什么时候会误导：图会让排名显得比实际更确定；请连斜线部分（待定）一起看。",
    ),
    arguments: &[
        ("lens", Word::new("Whose weights: base, equal or lenses of the rubric; several are compared, the first ranks", "用谁的权重：base（基准）、equal（等权）或评分标准里的视角；写几个就互相比较，按第一个排名")),
        ("only", Word::new("Only these ideas", "只要这些创意")),
        ("format", Word::new("Form: {values} [default: by --output, else html]", "格式：{values}（默认看 --output，否则 html）")),
        ("pages", Word::new("How much: {values}", "写多少：{values}")),
        ("output", Word::new("The folder to write to, made if it is not there; or a file that ends with .html, .md or .pdf", "写到哪个文件夹，没有就新建；或者以 .html、.md、.pdf 结尾的文件")),
        ("date", Word::new("A date to print; no clock is read", "印在报告上的日期；程序不看时钟")),],
};

pub(super) const SERVE: CommandHelp = CommandHelp {
    command: "serve",
    about: Word::new("Move the weights by hand in the browser, and see who leads", "在浏览器的页面上亲手移动权重，看谁领先"),
    more: Word::new(
        "\
Examples:
  dingzi serve --open     move the weights by hand and see who leads
  dingzi serve startups.csv -c rubric.toml --port 8000

The page is for this machine alone unless --host says otherwise: it has no log-in, and whoever reaches it sees the ideas and can save lenses. A saved edit of one of the two files shows at once. Ctrl-C ends it.

When it misleads: weights moved until the favourite leads prove nothing. The shaded part of each slider says how far the lead holds; `dingzi robust` says it for all weights at once.",
        "\
例：
  dingzi serve --open                     亲手移动权重，看谁领先
  dingzi serve 项目.csv -c 标准.toml --port 8000

除非用 --host 另行指定，页面只供本机使用：没有登录，谁能打开它就能看到创意，也能存视角。两个文件有改动，一保存就会显示。按 Ctrl-C 结束。

什么时候会误导：把权重移到自己喜欢的创意领先为止，什么也证明不了。滑块上的阴影写明动到哪里才会易主；`dingzi robust` 一次说明所有权重。",
    ),
    arguments: &[
        ("port", Word::new("The port; 0 is any that is free", "端口；0 表示任意空闲端口")),
        ("host", Word::new("The address to listen on", "在哪个地址上监听")),
        ("open", Word::new("Open the page in the browser", "在浏览器里打开页面")),
        ("verbose", Word::new("Tell every request on standard error", "每个请求都写到标准错误")),],
};
