"""Small real graphs for every room's tests, and a real SPARQL server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from samples import fill, graphs_of, sample_extractions

from geocyber.model import Extraction
from geocyber.store import open_store

settings.register_profile(
    "geocyber", deadline=None, derandomize=True
)  # the same on a busy machine and every day
settings.load_profile("geocyber")

os.environ["GEOCYBER_KNOWLEDGE"] = ""  # what a user of this machine has imported counts for nothing


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, ...]:
    """Three small extractions."""
    return sample_extractions()


@pytest.fixture(scope="session")
def article_graphs() -> dict[str, str]:
    """The N-Quads of three small articles, by the articles' IRIs."""
    return graphs_of(sample_extractions())


@pytest.fixture
def sample_graph(tmp_path: Path, article_graphs: dict[str, str]) -> Path:
    """A TriG file with the three small articles."""
    path = tmp_path / "sample.trig"
    with open_store(str(path), writable=True) as store:
        fill(store, article_graphs)
    return path


@pytest.fixture(scope="session")
def sparql_server() -> Iterator[str]:
    """The base URL of an Oxigraph server that lives as long as the tests; empty it before use."""
    binary = Path(sys.executable).with_name("oxigraph")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [binary, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(url)
            yield url
        finally:
            process.terminate()


@pytest.fixture
def empty_server(sparql_server: str) -> str:
    """The base URL of a SPARQL server that holds nothing."""
    request = urllib.request.Request(f"{sparql_server}/update", b"DROP ALL", method="POST")
    request.add_header("Content-Type", "application/sparql-update")
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10).close()
    return sparql_server


def _wait_for(url: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(100):
        try:
            opener.open(url, timeout=1).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"the SPARQL server at {url} did not start")
