"""The example articles that come with geocyber, as a newcomer reads them."""

import re
from pathlib import Path

import pytest

from geocyber.model import Article
from geocyber.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = re.findall(
    r"\| `([\w.-]+)` \|.*\(([^()]+)\) \| (\d{4}-\d\d-\d\d) \|", (EXAMPLES / "README.md").read_text("utf-8")
)
NOT_OF_THE_ARTICLE = re.compile(
    r"cookie|newsletter|subscribe|all rights reserved|privacy|most read|share this|advert", re.I
)


def test_all_examples_are_listed_with_their_dates():
    assert sorted(name for name, _, _ in TOLD) == sorted(
        file.name for file in (EXAMPLES / "articles").iterdir()
    )


@pytest.mark.parametrize(("name", "publisher", "published"), TOLD)
def test_date_headline_and_body_are_found(name, publisher, published):
    (article,) = read(str(EXAMPLES / "articles" / name))
    assert isinstance(article, Article)
    assert str(article.published) == published
    assert article.title
    assert article.text.startswith(f"{article.title}\n\n")
    assert article.text.count(article.title) == 1
    assert 1500 < len(article.text) < 3000
    if name.endswith(".html"):
        assert article.publisher == publisher
        assert not NOT_OF_THE_ARTICLE.search(article.text)
