//! A lens put into criteria.toml; comments, order, line ends, byte-order mark and encoding are kept.

use super::{ALWAYS, Rubric, Weights, is_usable_id};
use encoding_rs::GB18030;
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, TomlError, Value, value};

/// Why a lens cannot be put into a file.
#[derive(Clone, Debug)]
pub enum Unsaved {
    /// Its name is no id, or one of [`ALWAYS`].
    Name,
    /// Its weights are those that the file has.
    Unchanged,
    /// The bytes are neither UTF-8 nor GB18030.
    Encoding,
    /// The bytes are no valid TOML.
    Syntax(TomlError),
    /// What the file calls `lens` is no list of tables.
    NoList,
}

/// The bytes of criteria.toml with the lens `name`: added, or its weights replaced where the file has a lens of this id.
pub fn with_lens(bytes: &[u8], rubric: &Rubric, weights: &Weights, name: &str) -> Result<Vec<u8>, Unsaved> {
    can_be_saved(rubric, weights, name)?;
    let (text, gb18030) = match str::from_utf8(bytes) {
        Ok(text) => (text.into(), false),
        Err(_) => match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => (text, true),
            None => return Err(Unsaved::Encoding),
        },
    };
    let bare = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let (mark, windows) = (bare.len() < text.len(), text.contains("\r\n"));
    let mut document: DocumentMut = bare.parse().map_err(Unsaved::Syntax)?;
    let lenses = document.entry("lens").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let lenses = lenses.as_array_of_tables_mut().ok_or(Unsaved::NoList)?;
    let shares = Item::Value(Value::InlineTable(percent(rubric, weights)));
    let is_it = |lens: &Table| lens.get("id").and_then(Item::as_str) == Some(name);
    if let Some(lens) = lenses.iter_mut().find(|lens| is_it(lens)) {
        lens["weights"] = shares;
    } else {
        let mut lens = Table::new();
        lens["id"] = value(name);
        lens["weights"] = shares;
        lens.decor_mut().set_prefix("\n");
        lenses.push(lens);
    }
    let mut text = document.to_string();
    if windows {
        text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if mark {
        text.insert(0, '\u{FEFF}');
    }
    Ok(if gb18030 { GB18030.encode(&text).0.into_owned() } else { text.into_bytes() })
}

/// Whether a lens of one's own may have this name.
pub fn may_be_called(name: &str) -> bool {
    is_usable_id(name) && !ALWAYS.contains(&name)
}

/// Whether a lens can be saved under this name at all: [`Unsaved::Name`] and [`Unsaved::Unchanged`] do not need the file.
pub fn can_be_saved(rubric: &Rubric, weights: &Weights, name: &str) -> Result<(), Unsaved> {
    if !may_be_called(name) {
        return Err(Unsaved::Name);
    }
    if *weights == rubric.base().weights {
        return Err(Unsaved::Unchanged);
    }
    Ok(())
}

/// Shares in percent, with as many decimals as are needed to read back the same ranking.
fn percent(rubric: &Rubric, weights: &Weights) -> InlineTable {
    let mut table = InlineTable::new();
    for (criterion, share) in rubric.criteria.iter().zip(weights.shares()) {
        let percent = (1e6 * 100.0 * share).round() / 1e6;
        table.insert(&criterion.id, percent.into());
    }
    table
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
        super::super::read(source, &sources, &mut findings).0.expect("it is valid")
    }

    fn saved(bytes: &[u8], name: &str) -> Result<Vec<u8>, Unsaved> {
        with_lens(bytes, &rubric(CRITERIA), &Weights::from_parts(&[1.0, 4.0]), name)
    }

    #[test]
    fn a_lens_is_added_behind_all_else_and_replaced_where_it_stands() {
        let once = String::from_utf8(saved(CRITERIA.as_bytes(), "mine").unwrap()).unwrap();
        assert_eq!(once, format!("{CRITERIA}\n[[lens]]\nid = \"mine\"\nweights = {{ a = 20.0, \"乙\" = 80.0 }}\n"));
        assert_eq!(rubric(&once).lens("mine").unwrap().weights.shares(), [0.2, 0.8]);
        let again = with_lens(once.as_bytes(), &rubric(CRITERIA), &Weights::equal(2), "mine").unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), once.replace("20.0", "50.0").replace("80.0", "50.0"));
    }

    #[test]
    fn encoding_mark_and_line_ends_stay() {
        let added = "\n[[lens]]\nid = \"mine\"\nweights = { a = 20.0, \"乙\" = 80.0 }\n";
        let windows = |text: &str| text.replace('\n', "\r\n").into_bytes();
        let gb18030 = |text: &str| GB18030.encode(text).0.into_owned();
        let marked = |text: &str| format!("\u{FEFF}{text}").into_bytes();
        for write in [&windows as &dyn Fn(&str) -> Vec<u8>, &gb18030, &marked] {
            assert_eq!(saved(&write(CRITERIA), "mine").unwrap(), write(&format!("{CRITERIA}{added}")));
        }
    }

    #[test]
    fn what_cannot_be_saved_has_a_reason() {
        for name in ["", "a b", "base", "equal"] {
            assert!(matches!(saved(CRITERIA.as_bytes(), name), Err(Unsaved::Name)), "{name}");
        }
        let as_written = Weights::from_parts(&[3.0, 1.0]);
        let same = with_lens(CRITERIA.as_bytes(), &rubric(CRITERIA), &as_written, "mine");
        assert!(matches!(same, Err(Unsaved::Unchanged)));
        assert!(matches!(saved(b"\xFF\xFF", "mine"), Err(Unsaved::Encoding)));
        assert!(matches!(saved(b"[", "mine"), Err(Unsaved::Syntax(_))));
        assert!(matches!(saved(b"lens = 1", "mine"), Err(Unsaved::NoList)));
    }
}
