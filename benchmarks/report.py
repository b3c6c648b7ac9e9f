"""Renews the tables of `docs/accuracy.md` and the reliability diagrams.

    python -m benchmarks.report                    the tables of the articles of this repository
    python -m benchmarks.report FOLDER             also those of a second set
    python -m benchmarks.report FOLDER --step TEXT also adds the figures to the history, under this name

A table stands between the comments `<!-- NAME -->` and `<!-- end of NAME -->`.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.accuracy import ROWS, figures_of
from benchmarks.annotated import HALVES, OWN, Result, load, of_half, results
from benchmarks.causes import Cause, faults
from benchmarks.reliability import diagram, expected_error, judged, order
from benchmarks.scoring import Figures, Outcome, Tally
from geocyber.extraction import Extractor

DOCS = Path(__file__).parents[1] / "docs"
HISTORY = Path(__file__).parent / "history.tsv"
WEAKNESSES = Path(__file__).parents[1] / "tests/extraction/sentences/weaknesses.toml"


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table, all but the first column set to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def figures_table(halves: Sequence[Figures]) -> str:
    """All figures beside their targets."""
    rows = [
        [label, f"{target:.2f}", *(f"{figure(one):.2f}" for one in halves)] for label, target, figure in ROWS
    ]
    return markdown(["", "target", *HALVES], rows)


def relations_table(halves: Sequence[Figures]) -> str:
    """Precision, recall and F1 of each relation, by half."""
    names = sorted({name for one in halves for name in one.relations})
    rows = [
        [f"`{name}`", *(cell for one in halves for cell in _cells(one.relations.get(name)))] for name in names
    ]
    return markdown(
        ["", *(f"{half} {column}" for half in HALVES for column in ("wanted", "P", "R", "F1"))], rows
    )


def _cells(tally: Tally | None) -> list[str]:
    """What a table of relations says of one; nothing of what was neither wanted nor found."""
    t = tally or Tally()
    wanted, found = t.hits + t.misses, t.hits + t.alarms
    return [
        str(wanted),
        f"{t.precision:.2f}" if found else "–",
        f"{t.recall:.2f}" if wanted else "–",
        f"{t.f1:.2f}" if wanted or found else "–",
    ]


def causes_table(extractor: Extractor, found: Sequence[Result]) -> str:
    """How often each cause led to what, in the tune half."""
    counts = Counter(
        (f.cause, f.what) for one in of_half(list(found), "tune") for f in faults(extractor, one)
    )
    columns = {
        "missed": (Outcome.MISS, Outcome.SOFT_MISS),
        "false alarm": (Outcome.ALARM,),
        "wrong in what was found": (Outcome.HIT,),
    }
    rows = [
        [cause.value, *(str(sum(counts[cause, w] for w in whats) or "") for whats in columns.values())]
        for cause in Cause
    ]
    return markdown(["cause", *columns], rows)


def confidence_table(series: Sequence[tuple[str, Sequence[Result]]]) -> str:
    """Mean confidence, share of right relations and expected calibration error."""
    rows = []
    for name, found in series:
        some = judged(found)
        mean = sum(c for c, _ in some) / len(some)
        right = sum(r for _, r in some) / len(some)
        shares = (f"{share:.2f}" for share in (mean, right, order(some)))
        rows.append([name, str(len(some)), *shares, f"{expected_error(some):.3f}"])
    return markdown(["", "relations", "mean confidence", "right", "order", "calibration error"], rows)


def history_table() -> str:
    """The figures of every step that was recorded."""
    head, *rows = (line.split("\t") for line in HISTORY.read_text("utf-8").splitlines())
    return markdown(head, [[cell or "–" for cell in row] for row in rows])


def record(step: str, name: str, halves: Sequence[Figures]) -> None:
    """Adds the figures to the history, in place of those that it has under this name."""
    lines = HISTORY.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(f"{step}\t{name}\t")]
    for half, one in zip(HALVES, halves, strict=True):
        kept.append("\t".join([step, name, half, *(f"{figure(one):.2f}" for _, _, figure in ROWS)]))
    HISTORY.write_text("\n".join(kept) + "\n", "utf-8")


def weaknesses() -> str:
    """Sentences that the extraction still gets wrong; the tests see to it that it does."""
    lines = []
    for row in tomllib.loads(WEAKNESSES.read_text("utf-8"))["sentence"]:
        wanted = [f"should give `{one}`" for one in row.get("must", ())]
        unwanted = [f"should not give `{one}`" for one in row.get("must_not", ())]
        lines.append(f"* {row['known_failure']}: *{row['text']}* – {', '.join([*wanted, *unwanted])}")
    return "\n".join(lines)


def put(text: str, name: str, content: str) -> str:
    """The text with the content between its marks.

    Raises:
        ValueError: the marks are missing.
    """
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"the comments <!-- {name} --> and <!-- end of {name} --> are missing")
    return pattern.sub(lambda m: f"{m[1]}\n{content}\n\n{m[2]}", text)


def tables(extractor: Extractor, name: str, found: list[Result]) -> Iterator[tuple[str, str]]:
    """The tables of one set, by the names of their places."""
    halves = [figures_of(found, half) for half in HALVES]
    yield f"{name} figures", figures_table(halves)
    yield f"{name} relations", relations_table(halves)
    yield f"{name} causes", causes_table(extractor, found)
    yield (
        f"{name} confidence",
        confidence_table([(f"{name} set, {half}", of_half(found, half)) for half in HALVES]),
    )


def main() -> None:
    """Renews what stands in the documentation."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", help="a second set of annotated articles")
    parser.add_argument("--step", help="the name under which the figures enter the history")
    args = parser.parse_args()
    extractor = Extractor()
    sets = {"own": results(extractor, load(OWN))}
    if args.folder:
        sets["second"] = results(extractor, load(args.folder))
    page = DOCS / "accuracy.md"
    text = page.read_text("utf-8")
    for name, found in sets.items():
        if args.step:
            record(args.step, name, [figures_of(found, half) for half in HALVES])
        for place, content in tables(extractor, name, found):
            text = put(text, place, content)
        lines = [(half, judged(of_half(found, half))) for half in HALVES]
        (DOCS / "pictures" / f"reliability-{name}.svg").write_text(diagram(lines), "utf-8")
    if args.folder:
        both = [one for found in sets.values() for one in of_half(found, "check")]
        text = put(text, "both confidence", confidence_table([("both sets, check", both)]))
    text = put(put(text, "history", history_table()), "weaknesses", weaknesses())
    page.write_text(text, "utf-8")
    print(f"renewed {page.name}, {', '.join(f'reliability-{name}.svg' for name in sets)}")


if __name__ == "__main__":
    main()
