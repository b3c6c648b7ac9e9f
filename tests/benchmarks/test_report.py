"""The page on accuracy holds a place for every table, and what comes from files of the repository is current."""

from __future__ import annotations

import re

import pytest

from benchmarks.report import DOCS, history_table, markdown, put, weaknesses

PAGE = (DOCS / "accuracy.md").read_text("utf-8")


@pytest.mark.parametrize(
    "name",
    [
        *(
            f"{s} {table}"
            for s in ("own", "second")
            for table in ("figures", "relations", "causes", "confidence")
        ),
        "both confidence",
        "history",
        "weaknesses",
    ],
)
def test_every_table_stands_in_its_place(name: str) -> None:
    inside = re.search(rf"<!-- {name} -->\n(.+?)<!-- end of {name} -->", PAGE, re.DOTALL)
    assert inside and inside[1].strip()


def test_history_and_weaknesses_are_those_of_their_files() -> None:
    assert put(PAGE, "history", history_table()) == PAGE, "run python -m benchmarks.report"
    assert put(PAGE, "weaknesses", weaknesses()) == PAGE, "run python -m benchmarks.report"


def test_a_table_replaces_the_one_before_and_nothing_else() -> None:
    text = "a\n<!-- x -->\nold\n<!-- end of x -->\nb\n"
    once = put(text, "x", "new \\1")
    assert once == "a\n<!-- x -->\n\nnew \\1\n\n<!-- end of x -->\nb\n"
    assert put(once, "x", "new \\1") == once


def test_a_place_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match="<!-- y -->"):
        put("a", "y", "b")


def test_tables_are_markdown() -> None:
    assert markdown(["", "n"], [["a", "1"]]) == "|  | n |\n| --- | --: |\n| a | 1 |"
