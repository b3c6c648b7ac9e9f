"""What the tests of the reading room share: an English body, and a reader of one article."""

from pathlib import Path

import pytest

from geocyber.model import Article
from geocyber.reading import Unreadable, read

BODY = (
    "The ministry in Arden said on Monday that hackers who worked for the intelligence service of Borland had "
    "broken into its mail servers and stolen the letters of three ambassadors.\n\n"
    "It called on Borland to stop the attacks and said that it would consult its allies about sanctions. Borland "
    "rejected the accusation, which it called a fabrication."
)


@pytest.fixture
def body() -> str:
    """Two paragraphs of English news."""
    return BODY


@pytest.fixture
def one(tmp_path: Path):
    """Writes a file and gives the one article in it."""

    def read_one(content: str | bytes, name: str = "news.txt", **options) -> Article:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        (article,) = read(str(file), **options)
        assert isinstance(article, Article), article
        return article

    return read_one


@pytest.fixture
def refused(tmp_path: Path):
    """Writes a file and gives the reason why it cannot be read."""

    def read_none(content: str | bytes, name: str = "news.txt") -> str:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        (result,) = read(str(file))
        assert isinstance(result, Unreadable), result
        assert result.source.startswith(str(file))
        return result.reason

    return read_none
