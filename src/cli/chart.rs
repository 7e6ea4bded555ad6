//! `dingzi chart`: one figure.

use super::args::ChartArgs;
use super::context::{Context, Outcome};
use super::lookup::named;
use super::names::Names;
use super::output::{not_on_a_terminal, print, save};
use super::paths::{ending, is_stdout};
use super::{by, figures, screen, wait, whatif};
use crate::chart::{self, Axis, Picture, change_in_words};
use crate::diagnostic::Code;
use crate::identity::same;
use crate::lang::Text;
use crate::project::Project;
use crate::rubric::Lens;
use crate::say::commands::output::{NotText, no_picture};
use crate::say::commands::wait::{DRAWING, SAMPLING};
use crate::say::files::wrote;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ChartArgs, context: &Context) -> Outcome {
    let path = file(args);
    let is_svg = is_svg(&path)?;
    if is_stdout(&path) {
        not_on_a_terminal(NotText::Picture, "png")?;
    }
    whatif::apart(&args.weights, args.judged.inputs.files().ideas)?;
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let rubric = &project.rubric;
    let idea = args.idea.as_ref().map(|name| project.idea(name, "--idea", context)).transpose()?;
    let versus = args.vs.as_ref().map(|name| project.idea(name, "--vs", context)).transpose()?;
    let axis = |id: &Option<String>, argument: &str| {
        id.as_ref().map(|id| named_axis(id, argument, &project, context)).transpose()
    };
    let axes = [axis(&args.x, "--x")?, axis(&args.y, "--y")?];
    let change = || whatif::changed_weights([&args.weights, &[], &[]], &project, lens, context);
    let change = (!args.weights.is_empty()).then(change).transpose()?;
    let shown: Vec<&Lens> = rubric.lenses.iter().collect();
    let mut figures =
        figures::data(&project, lens, &shown, |_| args.chances.draws as usize, args.chances.seed, context);
    if let Some(places) = args.first {
        wait::said(SAMPLING.get(context.lang), || figures.ask_places(places));
    }
    let focus = &mut figures.focus;
    focus.idea = idea.unwrap_or(focus.idea);
    focus.versus = versus;
    for (axis, given) in focus.axes.iter_mut().zip(axes) {
        *axis = given.unwrap_or_else(|| axis.clone());
    }
    if let Some((weights, named)) = change {
        focus.change = change_in_words(rubric, &named, &lens.weights, &weights);
        focus.after = figures.valued.weigh(rubric, &Lens::tried("what-if", Text::default(), weights));
    }
    let groups = args.by.as_ref().map(|word| by::figure(word, &project, figures.scored(), context)).transpose()?;
    figures.focus.groups = groups;
    figures::warn_of_boxes(&project, &figures, context);
    let picture = wait::said(DRAWING.get(context.lang), || (args.figure.draw)(&figures.subject()));
    if is_stdout(&path) {
        return print(&written(&picture, is_svg));
    }
    save_picture(&path, &picture)?;
    Ok(screen::show(&format!("{}\n{}\n", picture.title, wrote(&path.display().to_string(), context.lang)))?)
}

/// Writes a picture to a file, in the form that its extension asks for.
pub(super) fn save_picture(path: &Path, picture: &Picture) -> Outcome {
    save(path, &written(picture, is_svg(path)?))
}

fn written(picture: &Picture, is_svg: bool) -> Vec<u8> {
    if is_svg { picture.scene.file().into_bytes() } else { chart::png(&picture.scene) }
}

/// The file that the figure is written to.
pub(super) fn file(args: &ChartArgs) -> PathBuf {
    args.output.clone().unwrap_or_else(|| format!("{}.png", args.figure.id).into())
}

/// Whether a file's extension asks for SVG rather than PNG, the default; any other extension is an error.
pub(super) fn is_svg(path: &Path) -> Outcome<bool> {
    match ending(path).as_deref() {
        None | Some("png") => Ok(false),
        Some("svg") => Ok(true),
        Some(ending) => Err(no_picture(ending).into()),
    }
}

/// The axis that a word names: a group of criteria, or one criterion.
fn named_axis(word: &str, argument: &str, project: &Project, context: &Context) -> Outcome<Axis> {
    let rubric = &project.rubric;
    let mut groups: Vec<&str> = Vec::new();
    for group in rubric.criteria.iter().map(|c| &*c.group).filter(|group| !group.is_empty()) {
        if !groups.iter().any(|known| same(known, group)) {
            groups.push(group);
        }
    }
    groups.sort_unstable();
    let names = Names::of_axes(rubric, &groups);
    let place = named(&names, Code::E0409, argument, (word, 0..word.len()), context)?;
    Ok(match groups.get(place) {
        Some(group) => {
            let is_in = |c: &usize| same(&rubric.criteria[*c].group, group);
            Axis { name: rubric.group_name(group), criteria: (0..rubric.criteria.len()).filter(is_in).collect() }
        }
        None => {
            let c = place - groups.len();
            Axis { name: rubric.criteria[c].name.clone(), criteria: vec![c] }
        }
    })
}
