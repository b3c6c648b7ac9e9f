"""Every entity has one entity that stands for it, and every statement one statement."""

from __future__ import annotations

from itertools import permutations

from samples import graphs_of, sample_extractions

from geocyber.graph.vocabulary import ACT, CANONICAL, GC, TYPE
from geocyber.linking import links_of

GRAPHS = graphs_of(sample_extractions())
WHOLE = "".join(GRAPHS.values())
STATE = "https://w3id.org/geocyber/id/state"
DECISIONS = "https://w3id.org/geocyber/id/decisions"


def standing(links: str, term: str = CANONICAL) -> dict[str, str]:
    """What stands for what in the lines of links."""
    rows = [line.split(" ") for line in links.splitlines()]
    found = [(row[0][1:-1], row[2][1:-1]) for row in rows if row[1] == f"<{term}>"]
    assert len(found) == len(dict(found))
    return dict(found)


def decided(one: str, word: str, other: str) -> str:
    return f"<{one}> <{GC}{word}> <{other}> <{DECISIONS}> .\n"


def local(name: str) -> str:
    return next(line.split(" ")[0][1:-1] for line in WHOLE.splitlines() if f"/entity/{name}>" in line)


def test_what_is_linked_to_nothing_stands_for_itself() -> None:
    links = links_of(WHOLE)
    assert standing(links)[local("exchange")] == local("exchange")
    assert len(standing(links, ACT)) == 11
    assert all(statement == other for statement, other in standing(links, ACT).items())


def test_links_are_sorted_and_do_not_depend_on_the_order_of_articles() -> None:
    wanted = links_of(WHOLE)
    assert wanted.splitlines() == sorted(wanted.splitlines())
    for order in permutations(GRAPHS.values()):
        assert links_of("".join(order)) == wanted


def test_nothing_has_no_links() -> None:
    assert links_of("") == ""


def test_what_is_known_globally_stands_for_what_is_local() -> None:
    for pair in ((local("raab"), f"{STATE}/GB"), (f"{STATE}/GB", local("raab"))):
        links = standing(links_of(WHOLE + decided(pair[0], "decidedSame", pair[1])))
        assert links[local("raab")] == f"{STATE}/GB"
        assert links[f"{STATE}/GB"] == f"{STATE}/GB"


def test_decisions_about_nobody_count_for_nothing() -> None:
    nobody = decided(f"{STATE}/GB", "decidedSame", "urn:nobody") + decided(
        "urn:nobody", "decidedSame", local("raab")
    )
    assert links_of(WHOLE + nobody) == links_of(WHOLE)


def test_quotes_do_not_pass_for_entities() -> None:
    forged = f'<urn:x> <urn:p> "<{STATE}/GB> <{TYPE}> <{GC}State> ." <urn:g> .\n'
    assert links_of(forged) == ""
