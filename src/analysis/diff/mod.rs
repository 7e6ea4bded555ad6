//! What changed from one time to another: ideas matched by id, every change of a score with its causes, and every
//! move in the ranking with its reason. Either table may be judged by a rubric of its own.

mod causes;
mod cells;
mod ranks;

pub use causes::{Cause, Kind, Turn, bennet};
pub use cells::CellChange;
pub use ranks::{Crossing, Crossings, How, Places};

use crate::evidence::Evidence;
use crate::identity::{key, look};
use crate::rubric::Rubric;
use crate::score::{GateState, Scored, Verdict};
use crate::tolerance;
use cells::Reads;
use std::borrow::Cow;
use std::collections::HashMap;

/// One of the two times: what was judged, by what, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The ideas.
    pub evidence: &'a Evidence,
    /// The ideas through a lens of the rubric.
    pub scored: &'a Scored,
}

/// One thing at both times: its place before and after; none where it was not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    /// Its place before.
    pub before: Option<usize>,
    /// Its place after.
    pub after: Option<usize>,
}

impl Pair {
    /// Both places, where it was there both times.
    pub fn both(self) -> Option<[usize; 2]> {
        Some([self.before?, self.after?])
    }
}

/// What became of one idea.
#[derive(Clone, Debug)]
pub struct Change {
    /// The idea, by its places in the two tables.
    pub idea: Pair,
    /// Points of its score after, less those before; none where it is in one table only.
    pub score: Option<f64>,
    /// The same of its potential.
    pub potential: Option<f64>,
    /// What changed its score and its potential, the largest first. They add up to the changes.
    pub causes: Vec<Cause>,
    /// The gates that turned.
    pub turns: Vec<Turn>,
    /// Whether its verdict would be another if the thresholds had stayed.
    pub by_thresholds: bool,
    /// Who moved it, where its rank changed and neither a gate nor its own score explains that.
    pub crossings: Crossings,
    /// Places gained, negative where lost; none where it is in one table only.
    pub moved: Option<i64>,
    /// Whether its verdict is another.
    pub has_other_verdict: bool,
    /// For an idea in one table only: the one of the other table that it likely was renamed from or to.
    pub renamed: Option<Pair>,
}

impl Change {
    /// Whether anything changed: presence, score, potential, rank, verdict or a gate.
    pub fn is_any(&self) -> bool {
        let differs = |points: Option<f64>| points.is_none_or(|p| p.abs() > tolerance::POINTS);
        let moved = self.moved != Some(0);
        differs(self.score) || differs(self.potential) || moved || self.has_other_verdict || !self.turns.is_empty()
    }
}

/// What changed between two times.
#[derive(Clone, Debug)]
pub struct Diff {
    /// Criteria in the order of the rubric after, then those that are gone.
    pub criteria: Vec<Pair>,
    /// Ideas by their rank after, then those that are gone by their rank before.
    pub ideas: Vec<Change>,
    /// Ideas that are gone and ideas that are new whose cells are the same, names aside: likely renamed.
    pub renamed: Vec<[usize; 2]>,
    /// Cells that are written otherwise in columns that a rubric reads; of the ideas in both tables.
    pub read_cells: usize,
    /// The same in columns that neither rubric reads.
    pub unread_cells: usize,
}

/// What changed from the first side to the second.
pub fn diff(sides: [Side; 2]) -> Diff {
    let [before, after] = sides;
    let criteria = pairs(sides.map(|s| s.rubric.criteria.iter().map(|c| key(&c.id)).collect()));
    let gates = pairs(sides.map(|s| s.rubric.gates.iter().map(|g| key(&g.id)).collect()));
    let ids = |s: Side<'_>| -> Vec<String> { s.scored.order.iter().map(|&i| s.evidence.ids[i].clone()).collect() };
    let ids = sides.map(ids);
    // By place in the ranking, then by place in the table.
    let ranked = pairs([&ids[0], &ids[1]].map(|ids| ids.iter().map(|id| look(id)).collect()));
    let ideas: Vec<Pair> = ranked
        .iter()
        .map(|p| Pair {
            before: p.before.map(|place| before.scored.order[place]),
            after: p.after.map(|place| after.scored.order[place]),
        })
        .collect();
    let renamed = cells::renamed(sides, &ideas);
    let namesakes: HashMap<Pair, Pair> = renamed
        .iter()
        .map(|&[old, new]| (Pair { before: Some(old), after: None }, Pair { before: None, after: Some(new) }))
        .flat_map(|(gone, new)| [(gone, new), (new, gone)])
        .collect();
    let ranking = Places::new(sides, &ideas, &renamed);
    let reads = Reads::new(sides, &criteria, &gates);
    let mut rows = sides.map(|s| s.evidence.table.rows());
    let (mut read_cells, mut unread_cells) = (0, 0);
    let mut changes = Vec::with_capacity(ideas.len());
    for &idea in &ideas {
        let Some(places) = idea.both() else {
            changes.push(only_once(idea, &namesakes));
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
    Diff { criteria, ideas: changes, renamed, read_cells, unread_cells }
}

/// An idea that only one of the tables has.
fn only_once(idea: Pair, namesakes: &HashMap<Pair, Pair>) -> Change {
    Change {
        idea,
        score: None,
        potential: None,
        causes: Vec::new(),
        turns: Vec::new(),
        by_thresholds: false,
        crossings: Crossings::default(),
        moved: None,
        has_other_verdict: false,
        renamed: namesakes.get(&idea).copied(),
    }
}

/// An idea that both tables have.
fn both_times(sides: [Side; 2], places: [usize; 2], causes: Vec<Cause>, turns: Vec<Turn>) -> Change {
    let [before, after] = sides.map(|s| s.scored);
    let [i, j] = places;
    let verdicts = [before.verdict[i], after.verdict[j]];
    let gate = GateState::worst(after.gates[j].iter().copied());
    let kept = Verdict::of(after.score[j], after.potential[j], gate, sides[0].rubric.thresholds);
    Change {
        idea: Pair { before: Some(i), after: Some(j) },
        score: Some(after.score[j] - before.score[i]),
        potential: Some(after.potential[j] - before.potential[i]),
        causes,
        turns,
        by_thresholds: verdicts[0] != verdicts[1] && kept != verdicts[1],
        crossings: Crossings::default(),
        moved: Some(before.rank[i] as i64 - after.rank[j] as i64),
        has_other_verdict: verdicts[0] != verdicts[1],
        renamed: None,
    }
}

impl Change {
    /// Whether the idea fails a gate at one time only, or its score moved the way that its rank did.
    fn explains_its_rank(&self, sides: [Side; 2], places: [usize; 2]) -> bool {
        let [then, now] = [0, 1].map(|t| sides[t].scored.gates[places[t]].contains(&GateState::Failed));
        let (score, moved) = (self.score.unwrap_or_default(), self.moved.unwrap_or_default());
        then != now || (score > tolerance::POINTS && moved > 0) || (score < -tolerance::POINTS && moved < 0)
    }
}

/// Things matched by id: in the order of the second list, then those that are in the first alone.
fn pairs([before, after]: [Vec<Cow<str>>; 2]) -> Vec<Pair> {
    let places: HashMap<&str, usize> = before.iter().enumerate().map(|(place, id)| (&**id, place)).collect();
    let mut pairs: Vec<Pair> = Vec::with_capacity(after.len());
    let mut gone = vec![true; before.len()];
    for (place, id) in after.iter().enumerate() {
        let old = places.get(&**id).copied();
        old.into_iter().for_each(|old| gone[old] = false);
        pairs.push(Pair { before: old, after: Some(place) });
    }
    pairs.extend((0..before.len()).filter(|&old| gone[old]).map(|old| Pair { before: Some(old), after: None }));
    pairs
}
