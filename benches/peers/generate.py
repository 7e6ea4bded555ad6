"""Writes a table of companies: a name and twelve columns, numbers and levels, one cell in twenty unknown.

    python3 generate.py ROWS FILE.csv [FILE.parquet]

The same rows for the same count: the generator is seeded.
"""

import sys

import numpy as np
import polars as pl

PART = 1_000_000


def part(start: int, rows: int) -> pl.DataFrame:
    rng = np.random.Generator(np.random.PCG64([2026, start]))
    unknown = 0.05

    def column(values: np.ndarray, dtype: pl.DataType) -> pl.Series:
        series = pl.Series(values).cast(dtype)
        return series.zip_with(pl.Series(rng.random(rows) >= unknown), pl.Series([None], dtype=dtype))

    def whole(values: np.ndarray) -> pl.Series:
        return column(np.round(values), pl.Int64)

    def share(values: np.ndarray) -> pl.Series:
        return column(np.round(values, 3), pl.Float64)

    def level(levels: list[str], chances: list[float]) -> pl.Series:
        return column(np.array(levels)[rng.choice(len(levels), rows, p=chances)], pl.String)

    return pl.DataFrame(
        {
            "company": [f"company {i}" for i in range(start, start + rows)],
            "revenue": whole(np.exp(rng.normal(14.5, 2.0, rows))),
            "cost": whole(np.exp(rng.normal(14.8, 1.6, rows))),
            "growth": share(np.exp(rng.normal(0.0, 0.5, rows)) - 1),
            "margin": share(rng.normal(0.2, 0.25, rows)),
            "days_to_contract": whole(rng.gamma(2.0, 35.0, rows)),
            "customers": whole(np.exp(rng.normal(3.5, 2.0, rows))),
            "churn": share(rng.beta(2, 10, rows)),
            "price_kept": share(rng.beta(8, 2, rows)),
            "team": whole(np.exp(rng.normal(2.5, 1.2, rows)) + 1),
            "custom_share": share(rng.beta(2, 3, rows)),
            "data_moat": level(["none", "public", "customer", "exclusive", "exclusive_loop"], [0.35, 0.3, 0.2, 0.1, 0.05]),
            "channel": level(["none", "partner", "direct", "inbound"], [0.3, 0.3, 0.25, 0.15]),
        }
    )


def main() -> None:
    rows, csv = int(sys.argv[1]), sys.argv[2]
    with open(csv, "wb") as out:
        for start in range(0, rows, PART):
            part(start, min(PART, rows - start)).write_csv(out, include_header=start == 0)
    if len(sys.argv) > 3:
        pl.scan_csv(csv, infer_schema_length=100_000).sink_parquet(sys.argv[3])


if __name__ == "__main__":
    main()
