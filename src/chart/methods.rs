//! Does the method matter? A bump chart of the ten best under each method, those most like the weighted sum first.

use super::bump::{Bump, Track};
use super::caption::{self, subtitle};
use super::figure::{Figure, Picture, Subject};
use crate::analysis::methods::METHODS;
use crate::analysis::methods::opinion::by_rank;
use crate::analysis::methods::survey::{MethodQuery, MethodSurvey};
use crate::say::chart::{methods as say, shared};
use crate::say::nouns::METHOD;
use crate::score::Open;

pub const FIGURE: Figure = Figure { id: "methods", name: say::NAME, question: say::QUESTION, draw };

/// Ranks shown.
const MAX_RANKS: usize = 10;
/// Ideas compared, best first: all rankings of a million would take longer than the rest of a report.
const MAX_IDEAS: usize = 10_000;

fn draw(subject: &Subject) -> Picture {
    let methods: Vec<usize> = (0..METHODS.len()).collect();
    let question = MethodQuery {
        rubric: subject.rubric,
        scored: subject.scored,
        methods: &methods,
        reads: None,
        open: Open::Nothing,
        first: MAX_IDEAS,
    };
    let survey = question.answer();
    let tracks = tracks(subject, &survey);
    let bump = Bump::new(subject, &tracks, MAX_RANKS);
    let (title, legend) = (title(subject, &survey), legend(subject, &survey, &bump));
    subject.picture(title, &legend, alt_details(subject, &survey).as_slice(), |c| bump.draw(c))
}

/// One column for all methods that agree on every rank, dingzi's own first, then by likeness to it. Methods that give
/// one of the ranks shown to a crowd are left out.
fn tracks(s: &Subject, survey: &MethodSurvey) -> Vec<Track> {
    let mut groups = survey.alike();
    groups.retain(|group| tells_apart(survey, group));
    // An undefined τ counts as least alike.
    let tau = |group: &Vec<usize>| survey.opinions[group[0]].agreement.tau.unwrap_or(-1.0);
    groups[1..].sort_by(|a, b| tau(b).total_cmp(&tau(a)));
    groups.iter().map(|group| track(s, survey, group)).collect()
}

/// Whether a method tells ideas apart: no rank shown is shared by a crowd. The weighted sum is always drawn.
fn tells_apart(survey: &MethodSurvey, group: &[usize]) -> bool {
    let opinion = &survey.opinions[group[0]];
    let is_shown = |place: &usize| opinion.ranks[*place] <= MAX_RANKS;
    group[0] == 0 || !(0..opinion.ranks.len()).filter(is_shown).any(|place| opinion.is_crowded(place))
}

fn track(s: &Subject, survey: &MethodSurvey, group: &[usize]) -> Track {
    let name = say::alike(survey.opinions[group[0]].method.name.get(s.lang), group.len(), s.lang);
    // Ideas that are out rank below all others.
    let mut ranks = vec![s.scored.len() + 1; s.scored.len()];
    let opinion = &survey.opinions[group[0]];
    survey.ideas.iter().zip(&opinion.ranks).for_each(|(&idea, &rank)| ranks[idea] = rank);
    let order = by_rank(&opinion.ranks).into_iter().map(|place| survey.ideas[place]).collect();
    Track { name, ranks, order }
}

/// Who leads under how many methods.
fn title(s: &Subject, survey: &MethodSurvey) -> String {
    let (lang, all) = (s.lang, survey.telling().count());
    let name = |place: usize| s.name(survey.ideas[place]);
    if s.scored.len() == 1 {
        return shared::only_idea(&name(0), lang);
    }
    if let Some(all_out) = s.all_out() {
        return all_out;
    }
    if survey.ideas.len() == 1 {
        return shared::only_passing(&name(0), lang);
    }
    let leaders: Vec<(String, usize)> =
        survey.firsts().into_iter().map(|(place, under)| (name(place), under)).collect();
    // Ideas that share first place count under the same method; a sum above the number of methods would puzzle.
    let is_shared = leaders.iter().map(|(_, under)| under).sum::<usize>() > all;
    caption::title(match &leaders[..] {
        [] => vec![say::NO_LEADER.get(lang).to_owned()],
        [_, _, ..] if leaders.iter().all(|(_, under)| *under == all) => {
            vec![shared::all_share(leaders.len(), &METHOD, all, lang)]
        }
        [(leader, under), ..] if *under == all => vec![shared::always_leads(leader, &METHOD, all, lang)],
        [(leader, under), others @ ..] => {
            let second = others.first().filter(|_| !is_shared).map_or(0, |(_, under)| *under);
            let level = others.iter().filter(|(_, under)| *under == second).map(|(name, _)| name.as_str());
            say::mostly((leader, *under), (&level.collect::<Vec<_>>(), second), all, lang)
        }
    })
}

/// What is shown, and what the colours mean.
fn legend(s: &Subject, survey: &MethodSurvey, bump: &Bump) -> String {
    let lang = s.lang;
    let is_cut = s.scored.len() > MAX_IDEAS && survey.ideas.len() == MAX_IDEAS;
    let crowded: usize = survey.alike().iter().filter(|group| !tells_apart(survey, group)).map(Vec::len).sum();
    let sentences = [
        Some(say::SUBTITLE.get(lang).to_owned()),
        is_cut.then(|| say::best_alone(MAX_IDEAS, lang)),
        (survey.ideas.len() > 1).then(|| say::BLUE.get(lang).to_owned()),
        Some(bump.movers().to_owned()),
        (crowded > 0).then(|| say::not_drawn(crowded, lang)),
    ];
    subtitle(sentences.into_iter().flatten(), lang)
}

/// How alike the other methods are to the weighted sum, in words.
fn alt_details(s: &Subject, survey: &MethodSurvey) -> Option<String> {
    let others = survey.opinions.iter().filter(|opinion| opinion.method.id != METHODS[0].id);
    // It is undefined for a single idea, and if all tie.
    let likeness: Vec<(&str, f64)> =
        others.filter_map(|opinion| Some((opinion.method.name.get(s.lang), opinion.agreement.tau?))).collect();
    (!likeness.is_empty()).then(|| say::likeness(&likeness, s.lang))
}
