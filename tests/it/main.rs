//! The integration tests, in one binary: each links polars once.

mod architecture;
mod browser;
mod certainty;
mod cli;
mod conclusions;
mod conformance;
mod every;
mod examples;
mod extremes;
mod findings;
mod first;
mod golden;
mod kernel;
mod large;
mod methods;
mod node;
mod pdf;
mod properties;
mod readers;
mod readme;
mod reports;
mod serve;
mod support;
mod ways;
mod workbook;
mod world;
