//! Answers as typed: understood, or told why not; and what they come to so far.

use super::super::order::{is_sign, ranks};
use super::super::pairs::{is_times, number};
use super::super::swing::points_of;
use super::super::word::Word;
use super::super::{criterion, words};
use super::interview::{Answer, Wants};
use super::ways::{Asked, chosen, numbers};
use crate::analysis::rounding::shown;
use crate::analysis::weights::swing::swing;
use crate::cli::args::Way;
use crate::cli::paragraph;
use crate::lang::zh;

impl Asked<'_> {
    /// What would be an answer, in words.
    pub fn wanted(&self, wants: &Wants) -> String {
        let lang = self.lang;
        match wants {
            Wants::Criterion(_) => {
                lang.pick("A number from the list, an id or a name belongs here.", "请输入列表里的编号、id 或名称。")
            }
            Wants::Points => lang.pick("A number from 0 to 100 belongs here.", "请输入 0 到 100 之间的数。"),
            Wants::Times(least) if *least > 0.0 => {
                lang.pick("A number from 1 to 1000 belongs here.", "请输入 1 到 1000 之间的数。")
            }
            Wants::Times(_) => lang.pick(
                "A number from 1/1000 to 1000 belongs here: 3, 1/3 or 0.5.",
                "请输入 1/1000 到 1000 之间的数：3、1/3 或 0.5。",
            ),
            Wants::Order => lang.pick("An order belongs here, such as 3 > 1 = 2.", "请输入一个顺序，例如 3 > 1 = 2。"),
        }
        .to_owned()
    }

    /// The criterion that a number of the list, an id or a name means.
    fn criterion(&self, text: &str) -> Option<usize> {
        let by_number = || text.parse::<usize>().ok().filter(|n| (1..=self.n()).contains(n)).map(|n| n - 1);
        criterion(self.rubric, text).or_else(by_number)
    }

    /// An answer as typed, or why it is none.
    pub fn read(&self, text: &str, wants: &Wants) -> Result<Answer, String> {
        let lang = self.lang;
        match wants {
            Wants::Criterion(allowed) => match self.criterion(text) {
                Some(c) if allowed.contains(&c) => Ok(Answer::Criterion(c)),
                Some(c) => {
                    let name = self.name(c);
                    Err(lang.pick(format!("{name} is chosen already."), zh(&[name, "已经选过了。"])))
                }
                None => Err(self.not_understood(text, wants)),
            },
            Wants::Points => match points_of(text) {
                Some(points) if points <= 100.0 => Ok(Answer::Number(points)),
                Some(_) => Err(lang
                    .pick(
                        "More than 100 would be more than the most important step: go back (b) and choose this one first.",
                        "超过 100 就比最要紧的一步还要紧了：请输入 b 返回，改选这一条。",
                    )
                    .to_owned()),
                None => Err(self.not_understood(text, wants)),
            },
            Wants::Times(least) => {
                let times = number(text).filter(|x| is_times(*x, *least));
                times.map(Answer::Number).ok_or_else(|| self.not_understood(text, wants))
            }
            Wants::Order => self.order(text).ok_or_else(|| self.not_understood(text, wants)),
        }
    }

    /// An order in which numbers of the list stand for ids.
    fn order(&self, text: &str) -> Option<Answer> {
        let mut spelled = String::new();
        for part in text.split_inclusive(is_sign) {
            let word = part.trim_end_matches(is_sign);
            match self.criterion(word.trim()) {
                Some(c) => spelled += &self.rubric.criteria[c].id,
                None => spelled += word,
            }
            spelled += &part[word.len()..];
        }
        let mut word = Word::new("--ask", &spelled);
        let ranks = ranks(&spelled, self.rubric, &mut word);
        word.is_sound().then_some(Answer::Order(ranks))
    }

    fn not_understood(&self, text: &str, wants: &Wants) -> String {
        let wanted = self.wanted(wants);
        self.lang.pick(format!("`{text}` is not understood. {wanted}"), format!("看不懂“{text}”。{wanted}"))
    }

    /// An answer given before, to be kept.
    pub fn in_words(&self, answer: &Answer) -> String {
        match answer {
            Answer::Criterion(c) => self.name(*c).to_owned(),
            Answer::Number(x) => words::times(*x),
            Answer::Order(_) => String::new(),
        }
    }

    /// The shares so far, where points are given.
    pub fn so_far(&self, given: &[Answer]) -> Option<String> {
        if self.way != Way::Swing || given.len() < 2 {
            return None;
        }
        let first = chosen(given, 0);
        let criteria: Vec<usize> = [first].into_iter().chain(self.others(&[first])).take(given.len()).collect();
        let points: Vec<f64> = [100.0].into_iter().chain(numbers(&given[1..])).collect();
        let shares = shown(&swing(&points));
        let part = |(c, share): (&usize, &String)| {
            let name = self.name(*c);
            self.lang.pick(format!("{name} {share} %"), format!("{name} {share}%"))
        };
        let parts: Vec<String> = criteria.iter().zip(&shares).map(part).collect();
        let parts = parts.join(self.lang.pick(", ", "，"));
        Some(paragraph(&self.lang.pick(format!("So far: {parts}"), format!("目前：{parts}"))))
    }
}
