//! No circle between files, and no type name twice: what src/ imports, file by file.
//!
//! A file uses another where it names an item that is defined there; a name that a module hands on (`pub use`) counts for
//! the file that defines it. Paths are read as text, so that those inside macros count as well.

use super::architecture::{File, none, source};
use std::collections::{BTreeMap, BTreeSet};

/// A module as a path, such as `["cli", "score"]`; nothing for lib.rs.
type Module = Vec<String>;

/// What one file defines, imports and names.
struct Unit {
    file: String,
    /// Items that are defined here.
    defines: BTreeSet<String>,
    /// Names that are imported, with the absolute path of each.
    imports: Vec<(String, Module)>,
    /// Names that are handed on, with the absolute path of each.
    hands_on: BTreeMap<String, Module>,
    /// Every name and path outside the imports, relative to this module.
    names: BTreeSet<Vec<String>>,
}

fn module_of(file: &str) -> Module {
    let mut parts: Module = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// The paths of a `use`, each with the name that it has here: `a::{b, c as d}` is `a::b` and `a::c`, called d.
fn expand(tree: &str) -> Vec<(Vec<String>, String)> {
    let Some((before, inner)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim())));
        let mut parts: Vec<String> = path.split("::").map(|part| part.trim().to_owned()).collect();
        if parts.last().is_some_and(|last| last == "self") {
            parts.pop();
        }
        let name = name.unwrap_or(parts.last().map_or("", |last| last)).to_owned();
        return vec![(parts, name)];
    };
    let start: Vec<String> = before.split("::").map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    let (mut depth, mut part, mut parts) = (0, String::new(), Vec::new());
    for c in inner[..inner.rfind('}').unwrap_or(inner.len())].chars() {
        match c {
            ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
            '{' | '}' => {
                depth += if c == '{' { 1 } else { -1 };
                part.push(c);
            }
            c => part.push(c),
        }
    }
    parts.push(part);
    let whole = |(path, name): (Vec<String>, String)| {
        let path = start.iter().cloned().chain(path.into_iter().filter(|part| !part.is_empty())).collect::<Vec<_>>();
        let name = if name.is_empty() { path.last().cloned().unwrap_or_default() } else { name };
        (path, name)
    };
    parts.iter().filter(|part| !part.trim().is_empty()).flat_map(|part| expand(part.trim())).map(whole).collect()
}

/// The absolute path of one that is written in a module; none where it leads out of the crate.
fn absolute(module: &Module, path: &[String], modules: &BTreeSet<Module>) -> Option<Module> {
    let mut here = module.clone();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => (here, rest) = (Vec::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {
            while rest.first().is_some_and(|part| part == "super") {
                here.pop();
                rest = &rest[1..];
            }
        }
        first => {
            here.push(first.to_owned());
            if !modules.contains(&here) {
                return None;
            }
            rest = &path[1..];
        }
    }
    here.extend(rest.iter().cloned());
    Some(here)
}

fn unit(name: &str, code: &str, modules: &BTreeSet<Module>) -> Unit {
    let module = module_of(name);
    let (mut imports, mut hands_on, mut rest) = (Vec::new(), BTreeMap::new(), String::new());
    for statement in code.split_inclusive(';') {
        // A `use` begins a line and ends at the first semicolon.
        let at = ["use ", "pub use ", "pub(crate) use ", "pub(super) use "].iter().find_map(|word| {
            let found = statement.match_indices(word).find(|(at, _)| statement[..*at].ends_with('\n') || *at == 0);
            found.map(|(at, _)| (at, at + word.len(), word.starts_with("pub")))
        });
        let Some((at, after, is_public)) = at else {
            rest.push_str(statement);
            continue;
        };
        rest.push_str(&statement[..at]);
        let tree = statement[after..].trim_end_matches(';').split_whitespace().collect::<Vec<_>>().join(" ");
        for (path, name) in expand(&tree) {
            if let Some(path) = absolute(&module, &path, modules) {
                if is_public {
                    hands_on.insert(name.clone(), path.clone());
                }
                imports.push((name, path));
            }
        }
    }
    let words: Vec<&str> = rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).collect();
    const ITEMS: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "macro_rules"];
    let defines = words.windows(2).filter(|pair| ITEMS.contains(&pair[0].trim_end_matches(':')));
    let defines = defines.map(|pair| pair[1].split(':').next().unwrap().to_owned()).collect();
    let path = |word: &&str| word.trim_matches(':').split("::").map(str::to_owned).collect();
    Unit { file: name.to_owned(), defines, imports, hands_on, names: words.iter().map(path).collect() }
}

/// The module in which the item of an absolute path is defined.
fn defining(path: &[String], units: &BTreeMap<Module, Unit>) -> Option<Module> {
    let end = (0..=path.len()).rev().find(|&end| units.contains_key(&path[..end]))?;
    let unit = &units[&path[..end]];
    let name = path.get(end)?;
    match unit.hands_on.get(name) {
        Some(further) if !unit.defines.contains(name) => {
            let further: Module = further.iter().chain(&path[end + 1..]).cloned().collect();
            if further == path { None } else { defining(&further, units) }
        }
        _ => Some(path[..end].to_vec()),
    }
}

/// What each file uses.
fn uses(files: &[(String, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeSet<Module> = files.iter().map(|(name, _)| module_of(name)).collect();
    let units: BTreeMap<Module, Unit> =
        files.iter().map(|(name, code)| (module_of(name), unit(name, code, &modules))).collect();
    let used = |(module, unit): (&Module, &Unit)| {
        let mut found = BTreeSet::new();
        let mut add = |path: &[String]| {
            let other = defining(path, &units).filter(|other| other != module);
            found.extend(other.map(|other| units[&other].file.clone()));
        };
        for path in &unit.names {
            // A name alone, or the first part of a path, may be one that is imported.
            let imported = unit.imports.iter().filter(|(name, _)| *name == path[0]);
            imported.for_each(|(_, whole)| add(&[whole, &path[1..]].concat()));
            if path.len() > 1
                && let Some(whole) = absolute(module, path, &modules)
            {
                add(&whole);
            }
        }
        (unit.file.clone(), found)
    };
    units.iter().map(used).collect()
}

/// A circle, if there is one: files of which each uses the next, and the last the first.
fn circle(uses: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk(
        file: &str,
        way: &mut Vec<String>,
        done: &mut BTreeSet<String>,
        uses: &BTreeMap<String, BTreeSet<String>>,
    ) -> Option<Vec<String>> {
        if let Some(start) = way.iter().position(|known| known == file) {
            return Some(way[start..].to_vec());
        }
        if !done.insert(file.to_owned()) {
            return None;
        }
        way.push(file.to_owned());
        let found = uses.get(file).into_iter().flatten().find_map(|next| walk(next, way, done, uses));
        way.pop();
        found
    }
    let mut done = BTreeSet::new();
    uses.keys().find_map(|file| walk(file, &mut Vec::new(), &mut done, uses))
}

#[test]
fn a_circle_is_found_through_what_is_handed_on() {
    let files = |texts: &[(&str, &str)]| -> Vec<(String, String)> {
        texts.iter().map(|(name, code)| ((*name).to_owned(), (*code).to_owned())).collect()
    };
    let above = ("lib.rs", "pub mod a;\npub mod b;\n");
    let straight = files(&[
        above,
        ("a/mod.rs", "mod c;\npub use c::C;\n"),
        ("a/c.rs", "pub struct C;\n"),
        ("b.rs", "use crate::a::C;\nfn b(_: C) {}\n"),
    ]);
    let found = uses(&straight);
    assert_eq!(found["b.rs"], BTreeSet::from(["a/c.rs".to_owned()]));
    assert_eq!(circle(&found), None);
    let mut round = straight.clone();
    round[2].1 = "pub struct C;\nfn c() {\n    crate::b::b(C);\n}\n".to_owned();
    assert_eq!(circle(&uses(&round)), Some(vec!["a/c.rs".to_owned(), "b.rs".to_owned()]));
    let nested = expand("crate::{a::{self, C as D}, b}");
    let names: Vec<&str> = nested.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["a", "D", "b"]);
    assert_eq!(nested[1].0, ["crate", "a", "C"]);
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let text = |file: &File| file.code().map(|(_, line)| format!("{line}\n")).collect::<String>();
    let files: Vec<(String, String)> = source().iter().map(|file| (file.name.clone(), text(file))).collect();
    let found = uses(&files);
    let edges: usize = found.values().map(BTreeSet::len).sum();
    assert!(edges > 2 * files.len(), "of {} files only {edges} uses were found", files.len());
    none(circle(&found).into_iter().map(|files| files.join(" uses ")).collect(), "no circle between files");
}

#[test]
fn no_type_name_is_given_twice() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in source() {
        for (_, line) in file.code() {
            // Types of a trait stand inside its block.
            if line.starts_with(char::is_whitespace) {
                continue;
            }
            let item = match line.strip_prefix("pub(") {
                Some(rest) => rest.split_once(')').map_or("", |(_, item)| item),
                None => line.strip_prefix("pub").unwrap_or(line),
            };
            let item = item.trim_start();
            let mut words = item.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            if let (Some("struct" | "enum" | "trait" | "type" | "union"), Some(name)) = (words.next(), words.next()) {
                places.entry(name.to_owned()).or_default().push(file.name.clone());
            }
        }
    }
    assert!(places.len() > 300, "only {} types were found", places.len());
    let twice = places.into_iter().filter(|(_, files)| files.len() > 1);
    none(twice.map(|(name, files)| format!("{name}: {}", files.join(", "))).collect(), "one meaning a type name");
}
