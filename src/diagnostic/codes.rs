//! Every kind of finding, in one list. `dingzi docs CODE` prints an entry at length, docs/FORMAT.md lists them all,
//! and tests/findings holds a broken input with the exact message for each.

use super::code::{Code, error, joined};
use super::tables::TABLES;
use super::warnings::WARNINGS;

/// All kinds of findings, by id.
pub static CODES: &[Code] =
    &joined::<{ FILES.len() + TABLES.len() + OTHERS.len() + WARNINGS.len() }>(&[FILES, TABLES, OTHERS, WARNINGS]);

const FILES: &[Code] = &[
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
         (.xlsx). A text is in UTF-8, in UTF-16 with its mark, or in an encoding that its bytes make likely or --encoding names.",
    ),
    error(
        "E0103",
        "undecodable bytes",
        "The text is not UTF-8, and no other encoding makes a text of it that a person would write; or it is not in the one that \
         --encoding names. Usually a file was cut off, or two files of different encodings were joined. Save it again as UTF-8, or \
         name its encoding: --encoding gb18030, big5, shift_jis, euc-kr, windows-1252, windows-1251 and others that browsers know.",
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
    error(
        "E0221",
        "not a unit, a currency or a day",
        "What the rubric says of cells is a unit (`unit = \"months\"`, `\"USD/year\"`, `\"元/月\"`, `\"人\"`), a currency by its ISO code, a \
         sign (`decimal = \",\"`), a rate above zero, a part of a number (`about = 0.1`) or a day (`as_of = \"2026-11-28\"`). A unit \
         is one of its kind and carries no 万, k or M: evidence is counted in single units, whatever cells carry.",
    ),
    error(
        "E0222",
        "column that no expression reads",
        "`[columns.NAME]` says how the cells of a column are read, but nothing reads a column of this name, so that it would \
         change nothing. The name is that of the table's header, with or without the unit in its bracket.",
    ),
];

const OTHERS: &[Code] = &[
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
