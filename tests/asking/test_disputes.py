"""`ask disputes`: who blames, joins, denies and keeps silent, and what is contradictory, told by small stories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from samples import MSS, NATO, STATES, fill, graphs_of, make_extraction

from asking.story import seen
from geocyber.asking import ask
from geocyber.model import Entity, Extraction, Kind
from geocyber.store import Store, open_store

IR = Entity("ir", Kind.STATE, "Iran", ("Iran", "Tehran"), iso="IR", ref="state/IR")
UA = Entity("ua", Kind.STATE, "Ukraine", ("Ukraine", "Kyiv"), iso="UA", ref="state/UA")
GRU = Entity("gru", Kind.GOVERNMENT_BODY, "GRU", ("GRU",), of="ru", ref="body/RU/gru")
GANG = Entity("gang", Kind.UNNAMED_GROUP, "ransomware gang", ("ransomware gang",))
LONE_APT40 = Entity("apt40", Kind.THREAT_GROUP, "APT40", ("APT40",), ref="group/G0065")
MAN = Entity("man", Kind.PERSON, "Ivan Petrenko", ("Ivan Petrenko",), ref="person/petrenko")
RAID = Entity("raid", Kind.OPERATION, "port raid", ("port raid",), ref="operation/port-raid")
LEAK = Entity("leak", Kind.OPERATION, "port leak", ("port leak",), ref="operation/port-leak")
CAST = (*STATES.values(), IR, UA, GRU, MSS, GANG, LONE_APT40, MAN, NATO, RAID, LEAK)

Rows = Sequence[tuple[str, str, str | None, dict[str, str]]]


def article(name: str, day: int, *rows: tuple[str, str, str | None, dict[str, str]]) -> Extraction:
    """An article of July 2022 with a sentence of its own for each row."""
    sentences = [f"Sentence {number} of {name} says so." for number in range(len(rows))]
    named = {part for s, _, o, rest in rows for part in (s, o, rest.get("source"), rest.get("op")) if part}
    grown = named | {e.of for e in CAST if e.id in named and e.of}
    return make_extraction(
        name,
        (f"What {name} has", *sentences),
        [entity for entity in CAST if entity.id in grown],
        [(s, r, o, f"Sentence {number} of", rest) for number, (s, r, o, rest) in enumerate(rows)],
        published=date(2022, 7, day),
    )


OVER_RAID = {"op": "raid"}


@pytest.fixture
def disputes(tmp_path: Path):
    """Asks for the disputes of some articles: the rows, of some columns."""
    opened: list[Store] = []

    def told(*articles: Extraction, columns: str, **parameters: str) -> list[tuple[str, ...]]:
        path = tmp_path / f"{len(opened)}.nq"
        store = open_store(str(path), writable=True)
        opened.append(store)
        fill(store, graphs_of(articles))
        return seen(ask(store, "disputes", parameters), *columns.split())

    yield told
    for store in opened:
        store.close()


def test_the_story_is_told_in_the_order_of_its_dates(linked: Store) -> None:
    answer = ask(linked, "disputes")
    assert seen(answer, "dispute", "accused", "date", "actor", "position", "whom") == [
        ("Exchange hack", "four hackers", "2021-05", "Department of Justice", "charges", "four hackers"),
        ("Exchange hack", "China", "2021-07-19", "United States", "blames", "Ministry of State Security"),
        ("Exchange hack", "China", "2021-07-19", "Anna Reed", "condemns", "China"),
        ("Exchange hack", "China", "2021-07-19", "NATO", "joins", "United States"),
        ("Exchange hack", "China", "", "United States", "blames", "APT40"),
        ("Exchange hack", "China", "2021-07-21", "Zhao Lin", "denies", "United States"),
        ("Exchange hack", "China", "2021-07-23", "Norway", "condemns", ""),
    ]
    quotes = dict(seen(answer, "position", "quote"))
    assert quotes["denies"] == "Spokesman Zhao Lin denied the mail breach to the United States."


def test_of_two_accused_one_denies_and_one_is_silent(disputes) -> None:
    rows = disputes(
        article("one", 1, ("us", "attributes", "cn", OVER_RAID), ("gb", "attributes", "ir", OVER_RAID)),
        article("two", 2, ("cn", "denies", "us", OVER_RAID)),
        columns="accused actor position note",
    )
    assert ("China", "China", "denies", "") in rows
    assert rows[-1] == ("Iran", "Iran", "is silent", "accused by United Kingdom")


def test_a_silent_accused_is_told_on_demand_or_with_its_operation(disputes) -> None:
    blame = article("one", 1, ("us", "attributes", "cn", OVER_RAID), ("us", "accuses", "ir", {}))
    assert disputes(blame, columns="dispute") == []
    told = [
        ("port raid", "China", "blames"),
        ("port raid", "China", "is silent"),
    ]
    assert disputes(blame, columns="dispute accused position", operation="port raid") == told
    everything = disputes(blame, columns="dispute accused position", silent="true")
    assert set(told) < set(everything)
    assert ("Iran, accused by United States", "Iran", "is silent") in everything


def test_groups_and_persons_are_not_expected_to_answer(disputes) -> None:
    blame = article("one", 1, ("us", "attributes", "apt40", OVER_RAID), ("us", "indicts", "man", {}))
    assert disputes(blame, columns="position", silent="true") == []


# Contradictory attributions ----------------------------------------------------------------------------------


def test_two_states_blamed_for_one_operation_contradict_each_other(disputes) -> None:
    rows = disputes(
        article("one", 1, ("us", "attributes", "cn", OVER_RAID)),
        article("two", 2, ("gb", "attributes", "ir", OVER_RAID)),
        columns="actor position whom note",
    )
    assert rows == [
        ("United States", "blames", "China", "also blamed: Iran (by United Kingdom)"),
        ("United Kingdom", "blames", "Iran", "also blamed: China (by United States)"),
        ("China", "is silent", "", "accused by United States"),
        ("Iran", "is silent", "", "accused by United Kingdom"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("us", "attributes", "mss", OVER_RAID),
            ("gb", "attributes", "cn", OVER_RAID),
        ],  # a unit and its state
        [("us", "attributes", "cn", OVER_RAID), ("us", "attributes", "ir", OVER_RAID)],  # held by one at once
        [
            ("us", "attributes", "cn", OVER_RAID),
            ("gb", "attributes", "apt40", OVER_RAID),
        ],  # whose is the group?
        [("us", "attributes", "cn", OVER_RAID), ("us", "indicts", "man", OVER_RAID)],
        [("us", "attributes", "cn", OVER_RAID), ("gb", "attributes", "man", OVER_RAID)],
        [("us", "attributes", "cn", OVER_RAID), ("gang", "conducts", "raid", {})],  # whoever they were
        [("us", "attributes", "cn", OVER_RAID), ("gb", "attributes", "ir", {"op": "leak"})],
        [
            ("us", "attributes", "cn", OVER_RAID),
            ("gb", "attributes", "ir", {"op": "raid", "factuality": "possible"}),
        ],
    ],
)
def test_what_is_no_contradiction_is_no_dispute(disputes, rows) -> None:
    assert disputes(article("one", 1, *rows), columns="actor position note") == []


def test_a_gang_in_the_words_of_another_accuser_contradicts_a_state(disputes) -> None:
    rows = disputes(
        article("one", 1, ("us", "attributes", "ru", OVER_RAID)),
        article("two", 2, ("gb", "attributes", "gang", OVER_RAID)),
        columns="actor position note",
    )
    assert ("United States", "blames", "also blamed: ransomware gang (by United Kingdom)") in rows


def test_a_group_said_to_be_of_one_state_is_counted_as_that_one(disputes) -> None:
    rows = disputes(
        article("one", 1, ("us", "attributes", "apt40", OVER_RAID), ("us", "attributes", "cn", OVER_RAID)),
        article("two", 2, ("mss", "sponsors", "apt40", {"source": "us"}), ("cn", "denies", "us", OVER_RAID)),
        columns="accused position whom",
    )
    assert ("China", "blames", "APT40") in rows


# Changes of mind ----------------------------------------------------------------------------------------------


def test_who_first_blamed_moscow_and_then_a_gang_has_changed_his_mind(disputes) -> None:
    rows = disputes(
        article("one", 1, ("ua", "attributes", "ru", {"op": "raid", "when": "2022-07-01"})),
        article("two", 20, ("ua", "attributes", "gang", {"op": "raid", "when": "2022-07-19"})),
        columns="date actor position whom note",
    )
    assert rows[:2] == [
        (
            *("2022-07-01", "Ukraine", "blames", "Russia"),
            "later blames ransomware gang (2022-07-19)",
        ),
        (
            *("2022-07-19", "Ukraine", "blames", "ransomware gang"),
            "blamed Russia before (2022-07-01)",
        ),
    ]


def test_without_dates_of_their_own_positions_have_those_of_their_articles(disputes) -> None:
    rows = disputes(
        article("one", 1, ("ua", "attributes", "ru", OVER_RAID)),
        article("two", 20, ("ua", "attributes", "apt40", OVER_RAID)),
        columns="whom note",
    )
    assert ("APT40", "blamed Russia before (2022-07-01)") in rows


def test_within_a_week_nobody_has_changed_his_mind(disputes) -> None:
    articles = (
        article("one", 1, ("ua", "attributes", "ru", OVER_RAID)),
        article("two", 6, ("ua", "attributes", "apt40", OVER_RAID)),
    )
    assert disputes(*articles, columns="note") == []


def test_blame_that_is_taken_back_and_blame_that_comes_late(disputes) -> None:
    taken_back = disputes(
        article("one", 1, ("ua", "attributes", "ru", OVER_RAID)),
        article("two", 20, ("ua", "attributes", "ru", {**OVER_RAID, "factuality": "negated"})),
        columns="position note",
    )
    assert ("blames", "later no longer blames (2022-07-20)") in [(p, n.split(";")[0]) for p, n in taken_back]
    assert any(p == "does not blame" and "blamed before, no longer (2022-07-01)" in n for p, n in taken_back)
    late = disputes(
        article(
            "one", 1, ("ua", "attributes", "ru", {**OVER_RAID, "factuality": "negated", "when": "2022-07-01"})
        ),
        article("two", 20, ("ua", "attributes", "ru", {**OVER_RAID, "when": "2022-07-20"})),
        columns="position note",
    )
    assert ("blames", "did not blame before (2022-07-01)") in late


# What is asserted and negated ----------------------------------------------------------------------------------


def test_an_act_that_one_article_asserts_and_another_negates_is_a_dispute(disputes) -> None:
    rows = disputes(
        article("one", 1, ("nato", "sanctions", "ru", {})),
        article("two", 2, ("nato", "sanctions", "gru", {"factuality": "negated", "source": "gb"})),
        columns="dispute actor position whom article",
    )
    assert rows == [
        ("whether NATO sanctions Russia", "the article", "says so", "Russia", "one"),
        ("whether NATO sanctions Russia", "United Kingdom", "says not so", "GRU", "two"),
    ]


def test_who_has_not_yet_done_it_and_does_it_later_is_no_contradiction(disputes) -> None:
    articles = (
        article("one", 1, ("nato", "sanctions", "ru", {"factuality": "negated", "when": "2022-07-01"})),
        article("two", 2, ("nato", "sanctions", "ru", {"when": "2022-07-02"})),
    )
    assert disputes(*articles, columns="dispute") == []


def test_the_accused_who_says_that_it_was_not_him_denies(disputes) -> None:
    rows = disputes(
        article("one", 1, ("ru", "conducts", "raid", {"source": "us"})),
        article("two", 2, ("gru", "conducts", "raid", {"source": "ru", "factuality": "negated"})),
        columns="actor position whom note",
    )
    assert rows == [
        ("United States", "blames", "Russia", "the opposite is said too"),
        ("Russia", "denies", "", "the opposite is said too"),
    ]


# Who denies what -------------------------------------------------------------------------------------------------


def test_a_denial_of_one_operation_is_none_of_another(disputes) -> None:
    rows = disputes(
        article("one", 1, ("us", "attributes", "cn", OVER_RAID), ("us", "attributes", "cn", {"op": "leak"})),
        article("two", 2, ("cn", "denies", "us", OVER_RAID)),
        columns="dispute position",
    )
    assert {dispute for dispute, _ in rows} == {"port raid"}


def test_a_denial_to_the_accuser_answers_what_he_says_in_the_same_article(disputes) -> None:
    rows = disputes(
        article("one", 1, ("us", "attributes", "cn", OVER_RAID), ("cn", "denies", "us", {})),
        article("two", 2, ("us", "attributes", "cn", {"op": "leak"})),
        columns="dispute position",
    )
    assert rows == [("port raid", "blames"), ("port raid", "denies")]


def test_a_denial_of_an_operation_that_nobody_lays_at_its_door_answers_its_accuser(disputes) -> None:
    rows = disputes(
        article("one", 1, ("us", "attributes", "cn", OVER_RAID), ("cn", "denies", "us", {"op": "leak"})),
        columns="dispute position",
    )
    assert rows == [("port raid", "blames"), ("port raid", "denies")]


def test_a_denial_of_what_nobody_is_blamed_for_is_told_by_itself(disputes) -> None:
    rows = disputes(article("one", 1, ("cn", "denies", None, OVER_RAID)), columns="dispute actor position")
    assert rows == [("port raid", "China", "denies")]


def test_a_denial_years_later_answers_nothing(disputes) -> None:
    articles = (
        article("one", 1, ("us", "accuses", "cn", {"when": "2015-03"})),
        article("two", 2, ("cn", "denies", "us", {"when": "2022-07-02"})),
    )
    assert disputes(*articles, columns="dispute") == []


def test_a_state_that_answers_for_a_group_disputes_what_is_said_of_it(disputes) -> None:
    blame = article("one", 1, ("us", "attributes", "apt40", OVER_RAID))
    rows = disputes(
        blame, article("two", 2, ("cn", "denies", "us", OVER_RAID)), columns="accused actor position"
    )
    assert rows == [("APT40", "United States", "blames"), ("China", "China", "denies")]


def test_nobody_denies_in_advance(disputes) -> None:
    rows = disputes(
        article(
            "one",
            5,
            ("us", "accuses", "cn", {"when": "2022-07-04"}),
            ("cn", "denies", "us", {"when": "2019"}),
        ),
        columns="dispute",
    )
    assert rows == []


def test_accusations_that_one_denial_answers_are_one_dispute(disputes) -> None:
    rows = disputes(
        article(
            "one", 1, ("us", "accuses", "cn", {}), ("gb", "accuses", "mss", {}), ("cn", "denies", None, {})
        ),
        columns="dispute actor position",
    )
    assert {dispute for dispute, _, _ in rows} == {"China, accused by United Kingdom and United States"}
    assert sorted(p for _, _, p in rows) == ["blames", "blames", "denies"]


def test_who_accuses_himself_accuses_nobody(disputes) -> None:
    rows = disputes(
        article("one", 1, ("gru", "attributes", "ru", OVER_RAID)), columns="position", operation="port raid"
    )
    assert rows == []


# Parameters -------------------------------------------------------------------------------------------------------


def test_an_actor_is_asked_for_whatever_its_position(disputes) -> None:
    articles = (
        article("one", 1, ("us", "attributes", "cn", OVER_RAID), ("nato", "supports", "us", OVER_RAID)),
        article("two", 2, ("cn", "denies", "us", OVER_RAID)),
        article(
            "three", 3, ("gb", "attributes", "ru", {"op": "leak"}), ("ru", "denies", "gb", {"op": "leak"})
        ),
    )
    for actor in ("NATO", "China", "United States"):
        assert {d for (d,) in disputes(*articles, columns="dispute", actor=actor)} == {"port raid"}
    assert {d for (d,) in disputes(*articles, columns="dispute", actor="Russia")} == {"port leak"}


def test_what_is_less_sure_than_asked_for_takes_no_position(disputes) -> None:
    articles = (
        article("one", 1, ("us", "attributes", "cn", OVER_RAID)),
        article("two", 2, ("cn", "denies", "us", {**OVER_RAID, "confidence": "0.3"})),
    )
    assert disputes(*articles, columns="position")
    assert disputes(*articles, columns="position", min_confidence="0.5") == []


def test_what_is_told_by_another_says_by_whom(disputes) -> None:
    rows = disputes(
        article("one", 1, ("us", "attributes", "cn", {**OVER_RAID, "source": "gb"})),
        article("two", 2, ("cn", "denies", "us", OVER_RAID)),
        columns="actor position says note",
    )
    assert rows[0] == ("United States", "blames", "United Kingdom", "according to United Kingdom")


def test_limit_counts_positions(linked: Store) -> None:
    answer = ask(linked, "disputes", {"limit": "2"})
    assert len(answer.rows) == 2
    assert answer.notes == ("only the first 2 rows are given; there are more",)
