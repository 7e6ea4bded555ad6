//! Finds things by id, or by name in either language.

use super::typed::{is_in_name, unquoted};
use crate::diagnostic::{Code, Finding, KnownName, Span};
use crate::identity::{Index, look};
use crate::lang::Text;
use crate::rubric::{Rubric, by_column};
use crate::say::findings::lookup::{Thing, several};

/// One thing with its names.
struct Called<'a> {
    id: &'a str,
    /// The name that is shown, if it is not the id.
    shown: Option<&'a Text>,
    /// Other names for it.
    also: Vec<&'a str>,
}

/// Things of one kind, to be found by what somebody types.
pub(super) struct Names<'a> {
    kind: Thing<'a>,
    things: Vec<Called<'a>>,
    ids: Index,
    names: Index,
    /// The place of the thing that each name belongs to.
    owners: Vec<usize>,
    /// The length of the longest id or name, in bytes.
    longest: usize,
}

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// The thing at this place.
    One(usize),
    /// Any of these.
    Several(Vec<usize>),
    /// No thing.
    Nothing,
}

impl<'a> Names<'a> {
    fn new(kind: Thing<'a>, things: Vec<Called<'a>>) -> Names<'a> {
        let (mut names, mut owners) = (Vec::new(), Vec::new());
        for (place, thing) in things.iter().enumerate() {
            let shown = thing.shown.into_iter().flat_map(|text| [&*text.en, &*text.zh]);
            for name in shown.chain(thing.also.iter().copied()).filter(|name| !name.is_empty()) {
                names.push(name);
                owners.push(place);
            }
        }
        let ids = || things.iter().map(|thing| thing.id);
        let longest = ids().chain(names.iter().copied()).map(str::len).max().unwrap_or(0);
        Names { kind, ids: Index::new(ids()), names: Index::new(names), owners, longest, things }
    }

    /// The criteria of a rubric, by their places in it.
    pub fn of_criteria(rubric: &'a Rubric) -> Names<'a> {
        Names::new(Thing::Criterion, criteria(rubric).collect())
    }

    /// The lenses of a rubric, by their places in it.
    pub fn of_lenses(rubric: &'a Rubric) -> Names<'a> {
        let called =
            rubric.lenses.iter().map(|lens| Called { id: &lens.id, shown: Some(&lens.name), also: Vec::new() });
        Names::new(Thing::Lens, called.collect())
    }

    /// These groups of criteria, then the criteria in the order of the rubric.
    pub fn of_axes(rubric: &'a Rubric, groups: &[&'a str]) -> Names<'a> {
        let groups = groups.iter().map(|id| Called { id, shown: rubric.groups.get(*id), also: Vec::new() });
        Names::new(Thing::Axis, groups.chain(criteria(rubric)).collect())
    }

    /// The columns that a rubric reads, by their places in it. One that is the whole evidence of a criterion also has
    /// the criterion's names; `header` returns a column's header in the table.
    pub fn of_columns(rubric: &'a Rubric, header: impl Fn(&str) -> Option<&'a str>) -> Names<'a> {
        // If several criteria read one column, the first counts.
        let criteria = by_column(rubric.criteria.iter().rev());
        let called = rubric.table.columns.iter().map(|column| {
            let criterion = criteria.get(&*column.name).map(|criterion| [&*criterion.name.en, &*criterion.name.zh]);
            let also = criterion.into_iter().flatten().chain(header(&column.name)).collect();
            Called { id: &column.name, shown: None, also }
        });
        Names::new(Thing::Column, called.collect())
    }

    /// What a word means: the thing with this id, or else those with this name. An exact match counts before one that
    /// ignores case.
    pub fn meant(&self, word: &str) -> Meant {
        match (self.as_written(word), unquoted(word)) {
            (Meant::Nothing, Some(bare)) => self.as_written(bare),
            (meant, _) => meant,
        }
    }

    fn as_written(&self, word: &str) -> Meant {
        let ids = self.ids.places(word);
        if let [first, others @ ..] = ids
            && (others.is_empty() || look(self.things[*first].id) == look(word))
        {
            return Meant::One(*first);
        }
        let named = self.names.places(word).iter().map(|name| self.owners[*name]);
        let mut meant: Vec<usize> = ids.iter().copied().chain(named).collect();
        meant.sort_unstable();
        meant.dedup();
        match meant.as_slice() {
            [] => Meant::Nothing,
            [only] => Meant::One(*only),
            _ => Meant::Several(meant),
        }
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// The first few, as people type them.
    pub fn examples(&self) -> Vec<Text> {
        self.known().take(3).map(|known| known.offer(None)).collect()
    }

    /// The one at a place, as people type it.
    pub fn example(&self, place: usize) -> Text {
        self.known().nth(place).map_or(Text::default(), |known| known.offer(None))
    }

    /// What can be suggested: ids, with names that mean one thing only.
    fn known(&self) -> impl Iterator<Item = KnownName<'_>> {
        let is_own = |place: usize, name: &Text| [&name.en, &name.zh].into_iter().all(|n| self.one(n) == Some(place));
        let known = self.things.iter().enumerate();
        known.map(move |(n, thing)| KnownName { id: thing.id, name: thing.shown.filter(|name| is_own(n, name)) })
    }

    /// The one thing that a word means.
    pub fn one(&self, word: &str) -> Option<usize> {
        match self.meant(word) {
            Meant::One(place) => Some(place),
            _ => None,
        }
    }

    /// The finding for a word at a place that does not mean one thing.
    pub fn refusal(&self, code: Code, word: &str, place: Span) -> Finding {
        if let Meant::Several(meant) = self.meant(word) {
            let ids: Vec<String> = meant.iter().map(|place| self.things[*place].id.to_owned()).collect();
            return Finding::new(code, several(self.kind, word, &ids)).place(place);
        }
        Finding::missing(code, self.kind, word, Some(place), self.known())
    }

    /// What a text begins with, and its length in bytes; a name may contain spaces and signs, so the longest counts.
    pub fn leading(&self, text: &str) -> Option<(Meant, usize)> {
        let mut longest = None;
        // Spaces may be doubled and letters full-width, which takes more bytes.
        let ends = text.char_indices().chain([(text.len(), ' ')]).skip(1).take_while(|(at, _)| *at <= 4 * self.longest);
        for (end, next) in ends {
            let is_inside = text[..end].chars().next_back().is_some_and(is_in_name) && is_in_name(next);
            let word = text[..end].trim_end();
            if is_inside || word.is_empty() {
                continue;
            }
            match self.meant(word) {
                Meant::Nothing => {}
                meant => longest = Some((meant, word.len())),
            }
        }
        longest
    }

    /// The text with letters in place of names, equally long, so that a search for signs finds none inside a name.
    pub fn masked(&self, text: &str) -> String {
        let mut masked = String::with_capacity(text.len());
        let mut before = ' ';
        while let Some(c) = text[masked.len()..].chars().next() {
            let at = masked.len();
            let begins = !(c.is_whitespace() || (is_in_name(before) && is_in_name(c)));
            match begins.then(|| self.leading(&text[at..])).flatten() {
                Some((_, length)) => {
                    masked.extend(std::iter::repeat_n('x', length));
                    before = 'x';
                }
                None => {
                    masked.push(c);
                    before = c;
                }
            }
        }
        masked
    }
}

fn criteria(rubric: &Rubric) -> impl Iterator<Item = Called<'_>> {
    rubric.criteria.iter().map(|c| Called { id: &c.id, shown: Some(&c.name), also: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Findings, Sources};
    use crate::rubric;

    const RUBRIC: &str = r#"
groups = { cash = { en = "Cash", zh = "现金" } }
criterion = [
    { id = "revenue", name = { en = "Revenue now", zh = "收入" }, group = "cash", weight = 3, evidence = "revenue_12m", value = { linear = [0, 1] } },
    { id = "ltv", name = { en = "LTV > CAC, soon", zh = "回本，很快" }, group = "cash", weight = 1, evidence = "ltv / cac", value = { linear = [0, 1] } },
    { id = "moat", name = { en = "Wall", zh = "墙" }, weight = 1, evidence = "wall", value = { linear = [0, 1] } },
    { id = "wall", name = { en = "Wall", zh = "围墙" }, weight = 1, evidence = "bricks", value = { linear = [0, 1] } },
    { id = "gate", name = { en = "WALL", zh = "门" }, weight = 1, evidence = "gates", value = { linear = [0, 1] } },
]
lens = [
    { id = "market", name = { en = "Market", zh = "市场派" }, weights = { moat = 50 } },
    { id = "early", name = { en = "Stage", zh = "阶段" }, weights = { moat = 60 } },
    { id = "late", name = { en = "Stage", zh = "后期" }, weights = { moat = 70 } },
]
"#;

    fn rubric() -> Rubric {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let source = sources.add("criteria.toml", RUBRIC.as_bytes());
        rubric::read(source, &sources, &[], &mut findings).0.expect("it is valid")
    }

    #[test]
    fn an_id_wins_over_a_name_and_a_name_in_either_language_will_do() {
        let rubric = rubric();
        let criteria = Names::of_criteria(&rubric);
        for word in ["revenue", "REVENUE", "Revenue now", "revenue  NOW", "收入", "ｒｅｖｅｎｕｅ"] {
            assert_eq!(criteria.meant(word), Meant::One(0), "{word}");
        }
        assert_eq!([criteria.meant("wall"), criteria.meant("Wall"), criteria.meant("墙")], [3, 3, 2].map(Meant::One));
        assert_eq!(
            [criteria.meant(""), criteria.meant("收"), criteria.meant("revenue_now")],
            [const { Meant::Nothing }; 3]
        );
        let lenses = Names::of_lenses(&rubric);
        for (word, id) in
            [("基准", "base"), ("等权", "equal"), ("Base", "base"), ("市场派", "market"), ("Market", "market")]
        {
            assert_eq!(lenses.one(word).map(|lens| &*rubric.lenses[lens].id), Some(id), "{word}");
        }
        assert_eq!([lenses.one("“市场派”"), lenses.one("「Base」")], [lenses.one("market"), lenses.one("base")]);
        assert_eq!(lenses.meant("stage"), Meant::Several(vec![3, 4]));
    }

    #[test]
    fn axes_are_groups_and_criteria() {
        let rubric = rubric();
        let axes = Names::of_axes(&rubric, &["cash"]);
        assert_eq!([axes.one("cash"), axes.one("现金"), axes.one("收入"), axes.one("moat")], [0, 0, 1, 3].map(Some));
    }

    #[test]
    fn a_column_is_called_as_its_criterion_and_as_the_table_writes_it() {
        let rubric = rubric();
        let columns = Names::of_columns(&rubric, |name| (name == "gates").then_some("Gates (number)"));
        let found = |word| columns.one(word).map(|column| &*rubric.table.columns[column].name);
        assert_eq!([found("revenue_12m"), found("收入"), found("Revenue now")], [Some("revenue_12m"); 3]);
        assert_eq!([found("wall"), found("围墙"), found("gates (number)")], ["wall", "bricks", "gates"].map(Some));
        assert_eq!([found("回本，很快"), found("gate")], [None; 2]);
    }

    #[test]
    fn the_longest_name_that_a_text_begins_with_counts() {
        let rubric = rubric();
        let criteria = Names::of_criteria(&rubric);
        let leading = |text| criteria.leading(text).map(|(meant, length)| (meant, &text[..length]));
        assert_eq!(leading("Revenue now ＞ Moat"), Some((Meant::One(0), "Revenue now")));
        assert_eq!(leading("revenue>2*moat"), Some((Meant::One(0), "revenue")));
        assert_eq!(leading("LTV > CAC, soon > moat"), Some((Meant::One(1), "LTV > CAC, soon")));
        assert_eq!(leading("收入 - 墙"), Some((Meant::One(0), "收入")));
        assert_eq!(leading("ｒｅｖｅｎｕｅ <= 10%"), Some((Meant::One(0), "ｒｅｖｅｎｕｅ")));
        assert_eq!([leading("revenue2"), leading("2 * moat"), leading("")], [const { None }; 3]);
    }

    #[test]
    fn signs_in_names_are_masked() {
        let rubric = rubric();
        let masked = |text| Names::of_criteria(&rubric).masked(text);
        assert_eq!(masked("moat=LTV > CAC, soon>别的"), "xxxx=xxxxxxxxxxxxxxx>别的");
        assert_eq!(masked("回本，很快=5，收入2=3"), format!("{}=5，收入2=3", "x".repeat("回本，很快".len())));
    }

    #[test]
    fn a_word_that_means_none_or_several_is_refused_with_a_way_out() {
        let rubric = rubric();
        let refusal = |names: &Names, word: &str| {
            let source = Sources::default().add("--lens", word.as_bytes());
            names.refusal(Code::E0404, word, Span::new(source, 0..word.len()))
        };
        let lenses = Names::of_lenses(&rubric);
        let shared = refusal(&lenses, "Stage");
        assert_eq!(shared.message, Text::new("2 lenses are called `Stage`", "有 2 个视角叫“Stage”"));
        assert_eq!(shared.help, [Text::new("write its id: `early` or `late`", "请写它的 id：“early”或“late”")]);
        let near = refusal(&lenses, "市场");
        assert_eq!(near.help, [Text::new("did you mean `Market`?", "是不是想写“市场派”？")]);
        assert_eq!(near.fix.map(|(_, id)| id).as_deref(), Some("market"));
        assert_eq!(refusal(&lenses, "markt").help, [Text::new("did you mean `market`?", "是不是想写“市场派”？")]);
        let known = refusal(&lenses, "别的").help;
        assert_eq!(known[0].zh, "视角有：“基准”、“等权”、“市场派”、“early”、“late”");
        assert_eq!(known[0].en, "lenses are: `base`, `equal`, `market`, `early`, `late`");
    }
}
