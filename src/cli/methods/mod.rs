//! `dingzi methods`: does the ranking depend on the method?

mod asides;
mod explain;
mod leaders;
mod likeness;
mod table;
mod words;

use super::args::{List, Methods};
use super::wait;
use crate::analysis::methods::METHODS;
use crate::analysis::methods::method::Method;
use crate::analysis::methods::problem::{Reads, Unfit};
use crate::analysis::methods::reversal::Probe;
use crate::analysis::methods::survey::{MethodQuery, MethodSurvey};
use crate::cli::context::{Context, Outcome, Stop};
use crate::cli::screen::{paragraph, screen_width};
use crate::export::Table;
use crate::lang::Lang;
use crate::project::Project;
use crate::rubric::Rubric;
use crate::say::methods as say;
use crate::score::{Open, Scored};
use anyhow::anyhow;

/// Ideas on the screen where nothing else is asked for.
const SCREEN: usize = 15;
/// Numbers that may be looked at again to see whose order is reversed when an idea is taken out.
const PROBED: usize = 4_000_000;

pub(super) fn run(args: &Methods, context: &Context) -> Outcome {
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
        let most = (PROBED / (survey.ideas.len() * project.rubric.criteria.len()).max(1)).min(survey.ideas.len());
        let probes = question.probes(&survey, most);
        // Where methods read what suits them, those that suit evidence are asked of values too.
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
    let found = Found { project: &project, scored: &scored, question, survey, on_values, probes, lang: context.lang };
    let top = args.top.unwrap_or(if args.output.is_for_people()? { SCREEN } else { usize::MAX });
    let summary = found.summary();
    let after = format!("{}\n{}\n", found.methods(top), paragraph(&summary));
    let screen = args.output.is_for_people()?.then(screen_width);
    // Forms without room for it do not wait for it.
    let about = if args.output.form()?.has_about { found.about(&summary) } else { Vec::new() };
    let table = Table { about, ..found.ideas(top, screen) };
    args.output.write(&table, "", &after)
}

/// That a method asked for alone cannot be used, and what can be done; ideas are named by their places.
fn refusal<'a>(method: &Method, why: Unfit, rubric: &'a Rubric, idea: &dyn Fn(usize) -> &'a str, lang: Lang) -> Stop {
    let criterion = |c: usize| rubric.criteria[c].name.get(lang);
    anyhow!(say::unusable(method.name(lang), why, (&criterion, idea), lang)).into()
}

/// The methods named, by their places in the registry and in its order; all where none is named.
fn chosen(only: &[List<&Method>]) -> Vec<usize> {
    let is_chosen =
        |method: &Method| only.is_empty() || only.iter().flat_map(|list| &list.0).any(|m| m.id == method.id);
    (0..METHODS.len()).filter(|&place| is_chosen(&METHODS[place])).collect()
}

struct Found<'a> {
    project: &'a Project,
    scored: &'a Scored,
    question: MethodQuery<'a>,
    survey: MethodSurvey,
    /// What methods that read evidence say of values, where nothing else was asked for.
    on_values: Option<MethodSurvey>,
    /// In the order of the survey's opinions.
    probes: Vec<Probe>,
    lang: Lang,
}

impl Found<'_> {
    /// The name of an idea by its place in the survey.
    fn name(&self, place: usize) -> &str {
        &self.scored.names[self.survey.ideas[place]]
    }

    /// The id of an idea by its place in the survey.
    fn id(&self, place: usize) -> &str {
        &self.project.evidence.ids[self.survey.ideas[place]]
    }

    fn open(&self) -> Open {
        self.question.open
    }
}
