"""Measures the extraction against annotated articles and prints the table of `docs/accuracy.md`.

    python -m benchmarks.accuracy GOLD            figures of both halves
    python -m benchmarks.accuracy GOLD --misses   and every miss and false alarm of the tune half

GOLD is a folder with `articles.py`, `score.py`, `SPLIT` (lines "tune NAME" or "check NAME") and `dev/`, in the
format of `docs/extraction-format.md`. The misses of the check half are never printed: it is there to show
over-fitting.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = (
    ("events P", "entity_events", "precision"),
    ("events R", "entity_events", "recall"),
    ("events F1", "entity_events", "f1"),
    ("dyads F1", "dyad_events", "f1"),
    ("ties F1", "entity_ties", "f1"),
    ("negated/possible", "entity_unasserted_recall", None),
    ("source", "source_accuracy", None),
    ("op", "op_accuracy", None),
    ("when", "when_accuracy", None),
)
TARGETS = (0.85, 0.70, 0.77, 0.82, 0.80, 0.70, 0.85, 0.75, 0.85)


def halves(split: Path) -> dict[str, list[str]]:
    """The names of the articles of each half."""
    names: dict[str, list[str]] = {"tune": [], "check": []}
    for line in split.read_text("utf-8").splitlines():
        half, name = line.split()
        names[half].append(name)
    return names


def predict(gold: Path, out: Path) -> None:
    """Extracts all articles, as a user would, into `out`."""
    lines = subprocess.run(
        [sys.executable, gold / "articles.py", gold / "dev"], check=True, capture_output=True
    ).stdout
    source = out / "articles.jsonl"
    source.write_bytes(lines)
    subprocess.run([sys.executable, "-m", "geocyber", "extract", source, "-o", out], check=True)


def score(gold: Path, predicted: Path, names: list[str], misses: bool) -> dict[str, object]:
    """The scorer's figures for some of the articles; prints its misses if wanted."""
    figures = predicted / "figures.json"
    only = "^(" + "|".join(names) + ")"
    command = [sys.executable, gold / "score.py", gold / "dev", predicted, "--only", only, "--json", figures]
    done = subprocess.run(
        [*command, "--misses"] if misses else command, check=True, capture_output=True, text=True
    )
    if misses:
        print(done.stdout)
    result: dict[str, object] = json.loads(figures.read_text("utf-8"))
    return result


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument(
        "--misses", action="store_true", help="print misses and false alarms of the tune half"
    )
    parser.add_argument("--keep", type=Path, help="keep the extractions in this folder")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        predicted = args.keep or Path(temporary)
        predicted.mkdir(parents=True, exist_ok=True)
        predict(args.gold, predicted)
        names = halves(args.gold / "SPLIT")
        figures = {
            half: score(args.gold, predicted, names[half], args.misses and half == "tune") for half in names
        }
    print(f"{'':18}{'target':>8}{'tune':>8}{'check':>8}")
    for (label, key, part), target in zip(ROWS, TARGETS, strict=True):
        cells = [figures[half][key] for half in ("tune", "check")]
        values = [(cell[part] if part else cell) or 0.0 for cell in cells]  # type: ignore[index]
        print(f"{label:18}{target:8.2f}{values[0]:8.3f}{values[1]:8.3f}")


if __name__ == "__main__":
    main()
