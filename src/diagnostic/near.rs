//! Near names: what a misspelt word was probably meant to be.

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

#[cfg(test)]
mod tests {
    use super::nearest;

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
