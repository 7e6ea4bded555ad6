//! Sixteen draws side by side, so that a step for all of them takes a few vector instructions.
//!
//! There are no branches on values, only minima and maxima, and multiplications and additions are never fused, so the
//! results are the same with and without wide registers.

/// Draws side by side.
pub const LANES: usize = 16;

/// One number for each draw. Aligned so that no row of 64 bytes straddles two cache lines.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct LaneRow<T>(pub [T; LANES]);

/// A number that can be ordered without a branch.
pub trait Lane: Copy {
    /// The smaller first.
    fn ordered(a: Self, b: Self) -> (Self, Self);
}

impl Lane for u32 {
    #[inline(always)]
    fn ordered(a: u32, b: u32) -> (u32, u32) {
        (a.min(b), a.max(b))
    }
}

impl Lane for f64 {
    #[inline(always)]
    fn ordered(a: f64, b: f64) -> (f64, f64) {
        if a < b { (a, b) } else { (b, a) }
    }
}

/// Work that is compiled for several register widths. `run` and everything it calls must be `#[inline(always)]`.
pub trait Work {
    /// Does the work.
    fn run(self);
}

/// Runs work with the widest registers of this processor.
pub fn widest<W: Work>(work: W) {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
        fn wide<W: Work>(work: W) {
            work.run();
        }
        #[target_feature(enable = "avx2")]
        fn middle<W: Work>(work: W) {
            work.run();
        }
        let all = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl");
        let run: Option<unsafe fn(W)> = match (all, is_x86_feature_detected!("avx2")) {
            (true, _) => Some(wide),
            (false, true) => Some(middle),
            _ => None,
        };
        if let Some(run) = run {
            // SAFETY: the processor was checked above for the features that the function was compiled for.
            return unsafe { run(work) };
        }
    }
    work.run();
}

/// Sorting, as work.
pub struct Sort<'a, T>(pub &'a mut [LaneRow<T>]);

impl<T: Lane> Work for Sort<'_, T> {
    #[inline(always)]
    fn run(self) {
        sort(self.0);
    }
}

/// The number of rows that [`sort`] needs: a power of two. The caller fills the surplus with what sorts last.
pub fn room(rows: usize) -> usize {
    rows.next_power_of_two().max(BASE_ROWS)
}

/// Rows sorted at once in registers.
const BASE_ROWS: usize = 16;

/// Sorts each lane over the rows with a bitonic network whose comparisons all put the smaller number into the upper
/// row (Batcher 1968; Knuth, "The Art of Computer Programming" 3, 5.3.4). The number of rows must come from [`room`].
#[inline(always)]
pub fn sort<T: Lane>(rows: &mut [LaneRow<T>]) {
    let (bases, _) = rows.as_chunks_mut::<BASE_ROWS>();
    for base in bases {
        sort_base(base);
    }
    let mut size = 2 * BASE_ROWS;
    while size <= rows.len() {
        for block in rows.chunks_exact_mut(size) {
            merge(block);
        }
        size *= 2;
    }
}

/// Merges two sorted halves, three steps of the network at a time, so that eight rows are fetched once for twelve
/// comparisons. The remaining steps work on neighbouring rows.
#[inline(always)]
fn merge<T: Lane>(rows: &mut [LaneRow<T>]) {
    three_steps::<T, true>(rows);
    let mut size = rows.len() / 8;
    while size >= 8 && size != BASE_ROWS {
        for block in rows.chunks_exact_mut(size) {
            three_steps::<T, false>(block);
        }
        size /= 8;
    }
    for rows in rows.as_chunks_mut::<BASE_ROWS>().0 {
        match size {
            2 => clean(rows, 2),
            4 => clean(rows, 4),
            BASE_ROWS => clean(rows, 16),
            _ => {}
        }
    }
}

/// Steps over 1/2, 1/4 and 1/8 of the rows. The first step of a merge compares with the mirror image instead.
#[inline(always)]
fn three_steps<T: Lane, const MIRRORED: bool>(rows: &mut [LaneRow<T>]) {
    let part = rows.len() / 8;
    let (abcd, efgh) = rows.split_at_mut(4 * part);
    let (ab, cd) = abcd.split_at_mut(2 * part);
    let (ef, gh) = efgh.split_at_mut(2 * part);
    let ((a, b), (c, d)) = (ab.split_at_mut(part), cd.split_at_mut(part));
    let ((e, f), (g, h)) = (ef.split_at_mut(part), gh.split_at_mut(part));
    // All slices have the same length; slicing again spares a bounds check in every row.
    let (b, c, d) = (&mut b[..part], &mut c[..part], &mut d[..part]);
    let (e, f, g, h) = (&mut e[..part], &mut f[..part], &mut g[..part], &mut h[..part]);
    for (i, a) in a.iter_mut().enumerate() {
        let j = if MIRRORED { part - 1 - i } else { i };
        eight::<T, MIRRORED>(a, &mut b[i], &mut c[i], &mut d[i], &mut e[j], &mut f[j], &mut g[j], &mut h[j]);
    }
}

/// Puts the smaller number of each pair first. Unrolled, because the compiler would otherwise vectorise over the pairs.
macro_rules! order {
    ($v:ident: $($($a:literal $b:literal),+);+) => {
        $($(($v[$a], $v[$b]) = T::ordered($v[$a], $v[$b]);)+)+
    };
}

/// Sorts eight rows in three steps. They are eight borrows so that the compiler knows that they do not overlap.
#[inline(always)]
#[allow(clippy::too_many_arguments)]
fn eight<T: Lane, const MIRRORED: bool>(
    a: &mut LaneRow<T>,
    b: &mut LaneRow<T>,
    c: &mut LaneRow<T>,
    d: &mut LaneRow<T>,
    e: &mut LaneRow<T>,
    f: &mut LaneRow<T>,
    g: &mut LaneRow<T>,
    h: &mut LaneRow<T>,
) {
    for l in 0..LANES {
        let mut v = [a.0[l], b.0[l], c.0[l], d.0[l], e.0[l], f.0[l], g.0[l], h.0[l]];
        if MIRRORED {
            order!(v: 0 7, 1 6, 2 5, 3 4);
        } else {
            order!(v: 0 4, 1 5, 2 6, 3 7);
        }
        order!(v: 0 2, 1 3, 4 6, 5 7; 0 1, 2 3, 4 5, 6 7);
        [a.0[l], b.0[l], c.0[l], d.0[l], e.0[l], f.0[l], g.0[l], h.0[l]] = v;
    }
}

/// Does all remaining steps within groups of `size` neighbouring rows.
#[inline(always)]
fn clean<T: Lane>(rows: &mut [LaneRow<T>; BASE_ROWS], size: usize) {
    for l in 0..LANES {
        let mut v = fetch(rows, l);
        if size == 16 {
            order!(v: 0 8, 1 9, 2 10, 3 11, 4 12, 5 13, 6 14, 7 15; 0 4, 1 5, 2 6, 3 7, 8 12, 9 13, 10 14, 11 15);
        }
        if size >= 4 {
            order!(v: 0 2, 1 3, 4 6, 5 7, 8 10, 9 11, 12 14, 13 15);
        }
        order!(v: 0 1, 2 3, 4 5, 6 7, 8 9, 10 11, 12 13, 14 15);
        store(rows, l, v);
    }
}

/// Sorts 16 unsorted rows with the fewest comparisons known (M. W. Green; in Knuth, 5.3.4).
#[inline(always)]
fn sort_base<T: Lane>(rows: &mut [LaneRow<T>; BASE_ROWS]) {
    for l in 0..LANES {
        let mut v = fetch(rows, l);
        order!(v:
            0 13, 1 12, 2 15, 3 14, 4 8, 5 6, 7 11, 9 10;
            0 5, 1 7, 2 9, 3 4, 6 13, 8 14, 10 15, 11 12;
            0 1, 2 3, 4 5, 6 8, 7 9, 10 11, 12 13, 14 15;
            0 2, 1 3, 4 10, 5 11, 6 7, 8 9, 12 14, 13 15;
            1 2, 3 12, 4 6, 5 7, 8 10, 9 11, 13 14;
            1 4, 2 6, 5 8, 7 10, 9 13, 11 14;
            2 4, 3 6, 9 12, 11 13;
            3 5, 6 8, 7 9, 10 12;
            3 4, 5 6, 7 8, 9 10, 11 12;
            6 7, 8 9);
        store(rows, l, v);
    }
}

/// Reads one lane. Unrolled, because the compiler would otherwise vectorise over the rows.
#[inline(always)]
fn fetch<T: Lane>(r: &[LaneRow<T>; BASE_ROWS], l: usize) -> [T; BASE_ROWS] {
    [
        r[0].0[l], r[1].0[l], r[2].0[l], r[3].0[l], r[4].0[l], r[5].0[l], r[6].0[l], r[7].0[l], r[8].0[l], r[9].0[l],
        r[10].0[l], r[11].0[l], r[12].0[l], r[13].0[l], r[14].0[l], r[15].0[l],
    ]
}

#[inline(always)]
fn store<T: Lane>(r: &mut [LaneRow<T>; BASE_ROWS], l: usize, v: [T; BASE_ROWS]) {
    [
        r[0].0[l], r[1].0[l], r[2].0[l], r[3].0[l], r[4].0[l], r[5].0[l], r[6].0[l], r[7].0[l], r[8].0[l], r[9].0[l],
        r[10].0[l], r[11].0[l], r[12].0[l], r[13].0[l], r[14].0[l], r[15].0[l],
    ] = v;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_every_lane() {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        };
        for size in (0..12).map(|n| 1 << n).map(room) {
            for range in [2, 10, 1 << 24] {
                let mut rows: Vec<LaneRow<u32>> =
                    (0..size).map(|_| LaneRow(std::array::from_fn(|_| next() % range))).collect();
                let mut wanted: Vec<Vec<u32>> = (0..LANES).map(|l| rows.iter().map(|row| row.0[l]).collect()).collect();
                wanted.iter_mut().for_each(|lane| lane.sort_unstable());
                let mut floats: Vec<LaneRow<f64>> = rows.iter().map(|row| LaneRow(row.0.map(f64::from))).collect();
                let mut plain = rows.clone();
                sort(&mut plain);
                widest(Sort(&mut rows));
                widest(Sort(&mut floats));
                for (l, wanted) in wanted.iter().enumerate() {
                    assert!(rows.iter().map(|row| row.0[l]).eq(wanted.iter().copied()), "{size} {range}");
                    assert!(floats.iter().map(|row| row.0[l]).eq(wanted.iter().map(|v| f64::from(*v))));
                }
                assert_eq!(plain, rows);
            }
        }
    }
}
