//! Several lenses side by side: what each makes of the ideas.

use super::Subject;
use super::document::{Block, Entry, Head, Row, Section, Side, Table};
use crate::lang::fixed;
use crate::score::Scored;

/// Ideas compared: those among the first so many under any of the lenses.
const FIRST: usize = 10;

/// The comparison, where more than one lens is asked for.
pub(super) fn section<'a>(subject: &Subject) -> Option<Section<'a>> {
    let Subject { rubric, scored, compared, lang, .. } = *subject;
    if compared.len() < 2 {
        return None;
    }
    let title = lang.pick("Lenses compared", "视角对比").to_owned();
    let name = |id: &str| {
        let lens = rubric.lens(id).map_or("", |lens| lens.name.get(lang));
        if lens.is_empty() { id.to_owned() } else { lens.to_owned() }
    };
    let first = |under: &&Scored| -> String {
        let names = under.order.iter().filter(|&&i| under.rank[i] == 1).map(|&i| under.names[i].as_str());
        names.collect::<Vec<_>>().join(lang.pick(" and ", "、"))
    };
    let firsts: Vec<String> = compared.iter().map(first).collect();
    let text = if firsts.iter().all(|first| *first == firsts[0]) {
        let first = &firsts[0];
        lang.pick(
            format!("First under every one of these lenses: {first}."),
            format!("在这几个视角下，第一名都是{first}。"),
        )
    } else {
        let lead =
            |(under, first): (&&Scored, &String)| format!("{}{}{first}", name(&under.lens), lang.pick(": ", "："));
        let leads: Vec<String> = compared.iter().zip(&firsts).map(lead).collect();
        lang.pick(
            format!("First under each lens: {}.", leads.join("; ")),
            format!("各视角下的第一名：{}。", leads.join("；")),
        )
    };
    let near = |i: &usize| compared.iter().any(|under| under.rank[*i] <= FIRST);
    let row = |&i: &usize| Row {
        quiet: false,
        entries: std::iter::once(Entry::text(scored.names[i].clone()))
            .chain(compared.iter().map(|under| Entry {
                note: lang.pick(fixed(under.score[i], 1), format!("{} 分", fixed(under.score[i], 1))),
                good: under.rank[i] == 1,
                ..Entry::text(under.rank_label(i))
            }))
            .collect(),
    };
    let part = 0.6 / compared.len() as f64;
    let lenses = compared.iter().map(|under| Head::new(&name(&under.lens), Side::Right, part));
    let table = Table {
        label: title.clone(),
        heads: std::iter::once(Head::new(lang.pick("Idea", "创意"), Side::Name, 0.4)).chain(lenses).collect(),
        rows: scored.order.iter().filter(|i| near(i)).map(row).collect(),
    };
    Some(Section { id: "lenses", title, blocks: vec![Block::Text(text), Block::Table(table)] })
}
