//! Every kind of mistake in the rubric.

use super::super::code::{Code, CodeEntry, entry};
use crate::lang::Word;

/// All entries, by id.
pub(super) const RUBRIC: &[CodeEntry] = &[
    entry(
        Code::E0201,
        Word::new("criteria.toml is not valid TOML", "criteria.toml 不是合法的 TOML"),
        Word::new(
            "The syntax is wrong at the place shown, and the rest cannot be relied on. Common causes: a text \
             without quotation marks, a missing comma in a list, a closing bracket left out, a key written twice.",
            "标出的地方语法不对，后面的内容就都靠不住了。常见原因：文字没有加引号，列表里少了逗号，右括号漏写，同\
             一个键写了两次，标点用了全角。",
        ),
    ),
    entry(
        Code::E0202,
        Word::new("unknown key", "不认识的键"),
        Word::new(
            "The rubric has a key that dingzi does not know. A misspelt key would silently change what is scored, \
             so it is an error rather than being passed over. `dingzi docs` lists the keys of each table.",
            "评分标准里有 dingzi 不认识的键。键写错一个字，算出来的东西就变了，而且没人会发现，所以报错而不是跳过。\
             每个表可以有哪些键，见 `dingzi docs`。",
        ),
    ),
    entry(
        Code::E0203,
        Word::new("wrong type", "类型不对"),
        Word::new(
            "The value is of another type than the key wants: a text where a number belongs, a list where a table \
             belongs. Weights, points and thresholds are numbers and stand without quotation marks:\n\n    \
             weight = 18        # not \"18\"\n\nA text for people is either one string or one for each language:\
             \n\n    \
             name = \"Revenue now\"\n    \
             name = { en = \"Revenue now\", zh = \"现在有收入\" }",
            "值的类型不是这个键要的：该写数字的地方写了文字，该写一节（[…]）或花括号的地方写了方括号的列表。权重、分数线、门槛值都是数字，\
             不加引号：\n\n    \
             weight = 18        # 不是 \"18\"\n\n给人看的文字可以只写一种，也可以每种语言各写一种：\n\n    \
             name = \"现在有收入\"\n    \
             name = { en = \"Revenue now\", zh = \"现在有收入\" }",
        ),
    ),
    entry(
        Code::E0204,
        Word::new("missing key", "缺少必需的键"),
        Word::new(
            "A table lacks a key that it cannot do without. A criterion needs `id`, `weight`, `evidence` and \
             `value`; a gate needs `id` and `fail`; a lens needs `id` and `weights`.",
            "有一个表缺了必不可少的键。标准需要 `id`、`weight`、`evidence` 和 `value`；门槛需要 `id` 和 `fail`；\
             视角需要 `id` 和 `weights`。",
        ),
    ),
    entry(
        Code::E0205,
        Word::new("duplicate id", "id 重复"),
        Word::new(
            "Two criteria, two gates or two lenses have the same id, so that `--weight id=…` or `--lens id` could \
             mean either; or two levels of a scale share a name, so that a cell could mean either; or a lens \
             gives one criterion two shares. Rename or remove one of them; capitals and characters that are not \
             seen make no difference.",
            "两条标准、两个门槛或两个视角的 id 相同，`--weight id=…` 或 `--lens id` 就分不清指哪个；或者一个级别\
             表里有两个同名的级别，单元格就分不清指哪个；或者一个视角给同一条标准写了两次比重。请改名或删掉一个；\
             大小写和看不见的字符不算区别。",
        ),
    ),
    entry(
        Code::E0206,
        Word::new("a weight is not a non-negative number", "权重不是非负数"),
        Word::new(
            "Weights are zero or more, and finite. A criterion that should count against an idea is not given a \
             negative weight: turn its value function round instead (`linear = [worst, best]` with worst above \
             best).",
            "权重是零或更大的有限数。想让一条标准起反作用，不是写负的权重，而是把价值函数反过来（`linear = [最差, \
             最好]`，最差的数写得比最好的大）。",
        ),
    ),
    entry(
        Code::E0207,
        Word::new("all weights are zero", "权重全是零"),
        Word::new(
            "The weights must have a sum above zero, or there is nothing to share out. Give at least one \
             criterion a weight.",
            "权重之和必须大于零，否则没有东西可分。请至少给一条标准写上权重。",
        ),
    ),
    entry(
        Code::E0208,
        Word::new("points of a value function do not increase", "价值函数的点没有递增"),
        Word::new(
            "`points` and `log` list pairs [evidence, value] with the evidence strictly increasing, at least two \
             of them; `linear` takes two different numbers. The values may fall: a criterion where less is better \
             goes from 1 to 0. Points so near to each other that a number between them cannot be told apart (less \
             than 1e-13 of themselves, or of their logarithms for `log`) are no line: for a value that goes from 0 to 1 at one number, write a condition, valued by `yes = 1`.",
            "`points` 和 `log` 列出 [依据, 价值] 这样的点，依据必须严格递增，至少两个；`linear` 要两个不同的数。\
             价值可以递减：越少越好的标准就从 1 降到 0。两个点近得分不出中间的数（相差不到自身的 1e-13，`log` 按\
             对数算），就连不成线。想在某个数上一下子从 0 变到 1，请改写成条件，用 `yes = 1`。",
        ),
    ),
    entry(
        Code::E0209,
        Word::new("logarithm of a point that is not above zero", "点不大于零，没有对数"),
        Word::new(
            "`log` interpolates between the logarithms of its points, and zero or less has none. Let the first point be the least number that earns anything, above zero; or use `points`.",
            "`log` 在各点的对数之间插值，而零和负数没有对数。第一个点写开始得分的最小数，要大于零；或者改用 `points`。",
        ),
    ),
    entry(
        Code::E0210,
        Word::new("value outside 0 to 1", "价值不在 0 到 1 之间"),
        Word::new(
            "A value function maps evidence to a value from 0 (worst) to 1 (best). How much the criterion counts \
             is said by its weight, not by greater values.",
            "价值函数把依据换算成 0（最差）到 1（最好）的价值。一条标准有多重要由权重决定，不靠更大的价值。",
        ),
    ),
    entry(
        Code::E0211,
        Word::new("unknown criterion in a lens", "视角里有不存在的标准"),
        Word::new(
            "A lens gives a share to a criterion that the rubric does not have.",
            "视角给某条标准写了比重，可评分标准里没有这条标准。",
        ),
    ),
    entry(
        Code::E0212,
        Word::new("shares of a lens do not make 100", "视角的比重凑不成 100"),
        Word::new(
            "A lens names shares in percent, and the criteria that it does not name divide what is left in \
             proportion to their base weights. Together the named ones may not exceed 100, nor stay below it \
             where no other criterion has a base weight. A lens that names every criterion is brought to 100 by \
             itself.",
            "视角按百分比写出几条标准的比重，没写到的标准按基准权重瓜分剩下的部分。写到的加起来不能超过 100；如果\
             其余标准都没有基准权重，也不能不足 100。写全了所有标准的视角会自动折算成 100。",
        ),
    ),
    entry(
        Code::E0213,
        Word::new("expression cannot be parsed", "算式看不懂"),
        Word::new(
            "`evidence` and `fail` hold a column's name or an SQL expression over columns. The place inside the \
             string is marked. A column whose name holds operators or begins with a digit is written in double \
             quotation marks inside a single-quoted string:\n\n    \
             evidence = '\"12个月收入\" / 12'",
            "`evidence` 和 `fail` 里写一个列名，或者由列组成的 SQL 算式。字符串里出错的位置已经标出。列名里有运算\
             符或以数字开头时，用双引号括起来，外面再套单引号：\n\n    \
             evidence = '\"12个月收入\" / 12'",
        ),
    ),
    entry(
        Code::E0214,
        Word::new("not supported in an expression", "算式里不能这样写"),
        Word::new(
            "Of SQL the arithmetic and logic are supported: + - * /, comparisons, AND OR NOT, IN, BETWEEN, IS \
             NULL, CASE, COALESCE, LEAST, GREATEST, ABS, LN, LOG10, SQRT, POWER, ROUND. Anything else would have \
             to look beyond one idea's row, and a score depends on its own row and the weights only.",
            "SQL 里可以用的是算术和逻辑：+ - * /、比较、AND OR NOT、IN、BETWEEN、IS NULL、CASE、COALESCE、LEAST、\
             GREATEST、ABS、LN、LOG10、SQRT、POWER、ROUND。别的写法都要看到创意自己这一行以外的东西，而得分只取决\
             于自己这一行和权重。",
        ),
    ),
    entry(
        Code::E0215,
        Word::new("wrong kind in an expression", "算式里类型不对"),
        Word::new(
            "Arithmetic needs numbers, AND/OR/NOT need conditions, `evidence` must yield a number and `fail` a \
             condition (a comparison such as `custom_share > 0.8`). A column is read in one way throughout: as \
             numbers, as a scale's levels, as yes or no, or as text; two criteria with different scales cannot \
             share it.",
            "算术要用数字，AND/OR/NOT 要用条件；`evidence` 必须得出数字，`fail` 必须得出条件（例如 `custom_share \
             > 0.8` 这样的比较）。一列从头到尾只有一种读法：数字、级别、是或否、文字；两条用不同级别表的标准不能\
             共用一列。",
        ),
    ),
    entry(
        Code::E0216,
        Word::new("not exactly one value function", "价值函数不是正好一种"),
        Word::new(
            "`value` names exactly one way to turn evidence into a value: linear, log, points, levels or yes.",
            "`value` 里只写一种把依据换算成价值的办法：linear、log、points、levels 或 yes。",
        ),
    ),
    entry(
        Code::E0217,
        Word::new("verdict thresholds out of order", "结论的分数线次序不对"),
        Word::new(
            "`verdict = { pursue = …, watch = … }` are scores from 0 to 100, and watch may not exceed pursue.",
            "`verdict = { pursue = …, watch = … }` 是 0 到 100 的分数，watch 不能高于 pursue。",
        ),
    ),
    entry(
        Code::E0218,
        Word::new("no criterion", "一条标准都没有"),
        Word::new(
            "A rubric needs at least one [[criterion]]. `dingzi init` writes one to start from.",
            "评分标准至少要有一条 [[criterion]]。`dingzi init` 会写一份作为起点。",
        ),
    ),
    entry(
        Code::E0219,
        Word::new("unknown group", "没有这个分组"),
        Word::new(
            "The criterion's group is not in [groups]. Either add it there or correct the name. Without a \
             [groups] table any name is allowed.",
            "这条标准的 group 不在 [groups] 里。请把它加进去，或者改正名字。没有 [groups] 表时，什么名字都可以。",
        ),
    ),
    entry(
        Code::E0220,
        Word::new("reserved or unusable id", "id 不能用"),
        Word::new(
            "Ids are typed on the command line: letters (of any script), digits, `_` and `-`, not empty. `base` \
             and `equal` are lenses that always exist: the weights as written, and equal weights. The id of a \
             lens has at most 64 characters.",
            "id 要在命令行里输入：只能用字母（任何文字，包括汉字）、数字、`_` 和 `-`，不能为空。`base`（基准：文\
             件里写的权重）和 `equal`（等权）是一直都有的视角。视角的 id 最多 64 个字符。",
        ),
    ),
    entry(
        Code::E0221,
        Word::new("not a unit, a currency or a day", "不是单位、币种或日期"),
        Word::new(
            "What the rubric says of cells is a unit (`unit = \"months\"`, `\"USD/year\"`, `\"people\"`), a currency by its ISO code, a sign (`decimal = \",\"`), a rate above zero, a part of a number \
             (`about = 0.1`) or a day (`as_of = \"2026-11-28\"`). A unit is one of its kind and carries no k or M: evidence is counted in single units, whatever cells carry. What asking costs is hours or minutes (`ask_cost = \"2.5h\"`, `\"30min\"`) or a number, alike in all criteria.",
            "评分标准对单元格可以说明的有：单位（`unit = \"月\"`、`\"USD/year\"`、`\"元/月\"`、`\"人\"`）、ISO 币\
             种代码、小数点（`decimal = \",\"`）、大于零的汇率、一个数的几分之几（`about = 0.1`）和日期（`as_of = \
             \"2026-11-28\"`）。单位只写一种，不带万、k、M：不管单元格里写的是什么，依据都按一个一个的单位计。问清楚要花多少，写小时、分钟（`ask_cost = \"2.5h\"`、`\"30min\"`）或数，各条标准要一致。",
        ),
    ),
    entry(
        Code::E0222,
        Word::new("column that no expression reads", "没有算式读这一列"),
        Word::new(
            "`[columns.NAME]` says how the cells of a column are read, but nothing reads a column of this name, \
             so that it would change nothing. The name is that of the table's header, with or without the unit in \
             its bracket.",
            "`[columns.列名]` 说明一列的单元格怎么读，但没有任何算式读叫这个名字的列，写了也不起作用。列名就是表\
             头里的名字，括号里的单位写不写都可以。",
        ),
    ),
];
