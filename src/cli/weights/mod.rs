//! `dingzi weights`: weights stated the way people can, beside today's, and what they do to the ranking.

mod ask;
mod best_worst;
mod blank;
mod data;
mod order;
mod pairs;
mod said;
mod shares;
mod swing;
mod word;
mod words;

use super::args::{Way, Weights as Args};
use super::load::{self, read_rubric, tell};
use super::whatif::outcome;
use super::{Context, Exit, Outcome, Stop, paragraph, save_lens};
use crate::analysis::agreement::kendall_tau_b;
use crate::analysis::weights::FROM_DATA;
use crate::diagnostic::{Finding, Findings, Sources, Span};
use crate::evidence;
use crate::identity;
use crate::input;
use crate::lang::Text;
use crate::rubric::{Lens, Rubric};
use anyhow::anyhow;
use serde_json::json;
use shares::side_by_side;
use std::io::{self, IsTerminal};

const WAYS: &str = "say how the weights are stated: --order 'a>b=c', --swing 'a=100,b=80', --pairs FILE, --best-worst FILE or --ask; \
                    --from-data entropy shows what the data alone would make of them, --blank pairs writes a form to fill in";

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let files = args.judged.inputs.files();
    if let Some(way) = args.blank {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let written = input::load(files.criteria, &mut sources, &mut findings);
        let mut alone = Findings::default();
        let (mut rubric, _) = read_rubric(written, &[], &sources, &mut alone);
        match rubric {
            Some(_) => findings.append(alone),
            // No table is asked for, but the rubric may use a header that is a name only beside its table.
            None => {
                let (mut others, mut unheard) = (Sources::default(), Findings::default());
                let wanted = load::wanted(written, &sources);
                let fits = |text: &[u8]| evidence::fits(text, &wanted);
                let table = input::load_table(files.ideas, files.sheet.asked(&fits), &mut others, &mut unheard);
                let headers = load::headers(table, &others, &wanted);
                (rubric, _) = read_rubric(written, &headers, &sources, &mut findings);
            }
        }
        tell(&findings, &sources, context);
        let Some(rubric) = rubric else { return Err(Stop::Told(load::exit(&findings).unwrap_or(Exit::Inputs))) };
        return blank::write(way, &rubric, &args.output);
    }
    if args.from_data.is_some() && args.keep.save_lens.is_some() {
        let why = "weights from data say what varies in this table, not what matters, so they are not saved as a lens: \
                   state weights with --order, --swing, --pairs, --best-worst or --ask";
        return Err(anyhow!(why).into());
    }
    let stated = args.order.is_some() || args.swing.is_some() || args.pairs.is_some() || args.best_worst.is_some();
    let at_a_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let ask = args.ask.or_else(|| (!stated && args.from_data.is_none() && at_a_terminal).then_some(Way::Swing));
    if ask.is_none() && !stated && args.from_data.is_none() {
        return Err(anyhow!(WAYS).into());
    }
    let forms = [args.pairs.as_deref(), args.best_worst.as_deref()];
    let read = [Some(files.ideas), Some(files.criteria)].into_iter().chain(forms).flatten();
    let from_stdin = read.filter(|path| path.as_os_str() == "-").count() + usize::from(ask.is_some());
    if from_stdin > 1 {
        return Err(
            anyhow!("standard input can be the rubric, the table, a form or the answers, not two of them").into()
        );
    }
    let project = load::load(files, context)?;
    let saving = save_lens::wanted(&args.keep, &project.rubric, files.criteria, context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    if let Some(id) = &args.from_data {
        let method = FROM_DATA.iter().find(|method| method.id == id).expect("only methods of the registry are offered");
        return data::run(method, &project, lens, args, context);
    }
    let said = match (&args.order, &args.swing, &args.pairs, &args.best_worst, ask) {
        (Some(written), ..) => order::read(written, &project.rubric, context)?,
        (_, Some(written), ..) => swing::read(written, &project.rubric, context)?,
        (_, _, Some(path), ..) => pairs::read(path, &project.rubric, context)?,
        (_, _, _, Some(path), _) => best_worst::read(path, &project.rubric, context)?,
        (.., way) => ask::ask(way.unwrap_or(Way::Swing), &project.rubric, context)?,
    };
    let weights = said.weights(project.rubric.criteria.len());
    let stated = Lens { id: "stated".into(), name: Text::new("stated", "所述"), about: Text::default(), weights };
    let before = project.score(lens, context);
    let after = project.value().weigh(&project.rubric, &stated);
    if let Some(saving) = saving {
        saving.save(&project.rubric, &stated.weights, context)?;
    }
    let lang = context.lang;
    let mut sentences = words::sentences(&said, &project.rubric, lang);
    let moves = outcome(&project, &before, &after, lang);
    let mut table = side_by_side(&project, lens, &stated.weights, lang);
    table.about = vec![
        ("way", json!(said.id())),
        ("lens", json!(lens.id)),
        ("weights_before", project.by_criterion(lens.weights.shares())),
        ("weights_after", project.by_criterion(stated.weights.shares())),
        ("left_out", said.left_out().iter().map(|&c| json!(project.rubric.criteria[c].id)).collect()),
        ("consistency", said.consistency(&project.rubric)),
        ("kendall_tau_b", json!(kendall_tau_b(&before.rank, &after.rank))),
        ("summary", json!(moves)),
    ];
    sentences.push(moves);
    let after: String = sentences.iter().map(|sentence| format!("\n{}\n", paragraph(sentence))).collect();
    args.output.write(&table, &format!("{}\n\n", paragraph(&words::title(&said, lang))), &after)
}

/// The criterion that a word means: by id, else by a name that no other has, in either language.
fn criterion(rubric: &Rubric, word: &str) -> Option<usize> {
    let named = |c: &usize| {
        let name = &rubric.criteria[*c].name;
        [&name.en, &name.zh].iter().any(|name| identity::same(name, word))
    };
    rubric.criterion(word).or_else(|| {
        let named: Vec<usize> = (0..rubric.criteria.len()).filter(named).collect();
        (named.len() == 1).then(|| named[0])
    })
}

/// That no criterion is meant by a word; a near id or name is suggested.
fn no_criterion(code: &str, word: &str, span: Span, rubric: &Rubric) -> Finding {
    let ids = rubric.criteria.iter().map(|c| c.id.as_str());
    let finding = Finding::new(code, format!("there is no criterion `{word}`")).at(span.clone(), "");
    finding.suggest(span, word, "criteria are", ids)
}
