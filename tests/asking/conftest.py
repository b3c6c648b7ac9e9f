"""The story of `story.py` in stores, with and without links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from asking.story import link, tell
from geocyber.store import Store, open_store


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph's file with both articles, nothing linked."""
    path = tmp_path_factory.mktemp("asking") / "told.nq"
    with open_store(str(path), writable=True) as store:
        tell(store)
    return path


@pytest.fixture(scope="session")
def linked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph's file with both articles and their links."""
    path = tmp_path_factory.mktemp("asking") / "linked.nq"
    with open_store(str(path), writable=True) as store:
        tell(store)
        link(store)
    return path


@pytest.fixture(scope="session")
def store(told: Path) -> Iterator[Store]:
    """Both articles, nothing linked."""
    with open_store(str(told)) as opened:
        yield opened


@pytest.fixture(scope="session")
def linked(linked_file: Path) -> Iterator[Store]:
    """Both articles and their links."""
    with open_store(str(linked_file)) as opened:
        yield opened
