//! What each way asks, one question after the other.

use super::super::pairs::{others, pairs};
use super::ends;
use super::interview::{Answer, Question, Wants};
use crate::cli::args::Way;
use crate::cli::screen::paragraph;
use crate::lang::{Lang, Word};
use crate::rubric::Rubric;
use crate::say::interview as say;

/// A way with the rubric it asks about.
pub(super) struct Asked<'r> {
    pub way: Way,
    pub rubric: &'r Rubric,
    /// The worst and the best evidence of each criterion.
    pub ends: Vec<[String; 2]>,
    pub lang: Lang,
}

impl Asked<'_> {
    /// The number of criteria.
    pub fn n(&self) -> usize {
        self.rubric.criteria.len()
    }

    /// The name of a criterion.
    pub fn name(&self, c: usize) -> &str {
        self.rubric.criteria[c].name.get(self.lang)
    }

    /// How many questions there are.
    pub fn count(&self) -> usize {
        let n = self.n();
        match self.way {
            _ if n == 1 => 0,
            Way::Swing => n,
            Way::Order => 1,
            Way::Pairs => n * (n - 1) / 2,
            // The best, the worst, the two with each other, and each other with both.
            Way::BestWorst => 2 * n - 1,
        }
    }

    /// What is said before the first question.
    pub fn opening(&self) -> String {
        let (lang, count) = (self.lang, self.count());
        if count == 0 {
            return say::ONLY_CRITERION.get(lang).to_owned();
        }
        let (what, keys) = (paragraph(say::opening(self.way).get(lang)), paragraph(&say::keys(count, lang)));
        format!("{what}\n\n{}\n{keys}", ends::listed(self.rubric, &self.ends, lang))
    }

    /// The question after these answers; none where they suffice.
    pub fn next(&self, given: &[Answer]) -> Option<Question> {
        if given.len() >= self.count() {
            return None;
        }
        let (lang, k) = (self.lang, given.len());
        let fixed = |text: Word, wants: Wants| Question { text: text.get(lang).to_owned(), wants };
        let all = || (0..self.n()).collect();
        Some(match self.way {
            Way::Swing if k == 0 => fixed(say::MOST_URGENT_STEP, Wants::Criterion(all())),
            Way::Swing => {
                let first = chosen(given, 0);
                Question { text: self.swing(self.others(&[first])[k - 1], first), wants: Wants::Points }
            }
            Way::Order => fixed(say::ORDER, Wants::Order),
            Way::Pairs => {
                let text = say::how_many_times(self.pair(k).map(|c| self.name(c)), false, lang);
                Question { text, wants: Wants::Times(0.0) }
            }
            Way::BestWorst if k == 0 => fixed(say::MOST_IMPORTANT, Wants::Criterion(all())),
            Way::BestWorst if k == 1 => fixed(say::LEAST_IMPORTANT, Wants::Criterion(self.others(&[chosen(given, 0)]))),
            Way::BestWorst => {
                let (best, worst) = (chosen(given, 0), chosen(given, 1));
                let others = self.others(&[best, worst]);
                let pair = match k - 2 {
                    0 => [best, worst],
                    k if k <= others.len() => [best, others[k - 1]],
                    k => [others[k - 1 - others.len()], worst],
                };
                let text = say::how_many_times(pair.map(|c| self.name(c)), true, lang);
                Question { text, wants: Wants::Times(1.0) }
            }
        })
    }

    /// What the step of a criterion is worth beside that of the most important one.
    fn swing(&self, c: usize, most: usize) -> String {
        let (name, lang) = (self.name(c), self.lang);
        let step = say::step(name, self.ends[c].each_ref().map(String::as_str), self.name(most), lang);
        match self.rubric.criteria[c].ask.get(lang) {
            "" => step,
            asks => format!("{}\n{step}", say::of_an_idea(name, asks, lang)),
        }
    }

    /// All criteria but these.
    pub fn others(&self, but: &[usize]) -> Vec<usize> {
        others(but, self.rubric)
    }

    /// The k-th pair.
    pub fn pair(&self, k: usize) -> [usize; 2] {
        pairs(&self.others(&[])).nth(k).expect("there are as many questions as pairs")
    }
}

/// The criterion of an answer.
pub(super) fn chosen(given: &[Answer], k: usize) -> usize {
    match given[k] {
        Answer::Criterion(c) => c,
        _ => unreachable!("this question wants a criterion"),
    }
}

/// The numbers among answers.
pub(super) fn numbers(answers: &[Answer]) -> impl Iterator<Item = f64> {
    answers.iter().map(|answer| match answer {
        Answer::Number(x) => *x,
        _ => unreachable!("these questions want numbers"),
    })
}
