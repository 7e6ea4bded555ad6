//! What else the methods say: whose order turns when somebody leaves, who shares a place with a crowd, the compromise, and
//! which methods cannot be used.

use super::Found;
use super::words::NAMED;
use crate::analysis::methods::problem::Unfit;
use crate::analysis::methods::survey::Ranked;
use crate::analysis::methods::{Beside, Combines};
use crate::lang::{Lang, list, zh};
use crate::score::Open;

impl Found<'_> {
    pub(super) fn reversals(&self) -> String {
        let (lang, survey) = (self.lang, &self.survey);
        let taken_out = self.probes.iter().map(|probe| probe.taken_out).max().unwrap_or(0);
        if taken_out == 0 || survey.ideas.len() < 3 {
            return String::new();
        }
        let stuck = survey.opinions.iter().zip(&self.probes).filter(|(_, probe)| probe.undefined > 0);
        let stuck: Vec<String> = stuck.map(|(opinion, _)| self.method_name(opinion)).collect();
        let stuck = match stuck.is_empty() {
            true => String::new(),
            false => lang.pick(
                format!(" {} cannot be used without some of them.", list(&stuck, lang)),
                format!("{}离了其中一些创意就用不了。", list(&stuck, lang)),
            ),
        };
        let turned = || survey.opinions.iter().zip(&self.probes).filter(|(_, probe)| !probe.flips.is_empty());
        let scope = match taken_out == survey.ideas.len() {
            true => lang.pick("any one idea".to_owned(), "任意一个创意".to_owned()),
            false => lang.pick(format!("one of the first {taken_out} ideas"), format!("前 {taken_out} 个创意中的一个")),
        };
        // The example is the one nearest the top.
        let nearest = turned().flat_map(|(o, probe)| probe.flips.iter().map(move |flip| (o, flip)));
        let Some((opinion, flip)) = nearest.min_by_key(|(_, flip)| (flip.falls.max(flip.rises), flip.without)) else {
            let under = match (survey.opinions.len(), lang) {
                (1, Lang::En) => "",
                (_, Lang::En) => " under any of them",
                (1, Lang::Zh) => "",
                (_, Lang::Zh) => "在这些方法下都",
            };
            return lang.pick(
                format!("Taking out {scope} turns the order of no two others{under}.{stuck}"),
                format!("去掉{scope}，{under}不会让其余任何两个换序。{stuck}"),
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
            format!("Taking out {scope} can turn the order of two others under {count} of {all} methods (without {without}, {rises} passes {falls} under {method}).{own}{stuck}"),
            zh(&[&format!("去掉{scope}，{all} 种方法中有 {count} 种会让另外两个换序（例如去掉"), without, "后，按 ", &method, "，", rises, "反超", falls, &format!("）。{own}{stuck}")]),
        )
    }

    /// What VIKOR and PROMETHEE I say beside their rankings.
    pub(super) fn beside(&self) -> String {
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
            Beside::Incomparable(0) => {
                Some(lang.pick("PROMETHEE I decides every pair.", "PROMETHEE I 能判定每一对孰优孰劣。").to_owned())
            }
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
    pub(super) fn refusals(&self) -> String {
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

    /// Ideas that share their place with a crowd, and why: products make nothing of a single zero. Methods with the same
    /// number of them and the same reason together.
    pub(super) fn crowds(&self) -> String {
        let lang = self.lang;
        let mut crowds: Vec<((usize, bool), Vec<String>)> = Vec::new();
        for opinion in &self.survey.opinions {
            let crowded: Vec<usize> = (0..opinion.ranks.len()).filter(|&place| opinion.is_crowded(place)).collect();
            let is_zero = opinion.method.combines == Combines::Product
                && crowded.iter().all(|&place| opinion.scores[place] == 0.0);
            let name = self.method_name(opinion);
            match crowds.iter_mut().find(|(alike, _)| *alike == (crowded.len(), is_zero)) {
                _ if crowded.is_empty() => {}
                Some((_, names)) => names.push(name),
                None => crowds.push(((crowded.len(), is_zero), vec![name])),
            }
        }
        let said = crowds.iter().map(|((count, is_zero), names)| {
            let names = self.some(names);
            let zero = match (is_zero, self.open()) {
                (false, _) => "",
                (true, Open::Nothing) => lang.pick(
                    ": one criterion at zero, or unknown, makes nothing of all others",
                    "：只要有一项是零或未知，其余各项全部作废",
                ),
                (true, _) => lang
                    .pick(": one criterion at zero makes nothing of all others", "：只要有一项是零，其余各项全部作废"),
            };
            lang.pick(
                format!("Under {names}, {count} ideas share a place (=){zero}."),
                zh(&["在", &names, &format!("下并列（=）的创意有 {count} 个{zero}。")]),
            )
        });
        said.collect::<Vec<_>>().join(lang.pick(" ", ""))
    }
}
