//! Does the method matter? A bump chart of the ten best under each method, those most like the weighted sum first.

use super::bump::{Bump, Track};
use super::{Figure, Picture, Subject, canvas, words};
use crate::analysis::methods::METHODS;
use crate::analysis::methods::opinion::by_rank;
use crate::analysis::methods::survey::{Question, Survey};
use crate::lang::{Lang, fixed};
use crate::score::Open;

pub const FIGURE: Figure =
    Figure { id: "methods", question: |lang| lang.pick("Does the method matter?", "换个算法呢？"), draw };

/// Ranks shown.
const MOST_RANKS: usize = 10;
/// Ideas looked at, best first: nineteen rankings of a million would take longer than the rest of a report.
const MOST_IDEAS: usize = 10_000;

fn draw(subject: &Subject) -> Picture {
    let methods: Vec<usize> = (0..METHODS.len()).collect();
    let question = Question {
        rubric: subject.rubric,
        scored: subject.scored,
        methods: &methods,
        reads: None,
        open: Open::Nothing,
        first: MOST_IDEAS,
    };
    let survey = question.answer();
    let tracks = tracks(subject, &survey);
    let title = title(subject, &survey);
    let bump = Bump::new(subject, &tracks, MOST_RANKS);
    let svg = canvas::picture(|c| {
        c.frame(&title, &subtitle(subject, &survey, &bump), subject.source);
        bump.draw(c);
    });
    Picture { alt: alt(subject, &survey, &title), title, svg }
}

/// One column for all methods that agree on every rank, dingzi's own first, then by likeness to it. Those that give one of
/// the ranks shown to a crowd tell too little apart to be drawn.
fn tracks(s: &Subject, survey: &Survey) -> Vec<Track> {
    let mut groups = survey.alike();
    groups.retain(|group| tells_apart(survey, group));
    // Whatever is undefined is as unlike as can be.
    let tau = |group: &Vec<usize>| survey.opinions[group[0]].agreement.tau.unwrap_or(-1.0);
    groups[1..].sort_by(|a, b| tau(b).total_cmp(&tau(a)));
    groups.iter().map(|group| track(s, survey, group)).collect()
}

/// Whether a method gives none of the ranks shown to a crowd. The weighted sum is drawn whatever it says.
fn tells_apart(survey: &Survey, group: &[usize]) -> bool {
    let opinion = &survey.opinions[group[0]];
    let is_shown = |place: &usize| opinion.ranks[*place] <= MOST_RANKS;
    group[0] == 0 || !(0..opinion.ranks.len()).filter(is_shown).any(|place| opinion.is_crowded(place))
}

fn track(s: &Subject, survey: &Survey, group: &[usize]) -> Track {
    let first = survey.opinions[group[0]].method.name(s.lang).to_owned();
    let more = group.len() - 1;
    let name = if more == 0 { first } else { format!("{first} +{more}") };
    // Ideas that are out stand below all others.
    let mut ranks = vec![s.scored.len() + 1; s.scored.len()];
    let opinion = &survey.opinions[group[0]];
    survey.ideas.iter().zip(&opinion.ranks).for_each(|(&idea, &rank)| ranks[idea] = rank);
    let order = by_rank(&opinion.ranks).into_iter().map(|place| survey.ideas[place]).collect();
    Track { name, ranks, order }
}

/// Who is first under how many methods.
fn title(s: &Subject, survey: &Survey) -> String {
    let (lang, all) = (s.lang, survey.telling().count());
    let firsts = survey.firsts();
    let first = s.quoted(survey.ideas[0]);
    if s.scored.len() == 1 {
        return lang.pick(format!("{first} is the only idea"), format!("只有{first}一个创意"));
    }
    if let Some(all_out) = s.all_out() {
        return all_out;
    }
    if survey.ideas.len() == 1 {
        return lang
            .pick(format!("{first} is the only idea that fails no gate"), format!("没有被门槛淘汰的只有{first}"));
    }
    let Some(&(leader, under)) = firsts.first() else {
        return lang.pick("No method tells who is first", "没有哪种方法分得出谁第一").to_owned();
    };
    let name = s.quoted(survey.ideas[leader]);
    if firsts.len() > 1 && firsts.iter().all(|(_, methods)| *methods == all) {
        let ideas = firsts.len();
        return lang.pick(
            format!("{ideas} ideas share the lead under all {all} methods"),
            format!("{ideas} 个创意在全部 {all} 种方法下并列领先"),
        );
    }
    if under == all {
        return lang
            .pick(format!("{name} leads under all {all} methods"), format!("{name}在全部 {all} 种方法下都领先"));
    }
    // Those that share a first place count under the same method; a sum above all methods would puzzle.
    let is_shared = firsts.iter().map(|(_, methods)| methods).sum::<usize>() > all;
    let (others, others_zh) = match firsts.get(1) {
        Some((rival, methods)) if !is_shared => {
            let rival = s.quoted(survey.ideas[*rival]);
            (format!(", {rival} under {methods}"), format!("，{rival}在 {methods} 种"))
        }
        _ => (String::new(), String::new()),
    };
    let named = lang.pick(
        format!("{name} is first under {under} of {all} methods{others}"),
        format!("{all} 种方法中，{name}在 {under} 种下居首{others_zh}"),
    );
    words::title([
        named,
        lang.pick(
            format!("{name} is first under {under} of {all} methods"),
            format!("{all} 种方法中，{name}在 {under} 种下居首"),
        ),
    ])
}

fn subtitle(s: &Subject, survey: &Survey, bump: &Bump) -> String {
    let lang = s.lang;
    let mut subtitle = lang
        .pick("Rank under each method, most like the weighted sum first.", "各种方法下的名次，越像加权和的越靠左。")
        .to_owned();
    if s.scored.len() > MOST_IDEAS && survey.ideas.len() == MOST_IDEAS {
        let first = words::count(MOST_IDEAS);
        subtitle += &lang.pick(format!(" Of the first {first} ideas alone."), format!("只看前 {first} 个创意。"));
    }
    if survey.ideas.len() > 1 {
        subtitle += lang.pick(" Blue: first by weighted sum.", "蓝线：加权和居首。");
    }
    subtitle += bump.movers();
    let crowded = survey.alike().iter().filter(|group| !tells_apart(survey, group)).map(Vec::len).sum::<usize>();
    subtitle
        + &match (crowded, lang) {
            (0, _) => String::new(),
            (1, Lang::En) => " Not drawn: 1 method in which many tie.".to_owned(),
            (n, Lang::En) => format!(" Not drawn: {n} methods in which many tie."),
            (n, Lang::Zh) => format!("有 {n} 种方法并列太多，没有画出。"),
        }
}

fn alt(s: &Subject, survey: &Survey, title: &str) -> String {
    let others = survey.opinions.iter().filter(|opinion| opinion.method.id != METHODS[0].id);
    let likeness = others.filter_map(|opinion| {
        let (name, tau) = (opinion.method.name(s.lang), opinion.agreement.tau?);
        // A full-width bracket brings its own space.
        let space = if name.ends_with('）') { "" } else { " " };
        Some(format!("{name}{space}{tau}", tau = fixed(tau, 2)))
    });
    let likeness = likeness.collect::<Vec<_>>().join(s.lang.pick(", ", "，"));
    // Of a single idea, and where all tie, it is undefined.
    if likeness.is_empty() {
        return s.lang.pick(format!("{title}."), format!("{title}。"));
    }
    s.lang.pick(
        format!("{title}. Kendall's τ-b to the weighted sum: {likeness}."),
        format!("{title}。与加权和的 Kendall τ-b：{likeness}。"),
    )
}
