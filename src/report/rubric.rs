//! The rubric as a table: what counts, how much, which question it asks and where it comes from.

use super::document::{Alignment, ReportBlock, ReportColumn, ReportRow, ReportTable, Section, TableEntry};
use super::subject::ReportSubject;
use crate::analysis::dominance::{Overlap, overlaps};
use crate::lang::{Lang, fixed, tenths};
use crate::project::scales;
use crate::rubric::Rubric;
use crate::say::punctuation::{sentences, stop};
use crate::say::report::rubric as say;
use crate::score::{Scored, greatest_first};

pub(super) fn section<'a>(subject: &ReportSubject) -> Section<'a> {
    let ReportSubject { rubric, evidence, scored, lens, lang, .. } = *subject;
    let scales = scales::in_words(rubric, evidence, lang);
    let criteria = greatest_first(0..rubric.criteria.len(), |&c| scored.weights[c]);
    let row = |name: &str, weight: String, text: &str, notes: &str| {
        ReportRow::plain([name, &weight, text, notes].map(TableEntry::text).into())
    };
    let mut rows: Vec<ReportRow> = criteria
        .into_iter()
        .map(|c| {
            let criterion = &rubric.criteria[c];
            let weight = lang.per_cent(&tenths(scored.weights[c]));
            let about = sentences([stop(&scales[c], lang), criterion.ask.get(lang).to_owned()], lang);
            row(criterion.name.get(lang), weight, &about, &criterion.notes)
        })
        .collect();
    let gate = say::GATE.get(lang);
    rows.extend(rubric.gates.iter().map(|g| {
        let about = sentences([say::fails_if(&g.fail.text, lang), g.why.get(lang).to_owned()], lang);
        row(g.name.get(lang), gate.to_owned(), &about, &g.notes)
    }));
    let table = ReportTable {
        ticks: Vec::new(),
        heads: vec![
            ReportColumn::new(say::CRITERION.get(lang), Alignment::Name, 0.24),
            ReportColumn::new(say::WEIGHT.get(lang), Alignment::Right, 0.09),
            ReportColumn::new(say::SCALE.get(lang), Alignment::Left, 0.57),
            ReportColumn::new(say::NOTES.get(lang), Alignment::Left, 0.1),
        ],
        rows,
    };
    let weights = say::weights(lens.shown(lang), lens.about.get(lang), lang);
    let overlapping = overlapping(rubric, scored, lang);
    let blocks = std::iter::once(weights).chain(overlapping).map(ReportBlock::Text).chain([ReportBlock::Table(table)]);
    Section::new("rubric", say::TITLE, lang, blocks.collect())
}

/// A sentence on criteria that order the ideas nearly alike, if any do.
fn overlapping(rubric: &Rubric, scored: &Scored, lang: Lang) -> Option<String> {
    let overlap = |o: Overlap| say::NamedOverlap {
        criteria: o.criteria.map(|c| rubric.criteria[c].name.get(lang)),
        correlation: fixed(o.rho, 2),
        ideas: o.ideas,
        one_in: o.one_in,
    };
    let pairs: Vec<say::NamedOverlap> = overlaps(scored).into_iter().map(overlap).collect();
    (!pairs.is_empty()).then(|| say::overlaps(&pairs, lang))
}
