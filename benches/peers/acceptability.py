"""Rank acceptabilities in NumPy, as fast as it can be made: what benches/robust.rs is compared with.

    python3 benches/peers/acceptability.py [draws ideas criteria]

Reads nothing; draws uniform weights and a random table of values from a fixed seed, and times the ranks of all
ideas under all weights and their counts (every idea x every rank). Variants are tried and the best is printed: the
last line is its best time in seconds.

What pays: the idea's number is put into the lowest bits of its score, so that `sort` does (which NumPy vectorises, as
it does `argsort`, but on half the data); the order is turned over, so that `bincount` runs rank by rank within a few
kilobytes of counters; draws go in blocks that stay in the cache. 42 bits are left for the score of 1,000 ideas. (With keys of
32 bits it is faster still, but 22 bits for the score put two ideas the wrong way round in one draw of four: --words.)
No variant shares a rank between equals or counts pairs, which the kernel does.

BLAS is kept to one thread: its matrices are small here, and on a busy machine a second thread costs more than it saves.
The last line is the best time in seconds of the fastest variant, and that of the plain one.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
import time

import numpy as np


def uniform_weights(rng, draws, criteria, dtype):
    w = rng.standard_exponential((draws, criteria), dtype=dtype)
    return w / w.sum(axis=1, keepdims=True)


def argsort(rng, draws, values, block):
    """The plain way."""
    ideas, criteria = values.shape
    weights = uniform_weights(rng, draws, criteria, np.float64)
    order = np.argsort(weights @ -values.T, axis=1)
    flat = order * ideas + np.arange(ideas)
    return np.bincount(flat.ravel(), minlength=ideas * ideas).reshape(ideas, ideas)


def count_by_rank(by_rank, ideas):
    return np.stack([np.bincount(row, minlength=ideas) for row in by_rank[::-1]], axis=1)


def in_doubles(rng, draws, values, block):
    """The lowest bits of a double are the idea; positive doubles sort as integers do."""
    ideas, criteria = values.shape
    weights = uniform_weights(rng, draws, criteria, np.float64)
    mask = (1 << max(1, (ideas - 1).bit_length())) - 1
    columns, numbers = np.ascontiguousarray(values.T), np.arange(ideas)
    by_rank = np.empty((ideas, draws), dtype=np.int64)
    for start in range(0, draws, block):
        keys = (weights[start : start + block] @ columns).view(np.int64)
        keys &= ~mask
        keys |= numbers
        keys.sort(axis=1)
        keys &= mask
        by_rank[:, start : start + block] = keys.T
    return count_by_rank(by_rank, ideas)


def in_words(rng, draws, values, block):
    """Scores as fixed-point numbers in the upper bits of 32, the idea in the lower."""
    ideas, criteria = values.shape
    weights = uniform_weights(rng, draws, criteria, np.float32)
    bits = max(1, (ideas - 1).bit_length())
    columns = np.ascontiguousarray(values.T.astype(np.float32)) * np.float32(2 ** (32 - bits) - 256)
    numbers, mask = np.arange(ideas, dtype=np.uint32), np.uint32((1 << bits) - 1)
    by_rank = np.empty((ideas, draws), dtype=np.int64)
    for start in range(0, draws, block):
        keys = (weights[start : start + block] @ columns).astype(np.uint32)
        keys <<= np.uint32(bits)
        keys |= numbers
        keys.sort(axis=1)
        keys &= mask
        by_rank[:, start : start + block] = keys.T
    return count_by_rank(by_rank, ideas)


def main():
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()]
    draws, ideas, criteria = sizes if len(sizes) == 3 else (10_000, 1_000, 12)
    rng = np.random.default_rng(1)
    values = rng.random((ideas, criteria))
    blocks = (64, 256, 1024, 4096)
    variants = [(argsort, draws)] + [(in_doubles, block) for block in blocks]
    if "--words" in sys.argv:
        variants += [(in_words, block) for block in blocks]
    best = {}
    for variant, block in variants:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            counts = variant(rng, draws, values, block)
            times.append(time.perf_counter() - start)
        assert (counts.sum(axis=0) == draws).all() and (counts.sum(axis=1) == draws).all()
        times.sort()
        label = f"{variant.__name__} in blocks of {block}"
        print(f"{label:32} {1000 * times[0]:8.1f} ms at best, median {1000 * times[3]:8.1f}", file=sys.stderr)
        best[variant] = min(best.get(variant, times[0]), times[0])
    print(f"{min(best.values()):.6f} {best[argsort]:.6f}")


if __name__ == "__main__":
    main()
