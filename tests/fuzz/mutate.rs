//! Bytes changed as accidents and ill will change them.

/// A small random generator (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// One of the numbers below `n`, which is above zero.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// One of several.
    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// What is likely to hurt, wherever it lands.
const WORDS: &[&[u8]] = &[
    b"1e308", b"-1e308", b"5e-324", b"1e15", b"1000000000000001", b"NaN", b"inf", b"0", b"-0", b"-1", b"4294967295",
    b"9223372036854775807", b"18446744073709551616", b"1e400", b"..", b"1..2", b"2..1", b"?", b"n/a", b"%",
    b"\xC2\xA5", b"\"", b"\"\"", b"'", b",", b";", b"\t", b"|", b"\r\n", b"\n\n", b"\r", b"\0", b"\xEF\xBB\xBF",
    b"\xFF\xFE", b"\xFE\xFF", b"\xE4\xB8\x87", b"\xE4\xBA\xBF", b"\xE6\x98\xAF", b"\xCC\x81", b"\xE2\x80\x8B",
    b"\xE2\x80\xAE", b"\xF0\x9F\x98\x80", b"\xFF", b"\x80", b"\x1B[31m", b"[[criterion]]\n", b"[[gate]]\n",
    b"[[lens]]\n", b"{", b"}", b"[", b"]", b"=", b"#", b"linear = [0, 5e-324]",
    b"log = [[1e15, 0], [1000000000000001, 1]]", b"levels = {}", b"yes = 1", b"CASE WHEN a > 1 THEN 2 END",
    b"((((((((((((", b"NOT NOT NOT", b"a / 0", b"LN(a)", b"POWER(a, 1e308)", b"IS NULL", b"</c>",
    b"<c r=\"XFD1048576\"><v>1</v></c>", b"<row r=\"4294967296\">", b"uniqueCount=\"4294967295\"", b"<f>",
    b"<![CDATA[", b"<!--", b"&#x0;", b"&amp", b"sep=;", b"PAR1",
];

/// A few changes of some bytes; `other` is what may be mixed in.
pub fn mutate(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    // Mostly one or two: of many, the first hides the others.
    for _ in 0..=dice.below(3) * dice.below(3) {
        change(bytes, other, dice);
    }
}

fn change(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + 1 + dice.below(16)).min(bytes.len());
    match dice.below(14) {
        0 | 1 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
        2 if at < bytes.len() => bytes[at] = dice.below(256) as u8,
        3 => drop(bytes.drain(at..end)),
        4 => bytes.truncate(at),
        5 => {
            let part = bytes[at..end].to_vec();
            let times = [2, 2, 2, 40, 2_000][dice.below(5)];
            bytes.splice(at..at, part.repeat(times));
        }
        6 if !other.is_empty() => {
            let from = dice.below(other.len());
            let to = (from + dice.below(200)).min(other.len());
            bytes.splice(at..end, other[from..to].iter().copied());
        }
        7 => number(bytes, at, dice),
        8 => lines(bytes, dice),
        // What may well be right still goes further.
        9..=11 => digit(bytes, at, dice),
        _ => drop(bytes.splice(at..at, dice.pick(WORDS).iter().copied())),
    }
}

/// The next digit becomes another.
fn digit(bytes: &mut [u8], at: usize, dice: &mut Dice) {
    if let Some(digit) = bytes[at..].iter_mut().find(|byte| byte.is_ascii_digit()) {
        *digit = b"0123456789"[dice.below(10)];
    }
}

/// The next number becomes one that is likely to hurt.
fn number(bytes: &mut Vec<u8>, at: usize, dice: &mut Dice) {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let Some(start) = bytes[at..].iter().position(is_digit).map(|n| at + n) else { return };
    let end = bytes[start..].iter().position(|byte| !is_digit(byte)).map_or(bytes.len(), |n| start + n);
    bytes.splice(start..end, dice.pick(&WORDS[..14]).iter().copied());
}

/// A line is written twice, left out, or changes its place.
fn lines(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.len() < 2 {
        return;
    }
    let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(3) {
        0 => lines.insert(a, lines[b]),
        1 => drop(lines.remove(a)),
        _ => lines.swap(a, b),
    }
    *bytes = lines.concat();
}
