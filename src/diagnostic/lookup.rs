//! Names that nothing has.

use super::{Code, Finding, Span, nearest_name, quoted};
use crate::identity;
use crate::lang::{Text, Word};
use crate::say::findings::lookup::{self, Thing, did_you_mean, did_you_mean_one_of, missing};

/// So many of the names that hold a word are offered.
const MOST_OFFERED: usize = 8;

/// What could have been meant: its id, and the name that is shown for it.
#[derive(Clone, Copy, Debug)]
pub struct KnownName<'a> {
    /// As programs write it.
    pub id: &'a str,
    /// As people read it; none where the id is all there is.
    pub name: Option<&'a Text>,
}

impl<'a> From<&'a str> for KnownName<'a> {
    fn from(id: &'a str) -> KnownName<'a> {
        KnownName { id, name: None }
    }
}

impl KnownName<'_> {
    /// Whether its id or its name holds a word, given by its key.
    fn holds(&self, word: &str) -> bool {
        let names = self.name.into_iter().flat_map(|name| [&*name.en, &*name.zh]);
        names.chain([self.id]).any(|name| identity::key(name).contains(word))
    }

    /// What is offered to be typed: the name, and in English the id, unless a name was nearer.
    pub fn offer(&self, near: Option<&str>) -> Text {
        let Some(name) = self.name else { return Text::same(quoted(self.id)) };
        let is_name = near.is_some_and(|near| near != self.id);
        Text::new(quoted(if is_name { &name.en } else { self.id }), quoted(&name.zh))
    }
}

impl Finding {
    /// Nothing has this name; what is known is suggested.
    pub fn missing<'a, K: Into<KnownName<'a>>>(
        code: Code,
        thing: Thing,
        name: &str,
        place: Option<Span>,
        known: impl IntoIterator<Item = K>,
    ) -> Finding {
        let finding = Finding::new(code, missing(thing, &quoted(name)));
        let finding = place.into_iter().fold(finding, Finding::place);
        finding.suggest(name, thing.are(), known)
    }

    /// Suggests the nearest of those known in place of a wrong name, which stands where the finding is, or lists them where
    /// none is near; `are` says what they are.
    pub fn suggest<'a, K: Into<KnownName<'a>>>(
        mut self,
        wrong: &str,
        are: Word,
        known: impl IntoIterator<Item = K>,
    ) -> Finding {
        let known: Vec<KnownName> = known.into_iter().map(Into::into).collect();
        let ids = known.iter().map(|known| (known.id, known));
        let names = known.iter().filter_map(|known| Some((known.name?, known)));
        let called: Vec<(&str, &KnownName)> =
            ids.chain(names.flat_map(|(name, known)| [(&*name.en, known), (&*name.zh, known)])).collect();
        let near = nearest_name(wrong, called.iter().map(|(name, _)| *name));
        let word = identity::key(wrong);
        let is_long = word.chars().count() >= 2;
        let holding: Vec<Text> = known.iter().filter(|k| is_long && k.holds(&word)).map(|k| k.offer(None)).collect();
        // A part of several names is as much of each.
        let near = near.filter(|_| holding.len() < 2);
        match called.iter().find(|(name, _)| Some(*name) == near) {
            Some((near, known)) => {
                self.help.push(did_you_mean(known.offer(Some(near))));
                self.fix = self.primary.as_ref().map(|label| (label.span.clone(), known.id.to_owned()));
            }
            None if holding.len() >= 2 => {
                self.help.push(did_you_mean_one_of(&holding[..holding.len().min(MOST_OFFERED)]));
            }
            None if known.is_empty() => {}
            None => self.help.push(lookup::known(are, known.iter().map(|known| known.offer(None)))),
        }
        self
    }
}
