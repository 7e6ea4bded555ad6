//! What figures are drawn from: the ideas under every lens, how far the ranking can be trusted, what to look at.

use super::context::Context;
use super::wait;
use crate::analysis::study::Study;
use crate::chart::{self, Focus};
use crate::diagnostic::{Code, Finding, Findings};
use crate::lang::Lang;
use crate::project::{Project, undefined};
use crate::rubric::Lens;
use crate::say::commands::wait::SAMPLING;
use crate::say::findings::commands::boxes_for;
use crate::score::{Scored, Valued};

/// Everything that a [`chart::Subject`] borrows.
pub(super) struct Figures<'a> {
    project: &'a Project,
    pub valued: Valued,
    lenses: Vec<Scored>,
    /// The place of the lens chosen.
    chosen: usize,
    pub study: Study,
    pub focus: Focus,
    /// Where the numbers come from, for the bottom line.
    pub source: String,
    lang: Lang,
}

impl<'a> Figures<'a> {
    /// Scores under the lenses shown, and studies the one chosen, which is among them; tells what could not be computed,
    /// and what cannot be drawn.
    pub fn new(
        project: &'a Project,
        lens: &Lens,
        shown: &[&Lens],
        draws: impl FnOnce(&Scored) -> usize,
        seed: u64,
        context: &Context,
    ) -> Figures<'a> {
        let (rubric, lang) = (&project.rubric, context.lang);
        let valued = project.value();
        let lenses: Vec<Scored> = shown.iter().map(|lens| valued.weigh(rubric, lens)).collect();
        let chosen = lenses.iter().position(|scored| scored.lens == lens.id).expect("the lens chosen is shown");
        let scored = &lenses[chosen];
        context.tell(&undefined(rubric, scored), &project.sources);
        context.tell(&missing_glyphs(project, scored, lang), &project.sources);
        let draws = draws(scored);
        let study = wait::said(SAMPLING.get(lang), || Study::of(scored, draws, seed));
        let focus = Focus::of(rubric, &valued, scored, &study);
        let source = chart::origin(&project.files()[1].base_name(), rubric, scored, project.evidence.total, lang);
        Figures { project, valued, lenses, chosen, study, focus, source, lang }
    }

    /// The ideas under the lens chosen.
    pub fn scored(&self) -> &Scored {
        &self.lenses[self.chosen]
    }

    /// The ideas under a lens that is shown.
    pub fn under(&self, lens: &Lens) -> Option<&Scored> {
        self.lenses.iter().find(|scored| scored.lens == lens.id)
    }

    /// What figures are drawn from.
    pub fn subject(&self) -> chart::Subject<'_> {
        chart::Subject {
            rubric: &self.project.rubric,
            scored: self.scored(),
            lenses: &self.lenses,
            study: &self.study,
            focus: &self.focus,
            lang: self.lang,
            source: &self.source,
        }
    }
}

/// One warning that names the characters that pictures may show as boxes.
fn missing_glyphs(project: &Project, scored: &Scored, lang: Lang) -> Findings {
    let rubric = &project.rubric;
    let names = scored.names.iter().map(String::as_str);
    let criteria = rubric.criteria.iter().map(|c| c.name.get(lang));
    let gates = rubric.gates.iter().flat_map(|g| [g.name.get(lang), g.why.get(lang)]);
    // Each character once: a large table has few of them, very often.
    let mut seen = vec![false; char::MAX as usize + 1];
    let texts = names.chain(criteria).chain(gates).flat_map(str::chars);
    let text: String = texts.filter(|c| !std::mem::replace(&mut seen[*c as usize], true)).collect();
    let missing = chart::missing_glyphs(&text);
    let shown: String = missing.iter().take(20).collect();
    (!missing.is_empty()).then(|| Finding::new(Code::W0304, boxes_for(&shown))).into_iter().collect()
}
