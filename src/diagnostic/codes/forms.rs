//! Every kind of mistake in a form of weights.

use super::super::code::{Code, CodeEntry, entry};
use crate::lang::Word;

/// All entries, by id.
pub(super) const FORMS: &[CodeEntry] = &[
    entry(
        Code::E0601,
        Word::new("not a form of weights", "不是权重表单"),
        Word::new(
            "A form for `dingzi weights` is a CSV whose first line names its columns: a, b, times for `--pairs`; \
             criterion, best_to, to_worst for `--best-worst`. Other columns may stand beside them. `dingzi \
             weights --blank pairs` prints an empty form.",
            "`dingzi weights` 的表单是 CSV，第一行是列名：`--pairs` 要 a、b、times；`--best-worst` 要 criterion、best_to、to_worst。旁边可以有别的列。`dingzi weights --blank pairs` 会打印一份空表单。",
        ),
    ),
    entry(
        Code::E0602,
        Word::new("comparison is no number that fits", "比较的数不合适"),
        Word::new(
            "How many times as important one criterion is as another is a number above zero: 3, 1/3 or 0.5. In a \
             form for `--best-worst` it is 1 or more, since nothing matters more than the best or less than the \
             worst. A spreadsheet makes a date of 1/3; write 0.333, or name the pair the other way round.",
            "一条标准的重要程度是另一条的几倍，写大于零的数：3、1/3 或 0.5。`--best-worst` 的表单里要大于等于 1，\
             因为没有比最重要的更重要、比最不重要的更不重要的。电子表格会把 1/3 变成日期：请写 0.333，或者把两条\
             标准换个位置。",
        ),
    ),
    entry(
        Code::E0603,
        Word::new("unknown criterion in a form", "表单里有不存在的标准"),
        Word::new(
            "A form of weights names a criterion that the rubric does not have, neither by id nor by name.",
            "权重表单写了一条评分标准里没有的标准，id 和名称都对不上。",
        ),
    ),
    entry(
        Code::E0604,
        Word::new("compared twice", "比较了两次"),
        Word::new(
            "Each pair is compared once, in either direction: the other one follows from it. A criterion is not \
             compared with itself. In a form for `--best-worst` each criterion has one line.",
            "每一对只比较一次，哪个方向都行，另一个方向由它得出。一条标准不和自己比较。`--best-worst` 的表单里每\
             条标准只占一行。",
        ),
    ),
    entry(
        Code::E0605,
        Word::new("comparison is missing", "缺少比较"),
        Word::new(
            "The eigenvector of `--pairs` needs every pair of the criteria that the form names; `--best-worst` \
             needs both numbers of each criterion. A criterion that is to have no weight is left out everywhere.",
            "`--pairs` 求特征向量，表单里出现的标准要两两都比较过；`--best-worst` 要每条标准的两个数。不想给权重\
             的标准，就哪里都不写它。",
        ),
    ),
    entry(
        Code::E0606,
        Word::new("best and worst do not fit", "最重要和最不重要对不上"),
        Word::new(
            "One criterion is the best: it has 1 in the column best_to. Another is the worst, with 1 in to_worst. \
             How many times as important as the worst the best is stands in both lines, and must be the same \
             number.",
            "有一条标准最重要，它在 best_to 列里是 1；有一条最不重要，它在 to_worst 列里是 1。最重要的是最不重要\
             的几倍，这两行里都写着，必须是同一个数。",
        ),
    ),
];
