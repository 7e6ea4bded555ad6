//! The keys of criteria.toml with their meanings: one registry, which the reader checks against and the documents print.

/// A table of criteria.toml with its keys and what they mean: checked against here, printed in docs/FORMAT.md.
#[derive(Debug)]
pub struct Table {
    /// How messages and documents call it.
    pub name: &'static str,
    /// Each key with its meaning.
    pub keys: &'static [(&'static str, &'static str)],
}

/// The whole file.
pub static FILE: Table = Table {
    name: "criteria.toml",
    keys: &[
        ("rubric", "the rubric as a whole"),
        ("columns", "what the cells of a column are, by its name: [columns.runway]"),
        ("groups", "names of the groups of criteria, by id; where it is given, a criterion's group must stand in it"),
        ("criterion", "the criteria, one [[criterion]] each"),
        ("gate", "the gates, one [[gate]] each"),
        ("lens", "named sets of weights, one [[lens]] each"),
    ],
};
/// `[rubric]`
pub static RUBRIC: Table = Table {
    name: "[rubric]",
    keys: &[
        ("title", "what is judged"),
        ("idea", "the column that identifies the idea: a name or a number, each once; `idea` where not given"),
        ("name", "the column that is shown for the idea, if another: \"name\", or { en = \"name\", zh = \"名称\" }"),
        (
            "header",
            "the line of the table that names its columns, from 1; where not given, the first that names columns of the rubric",
        ),
        (
            "skip",
            "rows that are no ideas, by their names: [\"Reserve\"]; totals, averages and notes are left out without it",
        ),
        ("keep", "rows that are ideas though they look like a total or a note, by their names: [\"Total\"]"),
        ("currency", "the currency that amounts are in: \"USD\"; that of the table's signs where not given"),
        ("rates", "how much of it one of another currency is, and of which day: { EUR = 1.08, day = \"2026-11-01\" }"),
        ("about", "how far from the number `about 5` may be, as a part of it: 0.1 where not given"),
        ("as_of", "the day that expressions call as_of: \"2026-11-28\"; no clock is read"),
        ("verdict", "the scores that earn a verdict: { pursue = 65, watch = 45 } where not given"),
    ],
};
/// `[columns.NAME]`
pub static COLUMN: Table = Table {
    name: "[columns.NAME]",
    keys: &[
        (
            "unit",
            "what its evidence is counted in: months, days, USD/year, 元/月, 人, 倍, %; cells in other units of the kind are converted",
        ),
        ("currency", "the currency of its amounts, if another than that of [rubric]"),
        ("decimal", "the sign before decimals, \".\" or \",\", where the cells do not tell"),
    ],
};
/// `verdict = { … }`
pub static VERDICT: Table = Table {
    name: "verdict",
    keys: &[("pursue", "score (0–100) from which to pursue"), ("watch", "score (0–100) from which to watch")],
};
/// `[[criterion]]`
pub static CRITERION: Table = Table {
    name: "[[criterion]]",
    keys: &[
        ("id", "its name on the command line"),
        ("name", "its name in tables and charts; the id where not given"),
        ("group", "its group"),
        ("weight", "how much it counts: any number from zero up; shares are computed"),
        ("evidence", "a column, or an SQL expression over columns"),
        ("value", "the value function: evidence → 0 to 1"),
        ("unit", "the unit of the evidence"),
        ("ask", "the question that finds the evidence out"),
        ("notes", "where the criterion comes from"),
    ],
};
/// A level written at length.
pub static LEVEL: Table = Table {
    name: "a level",
    keys: &[
        ("value", "its value, 0 to 1"),
        ("name", "its name; may be written in a cell too"),
        ("when", "one sentence: when to choose it"),
    ],
};
/// `[[gate]]`
pub static GATE: Table = Table {
    name: "[[gate]]",
    keys: &[
        ("id", "its id"),
        ("name", "its name; the id where not given"),
        ("fail", "an SQL condition over columns: true = failed, false = passed, unknown = not known"),
        ("why", "why it disqualifies"),
        ("ask", "the question that settles it"),
        ("notes", "where the gate comes from"),
    ],
};
/// `[[lens]]`
pub static LENS: Table = Table {
    name: "[[lens]]",
    keys: &[
        ("id", "its name on the command line"),
        ("name", "its name in tables and charts; the id where not given"),
        ("about", "one sentence: whose view it is"),
        ("weights", "shares in percent by criterion; those not named divide the rest in their base proportions"),
    ],
};
/// Every table, in the order of the file.
pub static TABLES: &[&Table] = &[&FILE, &RUBRIC, &COLUMN, &VERDICT, &CRITERION, &LEVEL, &GATE, &LENS];

/// A text in two languages.
pub static LANGUAGES: Table = Table { name: "a text in two languages", keys: &[("en", "English"), ("zh", "Chinese")] };
