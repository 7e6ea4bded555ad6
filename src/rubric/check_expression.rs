//! Checks expressions: what they yield, and that each column is read in one way.

use super::checker::Checker;
use super::fields::At;
use super::written;
use super::{ColumnKind, Declared, Expression, Gate, Rubric, RubricColumn};
use crate::diagnostic::{Code, Finding, KnownName, Span};
use crate::expression::{self, ColumnUse, ExpressionType, TypedExpr, UnknownLevel};
use crate::identity;
use crate::lang::{Text, Word};
use crate::say::Message;
use crate::say::findings::expression as say;
use crate::value::{Levels, ValueFunction, is_blank};
use std::collections::HashMap;

impl Checker<'_> {
    /// Parses an expression and notes how it reads its columns.
    pub(super) fn parse(&mut self, at: &At<String>) -> Option<TypedExpr> {
        match self.named_or_parsed(&at.value) {
            Ok(typed) => {
                for ColumnUse { name, range, kind } in &typed.uses {
                    let wanted = match kind {
                        ExpressionType::Number => ColumnKind::Number,
                        ExpressionType::Truth => ColumnKind::Yes,
                        ExpressionType::Text => ColumnKind::Text,
                        ExpressionType::Date => ColumnKind::Date,
                    };
                    self.uses.push((name.clone(), Some(wanted), self.inside(at, range)));
                }
                for column in typed.expr.columns() {
                    let bare = typed.expr.as_column().is_some();
                    if !bare && !typed.uses.iter().any(|u| u.name == column.name) {
                        self.uses.push((column.name.clone(), None, self.inside(at, &column.range)));
                    }
                }
                Some(typed)
            }
            Err(problem) => {
                let span = self.inside(at, &problem.range);
                let mut finding = Finding::new(problem.code, *problem.message).place(span.clone());
                if problem.code == Code::E0213 {
                    finding.help.extend(self.unquoted_header(&at.value));
                }
                self.findings.push(match problem.instead {
                    Some(instead) => finding.mend(span, instead),
                    None => finding,
                });
                None
            }
        }
    }

    /// Advice to quote a header that the expression contains as it stands though it is not an SQL name.
    fn unquoted_header(&self, text: &str) -> Option<Text> {
        let is_plain = |header: &str| header.chars().all(|c| c.is_alphanumeric() || c == '_');
        let stands = |header: &&String| !is_plain(header) && !header.contains('"') && text.contains(header.as_str());
        let header = self.headers.iter().filter(stands).max_by_key(|header| header.len())?;
        let quoted = format!("\"{header}\"");
        if text.contains(&quoted) {
            return None;
        }
        let with = text.replace(header.as_str(), &quoted);
        // TOML's quotes for a text that holds either kind of quotation mark.
        let around = match (self.is_toml, with.contains('\'')) {
            (true, true) => "'''",
            (true, false) => "'",
            (false, _) => "",
        };
        Some(say::unquoted_header(&format!("{around}{with}{around}")))
    }

    /// The column if the text is a header of the table as it stands, else the parsed expression.
    fn named_or_parsed(&self, text: &str) -> Result<TypedExpr, expression::ExpressionError> {
        let look = identity::look(text);
        match self.headers.iter().any(|header| identity::look(header) == look) && !look.is_empty() {
            true => Ok(expression::column(text)),
            false => expression::parse(text, self.as_of),
        }
    }

    pub(super) fn evidence(&mut self, at: At<String>, value: Option<&ValueFunction>) -> Option<Expression> {
        let typed = self.parse(&at)?;
        let span = self.inside(&at, &(0..at.value.len()));
        let refuse = |message| self.refuse(Code::E0215, message, span.range);
        let wanted = match (value, typed.kind, typed.expr.as_column()) {
            (Some(ValueFunction::Levels(levels)), _, Some(_)) => Some(ColumnKind::Level(levels.clone())),
            (Some(ValueFunction::Levels(_)), ..) => return refuse(say::levels_of_expression()),
            (Some(ValueFunction::Yes(_)), None, Some(_)) => Some(ColumnKind::Yes),
            (Some(ValueFunction::Yes(_)), Some(ExpressionType::Truth), _) => None,
            (Some(ValueFunction::Yes(_)), ..) => return refuse(say::yes_of_no_condition()),
            (Some(_), None, Some(_)) => Some(ColumnKind::Number),
            (Some(_), Some(ExpressionType::Number), _) => None,
            (Some(_), None, None) => return refuse(say::always_unknown()),
            (Some(_), ..) => return refuse(say::number_wanted()),
            // The value function is already wrong, so the column's kind is unknown, but it is read.
            (None, ..) => None,
        };
        self.expression(at, typed, wanted).filter(|_| value.is_some())
    }

    /// An expression that passed; if it is a bare column, notes how that column is to be read.
    fn expression(&mut self, at: At<String>, typed: TypedExpr, wanted: Option<ColumnKind>) -> Option<Expression> {
        let span = self.inside(&at, &(0..at.value.len()));
        if let Some(column) = typed.expr.as_column() {
            self.uses.push((column.name.clone(), wanted, span.clone()));
        }
        Some(Expression { span, text: at.value, expr: typed.expr })
    }

    /// An expression that is true or false; a bare column is one of yes and no. `refusal` is what is said of another.
    pub(super) fn condition(&mut self, at: At<String>, refusal: fn() -> Message) -> Option<Expression> {
        let typed = self.parse(&at)?;
        let span = self.inside(&at, &(0..at.value.len()));
        let wanted = match (typed.kind, typed.expr.as_column()) {
            (Some(ExpressionType::Truth), _) => None,
            (None, Some(_)) => Some(ColumnKind::Yes),
            _ => return self.refuse(Code::E0215, refusal(), span.range),
        };
        self.expression(at, typed, wanted)
    }

    pub(super) fn gate(&mut self, g: written::WrittenGate) -> Option<Gate> {
        let fail = g.fail.and_then(|at| self.condition(at, say::fail_of_no_condition));
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

    /// The columns that are read beside those already `known`, each of one kind; uses that disagree become findings.
    pub(super) fn columns(&mut self, known: &[RubricColumn]) -> Vec<RubricColumn> {
        let mut columns: Vec<RubricColumn> = known.to_vec();
        let (mut places, mut alike): (HashMap<String, usize>, HashMap<String, usize>) = Default::default();
        for (place, column) in known.iter().enumerate() {
            places.insert(column.name.clone(), place);
            alike.entry(identity::key(&column.name).into_owned()).or_insert(place);
        }
        let already = known.len();
        // Scales first: a comparison with text means levels if the column has a scale.
        let rank = |wanted: &Option<ColumnKind>| match wanted {
            None => 2,
            Some(ColumnKind::Text) => 1,
            _ => 0,
        };
        let mut uses = std::mem::take(&mut self.uses);
        uses.sort_by_key(|(_, wanted, _)| rank(wanted));
        for (name, wanted, span) in uses {
            let first = places.get(&name).map(|&place| &columns[place]);
            // A name spelt differently is most likely the same column; the table's header will decide.
            let known = || alike.get(&*identity::key(&name)).map(|&place| &columns[place].kind);
            let kind = match wanted {
                None if first.is_some() => continue,
                None => known().cloned().unwrap_or(ColumnKind::Text),
                Some(ColumnKind::Text) => match first.map(|first| &first.kind).or_else(known) {
                    Some(ColumnKind::Level(_) | ColumnKind::Text) if first.is_some() => continue,
                    Some(ColumnKind::Level(levels)) => ColumnKind::Level(levels.clone()),
                    _ => ColumnKind::Text,
                },
                Some(kind) => kind,
            };
            match first {
                None => {
                    places.insert(name.clone(), columns.len());
                    alike.entry(identity::key(&name).into_owned()).or_insert(columns.len());
                    columns.push(RubricColumn { name, kind, span, declared: Declared::default() });
                }
                Some(first) if first.kind == kind => {}
                Some(first) => {
                    // What is beside the rubric can only read a column as the rubric does.
                    let is_beside = places[&name] < already;
                    let finding = first.read_in_two_ways(&kind, span);
                    self.findings.push(if is_beside { finding.with_only_help(first.as_read()) } else { finding });
                }
            }
        }
        columns.split_off(already)
    }

    /// Replaces levels named in conditions by their codes.
    pub(super) fn bind_levels(&mut self, rubric: &mut Rubric) {
        let scales = scales(&rubric.table.columns);
        let evidence = rubric.criteria.iter_mut().map(|c| &mut c.evidence);
        for expression in evidence.chain(rubric.gates.iter_mut().map(|g| &mut g.fail)) {
            self.bind(expression, &scales);
        }
    }

    /// Replaces levels named in an expression by their codes.
    pub(super) fn bind(&mut self, e: &mut Expression, scales: &HashMap<String, Levels>) {
        let levels = |name: &str| scales.get(name);
        let mut missing = Vec::new();
        e.expr.bind_levels(&levels, &mut missing);
        for UnknownLevel { level, column, range } in missing {
            let span = Expression::inside(&e.text, &e.span, &range);
            let known = levels(&column).map_or(&[][..], Levels::as_slice).iter();
            let known: Vec<KnownName> =
                known.map(|level| KnownName { id: &level.id, name: Some(&level.name) }).collect();
            let near = KnownName::nearest(&known, &level);
            let message =
                say::unknown_level(&column, &level, near, known.iter().map(|known| known.offer(None)).collect());
            let finding = Finding::new(Code::E0309, message).place(span);
            self.findings.push(match is_blank(&level) {
                true => finding.with_only_help(say::ask_for_unknown(&column)),
                false => finding,
            });
        }
    }
}

/// The levels of the columns that have any, by name.
pub(super) fn scales(columns: &[RubricColumn]) -> HashMap<String, Levels> {
    let scale = |column: &RubricColumn| match &column.kind {
        ColumnKind::Level(levels) => Some((column.name.clone(), levels.clone())),
        _ => None,
    };
    columns.iter().filter_map(scale).collect()
}

impl RubricColumn {
    /// How a condition asks for what it says.
    pub(crate) fn as_read(&self) -> Text {
        let name = &self.name;
        match &self.kind {
            ColumnKind::Number => say::compare_number(name),
            ColumnKind::Level(levels) => say::compare_level(name, &levels.as_slice()[0].id),
            ColumnKind::Yes => say::compare_yes(name),
            ColumnKind::Date => say::compare_date(name),
            ColumnKind::Text => say::compare_text(name),
        }
    }

    /// The finding that it is also read in another way, at `there`.
    pub(crate) fn read_in_two_ways(&self, other: &ColumnKind, there: Span) -> Finding {
        let message = say::two_ways(&self.name, other.word(), self.kind.word());
        Finding::new(Code::E0215, message).place(there).also(self.span.clone())
    }
}

impl ColumnKind {
    /// The word for it in messages.
    fn word(&self) -> Word {
        match self {
            ColumnKind::Number => say::NUMBERS,
            ColumnKind::Level(_) => say::LEVELS,
            ColumnKind::Yes => say::YES,
            ColumnKind::Date => say::DATES,
            ColumnKind::Text => say::TEXTS,
        }
    }
}
