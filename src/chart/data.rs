//! Everything the figures of a project are drawn from: the ideas under every lens, how far the ranking can be trusted,
//! and what to look at.

use super::caption::origin;
use super::figure::Subject;
use super::focus::Focus;
use crate::analysis::certainty::SEED;
use crate::analysis::robust::DRAWS;
use crate::analysis::study::Study;
use crate::lang::Lang;
use crate::project::Project;
use crate::rubric::Lens;
use crate::score::{Scored, Valued};

/// Everything that a [`Subject`] borrows.
pub struct FigureData<'a> {
    project: &'a Project,
    /// The values of the ideas, for weighing them otherwise.
    pub valued: Valued,
    lenses: Vec<Scored>,
    /// The index of the chosen lens.
    chosen: usize,
    /// How far the ranking can be trusted.
    pub study: Study,
    /// What the figures of one idea, of a change and of two axes look at.
    pub focus: Focus,
    /// Where the numbers come from, for the bottom line.
    pub source: String,
    lang: Lang,
}

impl<'a> FigureData<'a> {
    /// The ideas under one lens of the rubric, beside all others, with the default number of draws.
    pub fn of(project: &'a Project, lens: &Lens, lang: Lang) -> FigureData<'a> {
        let all: Vec<&Lens> = project.rubric.lenses.iter().collect();
        FigureData::drawn(project, lens, &all, |_| DRAWS, SEED, lang)
    }

    /// Scores the ideas under the lenses `shown`, and studies them under `lens`, one of these, in `draws` draws.
    pub fn drawn(
        project: &'a Project,
        lens: &Lens,
        shown: &[&Lens],
        draws: impl FnOnce(&Scored) -> usize,
        seed: u64,
        lang: Lang,
    ) -> FigureData<'a> {
        let rubric = &project.rubric;
        let valued = project.value();
        let lenses: Vec<Scored> = shown.iter().map(|lens| valued.weigh(rubric, lens)).collect();
        let chosen = lenses.iter().position(|scored| scored.lens == lens.id).expect("the lens chosen is shown");
        let scored = &lenses[chosen];
        let study = Study::new(draws(scored), seed);
        let focus = Focus::of(rubric, &valued, scored, &study);
        let source = origin(&project.files()[1].base_name(), rubric, scored, &project.evidence, lang);
        FigureData { project, valued, lenses, chosen, study, focus, source, lang }
    }

    /// Computes all that figures may need, so that several can be drawn at once.
    pub fn complete(&self) {
        self.study.complete(self.scored());
    }

    /// Looks at who gets one of several places.
    pub fn ask_places(&mut self, places: usize) {
        self.focus.places = Some(self.study.top_places(&self.lenses[self.chosen], places));
    }

    /// The ideas under the chosen lens.
    pub fn scored(&self) -> &Scored {
        &self.lenses[self.chosen]
    }

    /// The ideas under a lens that is shown.
    pub fn under(&self, lens: &Lens) -> Option<&Scored> {
        self.lenses.iter().find(|scored| scored.lens == lens.id)
    }

    /// Everything figures are drawn from.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
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
