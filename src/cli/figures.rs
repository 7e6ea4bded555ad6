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

/// Scores under the lenses shown, and studies the chosen one, which is among them; warns of what could not be computed
/// and what cannot be drawn.
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
    if let Some(boxes) = missing_glyphs(project, data.scored(), lang) {
        context.tell(&boxes.into(), &project.sources);
    }
    data
}

/// A warning that names the characters that pictures may show as boxes, if there are any.
fn missing_glyphs(project: &Project, scored: &Scored, lang: Lang) -> Option<Finding> {
    let rubric = &project.rubric;
    let names = scored.names.iter().map(String::as_str);
    let criteria = rubric.criteria.iter().map(|c| c.name.get(lang));
    let gates = rubric.gates.iter().flat_map(|g| [g.name.get(lang), g.why.get(lang)]);
    // Each character once: a large table repeats few characters very often.
    let mut seen = vec![false; char::MAX as usize + 1];
    let texts = names.chain(criteria).chain(gates).flat_map(str::chars);
    let text: String = texts.filter(|c| !std::mem::replace(&mut seen[*c as usize], true)).collect();
    let missing = chart::missing_glyphs(&text);
    let shown: String = missing.iter().take(20).collect();
    (!missing.is_empty()).then(|| Finding::new(Code::W0304, boxes_for(&shown)))
}
