"""One article of our own, with all that makes such articles hard, from its file to the answers of the questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geocyber import ask, build, open_store
from geocyber.graph.check import check
from geocyber.graph.vocabulary import STATEMENT_TERMS
from geocyber.model import RelationType
from geocyber.store import Store

ARTICLE = Path(__file__).with_name("harbour-mail.txt")
MONDAY = "2022-07-18"
TIES = {RelationType.AFFILIATED, RelationType.ALIAS}
MOIS = "Ministry of Intelligence and Security"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("graph") / "graph.trig"
    summary = build(ARTICLE, path)
    assert (summary.articles, summary.unreadable) == (1, ())
    with open_store(str(path)) as store:
        yield store


def rows(graph: Store, question: str, columns: str, **parameters: str) -> set[tuple[str, ...]]:
    """Some columns of an answer, as a user reads them."""
    answer = ask(graph, question, parameters)
    at = [answer.columns.index(column) for column in columns.split()]
    return {tuple(answer.name(row[i]) for i in at) for row in answer.rows}


def test_the_date_is_that_of_the_citation(graph: Store) -> None:
    assert rows(graph, "articles", "article published") == {("harbour-mail", "2022-07-19")}


def test_who_is_held_responsible_by_whom_and_when(graph: Store) -> None:
    found = rows(graph, "attributions", "date actor object")
    assert (MONDAY, "Biden administration", MOIS) in found
    assert {row[1] for row in found} <= {
        "Biden administration",
        "United States",
        "White House",
        "Dominic Raab",
    }


def test_who_is_charged(graph: Store) -> None:
    assert rows(graph, "indictments", "actor object") == {("Department of Justice", "three MOIS officers")}


def test_who_condemns_the_state_behind_it(graph: Store) -> None:
    found = {actor for (actor,) in rows(graph, "condemnations", "actor", actor="Iran")}
    assert {"European Union", "United States"} <= found
    assert found & {"NATO", "North Atlantic Council"}


def test_who_denies_it(graph: Store) -> None:
    assert "Tehran Times" in {actor for (actor,) in rows(graph, "denials", "actor")}


def test_what_was_not_done(graph: Store) -> None:
    found = rows(graph, "not-done", "factuality actor object", relation="sanctions")
    assert ("negated", "United States", "Iran") in found
    assert rows(graph, "sanctions", "actor object") == set()


def test_who_stood_together(graph: Store) -> None:
    expected = {"United States", "European Union", "United Kingdom", "Australia", "Canada", "Japan", "NATO"}
    assert expected <= {member for (member,) in rows(graph, "coalition", "member")}


def test_who_belongs_to_whom(graph: Store) -> None:
    assert {
        ("Antony Blinken", "United States"),
        ("Dominic Raab", "United Kingdom"),
        ("Mona Field", "Rowan Institute"),
        ("North Atlantic Council", "NATO"),
        (MOIS, "Iran"),
    } <= rows(graph, "ties", "actor object", relation="affiliated")


def test_one_state_is_one_actor_under_all_its_names(graph: Store) -> None:
    answers = [rows(graph, "timeline", "statement", actor=name) for name in ("Iran", "Tehran", "IR")]
    assert answers[0]
    assert answers[1:] == answers[:1] * 2


def test_the_citation_yields_nothing(graph: Store) -> None:
    assert not [name for (name,) in rows(graph, "actors", "actor") if "Gazette" in name]


def test_no_plain_edge_says_that_the_accused_did_anything(graph: Store) -> None:
    deeds = [term.direct_property for relation, term in STATEMENT_TERMS.items() if relation not in TIES]
    properties = " ".join(f"<{iri}>" for iri in deeds)
    accused = "<https://w3id.org/geocyber/id/state/IR> <https://w3id.org/geocyber/id/body/IR/mois>"
    query = f"SELECT * {{ VALUES ?who {{ {accused} }} VALUES ?does {{ {properties} }} ?who ?does ?whom }}"
    assert graph.query(query).rows == ()


def test_the_graph_keeps_its_rules(graph: Store) -> None:
    assert not check(graph.nquads()).violations
