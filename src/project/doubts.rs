//! What makes a score doubtful though both files are without a mistake: warnings that only the scored ideas show.

use super::unsaid::unsaid;
use super::{Project, scales};
use crate::analysis::dominance::{Overlap, overlaps};
use crate::diagnostic::{Code, Finding, Findings};
use crate::lang::fixed;
use crate::rubric::Rubric;
use crate::say::findings::project::{self as words, AlikeCriteria, Judge};
use crate::score::{Scored, Undefined};

/// How many ideas without a result, or pairs of criteria, a warning names.
const MOST_NAMED: usize = 5;

/// What could not be computed, and what no cell says: told wherever ideas are scored.
pub fn uncomputed(project: &Project, scored: &Scored) -> Findings {
    let mut findings = undefined(&project.rubric, scored);
    findings.append(unsaid(&project.rubric, &project.evidence));
    findings
}

/// The same, and what lies beyond its scale, tells no ideas apart, or orders them as another criterion does.
pub fn doubts(project: &Project, scored: &Scored) -> Findings {
    let mut findings = uncomputed(project, scored);
    findings.append(scales::doubts(&project.rubric, &project.evidence, scored));
    findings.extend(overlapping(&project.rubric, scored));
    findings
}

/// What had no result though its operands were there, one warning an expression.
pub fn undefined(rubric: &Rubric, scored: &Scored) -> Findings {
    let told = |undefined: &Undefined| {
        let named: Vec<&str> = undefined.ideas.iter().take(MOST_NAMED).map(|&i| scored.names[i].as_str()).collect();
        no_result(rubric, undefined.is_gate, undefined.place, &named, undefined.ideas.len())
    };
    scored.undefined.iter().map(told).collect()
}

/// What an expression, by the place of its criterion or gate, has no result for: so many ideas, some of them named.
pub fn no_result(rubric: &Rubric, is_gate: bool, place: usize, named: &[&str], ideas: usize) -> Finding {
    let (judge, id, expression) = match is_gate {
        true => (Judge::Gate, &rubric.gates[place].id, &rubric.gates[place].fail),
        false => (Judge::Criterion, &rubric.criteria[place].id, &rubric.criteria[place].evidence),
    };
    let hazards = expression.expr.without_result();
    let message = words::no_result(judge, id, named, ideas.saturating_sub(named.len()), &hazards);
    Finding::new(Code::W0301, message).place(expression.span.clone())
}

/// One warning of all criteria that order the ideas nearly alike.
fn overlapping(rubric: &Rubric, scored: &Scored) -> Option<Finding> {
    let overlaps = overlaps(scored);
    let pair = |o: &Overlap| AlikeCriteria {
        criteria: o.criteria.map(|c| rubric.criteria[c].id.as_str()),
        rho: fixed(o.rho, 2),
        ideas: o.ideas,
    };
    let pairs: Vec<AlikeCriteria> = overlaps.iter().take(MOST_NAMED).map(pair).collect();
    let (first, (strongest, others)) = overlaps.first().zip(pairs.split_first())?;
    let [here, there] = first.criteria.map(|c| rubric.criteria[c].evidence.span.clone());
    let message = words::alike(strongest, others, overlaps.len() - pairs.len());
    Some(Finding::new(Code::W0305, message).place(here).also(there))
}
