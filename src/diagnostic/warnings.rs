//! Every kind of warning: what is worth knowing though the results stand. Part of the list in codes.rs.

use super::code::{Code, warning};

/// All kinds of warnings, by id.
pub(super) const WARNINGS: &[Code] = &[
    warning(
        "W0201",
        "shares of a lens below 1",
        "The shares of a lens are in percent: `impact = 60` is 60 %. Here every share that the lens names lies below 1, so that \
         all of them together come to next to nothing; most likely fractions were written.",
    ),
    warning(
        "W0301",
        "not computable, therefore unknown",
        "A division by zero, or a logarithm or root of a negative number, has no result. The idea's evidence counts as \
         unknown there: it earns nothing, and its potential stays open. If the case is a known one, say in the expression \
         what it is worth: CASE WHEN cost_12m = 0 THEN 1 ELSE … END.",
    ),
    warning(
        "W0302",
        "source without a fact",
        "A column `X:source` says where the facts of column `X` come from, but there is no column `X`.",
    ),
    warning(
        "W0303",
        "encoding guessed",
        "The file is not UTF-8, and its bytes make it likely that it is in the encoding named: GB18030 as Excel saves CSV in China, \
         windows-1252 in western Europe, Shift_JIS in Japan. If its letters look wrong, save it as \"CSV UTF-8\", or name its \
         encoding with --encoding.",
    ),
    warning(
        "W0304",
        "characters outside the embedded font",
        "Pictures are drawn with an embedded font of Latin and the 6,763 characters of GB 2312. Other characters are drawn \
         with a font of the system that has the whole text, if there is one; else they show as boxes. Tables are not \
         affected.",
    ),
    warning(
        "W0305",
        "criteria that overlap",
        "Two criteria order the ideas nearly alike (Spearman's rank correlation of their known values above 0.8, over at least \
         10 ideas). Weight on both may count the same strength twice. If they measure one thing, merge them or let \
         one carry the weight of both; if each matters in itself, leave them: the warning is no more than a question. Of \
         more than 200 criteria those of the greatest weight are looked at.",
    ),
    warning(
        "W0306",
        "one of several sheets is read",
        "The workbook has several sheets with something in them, and none was named. Of those that are not hidden the one is read \
         whose header has most of the columns that the rubric reads, of equals the first; where none has any, the one with most \
         cells. Name one with --sheet.",
    ),
    warning(
        "W0307",
        "merged cells",
        "Of cells that are merged only the first holds the value; the others are empty, and so unknown to dingzi, even if \
         they seem to share it. Unmerge them and write the value into each row. All merged regions below the header are told at \
         once.",
    ),
    warning(
        "W0308",
        "a column of another type",
        "Of a Parquet file, columns of numbers, texts and truth values are read. One of another type (a date, a list) is left \
         out, as if the file did not have it; write it as one of these.",
    ),
    warning(
        "W0309",
        "a text that no cell says",
        "A condition compares a column with a text that no cell of the column says, though one says something near: as in \
         risk = 'yess' where cells say yes. So the condition is never true, and a gate never fails. Capitals, blanks and \
         the width of letters do not matter.",
    ),
    warning(
        "W0310",
        "size unlike that of its column",
        "Cells of the column carry 万, k or M, and this one does not and is a hundred times smaller than any of them or more, but would \
         be of their size if it did. Or the header counts by such a unit, and this cell would be of the size of the others if it were \
         written out in full. It is read as it stands.",
    ),
    warning(
        "W0311",
        "beyond the scale",
        "Cells lie beyond the ends of the value function, where it is flat: 44 on a scale from 1 to 5 is worth as much as 5. That may be \
         meant, as for a revenue above all that matters; or it is a slip of the pen (4), or the scale is in another unit than the cells.",
    ),
    warning(
        "W0312",
        "criterion that decides nothing",
        "Every known cell is worth the same on this criterion: all lie beyond one end of its scale, or at one value. It tells no idea from \
         another, and its weight only raises or lowers all scores alike. Is the scale in the unit of the cells?",
    ),
    warning(
        "W0313",
        "unit in a header that is not read",
        "The header holds a sign of per cent or a power of ten, and not as a unit is written: alone in brackets at its end, or behind the \
         name, as in Revenue (USD m), Growth %, 收入/万元. Its cells count as they stand. Write it so, or say [columns.NAME] unit = … in \
         the rubric.",
    ),
    warning(
        "W0314",
        "header below other lines",
        "The first line of the table names no column that the rubric reads, and one below it does: that one is read as the header, and \
         what stands above it, a title or the date of an export, is passed over. If the header is another line, say which: \
         `[rubric] header = 3`, the line of the file or the row of the sheet, from 1.",
    ),
    warning(
        "W0315",
        "rows that are no ideas",
        "A row is left out that is a total, an average or a row of weights (it is called so, and its numbers are sums or means of those \
         above, or add up to a whole), the total row of a table in a workbook, a row without a name that holds nothing but sums, or a \
         note below the table: a text alone in its row, below a blank row or at the end, that is longer than 30 letters or begins as \
         notes do (Source:, 注：, *). Of a table larger than 1 MiB the last 20 rows are looked at, and totals and notes that end it are known by their names. \
         `[rubric] keep = [\"Total\"]` reads a row all the same, and `skip = [\"Reserve\"]` leaves out others.",
    ),
    warning(
        "W0316",
        "hidden rows or columns",
        "The workbook hides rows, or a filter does: they are left out, as whoever looks at it does not see them. --hidden reads them as \
         well. A hidden column is read where the rubric names it.",
    ),
    warning(
        "W0317",
        "row that may be no idea",
        "A row is called a total or an average, but its numbers are none of the others; or its name only sounds so (Total Recall), and its \
         numbers are; or a name stands alone below a blank row or below one that is left out, as titles of sections do. It is read as an idea. Say which it is: `[rubric] skip = [\"Total\"]` \
         leaves it out, `keep = [\"Total\"]` reads it without this warning.",
    ),
];
