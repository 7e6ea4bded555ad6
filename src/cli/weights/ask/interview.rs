//! The interview: parses typed answers, asks again when one is not understood, goes back on request.

use super::super::amounts::{CheckedWord, plain, points, times};
use super::super::form::is_times;
use super::super::listed::{is_sign, ranks};
use super::questions::{Answer, Questions, Wants, chosen, numbers};
use crate::analysis::rounding::shown;
use crate::analysis::weights::shares::shares;
use crate::cli::context::{Context, Exit, Outcome, Stop};
use crate::cli::names::Names;
use crate::cli::screen::{ask, paragraph};
use crate::cli::typed::parts;
use crate::identity;
use crate::lang::Lang;
use crate::say::interview::{
    BACK, FIRST_QUESTION, MORE_THAN_ALL, QUIT, STOPPED, chosen_already, not_understood, so_far,
};
use crate::say::weights;
use crate::say::weights::Elicitation;
use std::io::BufRead;

/// What was typed on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputLine<'a> {
    Back,
    Quit,
    Nothing,
    Answer(&'a str),
}

impl Questions<'_> {
    /// What a line means: a key, nothing or an answer. If a criterion has the name of a key, it wins.
    pub fn meant<'a>(&self, line: &'a str, wants: &Wants) -> InputLine<'a> {
        let (text, key) = (identity::trim(line), plain(line));
        let names_criterion = || matches!(wants, Wants::Criterion(_) | Wants::Order) && self.criterion(text).is_some();
        match key.as_str() {
            "" => InputLine::Nothing,
            key if BACK.contains(&key) && !names_criterion() => InputLine::Back,
            key if QUIT.contains(&key) && !names_criterion() => InputLine::Quit,
            _ => InputLine::Answer(text),
        }
    }
}

/// Asks until no question is left. If the input ends before that, the command stops.
pub(super) fn interview(asked: &Questions, input: &mut impl BufRead, context: &Context) -> Outcome<Vec<Answer>> {
    let lang = context.lang;
    ask(&format!("{}\n\n", asked.opening()))?;
    let mut given: Vec<Answer> = Vec::new();
    // Answers given before going back, the next one last.
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
            InputLine::Quit => return stopped(lang),
            InputLine::Back => match given.pop() {
                Some(answer) => before.push(answer),
                None => ask(&format!("{}\n", FIRST_QUESTION.get(lang)))?,
            },
            InputLine::Nothing => match before.pop() {
                Some(answer) => given.push(answer),
                None => ask(&format!("{}\n", question.wants.sentence().get(lang)))?,
            },
            InputLine::Answer(text) => match asked.read(text, &question.wants) {
                Ok(answer) => {
                    // Another choice changes the questions that follow.
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

/// Stops before all is answered.
fn stopped<T>(lang: Lang) -> Outcome<T> {
    ask(&format!("\n{}\n", STOPPED.get(lang)))?;
    Err(Stop::Told(Exit::Stopped))
}

/// A line of the input; `None` at its end.
fn line(input: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = input.read_until(b'\n', &mut bytes)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

impl Questions<'_> {
    /// The criterion with this id, name or number in the list.
    pub fn criterion(&self, text: &str) -> Option<usize> {
        let by_number = || plain(text).parse::<usize>().ok().filter(|n| (1..=self.n()).contains(n)).map(|n| n - 1);
        Names::of_criteria(self.rubric).one(text).or_else(by_number)
    }

    /// Parses an answer, or returns why it is not one.
    pub fn read(&self, text: &str, wants: &Wants) -> Result<Answer, String> {
        let lang = self.lang;
        let answer = match wants {
            Wants::Criterion(allowed) => match self.criterion(text) {
                Some(c) if !allowed.contains(&c) => return Err(chosen_already(self.name(c), lang)),
                chosen => chosen.map(Answer::Criterion),
            },
            Wants::Points => match points(text) {
                Some(points) if points > 100.0 => return Err(MORE_THAN_ALL.get(lang).to_owned()),
                points => points.map(Answer::Number),
            },
            Wants::Times(least) => times(text).filter(|x| is_times(*x, *least)).map(Answer::Number),
            Wants::Order => self.order(text),
        };
        answer.ok_or_else(|| not_understood(text, wants.sentence(), lang))
    }

    /// Parses an order in which numbers of the list may stand for ids.
    fn order(&self, text: &str) -> Option<Answer> {
        let mut spelled = String::new();
        let masked = Names::of_criteria(self.rubric).masked(text);
        let mut end = 0;
        for (_, range) in parts(&masked, is_sign) {
            let (between, name) = (&text[end..range.start], &text[range.clone()]);
            spelled += between;
            spelled += self.criterion(name).map_or(name, |c| &self.rubric.criteria[c].id);
            end = range.end;
        }
        spelled += &text[end..];
        let mut word = CheckedWord::new("--ask", &spelled);
        let ranks = ranks(&spelled, self.rubric, &mut word);
        word.is_sound().then_some(Answer::Order(ranks))
    }

    /// An earlier answer in words, offered again.
    pub fn in_words(&self, answer: &Answer) -> String {
        match answer {
            Answer::Criterion(c) => self.name(*c).to_owned(),
            Answer::Number(x) => weights::times(*x),
            Answer::Order(_) => String::new(),
        }
    }

    /// The shares so far, if points are given.
    pub fn so_far(&self, given: &[Answer]) -> Option<String> {
        if self.way != Elicitation::Swing || given.len() < 2 {
            return None;
        }
        let first = chosen(given, 0);
        let criteria = [first].into_iter().chain(self.others(&[first])).take(given.len());
        let points: Vec<f64> = [100.0].into_iter().chain(numbers(&given[1..])).collect();
        let shares: Vec<(&str, String)> = criteria.map(|c| self.name(c)).zip(shown(&shares(&points))).collect();
        Some(paragraph(&so_far(&shares, self.lang)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Findings, Sources};
    use crate::lang::Lang;
    use crate::rubric::{self, Rubric};

    const THREE: &str = "[[criterion]]\nid = \"revenue_now\"\nname = { en = \"Revenue now\", zh = \"收入\" }\nweight = 3\n\
         evidence = \"x\"\nvalue = { linear = [0, 1] }\n[[criterion]]\nid = \"q\"\nname = { en = \"Moat\", zh = \"壁垒\" }\nweight = 1\n\
         evidence = \"y\"\nvalue = { linear = [0, 1] }\n[[criterion]]\nid = \"渠道\"\nweight = 1\nevidence = \"z\"\nvalue = { linear = [0, 1] }\n";

    fn rubric() -> Rubric {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let source = sources.add("criteria.toml", THREE.as_bytes());
        rubric::read(source, &sources, &[], &mut findings).0.expect("it is valid")
    }

    fn asked(rubric: &Rubric, lang: Lang) -> Questions<'_> {
        Questions { way: Elicitation::Swing, rubric, ends: Vec::new(), lang }
    }

    #[test]
    fn answers_are_understood_in_either_language() {
        let rubric = rubric();
        let asked = asked(&rubric, Lang::Zh);
        let read = |text: &str, wants: &Wants| asked.read(text, wants);
        let all = || Wants::Criterion(vec![0, 1, 2]);
        for text in ["1", "１", "revenue_now", "Revenue now", "REVENUE  now", "收入"] {
            assert_eq!(read(text, &all()), Ok(Answer::Criterion(0)), "{text}");
        }
        for (text, points) in [("60", 60.0), ("６０分", 60.0), ("60 points", 60.0), ("一样", 100.0), ("half", 50.0)]
        {
            assert_eq!(read(text, &Wants::Points), Ok(Answer::Number(points)), "{text}");
        }
        for (text, x) in [("两倍", 2.0), ("2x", 2.0), ("twice", 2.0), ("一半", 0.5), ("same", 1.0), ("１／４", 0.25)]
        {
            assert_eq!(read(text, &Wants::Times(0.0)), Ok(Answer::Number(x)), "{text}");
        }
        for text in ["3>1=2", "3 ＞ 1 ＝ 2", "渠道 > 收入 = 壁垒", "渠道》Revenue now～q", "３＞１＝２"]
        {
            assert_eq!(read(text, &Wants::Order), Ok(Answer::Order(vec![Some(2), Some(2), Some(1)])), "{text}");
        }
    }

    #[test]
    fn what_is_no_answer_is_told() {
        let rubric = rubric();
        let asked = asked(&rubric, Lang::Zh);
        let refused = |text: &str, wants: &Wants| asked.read(text, wants).expect_err(text);
        assert_eq!(refused("4", &Wants::Criterion(vec![0])), "看不懂“4”。请输入列表里的编号、id 或名称。");
        assert_eq!(refused("一样", &Wants::Criterion(vec![0])), "看不懂“一样”。请输入列表里的编号、id 或名称。");
        assert_eq!(refused("收入", &Wants::Criterion(vec![1])), "收入已经选过了。");
        assert_eq!(refused("-1", &Wants::Points), "看不懂“-1”。请输入 0 到 100 之间的数。");
        for text in ["120", "两倍", "2x"] {
            assert_eq!(refused(text, &Wants::Points), MORE_THAN_ALL.zh, "{text}");
        }
        for text in ["0", "-2", "1e9", "很多", "60分"] {
            assert!(refused(text, &Wants::Times(0.0)).starts_with("看不懂“"), "{text}");
        }
        assert!(refused("一半", &Wants::Times(1.0)).ends_with("请输入 1 到 1000 之间的数。"));
        for text in ["3 > 1 >", "2 > 别的", "1 ≥ 2", "1，2"] {
            assert!(refused(text, &Wants::Order).ends_with("请输入一个顺序，例如 3 > 1 = 2。"), "{text}");
        }
    }

    #[test]
    fn keys_go_back_and_quit_unless_a_criterion_is_called_so() {
        let rubric = rubric();
        let asked = asked(&rubric, Lang::En);
        for key in ["b", "B", "ｂ", " back ", "返回", "上一题"] {
            assert_eq!(asked.meant(key, &Wants::Points), InputLine::Back, "{key}");
        }
        for key in ["q", "Q", "ｑ", "quit", "退出\r\n"] {
            assert_eq!(asked.meant(key, &Wants::Points), InputLine::Quit, "{key}");
        }
        assert_eq!(asked.meant("\u{3000}\n", &Wants::Points), InputLine::Nothing);
        assert_eq!(asked.meant(" 60 \n", &Wants::Points), InputLine::Answer("60"));
        assert_eq!(asked.meant("q\n", &Wants::Criterion(vec![0, 1])), InputLine::Answer("q"));
        assert_eq!(asked.meant("quit\n", &Wants::Criterion(vec![0, 1])), InputLine::Quit);
    }
}
