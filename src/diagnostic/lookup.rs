//! Unknown names, and suggestions for misspelt ones.

use super::{Code, Finding, Span, quoted};
use crate::identity;
use crate::lang::{Text, Word, is_han};
use crate::say::findings::lookup::{self, Thing, did_you_mean, did_you_mean_one_of, missing};

/// How many of the names that contain a word are suggested.
const MAX_OFFERED: usize = 8;

/// A name that could have been meant: the id and the display name.
#[derive(Clone, Copy, Debug)]
pub struct KnownName<'a> {
    /// The id, for programs.
    pub id: &'a str,
    /// The display name; `None` if there is only the id.
    pub name: Option<&'a Text>,
}

impl<'a> From<&'a str> for KnownName<'a> {
    fn from(id: &'a str) -> KnownName<'a> {
        KnownName { id, name: None }
    }
}

impl KnownName<'_> {
    /// What to type for the one of several that is nearest to a wrong name, if any is near.
    pub fn nearest(known: &[KnownName], wrong: &str) -> Option<Text> {
        let names = known.iter().filter_map(|known| Some((known.name?, known)));
        let called = || {
            let names = names.clone().flat_map(|(name, known)| [(&*name.en, known), (&*name.zh, known)]);
            known.iter().map(|known| (known.id, known)).chain(names)
        };
        let near = nearest_name(wrong, called().map(|(name, _)| name))?;
        called().find(|(name, _)| *name == near).map(|(_, known)| known.offer(Some(near)))
    }

    /// Whether its id or name contains a word, given as a key.
    fn holds(&self, word: &str) -> bool {
        let names = self.name.into_iter().flat_map(|name| [&*name.en, &*name.zh]);
        names.chain([self.id]).any(|name| identity::key(name).contains(word))
    }

    /// The suggestion to type: in Chinese the name, in English the id unless the name is nearer.
    pub fn offer(&self, near: Option<&str>) -> Text {
        let Some(name) = self.name else { return Text::same(quoted(self.id)) };
        let is_name = near.is_some_and(|near| near != self.id);
        Text::new(quoted(if is_name { &name.en } else { self.id }), quoted(&name.zh))
    }
}

impl Finding {
    /// The finding for an unknown name, with suggestions among those known.
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

    /// Suggests the known name nearest to a wrong one at the finding's place, or lists them if none is near; `are` is
    /// the word for them.
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
        // A part of several names points to none of them.
        let near = near.filter(|_| holding.len() < 2);
        match called.iter().find(|(name, _)| Some(*name) == near) {
            Some((near, known)) => {
                self.help.push(did_you_mean(known.offer(Some(near))));
                self.fix = self.primary.as_ref().map(|label| (label.span.clone(), known.id.to_owned()));
            }
            None if holding.len() >= 2 => {
                self.help.push(did_you_mean_one_of(&holding[..holding.len().min(MAX_OFFERED)]));
            }
            None if known.is_empty() => {}
            None => self.help.push(lookup::known(are, known.iter().map(|known| known.offer(None)))),
        }
        self
    }
}

/// The known name most similar to `wrong`, if it is near enough to be a typing slip rather than another word.
///
/// Similarity is Jaro–Winkler (which favours a common beginning), ignoring case. A word that contains the other also
/// counts as near, so that `revenue` finds `revenue_12m`.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const MIN_SIMILARITY: f64 = 0.83;
    const SIMILARITY_IF_CONTAINED: f64 = 0.84;
    let wrong = identity::key(wrong);
    let likeness = |name: &str| {
        let name = identity::key(name);
        let contained =
            wrong.chars().count() >= 2 && !name.is_empty() && (name.contains(&*wrong) || wrong.contains(&*name));
        strsim::jaro_winkler(&wrong, &name).max(if contained { SIMILARITY_IF_CONTAINED } else { 0.0 })
    };
    known
        .into_iter()
        .map(|name| (likeness(name), name))
        .filter(|(likeness, _)| *likeness >= MIN_SIMILARITY)
        // The first of equally near names wins.
        .fold(None, |best: Option<(f64, &str)>, near| match best {
            Some(best) if best.0 >= near.0 => Some(best),
            _ => Some(near),
        })
        .map(|(_, name)| name)
}

/// [`nearest`] for a name that must be one of those known: in a Chinese name, one wrong character also counts as near.
/// That would be too loose for texts that may be other words.
pub fn nearest_name<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let is_chinese = |name: &str| name.chars().count() >= 2 && name.chars().all(is_han);
    let slip = || known.clone().into_iter().find(|name| is_chinese(name) && strsim::levenshtein(wrong, name) == 1);
    nearest(wrong, known.clone()).or_else(|| is_chinese(wrong).then(slip).flatten())
}

#[cfg(test)]
mod tests {
    use super::{nearest, nearest_name};

    #[test]
    fn one_wrong_character_of_a_short_chinese_name_is_near() {
        let known = ["growth", "增长", "容错", "数据", "数据护城河"];
        let near = ["增涨", "容借", "数剧", "数据护城合", "渠道", "涨", "grow"].map(|wrong| nearest_name(wrong, known));
        let expected = [Some("增长"), Some("容错"), Some("数据"), Some("数据护城河"), None, None, Some("growth")];
        assert_eq!(near, expected);
    }

    #[test]
    fn slips_are_found_and_other_words_are_not() {
        let known = ["revenue_12m", "cost_12m", "data_moat"];
        assert_eq!(nearest("revnue_12m", known), Some("revenue_12m"));
        assert_eq!(nearest("Data_Moat", known), Some("data_moat"));
        assert_eq!(nearest("revenue", known), Some("revenue_12m"));
        assert_eq!(nearest("channel", known), None);
        assert_eq!(nearest("华强", ["华强北", "渠道"]), Some("华强北"));
    }
}
