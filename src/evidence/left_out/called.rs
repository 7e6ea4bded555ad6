//! What the name of a row says: a total, weights, a note.

use crate::identity;

/// How a word names a row.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Sum,
    Weights,
}

const SUMS: &[&str] = &[
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
    "sums",
    "average",
    "averages",
    "avg",
    "mean",
    "summe",
    "gesamt",
    "durchschnitt",
    "moyenne",
    "somme",
    "promedio",
    "合计",
    "总计",
    "小计",
    "共计",
    "总和",
    "汇总",
    "平均",
    "平均值",
    "平均数",
    "均值",
    "合計",
    "總計",
    "小計",
];
const WEIGHTS: &[&str] = &["weight", "weights", "weighting", "权重", "比重", "權重"];
/// What a note begins with, before a colon.
const NOTES: &[&str] = &[
    "note",
    "notes",
    "nb",
    "source",
    "sources",
    "disclaimer",
    "legend",
    "remark",
    "remarks",
    "preparedby",
    "compiledby",
    "asof",
    "lastupdated",
    "updated",
    "exported",
    "generated",
    "注",
    "备注",
    "说明",
    "来源",
    "数据来源",
    "资料来源",
    "注释",
    "附注",
    "制表",
    "制表人",
    "审核",
    "审核人",
    "复核",
    "填表",
    "填表人",
    "编制",
    "更新时间",
    "导出时间",
];

impl Kind {
    /// What a name says, and whether it says nothing else.
    pub(super) fn of(name: &str) -> Option<(Kind, bool)> {
        let key = identity::key(name);
        let bare: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
        let kind = |word: &str| match () {
            () if SUMS.contains(&word) => Some(Kind::Sum),
            () if WEIGHTS.contains(&word) => Some(Kind::Weights),
            () => None,
        };
        if let Some(kind) = kind(&bare) {
            return Some((kind, true));
        }
        if is_count(&key) {
            return Some((Kind::Sum, false));
        }
        // `Total (40)`, `Average of all`, `合计（10个）`
        let end = key.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(key.len());
        let first: String = key[..end].chars().filter(|c| c.is_alphanumeric()).collect();
        kind(&first).map(|kind| (kind, false))
    }
}

/// Whether a name tells how many rows there are: `20个`, `共 2 个项目`, `8 deals`.
fn is_count(key: &str) -> bool {
    let key = key.trim_start_matches('共').trim_start();
    let rest = key.trim_start_matches(|c: char| c.is_ascii_digit());
    let what = rest.trim_start();
    let english = ["companies", "deals", "ideas", "items", "rows", "projects", "startups", "records"];
    rest.len() < key.len() && (what.starts_with(['个', '家', '项', '条', '行', '笔', '款']) || english.contains(&what))
}

/// Whether a text is longer than names are: than so many letters, of which a Chinese one counts twice.
pub(super) fn is_long(text: &str) -> bool {
    const LONG: usize = 30;
    let letters: usize = text.chars().map(|c| 1 + usize::from(c >= '\u{2E80}')).sum();
    letters > LONG
}

/// Whether a text begins as a note does.
pub(super) fn is_marked(text: &str) -> bool {
    let text = identity::trim(text);
    let word = text.split([':', '：']).next().filter(|word| word.len() < text.len()).unwrap_or_default();
    let word: String = identity::key(word).chars().filter(|c| c.is_alphabetic()).collect();
    text.starts_with(['*', '†', '‡', '※']) || NOTES.contains(&&*word)
}
