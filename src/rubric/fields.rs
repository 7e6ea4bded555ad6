//! TOML tables read key by key: unknown keys, missing keys and wrong types become findings with their places.

use super::keys::{KeyTable, LANGUAGES, LEVEL};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Span, nearest};
use crate::lang::{Text, Word, short};
use crate::say::Message;
use crate::say::findings::common;
use crate::say::findings::written::{self as say, Expected, FoundType, HowTo};
use crate::unit::date;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its byte range.
pub(super) struct At<T> {
    pub value: T,
    pub range: Range<usize>,
}

/// The entries of a table, in the order written.
pub(super) struct Fields<'a, 'i> {
    entries: Vec<(At<String>, &'a Spanned<DeValue<'i>>)>,
    /// Where the table is: its header, or its braces.
    range: Range<usize>,
    /// Its name in messages.
    name: Word,
    /// Keys whose misspelling has been reported.
    misspelt: Vec<&'static str>,
}

impl<'a, 'i> Fields<'a, 'i> {
    pub(super) fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.entries.iter().find(|(k, _)| k.value == key).map(|(_, v)| *v)
    }
}

pub(super) struct FieldReader<'f> {
    pub source: SourceId,
    pub findings: &'f mut Findings,
    /// Whether numbers are evidence or values, where a percentage means a share.
    pub in_shares: bool,
}

impl FieldReader<'_> {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    pub(super) fn entries<'a, 'i>(table: &'a DeTable<'i>) -> Vec<(At<String>, &'a Spanned<DeValue<'i>>)> {
        let entry = |(k, v): (&'a Spanned<_>, &'a Spanned<DeValue<'i>>)| {
            let key: &std::borrow::Cow<'i, str> = k.get_ref();
            (At { value: key.clone().into_owned(), range: k.span() }, v)
        };
        let mut entries: Vec<_> = table.iter().map(entry).collect();
        entries.sort_by_key(|(key, _)| key.range.start);
        entries
    }

    pub(super) fn fields<'a, 'i>(
        &mut self,
        table: &'a DeTable<'i>,
        range: Range<usize>,
        kind: &KeyTable,
    ) -> Fields<'a, 'i> {
        let (known, unknown): (Vec<_>, Vec<_>) =
            Self::entries(table).into_iter().partition(|(k, _)| kind.keys.iter().any(|(known, _)| *known == k.value));
        let mut misspelt = Vec::new();
        for (key, _) in unknown {
            let known = || kind.keys.iter().map(|(known, _)| *known);
            misspelt.extend(nearest(&key.value, known()));
            self.unknown_key(key, common::KEYS, known(), |key, is_direction| {
                say::unknown_key(kind.name, key, is_direction)
            });
        }
        Fields { entries: known, range, name: kind.name, misspelt }
    }

    /// Adds a finding for an unknown key. `message` gets the key and whether it would set a direction (which way is
    /// better).
    pub(super) fn unknown_key(
        &mut self,
        At { value: key, range }: At<String>,
        what: Word,
        known: impl Iterator<Item = &'static str>,
        message: impl Fn(&str, bool) -> Message,
    ) {
        let is_direction = is_direction(&key);
        let finding = Finding::new(Code::E0202, message(&key, is_direction)).place(self.span(range));
        self.findings.push(if is_direction { finding } else { finding.suggest(&key, what, known) });
    }

    pub(super) fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, expected: Expected) {
        let text = value.get_ref().as_str().map(str::trim);
        let bare = text.filter(|text| expected == Expected::Number && text.parse::<f64>().is_ok());
        let message = say::wrong_type(expected, found(value.get_ref()), self.how_to(value, expected), bare.is_some());
        let mut finding = Finding::new(Code::E0203, message).place(self.span(value.span()));
        if let Some(bare) = bare {
            finding = finding.mend(self.span(value.span()), bare);
        }
        self.findings.push(finding);
    }

    /// How to write what is expected, with advice on usual slips.
    fn how_to(&self, value: &Spanned<DeValue<'_>>, expected: Expected) -> HowTo {
        let text = value.get_ref().as_str().map(str::trim);
        match expected {
            Expected::Number => match text.and_then(|text| text.strip_suffix('%')) {
                Some(percent) => self.percentage(percent.trim()),
                None if text.is_some_and(|text| date::iso(text).is_some()) => HowTo::MonthsOfDays,
                None if value.get_ref().is_integer() => HowTo::Smaller,
                None => HowTo::Number,
            },
            Expected::Tables(_) => HowTo::TwoBrackets,
            Expected::Table => HowTo::Table,
            Expected::Pair | Expected::Pairs => HowTo::Pairs,
            Expected::Text | Expected::Texts => HowTo::Text,
            Expected::ListOfTexts => HowTo::Texts,
            Expected::WorstBest => HowTo::TwoNumbers,
        }
    }

    /// How to write a percentage as a number: a share in evidence and values, a number of percent elsewhere.
    fn percentage(&self, number: &str) -> HowTo {
        match number.parse::<f64>() {
            Ok(x) if self.in_shares => HowTo::Share(short(x / 100.0, 6)),
            _ => HowTo::PerCent(number.to_owned()),
        }
    }

    pub(super) fn table<'a, 'i>(&mut self, value: &'a Spanned<DeValue<'i>>, kind: &KeyTable) -> Option<Fields<'a, 'i>> {
        let table = value.get_ref().as_table();
        self.of_type(table, value, Expected::Table).map(|table| self.fields(table, value.span(), kind))
    }

    /// The value if it is of the expected type; adds a finding if not.
    fn of_type<T>(&mut self, found: Option<T>, value: &Spanned<DeValue<'_>>, expected: Expected) -> Option<T> {
        if found.is_none() {
            self.wrong_type(value, expected);
        }
        found
    }

    /// A table whose keys are the user's own.
    pub(super) fn any_table<'a, 'i>(
        &mut self,
        value: &'a Spanned<DeValue<'i>>,
    ) -> Option<Vec<(At<String>, &'a Spanned<DeValue<'i>>)>> {
        self.of_type(value.get_ref().as_table(), value, Expected::Table).map(Self::entries)
    }

    pub(super) fn list<T>(
        &mut self,
        top: &Fields<'_, '_>,
        key: &str,
        kind: &KeyTable,
        read: fn(&mut Self, &Fields<'_, '_>) -> T,
    ) -> Vec<T> {
        let Some(value) = top.get(key) else { return Vec::new() };
        let items = self.array(value, Expected::Tables(key)).unwrap_or_default();
        items.into_iter().filter_map(|item| self.table(item, kind).map(|fields| read(self, &fields))).collect()
    }

    pub(super) fn require(&mut self, f: &Fields<'_, '_>, key: &str) {
        if f.get(key).is_none() && !f.misspelt.contains(&key) {
            // A table without a header begins at its first key.
            let range = if f.range.is_empty() {
                f.entries.first().map_or(0..0, |(k, _)| k.range.clone())
            } else {
                f.range.clone()
            };
            let message = say::missing_key(f.name, key, example(f.name, key));
            self.findings.push(Finding::new(Code::E0204, message).place(self.span(range)));
        }
    }

    pub(super) fn array<'a, 'i>(
        &mut self,
        value: &'a Spanned<DeValue<'i>>,
        expected: Expected,
    ) -> Option<Vec<&'a Spanned<DeValue<'i>>>> {
        self.of_type(value.get_ref().as_array(), value, expected).map(|items| items.iter().collect())
    }

    pub(super) fn string(&mut self, f: &Fields<'_, '_>, key: &str) -> Option<At<String>> {
        f.get(key).and_then(|v| self.string_value(v))
    }

    pub(super) fn string_value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        let text = self.of_type(value.get_ref().as_str(), value, Expected::Text)?;
        Some(At { value: text.to_owned(), range: value.span() })
    }

    /// A list of texts; one text is a list of one.
    pub(super) fn strings(&mut self, f: &Fields<'_, '_>, key: &str) -> Vec<String> {
        let Some(value) = f.get(key) else { return Vec::new() };
        let items = match value.get_ref() {
            DeValue::String(_) => Some(vec![value]),
            _ => self.array(value, Expected::ListOfTexts),
        };
        let texts = items.unwrap_or_default().into_iter().filter_map(|item| self.string_value(item));
        texts.map(|at| at.value).collect()
    }

    pub(super) fn number(&mut self, f: &Fields<'_, '_>, key: &str) -> Option<At<f64>> {
        f.get(key).and_then(|v| self.number_value(v))
    }

    pub(super) fn number_value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<f64>> {
        let parsed = match value.get_ref() {
            DeValue::Integer(i) if i.radix() == 10 => i.as_str().replace('_', "").parse().ok(),
            DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|i| i as f64),
            DeValue::Float(x) => x.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        let number = self.of_type(parsed, value, Expected::Number)?;
        Some(At { value: number, range: value.span() })
    }

    pub(super) fn text(&mut self, f: &Fields<'_, '_>, key: &str) -> Option<Text> {
        f.get(key).and_then(|v| self.text_value(v))
    }

    /// A text for people: one string, or `{ en, zh }`; one language serves for both if the other is missing.
    pub(super) fn text_value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Text> {
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
                self.wrong_type(value, Expected::Texts);
                None
            }
        }
    }
}

/// Whether a key states, as in other programs, which way is better.
fn is_direction(key: &str) -> bool {
    const DIRECTION_KEYS: [&str; 14] = [
        "higherisbetter", "lowerisbetter", "moreisbetter", "lessisbetter", "biggerisbetter", "smallerisbetter",
        "direction", "reverse", "reversed", "invert", "inverted", "ascending", "descending", "better",
    ];
    let letters: String = key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    DIRECTION_KEYS.contains(&letters.as_str())
}

/// An example of a required key.
fn example(table: Word, key: &str) -> &'static str {
    match key {
        "value" if table == LEVEL.name => "value = 0.5",
        "id" => "id = \"revenue_now\"",
        "weight" => "weight = 10",
        "evidence" => "evidence = \"revenue_12m\"",
        "fail" => "fail = \"custom_share > 0.8\"",
        "weights" => "weights = { revenue_now = 30 }",
        "value" => "value = { linear = [180, 7] }",
        _ => "key = \"value\"",
    }
}

fn found(value: &DeValue<'_>) -> FoundType {
    match value {
        DeValue::String(_) => FoundType::Text,
        DeValue::Integer(_) | DeValue::Float(_) => FoundType::Number,
        DeValue::Boolean(_) => FoundType::Truth,
        DeValue::Datetime(_) => FoundType::Date,
        DeValue::Array(_) => FoundType::List,
        DeValue::Table(_) => FoundType::Table,
    }
}
