"""How things are drawn is data: complete, in line with the ontology, legible without colour."""

from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import Graph, URIRef

from geocyber.graph.vocabulary import GC, STATEMENT_TERMS
from geocyber.model import Kind, RelationType
from geocyber.resources import folder
from geocyber.views.look import LookError, look, read_look
from geocyber.views.values import Standing

TEXT = files("geocyber.views").joinpath("look.toml").read_text(encoding="utf-8")


def test_every_kind_relation_and_standing_has_a_look() -> None:
    assert set(look().kinds) == set(Kind)
    assert set(look().standings) == set(Standing)
    assert {look().family(relation) in look().families for relation in RelationType} == {True}


def test_families_follow_the_ontologys_ladder() -> None:
    ontology = Graph().parse(data=folder("ontology").joinpath("geocyber.ttl").read_text(encoding="utf-8"))
    for relation, term in STATEMENT_TERMS.items():
        rung = ontology.value(URIRef(term.statement_class), URIRef(f"{GC}ladder"))
        family = ontology.value(URIRef(term.statement_class), URIRef(f"{GC}family"))
        assert look().family(relation) == str(rung or family).removeprefix(GC)


def test_no_two_kinds_look_alike_without_colour() -> None:
    seen = {(kind.shape, kind.icon, kind.hollow) for kind in look().kinds.values()}
    assert len(seen) == len(Kind)


def test_no_two_families_leave_alike_without_colour() -> None:
    tails = [family.tail for family in look().families.values()]
    assert len(set(tails)) == len(tails)


def test_no_two_standings_look_alike() -> None:
    assert len({(s.dashes, s.head) for s in look().standings.values()}) == len(Standing)


OKABE_ITO = {
    "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
    "#808080", "ink", "blue",
}  # fmt: skip


def test_colours_are_those_that_all_readers_tell_apart() -> None:
    used = {entry.colour for table in (look().kinds, look().families) for entry in table.values()}  # type: ignore[attr-defined]
    assert used <= OKABE_ITO


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[kinds.other]", "[kinds.others]", r"\[kinds.other\] is missing or unknown"),
        ('relations.condemns = "condemns"\n', "", "'condemns' stands in 0 families"),
        ("relations.condemns =", "relations.condems =", "has the relation 'condems'"),
        ('shape = "hexagon"', 'shape = "star"', "has the shape 'star'; expected one of"),
        ('tail = "box"', "tail = 3", r"\[families.law\] tail is 3; expected a text"),
        ('tail = "box"\n', "", r"\[families.law\] lacks or does not know 'tail'"),
        ('head = "vee"', 'heads = "vee"', r"\[standings.possible\] lacks or does not know 'heads?'"),
    ],
)
def test_a_wrong_look_says_what_is_wrong_where(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(LookError, match=rf"views/look.toml: .*{message}"):
        read_look(TEXT.replace(old, new, 1))
