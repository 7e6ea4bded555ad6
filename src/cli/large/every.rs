//! The rows of all ideas of a large table, in its order, written block by block.

use super::super::screen::say;
use super::super::{Outcome, paragraph};
use super::told::sentence;
use super::{Large, SHOWN};
use crate::export::terminal::Screen;
use crate::export::{Blocks, Every};
use crate::say::commands::large::ORDER;
use crate::say::punctuation::sentences;
use crate::stream::{self, File};

pub(super) fn write(large: Large, files: Vec<File>, blocks: Blocks) -> Outcome {
    let (args, lang, form) = (large.args, large.context.lang, large.args.output.form()?);
    let every = Every::new(&large.rubric, &stream::headers(&files, &large.rubric.table), files.len() > 1);
    let mut said = None;
    args.output.fill(|out| {
        let outlet = blocks(every, &mut *out);
        let seen = large.see(Some(SHOWN), None, Some(&*outlet), files)?;
        drop(outlet);
        if seen.streamed.keeps_all {
            let (table, _) = seen.whole(args, lang)?;
            (form.write)(&table, out, Screen::default())?;
        } else {
            said = Some(sentence(&seen.streamed, &seen.scored, lang));
        }
        Ok(())
    })?;
    if let Some(sentence) = said {
        let text = sentences([sentence.as_str(), ORDER.get(lang)], lang);
        say(&(paragraph(&text) + "\n"));
    }
    Ok(())
}
