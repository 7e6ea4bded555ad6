//! The best ideas of a table that is too large to be ranked as a whole, and counts of all.

use super::super::{Outcome, paragraph, score};
use super::told::{about, sentence};
use super::{Large, SHOWN};
use crate::diagnostic::{Code, Finding};
use crate::say::commands::score::more_below;
use crate::say::findings::commands::too_many_ideas;
use crate::stream::File;

/// More ideas than this are not kept in memory for a form that holds a whole ranking.
const MOST: usize = 100_000;

pub(super) fn rank(large: Large, files: Vec<File>) -> Outcome {
    let (args, lang, form) = (large.args, large.context.lang, large.args.output.form()?);
    let top = args.top.or(args.output.is_for_people()?.then_some(SHOWN));
    let too_many = || (MOST, Finding::new(Code::E0411, too_many_ideas(MOST, form.id)));
    let most = top.is_none().then(too_many);
    // Some more than are shown are kept, so that who shares the lead is known.
    let seen = large.see(top.map(|top| top.max(SHOWN)), most, None, files)?;
    if seen.streamed.keeps_all {
        let (table, after) = seen.whole(args, lang)?;
        return args.output.write(&table, "", &after);
    }
    let shown = top.unwrap_or(usize::MAX);
    let mut table = score::ranking(form, &seen.project, &seen.scored, shown, lang);
    seen.add_places(&mut table);
    let sentence = sentence(&seen.streamed, &seen.scored, lang);
    table.about = about(&seen, &sentence, lang);
    let more = more_below(seen.streamed.ideas.saturating_sub(shown), lang);
    args.output.write(&table, "", &format!("\n{more}\n{}\n", paragraph(&sentence)))
}
