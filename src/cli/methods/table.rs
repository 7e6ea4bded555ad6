//! Both tables: the ideas with their ranks under each method, and the methods with how alike they are.

use super::summary::MethodsSummary;
use crate::analysis::agreement::sharing;
use crate::analysis::methods::reversal::Probe;
use crate::analysis::methods::survey::{MethodRanking, MethodSurvey, TOP_COMPARED};
use crate::cli::screen::screen_width;
use crate::export::terminal::wrap;
use crate::export::{Cell, Columns, Place, Table};
use crate::lang::fixed;
use crate::say::lead::left_out;
use crate::say::{heads, methods as say};
use serde_json::{Value, json};

/// Screen columns that the columns beside the ranks need.
const MIN_WIDTH_BESIDE_RANKS: usize = 24;

impl MethodsSummary<'_> {
    /// The table of ideas, best first by the weighted sum. With the width of a screen, all ranks of an idea share a
    /// column, method beside method, as many as fit; otherwise each method has its own column.
    pub(super) fn ideas(&self, top: usize, screen: Option<usize>) -> Table {
        let (survey, lang) = (&self.survey, self.lang);
        let shown = survey.ideas.len().min(top);
        let packed = screen.map(|screen| Packed::new(survey, shown, screen));
        let own = if screen.is_some() { Place::Data } else { Place::Right };
        let shared = sharing(&survey.ranks);
        let columns = Columns::<usize>::empty()
            .right("rank", "#", |&place| Cell::Rank(survey.ranks[place], shared[place] > 1))
            .data("idea", |&place| self.id(place))
            .left("name", heads::IDEA.get(lang), |&place| self.name(place))
            .right("places", say::PLACES.get(lang), |&place| self.extremes(place))
            .data("best", |&place| survey.extremes(place).0)
            .data("worst", |&place| survey.extremes(place).1);
        let columns = packed
            .iter()
            .fold(columns, |columns, packed| columns.right("ranks", packed.head(), |&place| packed.row(place)));
        let columns = survey.opinions.iter().fold(columns, |columns, opinion| {
            let method = opinion.method;
            columns.at(own, format!("rank:{}", method.id), method.name.get(lang), |&place| {
                Cell::Rank(opinion.ranks[place], opinion.sharing[place] > 1)
            })
        });
        let columns = survey.opinions.iter().fold(columns, |columns, opinion| {
            columns.data(format!("score:{}", opinion.method.id), |&place| Cell::Number(opinion.scores[place], 6))
        });
        columns.table(0..shown)
    }

    /// The short table of ideas: their places, and under how many methods each is first.
    pub(super) fn places(&self, top: usize) -> Table {
        let firsts = self.survey.firsts();
        let first = |place: usize| firsts.iter().find(|(idea, _)| *idea == place).map_or(0, |(_, under)| *under);
        let shared = sharing(&self.survey.ranks);
        let columns = Columns::<usize>::empty()
            .right("rank", "#", |&place| Cell::Rank(self.survey.ranks[place], shared[place] > 1))
            .left("name", heads::IDEA.get(self.lang), |&place| self.name(place))
            .right("first", say::FIRST_UNDER.get(self.lang), |&place| first(place))
            .right("places", say::PLACES.get(self.lang), |&place| self.extremes(place));
        columns.table(0..self.survey.ideas.len().min(top))
    }

    /// The best and the worst rank of an idea.
    fn extremes(&self, place: usize) -> String {
        let (best, worst) = self.survey.extremes(place);
        if best == worst { best.to_string() } else { format!("{best}–{worst}") }
    }

    /// Facts about the whole survey, for programs.
    pub(super) fn about(&self, summary: &str) -> Vec<(&'static str, Value)> {
        let refused =
            self.survey.refused.iter().map(|(method, unfit)| json!({ "id": method.id, "why": self.unfit(unfit) }));
        let opinions = self.survey.opinions.iter().zip(&self.probes);
        vec![
            ("lens", json!(self.question.scored.lens)),
            ("weights", self.project.rubric.by_criterion(self.question.scored.weights.shares())),
            ("ideas", json!(self.survey.ideas.len())),
            ("unknown", json!(self.question.open.id())),
            ("methods", opinions.map(|(opinion, probe)| self.method(opinion, probe)).collect()),
            ("refused", refused.collect()),
            ("kendall_w", json!(self.survey.concordance())),
            ("summary", json!(summary)),
        ]
    }

    fn method(&self, opinion: &MethodRanking, probe: &Probe) -> Value {
        let firsts = (0..opinion.ranks.len()).filter(|&place| opinion.ranks[place] == 1).map(|place| self.id(place));
        let flips = probe.flips.iter().map(|flip| {
            json!({ "without": self.id(flip.without), "falls": self.id(flip.falls), "rises": self.id(flip.rises) })
        });
        json!({
            "id": opinion.method.id,
            "name": opinion.method.name.get(self.lang),
            "paper": opinion.method.paper,
            "reads": opinion.reads.id(),
            "depends_on_other_ideas": opinion.method.is_relative,
            "first": firsts.collect::<Vec<_>>(),
            "tau_b": opinion.agreement.tau,
            "rho": opinion.agreement.rho,
            "ws": opinion.agreement.ws,
            "rw": opinion.agreement.rw,
            "first_10": opinion.agreement.first,
            "taken_out": probe.taken_out,
            "undefined_without": probe.undefined,
            "turned": flips.collect::<Vec<_>>(),
        })
    }

    /// The table of methods, with the number that stands above their ranks.
    pub(super) fn methods(&self, top: usize) -> String {
        let (survey, lang, groups) = (&self.survey, self.lang, self.survey.alike());
        let number = |x: Option<f64>| x.map_or(heads::NONE.get(lang).to_owned(), |x| fixed(x, 2));
        let agreement = |&(_, place): &(usize, usize)| &survey.opinions[place].agreement;
        let columns = Columns::<(usize, usize)>::empty()
            .right("number", say::NUMBER.get(lang), |&(group, _)| group + 1)
            .left("method", heads::METHOD.get(lang), |&(_, place)| survey.opinions[place].method.name.get(lang))
            .left("reads", say::READS.get(lang), |&(_, place)| survey.opinions[place].reads.name().get(lang))
            .right("tau", "τ-b", |row| number(agreement(row).tau))
            .right("rho", "ρ", |row| number(agreement(row).rho))
            .right("ws", "WS", |row| number(agreement(row).ws))
            .right("reversed", say::REVERSED.get(lang), |&(_, place)| {
                let probe = &self.probes[place];
                (probe.taken_out > 0).then_some(probe.flips.len())
            });
        let has_first = survey.ideas.len() > TOP_COMPARED;
        let columns = if has_first {
            columns.right("first", say::first(TOP_COMPARED, lang), |row| {
                agreement(row).first.map(|share| lang.percent(share))
            })
        } else {
            columns
        };
        let rows = groups.iter().enumerate().flat_map(|(n, group)| group.iter().map(move |&place| (n, place)));
        let table = columns.table(rows);
        let legend: Vec<String> = say::LEGENDS.iter().map(|legend| legend.get(lang).to_owned()).collect();
        let legend = legend.into_iter().chain(has_first.then(|| say::first_legend(TOP_COMPARED, lang)));
        let legend: String =
            legend.flat_map(|legend| wrap(&legend, screen_width(), 2)).map(|line| line + "\n").collect();
        let shown = survey.ideas.len().min(top);
        let mut more = match survey.ideas.len() - shown {
            0 => String::new(),
            n => say::more_ideas(n, lang) + "\n",
        };
        more +=
            &left_out(self.question.scored.len() - survey.ideas.len(), lang).map_or(String::new(), |out| out + "\n");
        let (fitting, all) = (Packed::new(survey, shown, screen_width()).groups.len(), groups.len());
        if fitting < all {
            more += &(say::no_room(fitting + 1, all, lang) + "\n");
        }
        format!("{more}\n{}\n{legend}", table.on_screen(screen_width()))
    }
}

/// All ranks of an idea in one column of a screen.
struct Packed<'a> {
    survey: &'a MethodSurvey,
    /// Groups of methods with the same ranks, as many as fit.
    groups: Vec<Vec<usize>>,
    /// Screen columns of one rank.
    width: usize,
}

impl<'a> Packed<'a> {
    fn new(survey: &'a MethodSurvey, shown: usize, screen: usize) -> Packed<'a> {
        let mut groups = survey.alike();
        let widest = (0..shown).map(|place| survey.extremes(place).1).max().unwrap_or(1).max(groups.len());
        let width = widest.to_string().len() + 1;
        groups.truncate(screen.saturating_sub(MIN_WIDTH_BESIDE_RANKS) / width);
        Packed { survey, groups, width }
    }

    fn side_by_side(&self, cells: impl Iterator<Item = String>) -> String {
        cells.map(|cell| format!("{cell:>width$}", width = self.width)).collect()
    }

    fn head(&self) -> String {
        self.side_by_side((1..=self.groups.len()).map(|number| number.to_string()))
    }

    fn row(&self, place: usize) -> String {
        let opinions = self.groups.iter().map(|group| &self.survey.opinions[group[0]]);
        // A place shared by a crowd means nothing.
        let rank = |o: &MethodRanking| if o.is_crowded(place) { "=".to_owned() } else { o.ranks[place].to_string() };
        self.side_by_side(opinions.map(rank))
    }
}
