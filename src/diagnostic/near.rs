//! Near names: what a misspelt word was probably meant to be.

use crate::lang::is_han;

/// The known name most like `wrong`, if one is near enough: a slip of the finger, not another word.
///
/// Likeness is Jaro–Winkler (which favours a common beginning) on text in small letters; one word that contains the
/// other counts as near too, so that `revenue` finds `revenue_12m`.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR: f64 = 0.83;
    const WITHIN: f64 = 0.84;
    let wrong = crate::identity::key(wrong);
    let likeness = |name: &str| {
        let name = crate::identity::key(name);
        let contained =
            wrong.chars().count() >= 2 && !name.is_empty() && (name.contains(&*wrong) || wrong.contains(&*name));
        strsim::jaro_winkler(&wrong, &name).max(if contained { WITHIN } else { 0.0 })
    };
    known
        .into_iter()
        .map(|name| (likeness(name), name))
        .filter(|(likeness, _)| *likeness >= NEAR)
        // The first of equally near names wins, so that the answer does not depend on later ones.
        .fold(None, |best: Option<(f64, &str)>, near| match best {
            Some(best) if best.0 >= near.0 => Some(best),
            _ => Some(near),
        })
        .map(|(_, name)| name)
}

/// The same of a name that must be one of those known. A short Chinese name has a character or two to be like another
/// by, so that one wrong character is near enough; where a text may as well be another word, that would be too much.
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
