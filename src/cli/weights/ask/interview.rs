//! Questions one after the other: back, keep, ask again.

use super::super::amounts::plain;
use super::ways::Asked;
use crate::cli::context::{Context, Exit, Outcome, Stop};
use crate::cli::screen::{ask, paragraph};
use crate::identity;
use crate::lang::{Lang, Word};
use crate::say::interview::{self as say, BACK, FIRST_QUESTION, QUIT, STOPPED};
use std::io::BufRead;

/// An answer that was understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    /// A criterion, by its place in the rubric.
    Criterion(usize),
    /// Points, or how many times.
    Number(f64),
    /// The rank of each criterion, from 1; none of those not named.
    Order(Vec<Option<usize>>),
}

/// A question, in the language of the output.
pub(super) struct Question {
    pub text: String,
    pub wants: Wants,
}

/// What would be an answer.
pub(super) enum Wants {
    /// One of these criteria.
    Criterion(Vec<usize>),
    /// Points from 0 to 100.
    Points,
    /// How many times: at least this, or above zero.
    Times(f64),
    /// An order.
    Order,
}

impl Wants {
    /// In a sentence.
    pub fn sentence(&self) -> Word {
        match self {
            Wants::Criterion(_) => say::A_CRITERION,
            Wants::Points => say::FROM_0_TO_100,
            Wants::Times(least) if *least > 0.0 => say::TIMES_FROM_ONE,
            Wants::Times(_) => say::TIMES_ABOVE_0,
            Wants::Order => say::AN_ORDER,
        }
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed<'a> {
    Back,
    Quit,
    Nothing,
    Answer(&'a str),
}

impl Asked<'_> {
    /// What a line means: a key, nothing or an answer. A criterion may be called as a key is.
    pub fn meant<'a>(&self, line: &'a str, wants: &Wants) -> Typed<'a> {
        let (text, key) = (identity::trim(line), plain(line));
        let names_criterion = || matches!(wants, Wants::Criterion(_) | Wants::Order) && self.criterion(text).is_some();
        match key.as_str() {
            "" => Typed::Nothing,
            key if BACK.contains(&key) && !names_criterion() => Typed::Back,
            key if QUIT.contains(&key) && !names_criterion() => Typed::Quit,
            _ => Typed::Answer(text),
        }
    }
}

/// Asks until nothing is left to be asked. Where the answers end before that, nothing is done.
pub(super) fn interview(asked: &Asked, input: &mut impl BufRead, context: &Context) -> Outcome<Vec<Answer>> {
    let lang = context.lang;
    ask(&format!("{}\n\n", asked.opening()))?;
    let mut given: Vec<Answer> = Vec::new();
    // What was answered before somebody went back, the next one last.
    let mut before: Vec<Answer> = Vec::new();
    while let Some(question) = asked.next(&given) {
        if !given.is_empty() || !before.is_empty() {
            ask("\n")?;
        }
        let kept = before.last().map_or(String::new(), |answer| format!(" [{}]", asked.in_words(answer)));
        let text = paragraph(&format!("{}/{}  {}", given.len() + 1, asked.count(), question.text));
        ask(&format!("{text}{kept}\n> "))?;
        let Some(line) = line(input)? else {
            return stopped(lang);
        };
        match asked.meant(&line, &question.wants) {
            Typed::Quit => return stopped(lang),
            Typed::Back => match given.pop() {
                Some(answer) => before.push(answer),
                None => ask(&format!("{}\n", FIRST_QUESTION.get(lang)))?,
            },
            Typed::Nothing => match before.pop() {
                Some(answer) => given.push(answer),
                None => ask(&format!("{}\n", question.wants.sentence().get(lang)))?,
            },
            Typed::Answer(text) => match asked.read(text, &question.wants) {
                Ok(answer) => {
                    // Another choice makes other questions of those that follow.
                    let same = before.pop().is_none_or(|old| old == answer || matches!(answer, Answer::Number(_)));
                    if !same {
                        before.clear();
                    }
                    given.push(answer);
                    if let Some(so_far) = asked.so_far(&given) {
                        ask(&format!("{so_far}\n"))?;
                    }
                }
                Err(why) => ask(&format!("{}\n", paragraph(&why)))?,
            },
        }
    }
    ask("\n")?;
    Ok(given)
}

/// Ends before all is answered.
fn stopped<T>(lang: Lang) -> Outcome<T> {
    ask(&format!("\n{}\n", STOPPED.get(lang)))?;
    Err(Stop::Told(Exit::Stopped))
}

/// A line without its end; none at the end of the input.
fn line(input: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = input.read_until(b'\n', &mut bytes)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}
