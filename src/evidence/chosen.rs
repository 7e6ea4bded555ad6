//! Which ideas of a table satisfy a condition given beside the rubric, and what the table says where it looks.

use super::facts::Facts;
use super::reader::ColumnReader;
use super::words::{called, one_line};
use crate::diagnostic::{Code, Finding, nearest, quoted};
use crate::expression::ColumnFact;
use crate::identity::key;
use crate::lang::{Text, short};
use crate::rubric::{ColumnKind, Condition};
use crate::say::condition::note;
use crate::say::findings::condition::{self as say, Says};
use crate::unit::date;
use crate::value::is_blank;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A column with more different texts than this holds names or notes, not categories.
pub const MAX_CATEGORIES: usize = 1_000;
/// And so does one with a longer text.
const MAX_CATEGORY_BYTES: usize = 10_000;

/// Which ideas of a table satisfy a condition; only these are looked at.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The condition.
    pub condition: Arc<Condition>,
    /// How many ideas the table has.
    pub all: usize,
    /// How many satisfy it.
    pub kept: usize,
    /// Of how many it is not known.
    pub unknown: usize,
    /// The names of the first of these, cut if they are long.
    pub named: Vec<String>,
    /// What the table says in the columns that the condition reads.
    pub said: TextsSaid,
    /// The ideas that are not looked at, if the table is in memory.
    pub others: Vec<OtherIdea>,
}

/// An idea that is not looked at.
#[derive(Clone, Debug)]
pub struct OtherIdea {
    /// The name that identifies it, and the one that is shown.
    pub names: [String; 2],
    /// Where its record begins.
    pub(super) start: usize,
    /// Whether the condition may be true of it.
    pub is_unknown: bool,
}

impl Chosen {
    /// The most ideas that are named of those of which it is not known.
    pub const MAX_NAMED: usize = 5;

    /// The condition as written.
    pub fn text(&self) -> &str {
        self.condition.expression.text.trim()
    }

    /// How many ideas are looked at, of how many.
    pub fn note(&self) -> Text {
        note([self.kept, self.all, self.unknown], &self.named)
    }

    /// The finding that no idea is left.
    pub fn nobody(&self) -> Finding {
        let says: Vec<(&str, Says)> =
            self.said.columns.iter().map(|column| (column.name.as_str(), column.says())).collect();
        let compared = self.condition.expression.expr.compared();
        let blank = compared.iter().find(|(_, text, _)| is_blank(text)).map(|(column, ..)| *column);
        let near = compared.iter().find_map(|(column, text, _)| self.nearly_said(column, text));
        let message = say::nobody([self.all, self.unknown], &self.named, &says, (blank, near));
        Finding::new(Code::E0419, message).place(self.condition.expression.span.clone())
    }

    /// What a column says that is nearly this text, if no cell says it.
    pub fn nearly_said(&self, column: &str, text: &str) -> Option<&str> {
        nearest(text, self.said.instead_of(column, text)?)
    }

    /// The places of the ideas that are not looked at and that a name could mean.
    pub(super) fn others_called(&self, name: &str) -> Vec<usize> {
        called(&one_line(name), self.others.len(), |other| &self.others[other].names)
    }
}

/// Whether each of some ideas satisfies a condition; `None` if it is not known. `columns` are those of the rubric with the
/// condition's own behind them.
pub fn satisfied(condition: &Condition, columns: &[Facts], ideas: usize) -> Vec<Option<bool>> {
    // Whether two texts are the same takes longer than whether two numbers are.
    let (mut expr, mut codes) = (condition.expression.expr.clone(), HashMap::new());
    expr.bind_texts(&mut |text| {
        let next = codes.len() as f64;
        *codes.entry(key(text).into_owned()).or_insert(next)
    });
    let facts = condition.places.iter().map(|&place| match &columns[place] {
        Facts::Texts(texts) => Cow::Owned(coded(texts, &codes)),
        numbers => Cow::Borrowed(numbers),
    });
    let facts: Vec<Cow<Facts>> = facts.collect();
    let mut row: Vec<ColumnFact> = Vec::with_capacity(facts.len());
    let satisfies = |idea: usize| {
        row.clear();
        row.extend(facts.iter().map(|facts| facts.seen(idea)));
        expr.truth(&row).known()
    };
    (0..ideas).map(satisfies).collect()
}

/// Texts as the codes of those that a condition names, by key; all others are one, for texts are compared only with those
/// that are named.
fn coded(texts: &[Option<String>], codes: &HashMap<String, f64>) -> Facts {
    const OTHER: f64 = -1.0;
    let mut known: HashMap<&str, f64> = HashMap::new();
    let low = texts.iter().map(|text| match text {
        None => f64::NAN,
        Some(text) => *known.entry(text).or_insert_with(|| codes.get(&*key(text)).copied().unwrap_or(OTHER)),
    });
    let low = low.collect();
    Facts::Numbers { low, high: None, likely: None }
}

/// The ideas of which a condition is true, and those of which it is not known.
pub fn split(satisfied: &[Option<bool>]) -> [Vec<usize>; 2] {
    let of = |wanted: Option<bool>| (0..satisfied.len()).filter(|&idea| satisfied[idea] == wanted).collect();
    [of(Some(true)), of(None)]
}

/// What a table says in the columns that a condition reads: to tell what may be meant by a text that no cell says, or by a
/// condition that no idea satisfies.
#[derive(Clone, Debug)]
pub struct TextsSaid {
    columns: Vec<ColumnSaid>,
    /// Texts that the condition compares and no cell has said so far, each with its column, as keys.
    unsaid: Vec<(String, String)>,
    /// Whether some idea satisfies the condition.
    is_satisfied: bool,
}

#[derive(Clone, Debug)]
struct ColumnSaid {
    /// Its name in the condition.
    name: String,
    kind: ColumnKind,
    /// `None` if there are too many.
    texts: Option<BTreeSet<String>>,
    /// The codes of levels, and of yes and no.
    codes: BTreeSet<usize>,
    low: f64,
    high: f64,
}

impl TextsSaid {
    /// Nothing so far; `readers` are those of all columns.
    pub fn new(condition: &Condition, readers: &[ColumnReader]) -> TextsSaid {
        let expr = &condition.expression.expr;
        let column = |(column, &place): (&crate::expression::ColumnRef, &usize)| ColumnSaid {
            name: column.name.clone(),
            kind: readers[place].kind.clone(),
            texts: Some(BTreeSet::new()),
            codes: BTreeSet::new(),
            low: f64::INFINITY,
            high: f64::NEG_INFINITY,
        };
        let unsaid = expr.compared().into_iter();
        TextsSaid {
            columns: expr.columns().into_iter().zip(&condition.places).map(column).collect(),
            unsaid: unsaid.map(|(column, text, _)| (column.to_owned(), key(text).into_owned())).collect(),
            is_satisfied: false,
        }
    }

    /// Adds what some ideas say. Nothing more is of interest once every text that is compared was said and an idea
    /// satisfies the condition.
    pub fn see(&mut self, condition: &Condition, columns: &[Facts], is_satisfied: bool) {
        self.is_satisfied |= is_satisfied;
        if self.is_satisfied && self.unsaid.is_empty() {
            return;
        }
        for (said, &place) in self.columns.iter_mut().zip(&condition.places) {
            match &columns[place] {
                Facts::Texts(texts) => texts.iter().flatten().for_each(|text| said.text(text, &mut self.unsaid)),
                numbers @ Facts::Numbers { low, .. } => {
                    (0..low.len()).filter_map(|idea| numbers.interval(idea)).for_each(|ends| said.number(ends));
                }
            }
        }
    }

    /// Adds what another part of the table says.
    pub fn append(&mut self, other: TextsSaid) {
        self.unsaid.retain(|text| other.unsaid.contains(text));
        for (said, more) in self.columns.iter_mut().zip(other.columns) {
            said.texts = said.texts.take().zip(more.texts).map(|(texts, more)| &texts | &more);
            said.texts.take_if(|texts| texts.len() > MAX_CATEGORIES);
            said.codes.extend(more.codes);
            (said.low, said.high) = (said.low.min(more.low), said.high.max(more.high));
        }
    }

    /// The texts of a column, if no cell says `text`; `None` if one does, or if it holds no categories.
    pub fn instead_of(&self, column: &str, text: &str) -> Option<impl Iterator<Item = &str> + Clone> {
        let text = key(text);
        let is_unsaid = self.unsaid.iter().any(|(of, unsaid)| of == column && *unsaid == text);
        let said = self.columns.iter().find(|said| is_unsaid && said.name == column)?;
        said.texts.as_ref().map(|texts| texts.iter().map(String::as_str))
    }
}

impl ColumnSaid {
    /// Adds a text, which is then said.
    fn text(&mut self, text: &str, unsaid: &mut Vec<(String, String)>) {
        let Some(known) = self.texts.as_mut().filter(|known| !known.contains(text)) else { return };
        let is_full = known.len() == MAX_CATEGORIES || text.len() > MAX_CATEGORY_BYTES;
        known.insert(text.to_owned());
        let said = key(text);
        unsaid.retain(|(column, text)| *column != self.name || (*text != said && !is_full));
        self.texts.take_if(|_| is_full);
    }

    /// Adds a number, or a range.
    fn number(&mut self, (low, high): (f64, f64)) {
        (self.low, self.high) = (self.low.min(low), self.high.max(high));
        if matches!(self.kind, ColumnKind::Level(_) | ColumnKind::Yes) {
            self.codes.extend([low as usize, high as usize]);
        }
    }

    fn says(&self) -> Says {
        let number = |x: f64| match self.kind {
            ColumnKind::Date => date::written(x).unwrap_or_default(),
            _ => short(x, 6),
        };
        let is_known = self.low <= self.high;
        match &self.kind {
            ColumnKind::Text => match &self.texts {
                Some(texts) if texts.is_empty() => Says::Nothing,
                Some(texts) => Says::Texts(texts.iter().map(|text| quoted(text)).collect()),
                None => Says::TooMuch,
            },
            _ if !is_known => Says::Nothing,
            ColumnKind::Level(levels) => {
                Says::Texts(self.codes.iter().map(|&code| levels.as_slice()[code].id.clone()).collect())
            }
            ColumnKind::Yes => Says::YesNo(self.codes.contains(&1), self.codes.contains(&0)),
            ColumnKind::Number | ColumnKind::Date => Says::Numbers(number(self.low), number(self.high)),
        }
    }
}
