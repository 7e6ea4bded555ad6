//! criteria.toml as written: every key known, every value of the right type, each with its place. What the values mean
//! together is up to [`check`](super::check).

use super::fields::{At, FieldReader, Fields};
use super::keys::{COLUMN, CRITERION, FILE, GATE, LENS, LEVEL, RUBRIC, VERDICT};
use crate::diagnostic::{Code, Finding, Findings, SourceId, nearest};
use crate::lang::Text;
use crate::say::findings::common;
use crate::say::findings::written::{self as say, Expected};
use crate::value::{KINDS, Shape};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The whole file.
#[derive(Default)]
pub(super) struct Written {
    pub title: Text,
    pub idea: Option<At<String>>,
    pub name: Option<At<Text>>,
    pub rows: WrittenRows,
    pub pursue: Option<At<f64>>,
    pub watch: Option<At<f64>>,
    pub currency: Option<At<String>>,
    pub rates: Vec<(At<String>, WrittenRate)>,
    pub about: Option<At<f64>>,
    pub as_of: Option<At<String>>,
    pub columns: Vec<WrittenColumn>,
    pub groups: Option<Vec<(String, Text)>>,
    pub criteria: Vec<WrittenCriterion>,
    pub gates: Vec<WrittenGate>,
    pub lenses: Vec<WrittenLens>,
}

/// Rules about the rows of the table.
#[derive(Default)]
pub(super) struct WrittenRows {
    pub header: Option<At<f64>>,
    pub skip: Vec<String>,
    pub keep: Vec<String>,
}

/// A rate, or the day of all of them.
pub(super) enum WrittenRate {
    Of(At<f64>),
    Day(At<String>),
}

pub(super) struct WrittenColumn {
    pub name: At<String>,
    pub unit: Option<At<String>>,
    pub currency: Option<At<String>>,
    pub decimal: Option<At<String>>,
}

pub(super) struct WrittenCriterion {
    pub id: Option<At<String>>,
    pub name: Option<Text>,
    pub group: Option<At<String>>,
    pub weight: Option<At<f64>>,
    pub evidence: Option<At<String>>,
    pub value: Option<WrittenValue>,
    pub unit: Option<Text>,
    pub draw: Option<At<String>>,
    pub ask: Option<Text>,
    pub ask_cost: Option<At<WrittenCost>>,
    pub notes: Option<At<String>>,
}

/// What finding out costs.
pub(super) enum WrittenCost {
    Text(String),
    Number(f64),
}

pub(super) enum WrittenValue {
    Linear(At<Vec<At<f64>>>),
    Log(At<Vec<WrittenPair>>),
    Points(At<Vec<WrittenPair>>),
    Levels(At<Vec<WrittenLevel>>),
    Yes(At<f64>),
}

/// `[x, v]`
pub(super) type WrittenPair = (At<f64>, At<f64>);

pub(super) struct WrittenLevel {
    pub id: String,
    pub name: Option<Text>,
    pub when: Option<Text>,
    pub value: At<f64>,
}

pub(super) struct WrittenGate {
    pub id: Option<At<String>>,
    pub name: Option<Text>,
    pub fail: Option<At<String>>,
    pub why: Option<Text>,
    pub ask: Option<Text>,
    pub notes: Option<At<String>>,
}

/// A criterion with its share in percent.
pub(super) type WrittenShare = (At<String>, At<f64>);

pub(super) struct WrittenLens {
    pub id: Option<At<String>>,
    pub name: Option<Text>,
    pub about: Option<Text>,
    /// Criteria with their shares, in the order written, and the place of the whole.
    pub weights: Option<At<Vec<WrittenShare>>>,
}

/// Reads the file's tables; adds a finding for every key or value that is wrong.
pub(super) fn read(file: &Spanned<DeTable<'_>>, source: SourceId, findings: &mut Findings) -> Written {
    let mut r = FieldReader { source, findings, in_shares: false };
    let top = r.fields(file.get_ref(), file.span(), &FILE);
    let rubric = top.get("rubric").and_then(|v| r.table(v, &RUBRIC));
    let mut written = rubric.map_or(Written::default(), |rubric| r.rubric(&rubric));
    written.columns = top.get("columns").map_or(Vec::new(), |v| r.columns(v));
    let groups = top.get("groups").and_then(|v| r.any_table(v));
    written.groups = groups
        .map(|entries| entries.iter().filter_map(|(key, v)| Some((key.value.clone(), r.text_value(v)?))).collect());
    written.criteria = r.list(&top, "criterion", &CRITERION, FieldReader::criterion);
    written.gates = r.list(&top, "gate", &GATE, FieldReader::gate);
    written.lenses = r.list(&top, "lens", &LENS, FieldReader::lens);
    written
}

impl FieldReader<'_> {
    /// Reads [rubric].
    fn rubric(&mut self, f: &Fields<'_, '_>) -> Written {
        let mut written = Written {
            title: self.text(f, "title").unwrap_or_default(),
            idea: self.string(f, "idea"),
            rows: WrittenRows {
                header: self.number(f, "header"),
                skip: self.strings(f, "skip"),
                keep: self.strings(f, "keep"),
            },
            currency: self.string(f, "currency"),
            about: self.in_shares(|r| r.number(f, "about")),
            as_of: f.get("as_of").and_then(|v| self.day(v)),
            rates: f.get("rates").map_or(Vec::new(), |v| self.rates(v)),
            name: f.get("name").and_then(|v| Some(At { value: self.text_value(v)?, range: v.span() })),
            ..Written::default()
        };
        if let Some(verdict) = f.get("verdict").and_then(|v| self.table(v, &VERDICT)) {
            written.pursue = self.number(&verdict, "pursue");
            written.watch = self.number(&verdict, "watch");
        }
        written
    }

    /// A day, as a string or as a TOML date.
    fn day(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        match value.get_ref() {
            DeValue::Datetime(day) => Some(At { value: day.to_string(), range: value.span() }),
            _ => self.string_value(value),
        }
    }

    fn rates(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(At<String>, WrittenRate)> {
        let entries = self.any_table(value).unwrap_or_default();
        let rate = |(key, v): (At<String>, &Spanned<DeValue<'_>>)| {
            if key.value != "day" {
                return Some((key, WrittenRate::Of(self.number_value(v)?)));
            }
            Some((key, WrittenRate::Day(self.day(v)?)))
        };
        entries.into_iter().filter_map(rate).collect()
    }

    fn columns(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<WrittenColumn> {
        let mut columns = Vec::new();
        for (name, v) in self.any_table(value).unwrap_or_default() {
            if let Some(f) = self.table(v, &COLUMN) {
                let [unit, currency, decimal] = ["unit", "currency", "decimal"].map(|key| self.string(&f, key));
                columns.push(WrittenColumn { name, unit, currency, decimal });
            }
        }
        columns
    }

    fn cost(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<WrittenCost>> {
        let cost = match value.get_ref() {
            DeValue::String(text) => WrittenCost::Text(text.to_string()),
            _ => WrittenCost::Number(self.number_value(value)?.value),
        };
        Some(At { value: cost, range: value.span() })
    }

    fn criterion(&mut self, f: &Fields<'_, '_>) -> WrittenCriterion {
        ["id", "weight", "evidence", "value"].into_iter().for_each(|key| self.require(f, key));
        WrittenCriterion {
            id: self.string(f, "id"),
            name: self.text(f, "name"),
            group: self.string(f, "group"),
            weight: self.number(f, "weight"),
            evidence: self.string(f, "evidence"),
            value: f.get("value").and_then(|v| self.in_shares(|r| r.value(v))),
            unit: self.text(f, "unit"),
            draw: self.string(f, "draw"),
            ask: self.text(f, "ask"),
            ask_cost: f.get("ask_cost").and_then(|v| self.cost(v)),
            notes: self.string(f, "notes"),
        }
    }

    fn gate(&mut self, f: &Fields<'_, '_>) -> WrittenGate {
        ["id", "fail"].into_iter().for_each(|key| self.require(f, key));
        WrittenGate {
            id: self.string(f, "id"),
            name: self.text(f, "name"),
            fail: self.string(f, "fail"),
            why: self.text(f, "why"),
            ask: self.text(f, "ask"),
            notes: self.string(f, "notes"),
        }
    }

    fn lens(&mut self, f: &Fields<'_, '_>) -> WrittenLens {
        ["id", "weights"].into_iter().for_each(|key| self.require(f, key));
        let weights = f.get("weights").and_then(|v| {
            let entries = self.any_table(v)?;
            let shares = entries.into_iter().filter_map(|(key, share)| Some((key, self.number_value(share)?)));
            Some(At { value: shares.collect(), range: v.span() })
        });
        WrittenLens { id: self.string(f, "id"), name: self.text(f, "name"), about: self.text(f, "about"), weights }
    }

    /// Reads evidence or values, where a percentage means a share.
    fn in_shares<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.in_shares = true;
        let read = read(self);
        self.in_shares = false;
        read
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<WrittenValue> {
        let entries = self.any_table(value)?;
        let kinds = KINDS;
        let mut known = Vec::new();
        let mut misspelt = false;
        for (key, v) in entries {
            if let Some(kind) = kinds.iter().find(|k| k.key == key.value) {
                known.push((key, kind, v));
            } else {
                misspelt |= nearest(&key.value, kinds.iter().map(|k| k.key)).is_some();
                self.unknown_key(
                    key,
                    common::VALUE_FUNCTIONS,
                    kinds.iter().map(|k| k.key),
                    say::unknown_value_function,
                );
            }
        }
        match known.as_slice() {
            [(_, kind, v)] => match kind.shape {
                Shape::Line => Some(WrittenValue::Linear(At { value: self.numbers(v)?, range: v.span() })),
                Shape::Log => Some(WrittenValue::Log(At { value: self.pairs(v)?, range: v.span() })),
                Shape::Points => Some(WrittenValue::Points(At { value: self.pairs(v)?, range: v.span() })),
                Shape::Levels => Some(WrittenValue::Levels(At { value: self.levels(v)?, range: v.span() })),
                Shape::Yes => Some(WrittenValue::Yes(self.number_value(v)?)),
            },
            [] if misspelt => None,
            [] => {
                let keys: Vec<&str> = kinds.iter().map(|k| k.key).collect();
                let message = say::no_value_function(&keys, kinds[0].example);
                self.findings.push(Finding::new(Code::E0216, message).place(self.span(value.span())));
                None
            }
            [(first, ..), (second, ..), ..] => {
                let finding = Finding::new(Code::E0216, say::two_value_functions());
                let [first, second] = [first, second].map(|key| self.span(key.range.clone()));
                self.findings.push(finding.place(second).also(first));
                None
            }
        }
    }

    fn numbers(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<At<f64>>> {
        let items = self.array(value, Expected::WorstBest)?;
        if items.iter().any(|item| matches!(item.get_ref(), DeValue::Array(_))) {
            self.findings.push(Finding::new(Code::E0203, say::pairs_for_linear()).place(self.span(value.span())));
            return None;
        }
        let numbers: Vec<_> = items.iter().filter_map(|item| self.number_value(item)).collect();
        (numbers.len() == items.len()).then_some(numbers)
    }

    fn pairs(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<WrittenPair>> {
        let items = self.array(value, Expected::Pairs)?;
        let mut pairs = Vec::with_capacity(items.len());
        for item in &items {
            let Some(pair) = self.array(item, Expected::Pair) else { continue };
            let [x, v] = pair.as_slice() else {
                self.wrong_type(item, Expected::Pair);
                continue;
            };
            if let (Some(x), Some(v)) = (self.number_value(x), self.number_value(v)) {
                pairs.push((x, v));
            }
        }
        (pairs.len() == items.len()).then_some(pairs)
    }

    fn levels(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<WrittenLevel>> {
        let entries = self.any_table(value)?;
        let count = entries.len();
        let levels: Vec<WrittenLevel> = entries.into_iter().filter_map(|(key, v)| self.level(key.value, v)).collect();
        (levels.len() == count).then_some(levels)
    }

    fn level(&mut self, id: String, v: &Spanned<DeValue<'_>>) -> Option<WrittenLevel> {
        if !matches!(v.get_ref(), DeValue::Table(_)) {
            return Some(WrittenLevel { id, name: None, when: None, value: self.number_value(v)? });
        }
        let f = self.table(v, &LEVEL)?;
        self.require(&f, "value");
        let (name, when) = (self.text(&f, "name"), self.text(&f, "when"));
        Some(WrittenLevel { id, name, when, value: self.number(&f, "value")? })
    }
}
