//! `dingzi report`: pictures, the ranking and a page that shows them.

use super::args::Report;
use super::figures::Figures;
use super::{Context, Outcome, load, score};
use crate::analysis::certainty::SEED;
use crate::analysis::robust::quick_draws;
use crate::chart::{self, FIGURES, Figure, Picture};
use crate::export::file::write_whole;
use crate::export::terminal::Screen;
use crate::export::{Table, format};
use crate::report;
use anyhow::Context as _;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

pub(super) fn run(args: &Report, context: &Context) -> Outcome {
    let project = load::load(args.judged.files(), context)?;
    let lens = project.lens(&args.judged.by.lens, context)?;
    let (rubric, lang) = (&project.rubric, context.lang);
    // What cannot be written to is told before anything is computed.
    let dir = &args.output;
    std::fs::create_dir_all(dir).with_context(|| format!("cannot make the folder `{}`", dir.display()))?;
    let figures = Figures::new(&project, lens, quick_draws, SEED, context)?;
    let scored = figures.scored();
    let progress = Progress::new();
    progress.say(lang.pick("drawing", "正在绘图"));
    let drawn = draw(&figures.subject());
    progress.say(lang.pick("writing", "正在写入"));
    for (figure, picture, png) in &drawn {
        save(dir, &format!("{}.svg", figure.id), picture.svg.as_bytes())?;
        save(dir, &format!("{}.png", figure.id), png)?;
    }
    let mut ranking = score::ranking(&project, scored, usize::MAX, lang);
    score::add_dominance(&mut ranking, &project, scored, &figures.study.dominators);
    save(dir, "ranking.csv", &csv(&ranking)?)?;
    let pictures: Vec<(&Figure, Picture)> = drawn.into_iter().map(|(figure, picture, _)| (figure, picture)).collect();
    let (certainty, source) = (&figures.study.certainty, figures.source.as_str());
    let page = report::page(&report::Subject { rubric, scored, certainty, lens, pictures: &pictures, lang, source });
    save(dir, "index.html", page.as_bytes())?;
    progress.clear();
    let mut out = anstream::stdout();
    for (_, picture) in &pictures {
        writeln!(out, "{}", picture.title)?;
    }
    let place = dir.join("index.html");
    Ok(writeln!(out, "{}{}", lang.pick("wrote ", "已写入 "), place.display())?)
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
