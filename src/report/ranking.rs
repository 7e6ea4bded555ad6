//! The ranking as a table.

use super::cards;
use super::document::{Alignment, ReportBlock, ReportColumn, ReportRow, ReportTable, Section, TableEntry};
use super::subject::ReportSubject;
use crate::analysis::reason::reason;
use crate::analysis::robust::MAX_IDEAS_RANKED_WHOLE;
use crate::lang::fixed;
use crate::say::report::ranking as say;
use crate::score::Verdict;

/// Ideas shown; more are in ranking.csv.
const MAX_ROWS: usize = 100;

pub(super) fn section<'a>(subject: &ReportSubject) -> Section<'a> {
    let ReportSubject { rubric, scored, lang, .. } = *subject;
    let row = |(place, &i): (usize, &usize)| ReportRow {
        quiet: scored.verdict[i] == Verdict::Drop,
        entries: vec![
            TableEntry::text(scored.rank_label(i)),
            TableEntry {
                text: scored.names[i].clone(),
                note: reason(rubric, scored, i).line(rubric, lang, 2),
                link: (place < cards::MAX_CARDS).then(|| cards::id(place)),
                ..TableEntry::default()
            },
            TableEntry::text(fixed(scored.score[i], 1)),
            TableEntry::text(fixed(scored.potential[i], 1)),
            TableEntry { good: scored.verdict[i] == Verdict::Pursue, ..TableEntry::text(scored.verdict[i].word(lang)) },
        ],
    };
    let table = ReportTable {
        heads: vec![
            ReportColumn::new(say::RANK.get(lang), Alignment::Right, 0.07),
            ReportColumn::new(say::IDEA_AND_WHY.get(lang), Alignment::Name, 0.59),
            ReportColumn::new(say::SCORE.get(lang), Alignment::Right, 0.1),
            ReportColumn::new(say::POTENTIAL.get(lang), Alignment::Right, 0.12),
            ReportColumn::new(say::VERDICT.get(lang), Alignment::Left, 0.12),
        ],
        rows: scored.order.iter().take(MAX_ROWS).enumerate().map(row).collect(),
    };
    let mut blocks = vec![ReportBlock::Table(table)];
    let rest = scored.len().saturating_sub(MAX_ROWS);
    if rest > 0 {
        blocks.push(ReportBlock::Text(say::rest(rest, lang)));
    }
    if scored.len() > MAX_IDEAS_RANKED_WHOLE {
        blocks.push(ReportBlock::Text(say::beside(MAX_IDEAS_RANKED_WHOLE, lang)));
    }
    Section::new("ranking", say::TITLE, lang, blocks)
}
