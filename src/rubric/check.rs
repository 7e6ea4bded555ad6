//! As written → checked: the only step that can object to what the rubric's values mean.

use super::checker::Checker;
use super::fields::At;
use super::written::{self, Written, WrittenCost};
use super::{
    ALWAYS, AskCost, Criterion, Gate, Lens, MAX_LENS_ID_CHARS, Named, Rubric, RubricColumn, TableSpec, Thresholds,
    UnknownDraw, Weights, by_column, is_taken, is_usable_id,
};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources};
use crate::identity;
use crate::lang::{Lang, Text, Word, short};
use crate::say::findings::common;
use crate::say::findings::lookup::Thing;
use crate::say::findings::rubric::{self as say, Owner, WeightsOwner as Whose};
use crate::tolerance;
use crate::unit::Unit;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use toml::de::DeTable;

/// The least and the most that asking may cost.
const LEAST_COST: f64 = 0.001;
const MOST_COST: f64 = 1e9;

/// Reads a rubric. Every mistake becomes a finding; with an error there is no rubric, but as much as is known of the
/// table it wants. An expression that equals one of the table's `headers`, letter by letter, names that column, whatever
/// else it might mean.
pub fn read(
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
        Checker::new(source, text, headers, &mut own).check(written)
    } else {
        (None, TableSpec::default())
    };
    let rubric = rubric.filter(|_| !own.has_errors());
    findings.append(own);
    (rubric, table)
}

impl Checker<'_> {
    fn check(mut self, written: Written) -> (Option<Rubric>, TableSpec) {
        self.unique(written.criteria.iter().map(|c| &c.id), Owner::Criterion);
        self.unique(written.gates.iter().map(|g| &g.id), Owner::Gate);
        self.unique(written.lenses.iter().map(|l| &l.id), Owner::Lens);
        let thresholds = self.thresholds(&written);
        if written.criteria.is_empty() {
            self.push(Code::E0218, say::no_criteria(), 0..0);
        }
        self.as_of = written.as_of.as_ref().and_then(|at| self.day(at));
        let rows = self.rows(written.rows);
        let money = self.money(written.currency.as_ref(), &written.rates, written.about.as_ref());
        let groups = written.groups.map(|g| g.into_iter().collect::<BTreeMap<_, _>>());
        let parts: Vec<f64> =
            written.criteria.iter().filter_map(|c| self.weight(c.weight.as_ref()?, Whose::OfRubric)).collect();
        let sum: f64 = parts.iter().sum();
        if sum.is_infinite()
            && let Some(last) = written.criteria.iter().rev().find_map(|c| c.weight.as_ref())
        {
            self.push(Code::E0206, say::weights_too_great(Whose::OfRubric), last.range.clone());
        }
        if !parts.is_empty() && parts.len() == written.criteria.len() && sum <= 0.0 {
            let mut places = written.criteria.iter().filter_map(|c| Some(c.weight.as_ref()?.range.clone()));
            let first = places.next().unwrap_or(0..0);
            self.push(Code::E0207, say::all_weights_zero(Whose::OfRubric), first);
        }
        let ids: Vec<String> =
            written.criteria.iter().map(|c| c.id.as_ref().map_or(String::new(), |id| id.value.clone())).collect();
        let criteria: Vec<Option<Criterion>> =
            written.criteria.into_iter().map(|c| self.criterion(c, groups.as_ref())).collect();
        let gates: Vec<Option<Gate>> = written.gates.into_iter().map(|g| self.gate(g)).collect();
        let mut columns = self.columns(&[]);
        show_units(criteria.iter().flatten(), &mut columns);
        self.declare(written.columns, &mut columns);
        let table = TableSpec {
            idea: Some(match written.idea {
                Some(At { value, range }) => Named { name: value, span: Some(self.span(range)) },
                None => Named { name: "idea".to_owned(), span: None },
            }),
            name: written.name.map(|At { value, range }| Named { name: value, span: Some(self.span(range)) }),
            columns,
            as_of: self.as_of,
            money,
            judges: criteria.len() + gates.len(),
            rows,
            ..TableSpec::default()
        };
        let places: HashMap<&str, usize> = ids.iter().enumerate().rev().map(|(c, id)| (id.as_str(), c)).collect();
        let lenses = written.lenses.into_iter().map(|l| self.lens(l, &ids, &places, &parts)).collect::<Vec<_>>();
        let complete = (|| {
            // Without valid weights there are no shares.
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

    /// Checks that ids can be typed on the command line and are unique.
    fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a Option<At<String>>>, owner: Owner) {
        let mut seen: HashMap<Cow<str>, &At<String>> = HashMap::new();
        for id in ids.flatten() {
            let key = identity::key(&id.value);
            if !is_usable_id(&key) {
                self.push(Code::E0220, say::no_id(&id.value), id.range.clone());
            } else if owner == Owner::Lens && id.value.chars().count() > MAX_LENS_ID_CHARS {
                let message = say::long_id(id.value.chars().count(), MAX_LENS_ID_CHARS);
                self.push(Code::E0220, message, id.range.clone());
            } else if owner == Owner::Lens && is_taken(&key) {
                self.push(Code::E0220, say::reserved_id(&id.value), id.range.clone());
            }
            let first = *seen.entry(key).or_insert(id);
            if !std::ptr::eq(first, id) {
                let differ = identity::differing(&first.value, &id.value);
                let finding = Finding::new(Code::E0205, say::id_twice(owner, &id.value, differ.as_ref()));
                let places = [id, first].map(|at| self.span(at.range.clone()));
                let [again, first] = places;
                self.findings.push(finding.place(again).also(first));
            }
        }
    }

    fn thresholds(&mut self, written: &Written) -> Thresholds {
        let mut read = |at: &Option<At<f64>>, default| match at {
            Some(at) if (0.0..=100.0).contains(&at.value) => at.value,
            Some(at) => {
                self.push(Code::E0217, say::threshold_out_of_range(at.value), at.range.clone());
                default
            }
            None => default,
        };
        let mut thresholds = Thresholds { pursue: read(&written.pursue, 65.0), watch: read(&written.watch, 45.0) };
        // A default gives way to the threshold that is written.
        match (&written.pursue, &written.watch) {
            (Some(_), None) => thresholds.watch = thresholds.watch.min(thresholds.pursue),
            (None, Some(_)) => thresholds.pursue = thresholds.pursue.max(thresholds.watch),
            _ => {}
        }
        if thresholds.watch > thresholds.pursue
            && let Some(at) = &written.watch
        {
            let message = say::watch_above_pursue(thresholds.watch, thresholds.pursue);
            self.push(Code::E0217, message, at.range.clone());
        }
        thresholds
    }

    fn weight(&mut self, weight: &At<f64>, whose: Whose) -> Option<f64> {
        if weight.value.is_finite() && weight.value >= 0.0 {
            return Some(weight.value);
        }
        self.refuse(Code::E0206, say::impossible_weight(whose, weight.value), weight.range.clone())
    }

    fn criterion(
        &mut self,
        c: written::WrittenCriterion,
        groups: Option<&BTreeMap<String, Text>>,
    ) -> Option<Criterion> {
        let known = |id: &str| groups.and_then(|all| identity::find(all.keys().map(String::as_str), id));
        if let (Some(group), Some(groups)) = (&c.group, groups)
            && known(&group.value).is_none()
        {
            let span = self.inside(group, &(0..group.value.len()));
            self.findings.push_made(Code::E0219, || {
                Finding::new(Code::E0219, say::no_group(&group.value)).place(span).suggest(
                    &group.value,
                    common::GROUPS,
                    groups.keys().map(String::as_str),
                )
            });
        }
        let value = c.value.and_then(|v| self.value(v));
        let evidence = c.evidence.and_then(|e| self.evidence(e, value.as_ref()));
        let draw =
            c.draw.and_then(|at| self.found(UnknownDraw::parse(&at.value), &at, || say::no_unknown_draw(&at.value)));
        let ask_cost = c.ask_cost.and_then(|at| self.ask_cost(&at));
        let id = c.id?.value;
        Some(Criterion {
            name: c.name.unwrap_or_else(|| Text::same(id.clone())),
            id,
            // As spelt in [groups], so that criteria of one group have one id.
            group: c.group.map_or(String::new(), |g| {
                known(&g.value).and_then(|place| groups?.keys().nth(place).cloned()).unwrap_or(g.value)
            }),
            value: value?,
            evidence: evidence?,
            unit: c.unit.unwrap_or_default(),
            draw: draw.unwrap_or_default(),
            ask: c.ask.unwrap_or_default(),
            ask_cost,
            notes: c.notes.map_or(String::new(), |n| n.value),
        })
    }

    /// Checks what asking costs: more than next to nothing, and counted as the criteria before it count.
    fn ask_cost(&mut self, at: &At<WrittenCost>) -> Option<AskCost> {
        let cost = match &at.value {
            WrittenCost::Text(text) => AskCost::time(text),
            WrittenCost::Number(number) => Some(AskCost::Number(*number)),
        };
        let cost = cost.filter(|cost| (LEAST_COST..=MOST_COST).contains(&cost.amount()));
        let cost = self.found(cost, at, say::no_ask_cost)?;
        let first = *self.cost_in_time.get_or_insert(cost.is_time());
        self.found((first == cost.is_time()).then_some(cost), at, || say::ask_costs_differ(first))
    }

    /// Checks a lens. `places` maps the criteria's `ids` to their indices, `parts` are the base weights.
    fn lens(
        &mut self,
        lens: written::WrittenLens,
        ids: &[String],
        places: &HashMap<&str, usize>,
        parts: &[f64],
    ) -> Option<Lens> {
        let weights = lens.weights?;
        let mut named: Vec<Option<f64>> = vec![None; ids.len()];
        let mut good = true;
        for (key, share) in &weights.value {
            let Some(share) = self.weight(share, Whose::OfLens) else {
                good = false;
                continue;
            };
            let as_written = places.get(key.value.as_str()).copied();
            match as_written.or_else(|| identity::find(ids.iter().map(String::as_str), &key.value)) {
                Some(c) if named[c].is_some() => {
                    good = false;
                    self.push(Code::E0205, say::two_shares(&ids[c]), key.range.clone());
                }
                Some(c) => named[c] = Some(share),
                None => {
                    good = false;
                    let span = self.span(key.range.clone());
                    self.findings.push_made(Code::E0211, || {
                        Finding::new(Code::E0211, say::no_criterion(&key.value)).place(span).suggest(
                            &key.value,
                            Thing::Criterion.are(),
                            ids.iter().map(String::as_str),
                        )
                    });
                }
            }
        }
        if !good || parts.len() != ids.len() || parts.iter().sum::<f64>().is_infinite() {
            return None;
        }
        let sum: f64 = named.iter().flatten().sum();
        if sum.is_infinite() {
            return self.refuse(Code::E0206, say::weights_too_great(Whose::OfLens), weights.range);
        }
        self.fractions(&named, sum, &weights.range);
        let rest: f64 = named.iter().zip(parts).filter(|(n, _)| n.is_none()).map(|(_, part)| part).sum();
        let complete = named.iter().all(Option::is_some);
        // Adding decimals can end a hair above 100.
        if sum > 100.0 + tolerance::SUM_OF_PER_CENT && !complete {
            return self.refuse(Code::E0212, say::shares_above(&short(sum, 6)), weights.range);
        }
        let left = (100.0 - sum).max(0.0);
        if !complete && rest <= 0.0 && left > tolerance::SUM_OF_PER_CENT && sum > 0.0 {
            return self.refuse(Code::E0212, say::shares_below(&short(sum, 6)), weights.range);
        }
        let share = |(named, part): (&Option<f64>, &f64)| match named {
            Some(share) => *share,
            // This order cannot overflow.
            None if rest > 0.0 => left * (part / rest),
            None => 0.0,
        };
        let shares: Vec<f64> = named.iter().zip(parts).map(share).collect();
        if shares.iter().sum::<f64>() <= 0.0 {
            return self.refuse(Code::E0207, say::all_weights_zero(Whose::OfLens), weights.range);
        }
        let id = lens.id?.value;
        Some(Lens {
            name: lens.name.unwrap_or_else(|| Text::same(id.clone())),
            id,
            about: lens.about.unwrap_or_default(),
            weights: Weights::from_parts(&shares),
        })
    }

    /// Warns of shares that were most likely written as fractions of 1.
    fn fractions(&mut self, named: &[Option<f64>], sum: f64, range: &Range<usize>) {
        let shares: Vec<f64> = named.iter().flatten().copied().filter(|share| *share > 0.0).collect();
        if shares.is_empty() || shares.iter().any(|share| *share >= 1.0) {
            return;
        }
        let percent: Vec<String> = shares.iter().map(|share| short(100.0 * share, 6)).collect();
        self.push(Code::W0201, say::fractions(&short(sum, 6), &percent), range.clone());
    }
}

/// Gives each column the unit of the criterion that reads nothing else.
fn show_units<'c>(criteria: impl Iterator<Item = &'c Criterion>, columns: &mut [RubricColumn]) {
    let criteria = by_column(criteria);
    for column in columns {
        let unit = criteria.get(column.name.as_str()).map(|criterion| criterion.unit.get(Lang::En));
        column.declared.shown = unit.and_then(Unit::read);
    }
}

/// The lenses that every rubric has; `parts` must have a positive, finite sum.
fn always(parts: &[f64]) -> Vec<Lens> {
    let weights = [Weights::from_parts(parts), Weights::equal(parts.len())];
    let lens = |((id, [name, about]), weights): ((&str, [Word; 2]), Weights)| Lens {
        id: id.to_owned(),
        name: name.into(),
        about: about.into(),
        weights,
    };
    ALWAYS.into_iter().zip([say::BASE, say::EQUAL]).zip(weights).map(lens).collect()
}
