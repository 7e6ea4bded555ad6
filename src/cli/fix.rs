//! `dingzi check --fix`: a copy of the table made clean, with every change told.

use super::args::Check;
use super::output::{is_stdout, print};
use super::screen::{say, show};
use super::{Context, Exit, Outcome, Stop, check, load};
use crate::diagnostic::{Findings, MARK, MessageFormat, Original, Source, Sources, printable};
use crate::evidence::{self, Change, Cleaned, Evidence, Misread};
use crate::export::edit::{Unchanged, edit};
use crate::export::file;
use crate::input::parquet;
use crate::lang::{Lang, Text};
use anyhow::anyhow;
use serde_json::json;
use std::path::Path;

/// Where the copy goes.
enum To<'a> {
    Stdout,
    File(&'a Path),
    /// Into the table itself.
    Place(&'a Path),
}

pub(super) fn run(args: &Check, context: &Context) -> Outcome {
    let to = To::of(args);
    to.check(context)?;
    let load::Loaded { sources, findings, table, rubric, spec } = load::open(args.inputs.files(), context)?;
    load::tell(&findings, &sources, context);
    let (Some(table), Some(rubric)) = (table, rubric) else {
        return Err(Stop::Told(load::exit(&findings).unwrap_or(Exit::Inputs)));
    };
    let mut of_table = Findings::default();
    let before = evidence::read(table, &sources, &spec, context.lang, &mut of_table);
    let cleaned = evidence::clean(table, &sources, &spec);
    // What a workbook's text does not show would be lost in a copy of it.
    let is_lost = of_table.iter().any(|finding| finding.code.id == "E0105");
    let Some(cleaned) = cleaned.filter(|_| !is_lost) else {
        load::tell(&of_table, &sources, context);
        return Err(Stop::Told(load::exit(&of_table).unwrap_or(Exit::Inputs)));
    };
    // A header that the rubric names by its line is not moved.
    let wants_commas = spec.rows.header.is_none() && to.wants_commas(cleaned.delimiter);
    let cleaned = if wants_commas { cleaned.with_commas() } else { cleaned };
    let Cleaned { text, changes, misread, .. } = cleaned;
    let is_guessed = findings.iter().any(|finding| finding.code.id == "W0303");
    let source = sources.get(table);
    // The rows of a workbook may have other numbers than the lines of its copy.
    let header = spec.rows.header.filter(|_| source.sheet.is_some());
    if let Some(why) = unfit(&to, is_guessed, header, misread.as_ref(), &sources) {
        return Err(refusal(&why, context));
    }
    // Programs that took it for something else before know it by its mark.
    let has_mark = !matches!(source.original(), Original::Same) && !text.is_ascii();
    let bytes = [if has_mark { MARK.as_bytes() } else { b"" }, &text].concat();
    let name = to.name(source);
    let mut copies = Sources::default();
    let copy = copies.add(name.clone(), text);
    let mut left = Findings::default();
    let after = evidence::read(copy, &copies, &spec, context.lang, &mut left);
    if let Some(before) = &before
        && !after.as_ref().is_some_and(|after| says_the_same(before, after))
    {
        let why = Text::new(
            "the cleaned copy would not say what the table says; nothing is written, please report it",
            "整理后的表与原表不一致，没有写入；请把这个问题报告给我们",
        );
        return Err(refusal(&why, context));
    }
    let listed = listing(&changes, wants_commas, source, &sources, context);
    match to {
        To::Stdout => {
            say(&listed);
            print(&bytes)?;
            load::tell(&left, &copies, context);
            return load::exit(&left).map_or(Ok(()), |exit| Err(Stop::Told(exit)));
        }
        To::File(path) => file::write_whole(path, |out| out.write_all(&bytes))
            .map_err(|error| anyhow!("cannot write `{}`: {error}", path.display()))?,
        To::Place(path) => replace(path, source, &bytes, context)?,
    }
    show(&listed)?;
    if context.style.format == MessageFormat::Human {
        show(&format!("{}\n", written(changes.len(), left.count().0, &name).get(context.lang)))?;
    }
    let reading = load::Reading { sources: copies, findings: left, rubric: Some(rubric), evidence: after };
    check::tell(reading, args.all, context)
}

impl<'a> To<'a> {
    fn of(args: &'a Check) -> To<'a> {
        match (&args.output, args.in_place) {
            (_, true) => To::Place(&args.inputs.ideas),
            (Some(path), _) if !is_stdout(path) => To::File(path),
            _ => To::Stdout,
        }
    }

    /// Refuses a file that another form of table is expected in.
    fn check(&self, context: &Context) -> Outcome {
        let To::File(path) = self else { return Ok(()) };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if matches!(ending.as_deref(), None | Some("csv" | "tsv" | "txt")) {
            return Ok(());
        }
        let why = Text::new(
            "a cleaned copy is a text: write it to a file that ends in .csv",
            "整理后的表是文本：请写到以 .csv 结尾的文件",
        );
        Err(refusal(&why, context))
    }

    /// Whether a copy gets commas between its cells: what is called a CSV, or nothing else, is opened as one, and Markdown
    /// without the line below its header is none.
    fn wants_commas(&self, delimiter: u8) -> bool {
        match self {
            To::Place(_) => false,
            To::Stdout => delimiter == b'|',
            To::File(path) => {
                let is_csv = path.extension().is_none_or(|ending| ending.eq_ignore_ascii_case("csv"));
                is_csv && matches!(delimiter, b'|' | b'\t')
            }
        }
    }

    /// How messages call the copy.
    fn name(&self, source: &Source) -> String {
        match self {
            To::Stdout => "<stdout>".to_owned(),
            To::File(path) => path.display().to_string(),
            To::Place(_) => source.name.clone(),
        }
    }
}

fn refusal(why: &Text, context: &Context) -> Stop {
    Stop::Error(anyhow!(why.get(context.lang).to_owned()))
}

/// Why no copy is made, if there is a reason.
fn unfit(
    to: &To,
    is_guessed: bool,
    header: Option<usize>,
    misread: Option<&Misread>,
    sources: &Sources,
) -> Option<Text> {
    if is_guessed && matches!(to, To::Place(_)) {
        return Some(Text::new(
            "its encoding is only guessed: name it with --encoding to change the table in its place",
            "编码只是猜的：要直接改这个表，请用 --encoding 写明编码",
        ));
    }
    if let Some(line) = header {
        return Some(Text::new(
            format!(
                "the rubric says `header = {line}`, and the header of a copy is its first line: leave it out, and the header is found"
            ),
            format!("评分标准写了 header = {line}，而整理后表头在第 1 行：请删去这一项，程序会自己找表头"),
        ));
    }
    let at = match misread? {
        Misread::Cell(at) => sources.get(at.source).name_at(at.range.start),
        Misread::Rows => {
            return Some(Text::new(
                "rows that may be no ideas (W0317) would be judged otherwise in a cleaned copy: say of each under [rubric] whether it is one, by skip or keep; nothing is written",
                "可能不是创意的行（W0317）在整理后的表里会判得不同，没有写入：请先在 [rubric] 里用 skip 或 keep 逐一写明",
            ));
        }
    };
    Some(Text::new(
        format!("{at} would be read otherwise in a cleaned copy: write it in another way; nothing is written"),
        format!("{at} 在整理后的表里会读成别的，没有写入；请先换一种写法"),
    ))
}

/// Whether two tables say the same of the same ideas.
fn says_the_same(before: &Evidence, after: &Evidence) -> bool {
    let ideas = before.ids.len();
    before.ids == after.ids
        && before.names == after.names
        && before.columns.iter().zip(&after.columns).all(|(a, b)| (0..ideas).all(|idea| a.get(idea) == b.get(idea)))
}

/// Puts the clean text into the place of the table.
fn replace(path: &Path, source: &Source, bytes: &[u8], context: &Context) -> Outcome {
    let name = path.display();
    if source.sheet.is_some() || is_stdout(path) {
        let why = Text::new(
            format!("only a text (CSV) is changed in its place; write a copy of `{name}` with -o FILE.csv"),
            format!("只有文本（CSV）能直接改；请用 -o 文件.csv 另存“{name}”"),
        );
        return Err(refusal(&why, context));
    }
    let changed = edit(path, |there| if source.is_of(there) { Ok(bytes.to_vec()) } else { Err(()) });
    changed.map_err(|why| match why {
        Unchanged::Refused(()) => {
            let why = Text::new(
                format!("`{name}` is packed, or was changed while it was read; write a copy with -o FILE.csv"),
                format!("“{name}”是压缩文件，或读取时被改过；请用 -o 文件.csv 另存"),
            );
            refusal(&why, context)
        }
        Unchanged::File(error) => anyhow!("cannot write `{name}`: {error}").into(),
    })
}

/// That a copy is written, with so many changes, and with so many mistakes left in it.
fn written(changes: usize, mistakes: usize, name: &str) -> Text {
    let [en, zh] = match changes {
        0 => ["nothing to change".to_owned(), "没有要改的".to_owned()],
        1 => ["1 change".to_owned(), "改了 1 处".to_owned()],
        n => [format!("{n} changes"), format!("改了 {n} 处")],
    };
    let [left_en, left_zh] = match mistakes {
        0 => [String::new(), String::new()],
        1 => ["; 1 mistake remains".to_owned(), "；还有 1 处要改".to_owned()],
        n => [format!("; {n} mistakes remain"), format!("；还有 {n} 处要改")],
    };
    Text::new(format!("{en}; {name} is written{left_en}"), format!("{zh}；已写入 {name}{left_zh}"))
}

/// Every change: where, what stood there, what stands there now, and why; and that the encoding is another.
fn listing(changes: &[Change], has_commas: bool, table: &Source, sources: &Sources, context: &Context) -> String {
    let lang = context.lang;
    let is_decoded =
        matches!(table.original(), Original::Other(bytes) if !parquet::is_parquet(bytes)) && table.sheet.is_none();
    let of_file = |is_so: bool, en: &str, zh: &str| match is_so && context.style.format == MessageFormat::Human {
        true => printable(&lang.pick(format!("{}: {en}", table.name), format!("{}：{zh}", table.name))) + "\n",
        false => String::new(),
    };
    let encoding = of_file(is_decoded, "written as UTF-8", "改用 UTF-8 编码");
    let commas = of_file(has_commas, "written with commas between cells", "改用逗号分隔");
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
        let why = lang.pick(format!(" ({why})"), format!("（{why}）"));
        printable(&format!("{at}: {column}{to}{why}")).replace('\n', "⏎") + "\n"
    };
    encoding + &commas + &changes.iter().map(line).collect::<String>()
}
