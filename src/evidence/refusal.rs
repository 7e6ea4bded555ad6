//! Why cells cannot be read, in words, each with a way out.

use super::cell::Problem;
use super::number::{self, Signs};
use super::quantity::{Fault, Quantity};
use super::reader::{Percent, Reader};
use crate::lang::{Lang, Text, short};
use crate::unit::{Currency, Decimal, date, scale_name};

impl Reader {
    /// Of a letter that is a million to some and a month to others.
    pub(super) fn million(&self, letter: &str, written: &str) -> Problem {
        let million = written.replacen(letter, "M", 1);
        let problem = Problem::new(
            "E0307",
            Text::new(
                format!("`{letter}` may be a million, months or metres in `{written}`"),
                format!("“{written}”里的“{letter}”可能是百万、月或米"),
            ),
            Text::new("which is meant?", "指哪一个？"),
        )
        .replace(Text::new("for a million write", "百万请写"), million);
        self.declare(problem, ["months", "月"])
    }

    /// The lines of the rubric that declare a unit of this column.
    fn declare(&self, problem: Problem, [en, zh]: [&str; 2]) -> Problem {
        let name = key(&self.name);
        problem
            .help(Text::new(
                "say in the rubric in which unit the column counts; cells are converted:",
                "请在评分标准里写明这一列的单位，其他单位会换算：",
            ))
            .help(Text::new(
                format!("`[columns.{name}]`, and below it `unit = \"{en}\"`; numbers without a unit count in it too"),
                format!("[columns.{name}]，下一行 unit = \"{zh}\"；没写单位的数也按它计"),
            ))
    }

    /// Of a time or a rate in a column that may count days or years; `unit` is what could be declared, in both languages.
    pub(super) fn undeclared(&self, written: &str, unit: [String; 2], is_rate: bool) -> Problem {
        let (what, zh) = if is_rate { ("a rate", "按期计的数") } else { ("a time", "一段时间") };
        let problem = Problem::new(
            "E0320",
            Text::new(
                format!("`{written}` is {what}, and the column has no unit"),
                format!("“{written}”是{zh}，但这一列没有写明单位"),
            ),
            Text::new("counted in which unit?", "按什么单位计？"),
        );
        self.declare(problem, [&unit[0], &unit[1]])
    }

    /// Of a number in a unit that cannot be converted into that of the column.
    pub(super) fn other_unit(&self, written: &str) -> Problem {
        let [en, zh] = [Lang::En, Lang::Zh].map(|lang| self.counted.name(lang));
        Problem::new(
            "E0320",
            Text::new(
                format!("`{written}` is of another kind than its column, which counts {en}"),
                format!("“{written}”与这一列不是同一种量，这一列按“{zh}”计"),
            ),
            Text::new("another unit", "单位不同"),
        )
        .help(Text::new(format!("write it in {en}, or ? if it is not known"), format!("请换成“{zh}”写；不知道写 ?")))
    }

    /// Of an amount in a currency without a rate.
    pub(super) fn foreign(&self, from: Currency, to: Currency, sign: &str, written: &str) -> Problem {
        let (from, code) = (from.code(), to.code());
        let problem = Problem::new(
            "E0308",
            Text::new(
                format!("`{written}` is in {from}, and there is no rate to {code}"),
                format!("“{written}”是 {from}，没有它对 {code} 的汇率"),
            ),
            Text::new(format!("`{sign}`"), format!("“{sign}”")),
        );
        let problem = match self.money.is_declared {
            true => problem,
            false => problem.help(Text::new(
                format!(
                    "several currencies stand in the table; under [rubric] say which counts: currency = \"{code}\""
                ),
                format!("表里有几种货币；请在 [rubric] 里写明用哪一种：currency = \"{code}\""),
            )),
        };
        problem.help(Text::new(
            format!("write there how many {code} one {from} is: rates = {{ {from} = … }}"),
            format!("请在 [rubric] 里写明 1 {from} 等于多少 {code}：rates = {{ {from} = … }}"),
        ))
    }

    /// Of an amount in a table whose first rows are in no currency.
    pub(super) fn no_currency(&self, from: Currency, written: &str) -> Problem {
        let code = from.code();
        Problem::new(
            "E0308",
            Text::new(
                format!("`{written}` is in {code}, and the first rows are in no currency"),
                format!("“{written}”是 {code}，而前面各行没有写货币"),
            ),
            Text::new("in which currency are the others?", "其他格是什么货币？"),
        )
        .help(Text::new(
            format!("say under [rubric] in which the table counts: currency = \"{code}\""),
            format!("请在 [rubric] 里写明按哪种货币计：currency = \"{code}\""),
        ))
    }

    /// Of a number from 1 up that stands among percentages.
    pub(super) fn lost_percent(&self, q: &Quantity, written: &str) -> Problem {
        let share = short(q.value(-2).unwrap_or(0.0), 6);
        let problem = Problem::new(
            "E0319",
            Text::new(
                format!("`{written}` stands among percentages, without a `%`"),
                format!("“{written}”没有 %，而同列其他格带 %"),
            ),
            Text::new("is it a percentage?", "是百分数吗？"),
        )
        .replace(Text::new(format!("for {share} write"), format!("若是 {share}，请写")), format!("{written}%"));
        // A growth or a retention may be several times as much.
        match q.value(0).filter(|x| x.abs() < 10.0) {
            Some(1.0) => problem.help(Text::new("for 1, which is all of it, write `100%`", "若是全部，请写 100%")),
            Some(x) => {
                let times = short(100.0 * x, 6);
                problem.help(Text::new(
                    format!("for a ratio of {written}, write `{times}%`"),
                    format!("若是 {written}（即 {times}%），请写 {times}%"),
                ))
            }
            None => problem,
        }
    }

    /// Of a percentage that stands among other numbers.
    pub(super) fn foreign_percent(&self, q: &Quantity, written: &str) -> Problem {
        let share = q.value(0).unwrap_or_default();
        // Its own digits: 20 for 20%.
        let same = short(if self.are_shares { share } else { q.value(2).unwrap_or_default() }, 9);
        Problem::new(
            "E0319",
            Text::new(
                format!("`{written}` is a percentage, and the other numbers carry no `%`"),
                format!("“{written}”带 %，而同列其他数不带 %"),
            ),
            Text::new("the others carry none", "其他格不带 %"),
        )
        .replace(Text::new("if it is of the same scale, write", "若与其他格同一尺度，请写"), same)
    }

    /// Of a number that has a unit of its own, and not the power of ten of its header.
    pub(super) fn half_a_unit(&self, written: &str) -> Problem {
        Problem::new(
            "E0320",
            Text::new(
                format!("`{written}` has a unit of its own, and not the power of ten of its header"),
                format!("“{written}”自己写了单位，却没写表头的万、k 或 M"),
            ),
            Text::new("which number is meant?", "指哪个数？"),
        )
        .help(Text::new(
            "write the number alone, which is in the unit of the header, or its own k, M or 万",
            "只写数就按表头的单位读；否则请自己写上万、k 或 M",
        ))
    }

    /// Of `3x` or `翻倍`, a growth to some and a ratio to others.
    pub(super) fn multiple(&self, q: &Quantity, written: &str) -> Problem {
        let times = q.value(0).unwrap_or_default();
        let [more, all] = [short(100.0 * (times - 1.0), 6), short(100.0 * times, 6)];
        let problem = Problem::new(
            "E0307",
            Text::new(
                format!("`{written}` may be {more} % more or {} times as much", short(times, 6)),
                format!("“{written}”可能是增长 {more}%，也可能是 {} 倍", short(times, 6)),
            ),
            Text::new("which is meant?", "指哪一个？"),
        );
        problem.help(match self.signs == Percent::Wanted || self.counted.measure.is_some() {
            true => Text::new(format!("write `{more}%` or `{all}%`"), format!("请写“{more}%”或“{all}%”")),
            false => Text::new("write 100% or 2倍", "请写 100% 或 2倍"),
        })
    }

    /// Of a number up to 1 in a column that counts per cent.
    pub(super) fn bare_share(&self, value: f64, q: &Quantity) -> Problem {
        let sign = if q.negative { "-" } else { "" };
        let (digits, hundred) = (format!("{sign}{}", q.digits()), short(100.0 * value, 6));
        Problem::new(
            "E0319",
            Text::new(
                format!("in a column of %, a bare `{digits}` may be {digits} % or {hundred} %"),
                format!("这一列按 % 计，“{digits}”可能是 {digits}% 也可能是 {hundred}%"),
            ),
            Text::new("which is meant?", "指哪一个？"),
        )
        .help(Text::new(format!("write `{digits}%` or `{hundred}%`"), format!("请写“{digits}%”或“{hundred}%”")))
    }
}

/// A key of TOML: in quotation marks where it is more than letters.
pub(super) fn key(name: &str) -> String {
    toml_edit::Key::new(name).display_repr().into_owned()
}

/// Of a number that is far smaller than its column, where others carry this power of ten.
pub(super) fn too_small(written: &str, unit: &str) -> Problem {
    Problem::new(
        "W0310",
        Text::new(
            format!("`{written}` is far smaller than its column, where some carry `{unit}`"),
            format!("“{written}”比同列其他值小得多，有的格带“{unit}”"),
        ),
        Text::new("is the unit missing?", "是不是漏了单位？"),
    )
    .replace(Text::new("if it is, write", "如果漏了，请写"), format!("{written}{unit}"))
}

/// Of the one number that carries a power of ten, far above all others.
pub(super) fn far_above(written: &str) -> Problem {
    Problem::new(
        "W0310",
        Text::new(
            format!("`{written}` is far greater than its column, where no other cell carries a unit"),
            format!("“{written}”比同列其他值大得多，而只有它带单位"),
        ),
        Text::new("do the others lack one?", "是不是其他格漏了单位？"),
    )
    .help(Text::new("if they do, write it into each of them", "如果漏了，请给其他格都写上"))
}

/// Of a number that counts by the power of ten of its header, and looks as if it were the whole amount.
pub(super) fn too_great(written: &str, exponent: i32, in_header: f64) -> Problem {
    let unit = scale_name(exponent).unwrap_or_default();
    Problem::new(
        "W0310",
        Text::new(
            format!("`{written}` is far greater than its column, and the header counts by `{unit}`"),
            format!("“{written}”比同列其他值大得多，而表头按“{unit}”计"),
        ),
        Text::new("is it the whole amount?", "是不是没有按表头的单位写？"),
    )
    .replace(Text::new("if it is, write", "若是，请写"), short(in_header, 6))
}

/// Of a number that no double holds.
pub(super) fn infinite(written: &str) -> Problem {
    Problem::new(
        "E0311",
        Text::new(format!("`{written}` is infinite"), format!("“{written}”是无穷大")),
        Text::new("cannot be computed with", "没法计算"),
    )
    .help(Text::new(
        "leave the cell empty if it is unknown, or write the number that is meant",
        "不知道就留空，否则请写出具体的数",
    ))
}

/// Of a range whose unit may be that of one end or of both.
pub(super) fn one_unit(cell: &str) -> Problem {
    Problem::new(
        "E0315",
        Text::new(format!("`{cell}` has a unit at one end only"), format!("“{cell}”只有一端带单位")),
        Text::new("which numbers are meant?", "指哪些数？"),
    )
}

/// Of a range whose lower end comes last; `turned` is the same the other way round.
pub(super) fn reversed(cell: &str, turned: String) -> Problem {
    Problem::new(
        "E0310",
        Text::new(format!("the range `{cell}` is reversed"), format!("范围“{cell}”写反了")),
        Text::new("the lower end comes first", "小的写在前面"),
    )
    .surely(Text::new("turn it round", "请从小到大写"), turned)
}

pub(super) fn no_number(cell: &str, label: Text) -> Problem {
    Problem::new("E0307", Text::new(format!("`{cell}` is not a number"), format!("“{cell}”不是数字")), label)
}

/// Why a text is no number, in words.
pub(super) fn told(fault: Fault, cell: &str, reader: &Reader) -> Problem {
    let expected = || Text::new("expected a number", "这里要写数字");
    let narrow = number::narrow(cell);
    match fault {
        Fault::Unsure(digits) => unsure(&digits, cell, reader),
        Fault::Signs(digits) => {
            let other = if reader.decimal == Decimal::Comma { Decimal::Point } else { Decimal::Comma };
            // 1,5000 is no decimal to those who count by 万.
            let is_sure = number::signs(&digits).is_some();
            let plain = number::read(&digits, other).filter(|_| is_sure).map(|plain| match reader.decimal {
                Decimal::Comma => plain.replacen('.', ",", 1),
                _ => plain,
            });
            let problem =
                no_number(cell, Text::new("its separators fit no number of this column", "分隔符与这一列不一致"));
            match plain {
                Some(plain) => {
                    let new = narrow.replacen(&digits, &plain, 1);
                    match number::signs(&digits) {
                        Some(Signs::Only(_)) => problem.surely(Text::new("write", "请写"), new),
                        _ => problem.replace(Text::new("write", "请写"), new),
                    }
                }
                None => problem,
            }
        }
        Fault::NoNumber
            if super::range::is_month(narrow.trim())
                || !matches!(date::read(&narrow, date::Order::Unsure), date::Read::No) =>
        {
            no_number(cell, Text::new("this is a date", "这是日期")).help(Text::new(
                "write a number; the rubric counts time to a day: MONTHS_BETWEEN(as_of, x)",
                "请写数字；到某天还有多久，评分标准里写 MONTHS_BETWEEN(as_of, 列名)",
            ))
        }
        Fault::NoNumber => {
            if let Some(inside) = in_brackets(&narrow) {
                return no_number(cell, Text::new("a loss, or a footnote?", "是负数，还是脚注？"))
                    .replace(Text::new("if it is negative, write", "若是负数，请写"), format!("-{inside}"));
            }
            let problem = no_number(cell, expected());
            if let Some((got, of)) = points(&narrow) {
                let share = short(100.0 * got / of, 3);
                return problem.help(Text::new(
                    format!("for {got} out of {of} points write `{got}`, for the share `{share}%`"),
                    format!("若是 {of} 分里的 {got} 分，请写 {got}；若是比例，请写 {share}%"),
                ));
            }
            problem
                .help(Text::new(
                    "write a number: 1234.5, 12%, 350k, 5000万, 3..5, ~5, 5+, <5",
                    "可写：1234.5、12%、350k、5000万、3..5、约5、5以上、<5",
                ))
                .help(Text::new(
                    "or ? if it is not known; `dingzi docs cells` shows more",
                    "不知道写 ?；更多写法见 dingzi docs cells",
                ))
        }
    }
}

/// The number in brackets that is all of a cell.
fn in_brackets(narrow: &str) -> Option<&str> {
    let inside = narrow.trim().strip_prefix('(')?.strip_suffix(')')?.trim();
    (!inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit())).then_some(inside)
}

/// How many points of how many: `3/5`.
fn points(narrow: &str) -> Option<(f64, f64)> {
    let (got, of) = narrow.trim().split_once('/')?;
    let (got, of) = (got.trim().parse().ok()?, of.trim().parse().ok()?);
    (0.0 <= got && got <= of && (3.0..=100.0).contains(&of)).then_some((got, of))
}

/// That the sign of a number may stand before its decimals or among its thousands.
fn unsure(digits: &str, cell: &str, reader: &Reader) -> Problem {
    let [point, comma] =
        [Decimal::Point, Decimal::Comma].map(|decimal| number::read(digits, decimal).unwrap_or_default());
    let name = &reader.name;
    let key = key(name);
    let is_point = number::signs(digits) == Some(Signs::OnePoint);
    let (sign, other) = if is_point { (".", ",") } else { (",", ".") };
    let (decimals, thousands) = if is_point { (&point, &comma) } else { (&comma, &point) };
    Problem::new(
        "E0318",
        Text::new(
            format!("`{cell}` may be {decimals} or {thousands}"),
            format!("“{cell}”可能是 {decimals} 也可能是 {thousands}"),
        ),
        Text::new("decimals or thousands?", "是小数点还是千位分隔？"),
    )
    .help(Text::new(
        format!("say below `[columns.{key}]` in the rubric which sign stands before decimals:"),
        format!("请在评分标准的 [columns.{key}] 里写明小数点用哪个符号："),
    ))
    .help(Text::new(
        format!("`decimal = \"{sign}\"` reads {decimals}, `decimal = \"{other}\"` reads {thousands}"),
        format!("decimal = \"{sign}\" 读作 {decimals}，decimal = \"{other}\" 读作 {thousands}"),
    ))
}
