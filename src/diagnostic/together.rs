//! Many findings alike, told as one with the places of the others.

use super::source::Sources;
use super::{Code, Finding, Findings, quoted};
use crate::lang::{Lang, Text};
use std::collections::HashMap;

impl Findings {
    /// By source and place, many of one code, column and cause as one: the first, with the places of the others. At most
    /// [`MOST_TOLD`] of a code, and how many more there are.
    pub(super) fn together(&self, sources: &Sources) -> (Vec<Finding>, Vec<(&'static Code, usize)>) {
        let mut told: Vec<(&Finding, Vec<&Finding>)> = Vec::new();
        let mut places: HashMap<_, usize> = HashMap::new();
        let mut counts: Vec<(&'static Code, usize)> = Vec::new();
        for finding in self.sorted() {
            let key = finding.among.as_ref().map(|among| {
                let why = finding.primary.as_ref().map(|label| &label.text);
                (finding.code.id, among.column.as_deref(), why, finding.fix.is_some())
            });
            if let Some(place) = key.as_ref().and_then(|key| places.get(key)) {
                told[*place].1.push(finding);
                continue;
            }
            let known = counts.iter().position(|(code, _)| code.id == finding.code.id);
            let count = known.unwrap_or_else(|| {
                counts.push((finding.code, 0));
                counts.len() - 1
            });
            counts[count].1 += 1;
            if counts[count].1 <= MOST_TOLD {
                places.extend(key.map(|key| (key, told.len())));
                told.push((finding, Vec::new()));
            }
        }
        let mut all = Vec::with_capacity(told.len());
        for (first, others) in told {
            let mut finding = first.clone();
            // Two are told one by one.
            if others.len() > 1 {
                finding.notes.extend(alike(first, &others, sources));
                all.push(finding);
            } else {
                all.push(finding);
                all.extend(others.into_iter().cloned());
            }
        }
        let hidden = counts.into_iter().map(|(code, n)| (code, n.saturating_sub(MOST_TOLD)));
        (all, hidden.filter(|(_, n)| *n > 0).collect())
    }
}

/// So many of a code are told at length, unless all are asked for.
const MOST_TOLD: usize = 20;

/// Where findings stand that are like one that is told.
fn alike(first: &Finding, others: &[&Finding], sources: &Sources) -> Option<Text> {
    /// So many are named.
    const NAMED: usize = 8;
    let of = first.among.as_ref()?;
    // What all of them say need not be said each time.
    let are_same = others.iter().all(|other| other.among.as_ref() == Some(of));
    let place = |finding: &Finding| {
        let (label, cell) = (finding.primary.as_ref()?, &finding.among.as_ref()?.cell);
        let new = finding.fix.as_ref().map(|(_, new)| quoted(new));
        let [en, zh] = match new {
            Some(new) => [format!("`{cell}` → `{new}`"), format!("“{cell}”→“{new}”")],
            None => [format!("`{cell}`"), format!("“{cell}”")],
        };
        let source = sources.get(label.span.source);
        let at = label.span.range.start;
        Some(match (source.cell(at), source.place(at).line) {
            _ if (of.column.is_none() || are_same) && source.sheet.is_none() => {
                let line = source.place(at).line;
                Text::new(format!("line {line}"), format!("第 {line} 行"))
            }
            (Some(address), _) if of.column.is_none() || are_same => Text::same(address),
            (Some(address), _) => Text::new(format!("{en} ({address})"), format!("{zh}（{address}）")),
            (None, line) => Text::new(format!("{en} (line {line})"), format!("{zh}（第 {line} 行）")),
        })
    };
    let places: Vec<Text> = others.iter().take(NAMED).filter_map(|finding| place(finding)).collect();
    let (n, rest) = (others.len(), others.len() - places.len());
    let [en, zh] = [Lang::En, Lang::Zh].map(|lang| places.iter().map(|text| text.get(lang)).collect::<Vec<_>>());
    let what = match (&of.column, n) {
        (Some(_), n) => Text::new(format!("{n} more cells of this column"), format!("这一列另有 {n} 格")),
        (None, n) => Text::new(format!("{n} more rows"), format!("另有 {n} 行")),
    };
    let more = match rest {
        0 => Text::default(),
        rest => Text::new(
            format!(" and {rest} more (`dingzi check --all` shows each)"),
            format!("等（其余 {rest} 处见 dingzi check --all）"),
        ),
    };
    Some(Text::new(
        format!("{}: {}{}", what.en, en.join(", "), more.en),
        format!("{}：{}{}", what.zh, zh.join("、"), more.zh),
    ))
}
