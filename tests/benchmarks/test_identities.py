"""The benchmark of linking is sound: every mention is found, and nothing is both the same and apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.annotated import Annotated
from benchmarks.golden import as_extraction
from benchmarks.identities import ACT, CHECK, LINKS, Identities, load_articles, load_identities
from benchmarks.lookup import Lookup
from geocyber.errors import GeocyberError
from geocyber.graph import describe


@pytest.fixture(scope="module", params=[LINKS, CHECK], ids=["all", "check"])
def folder(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture(scope="module")
def articles(folder: Path) -> list[Annotated]:
    return load_articles(folder)


@pytest.fixture(scope="module")
def identities(folder: Path) -> Identities:
    return load_identities(folder)


def test_there_are_enough_pairs_of_articles_to_tell() -> None:
    identities = load_identities()
    assert sum(1 for _ in identities.same()) >= 150
    assert sum(1 for _ in identities.near_misses()) >= 150
    assert {"person", "company", "operation", ACT} <= {a.kind for a, _ in identities.near_misses()}


def test_every_mention_is_found_in_the_annotations(articles: list[Annotated], identities: Identities) -> None:
    nodes = Lookup(articles, map(as_extraction, articles)).nodes(identities)
    assert len(nodes) == sum(len(mentions) for mentions in identities.mentions.values())


def test_every_annotation_can_be_written_into_a_graph(articles: list[Annotated]) -> None:
    for one in articles:
        assert describe(as_extraction(one)), one.article.id


def test_nothing_is_named_by_two_identities(articles: list[Annotated], identities: Identities) -> None:
    lookup = Lookup(articles, map(as_extraction, articles))
    nodes = lookup.nodes(identities)
    named: dict[str, set[str]] = {}
    for identity, mentions in identities.mentions.items():
        for mention in mentions:
            named.setdefault(nodes[mention], set()).add(identity)
    local = {node: names for node, names in named.items() if "/article/" in node}
    assert {node: names for node, names in local.items() if len(names) > 1} == {}


def test_a_near_miss_of_an_unknown_identity_is_refused(tmp_path: Path) -> None:
    (tmp_path / "identities.tsv").write_text("identity\tkind\tarticle\tname\na\tperson\tx\tAnn\n")
    (tmp_path / "apart.tsv").write_text("identity\tother\twhy\na\tb\tsame name\n")
    with pytest.raises(GeocyberError, match="no identity is called 'b'"):
        load_identities(tmp_path)


def test_a_row_with_a_cell_too_few_is_refused(tmp_path: Path) -> None:
    (tmp_path / "identities.tsv").write_text("identity\tkind\tarticle\tname\na\tperson\tx\n")
    with pytest.raises(GeocyberError, match="line 2: 3 cells; expected 4"):
        load_identities(tmp_path)
