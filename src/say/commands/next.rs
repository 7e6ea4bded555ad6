//! The words of `dingzi next`.

use crate::lang::{Lang, Word, fixed, say, short, verb, whole};
use crate::say::certainty::OpenName;
use crate::say::draws::often;
use crate::say::lead::ALL_OUT;
use crate::say::names::some;
use crate::say::nouns;
use crate::say::punctuation::{bracketed, listed, sentences};

/// While the command runs.
pub const DRAWING: Word = Word::new("drawing open facts", "正在抽取待定项");

pub const FIND_OUT: Word = Word::new("find out", "要查清的");
pub const DECIDES: Word = Word::new("can change the lead", "能改变谁第一");
pub const COULD_EARN: Word = Word::new("could add", "最多加分");
pub const BEST_RANK: Word = Word::new("best rank", "名次最好到");
/// Points gained on average by asking.
pub const WORTH: Word = Word::new("worth", "平均多得");
const PER_HOUR: Word = Word::new("per hour", "每小时");
const PER_COST: Word = Word::new("per cost", "每份花费");
const ASK_HOURS: Word = Word::new("hours to ask", "要问几小时");
const ASK_COST: Word = Word::new("cost to ask", "问的花费");

/// Head of the points gained for what asking costs.
pub fn worth_per(in_hours: bool) -> Word {
    if in_hours { PER_HOUR } else { PER_COST }
}

/// Head of what asking costs.
pub fn ask_cost(in_hours: bool) -> Word {
    if in_hours { ASK_HOURS } else { ASK_COST }
}

/// What is open, in a table.
pub fn open(what: OpenName, lang: Lang) -> String {
    match what {
        OpenName::Criterion(name) => name.to_owned(),
        OpenName::Gate(name) => say!(lang, "gate {name}", "门槛：{name}"),
    }
}

/// A question, with what is known so far.
pub fn question(ask: &str, known: &str, lang: Lang) -> String {
    match (ask, known) {
        ("", known) => known.to_owned(),
        (ask, "") => ask.to_owned(),
        _ => say!(lang, "{ask} ({known})", "{ask}（{known}）"),
    }
}

/// Why nothing is listed.
pub enum Nothing<'a> {
    /// The idea asked about fails a gate.
    Out { name: &'a str, gate: &'a str },
    /// Everything is known about the idea asked about.
    Known { name: &'a str },
    /// Every idea fails a gate.
    AllOut,
    /// Everything that counts is known.
    AllKnown,
}

impl Nothing<'_> {
    pub fn sentence(&self, lang: Lang) -> String {
        let all_out = ALL_OUT.get(lang);
        match self {
            Nothing::Out { name, gate } => say!(
                lang,
                "{name} fails a gate ({gate}): nothing found out about its criteria would lift it.",
                "{name}没有通过门槛（{gate}）：查清其他各项也救不回来。"
            ),
            Nothing::Known { name } => {
                say!(lang, "Nothing is open: every fact of {name} is known.", "{name}没有待定项。")
            }
            Nothing::AllOut => say!(
                lang,
                "{all_out}: nothing found out about other criteria would lift one.",
                "{all_out}：查清其他各项也救不回来。"
            ),
            Nothing::AllKnown => {
                say!(lang, "Nothing is open: every fact that counts is known.", "没有待定项：该知道的都已知道。")
            }
        }
    }
}

/// How much more is open than is listed.
pub fn more(rest: usize, lang: Lang) -> String {
    let (number, facts, them) = (whole(rest), nouns::OPEN_FACT.of(rest), verb(rest, "it", "them"));
    say!(lang, "{number} more {facts}; --top shows {them}.", "另有 {number} 项待定，用 --top 查看。")
}

/// Which columns a list has, for what they mean.
pub struct Legend {
    pub draws: usize,
    pub seed: u64,
    /// Whether anything listed ever decides who is first.
    pub decides: bool,
    /// Whether asking for anything listed is worth something by itself; then the best rank is not shown.
    pub is_worth: bool,
    /// How many criteria do not say what asking costs, though others do.
    pub costs_missing: usize,
}

impl Legend {
    pub fn text(&self, lang: Lang) -> String {
        let Legend { seed, .. } = self;
        let [head, rank, points, worth] = [DECIDES, BEST_RANK, COULD_EARN, WORTH].map(|head| head.get(lang));
        let (draws, times) = (nouns::DRAW.count(self.draws, lang), whole(self.draws));
        let gained = say!(
            lang,
            "\"{worth}\": the points that knowing it before choosing gains on average.",
            "“{worth}”：选之前先查清它，平均能多得几分。"
        );
        let best = match self.is_worth {
            true => say!(lang, "\"{points}\": what the best answer would bring", "“{points}”：结果最好时能加几分"),
            false => say!(
                lang,
                "\"{points}\" and \"{rank}\": what the best answer would bring",
                "“{points}”和“{rank}”：结果最好时能加几分、到第几名"
            ),
        };
        let decides = match self.decides {
            true => say!(
                lang,
                "\"{head}\": in how many of {draws} of all open facts (seed {seed}) its best and its worst answer put different ideas first; {best}.",
                "“{head}”：对所有待定项随机取值 {times} 次（种子 {seed}），其中它的答案最好和最差会让不同创意居首的比例；{best}。"
            ),
            false => say!(
                lang,
                "{best}. In {draws} of all open facts (seed {seed}), none of these alone can change the lead.",
                "{best}。对所有待定项随机取值 {times} 次（种子 {seed}），没有一次单凭其中一项就能改变谁第一。"
            ),
        };
        let criteria = nouns::CRITERION.count(self.costs_missing, lang);
        let missing = match self.costs_missing {
            1 => say!(
                lang, "1 criterion has no ask_cost and counts as the dearest.",
                "有 {criteria}没写 ask_cost，按最贵的算。"
            ),
            _ => say!(
                lang, "{criteria} have no ask_cost and count as the dearest.",
                "有 {criteria}没写 ask_cost，按最贵的算。"
            ),
        };
        let said = [self.is_worth.then_some(gained), Some(decides), (self.costs_missing > 0).then_some(missing)];
        sentences(said.into_iter().flatten(), lang)
    }
}

/// What to choose today, and whether asking first is worth it.
pub struct NextAdvice<'a> {
    /// The idea with the most expected points, with those that could be chosen as well, and these points.
    pub choice: (&'a [&'a str], &'a str),
    /// Their open gates.
    pub gates: Vec<&'a str>,
    /// What knowing every open fact would gain on average, in points.
    pub gain: f64,
    pub asking: Asking<'a>,
}

/// Which answers are enough.
pub enum Asking<'a> {
    /// No criterion is open.
    Known,
    /// None is worth it; the first to ask for who wants to be surer who leads, and its idea.
    Stop { first: Option<(OpenName<'a>, &'a str)> },
    /// The choice is best in this share of draws already.
    Sure { share: f64 },
    /// These, each the fact and its idea: whoever leads then is best in this share of draws.
    Enough { facts: Vec<(&'a str, &'a str)>, cost: Option<AskingCost>, share: f64 },
    /// Of so many that were tried, none would do: whoever leads then is best in this share of draws at most.
    NotEnough { tried: usize, share: f64 },
}

/// What asking for some facts costs.
#[derive(Clone, Copy)]
pub struct AskingCost {
    pub amount: f64,
    pub in_hours: bool,
}

impl AskingCost {
    fn clause(self, lang: Lang) -> String {
        let amount = short(self.amount, 2);
        match self.in_hours {
            true => say!(lang, "{amount} h of asking", "要花 {amount} 小时"),
            false => say!(lang, "{amount} of what asking costs", "花费 {amount}"),
        }
    }
}

impl NextAdvice<'_> {
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let (names, points) = self.choice;
        let choice = some(names, lang);
        let mut said = vec![match names {
            [_] => say!(
                lang,
                "On what is known today, the one to choose is {choice}: {points} points on average over what is open.",
                "就现在所知，只选一个就选{choice}：待定项按平均算，得 {points} 分。"
            ),
            _ => say!(
                lang,
                "On what is known today, the one to choose is any of {choice}, which are level: {points} points on average over what is open.",
                "就现在所知，只选一个就从{choice}里选，它们得分相同：待定项按平均算，得 {points} 分。"
            ),
        }];
        let gates = listed(&self.gates, lang);
        let (its, they) = (verb(names.len(), "its", "their"), verb(names.len(), "它", "它们"));
        said.extend((!self.gates.is_empty()).then(|| {
            let gate = nouns::GATE.of(self.gates.len());
            say!(lang, "Settle {its} open {gate} first: {gates}.", "先定下{they}待定的门槛：{gates}。")
        }));
        match self.asking {
            Asking::Known => said.push(match self.gates.is_empty() {
                true => say!(lang, "No criterion is open.", "没有待定的标准。"),
                false => say!(lang, "Beyond that, no criterion is open.", "除此之外，没有待定的标准。"),
            }),
            Asking::Stop { first } => {
                said.push(self.stop(lang));
                said.extend(first.map(|(what, idea)| {
                    let what = what.in_words(lang);
                    say!(
                        lang,
                        "To be surer who leads, find out first: {what} of {idea}.",
                        "还想更确定谁第一，就先查清：{idea}的“{what}”。"
                    )
                }));
            }
            _ => {
                let gain = fixed(self.gain, 1);
                said.push(say!(
                    lang,
                    "Knowing every open criterion first would improve the choice by {gain} points on average.",
                    "先查清全部待定的标准，平均能多得 {gain} 分。"
                ));
                said.extend(self.asking.sentence(lang));
            }
        }
        said
    }

    /// That asking more is not worth it.
    fn stop(&self, lang: Lang) -> String {
        let stop = match self.gates.is_empty() {
            true => say!(lang, "To choose one, you can stop asking", "只选一个的话，可以不再问了"),
            false => say!(lang, "Beyond that, you can stop asking", "除此之外，可以不再问了"),
        };
        let gain = fixed(self.gain, 1);
        match &*gain {
            "0.0" => say!(
                lang,
                "{stop}: knowing every open criterion first would improve the choice by less than 0.1 points on average.",
                "{stop}：就算先查清全部待定的标准，平均连 0.1 分也多不了。"
            ),
            "1.0" => say!(
                lang,
                "{stop}: knowing every open criterion first would improve the choice by less than 1 point on average.",
                "{stop}：就算先查清全部待定的标准，平均也多不到 1 分。"
            ),
            _ => say!(
                lang,
                "{stop}: knowing every open criterion first would improve the choice by only {gain} points on average.",
                "{stop}：就算先查清全部待定的标准，平均也只多得 {gain} 分。"
            ),
        }
    }
}

impl Asking<'_> {
    fn sentence(&self, lang: Lang) -> Option<String> {
        let then = |share: f64| match share {
            1.0 => say!(lang, "Whoever leads then is best in every draw.", "届时领先的创意在每次抽样中都是最好的。"),
            _ => {
                let share = often(share, lang);
                say!(
                    lang,
                    "Whoever leads then is best in {share} of draws.",
                    "届时领先的创意在{share}的抽样中就是最好的。"
                )
            }
        };
        Some(match self {
            Asking::Known | Asking::Stop { .. } => return None,
            Asking::Sure { share } => {
                let share = often(*share, lang);
                say!(lang, "It is best in {share} of draws as it is.", "它现在就在{share}的抽样中是最好的。")
            }
            Asking::Enough { facts, cost, share } => {
                let each = |(what, idea): &(&str, &str)| say!(lang, "{what} of {idea}", "{idea}的“{what}”");
                let all = listed(facts.iter().map(each), lang);
                let cost = cost.map_or_else(String::new, |cost| bracketed(String::new(), &cost.clause(lang), lang));
                let (then, answers) = (then(*share), whole(facts.len()));
                match facts.len() {
                    1 => say!(lang, "One answer is enough: {all}{cost}. {then}", "查清一项就够了：{all}{cost}。{then}"),
                    _ => say!(
                        lang, "{answers} answers are enough: {all}{cost}. {then}",
                        "查清 {answers} 项就够了：{all}{cost}。{then}"
                    ),
                }
            }
            Asking::NotEnough { tried, share } => {
                let (share, tried) = (often(*share, lang), whole(*tried));
                say!(
                    lang,
                    "Whichever of the {tried} most useful answers are known, whoever leads then is best in at most {share} of draws.",
                    "最有用的 {tried} 项，不管查清哪些，届时领先的创意最多也只在{share}的抽样中是最好的。"
                )
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::explain::fact;
    use super::*;

    #[test]
    fn a_question_says_what_is_known() {
        let unknown = |column, lang| fact(column, None, lang);
        assert_eq!(question("多少元？", &unknown("近12个月收入", Lang::Zh), Lang::Zh), "多少元？（近12个月收入未知）");
        assert_eq!(question("", &unknown("cost", Lang::Zh), Lang::Zh), "cost 未知");
        assert_eq!(question("How much?", &fact("cost", Some("3..4"), Lang::En), Lang::En), "How much? (cost 3..4)");
        assert_eq!(Nothing::Known { name: "KEYB" }.sentence(Lang::Zh), "KEYB 没有待定项。");
    }

    #[test]
    fn what_is_not_listed_is_counted() {
        let more = [1, 2, 1000].map(|rest| more(rest, Lang::En));
        assert_eq!(
            more,
            [
                "1 more open fact; --top shows it.", "2 more open facts; --top shows them.",
                "1,000 more open facts; --top shows them.",
            ]
        );
    }

    #[test]
    fn what_to_choose_today_is_said_with_what_asking_gains() {
        let said = |gain, asking, lang| {
            let advice = NextAdvice { choice: (&["KEYB"], "78.3"), gates: Vec::new(), gain, asking };
            sentences(advice.sentences(lang), lang)
        };
        let facts = || vec![("revenue", "KEYB"), ("growth", "KEYC")];
        let cost = Some(AskingCost { amount: 2.5, in_hours: true });
        let enough = |lang| said(2.8, Asking::Enough { facts: facts(), cost, share: 0.962 }, lang);
        assert_eq!(
            enough(Lang::En),
            "On what is known today, the one to choose is KEYB: 78.3 points on average over what is open. Knowing every open criterion first \
             would improve the choice by 2.8 points on average. 2 answers are enough: revenue of KEYB, growth of KEYC (2.5 h of asking). Whoever leads then is \
             best in 96 % of draws."
        );
        assert_eq!(
            enough(Lang::Zh),
            "就现在所知，只选一个就选 KEYB：待定项按平均算，得 78.3 分。先查清全部待定的标准，平均能多得 2.8 分。查清 2 项就够了：KEYB 的“revenue”、\
             KEYC 的“growth”（要花 2.5 小时）。届时领先的创意在 96% 的抽样中就是最好的。"
        );
        let one = |lang| said(1.0, Asking::Enough { facts: facts()[..1].to_vec(), cost: None, share: 1.0 }, lang);
        let ends = |text: String, end: &str| assert!(text.ends_with(end), "{text}");
        ends(
            one(Lang::En),
            " would improve the choice by 1.0 points on average. One answer is enough: revenue of KEYB. Whoever leads then is best in every draw.",
        );
        ends(one(Lang::Zh), "查清一项就够了：KEYB 的“revenue”。届时领先的创意在每次抽样中都是最好的。");
        let stop = |gain, lang| said(gain, Asking::Stop { first: None }, lang);
        ends(
            stop(0.04, Lang::En),
            " To choose one, you can stop asking: knowing every open criterion first would improve the choice by less than 0.1 points on average.",
        );
        ends(stop(0.996, Lang::En), " would improve the choice by less than 1 point on average.");
        ends(stop(0.996, Lang::Zh), "平均也多不到 1 分。");
        ends(stop(0.9, Lang::En), " would improve the choice by only 0.9 points on average.");
        ends(stop(0.0, Lang::Zh), "只选一个的话，可以不再问了：就算先查清全部待定的标准，平均连 0.1 分也多不了。");
        ends(stop(0.9, Lang::Zh), "就算先查清全部待定的标准，平均也只多得 0.9 分。");
        let sure = |lang| said(3.0, Asking::Sure { share: 0.97 }, lang);
        ends(sure(Lang::En), " It is best in 97 % of draws as it is.");
        ends(sure(Lang::Zh), "它现在就在 97% 的抽样中是最好的。");
        let few = |lang| said(3.0, Asking::NotEnough { tried: 10, share: 0.6 }, lang);
        ends(
            few(Lang::En),
            " Whichever of the 10 most useful answers are known, whoever leads then is best in at most 60 % of draws.",
        );
        ends(few(Lang::Zh), "最有用的 10 项，不管查清哪些，届时领先的创意最多也只在 60% 的抽样中是最好的。");
        let gates = |asking, lang| {
            let gates = vec!["cash", "law"];
            let advice = NextAdvice { choice: (&["KEYB"], "78.3"), gates, gain: 0.0, asking };
            sentences(advice.sentences(lang), lang)
        };
        let stop = || Asking::Stop { first: Some((OpenName::Criterion("revenue"), "KEYC")) };
        ends(
            gates(stop(), Lang::En),
            " Settle its open gates first: cash, law. Beyond that, you can stop asking: knowing every open criterion first would improve the choice by less than 0.1 points on average. To be surer who leads, find out first: revenue of KEYC.",
        );
        ends(
            gates(stop(), Lang::Zh),
            "先定下它待定的门槛：cash、law。除此之外，可以不再问了：就算先查清全部待定的标准，平均连 0.1 分也多不了。还想更确定谁第一，就先查清：KEYC 的“revenue”。",
        );
        ends(gates(Asking::Known, Lang::En), " first: cash, law. Beyond that, no criterion is open.");
    }

    #[test]
    fn ideas_that_are_level_are_all_named() {
        let said = |lang| {
            let asking = Asking::Stop { first: None };
            let choice = (&["KEYB", "KEYC"][..], "78.3");
            NextAdvice { choice, gates: vec!["law"], gain: 0.0, asking }.sentences(lang)[..2].join(" ")
        };
        assert_eq!(
            said(Lang::En),
            "On what is known today, the one to choose is any of KEYB and KEYC, which are level: 78.3 points on average over what is open. Settle their open gate first: law."
        );
        assert_eq!(
            said(Lang::Zh),
            "就现在所知，只选一个就从 KEYB 和 KEYC 里选，它们得分相同：待定项按平均算，得 78.3 分。 先定下它们待定的门槛：law。"
        );
    }

    #[test]
    fn what_the_columns_mean_follows_from_what_is_shown() {
        let legend = |is_worth, costs_missing, lang| {
            Legend { draws: 1_000, seed: 1, decides: is_worth, is_worth, costs_missing }.text(lang)
        };
        let worth = legend(true, 1, Lang::En);
        assert!(
            worth.starts_with("\"worth\": the points that knowing it before choosing gains on average. "),
            "{worth}"
        );
        assert!(
            !worth.contains("best rank") && worth.ends_with(" 1 criterion has no ask_cost and counts as the dearest.")
        );
        let many = legend(true, 3, Lang::Zh);
        assert!(many.ends_with("有 3 条标准没写 ask_cost，按最贵的算。"), "{many}");
        let none = legend(false, 0, Lang::Zh);
        assert!(
            none.starts_with("“最多加分”和“名次最好到”：") && none.ends_with("没有一次单凭其中一项就能改变谁第一。"),
            "{none}"
        );
    }
}
