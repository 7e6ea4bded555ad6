//! Both files as read, and what is computed from them once.

use crate::diagnostic::Findings;
use crate::evidence;
use crate::lang::Lang;
use crate::project::{Project, uncomputed};
use crate::rubric::{Lens, Rubric, Weights};
use crate::score::{Open, Scored, Valued};
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Rankings kept: a gesture asks again and again for the one that it began with.
const MAX_RECENT: usize = 8;

/// Both files as read.
pub struct Session {
    /// Both files, with what could not be computed among the warnings.
    pub project: Project,
    /// Equal for two rubrics that read and judge alike: a link of one is good for the other.
    pub fingerprint: String,
    proven: Valued,
    /// The same with open evidence counted half, and at its best.
    open: [OnceLock<Valued>; 2],
    base: Arc<Scored>,
    recent: Mutex<VecDeque<(Weights, Open, Arc<Scored>)>>,
    /// The language of the ideas' names.
    lang: Lang,
    /// The same session with names in the other language.
    twin: OnceLock<Arc<Session>>,
}

impl Session {
    /// Values the ideas, whose names are in `lang`, and scores them as written.
    pub fn new(project: Project, lang: Lang) -> Session {
        let mut session = Session::of(project, lang);
        let found = uncomputed(&session.project, &session.base);
        session.project.warnings.append(found);
        session
    }

    fn of(project: Project, lang: Lang) -> Session {
        let proven = project.value();
        let base = Arc::new(proven.weigh(&project.rubric, project.rubric.base()));
        Session {
            fingerprint: fingerprint(&project.rubric),
            project,
            proven,
            open: Default::default(),
            base,
            recent: Mutex::default(),
            lang,
            twin: OnceLock::new(),
        }
    }

    /// The same session with names in this language, if the rubric has names in both.
    pub fn in_language(self: &Arc<Session>, lang: Lang) -> Arc<Session> {
        let Project { sources, warnings, rubric, evidence } = &self.project;
        if lang == self.lang || rubric.table.name.is_none() {
            return self.clone();
        }
        if let Some(twin) = self.twin.get() {
            return twin.clone();
        }
        // The same table was read without mistakes before, so there is nothing to report.
        let table = evidence.table.source();
        let spec = match &evidence.chosen {
            Some(chosen) => rubric.table.under(chosen.condition.clone()),
            None => rubric.table.clone(),
        };
        let Some(evidence) = evidence::read(table, sources, &spec, lang, &mut Findings::default()) else {
            return self.clone();
        };
        let (sources, warnings, rubric) = (sources.clone(), warnings.clone(), rubric.clone());
        let twin = Session::of(Project { sources, warnings, rubric, evidence }, lang);
        self.twin.get_or_init(|| twin.into()).clone()
    }

    /// The ideas scored as written: the weights of criteria.toml, and nothing for open evidence.
    pub fn base(&self) -> &Arc<Scored> {
        &self.base
    }

    /// The values of the ideas if open evidence counts like this.
    pub fn valued(&self, open: Open) -> &Valued {
        let counting = || self.proven.counting(open);
        match open {
            Open::Nothing => &self.proven,
            Open::Half => self.open[0].get_or_init(counting),
            Open::Best => self.open[1].get_or_init(counting),
        }
    }

    /// The ideas scored under a lens; recent results are kept.
    pub fn scored(&self, lens: &Lens, open: Open) -> Arc<Scored> {
        let lock = || self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |(weights, counted, scored): &&(Weights, Open, Arc<Scored>)| {
            *counted == open && *weights == lens.weights && scored.lens == lens.id
        };
        if let Some((.., known)) = lock().iter().find(is_it) {
            return known.clone();
        }
        let scored = Arc::new(self.valued(open).weigh(&self.project.rubric, lens));
        let mut recent = lock();
        recent.truncate(MAX_RECENT - 1);
        recent.push_front((lens.weights.clone(), open, scored.clone()));
        scored
    }
}

/// A hash of what the rubric reads and how it judges, without names, notes, weights and lenses.
fn fingerprint(rubric: &Rubric) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &str| {
        hash.update(part.as_bytes());
        hash.update([0]);
    };
    for criterion in &rubric.criteria {
        add(&criterion.id);
        add(&criterion.evidence.text);
        add(&format!("{:?}", criterion.value));
    }
    for gate in &rubric.gates {
        add(&gate.id);
        add(&gate.fail.text);
    }
    add(&format!("{:?}", rubric.thresholds));
    let digest = hash.finalize();
    digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::project;

    #[test]
    fn a_text_that_no_cell_says_is_among_the_warnings() {
        let rubric = "criterion = [{ id = \"a\", weight = 1, evidence = \"a\", value = { linear = [0, 1] } }]\n\
                      gate = [{ id = \"risk\", fail = \"risk = 'yess'\" }]";
        let project = project::read(rubric, "idea,a,risk\nX,1,yes\nY,0,no\n", Lang::En).unwrap();
        let session = Session::new(project, Lang::En);
        assert!(session.project.warnings.iter().any(|finding| finding.code == Code::W0309));
    }
}
