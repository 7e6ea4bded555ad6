//! Syntax errors of criteria.toml, with advice for the usual slips.

use crate::diagnostic::{Finding, Findings, SourceId, Span};
use crate::lang::Text;
use toml::de::Error;

/// Full-width signs that a Chinese input method writes in place of TOML's.
const FULL_WIDTH: [char; 10] = ['“', '”', '‘', '’', '，', '＝', '【', '】', '｛', '｝'];

/// One finding a line: the first error of a line makes the others.
pub(super) fn report(errors: &[Error], source: SourceId, text: &str, findings: &mut Findings) {
    let mut last_line = None;
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let range = range.start.min(text.len())..range.end.min(text.len());
        let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        if last_line.replace(start) == Some(start) {
            continue;
        }
        let line = text[start..].lines().next().unwrap_or_default();
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        let finding = Finding::new("E0201", format!("not valid TOML: {message}")).at(Span::new(source, range), "");
        findings.push(finding.help(advice(line, &message)));
    }
}

fn advice(line: &str, message: &str) -> Text {
    let (key, value) = line.split_once('=').map_or(("", ""), |(key, value)| (key.trim(), value.trim()));
    let bare = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if line.contains(FULL_WIDTH) {
        "write quotation marks, commas and brackets in half-width: \" , = [ ] { }".into()
    } else if message.contains("duplicate") {
        "keep one of the two".into()
    } else if bare(key) && !key.is_ascii() {
        format!("a key that is not plain Latin stands in quotation marks: \"{key}\" = {value}").into()
    } else if value.starts_with(|c: char| c.is_alphabetic()) && !["true", "false", "inf", "nan"].contains(&value) {
        format!("texts stand in quotation marks: {key} = \"{}\"", value.split('#').next().unwrap_or_default().trim())
            .into()
    } else if message.contains("unquoted key") && !line.is_ascii() {
        Text::new(
            "names that are not plain Latin stand in quotation marks: [columns.\"收入\"], { \"收入\" = 50 }",
            "中文名要加引号：[columns.\"收入\"]、{ \"收入\" = 50 }",
        )
    } else {
        "`dingzi docs E0201` lists the usual causes".into()
    }
}
