//! Finds the lenses, ideas and criteria that the command line names; for an unknown name, the nearest one is offered.

use super::context::{Context, Outcome, Stop};
use super::names::{Meant, Names};
use super::typed::{list, unquoted};
use crate::diagnostic::{Code, Finding, quoted};
use crate::evidence::OtherIdea;
use crate::export::shell_word;
use crate::identity::Index;
use crate::lang::Text;
use crate::project::Project;
use crate::rubric::{Lens, Rubric};
use crate::say::findings::commands::one_lens;
use crate::say::findings::condition::not_looked_at;
use crate::say::findings::lookup::{Thing, is_folder, needs_quotes, several_ideas};
use std::borrow::Borrow;
use std::ops::Range;
use std::path::Path;

/// The lens with this id or name.
pub(super) fn lens<'r>(rubric: &'r Rubric, word: &str, argument: &str, context: &Context) -> Outcome<&'r Lens> {
    let names = Names::of_lenses(rubric);
    let listed = list(word, |part| names.meant(part) != Meant::Nothing);
    let known: Vec<Text> = listed.iter().filter_map(|(part, _)| Some(names.example(names.one(part)?))).collect();
    if known.len() > 1 {
        let refused = |span| Finding::new(Code::E0404, one_lens(word, &known)).place(span);
        return Err(context.refuse_word(argument, word, refused));
    }
    let place = named(&names, Code::E0404, argument, (word, 0..word.len()), context)?;
    Ok(&rubric.lenses[place])
}

/// The lenses in words that are lists of ids and names.
pub(super) fn lenses<'r>(rubric: &'r Rubric, words: &[String], context: &Context) -> Outcome<Vec<&'r Lens>> {
    let places = all_named(&Names::of_lenses(rubric), Code::E0404, "--lens", words, context)?;
    Ok(places.into_iter().map(|place| &rubric.lenses[place]).collect())
}

/// The thing named by the part of a word at `place`.
pub(super) fn named(
    names: &Names,
    code: Code,
    argument: &str,
    (word, place): (&str, Range<usize>),
    context: &Context,
) -> Outcome<usize> {
    names.one(&word[place.clone()]).ok_or_else(|| refused(names, code, argument, (word, place), context))
}

/// Reports that the part of a word at `place` does not name one thing.
pub(super) fn refused(
    names: &Names,
    code: Code,
    argument: &str,
    (word, place): (&str, Range<usize>),
    context: &Context,
) -> Stop {
    context.refuse_word(argument, word, |mut span| {
        span.range = place.clone();
        names.refusal(code, &word[place], span)
    })
}

/// The things named in words, each of which is a list.
pub(super) fn all_named(
    names: &Names,
    code: Code,
    argument: &str,
    words: &[String],
    context: &Context,
) -> Outcome<Vec<usize>> {
    let is_known = |name: &str| names.meant(name) != Meant::Nothing;
    let parts = words.iter().flat_map(|word| list(word, is_known).into_iter().map(move |(_, place)| (word, place)));
    parts.map(|(word, place)| named(names, code, argument, (word, place), context)).collect()
}

impl Project {
    /// The lens with this id or name.
    pub(super) fn lens(&self, word: &str, context: &Context) -> Outcome<&Lens> {
        lens(&self.rubric, word, "--lens", context)
    }

    /// The ideas that a name could mean, in the language of the output or else in the other.
    pub(super) fn ideas(&self, name: &str) -> Vec<usize> {
        let found = self.evidence.matches(name);
        if let (true, Some(bare)) = (found.is_empty(), unquoted(name)) {
            return self.ideas(bare);
        }
        match &self.rubric.table.name {
            Some(columns) if found.is_empty() && !self.evidence.is_left_out(name) => {
                self.evidence.matches_in([&columns.name.en, &columns.name.zh], name)
            }
            _ => found,
        }
    }

    /// The idea that the condition leaves out and that a name means.
    pub(crate) fn left_out(&self, name: &str) -> Option<&OtherIdea> {
        let columns = self.rubric.table.name.as_ref().map_or([""; 2], |columns| [&columns.name.en, &columns.name.zh]);
        self.evidence.left_out_called(columns, name)
    }

    /// The idea with this name, or the only one whose name contains it.
    pub(super) fn idea(&self, name: &str, argument: &str, context: &Context) -> Outcome<usize> {
        self.idea_of(&[name], 0, argument, context)
    }

    /// The same of one of several words, which may have been meant as one name.
    pub(super) fn idea_of(
        &self,
        words: &[impl Borrow<str>],
        at: usize,
        argument: &str,
        context: &Context,
    ) -> Outcome<usize> {
        let (name, names): (&str, _) = (words[at].borrow(), &self.evidence.names);
        let found = self.ideas(name);
        if let [only] = found[..] {
            return Ok(only);
        }
        let name = unquoted(name).filter(|_| found.is_empty()).unwrap_or(name);
        if let Some(chosen) = self.evidence.chosen.as_deref().filter(|_| found.is_empty())
            && let Some(other) = self.left_out(name)
        {
            let message = not_looked_at(&quoted(&other.names[1]), &quoted(chosen.text()), other.is_unknown);
            return Err(context.refuse_word(argument, name, |span| Finding::new(Code::E0403, message).place(span)));
        }
        Err(context.refuse_word(argument, name, |span| {
            let called = found.iter().map(|&i| names[i].as_str());
            let mut refusal = match found.is_empty() {
                true => Finding::missing(Code::E0403, Thing::Idea, name, Some(span), names.iter().map(String::as_str)),
                false => Finding::new(Code::E0403, several_ideas(name, &called.collect::<Vec<_>>())).place(span),
            };
            refusal.help.extend(self.name_around(words, at).map(|name| needs_quotes(&shell_word(&name))));
            if Path::new(name).is_dir() {
                refusal.help.push(is_folder(name));
            }
            refusal
        }))
    }

    /// The longest run of words around one of them that names one idea.
    fn name_around(&self, words: &[impl Borrow<str>], at: usize) -> Option<String> {
        /// More words than names have.
        const MOST: usize = 8;
        let (first, last) = (at.saturating_sub(MOST), words.len().min(at + MOST));
        let runs = (first..=at).flat_map(|start| (at + 1..=last).map(move |end| start..end));
        let mut runs: Vec<Range<usize>> = runs.filter(|run| run.len() > 1).collect();
        runs.sort_by_key(|run| std::cmp::Reverse(run.len()));
        runs.into_iter().map(|run| words[run].join(" ")).find(|name| self.ideas(name).len() == 1)
    }

    /// The ideas named in words, each of which is a name, or several with commas between them.
    pub(super) fn all_ideas(&self, names: &[String], argument: &str, context: &Context) -> Outcome<Vec<usize>> {
        let known = Index::new(self.evidence.ids.iter().chain(&self.evidence.names).map(String::as_str));
        let mut found = Vec::new();
        for name in names {
            // A name may hold a comma itself.
            let parts = match self.ideas(name).is_empty() {
                true => list(name, |part| !known.places(part).is_empty()),
                false => vec![(name.as_str(), 0..name.len())],
            };
            for (part, _) in parts {
                found.push(self.idea(part, argument, context)?);
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Keeps only the named ideas, in the order of the table.
    pub(super) fn keep(&mut self, names: &[String], argument: &str, context: &Context) -> Outcome {
        let kept = self.all_ideas(names, argument, context)?;
        if !kept.is_empty() {
            self.evidence = self.evidence.keep(&kept);
        }
        Ok(())
    }
}
