"""The graphs that views are measured on have the size that they are said to have."""

from __future__ import annotations

from pathlib import Path

from benchmarks.crowd import fill
from geocyber.store import open_store
from geocyber.views import Filters, Level, counts, select


def test_a_crowd_has_the_size_that_is_asked_for_and_is_always_the_same(tmp_path: Path) -> None:
    for name in ("one.nq", "other.nq"):
        fill(tmp_path / name, nodes=30, statements=90, lines=60)
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "other.nq").read_bytes()
    with open_store(str(tmp_path / "one.nq")) as store:
        material = select(store, Filters())
    assert counts(material, Level.STATE) == (30, 60)
    assert len(material.reports) == 9
    assert 80 < len(material.statements) <= 90  # what an article says twice is one statement
