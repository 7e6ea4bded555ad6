//! criteria.toml as written: every key known, every value of the right type, each with its place. What the values
//! mean together is for [`check`](super::check).

use crate::diagnostic::{Finding, Findings, SourceId, Span};
use crate::lang::Text;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table of criteria.toml with its keys and what they mean: checked against here, printed in docs/FORMAT.md.
#[derive(Debug)]
pub struct Table {
    /// How messages and documents call it.
    pub name: &'static str,
    /// Each key with its meaning.
    pub keys: &'static [(&'static str, &'static str)],
}

/// The whole file.
pub static FILE: Table = Table {
    name: "criteria.toml",
    keys: &[
        ("rubric", "the rubric as a whole"),
        ("groups", "names of the groups of criteria, by id; where it is given, a criterion's group must stand in it"),
        ("criterion", "the criteria, one [[criterion]] each"),
        ("gate", "the gates, one [[gate]] each"),
        ("lens", "named sets of weights, one [[lens]] each"),
    ],
};
/// `[rubric]`
pub static RUBRIC: Table = Table {
    name: "[rubric]",
    keys: &[
        ("title", "what is judged"),
        (
            "idea",
            "the column that names the idea, `idea` where not given; { en = \"idea\", zh = \"名称\" } for names in two languages",
        ),
        ("verdict", "the scores that earn a verdict: { pursue = 65, watch = 45 } where not given"),
    ],
};
/// `verdict = { … }`
pub static VERDICT: Table = Table {
    name: "verdict",
    keys: &[("pursue", "score (0–100) from which to pursue"), ("watch", "score (0–100) from which to watch")],
};
/// `[[criterion]]`
pub static CRITERION: Table = Table {
    name: "[[criterion]]",
    keys: &[
        ("id", "its name on the command line"),
        ("name", "its name in tables and charts; the id where not given"),
        ("group", "its group"),
        ("weight", "how much it counts: any number from zero up; shares are computed"),
        ("evidence", "a column, or an SQL expression over columns"),
        ("value", "the value function: evidence → 0 to 1"),
        ("unit", "the unit of the evidence"),
        ("ask", "the question that finds the evidence out"),
        ("notes", "where the criterion comes from"),
    ],
};
/// A level written at length.
pub static LEVEL: Table = Table {
    name: "a level",
    keys: &[
        ("value", "its value, 0 to 1"),
        ("name", "its name; may be written in a cell too"),
        ("when", "one sentence: when to choose it"),
    ],
};
/// `[[gate]]`
pub static GATE: Table = Table {
    name: "[[gate]]",
    keys: &[
        ("id", "its id"),
        ("name", "its name; the id where not given"),
        ("fail", "an SQL condition over columns: true = failed, false = passed, unknown = not known"),
        ("why", "why it disqualifies"),
        ("ask", "the question that settles it"),
        ("notes", "where the gate comes from"),
    ],
};
/// `[[lens]]`
pub static LENS: Table = Table {
    name: "[[lens]]",
    keys: &[
        ("id", "its name on the command line"),
        ("name", "its name in tables and charts; the id where not given"),
        ("about", "one sentence: whose view it is"),
        ("weights", "shares in percent by criterion; those not named divide the rest in their base proportions"),
    ],
};
/// Every table, in the order of the file.
pub static TABLES: &[&Table] = &[&FILE, &RUBRIC, &VERDICT, &CRITERION, &LEVEL, &GATE, &LENS];

/// A value with its bytes.
pub(super) struct At<T> {
    pub value: T,
    pub range: Range<usize>,
}

pub(super) struct Written {
    pub title: Text,
    pub idea: Option<At<Text>>,
    pub pursue: Option<At<f64>>,
    pub watch: Option<At<f64>>,
    pub groups: Option<Vec<(String, Text)>>,
    pub criteria: Vec<Criterion>,
    pub gates: Vec<Gate>,
    pub lenses: Vec<Lens>,
}

pub(super) struct Criterion {
    pub id: Option<At<String>>,
    pub name: Option<Text>,
    pub group: Option<At<String>>,
    pub weight: Option<At<f64>>,
    pub evidence: Option<At<String>>,
    pub value: Option<Value>,
    pub unit: Option<Text>,
    pub ask: Option<Text>,
    pub notes: Option<At<String>>,
}

pub(super) enum Value {
    Linear(At<Vec<At<f64>>>),
    Log(At<Vec<Pair>>),
    Points(At<Vec<Pair>>),
    Levels(At<Vec<Level>>),
    Yes(At<f64>),
}

/// `[x, v]`
pub(super) type Pair = (At<f64>, At<f64>);

pub(super) struct Level {
    pub id: String,
    pub name: Option<Text>,
    pub when: Option<Text>,
    pub value: At<f64>,
}

pub(super) struct Gate {
    pub id: Option<At<String>>,
    pub name: Option<Text>,
    pub fail: Option<At<String>>,
    pub why: Option<Text>,
    pub ask: Option<Text>,
    pub notes: Option<At<String>>,
}

pub(super) struct Lens {
    pub id: Option<At<String>>,
    pub name: Option<Text>,
    pub about: Option<Text>,
    /// Named criteria with their shares, in the order written; and the place of the whole.
    pub weights: Option<At<Vec<(At<String>, At<f64>)>>>,
}

/// Reads the file's tables; whatever is not as it should be becomes a finding.
pub(super) fn read(file: &Spanned<DeTable<'_>>, source: SourceId, findings: &mut Findings) -> Written {
    let mut r = Reader { source, findings };
    let top = r.fields(file.get_ref(), file.span(), &FILE);
    let rubric = top.get("rubric").and_then(|v| r.table(v, &RUBRIC));
    let (mut title, mut idea, mut pursue, mut watch) = (None, None, None, None);
    if let Some(rubric) = &rubric {
        title = r.text(rubric, "title");
        idea = rubric.get("idea").and_then(|v| Some(At { value: r.text_value(v)?, range: v.span() }));
        if let Some(verdict) = rubric.get("verdict").and_then(|v| r.table(v, &VERDICT)) {
            pursue = r.number(&verdict, "pursue");
            watch = r.number(&verdict, "watch");
        }
    }
    let groups = top.get("groups").and_then(|v| r.any_table(v));
    let groups = groups
        .map(|entries| entries.iter().filter_map(|(key, v)| Some((key.value.clone(), r.text_value(v)?))).collect());
    let criteria = r.list(&top, "criterion", &CRITERION, Reader::criterion);
    let gates = r.list(&top, "gate", &GATE, Reader::gate);
    let lenses = r.list(&top, "lens", &LENS, Reader::lens);
    Written { title: title.unwrap_or_default(), idea, pursue, watch, groups, criteria, gates, lenses }
}

/// The entries of a table, in the order written.
struct Fields<'a, 'i> {
    entries: Vec<(At<String>, &'a Spanned<DeValue<'i>>)>,
    /// Where the table is: its header, or its braces.
    range: Range<usize>,
    name: &'static str,
}

impl<'a, 'i> Fields<'a, 'i> {
    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.entries.iter().find(|(k, _)| k.value == key).map(|(_, v)| *v)
    }
}

struct Reader<'f> {
    source: SourceId,
    findings: &'f mut Findings,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    fn entries<'a, 'i>(table: &'a DeTable<'i>) -> Vec<(At<String>, &'a Spanned<DeValue<'i>>)> {
        let entry = |(k, v): (&'a Spanned<_>, &'a Spanned<DeValue<'i>>)| {
            let key: &std::borrow::Cow<'i, str> = k.get_ref();
            (At { value: key.clone().into_owned(), range: k.span() }, v)
        };
        let mut entries: Vec<_> = table.iter().map(entry).collect();
        entries.sort_by_key(|(key, _)| key.range.start);
        entries
    }

    fn fields<'a, 'i>(&mut self, table: &'a DeTable<'i>, range: Range<usize>, kind: &Table) -> Fields<'a, 'i> {
        let (known, unknown): (Vec<_>, Vec<_>) =
            Self::entries(table).into_iter().partition(|(k, _)| kind.keys.iter().any(|(known, _)| *known == k.value));
        for (key, _) in unknown {
            let span = self.span(key.range);
            self.findings.push(
                Finding::new("E0202", format!("{} has no key `{}`", kind.name, key.value))
                    .at(span.clone(), "unknown key")
                    .suggest(span, &key.value, "its keys are", kind.keys.iter().map(|(known, _)| *known)),
            );
        }
        Fields { entries: known, range, name: kind.name }
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = noun(value.get_ref());
        let mut finding = Finding::new("E0203", format!("expected {wanted}, found {found}"))
            .at(self.span(value.span()), format!("expected {wanted}"));
        if let DeValue::String(s) = value.get_ref()
            && wanted == "a number"
            && s.trim().parse::<f64>().is_ok()
        {
            finding = finding.fix(self.span(value.span()), "numbers stand without quotation marks", s.trim());
        }
        self.findings.push(finding);
    }

    fn table<'a, 'i>(&mut self, value: &'a Spanned<DeValue<'i>>, kind: &Table) -> Option<Fields<'a, 'i>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(self.fields(table, value.span(), kind)),
            _ => {
                self.wrong_type(value, "a table");
                None
            }
        }
    }

    /// A table whose keys are the user's own.
    fn any_table<'a, 'i>(
        &mut self,
        value: &'a Spanned<DeValue<'i>>,
    ) -> Option<Vec<(At<String>, &'a Spanned<DeValue<'i>>)>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Self::entries(table)),
            _ => {
                self.wrong_type(value, "a table");
                None
            }
        }
    }

    fn list<T>(
        &mut self,
        top: &Fields<'_, '_>,
        key: &str,
        kind: &Table,
        read: fn(&mut Self, &Fields<'_, '_>) -> T,
    ) -> Vec<T> {
        let Some(value) = top.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(value, &format!("a list of tables, [[{key}]]"));
            return Vec::new();
        };
        let mut list = Vec::with_capacity(items.len());
        for item in items.iter() {
            if let Some(fields) = self.table(item, kind) {
                list.push(read(self, &fields));
            }
        }
        list
    }

    fn criterion(&mut self, f: &Fields<'_, '_>) -> Criterion {
        for key in ["id", "weight", "evidence", "value"] {
            self.require(f, key);
        }
        Criterion {
            id: self.string(f, "id"),
            name: self.text(f, "name"),
            group: self.string(f, "group"),
            weight: self.number(f, "weight"),
            evidence: self.string(f, "evidence"),
            value: f.get("value").and_then(|v| self.value(v)),
            unit: self.text(f, "unit"),
            ask: self.text(f, "ask"),
            notes: self.string(f, "notes"),
        }
    }

    fn gate(&mut self, f: &Fields<'_, '_>) -> Gate {
        for key in ["id", "fail"] {
            self.require(f, key);
        }
        Gate {
            id: self.string(f, "id"),
            name: self.text(f, "name"),
            fail: self.string(f, "fail"),
            why: self.text(f, "why"),
            ask: self.text(f, "ask"),
            notes: self.string(f, "notes"),
        }
    }

    fn lens(&mut self, f: &Fields<'_, '_>) -> Lens {
        for key in ["id", "weights"] {
            self.require(f, key);
        }
        let weights = f.get("weights").and_then(|v| {
            let entries = self.any_table(v)?;
            let shares = entries.into_iter().filter_map(|(key, share)| Some((key, self.number_value(share)?)));
            Some(At { value: shares.collect(), range: v.span() })
        });
        Lens { id: self.string(f, "id"), name: self.text(f, "name"), about: self.text(f, "about"), weights }
    }

    fn require(&mut self, f: &Fields<'_, '_>, key: &str) {
        if f.get(key).is_none() {
            // A table without a header of its own begins where its first key stands.
            let range = if f.range.is_empty() {
                f.entries.first().map_or(0..0, |(k, _)| k.range.clone())
            } else {
                f.range.clone()
            };
            let finding = Finding::new("E0204", format!("{} lacks `{key}`", f.name))
                .at(self.span(range), format!("`{key}` is missing here"));
            self.findings.push(finding);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Value> {
        let entries = self.any_table(value)?;
        let kinds = crate::value::KINDS;
        let mut known = Vec::new();
        for (key, v) in entries {
            if kinds.iter().any(|k| k.key == key.value) {
                known.push((key, v));
            } else {
                let span = self.span(key.range);
                self.findings.push(
                    Finding::new("E0202", format!("there is no value function `{}`", key.value))
                        .at(span.clone(), "unknown value function")
                        .suggest(span, &key.value, "value functions are", kinds.iter().map(|k| k.key)),
                );
            }
        }
        match known.as_slice() {
            [(key, v)] => match key.value.as_str() {
                "linear" => Some(Value::Linear(At { value: self.numbers(v)?, range: v.span() })),
                "log" => Some(Value::Log(At { value: self.pairs(v)?, range: v.span() })),
                "points" => Some(Value::Points(At { value: self.pairs(v)?, range: v.span() })),
                "levels" => Some(Value::Levels(At { value: self.levels(v)?, range: v.span() })),
                _ => Some(Value::Yes(self.number_value(v)?)),
            },
            [] => {
                let examples: Vec<String> = kinds.iter().map(|k| format!("`{}`", k.key)).collect();
                let finding = Finding::new("E0216", "`value` names no value function")
                    .at(self.span(value.span()), "one is needed here")
                    .help(format!(
                        "write one of {}: for example value = {{ {} }}",
                        examples.join(", "),
                        kinds[0].example
                    ));
                self.findings.push(finding);
                None
            }
            [(first, _), (second, _), ..] => {
                let finding = Finding::new("E0216", "`value` names more than one value function")
                    .at(self.span(second.range.clone()), "a second one")
                    .and(self.span(first.range.clone()), "the first")
                    .help("keep one of them");
                self.findings.push(finding);
                None
            }
        }
    }

    fn array<'a, 'i>(
        &mut self,
        value: &'a Spanned<DeValue<'i>>,
        wanted: &str,
    ) -> Option<Vec<&'a Spanned<DeValue<'i>>>> {
        match value.get_ref() {
            DeValue::Array(items) => Some(items.iter().collect()),
            _ => {
                self.wrong_type(value, wanted);
                None
            }
        }
    }

    fn numbers(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<At<f64>>> {
        let items = self.array(value, "a list of two numbers, [worst, best]")?;
        let numbers: Vec<_> = items.iter().filter_map(|item| self.number_value(item)).collect();
        (numbers.len() == items.len()).then_some(numbers)
    }

    fn pairs(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<Pair>> {
        let items = self.array(value, "a list of pairs, [[x, v], …]")?;
        let mut pairs = Vec::with_capacity(items.len());
        for item in &items {
            let Some(pair) = self.array(item, "a pair, [x, v]") else { continue };
            let [x, v] = pair.as_slice() else {
                self.wrong_type(item, "a pair, [x, v]");
                continue;
            };
            if let (Some(x), Some(v)) = (self.number_value(x), self.number_value(v)) {
                pairs.push((x, v));
            }
        }
        (pairs.len() == items.len()).then_some(pairs)
    }

    fn levels(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<Level>> {
        let entries = self.any_table(value)?;
        let count = entries.len();
        let levels: Vec<Level> = entries.into_iter().filter_map(|(key, v)| self.level(key.value, v)).collect();
        (levels.len() == count).then_some(levels)
    }

    fn level(&mut self, id: String, v: &Spanned<DeValue<'_>>) -> Option<Level> {
        if !matches!(v.get_ref(), DeValue::Table(_)) {
            return Some(Level { id, name: None, when: None, value: self.number_value(v)? });
        }
        let f = self.table(v, &LEVEL)?;
        self.require(&f, "value");
        let (name, when) = (self.text(&f, "name"), self.text(&f, "when"));
        Some(Level { id, name, when, value: self.number(&f, "value")? })
    }

    fn string(&mut self, f: &Fields<'_, '_>, key: &str) -> Option<At<String>> {
        let value = f.get(key)?;
        match value.get_ref() {
            DeValue::String(s) => Some(At { value: s.clone().into_owned(), range: value.span() }),
            _ => {
                self.wrong_type(value, "a text in quotation marks");
                None
            }
        }
    }

    fn number(&mut self, f: &Fields<'_, '_>, key: &str) -> Option<At<f64>> {
        f.get(key).and_then(|v| self.number_value(v))
    }

    fn number_value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<f64>> {
        let parsed = match value.get_ref() {
            DeValue::Integer(i) if i.radix() == 10 => i.as_str().replace('_', "").parse().ok(),
            DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|i| i as f64),
            DeValue::Float(x) => x.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        if parsed.is_none() {
            self.wrong_type(value, "a number");
        }
        parsed.map(|number| At { value: number, range: value.span() })
    }

    fn text(&mut self, f: &Fields<'_, '_>, key: &str) -> Option<Text> {
        f.get(key).and_then(|v| self.text_value(v))
    }

    /// A text for people: one string, or `{ en, zh }`; one language serves for both where the other is missing.
    fn text_value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        static LANGUAGES: Table =
            Table { name: "a text in two languages", keys: &[("en", "English"), ("zh", "Chinese")] };
        match value.get_ref() {
            DeValue::String(s) => Some(Text::same(s.clone())),
            DeValue::Table(_) => {
                let f = self.table(value, &LANGUAGES)?;
                let (en, zh) = (self.string(&f, "en"), self.string(&f, "zh"));
                match (en, zh) {
                    (Some(en), Some(zh)) => Some(Text::new(en.value, zh.value)),
                    (Some(one), None) | (None, Some(one)) => Some(Text::same(one.value)),
                    (None, None) => None,
                }
            }
            _ => {
                self.wrong_type(value, "a text, or { en = …, zh = … }");
                None
            }
        }
    }
}

fn noun(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
