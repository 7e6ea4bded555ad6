//! `linear = [worst, best]`: a straight line from 0 at the worst to 1 at the best, flat outside.

use super::Kind;
use crate::lang::Word;

pub(super) const KIND: Kind = Kind {
    key: "linear",
    example: "linear = [180, 7]",
    about: Word::new(
        "a straight line from 0 at the worst to 1 at the best, flat outside; worst above best means less is better",
        "一条直线，最差为 0，最好为 1，两端之外是平的；最差的写得比最好的大，就是越少越好",
    ),
};
