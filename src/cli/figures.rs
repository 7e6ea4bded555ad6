//! The data of figures, with warnings about what is doubtful in them.

use super::context::Context;
use super::wait;
use crate::chart::{self, FigureData};
use crate::diagnostic::{Code, Finding};
use crate::lang::Lang;
use crate::project::Project;
use crate::rubric::Lens;
use crate::say::commands::wait::SAMPLING;
use crate::say::findings::commands::boxes_for;
use crate::score::Scored;

/// Scores under the lenses shown, and studies the chosen one, which is among them; warns of what could not be computed.
pub(super) fn data<'p>(
    project: &'p Project,
    lens: &Lens,
    shown: &[&Lens],
    draws: impl FnOnce(&Scored) -> usize,
    seed: u64,
    context: &Context,
) -> FigureData<'p> {
    let lang = context.lang;
    let data = wait::said(SAMPLING.get(lang), || FigureData::drawn(project, lens, shown, draws, seed, lang));
    project.warn(data.scored(), context);
    data
}

/// Warns of characters that pictures may show as boxes.
pub(super) fn warn_of_boxes(project: &Project, data: &FigureData, context: &Context) {
    if let Some(boxes) = missing_glyphs(project, data, context.lang) {
        context.tell(&boxes.into(), &project.sources);
    }
}

/// A warning that names those characters, if there are any.
fn missing_glyphs(project: &Project, data: &FigureData, lang: Lang) -> Option<Finding> {
    let rubric = &project.rubric;
    let names = data.scored().names.iter().map(String::as_str);
    let column = data.focus.groups.iter();
    let groups = column.flat_map(|of| of.groups.iter().map(|group| &*group.name).chain([&*of.column]));
    let criteria = rubric.criteria.iter().map(|c| c.name.get(lang));
    let gates = rubric.gates.iter().flat_map(|g| [g.name.get(lang), g.why.get(lang)]);
    // Each character once: a large table repeats few characters very often.
    let mut seen = vec![false; char::MAX as usize + 1];
    let texts = names.chain(criteria).chain(gates).chain(groups).chain([&*data.source]).flat_map(str::chars);
    let text: String = texts.filter(|c| !std::mem::replace(&mut seen[*c as usize], true)).collect();
    let missing = chart::missing_glyphs(&text);
    let shown: String = missing.iter().take(20).collect();
    (!missing.is_empty()).then(|| Finding::new(Code::W0304, boxes_for(&shown)))
}
