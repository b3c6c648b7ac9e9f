"""The ladder: how far each state has gone, held apart from what it only threatened."""

from __future__ import annotations

from hypothesis import given, settings

from geocyber.views.acts import acts
from geocyber.views.look import look
from geocyber.views.pictures.ladder import climbs, ladder
from geocyber.views.values import Material

from .drawings import frame, linked, marks, parsed, texts
from .materials import materials


def reached(material: Material) -> dict[tuple[str, str], int]:
    return {(climb.actor, climb.target): climb.reached for climb in climbs(acts(material), material)}


def test_the_rungs_of_the_sample(material: Material) -> None:
    rungs = {ends: look().rungs[rung] if rung >= 0 else None for ends, rung in reached(material).items()}
    assert rungs["state/US", "state/RU"] == "coercion"
    assert rungs["state/GB", "state/RU"] == "diplomacy"
    assert rungs["state/GB", "state/CN"] == "words"
    assert rungs["state/RU", "state/US"] is None, "Moscow only threatened to expel"


def test_a_measure_that_was_not_taken_is_no_rung(material: Material) -> None:
    assert look().rungs[reached(material)["igo/eu", "state/CN"]] == "words"


def test_support_advice_and_denial_are_no_rungs(material: Material) -> None:
    told = {
        act.relation for c in climbs(acts(material), material) for done in c.rungs.values() for act in done
    }
    assert not told & look().not_against


def test_who_has_gone_farthest_comes_first(material: Material) -> None:
    found = climbs(acts(material), material)
    best: dict[str, int] = {}
    for climb in found:
        best[climb.actor] = max(best.get(climb.actor, -1), climb.reached)
    order = [best[actor] for actor in dict.fromkeys(climb.actor for climb in found)]
    assert order == sorted(order, reverse=True)
    assert texts(parsed(ladder(material).wide), "lane-name")[:4] == ["Words", "Diplomacy", "Law", "Coercion"]


@given(materials())
@settings(max_examples=25, deadline=None)
def test_every_mark_stands_on_its_rung_and_in_the_frame(material: Material) -> None:
    figure = ladder(material)
    told = {
        index
        for c in climbs(acts(material), material)
        for done in c.rungs.values()
        for act in done
        for index in act.statements
    }
    for drawing in (figure.wide, figure.narrow):
        svg = parsed(drawing)
        width, height = frame(svg)
        found = list(marks(svg))
        assert len({(mark.x, mark.y) for mark in found}) == len(found)
        assert all(8 <= mark.x <= width - 8 and 8 <= mark.y <= height - 8 for mark in found)
        columns = {next(c for c in mark.classes if c.startswith("f-")): mark.x for mark in found}
        assert len({(mark.x, columns[c]) for mark in found for c in mark.classes if c in columns}) == len(
            columns
        )
        assert set(linked(svg)) == told
