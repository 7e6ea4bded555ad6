"""The best 100 of a table by pandas and NumPy: python3 peer_pandas.py FILE.csv|FILE.parquet"""

import sys

import numpy as np
import pandas as pd
from rubric import criteria, gate, print_best


def value(column, kind, form):
    if kind == "levels":
        return column.map(form).to_numpy(dtype=float)
    x = column.to_numpy(dtype=float)
    at, values = np.array(form, dtype=float).T
    if kind == "log":
        x, at = np.log(np.clip(x, at[0], None)), np.log(at)
    return np.interp(x, at, values)


def main() -> None:
    path = sys.argv[1]
    if path.endswith(".parquet"):
        table = pd.read_parquet(path)
    else:
        table = pd.read_csv(path, engine="pyarrow", keep_default_na=False, na_values=[""])
    score, potential = np.zeros(len(table)), np.zeros(len(table))
    for column, weight, kind, form in criteria():
        v = value(table[column], kind, form)
        best = max(form.values()) if kind == "levels" else max(v for _, v in form)
        score += 100 * weight * np.where(np.isnan(v), 0.0, v)
        potential += 100 * weight * np.where(np.isnan(v), best, v)
    column, limit = gate()
    failed = table[column].to_numpy(dtype=float) > limit
    ranked = np.where(failed, score - 1000, score)
    first = np.argpartition(-ranked, 200)[:200]
    first = first[np.lexsort((first, -ranked[first]))][:100]
    print_best(zip(table["company"].to_numpy()[first], score[first], potential[first]))


if __name__ == "__main__":
    main()
