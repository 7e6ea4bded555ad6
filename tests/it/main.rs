//! The integration tests, in one binary: each links polars once.

mod architecture;
mod cli;
mod conclusions;
mod examples;
mod findings;
mod golden;
mod properties;
mod readers;
mod readme;
mod reports;
mod support;
mod world;
