"""What every store does, wherever the graph is kept: in a folder, a file of each kind, or at an endpoint."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import STATES, fill, graphs_of, make_extraction, sample_extractions

from geocyber.errors import GeocyberError, UsageError
from geocyber.graph import describe
from geocyber.graph.vocabulary import GC, KIND_CLASSES
from geocyber.linking import Decisions, ordered
from geocyber.model import Entity, Kind
from geocyber.store import Iri, Literal, Store, open_store

FILES = ("graph.trig", "graph.nq", "graph.ttl", "graph.jsonld", "graph.trig.gz", "graph.ttl.gz")
SERVERS = ("", "/query", "/sparql", "/#store=")
PREFIXES = f"""PREFIX gc: <{GC}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX id: <https://w3id.org/geocyber/id/> """


@pytest.fixture(params=["folder", *FILES, *(f"server{path}" for path in SERVERS)])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a graph, with nothing there yet."""
    if request.param.startswith("server"):
        return request.getfixturevalue("empty_server") + request.param.removeprefix("server")
    return str(tmp_path / request.param)


@pytest.fixture
def filled(target: str, article_graphs: dict[str, str]) -> str:
    """A place with the three small articles."""
    with open_store(target, writable=True) as store:
        fill(store, article_graphs)
    return target


def dump(target: str) -> list[str]:
    with open_store(target) as store:
        return list(store.nquads())


def canonical_pairs(store: Store) -> list[tuple[str, str]]:
    rows = store.query(
        PREFIXES + "SELECT ?e ?c { GRAPH <https://w3id.org/geocyber/id/links> { ?e gc:canonical ?c } }"
    )
    return sorted((str(row["e"]), str(row["c"])) for row in rows)


def entities(store: Store) -> list[str]:
    classes = " ".join(f"<{iri}>" for iri in KIND_CLASSES.values())
    rows = store.query(f"SELECT DISTINCT ?e {{ VALUES ?class {{ {classes} }} ?e a ?class }}")
    return sorted(str(row["e"]) for row in rows)


def test_what_was_added_is_there_after_opening_again(filled: str, article_graphs: dict[str, str]) -> None:
    with open_store(filled) as store:
        assert store.articles() == sorted(article_graphs)
        assert all(store.has(iri) for iri in article_graphs)
        assert not store.has("https://w3id.org/geocyber/id/article/0000000000000000")
        held = set(store.nquads())
    assert {line for text in article_graphs.values() for line in text.splitlines()} <= held


def test_every_store_holds_the_same_bytes(
    filled: str, tmp_path: Path, article_graphs: dict[str, str]
) -> None:
    with open_store(str(tmp_path / "reference.nq"), writable=True) as reference:
        fill(reference, dict(reversed(article_graphs.items())))
    assert "".join(f"{line}\n" for line in dump(filled)) == (tmp_path / "reference.nq").read_text()


def test_adding_again_changes_nothing(filled: str, article_graphs: dict[str, str]) -> None:
    before = dump(filled)
    path = Path(filled)
    stamp = path.stat().st_mtime_ns if path.is_file() else None
    with open_store(filled, writable=True) as store:
        fill(store, article_graphs)
    assert dump(filled) == before
    assert stamp is None or path.stat().st_mtime_ns == stamp


def test_an_article_that_is_read_again_takes_the_place_of_its_old_graph(filled: str) -> None:
    first = sample_extractions()[0]
    (iri,) = graphs_of([first])
    with open_store(filled, writable=True) as store:
        store.add(iri, describe(first, model="other-model 2.0"))
    with open_store(filled) as store:
        models = store.query(
            PREFIXES + "SELECT ?model { GRAPH ?article { ?article gc:languageModel ?model } }",
            {"article": Iri(iri)},
        )
        assert [str(row["model"]) for row in models] == ["other-model 2.0"]
        assert len(store.articles()) == 3


def test_every_entity_has_exactly_one_canonical_entity(filled: str) -> None:
    with open_store(filled, writable=True) as store:
        assert canonical_pairs(store) == [(e, e) for e in entities(store)]
        store.remove(store.articles()[0])
        assert canonical_pairs(store) == [(e, e) for e in entities(store)]


def test_removing_an_article_gives_back_the_graph_without_it(
    target: str, article_graphs: dict[str, str]
) -> None:
    first, second, third = article_graphs
    with open_store(target, writable=True) as store:
        fill(store, {iri: article_graphs[iri] for iri in (first, third)})
    before = dump(target)
    with open_store(target, writable=True) as store:
        store.add(second, article_graphs[second])
    with open_store(target, writable=True) as store:
        store.remove(second)
    assert dump(target) == before
    with open_store(target, writable=True) as store:
        store.remove(first)
        store.remove(third)
    assert dump(target) == []


def test_removing_what_is_not_there_is_said(filled: str) -> None:
    before = dump(filled)
    with open_store(filled, writable=True) as store, pytest.raises(GeocyberError, match="holds no article"):
        store.remove("https://w3id.org/geocyber/id/article/0000000000000000")
    assert dump(filled) == before


def test_a_query_sees_all_articles_and_graph_tells_them_apart(filled: str) -> None:
    with open_store(filled) as store:
        everywhere = store.query(
            PREFIXES + "SELECT DISTINCT ?label { ?s gc:agent ?a . ?a rdfs:label ?label } ORDER BY ?label"
        )
        assert [str(row["label"]) for row in everywhere] == [
            "APT40",
            "China",
            "Dominic Raab",
            "Ministry of State Security",
            "NATO",
            "Russia",
            "United Kingdom",
            "United States",
        ]
        counted = store.query(
            PREFIXES + "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { id:state\\/US a gc:State } }"
        )
        assert counted.rows == ((Literal("2", "http://www.w3.org/2001/XMLSchema#integer"),),)


def test_ask_construct_and_describe(filled: str) -> None:
    with open_store(filled) as store:
        assert store.query("ASK { ?s ?p ?o }").truth is True
        assert store.query("ASK { ?s <http://example.org/none> ?o }").truth is False
        built = store.query(PREFIXES + "CONSTRUCT { ?a gc:iso ?iso } WHERE { ?a gc:iso ?iso }")
        assert built.columns == ("subject", "predicate", "object")
        assert [str(row[2]) for row in built.rows] == ["CN", "GB", "RU", "US"]
        assert len(store.query(PREFIXES + "DESCRIBE id:state\\/US")) > 3


def test_from_narrows_a_query_to_one_article(filled: str, article_graphs: dict[str, str]) -> None:
    third = list(article_graphs)[2]
    with open_store(filled) as store:
        rows = store.query(PREFIXES + f"SELECT ?iso FROM <{third}> {{ ?a gc:iso ?iso }} ORDER BY ?iso")
    assert [str(row["iso"]) for row in rows] == ["GB", "RU"]


def test_parameters_are_bound_as_terms(filled: str) -> None:
    query = (
        PREFIXES
        + """
        SELECT ?label {
          ?a rdfs:label ?label ; gc:iso ?iso .
          FILTER(!BOUND(?wanted) || ?iso = ?wanted)
          OPTIONAL { ?s gc:agent ?a FILTER(?iso = ?wanted) }
        } GROUP BY ?label ORDER BY ?label"""
    )
    with open_store(filled) as store:
        assert [str(row["label"]) for row in store.query(query, {"wanted": "RU"})] == ["Russia"]
        assert len(store.query(query)) == 4
        assert len(store.query(query, {"wanted": '" } DROP ALL #'})) == 0


@pytest.mark.parametrize(
    "update", ["DROP ALL", "INSERT DATA { <a:b> <a:b> <a:b> }", "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }"]
)
def test_query_changes_nothing(filled: str, update: str) -> None:
    before = dump(filled)
    with open_store(filled, writable=True) as store, pytest.raises(UsageError, match="no SPARQL query"):
        store.query(update)
    assert dump(filled) == before


def test_a_query_that_is_not_well_formed_is_one_line(filled: str) -> None:
    with open_store(filled) as store, pytest.raises(UsageError) as caught:
        store.query("SELECT * { ?s ?p")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "nquads", ["nonsense", "<a:s> <a:p> <a:o> <a:other> .", "<a:s> <a:p> <a:o> .", "<a:s> <a:p> "]
)
def test_quads_of_another_graph_or_none_are_refused(
    filled: str, nquads: str, article_graphs: dict[str, str]
) -> None:
    before = dump(filled)
    with open_store(filled, writable=True) as store:
        with pytest.raises(GeocyberError) as caught:
            store.add(next(iter(article_graphs)), nquads)
        assert "\n" not in str(caught.value)
    assert dump(filled) == before


def test_a_graph_opened_for_reading_is_not_changed(filled: str, article_graphs: dict[str, str]) -> None:
    iri, nquads = next(iter(article_graphs.items()))
    with open_store(filled) as store:
        for change in (lambda: store.add(iri, nquads), lambda: store.remove(iri), lambda: store.load([])):
            with pytest.raises(GeocyberError, match="reading only"):
                change()


def test_loading_another_graph_keeps_both(
    target: str, tmp_path: Path, article_graphs: dict[str, str]
) -> None:
    first, second, third = article_graphs
    other = str(tmp_path / "other.trig")
    with open_store(target, writable=True) as store:
        fill(store, {iri: article_graphs[iri] for iri in (first, second)})
    with open_store(other, writable=True) as store:
        fill(store, {iri: article_graphs[iri] for iri in (second, third)})
    with open_store(target, writable=True) as store, open_store(other) as source:
        store.load(source.nquads())
        assert store.articles() == sorted(article_graphs)
        assert canonical_pairs(store) == [(e, e) for e in entities(store)]


def test_linked_entities_stay_linked_when_their_representative_goes(target: str) -> None:
    those = (Entity("gang", Kind.UNNAMED_GROUP, "gang"), STATES["us"])
    row = ("gang", "targets", "us", "attacks", {})
    graphs = graphs_of([make_extraction(name, (f"{name} attacks",), those, (row,)) for name in "abc"])
    gangs = sorted(f"{iri}/entity/gang" for iri in graphs)
    chain = frozenset(ordered(one, other) for one in gangs for other in gangs if one != other)
    with open_store(target, writable=True) as store:
        fill(store, graphs)
        store.decide(Decisions(same=chain))
        assert {pair for pair in canonical_pairs(store) if "gang" in pair[0]} == {
            (gang, gangs[0]) for gang in gangs
        }
        store.remove(sorted(graphs)[0])
        assert {pair for pair in canonical_pairs(store) if "gang" in pair[0]} == {
            (gang, gangs[1]) for gang in gangs[1:]
        }


HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("\\\"'{}<>?$\n\r\t\u2028\x85#@^|")
    ),
    max_size=30,
)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=HOSTILE.filter(str.strip), name=HOSTILE.filter(bool))
def test_hostile_text_comes_back_as_it_went_in(target: str, text: str, name: str) -> None:
    title = f"x {text}".replace("\n", " ")
    extraction = make_extraction(
        name, (title,), (Entity(name, Kind.OTHER, name, (name, text)),), ((name, "denies", None, "x", {}),)
    )
    ((iri, nquads),) = graphs_of([extraction]).items()
    with open_store(target, writable=True) as store:
        for old in store.articles():
            store.remove(old)
        store.add(iri, nquads)
    with open_store(target) as store:
        assert [line for line in store.nquads() if line.endswith(f"<{iri}> .")] == nquads.rstrip("\n").split(
            "\n"
        )
        if all(c.isprintable() or c in "\n\r\t" for c in title):
            query = "SELECT ?a { ?a <https://schema.org/headline> ?title }"
            assert [str(row["a"]) for row in store.query(query, {"title": title})] == [iri]
