"""A graph in a file: the same bytes for the same graph, never a damaged file, and what Turtle can hold."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
import rdflib
from samples import fill, graphs_of, make_extraction, sample_extractions

from geocyber.errors import GeocyberError, UsageError
from geocyber.graph.vocabulary import GC
from geocyber.model import Entity, Kind
from geocyber.store import open_store
from geocyber.store.files import write_text

ENDINGS = (".trig", ".nq", ".ttl", ".jsonld", ".trig.gz", ".nq.gz", ".ttl.gz", ".jsonld.gz")


def build(path: Path, graphs: dict[str, str]) -> bytes:
    with open_store(str(path), writable=True) as store:
        fill(store, graphs)
    return path.read_bytes()


def lines(path: Path) -> list[str]:
    with open_store(str(path)) as store:
        return list(store.nquads())


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_graph_gives_the_same_bytes(
    ending: str, tmp_path: Path, article_graphs: dict[str, str]
) -> None:
    one = build(tmp_path / f"one{ending}", article_graphs)
    other = build(tmp_path / f"other{ending}", dict(reversed(article_graphs.items())))
    assert one == other
    os.utime(tmp_path / f"one{ending}", (0, 0))
    with open_store(str(tmp_path / f"one{ending}"), writable=True):
        pass
    assert (tmp_path / f"one{ending}").stat().st_mtime == 0, "a graph that was not changed was written"


@pytest.mark.parametrize(
    ("ending", "rdflib_format"), [(".trig", "trig"), (".nq", "nquads"), (".jsonld", "json-ld")]
)
def test_other_software_reads_the_same_graph(
    ending: str, rdflib_format: str, tmp_path: Path, article_graphs: dict[str, str]
) -> None:
    path = tmp_path / f"graph{ending}"
    build(path, article_graphs)
    theirs = rdflib.Dataset()
    theirs.parse(path, format=rdflib_format)
    ours = rdflib.Dataset()
    ours.parse(data="\n".join(lines(path)), format="nquads")
    assert set(theirs.quads()) == set(ours.quads())
    assert len(list(theirs.quads())) > 300


def test_turtle_is_the_union_of_all_graphs(tmp_path: Path, article_graphs: dict[str, str]) -> None:
    build(tmp_path / "graph.ttl", article_graphs)
    build(tmp_path / "graph.nq", article_graphs)
    theirs = rdflib.Graph().parse(tmp_path / "graph.ttl")
    ours = rdflib.Dataset()
    ours.parse(tmp_path / "graph.nq", format="nquads")
    assert set(theirs) == {(s, p, o) for s, p, o, _ in ours.quads()}


def test_turtle_gives_back_each_article_its_own(tmp_path: Path, article_graphs: dict[str, str]) -> None:
    build(tmp_path / "graph.ttl", article_graphs)
    build(tmp_path / "graph.nq", article_graphs)
    assert lines(tmp_path / "graph.ttl") == lines(tmp_path / "graph.nq")


def test_turtle_gives_a_direct_edge_only_to_the_article_that_allows_it(tmp_path: Path) -> None:
    us, cn = (next(e for e in sample_extractions()[0].entities if e.id == name) for name in ("us", "cn"))
    nato = Entity("nato", Kind.IGO, "NATO", ref="igo/nato")
    paper = Entity("paper", Kind.ORGANISATION, "The Voice", of="us")
    cases = {
        "own voice": {},
        "agent's claim": {"source": "us"},
        "another's claim": {"source": "nato"},
        "its newspaper's claim": {"source": "paper"},
        "unnamed claim": {"source": "unnamed"},
        "possible": {"factuality": "possible"},
    }
    extractions = [
        make_extraction(
            name,
            (f"{name}: it condemns",),
            (us, cn, nato, paper),
            (("us", "condemns", "cn", "condemns", rest),),
        )
        for name, rest in cases.items()
    ]
    graphs = graphs_of(extractions)
    build(tmp_path / "graph.ttl", graphs)
    with open_store(str(tmp_path / "graph.ttl")) as store:
        query = f"SELECT ?id {{ GRAPH ?g {{ ?g <{GC}articleId> ?id . ?a <{GC}condemns> ?b }} }}"
        assert {str(row["id"]) for row in store.query(query)} == {"own voice", "agent's claim"}
    with open_store(str(tmp_path / "graph.ttl"), writable=True) as store:
        for iri, extraction in zip(graphs, extractions, strict=True):
            if extraction.article.id in ("own voice", "agent's claim"):
                store.remove(iri)
    assert "gc:condemns" not in (tmp_path / "graph.ttl").read_text()


def test_turtle_keeps_what_belongs_to_no_article(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(f"<http://example.org/a> <http://example.org/b> 'c' . <a:us> <{GC}condemns> <a:cn> .")
    with open_store(str(path), writable=True) as store:
        fill(store, graphs_of(sample_extractions()))
        for iri in store.articles():
            store.remove(iri)
    assert len(lines(path)) == 2


def test_readable_turtle(tmp_path: Path, article_graphs: dict[str, str]) -> None:
    text = build(tmp_path / "graph.ttl", article_graphs).decode()
    assert '<state/US> a gc:State ;\n    rdfs:label "United States" ;\n' in text
    assert "gc:confidence 0.93 ;" in text
    assert '"2021-07-19"^^xsd:date' in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_damaged_file_is_said_and_left_alone(
    ending: str, tmp_path: Path, article_graphs: dict[str, str]
) -> None:
    path = tmp_path / f"graph{ending}"
    whole = build(path, article_graphs)
    for damaged in (whole[: len(whole) // 2], b"\x00\xff" + whole):
        path.write_bytes(damaged)
        with pytest.raises(GeocyberError) as caught:
            open_store(str(path), writable=True)
        assert path.name in str(caught.value)
        assert "\n" not in str(caught.value)
        assert path.read_bytes() == damaged


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.touch()
    assert lines(path) == []


def test_json_ld_loads_no_remote_context(tmp_path: Path) -> None:
    path = tmp_path / "graph.jsonld"
    path.write_text('{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "a:b", "c": 1}')
    with pytest.raises(GeocyberError, match="damaged"):
        open_store(str(path))


def test_an_error_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text("old")

    def failing() -> list[str]:
        yield "new"
        raise OSError(28, "No space left on device")

    with pytest.raises(GeocyberError, match="No space left"):
        write_text(path, failing())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_load_leaves_the_old_file(tmp_path: Path, article_graphs: dict[str, str]) -> None:
    path = tmp_path / "graph.trig"
    before = build(path, article_graphs)
    with pytest.raises(GeocyberError), open_store(str(path), writable=True) as store:
        store.load(["<a:s> <a:p> <a:o> <a:g> .", "nonsense"])
    assert path.read_bytes() == before


def test_what_was_added_before_an_error_is_kept(tmp_path: Path, article_graphs: dict[str, str]) -> None:
    path = tmp_path / "graph.trig"
    iri, nquads = next(iter(article_graphs.items()))
    with pytest.raises(KeyboardInterrupt), open_store(str(path), writable=True) as store:
        store.add(iri, nquads)
        raise KeyboardInterrupt
    with open_store(str(path)) as store:
        assert store.articles() == [iri]


def test_a_file_that_another_program_changed_meanwhile_is_not_overwritten(
    tmp_path: Path, article_graphs: dict[str, str]
) -> None:
    path = tmp_path / "graph.trig"
    first, second, third = article_graphs
    build(path, {first: article_graphs[first]})
    with (
        pytest.raises(GeocyberError, match="unsaved-graph"),
        open_store(str(path), writable=True) as mine,
    ):
        mine.add(second, article_graphs[second])
        theirs = build(path, {third: article_graphs[third]})
    assert path.read_bytes() == theirs
    with open_store(str(tmp_path / "unsaved-graph.trig")) as store:
        assert store.articles() == sorted([first, second])


def test_a_link_to_a_file_stays_a_link(tmp_path: Path, article_graphs: dict[str, str]) -> None:
    real, link = tmp_path / "real.trig", tmp_path / "link.trig"
    real.touch(mode=0o640)
    link.symlink_to(real)
    build(link, article_graphs)
    assert link.is_symlink()
    assert real.stat().st_size > 1000
    assert real.stat().st_mode & 0o777 == 0o640


def test_gzip_holds_no_time_and_no_name(tmp_path: Path, article_graphs: dict[str, str]) -> None:
    packed = build(tmp_path / "graph.nq.gz", article_graphs)
    assert packed[3:8] == b"\0\0\0\0\0"  # no flags, so no name; no time
    assert gzip.decompress(packed) == build(tmp_path / "graph.nq", article_graphs)


def test_a_file_that_is_no_graph_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("x")
    for name in ("notes", "graph.rdf", "article.txt", "page.html.gz"):
        with pytest.raises(UsageError, match="expected a folder"):
            open_store(str(tmp_path / name), writable=True)
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


@pytest.mark.parametrize("name", ["graph.trig", "graph.ttl.gz", "graph.db"])
def test_a_graph_that_is_not_there_is_said_with_what_to_do(name: str, tmp_path: Path) -> None:
    with pytest.raises(GeocyberError, match="geocyber build"):
        open_store(str(tmp_path / name))
    assert list(tmp_path.iterdir()) == []
