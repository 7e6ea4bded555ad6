//! `linear = [worst, best]`: a straight line from 0 at the worst to 1 at the best, flat outside.

use super::Kind;

pub(super) const KIND: Kind = Kind {
    key: "linear",
    example: "linear = [180, 7]",
    about: "a straight line from 0 at the worst to 1 at the best, flat outside; worst above best means less is better",
};
