//! The best ideas of a table that is too large to be ranked as a whole, and counts of all.

use super::super::{Outcome, paragraph, score};
use super::words::{about, sentence};
use super::{Large, SHOWN};
use crate::chart::count;
use crate::diagnostic::Finding;
use crate::stream::File;

/// More ideas than this are not kept in memory for a form that holds a whole ranking.
const MOST: usize = 100_000;

pub(super) fn rank(large: Large, files: Vec<File>) -> Outcome {
    let (args, lang, form) = (large.args, large.context.lang, large.args.output.form()?);
    let top = args.top.or(args.output.is_for_people()?.then_some(SHOWN));
    let too_many = || {
        let many = format!("more than {} ideas are too many for `{}`", count(MOST), form.id);
        let way =
            "say how many of the best with --top, or write csv or parquet, which take all in the order of the table";
        (MOST, Finding::new("E0411", many).help(way))
    };
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
    let rest = count(seen.streamed.ideas.saturating_sub(shown));
    let more = lang.pick(format!("{rest} more below.\n"), format!("以下还有 {rest} 个。\n"));
    args.output.write(&table, "", &format!("\n{more}{}\n", paragraph(&sentence)))
}
