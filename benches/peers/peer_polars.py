"""The best 100 of a table by polars: python3 peer_polars.py FILE.csv|FILE.parquet"""

import sys

import polars as pl
from rubric import criteria, gate, print_best


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
