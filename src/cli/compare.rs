//! `dingzi compare`: ideas side by side.

use super::args::Compare;
use super::load::{self, Project};
use super::moves::signed;
use super::{Context, Outcome, paragraph, screen_width};
use crate::analysis::certainty::AROUND;
use crate::analysis::dominance::dominates;
use crate::analysis::robust::exact::share_ahead;
use crate::analysis::robust::weights::WeightModel;
use crate::analysis::robust::{Evidence, Question, Robust, Told};
use crate::export::terminal::truncate;
use crate::export::{Cell, Column, Look, Place, Table};
use crate::lang::{Lang, fixed, rounded};
use crate::score::Scored;
use anyhow::anyhow;
use serde_json::{Value, json};

/// Columns of the screen that criterion and weight take.
const FIRST_COLUMNS: usize = 28;
/// Up to so many ideas, the gaps stand beside the points.
const MOST_WITH_GAPS: usize = 3;

pub(super) fn run(args: &Compare, context: &Context) -> Outcome {
    let project = load::load(args.files(), context)?;
    let lens = project.lens(&args.by.whose.lens, context)?;
    let mut ideas = Vec::new();
    for name in &args.ideas {
        let idea = project.idea(name, "IDEA", context)?;
        if ideas.contains(&idea) {
            return Err(anyhow!("{} is named twice", project.evidence.names[idea]).into());
        }
        ideas.push(idea);
    }
    let scored = project.score(lens, context);
    let around = WeightModel::around(&scored.weights, AROUND);
    let compared = Compared {
        project: &project,
        scored: &scored,
        all: drawn(&scored, &WeightModel::All(lens.weights.shares().len()), &ideas, args),
        around: drawn(&scored, &around, &ideas, args),
        ideas: &ideas,
        lang: context.lang,
    };
    let after = compared.after().iter().map(|line| paragraph(line) + "\n").collect::<String>();
    args.output.write(&compared.table(), &compared.before(), &format!("\n{after}"))
}

/// These ideas among themselves under a set of weightings, as proven.
fn drawn(scored: &Scored, weights: &WeightModel, ideas: &[usize], args: &Compare) -> Robust {
    let matrix = scored.matrix.proven(ideas);
    let question = Question {
        evidence: Evidence::Proven(&matrix),
        weights,
        out: vec![false; ideas.len()],
        watched: (0..ideas.len()).collect(),
        told: Told::All,
        draws: args.chances.draws as usize,
        seed: args.chances.seed,
    };
    question.answer()
}

struct Compared<'a> {
    project: &'a Project,
    scored: &'a Scored,
    /// Among themselves under all weights.
    all: Robust,
    /// Among themselves under weights within ±20 % of today's.
    around: Robust,
    ideas: &'a [usize],
    lang: Lang,
}

impl Compared<'_> {
    fn edge(&self, a: usize, b: usize) -> Vec<f64> {
        let m = &self.scored.matrix;
        (0..m.criteria()).map(|c| m.low(a, c) - m.low(b, c)).collect()
    }

    fn before(&self) -> String {
        let line = |&idea: &usize| {
            let s = self.scored;
            let (name, rank, verdict) = (&s.names[idea], s.rank_label(idea), s.verdict[idea].word(self.lang));
            let text = match self.lang {
                Lang::En => format!(
                    "{name}: rank {rank} of {}, score {}, potential {}, {verdict}",
                    s.len(),
                    fixed(s.score[idea], 1),
                    fixed(s.potential[idea], 1)
                ),
                Lang::Zh => format!(
                    "{name}：第 {rank} 名（共 {} 个），得分 {}，潜力 {}，{verdict}",
                    s.len(),
                    fixed(s.score[idea], 1),
                    fixed(s.potential[idea], 1)
                ),
            };
            paragraph(&text).replacen(name, &Look::Strong.paint(name), 1) + "\n"
        };
        self.ideas.iter().map(line).collect::<String>() + "\n"
    }

    /// Criteria, the greatest difference first.
    fn table(&self) -> Table {
        let (s, lang, rubric) = (self.scored, self.lang, &self.project.rubric);
        let gap = |idea: usize, c: usize| s.contribution(idea, c) - s.contribution(self.ideas[0], c);
        let greatest = |c: usize| self.ideas.iter().map(|&i| gap(i, c).abs()).fold(0.0, f64::max);
        let mut criteria: Vec<usize> = (0..rubric.criteria.len()).collect();
        criteria.sort_by(|&a, &b| greatest(b).total_cmp(&greatest(a)).then(s.weights[b].total_cmp(&s.weights[a])));
        let mut columns = vec![
            Column::new("name", lang.pick("criterion", "标准"), Place::Left),
            Column::new("weight_shown", lang.pick("weight", "权重"), Place::Right),
        ];
        // With more than three ideas the gaps leave no room for names.
        let with_gaps = self.ideas.len() <= MOST_WITH_GAPS;
        let gaps = if with_gaps { 7 * (self.ideas.len() - 1) } else { 0 };
        let width = (screen_width().saturating_sub(FIRST_COLUMNS + gaps) / self.ideas.len()).clamp(8, 18) - 2;
        for (n, &idea) in self.ideas.iter().enumerate() {
            columns.push(Column::new(format!("points_shown:{n}"), truncate(&s.names[idea], width), Place::Right));
            if n > 0 && with_gaps {
                columns.push(Column::new(format!("gap_shown:{n}"), "±", Place::Right));
            }
        }
        let data = ["criterion", "weight"].map(|key| Column::new(key, "", Place::Data));
        columns.extend(data);
        for &idea in self.ideas {
            let id = &self.project.evidence.ids[idea];
            columns.extend(
                ["value", "best", "points", "gap"].map(|key| Column::new(format!("{key}:{id}"), "", Place::Data)),
            );
        }
        let row = |&c: &usize| {
            let mut row = vec![
                Cell::text(rubric.criteria[c].name.get(lang)),
                Cell::text(format!("{} %", fixed(100.0 * s.weights[c], 1))),
            ];
            for (n, &idea) in self.ideas.iter().enumerate() {
                row.push(Cell::text(fixed(s.contribution(idea, c), 1)));
                if n > 0 && with_gaps {
                    row.push(signed(gap(idea, c)));
                }
            }
            row.extend([Cell::text(rubric.criteria[c].id.clone()), Cell::Number(s.weights[c], 4)]);
            for &idea in self.ideas {
                let m = &s.matrix;
                row.extend(
                    [m.low(idea, c), m.high(idea, c), s.contribution(idea, c), gap(idea, c)]
                        .map(|x| Cell::Number(x, 3)),
                );
            }
            row
        };
        Table { about: self.about(), columns, rows: criteria.iter().map(row).collect() }
    }

    fn about(&self) -> Vec<(&'static str, Value)> {
        let (s, ids) = (self.scored, &self.project.evidence.ids);
        let idea = |(n, &i): (usize, &usize)| {
            json!({ "idea": ids[i], "name": s.names[i], "rank": s.rank[i], "score": s.score[i], "potential": s.potential[i], "verdict": s.verdict[i].id(),
                "first_all_weights": self.all.acceptability(n, 1), "first_around": self.around.acceptability(n, 1) })
        };
        let pair = |(a, b): (usize, usize)| {
            let (x, y) = (self.ideas[a], self.ideas[b]);
            json!({
                "idea": ids[x],
                "other": ids[y],
                "dominates": self.dominates(x, y),
                "ahead_all_weights": share_ahead(&self.edge(x, y)),
                "ahead_around": self.around.ahead(a, b),
            })
        };
        let places = 0..self.ideas.len();
        let pairs = places.clone().flat_map(|a| places.clone().filter(move |&b| b != a).map(move |b| (a, b)));
        vec![
            ("lens", json!(s.lens)),
            ("around", json!(AROUND)),
            ("draws", json!(self.around.draws)),
            ("seed", json!(self.around.seed)),
            ("ideas", self.ideas.iter().enumerate().map(idea).collect()),
            ("pairs", pairs.map(pair).collect()),
        ]
    }

    /// At least as good on every criterion, and better on one.
    fn dominates(&self, a: usize, b: usize) -> bool {
        let m = &self.scored.matrix;
        dominates(m, 0..m.criteria(), a, b)
    }

    /// Pair by pair: the gap, who dominates, and under which share of weightings each is ahead.
    fn after(&self) -> Vec<String> {
        let places = 0..self.ideas.len();
        let pairs = places.clone().flat_map(|a| (a + 1..places.end).map(move |b| (a, b)));
        let mut lines: Vec<String> = pairs.map(|(a, b)| self.pair(a, b)).collect();
        if self.ideas.len() > 2 {
            lines.push(self.first_of_all());
        }
        let (draws, seed) = (crate::chart::count(self.around.draws), self.around.seed);
        let method = match self.lang {
            Lang::En => {
                format!("All weightings: exact. Within ±20 % of today's: {draws} draws, seed {seed}. Values as proven.")
            }
            Lang::Zh => {
                format!("两两比较中“所有权重”为精确值；其余抽取 {draws} 次，种子 {seed}。价值只按已证实的计。")
            }
        };
        lines.push(method);
        lines
    }

    /// In which share of weightings each is first of those compared.
    fn first_of_all(&self) -> String {
        let lang = self.lang;
        let shares = |robust: &Robust| {
            let mut by: Vec<usize> = (0..self.ideas.len()).collect();
            by.sort_by(|&a, &b| robust.acceptability(b, 1).total_cmp(&robust.acceptability(a, 1)));
            let said = by.iter().map(|&n| {
                let (name, share) = (&self.scored.names[self.ideas[n]], lang.percent(robust.acceptability(n, 1)));
                format!("{name} {share}")
            });
            said.collect::<Vec<_>>().join(lang.pick(", ", "，"))
        };
        let (around, all) = (shares(&self.around), shares(&self.all));
        match lang {
            Lang::En => format!("First of these: within ±20 % of today's weights {around}; over all weightings {all}."),
            Lang::Zh => format!("在这几个里居首：权重在现值 ±20% 以内时，{around}；在所有权重中，{all}。"),
        }
    }

    fn pair(&self, a: usize, b: usize) -> String {
        let (s, lang) = (self.scored, self.lang);
        let ((a, x), (b, y)) = ((a, self.ideas[a]), (b, self.ideas[b]));
        // The one ahead is spoken of.
        let ((a, x), (b, y)) = if s.score[x] >= s.score[y] { ((a, x), (b, y)) } else { ((b, y), (a, x)) };
        let (ahead, behind, gap) = (&s.names[x], &s.names[y], s.score[x] - s.score[y]);
        if self.edge(x, y).iter().all(|e| *e == 0.0) {
            return lang.pick(
                format!("{ahead} and {behind} are equal on every criterion."),
                format!("{ahead}和{behind}每条标准都相同。"),
            );
        }
        let is_level = rounded(gap, 1) == 0.0;
        let gap = fixed(gap, 1);
        let lead = match lang {
            Lang::En if is_level => format!("{ahead} and {behind} are level."),
            Lang::Zh if is_level => format!("{ahead}和{behind}得分相同。"),
            Lang::En => format!("{ahead} is {gap} points ahead of {behind}."),
            Lang::Zh => format!("{ahead}比{behind}高 {gap} 分。"),
        };
        let sure = if self.dominates(x, y) {
            lang.pick(
                " It is at least as good on every criterion, so no weights put the other ahead.".to_owned(),
                "它每条标准都不差，换什么权重都不会落后。".to_owned(),
            )
        } else {
            let all = lang.percent(share_ahead(&self.edge(x, y)));
            let around = lang.percent(self.around.ahead(a, b).unwrap_or_default());
            lang.pick(
                format!(
                    " It is ahead in {around} of weightings within ±20 % of today's, and in {all} of all weightings."
                ),
                format!("权重在现值 ±20% 以内时，它领先的占 {around}；在所有权重中占 {all}。"),
            )
        };
        let gates = [x, y].into_iter().filter_map(|idea| Some((idea, s.failed_gate(idea)?)));
        let gates = gates.map(|(idea, gate)| {
            let (name, gate) = (&s.names[idea], self.project.rubric.gates[gate].name.get(lang));
            lang.pick(
                format!(" {name} fails a gate ({gate}), whatever its score."),
                format!("{name}没有通过门槛（{gate}），得分再高也不行。"),
            )
        });
        lead + &sure + &gates.collect::<String>()
    }
}
