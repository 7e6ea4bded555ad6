//! Before and after in words and marks: who leads, who moved, what a verdict became.

use crate::analysis::diff::CrossingIndex;
use crate::export::{Cell, Look, Table};
use crate::lang::{self, Lang, rounded};
use crate::rubric::Rubric;
use crate::say::commands::diff::crossings;
use crate::say::commands::score::more_below;
use crate::say::lead::LeadAfter;
use crate::say::moves;
use crate::score::{Scored, Verdict};

/// Who leads after a change, judged by `rubric`; `held` is the former leader, `None` if it is gone and somebody else
/// leads.
pub(super) fn lead<'a>(
    [before, after]: [&'a Scored; 2],
    held: Option<usize>,
    rubric: &'a Rubric,
    lang: Lang,
) -> Option<LeadAfter<'a>> {
    let (then, new) = (before.order[0], after.order[0]);
    let points = |scored: &Scored, idea: usize| scored.points(scored.score[idea], 1);
    let (name, now) = (after.names[new].as_str(), points(after, new));
    let [was_out, is_out] = [(before, then), (after, new)].map(|(scored, i)| scored.is_out(i));
    if is_out {
        return Some(LeadAfter::AllOut { still: was_out });
    }
    if was_out {
        return Some(LeadAfter::Found { name, now });
    }
    let held = held?;
    Some(match after.rank[held] {
        1 => LeadAfter::Kept {
            name: &after.names[held],
            is_shared: after.is_tied(held),
            now: points(after, held),
            before: points(before, then),
        },
        _ => {
            let [now, against] = after.points_apart([new, held].map(|idea| after.score[idea]));
            let gate = after.failed_gate(held).map(|gate| rubric.gates[gate].name.get(lang));
            LeadAfter::Taken { name, from: &after.names[held], now, against, gate }
        }
    })
}

/// Ideas named of those that passed one, or fell behind it.
pub(super) const MAX_CROSSINGS_NAMED: usize = 2;

/// `▲2`, `▼1`; empty for an idea that kept its rank.
pub(super) fn mark(moved: i64) -> Cell {
    match moved {
        0 => Cell::None,
        _ => Cell::Styled(moves::mark(moved), if moved > 0 { Look::Good } else { Look::Bad }),
    }
}

/// `watch → pursue`; `None` if the verdict stayed.
pub(super) fn verdicts(before: Verdict, after: Verdict, lang: Lang) -> Option<Cell> {
    let words = format!("{} → {}", before.word(lang), after.word(lang));
    (before != after).then_some(Cell::Styled(words, Look::Strong))
}

/// Who passed an idea that did not move by itself, or fell behind it; empty if it kept its rank.
pub(super) fn crossed(places: &CrossingIndex, ranks: [usize; 2], names: &[String], lang: Lang) -> String {
    let found = places.crossings(ranks);
    let ideas = found.nearest.iter().take(MAX_CROSSINGS_NAMED).filter_map(|crossing| crossing.idea.after);
    let named: Vec<String> = ideas.map(|i| names[i].clone()).collect();
    if named.is_empty() || ranks[0] == ranks[1] {
        String::new()
    } else {
        crossings(&named, found.count, ranks[1] > ranks[0], lang)
    }
}

/// Points with their sign; empty for zero.
pub(super) fn signed(points: f64) -> Cell {
    match points {
        p if rounded(p, 1) == 0.0 => Cell::None,
        p if p < 0.0 => Cell::Styled(lang::signed(p, 1), Look::Bad),
        p => lang::signed(p, 1).into(),
    }
}

/// Keeps the first rows of a table, as many as `--top` asks for, and says in a line how many are left out.
pub(super) fn keep_first(table: &mut Table, top: Option<usize>, lang: Lang) -> String {
    let rest = table.rows.len().saturating_sub(top.unwrap_or(usize::MAX));
    table.rows.truncate(table.rows.len() - rest);
    if rest > 0 { more_below(rest, lang) + "\n" } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_still_was_passed_or_left_behind() {
        let names = ["A", "B", "C", "D", "E"].map(String::from);
        let (before, after) = ([1, 2, 3, 4, 5], [4, 1, 2, 3, 5]);
        let places = CrossingIndex::of_one_table([&before, &after]);
        let said = |i: usize| crossed(&places, [before[i], after[i]], &names, Lang::En);
        assert_eq!([said(0), said(1), said(4)], ["passed by D, C and 1 more", "no longer behind A", ""]);
        let (before, after) = ([1, 2, 3], [3, 2, 1]);
        let places = CrossingIndex::of_one_table([&before, &after]);
        assert_eq!(crossed(&places, [2, 2], &names, Lang::En), "", "as many passed it as fell back");
    }
}
