//! The functions an expression may call.

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
pub struct Entry {
    /// The name, in capitals.
    pub name: &'static str,
    /// Which it is.
    pub function: Function,
    /// The least and the greatest number of arguments.
    pub arguments: (usize, usize),
    /// One sentence.
    pub about: &'static str,
}

const fn entry(name: &'static str, function: Function, arguments: (usize, usize), about: &'static str) -> Entry {
    Entry { name, function, arguments, about }
}

/// Every function, by name.
pub static FUNCTIONS: &[Entry] = &[
    entry("ABS", Function::Abs, (1, 1), "the distance from zero"),
    entry("COALESCE", Function::Coalesce, (1, 9), "the first argument that is known"),
    entry(
        "DAYS_BETWEEN",
        Function::DaysBetween,
        (2, 2),
        "the days from the first date to the second; below zero if that is earlier",
    ),
    entry("GREATEST", Function::Greatest, (1, 9), "the greatest argument; unknown if any is"),
    entry("LEAST", Function::Least, (1, 9), "the least argument; unknown if any is"),
    entry("LN", Function::Ln, (1, 1), "the natural logarithm; unknown for zero or less"),
    entry("LOG10", Function::Log10, (1, 1), "the logarithm to base 10; unknown for zero or less"),
    entry("MONTHS_BETWEEN", Function::MonthsBetween, (2, 2), "the same in months of 30.4375 days"),
    entry("POWER", Function::Power, (2, 2), "the first argument raised to the second"),
    entry("ROUND", Function::Round, (1, 2), "rounded half away from zero, to whole numbers or to a number of decimals"),
    entry("SQRT", Function::Sqrt, (1, 1), "the square root; unknown below zero"),
];

impl Function {
    /// Its entry in the registry.
    pub fn entry(self) -> &'static Entry {
        FUNCTIONS.iter().find(|e| e.function == self).expect("every function has an entry")
    }
}
