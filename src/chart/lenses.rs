//! Which lens? A bump chart of the ten best under each lens.

use super::bump::{Bump, Track};
use super::caption::{self, lens_name, subtitle};
use super::figure::{Figure, Picture, Subject};
use super::text;
use crate::lang::list;
use crate::say::chart::{lenses as say, shared};
use crate::say::nouns::LENS;
use crate::say::punctuation::clauses;
use crate::score::Scored;

pub const FIGURE: Figure = Figure { id: "lenses", name: say::NAME, question: say::QUESTION, draw };

/// Ranks shown.
const MAX_RANKS: usize = 10;

fn draw(subject: &Subject) -> Picture {
    let track =
        |lens: &Scored| Track { name: name(subject, lens), ranks: lens.rank.clone(), order: lens.order.clone() };
    let tracks: Vec<Track> = subject.lenses.iter().map(track).collect();
    let bump = Bump::new(subject, &tracks, MAX_RANKS);
    subject.picture(title(subject), &legend(subject, &bump), &[alt_details(subject)], |c| bump.draw(c))
}

/// What is shown, and what the colours mean.
fn legend(s: &Subject, bump: &Bump) -> String {
    let ranks = if s.scored.len() > MAX_RANKS { say::BEST_RANKS } else { say::ALL_RANKS };
    let blue = (s.scored.len() > 1).then(|| say::blue(&name(s, &s.lenses[0]), s.lang));
    subtitle([Some(ranks.get(s.lang).to_owned()), blue, Some(bump.movers().to_owned())].into_iter().flatten(), s.lang)
}

/// Who leads under how many lenses, the most frequent first.
fn title(s: &Subject) -> String {
    let under = |idea: usize| s.lenses.iter().filter(|lens| lens.rank[idea] == 1).count();
    let leading = s.lenses[0].order.iter().filter(|&&idea| under(idea) > 0);
    let mut leaders: Vec<(String, usize)> = leading.map(|&idea| (s.name(idea), under(idea))).collect();
    leaders.sort_by_key(|(_, lenses)| std::cmp::Reverse(*lenses));
    if s.scored.len() == 1 {
        return shared::only_idea(&leaders[0].0, s.lang);
    }
    if let Some(all_out) = s.all_out() {
        return all_out;
    }
    let all = s.lenses.len();
    caption::title(match &leaders[..] {
        [(only, _)] => vec![shared::always_leads(only, &LENS, all, s.lang)],
        several if several.iter().all(|(_, lenses)| *lenses == all) => {
            vec![shared::all_share(several.len(), &LENS, all, s.lang)]
        }
        several => say::divided(several, all, s.lang),
    })
}

/// Who leads under each lens, in words.
fn alt_details(s: &Subject) -> String {
    let leaders = |lens: &Scored| {
        let names: Vec<String> = lens.leaders().iter().take(3).map(|&i| s.name(i)).collect();
        shared::of(&name(s, lens), &list(&names, s.lang), s.lang)
    };
    let leaders = clauses(s.lenses.iter().map(leaders), s.lang);
    shared::of(say::LEADERS.get(s.lang), &leaders, s.lang)
}

fn name(s: &Subject, lens: &Scored) -> String {
    text::name(lens_name(s.rubric, lens, s.lang))
}
