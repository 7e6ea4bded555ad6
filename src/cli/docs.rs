//! `dingzi docs`: a finding's code at length, or the reference generated from the registries.

use super::args::DocsArgs;
use super::context::{Context, Outcome};
use super::screen;
use super::screen::{paragraph, screen_width};
use crate::chart::{FIGURES, ON_REQUEST};
use crate::diagnostic::{CodeEntry, Severity, codes, entries_of, head, nearest, nearest_name};
use crate::export::FORMATS;
use crate::export::terminal::wrap;
use crate::expression::FUNCTIONS;
use crate::identity;
use crate::lang::{Lang, Word};
use crate::rubric::TABLES;
use crate::say::punctuation::COLON;
use crate::say::{self, commands::docs as words};
use crate::value::KINDS;

/// What a person may write into a cell, on one page in each language; a test reads every row of both.
pub static CELLS: [&str; 2] = [include_str!("../../docs/CELLS.md"), include_str!("../../docs/CELLS.zh.md")];

pub(super) fn run(args: &DocsArgs, context: &Context) -> Outcome {
    let Some(id) = &args.code else {
        return Ok(screen::show(&reference(context.lang))?);
    };
    if identity::same(id, "cells") {
        let [en, zh] = CELLS;
        return Ok(screen::show(Word::new(en, zh).get(context.lang))?);
    }
    if identity::same(id, "words") {
        return Ok(screen::show(&say::words(context.lang))?);
    }
    let entries = entries_of(id);
    if !entries.is_empty() {
        let texts: Vec<String> = entries.into_iter().map(|entry| at_length(entry, context.lang)).collect();
        return Ok(screen::show(&texts.join("\n"))?);
    }
    match say::meaning(id, context.lang) {
        Some(meaning) => Ok(screen::show(&format!("{}\n", paragraph(&meaning)))?),
        None => {
            let near = nearest(&id.to_uppercase(), codes().map(|entry| entry.code.id()));
            Err(words::nothing_of(id, near.or_else(|| nearest_name(id, say::terms()))).into())
        }
    }
}

/// What a code means and how to mend it.
fn at_length(entry: &CodeEntry, lang: Lang) -> String {
    let mut text = format!("{}{}{}\n\n", head(entry.code, lang), COLON.get(lang), entry.title.get(lang));
    for line in entry.explain.get(lang).lines() {
        // Examples are indented and stay as they are.
        let lines = if line.starts_with(' ') { vec![line.to_owned()] } else { wrap(line, screen_width(), 0) };
        text += &(lines.join("\n") + "\n");
    }
    text
}

/// The reference in Markdown: every key, value function, function of expressions, form of output, figure and code. A
/// test keeps the English one in docs/FORMAT.md current.
pub fn reference(lang: Lang) -> String {
    let mut text = format!("## {}\n", words::KEYS.get(lang));
    for table in TABLES {
        text += &format!("\n### {}\n\n", table.name.get(lang));
        text += &listed(
            words::KEY,
            table.keys.iter().map(|(key, meaning)| format!("`{key}` | {}", meaning.get(lang))),
            lang,
        );
    }
    let mut part = |title: Word, rows: String| text += &format!("\n## {}\n\n{rows}", title.get(lang));
    let kinds = KINDS.iter().map(|kind| format!("{} | `{}` | {}", kind.key, kind.example, kind.about.get(lang)));
    part(words::VALUE_FUNCTIONS, listed(words::VALUE_FUNCTION, kinds, lang));
    let functions = FUNCTIONS.iter().map(|function| format!("`{}` | {}", function.name, function.about.get(lang)));
    part(words::FUNCTIONS, listed(words::FUNCTION, functions, lang));
    let forms = FORMATS.iter().map(|form| format!("`{}` | {}", form.id, form.about.get(lang)));
    part(words::FORMS, listed(words::FORM, forms, lang));
    let figures =
        FIGURES.iter().chain(ON_REQUEST).map(|figure| format!("`{}` | {}", figure.id, figure.question.get(lang)));
    part(words::FIGURES, listed(words::FIGURE, figures, lang));
    let kind = |severity| if severity == Severity::Warning { words::IS_A_WARNING.get(lang) } else { "" };
    let found =
        codes().map(|entry| format!("{} | {}{}", entry.code.id(), entry.title.get(lang), kind(entry.code.severity())));
    part(words::FINDINGS, format!("{}\n\n{}", words::SEVERITIES.get(lang), listed(words::FINDING, found, lang)));
    text
}

/// A table in Markdown.
fn listed<const N: usize>(heads: [Word; N], rows: impl Iterator<Item = String>, lang: Lang) -> String {
    let heads = heads.map(|head| head.get(lang)).join(" | ");
    let rows: String = rows.map(|row| format!("| {row} |\n")).collect();
    format!("| {heads} |\n|{}\n{rows}", "---|".repeat(N))
}
