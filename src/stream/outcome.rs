//! Merges the reports of all threads in the order of the input.

use super::best::{KeepLimits, Kept};
use super::file::TableFile;
use super::mistakes::{BadBytes, Fatal, FatalCause, Mistake};
use super::query::MAX_GROUPS;
use super::summary::{BlockSummary, Histogram, UndefinedCount, WorkerReport};
use crate::diagnostic::{Code, Finding, Findings, Sources};
use crate::evidence::{Chosen, TextsSaid};
use crate::input::{self, Script, Undecoded};
use crate::rubric::{Condition, TableSpec};
use crate::say::findings::table::no_idea;
use crate::score::{Group, Groups};
use std::collections::HashMap;
use std::sync::Arc;

/// A table scored block by block.
pub struct Streamed {
    /// Its files.
    pub files: Vec<TableFile>,
    /// The number of ideas that are looked at.
    pub ideas: usize,
    /// The number of all ideas of the table.
    pub all: usize,
    /// The condition that those looked at satisfy, if there is one.
    pub chosen: Option<Arc<Chosen>>,
    /// The number of ideas with each verdict, in the order of [`Verdict::ALL`](crate::score::Verdict::ALL).
    pub verdicts: [usize; 3],
    /// The kept ideas, in the order of the table.
    pub kept: Vec<Kept>,
    /// Whether all ideas are kept.
    pub keeps_all: bool,
    /// Its groups, the greatest median first; none if none were asked for.
    pub groups: Vec<Group>,
    /// Expressions that have operands but no result for some ideas.
    pub undefined: Vec<UndefinedCount>,
    potentials: Vec<Histogram>,
}

impl Streamed {
    /// An upper bound on the number of ideas that could have `points` or more if all open evidence turned out best.
    pub fn could_reach(&self, points: f64) -> u64 {
        self.potentials.iter().map(|histogram| histogram.at_least(points)).sum()
    }
}

/// Merges reports, and turns mistakes into findings; `None` if there is an error.
pub(super) fn merge(
    reports: Vec<WorkerReport>,
    files: Vec<TableFile>,
    (limits, spec, too_many_groups): (KeepLimits, &TableSpec, Option<&Finding>),
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<Streamed> {
    let (mut seen, mut mistakes, mut undefined) = (Vec::new(), Vec::new(), Vec::new());
    let (mut fatal, mut potentials, mut groups) = (Vec::new(), Vec::new(), Groups::default());
    let mut said = None::<TextsSaid>;
    for report in reports {
        seen.extend(report.blocks);
        mistakes.extend(report.mistakes);
        undefined.extend(report.undefined);
        fatal.extend(report.fatal);
        potentials.push(report.potentials);
        groups.append(report.groups);
        said = match (said.take(), report.said) {
            (Some(mut said), Some(more)) => {
                said.append(more);
                Some(said)
            }
            (said, more) => said.or(more),
        };
    }
    seen.sort_unstable_by_key(|seen| seen.block);
    let before = lines_before(&seen, &files);
    let mut own = Findings::default();
    // Blocks are given out in order, so everything before the first fatal mistake has been read.
    let fatal = fatal.into_iter().chain(mixed_encodings(&mut seen)).min_by_key(|fatal| fatal.block);
    let end = fatal.as_ref().map_or(usize::MAX, |fatal| fatal.block);
    report_guesses(&seen, &files, &mut own);
    report_mistakes(mistakes, &seen, end, &files, &before, sources, &mut own);
    if let Some(fatal) = fatal {
        let (file, lines) = (&files[fatal.file], before(fatal.block, fatal.file));
        fatal.tell(file, lines, sources, &mut own);
    }
    let sum = |of: fn(&BlockSummary) -> usize| seen.iter().map(of).sum::<usize>();
    let (ideas, all) = (sum(|seen| seen.ideas), sum(|seen| seen.all));
    let chosen = spec.condition.as_ref().zip(said).map(|(condition, said)| chosen(condition, said, &seen));
    if all == 0 && !own.has_errors() {
        own.push(Finding::new(Code::E0301, no_idea()));
    }
    let has_too_many = groups.len() > MAX_GROUPS && !own.has_errors();
    own.extend(too_many_groups.filter(|_| has_too_many).cloned());
    if let Some(chosen) = chosen.as_ref().filter(|_| ideas == 0 && !own.has_errors()) {
        own.push(chosen.nobody());
    }
    let keeps_all = limits.keeps_all();
    let kept = match own.has_errors() {
        true => None,
        false => limits.into_kept().map_err(|finding| own.push(*finding)).ok(),
    };
    findings.append(own);
    let mut kept = kept?;
    for idea in &mut kept {
        idea.line += before(idea.at.0, idea.file) + 1;
    }
    let mut verdicts = [0; 3];
    seen.iter().for_each(|seen| verdicts.iter_mut().zip(seen.verdicts).for_each(|(all, some)| *all += some));
    let (groups, undefined, chosen) = (groups.ranked(), by_expression(undefined), chosen.map(Arc::new));
    Some(Streamed { files, ideas, all, chosen, verdicts, kept, keeps_all, groups, undefined, potentials })
}

/// Which ideas satisfy a condition, over all blocks.
fn chosen(condition: &Arc<Condition>, said: TextsSaid, seen: &[BlockSummary]) -> Chosen {
    let sum = |of: fn(&BlockSummary) -> usize| seen.iter().map(of).sum();
    Chosen {
        condition: condition.clone(),
        all: sum(|seen| seen.all),
        kept: sum(|seen| seen.ideas),
        unknown: sum(|seen| seen.unknown),
        named: seen.iter().flat_map(|seen| seen.named.iter().cloned()).take(Chosen::MAX_NAMED).collect(),
        said,
        others: Vec::new(),
    }
}

/// A function of a block and its file that gives the number of lines before the block in the file.
fn lines_before(seen: &[BlockSummary], files: &[TableFile]) -> impl Fn(usize, usize) -> usize + use<> {
    let heads: Vec<usize> = files.iter().map(|file| file.lines).collect();
    let mut before = HashMap::with_capacity(seen.len());
    let mut next: Vec<(usize, usize)> = Vec::new();
    for seen in seen {
        let lines = match next.last() {
            Some(&(file, lines)) if file == seen.file => lines,
            _ => heads[seen.file],
        };
        before.insert(seen.block, lines);
        next.push((seen.file, lines + seen.lines));
    }
    move |block, file| {
        // A block that could not be read comes after the last one of its file that could.
        let last = || next.iter().rev().find(|(of, _)| *of == file).map_or(heads[file], |(_, lines)| *lines);
        before.get(&block).copied().unwrap_or_else(last)
    }
}

/// The error of the first block whose encoding differs from that of earlier blocks of its file.
fn mixed_encodings(seen: &mut [BlockSummary]) -> Option<Fatal> {
    let mut scripts: HashMap<usize, Script> = HashMap::new();
    for seen in seen.iter_mut().filter(|seen| seen.script != Script::Ascii) {
        if *scripts.entry(seen.file).or_insert(seen.script) != seen.script {
            let excerpt = seen.foreign.take()?;
            return Some(Fatal {
                block: seen.block,
                file: seen.file,
                why: FatalCause::Bytes(BadBytes::Undecoded(Undecoded::Unlikely), excerpt),
            });
        }
    }
    None
}

/// Reports guessed encodings of files whose beginning did not show them.
fn report_guesses(seen: &[BlockSummary], files: &[TableFile], findings: &mut Findings) {
    for (n, file) in files.iter().enumerate().filter(|(_, file)| file.encoding.is_none()) {
        let guessed = seen.iter().filter(|seen| seen.file == n).find_map(|seen| match seen.script {
            Script::Other(guessed) => Some(guessed),
            Script::Ascii | Script::Utf8 => None,
        });
        if let Some(guessed) = guessed {
            findings.push(input::said_guess(&file.name, guessed, true));
        }
    }
}

/// Reports the first mistakes of each kind up to the block `end`, and counts the others.
fn report_mistakes(
    mut mistakes: Vec<Mistake>,
    seen: &[BlockSummary],
    end: usize,
    files: &[TableFile],
    before: &impl Fn(usize, usize) -> usize,
    sources: &mut Sources,
    findings: &mut Findings,
) {
    let mut counts: HashMap<Code, usize> = HashMap::new();
    for &(code, n) in seen.iter().filter(|seen| seen.block <= end).flat_map(|seen| &seen.mistakes) {
        *counts.entry(code).or_default() += n;
    }
    mistakes.sort_unstable_by_key(|mistake| mistake.at);
    let mut told: HashMap<Code, usize> = HashMap::new();
    for mistake in mistakes.into_iter().filter(|mistake| mistake.at.0 <= end) {
        let told = told.entry(mistake.what.code()).or_default();
        if *told < Findings::MOST_OF_A_KIND {
            *told += 1;
            let (file, lines) = (&files[mistake.file], before(mistake.at.0, mistake.file));
            mistake.tell(file, lines, sources, findings);
        }
    }
    let mut more: Vec<(Code, usize)> =
        counts.iter().map(|(code, n)| (*code, n - told[code])).filter(|m| m.1 > 0).collect();
    more.sort_unstable();
    for (code, n) in more {
        findings.count_more(code, n);
    }
}

/// Merges entries with the same expression, keeping the first ideas of the table by name.
fn by_expression(mut undefined: Vec<UndefinedCount>) -> Vec<UndefinedCount> {
    undefined.sort_by_key(|undefined| (undefined.is_gate, undefined.place, undefined.block));
    undefined.dedup_by(|next, all| {
        let same = (next.is_gate, next.place) == (all.is_gate, all.place);
        if same {
            all.ideas += next.ideas;
            all.named.append(&mut next.named);
            all.named.truncate(UndefinedCount::MAX_NAMED);
        }
        same
    });
    undefined
}

#[cfg(test)]
mod tests {
    use super::super::file::heads;
    use super::super::mistakes::BlockExcerpt;
    use super::*;
    use crate::say::findings::files::NoText;
    use crate::score::Standing;

    /// Files with one header line and one idea each.
    fn files(count: usize) -> (Vec<TableFile>, Sources, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let open = |n| {
            let path = folder.path().join(format!("{n}.csv"));
            std::fs::write(&path, "idea\nfirst\n").unwrap();
            let opened = input::open(&path).unwrap();
            (path, opened)
        };
        let opened = (0..count).map(open).collect();
        let files = heads(opened, None, &TableSpec::default(), &mut sources, &mut findings).unwrap();
        assert!(files.iter().all(|file| file.lines == 1), "a header has one line");
        (files, sources, folder)
    }

    fn seen(block: usize, file: usize, lines: usize) -> BlockSummary {
        let (script, foreign, mistakes) = (Script::Ascii, None, Vec::new());
        let (ideas, verdicts) = (lines, [0, 0, lines]);
        let (all, unknown, named) = (lines, 0, Vec::new());
        BlockSummary { block, file, lines, ideas, all, unknown, named, verdicts, script, foreign, mistakes }
    }

    fn report(blocks: Vec<BlockSummary>) -> WorkerReport {
        WorkerReport { blocks, ..WorkerReport::default() }
    }

    fn idea(at: (usize, usize), file: usize, line: usize, score: f64) -> Kept {
        let standing = Standing::new(score, false, || false);
        Kept { standing, file, line, record: Box::default(), at }
    }

    /// The result of merging reports with these ideas kept, and the codes of its findings.
    fn merged(reports: Vec<WorkerReport>, kept: Vec<Kept>, count: usize) -> (Option<Streamed>, Vec<Code>) {
        let (files, mut sources, _folder) = files(count);
        let mut findings = Findings::default();
        let limits = KeepLimits::new(None);
        limits.keep(&[None], kept.into_iter().map(|idea| (0, idea)).collect());
        let asked = (limits, &TableSpec::default(), None);
        let streamed = merge(reports, files, asked, &mut sources, &mut findings);
        (streamed, findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn lines_are_counted_from_the_head_of_each_file() {
        let (files, ..) = files(2);
        let before = lines_before(&[seen(0, 0, 10), seen(1, 0, 20), seen(2, 1, 5), seen(3, 1, 5)], &files);
        assert_eq!([before(0, 0), before(1, 0), before(2, 1), before(3, 1)], [1, 11, 1, 6]);
        // A block that could not be read left no summary: it comes after the last one of its file.
        assert_eq!([before(7, 0), before(7, 1)], [31, 11]);
    }

    #[test]
    fn blocks_of_all_threads_come_in_the_order_of_the_table() {
        let late = report(vec![seen(1, 0, 3), seen(2, 1, 2)]);
        let early = report(vec![seen(0, 0, 4)]);
        let kept = vec![idea((2, 0), 1, 0, 9.0), idea((1, 2), 0, 2, 5.0), idea((0, 1), 0, 1, 7.0)];
        let (streamed, told) = merged(vec![late, early], kept, 2);
        let streamed = streamed.unwrap();
        assert_eq!((streamed.ideas, streamed.verdicts, told), (9, [0, 0, 9], vec![]));
        let places: Vec<(usize, usize)> = streamed.kept.iter().map(|kept| (kept.file, kept.line)).collect();
        assert_eq!(places, [(0, 3), (0, 8), (1, 2)], "the head, the blocks before, and its own line");
    }

    #[test]
    fn a_table_without_an_idea_is_an_error() {
        let (streamed, told) = merged(vec![report(vec![seen(0, 0, 0)])], Vec::new(), 1);
        assert!(streamed.is_none());
        assert_eq!(told, [Code::E0301]);
    }

    #[test]
    fn the_first_fatal_mistake_is_told_and_nothing_else_is_made_of_it() {
        let zero = |block| {
            let why = FatalCause::Bytes(
                BadBytes::Undecoded(Undecoded::NotText(NoText::ZeroByte)),
                BlockExcerpt::of(b"a\0b", 1),
            );
            WorkerReport { fatal: Some(Fatal { block, file: 0, why }), ..report(vec![seen(block, 0, 1)]) }
        };
        let (streamed, told) = merged(vec![zero(3), zero(1)], Vec::new(), 1);
        assert!(streamed.is_none());
        assert_eq!(told.len(), 1, "{told:?}");
    }

    #[test]
    fn a_file_is_written_in_one_encoding() {
        let block = |block, file, script| BlockSummary {
            script,
            foreign: Some(BlockExcerpt::of(b"x", 0)),
            ..seen(block, file, 1)
        };
        let gbk = Script::Other(encoding_rs::GBK);
        let alike = &mut [block(0, 0, Script::Utf8), block(1, 1, gbk), block(2, 0, Script::Ascii), block(3, 1, gbk)];
        assert!(mixed_encodings(alike).is_none(), "two files may be written in two");
        let mixed = &mut [block(0, 0, Script::Ascii), block(1, 0, gbk), block(2, 0, Script::Utf8)];
        assert_eq!(mixed_encodings(mixed).map(|fatal| (fatal.block, fatal.file)), Some((2, 0)));
    }

    #[test]
    fn what_has_no_result_is_counted_by_expression_with_its_first_ideas() {
        let of = |block, is_gate, place, names: &[&str]| {
            let named: Vec<String> = names.iter().map(|name| name.to_string()).collect();
            UndefinedCount { block, is_gate, place, ideas: named.len(), named }
        };
        let given = vec![
            of(2, false, 1, &["d", "e", "f"]),
            of(1, true, 0, &["g"]),
            of(0, false, 1, &["a", "b", "c"]),
            of(0, false, 0, &["z"]),
        ];
        let told: Vec<(bool, usize, usize, String)> =
            by_expression(given).into_iter().map(|u| (u.is_gate, u.place, u.ideas, u.named.concat())).collect();
        let expected = [(false, 0, 1, "z"), (false, 1, 6, "abcde"), (true, 0, 1, "g")];
        assert_eq!(told, expected.map(|(is_gate, place, ideas, named)| (is_gate, place, ideas, named.to_owned())));
    }
}
