//! Several lenses side by side: what each makes of the ideas.

use super::Subject;
use super::document::{Block, Entry, Head, Row, Section, Side, Table};
use crate::lang::fixed;
use crate::say::report::lenses as say;
use crate::score::Scored;

/// Ideas compared: those among the first so many under any of the lenses.
const FIRST: usize = 10;

/// The comparison, where more than one lens is asked for.
pub(super) fn section<'a>(subject: &Subject<'a>) -> Option<Section<'a>> {
    let Subject { rubric, scored, compared, lang, .. } = *subject;
    if compared.len() < 2 {
        return None;
    }
    let title = say::TITLE.get(lang).to_owned();
    let name = |id: &'a str| rubric.lens(id).map_or(id, |lens| lens.shown(lang));
    let first = |under: &&'a Scored| {
        let ideas = under.leaders().iter().map(|&i| under.names[i].as_str()).collect();
        say::First { lens: name(&under.lens), ideas }
    };
    let firsts: Vec<say::First> = compared.iter().map(first).collect();
    let text = say::firsts(&firsts, lang);
    let near = |i: &usize| compared.iter().any(|under| under.rank[*i] <= FIRST);
    let row = |&i: &usize| Row {
        quiet: false,
        entries: std::iter::once(Entry::text(scored.names[i].clone()))
            .chain(compared.iter().map(|under| Entry {
                note: say::points(&fixed(under.score[i], 1), lang),
                good: under.rank[i] == 1,
                ..Entry::text(under.rank_label(i))
            }))
            .collect(),
    };
    let part = 0.6 / compared.len() as f64;
    let lenses = compared.iter().map(|under| Head::new(name(&under.lens), Side::Right, part));
    let table = Table {
        label: title.clone(),
        heads: std::iter::once(Head::new(say::IDEA.get(lang), Side::Name, 0.4)).chain(lenses).collect(),
        rows: scored.order.iter().filter(|i| near(i)).map(row).collect(),
    };
    Some(Section { id: "lenses", title, blocks: vec![Block::Text(text), Block::Table(table)] })
}
