//! How alike the methods are to the weighted sum, and what the value functions have to do with it.

use super::Found;
use crate::analysis::methods::Reads;
use crate::analysis::methods::survey::Ranked;
use crate::lang::{fixed, zh};

/// Medians of τ-b further apart than this are told apart.
const APART: f64 = 0.05;

impl Found<'_> {
    /// Opinions with how alike they are to the weighted sum, the least alike first; the weighted sum itself aside.
    fn by_likeness(&self, is_asked: impl Fn(&Ranked) -> bool) -> Vec<(f64, &Ranked)> {
        let own = |opinion: &Ranked| opinion.method.id == "sum" && opinion.reads == Reads::Values;
        let others = self.survey.opinions.iter().filter(|opinion| !own(opinion) && is_asked(opinion));
        let mut others: Vec<(f64, &Ranked)> = others.filter_map(|o| Some((o.agreement.tau?, o))).collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0));
        others
    }

    pub(super) fn likeness(&self) -> String {
        let lang = self.lang;
        let by = self.by_likeness(|_| true);
        let (Some(least), Some(most)) = (by.first(), by.last()) else { return String::new() };
        let (low, high) = (self.method_name(least.1), self.method_name(most.1));
        if by.len() == 1 {
            let tau = fixed(least.0, 2);
            return lang.pick(
                format!("Against the weighted sum, τ-b of {low} is {tau}."),
                zh(&[&low, &format!("与加权和的 τ-b 为 {tau}。")]),
            );
        }
        if by.iter().all(|(tau, _)| *tau > 1.0 - 1e-12) {
            return lang
                .pick("All of them order the ideas as the weighted sum does.", "它们的排序都与加权和一样。")
                .to_owned();
        }
        let middle = median(&by.iter().map(|(tau, _)| *tau).collect::<Vec<f64>>());
        let (how, how_zh) = match middle {
            m if m >= 0.8 => ("much as", "与加权和大体一致"),
            m if m >= 0.5 => ("roughly as", "与加权和大致相近"),
            _ => ("quite unlike", "与加权和差别很大"),
        };
        let unlike = if middle < 0.5 { "" } else { " does" };
        let [middle, least, most] = [middle, least.0, most.0].map(|tau| fixed(tau, 2));
        lang.pick(
            format!(
                "The others order the ideas {how} the weighted sum{unlike}: median τ-b {middle}, from {least} ({low}) to {most} ({high})."
            ),
            format!("其他方法的排序{how_zh}：τ-b 中位数 {middle}，最低 {least}（{low}），最高 {most}（{high}）。"),
        )
    }

    /// What the value functions of the rubric change: the same methods on evidence and on values.
    pub(super) fn curves(&self) -> String {
        let Some(on_values) = &self.on_values else { return String::new() };
        let both = self.survey.opinions.iter().filter_map(|opinion| {
            let other = on_values.opinions.iter().find(|other| other.method.id == opinion.method.id)?;
            Some((opinion.agreement.tau?, other.agreement.tau?))
        });
        let (evidence, values): (Vec<f64>, Vec<f64>) = both.unzip();
        if evidence.len() < 2 {
            return String::new();
        }
        let (count, lang) = (evidence.len(), self.lang);
        let [on_evidence, on_values] = [evidence, values].map(|mut taus| {
            taus.sort_by(f64::total_cmp);
            median(&taus)
        });
        if (on_values - on_evidence).abs() <= APART {
            return String::new();
        }
        let [on_evidence, on_values] = [on_evidence, on_values].map(|tau| fixed(tau, 2));
        lang.pick(
            format!("The {count} of them that read the evidence itself have a median τ-b of {on_evidence}, and {on_values} where they read values instead: that much comes from the rubric's value functions."),
            format!("其中 {count} 种直接读依据，τ-b 中位数 {on_evidence}；改读价值则是 {on_values}：这个差别来自评分标准的价值函数。"),
        )
    }
}

/// The middle of sorted numbers.
fn median(sorted: &[f64]) -> f64 {
    let n = sorted.len();
    f64::midpoint(sorted[(n - 1) / 2], sorted[n / 2])
}
