//! What makes a score doubtful though neither file has mistakes: warnings that only the scored ideas show.

use super::unsaid::unsaid;
use super::{Project, scales};
use crate::analysis::dominance::{Overlap, overlaps};
use crate::diagnostic::{Code, Finding, Findings};
use crate::lang::fixed;
use crate::rubric::Rubric;
use crate::say::findings::project::{self as words, AlikeCriteria, Judge};
use crate::score::{Scored, Undefined};

/// Ideas without a result, or pairs of criteria, that a warning names.
const MAX_NAMED: usize = 5;

/// Warnings of what could not be computed, and of texts that no cell says: reported wherever ideas are scored.
pub fn uncomputed(project: &Project, scored: &Scored) -> Findings {
    let mut findings = undefined(&project.rubric, scored);
    findings.append(unsaid(&project.rubric, &project.evidence));
    findings
}

/// The same, plus evidence beyond its scale and criteria that tell no ideas apart or order them as another does.
pub fn doubts(project: &Project, scored: &Scored) -> Findings {
    let mut findings = uncomputed(project, scored);
    findings.append(scales::doubts(&project.rubric, &project.evidence, scored));
    findings.extend(overlapping(&project.rubric, scored));
    findings
}

/// One warning for each expression without a result though its operands are known.
pub fn undefined(rubric: &Rubric, scored: &Scored) -> Findings {
    let told = |undefined: &Undefined| {
        let named: Vec<&str> = undefined.ideas.iter().take(MAX_NAMED).map(|&i| scored.names[i].as_str()).collect();
        no_result(rubric, undefined.is_gate, undefined.place, &named, undefined.ideas.len())
    };
    scored.undefined.iter().map(told).collect()
}

/// The warning that an expression has no result for `ideas` ideas, some of them `named`; `place` is that of its
/// criterion or gate.
pub fn no_result(rubric: &Rubric, is_gate: bool, place: usize, named: &[&str], ideas: usize) -> Finding {
    let (judge, id, expression) = match is_gate {
        true => (Judge::Gate, &rubric.gates[place].id, &rubric.gates[place].fail),
        false => (Judge::Criterion, &rubric.criteria[place].id, &rubric.criteria[place].evidence),
    };
    let hazards = expression.expr.without_result();
    let message = words::no_result(judge, id, named, ideas.saturating_sub(named.len()), &hazards);
    Finding::new(Code::W0301, message).place(expression.span.clone())
}

/// One warning for all criteria that order the ideas nearly alike.
fn overlapping(rubric: &Rubric, scored: &Scored) -> Option<Finding> {
    let overlaps = overlaps(scored);
    let pair = |o: &Overlap| AlikeCriteria {
        criteria: o.criteria.map(|c| rubric.criteria[c].id.as_str()),
        rho: fixed(o.rho, 2),
        ideas: o.ideas,
        one_in: o.one_in,
    };
    let pairs: Vec<AlikeCriteria> = overlaps.iter().take(MAX_NAMED).map(pair).collect();
    let (first, (strongest, others)) = overlaps.first().zip(pairs.split_first())?;
    let [here, there] = first.criteria.map(|c| rubric.criteria[c].evidence.span.clone());
    let message = words::alike(strongest, others, overlaps.len() - pairs.len());
    Some(Finding::new(Code::W0305, message).place(here).also(there))
}
