//! The work of one thread: it decodes, reads and scores block after block.

use super::best::{KeepLimits, Kept};
use super::feed::{Chunk, Feed, FeedError, RawRecords};
use super::file::TableFile;
use super::mistakes::{BadBytes, BlockExcerpt, Fatal, FatalCause, Mistake};
use super::ordered::Ordered;
use super::query::{MAX_GROUPS, StreamQuery};
use super::rows::{BlockRowReader, Records};
use super::summary::{BlockSummary, UndefinedCount, WorkerReport};
use crate::diagnostic::{Code, Findings, Severity, line_ends, quoted};
use crate::evidence::{Chosen, FactBlock, GroupKey, MAX_RECORD_BYTES, TextsSaid, satisfied, split};
use crate::input::{Script, decode};
use crate::rubric::Condition;
use crate::score::{self, GateState, ScoredPart, Verdict};
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Ideas of a block that a worker holds before it hands them on, so that a block without a bar is not held whole.
const KEPT_AT_ONCE: usize = 1_000;

/// The state that all threads share.
pub(super) struct Job<'j, 'f> {
    pub query: &'j StreamQuery<'j>,
    pub files: &'j [TableFile],
    pub feed: &'j Mutex<Feed<'f>>,
    pub limits: &'j KeepLimits,
    /// Whether an error was found, so that no further block needs to be scored.
    pub has_failed: &'j AtomicBool,
    /// The output for the rows of all ideas, if wanted.
    pub writing: Option<&'j Writing<'f>>,
}

/// The state that all threads share to write the rows of all ideas.
pub(super) struct Writing<'o> {
    pub ordered: Ordered<'o>,
    /// A reader for the records of each file.
    pub readers: Vec<BlockRowReader<'o>>,
}

impl Job<'_, '_> {
    /// Works until no block is left.
    pub fn run(&self) -> WorkerReport {
        let mut working = Working { job: self, report: WorkerReport::default(), alike: HashMap::new(), held: 0 };
        let mut buffer = Vec::new();
        while working.report.fatal.is_none() {
            let next = self.feed.lock().expect("a worker does not panic").next(buffer);
            let Some((block, file, chunk)) = next else { break };
            buffer = match chunk {
                Ok(chunk) => working.chunk(block, file, chunk),
                Err(broken) => {
                    working.broken(block, file, broken);
                    break;
                }
            };
        }
        if working.report.fatal.is_some() {
            self.end();
        }
        working.report
    }

    /// Stops all reading and writing.
    fn end(&self) {
        self.feed.lock().expect("a worker does not panic").stop();
        if let Some(writing) = self.writing {
            writing.ordered.give_up();
        }
    }
}

/// The groups of a block, and the place among them of each of its ideas.
struct BlockGroups {
    keys: Vec<GroupKey>,
    of: Vec<usize>,
}

struct Working<'w, 'j, 'f> {
    job: &'w Job<'j, 'f>,
    report: WorkerReport,
    /// The number of kept mistakes of each code, and the bytes of their records.
    alike: HashMap<Code, usize>,
    held: usize,
}

impl Working<'_, '_, '_> {
    /// Works through a block, and returns its buffer for reuse.
    fn chunk(&mut self, block: usize, file: usize, chunk: Chunk) -> Vec<u8> {
        let Chunk { records, is_last, is_only } = chunk;
        let head = &self.job.files[file].head;
        match records {
            RawRecords::Columns(blocks, headers) => {
                let all = blocks[0].start..blocks[blocks.len() - 1].end;
                match self.job.files[file].rows(all.clone(), &headers) {
                    Ok(frame) => {
                        for (n, rows) in blocks.into_iter().enumerate() {
                            let frame = frame.part(rows.start - all.start..rows.end - all.start);
                            let records = Records::Frame(&frame);
                            let read = head.unskipped(head.layout.read_frame(&frame), |row| records.record(row, None));
                            self.records((block + n, file), records, (read, frame.rows), Script::Ascii);
                            if self.report.fatal.is_some() {
                                break;
                            }
                        }
                    }
                    Err(finding) => self.stop(block, file, FatalCause::File(finding)),
                }
                Vec::new()
            }
            RawRecords::Text(bytes) => {
                match decode(&bytes, self.job.files[file].encoding) {
                    Ok((text, script)) => {
                        let lines = line_ends(&text);
                        let read = head.ideas(&text, head.layout.read_about(&text, lines + 1), (is_last, is_only));
                        // An open quotation mark swallows the rest of the file.
                        let last = read.last.filter(|_| is_last);
                        if let Some(at) = last.and_then(|last| Some(last + head.open_quote(&text[last..])?)) {
                            self.stop_at(block, file, BadBytes::OpenQuote, &text, at);
                        }
                        self.records((block, file), Records::Text(&text), (read, lines), script);
                    }
                    Err((why, at)) => self.stop_at(block, file, BadBytes::Undecoded(why), &bytes, at),
                }
                bytes
            }
        }
    }

    fn stop(&mut self, block: usize, file: usize, why: FatalCause) {
        self.report.fatal = Some(Fatal { block, file, why });
    }

    /// Stops because of the byte `at` of a block.
    fn stop_at(&mut self, block: usize, file: usize, why: BadBytes, bytes: &[u8], at: usize) {
        self.stop(block, file, FatalCause::Bytes(why, BlockExcerpt::of(bytes, at)));
    }

    fn broken(&mut self, block: usize, file: usize, broken: FeedError) {
        match broken {
            FeedError::File(finding) => self.stop(block, file, FatalCause::File(finding)),
            FeedError::TooLong(bytes) => {
                let quote = self.job.files[file].head.open_quote(&bytes);
                let why = if quote.is_some() { BadBytes::TooLongInQuotes } else { BadBytes::TooLong };
                self.stop_at(block, file, why, &bytes, quote.unwrap_or(0));
            }
        }
    }

    /// Scores the records of a block, unless there are errors.
    fn records(
        &mut self,
        (block, file): (usize, usize),
        records: Records,
        (read, lines): (FactBlock, usize),
        script: Script,
    ) {
        let mut seen = BlockSummary {
            block,
            file,
            lines,
            ideas: read.starts.len(),
            all: read.starts.len(),
            unknown: 0,
            named: Vec::new(),
            verdicts: [0; 3],
            script,
            foreign: self.first_foreign(file, records, script),
            mistakes: Vec::new(),
        };
        let condition = self.job.query.spec.condition.as_deref();
        let chosen = condition.map(|condition| self.choose(condition, &mut seen, &read, records));
        let ideas = self.job.limits.count(seen.ideas);
        self.job.query.progress.count(seen.all);
        if let Some((_, finding)) = self.job.query.most.as_ref().filter(|(most, _)| ideas > *most) {
            self.stop(block, file, FatalCause::File(Box::new(finding.clone())));
        }
        self.keep_mistakes(&mut seen, &read, records);
        // Warnings do not prevent a result.
        if self.report.fatal.is_some() || seen.mistakes.iter().any(|(code, _)| code.severity() == Severity::Error) {
            self.job.has_failed.store(true, Ordering::Relaxed);
        }
        if self.job.has_failed.load(Ordering::Relaxed) {
            if let Some(writing) = self.job.writing {
                writing.ordered.give_up();
            }
        } else {
            let every = chosen.as_ref().map(|_| read.starts.clone());
            let read = match chosen {
                Some(chosen) => read.only(&chosen),
                None => read,
            };
            let part = score::part(self.job.query.rubric, self.job.query.lens, &read.columns, read.starts.len());
            let groups = self.groups((block, file), &read, &part);
            let starts = read.starts;
            self.count_and_keep(&mut seen, &part, (&starts, every.as_deref().unwrap_or(&starts), &groups), records);
            if let Some(writing) = self.job.writing {
                let rows = writing.readers[file].rows(records, &starts, &part);
                if !writing.ordered.put(block, writing.ordered.outlet.prepare(rows)) {
                    self.job.end();
                }
            }
        }
        self.report.blocks.push(seen);
    }

    /// The ideas of a block that satisfy a condition; counts them, and those of which it is not known.
    fn choose(
        &mut self,
        condition: &Condition,
        seen: &mut BlockSummary,
        read: &FactBlock,
        records: Records,
    ) -> Vec<usize> {
        let head = &self.job.files[seen.file].head;
        let [kept, unknown] = split(&satisfied(condition, &read.columns, read.starts.len()));
        let said = self.report.said.get_or_insert_with(|| TextsSaid::new(condition, head.layout.readers()));
        said.see(condition, &read.columns, !kept.is_empty());
        (seen.ideas, seen.unknown) = (kept.len(), unknown.len());
        let record = |idea: usize| records.record(read.starts[idea], read.starts.get(idea + 1).copied());
        let name = |&idea: &usize| quoted(&head.name(&record(idea)));
        seen.named = unknown.iter().take(Chosen::MAX_NAMED).map(name).collect();
        kept
    }

    /// The first byte that is not ASCII, if this thread has not yet seen a block of this file in the same encoding.
    fn first_foreign(&self, file: usize, records: Records, script: Script) -> Option<BlockExcerpt> {
        let is_known =
            || self.report.blocks.iter().rev().take_while(|seen| seen.file == file).any(|seen| seen.script == script);
        let Records::Text(text) = records else { return None };
        let at = (script != Script::Ascii && !is_known()).then(|| text.iter().position(|b| !b.is_ascii()))?;
        Some(BlockExcerpt::of(text, at?))
    }

    /// Keeps the first mistakes of each kind, and counts all.
    fn keep_mistakes(&mut self, seen: &mut BlockSummary, read: &FactBlock, records: Records) {
        let (mut lines, mut counted) = (0, 0);
        seen.mistakes = read.objections.counts().collect();
        for objection in read.objections.iter() {
            let code = objection.what.code();
            let alike = self.alike.entry(code).or_default();
            // With very long records, a few mistakes are enough.
            if *alike < Findings::MOST_OF_A_KIND && (*alike == 0 || self.held < MAX_RECORD_BYTES) {
                lines += records.lines(counted, objection.start);
                counted = objection.start;
                let record = records.record(objection.start, next(&read.starts, objection.start)).into_owned();
                *alike += 1;
                self.held += record.len();
                self.report.mistakes.push(Mistake {
                    at: (seen.block, objection.start),
                    file: seen.file,
                    lines,
                    what: objection.what.clone(),
                    record,
                });
            }
        }
    }

    /// Counts the ideas of a block to their groups. Without groups, all are in one.
    fn groups(&mut self, (block, file): (usize, usize), read: &FactBlock, part: &ScoredPart) -> BlockGroups {
        let mut groups = BlockGroups { keys: vec![None], of: vec![0; read.starts.len()] };
        // Once there are too many, only mistakes are still of interest: all of them, in whatever order blocks come.
        if self.job.query.too_many_groups.is_none() || self.report.groups.len() > MAX_GROUPS {
            return groups;
        }
        let column = self.job.files[file].groups.as_ref();
        let mut places = HashMap::from([(None, 0)]);
        for (idea, place) in groups.of.iter_mut().enumerate() {
            let written = column.map_or("", |(_, list)| read.texts[*list][idea].as_str());
            let key = column.and_then(|(column, _)| column.key(written, &read.columns, idea));
            self.report.groups.add(&key, written, (block, idea), part.score()[idea], part.verdict[idea]);
            *place = *places.entry(key).or_insert_with_key(|key| {
                groups.keys.push(key.clone());
                groups.keys.len() - 1
            });
        }
        groups
    }

    /// Counts verdicts and potentials, and keeps the best of each group. The ideas begin at `starts`; `every` idea of the
    /// block also has those that are not looked at.
    fn count_and_keep(
        &mut self,
        seen: &mut BlockSummary,
        part: &ScoredPart,
        (starts, every, groups): (&[usize], &[usize], &BlockGroups),
        records: Records,
    ) {
        let head = &self.job.files[seen.file].head;
        let of = |idea: usize| records.record(starts[idea], next(every, starts[idea]));
        for (verdict, count) in Verdict::ALL.iter().zip(&mut seen.verdicts) {
            *count = part.verdict.iter().filter(|v| *v == verdict).count();
        }
        for (idea, &potential) in part.potential().iter().enumerate() {
            if !part.gates.iter().any(|states| states[idea] == GateState::Failed) {
                self.report.potentials.add(potential);
            }
        }
        for undefined in &part.undefined {
            let named =
                undefined.ideas.iter().take(UndefinedCount::MAX_NAMED).map(|&idea| head.name(&of(idea))).collect();
            let (is_gate, place, ideas) = (undefined.is_gate, undefined.place, undefined.ideas.len());
            self.report.undefined.push(UndefinedCount { block: seen.block, is_gate, place, ideas, named });
        }
        let (mut lines, mut counted, mut kept) = (0, 0, Vec::new());
        let mut bars = self.job.limits.bars(&groups.keys);
        for (idea, &standing) in part.standing.iter().enumerate() {
            let at = (seen.block, idea);
            let group = groups.of[idea];
            if bars[group].is_none_or(|bar| (standing, at) < bar) {
                lines += records.lines(counted, starts[idea]);
                counted = starts[idea];
                let record = of(idea).into_owned().into();
                kept.push((group, Kept { standing, file: seen.file, line: lines, record, at }));
                if kept.len() == KEPT_AT_ONCE {
                    self.job.limits.keep(&groups.keys, std::mem::take(&mut kept));
                    bars = self.job.limits.bars(&groups.keys);
                }
            }
        }
        self.job.limits.keep(&groups.keys, kept);
    }
}

/// The start of the next idea after `start`; other records may come before it.
fn next(starts: &[usize], start: usize) -> Option<usize> {
    starts.get(starts.partition_point(|&s| s <= start)).copied()
}
