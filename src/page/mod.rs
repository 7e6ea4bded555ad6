//! The live page: what-if by hand. A local server computes every number; the page sends what was moved and shows what
//! comes back.
//!
//! What a tab has changed travels with each of its requests (`state.rs`), so that two tabs never disturb each other. The
//! server keeps the two files as read ([`Session`]) and reads them again when they are saved (`watch.rs`).

mod answer;
mod assets;
mod command;
mod form;
mod guard;
mod html;
mod hub;
mod link;
mod problem;
mod routes;
mod server;
mod session;
mod shown;
mod state;
mod watch;

pub use server::{asked_to_end, serve};
pub use session::Session;

use crate::lang::Lang;
use crate::project::Unread;
use std::net::IpAddr;
use std::path::PathBuf;

/// What the page is to serve, and where.
pub struct Settings {
    /// The address to listen on; loopback unless told otherwise.
    pub host: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The language of who did not choose one.
    pub lang: Lang,
    /// The table of ideas.
    pub ideas: PathBuf,
    /// How it is read, as words of a command.
    pub reading: Vec<String>,
    /// The rubric, into which lenses are saved.
    pub criteria: PathBuf,
    /// Reads both files.
    pub read: Box<Reader>,
}

/// Reads both files.
pub type Reader = dyn Fn() -> Result<Session, Unread> + Send + Sync;
