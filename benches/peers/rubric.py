"""The rubric of criteria.toml as plain data, for the peers: what each column is worth, and how much it counts."""

import pathlib
import tomllib

RUBRIC = tomllib.loads((pathlib.Path(__file__).parent / "criteria.toml").read_text(encoding="utf-8"))


def criteria():
    """Column, share of the weight, kind, and points (x, value), least evidence first; of levels a dictionary."""
    total = sum(c["weight"] for c in RUBRIC["criterion"])
    for c in RUBRIC["criterion"]:
        ((kind, form),) = c["value"].items()
        if kind == "linear":
            worst, best = form
            form = sorted([(worst, 0.0), (best, 1.0)])
        yield c["evidence"], c["weight"] / total, kind, form


def gate():
    """The column and the number that it must not exceed."""
    ((column, limit),) = [g["fail"].split(" > ") for g in RUBRIC["gate"]]
    return column, float(limit)


def verdicts():
    """The least points of `pursue` and of `watch`."""
    return RUBRIC["rubric"]["verdict"]["pursue"], RUBRIC["rubric"]["verdict"]["watch"]


def gate_key():
    """The key of the column with the states of the gate."""
    return f"gate:{RUBRIC['gate'][0]['id']}"


# A sum that misses a threshold only by rounding has reached it.
NEAR = 1e-9


def print_best(rows):
    """Name, score and potential of the best, a line each."""
    for name, score, potential in rows:
        print(f"{name},{score:.6f},{potential:.6f}")
