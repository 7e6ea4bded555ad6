//! What some figures look at besides the ranking: an idea, a change, two axes.

use crate::analysis::robust::TopPlaces;
use crate::analysis::stability::nearest_flip;
use crate::analysis::study::Study;
use crate::analysis::whatif::{ShareChange, reweigh};
use crate::lang::{Lang, Text};
use crate::rubric::{Lens, Rubric, Weights};
use crate::say::chart::change as say;
use crate::say::punctuation;
use crate::say::weights::WHAT_IF;
use crate::score::{Group, Scored, Valued};

/// The groups of a column.
#[derive(Clone, Debug)]
pub struct ColumnGroups {
    /// The header of the column.
    pub column: String,
    /// The groups, the greatest median first.
    pub groups: Vec<Group>,
    /// The ideas of each, as they rank.
    pub members: Vec<Vec<usize>>,
    /// The places among them of those that have an idea of the first rank.
    pub of_best: Vec<usize>,
}

/// What the figures of one idea, of a change and of two axes are drawn from.
#[derive(Clone, Debug)]
pub struct Focus {
    /// The idea that the waterfall explains.
    pub idea: usize,
    /// The idea that it is compared with, if any.
    pub versus: Option<usize>,
    /// The ideas after the change that the slope shows.
    pub after: Scored,
    /// That change in words: `Data moat 12 % → 31 %`.
    pub change: Text,
    /// Who gets one of several places, if the figure of ranks is to show it; by the study's draws.
    pub places: Option<TopPlaces>,
    /// The groups of a column, if one is named.
    pub groups: Option<ColumnGroups>,
    /// The axes of the map: across, then up.
    pub axes: [Axis; 2],
}

/// An axis of the map: the mean value of some criteria, in proportion to their weights, 0–100.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Its name.
    pub name: Text,
    /// The criteria, by index in the rubric; at least one.
    pub criteria: Vec<usize>,
}

impl Focus {
    /// What a report shows: the leader; the nearest flip of the lead, else the heaviest criterion counted double; the
    /// two heaviest groups, else the two heaviest criteria.
    pub fn of(rubric: &Rubric, valued: &Valued, scored: &Scored, study: &Study) -> Focus {
        let (after, change) = change_to_show(rubric, valued, scored, study);
        Focus {
            idea: scored.order[0],
            versus: None,
            after,
            change,
            places: None,
            groups: None,
            axes: axes(rubric, scored),
        }
    }
}

/// How far beyond a flip the change goes, as a share: enough to be seen in whole percent.
const SHARE_BEYOND_FLIP: f64 = 0.005;

fn change_to_show(rubric: &Rubric, valued: &Valued, scored: &Scored, study: &Study) -> (Scored, Text) {
    let shares = scored.weights.shares();
    let heaviest = (0..shares.len()).fold(0, |a, b| if shares[b] > shares[a] { b } else { a });
    let (criterion, to) = match nearest_flip(study.stability(scored)) {
        Some(flip) if flip.rises => (flip.criterion, (flip.share + SHARE_BEYOND_FLIP).min(1.0)),
        Some(flip) => (flip.criterion, (flip.share - SHARE_BEYOND_FLIP).max(0.0)),
        None => (heaviest, (2.0 * shares[heaviest]).min(1.0)),
    };
    // With one criterion there is nothing to change.
    let Ok(weights) = reweigh(&scored.weights, &[(criterion, ShareChange::To(to))], &[]) else {
        return (scored.clone(), Text::default());
    };
    let change = change_in_words(rubric, &[criterion], &scored.weights, &weights);
    let lens = Lens::tried("what-if", WHAT_IF, weights);
    (valued.weigh(rubric, &lens), change)
}

/// Changes of some shares: `Data moat 12 % → 31 %, Growth 6 % → 0 %`.
pub fn change_in_words(rubric: &Rubric, criteria: &[usize], before: &Weights, after: &Weights) -> Text {
    let one = |lang: Lang| {
        let change = |&c: &usize| say::weight(rubric.criteria[c].name.get(lang), before[c], after[c], lang);
        punctuation::parts(criteria.iter().map(change), lang)
    };
    Text::new(one(Lang::En), one(Lang::Zh))
}

fn axes(rubric: &Rubric, scored: &Scored) -> [Axis; 2] {
    let weight = |criteria: &[usize]| criteria.iter().map(|&c| scored.weights[c]).sum::<f64>();
    let mut axes: Vec<Axis> = Vec::new();
    for (c, criterion) in rubric.criteria.iter().enumerate().filter(|(_, criterion)| !criterion.group.is_empty()) {
        let name = rubric.group_name(&criterion.group);
        match axes.iter_mut().find(|axis| axis.name == name) {
            Some(axis) => axis.criteria.push(c),
            None => axes.push(Axis { name, criteria: vec![c] }),
        }
    }
    if axes.len() < 2 {
        axes =
            rubric.criteria.iter().enumerate().map(|(c, k)| Axis { name: k.name.clone(), criteria: vec![c] }).collect();
    }
    axes.sort_by(|a, b| weight(&b.criteria).total_cmp(&weight(&a.criteria)));
    let second = axes.get(1).unwrap_or(&axes[0]).clone();
    [axes.swap_remove(0), second]
}
