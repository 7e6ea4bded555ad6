//! Every kind of finding, in one list. `dingzi docs CODE` prints an entry at length, docs/FORMAT.md lists them all,
//! and tests/findings holds a broken input with the exact message for each.

use super::code::{Code, error, joined};
use super::warnings::WARNINGS;

/// All kinds of findings, by id.
pub static CODES: &[Code] = &joined::<{ ERRORS.len() + WARNINGS.len() }>(ERRORS, WARNINGS);

const ERRORS: &[Code] = &[
    error(
        "E0101",
        "file cannot be read",
        "The file does not exist, may not be read, or is no file: a folder, a named pipe, a device. `dingzi init` writes a \
         criteria.toml and an ideas.csv to start from; `-` in place of a file name reads standard input, and so does what the \
         shell hands over by a path of its own, as in `dingzi score <(…)`. The exit code is 2.",
    ),
    error(
        "E0102",
        "not a text file",
        "The file holds bytes that no text has. A rubric is a text in TOML, a table a text (CSV) or an Excel workbook \
         (.xlsx). Of texts, UTF-8, UTF-16 with its mark, and GB18030 are read.",
    ),
    error(
        "E0103",
        "undecodable bytes",
        "The text is neither UTF-8 nor GB18030: at the place shown neither reading makes sense. Usually a file was cut \
         off, or two files of different encodings were joined. Save it again as UTF-8.",
    ),
    error(
        "E0104",
        "workbook cannot be read",
        "Tables are read from Excel workbooks (.xlsx, .xlsm), Parquet files and texts (CSV). Other workbooks (.xls, .xlsb, .ods, \
         .numbers), those protected with a password, and broken ones are not: open the file where it was made and save \
         it as .xlsx without a password, or save the sheet as CSV.",
    ),
    error(
        "E0105",
        "formula without a value",
        "A workbook holds a formula and the value it had when it was last computed. This one has never been computed: \
         a program other than a spreadsheet wrote it. dingzi computes no formulas, and does not take a fact that is \
         there for an unknown one. Open the workbook in Excel, WPS or LibreOffice and save it.",
    ),
    error(
        "E0106",
        "file changed while it was read",
        "A large table is read piece by piece, and this one is not what it was when its first line was read: a program \
         writes to it. What would be computed is of no moment in time. Wait until it is written, or score a copy.",
    ),
    error(
        "E0107",
        "too large to be read whole",
        "Most commands hold a table in memory with all that is made of it, for which there are 2 GB; a rubric and a form of \
         weights have 12 MB, and a header a million columns. Reading stops where that is passed, also inside a packed file or a \
         workbook, however little it has on the disk. `dingzi score` reads tables (CSV, Parquet) of any size, block by block.",
    ),
    error(
        "E0201",
        "criteria.toml is not valid TOML",
        "The syntax is wrong at the place shown, and the rest cannot be relied on. Common causes: a text without \
         quotation marks, a missing comma in a list, a closing bracket left out, a key written twice.",
    ),
    error(
        "E0202",
        "unknown key",
        "The rubric has a key that dingzi does not know. A misspelt key would silently change what is scored, so it is \
         an error rather than being passed over. docs/FORMAT.md lists the keys of each table.",
    ),
    error(
        "E0203",
        "wrong type",
        "The value is of another type than the key wants: a text where a number belongs, a list where a table belongs. \
         Weights, points and thresholds are numbers and stand without quotation marks:\n\n    weight = 18        # not \"18\"\n\n\
         A text for people is either one string or one for each language:\n\n    name = \"Revenue now\"\n    name = { en = \"Revenue now\", zh = \"现在有收入\" }",
    ),
    error(
        "E0204",
        "missing key",
        "A table lacks a key that it cannot do without. A criterion needs `id`, `weight`, `evidence` and `value`; a gate \
         needs `id` and `fail`; a lens needs `id` and `weights`.",
    ),
    error(
        "E0205",
        "duplicate id",
        "Two criteria, two gates or two lenses have the same id, so that `--weight id=…` or `--lens id` could mean \
         either; or two levels of a scale share a name, so that a cell could mean either; or a lens gives one \
         criterion two shares. Rename or remove one of them; capitals and characters that are not seen make no \
         difference.",
    ),
    error(
        "E0206",
        "a weight is not a non-negative number",
        "Weights are zero or more, and finite. A criterion that should count against an idea is not given a negative \
         weight: turn its value function round instead (`linear = [worst, best]` with worst above best).",
    ),
    error(
        "E0207",
        "all weights are zero",
        "The weights must have a sum above zero, or there is nothing to share out. Give at least one criterion a weight.",
    ),
    error(
        "E0208",
        "points of a value function do not increase",
        "`points` and `log` list pairs [evidence, value] with the evidence strictly increasing, at least two of them; \
         `linear` takes two different numbers. The values may fall: a criterion where less is better goes from 1 to 0. \
         Points so near to each other that a number between them cannot be told apart (less than 1e-13 of themselves, or \
         of their logarithms for `log`) are no line: what turns at one number is a condition, valued by `yes = 1`.",
    ),
    error(
        "E0209",
        "logarithm of a point that is not above zero",
        "`log` interpolates between the logarithms of its points, and zero or less has none. Start at the least amount \
         that should earn anything, or use `points`.",
    ),
    error(
        "E0210",
        "value outside 0 to 1",
        "A value function maps evidence to a value from 0 (worst) to 1 (best). How much the criterion counts is said by \
         its weight, not by greater values.",
    ),
    error("E0211", "unknown criterion in a lens", "A lens gives a share to a criterion that the rubric does not have."),
    error(
        "E0212",
        "shares of a lens do not make 100",
        "A lens names shares in percent, and the criteria that it does not name divide what is left in proportion to \
         their base weights. Together the named ones may not exceed 100, nor stay \
         below it where no other criterion has a base weight. A lens that names every criterion is \
         brought to 100 by itself.",
    ),
    error(
        "E0213",
        "expression cannot be parsed",
        "`evidence` and `fail` hold a column's name or an SQL expression over columns. The place inside the string is \
         marked. A column whose name holds operators or begins with a digit is written in double quotation marks inside \
         a single-quoted string:\n\n    evidence = '\"12个月收入\" / 12'",
    ),
    error(
        "E0214",
        "not supported in an expression",
        "Of SQL the arithmetic and logic are supported: + - * /, comparisons, AND OR NOT, IN, BETWEEN, IS NULL, CASE, \
         COALESCE, LEAST, GREATEST, ABS, LN, LOG10, SQRT, POWER, ROUND. Anything else would have to look beyond one \
         idea's row, and a score depends on its own row and the weights only.",
    ),
    error(
        "E0215",
        "wrong kind in an expression",
        "Arithmetic needs numbers, AND/OR/NOT need conditions, `evidence` must yield a number and `fail` a condition \
         (a comparison such as `custom_share > 0.8`). A column is read in one way throughout: as numbers, as a scale's \
         levels, as yes or no, or as text; two criteria with different scales cannot share it.",
    ),
    error(
        "E0216",
        "not exactly one value function",
        "`value` names exactly one way to turn evidence into a value: linear, log, points, levels or yes.",
    ),
    error(
        "E0217",
        "verdict thresholds out of order",
        "`verdict = { pursue = …, watch = … }` are scores from 0 to 100, and watch may not exceed pursue.",
    ),
    error(
        "E0218",
        "no criterion",
        "A rubric needs at least one [[criterion]]. `dingzi init` writes one to start from.",
    ),
    error(
        "E0219",
        "unknown group",
        "The criterion's group is not in [groups]. Either add it there or correct the name. Without a [groups] table any \
         name is allowed.",
    ),
    error(
        "E0220",
        "reserved or unusable id",
        "Ids are typed on the command line: letters (of any script), digits, `_` and `-`, not empty. `base` and `equal` \
         are lenses that always exist: the weights as written, and equal weights. The id of a lens has at most 64 characters.",
    ),
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
        "The column is used as a number. Numbers may be written as 1234.5, 1,234, 12%, 350k, 1.2M, 3B, 5000万, 1.2亿, with ¥ \
         or 元; a span of possible values as 800万..1200万; what is not known as ?, n/a, 未知 or nothing. Words such as \
         \"about\" or \"+\" are not read: say how far it could lie as a range.",
    ),
    error(
        "E0308",
        "foreign currency",
        "Amounts are compared with the points of the rubric, which are in one currency. Convert the amount (and say in \
         the `…:source` column at which rate). Only ¥, 元, CNY and RMB are passed over.",
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
        "The column is used as a yes or no: yes, no, true, false, y, n, 1, 0, 是, 否, 有, 无; unknown as ?, n/a, 未知 or nothing.",
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
        "E0401",
        "change cannot be read",
        "`--weight` takes CRITERION=SHARE (percent), CRITERION=+5, =-5 or =x2; `--cell` takes \"IDEA:COLUMN=VALUE\".",
    ),
    error(
        "E0402",
        "no such criterion",
        "The command line names a criterion that the rubric does not have. `dingzi check` lists them.",
    ),
    error(
        "E0403",
        "no such idea",
        "The command line names an idea that the table does not have. Any unmistakable part of the name will do.",
    ),
    error(
        "E0404",
        "no such lens",
        "The command line names a lens that the rubric does not have. `base` and `equal` always exist. `diff` needs the lens in \
         both rubrics.",
    ),
    error(
        "E0405",
        "shares do not add up",
        "The changed and locked shares together leave no room: they exceed 100 %, or nothing is left that could take up the rest.",
    ),
    error(
        "E0406",
        "no such column",
        "`--cell` names a column that the rubric does not read, so that changing it could change nothing.",
    ),
    error(
        "E0407",
        "set of weights cannot be read",
        "`--weights` takes all, around:20% (each share within 20 % of what it is), or constraints on shares joined by commas: \
         \"revenue_now > data_moat, channel <= 10%\". A constraint compares two sums of criteria; 2 * growth is twice \
         the share of growth, and a number alone is in percent.",
    ),
    error(
        "E0408",
        "constraints contradict each other",
        "No weights satisfy the constraints together: shares are not negative and sum to 100 %. The message names the smallest \
         set of them that cannot hold at once; give up or loosen one of these.",
    ),
    error("E0409", "no such axis", "An axis of the map is a group of criteria or a single criterion, by its id."),
    error(
        "E0410",
        "no such sheet",
        "`--sheet` names a sheet that the workbook does not have, or the table is a text (CSV), which has none.",
    ),
    error(
        "E0411",
        "too many ideas for this form",
        "A form that holds a ranking as a whole (json, md, xlsx) is made in memory, which a large table would fill. `--top` says \
         how many of the best are wanted; csv and parquet take every idea, however many there are, in the order of the table.",
    ),
    error(
        "E0412",
        "stated weights cannot be read",
        "`--order` takes criteria with > and = between them, the most important first: 'revenue_now > data_moat = channel'. `--swing` \
         takes points from zero up, joined by commas: 'revenue_now=100, data_moat=80'. Each criterion is named once.",
    ),
    error(
        "E0413",
        "an output would overwrite an input",
        "The place to write to is a file that the command reads: the table, the rubric or a form, under this name, through a \
         link, or as one of the files of a report. Nothing is read or written then. What dingzi reads is changed by nothing \
         but `--save-lens`, which adds to the rubric. Name another file.",
    ),
    error(
        "E0501",
        "request not understood",
        "A program asked the server of `dingzi serve` for something that it does not have, or in a form that it does not \
         read. The page never does; docs/API.md says what can be asked, and how.",
    ),
    error(
        "E0502",
        "link of another rubric",
        "A link to the live page holds weights by the place of their criteria, so it is good for the rubric that it was \
         made with and for no other; or a part of it was lost on its way. Nothing of it is used.",
    ),
    error(
        "E0503",
        "there is a lens of this name",
        "Saved under the name of a lens that is there, weights would replace those of that lens. The page asks before it does \
         that; a program says `replace`.",
    ),
    error(
        "E0601",
        "not a form of weights",
        "A form for `dingzi weights` is a CSV whose first line names its columns: a, b, times for `--pairs`; criterion, best_to, \
         to_worst for `--best-worst`. Other columns may stand beside them. `dingzi weights --blank pairs` prints an empty form.",
    ),
    error(
        "E0602",
        "comparison is no number that fits",
        "How many times as important one criterion is as another is a number above zero: 3, 1/3 or 0.5. In a form for `--best-worst` \
         it is 1 or more, since nothing matters more than the best or less than the worst. A spreadsheet makes a date of \
         1/3; write 0.333, or name the pair the other way round.",
    ),
    error(
        "E0603",
        "unknown criterion in a form",
        "A form of weights names a criterion that the rubric does not have, neither by id nor by name.",
    ),
    error(
        "E0604",
        "compared twice",
        "Each pair is compared once, in either direction: the other one follows from it. A criterion is not compared with itself. In a \
         form for `--best-worst` each criterion has one line.",
    ),
    error(
        "E0605",
        "comparison is missing",
        "The eigenvector of `--pairs` needs every pair of the criteria that the form names; `--best-worst` needs both numbers of each \
         criterion. A criterion that is to have no weight is left out everywhere.",
    ),
    error(
        "E0606",
        "best and worst do not fit",
        "One criterion is the best: it has 1 in the column best_to. Another is the worst, with 1 in to_worst. How many times as \
         important as the worst the best is stands in both lines, and must be the same number.",
    ),
];

#[cfg(test)]
mod tests {
    use super::super::Severity;
    use super::*;

    #[test]
    fn ids_are_unique_sorted_and_say_their_severity() {
        assert!(CODES.is_sorted_by(|a, b| a.id < b.id));
        assert!(CODES.iter().all(|c| c.id.starts_with('E') == (c.severity == Severity::Error)));
    }
}
