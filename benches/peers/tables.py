"""The best 100 of a large table: dingzi against python-polars, DuckDB and pandas, and against the bare loop of
benches/limit.rs, in one run. With --write, all rows of it from Parquet to Parquet instead.

    python3 -m pip install polars duckdb pandas pyarrow numpy
    python3 benches/peers/tables.py [ROWS ...] [--write] [--runs 5] [--folder DIR] [--only dingzi,polars,...]

For each number of rows (1,000,000 and 10,000,000 if none is given) a table is made once, from a fixed seed. The results
of all are compared before anything is timed: the same 100 companies in the same order, scores within 1e-6; of written
rows the same columns, verdicts, states and own cells, numbers within 1e-6. Then they take turns; the median of the runs
and the greatest peak of memory are printed, and the ratio of dingzi's time to each.
"""

import argparse
import multiprocessing
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
import time
from importlib import metadata

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent


def built() -> tuple[str, str]:
    """The program, and the bare loop."""
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    run = ["cargo", "bench", "--bench", "limit", "--no-run"]
    said = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stderr
    limit = re.search(r"\((\S*limit-[0-9a-f]+)\)", said).group(1)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return str(target / "release" / "dingzi"), str(ROOT / limit)


def run(command: list[str]) -> tuple[float, float, str]:
    """Seconds, megabytes at the peak, and what was printed."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read().decode()


def best(printed: str) -> list[tuple[str, float, float]]:
    """Name, score and potential, a line each; dingzi's columns are found by their keys."""
    lines = printed.splitlines()
    columns = [0, 1, 2]
    if lines[0].startswith("rank,"):
        header = lines.pop(0).split(",")
        columns = [header.index(key) for key in ("idea", "score", "potential")]
    cells = [line.split(",") for line in lines]
    return [(row[columns[0]], float(row[columns[1]]), float(row[columns[2]])) for row in cells]


def same(own: list, other: list) -> bool:
    """Whether both hold the same companies with the same numbers; equals may stand in either order."""
    near = lambda a, b: abs(a[1] - b[1]) < 1e-6 and abs(a[2] - b[2]) < 1e-6
    placed = len(own) == len(other) and all(near(a, b) for a, b in zip(own, other))
    return placed and sorted(row[0] for row in own) == sorted(row[0] for row in other)


def differing(own: pathlib.Path, other: pathlib.Path) -> int:
    """How many rows of two files differ; all of them if their columns do."""
    import duckdb

    columns = [duckdb.sql(f"DESCRIBE SELECT * FROM '{file}'").fetchall() for file in (own, other)]
    if [(c[0], c[1]) for c in columns[0]] != [(c[0], c[1]) for c in columns[1]]:
        return duckdb.sql(f"SELECT count(*) FROM '{own}'").fetchall()[0][0]
    unlike = lambda name, kind: (
        f'coalesce(abs(a."{name}" - b."{name}") > 1e-6, (a."{name}" IS NULL) <> (b."{name}" IS NULL))'
        if kind == "DOUBLE" else f'a."{name}" IS DISTINCT FROM b."{name}"'
    )
    any_of = " OR ".join(unlike(c[0], c[1]) for c in columns[0])
    return duckdb.sql(f"SELECT count(*) FROM '{own}' a FULL JOIN '{other}' b USING (idea) WHERE {any_of}").fetchall()[0][0]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("rows", nargs="*", type=int, default=[1_000_000, 10_000_000])
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "dingzi-peers")
    arguments.add_argument("--only", default="dingzi,polars,duckdb,pandas,limit")
    arguments.add_argument("--write", action="store_true")
    asked = arguments.parse_args()
    only = set(asked.only.split(",")) - ({"pandas", "limit"} if asked.write else set())
    dingzi, limit = built()
    versions = " ".join(f"{name} {metadata.version(name)}" for name in ("polars", "duckdb", "pandas", "numpy"))
    print(f"Python {platform.python_version()} {versions}; {os.cpu_count()} cores; median of {asked.runs}")
    print(f"{'rows':>12} {'form':8} {'program':8} {'seconds':>8} {'dingzi/it':>9} {'peak MB':>8}")
    for rows in asked.rows:
        asked.folder.mkdir(parents=True, exist_ok=True)
        csv, parquet = (asked.folder / f"{rows}.{form}" for form in ("csv", "parquet"))
        if not (csv.exists() and parquet.exists()):
            subprocess.run([sys.executable, HERE / "generate.py", str(rows), csv, parquet], check=True)
        # Of CSV, dingzi carries columns as the texts they are.
        for table in (parquet,) if asked.write else (csv, parquet):
            out = lambda name: asked.folder / f"{name}-{table.suffix[1:]}.parquet"
            own = [dingzi, "score", table, "-c", HERE / "criteria.toml"]
            own += ["-o", out("dingzi")] if asked.write else ["--top", "100", "--format", "csv"]
            commands = {"dingzi": own}
            for peer in ("polars", "duckdb", "pandas"):
                commands[peer] = [sys.executable, HERE / f"peer_{peer}.py", table] + [out(peer)] * asked.write
            if table is csv:
                commands["limit"] = [limit, table, str(os.cpu_count())]
            commands = {name: [str(word) for word in command] for name, command in commands.items() if name in only}
            results = {name: run(command)[2] for name, command in commands.items() if name != "limit"}
            for name, printed in results.items():
                # In a process of its own: a program counts what its parent held as its own peak.
                with multiprocessing.get_context("spawn").Pool(1) as apart:
                    rows_unlike = apart.apply(differing, (out("dingzi"), out(name))) if asked.write else 0
                if rows_unlike:
                    sys.exit(f"{name} writes {rows_unlike} other rows than dingzi of {table}")
                if not asked.write and not same(best(results["dingzi"]), best(printed)):
                    sys.exit(f"{name} finds other companies than dingzi in {table}")
            measured = {name: [] for name in commands}
            for _ in range(asked.runs):
                for name, command in commands.items():
                    measured[name].append(run(command)[:2])
            medians = {name: sorted(s for s, _ in runs)[len(runs) // 2] for name, runs in measured.items()}
            for name, runs in measured.items():
                ratio, peak = medians["dingzi"] / medians[name], max(peak for _, peak in runs)
                form = table.suffix[1:]
                print(f"{rows:12,} {form:8} {name:8} {medians[name]:8.2f} {ratio:9.2f} {peak:8.0f}", flush=True)


if __name__ == "__main__":
    main()
