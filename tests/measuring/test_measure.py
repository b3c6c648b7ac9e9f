"""Measures of small networks that can be checked by hand, and what must hold of any."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocyber.measuring import Balance, Deed, Measures, Sign, measure

FOR, AGAINST = Sign.FOR, Sign.AGAINST


def deed(agent: str, target: str, sign: Sign = Sign.NEITHER, family: str = "words", *reports: str) -> Deed:
    return Deed(agent, target, family, sign, frozenset(reports or ("one",)))


def of(*deeds: Deed) -> Measures:
    return measure(deeds)


def test_nothing_measures_nothing() -> None:
    found = of()
    assert found.actors == {}
    assert (found.graph.actors, found.graph.density, found.graph.balance.share) == (0, 0.0, None)


def test_degrees_count_others_and_deeds_count_deeds() -> None:
    found = of(deed("a", "b"), deed("a", "b", family="law"), deed("a", "c"), deed("b", "a")).actors
    assert (found["a"].done, found["a"].undergone) == (3, 1)
    assert (found["a"].out_degree, found["a"].in_degree, found["a"].degree) == (2, 1, 3)
    assert found["a"].gives == {"law": 1, "words": 2}
    assert found["b"].receives == {"law": 1, "words": 1}


def test_who_lies_on_the_way_is_between() -> None:
    found = of(deed("a", "b"), deed("b", "c")).actors
    assert {id: each.betweenness for id, each in found.items()} == {"a": 0.0, "b": 0.5, "c": 0.0}


def test_who_is_acted_upon_by_all_ranks_first() -> None:
    found = of(*(deed(each, "z") for each in "abcde")).actors
    assert max(found, key=lambda id: found[id].pagerank) == "z"
    assert sum(each.pagerank for each in found.values()) == pytest.approx(1, abs=0.001)


def test_reciprocity_and_density() -> None:
    found = of(deed("a", "b"), deed("b", "a"), deed("a", "c"))
    assert found.graph.pairs == 3
    assert found.graph.density == 0.5
    assert found.graph.reciprocity == 0.6667
    assert found.actors["a"].reciprocity == 0.5
    assert found.actors["b"].reciprocity == 1.0


def test_two_circles_are_two_communities_and_the_larger_is_the_first() -> None:
    small, large = ("a", "b", "c"), ("m", "n", "o", "p")
    ties = [deed(x, y) for circle in (small, large) for x in circle for y in circle if x != y]
    found = of(*ties, deed("a", "m"))
    assert {found.actors[id].community for id in large} == {1}
    assert {found.actors[id].community for id in small} == {2}
    assert found.graph.communities == 2
    assert found.graph.modularity > 0.3


@pytest.mark.parametrize(
    ("signs", "expected", "share"),
    [
        ((FOR, FOR, FOR), Balance(1, 0, 0, 0), 1.0),
        ((FOR, FOR, AGAINST), Balance(0, 1, 0, 0), 0.0),
        ((FOR, AGAINST, AGAINST), Balance(0, 0, 1, 0), 1.0),
        ((AGAINST, AGAINST, AGAINST), Balance(0, 0, 0, 1), 0.0),
    ],
)
def test_the_four_triads(signs: tuple[Sign, Sign, Sign], expected: Balance, share: float) -> None:
    ab, bc, ca = signs
    found = of(deed("a", "b", ab), deed("b", "c", bc), deed("c", "a", ca)).graph.balance
    assert found == expected
    assert found.share == share


def test_the_majority_of_deeds_in_both_directions_decides() -> None:
    triad = (deed("b", "c", FOR), deed("c", "a", FOR))
    assert (
        of(
            *triad, deed("a", "b", FOR), deed("b", "a", FOR, "law"), deed("a", "b", AGAINST)
        ).graph.balance.all_for
        == 1
    )
    assert of(*triad, deed("a", "b", FOR), deed("b", "a", AGAINST)).graph.balance.triads == 0


def test_what_is_neither_makes_no_triad() -> None:
    assert of(deed("a", "b", FOR), deed("b", "c", FOR), deed("c", "a")).graph.balance.triads == 0


DEEDS = st.lists(
    st.builds(
        Deed,
        st.sampled_from("abcdefgh"),
        st.sampled_from("abcdefgh"),
        st.sampled_from(["words", "law"]),
        st.sampled_from(Sign),
        st.frozensets(st.sampled_from(["one", "two", "three"]), min_size=1),
    ).filter(lambda each: each.agent != each.object),
    max_size=40,
)


@given(DEEDS)
def test_sums(deeds: list[Deed]) -> None:
    found = measure(deeds)
    actors = found.actors.values()
    assert sum(each.done for each in actors) == sum(each.undergone for each in actors) == len(deeds)
    assert (
        sum(each.out_degree for each in actors) == sum(each.in_degree for each in actors) == found.graph.pairs
    )
    assert {each.community for each in actors} == set(range(1, found.graph.communities + 1))
    assert all(0 <= each.betweenness <= 1 and 0 <= each.reciprocity <= 1 for each in actors)
    assert not deeds or sum(each.pagerank for each in actors) == pytest.approx(1, abs=0.001)


@given(DEEDS, st.integers(0, 9))
def test_the_order_of_deeds_changes_nothing(deeds: list[Deed], seed: int) -> None:
    shuffled = random.Random(seed).sample(deeds, len(deeds))
    assert measure(shuffled) == measure(deeds)


@given(DEEDS)
def test_who_is_called_otherwise_is_measured_alike(deeds: list[Deed]) -> None:
    """Names in the same order: only their order, never their letters, may matter."""
    renamed = [Deed(f"state/{d.agent}", f"state/{d.object}", d.family, d.sign, d.reports) for d in deeds]
    before, after = measure(deeds), measure(renamed)
    assert before.graph == after.graph
    assert [each.community for each in before.actors.values()] == [
        each.community for each in after.actors.values()
    ]
