"""Measures linking and the algebra of graphs on a generated world (`benchmarks/world.py`).

    python -m benchmarks.scale                     1,000, 3,000 and 10,000 articles
    python -m benchmarks.scale 300 1000            other sizes
    python -m benchmarks.scale --write             also renews the table in docs/benchmarks.md

Each size is measured in a process of its own, so that its peak of memory is its own. Times are the processor's, and given
as ratios: of one article's share of linking the whole graph to that at the first size, and of adding or removing one
article to linking the whole. The first is 1.0 at every size if the cost is linear; the second falls if it depends on the
article alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.linkgraph import LinkedGraph
from benchmarks.report import DOCS, markdown, put
from benchmarks.scoring import Tally
from benchmarks.statements import Statements
from benchmarks.world import world
from geocyber.linking import link_anew, rules
from geocyber.store import Store, merge, open_store

SIZES = (1_000, 3_000, 10_000)
_SAMPLE = 7
"""How many articles are added and removed one by one."""
_ALGEBRA = 1_000
"""Articles above which merging in every order is not tried: it holds four graphs."""

Row = dict[str, Any]
T = TypeVar("T")


def measure(size: int) -> Row:
    """All figures of one size."""
    with tempfile.TemporaryDirectory() as name:
        written = Path(name) / "world.nq"
        truth, extra = _write(size, written)
        quads = sum(1 for _ in _lines(written))
        linked, seconds = _timed(lambda: link_anew(_lines(written), rules()))
        graph = LinkedGraph.parse(linked.lines)
        del linked
        row: Row = {"size": size, "quads": quads, "link": seconds}
        row |= {kind: counted(graph, nodes) for kind, nodes in truth.items()}
        row |= _one_by_one(written, extra)
    row["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if size <= _ALGEBRA:
        row["algebra"] = algebra([Statements(one.extraction).lines for one in world(size)])
    return row


def _write(size: int, file: Path) -> tuple[dict[str, dict[str, str]], list[Statements]]:
    """Writes a world's quads; gives the identity of each node, by kind, and some further articles."""
    truth: dict[str, dict[str, str]] = {}
    extra = []
    with file.open("w", encoding="utf-8") as out:
        for number, one in enumerate(world(size + _SAMPLE)):
            nodes = Statements(one.extraction)
            if number >= size:
                extra.append(nodes)
                continue
            out.writelines(f"{line}\n" for line in nodes.lines)
            for entity in one.extraction.entities:
                if entity.id in one.things:
                    truth.setdefault(entity.kind.value, {})[nodes.entity(entity)] = one.things[entity.id]
            for relation, act in zip(one.extraction.relations, one.acts, strict=True):
                if statement := nodes.statement(relation):
                    truth.setdefault("act", {})[statement] = act
    return truth, extra


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def counted(graph: LinkedGraph, truth: Mapping[str, str]) -> list[int]:
    """Pairs rightly linked, wrongly linked and not linked."""
    together = Counter((graph.canonical(node), identity) for node, identity in truth.items())
    clusters = Counter(graph.canonical(node) for node in truth)
    identities = Counter(truth.values())
    hits = _pairs(together.values())
    return [hits, _pairs(clusters.values()) - hits, _pairs(identities.values()) - hits]


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def _one_by_one(written: Path, extra: Sequence[Statements]) -> Row:
    """Loading the graph, then adding and removing single articles."""
    graph = str(written.parent / "graph")
    with open_store(graph, writable=True) as store:
        _, load = _timed(lambda: store.load(_lines(written)))
        before = sum(1 for _ in store.lines())
        added = [_timed(partial(_add, store, one))[1] for one in extra]
        removed = [_timed(partial(store.remove, one.article))[1] for one in extra]
        if sum(1 for _ in store.lines()) != before:
            raise AssertionError("removing what was added leaves another graph")
    return {"load": load, "add": statistics.median(added), "remove": statistics.median(removed)}


def _add(store: Store, one: Statements) -> None:
    store.add(one.article, "\n".join(one.lines))


def algebra(articles: Sequence[Sequence[str]]) -> list[str]:
    """The laws of merging that do not hold; [] if all do."""
    half = len(articles) // 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = {"one": articles[:half], "other": articles[half:], "all": articles}
        for part, some in parts.items():
            with open_store(str(folder / f"{part}.nq"), writable=True) as store:
                store.load(line for one in some for line in one)
        whole = (folder / "all.nq").read_bytes()
        orders = {"one before other": ("one", "other"), "other before one": ("other", "one")}
        broken = []
        for order, (first, second) in orders.items():
            target = folder / f"{first}-{second}.nq"
            merge([str(folder / f"{first}.nq"), str(folder / f"{second}.nq")], str(target))
            if target.read_bytes() != whole:
                broken.append(order)
        with open_store(str(folder / "all.nq"), writable=True) as store:
            for article in [one[0].rpartition("<")[2].partition(">")[0] for one in articles[half:]][:_SAMPLE]:
                store.remove(article)
        kept = [*articles[:half], *articles[half + _SAMPLE :]]
        with open_store(str(folder / "never.nq"), writable=True) as store:
            store.load(line for one in kept for line in one)
        if (folder / "all.nq").read_bytes() != (folder / "never.nq").read_bytes():
            broken.append("merged and removed is not never merged")
    return broken


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def table(rows: Sequence[Row]) -> str:
    """The figures of all sizes, times as ratios."""
    first = rows[0]
    lines = []
    for row in rows:
        share = (row["link"] / row["size"]) / (first["link"] / first["size"])
        tallies = {kind: Tally(*row[kind]) for kind in KINDS}
        lines.append(
            [
                f"{row['size']:,}",
                f"{row['quads']:,}",
                *(f"{t.precision:.3f} / {t.recall:.3f}" for t in tallies.values()),
                f"{share:.2f}",
                f"1 : {row['link'] / row['add']:,.0f}",
                f"{row['add'] / first['add']:.2f}",
                f"{row['remove'] / first['remove']:.2f}",
                f"{row['memory']:,.0f} MB",
                _laws(row.get("algebra")),
            ]
        )
    head = [
        "articles",
        "quads",
        *(f"{kind}, P / R" for kind in KINDS),
        "linking, per article",
        "adding one : linking all",
        "adding one",
        "removing one",
        "peak memory",
        "laws of merging",
    ]
    return markdown(head, lines)


def _laws(broken: list[str] | None) -> str:
    return "–" if broken is None else ", ".join(broken) or "hold"


KINDS = ("company", "person", "operation", "act")


def main() -> None:
    """Measures each size in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of articles")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/benchmarks.md")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.here:
        print(json.dumps(measure(args.sizes[0])))
        return
    rows = []
    for size in args.sizes:
        command = [sys.executable, "-m", "benchmarks.scale", str(size), "--here"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rows.append(json.loads(done.stdout))
        print(rows[-1], file=sys.stderr)
    print(table(rows))
    if args.write:
        page = DOCS / "benchmarks.md"
        page.write_text(put(page.read_text("utf-8"), "scale", table(rows)), "utf-8")


if __name__ == "__main__":
    main()
