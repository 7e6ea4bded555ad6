//! As written → checked: the only step of the rubric that can object to what the values mean.

use super::check_expression::Wanted;
use super::written::{self, At, Written};
use super::{
    ALWAYS, Criterion, Gate, LONGEST_LENS_ID, Lens, Named, Rubric, TableSpec, Thresholds, Weights, is_usable_id,
};
use crate::diagnostic::{Finding, Findings, SourceId, Sources, Span};
use crate::identity;
use crate::lang::{Text, short};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use toml::de::DeTable;

/// Reads a rubric. Every mistake becomes a finding; any error among them means there is no rubric, but still says
/// what the rubric wants of the table, as far as it can be told.
pub fn read(source: SourceId, sources: &Sources, findings: &mut Findings) -> (Option<Rubric>, TableSpec) {
    read_beside(source, sources, &[], findings)
}

/// The same beside a table with these headers: an expression that is one of them, letter by letter, names that column,
/// whatever else it might mean.
pub fn read_beside(
    source: SourceId,
    sources: &Sources,
    headers: &[String],
    findings: &mut Findings,
) -> (Option<Rubric>, TableSpec) {
    let mut own = Findings::default();
    let text = std::str::from_utf8(&sources.get(source).bytes).expect("sources are decoded before they are read");
    let (file, errors) = DeTable::parse_recoverable(text);
    super::syntax::report(&errors, source, text, &mut own);
    let (rubric, table) = if errors.is_empty() {
        let written = written::read(&file, source, &mut own);
        Checker { source, text, headers, as_of: None, findings: &mut own, uses: Vec::new() }.check(written)
    } else {
        (None, TableSpec::default())
    };
    let rubric = rubric.filter(|_| !own.has_errors());
    findings.append(own);
    (rubric, table)
}

pub(super) struct Checker<'a> {
    pub(super) source: SourceId,
    pub(super) text: &'a str,
    /// Those of the table, where it is known.
    pub(super) headers: &'a [String],
    /// The day that expressions call so, in days since 1970.
    pub(super) as_of: Option<f64>,
    pub(super) findings: &'a mut Findings,
    pub(super) uses: Vec<(String, Wanted, Span)>,
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
        self.as_of = written.as_of.as_ref().and_then(|at| self.day(at));
        let rows = self.rows(written.rows);
        let money = self.money(written.currency.as_ref(), &written.rates, written.about.as_ref());
        let groups = written.groups.map(|g| g.into_iter().collect::<BTreeMap<_, _>>());
        let parts: Vec<f64> =
            written.criteria.iter().filter_map(|c| self.weight(c.weight.as_ref()?, "weight")).collect();
        let sum: f64 = parts.iter().sum();
        if sum.is_infinite()
            && let Some(last) = written.criteria.iter().rev().find_map(|c| c.weight.as_ref())
        {
            self.findings.push(
                Finding::new("E0206", "the weights are too great to be added up")
                    .at(self.span(last.range.clone()), "their sum is infinite")
                    .help("only their proportions count: write smaller numbers"),
            );
        }
        if !parts.is_empty() && parts.len() == written.criteria.len() && sum <= 0.0 {
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
        let mut columns = self.columns();
        self.declare(written.columns, &mut columns);
        let table = TableSpec {
            idea: Some(match written.idea {
                Some(At { value, range }) => Named { name: value, span: Some(self.span(range)) },
                None => Named { name: "idea".to_owned(), span: None },
            }),
            name: written.name.map(|At { value, range }| Named { name: value, span: Some(self.span(range)) }),
            columns,
            money,
            judges: criteria.len() + gates.len(),
            rows,
        };
        let places: HashMap<&str, usize> = ids.iter().enumerate().rev().map(|(c, id)| (id.as_str(), c)).collect();
        let lenses = written.lenses.into_iter().map(|l| self.lens(l, &ids, &places, &parts)).collect::<Vec<_>>();
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

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Ids that the command line can name, each once.
    fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a Option<At<String>>>, what: &str) {
        let mut seen: HashMap<Cow<str>, &At<String>> = HashMap::new();
        for id in ids.flatten() {
            let key = identity::key(&id.value);
            if !is_usable_id(&key) {
                self.findings.push(
                    Finding::new("E0220", format!("`{}` cannot serve as an id", id.value))
                        .at(self.span(id.range.clone()), "ids are typed on the command line")
                        .help("use letters, digits, `_` and `-`"),
                );
            } else if what == "lens" && id.value.chars().count() > LONGEST_LENS_ID {
                let length = id.value.chars().count();
                self.findings.push(
                    Finding::new("E0220", format!("the id of a lens has {length} characters"))
                        .at(self.span(id.range.clone()), format!("at most {LONGEST_LENS_ID}"))
                        .help("shorten it; `name` can say more"),
                );
            } else if what == "lens" && ALWAYS.contains(&&*key) {
                self.findings.push(
                    Finding::new("E0220", format!("the lens `{}` always exists", id.value))
                        .at(self.span(id.range.clone()), "reserved")
                        .help("`base` is the weights as written, `equal` equal weights; choose another id"),
                );
            }
            let first = *seen.entry(key).or_insert(id);
            if !std::ptr::eq(first, id) {
                let mut finding = Finding::new("E0205", format!("two {what} tables have the id `{}`", id.value))
                    .at(self.span(id.range.clone()), "used again here")
                    .and(self.span(first.range.clone()), "first used here")
                    .help("rename one of them");
                finding.notes.extend(identity::difference(&first.value, &id.value).map(Text::same));
                self.findings.push(finding);
            }
        }
    }

    fn thresholds(&mut self, written: &Written) -> Thresholds {
        let mut read = |at: &Option<At<f64>>, default| match at {
            Some(at) if (0.0..=100.0).contains(&at.value) => at.value,
            Some(at) => {
                self.findings.push(
                    Finding::new("E0217", format!("a threshold of {} is not a score", at.value))
                        .at(Span::new(self.source, at.range.clone()), "scores go from 0 to 100")
                        .help("write a score, such as 65"),
                );
                default
            }
            None => default,
        };
        let mut thresholds = Thresholds { pursue: read(&written.pursue, 65.0), watch: read(&written.watch, 45.0) };
        // The one that is not written makes room for the one that is.
        match (&written.pursue, &written.watch) {
            (Some(_), None) => thresholds.watch = thresholds.watch.min(thresholds.pursue),
            (None, Some(_)) => thresholds.pursue = thresholds.pursue.max(thresholds.watch),
            _ => {}
        }
        if thresholds.watch > thresholds.pursue
            && let Some(at) = &written.watch
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

    fn weight(&mut self, weight: &At<f64>, what: &str) -> Option<f64> {
        if weight.value.is_finite() && weight.value >= 0.0 {
            return Some(weight.value);
        }
        let mut finding = Finding::new("E0206", format!("a {what} of {} is not possible", weight.value))
            .at(self.span(weight.range.clone()), format!("a {what} is finite and zero or more"));
        if weight.value < 0.0 && what == "weight" {
            finding = finding.help("if less is better, turn the value function round: linear = [worst, best]");
        } else {
            finding = finding.help("write a number such as 10");
        }
        self.findings.push(finding);
        None
    }

    fn criterion(&mut self, c: written::Criterion, groups: Option<&BTreeMap<String, Text>>) -> Option<Criterion> {
        let known = |id: &str| groups.and_then(|all| identity::find(all.keys().map(String::as_str), id));
        if let (Some(group), Some(groups)) = (&c.group, groups)
            && known(&group.value).is_none()
        {
            let span = self.inside(group, &(0..group.value.len()));
            self.findings.push_made("E0219", || {
                Finding::new("E0219", format!("there is no group `{}` in [groups]", group.value))
                    .at(span.clone(), "unknown group")
                    .suggest(span, &group.value, "groups are", groups.keys().map(String::as_str))
            });
        }
        let value = c.value.and_then(|v| self.value(v));
        let evidence = c.evidence.and_then(|e| self.evidence(e, value.as_ref()));
        let id = c.id?.value;
        Some(Criterion {
            name: c.name.unwrap_or_else(|| Text::same(id.clone())),
            id,
            // As [groups] writes it, so that criteria of one group have one id.
            group: c.group.map_or(String::new(), |g| {
                known(&g.value).and_then(|place| groups?.keys().nth(place).cloned()).unwrap_or(g.value)
            }),
            value: value?,
            evidence: evidence?,
            unit: c.unit.unwrap_or_default(),
            ask: c.ask.unwrap_or_default(),
            notes: c.notes.map_or(String::new(), |n| n.value),
        })
    }

    /// `places` are those of the criteria by their `ids`.
    fn lens(
        &mut self,
        lens: written::Lens,
        ids: &[String],
        places: &HashMap<&str, usize>,
        parts: &[f64],
    ) -> Option<Lens> {
        let weights = lens.weights?;
        let mut named: Vec<Option<f64>> = vec![None; ids.len()];
        let mut good = true;
        for (key, share) in &weights.value {
            let Some(share) = self.weight(share, "share") else {
                good = false;
                continue;
            };
            let as_written = places.get(key.value.as_str()).copied();
            match as_written.or_else(|| identity::find(ids.iter().map(String::as_str), &key.value)) {
                Some(c) if named[c].is_some() => {
                    good = false;
                    self.findings.push(
                        Finding::new("E0205", format!("the lens gives `{}` two shares", ids[c]))
                            .at(self.span(key.range.clone()), "again here")
                            .help("keep one of them"),
                    );
                }
                Some(c) => named[c] = Some(share),
                None => {
                    good = false;
                    let span = self.span(key.range.clone());
                    self.findings.push_made("E0211", || {
                        Finding::new("E0211", format!("there is no criterion `{}`", key.value))
                            .at(span.clone(), "unknown criterion")
                            .suggest(span, &key.value, "criteria are", ids.iter().map(String::as_str))
                    });
                }
            }
        }
        if !good || parts.len() != ids.len() || parts.iter().sum::<f64>().is_infinite() {
            return None;
        }
        let sum: f64 = named.iter().flatten().sum();
        if sum.is_infinite() {
            self.findings.push(
                Finding::new("E0206", "the shares are too great to be added up")
                    .at(self.span(weights.range), "their sum is infinite")
                    .help("write shares in percent"),
            );
            return None;
        }
        self.fractions(&named, sum, &weights.range);
        let rest: f64 = named.iter().zip(parts).filter(|(n, _)| n.is_none()).map(|(_, part)| part).sum();
        let complete = named.iter().all(Option::is_some);
        // A hair above 100 comes from adding decimals.
        if sum > 100.0 + 1e-6 && !complete {
            self.findings.push(
                Finding::new("E0212", format!("the shares add up to {} %", short(sum, 6)))
                    .at(self.span(weights.range), "more than 100")
                    .help("lower them, or name every criterion, and they are brought to 100"),
            );
            return None;
        }
        let left = (100.0 - sum).max(0.0);
        if !complete && rest <= 0.0 && left > 1e-6 && sum > 0.0 {
            self.findings.push(
                Finding::new(
                    "E0212",
                    format!("the shares add up to {} %, and nothing can take the rest", short(sum, 6)),
                )
                .at(self.span(weights.range), "less than 100")
                .help("the criteria not named have no base weight: name more of them, or raise these shares"),
            );
            return None;
        }
        let share = |(named, part): (&Option<f64>, &f64)| match named {
            Some(share) => *share,
            // In this order nothing overflows.
            None if rest > 0.0 => left * (part / rest),
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

impl Checker<'_> {
    /// Shares that were most likely written as fractions of 1.
    fn fractions(&mut self, named: &[Option<f64>], sum: f64, range: &Range<usize>) {
        let shares: Vec<f64> = named.iter().flatten().copied().filter(|share| *share > 0.0).collect();
        if shares.is_empty() || shares.iter().any(|share| *share >= 1.0) {
            return;
        }
        let sum = short(sum, 6);
        let message =
            Text::new(format!("the shares of the lens add up to {sum} %"), format!("这个视角的权重加起来只有 {sum}%"));
        let percent: Vec<String> = shares.iter().map(|share| short(100.0 * share, 6)).collect();
        let help = Text::new(
            format!("shares are in percent; if fractions are meant, write {}", percent.join(", ")),
            format!("权重按百分数写；若写的是小数，请改成 {}", percent.join("、")),
        );
        let finding = Finding::new("W0201", message);
        self.findings.push(finding.at(self.span(range.clone()), Text::new("fractions?", "写成小数了？")).help(help));
    }
}

/// The lenses that every rubric has. Only called for weights that have a sum, of at least one criterion.
fn always(parts: &[f64]) -> Vec<Lens> {
    vec![
        Lens {
            id: "base".into(),
            name: Text::new("Base", "基准"),
            about: Text::new("The weights as the rubric writes them.", "评分标准中写明的权重。"),
            weights: Weights::from_parts(parts),
        },
        Lens {
            id: "equal".into(),
            name: Text::new("Equal", "等权"),
            about: Text::new("Every criterion counts alike.", "每条标准同样重要。"),
            weights: Weights::equal(parts.len()),
        },
    ]
}
