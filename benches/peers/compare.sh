#!/usr/bin/env bash
# Rank acceptabilities against NumPy, in one run: how many times less time the kernel takes. Needs Python 3 with NumPy.
# The two take turns, three times each, and the best of each counts; `numpy` is its fastest variant that tells all
# ideas apart, `plain` the one with argsort.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
cargo bench --bench robust --no-run 2> /dev/null
$python -c 'import numpy, platform; print("NumPy", numpy.__version__, "Python", platform.python_version())'
printf '%10s %8s %10s  %12s %12s %12s  %8s %8s\n' draws ideas criteria kernel numpy plain numpy/ plain/
for size in 10000,1000,12 100000,24,13; do
    best=""
    for _ in 1 2 3; do
        own=$(PEER=$size cargo bench --bench robust 2> /dev/null | tail -1)
        peer=$($python benches/peers/acceptability.py ${size//,/ } 2> /dev/null)
        best+="$own $peer"$'\n'
    done
    printf '%s' "$best" | awk -v size="$size" '
        NF == 3 { for (i = 1; i <= 3; i++) if (!b[i] || $i < b[i]) b[i] = $i }
        END {
            split(size, s, ",")
            printf "%10d %8d %10d  %9.1f ms %9.1f ms %9.1f ms  %8.1f %8.1f\n",
                s[1], s[2], s[3], 1000 * b[1], 1000 * b[2], 1000 * b[3], b[2] / b[1], b[3] / b[1]
        }'
done
