# What is typed often, and its folklore; `just --list` shows it. Everything runs without just, too: see CONTRIBUTING.md.

# Everything that must pass, as in CI.
ci:
    .ci/run

# Tests whose names hold a word: `just test readme`.
test filter="":
    cargo test --test it -- {{filter}}

# Writes what these tests compare with; read the diff before you commit it.
bless filter:
    DINGZI_BLESS=1 cargo test --test it -- {{filter}}
    git diff --stat

# The browser, the checkers of HTML and PDF, and the fonts that tests want.
install:
    tests/browser/install

# Every figure as PNGs to look at: `just pictures /tmp/charts`, one alone with ONLY=ranking.
pictures folder="/tmp/charts":
    CHARTS={{folder}} cargo test --lib chart::tests::gallery -- --ignored
    CHARTS={{folder}} cargo test --lib chart::versus -- --ignored

# The golden pictures as they are drawn now, as PNGs.
golden folder="/tmp/golden":
    LOOK={{folder}} cargo test --test it -- golden

# Damaged files of every form through the commands: `just fuzz 2000000`.
fuzz cases="20000":
    DINGZI_FUZZ={{cases}} cargo test --release --test fuzz -- --nocapture

# Properties with so many times the cases, from a seed of the day.
properties times="50":
    DINGZI_FUZZ={{times}} cargo test --test it -- readers properties certainty methods

# What docs/PERFORMANCE.md shows: score, large, limit, methods, robust or page.
bench name:
    cargo bench --bench {{name}}

# Licences, sources and versions that occur twice.
deny:
    .ci/deny
