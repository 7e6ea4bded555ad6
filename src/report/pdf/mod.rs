//! The report as PDF: A4 with embedded fonts, text that can be selected, an outline, and a structure for screen
//! readers.

mod draw;
mod paper;
mod set;

use super::document::{Document, ReportForm};
use crate::say::choices;

pub(super) const FORM: ReportForm = ReportForm {
    id: "pdf",
    name: choices::PDF,
    file: "report.pdf",
    pictures: &[],
    holds_pictures: true,
    has_ranking: false,
    write,
};

fn write(document: &Document) -> Vec<u8> {
    draw::draw(set::set(document), document)
}
