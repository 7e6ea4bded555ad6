//! `dingzi serve`, asked as a page or a stranger would ask it.

mod answers;
mod browser;
mod documented;
mod ends;
mod files;
mod headline;
mod requests;
mod safety;
mod server;
mod watched;

pub use server::{Server, contents, read, session};
pub use watched::{is_broken, session_when};
