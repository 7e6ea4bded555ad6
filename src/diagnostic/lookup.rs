//! Names that nothing has.

use super::{Code, Finding, Span, nearest, quoted};
use crate::lang::Text;
use crate::say::findings::lookup::{Instead, Thing, missing};

/// So many of the names that there are, are shown.
const MOST_SHOWN: usize = 8;

/// What could have been meant: its id, and the name that is shown for it.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// As programs write it.
    pub id: &'a str,
    /// As people read it; none where the id is all there is.
    pub name: Option<&'a Text>,
}

impl<'a> From<&'a str> for Known<'a> {
    fn from(id: &'a str) -> Known<'a> {
        Known { id, name: None }
    }
}

impl Known<'_> {
    /// What is offered to be typed: the name, and in English the id, unless a name was nearer.
    fn offer(&self, near: Option<&str>) -> Text {
        let Some(name) = self.name else { return Text::same(self.id) };
        let is_name = near.is_some_and(|near| near != self.id);
        Text::new(if is_name { &*name.en } else { self.id }, &*name.zh)
    }
}

impl Finding {
    /// Nothing has this name: the nearest of those known is suggested in its place, or they are listed where none is near.
    pub fn missing<'a, K: Into<Known<'a>>>(
        code: Code,
        thing: Thing,
        name: &str,
        place: Option<Span>,
        known: impl IntoIterator<Item = K>,
    ) -> Finding {
        let known: Vec<Known> = known.into_iter().map(Into::into).collect();
        let ids = known.iter().map(|known| (known.id, known));
        let names = known.iter().filter_map(|known| Some((known.name?, known)));
        let called: Vec<(&str, &Known)> =
            ids.chain(names.flat_map(|(name, known)| [(&*name.en, known), (&*name.zh, known)])).collect();
        let near = nearest(name, called.iter().map(|(name, _)| *name));
        let near = called.iter().find(|(name, _)| Some(*name) == near);
        let message = match near {
            Some((near, known)) => missing(thing, name, Instead::Near(&known.offer(Some(near)))),
            None => {
                let offered = |known: &Known| {
                    let Text { en, zh } = known.offer(None);
                    Text::new(quoted(&en), quoted(&zh))
                };
                let shown: Vec<Text> = known.iter().take(MOST_SHOWN).map(offered).collect();
                missing(thing, name, Instead::Known(&shown, known.len() - shown.len()))
            }
        };
        let finding = Finding::new(code, message);
        let Some(place) = place else { return finding };
        let finding = finding.place(place.clone());
        match near {
            Some((_, known)) => finding.mend(place, known.id),
            None => finding,
        }
    }
}
