//! Every kind of mistake in the table of ideas. Part of the list in codes.rs.

use super::code::{Code, error};

/// All of them, by id.
pub(super) const TABLES: &[Code] = &[
    error("E0301", "empty table", "The table of ideas has no header line, or no idea below it."),
    error(
        "E0302",
        "no column names the idea",
        "The rubric says which column holds the ideas' names (`idea = \"…\"` under [rubric]); the table has no such column.",
    ),
    error(
        "E0303",
        "expression names a missing column",
        "A criterion or gate reads a column that the table does not have. Add the column (it may be empty: unknown), or \
         correct the name in the rubric. A missing column is never taken for an unknown one, since it is most often a slip.",
    ),
    error(
        "E0304",
        "row has too many or too few cells",
        "The row has another number of cells than the header, so that its facts would land in the wrong columns. Most \
         often a text or a number with a comma in it is not in quotation marks: write \"1,200\" or 1200.",
    ),
    error("E0305", "idea without a name", "Every idea needs a name: results are told by it."),
    error(
        "E0306",
        "two ideas of the same name",
        "Results are told by name, and `explain`, `--cell` and charts could mean either row. Rename one of them. Names that \
         look the same are the same, whatever characters they are made of; a note tells where they differ.",
    ),
    error(
        "E0307",
        "text where a number belongs",
        "The column is used as a number. `dingzi docs cells` shows what may be written: 1234.5, 1,234, 12%, 350k, 5000万, $1.2M; a range \
         as 3..5 or 3-5万; about as ~5 or 约5; an open end as 5+, >5 or 不到5; low, likely, high as 3..4..6. What is not known is ?, \
         nothing, or a word such as TBD or 待定. `none` and 无 are neither: nothing is a number (0), and not unknown.",
    ),
    error(
        "E0308",
        "foreign currency",
        "Amounts are counted in one currency: that of `[rubric] currency = \"USD\"`, or of the table's signs where the rubric says none. \
         An amount in another is converted by the rate that the rubric gives, how much of the one currency one of the other is:\n\n    \
         [rubric]\n    currency = \"USD\"\n    rates = { EUR = 1.08, day = \"2026-11-01\" }\n\nWithout a rate nobody knows what it is worth.",
    ),
    error(
        "E0309",
        "unknown level",
        "The cell holds none of the levels of the criterion's scale. Levels are written by their id or their name. What is \
         not known is ?, n/a, 未知 or nothing; it is never a typo scored as zero.",
    ),
    error("E0310", "range is reversed", "A range goes from the lower to the higher end: 800万..1200万."),
    error(
        "E0311",
        "infinite number",
        "The number is infinite or too great to compute with. Leave the cell unknown, or write the number that is meant.",
    ),
    error(
        "E0312",
        "neither yes nor no",
        "The column is used as a yes or no: yes, no, true, false, y, n, 1, 0, 是, 否, 有, 无, √, ✗; unknown as ?, nothing or a word such as \
         待定. A cross (× or the letter x) may mark or strike out: it is a no where the column has a tick too, else nobody knows.",
    ),
    error(
        "E0313",
        "two columns of the same name",
        "A column that the rubric reads stands twice in the header, and either could be meant. Rename one of them. Two that \
         differ in capitals alone are told apart where the rubric writes one as its header does.",
    ),
    error(
        "E0314",
        "quotation mark is never closed",
        "A cell begins with a quotation mark that never ends, so that it swallows the rest of the file. Close it; a \
         quotation mark inside a quoted cell is written twice.",
    ),
    error(
        "E0315",
        "ambiguous range",
        "Only one end of the range has a unit: 800..1200万 could mean 800万 to 1200万 or 800 to 1200万. Write the unit at both ends.",
    ),
    error(
        "E0316",
        "error of a formula",
        "A formula in the spreadsheet has no result: #DIV/0! divides by zero, #N/A found nothing, #REF! reads a cell that \
         is gone, #NAME? has a misspelt name, #VALUE! computes with a text. It is not taken for an unknown, since it hides \
         a mistake. Mend the formula, or write ? where the fact is not known: =IFERROR(…, \"?\").",
    ),
    error(
        "E0317",
        "row without an end",
        "A row of a large table goes on for more than 64 MiB, which no table of ideas needs; so much and no more is held in \
         memory at once. A line end is missing, a quotation mark opens a cell by mistake, or the file is no table.",
    ),
    error(
        "E0318",
        "decimals or thousands",
        "Nothing in the column tells what a sign among digits is: in a file separated by semicolons, where a comma stands before \
         decimals, 1.234 is most often one thousand, but may be a little more than one. The rubric decides for the column:\n\n    \
         [columns.revenue]\n    decimal = \",\"\n\nOne cell that can be read in one way only (0.5, or 1.234.567) decides as well.",
    ),
    error(
        "E0319",
        "percentage or number",
        "Cells of the column carry a % and this one does not, or it is the other way round, so that 75 would be 7,500 % among 80 %. \
         Below a header in %, 35 is 0.35, and a bare 0.35 may be 35 % or 0.35 %. Write the sign, or the number that is meant.",
    ),
    error(
        "E0320",
        "unit that the column does not count in",
        "A time or a rate counts for something only in a unit: 18 months are 1.5 years. The rubric says in which the column counts, \
         and cells in others of its kind are converted (a month has 30.4375 days):\n\n    [columns.runway]\n    unit = \"months\"\n\n\
         The unit in the bracket of a header, `Runway (months)`, says so as well. A cell of another kind, money among times, is a mistake.",
    ),
    error(
        "E0321",
        "not a date",
        "The column is used as dates: 2027-06-30, 2027/6/30, 30 Jun 2027, 2027年6月30日. Of 06/07/2027 nobody knows which is the day, \
         unless another cell of the column tells, as 25/06/2027 does. A month or a quarter is no day.",
    ),
];
