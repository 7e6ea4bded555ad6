//! What each way asks, and what its answers come to.

use super::super::order::ranks;
use super::super::pairs::number;
use super::super::said::Said;
use super::super::swing::points_of;
use super::super::word::Word;
use super::super::{criterion, words};
use super::ends;
use super::interview::{Answer, Question, Wants};
use crate::analysis::rounding::shown;
use crate::analysis::weights::best_worst::Comparisons;
use crate::analysis::weights::swing::swing;
use crate::cli::args::Way;
use crate::cli::paragraph;
use crate::lang::{Lang, zh};
use crate::rubric::Rubric;

/// A way with the rubric it asks about.
pub(super) struct Asked<'r> {
    pub way: Way,
    pub rubric: &'r Rubric,
    pub lang: Lang,
}

impl Asked<'_> {
    fn n(&self) -> usize {
        self.rubric.criteria.len()
    }

    fn name(&self, c: usize) -> &str {
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
        let what = match self.way {
            Way::Swing => lang.pick(
                "Imagine an idea that stands at the worst end of every scale. You may lift it on one of them, from the worst end to the best: what is that worth to you?",
                "设想一个创意，每条标准都处在最差的一端。你可以把其中一条从最差提到最好：这一步对你值多少？",
            ),
            Way::Order => lang.pick(
                "Put the criteria in order: which step from the worst to the best end matters most?",
                "给标准排个序：哪一条从最差到最好的这一步最要紧？",
            ),
            Way::Pairs => lang.pick(
                "Two criteria at a time: how many times as important is the step from worst to best of the first, beside that of the second?",
                "每次比较两条标准：第一条从最差到最好的这一步，重要程度是第二条的几倍？",
            ),
            Way::BestWorst => lang.pick(
                "First the criterion that matters most and the one that matters least; then how the others compare with these two.",
                "先选出最重要和最不重要的标准，再把其余标准分别和这两条比较。",
            ),
        };
        let keys = match (lang, count) {
            (Lang::En, 1) => "One question. Ctrl-D stops.".to_owned(),
            (Lang::En, _) => format!("{count} questions. b goes back, Enter keeps an earlier answer, Ctrl-D stops."),
            (Lang::Zh, 1) => "共 1 个问题。按 Ctrl-D 停止。".to_owned(),
            (Lang::Zh, _) => format!("共 {count} 个问题。输入 b 返回上一题，直接回车保留原来的回答，按 Ctrl-D 停止。"),
        };
        format!("{}\n\n{}\n{}", paragraph(what), ends::listed(self.rubric, lang), paragraph(&keys))
    }

    /// The question after these answers; none where they suffice.
    pub fn next(&self, given: &[Answer]) -> Option<Question> {
        if given.len() >= self.count() {
            return None;
        }
        let (lang, k) = (self.lang, given.len());
        let all = || (0..self.n()).collect();
        Some(match self.way {
            Way::Swing if k == 0 => Question {
                text: lang.pick("Which step matters most? Its number, id or name:", "哪一步最要紧？输入编号、id 或名称：").into(),
                wants: Wants::Criterion(all()),
            },
            Way::Swing => {
                let first = chosen(given, 0);
                let c = self.others(&[first])[k - 1];
                let [worst, best] = ends::ends(&self.rubric.criteria[c], lang);
                let (name, first) = (self.name(c), self.name(first));
                Question {
                    text: lang.pick(
                        format!("{name}, from {worst} to {best}: what is it worth, if {first} is worth 100? 0–100:"),
                        zh(&[name, &format!("从 {worst} 到 {best}：如果"), first, "值 100 分，这一步值几分？0–100："]),
                    ),
                    wants: Wants::Points,
                }
            }
            Way::Order => Question {
                text: lang
                    .pick(
                        "Numbers, ids or names, most important first, > between them, = where two matter alike (3 > 1 = 2):",
                        "输入编号、id 或名称，最重要的在前，用 > 隔开，同样重要的用 = 连接（3 > 1 = 2）：",
                    )
                    .into(),
                wants: Wants::Order,
            },
            Way::Pairs => {
                let [a, b] = self.pair(k).map(|c| self.name(c));
                Question { text: self.how_many_times(a, b, lang.pick("3, 1/3, 1:", "3、1/3 或 1：")), wants: Wants::Times(0.0) }
            }
            Way::BestWorst => self.best_worst(given),
        })
    }

    fn best_worst(&self, given: &[Answer]) -> Question {
        let (lang, k) = (self.lang, given.len());
        let text = |en: &str, zh: &str| lang.pick(en, zh).to_owned();
        let up = lang.pick("1 or more:", "不小于 1：");
        match k {
            0 => Question {
                text: text(
                    "Which criterion matters most? Its number, id or name:",
                    "哪条标准最重要？输入编号、id 或名称：",
                ),
                wants: Wants::Criterion((0..self.n()).collect()),
            },
            1 => Question {
                text: text("And which matters least?", "哪条最不重要？"),
                wants: Wants::Criterion(self.others(&[chosen(given, 0)])),
            },
            _ => {
                let (best, worst) = (chosen(given, 0), chosen(given, 1));
                let others = self.others(&[best, worst]);
                let (a, b) = match k - 2 {
                    0 => (best, worst),
                    k if k <= others.len() => (best, others[k - 1]),
                    k => (others[k - 1 - others.len()], worst),
                };
                Question { text: self.how_many_times(self.name(a), self.name(b), up), wants: Wants::Times(1.0) }
            }
        }
    }

    fn how_many_times(&self, a: &str, b: &str, hint: &str) -> String {
        self.lang.pick(
            format!("How many times as important as {b} is {a}? {hint}"),
            zh(&[a, "的重要程度是", b, &format!("的几倍？{hint}")]),
        )
    }

    /// All criteria but these.
    fn others(&self, but: &[usize]) -> Vec<usize> {
        (0..self.n()).filter(|c| !but.contains(c)).collect()
    }

    /// The k-th pair.
    fn pair(&self, k: usize) -> [usize; 2] {
        let mut pairs = (0..self.n()).flat_map(|a| (a + 1..self.n()).map(move |b| [a, b]));
        pairs.nth(k).expect("there are as many questions as pairs")
    }

    /// What would be an answer, in words.
    pub fn wanted(&self, wants: &Wants) -> String {
        let lang = self.lang;
        match wants {
            Wants::Criterion(_) => {
                lang.pick("A number from the list, an id or a name belongs here.", "请输入列表里的编号、id 或名称。")
            }
            Wants::Points => lang.pick("A number from 0 to 100 belongs here.", "请输入 0 到 100 之间的数。"),
            Wants::Times(least) if *least > 0.0 => {
                lang.pick("A number from 1 up belongs here.", "请输入不小于 1 的数。")
            }
            Wants::Times(_) => {
                lang.pick("A number above zero belongs here: 3, 1/3 or 0.5.", "请输入大于零的数：3、1/3 或 0.5。")
            }
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
                let times = number(text).filter(|x| *x > 0.0 && *x >= *least);
                times.map(Answer::Number).ok_or_else(|| self.not_understood(text, wants))
            }
            Wants::Order => self.order(text).ok_or_else(|| self.not_understood(text, wants)),
        }
    }

    /// An order in which numbers of the list stand for ids.
    fn order(&self, text: &str) -> Option<Answer> {
        let mut spelled = String::new();
        let is_sign = |c: char| "><=＞＜＝≻~～≥≤,，、;；".contains(c);
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

    /// What all answers come to.
    pub fn said(&self, answers: &[Answer]) -> Said {
        let n = self.n();
        match (self.way, answers) {
            (_, []) => Said::Order(vec![Some(1)]),
            (_, [Answer::Order(ranks), ..]) => Said::Order(ranks.clone()),
            (Way::Swing | Way::Order, _) => {
                let first = chosen(answers, 0);
                let mut points = vec![None; n];
                points[first] = Some(100.0);
                self.others(&[first]).into_iter().zip(numbers(&answers[1..])).for_each(|(c, x)| points[c] = Some(x));
                Said::Swing(points)
            }
            (Way::Pairs, _) => {
                let mut matrix = vec![vec![1.0; n]; n];
                for (k, x) in numbers(answers).enumerate() {
                    let [a, b] = self.pair(k);
                    (matrix[a][b], matrix[b][a]) = (x, 1.0 / x);
                }
                Said::Pairs { criteria: (0..n).collect(), left_out: Vec::new(), matrix }
            }
            (Way::BestWorst, _) => {
                let (best, worst) = (chosen(answers, 0), chosen(answers, 1));
                let others = self.others(&[best, worst]);
                let said: Vec<f64> = numbers(&answers[2..]).collect();
                let (mut best_to, mut to_worst) = (vec![1.0; n], vec![1.0; n]);
                (best_to[worst], to_worst[best]) = (said[0], said[0]);
                for (k, &c) in others.iter().enumerate() {
                    (best_to[c], to_worst[c]) = (said[1 + k], said[1 + others.len() + k]);
                }
                let comparisons = Comparisons { best, worst, best_to, to_worst };
                Said::BestWorst { criteria: (0..n).collect(), left_out: Vec::new(), comparisons }
            }
        }
    }
}

/// The criterion of an answer.
fn chosen(given: &[Answer], k: usize) -> usize {
    match given[k] {
        Answer::Criterion(c) => c,
        _ => unreachable!("this question wants a criterion"),
    }
}

/// The numbers among answers.
fn numbers(answers: &[Answer]) -> impl Iterator<Item = f64> {
    answers.iter().map(|answer| match answer {
        Answer::Number(x) => *x,
        _ => unreachable!("these questions want numbers"),
    })
}
