//! What one thread does: block after block is decoded, read, scored and looked through.

use super::LONGEST;
use super::best::{self, Best, Kept, Room};
use super::feed::{Broken, Chunk, Feed, Raw};
use super::file::File;
use super::mistakes::{Excerpt, Fatal, Mistake, Why, Wrong};
use super::ordered::Ordered;
use super::records::Records;
use super::rows::Reader;
use super::seen::{Histogram, Report, Script, Seen, Undefined};
use crate::diagnostic::{Code, Finding, Findings, Severity, line_ends};
use crate::evidence::FactBlock;
use crate::input::encoding;
use crate::progress::Progress;
use crate::rubric::{Lens, Rubric};
use crate::score::{self, GateState, Part, Verdict};
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// What all threads share.
pub(super) struct Job<'j, 'f> {
    pub rubric: &'j Rubric,
    pub lens: &'j Lens,
    pub files: &'j [File],
    pub feed: &'j Mutex<Feed<'f>>,
    pub room: &'j Room,
    /// How many ideas there may be, and what to say of more.
    pub most: Option<&'j (usize, Finding)>,
    /// Whether any mistake was found, so that nothing needs to be scored any more.
    pub has_failed: &'j AtomicBool,
    /// Where the rows of all ideas go, if anywhere.
    pub writing: Option<&'j Writing<'f>>,
    pub progress: &'j Progress,
}

/// What all threads need to write the rows of all ideas.
pub(super) struct Writing<'o> {
    pub ordered: Ordered<'o>,
    /// How the records of each file are read for it.
    pub readers: Vec<Reader<'o>>,
}

impl Job<'_, '_> {
    /// Works until no block is left.
    pub fn run(&self) -> Report {
        let mut working = Working {
            job: self,
            best: Best::new(self.room),
            blocks: Vec::new(),
            mistakes: Vec::new(),
            alike: HashMap::new(),
            held: 0,
            fatal: None,
            undefined: Vec::new(),
            potentials: Histogram::new(),
        };
        let mut buffer = Vec::new();
        while working.fatal.is_none() {
            let next = self.feed.lock().expect("a worker does not panic").next(buffer);
            let Some((block, file, chunk)) = next else { break };
            buffer = match chunk {
                Ok(chunk) => working.chunk(chunk),
                Err(broken) => {
                    working.broken(block, file, broken);
                    break;
                }
            };
        }
        if working.fatal.is_some() {
            self.end();
        }
        let Working { best, blocks, mistakes, fatal, undefined, potentials, .. } = working;
        Report { blocks, kept: best.into_kept(), mistakes, fatal, undefined, potentials }
    }

    /// Nothing more is read or written.
    fn end(&self) {
        self.feed.lock().expect("a worker does not panic").stop();
        if let Some(writing) = self.writing {
            writing.ordered.give_up();
        }
    }
}

struct Working<'w, 'j, 'f> {
    job: &'w Job<'j, 'f>,
    best: Best<'j>,
    blocks: Vec<Seen>,
    mistakes: Vec<Mistake>,
    /// How many of each code are kept, and how many bytes their records have.
    alike: HashMap<Code, usize>,
    held: usize,
    fatal: Option<Fatal>,
    undefined: Vec<Undefined>,
    potentials: Histogram,
}

impl Working<'_, '_, '_> {
    /// Works through a block, and returns its buffer.
    fn chunk(&mut self, chunk: Chunk) -> Vec<u8> {
        let Chunk { block, file, records, is_last, is_only } = chunk;
        let head = &self.job.files[file].head;
        match records {
            Raw::Columns(rows, columns) => {
                match self.job.files[file].rows(rows, &columns) {
                    Ok(frame) => {
                        let names = self.job.files[file].names();
                        let records = Records::Frame(&frame, names);
                        let read = head.layout.read_frame(names, &frame);
                        let read = head.unskipped(read, |row| records.record(row, None));
                        self.records((block, file), records, (read, frame.height()), Script::Ascii);
                    }
                    Err(finding) => self.fatal = Some(Fatal { block, file, why: Why::File(finding) }),
                }
                Vec::new()
            }
            Raw::Text(bytes) => {
                match decode(&bytes, self.job.files[file].encoding) {
                    Ok((text, script)) => {
                        let lines = line_ends(&text);
                        let read = head.ideas(&text, head.layout.read_about(&text, lines + 1), (is_last, is_only));
                        // A mark left open swallows the rest of the file.
                        let last = read.last.filter(|_| is_last);
                        if let Some(at) = last.and_then(|last| Some(last + head.open_quote(&text[last..])?)) {
                            self.stop(block, file, Wrong::OpenQuote, Excerpt::of(&text, at));
                        }
                        self.records((block, file), Records::Text(&text), (read, lines), script);
                    }
                    Err((wrong, at)) => self.stop(block, file, wrong, Excerpt::of(&bytes, at)),
                }
                bytes
            }
        }
    }

    fn stop(&mut self, block: usize, file: usize, wrong: Wrong, excerpt: Excerpt) {
        self.fatal = Some(Fatal { block, file, why: Why::Bytes(wrong, excerpt) });
    }

    fn broken(&mut self, block: usize, file: usize, broken: Broken) {
        match broken {
            Broken::File(finding) => self.fatal = Some(Fatal { block, file, why: Why::File(finding) }),
            Broken::TooLong(bytes) => match self.job.files[file].head.open_quote(&bytes) {
                Some(at) => self.stop(block, file, Wrong::TooLongInQuotes, Excerpt::of(&bytes, at)),
                None => self.stop(block, file, Wrong::TooLong, Excerpt::of(&bytes, 0)),
            },
        }
    }

    /// Scores the records of a block, unless there are mistakes.
    fn records(
        &mut self,
        (block, file): (usize, usize),
        records: Records,
        (read, lines): (FactBlock, usize),
        script: Script,
    ) {
        let mut seen = Seen {
            block,
            file,
            lines,
            ideas: read.starts.len(),
            verdicts: [0; 3],
            script,
            foreign: self.first_foreign(file, records, script),
            mistakes: Vec::new(),
        };
        let ideas = self.job.room.count(seen.ideas);
        self.job.progress.count(seen.ideas);
        if let Some((_, finding)) = self.job.most.filter(|(most, _)| ideas > *most) {
            self.fatal = Some(Fatal { block, file, why: Why::File(Box::new(finding.clone())) });
        }
        self.object(&mut seen, &read, records);
        // Warnings stand beside results.
        if self.fatal.is_some() || seen.mistakes.iter().any(|(code, _)| code.severity() == Severity::Error) {
            self.job.has_failed.store(true, Ordering::Relaxed);
        }
        if self.job.has_failed.load(Ordering::Relaxed) {
            if let Some(writing) = self.job.writing {
                writing.ordered.give_up();
            }
        } else {
            let FactBlock { starts, columns, .. } = read;
            let part = score::part(self.job.rubric, self.job.lens, &columns, starts.len());
            self.look_through(&mut seen, &part, &starts, records);
            if let Some(writing) = self.job.writing {
                let rows = writing.readers[file].rows(records, &starts, &part);
                if !writing.ordered.put(block, writing.ordered.outlet.prepare(rows)) {
                    self.job.end();
                }
            }
        }
        self.blocks.push(seen);
    }

    /// The first character that is not ASCII, of the first block of a file that has one.
    fn first_foreign(&self, file: usize, records: Records, script: Script) -> Option<Excerpt> {
        let is_known =
            || self.blocks.iter().rev().take_while(|seen| seen.file == file).any(|seen| seen.script == script);
        let Records::Text(text) = records else { return None };
        let at = (script != Script::Ascii && !is_known()).then(|| text.iter().position(|b| !b.is_ascii()))?;
        Some(Excerpt::of(text, at?))
    }

    /// Keeps the first mistakes of each kind, and counts all.
    fn object(&mut self, seen: &mut Seen, read: &FactBlock, records: Records) {
        let (mut lines, mut counted) = (0, 0);
        seen.mistakes = read.objections.counts.clone();
        for objection in &read.objections.first {
            let code = objection.what.code();
            let alike = self.alike.entry(code).or_default();
            // A few of very long records are enough.
            if *alike < Findings::MOST_OF_A_KIND && (*alike == 0 || self.held < LONGEST) {
                lines += records.lines(counted, objection.start);
                counted = objection.start;
                let record = records.record(objection.start, next(read, objection.start)).into_owned();
                *alike += 1;
                self.held += record.len();
                self.mistakes.push(Mistake {
                    at: (seen.block, objection.start),
                    file: seen.file,
                    lines,
                    what: objection.what.clone(),
                    record,
                });
            }
        }
    }

    /// Counts verdicts and potentials, and keeps the best.
    fn look_through(&mut self, seen: &mut Seen, part: &Part, starts: &[usize], records: Records) {
        let head = &self.job.files[seen.file].head;
        let of = |idea: usize| records.record(starts[idea], starts.get(idea + 1).copied());
        for (verdict, count) in Verdict::ALL.iter().zip(&mut seen.verdicts) {
            *count = part.verdict.iter().filter(|v| *v == verdict).count();
        }
        for (idea, &potential) in part.potential().iter().enumerate() {
            if !part.gates.iter().any(|states| states[idea] == GateState::Failed) {
                self.potentials.add(potential);
            }
        }
        for undefined in &part.undefined {
            let named = undefined.ideas.iter().take(Undefined::NAMED).map(|&idea| head.name(&of(idea))).collect();
            let (is_gate, place, ideas) = (undefined.is_gate, undefined.place, undefined.ideas.len());
            self.undefined.push(Undefined { block: seen.block, is_gate, place, ideas, named });
        }
        let (mut lines, mut counted) = (0, 0);
        for (idea, &standing) in part.standing.iter().enumerate() {
            if self.best.has_room(standing) {
                lines += records.lines(counted, starts[idea]);
                counted = starts[idea];
                let at = (seen.block, idea);
                let record = of(idea).into_owned().into();
                if !self.best.keep(Kept { standing, file: seen.file, line: lines, record, at }) {
                    let why = Why::File(Box::new(best::too_long()));
                    self.fatal = Some(Fatal { block: seen.block, file: seen.file, why });
                    return;
                }
            }
        }
    }
}

/// Where the next idea begins behind `start`; records that are no ideas may come before.
fn next(read: &FactBlock, start: usize) -> Option<usize> {
    read.starts.get(read.starts.partition_point(|&s| s <= start)).copied()
}

/// A text and how it was written; or what is wrong with the bytes, and where.
pub(super) type Decoded<'b> = Result<(Cow<'b, [u8]>, Script), (Wrong, usize)>;

/// UTF-8 as it is, else decoded as is asked for or likely; or what is wrong and where.
pub(super) fn decode<'b>(bytes: &'b [u8], asked: Option<&'static Encoding>) -> Decoded<'b> {
    if is_plain(bytes) && asked.is_none_or(encoding::has_lines) {
        return Ok((Cow::Borrowed(bytes), Script::Ascii));
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err((Wrong::Zero, at));
    }
    let at = match std::str::from_utf8(bytes) {
        Ok(_) if asked.is_none() => return Ok((Cow::Borrowed(bytes), Script::Utf8)),
        Ok(_) => 0,
        Err(error) => error.valid_up_to(),
    };
    let known = asked.or_else(|| encoding::guess(bytes)).ok_or((Wrong::Undecodable, at))?;
    let text = encoding::decoded(bytes, known).ok_or((Wrong::Undecodable, at))?;
    Ok((Cow::Owned(text.into_bytes()), Script::Other(known)))
}

/// Whether all bytes are ASCII and none is zero, in one look.
fn is_plain(bytes: &[u8]) -> bool {
    const FEW: usize = 1024;
    // As signed numbers, these are the ones above 0.
    bytes.chunks(FEW).all(|few| few.iter().fold(i8::MAX, |least, &byte| least.min(byte as i8)) > 0)
}
