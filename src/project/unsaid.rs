//! Texts in conditions that no cell says, though one says nearly that: most likely a typo, and a gate that never fails.

use crate::diagnostic::{Code, Finding, Findings, nearest};
use crate::evidence::{Chosen, Evidence, Facts, MAX_CATEGORIES};
use crate::identity::key;
use crate::rubric::{Expression, Rubric};
use crate::say::findings::project;
use std::collections::BTreeMap;
use std::ops::Range;

/// One warning for each text compared with a column in which no cell says it, but one says something similar.
pub(super) fn unsaid(rubric: &Rubric, evidence: &Evidence) -> Findings {
    let mut findings = evidence.chosen.as_deref().map_or_else(Findings::default, unsaid_in);
    // Ideas that were left out may say it.
    if evidence.names.len() < evidence.total {
        return findings;
    }
    let expressions = rubric.criteria.iter().map(|c| &c.evidence).chain(rubric.gates.iter().map(|g| &g.fail));
    for expression in expressions {
        for (column, text, range) in expression.expr.compared() {
            let place = rubric.table.columns.iter().position(|c| c.name == column);
            let Some(Facts::Texts(cells)) = place.map(|place| &evidence.columns[place]) else { continue };
            let mut said = BTreeMap::new();
            for cell in cells.iter().flatten() {
                said.entry(key(cell)).or_insert(cell.as_str());
                if said.len() > MAX_CATEGORIES {
                    break;
                }
            }
            if said.len() > MAX_CATEGORIES || said.contains_key(&key(text)) {
                continue;
            }
            if let Some(near) = nearest(text, said.values().copied()) {
                findings.push(never_said(expression, (column, text, range), near));
            }
        }
    }
    findings
}

/// One warning for each such text of the condition that ideas must satisfy to be looked at.
pub fn unsaid_in(chosen: &Chosen) -> Findings {
    let expression = &chosen.condition.expression;
    let mut findings = Findings::default();
    for (column, text, range) in expression.expr.compared() {
        if let Some(near) = chosen.nearly_said(column, text) {
            findings.push(never_said(expression, (column, text, range), near));
        }
    }
    findings
}

fn never_said(expression: &Expression, (column, text, range): (&str, &str, &Range<usize>), near: &str) -> Finding {
    let span = Expression::inside(&expression.text, &expression.span, range);
    Finding::new(Code::W0309, project::never_said(column, text, near)).place(span)
}
