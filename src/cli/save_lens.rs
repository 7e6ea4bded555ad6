//! `--save-lens`: a lens written into criteria.toml; comments and order are kept.

use super::load::refuse_word;
use super::{Context, Outcome};
use crate::diagnostic::Finding;
use crate::export::file::write_whole;
use crate::rubric::{ALWAYS, Rubric, Weights, is_usable_id};
use anyhow::{Context as _, anyhow};
use encoding_rs::GB18030;
use std::io::Write;
use std::path::Path;
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

/// Adds the lens `name`, or replaces the weights of the one that has this id.
pub(super) fn save(rubric: &Rubric, weights: &Weights, name: &str, path: &Path, context: &Context) -> Outcome {
    if !is_usable_id(name) || ALWAYS.contains(&name) {
        return Err(refuse_word("--save-lens", name, context, |span| {
            Finding::new("E0220", format!("`{name}` cannot be the id of a lens"))
                .at(span, "")
                .help("use letters, digits, `_` and `-`; base and equal always exist and stay as they are")
        }));
    }
    if *weights == rubric.base().weights {
        return Err(anyhow!("no weight is changed, so there is no lens to save").into());
    }
    if path.as_os_str() == "-" {
        return Err(anyhow!("a lens cannot be saved into standard input: give the rubric as a file").into());
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let (text, gb18030) = match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => match GB18030.decode_without_bom_handling_and_without_replacement(error.as_bytes()) {
            Some(text) => (text.into_owned(), true),
            None => return Err(anyhow!("save `{}` as UTF-8 first, then a lens can be added", path.display()).into()),
        },
    };
    let bare = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let (mark, windows) = (bare.len() < text.len(), text.contains("\r\n"));
    let mut document: DocumentMut = bare.parse().context("criteria.toml was read a moment ago but is not valid now")?;
    let lenses = document.entry("lens").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let lenses = lenses.as_array_of_tables_mut().context("`lens` is not a list of [[lens]] tables")?;
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
    // The file keeps its byte-order mark, its line ends and its encoding.
    let mut text = document.to_string();
    if windows {
        text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if mark {
        text.insert(0, '\u{FEFF}');
    }
    let bytes = if gb18030 { GB18030.encode(&text).0 } else { text.as_bytes().into() };
    write_whole(path, |out| out.write_all(&bytes)).with_context(|| format!("cannot write `{}`", path.display()))?;
    let said = format!("lens `{name}` saved in {}", path.display());
    Ok(writeln!(anstream::stderr(), "{said}")?)
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
