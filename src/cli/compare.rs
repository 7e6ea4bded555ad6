//! `dingzi compare`: ideas side by side.

use super::args::CompareArgs;
use super::context::{Context, Outcome};
use super::explain::standing;
use super::moves::signed;
use super::screen::paragraph;
use crate::analysis::certainty::AROUND;
use crate::analysis::dominance::dominates;
use crate::analysis::robust::exact::share_ahead;
use crate::analysis::robust::weights::WeightModel;
use crate::analysis::robust::{AmongThem, SmaaEvidence, SmaaQuery};
use crate::analysis::summary::between;
use crate::export::{Cell, Columns, Look, Table};
use crate::lang::{Lang, fixed};
use crate::project::Project;
use crate::say::commands::compare as words;
use crate::say::heads;
use crate::say::punctuation::sentences;
use crate::score::{Scored, greatest_first};
use serde_json::{Value, json};

/// With up to this many ideas, the gaps fit beside the points.
const MAX_IDEAS_WITH_GAPS: usize = 3;

pub(super) fn run(args: &CompareArgs, context: &Context) -> Outcome {
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let mut ideas = Vec::new();
    for at in 0..args.named.len() {
        let idea = project.idea_of(&args.named, at, "IDEA", context)?;
        if ideas.contains(&idea) {
            return Err(words::twice(&project.evidence.names[idea]).into());
        }
        ideas.push(idea);
    }
    let scored = project.score_aloud(lens, context);
    let (draws, seed) = (args.chances.draws as usize, args.chances.seed);
    let [all, around] = [WeightModel::All(scored.weights.shares().len()), WeightModel::around(&scored.weights, AROUND)];
    let proven = SmaaEvidence::Proven(&scored.matrix);
    let all = SmaaQuery { evidence: proven, ..SmaaQuery::of(&scored, &all, draws, seed) }.among(&ideas);
    let around = SmaaQuery::of(&scored, &around, draws, seed).among(&ideas);
    let compared =
        Compared { project: &project, scored: &scored, seed, all, around, ideas: &ideas, lang: context.lang };
    let after = compared.after().iter().map(|line| paragraph(line) + "\n").collect::<String>();
    args.output.write(&compared.table(), &compared.before(), &format!("\n{after}"))
}

struct Compared<'a> {
    project: &'a Project,
    scored: &'a Scored,
    /// The seed of the draws.
    seed: u64,
    /// Ranks among themselves under all weights, of what is proven; ideas that fail a gate rank last.
    all: AmongThem,
    /// The same under weights near today's ([`AROUND`]), with open facts drawn.
    around: AmongThem,
    ideas: &'a [usize],
    lang: Lang,
}

impl Compared<'_> {
    /// The share of all weightings under which `a` is ahead of `b`: of those that fail no gate, or both fail one, exactly.
    fn ahead_all(&self, a: usize, b: usize) -> f64 {
        match [a, b].map(|idea| self.scored.is_out(idea)) {
            [false, true] => 1.0,
            [true, false] => 0.0,
            _ => share_ahead(&self.edge(a, b)),
        }
    }

    fn edge(&self, a: usize, b: usize) -> Vec<f64> {
        let m = &self.scored.matrix;
        (0..m.criteria()).map(|c| m.low(a, c) - m.low(b, c)).collect()
    }

    fn before(&self) -> String {
        let line = |&idea: &usize| {
            let name = &self.scored.names[idea];
            let text = paragraph(&standing(self.scored, idea, self.lang).sentence(self.lang));
            text.replacen(name, &Look::Strong.paint(name), 1) + "\n"
        };
        self.ideas.iter().map(line).collect::<String>() + "\n"
    }

    /// The table of criteria, greatest difference first.
    fn table(&self) -> Table {
        let (s, lang, rubric) = (self.scored, self.lang, &self.project.rubric);
        let gap = move |idea: usize, c: usize| s.contribution(self.ideas[0], c) - s.contribution(idea, c);
        let greatest = |c: usize| self.ideas.iter().map(|&i| gap(i, c).abs()).fold(0.0, f64::max);
        let mut criteria: Vec<usize> = (0..rubric.criteria.len()).collect();
        criteria.sort_by(|&a, &b| greatest(b).total_cmp(&greatest(a)).then(s.weights[b].total_cmp(&s.weights[a])));
        // With more ideas, the gaps leave no room for names.
        let with_gaps = self.ideas.len() <= MAX_IDEAS_WITH_GAPS;
        let mut columns = Columns::<usize>::empty()
            .left("name", heads::CRITERION.get(lang), |&c| rubric.criteria[c].name.get(lang))
            .right("weight_shown", heads::WEIGHT.get(lang), |&c| lang.share(s.weights[c], 1));
        for (n, &idea) in self.ideas.iter().enumerate() {
            let points = format!("points_shown:{n}");
            columns = columns.named(&points, &s.names[idea], move |&c| fixed(s.contribution(idea, c), 1));
            if n > 0 && with_gaps {
                columns =
                    columns.right(&format!("gap_shown:{n}"), words::GAP.get(lang), move |&c| signed(gap(idea, c)));
            }
        }
        columns =
            columns.data("criterion", |&c| &rubric.criteria[c].id).data("weight", |&c| Cell::Number(s.weights[c], 4));
        for &idea in self.ideas {
            let id = &self.project.evidence.ids[idea];
            columns = columns
                .data(format!("value:{id}"), move |&c| Cell::Number(s.matrix.low(idea, c), 3))
                .data(format!("best:{id}"), move |&c| Cell::Number(s.matrix.high(idea, c), 3))
                .data(format!("points:{id}"), move |&c| Cell::Number(s.contribution(idea, c), 3))
                .data(format!("gap:{id}"), move |&c| Cell::Number(gap(idea, c), 3));
        }
        columns.table(criteria).about(self.about()).under(&self.project.evidence)
    }

    fn about(&self) -> Vec<(&'static str, Value)> {
        let (s, ids) = (self.scored, &self.project.evidence.ids);
        let idea = |(n, &i): (usize, &usize)| {
            json!({ "idea": ids[i], "name": s.names[i], "rank": s.rank[i], "score": s.score[i], "potential": s.potential[i], "verdict": s.verdict[i].id(),
                "first_all_weights": self.all.first(n), "first_around": self.around.first(n) })
        };
        let pair = |(a, b): (usize, usize)| {
            let (x, y) = (self.ideas[a], self.ideas[b]);
            json!({
                "idea": ids[x],
                "other": ids[y],
                "dominates": self.dominates(x, y),
                "ahead_all_weights": self.ahead_all(x, y),
                "ahead_around": self.around.ahead(a, b),
            })
        };
        let places = 0..self.ideas.len();
        let pairs = places.clone().flat_map(|a| places.clone().filter(move |&b| b != a).map(move |b| (a, b)));
        vec![
            ("lens", json!(s.lens)),
            ("around", json!(AROUND)),
            ("draws", json!(self.around.draws)),
            ("seed", json!(self.seed)),
            ("ideas", self.ideas.iter().enumerate().map(idea).collect()),
            ("pairs", pairs.map(pair).collect()),
        ]
    }

    /// Whether `a` is at least as good as `b` on every criterion, and better on one.
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
            lines.extend(self.first_of_all());
        }
        lines.push(words::method(self.around.draws, self.seed, self.lang));
        lines
    }

    /// How often each of the compared ideas is first; `None` if all of them fail a gate.
    fn first_of_all(&self) -> Option<String> {
        let s = self.scored;
        let passing: Vec<usize> = (0..self.ideas.len()).filter(|&n| !s.is_out(self.ideas[n])).collect();
        let shares = |among: &AmongThem| {
            let share = |&n: &usize| (s.names[self.ideas[n]].as_str(), among.first(n));
            greatest_first(passing.iter().map(share), |(_, share)| *share)
        };
        let (around, all) = (shares(&self.around), shares(&self.all));
        (!passing.is_empty()).then(|| words::first_of_these(&around, AROUND, &all, self.lang))
    }

    fn pair(&self, a: usize, b: usize) -> String {
        let (s, lang) = (self.scored, self.lang);
        let ((a, x), (b, y)) = ((a, self.ideas[a]), (b, self.ideas[b]));
        // The sentences begin with the one ahead.
        let ((a, x), (b, y)) = if s.rank[x] <= s.rank[y] { ((a, x), (b, y)) } else { ((b, y), (a, x)) };
        let shares = [self.around.ahead(a, b), self.around.ahead(b, a)];
        let mut said = between(&self.project.rubric, s, [x, y], shares, lang);
        // Who fails a gate, and who is level in all that is proven, is so whatever the weights.
        if s.is_out(x) == s.is_out(y) && self.edge(x, y).iter().any(|edge| *edge != 0.0) {
            said.push(words::whatever_weights(&s.names[x], self.dominates(x, y), self.ahead_all(x, y), lang));
        }
        sentences(said, lang)
    }
}
