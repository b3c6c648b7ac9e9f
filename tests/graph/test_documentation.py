"""The page on the ontology is the one that its files make."""

from __future__ import annotations

from pathlib import Path

from geocyber.graph.documentation import page


def test_the_page_is_current() -> None:
    written = Path(__file__).parents[2].joinpath("docs", "ontology.md").read_text("utf-8")
    assert written == page(), "write it anew: python -m geocyber.graph.documentation > docs/ontology.md"


def test_tables_keep_their_columns() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| ")]
    tables = [line.replace("\\|", "").count("|") for line in rows]
    assert len(rows) > 150
    assert set(tables) <= {4, 6, 7}
