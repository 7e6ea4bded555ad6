//! The ranking as a table.

use super::cards;
use super::document::Pages;
use super::document::{Alignment, ReportBlock, ReportColumn, ReportRow, ReportTable, Section, TableEntry};
use super::subject::ReportSubject;
use crate::analysis::reason::reason;
use crate::analysis::robust::MAX_IDEAS_RANKED_WHOLE;
use crate::rubric::Thresholds;
use crate::say::report::ranking as say;
use crate::score::{Verdict, greatest_first};

/// Rows of the short list, so that it fits on one page with all else that belongs there.
const MAX_SHORT: usize = 6;
/// Up to this many ideas, it has them all: there are none below it to tell of.
const MAX_SHORT_WHOLE: usize = 7;
/// Ideas shown of all; more are in ranking.csv.
const MAX_ROWS: usize = 100;
/// Ideas to drop that are named below the short list.
const MAX_DROPPED: usize = 5;

/// The first ideas with their reasons, and what becomes of the others.
pub(super) fn short<'a>(subject: &ReportSubject) -> Section<'a> {
    let ReportSubject { rubric, scored, lang, .. } = *subject;
    let mut blocks = vec![ReportBlock::Table(table(subject, true))];
    let Thresholds { pursue, watch } = rubric.thresholds;
    blocks.push(ReportBlock::Note(say::legend([watch, pursue], !rubric.gates.is_empty(), lang)));
    blocks.extend(below(subject).map(ReportBlock::Text));
    let title = say::first(short_rows(scored.len()), scored.len(), lang);
    Section { id: "first", title, blocks }
}

/// The number of rows of the short list of `ideas` ideas.
fn short_rows(ideas: usize) -> usize {
    if ideas <= MAX_SHORT_WHOLE { ideas } else { MAX_SHORT }
}

/// The whole ranking; `None` if the short list has it all.
pub(super) fn all<'a>(subject: &ReportSubject) -> Option<Section<'a>> {
    let ReportSubject { scored, lang, .. } = *subject;
    if short_rows(scored.len()) == scored.len() {
        return None;
    }
    let mut blocks = vec![ReportBlock::Table(table(subject, false))];
    let rest = scored.len().saturating_sub(MAX_ROWS);
    if rest > 0 {
        blocks.push(ReportBlock::Text(say::rest(rest, lang)));
    }
    if scored.len() > MAX_IDEAS_RANKED_WHOLE {
        blocks.push(ReportBlock::Text(say::beside(MAX_IDEAS_RANKED_WHOLE, lang)));
    }
    Some(Section::new("ranking", say::TITLE, lang, blocks))
}

/// The first ideas, each with its reason; a name links to its card, where there are cards. The short list shows how many
/// points each has and could have.
fn table(subject: &ReportSubject, is_short: bool) -> ReportTable {
    let ReportSubject { rubric, scored, lang, pages, .. } = *subject;
    let has_card = |place: usize| pages == Pages::All && place < cards::MAX_CARDS;
    let most = if is_short { short_rows(scored.len()) } else { MAX_ROWS };
    let row = |(place, &i): (usize, &usize)| {
        let (points, verdict) = ([scored.score[i], scored.potential[i]], scored.verdict[i]);
        let name = TableEntry {
            text: scored.names[i].clone(),
            note: reason(rubric, scored, i).line(rubric, lang, 2),
            link: has_card(place).then(|| cards::id(place)),
            ..TableEntry::default()
        };
        let mut entries = vec![TableEntry::text(scored.rank_label(i)), name];
        entries.extend(is_short.then(|| TableEntry { bar: points, ..TableEntry::default() }));
        entries.extend(points.map(|points| TableEntry::text(scored.points(points, 1))));
        entries.push(TableEntry { good: verdict == Verdict::Pursue, ..TableEntry::text(verdict.word(lang)) });
        ReportRow { quiet: verdict == Verdict::Drop, entries }
    };
    let ticks = if is_short { vec![rubric.thresholds.watch, rubric.thresholds.pursue] } else { Vec::new() };
    let mut heads = vec![
        ReportColumn::new(say::RANK.get(lang), Alignment::Right, 0.06),
        ReportColumn::new(say::IDEA_AND_WHY.get(lang), Alignment::Name, if is_short { 0.48 } else { 0.65 }),
    ];
    heads.extend(is_short.then(|| {
        let ticks = say::ticks(rubric.thresholds.watch, rubric.thresholds.pursue, lang);
        ReportColumn::new(&ticks, Alignment::Bars, 0.17)
    }));
    heads.extend([
        ReportColumn::new(say::SCORE.get(lang), Alignment::Right, 0.08),
        ReportColumn::new(say::POTENTIAL.get(lang), Alignment::Right, 0.11),
        ReportColumn::new(say::VERDICT.get(lang), Alignment::Left, 0.1),
    ]);
    ReportTable { heads, rows: scored.order.iter().take(most).enumerate().map(row).collect(), ticks }
}

/// What becomes of the ideas below the short list, and whom to drop of them and why, those of many points first; `None`
/// if there are none.
fn below(&ReportSubject { rubric, scored, lang, .. }: &ReportSubject) -> Option<String> {
    let below = &scored.order[short_rows(scored.len())..];
    let are = |verdict| below.iter().copied().filter(move |&idea| scored.verdict[idea] == verdict);
    let dropped = greatest_first(are(Verdict::Drop), |&idea| scored.score[idea]);
    let why = |&idea: &usize| {
        let failed = reason(rubric, scored, idea).failed;
        let why = match failed.is_empty() {
            false => say::WhyDropped::Gates(failed.iter().map(|&gate| rubric.gates[gate].name.get(lang)).collect()),
            true => {
                let points = [scored.score[idea], scored.potential[idea]];
                say::WhyDropped::Points(points.map(|points| scored.points(points, 1)))
            }
        };
        (scored.names[idea].as_str(), why)
    };
    let named: Vec<_> = dropped.iter().take(MAX_DROPPED).map(why).collect();
    let counts = Verdict::ALL.map(|verdict| are(verdict).count());
    (!below.is_empty()).then(|| say::below(counts, &named, lang))
}
