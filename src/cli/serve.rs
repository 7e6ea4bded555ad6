//! `dingzi serve`: the live page.

use super::args::{Files, Serve};
use super::load::{self, Reading};
use super::screen::{self, Log, say};
use super::{Context, Outcome, Stop};
use crate::input;
use crate::lang::Lang;
use crate::page::{self, Session, Settings, Unread};
use crate::say::commands::serve as words;
use std::net::SocketAddr;

pub(super) fn run(args: &Serve, context: &Context) -> Outcome {
    let files = args.inputs.files();
    for file in [files.ideas, files.criteria] {
        if file.as_os_str() == "-" || input::is_descriptor(file) {
            return Err(words::no_file(&file.display().to_string()).into());
        }
    }
    let reading = load::read(files, context)?;
    load::tell(&reading.findings, &reading.sources, context);
    let exit = reading.exit();
    let session = session(reading, context.lang).map_err(|_| Stop::Told(exit.unwrap_or(super::Exit::Inputs)))?;
    load::tell(&load::undefined(&session.rubric, session.base()), &session.sources, context);
    if args.verbose {
        tracing_subscriber::fmt().with_writer(|| Log).with_ansi(false).with_max_level(tracing::Level::DEBUG).init();
    }
    let lang = context.lang;
    let settings = Settings {
        host: args.host,
        port: args.port,
        lang,
        ideas: files.ideas.to_owned(),
        reading: files.sheet.words(),
        criteria: files.criteria.to_owned(),
        read: reader(files, lang),
    };
    let address = SocketAddr::new(args.host, args.port);
    page::serve(settings, session, |address| announce(address, args.open, lang))
        .map_err(|error| words::cannot_serve(&address.to_string(), &error))?;
    Ok(())
}

/// Reads both files again, as often as they are saved.
fn reader(files: Files, lang: Lang) -> Box<page::Reader> {
    let (ideas, criteria) = (files.ideas.to_owned(), files.criteria.to_owned());
    let sheet = files.sheet.clone();
    Box::new(move || {
        let files = Files { ideas: &ideas, sheet: &sheet, criteria: &criteria };
        session(load::read_files(files, lang), lang)
    })
}

/// Both files valued, with what could not be computed among the findings; what is wrong where they have mistakes.
fn session(reading: Reading, lang: Lang) -> Result<Session, Unread> {
    let Reading { sources, findings, rubric, evidence } = reading;
    match (rubric, evidence) {
        (Some(rubric), Some(evidence)) => {
            let mut session = Session::new(sources, findings, rubric, evidence, lang);
            session.findings.append(load::undefined(&session.rubric, &session.base().clone()));
            Ok(session)
        }
        _ => Err(Unread { sources, findings }),
    }
}

/// The address on a line of its own, so that a script can read it; how to end on standard error.
fn announce(address: SocketAddr, open: bool, lang: Lang) {
    let url = format!("http://{address}/");
    // A reader that has gone away does not end the server.
    let _ = screen::show(&format!("{url}\n"));
    say(&format!("{}\n", words::OPEN_IT.get(lang)));
    if open && let Err(error) = open::that_detached(&url) {
        say(&(words::no_browser(&error, lang) + "\n"));
    }
}
