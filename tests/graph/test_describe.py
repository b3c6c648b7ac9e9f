"""From an extraction to the article's graph."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from geocyber.errors import GeocyberError
from geocyber.graph import describe
from geocyber.graph.nquads import decimal, literal
from geocyber.graph.vocabulary import PREFIXES, STATEMENT_TERMS
from geocyber.model import (
    UNNAMED,
    Entity,
    Extraction,
    Kind,
    Passage,
    RelationType,
)

from .example import ENTITIES, extraction, hostile_extraction, iri

GC, SCHEMA, OA = PREFIXES["gc"], PREFIXES["schema"], PREFIXES["oa"]
ANY_TEXT = st.text(st.characters(), min_size=1)


def query(nquads: str, select: str) -> list[tuple[str, ...]]:
    """The rows of a query over one article's graph."""
    store = Store()
    store.load(nquads.encode(), RdfFormat.N_QUADS)
    rows = store.query(select, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    return sorted(tuple("" if value is None else value.value for value in row) for row in rows)


def test_an_article_is_described() -> None:
    rows = query(
        describe(extraction(), model="test 1.0"),
        """SELECT ?id ?headline ?date ?publisher ?url ?model ?g WHERE { GRAPH ?g {
            ?g a gc:Article, schema:NewsArticle ; gc:articleId ?id ; schema:headline ?headline ;
                schema:datePublished ?date ; schema:publisher ?publisher ; schema:url ?url ;
                gc:languageModel ?model } }""",
    )
    headline = "Ministry condemns Ruritania over the Quay breach"
    url = "https://courier.example/1"
    assert rows == [("example", headline, "2021-07-20", "Quay Courier", url, "test 1.0", iri())]


def test_what_is_not_known_of_an_article_is_left_out() -> None:
    bare = replace(extraction().article, title="", published=None, publisher=None, url=None)
    quads = describe(Extraction(bare, (), ()))
    assert "languageModel" not in quads
    assert not any(f"{SCHEMA}{name}" in quads for name in ("headline", "datePublished", "publisher", "url"))


def test_a_statement_says_who_what_when_and_where() -> None:
    rows = query(
        describe(extraction()),
        """SELECT ?label ?agent ?object ?op ?by ?date ?quote ?trigger ?confidence ?rule WHERE {
            ?s a gc:Condemnation ; rdfs:label ?label ; gc:agent/rdfs:label ?agent ; gc:object ?object ;
                gc:inResponseTo/rdfs:label ?op ; gc:claimedBy/rdfs:label ?by ; gc:date ?date ;
                gc:evidence/gc:quote ?quote ; gc:trigger ?trigger ; gc:confidence ?confidence ;
                gc:foundBy ?rule ; gc:factuality gc:asserted ; gc:reportedIn ?article . }""",
    )
    assert rows == [
        (
            "Harbour Ministry condemns Ruritania",
            "Harbour Ministry",
            "https://w3id.org/geocyber/id/state/XR",
            "Quay breach",
            "Harbour Ministry",
            "2021-07-19",
            "The Harbour Ministry condemned Ruritania on Monday for the Quay breach.",
            "condemned",
            "0.9",
            "condemns.example",
        )
    ]


def test_passages_can_be_found_again() -> None:
    text = extraction().article.text
    rows = query(
        describe(extraction()),
        """SELECT ?exact ?start ?end WHERE { ?p a gc:Passage ; gc:quote ?quote ;
            oa:hasSelector [ oa:exact ?exact ], [ oa:start ?start ; oa:end ?end ] }""",
    )
    assert len(rows) == 6
    assert all(text[int(start) : int(end)] == exact for exact, start, end in rows)


def test_dates_are_of_their_own_precision() -> None:
    rows = query(describe(extraction()), "SELECT ?d (DATATYPE(?d) AS ?t) WHERE { ?s gc:date ?d }")
    xsd = PREFIXES["xsd"]
    assert rows == [
        ("2021", f"{xsd}gYear"),
        ("2021-03", f"{xsd}gYearMonth"),
        ("2021-07-19", f"{xsd}date"),
    ]


def test_only_what_may_stand_as_a_fact_has_an_edge() -> None:
    properties = " ".join(f"gc:{term.relation.value}" for term in STATEMENT_TERMS.values())
    rows = query(
        describe(extraction()),
        f"""SELECT ?s ?p ?o WHERE {{
            VALUES ?p {{ {properties} }} ?a ?p ?b . ?a rdfs:label ?s . ?b rdfs:label ?o }}""",
    )
    assert rows == [
        ("Grey Stork", f"{GC}targets", "Dockworks"),
        ("Harbour Ministry", f"{GC}condemns", "Ruritania"),
    ]


def test_labels_show_what_is_not_asserted() -> None:
    rows = query(describe(extraction()), "SELECT ?l WHERE { ?s gc:factuality gc:possible ; rdfs:label ?l }")
    assert rows == [("Harbour Ministry sanctions Ruritania (possible)",)]


def test_an_alias_may_be_a_name_or_an_entity() -> None:
    base = extraction()
    alias = next(r for r in base.relations if r.r is RelationType.ALIAS)
    rows = query(
        describe(replace(base, relations=(alias, replace(alias, o="dockworks")))),
        "SELECT ?name ?o WHERE { ?s a gc:Naming ; gc:aliasName ?name OPTIONAL { ?s gc:object ?o } }",
    )
    assert rows == [("Blue Heron", ""), ("Dockworks", f"{iri()}/entity/dockworks")]


def test_a_claim_of_nobody_named_says_so() -> None:
    base = extraction()
    claim = replace(base.relations[1], source=UNNAMED)
    rows = query(describe(replace(base, relations=(claim,))), "SELECT ?c WHERE { ?s gc:claimedBy ?c }")
    assert rows == [(f"{GC}unnamedClaimant",)]


def test_statements_that_say_the_same_are_one_with_all_their_evidence() -> None:
    base = extraction()
    first = base.relations[1]
    again = replace(first, evidence=base.relations[2].evidence, confidence=0.4, when=None, frame="other")
    rows = query(
        describe(replace(base, relations=(again, first))),
        """SELECT ?confidence ?date ?rule (COUNT(?e) AS ?n) WHERE {
            ?s gc:confidence ?confidence ; gc:date ?date ; gc:foundBy ?rule ; gc:evidence ?e
        } GROUP BY ?confidence ?date ?rule""",
    )
    assert rows == [("0.9", "2021-03", "targets.example", "2")]


def test_order_does_not_matter() -> None:
    base = extraction()
    shuffle = random.Random(7)
    other = Extraction(
        base.article,
        tuple(shuffle.sample(base.entities, len(base.entities))),
        tuple(shuffle.sample(base.relations, len(base.relations))),
    )
    assert describe(other) == describe(base)


def test_lines_are_sorted_distinct_and_canonical(article_graphs: dict[str, str]) -> None:
    for quads in article_graphs.values():
        lines = quads.split("\n")
        assert lines.pop() == ""
        assert lines == sorted(set(lines))
        assert lines == canonical_lines(quads)


def canonical_lines(nquads: str) -> list[str]:
    """The lines as Oxigraph writes them."""
    quads = list(parse(nquads.encode(), format=RdfFormat.N_QUADS))
    return sorted(serialize(quads, format=RdfFormat.N_QUADS).decode().split("\n")[:-1])


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@example('"> . <urn:x> <urn:y> <urn:z> .\n', "\\", '"""')
@example("\ud800", "\x00\x0b\x1f\x7f\x85\u2028\u2029\ufffe\uffff", "\r\n\t")
def test_hostile_texts_stay_texts(name: str, quote: str, rule: str) -> None:
    quads = describe(hostile_extraction(name, quote, rule), model=rule)
    assert canonical_lines(quads) == quads.split("\n")[:-1]


@given(ANY_TEXT)
@example("\x00\x0b\x1f\x7f\x85\u2028\u2029\ufffe\uffff\ud800\\\"'\n\r\t")
def test_rdflib_reads_the_same_as_oxigraph(text: str) -> None:
    from rdflib import Dataset

    quads = describe(hostile_extraction("name", text, "rule"))
    theirs = {(str(s), str(p), str(o)) for s, p, o, _ in Dataset().parse(data=quads, format="nquads").quads()}
    ours = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in parse(quads.encode(), format=RdfFormat.N_QUADS)
    }
    assert theirs == ours


@given(ANY_TEXT)
def test_offsets_count_the_same_in_what_is_written(text: str) -> None:
    written = next(parse(f"<urn:s> <urn:p> {literal(text)} .".encode(), format=RdfFormat.N_QUADS)).object
    assert isinstance(written, Literal)
    assert len(written.value) == len(text)


@given(st.floats(0, 1))
@example(0.93)
@example(1e-9)
def test_confidences_come_back_as_they_were_stored(confidence: float) -> None:
    store, node = Store(), NamedNode("urn:n")
    (quad,) = parse(f"<urn:n> <urn:n> {decimal(confidence)} <urn:n> .", format=RdfFormat.N_QUADS)
    store.add(quad)
    assert list(store) == [quad] == [Quad(node, node, quad.object, node)]
    assert abs(float(quad.object.value) - confidence) <= 0.00005


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"s": "nobody"}, "names the entity 'nobody'"),
        ({"o": "nobody"}, "names the entity 'nobody'"),
        ({"source": "nobody"}, "names the entity 'nobody'"),
        ({"op": "nobody"}, "names the entity 'nobody'"),
        ({"confidence": 1.01}, "not between 0 and 1"),
        ({"confidence": float("nan")}, "not between 0 and 1"),
        ({"when": "2021-02-30"}, "not a date"),
        ({"when": "July"}, "not a date"),
        ({"when": "20210719"}, "not a date"),
        ({"evidence": Passage(0, 4, "other")}, "are not 'other'"),
        ({"evidence": Passage(5, 5, "")}, "are not ''"),
        ({"evidence": Passage(-4, 4, "")}, "are not ''"),
    ],
)
def test_an_extraction_that_contradicts_itself_is_refused(change: dict[str, object], message: str) -> None:
    base = extraction()
    with pytest.raises(GeocyberError, match=message) as error:
        describe(replace(base, relations=(replace(base.relations[0], **change),)))
    assert "\n" not in str(error.value)
    assert str(error.value).startswith("example: ")


@pytest.mark.parametrize(
    "twin",
    [
        Entity("home", Kind.COMPANY, "Twin"),
        Entity("twin", Kind.STATE, "Twin", ref="state/XG"),
    ],
)
def test_two_entities_cannot_be_one(twin: Entity) -> None:
    with pytest.raises(GeocyberError, match="given twice"):
        describe(Extraction(extraction().article, (*ENTITIES, twin), ()))


def test_describing_loads_no_rdf_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys, geocyber.graph; sys.exit(bool({'rdflib', 'pyoxigraph', 'pyshacl'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
