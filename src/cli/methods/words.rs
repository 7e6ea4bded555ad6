//! What the methods say together, for somebody who distrusts a weighted sum.

use super::Found;
use super::unfit::unfit;
use crate::analysis::methods::Reads;
use crate::analysis::methods::problem::Unfit;
use crate::analysis::methods::survey::Ranked;
use crate::lang::{Lang, list, zh};

/// Methods that add up parts, one a criterion.
const ADDING: [&str; 8] = ["sum", "aras", "copras", "marcos", "moora", "mabac", "promethee", "spotis"];
/// A move of fewer places than this is not pointed out.
const LEAST_MOVE: usize = 3;
/// Whose place depends on the method is told of ideas that some method puts among the first so many.
const AMONG: usize = 10;
/// Names in a list.
pub(super) const NAMED: usize = 3;

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
        let (lang, telling) = (self.lang, self.survey.telling().count());
        let all = telling;
        let firsts = self.survey.firsts();
        let out = match self.scored.failed_gate(self.survey.ideas[0]) {
            Some(_) => lang.pick("Every idea fails a gate; among them ", "所有创意都没有通过门槛；其中"),
            None => "",
        };
        let Some(&(leader, under)) = firsts.first() else {
            return out.to_owned() + lang.pick("no method tells who is first.", "没有哪种方法分得出谁第一。");
        };
        let name = self.name(leader);
        if self.survey.ideas.len() == 1 {
            return lang.pick(
                format!("{name} is the only idea that can be ranked."),
                zh(&["可以排名的只有", name, "一个创意。"]),
            );
        }
        if firsts.iter().all(|(_, methods)| *methods == all) && all > 1 {
            let names: Vec<String> = firsts.iter().take(NAMED).map(|(place, _)| self.name(*place).to_owned()).collect();
            // Only what is no sum of parts can show that adding up makes no difference.
            let is_shown = self.survey.telling().filter(|opinion| !ADDING.contains(&opinion.method.id)).count() > 1;
            let rest = if is_shown {
                lang.pick(": its lead does not rest on adding up", "：它的领先不靠“加总”这一种算法")
            } else {
                ""
            };
            return out.to_owned()
                + &match (firsts.len(), lang) {
                    (1, Lang::En) => format!("{name} is first under all {all} methods{rest}."),
                    (1, Lang::Zh) => zh(&[name, &format!("在全部 {all} 种方法下都居首{rest}。")]),
                    (n, Lang::En) if n > NAMED => format!("{n} ideas share the first place under all {all} methods."),
                    (n, Lang::Zh) if n > NAMED => format!("{n} 个创意在全部 {all} 种方法下并列第一。"),
                    (_, Lang::En) => format!("{} share the first place under all {all} methods.", list(&names, lang)),
                    (_, Lang::Zh) => zh(&[&list(&names, lang), &format!("在全部 {all} 种方法下并列第一。")]),
                };
        }
        if let [only] = &self.survey.opinions[..] {
            let method = self.method_name(only);
            let names: Vec<String> = firsts.iter().take(NAMED).map(|(place, _)| self.name(*place).to_owned()).collect();
            let names = list(&names, lang);
            return out.to_owned()
                + &match (firsts.len(), lang) {
                    (1, Lang::En) => format!("{name} is first under {method}."),
                    (1, Lang::Zh) => zh(&["按", &method, "，", name, "居首。"]),
                    (_, Lang::En) => format!("{names} share the first place under {method}."),
                    (_, Lang::Zh) => zh(&["按", &method, "，", &names, "并列第一。"]),
                };
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
        out.to_owned()
            + &lang.pick(
                format!("{name} is first under {under} of {all} methods{others}{more}{shared}.{verdict}"),
                zh(&[
                    &format!("{all} 种方法中，"),
                    name,
                    &format!("在 {under} 种下居首{others}{more}{shared}。{verdict}"),
                ]),
            )
    }

    /// The methods under which an idea is first, where they are few.
    fn first_under(&self, place: usize, methods: usize) -> String {
        let lang = self.lang;
        if methods > NAMED {
            return String::new();
        }
        let opinions = self.survey.telling().filter(|opinion| opinion.ranks[place] == 1);
        let names: Vec<String> = opinions.map(|opinion| self.method_name(opinion)).collect();
        lang.pick(format!(" ({})", names.join("; ")), format!("（{}）", names.join("、")))
    }

    /// The name of a method; what it reads is said where that is not what suits it.
    pub(super) fn method_name(&self, opinion: &Ranked) -> String {
        let (name, lang) = (opinion.method.name(self.lang), self.lang);
        match (opinion.reads == opinion.method.reads, opinion.reads) {
            (true, _) => name.to_owned(),
            (false, Reads::Evidence) => lang.pick(format!("{name} on evidence"), format!("{name}（读依据）")),
            (false, Reads::Values) => lang.pick(format!("{name} on values"), format!("{name}（读价值）")),
        }
    }

    fn movers(&self) -> String {
        let (lang, survey) = (self.lang, &self.survey);
        let moving = survey.dependent(AMONG, LEAST_MOVE);
        // Of three ideas none can move by more than two places.
        if survey.ideas.len() <= LEAST_MOVE || survey.opinions.len() < 2 {
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

    /// The names of methods; of many the first ones.
    pub(super) fn some(&self, names: &[String]) -> String {
        match names.len() {
            n if n > NAMED + 1 => {
                let (first, rest) = (names[..NAMED].join(self.lang.pick(", ", "、")), n - NAMED);
                self.lang.pick(format!("{first} and {rest} others"), format!("{first}等 {n} 种方法"))
            }
            _ => list(names, self.lang),
        }
    }

    /// Why a method cannot be used, without a full stop.
    pub(super) fn unfit(&self, why: &Unfit) -> String {
        unfit(why, &self.project.rubric, &|place| self.name(place), self.lang)
    }
}
