"""The sample graph as a file, and what a view reads of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geocyber.store import open_store
from geocyber.views.read import read
from geocyber.views.values import Material
from views import sample


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample graph in a file."""
    path = tmp_path_factory.mktemp("graph") / "sample.nq"
    with open_store(str(path), writable=True) as store:
        sample.fill(store)
    return path


@pytest.fixture(scope="session")
def material(graph: Path) -> Material:
    """All that a view reads of the sample graph."""
    with open_store(str(graph)) as store:
        return read(store)
