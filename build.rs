//! Links the program to a fixed address on Linux: a program that may lie anywhere has 134,000 pointers to set before it
//! starts, most of them in tables of the engine, and that takes longer than reading and scoring a table of 30 ideas.
//! The stack, the heap and the libraries still lie at random addresses.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
