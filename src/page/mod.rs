//! The live page: what-if by hand. A local server computes every number; the page sends what was moved and shows the
//! answer.
//!
//! What a tab has changed is sent with each of its requests (`state.rs`), so that two tabs never disturb each other.
//! The server keeps the two files as read ([`Session`]) and reads them again when they are saved (`watch.rs`).

mod answer;
mod assets;
mod command;
mod form;
mod guard;
mod html;
mod hub;
mod link;
mod problem;
mod request;
mod routes;
mod server;
mod session;
mod shown;
mod state;
mod watch;

pub use hub::{Reader, Settings};
pub use server::{asked_to_end, serve};
pub use session::Session;
