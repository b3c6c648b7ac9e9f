"""Parameters mean the same wherever a query mentions them, and no value can break out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocyber.errors import GeocyberError, UsageError
from geocyber.store import Iri, Literal, Store, open_store
from geocyber.store.parameters import bind, read_query

DATA = """
<a:ann> <a:knows> <a:bob> ; <a:name> "Ann" ; <a:age> 30 .
<a:ann> <a:born> "1991-05-01"^^<http://www.w3.org/2001/XMLSchema#date> .
<a:bob> <a:knows> <a:cyd> ; <a:name> "Bob"@en ; <a:age> 20 .
<a:cyd> <a:name> "{ ?x } # ' \\"" ; <a:age> 40 .
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("people") / "people.ttl"
    path.write_text(DATA)
    with open_store(str(path)) as store:
        yield store


UNION = "SELECT ?who { { ?who <a:name> ?x } UNION { ?who <a:age> ?y FILTER(?x = 'Ann' && ?y = 20) } }"
OPTIONAL = "SELECT ?who { ?who <a:age> ?a OPTIONAL { ?who <a:name> ?n FILTER(?n = ?x) } FILTER(BOUND(?n)) }"
INNER = "SELECT ?who { { SELECT ?who (COUNT(*) AS ?n) { ?who <a:age> ?a FILTER(?a > ?x) } GROUP BY ?who } }"
TRICKY = "# ?x { \nSELECT ?who { ?who <a:name> ?n FILTER(?n != '{' && ?n = ?x) # }\n}"


@pytest.mark.parametrize(
    ("query", "bindings", "expected"),
    [
        ("SELECT ?who { ?who <a:name> ?x }", {"x": "Ann"}, ["a:ann"]),
        ("SELECT ?who { ?who <a:name> ?x }", {"x": Literal("Bob", language="en")}, ["a:bob"]),
        ("SELECT ?who { ?who <a:name> ?x }", {"x": "{ ?x } # ' \""}, ["a:cyd"]),
        ("SELECT ?who { ?who <a:age> ?x }", {"x": 20}, ["a:bob"]),
        ("SELECT ?who { ?who <a:born> ?x }", {"?x": date(1991, 5, 1)}, ["a:ann"]),
        ("SELECT ?who { ?x <a:knows>+ ?who }", {"x": Iri("a:ann")}, ["a:bob", "a:cyd"]),
        ("SELECT ?who { ?who ?x ?y }", {"x": Iri("a:knows")}, ["a:ann", "a:bob"]),
        ("SELECT ?who { ?who <a:age> ?age FILTER(?age > $x) }", {"x": 25}, ["a:ann", "a:cyd"]),
        ("SELECT ?who { ?who <a:age> ?a FILTER(!BOUND(?x) || ?a = ?x) }", {}, ["a:ann", "a:bob", "a:cyd"]),
        (UNION, {"x": "Ann"}, ["a:ann", "a:bob"]),
        (OPTIONAL, {"x": "Ann"}, ["a:ann"]),
        (INNER, {"x": 25}, ["a:ann", "a:cyd"]),
        (
            "SELECT ?who { ?who <a:age> ?a FILTER NOT EXISTS { ?who <a:name> ?x } }",
            {"x": "Ann"},
            ["a:bob", "a:cyd"],
        ),
        ("SELECT ?who { ?who <a:age> ?a MINUS { ?who <a:name> ?x } }", {"x": "Ann"}, ["a:bob", "a:cyd"]),
        ("SELECT ?who { VALUES ?who { <a:ann> <a:bob> } ?who <a:age> ?x }", {"x": 20}, ["a:bob"]),
        (
            "SELECT ?who { VALUES (?who ?z) { (<a:ann> 1) (<a:bob> 2) } ?who <a:age> ?x }",
            {"x": 20},
            ["a:bob"],
        ),
        ("SELECT (?x AS ?who) { ?s <a:name> 'Ann' }", {"x": Iri("a:zed")}, ["a:zed"]),
        ("CONSTRUCT { ?who <a:is> ?x } WHERE { ?who <a:age> ?x }", {"x": 20}, ["a:bob"]),
        (TRICKY, {"x": "Ann"}, ["a:ann"]),
    ],
)
def test_a_parameter_is_seen_where_the_query_mentions_it(
    people: Store, query: str, bindings: dict[str, object], expected: list[str]
) -> None:
    result = people.query(query, bindings)
    column = result.columns.index("who") if "who" in result.columns else 0
    assert sorted(str(row[column]) for row in result.rows) == expected


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_is_bound_as_itself(people: Store, text: str) -> None:
    result = people.query("SELECT ?x { <a:ann> <a:age> 30 }", {"x": text})
    assert result.rows == ((Literal(text),),)


@given(text=st.text())
def test_an_iri_is_bound_as_itself_or_refused(people: Store, text: str) -> None:
    try:
        result = people.query("SELECT ?x { <a:ann> <a:age> 30 }", {"x": Iri(f"http://example.org/{text}")})
    except GeocyberError as error:
        assert "\n" not in str(error)
    else:
        assert result.rows == ((Iri(f"http://example.org/{text}"),),)


@pytest.mark.parametrize(
    ("query", "bindings"),
    [
        ("SELECT * { ?s ?p ?o }", {"x": "1"}),
        ("DESCRIBE ?x", {"x": Iri("a:ann")}),
        ("CONSTRUCT WHERE { ?x ?p ?o }", {"x": Iri("a:ann")}),
    ],
)
def test_a_parameter_without_a_place_is_refused(query: str, bindings: dict[str, Iri | str]) -> None:
    with pytest.raises(UsageError):
        bind(query, bindings)


def test_without_parameters_a_query_stays_as_it_is() -> None:
    assert bind("SELECT * { ?s ?p ?o }", {}) == "SELECT * { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("select * { ?s ?p ?o }", "SELECT"),
        ("BASE <a:> PREFIX insert: <a:> # DROP\n ASK {}", "ASK"),
        ("PREFIX : <a:>\nCONSTRUCT { :s :p :o } {}", "CONSTRUCT"),
        ("DESCRIBE <a:insert>", "DESCRIBE"),
    ],
)
def test_the_kind_of_a_query(query: str, form: str) -> None:
    assert read_query(query).form == form


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "DROP ALL",
        "PREFIX a: <b:> INSERT DATA {}",
        "LOAD <http://x/>",
        "WITH <a:g> DELETE {} WHERE {}",
    ],
)
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no SPARQL query"):
        read_query(text)
