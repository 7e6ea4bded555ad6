//! The rubric as a table: what counts, how much, which question it asks and where it comes from.

use super::Subject;
use super::document::{Block, Entry, Head, Row, Section, Side, Table};
use crate::analysis::dominance::overlaps;
use crate::lang::tenths;
use crate::lang::{Lang, fixed};
use crate::rubric::Rubric;
use crate::score::Scored;

pub(super) fn section<'a>(subject: &Subject) -> Section<'a> {
    let Subject { rubric, scored, lens, lang, .. } = *subject;
    let title = lang.pick("The rubric", "评分标准").to_owned();
    let mut criteria: Vec<usize> = (0..rubric.criteria.len()).collect();
    criteria.sort_by(|&a, &b| scored.weights[b].total_cmp(&scored.weights[a]));
    let row = |name: &str, weight: String, text: &str, notes: &str| Row {
        quiet: false,
        entries: [name, &weight, text, notes].map(Entry::text).into(),
    };
    let mut rows: Vec<Row> = criteria
        .into_iter()
        .map(|c| {
            let criterion = &rubric.criteria[c];
            let weight = format!("{} %", tenths(scored.weights[c]));
            row(criterion.name.get(lang), weight, criterion.ask.get(lang), &criterion.notes)
        })
        .collect();
    let gate = lang.pick("gate", "门槛");
    rows.extend(rubric.gates.iter().map(|g| row(g.name.get(lang), gate.to_owned(), g.why.get(lang), &g.notes)));
    let table = Table {
        label: title.clone(),
        heads: vec![
            Head::new(lang.pick("Criterion", "标准"), Side::Name, 0.24),
            Head::new(lang.pick("Weight", "权重"), Side::Right, 0.09),
            Head::new(lang.pick("Question, or why it is a gate", "要问的问题，或设为门槛的缘由"), Side::Left, 0.57),
            Head::new(lang.pick("Notes", "出处"), Side::Left, 0.1),
        ],
        rows,
    };
    let (id, about) = (&lens.id, lens.about.get(lang));
    let weights = match about.is_empty() {
        true => lang.pick(format!("Weights of the lens {id}."), format!("权重取自视角 {id}。")),
        false => lang.pick(format!("Weights of the lens {id}: {about}"), format!("权重取自视角 {id}：{about}")),
    };
    let overlapping = overlapping(rubric, scored, lang);
    let blocks = std::iter::once(weights).chain(overlapping).map(Block::Text).chain([Block::Table(table)]);
    Section { id: "rubric", title, blocks: blocks.collect() }
}

/// Which criteria order the ideas nearly alike, if any do.
fn overlapping(rubric: &Rubric, scored: &Scored, lang: Lang) -> Option<String> {
    let pairs = overlaps(scored).into_iter().map(|o| {
        let [a, b] = o.criteria.map(|c| rubric.criteria[c].name.get(lang));
        let (rho, n) = (fixed(o.rho, 2), o.ideas);
        lang.pick(
            format!("{a} and {b} (rank correlation {rho} over {n} ideas)"),
            format!("“{a}”和“{b}”（秩相关 {rho}，{n} 个创意）"),
        )
    });
    let pairs: Vec<String> = pairs.collect();
    let named = pairs.join(lang.pick("; ", "；"));
    (!pairs.is_empty()).then(|| {
        lang.pick(
            format!(
                "Some criteria order the ideas nearly alike: {named}. Weight on both may count the same strength twice."
            ),
            format!("有的标准给创意排出的次序几乎一样：{named}。两条都给权重，可能把同一个优点算了两遍。"),
        )
    })
}
