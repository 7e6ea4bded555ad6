//! The ranking as a table.

use super::Subject;
use super::cards;
use super::document::{Block, Entry, Head, Row, Section, Side, Table};
use crate::analysis::reason::reason;
use crate::analysis::robust::WHOLE;
use crate::lang::fixed;
use crate::say::report::ranking as say;
use crate::score::Verdict;

/// The ranking shows this many ideas; more are in ranking.csv.
const MOST_ROWS: usize = 100;

pub(super) fn section<'a>(subject: &Subject) -> Section<'a> {
    let Subject { rubric, scored, lang, .. } = *subject;
    let title = say::TITLE.get(lang).to_owned();
    let row = |(place, &i): (usize, &usize)| Row {
        quiet: scored.verdict[i] == Verdict::Drop,
        entries: vec![
            Entry::text(scored.rank_label(i)),
            Entry {
                text: scored.names[i].clone(),
                note: reason(rubric, scored, i).line(rubric, lang, 2),
                link: (place < cards::MOST).then(|| cards::id(place)),
                ..Entry::default()
            },
            Entry::text(fixed(scored.score[i], 1)),
            Entry::text(fixed(scored.potential[i], 1)),
            Entry { good: scored.verdict[i] == Verdict::Pursue, ..Entry::text(scored.verdict[i].word(lang)) },
        ],
    };
    let table = Table {
        label: title.clone(),
        heads: vec![
            Head::new(say::RANK.get(lang), Side::Right, 0.07),
            Head::new(say::IDEA_AND_WHY.get(lang), Side::Name, 0.59),
            Head::new(say::SCORE.get(lang), Side::Right, 0.1),
            Head::new(say::POTENTIAL.get(lang), Side::Right, 0.12),
            Head::new(say::VERDICT.get(lang), Side::Left, 0.12),
        ],
        rows: scored.order.iter().take(MOST_ROWS).enumerate().map(row).collect(),
    };
    let mut blocks = vec![Block::Table(table)];
    let rest = scored.len().saturating_sub(MOST_ROWS);
    if rest > 0 {
        blocks.push(Block::Text(say::rest(rest, lang)));
    }
    if scored.len() > WHOLE {
        blocks.push(Block::Text(say::beside(WHOLE, lang)));
    }
    Section { id: "ranking", title, blocks }
}
