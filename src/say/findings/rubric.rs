//! Mistakes in a rubric: ids, weights, lenses, thresholds, groups, and what it declares about the table.

use crate::lang::{Text, Word, both};
use crate::say::Message;
use crate::say::findings::lookup::{Thing, missing};
use crate::say::findings::names::listed;
use crate::say::findings::table::look_the_same;
use crate::say::findings::written::syntax;

/// The lens of the rubric's own weights, and what it is.
pub const BASE: [Word; 2] =
    [Word::new("Base", "基准"), Word::new("The weights as the rubric writes them.", "评分标准里写的权重。")];
/// The lens of equal weights, and what it is.
pub const EQUAL: [Word; 2] =
    [Word::new("Equal", "等权"), Word::new("Every criterion counts alike.", "每条标准同样重要。")];

/// What has an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Criterion,
    Gate,
    Lens,
}

impl Owner {
    /// Two of them, in Chinese with the measure word.
    const fn two(self) -> Word {
        match self {
            Owner::Criterion => Word::new("two criterion tables", "有两条标准"),
            Owner::Gate => Word::new("two gate tables", "有两个门槛"),
            Owner::Lens => Word::new("two lens tables", "有两个视角"),
        }
    }
}

/// Whose weights are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightsOwner {
    OfRubric,
    OfLens,
}

/// An id cannot be typed on the command line.
pub fn no_id(id: &str) -> Message {
    Message::new(both!("`{id}` cannot serve as an id", "“{id}”不能作 id"))
        .label(Text::new("ids are typed on the command line", "id 要能在命令行里输入"))
        .help(Text::new("use letters, digits, `_` and `-`", "只能用中文、字母、数字、_ 和 -，不能有空格"))
}

/// The id of a lens is too long.
pub fn long_id(length: usize, most: usize) -> Message {
    Message::new(both!("the id of a lens has {length} characters", "视角的 id 有{length}个字"))
        .label(both!("at most {most}", "最多{most}个"))
        .help(Text::new("shorten it; `name` can say more", "请写短一些；要写长的，写在 name 里"))
}

/// A lens has the id of one that always exists.
pub fn reserved_id(id: &str) -> Message {
    Message::new(both!("the lens `{id}` always exists", "视角“{id}”本来就有"))
        .label(Text::new("reserved", "保留名"))
        .help(Text::new(
            "`base` is the rubric's own weights, `equal` equal weights, in either language; choose another id",
            "base（基准）是评分标准里写的权重，equal（等权）是每条标准一样重；请换一个 id",
        ))
}

/// Two have the same id; `differ` shows how they differ, if they look the same.
pub fn id_twice(owner: Owner, id: &str, differ: Option<&[String; 2]>) -> Message {
    let Word { en, zh } = owner.two();
    let mut message = Message::new(both!("{en} have the id `{id}`", "{zh}的 id 都是“{id}”"))
        .label(Text::new("used again here", "这里又用了一次"))
        .label(Text::new("first used here", "第一次用在这里"))
        .help(Text::new("rename one of them", "请给其中一个改名"));
    message.notes.extend(differ.map(look_the_same));
    message
}

/// A rubric has no criterion.
pub fn no_criteria() -> Message {
    Message::new(Text::new("the rubric has no criterion", "评分标准里一条标准也没有"))
        .label(Text::new("add a [[criterion]]", "请加一段 [[criterion]]"))
        .help(Text::new(
            "`dingzi init DIR` writes a rubric to start from",
            "dingzi init 文件夹 会写好一份评分标准，可以从它改起",
        ))
}

/// A lens weighs a criterion that does not exist.
pub fn no_criterion(id: &str) -> Message {
    missing(Thing::Criterion, id).label(Text::new("unknown criterion", "没有这条标准"))
}

/// A criterion is in a group that does not exist.
pub fn no_group(group: &str) -> Message {
    Message::new(both!("there is no group `{group}` in [groups]", "[groups] 里没有“{group}”这一组"))
        .label(Text::new("unknown group", "没有这一组"))
}

/// A threshold is not a score from 0 to 100.
pub fn threshold_out_of_range(x: f64) -> Message {
    Message::new(both!("a threshold of {x} is not a score", "分数线不能是{x}"))
        .label(Text::new("scores go from 0 to 100", "分数从 0 到 100"))
        .help(Text::new("write a score, such as 65", "请写一个分数，如 65"))
}

/// The thresholds are in the wrong order.
pub fn watch_above_pursue(watch: f64, pursue: f64) -> Message {
    Message::new(Text::new("watch lies above pursue", "watch（观察）的分数线高于 pursue（推进）"))
        .label(Text::same(format!("watch {watch} > pursue {pursue}")))
        .help(Text::new(
            "an idea worth pursuing is worth watching: watch ≤ pursue",
            "值得推进的创意也值得观察：watch 要小于或等于 pursue",
        ))
}

/// A weight is below zero or infinite.
pub fn impossible_weight(whose: WeightsOwner, x: f64) -> Message {
    let what = if whose == WeightsOwner::OfRubric { "weight" } else { "share" };
    let help = match whose == WeightsOwner::OfRubric && x < 0.0 {
        true => Text::new(
            "if less is better, turn the value function round: linear = [worst, best]",
            "若是越少越好，请把价值函数反过来写：linear = [最差, 最好]",
        ),
        false => Text::new("write a number such as 10", "请写一个数，如 10"),
    };
    Message::new(both!("a {what} of {x} is not possible", "权重不能是{x}"))
        .label(both!("a {what} is finite and zero or more", "权重是零或更大的数"))
        .help(help)
}

/// The sum of weights is infinite.
pub fn weights_too_great(whose: WeightsOwner) -> Message {
    let [what, help] = match whose {
        WeightsOwner::OfRubric => [
            Text::new("the weights are too great to be added up", "权重太大，加不起来"),
            Text::new("only their proportions count: write smaller numbers", "只看权重之间的比例：请写小一些的数"),
        ],
        WeightsOwner::OfLens => [
            Text::new("the shares are too great to be added up", "这个视角的比重太大，加不起来"),
            Text::new("write shares in percent", "请按百分数写"),
        ],
    };
    Message::new(what).label(Text::new("their sum is infinite", "加起来是无穷大")).help(help)
}

/// No weight is above zero.
pub fn all_weights_zero(whose: WeightsOwner) -> Message {
    let [what, help] = match whose {
        WeightsOwner::OfRubric => [
            Text::new("all weights are zero", "所有权重都是零"),
            Text::new("give at least one criterion a weight above zero", "请至少给一条标准写大于零的权重"),
        ],
        WeightsOwner::OfLens => [
            Text::new("all shares of the lens are zero", "这个视角的比重都是零"),
            Text::new("give at least one criterion a share above zero", "请至少给一条标准写大于零的权重"),
        ],
    };
    Message::new(what).label(Text::new("no criterion counts", "没有一条标准起作用")).help(help)
}

/// A lens weighs a criterion twice.
pub fn two_shares(id: &str) -> Message {
    Message::new(both!("the lens gives `{id}` two shares", "这个视角给了“{id}”两个比重"))
        .label(Text::new("again here", "这里又写了一次"))
        .help(Text::new("keep one of them", "请只留一个"))
}

/// The sum is in per cent.
pub fn shares_above(sum: &str) -> Message {
    Message::new(both!("the shares add up to {sum} %", "这个视角的比重加起来是{sum}%"))
        .label(Text::new("more than 100", "超过 100"))
        .help(Text::new(
            "lower them, or name every criterion, and they are brought to 100",
            "请改小；或者把每条标准都写上，会自动按 100 折算",
        ))
}

/// The sum is in per cent.
pub fn shares_below(sum: &str) -> Message {
    Message::new(both!(
        "the shares add up to {sum} %, and nothing can take the rest",
        "这个视角的比重加起来是{sum}%，剩下的没有标准可分"
    ))
    .label(Text::new("less than 100", "不到 100"))
    .help(Text::new(
        "the criteria not named have no base weight: name more of them, or raise these shares",
        "没写出的标准，基准权重都是零：请多写几条，或把这些权重改大",
    ))
}

/// Shares are most likely fractions of 1; their sum as it counts, and the shares in percent.
pub fn fractions(sum: &str, percent: &[String]) -> Message {
    let Text { en, zh } = listed(percent);
    Message::new(both!("the shares of the lens add up to {sum} %", "这个视角的比重加起来只有{sum}%"))
        .label(Text::new("fractions?", "写成小数了？"))
        .help(both!(
            "shares are in percent; if fractions are meant, write {en}", "权重按百分数写；若写的是小数，请改成{zh}"
        ))
}

/// There are rates, but no currency to convert to.
pub fn rates_into_nothing() -> Message {
    Message::new(Text::new("rates need the currency that they lead to", "有汇率，但没写换算成哪种货币"))
        .label(Text::new("into which currency?", "换成哪种货币？"))
        .help(Text::new("write under [rubric]: currency = \"USD\"", "请在 [rubric] 里写：currency = \"CNY\""))
}

/// A rate is not above zero.
pub fn impossible_rate(x: f64) -> Message {
    Message::new(both!("a rate of {x} is not possible", "汇率不能是{x}"))
        .label(Text::new("above zero", "要大于零"))
        .help(Text::new("write how much of the own currency one of this is", "请写 1 单位外币等于多少本币"))
}

/// `about` is not a fraction of a number.
pub fn about_what(x: f64) -> Message {
    Message::new(both!("`about = {x}` is no part of a number", "about = {x} 不是一个数的一部分"))
        .label(Text::new("from 0 to below 1", "从 0 到 1 以下"))
        .help(Text::new("write 0.1 for 10 % more or less", "上下 10% 请写 0.1"))
}

/// A text is not a date.
pub fn no_day(text: &str) -> Message {
    Message::new(both!("`{text}` is not a day", "“{text}”不是日期"))
        .label(Text::new("expected a day", "这里要写日期"))
        .help(Text::new("write year, month and day: \"2026-11-28\"", "请写年-月-日：\"2026-11-28\""))
}

/// A number is not a line number.
pub fn no_line(x: f64) -> Message {
    Message::new(both!("`{x}` is no line of a table", "表格没有第{x}行"))
        .label(Text::new("expected a line", "这里要写行号"))
        .help(Text::new("write the number of the line that names the columns, from 1", "请写表头所在的行号，从 1 数起"))
}

/// A currency is not known.
pub fn no_currency(text: &str) -> Message {
    Message::new(both!("`{text}` is no currency that is known", "不认识货币“{text}”"))
        .label(Text::new("unknown currency", "不认识"))
        .help(Text::new("write its ISO code, such as USD, CNY or EUR", "请写 ISO 代码，如 CNY、USD、EUR"))
}

/// The decimal sign is neither a point nor a comma.
pub fn no_decimal_sign(text: &str) -> Message {
    Message::new(both!("`{text}` is no sign before decimals", "“{text}”不是小数点"))
        .label(Text::new("`.` or `,`", "只能是 . 或 ,"))
        .help(Text::new("write decimal = \",\" or decimal = \".\"", "请写 decimal = \",\" 或 decimal = \".\""))
}

/// What an unknown is drawn from is none of the three.
pub fn no_unknown_draw(text: &str) -> Message {
    Message::new(both!("`{text}` is nothing that an unknown can be drawn from", "未知的依据不能按“{text}”抽取"))
        .label(Text::new("`others`, `uniform` or `nothing`", "只能是 others、uniform 或 nothing"))
        .help(Text::new(
            "write draw = \"others\" (what the other ideas show), \"uniform\" (anything up to the best) or \"nothing\" (it earns nothing)",
            "请写 draw = \"others\"（照其他创意的样子）、\"uniform\"（从零到最好都可能）或 \"nothing\"（不得分）",
        ))
}

/// What asking costs is neither a time nor a number in reach.
pub fn no_ask_cost() -> Message {
    Message::new(Text::new("this cannot be what asking costs", "这不能表示问清楚要花多少"))
        .label(Text::new(
            "hours or minutes, or a number from 0.001 to 1,000,000,000", "要写小时、分钟，或 0.001 到 10 亿之间的数",
        ))
        .help(Text::new(
            "write ask_cost = \"2.5h\" or \"30min\"; of a day, say how many hours: \"8h\"",
            "请写 ask_cost = \"2.5h\" 或 \"30min\"；按天算的，请写成小时：\"8h\"",
        ))
}

/// What asking costs is a time here and a number there.
pub fn ask_costs_differ(is_time: bool) -> Message {
    let label = match is_time {
        true => Text::new("the criteria before it have hours or minutes", "前面的标准写的是小时或分钟"),
        false => Text::new("the criteria before it have plain numbers", "前面的标准写的是数"),
    };
    Message::new(Text::new("costs of asking in two units", "问清楚的花费用了两种单位"))
        .label(label)
        .help(Text::new("give all in time (\"2h\"), or all as numbers", "请全部写成时间（\"2h\"），或全部写成数"))
}

/// A declared column is not read by any expression.
pub fn column_not_read(name: &str) -> Message {
    Message::new(both!("no expression reads a column `{name}`", "没有哪个算式读取列“{name}”"))
        .label(Text::new("this has no effect", "写在这里不起作用"))
}

/// A unit is unknown, or is known but scaled, such as thousands.
pub fn no_unit(text: &str, is_scaled: bool) -> Message {
    let help = match is_scaled {
        true => Text::new(
            "evidence is counted in single units; say 万, k or M in the header, as in `Revenue ($k)`, or in each cell",
            "依据按单个单位计；万、k、M 请写在表头里，如 收入（万元），或写在每个单元格里",
        ),
        false => Text::new(
            "write days, weeks, months, years, 人, 倍, x, %, a currency, or one of them per time: USD/year, 元/月",
            "可写：天、周、月、年、人、倍、x、%、货币，或每段时间多少：元/月、USD/year",
        ),
    };
    Message::new(both!("`{text}` is no unit to count in", "“{text}”不能作单位"))
        .label(Text::new("unknown unit", "不认识"))
        .help(help)
}

/// Why a lens is not saved, whatever its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The files have mistakes.
    Broken,
    /// No weight differs from the rubric's.
    Unchanged,
    /// The bytes are neither UTF-8 nor GB18030.
    Encoding,
    /// The file is not valid TOML; the parser's reason, in English.
    Syntax(String),
    /// `lens` in the file is not a list of tables.
    NoList,
    /// The file has other criteria than the rubric of these weights.
    OtherCriteria,
    /// The file cannot be changed; the system's reason.
    File(Text),
}

/// A lens is not saved in a file, named as it was given.
pub fn not_saved(why: NotSaved, file: &str) -> Message {
    let (Text { en, zh }, help) = match why {
        NotSaved::Broken => {
            (both!("the files have mistakes now", "文件里现在有错误"), Word::new("mend them first", "请先改正"))
        }
        NotSaved::Unchanged => {
            (both!("no weight is changed", "权重没有变化"), Word::new("change a weight first", "请先调一个权重"))
        }
        NotSaved::Encoding => (
            both!("`{file}` is not UTF-8", "“{file}”不是 UTF-8"),
            Word::new("save it as UTF-8 first", "请先另存为 UTF-8"),
        ),
        NotSaved::Syntax(error) => {
            let Text { en, zh } = syntax(&error);
            (both!("`{file}` is now {en}", "“{file}”现在{zh}"), Word::new("mend it first", "请先改正"))
        }
        NotSaved::NoList => (
            both!("`lens` is not a list of [[lens]] tables", "`lens` 不是由 [[lens]] 表组成的列表"),
            Word::new("write lenses as [[lens]]", "视角请写成 [[lens]]"),
        ),
        NotSaved::OtherCriteria => (
            both!("`{file}` has other criteria now", "“{file}”里的标准已经变了"),
            Word::new("read it again first", "请先重新读取"),
        ),
        NotSaved::File(Text { en, zh }) => (
            both!("`{file}`: {en}", "“{file}”：{zh}"),
            Word::new("see to it that the file can be changed", "请确认这个文件可以修改"),
        ),
    };
    Message::new(both!("the lens is not saved: {en}", "视角没有保存：{zh}")).help(help)
}
