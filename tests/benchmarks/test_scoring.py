"""The scorer counts as its documentation says; each row is one small annotated article and one extraction."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.scoring import Comparison, Entities, Outcome, Tally, measure, normal, same

ENTITIES = [
    {"id": "us", "kind": "state", "name": "United States", "iso": "US", "names": ["Washington", "U.S."]},
    {"id": "doj", "kind": "government_body", "name": "Justice Department", "of": "us", "names": ["DOJ"]},
    {"id": "cn", "kind": "state", "name": "China", "iso": "CN", "names": ["Beijing"]},
    {
        "id": "mss",
        "kind": "government_body",
        "name": "Ministry of State Security",
        "of": "cn",
        "names": ["MSS"],
    },
    {"id": "raab", "kind": "person", "name": "Dominic Raab", "names": ["Dominic Raab"]},
    {
        "id": "hack",
        "kind": "operation",
        "name": "Microsoft Exchange hack",
        "names": ["hack of Exchange servers"],
    },
    {"id": "x", "kind": "company", "name": "X", "names": ["X"]},
]


def relation(text: str, **more: Any) -> dict[str, Any]:
    """A relation of the form "us blames cn|mss": several answers are parted by bars, "-" is none."""
    s, r, o = text.split()
    return {"s": s.split("|"), "r": r, "o": [] if o == "-" else o.split("|"), **more}


def compare(wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> Comparison:
    return Comparison({"entities": ENTITIES, "relations": wanted}, {"entities": ENTITIES, "relations": found})


def outcomes(wanted: list[str], found: list[str], level: Any = "entity") -> list[str]:
    both = compare([relation(w) for w in wanted], [relation(f) for f in found])
    return sorted(v.outcome.name for v in both.verdicts(level))


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        (["us attributes mss|cn"], ["us attributes mss"], ["HIT"]),
        (["us attributes mss|cn"], ["us attributes cn"], ["HIT"]),
        (["us attributes mss|cn"], ["us attributes cn", "us attributes mss"], ["AGAIN", "HIT"]),
        (["us attributes mss"], ["us attributes cn"], ["ALARM", "MISS"]),
        (["us attributes mss"], ["us condemns mss"], ["ALARM", "MISS"]),
        (["cn denies -"], ["cn denies us"], ["HIT"]),
        (["cn denies us"], ["cn denies -"], ["ALARM", "MISS"]),
        (["us attributes cn"], [], ["MISS"]),
        ([], ["us attributes cn"], ["ALARM"]),
    ],
)
def test_at_entity_level(wanted: list[str], found: list[str], expected: list[str]) -> None:
    assert outcomes(wanted, found) == expected


def test_at_dyad_level_ends_meet_at_the_top_and_fall_together() -> None:
    assert outcomes(["us attributes mss"], ["doj attributes cn"], "dyad") == ["HIT"]
    assert outcomes(["us attributes mss", "doj attributes cn"], ["us attributes cn"], "dyad") == ["HIT"]


def test_optional_relations_are_neither_wanted_nor_wrong() -> None:
    optional = [relation("us attributes cn", optional=True)]
    assert list(compare(optional, []).verdicts()) == []
    assert [v.outcome for v in compare(optional, optional).verdicts()] == [Outcome.AGAIN]


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        ("negated", "negated", ["SOFT_HIT"]),
        ("negated", "possible", ["SOFT_MISS"]),
        ("possible", "asserted", ["ALARM", "SOFT_MISS"]),
        ("asserted", "possible", ["MISS"]),
    ],
)
def test_factuality(wanted: str, found: str, expected: list[str]) -> None:
    both = compare(
        [relation("us sanctions cn", factuality=wanted)], [relation("us sanctions cn", factuality=found)]
    )
    assert sorted(v.outcome.name for v in both.verdicts()) == expected
    assert both.agrees(both.found["relations"][0]) is (wanted == found)


@pytest.mark.parametrize(
    ("detail", "wanted", "found", "right"),
    [
        ("source", "us", "us", True),
        ("source", "us", "author", False),
        ("source", "us", None, False),
        ("source", "author", "us", None),
        ("source", None, "us", None),
        ("source", "unnamed", "unnamed", True),
        ("op", "hack", "hack", True),
        ("when", "2021-07", "2021-07-19", True),
        ("when", "2021-07-19", "2021-07", False),
    ],
)
def test_details_of_what_is_found(
    detail: str, wanted: str | None, found: str | None, right: bool | None
) -> None:
    both = compare(
        [relation("us condemns cn", **{detail: wanted})], [relation("us condemns cn", **{detail: found})]
    )
    (hit,) = both.verdicts()
    assert both.is_right(hit, detail) is right


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (
            {"kind": "state", "name": "China", "iso": "CN"},
            {"kind": "state", "name": "PRC", "iso": "CN"},
            True,
        ),
        ({"kind": "state", "name": "China", "iso": "CN"}, {"kind": "company", "name": "China"}, False),
        ({"kind": "person", "name": "Dominic Raab"}, {"kind": "person", "name": "Mr Raab"}, True),
        ({"kind": "person", "name": "Dominic Raab"}, {"kind": "company", "name": "Raab"}, False),
        ({"kind": "company", "name": "The New Bank"}, {"kind": "company", "name": "New Bank"}, True),
        ({"kind": "company", "name": "New Bank"}, {"kind": "company", "name": "Old Bank"}, False),
        (
            {"kind": "operation", "name": "attack on the bank"},
            {"kind": "operation", "name": "bank attack"},
            True,
        ),
        (
            {"kind": "operation", "name": "attack on the bank"},
            {"kind": "operation", "name": "sabotage"},
            False,
        ),
    ],
)
def test_who_is_whom(gold: dict[str, str], found: dict[str, str], expected: bool) -> None:
    assert same(Entities([{"id": "a", **gold}]), "a", Entities([{"id": "b", **found}]), "b") is expected


def test_names_are_compared_without_case_points_and_articles() -> None:
    assert normal("The U.S.’s Justice Department") == normal("us justice department")


def test_an_alias_may_be_a_mere_name() -> None:
    assert outcomes(["mss alias Hafnium"], ["mss alias hafnium"]) == ["HIT"]


def test_figures_keep_events_ties_and_the_rest_apart() -> None:
    wanted = [
        relation("us condemns cn", when="2021"),
        relation("us sanctions cn"),
        relation("mss affiliated cn"),
        relation("us expels cn", factuality="possible"),
    ]
    found = [
        relation("us condemns cn"),
        relation("us warns cn"),
        relation("mss affiliated cn"),
        relation("us expels cn", factuality="possible"),
    ]
    figures = measure([compare(wanted, found)])
    assert figures.events == Tally(hits=1, alarms=1, misses=1)
    assert figures.events.precision == figures.events.recall == figures.events.f1 == 0.5
    assert figures.ties == Tally(hits=1)
    assert figures.soft == (1, 1)
    assert figures.details["when"] == (0, 1)
    assert figures.relations["sanctions"] == Tally(misses=1)


def test_nothing_is_no_error() -> None:
    assert measure([]).events.f1 == 0.0
