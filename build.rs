//! Links the program to a fixed address on Linux: a program that may lie anywhere has 134,000 pointers to set before it
//! starts, most of them in tables of the engine, and that takes longer than reading and scoring a table of 30 ideas.
//! The stack, the heap and the libraries still lie at random addresses. `DINGZI_PIE=1` leaves it movable.

use std::env::var;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=DINGZI_PIE");
    let target = |part: &str| var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    // A program without the system's libraries is linked in another way, which this would break.
    let is_static = target("FEATURE").split(',').any(|feature| feature == "crt-static");
    if target("OS") == "linux" && target("ENV") == "gnu" && !is_static && var("DINGZI_PIE").is_err() {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
