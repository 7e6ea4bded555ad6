//! In which encoding a text is that is not UTF-8: as the arguments name it, or as its bytes make likely.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 1 << 20;

/// The encoding of a name, as browsers and spreadsheets call it.
pub fn named(name: &str) -> Option<&'static Encoding> {
    let name = name.trim();
    let digits = ["cp", "windows", "win", "ansi"].iter().find_map(|word| {
        let rest =
            name.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &name[word.len()..])?;
        Some(rest.trim_start_matches(['-', '_', ' '])).filter(|rest| rest.chars().all(|c| c.is_ascii_digit()))
    });
    let known = match digits {
        Some("936" | "54936") => Some(GB18030),
        Some("950") => Some(BIG5),
        Some("932") => Some(SHIFT_JIS),
        Some("949") => Some(EUC_KR),
        Some("65001") => Some(UTF_8),
        Some(digits) => Encoding::for_label(format!("windows-{digits}").as_bytes()),
        None => Encoding::for_label(name.replace([' ', '_'], "-").as_bytes())
            .or_else(|| Encoding::for_label(name.as_bytes())),
    };
    // GB18030 holds all of GBK.
    let known = known.map(|known| if known == GBK { GB18030 } else { known });
    known.filter(|known| known.name() != "replacement")
}

/// How an encoding is called.
pub fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

/// Whether a text in this encoding can be cut into lines as it is, and ASCII stands for itself.
pub fn has_lines(encoding: &'static Encoding) -> bool {
    encoding.is_ascii_compatible()
}

/// Decodes a text; none where it holds bytes that make no character.
pub fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// The encoding that a text which is not UTF-8 is most likely in, if it makes a text that a person would write.
pub fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    // From the first line on that is not ASCII.
    let foreign = bytes.iter().position(|byte| !byte.is_ascii())?;
    let bytes = &bytes[memchr::memrchr2(b'\n', b'\r', &bytes[..foreign]).map_or(0, |end| end + 1)..];
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // UTF-8 with a few broken bytes is no other encoding.
    let (valid, broken) = sample.utf8_chunks().fold((0, 0), |(valid, broken), chunk| {
        let characters = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (valid + characters, broken + usize::from(!chunk.invalid().is_empty()))
    });
    if valid >= broken {
        return None;
    }
    // The last character of a sample may be cut.
    let sample = match memchr::memrchr2(b'\n', b'\r', sample) {
        Some(end) if sample.len() < bytes.len() => &sample[..end],
        _ => sample,
    };
    let guessed = likeliest(sample);
    let text = decoded(sample, guessed)?;
    is_likely(&text).then_some(guessed)
}

fn likeliest(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // The detector knows what pages are written in; of a few words in Chinese it may think otherwise, and it knows no Mac.
    match guessed {
        _ if guessed == GBK || is_chinese(sample, guessed) => GB18030,
        _ if guessed == WINDOWS_1252 && is_macintosh(sample) => MACINTOSH,
        // Signs are at most of western tables: £100k, 5 – 7, “AI”.
        _ if decoded(sample, WINDOWS_1252)
            .is_some_and(|text| text.chars().all(|c| c.is_ascii() || is_typographic(c))) =>
        {
            WINDOWS_1252
        }
        _ => guessed,
    }
}

/// Whether bytes are letters in words that Windows has no letters for: as Excel for Mac saves a CSV that is not in UTF-8.
fn is_macintosh(sample: &[u8]) -> bool {
    // In Windows 1252 these are signs and a few letters; on a Mac all of them are letters with accents.
    let (mut inside, mut foreign) = (0_usize, 0_usize);
    for (at, &byte) in sample.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let follows =
            at.checked_sub(1).is_some_and(|before| sample[before].is_ascii_alphabetic() || sample[before] >= 0x80);
        let goes_on = sample.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic());
        foreign += 1;
        inside += usize::from(byte <= 0x9F && byte != 0x9C && follows && (goes_on || byte != 0x80));
    }
    let has_old_lines = sample.contains(&b'\r') && !sample.contains(&b'\n');
    inside * 2 > foreign && (inside > 1 || has_old_lines)
}

/// Whether pairs of bytes are characters of GB 2312 as Chinese texts have them: most of the first level (B0–D7), which is in
/// the order of sounds, so that not all begin alike; Korean has its own letters up to C8 alone, and Japanese is mostly kana.
fn is_chinese(sample: &[u8], guessed: &'static Encoding) -> bool {
    let (mut pairs, mut common, mut usual, mut kana, mut beyond) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while at < sample.len() {
        let [lead, trail] = [sample[at], sample.get(at + 1).copied().unwrap_or(0)];
        if lead < 0x80 {
            at += 1;
            continue;
        }
        at += 2;
        pairs += 1;
        if lead >= 0xA1 && trail >= 0xA1 {
            common += 1;
            usual += usize::from((0xB0..=0xD7).contains(&lead) || (0xA1..=0xA3).contains(&lead));
            kana += usize::from(matches!(lead, 0xA4 | 0xA5));
            beyond += usize::from((0xC9..=0xD7).contains(&lead));
        }
    }
    let is_korean = guessed == EUC_KR && beyond == 0;
    let is_japanese = guessed == EUC_JP && kana * 10 > pairs;
    let is_other = guessed == SHIFT_JIS || guessed == BIG5;
    let are_characters = decoded(sample, GB18030).is_some();
    pairs > 0
        && common * 10 >= pairs * 9
        && usual * 10 >= pairs * 7
        && are_characters
        && !is_korean
        && !is_japanese
        && !is_other
}

/// Whether a text is one that a person would write: mostly letters and a few usual signs, with capitals where words begin.
fn is_likely(text: &str) -> bool {
    let (mut foreign, mut letters, mut odd, mut humps) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut before = ' ';
    for c in text.chars() {
        if c.is_control() && !c.is_ascii() || ('\u{E000}'..='\u{F8FF}').contains(&c) {
            return false;
        }
        let is_hump = before.is_lowercase() && c.is_uppercase();
        humps += usize::from(is_hump && !(before.is_ascii() && c.is_ascii()));
        before = c;
        if c.is_ascii() {
            continue;
        }
        foreign += 1;
        letters += usize::from(c.is_alphabetic());
        odd += usize::from(!c.is_alphabetic() && !is_usual(c));
    }
    // Signs may be more than letters: quotation marks, dashes, a currency.
    let signs = text.chars().filter(|c| is_typographic(*c)).count();
    odd * 5 <= foreign && (letters + signs) * 2 >= foreign && humps * 4 <= foreign
}

/// Whether a sign is one of those that programs put into texts by themselves, or a currency.
fn is_typographic(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '£' | '€' | '§' | '°' | '©' | '®' | '™' | '«' | '»' | '…' | '•' | '±' | '\u{2010}'..='\u{201F}'
    )
}

/// Whether a sign stands in texts of tables.
fn is_usual(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{BF}' | '\u{2010}'..='\u{201F}' | '\u{2022}'..='\u{2030}' | '€' | '™' | '−' | '√' | '×' | '÷' | '№')
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}')
}
