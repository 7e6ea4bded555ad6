//! What each way asks, one question after the other.

use super::super::pairs::{others, pairs};
use super::ends;
use super::interview::{Answer, Question, Wants};
use crate::cli::args::Way;
use crate::cli::paragraph;
use crate::cli::scales;
use crate::lang::{Lang, zh};
use crate::rubric::Rubric;

/// A way with the rubric it asks about.
pub(super) struct Asked<'r> {
    pub way: Way,
    pub rubric: &'r Rubric,
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
            return lang
                .pick(
                    "The only criterion has all the weight: there is nothing to ask.",
                    "只有一条标准，全部权重归它，不用问。",
                )
                .to_owned();
        }
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
                text: lang
                    .pick("Which step matters most? Its number, id or name:", "哪一步最要紧？输入编号、id 或名称：")
                    .into(),
                wants: Wants::Criterion(all()),
            },
            Way::Swing => {
                let first = chosen(given, 0);
                let c = self.others(&[first])[k - 1];
                let [worst, best] = scales::ends(&self.rubric.criteria[c], lang);
                let (name, first) = (self.name(c), self.name(first));
                let question = match self.rubric.criteria[c].ask.get(lang) {
                    "" => String::new(),
                    ask => lang.pick(format!("{name} asks of an idea: {ask}\n"), format!("“{name}”问的是：{ask}\n")),
                };
                // A minus is no letter, and would stand close.
                let from = if worst.starts_with('-') { "从 " } else { "从" };
                let swing = lang.pick(
                    format!("{name}, from {worst} to {best}: what is it worth, if {first} is worth 100? 0–100:"),
                    zh(&[name, from, &worst, "到", &best, "：如果", first, "值 100 分，这一步值几分？0–100："]),
                );
                Question { text: question + &swing, wants: Wants::Points }
            }
            Way::Order => Question {
                text: lang
                    .pick(
                        "Most important first, > between them, = where two matter alike: 3>1=2. Numbers, ids or names:",
                        "最重要的在前，用 > 隔开，同样重要的用 = 连接，例如 3>1=2。可用编号、id 或名称：",
                    )
                    .into(),
                wants: Wants::Order,
            },
            Way::Pairs => {
                let [a, b] = self.pair(k).map(|c| self.name(c));
                Question {
                    text: self.how_many_times(a, b, lang.pick("3, 1/3, 1:", "3、1/3 或 1：")),
                    wants: Wants::Times(0.0),
                }
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
