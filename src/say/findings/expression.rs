//! Mistakes of expressions: evidence and the conditions of gates.

use crate::lang::{Text, Word, both, spaced};
use crate::say::Message;
use crate::say::findings::lookup::did_you_mean;
use crate::say::findings::names::{listed, quoted};

/// What an expression yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpressionType {
    /// A number.
    Number,
    /// True, false or unknown.
    Truth,
    /// Text: can be compared, but not computed with.
    Text,
    /// A day: can be compared, and the time between two counted.
    Date,
}

impl ExpressionType {
    const fn word(self) -> Word {
        match self {
            ExpressionType::Number => Word::new("a number", "数字"),
            ExpressionType::Truth => Word::new("a condition", "条件"),
            ExpressionType::Text => Word::new("a text", "文字"),
            ExpressionType::Date => Word::new("a date", "日期"),
        }
    }
}

/// How a column is read.
pub const NUMBERS: Word = Word::new("numbers", "数字");
pub const LEVELS: Word = Word::new("levels of a scale", "级别");
pub const YES: Word = Word::new("yes or no", "“是”或“否”");
pub const DATES: Word = Word::new("dates", "日期");
pub const TEXTS: Word = Word::new("text", "文字");

/// An operation that may have no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hazard {
    Division,
    Logarithm,
    Root,
    Power,
}

/// The operations in an expression that may have no result; without any, its result can still be too great.
pub fn hazards(hazards: &[Hazard]) -> Text {
    let word = |hazard: &Hazard| match hazard {
        Hazard::Division => Word::new("a division by zero", "除以零"),
        Hazard::Logarithm => Word::new("a logarithm of zero or less", "零或负数的对数"),
        Hazard::Root => Word::new("a root of less than zero", "负数的平方根"),
        Hazard::Power => Word::new("a power without a result", "算不出的乘方"),
    };
    let words: Vec<Word> = hazards.iter().map(word).collect();
    if words.is_empty() {
        return Text::new("a result too great to compute with", "结果大得无法计算");
    }
    let all = |of: fn(&Word) -> &'static str, or: &str| words.iter().map(of).collect::<Vec<_>>().join(or);
    Text { en: all(|word| word.en, " or "), zh: all(|word| word.zh, "或") }
}

/// Advice for the usual slips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    HalfWidth,
    Separators,
    Units,
    LeadingDigit,
    Example,
}

impl Advice {
    fn text(self) -> Text {
        match self {
            Advice::HalfWidth => Text::new(
                "write brackets, operators and quotation marks in half-width: ( ) > < = '",
                "括号、运算符和引号要用半角：( ) > < = '",
            ),
            Advice::Separators => Text::new("write numbers without separators: 100000", "数字里不加分隔符：100000"),
            Advice::Units => Text::new(
                "write numbers in full, as 100000 for 100k: units are for cells",
                "数字要写全，如 10万写成 100000；单位只能写在单元格里",
            ),
            Advice::LeadingDigit => Text::new(
                "a column whose name begins with a digit stands in double quotation marks: '\"12m_revenue\" / 12'",
                "以数字开头的列名要加双引号：'\"12月收入\" / 12'",
            ),
            Advice::Example => example(),
        }
    }
}

/// What an expression may look like.
pub fn example() -> Text {
    Text::new(
        "write a column, or an expression such as (0.8 * revenue - cost) / cost; it may use + - * / > >= < <= = AND OR NOT",
        "请写一个列名，或算式，如 (0.8 * 收入 - 成本) / 成本；可用 + - * / > >= < <= = AND OR NOT",
    )
}

/// Why a text cannot be read, as far as its reader tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenExpression<'a> {
    TooDeep,
    /// Something else is there, or nothing.
    Expected {
        wanted: &'a str,
        found: Option<&'a str>,
    },
    /// A sign stands where an operator should.
    NoOperator(&'a str),
    /// A quotation mark is not closed.
    Unclosed,
    /// In the words of the reader.
    Other(&'a str),
}

/// A text cannot be read as an expression.
pub fn syntax(broken: BrokenExpression, advice: Advice) -> Message {
    // Signs and words of SQL, which are the same in every language.
    let is_sign = |wanted: &str| !wanted.contains(|c: char| c.is_lowercase());
    let what = match broken {
        BrokenExpression::TooDeep => Text::new("too many levels of brackets", "括号套得太深"),
        BrokenExpression::Expected { wanted, found: None } => Text {
            en: format!("expected {wanted}, but the expression ends"),
            zh: match is_sign(wanted) {
                true => spaced(format_args!("算式没有写完：缺“{wanted}”")),
                false => "算式没有写完".to_owned(),
            },
        },
        BrokenExpression::Expected { wanted, found: Some(found) } => Text {
            en: format!("expected {wanted}, found {found}"),
            zh: match is_sign(wanted) {
                true => spaced(format_args!("算式里这里不能写“{found}”，要写“{wanted}”")),
                false => spaced(format_args!("算式里这里不能写“{found}”")),
            },
        },
        BrokenExpression::NoOperator(token) => both!("`{token}` is no operator", "“{token}”不是运算符"),
        BrokenExpression::Unclosed => Text::new("a quotation mark is not closed", "引号没有闭合"),
        BrokenExpression::Other(en) => both!("{en}", "算式写法不对"),
    };
    Message::new(what).help(match (broken, advice) {
        (BrokenExpression::Unclosed, Advice::Example) => Text::new("close it", "请补上后一个引号"),
        _ => advice.text(),
    })
}

/// A sign is used like an operator or a bracket of a function, but is not one; `written` is the whole text as it should
/// be.
pub fn no_operator(sign: char, written: &str) -> Message {
    Message::new(both!("`{sign}` is not read in an expression", "算式里不认“{sign}”这个符号"))
        .help(both!("write it in plain signs: `{written}`", "请换成半角符号：{written}"))
}

/// Words that may stand for operators, the longer first.
pub const WORDS_OF_SQL: [(&str, &str); 4] = [("并且", "AND"), ("且", "AND"), ("或者", "OR"), ("或", "OR")];
/// Units that may stand behind a number of an expression, and the powers of ten that they multiply it by.
pub const UNITS: [(&str, u32); 8] =
    [("倍", 0), ("千", 3), ("万", 4), ("百万", 6), ("千万", 7), ("亿", 8), ("万亿", 12), ("k", 3)];

/// Words stand for operators; `written` is the whole text as it should be.
pub fn words_for_operators(written: &str) -> Message {
    Message::new(Text::new("operators are words of SQL: AND, OR", "算式里的“且”“或”要写成 AND、OR"))
        .help(both!("write `{written}`", "请写成：{written}"))
}

/// A number has a unit; `number` is how to write it.
pub fn with_unit(written: &str, number: &str) -> Message {
    Message::new(Text::new("a unit is not read in an expression", "算式里的数字不带单位"))
        .help(both!("write {number} for {written}", "{written} 请写成 {number}"))
}

/// A number has a percent sign; `number` is how to write it.
pub fn per_cent(written: &str, number: &str) -> Message {
    Message::new(Text::new("a per cent sign is not read in an expression", "算式里不写 %"))
        .help(both!("write {number} for {written}", "{written} 请写成 {number}"))
}

/// Something follows a complete expression.
pub fn not_expected(token: &str, advice: Advice) -> Message {
    Message::new(both!("`{token}` is not expected here", "算式里这里不能写“{token}”")).help(advice.text())
}

/// A name with blanks or signs lacks quotation marks; `written` is the whole expression as it should be.
pub fn unquoted_header(written: &str) -> Text {
    both!(
        "a name with blanks or signs stands in double quotation marks of its own: {written}",
        "含空格或符号的列名要另加双引号：{written}"
    )
}

/// The expression is empty.
pub fn empty() -> Message {
    Message::new(Text::new("the expression is empty", "算式是空的"))
        .help(Text::new("name a column of the table", "请写表格的一个列名"))
}

/// The expression has more than `most` bytes.
pub fn too_long(most: usize) -> Message {
    Message::new(both!("the expression is longer than {most} bytes", "算式超过{most}字节")).help(split())
}

/// The expression has more than `most` operators.
pub fn too_many_operators(most: usize) -> Message {
    Message::new(both!("the expression has more than {most} operators", "算式里的运算符超过{most}个")).help(split())
}

/// Advice for an expression that is too long.
pub fn split() -> Text {
    Text::new(
        "compute it in the table, in a column of its own, or share it out among several criteria",
        "请在表格里另用一列算好，或分成几条标准",
    )
}

/// A comment would take the rest of the expression with it.
pub fn comment() -> Message {
    Message::new(Text::new("comments are not supported in an expression", "算式里不能写注释"))
        .help(Text::new("to subtract what is negative write x - (-y)", "要减去负数，请写 x - (-y)"))
}

/// A number is too great.
pub fn no_number(digits: &str) -> Message {
    Message::new(both!("`{digits}` is not a number that can be computed with", "“{digits}”大得无法计算"))
        .help(Text::new("write it smaller", "请写小一些"))
}

/// What expressions may hold; with the names of all functions.
pub fn supported(functions: &[&str]) -> Text {
    let Text { en, zh } = listed(functions);
    both!(
        "supported are + - * /, comparisons, AND OR NOT, IN, BETWEEN, IS NULL, CASE, {en}",
        "可用：+ - * /、> >= < <= = <>、AND OR NOT、IN、BETWEEN、IS NULL、CASE、{zh}"
    )
}

/// A part of SQL is not supported.
pub fn unsupported(sql: &str) -> Message {
    let what = both!("`{sql}` is not supported in an expression", "算式里不能写“{sql}”");
    Message::new(what)
}

/// An operator is not supported.
pub fn unsupported_operator(operator: &str) -> Message {
    let what = both!("the operator `{operator}` is not supported in an expression", "算式里不能用运算符“{operator}”");
    Message::new(what)
}

/// There is no function of this name; one may be near.
pub fn unknown_function(name: &str, near: Option<&str>) -> Message {
    let mut message = Message::new(both!("there is no function `{name}`", "没有叫“{name}”的函数"));
    message.help.extend(near.map(did_you_mean));
    message
}

/// A function is named without its brackets.
pub fn no_brackets(function: &str) -> Message {
    Message::new(both!("`{function}` takes its arguments in brackets", "“{function}”的参数要写在括号里"))
}

/// An argument is not supported.
pub fn unsupported_argument(argument: &str) -> Message {
    Message::new(both!("`{argument}` is not supported as an argument", "“{argument}”不能作参数"))
}

/// A function takes from `least` to `most` arguments, and is `about`.
pub fn arguments(function: &str, (least, most): (usize, usize), about: Word) -> Message {
    let Word { en, zh } = about;
    let what = match (least, most) {
        (1, 1) => both!("`{function}` takes 1 argument", "“{function}”要 1 个参数"),
        _ if least == most => both!("`{function}` takes {least} arguments", "“{function}”要{least}个参数"),
        _ => both!("`{function}` takes {least} to {most} arguments", "“{function}”要{least}到{most}个参数"),
    };
    Message::new(what).help(both!("`{function}` is {en}", "“{function}”：{zh}"))
}

/// Decimals to round to are not a whole number.
pub fn no_whole_decimals() -> Message {
    Message::new(Text::new("`ROUND` takes a whole number of decimals", "“ROUND”的小数位数要写整数"))
        .help(Text::new("for example ROUND(growth, 2)", "例如 ROUND(增长, 2)"))
}

/// An expression asks for a day that the rubric does not name.
pub fn no_as_of() -> Message {
    Message::new(Text::new("the rubric has no day `as_of`", "评分标准里没写 as_of 是哪一天")).help(Text::new(
        "write the day under [rubric], as in as_of = \"2026-11-28\": no clock is ever read",
        "请在 [rubric] 里写明日期，如 as_of = \"2026-11-28\"：程序从不读取系统时间",
    ))
}

/// An operand is of the wrong kind.
pub fn wrong_kind(wanted: ExpressionType, found: ExpressionType) -> Message {
    let help = match (wanted, found) {
        (ExpressionType::Number, ExpressionType::Truth) => Text::new(
            "to count a condition write CASE WHEN … THEN 1 ELSE 0 END",
            "要把条件算成数字，请写 CASE WHEN … THEN 1 ELSE 0 END",
        ),
        (ExpressionType::Number, _) => Text::new("numbers stand without quotation marks", "数字不加引号"),
        (ExpressionType::Truth, _) => {
            Text::new("a condition compares, such as custom_share > 0.8", "条件要有比较，如 定制占比 > 0.8")
        }
        (ExpressionType::Text, _) => Text::new("a text stands in single quotation marks", "文字要加单引号"),
        (ExpressionType::Date, _) => Text::new(
            "a date is a column, a day such as '2027-06-30', or as_of, the day that [rubric] names",
            "日期可以是一列，某一天如 '2027-06-30'，或 as_of，即 [rubric] 里写的那一天",
        ),
    };
    let (wanted, found) = (wanted.word(), found.word());
    let ((en, zh), (found_en, found_zh)) = ((wanted.en, wanted.zh), (found.en, found.zh));
    Message::new(both!("expected {en}, found {found_en}", "这里要写{zh}，写的却是{found_zh}")).help(help)
}

/// Two operands of different kinds are compared.
pub fn not_alike(a: ExpressionType, b: ExpressionType) -> Message {
    let (a, b) = (a.word(), b.word());
    let ((a, a_zh), (b, b_zh)) = ((a.en, a.zh), (b.en, b.zh));
    Message::new(both!("{a} cannot be compared with {b}", "{a_zh}不能和{b_zh}比较")).help(Text::new(
        "compare like with like; numbers stand without quotation marks, texts in single ones",
        "请拿同类的比较；数字不加引号，文字加单引号",
    ))
}

/// What has no order is compared as if it had one.
pub fn no_order(kind: ExpressionType) -> Message {
    let Word { en, zh } = kind.word();
    Message::new(both!("{en} can only be compared with = and <>", "{zh}只能用 = 和 <> 比较")).help(Text::new(
        "only numbers and days have an order; numbers stand without quotation marks, days as '2027-06-30'",
        "只有数字和日期能比大小；数字不加引号，日期写成 '2027-06-30'",
    ))
}

/// Something is compared with NULL.
pub fn equals_null() -> Message {
    Message::new(Text::new("nothing equals NULL, not even NULL", "没有什么等于 NULL，NULL 也不等于 NULL"))
        .help(Text::new("to ask whether something is unknown write IS NULL", "要问是否未知，请写 IS NULL"))
}

/// How to ask for what a column says that is read as numbers.
pub fn compare_number(column: &str) -> Text {
    both!("it holds numbers: write for example {column} > 1", "这一列是数字，请写如：{column} > 1")
}

/// The same of levels, one of which is `level`.
pub fn compare_level(column: &str, level: &str) -> Text {
    both!("it holds levels: write for example {column} = '{level}'", "这一列是级别，请写如：{column} = '{level}'")
}

/// The same of yes and no.
pub fn compare_yes(column: &str) -> Text {
    both!("it holds yes or no: write {column}, or NOT {column}", "这一列是“是”或“否”：请只写 {column}，或 NOT {column}")
}

/// The same of days.
pub fn compare_date(column: &str) -> Text {
    both!("it holds dates: write for example {column} > '2027-06-30'", "这一列是日期，请写如：{column} > '2027-06-30'")
}

/// The same of texts.
pub fn compare_text(column: &str) -> Text {
    both!("it holds texts: write for example {column} = 'a text'", "这一列是文字，请写如：{column} = '文字'")
}

/// Words for what is unknown are compared with a column.
pub fn ask_for_unknown(column: &str) -> Text {
    both!("to ask whether it is unknown write {column} IS NULL", "要问是否未知，请写 {column} IS NULL")
}

/// A scale of levels reads an expression, not a column.
pub fn levels_of_expression() -> Message {
    Message::new(Text::new("a scale of levels reads one column, not an expression", "级别只能读一列，不能读算式"))
        .help(Text::new("name the column that holds the levels", "请写放级别的那一列的列名"))
}

fn no_condition() -> Text {
    Text::new("this is no condition", "这不是条件")
}

/// A yes or no is expected of an expression that gives neither.
pub fn yes_of_no_condition() -> Message {
    Message::new(Text::new("`yes` wants a yes-or-no column or a condition", "yes 要读一列“是”或“否”，或一个条件"))
        .label(no_condition())
        .help(Text::new("write a comparison, such as team_size > 1", "请写一个比较，如 人数 > 1"))
}

/// The expression of a gate is not a condition.
pub fn fail_of_no_condition() -> Message {
    Message::new(Text::new("`fail` wants a condition", "fail 要写一个条件"))
        .label(no_condition())
        .help(Text::new("write a comparison, such as custom_share > 0.8", "请写一个比较，如 定制占比 > 0.8"))
}

/// The evidence is NULL.
pub fn always_unknown() -> Message {
    Message::new(Text::new("NULL is always unknown", "NULL 永远是未知"))
        .help(Text::new("name a column, or an expression over columns", "请写一个列名，或由列组成的算式"))
}

/// A number is expected, and the expression gives something else.
pub fn number_wanted() -> Message {
    Message::new(Text::new("this value function wants a number, found a condition", "这种价值函数要数字，写的却是条件"))
        .help(Text::new("a condition is valued by `yes = 1`", "条件的价值请用 yes = 1"))
}

/// A column is read in one way at the first place and in another `here`; both may be scales with different levels.
pub fn two_ways(column: &str, here: Word, first: Word) -> Message {
    let [here, first] = match here == first {
        true => [Word::new("other levels", "另一套级别"), Word::new("these levels", "这套级别")],
        false => [here, first],
    };
    let as_label = |Word { en, zh }: Word| both!("here as {en}", "这里当作{zh}");
    Message::new(both!("column `{column}` is read in two ways", "列“{column}”有两种读法"))
        .label(as_label(here))
        .label(as_label(first))
        .help(Text::new("read it in one way, or keep two columns", "请统一成一种，或分成两列"))
}

/// A text compared with a column of levels names none of them.
pub fn unknown_level(column: &str, level: &str, near: Option<Text>, known: Vec<Text>) -> Message {
    let help = match near {
        Some(near) => did_you_mean(near),
        None => {
            let Text { en, zh } = quoted(known);
            both!("its levels are {en}", "可用的级别：{zh}")
        }
    };
    Message::new(both!("`{column}` has no level `{level}`", "列“{column}”没有“{level}”这一级别"))
        .label(Text::new("unknown level", "没有这一级别"))
        .help(help)
}
