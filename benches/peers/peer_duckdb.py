"""The best 100 of a table by DuckDB, or all its rows to a file, with the columns that dingzi writes:

    python3 peer_duckdb.py FILE.csv|FILE.parquet [OUT.parquet]
"""

import math
import sys

import duckdb
from rubric import NEAR, criteria, gate, gate_key, print_best, verdicts


def value(column, kind, form):
    if kind == "levels":
        whens = " ".join(f"WHEN '{level}' THEN {v!r}::DOUBLE" for level, v in form.items())
        return f"CASE {column} {whens} END"
    x = f"{column}::DOUBLE"
    scale = math.log if kind == "log" else float
    # ln of what has none is an error, so that it is asked for only where it is taken.
    scaled = f"ln({x})" if kind == "log" else x
    whens = [f"WHEN {column} IS NULL THEN NULL WHEN {x} <= {form[0][0]!r} THEN {form[0][1]!r}::DOUBLE"]
    for (x0, v0), (x1, v1) in zip(form, form[1:]):
        share = f"(({scaled} - {scale(x0)!r}::DOUBLE) / {scale(x1) - scale(x0)!r}::DOUBLE)"
        whens.append(f"WHEN {x} <= {x1!r} THEN {v0!r}::DOUBLE * (1 - {share}) + {v1!r}::DOUBLE * {share}")
    return f"CASE {' '.join(whens)} ELSE {form[-1][1]!r}::DOUBLE END"


def write_all(out, read, values, score, potential, best):
    column, limit = gate()
    pursue, watch = (least - NEAR for least in verdicts())
    ends = ", ".join(f"""coalesce(v_{c}, 0) AS "value:{c}", coalesce(v_{c}, {best[c]!r}) AS "best:{c}\"""" for c in best)
    duckdb.sql(
        f"""COPY (
            SELECT company AS idea, company AS name, score, potential,
                CASE WHEN gate = 'failed' THEN 'drop' WHEN score >= {pursue} AND gate = 'passed' THEN 'pursue'
                    WHEN potential >= {pursue} OR score >= {watch} THEN 'watch' ELSE 'drop' END AS verdict,
                gate AS "{gate_key()}", {ends}, {", ".join(best)}
            FROM (SELECT *, {score} AS score, {potential} AS potential,
                    CASE WHEN {column} > {limit} THEN 'failed' WHEN {column} IS NULL THEN 'unknown' ELSE 'passed' END AS gate
                FROM (SELECT *, {values} FROM {read}))
        ) TO '{out}' (FORMAT parquet, CODEC 'zstd')"""
    )


def main() -> None:
    path = sys.argv[1]
    # The types of the columns are told, as dingzi's rubric tells them.
    types = {c: "VARCHAR" if kind == "levels" else "DOUBLE" for c, _, kind, _ in criteria()}
    read = f"'{path}'" if path.endswith(".parquet") else f"read_csv('{path}', header = true, columns = {dict(company='VARCHAR', **types)})"
    column, limit = gate()
    best = {c: max(v for _, v in form) if kind != "levels" else max(form.values()) for c, _, kind, form in criteria()}
    values = ", ".join(f"{value(c, kind, form)} AS v_{c}" for c, _, kind, form in criteria())
    score = " + ".join(f"{100 * w!r}::DOUBLE * coalesce(v_{c}, 0)" for c, w, _, _ in criteria())
    potential = " + ".join(f"{100 * w!r}::DOUBLE * coalesce(v_{c}, {best[c]!r})" for c, w, _, _ in criteria())
    if len(sys.argv) > 2:
        write_all(sys.argv[2], read, values, score, potential, best)
        return
    rows = duckdb.sql(
        f"""SELECT company, {score} AS score, {potential} AS potential
            FROM (SELECT company, coalesce({column} > {limit}, false) AS failed, {values} FROM {read})
            ORDER BY failed, score DESC LIMIT 100"""
    ).fetchall()
    print_best(rows)


if __name__ == "__main__":
    main()
