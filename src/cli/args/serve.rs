//! `dingzi serve`

use super::Inputs;
use super::value::{address, whole};
use clap::Args as ClapArgs;
use std::net::IpAddr;

/// `dingzi serve`
#[derive(Debug, ClapArgs)]
pub struct Serve {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(short, long, default_value_t = 0, value_parser = whole::<u16>(0..=u64::from(u16::MAX)), allow_negative_numbers = true)]
    pub port: u16,
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = address)]
    pub host: IpAddr,
    #[arg(long)]
    pub open: bool,
    #[arg(short, long)]
    pub verbose: bool,
}
