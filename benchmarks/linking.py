"""Measures how well entities and acts of different articles are linked, against `benchmarks/links`.

    python -m benchmarks.linking              linking by itself, over annotations, and end to end, over extractions
    python -m benchmarks.linking --errors     also every wrong and every missing link, by kind
    python -m benchmarks.linking --undecided  also links between mentions of which nobody has decided
    python -m benchmarks.linking --write      also renews the table in docs/accuracy.md

Of the identities of `benchmarks/links/check` only the figures are printed, never what is wrong.

Every mention of `identities.tsv` is looked up in the graph. Of all pairs of mentions that the linker puts together the
share that belongs together is the precision; of all pairs that belong together the share that it puts together is the
recall. Mentions of two identities never belong together, near misses or not. End to end, what the extraction did not
find cannot be linked and counts as missed.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.annotated import Annotated
from benchmarks.golden import as_extraction
from benchmarks.identities import ACT, CHECK, Identities, Mention, load_articles, load_identities
from benchmarks.linkgraph import LinkedGraph
from benchmarks.lookup import Lookup
from benchmarks.report import DOCS, markdown, put
from benchmarks.scoring import Tally
from geocyber.extraction import Extractor
from geocyber.model import Extraction, Kind

ORDER = (*Kind, ACT)
TARGETS = (0.97, 0.85)
"""Precision and recall that linking by itself is to reach."""


@dataclass(frozen=True)
class Measured:
    """What became of all pairs.

    Attributes:
        tallies: hits, false links and missing links by kind.
        near: near misses that were linked, and all, by kind.
        wrong: pairs that were linked and do not belong together.
        missing: pairs that belong together and were not linked.
        absent: mentions that the graph does not hold.
    """

    tallies: Mapping[str, Tally]
    near: Mapping[str, tuple[int, int]]
    wrong: tuple[tuple[Mention, Mention], ...]
    missing: tuple[tuple[Mention, Mention], ...]
    absent: frozenset[Mention]

    @property
    def total(self) -> Tally:
        """All kinds together."""
        return sum(self.tallies.values(), Tally())


def measure(identities: Identities, nodes: Mapping[Mention, str], graph: LinkedGraph) -> Measured:
    """Compares what is linked with what belongs together.

    Args:
        identities: who is who.
        nodes: the node of each mention that the graph holds.
        graph: the linked graph.
    """
    cluster = {mention: graph.canonical(node) for mention, node in nodes.items()}

    def linked(pair: tuple[Mention, Mention]) -> bool:
        one, other = (cluster.get(mention) for mention in pair)
        return one is not None and one == other

    tallies: dict[str, Tally] = defaultdict(Tally)
    missing = []
    for pair in identities.same():
        hit = linked(pair)
        tallies[pair[0].kind] += Tally(hits=int(hit), misses=int(not hit))
        if not hit:
            missing.append(pair)
    wrong = list(_wrong(identities, cluster))
    for one, _ in wrong:
        tallies[one.kind] += Tally(alarms=1)
    near: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for pair in identities.near_misses():
        failed, all_ = near[pair[0].kind]
        near[pair[0].kind] = (failed + linked(pair), all_ + 1)
    every = {mention for mentions in identities.mentions.values() for mention in mentions}
    return Measured(tallies, near, tuple(wrong), tuple(missing), frozenset(every - nodes.keys()))


def _wrong(identities: Identities, cluster: Mapping[Mention, str]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions of two identities in one cluster."""
    found: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for identity, mentions in identities.mentions.items():
        for mention in mentions:
            if mention in cluster:
                found[cluster[mention]].append((identity, mention))
    for members in found.values():
        yield from ((a, b) for (one, a), (other, b) in combinations(members, 2) if one != other)


def by_annotation(
    articles: Sequence[Annotated], identities: Identities
) -> tuple[Measured, Lookup, LinkedGraph]:
    """Linking by itself: the graph is made of annotations."""
    return _measured(articles, [as_extraction(one) for one in articles], identities)


def end_to_end(articles: Sequence[Annotated], identities: Identities) -> tuple[Measured, Lookup, LinkedGraph]:
    """Linking of what the extraction finds."""
    extractor = Extractor()
    return _measured(articles, [extractor(one.article) for one in articles], identities)


def _measured(
    articles: Sequence[Annotated], extractions: Sequence[Extraction], identities: Identities
) -> tuple[Measured, Lookup, LinkedGraph]:
    lookup = Lookup(articles, extractions)
    graph = LinkedGraph.of(extractions)
    return measure(identities, lookup.nodes(identities), graph), lookup, graph


def table(measured: Iterable[tuple[str, Measured]]) -> str:
    """Precision, recall and near misses by kind."""
    some = list(measured)
    head = [
        "",
        *(f"{name} {column}" for name, _ in some for column in ("same", "P", "R", "near misses kept")),
    ]
    kinds = [kind for kind in ORDER if any(kind in one.tallies for _, one in some)]
    rows = [[f"`{kind}`", *(c for _, one in some for c in _cells(one, [kind]))] for kind in kinds]
    rows.append(["**all**", *(c for _, one in some for c in _cells(one, kinds))])
    return markdown(head, rows)


def _cells(measured: Measured, kinds: Sequence[str]) -> list[str]:
    tally = sum((measured.tallies.get(kind, Tally()) for kind in kinds), Tally())
    near = [measured.near.get(kind, (0, 0)) for kind in kinds]
    failed, every = (sum(column) for column in zip(*near, strict=True))
    return [
        str(tally.hits + tally.misses),
        f"{tally.precision:.2f}" if tally.hits + tally.alarms else "–",
        f"{tally.recall:.2f}" if tally.hits + tally.misses else "–",
        f"{every - failed} of {every}",
    ]


def _print_errors(name: str, measured: Measured, graph: LinkedGraph, nodes: Mapping[Mention, str]) -> None:
    for what, pairs in (("wrong", measured.wrong), ("missing", measured.missing)):
        for kind in ORDER:
            some = [pair for pair in pairs if pair[0].kind == kind]
            if some:
                print(f"\n{name}: {what} links, {kind} ({len(some)})")
            for one, other in some:
                print(f"  {_said(one, measured)}  |  {_said(other, measured)}")
                if what == "wrong":
                    print(f"      {graph.reason(nodes[one], nodes[other])}")


def _said(mention: Mention, measured: Measured) -> str:
    absent = " (not found)" if mention in measured.absent else ""
    return f"{mention.article[:24]}: {mention.name}{absent}"


def _print_undecided(name: str, lookup: Lookup, graph: LinkedGraph, decided: Iterable[str]) -> None:
    """Clusters with members that no identity names."""
    known = frozenset(decided)
    for members in graph.clusters():
        if not known.issuperset(members):
            print(f"\n{name}: undecided")
            for node in members:
                print(f"  {'' if node in known else '? '}{lookup.label(node)}")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="wrong and missing links")
    parser.add_argument("--undecided", action="store_true", help="links of which nobody has decided")
    parser.add_argument("--annotations", action="store_true", help="leave out the extraction")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/accuracy.md")
    args = parser.parse_args()
    articles, identities = load_articles(), load_identities()
    found = [("by itself", *by_annotation(articles, identities))]
    if not args.annotations:
        found.append(("end to end", *end_to_end(articles, identities)))
    for name, measured, lookup, graph in found:
        nodes = lookup.nodes(identities)
        if args.errors:
            _print_errors(name, measured, graph, nodes)
        if args.undecided:
            _print_undecided(name, lookup, graph, nodes.values())
    checked = by_annotation(load_articles(CHECK), load_identities(CHECK))[0]
    figures = [(name, measured) for name, measured, _, _ in found]
    content = table([*figures, ("check", checked)])
    print(f"\n{content}\n\n{_summary(figures[0][1], identities)}")
    for name, measured in figures:
        counts = Counter(mention.kind for mention in measured.absent)
        print(f"{name}: mentions not found: {dict(counts) or 'none'}")
    if args.write:
        page = DOCS / "accuracy.md"
        page.write_text(put(page.read_text("utf-8"), "links", content), "utf-8")


def _summary(measured: Measured, identities: Identities) -> str:
    total, (precision, recall) = measured.total, TARGETS
    same, near = sum(1 for _ in identities.same()), sum(1 for _ in identities.near_misses())
    return (
        f"{same} pairs that are one, {near} near misses; by itself precision {total.precision:.3f} "
        f"(target {precision}), recall {total.recall:.3f} (target {recall})"
    )


if __name__ == "__main__":
    main()
