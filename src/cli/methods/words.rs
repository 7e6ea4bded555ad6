//! What the methods say together, for somebody who distrusts a weighted sum.

use super::Found;
use super::unfit::unfit;
use crate::analysis::methods::problem::Unfit;
use crate::analysis::methods::survey::Ranked;
use crate::analysis::methods::{Beside, Reads};
use crate::lang::{Lang, list, zh};
use crate::score::Open;

/// A move of fewer places than this is not pointed out.
const LEAST_MOVE: usize = 3;
/// Whose place depends on the method is told of ideas that some method puts among the first so many.
const AMONG: usize = 10;
/// Names in a list.
const NAMED: usize = 3;
/// Medians of τ-b further apart than this are told apart.
const APART: f64 = 0.05;

impl Found<'_> {
    /// Who is first under how many methods, how alike the methods are, whose place depends on them, and whose order turns
    /// when somebody leaves the table.
    pub(super) fn summary(&self) -> String {
        let said = [
            self.leaders(),
            self.likeness(),
            self.curves(),
            self.movers(),
            self.crowds(),
            self.reversals(),
            self.beside(),
            self.refusals(),
        ];
        let said: Vec<String> = said.into_iter().filter(|sentence| !sentence.is_empty()).collect();
        said.join(self.lang.pick(" ", ""))
    }

    fn leaders(&self) -> String {
        let (lang, all) = (self.lang, self.survey.opinions.len());
        let firsts = self.survey.firsts();
        let Some(&(leader, under)) = firsts.first() else { return String::new() };
        let name = self.name(leader);
        if self.survey.ideas.len() == 1 {
            return lang.pick(
                format!("{name} is the only idea that can be ranked."),
                zh(&["可以排名的只有", name, "一个创意。"]),
            );
        }
        if firsts.iter().all(|(_, methods)| *methods == all) && all > 1 {
            let names: Vec<String> = firsts.iter().take(NAMED).map(|(place, _)| self.name(*place).to_owned()).collect();
            return match (firsts.len(), lang) {
                (1, Lang::En) => {
                    format!("{name} is first under all {all} methods: its lead does not rest on adding up.")
                }
                (1, Lang::Zh) => zh(&[name, &format!("在全部 {all} 种方法下都居首：它的领先不靠“加总”这一种算法。")]),
                (n, Lang::En) if n > NAMED => format!("{n} ideas share the first place under all {all} methods."),
                (n, Lang::Zh) if n > NAMED => format!("{n} 个创意在全部 {all} 种方法下并列第一。"),
                (_, Lang::En) => format!("{} share the first place under all {all} methods.", list(&names, lang)),
                (_, Lang::Zh) => zh(&[&list(&names, lang), &format!("在全部 {all} 种方法下并列第一。")]),
            };
        }
        if let [only] = &self.survey.opinions[..] {
            let method = self.method_name(only);
            return lang.pick(format!("{name} is first under {method}."), zh(&["按", &method, "，", name, "居首。"]));
        }
        let others = firsts[1..].iter().take(NAMED).map(|(place, methods)| {
            let (name, which) = (self.name(*place), self.first_under(*place, *methods));
            lang.pick(format!("{name} under {methods}{which}"), zh(&[name, &format!("在 {methods} 种下{which}")]))
        });
        let others: Vec<String> = others.collect();
        let rest = firsts.len().saturating_sub(1 + NAMED);
        let more = match rest {
            0 => String::new(),
            1 => lang.pick(" and another now and then".to_owned(), "，另有 1 个偶尔居首".to_owned()),
            n => lang.pick(format!(" and {n} others now and then"), format!("，另有 {n} 个偶尔居首")),
        };
        let others = if others.is_empty() {
            String::new()
        } else {
            format!("{}{}", lang.pick(", ", "，"), others.join(lang.pick(", ", "，")))
        };
        let is_shared = firsts.iter().map(|(_, methods)| methods).sum::<usize>() > all;
        let shared = if is_shared { lang.pick("; ties count for each", "；并列的都算") } else { "" };
        let verdict = match 4 * under >= 3 * all {
            true => lang.pick(" Its lead rests little on the method.", "它的领先基本不取决于方法。"),
            false => lang.pick(" Who leads depends on the method.", "谁领先取决于用哪种方法。"),
        };
        lang.pick(
            format!("{name} is first under {under} of {all} methods{others}{more}{shared}.{verdict}"),
            zh(&[&format!("{all} 种方法中，"), name, &format!("在 {under} 种下居首{others}{more}{shared}。{verdict}")]),
        )
    }

    /// The methods under which an idea is first, where they are few.
    fn first_under(&self, place: usize, methods: usize) -> String {
        let lang = self.lang;
        if methods > NAMED {
            return String::new();
        }
        let opinions = self.survey.opinions.iter().filter(|opinion| opinion.ranks[place] == 1);
        let names: Vec<String> = opinions.map(|opinion| self.method_name(opinion)).collect();
        lang.pick(format!(" ({})", names.join("; ")), format!("（{}）", names.join("、")))
    }

    fn method_name(&self, opinion: &Ranked) -> String {
        opinion.method.name(self.lang).to_owned()
    }

    /// Opinions with how alike they are to the weighted sum, the least alike first; the weighted sum itself aside.
    fn by_likeness(&self, is_asked: impl Fn(&Ranked) -> bool) -> Vec<(f64, &Ranked)> {
        let own = |opinion: &Ranked| opinion.method.id == "sum" && opinion.reads == Reads::Values;
        let others = self.survey.opinions.iter().filter(|opinion| !own(opinion) && is_asked(opinion));
        let mut others: Vec<(f64, &Ranked)> = others.filter_map(|o| Some((o.agreement.tau?, o))).collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0));
        others
    }

    fn likeness(&self) -> String {
        let lang = self.lang;
        let by = self.by_likeness(|_| true);
        let (Some(least), Some(most)) = (by.first(), by.last()) else { return String::new() };
        let (low, high) = (self.method_name(least.1), self.method_name(most.1));
        if by.len() == 1 {
            let tau = least.0;
            return lang.pick(
                format!("Against the weighted sum, τ-b of {low} is {tau:.2}."),
                zh(&[&low, &format!("与加权和的 τ-b 为 {tau:.2}。")]),
            );
        }
        let middle = median(&by);
        let (how, how_zh) = match middle {
            m if m >= 0.8 => ("much as", "与加权和大体一致"),
            m if m >= 0.5 => ("roughly as", "与加权和大致相近"),
            _ => ("quite unlike", "与加权和差别很大"),
        };
        let unlike = if middle < 0.5 { "" } else { " does" };
        lang.pick(
            format!(
                "The others order the ideas {how} the weighted sum{unlike}: median τ-b {middle:.2}, from {:.2} ({low}) to {:.2} ({high}).",
                least.0, most.0
            ),
            format!("其他方法的排序{how_zh}：τ-b 中位数 {middle:.2}，最低 {:.2}（{low}），最高 {:.2}（{high}）。", least.0, most.0),
        )
    }

    /// Whether it is the value functions or the way of putting values together that makes the difference.
    fn curves(&self) -> String {
        let of = |reads: Reads| self.by_likeness(|opinion| opinion.reads == reads);
        let (values, evidence) = (of(Reads::Values), of(Reads::Evidence));
        if values.len() < 2 || evidence.len() < 2 {
            return String::new();
        }
        let (on_values, on_evidence) = (median(&values), median(&evidence));
        let lang = self.lang;
        match on_values - on_evidence {
            d if d > APART => lang.pick(
                format!("Methods that read the evidence without the rubric's value functions differ more ({on_evidence:.2}) than those that read the same values ({on_values:.2}): what a fact is worth matters more here than how worth is put together."),
                format!("不经评分标准的价值函数、直接读依据的方法差得更多（{on_evidence:.2}），读同样价值的方法差得少（{on_values:.2}）：在这里，“一个事实值多少”比“怎样合在一起”更要紧。"),
            ),
            d if d < -APART => lang.pick(
                format!("Methods that read the evidence without the rubric's value functions differ less ({on_evidence:.2}) than those that read the same values ({on_values:.2}): how worth is put together matters more here than the curves."),
                format!("直接读依据的方法差得更少（{on_evidence:.2}），读同样价值的方法差得更多（{on_values:.2}）：在这里，“怎样合在一起”比价值函数的形状更要紧。"),
            ),
            _ => String::new(),
        }
    }

    fn movers(&self) -> String {
        let (lang, survey) = (self.lang, &self.survey);
        let moving = survey.dependent(AMONG, LEAST_MOVE);
        if survey.ideas.len() < 2 || survey.opinions.len() < 2 {
            return String::new();
        }
        if moving.is_empty() {
            let most = LEAST_MOVE - 1;
            return match (survey.ideas.len() > AMONG, lang) {
                (false, Lang::En) => format!("No idea moves by more than {most} places."),
                (true, Lang::En) => format!("None of the first {AMONG} moves by more than {most} places."),
                (false, Lang::Zh) => format!("没有哪个创意的名次变动超过 {most} 位。"),
                (true, Lang::Zh) => format!("前 {AMONG} 名中没有哪个的名次变动超过 {most} 位。"),
            };
        }
        let named = moving.iter().take(NAMED).map(|&place| {
            let (best, worst) = survey.extremes(place);
            let name = self.name(place);
            lang.pick(format!("{name} ({best} to {worst})"), format!("{name}（{best}–{worst}）"))
        });
        let named = list(&named.collect::<Vec<_>>(), lang);
        let is_steady = |place: &usize| {
            let (best, worst) = survey.extremes(*place);
            best == worst && !survey.opinions.iter().any(|opinion| opinion.is_crowded(*place))
        };
        let steady = (0..survey.ideas.len()).take_while(is_steady).count();
        let steady = match steady {
            0 | 1 => String::new(),
            n => lang.pick(
                format!(" The first {n} places are the same under all."),
                format!("前 {n} 名在所有方法下都一样。"),
            ),
        };
        let of = match (survey.ideas.len() > AMONG, lang) {
            (true, Lang::En) => format!("Of those ever among the first {AMONG}, the"),
            (false, Lang::En) => "The".to_owned(),
            (true, Lang::Zh) => format!("进过前 {AMONG} 名的创意中，"),
            (false, Lang::Zh) => String::new(),
        };
        lang.pick(
            format!("{of} places that depend on the method most: {named}.{steady}"),
            format!("{of}名次最受方法影响的：{named}。{steady}"),
        )
    }

    fn reversals(&self) -> String {
        let (lang, survey) = (self.lang, &self.survey);
        let taken_out = self.probes.iter().map(|probe| probe.taken_out).max().unwrap_or(0);
        if taken_out == 0 || survey.ideas.len() < 3 {
            return String::new();
        }
        let turned = || survey.opinions.iter().zip(&self.probes).filter(|(_, probe)| !probe.flips.is_empty());
        let scope = match taken_out == survey.ideas.len() {
            true => lang.pick("any one idea".to_owned(), "任意一个创意".to_owned()),
            false => lang.pick(format!("one of the first {taken_out} ideas"), format!("前 {taken_out} 个创意中的一个")),
        };
        // The example is the one nearest the top.
        let nearest = turned().flat_map(|(o, probe)| probe.flips.iter().map(move |flip| (o, flip)));
        let Some((opinion, flip)) = nearest.min_by_key(|(_, flip)| (flip.falls.max(flip.rises), flip.without)) else {
            return lang.pick(
                format!("Taking out {scope} turns the order of no two others under any of them."),
                format!("去掉{scope}，在这些方法下都不会让其余任何两个换序。"),
            );
        };
        let [without, falls, rises] = [flip.without, flip.falls, flip.rises].map(|place| self.name(place));
        let (method, count, all) = (self.method_name(opinion), turned().count(), survey.opinions.len());
        let own = match turned().all(|(opinion, _)| opinion.method.is_relative) {
            true => lang.pick(
                " Where scores stand on fixed scales, as in the weighted sum, that cannot happen.",
                "在固定刻度上打分的方法（如加权和）不会出现这种情况。",
            ),
            false => "",
        };
        lang.pick(
            format!("Taking out {scope} can turn the order of two others under {count} of {all} methods (without {without}, {rises} passes {falls} under {method}).{own}"),
            zh(&[&format!("去掉{scope}，{all} 种方法中有 {count} 种会让另外两个换序（例如去掉"), without, "后，按 ", &method, "，", rises, "反超", falls, &format!("）。{own}")]),
        )
    }

    /// What VIKOR and PROMETHEE I say beside their rankings.
    fn beside(&self) -> String {
        let (lang, survey) = (self.lang, &self.survey);
        let pairs = (survey.ideas.len() * survey.ideas.len().saturating_sub(1) / 2) as f64;
        let say = |opinion: &Ranked| match opinion.beside.as_ref()? {
            _ if pairs == 0.0 => None,
            Beside::Compromise(ideas) => Some(match (ideas.len(), lang) {
                (1, Lang::En) => format!("VIKOR settles on {} alone.", self.name(ideas[0])),
                (1, Lang::Zh) => zh(&["VIKOR 的折中解只有", self.name(ideas[0]), "。"]),
                (n, Lang::En) if n > NAMED => format!("VIKOR cannot decide between {n} ideas."),
                (n, Lang::Zh) if n > NAMED => format!("VIKOR 在 {n} 个创意之间分不出高下。"),
                _ => {
                    let names: Vec<String> = ideas.iter().map(|&place| self.name(place).to_owned()).collect();
                    lang.pick(
                        format!("VIKOR cannot decide between {}.", list(&names, lang)),
                        zh(&["VIKOR 在", &list(&names, lang), "之间分不出高下。"]),
                    )
                }
            }),
            Beside::Incomparable(count) => {
                let share = lang.percent(*count as f64 / pairs);
                Some(lang.pick(
                    format!("PROMETHEE I leaves {share} of all pairs undecided."),
                    format!("PROMETHEE I 认为有 {share} 的两两比较无法判定。"),
                ))
            }
        };
        survey.opinions.iter().filter_map(say).collect::<Vec<_>>().join(lang.pick(" ", ""))
    }

    /// Methods that cannot be used, those with the same reason together.
    fn refusals(&self) -> String {
        let lang = self.lang;
        let mut reasons: Vec<(Unfit, Vec<String>)> = Vec::new();
        for (method, why) in &self.survey.refused {
            let name = method.name(lang).to_owned();
            match reasons.iter_mut().find(|(reason, _)| reason == why) {
                Some((_, names)) => names.push(name),
                None => reasons.push((*why, vec![name])),
            }
        }
        let said = reasons.iter().map(|(why, names)| {
            let (names, why) = (list(names, lang), self.unfit(why));
            lang.pick(format!("Not usable here: {names} ({why})."), format!("这里用不了的方法：{names}（{why}）。"))
        });
        said.collect::<Vec<_>>().join(lang.pick(" ", ""))
    }

    /// Ideas that share their place with a crowd under some method: products make nothing of a single zero.
    fn crowds(&self) -> String {
        let lang = self.lang;
        let crowded = |opinion: &&Ranked| (0..opinion.ranks.len()).any(|place| opinion.is_crowded(place));
        let methods: Vec<&Ranked> = self.survey.opinions.iter().filter(crowded).collect();
        let Some(first) = methods.first() else { return String::new() };
        let count = (0..first.ranks.len()).filter(|&place| first.is_crowded(place)).count();
        let names = list(&methods.iter().map(|opinion| self.method_name(opinion)).collect::<Vec<_>>(), lang);
        let zero = match (first.scores.iter().filter(|score| **score == 0.0).count() == count, self.open()) {
            (false, _) => "",
            (true, Open::Nothing) => lang.pick(
                ": one criterion at zero, or unknown, makes nothing of all others",
                "：只要有一项是零或未知，其余各项全部作废",
            ),
            (true, _) => {
                lang.pick(": one criterion at zero makes nothing of all others", "：只要有一项是零，其余各项全部作废")
            }
        };
        lang.pick(
            format!("Under {names}, {count} ideas share a place (=){zero}."),
            zh(&["在", &names, &format!("下并列（=）的创意有 {count} 个{zero}。")]),
        )
    }

    /// Why a method cannot be used, without a full stop.
    pub(super) fn unfit(&self, why: &Unfit) -> String {
        unfit(why, &self.project.rubric, &|place| self.name(place), self.lang)
    }
}

/// The middle τ-b of sorted ones.
fn median(sorted: &[(f64, &Ranked)]) -> f64 {
    let n = sorted.len();
    f64::midpoint(sorted[(n - 1) / 2].0, sorted[n / 2].0)
}
