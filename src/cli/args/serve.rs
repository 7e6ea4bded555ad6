//! `dingzi serve`

use super::Inputs;
use clap::Args as ClapArgs;
use std::net::IpAddr;

/// `dingzi serve`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi serve --open                     move the weights by hand and see who leads
  dingzi serve startups.csv -c rubric.toml --port 8000

The page is for this machine alone unless --host says otherwise: it has no log-in, and whoever reaches it sees the ideas and can save lenses. A saved edit of one of the two files shows at once. Ctrl-C ends it.

When it misleads: weights moved until the favourite leads prove nothing. The shaded part of each slider says how far the lead holds; `dingzi robust` says it for all weights at once.")]
pub struct Serve {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    /// The port; 0 is any that is free
    #[arg(short, long, default_value_t = 0)]
    pub port: u16,
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// Tell every request on standard error
    #[arg(short, long)]
    pub verbose: bool,
}
