"""How answers are written: exact for machines, harmless for people, and never wider than the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from geocyber.asking import (
    Answer,
    as_csv,
    as_json,
    as_markdown,
    as_ntriples,
    as_table,
    ask,
    ask_sparql,
    clean,
)
from geocyber.asking.notations import cells
from geocyber.errors import UsageError
from geocyber.store import Iri, Literal, Store

XSD = "http://www.w3.org/2001/XMLSchema#"
HOSTILE = (
    "\x1b[2J\x1b]0;gone\x07\u202etxt.exe\u2066 a\r\nb\x9b31m | <script>alert(1)</script> [x](javascript:y)"
)
texts = st.text(max_size=60) | st.just(HOSTILE)


def answer_of(*values: str, column: str = "quote") -> Answer:
    return Answer((column,), tuple((Literal(value),) for value in values), shown=(column,))


# JSON ---------------------------------------------------------------------------------------------------


def test_json_is_the_w3c_format_with_names_beside_iris(linked: Store) -> None:
    document = json.loads(as_json(ask(linked, "claims", {"says": "United States", "relation": "sponsors"})))
    assert document["head"]["vars"] == [
        *("says", "saysLabel", "actor", "actorLabel", "relation", "object", "objectLabel"),
        *(
            "operation",
            "operationLabel",
            "factuality",
            "date",
            "confidence",
            "quote",
            "article",
            "articleLabel",
        ),
        "statement",
    ]
    (row,) = document["results"]["bindings"]
    assert row["says"] == {"type": "uri", "value": "https://w3id.org/geocyber/id/state/US"}
    assert row["saysLabel"] == {"type": "literal", "value": "United States"}
    assert row["articleLabel"]["value"] == "q01-accusation"
    assert row["confidence"]["datatype"].endswith("#decimal")
    assert row["date"] == {"type": "literal", "value": "2021", "datatype": f"{XSD}gYear"}
    assert "operation" not in row


def test_json_has_the_same_columns_whatever_is_found(linked: Store) -> None:
    full, empty = (json.loads(as_json(ask(linked, "sanctions", p))) for p in ({}, {"since": "2030"}))
    assert full["head"] == empty["head"]


def test_json_keeps_text_exactly() -> None:
    document = json.loads(as_json(answer_of(HOSTILE)))
    assert document["results"]["bindings"][0]["quote"]["value"] == HOSTILE


# CSV ----------------------------------------------------------------------------------------------------


def test_csv_is_rfc_4180_with_names(linked: Store) -> None:
    text = as_csv(ask(linked, "coalition", {"actor": "NATO"}))
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    head, row = csv.reader(io.StringIO(text, newline=""))
    assert dict(zip(head, row, strict=True)) | {"statement": ""} == {
        "operation": "Exchange hack",
        "member": "NATO",
        "accused": "",
        "relation": "supports",
        "actor": "NATO",
        "object": "United States",
        "date": "2021-07-19",
        "says": "NATO",
        "factuality": "asserted",
        "confidence": "0.9",
        "quote": "NATO stood with the United States over it.",
        "article": "q01-accusation",
        "statement": "",
    }


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("http://x.example")', '\'=HYPERLINK("http://x.example")'),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "' =1"),
        ("＝1", "'＝1"),
        ("-2", "-2"),
        ("+0.5", "+0.5"),
        ("2021-07-19", "2021-07-19"),
        ('He said "no", twice', 'He said "no", twice'),
    ],
)
def test_csv_holds_no_formulas(cell: str, written: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(answer_of(cell)), newline="")))
    assert rows == [["quote"], [written]]


@given(st.lists(texts.filter(bool), min_size=1, max_size=3))
def test_csv_gives_each_row_one_line(values: list[str]) -> None:
    assert as_csv(answer_of(*values)).count("\r\n") == len(values) + 1


# Markdown -----------------------------------------------------------------------------------------------


def test_markdown_escapes_what_it_would_obey() -> None:
    head, line, row = as_markdown(
        answer_of("a|b *c* <b>`d`</b> [e](f) \\ _g_ https://x.example")
    ).splitlines()
    assert (head, line) == ("| quote |", "| --- |")
    assert row == (r"| a\|b \*c\* \<b\>\`d\`\</b\> \[e\](f) \\ \_g\_ https://x.example |")


@given(texts)
def test_markdown_gives_each_row_one_line(value: str) -> None:
    lines = as_markdown(answer_of(value)).split("\n")
    assert len(lines) == 4
    assert lines[3] == ""


# Tables -------------------------------------------------------------------------------------------------


def test_a_table_shows_names_side_by_side(linked: Store) -> None:
    lines = as_table(ask(linked, "indictments"), width=140, colour=False).splitlines()
    assert lines[0].split() == ["date", "actor", "object", "operation", "says", "quote", "article"]
    assert lines[1].startswith("2021-05  Department of Justice  four hackers")
    assert "\x1b" not in "".join(lines)


def test_quotes_without_room_stand_below_their_rows(linked: Store) -> None:
    assert as_table(ask(linked, "indictments"), width=80, colour=False).splitlines() == [
        "date     actor                  object        operation      says",
        "2021-05  Department of Justice  four hackers  Exchange hack  the article",
        "    The Department of Justice charged four hackers in May. (q01-accusation)",
    ]


def test_a_narrow_terminal_gets_one_column_below_the_other(linked: Store) -> None:
    assert as_table(ask(linked, "indictments"), width=45, colour=False).splitlines() == [
        "date       2021-05",
        "actor      Department of Justice",
        "object     four hackers",
        "operation  Exchange hack",
        "says       the article",
        "quote      The Department of Justice charged",
        "           four hackers in May.",
        "article    q01-accusation",
    ]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 160, 200, 300])
def test_nothing_is_cut_off(linked: Store, width: int) -> None:
    for name in ("timeline", "coalition", "evidence", "articles", "dyads"):
        answer = ask(linked, name)
        drawn = as_table(answer, width=width, colour=False)
        held = "".join(chain(*cells(answer, answer.shown)))
        assert Counter("".join(drawn.split())) >= Counter("".join(held.split())), name


def test_columns_that_hold_nothing_are_left_out() -> None:
    answer = Answer(("a", "b"), ((Literal("1"), None), (Literal("2"), None)), shown=("a", "b"))
    assert as_table(answer, width=80, colour=False) == "a\n1\n2\n"


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(linked: Store, width: int) -> None:
    for name in ("timeline", "coalition", "evidence", "articles", "actors"):
        drawn = as_table(ask(linked, name), width=width, colour=False)
        assert all(cell_len(line) <= width for line in drawn.splitlines()), name


@given(value=texts, width=st.integers(20, 120))
def test_whatever_an_article_says_the_table_holds(value: str, width: int) -> None:
    drawn = as_table(answer_of(value, "[b]x[/b]", "宇" * 90), width=width, colour=False)
    assert all(cell_len(line) <= width for line in drawn.split("\n"))
    assert all(character == "\n" or clean(character) == character for character in drawn)
    assert "[b]x[/b]" in drawn


def test_control_characters_are_shown_and_not_obeyed() -> None:
    assert clean(HOSTILE) == ("�[2J�]0;gone��txt.exe� a b�31m | <script>alert(1)</script> [x](javascript:y)")


def test_an_empty_answer_draws_nothing() -> None:
    assert as_table(Answer(("a",), (), shown=("a",)), width=80, colour=False) == ""


# Free queries -------------------------------------------------------------------------------------------


def test_terms_of_free_queries_stay_as_they_are(store: Store) -> None:
    found = ask_sparql(store, "SELECT DISTINCT ?c WHERE { <https://w3id.org/geocyber/id/state/CN> a ?c }")
    assert as_csv(found) == "c\r\nhttps://w3id.org/geocyber/ontology#State\r\n"


def test_a_truth_value_has_every_notation(store: Store) -> None:
    found = ask_sparql(store, "ASK { ?x a gc:State }")
    assert json.loads(as_json(found)) == {"head": {}, "boolean": True}
    assert as_csv(found) == "answer\r\ntrue\r\n"
    assert as_markdown(found) == "true\n"
    assert as_table(found, width=80, colour=False) == "yes\n"
    with pytest.raises(UsageError, match="N-Triples"):
        as_ntriples(found)


def test_triples_have_every_notation(store: Store) -> None:
    found = ask_sparql(store, "CONSTRUCT { ?x a gc:State } WHERE { ?x gc:iso 'CN' }")
    assert found.columns == ("subject", "predicate", "object")
    assert found.rows[0][0] == Iri("https://w3id.org/geocyber/id/state/CN")
    assert as_ntriples(found).startswith("<https://w3id.org/geocyber/id/state/CN> <")
    assert as_table(found, width=200, colour=False).splitlines()[0].split() == list(found.columns)


def test_a_query_without_columns_draws_nothing_wrong(store: Store) -> None:
    found = ask_sparql(store, "SELECT * WHERE { }")
    assert as_table(found, width=80, colour=False).strip() == ""
