//! Texts in conditions that no cell says, though one says nearly that: most likely a typo, and a gate that never fails.

use crate::diagnostic::{Code, Finding, Findings, nearest};
use crate::evidence::{Evidence, Facts};
use crate::expression::{Expr, Operator};
use crate::identity::key;
use crate::rubric::{Expression, Rubric};
use crate::say::findings::project;
use std::collections::BTreeMap;
use std::ops::Range;

/// A column with more different texts than this holds names or notes, not categories.
const MAX_DISTINCT_TEXTS: usize = 1_000;

/// One warning for each text compared with a column in which no cell says it, but one says something similar.
pub(super) fn unsaid(rubric: &Rubric, evidence: &Evidence) -> Findings {
    let mut findings = Findings::default();
    // Ideas that were left out may say it.
    if evidence.names.len() < evidence.total {
        return findings;
    }
    let expressions = rubric.criteria.iter().map(|c| &c.evidence).chain(rubric.gates.iter().map(|g| &g.fail));
    for expression in expressions {
        for (column, text, range) in compared(&expression.expr) {
            let place = rubric.table.columns.iter().position(|c| c.name == column);
            let Some(Facts::Texts(cells)) = place.map(|place| &evidence.columns[place]) else { continue };
            let mut said = BTreeMap::new();
            for cell in cells.iter().flatten() {
                said.entry(key(cell)).or_insert(cell.as_str());
                if said.len() > MAX_DISTINCT_TEXTS {
                    break;
                }
            }
            if said.len() > MAX_DISTINCT_TEXTS || said.contains_key(&key(text)) {
                continue;
            }
            if let Some(near) = nearest(text, said.values().copied()) {
                let span = Expression::inside(&expression.text, &expression.span, range);
                findings.push(Finding::new(Code::W0309, project::never_said(column, text, near)).place(span));
            }
        }
    }
    findings
}

/// The texts that an expression compares with columns: each with its column and its place.
fn compared(expr: &Expr) -> Vec<(&str, &str, &Range<usize>)> {
    let mut found = Vec::new();
    expr.walk(&mut |part| {
        if let Expr::Binary(Operator::Equal | Operator::NotEqual, a, b) = part
            && let (Expr::Column(column), Expr::Text(text, range)) | (Expr::Text(text, range), Expr::Column(column)) =
                (&**a, &**b)
        {
            found.push((column.name.as_str(), text.as_str(), range));
        }
    });
    found
}
