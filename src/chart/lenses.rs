//! Which lens? A bump chart of the ten best under each lens.

use super::bump::{Bump, Track};
use super::{Figure, Picture, Subject, canvas, text, words};
use crate::score::Scored;

pub const FIGURE: Figure =
    Figure { id: "lenses", question: |lang| lang.pick("Which lens?", "换个视角呢？"), draw };

/// Ranks shown.
const MOST_RANKS: usize = 10;

fn draw(subject: &Subject) -> Picture {
    let title = title(subject);
    let track =
        |lens: &Scored| Track { name: lens_name(subject, lens), ranks: lens.rank.clone(), order: lens.order.clone() };
    let tracks: Vec<Track> = subject.lenses.iter().map(track).collect();
    let bump = Bump::new(subject, &tracks, MOST_RANKS);
    let svg = canvas::picture(|c| {
        c.frame(&title, &subtitle(subject, &bump), subject.source);
        bump.draw(c);
    });
    Picture { alt: alt(subject, &title), title, svg }
}

/// What is shown, and what the colours mean.
fn subtitle(s: &Subject, bump: &Bump) -> String {
    let mut subtitle = match s.scored.len() > MOST_RANKS {
        true => s.lang.pick(
            "Rank under each lens, the ten best of each. Ties share a rank.",
            "各视角下的前十名；得分相同则名次相同。",
        ),
        false => s.lang.pick("Rank under each lens. Ties share a rank.", "各视角下的排名；得分相同则名次相同。"),
    }
    .to_owned();
    if s.scored.len() > 1 {
        let first = lens_name(s, &s.lenses[0]);
        subtitle += &s.lang.pick(format!(" Blue: first under {first}."), format!("蓝线：“{first}”视角下居首。"));
    }
    subtitle + bump.movers()
}

/// Who is first under how many lenses, the most frequent first; names for at most three.
fn title(s: &Subject) -> String {
    let (lang, all) = (s.lang, s.lenses.len().to_string());
    let every = if s.lenses.len() == 2 { "both lenses".to_owned() } else { format!("all {all} lenses") };
    let under = |idea: usize| s.lenses.iter().filter(|lens| lens.rank[idea] == 1).count();
    let mut firsts: Vec<usize> = s.lenses[0].order.iter().copied().filter(|&idea| under(idea) > 0).collect();
    firsts.sort_by_key(|&idea| std::cmp::Reverse(under(idea)));
    let (name, count, ideas) = (s.quoted(firsts[0]), under(firsts[0]), firsts.len());
    if s.scored.len() == 1 {
        return lang.pick(format!("{name} is the only idea"), format!("只有{name}一个创意"));
    }
    if let Some(all_out) = s.all_out() {
        return all_out;
    }
    match firsts.len() {
        n if n > 1 && firsts.iter().all(|&idea| under(idea) == s.lenses.len()) => lang.pick(
            format!("{ideas} ideas share the lead under {every}"),
            format!("{ideas} 个创意在全部 {all} 个视角下并列领先"),
        ),
        1 => lang.pick(format!("{name} leads under {every}"), format!("{name}在全部 {all} 个视角下都领先")),
        2 | 3 => {
            let others = firsts[1..].iter().map(|&idea| {
                let (name, count) = (s.quoted(idea), under(idea));
                lang.pick(format!("{name} under {count}"), format!("{name}在 {count} 个"))
            });
            let others: Vec<String> = others.collect();
            let named = lang.pick(
                format!("{name} is first under {count} of {all} lenses, {}", words::list(&others, lang)),
                format!("{all} 个视角中，{name}在 {count} 个居首，{}", others.join("，")),
            );
            words::title([named, many(s, firsts.len(), &name, under(firsts[0]))])
        }
        n => many(s, n, &name, under(firsts[0])),
    }
}

/// Several ideas come first; only the one that does so most often, under `count` lenses, is named.
fn many(s: &Subject, ideas: usize, name: &str, count: usize) -> String {
    let (lang, all) = (s.lang, s.lenses.len());
    if count == 1 {
        return lang
            .pick(format!("{ideas} ideas are first under one lens each"), format!("{ideas} 个创意各在一个视角下居首"));
    }
    lang.pick(
        format!("{ideas} ideas are first under one lens or another, {name} under {count} of {all}"),
        format!("{ideas} 个创意曾居首位，其中{name}在 {all} 个视角中的 {count} 个"),
    )
}

fn alt(s: &Subject, title: &str) -> String {
    let firsts = s.lenses.iter().map(|lens| {
        let names: Vec<String> =
            lens.order.iter().take_while(|&&i| lens.rank[i] == 1).take(3).map(|&i| s.name(i)).collect();
        let (lens, names) = (lens_name(s, lens), words::list(&names, s.lang));
        s.lang.pick(format!("{lens}: {names}"), format!("{lens}：{names}"))
    });
    let firsts = firsts.collect::<Vec<_>>().join(s.lang.pick("; ", "；"));
    s.lang.pick(format!("{title}. First under each lens: {firsts}."), format!("{title}。各视角的首位：{firsts}。"))
}

fn lens_name(s: &Subject, lens: &Scored) -> String {
    text::name(s.rubric.lens(&lens.lens).map_or(lens.lens.as_str(), |l| l.name.get(s.lang)))
}
