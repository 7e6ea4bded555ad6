//! TOML tables read key by key: unknown keys, missing keys and wrong types become findings with their places.

use super::keys::{LANGUAGES, LEVEL, Table};
use super::written::At;
use crate::diagnostic::{Finding, Findings, SourceId, Span, nearest};
use crate::lang::{Text, short};
use crate::unit::date;
use std::ops::Range;
use std::sync::LazyLock;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The entries of a table, in the order written.
pub(super) struct Fields<'a, 'i> {
    entries: Vec<(At<String>, &'a Spanned<DeValue<'i>>)>,
    /// Where the table is: its header, or its braces.
    range: Range<usize>,
    name: &'static str,
    /// Keys that are meant by misspelt ones, told already.
    misspelt: Vec<&'static str>,
}

impl<'a, 'i> Fields<'a, 'i> {
    pub(super) fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.entries.iter().find(|(k, _)| k.value == key).map(|(_, v)| *v)
    }
}

pub(super) struct Reader<'f> {
    pub source: SourceId,
    pub findings: &'f mut Findings,
    /// Whether numbers are evidence or values, of which a percentage is a share.
    pub in_shares: bool,
}

impl Reader<'_> {
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
        kind: &Table,
    ) -> Fields<'a, 'i> {
        let (known, unknown): (Vec<_>, Vec<_>) =
            Self::entries(table).into_iter().partition(|(k, _)| kind.keys.iter().any(|(known, _)| *known == k.value));
        let mut misspelt = Vec::new();
        for (key, _) in unknown {
            misspelt.extend(nearest(&key.value, kind.keys.iter().map(|(known, _)| *known)));
            let span = self.span(key.range);
            let finding = Finding::new("E0202", format!("{} has no key `{}`", kind.name, key.value))
                .at(span.clone(), "unknown key");
            self.findings.push(match is_direction(&key.value) {
                true => finding.help(DIRECTION.clone()),
                false => finding.suggest(span, &key.value, "its keys are", kind.keys.iter().map(|(known, _)| *known)),
            });
        }
        Fields { entries: known, range, name: kind.name, misspelt }
    }

    pub(super) fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = noun(value.get_ref());
        let mut finding = Finding::new("E0203", format!("expected {wanted}, found {found}"))
            .at(self.span(value.span()), format!("expected {wanted}"));
        if let Some(help) = self.wanted_example(value, wanted) {
            finding = finding.help(help);
        }
        if let DeValue::String(s) = value.get_ref()
            && wanted == "a number"
            && s.trim().parse::<f64>().is_ok()
        {
            finding = finding.fix(self.span(value.span()), "numbers stand without quotation marks", s.trim());
        }
        self.findings.push(finding);
    }

    /// How what is wanted is written, where a slip is usual.
    fn wanted_example(&self, value: &Spanned<DeValue<'_>>, wanted: &str) -> Option<Text> {
        let percent = value.get_ref().as_str().and_then(|s| s.trim().strip_suffix('%'));
        match wanted {
            "a number" if percent.is_some() => Some(self.percent_advice(percent.unwrap_or_default().trim())),
            "a number" if value.get_ref().as_str().is_some_and(|text| date::iso(text).is_some()) => Some(
                "a scale counts numbers; evidence such as MONTHS_BETWEEN(as_of, launch) makes months of a day".into(),
            ),
            "a number" if value.get_ref().is_integer() => Some("the number is too great: write it smaller".into()),
            _ if wanted.starts_with("a list of tables") => {
                Some("write it in two pairs of brackets, one for each".into())
            }
            "a table" => {
                Some("a table is written { key = value, … }; a value function for example { linear = [180, 7] }".into())
            }
            _ if wanted.starts_with("a pair") || wanted.starts_with("a list of pairs") => {
                Some("for example [[100_000, 0.0], [50_000_000, 1.0]]: pairs of evidence and value".into())
            }
            "a number" => Some("write a number such as 10".into()),
            _ if wanted.starts_with("a text") => Some("texts stand in quotation marks: \"Revenue now\"".into()),
            _ => None,
        }
    }

    /// How a percentage is written where a number belongs: in evidence and values it is a share, elsewhere a number of per cent.
    fn percent_advice(&self, number: &str) -> Text {
        match number.parse::<f64>() {
            Ok(x) if self.in_shares => {
                let share = short(x / 100.0, 6);
                Text::new(format!("write {share}: a percentage is a share"), format!("请写 {share}：百分数是比例"))
            }
            _ => Text::new(format!("write {number}, without the sign"), format!("请写 {number}，不带 %")),
        }
    }

    pub(super) fn table<'a, 'i>(&mut self, value: &'a Spanned<DeValue<'i>>, kind: &Table) -> Option<Fields<'a, 'i>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(self.fields(table, value.span(), kind)),
            _ => {
                self.wrong_type(value, "a table");
                None
            }
        }
    }

    /// A table whose keys are the user's own.
    pub(super) fn any_table<'a, 'i>(
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

    pub(super) fn list<T>(
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

    pub(super) fn require(&mut self, f: &Fields<'_, '_>, key: &str) {
        if f.get(key).is_none() && !f.misspelt.contains(&key) {
            // A table without a header of its own begins where its first key stands.
            let range = if f.range.is_empty() {
                f.entries.first().map_or(0..0, |(k, _)| k.range.clone())
            } else {
                f.range.clone()
            };
            let finding = Finding::new("E0204", format!("{} lacks `{key}`", f.name))
                .at(self.span(range), format!("`{key}` is missing here"))
                .help(format!("for example {}", example(f.name, key)));
            self.findings.push(finding);
        }
    }

    pub(super) fn array<'a, 'i>(
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

    pub(super) fn string(&mut self, f: &Fields<'_, '_>, key: &str) -> Option<At<String>> {
        f.get(key).and_then(|v| self.string_value(v))
    }

    pub(super) fn string_value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        match value.get_ref() {
            DeValue::String(s) => Some(At { value: s.clone().into_owned(), range: value.span() }),
            _ => {
                self.wrong_type(value, "a text in quotation marks");
                None
            }
        }
    }

    /// A list of texts; one text is a list of one.
    pub(super) fn strings(&mut self, f: &Fields<'_, '_>, key: &str) -> Vec<String> {
        let Some(value) = f.get(key) else { return Vec::new() };
        let items = match value.get_ref() {
            DeValue::String(_) => Some(vec![value]),
            _ => self.array(value, "a list of texts"),
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
        if parsed.is_none() {
            self.wrong_type(value, "a number");
        }
        parsed.map(|number| At { value: number, range: value.span() })
    }

    pub(super) fn text(&mut self, f: &Fields<'_, '_>, key: &str) -> Option<Text> {
        f.get(key).and_then(|v| self.text_value(v))
    }

    /// A text for people: one string, or `{ en, zh }`; one language serves for both where the other is missing.
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
                self.wrong_type(value, "a text, or { en = …, zh = … }");
                None
            }
        }
    }
}

/// Whether a key would say whether more is better, as other programs have it.
pub(super) fn is_direction(key: &str) -> bool {
    const WORDS: [&str; 14] = [
        "higherisbetter",
        "lowerisbetter",
        "moreisbetter",
        "lessisbetter",
        "biggerisbetter",
        "smallerisbetter",
        "direction",
        "reverse",
        "reversed",
        "invert",
        "inverted",
        "ascending",
        "descending",
        "better",
    ];
    let letters: String = key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    WORDS.contains(&letters.as_str())
}

/// How the rubric says whether more is better.
pub(super) static DIRECTION: LazyLock<Text> = LazyLock::new(|| {
    Text::new(
        "the value function says what is better: linear = [worst, best], [100, 0] if less is",
        "越多越好还是越少越好由价值函数决定：linear = [最差, 最好]，越少越好写 [100, 0]",
    )
});

/// What a required key looks like.
fn example(table: &str, key: &str) -> &'static str {
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
