//! Compares two scored tables: ideas matched by id, every change of a score with its causes, and every move in the
//! ranking with its reason. Each table may have a different rubric.

mod causes;
mod cells;
mod matched;
mod ranks;

pub use causes::{CauseKind, ScoreCause, Turn, bennet};
pub use cells::CellChange;
pub use matched::{Judgement, Matched};
pub use ranks::{Crossing, CrossingIndex, CrossingKind, Crossings};

use crate::identity::{key, look};
use crate::score::{GateState, Verdict};
use crate::tolerance;
use cells::SharedReads;
use matched::matched;
use std::collections::{HashMap, HashSet};

/// The changes of one idea.
#[derive(Clone, Debug, Default)]
pub struct IdeaChange {
    /// The idea, by its places in the two tables.
    pub idea: Matched,
    /// The change of its score in points; `None` if it is in one table only.
    pub score: Option<f64>,
    /// The change of its potential in points.
    pub potential: Option<f64>,
    /// The causes of these changes, the largest first. They add up to the changes.
    pub causes: Vec<ScoreCause>,
    /// The gates whose result changed.
    pub turns: Vec<Turn>,
    /// Whether its verdict changed and would differ from today's under the old thresholds.
    pub by_thresholds: bool,
    /// The ideas that moved it, if its rank changed and neither a gate nor its score explains that.
    pub crossings: Crossings,
    /// Places gained, negative if lost; `None` if it is in one table only.
    pub moved: Option<i64>,
    /// Whether its verdict changed.
    pub has_other_verdict: bool,
    /// For an idea in one table only: the idea of the other table that it was likely renamed from or to.
    pub renamed: Option<Matched>,
}

impl IdeaChange {
    /// Whether anything changed: presence, score, potential, rank, verdict or a gate.
    pub fn is_any(&self) -> bool {
        let differs = |points: Option<f64>| points.is_none_or(|p| p.abs() > tolerance::POINTS);
        let moved = self.moved != Some(0);
        differs(self.score) || differs(self.potential) || moved || self.has_other_verdict || !self.turns.is_empty()
    }
}

/// The differences between two sides.
#[derive(Clone, Debug)]
pub struct Diff {
    /// Criteria in the order of the new rubric, then those that are gone.
    pub criteria: Vec<Matched>,
    /// Ideas by their rank after, then those that are gone by their rank before.
    pub ideas: Vec<IdeaChange>,
    /// The ideas that are in both tables, but on one side only, because the condition leaves them out on the other.
    pub left_out: HashSet<Matched>,
    /// Pairs of a removed and a new idea with the same cells apart from the names: likely renamed.
    pub renamed: Vec<[usize; 2]>,
    /// The number of cells whose text changed, in columns that a rubric reads, over the ideas in both tables.
    pub read_cells: usize,
    /// The same in columns that neither rubric reads.
    pub unread_cells: usize,
}

/// Compares the first side with the second.
pub fn diff(sides: [Judgement; 2]) -> Diff {
    let [before, after] = sides;
    let criteria = matched(sides.map(|s| s.rubric.criteria.iter().map(|c| key(&c.id)).collect()));
    let gates = matched(sides.map(|s| s.rubric.gates.iter().map(|g| key(&g.id)).collect()));
    let ids = |s: Judgement<'_>| -> Vec<String> { s.scored.order.iter().map(|&i| s.evidence.ids[i].clone()).collect() };
    let ids = sides.map(ids);
    // Matched in ranking order first, then turned into places in the tables.
    let ranked = matched([&ids[0], &ids[1]].map(|ids| ids.iter().map(|id| look(id)).collect()));
    let ideas: Vec<Matched> = ranked
        .iter()
        .map(|p| Matched {
            before: p.before.map(|place| before.scored.order[place]),
            after: p.after.map(|place| after.scored.order[place]),
        })
        .collect();
    let left_out = matched::left_out(sides, &ideas);
    let others: Vec<Matched> = ideas.iter().copied().filter(|idea| !left_out.contains(idea)).collect();
    let renamed = cells::renamed(sides, &others);
    let namesakes: HashMap<Matched, Matched> = renamed
        .iter()
        .map(|&[old, new]| (Matched { before: Some(old), after: None }, Matched { before: None, after: Some(new) }))
        .flat_map(|(gone, new)| [(gone, new), (new, gone)])
        .collect();
    let ranking = CrossingIndex::new(sides, &ideas, &renamed);
    let reads = SharedReads::new(sides, &criteria, &gates);
    let mut rows = sides.map(|s| s.evidence.table.rows());
    let (mut read_cells, mut unread_cells) = (0, 0);
    let mut changes = Vec::with_capacity(ideas.len());
    for &idea in &ideas {
        let Some(places) = idea.both() else {
            // It is on one side only.
            changes.push(IdeaChange { idea, renamed: namesakes.get(&idea).copied(), ..IdeaChange::default() });
            continue;
        };
        let [old, new] = &mut rows;
        let written = [old.get(places[0]), new.get(places[1])];
        let (read, unread) = reads.count(&written);
        read_cells += read;
        unread_cells += unread;
        let (causes, turns) = (reads.causes(places, &written), reads.turns(places, &written));
        let mut change = both_times(sides, places, causes, turns);
        if change.moved != Some(0) && !change.explains_its_rank(sides, places) {
            change.crossings = ranking.crossings([before.scored.rank[places[0]], after.scored.rank[places[1]]]);
        }
        changes.push(change);
    }
    Diff { criteria, ideas: changes, left_out, renamed, read_cells, unread_cells }
}

/// The change of an idea that is in both tables.
fn both_times(sides: [Judgement; 2], places: [usize; 2], causes: Vec<ScoreCause>, turns: Vec<Turn>) -> IdeaChange {
    let [before, after] = sides.map(|s| s.scored);
    let [i, j] = places;
    let verdicts = [before.verdict[i], after.verdict[j]];
    let gate = GateState::worst(after.gates[j].iter().copied());
    let kept = Verdict::of(after.score[j], after.potential[j], gate, sides[0].rubric.thresholds);
    IdeaChange {
        idea: Matched { before: Some(i), after: Some(j) },
        score: Some(after.score[j] - before.score[i]),
        potential: Some(after.potential[j] - before.potential[i]),
        causes,
        turns,
        by_thresholds: verdicts[0] != verdicts[1] && kept != verdicts[1],
        moved: Some(before.rank[i] as i64 - after.rank[j] as i64),
        has_other_verdict: verdicts[0] != verdicts[1],
        ..IdeaChange::default()
    }
}

impl IdeaChange {
    /// Whether the idea fails a gate on one side only, or its score moved in the same direction as its rank.
    fn explains_its_rank(&self, sides: [Judgement; 2], places: [usize; 2]) -> bool {
        let [then, now] = [0, 1].map(|t| sides[t].scored.gates[places[t]].contains(&GateState::Failed));
        let (score, moved) = (self.score.unwrap_or_default(), self.moved.unwrap_or_default());
        then != now || (score > tolerance::POINTS && moved > 0) || (score < -tolerance::POINTS && moved < 0)
    }
}
