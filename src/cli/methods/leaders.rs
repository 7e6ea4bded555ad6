//! Who is first, and under how many methods.

use super::Found;
use super::words::NAMED;
use crate::analysis::methods::Combines;
use crate::lang::{Lang, list, zh};

impl Found<'_> {
    pub(super) fn leaders(&self) -> String {
        let (lang, all) = (self.lang, self.survey.telling().count());
        let firsts = self.survey.firsts();
        let said = match (&firsts[..], &self.survey.opinions[..]) {
            _ if self.survey.ideas.len() == 1 => {
                let only = self.name(0);
                lang.pick(
                    format!("{only} is the only idea that can be ranked."),
                    zh(&["可以排名的只有", only, "一个创意。"]),
                )
            }
            ([], _) => lang.pick("No method tells who is first.", "没有哪种方法分得出谁第一。").to_owned(),
            (_, [only]) => self.under(&firsts, &self.method_name(only)),
            _ if firsts.iter().all(|(_, methods)| *methods == all) => self.under_all(&firsts, all),
            _ => self.under_some(&firsts, all),
        };
        match self.scored.failed_gate(self.survey.ideas[0]) {
            None => said,
            Some(_) => {
                lang.pick("Every idea fails a gate. Among them: ", "所有创意都没有通过门槛。其中：").to_owned() + &said
            }
        }
    }

    /// The first few of those who are first.
    fn named(&self, firsts: &[(usize, usize)]) -> String {
        let names: Vec<String> = firsts.iter().take(NAMED).map(|(place, _)| self.name(*place).to_owned()).collect();
        list(&names, self.lang)
    }

    /// Who is first under the only method asked.
    fn under(&self, firsts: &[(usize, usize)], method: &str) -> String {
        let (names, lang) = (self.named(firsts), self.lang);
        match (firsts.len(), lang) {
            (1, Lang::En) => format!("{names} is first under {method}."),
            (1, Lang::Zh) => zh(&["按", method, "，", &names, "居首。"]),
            (_, Lang::En) => format!("{names} share the first place under {method}."),
            (_, Lang::Zh) => zh(&["按", method, "，", &names, "并列第一。"]),
        }
    }

    /// Who is first, alone or with others, under every method that tells it.
    fn under_all(&self, firsts: &[(usize, usize)], all: usize) -> String {
        let (names, lang) = (self.named(firsts), self.lang);
        // Only what is no sum of parts can show that adding up makes no difference.
        let others = self.survey.telling().filter(|opinion| opinion.method.combines != Combines::Sum).count();
        let rest = match others {
            0 | 1 => "",
            _ => lang.pick(": its lead does not rest on adding up", "：它的领先不靠“加总”这一种算法"),
        };
        match (firsts.len(), lang) {
            (1, Lang::En) => format!("{names} is first under all {all} methods{rest}."),
            (1, Lang::Zh) => zh(&[&names, &format!("在全部 {all} 种方法下都居首{rest}。")]),
            (n, Lang::En) if n > NAMED => format!("{n} ideas share the first place under all {all} methods."),
            (n, Lang::Zh) if n > NAMED => format!("{n} 个创意在全部 {all} 种方法下并列第一。"),
            (_, Lang::En) => format!("{names} share the first place under all {all} methods."),
            (_, Lang::Zh) => zh(&[&names, &format!("在全部 {all} 种方法下并列第一。")]),
        }
    }

    /// Who is first under how many of the methods, and what that means.
    fn under_some(&self, firsts: &[(usize, usize)], all: usize) -> String {
        let lang = self.lang;
        let (leader, under) = firsts[0];
        let name = self.name(leader);
        let mut others: Vec<String> = vec![String::new()];
        others.extend(firsts[1..].iter().take(NAMED).map(|(place, methods)| {
            let (name, which) = (self.name(*place), self.first_under(*place, *methods));
            lang.pick(format!("{name} under {methods}{which}"), zh(&[name, &format!("在 {methods} 种下{which}")]))
        }));
        let others = others.join(lang.pick(", ", "，"));
        let more = match firsts.len().saturating_sub(1 + NAMED) {
            0 => String::new(),
            1 => lang.pick(" and another now and then".to_owned(), "，另有 1 个偶尔居首".to_owned()),
            n => lang.pick(format!(" and {n} others now and then"), format!("，另有 {n} 个偶尔居首")),
        };
        let is_shared = firsts.iter().map(|(_, methods)| methods).sum::<usize>() > all;
        let shared = if is_shared { lang.pick("; ties count for each", "；并列的都算") } else { "" };
        let verdict = match 4 * under >= 3 * all {
            true => lang.pick(" Its lead rests little on the method.", "它的领先基本不取决于方法。"),
            false => lang.pick(" Who leads depends on the method.", "谁领先取决于用哪种方法。"),
        };
        let tail = format!("{others}{more}{shared}");
        lang.pick(
            format!("{name} is first under {under} of {all} methods{tail}.{verdict}"),
            zh(&[&format!("{all} 种方法中，"), name, &format!("在 {under} 种下居首{tail}。{verdict}")]),
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
}
