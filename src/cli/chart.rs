//! `dingzi chart`: one figure.

use super::args::Chart;
use super::figures::Figures;
use super::load::{self, Project};
use super::output::{is_stdout, not_on_a_terminal, print};
use super::screen;
use super::{Context, Outcome, whatif};
use crate::chart::{self, Axis, FIGURES, change_in_words};
use crate::diagnostic::Finding;
use crate::export::file::write_whole;
use crate::identity;
use crate::lang::Text;
use crate::rubric::Lens;
use anyhow::{Context as _, anyhow};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Chart, context: &Context) -> Outcome {
    let path = file(args);
    let is_svg = is_svg(&path)?;
    if is_stdout(&path) {
        not_on_a_terminal("a picture is not text", "png")?;
    }
    let project = load::load(args.judged.inputs.files(), context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let rubric = &project.rubric;
    let shown: Vec<&Lens> = rubric.lenses.iter().collect();
    let mut figures = Figures::new(&project, lens, &shown, |_| args.chances.draws as usize, args.chances.seed, context);
    let focus = &mut figures.focus;
    if let Some(name) = &args.idea {
        focus.idea = project.idea(name, "--idea", context)?;
    }
    focus.versus = args.vs.as_ref().map(|name| project.idea(name, "--vs", context)).transpose()?;
    for (axis, given) in focus.axes.iter_mut().zip([("--x", &args.x), ("--y", &args.y)]) {
        if let (argument, Some(id)) = given {
            *axis = named_axis(id, argument, &project, context)?;
        }
    }
    if !args.weights.is_empty() {
        let weights = whatif::changed_weights([&args.weights, &[], &[]], &project, lens, context)?;
        focus.change = change_in_words(rubric, &whatif::named(rubric, &args.weights), &lens.weights, &weights);
        let lens = Lens { id: "what-if".into(), name: Text::default(), about: Text::default(), weights };
        focus.after = figures.valued.weigh(rubric, &lens);
    }
    let figure = FIGURES.iter().find(|figure| figure.id == args.name).expect("only figures are offered");
    let picture = (figure.draw)(&figures.subject());
    let bytes = if is_svg { picture.svg.into_bytes() } else { chart::png(&picture.svg) };
    if is_stdout(&path) {
        return print(&bytes);
    }
    write_whole(&path, |out| out.write_all(&bytes)).with_context(|| format!("cannot write `{}`", path.display()))?;
    let wrote = context.lang.pick("wrote ", "已写入 ");
    Ok(screen::show(&format!("{}\n{wrote}{}\n", picture.title, path.display()))?)
}

/// The file that the figure is written to.
pub(super) fn file(args: &Chart) -> PathBuf {
    args.output.clone().unwrap_or_else(|| format!("{}.png", args.name).into())
}

/// Whether a file is to be SVG by its ending; PNG is the other form, and that of a name without an ending.
fn is_svg(path: &Path) -> Outcome<bool> {
    match path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).as_deref() {
        None | Some("png") => Ok(false),
        Some("svg") => Ok(true),
        Some(ending) => Err(anyhow!("no figure is written as `{ending}`: call the file .png or .svg").into()),
    }
}

/// A group of criteria, or a criterion.
fn named_axis(id: &str, argument: &str, project: &Project, context: &Context) -> Outcome<Axis> {
    let rubric = &project.rubric;
    let group: Vec<usize> =
        (0..rubric.criteria.len()).filter(|&c| identity::same(&rubric.criteria[c].group, id)).collect();
    if !group.is_empty() {
        return Ok(Axis { name: rubric.group_name(id), criteria: group });
    }
    if let Some(c) = rubric.criterion(id) {
        return Ok(Axis { name: rubric.criteria[c].name.clone(), criteria: vec![c] });
    }
    let mut known: Vec<&str> = rubric.criteria.iter().map(|c| c.group.as_str()).filter(|g| !g.is_empty()).collect();
    known.sort_unstable();
    known.dedup();
    known.extend(rubric.criteria.iter().map(|c| c.id.as_str()));
    let finding = Finding::new("E0409", format!("there is no group and no criterion `{id}`"));
    Err(project.refuse(argument, id, finding, known.into_iter(), "groups and criteria are", context))
}
