//! What it costs to find out what a criterion reads.

use crate::unit::date::HOUR;
use crate::unit::{UnitWord, next_word};
use std::collections::HashMap;

/// What finding out costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AskCost {
    /// Hours: `2h`, `30min`, `2 小时`.
    Hours(f64),
    /// A number of anything, the same for all criteria.
    Number(f64),
}

impl AskCost {
    /// A time of hours or minutes. Longer units are none: a day may have eight hours or 24.
    pub(super) fn time(text: &str) -> Option<AskCost> {
        let text = text.trim();
        let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let unit = text[digits..].trim_start();
        match (text[..digits].parse::<f64>().ok()?, next_word(unit)?) {
            (number, (UnitWord::Time(days), length)) if length == unit.len() && days <= HOUR => {
                // Below hours there are only minutes, and 30 of them are exactly half an hour.
                Some(AskCost::Hours(if days < HOUR { number / 60.0 } else { number }))
            }
            _ => None,
        }
    }

    /// The number of hours, or of whatever it counts.
    pub fn amount(self) -> f64 {
        match self {
            AskCost::Hours(amount) | AskCost::Number(amount) => amount,
        }
    }

    /// Whether it is a time.
    pub fn is_time(self) -> bool {
        matches!(self, AskCost::Hours(_))
    }
}

/// What it costs to find out what the rubric reads; none if no criterion says so.
#[derive(Clone, Debug, PartialEq)]
pub struct AskCosts {
    /// By criterion. Those that do not say count as the dearest: better than to count as nothing.
    pub amounts: Vec<f64>,
    /// Whether they are hours.
    pub in_hours: bool,
    /// How many criteria do not say.
    pub not_given: usize,
}

impl AskCosts {
    /// Of what each criterion says. `questions` has the question that each asks, which costs the same for all that ask
    /// it: the most that one of them says.
    pub(super) fn of(criteria: &[Option<AskCost>], questions: &[usize]) -> Option<AskCosts> {
        let given = || criteria.iter().zip(questions).filter_map(|(cost, question)| Some(((*cost)?, *question)));
        let in_hours = given().next()?.0.is_time();
        let dearest = given().map(|(cost, _)| cost.amount()).fold(0.0, f64::max);
        let mut of_question: HashMap<usize, f64> = HashMap::new();
        for (cost, question) in given() {
            let most = of_question.entry(question).or_default();
            *most = most.max(cost.amount());
        }
        let costs: Vec<Option<f64>> = questions.iter().map(|question| of_question.get(question).copied()).collect();
        let not_given = costs.iter().filter(|cost| cost.is_none()).count();
        Some(AskCosts { amounts: costs.iter().map(|cost| cost.unwrap_or(dearest)).collect(), in_hours, not_given })
    }
}
