//! The report: the finding, the ranking, the ideas, the figures, the rubric and what all of it was computed from; as a
//! page, as Markdown or as PDF. It loads nothing from the network and needs no script.

mod appendix;
mod cards;
mod document;
mod find_out;
mod html;
mod lenses;
mod markdown;
mod method;
mod pdf;
mod ranking;
mod rubric;
mod subject;

pub use document::{Document, Pages, ReportForm};
pub use subject::{Origin, ReportSubject, SourceFile};

use crate::analysis::summary;
use crate::say::report as say;
use document::{ReportBlock, Section};

/// Names of ideas, and of criteria, that line breaks keep whole.
const MAX_UNBROKEN_NAMES: usize = 100;

/// Every form; the first is the default.
pub static FORMS: &[ReportForm] = &[html::FORM, markdown::FORM, pdf::FORM];

/// Puts the report together.
pub fn document<'a>(subject: &ReportSubject<'a>) -> Document<'a> {
    let ReportSubject { rubric, scored, lang, pages, pictures, folder, source, origin, .. } = *subject;
    let title = rubric.title.get(lang);
    let mut sections = vec![ranking::short(subject), find_out::section(subject)];
    let on_first_page = sections.len();
    if pages == Pages::All {
        sections.push(cards::section(subject));
        sections.extend(lenses::section(subject));
        let figures = pictures.iter().map(|(figure, picture)| ReportBlock::Figure(figure, picture)).collect();
        sections.push(Section::new("figures", say::FIGURES, lang, figures));
        sections.extend(ranking::all(subject));
        sections.push(rubric::section(subject));
        sections.push(method::section(subject));
        sections.push(appendix::section(subject));
    }
    let ideas = scored.order.iter().take(MAX_UNBROKEN_NAMES);
    let criteria = rubric.criteria.iter().take(MAX_UNBROKEN_NAMES).map(|criterion| criterion.name.get(lang));
    Document {
        lang,
        title: if title.is_empty() { say::TITLE.get(lang) } else { title }.to_owned(),
        source: origin.date.as_ref().map_or(source.to_owned(), |date| format!("{source} · {date}")),
        finding: finding(subject),
        picture: pictures.first().filter(|_| pages == Pages::One).map(|(figure, picture)| (*figure, picture)),
        sections,
        on_first_page,
        pictures: folder,
        names: ideas.map(|&idea| scored.names[idea].as_str()).chain(criteria).collect(),
    }
}

/// Who leads, how sure that is, what would settle it.
fn finding(&ReportSubject { rubric, scored, study, lang, .. }: &ReportSubject) -> Vec<String> {
    summary::sentences(rubric, scored, study.certainty(scored), lang)
}
