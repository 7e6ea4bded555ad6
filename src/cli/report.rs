//! `dingzi report`: pictures, the ranking and a page that shows them.

use super::args::Report;
use super::{Context, Outcome, load, score};
use crate::analysis::certainty::SEED;
use crate::analysis::robust::quick_draws;
use crate::analysis::study::Study;
use crate::chart::{self, FIGURES, Figure, Picture};
use crate::diagnostic::{Finding, Findings};
use crate::export::file::write_whole;
use crate::export::terminal::Screen;
use crate::export::{Table, format};
use crate::lang::Lang;
use crate::report;
use crate::score::Scored;
use anyhow::Context as _;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

pub(super) fn run(args: &Report, context: &Context) -> Outcome {
    let project = load::load(&args.ideas, &args.criteria.criteria, context)?;
    let lens = project.lens(&args.lens, context)?;
    let rubric = &project.rubric;
    let valued = project.value();
    let scored = &project.weigh(&valued, lens, context)?;
    let lenses: Vec<Scored> = rubric.lenses.iter().map(|lens| valued.weigh(rubric, lens)).collect();
    let lang = context.lang;
    let source = source(&project, scored, lang);

    warn_of_missing_glyphs(&project, scored, lang, context)?;
    // What cannot be written to is told before anything is drawn.
    let dir = &args.output;
    std::fs::create_dir_all(dir).with_context(|| format!("cannot make the folder `{}`", dir.display()))?;
    let progress = Progress::new();
    progress.say(lang.pick("drawing", "正在绘图"));
    let study = Study::of(scored, quick_draws(scored.len()), SEED);
    let focus = chart::Focus::of(rubric, &valued, scored, &study);
    let subject =
        chart::Subject { rubric, scored, lenses: &lenses, study: &study, focus: &focus, lang, source: &source };
    let drawn = draw(&subject);
    progress.say(lang.pick("writing", "正在写入"));
    for (figure, picture, png) in &drawn {
        save(dir, &format!("{}.svg", figure.id), picture.svg.as_bytes())?;
        save(dir, &format!("{}.png", figure.id), png)?;
    }
    let mut ranking = score::ranking(&project, scored, usize::MAX, lang);
    score::add_dominance(&mut ranking, &project, scored, usize::MAX);
    save(dir, "ranking.csv", &csv(&ranking)?)?;
    let pictures: Vec<(&Figure, Picture)> = drawn.into_iter().map(|(figure, picture, _)| (figure, picture)).collect();
    let certainty = &study.certainty;
    let page =
        report::page(&report::Subject { rubric, scored, certainty, lens, pictures: &pictures, lang, source: &source });
    save(dir, "index.html", page.as_bytes())?;
    progress.clear();
    let mut out = anstream::stdout();
    for (_, picture) in &pictures {
        writeln!(out, "{}", picture.title)?;
    }
    let place = dir.join("index.html");
    Ok(writeln!(out, "{}{}", lang.pick("wrote ", "已写入 "), place.display())?)
}

/// Where the numbers come from: `ideas.csv · 32 ideas · lens base`. Pictures travel without the folders they were made from.
pub(super) fn source(project: &load::Project, scored: &Scored, lang: Lang) -> String {
    let table = Path::new(&project.table_name)
        .file_name()
        .map_or_else(|| project.table_name.clone().into(), |name| name.to_string_lossy());
    let (n, id) = (chart::count(scored.len()), &scored.lens);
    let ideas = if scored.len() == 1 { "idea" } else { "ideas" };
    lang.pick(format!("{table} · {n} {ideas} · lens {id}"), format!("{table} · {n} 个创意 · 视角 {id}"))
}

/// Every figure with its PNG, in parallel: rasterising is most of a report's time.
fn draw(subject: &chart::Subject) -> Vec<(&'static Figure, Picture, Vec<u8>)> {
    std::thread::scope(|scope| {
        let draw = |figure: &'static Figure| {
            let subject = *subject;
            scope.spawn(move || {
                let picture = (figure.draw)(&subject);
                let png = chart::png(&picture.svg);
                (figure, picture, png)
            })
        };
        let threads: Vec<_> = FIGURES.iter().map(draw).collect();
        threads.into_iter().map(|t| t.join().expect("drawing does not panic")).collect()
    })
}

fn save(dir: &Path, name: &str, bytes: &[u8]) -> Outcome {
    let path = dir.join(name);
    write_whole(&path, |out| out.write_all(bytes)).with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(())
}

fn csv(table: &Table) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let csv = format("csv").expect("csv is a form of output");
    (csv.write)(table, &mut bytes, Screen::default())?;
    Ok(bytes)
}

/// One warning that names the characters that pictures may show as boxes.
pub(super) fn warn_of_missing_glyphs(
    project: &load::Project,
    scored: &Scored,
    lang: Lang,
    context: &Context,
) -> Outcome {
    let rubric = &project.rubric;
    let names = scored.names.iter().map(String::as_str);
    let criteria = rubric.criteria.iter().map(|c| c.name.get(lang));
    let gates = rubric.gates.iter().flat_map(|g| [g.name.get(lang), g.why.get(lang)]);
    let text: String = names.chain(criteria).chain(gates).collect();
    let missing = chart::missing_glyphs(&text);
    if missing.is_empty() {
        return Ok(());
    }
    let mut findings = Findings::default();
    let shown: String = missing.iter().take(20).collect();
    let finding = Finding::new("W0304", format!("pictures may show boxes for: {shown}"));
    findings.push(finding.help("they are drawn with a font of the system where one has them"));
    load::tell(&findings, &project.sources, context)
}

/// A line on standard error while a terminal watches.
struct Progress {
    watched: bool,
}

impl Progress {
    fn new() -> Progress {
        Progress { watched: io::stderr().is_terminal() }
    }

    fn say(&self, what: &str) {
        if self.watched {
            // A progress line that cannot be shown is not missed.
            let _ = write!(io::stderr(), "\r\x1b[K{what} …");
        }
    }

    fn clear(&self) {
        if self.watched {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
