//! Several lenses side by side: how each ranks the ideas.

use super::document::{Alignment, ReportBlock, ReportColumn, ReportRow, ReportTable, Section, TableEntry};
use super::subject::ReportSubject;
use crate::say::report::lenses as say;
use crate::score::Scored;

/// Ideas compared: those with this rank or a better one under some lens.
const WORST_RANK_COMPARED: usize = 10;

/// The comparison; `None` for a single lens.
pub(super) fn section<'a>(subject: &ReportSubject<'a>) -> Option<Section<'a>> {
    let ReportSubject { rubric, scored, compared, lang, .. } = *subject;
    if compared.len() < 2 {
        return None;
    }
    let name = |id: &'a str| rubric.lens(id).map_or(id, |lens| lens.shown(lang));
    let first = |under: &&'a Scored| {
        let ideas = under.leaders().iter().map(|&i| under.names[i].as_str()).collect();
        say::LensLeaders { lens: name(&under.lens), ideas }
    };
    let firsts: Vec<say::LensLeaders> = compared.iter().map(first).collect();
    let text = say::firsts(&firsts, lang);
    let near = |i: &usize| compared.iter().any(|under| under.rank[*i] <= WORST_RANK_COMPARED);
    let row = |&i: &usize| {
        let ranks = compared.iter().map(|under| TableEntry {
            note: say::points(&under.points(under.score[i], 1), lang),
            good: under.rank[i] == 1,
            ..TableEntry::text(under.rank_label(i))
        });
        ReportRow::plain(std::iter::once(TableEntry::text(scored.names[i].clone())).chain(ranks).collect())
    };
    let part = 0.6 / compared.len() as f64;
    let lenses = compared.iter().map(|under| ReportColumn::new(name(&under.lens), Alignment::Right, part));
    let table = ReportTable {
        ticks: Vec::new(),
        heads: std::iter::once(ReportColumn::new(say::IDEA.get(lang), Alignment::Name, 0.4)).chain(lenses).collect(),
        rows: scored.order.iter().filter(|i| near(i)).map(row).collect(),
    };
    Some(Section::new("lenses", say::TITLE, lang, vec![ReportBlock::Text(text), ReportBlock::Table(table)]))
}
