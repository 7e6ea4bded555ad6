//! Writes a lens into criteria.toml; comments, order, line ends, byte-order mark and encoding are kept.

use super::{MAX_LENS_ID_CHARS, Rubric, Weights, is_taken, is_usable_id};
use crate::diagnostic::BOM;
use crate::identity;
use crate::say::findings::rubric::NotSaved;
use encoding_rs::GB18030;
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, RawString, Table, TableLike, TomlError, value};

/// Why a lens cannot be put into a file.
#[derive(Clone, Debug)]
pub enum Unsaved {
    /// Its name is not an id, or is taken by a lens that always exists.
    Name,
    /// There is a lens of this name, and it must not be replaced.
    Taken,
    /// A reason other than its name.
    Other(NotSaved),
}

impl From<NotSaved> for Unsaved {
    fn from(why: NotSaved) -> Unsaved {
        Unsaved::Other(why)
    }
}

/// The bytes of criteria.toml with the lens `name` added, or with its weights replaced if it exists and `replaces`.
pub fn with_lens(
    bytes: &[u8],
    rubric: &Rubric,
    weights: &Weights,
    (name, replaces): (&str, bool),
) -> Result<Vec<u8>, Unsaved> {
    can_be_saved(rubric, weights, name)?;
    let (text, gb18030) = match str::from_utf8(bytes) {
        Ok(text) => (text.into(), false),
        Err(_) => match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => (text, true),
            None => return Err(NotSaved::Encoding.into()),
        },
    };
    let bare = text.strip_prefix(BOM).unwrap_or(&text);
    let has_mark = bare.len() < text.len();
    let mut document: DocumentMut =
        bare.parse().map_err(|error: TomlError| NotSaved::Syntax(error.message().to_owned()))?;
    // Somebody may have saved other criteria since it was read.
    if !criteria(&document).eq(rubric.criteria.iter().map(|criterion| Some(criterion.id.as_str()))) {
        return Err(NotSaved::OtherCriteria.into());
    }
    let lenses = document.entry("lens").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let lenses = lenses.as_array_of_tables_mut().ok_or(NotSaved::NoList)?;
    let shares = percent(rubric, weights);
    let is_it = |lens: &Table| lens.get("id").and_then(Item::as_str).is_some_and(|id| identity::same(id, name));
    if let Some(lens) = lenses.iter_mut().find(|lens| is_it(lens)) {
        if !replaces {
            return Err(Unsaved::Taken);
        }
        if let Some(old) = lens.get_mut("weights").and_then(Item::as_inline_table_mut) {
            open_end(old, &shares);
        }
        match lens.get_mut("weights").and_then(Item::as_table_like_mut) {
            Some(old) => shares.into_iter().for_each(|(id, share)| set(old, id, share)),
            None => lens["weights"] = written(shares),
        }
    } else {
        let mut lens = Table::new();
        lens["id"] = value(name);
        lens["weights"] = written(shares);
        lens.decor_mut().set_prefix("\n");
        lenses.push(lens);
    }
    let mut text = with_line_ends(&document.to_string(), bare);
    if has_mark {
        text.insert_str(0, BOM);
    }
    Ok(if gb18030 { GB18030.encode(&text).0.into_owned() } else { text.into_bytes() })
}

/// The ids of the criteria as written, as tables or as a list.
fn criteria(document: &DocumentMut) -> impl Iterator<Item = Option<&str>> {
    let written = document.get("criterion");
    let tables = written.and_then(Item::as_array_of_tables).into_iter().flatten();
    let list = written.and_then(Item::as_array).into_iter().flatten();
    let listed = list.map(|criterion| criterion.as_inline_table()?.get("id")?.as_str());
    tables.map(|criterion| criterion.get("id")?.as_str()).chain(listed)
}

/// A changed text with the line ends of the original: a line in both keeps its own, a new one takes that of the line
/// before it. Lines are added in one place at most.
fn with_line_ends(changed: &str, original: &str) -> String {
    let [new, old] = [changed, original].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let bare = |line: &str| line.trim_end_matches(['\r', '\n']).to_owned();
    let same = |(a, b): &(&&str, &&str)| bare(a) == bare(b);
    let before = new.iter().zip(&old).take_while(same).count();
    let most = new.len().min(old.len()) - before;
    let behind = new.iter().rev().zip(old.iter().rev()).take_while(same).count().min(most);
    // The last line of a file may have no line end.
    let ended = old[..before].iter().rev().find(|line| line.ends_with('\n')).or(old.first());
    let end = if ended.is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
    let mut text: String = old[..before].concat();
    for (n, line) in new.iter().enumerate().take(new.len() - behind).skip(before) {
        if !text.is_empty() && !text.ends_with('\n') {
            text += end;
        }
        let own = if new.len() == old.len() { &old[n][bare(old[n]).len()..] } else { end };
        text += &bare(line);
        text += if line.ends_with('\n') { own } else { "" };
    }
    text + &old[old.len() - behind..].concat()
}

/// Whether a user's lens may have this name.
pub fn may_be_called(name: &str) -> bool {
    is_usable_id(name) && !is_taken(name) && name.chars().count() <= MAX_LENS_ID_CHARS
}

/// A name that a lens may have, like one that it may not: `pilot_first` for `pilot first`.
pub fn usable_name(name: &str) -> Option<String> {
    let near: String = name.trim().chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
    Some(near).filter(|near| may_be_called(near) && near.contains(char::is_alphanumeric))
}

/// Checks what needs no file: that the name is allowed, and that some weight differs from the base.
pub fn can_be_saved(rubric: &Rubric, weights: &Weights, name: &str) -> Result<(), Unsaved> {
    if !may_be_called(name) {
        return Err(Unsaved::Name);
    }
    if *weights == rubric.base().weights {
        return Err(NotSaved::Unchanged.into());
    }
    Ok(())
}

/// Shares in percent by criterion, with enough decimals to read back the same ranking.
fn percent<'a>(rubric: &'a Rubric, weights: &Weights) -> Vec<(&'a str, f64)> {
    let percent = |share: &f64| (1e6 * 100.0 * share).round() / 1e6;
    rubric.criteria.iter().map(|criterion| criterion.id.as_str()).zip(weights.shares().iter().map(percent)).collect()
}

fn written(shares: Vec<(&str, f64)>) -> Item {
    value(shares.into_iter().collect::<InlineTable>())
}

/// Sets a share, however its criterion is spelt; keeps the comments around it.
fn set(shares: &mut dyn TableLike, id: &str, share: f64) {
    let old = shares.iter_mut().find(|(key, _)| identity::same(key, id)).and_then(|(_, item)| item.as_value_mut());
    match old {
        Some(old) => {
            let decor = old.decor().clone();
            *old = share.into();
            *old.decor_mut() = decor;
        }
        None => drop(shares.insert(id, value(share))),
    }
}

/// Removes the blank before the closing brace if shares are to be added: it would end up before a comma.
fn open_end(shares: &mut InlineTable, coming: &[(&str, f64)]) {
    let comes = |(id, _): &(&str, f64)| !shares.iter().any(|(key, _)| identity::same(key, id));
    if !coming.iter().any(comes) {
        return;
    }
    if let Some((_, last)) = shares.iter_mut().last()
        && last.decor().suffix().and_then(RawString::as_str).is_some_and(|blank| blank.trim().is_empty())
    {
        last.decor_mut().set_suffix("");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Findings, Sources};

    const CRITERIA: &str = "# of two\n[[criterion]]\nid = \"a\"\nweight = 3 # most\nevidence = \"x\"\nvalue = { linear = [0, 1] }\n\
                            [[criterion]]\nid = \"乙\"\nweight = 1\nevidence = \"y\"\nvalue = { linear = [0, 1] }\n";

    fn rubric(text: &str) -> Rubric {
        let mut sources = Sources::default();
        let source = sources.add("criteria.toml", text.as_bytes().to_vec());
        let mut findings = Findings::default();
        super::super::read(source, &sources, &[], &mut findings).0.expect("it is valid")
    }

    fn saved(bytes: &[u8], name: &str) -> Result<Vec<u8>, Unsaved> {
        with_lens(bytes, &rubric(CRITERIA), &Weights::from_parts(&[1.0, 4.0]), (name, false))
    }

    #[test]
    fn a_lens_is_added_behind_all_else_and_replaced_where_it_stands() {
        let once = String::from_utf8(saved(CRITERIA.as_bytes(), "mine").unwrap()).unwrap();
        assert_eq!(once, format!("{CRITERIA}\n[[lens]]\nid = \"mine\"\nweights = {{ a = 20.0, \"乙\" = 80.0 }}\n"));
        assert_eq!(rubric(&once).lens("mine").unwrap().weights.shares(), [0.2, 0.8]);
        let again = with_lens(once.as_bytes(), &rubric(CRITERIA), &Weights::equal(2), ("mine", true)).unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), once.replace("20.0", "50.0").replace("80.0", "50.0"));
        let agreed = format!("{} # agreed\n", once.trim_end());
        let again = with_lens(agreed.as_bytes(), &rubric(CRITERIA), &Weights::equal(2), ("mine", true)).unwrap();
        assert!(String::from_utf8(again).unwrap().ends_with("} # agreed\n"));
    }

    #[test]
    fn comments_between_weights_that_are_replaced_stay() {
        let tables = [
            "weights = {a=20, \"乙\"=80} # agreed\nabout = \"x\"\n",
            "# why\nweights.a = 20 # more\n# and why\nweights.\"乙\" = 80 # less\nabout = \"x\"\n",
            "about = \"x\" # y\n[lens.weights] # of two\n# why\n乙 = 80 # less\n\n# and why\na = 20 # more\n# the end\n",
        ];
        for table in tables.map(|table| table.replace("乙 =", "\"乙\" =")) {
            let text = format!("{CRITERIA}# mine\n[[lens]]\nid = \"mine\" # I\n{table}");
            let again = with_lens(text.as_bytes(), &rubric(CRITERIA), &Weights::equal(2), ("mine", true)).unwrap();
            assert_eq!(String::from_utf8(again).unwrap(), text.replace("20", "50.0").replace("80", "50.0"));
            // Each line keeps its own end, even between two that change.
            let every_second =
                |line: (usize, &str)| line.1.replace('\n', if line.0.is_multiple_of(2) { "\r\n" } else { "\n" });
            let mixed: String = text.split_inclusive('\n').enumerate().map(every_second).collect();
            let again = with_lens(mixed.as_bytes(), &rubric(CRITERIA), &Weights::equal(2), ("mine", true)).unwrap();
            assert_eq!(String::from_utf8(again).unwrap(), mixed.replace("20", "50.0").replace("80", "50.0"));
        }
        // A criterion that the lens had not weighted is added.
        let one = format!("{CRITERIA}[[lens]]\nid = \"mine\"\n[lens.weights] # of one\na = 20 # more\n");
        let again = with_lens(one.as_bytes(), &rubric(CRITERIA), &Weights::equal(2), ("mine", true)).unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), format!("{}\"乙\" = 50.0\n", one.replace("20", "50.0")));
        let one = format!("{CRITERIA}[[lens]]\nid = \"mine\"\nweights = {{ a = 20 }} # of one\n");
        let again = with_lens(one.as_bytes(), &rubric(CRITERIA), &Weights::equal(2), ("mine", true)).unwrap();
        let both = one.replace("{ a = 20 }", "{ a = 50.0, \"乙\" = 50.0 }");
        assert_eq!(String::from_utf8(again).unwrap(), both);
    }

    #[test]
    fn encoding_mark_and_line_ends_stay() {
        let added = "\n[[lens]]\nid = \"mine\"\nweights = { a = 20.0, \"乙\" = 80.0 }\n";
        let windows = |text: &str| text.replace('\n', "\r\n").into_bytes();
        let gb18030 = |text: &str| GB18030.encode(text).0.into_owned();
        let marked = |text: &str| format!("\u{FEFF}{text}").into_bytes();
        for write in [&windows as &dyn Fn(&str) -> Vec<u8>, &gb18030, &marked] {
            assert_eq!(saved(&write(CRITERIA), "mine").unwrap(), write(&format!("{CRITERIA}{added}")));
            let open = CRITERIA.trim_end();
            assert_eq!(saved(&write(open), "mine").unwrap(), write(&format!("{CRITERIA}{added}")));
        }
    }

    #[test]
    fn line_ends_of_several_kinds_stay_where_they_are() {
        let added = "\n[[lens]]\nid = \"mine\"\nweights = { a = 20.0, \"乙\" = 80.0 }\n";
        let mixed: String = CRITERIA
            .split_inclusive('\n')
            .enumerate()
            .map(|(n, line)| if n % 3 == 0 { line.replace('\n', "\r\n") } else { line.to_owned() })
            .collect();
        let end = if mixed.ends_with("\r\n") { "\r\n" } else { "\n" };
        let once = saved(mixed.as_bytes(), "mine").unwrap();
        assert_eq!(String::from_utf8(once.clone()).unwrap(), format!("{mixed}{}", added.replace('\n', end)));

        // A lens in the middle is replaced, and no line around it is touched.
        let text = format!("{}# behind\r\n# the end", String::from_utf8(once).unwrap());
        let again = with_lens(text.as_bytes(), &rubric(CRITERIA), &Weights::equal(2), ("mine", true)).unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), text.replace("20.0", "50.0").replace("80.0", "50.0"));
    }

    #[test]
    fn what_cannot_be_saved_has_a_reason() {
        for name in ["", "a b", "base", "equal", "基准", "等权", &"长".repeat(65)] {
            assert!(matches!(saved(CRITERIA.as_bytes(), name), Err(Unsaved::Name)), "{name}");
        }
        assert!(saved(CRITERIA.as_bytes(), &"长".repeat(64)).is_ok());
        let as_written = Weights::from_parts(&[3.0, 1.0]);
        let same = with_lens(CRITERIA.as_bytes(), &rubric(CRITERIA), &as_written, ("mine", false));
        assert!(matches!(same, Err(Unsaved::Other(NotSaved::Unchanged))));
        assert!(matches!(saved(b"\xFF\xFF", "mine"), Err(Unsaved::Other(NotSaved::Encoding))));
        assert!(matches!(saved(b"[", "mine"), Err(Unsaved::Other(NotSaved::Syntax(_)))));
        assert!(matches!(
            saved(format!("lens = 1\n{CRITERIA}").as_bytes(), "mine"),
            Err(Unsaved::Other(NotSaved::NoList))
        ));
        let renamed = CRITERIA.replace("id = \"a\"", "id = \"b\"");
        assert!(matches!(saved(renamed.as_bytes(), "mine"), Err(Unsaved::Other(NotSaved::OtherCriteria))));
        let once = saved(CRITERIA.as_bytes(), "mine").unwrap();
        assert!(matches!(saved(&once, "mine"), Err(Unsaved::Taken)));
    }
}
