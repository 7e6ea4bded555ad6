//! The limit of reading a table: nothing but looking for the next separator and turning cells into numbers, with no
//! quotation marks, no checks, no other way to write a number, and no result but a sum.
//!
//!     cargo bench --bench limit -- FILE.csv [THREADS]

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::time::Instant;

const BUFFER: usize = 1 << 20;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(path) = arguments.next() else {
        println!("limit: name a table, as in cargo bench --bench limit -- FILE.csv");
        return;
    };
    let threads: u64 = arguments.next().and_then(|threads| threads.parse().ok()).unwrap_or(2);
    let start = Instant::now();
    let size = std::fs::metadata(&path).expect("the file is there").len();
    let part = size.div_ceil(threads);
    let (cells, sum) = std::thread::scope(|scope| {
        let path = &path;
        let part = |n: u64| (n * part, ((n + 1) * part).min(size));
        let workers: Vec<_> = (0..threads).map(part).map(|part| scope.spawn(move || numbers(path, part))).collect();
        let found = workers.into_iter().map(|worker| worker.join().expect("a worker does not panic"));
        found.fold((0, 0.0), |all, part| (all.0 + part.0, all.1 + part.1))
    });
    println!("{cells} cells, sum {sum:e}, {:.3} s", start.elapsed().as_secs_f64());
}

/// How many cells stand in a part of a file, and the sum of those that are numbers.
fn numbers(path: &str, (from, to): (u64, u64)) -> (u64, f64) {
    let mut file = File::open(path).expect("the file can be opened");
    file.seek(SeekFrom::Start(from)).expect("a file can be read from anywhere");
    let (mut cells, mut sum) = (0, 0.0);
    let (mut buffer, mut kept, mut left) = (vec![0; BUFFER], 0, (to - from) as usize);
    while left > 0 {
        let room = (BUFFER - kept).min(left);
        let read = file.read(&mut buffer[kept..kept + room]).expect("the file can be read");
        if read == 0 {
            break;
        }
        left -= read;
        let bytes = &buffer[..kept + read];
        let mut at = 0;
        for end in memchr::memchr2_iter(b',', b'\n', bytes) {
            cells += 1;
            if let Ok(x) = fast_float2::parse::<f64, _>(&bytes[at..end]) {
                sum += x;
            }
            at = end + 1;
        }
        let all = bytes.len();
        buffer.copy_within(at..all, 0);
        kept = all - at;
    }
    (cells, sum)
}
