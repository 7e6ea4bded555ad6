//! The ranking as a table.

use super::Subject;
use super::cards;
use super::document::{Block, Entry, Head, Row, Section, Side, Table};
use crate::analysis::reason::reason;
use crate::analysis::robust::WHOLE;
use crate::chart::count;
use crate::lang::fixed;
use crate::score::Verdict;

/// The ranking shows this many ideas; more are in ranking.csv.
const MOST_ROWS: usize = 100;

pub(super) fn section<'a>(subject: &Subject) -> Section<'a> {
    let Subject { rubric, scored, lang, .. } = *subject;
    let title = lang.pick("Ranking", "排名").to_owned();
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
            Head::new(lang.pick("Rank", "名次"), Side::Right, 0.07),
            Head::new(lang.pick("Idea, and why", "创意与理由"), Side::Name, 0.59),
            Head::new(lang.pick("Score", "得分"), Side::Right, 0.1),
            Head::new(lang.pick("Potential", "潜力"), Side::Right, 0.12),
            Head::new(lang.pick("Verdict", "结论"), Side::Left, 0.12),
        ],
        rows: scored.order.iter().take(MOST_ROWS).enumerate().map(row).collect(),
    };
    let mut blocks = vec![Block::Table(table)];
    let rest = scored.len().saturating_sub(MOST_ROWS);
    if rest > 0 {
        let rest = count(rest);
        let mut text = lang.pick(
            format!("{rest} more stand below these; dingzi score lists them all."),
            format!("其后还有 {rest} 个创意，用 dingzi score 可以全部列出。"),
        );
        if scored.len() > WHOLE {
            let whole = count(WHOLE);
            text += &lang.pick(
                format!(" A ranking.csv beside this report holds the first {whole}."),
                format!("报告旁的 ranking.csv 只含前 {whole} 名。"),
            );
        }
        blocks.push(Block::Text(text));
    }
    Section { id: "ranking", title, blocks }
}
