//! The keys of criteria.toml with their meanings: one registry, which the reader checks against and the docs print.

use crate::lang::Word;

/// A table of criteria.toml with its keys and their meanings: what the reader checks against and docs/FORMAT.md prints.
#[derive(Debug)]
pub struct KeyTable {
    /// Its name in messages and documents.
    pub name: Word,
    /// Each key with its meaning.
    pub keys: &'static [(&'static str, Word)],
}

/// The whole file.
pub static FILE: KeyTable = KeyTable {
    name: Word::new("criteria.toml", "criteria.toml"),
    keys: &[
        ("rubric", Word::new("the rubric as a whole", "整份评分标准")),
        (
            "columns",
            Word::new(
                "what the cells of a column are, by its name: [columns.runway]",
                "一列的单元格怎么读，按列名：[columns.续航]",
            ),
        ),
        (
            "groups",
            Word::new(
                "names of the groups of criteria, by id; where it is given, a criterion's group must stand in it",
                "标准分组的名称，按 id；写了它，标准的分组就必须在里面",
            ),
        ),
        ("criterion", Word::new("the criteria, one [[criterion]] each", "各条标准，每条一个 [[criterion]]")),
        ("gate", Word::new("the gates, one [[gate]] each", "各个门槛，每个一个 [[gate]]")),
        ("lens", Word::new("named sets of weights, one [[lens]] each", "有名字的权重，每套一个 [[lens]]")),
    ],
};
/// `[rubric]`
pub static RUBRIC: KeyTable = KeyTable {
    name: Word::new("[rubric]", "[rubric] 段"),
    keys: &[
        ("title", Word::new("what is judged", "评的是什么")),
        (
            "idea",
            Word::new(
                "the column that identifies the idea: a name or a number, each once; `idea` where not given",
                "标识创意的列：名称或编号，每个只出现一次；没写就是 `idea`",
            ),
        ),
        (
            "name",
            Word::new(
                "the column that is shown for the idea, if another: \"name\", or { en = \"name\", zh = \"名称\" }",
                "显示创意用的列，如果是另一列：\"名称\"，或 { en = \"name\", zh = \"名称\" }",
            ),
        ),
        (
            "header",
            Word::new(
                "the line of the table that names its columns, from 1; where not given, the first that names columns of the rubric",
                "表头在第几行，从 1 数起；没写就是第一个含有评分标准所用列名的行",
            ),
        ),
        (
            "skip",
            Word::new(
                "rows that are no ideas, by their names: [\"Reserve\"]; totals, averages and notes are left out without it",
                "不是创意的行，写名称：[\"储备\"]；合计、平均和备注不写也会跳过",
            ),
        ),
        (
            "keep",
            Word::new(
                "rows that are ideas though they look like a total or a note, by their names: [\"Total\"]",
                "看上去像合计或备注、其实是创意的行，写名称：[\"合计机器人\"]",
            ),
        ),
        (
            "currency",
            Word::new(
                "the currency that amounts are in: \"USD\"; that of the table's signs where not given",
                "金额用的货币：\"CNY\"；没写就看表里的货币符号",
            ),
        ),
        (
            "rates",
            Word::new(
                "how much of it one of another currency is, and of which day: { EUR = 1.08, day = \"2026-11-01\" }",
                "一单位别的货币值多少，是哪一天的：{ USD = 7.1, day = \"2026-11-01\" }",
            ),
        ),
        (
            "about",
            Word::new(
                "how far from the number `about 5` may be, as a part of it: 0.1 where not given",
                "“约5”可以差多少，写几分之几：没写就是 0.1",
            ),
        ),
        (
            "as_of",
            Word::new(
                "the day that expressions call as_of: \"2026-11-28\"; no clock is read",
                "算式里 as_of 指的那一天：\"2026-11-28\"；程序不看时钟",
            ),
        ),
        (
            "verdict",
            Word::new(
                "the scores that earn a verdict: { pursue = 65, watch = 45 } where not given",
                "从多少分起推进、观察：没写就是 { pursue = 65, watch = 45 }",
            ),
        ),
    ],
};
/// `[columns.NAME]`
pub static COLUMN: KeyTable = KeyTable {
    name: Word::new("[columns.NAME]", "[columns.列名] 段"),
    keys: &[
        (
            "unit",
            Word::new(
                "what its evidence is counted in: months, days, USD/year, 元/月, 人, 倍, %; cells in other units of the kind are converted",
                "依据用什么单位计：月、天、USD/year、元/月、人、倍、%；同类的其他单位会换算",
            ),
        ),
        (
            "currency",
            Word::new(
                "the currency of its amounts, if another than that of [rubric]",
                "这一列金额的货币，如果和 [rubric] 的不同",
            ),
        ),
        (
            "decimal",
            Word::new(
                "the sign before decimals, \".\" or \",\", where the cells do not tell",
                "小数点是 \".\" 还是 \",\"，从单元格看不出来时写",
            ),
        ),
    ],
};
/// `verdict = { … }`
pub static VERDICT: KeyTable = KeyTable {
    name: Word::new("verdict", "verdict"),
    keys: &[
        ("pursue", Word::new("score (0–100) from which to pursue", "从多少分（0–100）起推进")),
        ("watch", Word::new("score (0–100) from which to watch", "从多少分（0–100）起观察")),
    ],
};
/// `[[criterion]]`
pub static CRITERION: KeyTable = KeyTable {
    name: Word::new("[[criterion]]", "[[criterion]] 段"),
    keys: &[
        ("id", Word::new("its name on the command line", "在命令行里的名字")),
        ("name", Word::new("its name in tables and charts; the id where not given", "在表和图里的名称；没写就用 id")),
        ("group", Word::new("its group", "它的分组")),
        (
            "weight",
            Word::new(
                "how much it counts: any number from zero up; shares are computed",
                "有多重要：大于等于零的任意数；比重会算出来",
            ),
        ),
        ("evidence", Word::new("a column, or an SQL expression over columns", "一列，或由列组成的 SQL 算式")),
        ("value", Word::new("the value function: evidence → 0 to 1", "价值函数：依据 → 0 到 1")),
        ("unit", Word::new("the unit of the evidence", "依据的单位")),
        (
            "draw",
            Word::new(
                "what an unknown is drawn from: \"others\" (what the other ideas show; if not given), \"uniform\" (anything up to the best) or \"nothing\" (it earns nothing)",
                "未知的依据怎么抽：\"others\"（照其他创意的样子；没写就是它）、\"uniform\"（从零到最好都可能）或 \"nothing\"（不得分）",
            ),
        ),
        ("ask", Word::new("the question that finds the evidence out", "要问什么才能知道")),
        (
            "ask_cost",
            Word::new(
                "what asking costs: hours or minutes (\"2h\", \"30min\"), or a number of anything that all criteria count in",
                "问清楚要花多少：小时或分钟（\"2h\"、\"30min\"），或所有标准用同一单位的数",
            ),
        ),
        ("notes", Word::new("where the criterion comes from", "这条标准的出处")),
    ],
};
/// A level written at length.
pub static LEVEL: KeyTable = KeyTable {
    name: Word::new("a level", "级别"),
    keys: &[
        ("value", Word::new("its value, 0 to 1", "它的价值，0 到 1")),
        ("name", Word::new("its name; may be written in a cell too", "它的名称；单元格里也可以写")),
        ("when", Word::new("one sentence: when to choose it", "一句话：什么情况选它")),
    ],
};
/// `[[gate]]`
pub static GATE: KeyTable = KeyTable {
    name: Word::new("[[gate]]", "[[gate]] 段"),
    keys: &[
        ("id", Word::new("its id", "它的 id")),
        ("name", Word::new("its name; the id where not given", "它的名称；没写就用 id")),
        (
            "fail",
            Word::new(
                "an SQL condition over columns: true = failed, false = passed, unknown = not known",
                "由列组成的 SQL 条件：成立 = 没有通过，不成立 = 通过，不知道 = 未知",
            ),
        ),
        ("why", Word::new("why it disqualifies", "为什么算没有通过")),
        ("ask", Word::new("the question that settles it", "要问什么才能定下来")),
        ("notes", Word::new("where the gate comes from", "这个门槛的出处")),
    ],
};
/// `[[lens]]`
pub static LENS: KeyTable = KeyTable {
    name: Word::new("[[lens]]", "[[lens]] 段"),
    keys: &[
        ("id", Word::new("its name on the command line", "在命令行里的名字")),
        ("name", Word::new("its name in tables and charts; the id where not given", "在表和图里的名称；没写就用 id")),
        ("about", Word::new("one sentence: whose view it is", "一句话：这是谁的看法")),
        (
            "weights",
            Word::new(
                "shares in percent by criterion; those not named divide the rest in their base proportions",
                "各条标准的比重，百分比；没写到的按基准的比例瓜分剩下的",
            ),
        ),
    ],
};
/// Every table, in the order of the file.
pub static TABLES: &[&KeyTable] = &[&FILE, &RUBRIC, &COLUMN, &VERDICT, &CRITERION, &LEVEL, &GATE, &LENS];

/// A text in two languages.
pub static LANGUAGES: KeyTable = KeyTable {
    name: Word::new("a text in two languages", "双语文字"),
    keys: &[("en", Word::new("English", "英文")), ("zh", Word::new("Chinese", "中文"))],
};
