//! The encoding of a text that is not UTF-8: as named, or guessed from its bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// How much of a text is sampled for the guess.
const MAX_SAMPLE_BYTES: usize = 1 << 20;

/// The encoding with this name, as used by browsers and spreadsheets.
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
    // GB18030 is a superset of GBK.
    let known = known.map(|known| if known == GBK { GB18030 } else { known });
    known.filter(|known| known.name() != "replacement")
}

/// The name of an encoding.
pub fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

/// Whether ASCII bytes stand for themselves, so that a text can be cut into lines before decoding.
pub fn has_lines(encoding: &'static Encoding) -> bool {
    encoding.is_ascii_compatible()
}

/// Decodes a text; `None` if it has invalid bytes.
pub fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// The most likely encoding of a text that is not UTF-8, if it decodes to plausible text.
pub fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    // Starts at the first line that is not ASCII.
    let foreign = bytes.iter().position(|byte| !byte.is_ascii())?;
    let bytes = &bytes[memchr::memrchr2(b'\n', b'\r', &bytes[..foreign]).map_or(0, |end| end + 1)..];
    let sample = &bytes[..bytes.len().min(MAX_SAMPLE_BYTES)];
    // UTF-8 with a few broken bytes is still UTF-8.
    let (valid, broken) = sample.utf8_chunks().fold((0, 0), |(valid, broken), chunk| {
        let characters = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (valid + characters, broken + usize::from(!chunk.invalid().is_empty()))
    });
    if valid >= broken {
        return None;
    }
    // The last character of a sample may be incomplete.
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
    // The detector is made for web pages: it may misjudge a few Chinese words, and does not know Macintosh.
    match guessed {
        _ if guessed == GBK || is_chinese(sample, guessed) => GB18030,
        _ if guessed == WINDOWS_1252 && is_macintosh(sample) => MACINTOSH,
        // Typographic signs alone are Western: £100k, 5 – 7, “AI”.
        _ if decoded(sample, WINDOWS_1252)
            .is_some_and(|text| text.chars().all(|c| c.is_ascii() || is_typographic(c))) =>
        {
            WINDOWS_1252
        }
        _ => guessed,
    }
}

/// Whether a text is in Macintosh encoding, as Excel for Mac saves CSV: bytes inside words that are not letters in
/// Windows 1252.
fn is_macintosh(sample: &[u8]) -> bool {
    // 0x80–0x9F: accented letters on a Mac, mostly signs in Windows 1252.
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

/// Whether pairs of bytes look like Chinese in GB 2312: mostly the first level (B0–D7), sorted by sound, so that lead
/// bytes vary. Korean has its own letters only up to C8, and Japanese is mostly kana.
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

/// Whether a text is plausible: mostly letters and a few common signs, with capitals at the beginning of words.
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
    // Typographic signs may outnumber letters: quotation marks, dashes, a currency.
    let signs = text.chars().filter(|c| is_typographic(*c)).count();
    odd * 5 <= foreign && (letters + signs) * 2 >= foreign && humps * 4 <= foreign
}

/// Whether a character is a sign that programs insert by themselves, or a currency.
fn is_typographic(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '£' | '€' | '§' | '°' | '©' | '®' | '™' | '«' | '»' | '…' | '•' | '±' | '\u{2010}'..='\u{201F}'
    )
}

/// Whether a sign is common in tables.
fn is_usual(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{BF}' | '\u{2010}'..='\u{201F}' | '\u{2022}'..='\u{2030}' | '€' | '™' | '−' | '√' | '×' | '÷' | '№')
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}')
}
