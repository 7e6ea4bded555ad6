//! As written → checked: the only step of the rubric that can object to what the values mean.

use super::written::{self, At, Written};
use super::{Column, ColumnKind, Criterion, Expression, Gate, Lens, Rubric, TableSpec, Thresholds, Weights};
use crate::diagnostic::{Finding, Findings, SourceId, Sources, Span};
use crate::expression::{self, ColumnUse, Type, Typed, UnknownLevel};
use crate::lang::Text;
use crate::value::{Level, Levels, Points, ValueFunction};
use std::ops::Range;
use toml::de::DeTable;

/// Reads a rubric. Every mistake becomes a finding; any error among them means there is no rubric, but still says
/// what the rubric wants of the table, as far as it can be told.
pub fn read(source: SourceId, sources: &Sources, findings: &mut Findings) -> (Option<Rubric>, TableSpec) {
    let mut own = Findings::default();
    let text = std::str::from_utf8(&sources.get(source).bytes).expect("sources are decoded before they are read");
    let (file, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        let range = range.start.min(text.len())..range.end.min(text.len());
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        own.push(Finding::new("E0201", format!("not valid TOML: {message}")).at(Span::new(source, range), ""));
    }
    let (rubric, table) = if errors.is_empty() {
        let written = written::read(&file, source, &mut own);
        Checker { source, text, findings: &mut own, uses: Vec::new() }.check(written)
    } else {
        (None, TableSpec::default())
    };
    let rubric = rubric.filter(|_| !own.has_errors());
    findings.append(own);
    (rubric, table)
}

/// How an expression or value function wants a column read.
#[derive(Clone)]
enum Wanted {
    Number,
    Yes,
    /// Compared with text: a scale's levels where the column has a scale, else text.
    Text,
    Level(Levels),
}

struct Checker<'a> {
    source: SourceId,
    text: &'a str,
    findings: &'a mut Findings,
    uses: Vec<(String, Wanted, Span)>,
}

impl Checker<'_> {
    fn check(mut self, written: Written) -> (Option<Rubric>, TableSpec) {
        self.unique(written.criteria.iter().map(|c| &c.id), "criterion");
        self.unique(written.gates.iter().map(|g| &g.id), "gate");
        self.unique(written.lenses.iter().map(|l| &l.id), "lens");
        let thresholds = self.thresholds(&written);
        if written.criteria.is_empty() {
            self.findings.push(
                Finding::new("E0218", "the rubric has no criterion")
                    .at(Span::new(self.source, 0..0), "add a [[criterion]]")
                    .help("`dingzi init DIR` writes a rubric to start from"),
            );
        }
        let groups = written.groups.map(|g| g.into_iter().collect::<std::collections::BTreeMap<_, _>>());
        let parts: Vec<f64> = written.criteria.iter().filter_map(|c| self.weight(c.weight.as_ref()?)).collect();
        if !parts.is_empty() && parts.len() == written.criteria.len() && parts.iter().sum::<f64>() <= 0.0 {
            let mut places = written.criteria.iter().filter_map(|c| Some(c.weight.as_ref()?.range.clone()));
            let first = places.next().unwrap_or(0..0);
            self.findings.push(
                Finding::new("E0207", "all weights are zero")
                    .at(self.span(first), "no criterion counts")
                    .help("give at least one criterion a weight above zero"),
            );
        }
        let ids: Vec<String> =
            written.criteria.iter().map(|c| c.id.as_ref().map_or(String::new(), |id| id.value.clone())).collect();
        let criteria: Vec<Option<Criterion>> =
            written.criteria.into_iter().map(|c| self.criterion(c, groups.as_ref())).collect();
        let gates: Vec<Option<Gate>> = written.gates.into_iter().map(|g| self.gate(g)).collect();
        let table = TableSpec {
            idea_span: written.idea.as_ref().map(|idea| self.span(idea.range.clone())),
            idea: Some(written.idea.map_or_else(|| Text::same("idea"), |idea| idea.value)),
            columns: self.columns(),
        };
        let lenses = written.lenses.into_iter().map(|l| self.lens(l, &ids, &parts)).collect::<Vec<_>>();
        let complete = (|| {
            // Shares exist only where the weights do.
            if self.findings.has_errors() {
                return None;
            }
            Some(Rubric {
                title: written.title,
                thresholds,
                groups: groups.unwrap_or_default(),
                criteria: criteria.into_iter().collect::<Option<_>>()?,
                gates: gates.into_iter().collect::<Option<_>>()?,
                lenses: always(&parts).into_iter().chain(lenses.into_iter().collect::<Option<Vec<_>>>()?).collect(),
                table: table.clone(),
            })
        })();
        let rubric = complete.map(|mut rubric: Rubric| {
            self.bind_levels(&mut rubric);
            rubric
        });
        (rubric, table)
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Ids that the command line can name, each once.
    fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a Option<At<String>>>, what: &str) {
        let mut seen: Vec<&At<String>> = Vec::new();
        for id in ids.flatten() {
            let usable = !id.value.is_empty() && id.value.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
            if !usable {
                self.findings.push(
                    Finding::new("E0220", format!("`{}` cannot serve as an id", id.value))
                        .at(self.span(id.range.clone()), "ids are typed on the command line")
                        .help("use letters, digits, `_` and `-`"),
                );
            } else if what == "lens" && ["base", "equal"].contains(&id.value.as_str()) {
                self.findings.push(
                    Finding::new("E0220", format!("the lens `{}` always exists", id.value))
                        .at(self.span(id.range.clone()), "reserved")
                        .help("`base` is the weights as written, `equal` equal weights; choose another id"),
                );
            }
            match seen.iter().find(|s| s.value == id.value) {
                Some(first) => self.findings.push(
                    Finding::new("E0205", format!("two {what} tables have the id `{}`", id.value))
                        .at(self.span(id.range.clone()), "used again here")
                        .and(self.span(first.range.clone()), "first used here")
                        .help("rename one of them"),
                ),
                None => seen.push(id),
            }
        }
    }

    fn thresholds(&mut self, written: &Written) -> Thresholds {
        let mut read = |at: &Option<At<f64>>, default| match at {
            Some(at) if (0.0..=100.0).contains(&at.value) => at.value,
            Some(at) => {
                self.findings.push(
                    Finding::new("E0217", format!("a threshold of {} is not a score", at.value))
                        .at(Span::new(self.source, at.range.clone()), "scores go from 0 to 100"),
                );
                default
            }
            None => default,
        };
        let thresholds = Thresholds { pursue: read(&written.pursue, 65.0), watch: read(&written.watch, 45.0) };
        if thresholds.watch > thresholds.pursue
            && let Some(at) = written.watch.as_ref().or(written.pursue.as_ref())
        {
            self.findings.push(
                Finding::new("E0217", "watch lies above pursue")
                    .at(
                        self.span(at.range.clone()),
                        format!("watch {} > pursue {}", thresholds.watch, thresholds.pursue),
                    )
                    .help("an idea worth pursuing is worth watching: watch ≤ pursue"),
            );
        }
        thresholds
    }

    fn weight(&mut self, weight: &At<f64>) -> Option<f64> {
        if weight.value.is_finite() && weight.value >= 0.0 {
            return Some(weight.value);
        }
        let mut finding = Finding::new("E0206", format!("a weight of {} is not possible", weight.value))
            .at(self.span(weight.range.clone()), "weights are finite and zero or more");
        if weight.value < 0.0 {
            finding = finding.help("if less is better, turn the value function round: linear = [worst, best]");
        }
        self.findings.push(finding);
        None
    }

    fn criterion(
        &mut self,
        c: written::Criterion,
        groups: Option<&std::collections::BTreeMap<String, Text>>,
    ) -> Option<Criterion> {
        if let (Some(group), Some(groups)) = (&c.group, groups)
            && !groups.contains_key(&group.value)
        {
            let span = self.span(group.range.clone());
            self.findings.push(
                Finding::new("E0219", format!("there is no group `{}` in [groups]", group.value))
                    .at(span.clone(), "unknown group")
                    .suggest(span, &group.value, "groups are", groups.keys().map(String::as_str)),
            );
        }
        let value = c.value.and_then(|v| self.value(v));
        let evidence = c.evidence.and_then(|e| self.evidence(e, value.as_ref()));
        let id = c.id?.value;
        Some(Criterion {
            name: c.name.unwrap_or_else(|| Text::same(id.clone())),
            id,
            group: c.group.map_or(String::new(), |g| g.value),
            value: value?,
            evidence: evidence?,
            unit: c.unit.unwrap_or_default(),
            ask: c.ask.unwrap_or_default(),
            notes: c.notes.map_or(String::new(), |n| n.value),
        })
    }

    fn value(&mut self, value: written::Value) -> Option<ValueFunction> {
        match value {
            written::Value::Linear(at) => match at.value.as_slice() {
                [worst, best] if worst.value.is_finite() && best.value.is_finite() && worst.value != best.value => {
                    Some(ValueFunction::Linear(Points::line(worst.value, best.value)))
                }
                _ => {
                    self.findings.push(
                        Finding::new("E0208", "`linear` takes two different numbers, [worst, best]")
                            .at(self.span(at.range), "")
                            .help("for more than two points write points = [[x, v], …]"),
                    );
                    None
                }
            },
            written::Value::Log(at) => {
                let mut good = true;
                for (x, _) in at.value.iter().filter(|(x, _)| x.value <= 0.0) {
                    good = false;
                    self.findings.push(
                        Finding::new("E0209", format!("{} has no logarithm", x.value))
                            .at(self.span(x.range.clone()), "must lie above zero")
                            .help("start at the least amount that should earn anything, or use `points`"),
                    );
                }
                let points = self.points(at);
                points.filter(|_| good).map(ValueFunction::Log)
            }
            written::Value::Points(at) => self.points(at).map(ValueFunction::Points),
            written::Value::Levels(at) => self.levels(at).map(ValueFunction::Levels),
            written::Value::Yes(at) if at.value == 0.0 || at.value == 1.0 => Some(ValueFunction::Yes(at.value)),
            written::Value::Yes(at) => {
                self.findings.push(
                    Finding::new("E0210", format!("`yes = {}` is neither 1 nor 0", at.value))
                        .at(self.span(at.range), "1 rewards a yes, 0 rewards a no")
                        .help("for values between use levels"),
                );
                None
            }
        }
    }

    fn points(&mut self, at: At<Vec<written::Pair>>) -> Option<Points> {
        if at.value.len() < 2 {
            self.findings.push(
                Finding::new("E0208", "a value function needs at least two points")
                    .at(self.span(at.range), "")
                    .help("write the evidence that is worth 0 and the evidence that is worth 1"),
            );
            return None;
        }
        let mut good = true;
        for (x, v) in &at.value {
            good &= self.in_unit(v);
            if !x.value.is_finite() {
                good = false;
                let finding = Finding::new("E0208", format!("{} is not a point of evidence", x.value));
                self.findings.push(finding.at(self.span(x.range.clone()), "must be finite"));
            }
        }
        for pair in at.value.windows(2) {
            let ((before, _), (x, _)) = (&pair[0], &pair[1]);
            if x.value <= before.value {
                good = false;
                self.findings.push(
                    Finding::new("E0208", format!("points do not increase: {} after {}", x.value, before.value))
                        .at(self.span(x.range.clone()), "must be greater than the point before")
                        .and(self.span(before.range.clone()), "the point before")
                        .help("list the points from the least evidence to the greatest; their values may fall"),
                );
            }
        }
        good.then(|| Points::new(at.value.iter().map(|(x, v)| (x.value, v.value)).collect()))
    }

    fn levels(&mut self, at: At<Vec<written::Level>>) -> Option<Levels> {
        if at.value.is_empty() {
            self.findings
                .push(Finding::new("E0208", "a scale needs at least one level").at(self.span(at.range), "empty"));
            return None;
        }
        let good = at.value.iter().fold(true, |good, l| self.in_unit(&l.value) & good);
        let level = |l: written::Level| Level {
            name: l.name.unwrap_or_else(|| Text::same(l.id.clone())),
            id: l.id,
            when: l.when.unwrap_or_default(),
            value: l.value.value,
        };
        good.then(|| Levels::new(at.value.into_iter().map(level).collect()))
    }

    fn in_unit(&mut self, v: &At<f64>) -> bool {
        let good = (0.0..=1.0).contains(&v.value);
        if !good {
            self.findings.push(
                Finding::new("E0210", format!("a value of {} is not from 0 to 1", v.value))
                    .at(self.span(v.range.clone()), "0 is the worst, 1 the best")
                    .help("how much the criterion counts is said by its weight"),
            );
        }
        good
    }

    /// Parses an expression and notes how it reads its columns.
    fn parse(&mut self, at: &At<String>) -> Option<Typed> {
        match expression::parse(&at.value) {
            Ok(typed) => {
                for ColumnUse { name, range, kind } in &typed.uses {
                    let wanted = match kind {
                        Type::Number => Wanted::Number,
                        Type::Truth => Wanted::Yes,
                        Type::Text => Wanted::Text,
                    };
                    self.uses.push((name.clone(), wanted, self.inside(at, range)));
                }
                // A column that is only asked whether it is known may hold anything.
                for name in typed.expr.columns() {
                    let bare = typed.expr.as_column().is_some();
                    if !bare && !typed.uses.iter().any(|u| u.name == name) {
                        self.uses.push((name.to_owned(), Wanted::Text, self.span(at.range.clone())));
                    }
                }
                Some(typed)
            }
            Err(problem) => {
                let span = self.inside(at, &problem.range);
                let mut finding = Finding::new(problem.code, problem.message).at(span.clone(), "");
                if let Some((words, replacement)) = problem.instead {
                    finding = finding.fix(span, words, replacement);
                }
                self.findings.push(match problem.help {
                    Some(help) => finding.help(help),
                    None => finding,
                });
                None
            }
        }
    }

    /// The place of a range inside a string of the file, where the string is written without escapes.
    fn inside(&self, at: &At<String>, range: &Range<usize>) -> Span {
        let written = &self.text[at.range.clone()];
        match written.find(at.value.as_str()) {
            Some(offset) if !at.value.is_empty() => {
                let start = at.range.start + offset;
                self.span(start + range.start..start + range.end)
            }
            _ => self.span(at.range.clone()),
        }
    }

    fn evidence(&mut self, at: At<String>, value: Option<&ValueFunction>) -> Option<Expression> {
        let typed = self.parse(&at)?;
        let span = self.inside(&at, &(0..at.value.len()));
        let column = typed.expr.as_column().map(str::to_owned);
        match (value, typed.kind, column) {
            (Some(ValueFunction::Levels(levels)), _, Some(column)) => {
                self.uses.push((column, Wanted::Level(levels.clone()), span));
            }
            (Some(ValueFunction::Levels(_)), ..) => {
                self.findings.push(
                    Finding::new("E0215", "a scale of levels reads one column, not an expression")
                        .at(span, "")
                        .help("name the column that holds the levels"),
                );
                return None;
            }
            (Some(ValueFunction::Yes(_)), None, Some(column)) => self.uses.push((column, Wanted::Yes, span)),
            (Some(ValueFunction::Yes(_)), Some(Type::Truth), _) => {}
            (Some(ValueFunction::Yes(_)), ..) => {
                self.findings.push(
                    Finding::new("E0215", "`yes` wants a yes-or-no column or a condition")
                        .at(span, "this is no condition")
                        .help("write a comparison, such as team_size > 1"),
                );
                return None;
            }
            (Some(_), Some(Type::Number), _) => {}
            (Some(_), None, Some(column)) => self.uses.push((column, Wanted::Number, span)),
            (Some(_), ..) => {
                self.findings.push(
                    Finding::new("E0215", "this value function wants a number, found a condition")
                        .at(span, "")
                        .help("a condition is valued by `yes = 1`"),
                );
                return None;
            }
            // The value function is wrong already; the column's kind cannot be told.
            (None, ..) => return None,
        }
        Some(Expression { span: self.inside(&at, &(0..at.value.len())), text: at.value, expr: typed.expr })
    }

    fn gate(&mut self, g: written::Gate) -> Option<Gate> {
        let fail = g.fail.and_then(|at| {
            let typed = self.parse(&at)?;
            let span = self.inside(&at, &(0..at.value.len()));
            match (typed.kind, typed.expr.as_column()) {
                (Some(Type::Truth), _) => {}
                (None, Some(column)) => self.uses.push((column.to_owned(), Wanted::Yes, span)),
                _ => {
                    self.findings.push(
                        Finding::new("E0215", "`fail` wants a condition")
                            .at(span, "this is no condition")
                            .help("write a comparison, such as custom_share > 0.8"),
                    );
                    return None;
                }
            }
            Some(Expression { span: self.inside(&at, &(0..at.value.len())), text: at.value, expr: typed.expr })
        });
        let id = g.id?.value;
        Some(Gate {
            name: g.name.unwrap_or_else(|| Text::same(id.clone())),
            id,
            fail: fail?,
            why: g.why.unwrap_or_default(),
            ask: g.ask.unwrap_or_default(),
            notes: g.notes.map_or(String::new(), |n| n.value),
        })
    }

    /// One kind for each column, or a finding where two uses disagree.
    fn columns(&mut self) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        // Scales first: a comparison with text means the scale's levels where the column has one.
        let rank = |w: &Wanted| matches!(w, Wanted::Text) as u8;
        let mut uses = std::mem::take(&mut self.uses);
        uses.sort_by_key(|(_, wanted, _)| rank(wanted));
        for (name, wanted, span) in uses {
            let kind = match wanted {
                Wanted::Number => ColumnKind::Number,
                Wanted::Yes => ColumnKind::Yes,
                Wanted::Level(levels) => ColumnKind::Level(levels),
                Wanted::Text => match columns.iter().find(|c| c.name == name) {
                    Some(Column { kind: ColumnKind::Level(_) | ColumnKind::Text, .. }) => continue,
                    _ => ColumnKind::Text,
                },
            };
            match columns.iter().find(|c| c.name == name) {
                None => columns.push(Column { name, kind, span }),
                Some(first) if first.kind == kind => {}
                Some(first) => {
                    let finding = Finding::new("E0215", format!("column `{name}` is read in two ways"))
                        .at(span, format!("here as {}", noun(&kind)))
                        .and(first.span.clone(), format!("here as {}", noun(&first.kind)))
                        .help("read it in one way, or keep two columns");
                    self.findings.push(finding);
                }
            }
        }
        columns
    }

    /// Replaces levels named in conditions by their codes.
    fn bind_levels(&mut self, rubric: &mut Rubric) {
        let columns = &rubric.table.columns;
        let levels = |name: &str| {
            columns.iter().find(|c| c.name == name).and_then(|c| match &c.kind {
                ColumnKind::Level(levels) => Some(levels),
                _ => None,
            })
        };
        let evidence = rubric.criteria.iter_mut().map(|c| &mut c.evidence);
        for e in evidence.chain(rubric.gates.iter_mut().map(|g| &mut g.fail)) {
            let mut missing = Vec::new();
            e.expr.bind_levels(&levels, &mut missing);
            for UnknownLevel { level, column, range } in missing {
                let mut span = e.span.clone();
                // Inside a string written with escapes only the whole string is shown.
                if span.range.len() == e.text.len() {
                    span.range = span.range.start + range.start..span.range.start + range.end;
                }
                let known = levels(&column).map(|l| l.as_slice()).unwrap_or_default();
                self.findings.push(
                    Finding::new("E0309", format!("`{column}` has no level `{level}`"))
                        .at(span.clone(), "unknown level")
                        .suggest(span, &level, "its levels are", known.iter().map(|l| l.id.as_str())),
                );
            }
        }
    }

    fn lens(&mut self, lens: written::Lens, ids: &[String], parts: &[f64]) -> Option<Lens> {
        let weights = lens.weights?;
        let mut named: Vec<Option<f64>> = vec![None; ids.len()];
        let mut good = true;
        for (key, share) in &weights.value {
            let Some(share) = self.weight(share) else {
                good = false;
                continue;
            };
            match ids.iter().position(|id| *id == key.value) {
                Some(c) => named[c] = Some(share),
                None => {
                    good = false;
                    let span = self.span(key.range.clone());
                    self.findings.push(
                        Finding::new("E0211", format!("there is no criterion `{}`", key.value))
                            .at(span.clone(), "unknown criterion")
                            .suggest(span, &key.value, "criteria are", ids.iter().map(String::as_str)),
                    );
                }
            }
        }
        if !good || parts.len() != ids.len() {
            return None;
        }
        let sum: f64 = named.iter().flatten().sum();
        let rest: f64 = named.iter().zip(parts).filter(|(n, _)| n.is_none()).map(|(_, part)| part).sum();
        let complete = named.iter().all(Option::is_some);
        // A hair above 100 comes from adding decimals.
        if sum > 100.0 + 1e-6 && !complete {
            self.findings.push(
                Finding::new("E0212", format!("the shares add up to {sum} %"))
                    .at(self.span(weights.range), "more than 100")
                    .help("lower them, or name every criterion, and they are brought to 100"),
            );
            return None;
        }
        let left = (100.0 - sum).max(0.0);
        let share = |(named, part): (&Option<f64>, &f64)| match named {
            Some(share) => *share,
            None if rest > 0.0 => left * part / rest,
            None => 0.0,
        };
        let shares: Vec<f64> = named.iter().zip(parts).map(share).collect();
        if shares.iter().sum::<f64>() <= 0.0 {
            self.findings.push(
                Finding::new("E0207", "all weights of the lens are zero")
                    .at(self.span(weights.range), "no criterion counts")
                    .help("give at least one criterion a share above zero"),
            );
            return None;
        }
        let id = lens.id?.value;
        Some(Lens {
            name: lens.name.unwrap_or_else(|| Text::same(id.clone())),
            id,
            about: lens.about.unwrap_or_default(),
            weights: Weights::from_parts(&shares),
        })
    }
}

/// The lenses that every rubric has. Only called for weights that have a sum, of at least one criterion.
fn always(parts: &[f64]) -> Vec<Lens> {
    vec![
        Lens {
            id: "base".into(),
            name: Text::new("base", "基准"),
            about: Text::new("The weights as the rubric writes them.", "评分标准中写明的权重。"),
            weights: Weights::from_parts(parts),
        },
        Lens {
            id: "equal".into(),
            name: Text::new("equal", "等权"),
            about: Text::new("Every criterion counts alike.", "每条标准同样重要。"),
            weights: Weights::equal(parts.len()),
        },
    ]
}

fn noun(kind: &ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Number => "numbers",
        ColumnKind::Level(_) => "levels of a scale",
        ColumnKind::Yes => "yes or no",
        ColumnKind::Text => "text",
    }
}
