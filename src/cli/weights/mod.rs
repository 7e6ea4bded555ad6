//! `dingzi weights`: weights stated the way people can, beside today's, and what they do to the ranking.

mod amounts;
mod ask;
mod blank;
mod data;
mod best_worst;
mod form;
mod listed;
mod pairs;
mod shares;
mod statement;

use super::args::WeightsArgs;
use super::whatif::{alike, changes, outcome};
use super::{opened, save_lens};
use crate::analysis::agreement::kendall_tau_b;
use crate::cli::context::{Context, Outcome};
use crate::rubric::Lens;
use crate::say::weights::Elicitation;
use crate::say::weights::{self as say, DataRefusal};
use serde_json::json;
use shares::{Said, show, side_by_side};
use std::io::{self, IsTerminal};

pub(super) fn run(args: &WeightsArgs, context: &Context) -> Outcome {
    let (files, lang) = (args.judged.inputs.files(), context.lang);
    if let Some(way) = args.blank {
        return blank::run(way, args, context);
    }
    if args.from_data.is_some() && args.keep.save_lens.is_some() {
        return Err(DataRefusal::NoLens.error().into());
    }
    let stated = args.order.is_some() || args.swing.is_some() || args.pairs.is_some() || args.best_worst.is_some();
    let at_a_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let ask = args.ask.or_else(|| (!stated && args.from_data.is_none() && at_a_terminal).then_some(Elicitation::Swing));
    if ask.is_none() && !stated && args.from_data.is_none() {
        return Err(DataRefusal::NoWay.error().into());
    }
    let forms = [args.pairs.as_deref(), args.best_worst.as_deref()];
    let read = [Some(files.ideas), Some(files.criteria)].into_iter().chain(forms).flatten();
    let from_stdin = read.filter(|path| path.as_os_str() == "-").count() + usize::from(ask.is_some());
    if from_stdin > 1 {
        return Err(DataRefusal::InputTwice.error().into());
    }
    let project = opened::open(files, context)?;
    let saving = save_lens::wanted(&args.keep, &project.rubric, files.criteria, context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let before = project.score_aloud(lens, context);
    if let Some(method) = args.from_data {
        return data::run(method, &project, (lens, before), args, lang);
    }
    let statement = match (&args.order, &args.swing, &args.pairs, &args.best_worst, ask) {
        (Some(written), ..) => listed::order(written, &project.rubric, context)?,
        (_, Some(written), ..) => listed::swing(written, &project.rubric, context)?,
        (_, _, Some(path), ..) => pairs::read(path, &project.rubric, context)?,
        (_, _, _, Some(path), _) => best_worst::read(path, &project.rubric, context)?,
        (.., way) => ask::ask(way.unwrap_or(Elicitation::Swing), &project, context)?,
    };
    let n = project.rubric.criteria.len();
    let stated = Lens::tried("stated", say::STATED, statement.weights(n));
    let after = project.score(&stated);
    if let Some(saving) = saving {
        saving.save(&project.rubric, &stated.weights, context)?;
    }
    let moves = outcome(&project, &before, &after, lang);
    let mut table = side_by_side(&project, lens, &stated.weights, lang);
    table.about = vec![
        ("way", json!(statement.id())),
        ("lens", json!(lens.id)),
        ("weights_before", project.rubric.by_criterion(lens.weights.shares())),
        ("weights_after", project.rubric.by_criterion(stated.weights.shares())),
        ("left_out", statement.left_out(n).iter().map(|&c| json!(project.rubric.criteria[c].id)).collect()),
        ("consistency", statement.consistency(&project.rubric)),
        ("kendall_tau_b", json!(kendall_tau_b(&before.rank, &after.rank))),
        ("summary", json!(moves)),
    ];
    let notes = statement.sentences(&project.rubric, lang);
    let said = Said {
        first: &changes(&project, &before, &after, lang),
        title: statement.way().title().get(lang),
        full: notes.iter().cloned().chain(alike(&before, &after, lang)).collect(),
        short: notes,
    };
    show(args, table.under(&project.evidence), said, lang)
}
