//! `dingzi docs`: a finding's code at length, or the reference that the registries make.

use super::args::Docs;
use super::screen;
use super::{Context, Outcome, screen_width};
use crate::chart::FIGURES;
use crate::diagnostic::{CODES, Severity, code, nearest};
use crate::export::FORMATS;
use crate::export::terminal::wrap;
use crate::expression::FUNCTIONS;
use crate::identity;
use crate::lang::Lang;
use crate::rubric::TABLES;
use crate::value::KINDS;
use anyhow::anyhow;

/// What a person may write into a cell, on one page in each language; a test reads every row of both.
pub static CELLS: [&str; 2] = [include_str!("../../docs/CELLS.md"), include_str!("../../docs/CELLS.zh.md")];

pub(super) fn run(args: &Docs, context: &Context) -> Outcome {
    let Some(id) = &args.code else {
        return Ok(screen::show(&reference())?);
    };
    if identity::same(id, "cells") {
        let [en, zh] = CELLS;
        return Ok(screen::show(context.lang.pick(en, zh))?);
    }
    match code(id) {
        Some(code) => {
            let mut text = format!("{}[{}]: {}\n\n", code.severity.word(), code.id, code.title);
            for line in code.explain.lines() {
                // Examples are indented and stay as they are.
                let lines = if line.starts_with(' ') { vec![line.to_owned()] } else { wrap(line, screen_width(), 0) };
                text += &(lines.join("\n") + "\n");
            }
            Ok(screen::show(&text)?)
        }
        None => {
            let near = nearest(&id.to_uppercase(), CODES.iter().map(|c| c.id));
            let help = near.map_or(String::new(), |n| format!("; did you mean {n}?"));
            Err(anyhow!("there is no code `{id}`{help} (`dingzi docs` lists them)").into())
        }
    }
}

/// The reference in Markdown: every key, value function, function of expressions, form of output, figure and code. It stands
/// in docs/FORMAT.md, and a test keeps it current.
pub fn reference() -> String {
    let mut text = String::from("## Keys of criteria.toml\n");
    for table in TABLES {
        text += &format!("\n### {}\n\n| key | meaning |\n|---|---|\n", table.name);
        for (key, meaning) in table.keys {
            text += &format!("| `{key}` | {meaning} |\n");
        }
    }
    text += "\n## Value functions\n\n| kind | written as | what it does |\n|---|---|---|\n";
    for kind in KINDS {
        text += &format!("| {} | `{}` | {} |\n", kind.key, kind.example, kind.about);
    }
    text += "\n## Functions of expressions\n\n| function | meaning |\n|---|---|\n";
    for f in FUNCTIONS {
        text += &format!("| `{}` | {} |\n", f.name, f.about);
    }
    text += "\n## Forms of output\n\n| `--format` | what it is |\n|---|---|\n";
    for form in FORMATS {
        text += &format!("| `{}` | {} |\n", form.id, form.about);
    }
    text += "\n## Figures\n\n| `dingzi chart` | the question that it answers |\n|---|---|\n";
    for figure in FIGURES {
        text += &format!("| `{}` | {} |\n", figure.id, (figure.question)(Lang::En));
    }
    text += "\n## Findings\n\nErrors stop the run before anything is computed; warnings do not.\n\n| code | what is wrong |\n|---|---|\n";
    for code in CODES {
        let severity = if code.severity == Severity::Warning { " (warning)" } else { "" };
        text += &format!("| {} | {}{severity} |\n", code.id, code.title);
    }
    text
}
