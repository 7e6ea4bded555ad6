//! Texts in encodings of many countries, as spreadsheets save them there: what is read is what was written, or it is told that
//! no encoding can be told.

use dingzi::input::encoding::{decoded, guess, named};

/// Each with the name of its encoding.
fn texts() -> Vec<(&'static str, String)> {
    let lines = include_str!("../cells/encodings.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let (encoding, text) = line.split_once('\t').unwrap();
        (encoding, text.replace("\\n", "\r\n").replace("\\r", "\r").replace("\\t", "\t"))
    };
    lines.map(row).collect()
}

#[test]
fn texts_of_many_countries_are_read_as_they_were_written() {
    let mut wrong = String::new();
    for (encoding, text) in texts() {
        let encoding = named(encoding).unwrap();
        let (bytes, _, is_lost) = encoding.encode(&text);
        assert!(!is_lost, "{text}");
        let guessed = guess(&bytes).unwrap_or_else(|| panic!("{} is not told of {text}", encoding.name()));
        let read = decoded(&bytes, guessed);
        if read.as_deref() != Some(&*text) {
            wrong += &format!("{} as {}: {}\n", encoding.name(), guessed.name(), read.unwrap_or_default());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_no_text_is_not_made_one() {
    let whole = "idea,说明\n智能客服,很好\n".as_bytes();
    // UTF-8 that is cut off, or in which one byte is broken.
    for cut in [whole.len() - 2, whole.len() - 3] {
        assert_eq!(guess(&whole[..cut]), None);
    }
    let mut broken = whole.to_vec();
    broken[8] = 0xFF;
    assert_eq!(guess(&broken), None);
    // Letters and signs as nobody writes them.
    assert_eq!(guess(b"\x9c\x87\x96\x9c\xc2\xa3\x87\xcf\xa8,1\n"), None);
}

#[test]
fn encodings_are_known_by_the_names_that_people_use() {
    for (name, known) in [
        ("GBK", "gb18030"),
        ("cp936", "gb18030"),
        ("windows 1252", "windows-1252"),
        ("CP1252", "windows-1252"),
        ("latin1", "windows-1252"),
        ("Shift_JIS", "Shift_JIS"),
        ("shift-jis", "Shift_JIS"),
        ("cp932", "Shift_JIS"),
        ("big5", "Big5"),
        ("macintosh", "macintosh"),
        ("utf-8", "UTF-8"),
        ("utf-16le", "UTF-16LE"),
    ] {
        assert_eq!(named(name).map(|encoding| encoding.name()), Some(known), "{name}");
    }
    for name in ["", "klingon", "windows-9", "hz-gb-2312"] {
        assert_eq!(named(name), None, "{name}");
    }
}
