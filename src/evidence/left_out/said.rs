//! How it is told that rows are left out, or read though they may be no ideas.

use super::{Doubt, LeftOut, Why};
use crate::diagnostic::{Finding, Findings, Sources, Span, cut};
use crate::evidence::{Remark, Table};
use crate::lang::{Lang, Text, list};

impl LeftOut {
    /// Tells which rows are left out, and which are read though they may be no ideas.
    pub(in crate::evidence) fn tell(&self, table: &Table, sources: &Sources, findings: &mut Findings) {
        let source = sources.get(table.source);
        let place = |start: usize| Span::new(table.source, table.first_cell(start));
        let line = |start: usize| source.place(table.nth_cell(start, 0).start).line;
        let of = |hidden: bool| {
            self.rows.iter().filter(move |(_, (why, _))| (*why == Why::Hidden) == hidden && why.is_told())
        };
        if let Some((&first, _)) = of(true).next() {
            let n = of(true).count();
            let lines: Vec<String> = of(true).map(|(&start, _)| line(start).to_string()).collect();
            let message = Text::new(
                format!("{n} hidden {} left out", if n == 1 { "row is" } else { "rows are" }),
                format!("有 {n} 行被隐藏，没有读"),
            );
            let finding = Finding::new("W0316", message)
                .at(place(first), Text::new("hidden in the workbook", "工作簿里隐藏了这一行"))
                .note(rows(&lines))
                .help(Text::new("--hidden reads them as well", "加上 --hidden 就一并读取"));
            findings.push(finding);
        }
        if let Some((&first, _)) = of(false).next() {
            let n = of(false).count();
            let message = Text::new(
                format!(
                    "{n} {} and {} left out",
                    if n == 1 { "row is not an idea" } else { "rows are not ideas" },
                    if n == 1 { "was" } else { "were" }
                ),
                format!("有 {n} 行不是创意，没有读"),
            );
            let mut finding = Finding::new("W0315", message).at(place(first), Text::new("left out", "没有读"));
            let what = if source.sheet.is_some() { "row" } else { "line" };
            for (&start, (why, name)) in of(false).take(MOST) {
                let (line, why) = (line(start), why.said());
                let [en, zh] = match short(name).as_str() {
                    "" => [", without a name".to_owned(), "（没有名称）".to_owned()],
                    name => [format!(", `{name}`"), format!("“{name}”")],
                };
                finding = finding
                    .note(Text::new(format!("{what} {line}{en}: {}", why.en), format!("第 {line} 行{zh}：{}", why.zh)));
            }
            if n > MOST {
                finding = finding.note(Text::new(format!("and {} more", n - MOST), format!("另有 {} 行", n - MOST)));
            }
            // A name that is cut could not be pasted.
            let named = of(false).map(|(_, (_, name))| name).find(|name| is_short(name));
            findings.push(match named {
                Some(name) if n == 1 => finding.help(keep(name)),
                Some(name) => finding.help(keep_one(name)),
                None => finding,
            });
        }
        self.doubts.iter().for_each(|(doubt, rows)| tell_doubt(rows, *doubt, place, findings));
    }

    /// What is to be known of the rows that the rubric names.
    pub(in crate::evidence) fn remarks(&self, table: &Table, sources: &Sources) -> Vec<Remark> {
        self.said_skipped(table, sources)
            .into_iter()
            .chain(self.unmet.iter().map(|(key, name)| unmet(key, name)))
            .collect()
    }

    /// Which rows the rubric leaves out.
    fn said_skipped(&self, table: &Table, sources: &Sources) -> Option<Remark> {
        /// So many are named.
        const MOST: usize = 20;
        let source = sources.get(table.source);
        let lines: Vec<String> =
            self.skipped().map(|start| source.place(table.nth_cell(start, 0).start).line.to_string()).collect();
        let rest = lines.len().saturating_sub(MOST);
        let shown = &lines[..lines.len() - rest];
        let [en, zh] = [Lang::En, Lang::Zh].map(|lang| list(shown, lang));
        let what = if source.sheet.is_some() { "row" } else { "line" };
        let said = match (lines.len(), rest) {
            (0, _) => return None,
            (1, _) => {
                Text::new(format!("{what} {en} is skipped, as the rubric says"), format!("第 {zh} 行按评分标准跳过"))
            }
            (_, 0) => {
                Text::new(format!("{what}s {en} are skipped, as the rubric says"), format!("第 {zh} 行按评分标准跳过"))
            }
            (_, rest) => Text::new(
                format!("{what}s {} and {rest} more are skipped, as the rubric says", shown.join(", ")),
                format!("第 {} 等行按评分标准跳过，另有 {rest} 行", shown.join("、")),
            ),
        };
        Some(Remark { column: None, said })
    }
}

/// That the rubric names a row which is not there.
fn unmet(key: &str, name: &str) -> Remark {
    let name = short(name);
    let said = Text::new(
        format!("`{key}` in the rubric names `{name}`, and no row is called so: is it spelled as in the table?"),
        format!("评分标准的 {key} 里写了“{name}”，但表里没有这一行，请核对名称"),
    );
    Remark { column: None, said }
}

/// Tells that rows may be no ideas, each with where it begins and what it is called.
pub(in crate::evidence) fn tell_doubt(
    rows: &[(usize, String)],
    doubt: Doubt,
    place: impl Fn(usize) -> Span,
    findings: &mut Findings,
) {
    let Some((first, name)) = rows.first() else { return };
    let why = match doubt {
        Doubt::Total => Text::new("named like a total, but read as an idea", "名称像合计，仍读作创意"),
        Doubt::Alone => Text::new(
            "nothing to be scored on its row, as in titles of sections; read as an idea of which nothing is known",
            "这一行没有可评分的内容，像小标题；按各项都未知的创意读入",
        ),
        Doubt::Blank => Text::new("no name yet, or an example; read as an idea", "像占位或示例，仍读作创意"),
    };
    let (rest, name) = (rows.len() - 1, short(name));
    let message = match rest {
        0 => Text::new(format!("`{name}` may be no idea"), format!("“{name}”可能不是创意")),
        _ => Text::new(
            format!("`{name}` and {rest} more may be no ideas"),
            format!("“{name}”等 {} 行可能不是创意", rest + 1),
        ),
    };
    let mut names: Vec<&str> = rows.iter().map(|(_, name)| name.as_str()).filter(|name| is_short(name)).collect();
    names.dedup();
    let finding = Finding::new("W0317", message).at(place(*first), why);
    findings.push(match names.is_empty() {
        true => finding,
        false => finding.help(skip_or_keep(&names[..names.len().min(MOST)])),
    });
}

/// How a row is brought back.
pub(in crate::evidence) fn keep(name: &str) -> Text {
    let names = pasted(&[name]);
    Text::new(
        format!("if it is an idea, write under [rubric]: keep = [{names}]"),
        format!("若它是创意，请在 [rubric] 里写：keep = [{names}]"),
    )
}

/// How one of several rows is brought back.
fn keep_one(name: &str) -> Text {
    let names = pasted(&[name]);
    Text::new(
        format!("if one of them is an idea, name it under [rubric], such as keep = [{names}]"),
        format!("若其中有创意，请在 [rubric] 里写上它的名称，如 keep = [{names}]"),
    )
}

/// How it is said of rows that they are ideas, or none.
fn skip_or_keep(names: &[&str]) -> Text {
    let [none, some] = match names.len() {
        1 => ["it is not an idea", "it is"],
        _ => ["they are not ideas", "they are"],
    };
    let names = pasted(names);
    Text::new(
        format!("if {none}, write under [rubric]: skip = [{names}]; if {some}, keep = [{names}]"),
        format!("若不是，请在 [rubric] 里写：skip = [{names}]；若是，写 keep = [{names}]"),
    )
}

/// Names as the rubric holds them.
pub(in crate::evidence) fn pasted(names: &[&str]) -> String {
    let quoted = names.iter().map(|name| format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")));
    quoted.collect::<Vec<_>>().join(", ")
}

/// Whether a name can be quoted whole.
pub(in crate::evidence) fn is_short(name: &str) -> bool {
    !name.is_empty() && short(name) == name
}

/// So many rows are named.
pub(super) const MOST: usize = 10;

fn rows(lines: &[String]) -> Text {
    let shown = &lines[..lines.len().min(3 * MOST)];
    let rest = lines.len() - shown.len();
    let [en, zh] = [Lang::En, Lang::Zh].map(|lang| list(shown, lang));
    match rest {
        0 if lines.len() == 1 => Text::new(format!("it is row {en}"), format!("是第 {zh} 行")),
        0 => Text::new(format!("they are rows {en}"), format!("是第 {zh} 行")),
        rest => Text::new(
            format!("they are rows {} and {rest} more", shown.join(", ")),
            format!("是第 {} 等行，另有 {rest} 行", shown.join("、")),
        ),
    }
}

/// A name as a message quotes it.
pub(in crate::evidence) fn short(name: &str) -> String {
    cut(name, 40)
}

impl Why {
    /// Whether somebody may miss a row that is left out so.
    pub(in crate::evidence) fn is_told(self) -> bool {
        !matches!(self, Why::Skipped | Why::Rule)
    }

    pub(in crate::evidence) fn said(self) -> Text {
        match self {
            Why::Hidden => Text::new("hidden", "已隐藏"),
            Why::Skipped => Text::new("skipped, as the rubric says", "评分标准写明跳过"),
            Why::Totals => Text::new("the total row of a table in the workbook", "工作簿里表格的汇总行"),
            Why::Sum => Text::new("sums, means and the like of the other rows", "其他各行的合计、平均等"),
            Why::Named => Text::new("a total or the like, by its name", "从名称看是合计一类"),
            Why::Weights => Text::new("weights, which add up to a whole", "权重（合计为 1 或 100）"),
            Why::Header => Text::new("the header once more", "重复的表头"),
            Why::Rule => Text::new("the line below a header in Markdown", "Markdown 的分隔行"),
            Why::Note => Text::new("a title or a note", "标题或说明"),
        }
    }
}
