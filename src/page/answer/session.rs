//! What the page shows of both files, whatever the weights are.

use super::super::hub::{Hub, Now};
use crate::chart::extent;
use crate::lang::Lang;
use serde_json::{Value, json};

/// The rubric, its lenses, and what is wrong with the files as they are.
pub fn session(hub: &Hub, now: &Now, lang: Lang) -> Value {
    let session = &now.session;
    let rubric = &session.project.rubric;
    let criteria = rubric.criteria.iter().map(|c| {
        json!({
            "id": c.id, "name": c.name.get(lang), "group": c.group, "group_name": rubric.group_name(&c.group).get(lang),
            "unit": c.unit.get(lang), "ask": c.ask.get(lang), "notes": c.notes,
        })
    });
    let gates = rubric.gates.iter().map(|g| json!({ "id": g.id, "name": g.name.get(lang), "why": g.why.get(lang) }));
    let lenses = rubric.lenses.iter().map(|l| json!({ "id": l.id, "name": l.shown(lang), "about": l.about.get(lang) }));
    let table = session.project.files()[1].base_name();
    json!({
        "version": now.version,
        "rubric": session.fingerprint,
        "title": rubric.title.get(lang),
        "source": extent(&table, &session.project.evidence, lang),
        "criteria_file": hub.settings.criteria.display().to_string(),
        "ideas": session.project.evidence.names.len(),
        "lang": lang.id(),
        "criteria": criteria.collect::<Vec<_>>(),
        "gates": gates.collect::<Vec<_>>(),
        "lenses": lenses.collect::<Vec<_>>(),
        "warnings": session.project.warnings.together_as_json(&session.project.sources, lang),
        "broken": now.broken.as_ref().map(|broken| broken.to_json(lang)),
    })
}
