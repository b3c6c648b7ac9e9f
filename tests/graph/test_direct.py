"""Which statements become plain edges: what is claimed never becomes a fact."""

from __future__ import annotations

import pytest

from geocyber.graph.direct import has_direct_edge, speaks_for
from geocyber.model import AUTHOR, UNNAMED, Entity, Factuality, Kind, Passage, Relation, RelationType

ABOVE = {"spokesman": "ministry", "ministry": "state", "state": None, "rival": None, "a": "b", "b": "a"}
WORDS = Passage(0, 4, "text")


def relation(r: str, source: str, s: str = "ministry", factuality: str = "asserted") -> Relation:
    return Relation(s, RelationType(r), "rival", Factuality(factuality), source, WORDS, WORDS)


@pytest.mark.parametrize("r", list(RelationType))
def test_what_the_article_asserts_is_an_edge(r: RelationType) -> None:
    assert has_direct_edge(relation(r, AUTHOR), ABOVE)


@pytest.mark.parametrize("r", list(RelationType))
@pytest.mark.parametrize("source", [UNNAMED, "rival", "unknown"])
def test_what_others_claim_is_no_edge(r: RelationType, source: str) -> None:
    assert not has_direct_edge(relation(r, source), ABOVE)


@pytest.mark.parametrize("source", ["ministry", "spokesman", "state"])
def test_who_speaks_for_himself_condemns_by_saying_so(source: str) -> None:
    assert has_direct_edge(relation("condemns", source), ABOVE)


@pytest.mark.parametrize("r", ["conducts", "targets", "exploits", "uses", "sponsors", "affiliated", "alias"])
@pytest.mark.parametrize("source", ["ministry", "spokesman", "state"])
def test_operations_and_ties_need_the_articles_own_voice(r: str, source: str) -> None:
    assert not has_direct_edge(relation(r, source), ABOVE)


def test_a_colleague_does_not_speak_for_another() -> None:
    above = {**ABOVE, "minister": "ministry"}
    assert not has_direct_edge(relation("condemns", "minister", s="spokesman"), above)


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        (Kind.GOVERNMENT_BODY, True),
        (Kind.PERSON, True),
        (Kind.UNNAMED_GROUP, True),
        (Kind.ORGANISATION, False),
        (Kind.COMPANY, False),
        (Kind.THREAT_GROUP, False),
    ],
)
def test_newspapers_and_companies_of_a_state_do_not_give_its_word(kind: Kind, may: bool) -> None:
    voice = Entity("voice", kind, "Voice", of="state")
    above = speaks_for([voice, Entity("state", Kind.STATE, "State")])
    assert has_direct_edge(relation("warns", "voice", s="state"), above) is may
    assert has_direct_edge(relation("warns", "voice", s="voice"), above)


@pytest.mark.parametrize("factuality", ["negated", "possible"])
@pytest.mark.parametrize("source", [AUTHOR, "ministry"])
def test_what_is_not_asserted_is_no_edge(factuality: str, source: str) -> None:
    assert not has_direct_edge(relation("condemns", source, factuality=factuality), ABOVE)


def test_circles_come_to_an_end() -> None:
    assert has_direct_edge(relation("condemns", "b", s="a"), ABOVE)
    assert not has_direct_edge(relation("condemns", "state", s="a"), ABOVE)
