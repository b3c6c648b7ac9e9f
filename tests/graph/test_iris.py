"""IRIs: what they look like, and that nothing hostile gets into them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from geocyber.errors import GeocyberError
from geocyber.graph.iris import (
    article_iri,
    global_entity_iri,
    local_entity_iri,
    passage_iri,
    statement_iri,
    web_address,
)

ANY_TEXT = st.text(st.characters(), min_size=1)
ARTICLE = article_iri("0123456789abcdef" * 4)


def is_accepted(iri: str) -> bool:
    """Whether a strict parser takes it for an IRI."""
    return len(list(parse(f"<{iri}> <urn:p> <{iri}> .", format=RdfFormat.N_QUADS))) == 1


def test_iris_of_an_article_and_what_is_in_it() -> None:
    assert ARTICLE == "https://w3id.org/geocyber/id/article/0123456789abcdef"
    assert passage_iri(ARTICLE, 3, 40) == f"{ARTICLE}/passage/3-40"
    assert local_entity_iri(ARTICLE, "ministry") == f"{ARTICLE}/entity/ministry"
    assert global_entity_iri("body/CN/ministry-of-state-security").endswith(
        "/id/body/CN/ministry-of-state-security"
    )
    assert len(statement_iri(ARTICLE, ("a", None))) == len(f"{ARTICLE}/statement/") + 16


@pytest.mark.parametrize("sha256", ["", "0123456789abcdef", "x" * 64, "0" * 64 + "\n", "A" * 64])
def test_what_is_no_hash_names_no_article(sha256: str) -> None:
    with pytest.raises(GeocyberError, match="64 hexadecimal digits"):
        article_iri(sha256)


@pytest.mark.parametrize(
    "ref", ["", "/", "state/", "/state", "state//CN", "article/0123456789abcdef", "links"]
)
def test_what_is_no_reference_names_no_entity(ref: str) -> None:
    with pytest.raises(GeocyberError, match="cannot be the reference"):
        global_entity_iri(ref)


@given(ANY_TEXT)
@example("\ud800")
@example("..")
@example("> <urn:p> <urn:o> .\n")
def test_any_id_makes_an_iri(entity_id: str) -> None:
    iri = local_entity_iri(ARTICLE, entity_id)
    assert is_accepted(iri)
    assert iri.isascii()
    assert iri.removeprefix(f"{ARTICLE}/entity/").count("/") == 0


@given(ANY_TEXT, ANY_TEXT)
def test_different_ids_make_different_iris(one: str, other: str) -> None:
    assert (local_entity_iri(ARTICLE, one) == local_entity_iri(ARTICLE, other)) == (one == other)


@given(st.tuples(ANY_TEXT, st.none() | ANY_TEXT), st.tuples(ANY_TEXT, st.none() | ANY_TEXT))
@example(("a", None), ("a", "None"))
@example(('a","b', None), ("a", "b"))
def test_different_contents_make_different_statements(
    one: tuple[str | None, ...], other: tuple[str | None, ...]
) -> None:
    assert (statement_iri(ARTICLE, one) == statement_iri(ARTICLE, other)) == (one == other)


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org", "https://example.org"),
        (" HTTPS://Example.org/A?b=c&d#e ", "https://example.org/A?b=c&d#e"),
        ("http://example.org:8080/a b/ü", "http://example.org:8080/a%20b/%C3%BC"),
        ("https://example.org/100%/%41", "https://example.org/100%25/%41"),
        ("https://exämple.org/", "https://xn--exmple-cua.org/"),
        ("https://example.org/?q=[1]#a#b", "https://example.org/?q=%5B1%5D#a%23b"),
    ],
)
def test_web_addresses_become_iris(url: str, iri: str) -> None:
    assert web_address(url) == iri


@pytest.mark.parametrize(
    "url",
    [
        "",
        "article.html",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org/",
        "https://user:secret@example.org/",
        "https://[::1",
        "https://example.org:port/",
        "https://",
        "https://ex ample.org/",
        f"https://{'a' * 70}.org/",
    ],
)
def test_what_is_no_web_address_is_left_out(url: str) -> None:
    assert web_address(url) is None


@given(st.builds("https://example.org/{}".format, ANY_TEXT) | st.builds("http://{}".format, ANY_TEXT))
@example("https://example.org/\ud800")
def test_any_web_address_is_an_iri_or_nothing(url: str) -> None:
    iri = web_address(url)
    assert iri is None or is_accepted(iri)
