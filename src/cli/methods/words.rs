//! What the methods say together, for somebody who distrusts a weighted sum.

use super::Found;
use super::unfit::unfit;
use crate::analysis::methods::Reads;
use crate::analysis::methods::problem::Unfit;
use crate::analysis::methods::survey::Ranked;
use crate::lang::{Lang, list};

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
