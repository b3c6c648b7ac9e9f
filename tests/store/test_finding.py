"""An article is found by whatever its user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import NATO, STATES, fill, graphs_of, make_extraction, sample_extractions

from geocyber.errors import GeocyberError
from geocyber.store import find_article, open_store


def test_by_id_iri_address_and_hash(sample_graph: Path) -> None:
    article = sample_extractions()[1].article
    with open_store(str(sample_graph)) as store:
        names = (article.id, article.url, article.sha256, article.sha256[:8], article.sha256[:6].upper())
        found = {find_article(store, name).iri for name in names}
        assert found == {f"https://w3id.org/geocyber/id/article/{article.sha256[:16]}"}
        assert find_article(store, found.pop()).id == "s02-denial"


def test_a_slip_of_the_pen_is_answered_with_the_nearest_name(sample_graph: Path) -> None:
    with open_store(str(sample_graph)) as store:
        with pytest.raises(GeocyberError, match="did you mean 's01-accusation'"):
            find_article(store, "s01-acusation")
        with pytest.raises(GeocyberError, match=r"holds no article 'qqqq'$"):
            find_article(store, "qqqq")


def test_a_name_of_several_articles_lists_them(tmp_path: Path) -> None:
    those, row = (NATO, STATES["us"]), ("nato", "supports", "us", "supports", {})
    cases = [make_extraction("news", (f"{word} supports",), those, (row,)) for word in ("One", "Two")]
    with open_store(str(tmp_path / "graph.nq"), writable=True) as store:
        fill(store, graphs_of(cases))
        with pytest.raises(GeocyberError, match="names 2 articles") as caught:
            find_article(store, "news")
        assert all(case.article.sha256[:12] in str(caught.value) for case in cases)
        assert "\n" not in str(caught.value)
        assert find_article(store, cases[0].article.sha256[:12]).headline == "One supports"
