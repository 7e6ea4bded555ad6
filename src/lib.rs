//! dingzi (钉子, "nail"): find the nail before the hammer.
//!
//! A scoring engine for AI start-up ideas. A rubric and a table of ideas go in; who leads, why, how sure that is and
//! what to find out next come out.
//!
//! Open both files, score the ideas, draw a figure (`examples/embed.rs`):
//!
//! ```no_run
#![doc = include_str!("../examples/embed.rs")]
//! ```
//!
//! # How data flows
//!
//! [`project::open`] reads a [`rubric`] and a table as [`evidence`], and finds every mistake in both before anything is
//! computed. [`score`] turns them into a [`Scored`](score::Scored): scores, potentials, verdicts and ranks under one
//! lens. [`analysis`] works out what that means: who would be first under other weights, what to find out next.
//! [`tables`] lists it and [`export`] writes it, [`chart`] draws it, [`report`] puts it on pages. [`stream`] does the
//! same for tables larger than memory, and [`plan`] for rows that lie in another engine.
//!
//! The modules stand in the order in which data flows; each uses only those above it.

#![warn(missing_docs)]

pub mod tolerance;
pub mod lang;
pub mod identity;
pub mod progress;
pub mod say;
pub mod unit;
pub mod diagnostic;
pub mod input;
pub mod value;
pub mod expression;
pub mod rubric;
pub mod evidence;
pub mod score;
pub mod plan;
pub mod stream;
pub mod analysis;
pub mod project;
pub mod export;
pub mod tables;
pub mod chart;
pub mod report;
pub mod page;
pub mod cli;
