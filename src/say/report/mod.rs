//! The words of a report.

pub(crate) mod appendix;
pub(crate) mod cards;
pub(crate) mod lenses;
pub(crate) mod method;
pub(crate) mod ranking;
pub(crate) mod rubric;

use super::draws::often;
use crate::lang::{Lang, Word, say};

/// The title of a report whose rubric has none.
pub const TITLE: Word = Word::new("Ideas, ranked", "创意排名");
/// The list of its parts.
pub const CONTENTS: Word = Word::new("Contents", "目录");
/// The part with the figures.
pub const FIGURES: Word = Word::new("Figures", "图表");
/// How often the leader is first if open facts are drawn as well; follows a share for which they count as nothing.
pub fn first_in_draws(share: f64, lang: Lang) -> String {
    let share = often(share, lang);
    say!(
        lang,
        "With every open fact drawn from its range as well, it is first in {share} of draws.",
        "待定项也在各自范围内随机取值时，它在{share}的抽样中居首。"
    )
}
