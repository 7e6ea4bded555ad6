//! Ideas by groups: a line a group, or the best ideas of each.

use super::ranking::{add_dominance, judged, ranking_behind, verdict};
use crate::analysis::dominance::dominators;
use crate::diagnostic::{Findings, Sources, quoted};
use crate::evidence::GroupColumn;
use crate::export::terminal::truncate;
use crate::export::{Cell, Columns, FORMATS, Format, Look, Table};
use crate::lang::Lang;
use crate::project::Project;
use crate::rubric::Lens;
use crate::say::groups::{self as words, GroupsShow};
use crate::say::heads;
use crate::score::{Group, Scored, Verdict, greatest_medians};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The widest name of a group beside its best ideas, in columns of the screen.
const MAX_NAME_WIDTH: usize = 24;

/// The ideas of a table by groups.
pub struct GroupedIdeas<'a> {
    /// The header of the column that makes the groups.
    pub column: &'a str,
    /// The groups, the greatest median first.
    pub groups: &'a [Group],
    /// Their names as people read them.
    shown: Vec<String>,
    /// The ideas of each that are in memory, as they rank.
    pub members: Vec<Vec<usize>>,
    /// The rubric, and the ideas that are in memory.
    pub project: &'a Project,
    scored: &'a Scored,
    lang: Lang,
}

impl<'a> GroupedIdeas<'a> {
    /// These groups with the ideas in memory, at least the best of each.
    pub fn new(column: &'a str, groups: &'a [Group], project: &'a Project, scored: &'a Scored, lang: Lang) -> Self {
        let places: HashMap<_, usize> = groups.iter().enumerate().map(|(n, group)| (&group.key, n)).collect();
        let mut members = vec![Vec::new(); groups.len()];
        let header = project.evidence.table.header(column).expect("the table has the column");
        let of_ideas = project.evidence.groups(header, &project.rubric.table);
        scored.order.iter().for_each(|&idea| members[places[&of_ideas[idea].1]].push(idea));
        let (by, spec) =
            (GroupColumn::new(&project.evidence.table, header, &project.rubric.table), &project.rubric.table);
        let shown = groups.iter().map(|group| by.shown(&group.name, spec, lang)).collect();
        GroupedIdeas { column, groups, shown, members, project, scored, lang }
    }

    /// The groups by their names as people read them.
    pub fn shown(&self) -> Vec<Group> {
        let mut groups = self.groups.to_vec();
        groups.iter_mut().zip(&self.shown).for_each(|(group, name)| group.name.clone_from(name));
        groups
    }

    /// A group as it is shown; programs read nothing of the ideas without one.
    fn cell(&self, n: usize, form: &Format) -> Cell {
        let group = &self.groups[n];
        match &group.key {
            Some(_) => Cell::from(if form.has_data { &group.name } else { &self.shown[n] }),
            None if form.has_data => Cell::None,
            None => Cell::Styled(words::nameless(self.column, self.lang), Look::Quiet),
        }
    }

    /// A line a group: its size, its median, its verdicts and its best idea.
    pub fn lines(&self, form: &Format) -> Table {
        let (scored, lang) = (self.scored, self.lang);
        let best = |n: usize| self.members[n][0];
        let is_shared =
            |n: usize| self.members[n].get(1).is_some_and(|&next| scored.rank[next] == scored.rank[best(n)]);
        let name = |n: usize| {
            let name = &scored.names[best(n)];
            let shown = if is_shared(n) && !form.has_data { words::shared(name, lang) } else { name.clone() };
            if scored.is_out(best(n)) { Cell::Styled(shown, Look::Quiet) } else { Cell::Text(shown) }
        };
        let points = |points: f64| Cell::Number(points, scored.decimals(points, 1));
        let mut columns = Columns::empty()
            .left("group", self.column, |&n: &usize| self.cell(n, form))
            .right("ideas", heads::IDEAS.get(lang), |&n| self.groups[n].ideas())
            .right("median", words::MEDIAN.get(lang), |&n| Cell::Number(self.groups[n].median(), 1));
        for (place, judged) in Verdict::ALL.into_iter().enumerate() {
            columns = columns.right(judged.id(), judged.word(lang), move |&n| self.groups[n].verdicts[place]);
        }
        let columns = columns
            .left("best_name", words::BEST.get(lang), |&n| name(n))
            .right("best_score", heads::SCORE.get(lang), |&n| points(scored.score[best(n)]))
            .data("best", |&n| &self.project.evidence.ids[best(n)])
            .data("best_verdict", |&n| verdict(scored.verdict[best(n)], lang))
            .data("best_shared", |&n| json!(is_shared(n)));
        columns.table(0..self.groups.len())
    }

    /// The first `top` ideas of each group, as if the group were the whole table, with the idea of each row. If all
    /// ideas are in memory, programs read who dominates whom in a group.
    pub fn best(&self, top: usize, is_whole: bool, form: &Format, lens: &Lens) -> (Table, Vec<usize>) {
        let (mut all, mut ideas) = (Table::default(), Vec::new());
        for (n, members) in self.members.iter().enumerate() {
            let mut kept = members.clone();
            kept.sort_unstable();
            let (rubric, evidence) = (self.project.rubric.clone(), self.project.evidence.keep(&kept));
            let own = Project { sources: Sources::default(), warnings: Findings::default(), rubric, evidence };
            let scored = own.score(lens);
            let cell = self.cell(n, form);
            let columns = Columns::empty().left("group", self.column, |_: &usize| match &cell {
                // Reasons stand behind it on lines of their own.
                Cell::Text(name) if form.id == FORMATS[0].id => Cell::Text(truncate(name, MAX_NAME_WIDTH)),
                other => other.clone(),
            });
            let mut table = ranking_behind(columns, form, &own, &scored, (top, self.lang));
            if form.has_data && is_whole {
                let dominators = dominators(&scored, table.rows.len());
                add_dominance(&mut table, &own, &dominators);
            }
            ideas.extend(scored.order.iter().take(top).map(|&idea| kept[idea]));
            all.columns = table.columns;
            all.rows.append(&mut table.rows);
        }
        (all, ideas)
    }

    /// The places of the groups that have an idea of the first rank; none if every idea fails a gate.
    pub fn of_best(&self) -> Vec<usize> {
        let leaders = if self.scored.is_out(self.scored.order[0]) { &[][..] } else { self.scored.leaders() };
        (0..self.groups.len()).filter(|&n| leaders.contains(&self.members[n][0])).collect()
    }

    /// What the groups show, in a sentence.
    pub fn sentence(&self) -> String {
        let scored = self.scored;
        let names: Vec<Option<String>> =
            self.groups.iter().zip(&self.shown).map(|(g, name)| g.key.is_some().then(|| quoted(name))).collect();
        let names = |groups: &[usize]| groups.iter().map(|&n| names[n].as_deref()).collect();
        let (of_best, greatest) = (self.of_best(), greatest_medians(self.groups));
        let first = &self.groups[greatest[0]];
        let column = quoted(self.column);
        let leader = scored.order[0];
        let best = (scored.leaders().len() == 1).then(|| quoted(&scored.names[leader]));
        let show = GroupsShow {
            column: &column,
            groups: self.groups.len(),
            ideas: self.groups.iter().map(Group::ideas).sum(),
            best: best.as_deref(),
            score: &scored.points(scored.score[leader], 1),
            of_best: names(&of_best),
            median: &Cell::Number(first.median(), 1).shown(),
            ideas_of_greatest: first.ideas(),
            greatest: names(&greatest),
            is_same: of_best == greatest,
        };
        show.sentence(self.lang)
    }

    /// Facts about the whole, for programs.
    pub fn about(&self) -> Vec<(&'static str, Value)> {
        let ideas = self.groups.iter().map(Group::ideas).sum();
        let mut about = judged(&self.project.rubric, self.scored, ideas, self.lang);
        about.extend([
            ("by", json!(self.column)),
            ("groups", json!(self.groups.len())),
            ("summary", json!(self.sentence())),
        ]);
        about
    }
}
