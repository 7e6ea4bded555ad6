//! What to find out, most urgent first, as questions.

use super::document::{Alignment, ReportBlock, ReportColumn, ReportRow, ReportTable, Section, TableEntry};
use super::subject::ReportSubject;
use crate::analysis::asked::AskedFact;
use crate::analysis::next::OpenItem;
use crate::lang::signed;
use crate::say::commands::next as words;
use crate::say::report::find_out as say;

pub(super) fn section<'a>(subject: &ReportSubject) -> Section<'a> {
    let ReportSubject { rubric, evidence, scored, study, lang, .. } = *subject;
    let certainty = study.certainty(scored);
    let open = &certainty.open;
    let section = |blocks| Section::new("find-out", say::TITLE, lang, blocks);
    if open.is_empty() {
        let nothing = if scored.is_out(scored.order[0]) { words::Nothing::AllOut } else { words::Nothing::AllKnown };
        return section(vec![ReportBlock::Text(nothing.sentence(lang))]);
    }
    let decides = certainty.find_out().is_some();
    let named = |idea: usize| {
        let score = scored.points(scored.score[idea], 1);
        say::idea(&scored.names[idea], &scored.rank_label(idea), &score, lang)
    };
    let row = |asked: AskedFact| {
        let open = asked.open;
        let is_gate = matches!(open.what, OpenItem::Gate(_));
        let what = words::open(open.what.told(rubric, lang), lang);
        let mut entries = vec![
            TableEntry {
                note: say::question(&what, &asked.question(lang), lang),
                ..TableEntry::text(named(open.idea))
            },
            TableEntry::text(if is_gate { String::new() } else { signed(open.could_earn, 1) }),
        ];
        entries.extend(decides.then(|| TableEntry::text(lang.percent(open.decides))));
        ReportRow::plain(entries)
    };
    let column = |word: crate::lang::Word, side, part| ReportColumn::new(word.get(lang), side, part);
    let mut heads = vec![
        column(say::IDEA_AND_QUESTION, Alignment::Name, if decides { 0.7 } else { 0.86 }),
        column(say::COULD_ADD, Alignment::Right, if decides { 0.13 } else { 0.14 }),
    ];
    heads.extend(decides.then(|| column(say::DECIDES, Alignment::Right, 0.17)));
    // Where some answers decide, only those are asked for.
    let asked = open.iter().filter(|open| !decides || open.decides > 0.0);
    let rows = asked.map(|open| row(AskedFact::of(rubric, evidence, open))).collect();
    let text = say::legend(decides, lang);
    section(vec![ReportBlock::Table(ReportTable::new(heads, rows)), ReportBlock::Note(text)])
}
