//! Checks the parts of a workbook before the library reads them: their real unpacked size, and counts in them that
//! would make the library reserve too much memory.

use super::budget::MEMORY_BYTES;
use crate::lang::Text;
use crate::say::findings::files;
use crate::say::findings::workbook::{self as say, Takes};
use memchr::{memchr_iter, memmem, memrchr};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The longest part. Sheets are read cell by cell, so most of it is never in memory at once.
const MAX_PART_BYTES: u64 = MEMORY_BYTES / 4 * 3;

/// The longest text without a tag: the library copies it several times.
const MAX_TEXT_BYTES: u64 = MEMORY_BYTES / 8;

/// The limit for all shared texts together, and for each list of names or styles.
const MAX_LIST_BYTES: u64 = MEMORY_BYTES / 2;

/// Why a workbook is refused.
pub(super) enum WorkbookRefusal {
    /// It is damaged, with the reason.
    Broken(Text),
    /// It is too large, with the reason.
    TooLarge(Text),
    /// It has no sheet of the name asked for.
    NoSheet { asked: String, names: Vec<String> },
    /// All its sheets are empty or hidden.
    NoFilledSheet,
}

/// Running statistics of a part.
#[derive(Default)]
struct PartScan {
    /// Its length.
    bytes: u64,
    /// How many tags begin in it.
    tags: u64,
    /// The longest stretch without the beginning of a tag.
    longest: u64,
    /// The current stretch.
    piece: u64,
    /// The greatest count of texts or formulas that it claims.
    claimed: u64,
}

/// Checks all parts of a workbook; returns the memory for its shared texts, in bytes.
pub(super) fn check(workbook: &[u8]) -> Result<u64, WorkbookRefusal> {
    let broken = |error: &dyn std::fmt::Display| WorkbookRefusal::Broken(files::foreign(error.to_string()));
    let mut archive = ZipArchive::new(Cursor::new(workbook)).map_err(|error| broken(&error))?;
    let (mut texts, mut all) = (0, 0);
    for part in 0..archive.len() {
        let mut part = archive.by_index(part).map_err(|error| broken(&error))?;
        let name = part.name().map_err(|error| broken(&error))?.into_owned();
        // The library ignores case.
        let known = name.to_ascii_lowercase();
        if !(known.ends_with(".xml") || known.ends_with(".rels")) {
            // Pictures and the like are not read.
            continue;
        }
        let claim = match () {
            () if known.ends_with("sharedstrings.xml") => Some("uniqueCount"),
            () if known.contains("worksheets") => Some("si"),
            () => None,
        };
        let seen = PartScan::of(&mut part, claim).map_err(|error| broken(&format_args!("`{name}`: {error}")))?;
        seen.judge(&name)?;
        // Several parts of an archive may share packed bytes.
        all += seen.bytes;
        if all > MEMORY_BYTES {
            return Err(WorkbookRefusal::TooLarge(say::parts_take(MEMORY_BYTES)));
        }
        if claim == Some("uniqueCount") {
            texts += seen.texts();
        }
    }
    match texts > MAX_LIST_BYTES {
        true => Err(WorkbookRefusal::TooLarge(say::texts_take(texts))),
        false => Ok(texts),
    }
}

impl PartScan {
    /// Scans a part to its end, or until it is too long. `claim` is the attribute that claims a count.
    fn of(part: &mut dyn Read, claim: Option<&str>) -> std::io::Result<PartScan> {
        // An attribute may lie across two chunks.
        const OVERLAP: usize = 64;
        let finder = claim.map(memmem::Finder::new);
        let mut seen = PartScan::default();
        let mut chunk = vec![0; 64 << 10];
        let mut kept = 0;
        while seen.bytes <= MAX_PART_BYTES {
            let read = part.read(&mut chunk[kept..])?;
            if read == 0 {
                break;
            }
            seen.add(&chunk[kept..kept + read]);
            let filled = kept + read;
            if let Some(finder) = &finder {
                let claims = finder
                    .find_iter(&chunk[..filled])
                    .filter_map(|at| claimed(&chunk[at + finder.needle().len()..filled]));
                seen.claimed = claims.fold(seen.claimed, u64::max);
                // An attribute that may continue in the next chunk is kept, unless it is endless.
                let last = finder.find_iter(&chunk[..filled]).last();
                let goes_on = |b: &u8| b.is_ascii_whitespace() || b.is_ascii_digit() || b"=\"'+".contains(b);
                let open = last.filter(|at| chunk[at + finder.needle().len()..filled].iter().all(goes_on));
                kept = open.map_or(0, |at| filled - at).max(filled.min(OVERLAP));
                if kept > chunk.len() / 2 {
                    seen.claimed = u64::MAX;
                    kept = OVERLAP;
                }
                chunk.copy_within(filled - kept..filled, 0);
            }
        }
        seen.longest = seen.longest.max(seen.piece);
        Ok(seen)
    }

    fn add(&mut self, chunk: &[u8]) {
        self.bytes += chunk.len() as u64;
        let mut last = 0;
        for tag in memchr_iter(b'<', chunk) {
            self.tags += 1;
            self.longest = self.longest.max(self.piece + (tag - last) as u64);
            (self.piece, last) = (0, tag);
        }
        self.piece += chunk.len() as u64 - memrchr(b'<', chunk).map_or(0, |tag| tag as u64);
    }

    fn judge(&self, name: &str) -> Result<(), WorkbookRefusal> {
        let large = |takes| Err(WorkbookRefusal::TooLarge(say::part_takes(name, takes)));
        if self.bytes > MAX_PART_BYTES {
            return large(Takes::Unpacked(MAX_PART_BYTES));
        }
        if self.longest > MAX_TEXT_BYTES {
            return large(Takes::Text(self.longest));
        }
        // Each style may copy a name of the list, and each sheet a path.
        let known = name.to_ascii_lowercase();
        let is_list = ["workbook.xml", "styles.xml", ".rels", "tables/"].iter().any(|list| known.contains(list));
        if is_list && self.tags.saturating_mul(self.longest + 400) > MAX_LIST_BYTES {
            return large(Takes::Entries(self.tags, self.longest));
        }
        // The shortest text is `<si/>`, 5 bytes; a shared formula is longer.
        if self.claimed > self.bytes / 5 {
            return Err(WorkbookRefusal::Broken(say::false_claim(name, self.claimed, self.bytes)));
        }
        Ok(())
    }

    /// The memory for the texts of the part: each is allocated and kept in a list.
    fn texts(&self) -> u64 {
        self.bytes + 16 * self.tags
    }
}

/// The number in an attribute, given the text after its name.
fn claimed(rest: &[u8]) -> Option<u64> {
    let value = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let digits = value.strip_prefix(b"\"").or(value.strip_prefix(b"'"))?.trim_ascii_start();
    let digits = digits.strip_prefix(b"+").unwrap_or(digits);
    let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    let number =
        |digits: &[u8]| digits.iter().fold(0u64, |n, d| n.saturating_mul(10).saturating_add(u64::from(d - b'0')));
    (end > 0).then(|| number(&digits[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_part_claims_is_found_wherever_it_stands() {
        for (text, claim) in [
            ("<sst uniqueCount=\"12\">", 12),
            ("<sst a='' uniqueCount = ' +0345'>", 345),
            ("<sst uniqueCount=\"99999999999999999999999\">", u64::MAX),
            ("<sst count=\"7\">", 0),
            ("<sst uniqueCount=\"x\">", 0),
            (&format!("<sst uniqueCount{}=\"4000000000\">", " ".repeat(5_000)), 4_000_000_000),
            (&format!("<sst uniqueCount{}=\"1\">", " ".repeat(70_000)), u64::MAX),
        ] {
            for before in [0, 65_520, 65_530, 70_000] {
                let part = " ".repeat(before) + text;
                let seen = PartScan::of(&mut part.as_bytes(), Some("uniqueCount")).unwrap();
                assert_eq!((seen.claimed, seen.tags, seen.bytes), (claim, 1, part.len() as u64), "{text} at {before}");
            }
        }
    }

    #[test]
    fn the_longest_piece_is_seen_across_chunks() {
        let part = format!("<a>{}<b>{}<c>", "x".repeat(100_000), "y".repeat(200_000));
        let seen = PartScan::of(&mut part.as_bytes(), None).unwrap();
        assert_eq!((seen.longest, seen.tags), (200_003, 3));
    }

    #[test]
    fn what_would_take_too_much_is_refused() {
        let judged = |name: &str, bytes: u64, tags: u64, longest: u64| match (PartScan {
            bytes,
            tags,
            longest,
            ..PartScan::default()
        })
        .judge(name)
        {
            Ok(()) => "",
            Err(WorkbookRefusal::Broken(_)) => "broken",
            Err(WorkbookRefusal::TooLarge(_)) => "too large",
            Err(_) => "another reason",
        };
        for (name, bytes, tags, longest, wanted) in [
            ("xl/worksheets/sheet1.xml", 1_000_000_000, 80_000_000, 40_000, ""),
            ("xl/worksheets/sheet1.xml", 1_600_000_000, 80_000_000, 40, "too large"),
            ("xl/worksheets/sheet1.xml", 300_000_000, 3, 299_000_000, "too large"),
            ("xl/styles.xml", 20_000_000, 64_000, 4_000, ""),
            ("xl/styles.xml", 1_000_000, 30_000, 500_000, "too large"),
        ] {
            assert_eq!(judged(name, bytes, tags, longest), wanted, "{name} {bytes} {tags} {longest}");
        }
        let texts = PartScan { bytes: 250_000_000, tags: 50_000_000, ..PartScan::default() };
        assert!(texts.texts() > MAX_LIST_BYTES);
    }
}
