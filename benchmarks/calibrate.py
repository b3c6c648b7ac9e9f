"""Derives `src/geocyber/extraction/data/confidence.toml` from annotated articles.

    python -m benchmarks.calibrate GOLD

The confidence of a relation is the precision that its kind of rule reached on the tune half of GOLD (the layout
that `benchmarks.accuracy` describes): of the asserted relations found in this way, the share that the annotators
hold as well. It is smoothed towards the mean of all (Laplace with a weight of eight), so that a rule seen twice
claims little.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType

from benchmarks.accuracy import halves, predict

WEIGHT = 8.0
TARGET = Path(__file__).parents[1] / "src/geocyber/extraction/data/confidence.toml"
HEADER = """# How often a relation that was found in this way is right: measured on annotated articles by
# `python -m benchmarks.calibrate`, smoothed towards the mean. "inferred": an end or the relation itself was inferred.
"""


def scorer(gold: Path) -> ModuleType:
    """The scorer that comes with the annotated articles, as a module."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def count(
    gold: Path, predicted: Path, names: list[str]
) -> tuple[Counter[tuple[str, bool]], Counter[tuple[str, bool]]]:
    """How many relations of each kind were found, and how many of them the annotators have."""
    score = scorer(gold)
    found: Counter[tuple[str, bool]] = Counter()
    right: Counter[tuple[str, bool]] = Counter()
    for file in sorted((gold / "dev").glob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        if name.partition("-")[0] not in names:
            continue
        wanted = json.loads(file.read_text("utf-8"))
        given = json.loads((predicted / f"{name}.json").read_text("utf-8"))
        for outcome, relation, (_, row) in score.compare(wanted, given, "entity"):
            if row is not None and outcome in {"tp", "fp", "dup"}:
                key = (relation, any(mark in row["frame"] for mark in "+>"))
                found[key] += 1
                right[key] += outcome != "fp"
    return found, right


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        predicted = Path(temporary)
        predict(args.gold, predicted)
        found, right = count(args.gold, predicted, halves(args.gold / "SPLIT")["tune"])
    mean = sum(right.values()) / sum(found.values())
    rows = {key: (right[key] + WEIGHT * mean) / (found[key] + WEIGHT) for key in found}
    lines = [HEADER, f"mean = {mean:.2f}", ""]
    for inferred in (False, True):
        lines.append("[inferred]" if inferred else "[stated]")
        lines += [
            f"{relation} = {rows[relation, inferred]:.2f}"
            for relation, flag in sorted(rows)
            if flag is inferred
        ]
        lines.append("")
    TARGET.write_text("\n".join(lines).rstrip() + "\n", "utf-8")
    print(f"wrote {TARGET.name}: {len(rows)} kinds of relations, mean {mean:.2f}")


if __name__ == "__main__":
    main()
