"""Rank acceptabilities in NumPy, as fast as it can be made: what benches/robust.rs is compared with.

    python3 benches/peers/acceptability.py [draws ideas criteria]

Reads nothing; draws uniform weights and a random table of values from a fixed seed, and times the ranks of all
ideas under all weights and their counts (every idea x every rank). Variants are tried and the best is printed.
"""

import sys
import time

import numpy as np


def uniform_weights(rng, draws, criteria):
    w = rng.standard_exponential((draws, criteria), dtype=np.float64)
    return w / w.sum(axis=1, keepdims=True)


def count_all(order, ideas):
    """How often each idea stands at each rank, from the ideas in order of rank, a row a draw."""
    place = np.arange(ideas)
    flat = order * ideas + place
    return np.bincount(flat.ravel(), minlength=ideas * ideas).reshape(ideas, ideas)


def argsort(weights, values):
    scores = weights @ values.T
    return count_all(np.argsort(-scores, axis=1), values.shape[0])


def argsort_in_blocks(weights, values, block=256):
    ideas = values.shape[0]
    counts = np.zeros((ideas, ideas), dtype=np.int64)
    minus = -values.T
    for start in range(0, len(weights), block):
        order = np.argsort(weights[start : start + block] @ minus, axis=1)
        counts += count_all(order, ideas)
    return counts


def argsort_in_f32_blocks(weights, values, block=256):
    ideas = values.shape[0]
    counts = np.zeros((ideas, ideas), dtype=np.int64)
    minus = (-values.T).astype(np.float32)
    w32 = weights.astype(np.float32)
    for start in range(0, len(weights), block):
        order = np.argsort(w32[start : start + block] @ minus, axis=1)
        counts += count_all(order, ideas)
    return counts


def main():
    draws, ideas, criteria = (int(a) for a in sys.argv[1:4]) if len(sys.argv) > 3 else (10_000, 1_000, 12)
    rng = np.random.default_rng(1)
    values = rng.random((ideas, criteria))
    best = None
    for variant in (argsort, argsort_in_blocks, argsort_in_f32_blocks):
        times = []
        for _ in range(5):
            start = time.perf_counter()
            counts = variant(uniform_weights(rng, draws, criteria), values)
            times.append(time.perf_counter() - start)
        assert counts.sum() == draws * ideas and (counts.sum(axis=0) == draws).all()
        median = sorted(times)[2]
        print(f"{variant.__name__:24} {1000 * median:9.1f} ms", file=sys.stderr)
        best = min(best or median, median)
    print(f"{best:.6f}")


if __name__ == "__main__":
    main()
