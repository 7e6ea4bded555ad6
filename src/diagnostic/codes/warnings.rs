//! Every kind of warning: worth knowing, though the results are valid.

use super::super::code::{Code, CodeEntry, entry};
use crate::lang::Word;

/// All entries, by id.
pub(super) const WARNINGS: &[CodeEntry] = &[
    entry(
        Code::W0201,
        Word::new("shares of a lens below 1", "视角的比重不到 1"),
        Word::new(
            "The shares of a lens are in percent: `impact = 60` is 60 %. Here every share that the lens names \
             lies below 1, so that all of them together come to next to nothing; most likely fractions were \
             written.",
            "视角的比重是百分比：`影响力 = 60` 就是 60%。这里写的比重全都小于 1，加起来几乎等于零；多半是写成了小\
             数。",
        ),
    ),
    entry(
        Code::W0301,
        Word::new("not computable, therefore unknown", "算不出来，所以未知"),
        Word::new(
            "A division by zero, or a logarithm or root of a negative number, has no result. The idea's evidence \
             counts as unknown there: as zero, and its potential stays open. If the case is a known one, \
             say in the expression what it is worth: CASE WHEN cost_12m = 0 THEN 1 ELSE … END.",
            "除以零、负数的对数或平方根都没有结果。这个创意的这项依据按未知计：不得分，潜力还留着。如果这种情况其\
             实有答案，就在算式里写明它值多少：CASE WHEN cost_12m = 0 THEN 1 ELSE … END。",
        ),
    ),
    entry(
        Code::W0302,
        Word::new("source without a fact", "有出处却没有事实"),
        Word::new(
            "A column `X:source` says where the facts of column `X` come from, but there is no column `X`.",
            "`X:source` 这一列说明 `X` 列的事实从哪里来，可是没有 `X` 这一列。",
        ),
    ),
    entry(
        Code::W0303,
        Word::new("encoding guessed", "编码是猜的"),
        Word::new(
            "The file is not UTF-8, and its bytes make it likely that it is in the encoding named: GB18030 as \
             Excel saves CSV in China, windows-1252 in western Europe, Shift_JIS in Japan. If its letters look \
             wrong, save it as \"CSV UTF-8\", or name its encoding with --encoding.",
            "文件不是 UTF-8，从字节看多半是写出的那种编码：Excel 在中国保存 CSV 用 GB18030，西欧用 windows-1252，\
             日本用 Shift_JIS。如果文字是乱码，请另存为“CSV UTF-8”，或者用 --encoding 写明编码。",
        ),
    ),
    entry(
        Code::W0304,
        Word::new("characters outside the embedded font", "内嵌字体里没有的字"),
        Word::new(
            "Pictures are drawn with an embedded font of Latin and the 6,763 characters of GB 2312. Other \
             characters are drawn with a font of the system that has the whole text, if there is one; else they \
             show as boxes. Tables are not affected.",
            "图用内嵌的字体画，里面有拉丁字母和 GB 2312 的 6,763 个汉字。别的字用系统里有全部这些字的字体画，没有\
             这样的字体就显示成方框。表格不受影响。",
        ),
    ),
    entry(
        Code::W0305,
        Word::new("criteria that overlap", "标准有重叠"),
        Word::new(
            "Two criteria order the ideas nearly alike (Spearman's rank correlation of their known values above \
             0.8, over at least 10 ideas). Weight on both may count the same strength twice. If they measure one \
             thing, merge them or let one carry the weight of both; if each matters in itself, leave them: the \
             warning is no more than a question. Of more than 200 criteria those of the greatest weight are \
             looked at.",
            "两条标准给创意排出的次序几乎一样（已知价值的斯皮尔曼秩相关系数高于 0.8，至少 10 个创意）。两条都给\
             权重，同一个优点可能算了两遍。如果量的是同一件事，请合并，或者让一条担起两条的权重；如果各有各的意义，\
             就不用改：这个警告只是一个问题。标准超过 200 条时，只看权重最大的那些。",
        ),
    ),
    entry(
        Code::W0306,
        Word::new("one of several sheets is read", "工作簿有多张表，只读了一张"),
        Word::new(
            "The workbook has several sheets with something in them, and none was named. Of those that are not \
             hidden the one is read whose header has most of the columns that the rubric reads, of equals the \
             first; where none has any, the one with most cells. Name one with --sheet.",
            "工作簿里有好几张有内容的表，而没有写明读哪一张。没有隐藏的表里，读表头含有评分标准所用的列最多的那张，\
             一样多就读前面的；一列都没有时，读格子最多的。请用 --sheet 写明。",
        ),
    ),
    entry(
        Code::W0307,
        Word::new("merged cells", "合并的单元格"),
        Word::new(
            "Of cells that are merged only the first holds the value; the others are empty, and so unknown to \
             dingzi, even if they seem to share it. Unmerge them and write the value into each row. All merged \
             regions below the header are reported at once.",
            "合并的单元格里只有第一格有值，其他的都是空的，在 dingzi 看来就是未知，尽管看上去共用一个值。请取消合\
             并，每一行都写上值。表头以下所有合并的区域一次说完。",
        ),
    ),
    entry(
        Code::W0308,
        Word::new("a column that is not read", "没有读取的列"),
        Word::new(
            "Of a Parquet file, columns of numbers, dates, texts and truth values are read. One of another type (a \
             list, a time of day), of an encoding that is not read, or with the name of another is left out; where \
             the rubric or a condition asks for it, that is an error.",
            "Parquet 文件里读数字、日期、文字和真假值的列。别的类型（列表、钟点）、不能读的编码方式或者重名的列不读；\
             评分标准或条件要用这样一列，就是错误。",
        ),
    ),
    entry(
        Code::W0309,
        Word::new("a text that no cell says", "没有单元格写着这段文字"),
        Word::new(
            "A condition compares a column with a text that no cell of the column says, though one says something \
             near: as in risk = 'yess' where cells say yes. So the condition is never true, and a gate never \
             fails. Capitals, blanks and the width of letters do not matter.",
            "条件把一列和一段文字比较，而这一列没有哪一格写着这段文字，倒是有一格写得很像：比如 风险 = '高高'，格\
             子里写的是 高。这样条件永远不成立，门槛永远拦不住人。大小写、空格、全角半角不算区别。",
        ),
    ),
    entry(
        Code::W0310,
        Word::new("size unlike that of its column", "大小和这一列不相称"),
        Word::new(
            "Cells of the column carry k or M, and this one does not and is a hundred times smaller than any \
             of them or more, but would be of their size if it did. Or the header counts by such a unit, and this \
             cell would be of the size of the others if it were written out in full. It is read as it stands.",
            "这一列的格子都带万、k 或 M，这一格不带，而且比其中任何一格小一百倍以上，带上了就差不多大。或者表头已\
             经按这样的单位计，而这一格像是把数写全了。现在按写的样子读。",
        ),
    ),
    entry(
        Code::W0311,
        Word::new("beyond the scale", "超出了价值函数的范围"),
        Word::new(
            "Cells lie beyond the ends of the value function, where it is flat: 44 on a scale from 1 to 5 is \
             worth as much as 5. That may be meant, as for a revenue above all that matters; or it is a slip of \
             the pen (4), or the scale is in another unit than the cells.",
            "有单元格落在价值函数两端之外，那里是平的：量表是 1 到 5，写 44 和写 5 的价值一样。可能本来就是这个意\
             思，比如收入超过了某个数就不再重要；也可能是笔误（4），或者价值函数和单元格用的单位不同。",
        ),
    ),
    entry(
        Code::W0312,
        Word::new("criterion that decides nothing", "这条标准分不出高下"),
        Word::new(
            "Every known cell is worth the same on this criterion: all lie beyond one end of its scale, or at one \
             value. It tells no idea from another, and its weight only raises or lowers all scores alike. Is the \
             scale in the unit of the cells?",
            "所有已知的单元格在这条标准上价值都一样：全在一端之外，或者全是一个值。它分不出创意的高下，给它权重只\
             会让所有得分一起升降。价值函数用的是不是单元格的单位？",
        ),
    ),
    entry(
        Code::W0313,
        Word::new("unit in a header that is not read", "表头里的单位没有读"),
        Word::new(
            "The header holds a sign of per cent or a power of ten, and not as a unit is written: alone in \
             brackets at its end, or behind the name, as in Revenue (USD m), Growth %. Its cells count \
             as they stand. Write it so, or say [columns.NAME] unit = … in the rubric.",
            "表头里有百分号或者万、k 这样的倍数，但没有写成单位的样子：单独放在末尾的括号里，或者跟在名称后面，如 \
             收入（万元）、收入/万元、增长 %。现在单元格按写的数计。请改成这种写法，或者在评分标准里写 \
             [columns.列名] unit = …。",
        ),
    ),
    entry(
        Code::W0314,
        Word::new("header below other lines", "表头上面还有别的行"),
        Word::new(
            "The first line of the table names no column that the rubric reads, and one below it does: that one \
             is read as the header, and what stands above it, a title or the date of an export, is passed over. \
             If the header is another line, say which: `[rubric] header = 3`, the line of the file or the row of \
             the sheet, from 1.",
            "表的第一行没有评分标准要读的列，下面有一行有：就把那一行当表头，上面的标题、导出日期之类跳过。如果表\
             头是另一行，请写明：`[rubric] header = 3`，是文件的第几行或工作表的第几行，从 1 数起。",
        ),
    ),
    entry(
        Code::W0315,
        Word::new("rows that are no ideas", "不是创意的行"),
        Word::new(
            "A row is left out that is a total, an average or a row of weights (it is called so, and its numbers \
             are sums or means of those above, or add up to 1 or 100), the total row of a table in a workbook, a \
             row without a name that holds nothing but sums, or a note below the table: a text alone in its row, \
             below a blank row or at the end, that is longer than 30 letters or begins as notes do (Source:, *). Of a table larger than 1 MiB the last 20 rows are looked at, and totals and notes that end it \
             are known by their names. `[rubric] keep = [\"Total\"]` reads a row all the same, and `skip = [\"\
             Reserve\"]` leaves out others.",
            "有些行不当创意读：合计、平均或权重行（名字这么叫，数字也确实是上面各行的和、平均，或者加起来正好是 1 或 100）；工作簿里表格的汇总行；没有名称、只有合计的行；表下面的备注：一行里只有一段文字，在空行下面或在\
             末尾，长过 30 个字，或者以 来源：、注：、* 这样的字样开头。大于 1 MiB 的表只看最后 20 行，末尾的合计\
             和备注凭名字认出。`[rubric] keep = [\"合计\"]` 仍然把它当创意读，`skip = [\"储备\"]` 再跳过别的行。",
        ),
    ),
    entry(
        Code::W0316,
        Word::new("hidden rows or columns", "隐藏的行或列"),
        Word::new(
            "The workbook hides rows, or a filter does: they are left out, as whoever looks at it does not see \
             them. --hidden reads them as well. A hidden column is read where the rubric names it.",
            "工作簿隐藏了一些行，或者筛选掉了：看表的人看不见，所以不读。--hidden 把它们也读进来。隐藏的列，只要\
             评分标准写到就读。",
        ),
    ),
    entry(
        Code::W0317,
        Word::new("row that may be no idea", "可能不是创意的行"),
        Word::new(
            "A row is called a total or an average, but its numbers are none of the others; or its name only \
             sounds so (Total Recall), and its numbers are; or a name stands alone below a blank row or below one \
             that is left out, as titles of sections do. It is read as an idea. Say which it is: `[rubric] skip = \
             [\"Total\"]` leaves it out, `keep = [\"Total\"]` reads it without this warning.",
            "有一行叫合计或平均，数字却和别的行对不上；或者名字只是有点像（“合计机器人”），数字却对得上；或者空行\
             或跳过的行下面单独有一个名称，像小节标题那样。现在当创意读。请写明是不是：`[rubric] skip = [\"合计\"\
             ]` 跳过它，`keep = [\"合计\"]` 照读，也不再警告。",
        ),
    ),
];
