"""Measures the extraction against annotated articles.

    python -m benchmarks.accuracy                 the articles of this repository
    python -m benchmarks.accuracy FOLDER          another set, in the layout that benchmarks/annotated.py describes
    python -m benchmarks.accuracy --relations     also the figures of each relation
    python -m benchmarks.accuracy --misses        also what went wrong in the tune half, by cause

What went wrong in the check half is never printed: it is there to show over-fitting.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.annotated import HALVES, OWN, Result, load, of_half, results
from benchmarks.causes import Cause, Fault, faults
from benchmarks.scoring import Figures, Outcome, measure, share
from geocyber.errors import GeocyberError
from geocyber.extraction import Extractor

ROWS: tuple[tuple[str, float, Callable[[Figures], float]], ...] = (
    ("events, precision", 0.85, lambda f: f.events.precision),
    ("events, recall", 0.70, lambda f: f.events.recall),
    ("events, F1", 0.77, lambda f: f.events.f1),
    ("dyads, F1", 0.82, lambda f: f.dyad_events.f1),
    ("ties, F1", 0.80, lambda f: f.ties.f1),
    ("negated or possible", 0.70, lambda f: share(*f.soft)),
    ("source", 0.85, lambda f: share(*f.details["source"])),
    ("operation answered", 0.75, lambda f: share(*f.details["op"])),
    ("date", 0.85, lambda f: share(*f.details["when"])),
)
"""What is reported, with the target that it is to reach."""


def figures_of(found: list[Result], half: str) -> Figures:
    """The figures of one half."""
    return measure([one.comparison for one in of_half(found, half)])


def table(halves: Sequence[Figures]) -> str:
    """All figures beside their targets."""
    lines = [f"{'':20}{'target':>8}" + "".join(f"{half:>8}" for half in HALVES)]
    for label, target, figure in ROWS:
        lines.append(f"{label:20}{target:8.2f}" + "".join(f"{figure(one):8.3f}" for one in halves))
    return "\n".join(lines)


def relation_table(figures: Figures) -> str:
    """The figures of each relation."""
    lines = [f"{'':14}{'wanted':>7}{'found':>7}{'wrong':>7}{'P':>7}{'R':>7}{'F1':>7}"]
    for relation, t in sorted(figures.relations.items()):
        counts = f"{t.hits + t.misses:7}{t.hits:7}{t.alarms:7}"
        lines.append(f"{relation:14}{counts}{t.precision:7.2f}{t.recall:7.2f}{t.f1:7.2f}")
    return "\n".join(lines)


def cause_table(found: Sequence[Fault]) -> str:
    """How often each cause led to what."""
    counts = Counter((fault.cause, fault.what) for fault in found)
    columns = (Outcome.MISS, Outcome.SOFT_MISS, Outcome.ALARM, Outcome.HIT)
    heads = ("missed", "missed ~", "false alarm", "detail")
    lines = [f"{'':18}" + "".join(f"{head:>13}" for head in heads)]
    for cause in Cause:
        lines.append(f"{cause:18}" + "".join(f"{counts[cause, what] or '':>13}" for what in columns))
    return "\n".join(lines)


def _print_faults(found: Sequence[Fault]) -> None:
    for cause in Cause:
        some = [fault for fault in found if fault.cause is cause]
        if some:
            print(f"\n{cause} ({len(some)})")
        for fault in some:
            print(
                f"  {fault.article.partition('-')[0]:4} {fault.what:16} {fault.said}  [{fault.evidence[:90]}]"
            )


def _keep(found: Sequence[Result], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for one in found:
        text = json.dumps(one.extraction.as_dict(), ensure_ascii=False, indent=1)
        (folder / f"{one.annotated.article.id}.json").write_text(text + "\n", "utf-8")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=OWN, help="the annotated articles")
    parser.add_argument("--relations", action="store_true", help="figures of each relation, by half")
    parser.add_argument("--misses", action="store_true", help="misses and false alarms of the tune half")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the extractions in this folder")
    args = parser.parse_args()
    try:
        articles = load(args.folder)
    except GeocyberError as error:
        sys.exit(f"accuracy: {error}")
    extractor = Extractor()
    found = results(extractor, articles)
    if args.keep:
        _keep(found, args.keep)
    if args.misses:
        wrong = [fault for one in of_half(found, "tune") for fault in faults(extractor, one)]
        _print_faults(wrong)
        print(f"\n{cause_table(wrong)}\n")
    halves = [figures_of(found, half) for half in HALVES]
    if args.relations:
        for half, figures in zip(HALVES, halves, strict=True):
            print(f"{half} half\n{relation_table(figures)}\n")
    print(table(halves))


if __name__ == "__main__":
    main()
