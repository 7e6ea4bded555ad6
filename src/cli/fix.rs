//! `dingzi check --fix`: a copy of the table made clean, with every change told.

use super::args::Check;
use super::output::{is_stdout, print};
use super::screen::{say, show};
use super::{Context, Exit, Outcome, Stop, check, load};
use crate::diagnostic::{Findings, MARK, MessageFormat, Original, SourceId, Sources, printable};
use crate::evidence::{self, Change, Cleaned, Evidence};
use crate::export::edit::{Unchanged, edit};
use crate::export::file;
use crate::lang::{Lang, Text};
use anyhow::anyhow;
use serde_json::json;
use std::path::Path;

/// Where the copy goes.
enum To<'a> {
    Stdout,
    File(&'a Path),
    /// Into the table itself.
    Place,
}

pub(super) fn run(args: &Check, context: &Context) -> Outcome {
    let to = match (&args.output, args.in_place) {
        (_, true) => To::Place,
        (Some(path), _) if !is_stdout(path) => To::File(path),
        _ => To::Stdout,
    };
    let table_path = args.inputs.ideas.as_path();
    let named = if let To::File(path) = to { path } else { Path::new("") };
    let ending = named.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if !matches!(ending.as_deref(), None | Some("csv" | "tsv" | "txt")) {
        return Err(anyhow!("a cleaned copy is a text: write it to a file that ends in .csv").into());
    }
    let load::Loaded { sources, findings, table, rubric, spec, .. } = load::open(args.inputs.files(), context)?;
    let (Some(table), Some(rubric)) = (table, rubric) else {
        load::tell(&findings, &sources, context);
        return Err(Stop::Told(load::exit(&findings).unwrap_or(Exit::Inputs)));
    };
    let mut all = Findings::default();
    let before = evidence::read(table, &sources, &spec, context.lang, &mut all);
    let Some(Cleaned { text, changes, misread }) = evidence::clean(table, &sources, &spec) else {
        load::tell(&findings, &sources, context);
        load::tell(&all, &sources, context);
        return Err(Stop::Told(load::exit(&all).unwrap_or(Exit::Inputs)));
    };
    // What a workbook's text does not show would be lost in a copy of it.
    if all.iter().any(|finding| finding.code.id == "E0105") {
        load::tell(&all, &sources, context);
        return Err(Stop::Told(Exit::Inputs));
    }
    if matches!(to, To::Place) && findings.iter().any(|finding| finding.code.id == "W0303") {
        load::tell(&findings, &sources, context);
        return Err(
            anyhow!("its encoding is only guessed: name it with --encoding to change the table in its place").into()
        );
    }
    if let Some(line) = spec.rows.header {
        return Err(anyhow!(
            "the rubric says `header = {line}`, and the header of a copy is its first line: leave it out, and the header is found"
        )
        .into());
    }
    load::tell(&findings, &sources, context);
    let source = sources.get(table);
    // Programs that took it for something else before know it by its mark.
    let has_mark = !matches!(source.original(), Original::Same) && !text.is_ascii();
    let bytes = [if has_mark { MARK.as_bytes() } else { b"" }, &text].concat();
    let name = match to {
        To::Stdout => "<stdout>".to_owned(),
        To::File(path) => path.display().to_string(),
        To::Place => source.name.clone(),
    };
    let mut after = Sources::default();
    let copy = after.add(name.clone(), text);
    let mut left = Findings::default();
    let evidence = evidence::read(copy, &after, &spec, context.lang, &mut left);
    if let Some(at) = misread {
        let at = sources.get(at.source).name_at(at.range.start);
        return Err(anyhow!(
            "{at} would be read otherwise in a cleaned copy: write it in another way; nothing is written"
        )
        .into());
    }
    if let Some(before) = &before
        && !evidence.as_ref().is_some_and(|after| says_the_same(before, after))
    {
        return Err(anyhow!(
            "the cleaned copy would not say what the table says; nothing is written, please report it"
        )
        .into());
    }
    let mut listed = listing(&changes, &sources, context);
    if matches!(source.original(), Original::Other(_))
        && source.sheet.is_none()
        && context.style.format == MessageFormat::Human
    {
        let name = &source.name;
        let said = Text::new(format!("{name}: written as UTF-8"), format!("{name}：改用 UTF-8 编码"));
        listed.insert_str(0, &(printable(said.get(context.lang)) + "\n"));
    }
    match to {
        To::Stdout => {
            say(&listed);
            print(&bytes)?;
            load::tell(&left, &after, context);
            return load::exit(&left).map_or(Ok(()), |exit| Err(Stop::Told(exit)));
        }
        To::File(path) => file::write_whole(path, |out| out.write_all(&bytes))
            .map_err(|error| anyhow!("cannot write `{}`: {error}", path.display()))?,
        To::Place => replace(table_path, source.sheet.is_some(), &bytes, (table, &sources))?,
    }
    show(&listed)?;
    if context.style.format == MessageFormat::Human {
        let text = written(changes.len(), &name);
        let remain = match left.count().0 {
            0 => Text::default(),
            1 => Text::new("; 1 mistake remains", "；还有 1 处要改"),
            n => Text::new(format!("; {n} mistakes remain"), format!("；还有 {n} 处要改")),
        };
        show(&format!("{}{}\n", text.get(context.lang), remain.get(context.lang)))?;
    }
    check::tell(load::Reading { sources: after, findings: left, rubric: Some(rubric), evidence }, args.all, context)
}

/// Whether two tables say the same of the same ideas.
fn says_the_same(before: &Evidence, after: &Evidence) -> bool {
    let ideas = before.ids.len();
    before.ids == after.ids
        && before.names == after.names
        && before.columns.iter().zip(&after.columns).all(|(a, b)| (0..ideas).all(|idea| a.get(idea) == b.get(idea)))
}

/// Puts the clean text into the place of the table.
fn replace(path: &Path, is_sheet: bool, bytes: &[u8], (table, sources): (SourceId, &Sources)) -> Outcome {
    let name = path.display();
    if is_sheet || is_stdout(path) {
        return Err(
            anyhow!("only a text (CSV) is changed in its place; write a copy of `{name}` with -o FILE.csv").into()
        );
    }
    let changed = edit(path, |there| match sources.get(table).is_of(there) {
        true => Ok(bytes.to_vec()),
        false => Err(()),
    });
    changed.map_err(|why| match why {
        Unchanged::Refused(()) => {
            anyhow!("`{name}` is packed, or was changed while it was read; write a copy with -o FILE.csv").into()
        }
        Unchanged::File(error) => anyhow!("cannot write `{name}`: {error}").into(),
    })
}

fn written(changes: usize, name: &str) -> Text {
    match changes {
        0 => Text::new(format!("nothing to change; {name} is written"), format!("没有要改的；已写入 {name}")),
        1 => Text::new(format!("1 change; {name} is written"), format!("改了 1 处；已写入 {name}")),
        n => Text::new(format!("{n} changes; {name} is written"), format!("改了 {n} 处；已写入 {name}")),
    }
}

/// Every change: where, what stood there, what stands there now, and why.
fn listing(changes: &[Change], sources: &Sources, context: &Context) -> String {
    let lang = context.lang;
    let line = |change: &Change| {
        let source = sources.get(change.at.source);
        let (at, why) = (source.name_at(change.at.range.start), change.why.get(lang));
        if context.style.format == MessageFormat::Json {
            let place = source.place(change.at.range.start);
            let cell = source.cell(change.at.range.start);
            let (old, new, column) = (&change.old, &change.new, &change.column);
            return json!({
                "change": { "file": source.name, "line": place.line, "column": place.column, "cell": cell,
                            "header": column, "old": old, "new": new, "why": why }
            })
            .to_string()
                + "\n";
        }
        let column = change.column.as_ref().map_or(String::new(), |column| format!("{column}: "));
        let to = match (&change.new, lang) {
            (Some(new), Lang::En) => format!("`{}` → `{new}`", change.old),
            (Some(new), Lang::Zh) => format!("“{}” → “{new}”", change.old),
            (None, Lang::En) => format!("left out: `{}`", change.old),
            (None, Lang::Zh) => format!("去掉：“{}”", change.old),
        };
        printable(&format!("{at}: {column}{to} ({why})")).replace('\n', "⏎") + "\n"
    };
    changes.iter().map(line).collect()
}
