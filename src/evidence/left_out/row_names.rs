//! Recognises totals, weights and notes by the name of a row.

use crate::evidence::words;
use crate::identity;

/// What a row is, by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum RowKind {
    Sum,
    Weights,
}

/// How certain that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Naming {
    /// The name is the word alone.
    Word,
    /// A longer name that no idea has: `Total (40)`, `A轮小计`.
    Phrase,
    /// A longer name that few ideas have: `Subtotal Health`, `Grand Total Wines`.
    Label,
    /// A count of rows: `20个`.
    Count,
    /// A name that an idea may have: `Total Recall`, `Seed total`, `Max`.
    Perhaps,
}

const SUMS: &[&str] = &[
    "total", "totals", "grandtotal", "subtotal", "sum", "sums", "average", "averages", "avg", "mean", "summe",
    "gesamt", "durchschnitt", "moyenne", "somme", "promedio", "median", "stddev", "stdev", "standarddeviation",
    "weightedaverage", "weightedavg", "weightedmean", "ø", "合计", "总计", "小计", "共计", "总和", "汇总", "平均",
    "平均值", "平均数", "均值", "合計", "總計", "小計", "总数", "总分", "累计", "合计数", "合计金额", "平均分",
    "加权平均", "中位数", "标准差", "最高分", "最低分", "最大值", "最小值", "满分",
];
/// Words that may name a row of figures, but also an idea.
const FIGURES: &[&str] = &[
    "max", "min", "maximum", "minimum", "maxpoints", "best", "worst", "target", "benchmark", "threshold", "最高",
    "最低", "目标", "目标值", "基准", "去年同期", "上期",
];
/// Parts of names of totals in languages without blanks between words.
const INSIDE: &[&str] = &["合计", "总计", "小计", "平均", "累计", "汇总"];
/// Placeholders for a name.
const BLANKS: &[&str] = &[
    "example", "sample", "placeholder", "示例", "样例", "示例项目", "示例创意", "例子", "待补充", "待填", "待填写",
    "以下空白", "预留",
];
/// Words with which no idea's name begins.
const SURE_TOTALS: &[&str] = &["subtotal", "grandtotal", "合计", "总计", "小计", "共计", "合計", "總計", "小計"];
/// Words after `total` in names of totals.
const AFTER_TOTAL: &[&str] =
    &["pipeline", "portfolio", "fund", "deals", "companies", "ideas", "visible", "shown", "all", "overall"];
const WEIGHTS: &[&str] = &["weight", "weights", "weighting", "权重", "比重", "權重"];
/// The beginnings of notes, before a colon.
const NOTES: &[&str] = &[
    "note", "notes", "nb", "source", "sources", "disclaimer", "legend", "remark", "remarks", "preparedby",
    "compiledby", "asof", "lastupdated", "updated", "exported", "generated", "signed", "signedby", "approved",
    "approvedby", "ps", "注", "备注", "说明", "来源", "数据来源", "资料来源", "注释", "附注", "制表", "制表人", "审核",
    "审核人", "复核", "填表", "填表人", "编制", "更新时间", "导出时间", "截止日期", "记录数", "联系人", "联系方式",
    "审批意见", "签字", "评审组签字", "负责人", "日期",
];

impl RowKind {
    /// The kind of row that a name suggests, and how certain it is.
    pub(super) fn of(name: &str) -> Option<(RowKind, Naming)> {
        // 小计划 is not 小计.
        let key = identity::key(name).replace("计划", " ");
        let key = key.replace("sub total", "subtotal").replace("grand total", "grandtotal");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let kind = |word: &str| match () {
            () if SUMS.contains(&word) => Some(RowKind::Sum),
            () if WEIGHTS.contains(&word) => Some(RowKind::Weights),
            () => None,
        };
        if let Some(kind) = kind(&letters(&key)) {
            return Some((kind, Naming::Word));
        }
        if is_count(&key) {
            return Some((RowKind::Sum, Naming::Count));
        }
        if FIGURES.contains(&&*letters(&key)) {
            return Some((RowKind::Sum, Naming::Perhaps));
        }
        // `Seed subtotal`, `A轮小计`
        let last = key.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if SURE_TOTALS.iter().any(|word| !word.is_ascii() && last.ends_with(word)) {
            return Some((RowKind::Sum, Naming::Phrase));
        }
        if kind(last) == Some(RowKind::Sum) {
            return Some((RowKind::Sum, if SURE_TOTALS.contains(&last) { Naming::Label } else { Naming::Perhaps }));
        }
        let end = key.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(key.len());
        let first = letters(&key[..end]);
        let Some(kind) = kind(&first) else {
            return INSIDE.iter().any(|word| key.contains(word)).then_some((RowKind::Sum, Naming::Perhaps));
        };
        let rest = key[end..].trim_start();
        let is_phrase = (SURE_TOTALS.contains(&&*first) && !first.is_ascii())
            || rest.starts_with(['(', '[', '【'])
            || letters(rest).chars().all(char::is_numeric)
            || AFTER_TOTAL.contains(&rest);
        let how = match is_phrase {
            true => Naming::Phrase,
            false if SURE_TOTALS.contains(&&*first) => Naming::Label,
            false => Naming::Perhaps,
        };
        Some((kind, how))
    }
}

/// Whether a name may belong to a total.
pub fn is_total(name: &str) -> bool {
    RowKind::of(name).is_some()
}

/// The kind of a row, by its name or its first filled cell, and the figure that it then shows.
pub(super) fn called(name: &str, first: &str) -> (Option<(RowKind, Naming)>, RowFigure) {
    let by_name = RowKind::of(name);
    let by_first = if first == name { by_name } else { RowKind::of(first) };
    let kind = match (by_name, by_first) {
        // `小计` before `6个`: no idea has such a name.
        (Some((kind, Naming::Count)), Some((_, Naming::Word | Naming::Phrase))) => Some((kind, Naming::Phrase)),
        (None, by_first) if name.is_empty() => by_first,
        // `average` before a name may be the rating of an idea.
        (None, Some((kind, _))) => Some((kind, Naming::Perhaps)),
        (by_name, _) => by_name,
    };
    let figure = kind.map_or(RowFigure::Mean, |_| RowFigure::of(if by_name.is_some() { name } else { first }));
    (kind, figure)
}

/// The figure, other than a sum, that a row may hold by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum RowFigure {
    Mean,
    Median,
    Least,
    Greatest,
}

impl RowFigure {
    pub(super) fn of(name: &str) -> RowFigure {
        let key = identity::key(name);
        let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
        match () {
            () if has(&["median", "中位"]) => RowFigure::Median,
            () if has(&["min", "worst", "最低", "最小"]) => RowFigure::Least,
            () if has(&["max", "best", "最高", "最大", "满分"]) => RowFigure::Greatest,
            () => RowFigure::Mean,
        }
    }
}

/// Whether a name is a count of rows: `20个`, `共 2 个项目`, `8 deals`.
fn is_count(key: &str) -> bool {
    let key = key.trim_start_matches('共').trim_start();
    let rest = key.trim_start_matches(|c: char| c.is_ascii_digit());
    let what = rest.trim_start();
    let english = ["companies", "deals", "ideas", "items", "rows", "projects", "startups", "records"];
    let chinese = what.strip_prefix(['个', '家', '项', '条', '行', '笔', '款']);
    let is_count = chinese.is_some_and(|rest| ["", "项目", "公司", "企业", "创意"].contains(&rest.trim()));
    rest.len() < key.len() && (is_count || english.contains(&what))
}

/// Whether a text is too long for a name.
pub(super) fn is_long(text: &str) -> bool {
    /// In letters; a Chinese one counts twice.
    const MAX_NAME_LETTERS: usize = 30;
    let letters: usize = text.chars().map(|c| 1 + usize::from(c >= '\u{2E80}')).sum();
    letters > MAX_NAME_LETTERS
}

/// Whether a name is a placeholder: `（示例）`, `e.g. Example`, `……`, `无`.
pub(super) fn is_blank(name: &str) -> bool {
    let key = identity::key(name);
    let letters: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_sign = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || "…—–·。、【】".contains(c);
    let is_crossed = key.chars().all(is_sign)
        || (letters.len() > 1 && letters.trim_start_matches('x').is_empty())
        || ["xx公司", "xx项目"].contains(&&*letters);
    is_crossed
        || BLANKS.contains(&&*letters)
        || ["e.g.", "eg:", "例:", "例如"].iter().any(|start| key.starts_with(start))
        || (key != "x" && words::means_unknown(&key))
        || words::is_nothing(&key)
}

/// Whether a text begins as a note does.
pub(super) fn is_marked(text: &str) -> bool {
    let text = identity::trim(text);
    let word = text.split([':', '：']).next().filter(|word| word.len() < text.len()).unwrap_or_default();
    let word: String = identity::key(word).chars().filter(|c| c.is_alphabetic()).collect();
    // (n=10): the sample size.
    let is_count = identity::key(text).starts_with("(n=");
    text.starts_with(['*', '†', '‡', '※']) || is_count || NOTES.contains(&&*word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_by_their_words_and_ideas_are_none() {
        let how = |name: &str| RowKind::of(name).map(|(_, how)| how);
        for name in ["Total", "TOTAL:", "Grand total", "Sub-total", "合计", "合 计", "平均值：", "Weight"] {
            assert_eq!(how(name), Some(Naming::Word), "{name}");
        }
        for name in
            ["Total (40)", "TOTAL 17", "Total pipeline", "合计（10 家）", "小计 A轮", "A轮小计", "总计 7 个点子"]
        {
            assert_eq!(how(name), Some(Naming::Phrase), "{name}");
        }
        for name in ["Subtotal Health", "Sub total: A", "Fintech subtotal", "Grand Total Wines"] {
            assert_eq!(how(name), Some(Naming::Label), "{name}");
        }
        for name in ["20个", "共 2 个项目", "8 deals"] {
            assert_eq!(how(name), Some(Naming::Count), "{name}");
        }
        for name in [
            "Seed total", "Total Recall AI", "Sum & Substance", "Average: the app", "Average Joe", "Weight Watch",
            "Sum Up", "Max", "Jury mean", "平均主义", "合计通", "评委平均分", "去年同期",
        ] {
            assert_eq!(how(name), Some(Naming::Perhaps), "{name}");
        }
        for name in [
            "Totalise", "Summit AI", "Meaningful", "Weightless", "3D printing", "5G", "360", "Maxwell", "Best Buy",
            "小计划App", "总计划表",
        ] {
            assert_eq!(how(name), None, "{name}");
        }
    }

    #[test]
    fn a_name_may_be_none_yet() {
        for name in ["示例", "（以下空白）", "e.g. Example idea", "……", "/", "无", "TBD", "xx公司", "XXX", "Example"]
        {
            assert!(is_blank(name), "{name}");
        }
        for name in ["X", "👩‍👩‍👧‍👦", "Exa", "Sample Size AI", "示例代码助手", "360", "无人机巡检", "Nada Labs"]
        {
            assert!(!is_blank(name), "{name}");
        }
    }

    #[test]
    fn notes_begin_as_notes_do() {
        for text in [
            "Source: register", "(N=10)", "PS：税前", "Signed: KB", "注：单位万元", "* unaudited", "备注:见附件",
            "Prepared by: AB", "制表：王",
        ] {
            assert!(is_marked(text), "{text}");
        }
        for text in ["Source Control AI", "Note taking", "注意力科技", "来源科技", "AI: the idea", "说明书生成"]
        {
            assert!(!is_marked(text), "{text}");
        }
        assert!(is_long("all amounts as told by the founders") && is_long("以上数据来自创始人访谈与公开资料整理"));
        assert!(!is_long("AI agents for freight brokers") && !is_long("面向货代的智能报价"));
    }
}
