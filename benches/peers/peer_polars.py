"""The best 100 of a table by polars, or all its rows to a file, with the columns that dingzi writes:

    python3 peer_polars.py FILE.csv|FILE.parquet [OUT.parquet]
"""

import sys

import polars as pl
from rubric import NEAR, criteria, gate, gate_key, print_best, verdicts


def value(column, kind, form):
    x = pl.col(column)
    if kind == "levels":
        return x.replace_strict(form, default=None, return_dtype=pl.Float64)
    x = x.cast(pl.Float64)
    points = [(x0, v0) for x0, v0 in form]
    scale = (lambda e: e.log()) if kind == "log" else (lambda e: e)
    scaled = scale(x)
    at = scale(pl.Series([p[0] for p in points], dtype=pl.Float64)).to_list()
    result = pl.lit(points[-1][1])
    for i in range(len(points) - 1, 0, -1):
        share = (scaled - at[i - 1]) / (at[i] - at[i - 1])
        line = points[i - 1][1] * (1 - share) + points[i][1] * share
        result = pl.when(x <= points[i][0]).then(line).otherwise(result)
    result = pl.when(x <= points[0][0]).then(pl.lit(points[0][1])).otherwise(result)
    return pl.when(x.is_null()).then(None).otherwise(result)


def write_all(out, scan, values, score, potential, best):
    column, limit = gate()
    pursue, watch = (least - NEAR for least in verdicts())
    state = pl.when(pl.col(column) > limit).then(pl.lit("failed")).when(pl.col(column).is_null()).then(pl.lit("unknown"))
    of_gate, points, most = pl.col(gate_key()), pl.col("score"), pl.col("potential")
    verdict = (
        pl.when(of_gate == "failed").then(pl.lit("drop")).when((points >= pursue) & (of_gate == "passed"))
        .then(pl.lit("pursue")).when((most >= pursue) | (points >= watch)).then(pl.lit("watch")).otherwise(pl.lit("drop"))
    )
    ends = [end for c in best for end in (
        pl.col(f"v_{c}").fill_null(0.0).alias(f"value:{c}"), pl.col(f"v_{c}").fill_null(best[c]).alias(f"best:{c}"))]
    rows = scan.with_columns(*values).with_columns(
        score.alias("score"), potential.alias("potential"), state.otherwise(pl.lit("passed")).alias(gate_key())
    )
    rows.select(
        pl.col("company").alias("idea"), pl.col("company").alias("name"), "score", "potential",
        verdict.alias("verdict"), gate_key(), *ends, *best,
    ).sink_parquet(out, compression="zstd")


def main() -> None:
    path = sys.argv[1]
    # The types of the columns are told, as dingzi's rubric tells them.
    numbers = {c: pl.Float64 for c, _, kind, _ in criteria() if kind != "levels"}
    scan = pl.scan_parquet(path) if path.endswith(".parquet") else pl.scan_csv(path, schema_overrides=numbers)
    column, limit = gate()
    values = [value(c, kind, form).alias(f"v_{c}") for c, _, kind, form in criteria()]
    best = {c: max(v for _, v in form) if kind != "levels" else max(form.values()) for c, _, kind, form in criteria()}
    score = 100 * sum(w * pl.col(f"v_{c}").fill_null(0.0) for c, w, _, _ in criteria())
    potential = 100 * sum(w * pl.col(f"v_{c}").fill_null(best[c]) for c, w, _, _ in criteria())
    if len(sys.argv) > 2:
        write_all(sys.argv[2], scan, values, score, potential, best)
        return
    query = (
        scan.select(pl.col("company"), (pl.col(column) > limit).fill_null(False).alias("failed"), *values)
        .select("company", "failed", score.alias("score"), potential.alias("potential"))
        .sort(["failed", "score"], descending=[False, True])
        .head(100)
    )
    rows = query.collect(engine="streaming")
    print_best(rows.select("company", "score", "potential").iter_rows())


if __name__ == "__main__":
    main()
