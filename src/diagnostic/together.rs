//! Groups similar findings into one with the places of the others.

use super::source::Sources;
use super::{Code, Finding, Findings, quoted};
use crate::lang::Text;
use crate::say::findings::common;
use std::collections::HashMap;

/// Things, each with the number of others that it stands for.
type Grouped<T> = Vec<(T, usize)>;

impl Findings {
    /// The findings by source and place, grouped by code, column and cause into the first, with the places and the
    /// number of the others. At most [`MAX_SHOWN`] groups of a code, and the number of findings that are in none.
    pub(super) fn together(&self, sources: &Sources) -> (Grouped<Finding>, Grouped<Code>) {
        let mut told: Vec<(&Finding, Vec<&Finding>)> = Vec::new();
        let mut places: HashMap<_, usize> = HashMap::new();
        let mut counts: Vec<(Code, usize)> = Vec::new();
        for finding in self.sorted() {
            let key = finding.among.as_ref().map(|among| {
                let why = finding.primary.as_ref().map(|label| &label.text);
                (finding.code, among.column.as_deref(), why, finding.fix.is_some())
            });
            if let Some(place) = key.as_ref().and_then(|key| places.get(key)) {
                told[*place].1.push(finding);
                continue;
            }
            let known = counts.iter().position(|(code, _)| *code == finding.code);
            let count = known.unwrap_or_else(|| {
                counts.push((finding.code, 0));
                counts.len() - 1
            });
            counts[count].1 += 1;
            if counts[count].1 <= MAX_SHOWN {
                places.extend(key.map(|key| (key, told.len())));
                told.push((finding, Vec::new()));
            }
        }
        let mut all = Vec::with_capacity(told.len());
        for (first, others) in told {
            let mut finding = first.clone();
            // Two alike are each shown in full.
            if others.len() > 1 {
                let is_cut = self.more().any(|(code, _)| code == first.code);
                finding.notes.extend(alike(first, &others, is_cut, sources));
                all.push((finding, others.len()));
            } else {
                all.push((finding, 0));
                all.extend(others.into_iter().map(|other| (other.clone(), 0)));
            }
        }
        let hidden = counts.into_iter().map(|(code, n)| (code, n.saturating_sub(MAX_SHOWN)));
        (all, hidden.filter(|(_, n)| *n > 0).collect())
    }
}

/// The most groups of a code that are shown, unless all findings are asked for.
const MAX_SHOWN: usize = 20;

/// The note with the places of the findings grouped with `first`. If the kept ones of its kind are cut, there are more.
fn alike(first: &Finding, others: &[&Finding], is_cut: bool, sources: &Sources) -> Option<Text> {
    const MAX_PLACES: usize = 8;
    let of = first.among.as_ref()?;
    // If all cells are the same, they are not repeated.
    let is_bare = of.column.is_none() || others.iter().all(|other| other.among.as_ref() == Some(of));
    let other = |finding: &&Finding| {
        let (label, among) = (finding.primary.as_ref()?, finding.among.as_ref()?);
        let (source, at) = (sources.get(label.span.source), label.span.range.start);
        let new = finding.fix.as_ref().map(|(_, new)| quoted(new));
        Some(common::Other {
            address: source.cell(at),
            line: source.place(at).line,
            cell: (!is_bare).then(|| (among.cell.clone(), new)),
        })
    };
    let named: Vec<common::Other> = others.iter().take(MAX_PLACES).filter_map(other).collect();
    Some(common::others(of.column.is_some(), &named, others.len() - named.len(), is_cut))
}
