//! The report as PDF: A4 with embedded fonts, text that can be selected, an outline, and a structure for who listens.

mod draw;
mod paper;
mod set;

use super::Form;
use super::document::Document;

pub(super) const FORM: Form = Form {
    id: "pdf",
    file: "report.pdf",
    about: "A4 pages to print or to send, alone in one file",
    pictures: &[],
    holds_pictures: true,
    has_ranking: false,
    write,
};

fn write(document: &Document) -> Vec<u8> {
    draw::draw(&set::set(document), document)
}
