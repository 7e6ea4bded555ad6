//! The words of the histogram of a crowd.

use crate::lang::{Lang, say, verb, whole};

/// How many ideas have each verdict, and how many of all fail a gate.
pub fn verdicts(counts: &[(&str, usize)], out: usize, lang: Lang) -> String {
    let one = |&(verdict, count): &(&str, usize)| {
        let count = whole(count);
        say!(lang, "{count} {verdict}", "{verdict} {count}")
    };
    let all = counts.iter().map(one).collect::<Vec<_>>().join(" · ");
    let (n, fail) = (whole(out), verb(out, "fails", "fail"));
    match out {
        0 => all,
        _ => say!(lang, "{all} ({n} {fail} a gate)", "{all}（{n}个未过门槛）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_a_gate_is_counted() {
        let said = |out, lang| verdicts(&[("pursue", 1_000), ("drop", 0)], out, lang);
        assert_eq!(said(0, Lang::En), "1,000 pursue · 0 drop");
        assert_eq!(said(1, Lang::En), "1,000 pursue · 0 drop (1 fails a gate)");
        assert_eq!(said(2, Lang::En), "1,000 pursue · 0 drop (2 fail a gate)");
        assert_eq!(verdicts(&[("推进", 2)], 1, Lang::Zh), "推进 2（1 个未过门槛）");
    }
}
