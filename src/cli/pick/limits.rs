//! The limits on a set, as they are typed: what ideas cost, the budget, groups, who must be in and who must not.

use super::super::args::PickArgs;
use super::super::columns;
use super::super::context::{Context, Outcome, Stop};
use super::super::typed::{sign, trimmed};
use crate::analysis::pick::SetLimits;
use crate::diagnostic::{Code, Finding, Findings, Sources, Span, quoted};
use crate::evidence::{self, ColumnReader, Fact, Facts, narrow};
use crate::lang::{Lang, to_digits};
use crate::project::Project;
use crate::say::findings::pick::{self as say, BadBudget, Clash};
use crate::score::Scored;
use std::collections::HashMap;

/// Digits of an amount, and at most.
const DIGITS: usize = 6;
const MOST_DIGITS: usize = 17;

/// All limits.
pub(in crate::cli) struct PickLimits {
    pub costs: Option<CostColumn>,
    pub count: Option<usize>,
    pub groups: Vec<(Vec<usize>, usize)>,
    /// Columns with how many ideas have nothing in them, where there are any.
    pub groupless: Vec<(String, usize)>,
    /// The column of each group.
    columns: Vec<String>,
    /// The columns with how many may be chosen of those that are the same in it.
    pub at_most: Vec<(usize, usize)>,
    pub must: Vec<usize>,
    pub not: Vec<usize>,
}

/// What ideas cost, and the budget.
pub(in crate::cli) struct CostColumn {
    /// Its header.
    pub header: String,
    /// What each idea costs at most; `None` if that is not known.
    pub costs: Vec<Option<f64>>,
    /// Ideas of which only a range is known, with an end, that begins within the budget.
    pub ranges: Vec<usize>,
    pub budget: f64,
    /// The budget as typed.
    pub typed: String,
    /// Whether it is digits alone.
    pub is_bare: bool,
    reader: ColumnReader,
}

impl CostColumn {
    /// An amount, written as the budget is.
    pub fn written(&self, amount: f64, lang: Lang) -> String {
        self.with_digits(DIGITS, amount, lang)
    }

    /// The same with as many digits as tell it from the budget.
    pub fn beside_budget(&self, amount: f64, lang: Lang) -> String {
        let written = |digits| self.with_digits(digits, amount, lang);
        let is_told_apart = |digits: &usize| written(*digits) != self.with_digits(*digits, self.budget, lang);
        written((DIGITS..MOST_DIGITS).find(is_told_apart).unwrap_or(DIGITS))
    }

    fn with_digits(&self, digits: usize, amount: f64, lang: Lang) -> String {
        // Neither up nor down, but to the nearest.
        let amount = to_digits(amount, digits as i32);
        evidence::cell::write(amount, &self.reader, &self.typed, digits, false, lang)
    }
}

/// Reads all limits that are typed.
pub(in crate::cli) fn read(args: &PickArgs, project: &Project, context: &Context) -> Outcome<PickLimits> {
    let costs = args.budget.as_deref().zip(args.cost.as_deref());
    let costs = costs.map(|(budget, column)| cost_column(budget, column, project, context)).transpose()?;
    let must = project.all_ideas(&args.must, "--must", context)?;
    let not = project.all_ideas(&args.not, "--not", context)?;
    let (groups, groupless, columns, at_most) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut limits = PickLimits { costs, count: args.count, groups, groupless, columns, at_most, must, not };
    for word in &args.at_most {
        limits.add_groups(word, project, context)?;
    }
    Ok(limits)
}

fn cost_column(typed: &str, column: &str, project: &Project, context: &Context) -> Outcome<CostColumn> {
    let (table, ideas) = (&project.evidence.table, project.evidence.ids.len());
    let place = columns::place(column, ("--cost", column), project, context)?;
    let (name, mut findings) = (&table.headers()[place], Findings::default());
    let (facts, reader) = evidence::numbers(table, place, &project.rubric.table, &mut findings);
    let mut rows = table.rows();
    // Up to 5M has no lower end.
    let is_negative = |(low, high): (f64, f64)| high < 0.0 || (low < 0.0 && low.is_finite());
    let is_percent = |text: &str| text.contains(['%', '％']);
    for idea in (0..ideas).filter(|&idea| facts.interval(idea).is_some_and(is_negative)) {
        let cell = rows.get(idea)[place].clone();
        let finding = Finding::new(Code::E0322, say::negative_cost(&quoted(&cell), &quoted(name)));
        findings.push(finding.place(table.cell_span(idea, place)).among(Some(name), &cell));
    }
    // What is doubtful in a column that the rubric reads is told with the others.
    findings.forget(&project.warnings);
    if findings.has_errors() {
        return Err(context.refuse(&findings, &project.sources));
    }
    context.tell_in_brief(&findings, &project.sources);
    let refused = |finding: &dyn Fn(Span) -> Finding| Err(context.refuse_word("--budget", typed, finding));
    let has_percent = || is_percent(name) || (0..ideas).any(|idea| is_percent(&table.row(idea)[place]));
    let why = match evidence::cell::read(typed, &reader) {
        Ok(_) if is_percent(typed) && !has_percent() => BadBudget::Percent,
        Ok(Fact::Between(low, high)) if low == high && low >= 0.0 => {
            let costs: Vec<Option<f64>> = (0..ideas).map(|idea| at_most(&facts, idea)).collect();
            let is_range = |idea: &usize| facts.interval(*idea).is_some_and(|(from, to)| from < to && from <= low);
            let ranges = (0..ideas).filter(|&idea| costs[idea].is_some()).filter(is_range).collect();
            let is_bare = typed.trim().chars().all(|c| c.is_ascii_digit());
            let (header, typed) = (name.clone(), typed.to_owned());
            return Ok(CostColumn { header, costs, ranges, budget: low, typed, is_bare, reader });
        }
        Ok(Fact::Between(low, high)) if low == high => BadBudget::Negative,
        Ok(Fact::Between(..) | Fact::Likely(..)) => BadBudget::Range,
        Ok(Fact::Unknown | Fact::Text(_)) => BadBudget::Unknown,
        Err(problem) => return refused(&|span| problem.finding(name, typed, span)),
    };
    refused(&|span| Finding::new(Code::E0415, say::no_budget(&quoted(typed), why)).place(span))
}

/// The upper end of a cost, if there is one.
fn at_most(facts: &Facts, idea: usize) -> Option<f64> {
    facts.interval(idea).map(|(_, high)| high).filter(|high| high.is_finite())
}

impl PickLimits {
    /// Limits every group of a column: `sector=2`.
    fn add_groups(&mut self, word: &str, project: &Project, context: &Context) -> Outcome {
        let equals = word.char_indices().rfind(|(_, c)| sign(*c) == '=');
        let parts = equals.and_then(|(at, equals)| {
            let most = narrow(word[at + equals.len_utf8()..].trim()).parse().ok().filter(|most: &usize| *most > 0)?;
            Some((trimmed(word, 0..at).0, most))
        });
        let table = &project.evidence.table;
        let Some((column, most)) = parts else {
            let names = table.names(&project.rubric.table);
            let mut others =
                columns::headers(table).filter(|(place, header)| !header.is_empty() && !names.contains(place));
            let example = others.next().map(|(_, header)| quoted(header));
            let message = say::no_group_limit(&quoted(word), example.as_deref());
            let refused = |span| Finding::new(Code::E0415, message).place(span);
            return Err(context.refuse_word("--at-most", word, refused));
        };
        let place = columns::place(column, ("--at-most", word), project, context)?;
        let mut places = HashMap::new();
        let (mut groups, mut without): (Vec<Vec<usize>>, usize) = (Vec::new(), 0);
        for (idea, (_, key)) in project.evidence.groups(place, &project.rubric.table).into_iter().enumerate() {
            let Some(group) = key else {
                without += 1;
                continue;
            };
            let group = *places.entry(group).or_insert(groups.len());
            groups.resize(groups.len().max(group + 1), Vec::new());
            groups[group].push(idea);
        }
        let name = &table.headers()[place];
        self.at_most.push((place, most));
        let is_told = self.columns.contains(name);
        self.groupless.extend((without > 0 && !is_told).then(|| (name.clone(), without)));
        self.columns.extend(groups.iter().map(|_| name.clone()));
        self.groups.extend(groups.into_iter().map(|members| (members, most)));
        Ok(())
    }

    /// Sees that what must be in may be, all of it.
    pub fn check(&self, project: &Project, scored: &Scored, context: &Context) -> Outcome {
        let (names, must) = (&scored.names, &self.must);
        let mut findings = Findings::default();
        let mut add = |clash: Clash| findings.push(Finding::new(Code::E0416, clash.message()));
        must.iter().filter(|idea| self.not.contains(idea)).for_each(|&idea| add(Clash::Both { name: &names[idea] }));
        for &idea in must {
            if let Some(gate) = scored.failed_gate(idea) {
                add(Clash::FailsGate { name: &names[idea], gate: &project.rubric.gates[gate].name });
            }
        }
        if let Some(count) = self.count.filter(|count| must.len() > *count) {
            add(Clash::TooMany { musts: must.len(), count });
        }
        if let Some(column) = &self.costs {
            for &idea in must.iter().filter(|idea| column.costs[**idea].is_none()) {
                add(Clash::NoCost { name: &names[idea], column: &column.header });
            }
            let costs: Vec<f64> = must.iter().filter_map(|&idea| column.costs[idea]).collect();
            let all: Vec<usize> = (0..costs.len()).collect();
            if !SetLimits::new(costs.len(), Some((&costs, column.budget)), None, &[]).hold(&all) {
                let cost = column.beside_budget(costs.iter().sum::<f64>().min(f64::MAX), context.lang);
                add(Clash::OverBudget { cost: &cost, budget: &column.typed });
            }
        }
        for ((members, most), column) in self.groups.iter().zip(&self.columns) {
            let in_group = must.iter().filter(|idea| members.contains(idea));
            let in_group: Vec<&str> = in_group.map(|&idea| names[idea].as_str()).collect();
            if in_group.len() > *most {
                add(Clash::OverGroup { column, names: &in_group, most: *most });
            }
        }
        if findings.has_errors() {
            context.tell(&findings, &Sources::default());
            return Err(Stop::after(&findings));
        }
        Ok(())
    }
}
