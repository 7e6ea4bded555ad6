//! `dingzi methods`: does the ranking depend on the method?

mod explain;
mod summary;
mod table;

use super::args::{CommaList, MethodsArgs};
use super::wait;
use crate::analysis::methods::METHODS;
use crate::analysis::methods::method::Method;
use crate::analysis::methods::problem::Reads;
use crate::analysis::methods::survey::MethodQuery;
use crate::cli::context::{Context, Outcome};
use crate::cli::screen::{paragraph, screen_width};
use crate::say::methods as say;
use summary::{MethodsSummary, SCREEN_ROWS, SHORT_ROWS, refusal};

/// Cells of the decision matrix that may be read again, in all, to see which orders reverse without an idea.
const MAX_PROBED_CELLS: usize = 4_000_000;

pub(super) fn run(args: &MethodsArgs, context: &Context) -> Outcome {
    let (project, scored) = args.judged.score(context)?;
    let methods = chosen(&args.only);
    let question = MethodQuery {
        rubric: &project.rubric,
        scored: &scored,
        methods: &methods,
        reads: args.reads,
        open: args.unknown,
        first: usize::MAX,
    };
    if let Some(method) = args.explain {
        return explain::run(method, &question, args, &project, context);
    }
    let (survey, probes, on_values) = wait::said(say::ASKING.get(context.lang), || {
        let survey = question.answer();
        let most =
            (MAX_PROBED_CELLS / (survey.ideas.len() * project.rubric.criteria.len()).max(1)).min(survey.ideas.len());
        let probes = question.probes(&survey, most);
        // If each method reads what suits it, those that read evidence are run on values too.
        let of_evidence: Vec<usize> =
            methods.iter().copied().filter(|&place| METHODS[place].reads == Reads::Evidence).collect();
        let again = MethodQuery { methods: &of_evidence, reads: Some(Reads::Values), ..question };
        let on_values = (args.reads.is_none() && !of_evidence.is_empty()).then(|| again.answer());
        (survey, probes, on_values)
    });
    if survey.opinions.is_empty() {
        let (method, why) = &survey.refused[0];
        let name = |place: usize| scored.names[survey.ideas[place]].as_str();
        return Err(refusal(method, *why, &project.rubric, &name, context.lang));
    }
    let found = MethodsSummary { project: &project, question, survey, on_values, probes, lang: context.lang };
    let is_short = args.output.is_short(args.full)?;
    let top = args.output.most_rows(args.top, if is_short { SHORT_ROWS } else { SCREEN_ROWS })?;
    let summary = found.summary();
    let (before, after) = match is_short {
        true => (found.plainly(), found.below(top)),
        false => (found.leaders(), format!("{}\n{}\n", found.methods(top), paragraph(&found.at_length()))),
    };
    let screen = args.output.is_for_people()?.then(screen_width);
    // Formats that cannot hold it do not wait for it.
    let about = if args.output.form()?.has_about { found.about(&summary) } else { Vec::new() };
    let ideas = if is_short { found.places(top) } else { found.ideas(top, screen) };
    let table = ideas.about(about).under(&found.project.evidence);
    args.output.write(&table, &format!("{}\n\n", paragraph(&before)), &after)
}

/// The places of the named methods in the registry, in its order; all places if `only` is empty.
fn chosen(only: &[CommaList<&Method>]) -> Vec<usize> {
    let is_chosen =
        |method: &Method| only.is_empty() || only.iter().flat_map(|list| &list.0).any(|m| m.id == method.id);
    (0..METHODS.len()).filter(|&place| is_chosen(&METHODS[place])).collect()
}
