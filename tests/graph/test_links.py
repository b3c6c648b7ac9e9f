"""Every entity has one canonical entity."""

from __future__ import annotations

from itertools import permutations

from geocyber.graph import LINKS_GRAPH, canonical_links
from geocyber.graph.links import entities
from geocyber.graph.vocabulary import CANONICAL, GC, TYPE

from .example import ENTITIES, graph, iri

GLOBAL = "https://w3id.org/geocyber/id/state/XG"


def canonical(links: str) -> dict[str, str]:
    rows = [line.split(" ") for line in links.splitlines()]
    assert all(row[1] == f"<{CANONICAL}>" and row[3:] == [f"<{LINKS_GRAPH}>", "."] for row in rows)
    return {row[0][1:-1]: row[2][1:-1] for row in rows}


def test_an_entity_that_is_linked_to_nothing_stands_for_itself() -> None:
    links = canonical(canonical_links(graph()))
    assert len(links) == len(ENTITIES)
    assert all(entity == other for entity, other in links.items())


def test_lines_and_text_give_the_same() -> None:
    assert canonical_links(graph()) == canonical_links(graph().splitlines(keepends=True))
    assert canonical_links("") == ""


def test_links_are_sorted_and_do_not_depend_on_their_order() -> None:
    a, b, c = (f"{iri(name)}/entity/dockworks" for name in "abc")
    graphs = [graph(name) for name in "abc"]
    wanted = canonical_links("".join(graphs), [(a, b), (b, c)])
    assert canonical(wanted)[c] == min(a, b, c)
    assert wanted.splitlines() == sorted(wanted.splitlines())
    for order in permutations(graphs):
        assert canonical_links("".join(order), [(c, b), (a, b)]) == wanted


def test_what_is_known_globally_stands_for_what_is_local() -> None:
    local = f"{iri()}/entity/dockworks"
    assert canonical(canonical_links(graph(), [(local, GLOBAL)]))[local] == GLOBAL
    assert canonical(canonical_links(graph(), [(GLOBAL, local)]))[GLOBAL] == GLOBAL


def test_links_to_nobody_count_for_nothing() -> None:
    assert canonical_links(graph(), [(GLOBAL, "urn:nobody"), ("urn:nobody", GLOBAL)]) == canonical_links(
        graph()
    )


def test_quotes_do_not_pass_for_entities() -> None:
    forged = f'<urn:x> <urn:p> "<urn:y> <{TYPE}> <{GC}State> ." <urn:g> .'
    assert entities(forged) == set()
