"""A graph in a folder: one writer or many readers, and nothing else is mistaken for a graph."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from samples import fill

from geocyber.errors import GeocyberError
from geocyber.store import open_store

HOLD = """
import sys
from geocyber.store import open_store
with open_store(sys.argv[1], writable=sys.argv[2] == "writable"):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path, article_graphs: dict[str, str]) -> str:
    target = str(tmp_path / "graph.db")
    with open_store(target, writable=True) as store:
        fill(store, article_graphs)
    return target


class Holder:
    """Another process that holds a graph open."""

    def __init__(self, target: str, mode: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, target, mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"open\n"

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=20)


def test_a_folder_that_somebody_writes_is_in_use(folder: str) -> None:
    with Holder(folder, "writable"):
        for writable in (False, True):
            with pytest.raises(GeocyberError, match="in use") as caught:
                open_store(folder, writable=writable)
            assert "\n" not in str(caught.value)
    with open_store(folder) as store:
        assert len(store.articles()) == 3


def test_many_read_at_the_same_time_and_nobody_writes_under_them(folder: str) -> None:
    with Holder(folder, "reading"):
        with open_store(folder) as store:
            assert len(store.articles()) == 3
        with pytest.raises(GeocyberError, match="in use"):
            open_store(folder, writable=True)
    with open_store(folder, writable=True) as store:
        assert len(store.articles()) == 3


def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for writable in (False, True):
        with pytest.raises(GeocyberError, match="holds no graph"):
            open_store(str(tmp_path), writable=writable)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_may_become_a_graph(tmp_path: Path, article_graphs: dict[str, str]) -> None:
    with open_store(str(tmp_path), writable=True) as store:
        fill(store, article_graphs)
    with open_store(str(tmp_path)) as store:
        assert len(store.articles()) == 3


def test_a_damaged_folder_is_one_line(folder: str) -> None:
    for path in Path(folder).glob("MANIFEST-*"):
        path.write_bytes(b"damaged")
    for writable in (False, True):
        with pytest.raises(GeocyberError) as caught:
            open_store(folder, writable=writable)
        assert "\n" not in str(caught.value)


def test_a_killed_writer_loses_no_article_it_had_added(
    tmp_path: Path, article_graphs: dict[str, str]
) -> None:
    target = str(tmp_path / "graph.db")
    iri, nquads = next(iter(article_graphs.items()))
    program = """
import os, sys
from geocyber.store import open_store
store = open_store(sys.argv[1], writable=True)
store.add(sys.argv[2], sys.stdin.read())
os._exit(9)
"""
    ended = subprocess.run(
        [sys.executable, "-c", program, target, iri], input=nquads.encode(), check=False, timeout=60
    )
    assert ended.returncode == 9
    with open_store(target) as store:
        assert store.articles() == [iri]
        assert set(nquads.splitlines()) <= set(store.nquads())


def test_a_local_graph_is_asked_without_the_network(folder: str) -> None:
    for query in (
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK {{SERVICE?x{?s ?p ?o}}}",
        "PREFIX s: <a:> SELECT * { BIND(s:x AS ?e) # comment\n service#\n?e {} }",
    ):
        with open_store(folder) as store, pytest.raises(GeocyberError, match="SERVICE"):
            store.query(query)
    with open_store(folder) as store:  # no service at all
        store.query(
            "PREFIX service: <a:> SELECT ?service { ?service a service:x ; service:y 'SERVICE' # SERVICE\n }"
        )
