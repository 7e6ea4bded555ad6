//! `dingzi methods --explain METHOD`: the tables behind a method's scores.

use super::summary::{SCREEN_ROWS, refusal};
use crate::analysis::agreement::sharing;
use crate::analysis::methods::method::{Method, MethodRemark};
use crate::analysis::methods::opinion::{BetterScore, Opinion, StepNumbers, by_rank};
use crate::analysis::methods::problem::{CriterionType, DecisionProblem, is_evidence};
use crate::analysis::methods::promethee::is_incomparable;
use crate::analysis::methods::survey::MethodQuery;
use crate::cli::args::MethodsArgs;
use crate::cli::context::{Context, Outcome};
use crate::cli::screen::{paragraph, screen_width};
use crate::export::{Cell, Columns, Table};
use crate::lang::{self, Lang, fixed, rounded};
use crate::project::Project;
use crate::say::{heads, methods as say};
use serde_json::{Map, Value, json};

/// Digits after the point.
const DECIMALS: usize = 4;
/// Numbers from here on are shown as amounts, without decimals.
const MIN_AMOUNT: f64 = 1e4;

pub(super) fn run(
    method: &'static Method,
    question: &MethodQuery,
    args: &MethodsArgs,
    project: &Project,
    context: &Context,
) -> Outcome {
    let (scored, lang) = (question.scored, context.lang);
    let ideas = question.ideas();
    let problem = DecisionProblem::of(question.rubric, scored, &ideas, question.reads_of(method), question.open);
    let opinion = (method.judge)(&problem).map_err(|why| {
        let name = |place: usize| scored.names[ideas[place]].as_str();
        refusal(method, why, question.rubric, &name, lang)
    })?;
    let ranks = opinion.ranks();
    let order = by_rank(&ranks);
    let shown = match &args.idea {
        None => order[0],
        Some(name) => {
            let idea = project.idea(name, "--idea", context)?;
            ideas.iter().position(|&i| i == idea).ok_or_else(|| say::passes_no_gate(&scored.names[idea]))?
        }
    };
    let explained = Explained { method, question, project, problem, opinion, ranks, ideas, lang };
    let top = args.output.most_rows(args.top, SCREEN_ROWS)?;
    let before = format!("{}\n\n", paragraph(&explained.heading()));
    args.output.write(&explained.by_idea(&order[..top.min(order.len())]), &before, &explained.by_criterion(shown))
}

struct Explained<'a> {
    method: &'static Method,
    question: &'a MethodQuery<'a>,
    project: &'a Project,
    problem: DecisionProblem,
    opinion: Opinion,
    ranks: Vec<usize>,
    ideas: Vec<usize>,
    lang: Lang,
}

impl Explained<'_> {
    fn heading(&self) -> String {
        let steps = self.opinion.steps.iter().map(|step| (step.head.get(self.lang), step.name.get(self.lang)));
        let more = self.opinion.better == BetterScore::Higher;
        say::heading(self.method.name.get(self.lang), self.method.paper, &steps.collect::<Vec<_>>(), more, self.lang)
    }

    /// The table of ideas in the method's order, with the steps that have one number per idea.
    fn by_idea(&self, order: &[usize]) -> Table {
        let lang = self.lang;
        let steps = self.opinion.steps.iter().filter_map(|step| match &step.numbers {
            StepNumbers::Ideas(numbers) => Some((step, numbers)),
            _ => None,
        });
        let shared = sharing(&self.ranks);
        let columns = Columns::<usize>::empty()
            .right("rank", "#", |&place| Cell::Rank(self.ranks[place], shared[place] > 1))
            .data("idea", |&place| &self.project.evidence.ids[self.ideas[place]])
            .left("name", heads::IDEA.get(lang), |&place| &self.question.scored.names[self.ideas[place]]);
        let columns = steps.fold(columns, |columns, (step, numbers)| {
            columns.right(step.symbol, step.head.get(lang), |&place| Cell::Number(numbers[place], DECIMALS))
        });
        let columns = columns
            .right("score", heads::SCORE.get(lang), |&place| Cell::Number(self.opinion.scores[place], DECIMALS))
            .data("cells", |&place| self.cells(place));
        columns.table(order.iter().copied()).about(self.about()).under(&self.project.evidence)
    }

    fn about(&self) -> Vec<(&'static str, Value)> {
        let by_criterion = self.opinion.steps.iter().filter_map(|step| match &step.numbers {
            StepNumbers::Criteria(numbers) => {
                Some((step.symbol.to_owned(), self.question.rubric.by_criterion(numbers)))
            }
            _ => None,
        });
        let types =
            self.problem.types.iter().map(|kind| if *kind == CriterionType::Benefit { "benefit" } else { "cost" });
        vec![
            ("lens", json!(self.question.scored.lens)),
            ("method", json!(self.method.id)),
            ("paper", json!(self.method.paper)),
            ("reads", json!(self.question.reads_of(self.method).id())),
            ("unknown", json!(self.question.open.id())),
            ("weights", self.question.rubric.by_criterion(self.question.scored.weights.shares())),
            ("types", self.question.rubric.by_criterion(types)),
            (
                "steps",
                self.opinion
                    .steps
                    .iter()
                    .map(|step| json!({ "symbol": step.symbol, "name": step.name.get(self.lang) }))
                    .collect(),
            ),
            ("by_criterion", Value::Object(by_criterion.collect())),
        ]
    }

    /// An idea's numbers on each criterion: the input, then each step.
    fn cells(&self, place: usize) -> Value {
        let mut cells = Map::new();
        let given: Vec<f64> = (0..self.problem.criteria()).map(|c| self.problem.column(c)[place]).collect();
        cells.insert("x".to_owned(), self.question.rubric.by_criterion(&given));
        for step in &self.opinion.steps {
            if let StepNumbers::Cells(numbers) = &step.numbers {
                let own: Vec<f64> = numbers.iter().skip(place).step_by(self.ideas.len()).copied().collect();
                cells.insert(step.symbol.to_owned(), self.question.rubric.by_criterion(&own));
            }
        }
        Value::Object(cells)
    }

    /// The table of one idea by criterion, with the steps that have a number per criterion.
    fn by_criterion(&self, place: usize) -> String {
        let (lang, n) = (self.lang, self.ideas.len());
        let reads = self.question.reads_of(self.method);
        let steps = self.opinion.steps.iter().filter(|step| !matches!(step.numbers, StepNumbers::Ideas(_)));
        let given = |&c: &usize| {
            let is_value = !is_evidence(&self.question.rubric.criteria[c], reads);
            let given = self.problem.column(c)[place];
            if is_value { fixed(given, DECIMALS) } else { amount(given, lang) }
        };
        let better = |&c: &usize| say::better(self.problem.types[c] == CriterionType::Benefit).get(lang);
        let columns = Columns::<usize>::empty()
            .left("criterion", heads::CRITERION.get(lang), |&c| self.question.rubric.criteria[c].name.get(lang))
            .right("weight", heads::WEIGHT.get(lang), |&c| lang.percent(self.question.scored.weights[c]))
            .right("x", "x", given)
            .left("type", say::BETTER.get(lang), better);
        let columns = steps.fold(columns, |columns, step| {
            columns.right(step.symbol, step.head.get(lang), |&c| match &step.numbers {
                StepNumbers::Cells(numbers) => Cell::from(number(numbers[c * n + place], lang)),
                StepNumbers::Criteria(numbers) => number(numbers[c], lang).into(),
                StepNumbers::Ideas(_) => Cell::None,
            })
        });
        let table = columns.table(0..self.problem.criteria());
        let heading = say::criterion_by_criterion(&self.question.scored.names[self.ideas[place]], lang);
        format!("\n{heading}\n{}{}", table.on_screen(screen_width()), self.incomparable(place))
    }

    /// Which ideas PROMETHEE I cannot compare with this one.
    fn incomparable(&self, place: usize) -> String {
        if !matches!(self.method.beside.map(|beside| beside(&self.opinion)), Some(MethodRemark::Incomparable(_))) {
            return String::new();
        }
        let (plus, minus) = (self.opinion.step("φ+"), self.opinion.step("φ-"));
        let others = (0..self.ideas.len()).filter(|&b| is_incomparable(plus, minus, place, b));
        let names: Vec<String> = others.map(|b| self.question.scored.names[self.ideas[b]].clone()).collect();
        let said = say::compared(&self.question.scored.names[self.ideas[place]], &names, self.lang);
        format!("\n{}\n", paragraph(&said))
    }
}

/// A number of a step: with [`DECIMALS`], or as an amount if it is large.
fn number(x: f64, lang: Lang) -> String {
    if x.abs() >= MIN_AMOUNT { amount(x, lang) } else { fixed(x, DECIMALS) }
}

/// An amount, with no more digits than its size needs.
fn amount(x: f64, lang: Lang) -> String {
    match x.abs() {
        a if a >= MIN_AMOUNT => lang::amount(rounded(x, 0), lang),
        a if a >= 100.0 => fixed(x, 0),
        a if a >= 10.0 => fixed(x, 1),
        _ => fixed(x, 3),
    }
}
