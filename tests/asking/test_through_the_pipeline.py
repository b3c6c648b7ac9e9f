"""Corroboration and disputes from articles to answers: read, linked and asked as a user does."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from asking.story import seen
from geocyber.asking import ask
from geocyber.pipeline import build
from geocyber.store import Store, open_store

ARTICLES = tomllib.loads(Path(__file__).with_name("articles.toml").read_text("utf-8"))["article"]


def lines(articles: list[dict[str, str]]) -> str:
    """The articles as JSON Lines; the first line of a text is its title."""
    stripped = ({**article, "text": article["text"].strip()} for article in articles)
    return "".join(json.dumps({**one, "title": one["text"].partition("\n")[0]}) + "\n" for one in stripped)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "papers.jsonl").write_text(lines(ARTICLES), "utf-8")
    summary = build(folder / "papers.jsonl", folder / "graph.nq")
    assert (summary.articles, summary.unreadable) == (5, ())
    return folder / "graph.nq"


@pytest.fixture(scope="module")
def read(graph: Path) -> Iterator[Store]:
    with open_store(str(graph)) as store:
        yield store


def test_a_wire_story_in_two_papers_is_one_source_and_a_third_paper_another(read: Store) -> None:
    rows = seen(
        ask(read, "corroborated"),
        "sources",
        "articles",
        "publishers",
        "actor",
        "relation",
        "object",
        "reports",
    )
    assert ("2", "3", "3", "Czechia", "attributes", "Russia", "(copy, wire), own") in rows
    assert all(int(sources) >= 2 for sources, *_ in rows)


def test_what_only_the_wire_has_is_not_corroborated(read: Store) -> None:
    alone = seen(
        ask(read, "corroborated", {"min": "1", "relation": "targets"}), "sources", "articles", "reports"
    )
    assert alone == [("1", "2", "(copy, wire)")]
    assert not ask(read, "corroborated", {"relation": "targets"}).rows


def test_articles_put_in_the_other_way_round_give_the_same_answers(graph: Path, read: Store) -> None:
    backwards = graph.with_name("backwards.nq")
    backwards.with_suffix(".jsonl").write_text(lines(ARTICLES[::-1]), "utf-8")
    build(backwards.with_suffix(".jsonl"), backwards)
    assert backwards.read_bytes() == graph.read_bytes()


def test_an_answer_in_one_article_disputes_the_blame_in_others(read: Store) -> None:
    rows = seen(ask(read, "disputes", {"actor": "Czechia"}), "actor", "position", "whom", "article")
    assert ("Russia", "denies", "Czechia", "own") in rows
    assert {article for actor, position, _, article in rows if position == "blames"} == {
        "wire",
        "copy",
        "own",
    }
    kept = seen(ask(read, "attributions", {"claims": "undisputed"}), "actor", "object")
    assert ("Czechia", "Russia") not in kept
    assert ("Ukraine", "Russia") in kept


def test_who_first_blamed_moscow_and_then_a_gang(read: Store) -> None:
    rows = seen(
        ask(read, "disputes", {"operation": "Red Quay hack"}), "date", "actor", "position", "whom", "note"
    )
    assert rows == [
        ("2023-03-02", "Ukraine", "blames", "Russia", "later blames Conti (2023-05-12)"),
        ("2023-05-12", "Ukraine", "blames", "Conti", "blamed Russia before (2023-03-02)"),
        ("", "Russia", "is silent", "", "accused by Ukraine"),
    ]
