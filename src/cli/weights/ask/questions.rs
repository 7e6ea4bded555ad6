//! The questions of each way to state weights, in order, and the statement that the answers make.

use super::super::pairs::pairs;
use super::super::statement::Statement;
use crate::analysis::weights::best_worst::Comparisons;
use crate::cli::screen::{paragraph, screen_width};
use crate::export::Columns;
use crate::lang::{Lang, Word};
use crate::rubric::Rubric;
use crate::say::weights::Elicitation;
use crate::say::weights::scales::{FROM_WORST, TO_BEST};
use crate::say::{heads, interview as say};

/// An answer that was understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    /// A criterion, by its place in the rubric.
    Criterion(usize),
    /// Points, or how many times.
    Number(f64),
    /// The rank of each criterion, from 1; `None` if it was not named.
    Order(Vec<Option<usize>>),
}

/// A question, in the language of the output.
pub(super) struct Question {
    pub text: String,
    pub wants: Wants,
}

/// What counts as an answer.
pub(super) enum Wants {
    /// One of these criteria.
    Criterion(Vec<usize>),
    /// Points from 0 to 100.
    Points,
    /// How many times as important: at least this, and above zero.
    Times(f64),
    /// An order.
    Order,
}

impl Wants {
    /// The same in a sentence.
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

/// One way to state weights, with the rubric it asks about.
pub(super) struct Questions<'r> {
    pub way: Elicitation,
    pub rubric: &'r Rubric,
    /// The worst and the best evidence of each criterion.
    pub ends: Vec<[String; 2]>,
    pub lang: Lang,
}

impl Questions<'_> {
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
            Elicitation::Swing => n,
            Elicitation::Order => 1,
            Elicitation::Pairs => n * (n - 1) / 2,
            // The best, the worst, the two with each other, and each other with both.
            Elicitation::BestWorst => 2 * n - 1,
        }
    }

    /// The text before the first question.
    pub fn opening(&self) -> String {
        let (lang, count) = (self.lang, self.count());
        if count == 0 {
            return say::ONLY_CRITERION.get(lang).to_owned();
        }
        let (what, keys) = (paragraph(say::opening(self.way).get(lang)), paragraph(&say::keys(count, lang)));
        format!("{what}\n\n{}\n{keys}", listed(self.rubric, &self.ends, lang))
    }

    /// The question after these answers; `None` if they suffice.
    pub fn next(&self, given: &[Answer]) -> Option<Question> {
        if given.len() >= self.count() {
            return None;
        }
        let (lang, k) = (self.lang, given.len());
        let fixed = |text: Word, wants: Wants| Question { text: text.get(lang).to_owned(), wants };
        let all = || (0..self.n()).collect();
        Some(match self.way {
            Elicitation::Swing if k == 0 => fixed(say::MOST_URGENT_STEP, Wants::Criterion(all())),
            Elicitation::Swing => {
                let first = chosen(given, 0);
                Question { text: self.swing(self.others(&[first])[k - 1], first), wants: Wants::Points }
            }
            Elicitation::Order => fixed(say::ORDER, Wants::Order),
            Elicitation::Pairs => {
                let text = say::how_many_times(self.pair(k).map(|c| self.name(c)), false, lang);
                Question { text, wants: Wants::Times(0.0) }
            }
            Elicitation::BestWorst if k == 0 => fixed(say::MOST_IMPORTANT, Wants::Criterion(all())),
            Elicitation::BestWorst if k == 1 => {
                fixed(say::LEAST_IMPORTANT, Wants::Criterion(self.others(&[chosen(given, 0)])))
            }
            Elicitation::BestWorst => {
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

    /// Asks what the step of a criterion is worth beside that of the most important one.
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
        (0..self.n()).filter(|c| !but.contains(c)).collect()
    }

    /// The k-th pair.
    pub fn pair(&self, k: usize) -> [usize; 2] {
        pairs(&self.others(&[])).nth(k).expect("there are as many questions as pairs")
    }
}

/// The criterion of the k-th answer.
pub(super) fn chosen(given: &[Answer], k: usize) -> usize {
    match given[k] {
        Answer::Criterion(c) => c,
        _ => unreachable!("this question wants a criterion"),
    }
}

/// The numbers of these answers.
pub(super) fn numbers(answers: &[Answer]) -> impl Iterator<Item = f64> {
    answers.iter().map(|answer| match answer {
        Answer::Number(x) => *x,
        _ => unreachable!("these questions want numbers"),
    })
}

impl Questions<'_> {
    /// The statement that all answers make.
    pub fn said(&self, answers: &[Answer]) -> Statement {
        let n = self.n();
        match (self.way, answers) {
            // With a single criterion there is nothing to ask.
            (Elicitation::Order, []) => Statement::Order(vec![Some(1)]),
            (Elicitation::Swing, []) => Statement::Swing(vec![Some(100.0)]),
            (Elicitation::BestWorst, []) => {
                let comparisons = Comparisons { best: 0, worst: 0, best_to: vec![1.0], to_worst: vec![1.0] };
                Statement::BestWorst { criteria: vec![0], comparisons }
            }
            (_, [Answer::Order(ranks), ..]) => Statement::Order(ranks.clone()),
            (Elicitation::Swing | Elicitation::Order, _) => {
                let first = chosen(answers, 0);
                let mut points = vec![None; n];
                points[first] = Some(100.0);
                self.others(&[first]).into_iter().zip(numbers(&answers[1..])).for_each(|(c, x)| points[c] = Some(x));
                Statement::Swing(points)
            }
            (Elicitation::Pairs, _) => {
                let mut matrix = vec![vec![1.0; n]; n];
                for (k, x) in numbers(answers).enumerate() {
                    let [a, b] = self.pair(k);
                    (matrix[a][b], matrix[b][a]) = (x, 1.0 / x);
                }
                Statement::Pairs { criteria: (0..n).collect(), matrix }
            }
            (Elicitation::BestWorst, _) => {
                let (best, worst) = (chosen(answers, 0), chosen(answers, 1));
                let others = self.others(&[best, worst]);
                let said: Vec<f64> = numbers(&answers[2..]).collect();
                let (mut best_to, mut to_worst) = (vec![1.0; n], vec![1.0; n]);
                (best_to[worst], to_worst[best]) = (said[0], said[0]);
                for (k, &c) in others.iter().enumerate() {
                    (best_to[c], to_worst[c]) = (said[1 + k], said[1 + others.len() + k]);
                }
                let comparisons = Comparisons { best, worst, best_to, to_worst };
                Statement::BestWorst { criteria: (0..n).collect(), comparisons }
            }
        }
    }
}

/// The table of criteria, with a number to type and both ends of their scales.
fn listed(rubric: &Rubric, ends: &[[String; 2]], lang: Lang) -> String {
    let criterion = |(n, _): &(usize, &[String; 2])| &rubric.criteria[*n];
    let columns = Columns::<(usize, &[String; 2])>::empty()
        .right("number", "", |(n, _)| n + 1)
        .left("name", heads::CRITERION.get(lang), |row| criterion(row).name.get(lang))
        .left("worst", FROM_WORST.get(lang), |(_, [worst, _])| worst)
        .left("best", TO_BEST.get(lang), |(_, [_, best])| best)
        .note("read", "", |row| match criterion(row).evidence.expr.as_column() {
            Some(_) => String::new(),
            None => format!("= {}", criterion(row).evidence.text),
        });
    let table = columns.table(ends.iter().enumerate());
    table.on_screen(screen_width())
}
