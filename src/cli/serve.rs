//! `dingzi serve`: the live page.

use super::args::{Inputs, ServeArgs};
use super::context::{Context, Outcome};
use super::screen::{self, Log, say};
use crate::input;
use crate::lang::Lang;
use crate::page::{self, Session, Settings};
use crate::say::commands::serve as words;
use crate::say::system::told;
use std::io::ErrorKind;
use std::net::SocketAddr;

pub(super) fn run(args: &ServeArgs, context: &Context) -> Outcome {
    let files = args.inputs.files();
    for file in [files.ideas, files.criteria] {
        if file.as_os_str() == "-" || input::is_descriptor(file) {
            return Err(words::no_file(&file.display().to_string()).into());
        }
    }
    let session = Session::new(args.inputs.open(context)?, context.lang);
    context.tell_in_brief(&session.project.warnings, &session.project.sources);
    if args.verbose {
        tracing_subscriber::fmt().with_writer(|| Log).with_ansi(false).with_max_level(tracing::Level::DEBUG).init();
    }
    let lang = context.lang;
    let settings = Settings {
        host: args.host,
        port: args.port,
        lang,
        ideas: files.ideas.to_owned(),
        reading: args.inputs.sheet.words(),
        criteria: files.criteria.to_owned(),
        read: reader(args.inputs.clone(), lang),
    };
    let address = SocketAddr::new(args.host, args.port);
    page::serve(settings, session, |address| announce(address, args.open, context))
        .map_err(|error| words::cannot_serve(&address.to_string(), &error))?;
    Ok(())
}

/// Makes the function that reads both files again after each save.
fn reader(inputs: Inputs, lang: Lang) -> Box<page::Reader> {
    Box::new(move || inputs.files().read(lang).map(|project| Session::new(project, lang)))
}

/// Prints the address on a separate line, so that a script can read it, and how to stop on standard error.
fn announce(address: SocketAddr, open: bool, context: &Context) {
    let url = format!("http://{address}/");
    // A reader that has gone away does not end the server; where nothing can be written, the address is told with the
    // reason.
    if let Err(error) = screen::show(&format!("{url}\n"))
        && error.kind() != ErrorKind::BrokenPipe
    {
        say(&format!("{}\n{url}\n", told(&error.into(), context.lang)));
    }
    if !context.quiet {
        say(&format!("{}\n", words::OPEN_IT.get(context.lang)));
    }
    if open && let Err(error) = open::that_detached(&url) {
        say(&(words::no_browser(&error, context.lang) + "\n"));
    }
}
