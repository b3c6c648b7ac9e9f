"""No value can change a query: whatever it holds, it is one term in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geocyber.asking import ask, catalogue
from geocyber.asking.binding import bind
from geocyber.errors import GeocyberError
from geocyber.store import Iri, Literal, Store

HOSTILE = [
    '" } INSERT DATA { <a:a> <a:b> <a:c> } #',
    '"} UNION {?statement ?p ?o} {"',
    "\\",
    '\\"',
    '"""',
    "'''",
    "\n} LIMIT 0 #",
    "UNDEF",
    "VALUES ?_x { UNDEF }",
    "?_x",
    "<a:b>",
    "> <a:b",
    "\\u0022",
    r"\g<name>",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "{}",
    "%s",
    "",
]
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=30), st.text("\"\\\n\r'{}<>#?$ UNDEF", max_size=20)
)
QUERY = 'SELECT ?_x ?y WHERE { VALUES ?_x { UNDEF } BIND("{ } # \\" VALUES" AS ?y) }'


@given(values=st.lists(texts, min_size=1, max_size=3))
def test_a_literal_comes_back_as_it_went_in(store: Store, values: list[str]) -> None:
    rows = store.query(bind(QUERY, {"x": [Literal(value) for value in values]})).rows
    assert [row[0] for row in rows] == [Literal(value) for value in values]


@given(value=texts)
def test_an_iri_comes_back_as_it_went_in_or_is_refused(store: Store, value: str) -> None:
    iri = Iri(f"https://w3id.org/geocyber/id/{value}")
    try:
        rows = store.query(bind(QUERY, {"x": [iri]})).rows
    except GeocyberError:
        return
    assert [row[0] for row in rows] == [iri]


def test_half_characters_are_refused() -> None:
    with pytest.raises(GeocyberError, match="surrogate"):
        bind(QUERY, {"x": [Literal("\ud800")]})


def test_a_place_without_a_value_takes_anything() -> None:
    assert bind(QUERY, {}) == QUERY
    assert bind(QUERY, {"y": [Literal("a")]}) == QUERY


NAMES = [
    (name, parameter.name) for name, question in catalogue().items() for parameter in question.parameters
]


@settings(max_examples=150)
@given(place=st.sampled_from(NAMES), value=texts)
def test_no_parameter_of_any_question_lets_text_become_a_query(
    store: Store, place: tuple[str, str], value: str
) -> None:
    name, parameter = place
    try:
        answer = ask(store, name, {parameter: value})
    except GeocyberError as error:
        assert "well formed" not in str(error)
        assert "\n" not in str(error)
        return
    assert set(answer.rows) <= set(ask(store, name).rows)
    assert all(len(row) == len(answer.columns) for row in answer.rows)


@given(value=texts)
def test_free_text_is_compared_and_nothing_else(store: Store, value: str) -> None:
    found = ask(store, "aliases", {"name": value}).rows if value.strip() else ()
    assert len(found) == (value.strip().lower() in {"leviathan", "mudcarp"})
