//! A condition given beside the rubric, on the command line: the ideas for which it is not true are not looked at.

use super::check_expression::scales;
use super::checker::Checker;
use super::fields::At;
use super::{Condition, Rubric, TableSpec};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::identity::same;
use crate::say::findings::condition as say;
use crate::say::findings::expression as of_expressions;
use crate::unit::HeaderIndex;
use std::sync::Arc;

/// Reads a condition beside a rubric, which wants `spec` of the table, and adds it there with its columns. A column that
/// the rubric reads keeps its kind; another gets the kind that its use asks for. Every mistake becomes a finding.
///
/// If it is wrong or the rubric is, its columns are added all the same, so that those that the table lacks are told in
/// the same run, but there is no condition.
pub fn read_condition(
    source: SourceId,
    sources: &Sources,
    headers: &[String],
    rubric: Option<&Rubric>,
    spec: TableSpec,
    findings: &mut Findings,
) -> TableSpec {
    let is_rubric_right = rubric.is_some();
    let mut own = Findings::default();
    let text = std::str::from_utf8(&sources.get(source).bytes).expect("an argument is a text");
    if text.trim().is_empty() {
        findings.push(Finding::new(Code::E0418, say::empty()).place(Span::new(source, 0..text.len())));
        return spec;
    }
    let mut checker = Checker { as_of: spec.as_of, is_toml: false, ..Checker::new(source, text, headers, &mut own) };
    let at = At { value: text.to_owned(), range: 0..text.len() };
    let mut expression = checker.condition(at, say::no_condition);
    for (name, column) in rubric.map_or_else(Vec::new, |rubric| columns_of_criteria(rubric, headers)) {
        checker.uses.iter_mut().filter(|(used, ..)| same(used, name)).for_each(|(used, ..)| column.clone_into(used));
        expression.iter_mut().for_each(|expression| expression.expr.rename_column(name, column));
    }
    let columns = checker.columns(&spec.columns);
    let all = [&spec.columns[..], &columns].concat();
    let expression = expression.map(|mut expression| {
        checker.bind(&mut expression, &scales(&all));
        expression
    });
    for finding in own.iter_mut() {
        finding.code = Code::E0418;
        for help in &mut finding.help {
            match help {
                help if *help == of_expressions::example() => *help = say::example(),
                help if *help == of_expressions::split() => *help = say::shorten(),
                _ => {}
            }
        }
    }
    let Some(expression) = expression else {
        findings.append(own);
        return spec;
    };
    let read = expression.expr.columns();
    // A text without quotation marks is a column that is not there, and says nothing of the kind of another; and where the
    // rubric is wrong, the kinds of its columns are not known.
    let known = HeaderIndex::new(headers);
    let lacks_any = !headers.is_empty() && read.iter().any(|column| known.places(&column.name).is_empty());
    let is_right = is_rubric_right && !own.has_errors();
    if is_rubric_right && !lacks_any {
        findings.append(own);
    }
    let place =
        |name: &str| all.iter().position(|column| column.name == name).expect("every column that is read is listed");
    let places = read.iter().map(|column| place(&column.name)).collect();
    let spec = spec.under(Arc::new(Condition { expression, columns, places }));
    if is_right { spec } else { TableSpec { condition: None, ..spec } }
}

/// The names of criteria whose evidence is one column as it stands, and that are no header themselves, each with the
/// column. What a criterion computes is another number than that of its column.
fn columns_of_criteria<'r>(rubric: &'r Rubric, headers: &[String]) -> Vec<(&'r str, &'r str)> {
    let known = HeaderIndex::new(headers);
    let named = rubric
        .criteria
        .iter()
        .filter_map(|criterion| Some((criterion, criterion.evidence.expr.as_column()?.name.as_str())));
    let named = named.flat_map(|(criterion, column)| {
        [&criterion.id, &criterion.name.en, &criterion.name.zh].map(|name| (name.as_str(), column))
    });
    named.filter(|(name, _)| known.places(name).is_empty()).collect()
}
