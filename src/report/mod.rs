//! The report: the finding, the ranking, the ideas, the figures, the rubric and what all of it was computed from; as a
//! page, as Markdown or as PDF. It asks nothing of the network and needs no script.

mod appendix;
mod cards;
mod document;
mod html;
mod lenses;
mod markdown;
mod method;
mod pdf;
mod ranking;
mod rubric;

pub use appendix::{File, Origin};
pub use document::Document;

use crate::analysis::study::Study;
use crate::analysis::summary;
use crate::chart::{Figure, Picture};
use crate::evidence::Evidence;
use crate::lang::{Lang, Word};
use crate::rubric::{Lens, Rubric};
use crate::say::report as say;
use crate::score::Scored;
use document::{Block, Section};

/// So many names of ideas, and of criteria, are kept whole where lines break.
const NAMES: usize = 100;

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// What counts.
    pub rubric: &'a Rubric,
    /// What is known.
    pub evidence: &'a Evidence,
    /// The ideas under the lens chosen; at least one.
    pub scored: &'a Scored,
    /// How far that ranking can be trusted.
    pub study: &'a Study,
    /// The lens chosen.
    pub lens: &'a Lens,
    /// The ideas under every lens that is compared, the one chosen first; empty where only one is asked for.
    pub compared: &'a [&'a Scored],
    /// The figures, drawn.
    pub pictures: &'a [(&'static Figure, Picture)],
    /// What it is computed from.
    pub origin: &'a Origin,
    /// The language of the words.
    pub lang: Lang,
    /// Where the numbers come from, in a line.
    pub source: &'a str,
}

/// A form of the report: an entry of the registry.
#[derive(Debug)]
pub struct Form {
    /// Its name on the command line, and the ending of its file.
    pub id: &'static str,
    /// What it is called.
    pub name: Word,
    /// Its file in the folder of reports.
    pub file: &'static str,
    /// Which pictures stand beside it, by their endings.
    pub pictures: &'static [&'static str],
    /// Whether it holds the pictures itself, so that its file can stand alone.
    pub holds_pictures: bool,
    /// Whether the ranking stands beside it as ranking.csv.
    pub has_ranking: bool,
    /// Sets it.
    pub write: fn(&Document) -> Vec<u8>,
}

/// Every form, the first the default.
pub static FORMS: &[Form] = &[html::FORM, markdown::FORM, pdf::FORM];

/// What the report says.
pub fn document<'a>(subject: &Subject<'a>) -> Document<'a> {
    let Subject { rubric, scored, lang, pictures, source, origin, .. } = *subject;
    let title = rubric.title.get(lang);
    let mut sections = vec![ranking::section(subject)];
    sections.extend(lenses::section(subject));
    sections.push(cards::section(subject));
    sections.push(Section {
        id: "figures",
        title: say::FIGURES.get(lang).to_owned(),
        blocks: pictures.iter().map(|(figure, picture)| Block::Figure(figure, picture)).collect(),
    });
    sections.push(rubric::section(subject));
    sections.push(method::section(subject));
    sections.push(appendix::section(subject));
    let ideas = scored.order.iter().take(NAMES);
    let criteria = rubric.criteria.iter().take(NAMES).map(|criterion| criterion.name.get(lang));
    Document {
        lang,
        title: if title.is_empty() { say::TITLE.get(lang) } else { title }.to_owned(),
        source: origin.date.as_ref().map_or(source.to_owned(), |date| format!("{source} · {date}")),
        finding: finding(subject),
        sections,
        names: ideas.map(|&idea| scored.names[idea].as_str()).chain(criteria).collect(),
    }
}

/// Who leads, how sure that is, what to find out. That who leads is sure while open facts count as nothing is half of
/// the truth: how often it is first if they are drawn stands right behind.
fn finding(&Subject { rubric, scored, study, lang, .. }: &Subject) -> Vec<String> {
    let mut sentences = summary::sentences(rubric, scored, &study.certainty, lang);
    let leader = scored.order[0];
    let is_open = study.certainty.find_out.is_some();
    if study.certainty.stays_first.is_some() && is_open && !scored.is_tied(leader) {
        sentences.insert(2, say::first_in_draws(study.robust.first(leader), lang));
    }
    sentences
}
