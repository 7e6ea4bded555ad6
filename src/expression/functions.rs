//! The functions an expression may call.

use crate::lang::Word;

/// A function of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Function {
    Abs,
    Coalesce,
    DaysBetween,
    Greatest,
    Least,
    Ln,
    Log10,
    MonthsBetween,
    Power,
    Round,
    Sqrt,
}

/// An entry of the registry of functions.
#[derive(Debug)]
pub struct FunctionEntry {
    /// The name, in capitals.
    pub name: &'static str,
    /// The function.
    pub function: Function,
    /// The least and the greatest number of arguments.
    pub arguments: (usize, usize),
    /// What it does, in one sentence.
    pub about: Word,
}

const fn entry(
    name: &'static str,
    function: Function,
    arguments: (usize, usize),
    about: &'static str,
    about_zh: &'static str,
) -> FunctionEntry {
    FunctionEntry { name, function, arguments, about: Word::new(about, about_zh) }
}

/// Every function, by name.
pub static FUNCTIONS: &[FunctionEntry] = &[
    entry("ABS", Function::Abs, (1, 1), "the distance from zero", "到零的距离（绝对值）"),
    entry("COALESCE", Function::Coalesce, (1, 9), "the first argument that is known", "第一个已知的参数"),
    entry(
        "DAYS_BETWEEN",
        Function::DaysBetween,
        (2, 2),
        "the days from the first date to the second; below zero if that is earlier",
        "从前一个日期到后一个日期的天数；后者更早则为负",
    ),
    entry(
        "GREATEST",
        Function::Greatest,
        (1, 9),
        "the greatest argument; unknown if any is",
        "最大的参数；有未知则未知",
    ),
    entry("LEAST", Function::Least, (1, 9), "the least argument; unknown if any is", "最小的参数；有未知则未知"),
    entry("LN", Function::Ln, (1, 1), "the natural logarithm; unknown for zero or less", "自然对数；零或负数则未知"),
    entry(
        "LOG10",
        Function::Log10,
        (1, 1),
        "the logarithm to base 10; unknown for zero or less",
        "以 10 为底的对数；零或负数则未知",
    ),
    entry(
        "MONTHS_BETWEEN",
        Function::MonthsBetween,
        (2, 2),
        "months from the first date to the second, each of 30.4375 days",
        "从前一个日期到后一个日期的月数，每月按 30.4375 天",
    ),
    entry("POWER", Function::Power, (2, 2), "the first argument raised to the second", "前一个参数的后一个参数次方"),
    entry(
        "ROUND",
        Function::Round,
        (1, 2),
        "rounded half away from zero, to whole numbers or to a number of decimals",
        "四舍五入到整数，或到给定的小数位",
    ),
    entry("SQRT", Function::Sqrt, (1, 1), "the square root; unknown below zero", "平方根；负数则未知"),
];

impl Function {
    /// Its entry in the registry.
    pub fn entry(self) -> &'static FunctionEntry {
        FUNCTIONS.iter().find(|e| e.function == self).expect("every function has an entry")
    }
}
