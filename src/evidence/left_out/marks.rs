//! What a workbook says of the cells that are read, beside them: formulas without a value, merged cells, hidden columns.

use super::LeftOut;
use super::said::MOST;
use crate::diagnostic::{Finding, Findings, Sources, Span, address};
use crate::evidence::Table;
use crate::lang::{Lang, Text, list};

/// Tells what a workbook says of the rows and columns that are read: formulas without a value, merged cells, hidden columns.
pub(in crate::evidence) fn tell_marks(
    table: &Table,
    is_read: impl Fn(usize) -> bool,
    left_out: &LeftOut,
    sources: &Sources,
    findings: &mut Findings,
) {
    let Some(sheet) = sources.get(table.source).sheet.as_ref() else { return };
    let record = |at: usize| {
        let next = sheet.records.partition_point(|(start, _)| *start <= at);
        next.checked_sub(1).map(|last| sheet.records[last].0)
    };
    let is_in = |at: usize| record(at).is_some_and(|start| start >= table.header_start && !left_out.has(start));
    let is_title = |at: usize| record(at).is_some_and(|start| left_out.is_title(start));
    for (at, formula) in sheet.marks.bare.iter().filter(|(at, _)| is_in(*at)) {
        let column = sheet.nth(&table.bytes, *at);
        if is_read(column) || record(*at) == Some(table.header_start) {
            findings.push(without_value(Span::new(table.source, *at..*at), formula));
        }
    }
    let is_wanted = |(at, [first, last]): &&(usize, [(u32, u32); 2])| {
        let mut columns = sheet.columns.iter().enumerate();
        let is_over_read = columns.any(|(place, column)| (first.1..=last.1).contains(column) && is_read(place));
        // Titles of sections are told as what they are.
        *at >= table.header_end && is_in(*at) && !is_title(*at) && is_over_read
    };
    let merged: Vec<_> = sheet.marks.merged.iter().filter(is_wanted).collect();
    if let Some((at, _)) = merged.first() {
        let region =
            |[first, last]: [(u32, u32); 2]| format!("{}:{}", address(first.0, first.1), address(last.0, last.1));
        let mut regions: Vec<String> = merged.iter().take(MOST).map(|(_, corners)| region(*corners)).collect();
        let rest = merged.len() - regions.len();
        let [en, zh] = [Lang::En, Lang::Zh].map(|lang| list(&regions, lang));
        let message = match rest {
            0 => Text::new(
                format!("the cells {en} are merged, and only the first has the value"),
                format!("单元格 {zh} 是合并的，只有第一格有值"),
            ),
            rest => {
                regions.push(format!("{rest} more"));
                Text::new(
                    format!(
                        "the cells {} are merged, and only the first of each has the value",
                        list(&regions, Lang::En)
                    ),
                    format!("单元格 {zh} 等（另有 {rest} 处）是合并的，每处只有第一格有值"),
                )
            }
        };
        findings.push(
            Finding::new("W0307", message)
                .at(Span::new(table.source, *at..*at), Text::new("the others are empty: unknown", "其余是空的，算未知"))
                .help(Text::new(
                    "unmerge them (in Excel: Home, Merge & Center) and write the value into each",
                    "请取消合并（Excel：开始，合并后居中），每格都写上值",
                )),
        );
    }
    let hidden: Vec<usize> = sheet.marks.hidden_columns.iter().copied().filter(|column| is_read(*column)).collect();
    if let Some(&first) = hidden.first() {
        let names: Vec<String> = hidden.iter().map(|column| format!("`{}`", table.headers[*column])).collect();
        let en = list(&names, Lang::En);
        let zh = list(&names, Lang::Zh).replace('`', "");
        let message = Text::new(
            format!(
                "{} {en} {} hidden in the workbook and read all the same",
                if names.len() == 1 { "column" } else { "columns" },
                if names.len() == 1 { "is" } else { "are" }
            ),
            format!("列“{zh}”在工作簿里是隐藏的，仍然读取"),
        );
        let finding = Finding::new("W0316", message).at(table.header_span(first), Text::new("hidden", "隐藏"));
        findings.push(finding.help(Text::new(
            "the rubric reads it; unhide it to see its cells",
            "评分标准要用它；取消隐藏就能看到它的单元格",
        )));
    }
}

/// That a formula has no value.
pub(in crate::evidence) fn without_value(at: Span, formula: &str) -> Finding {
    let message = match formula {
        "" => Text::new("a formula has no value", "公式没有值"),
        formula => Text::new(format!("the formula `={formula}` has no value"), format!("公式 ={formula} 没有值")),
    };
    Finding::new("E0105", message).at(at, Text::new("it was never computed", "从未计算过")).help(Text::new(
        "open the workbook in Excel, WPS or LibreOffice and save it: that computes its formulas",
        "请用 Excel、WPS 或 LibreOffice 打开并保存，公式就会算出来",
    ))
}
