"""Sets of annotated articles: where they stand on disk, and what is extracted from them.

A set is a folder with

* `NAME.txt` and `NAME.gold.json` for each article, in the folder itself or in `dev/` within it;
* `dates*.tsv` beside them: name, date of publication, anything else, between tabs;
* `SPLIT` with a line "tune KEY" or "check KEY" for each article, KEY being its name up to the first hyphen.

Articles of the *tune* half may be read by whoever improves the extraction. Those of the *check* half are only
counted: a gap between both shows over-fitting.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scoring import Comparison
from geocyber.errors import GeocyberError
from geocyber.extraction import Extractor
from geocyber.model import Article, Extraction
from geocyber.reading import read

OWN = Path(__file__).parent / "corpus"
"""The annotated articles of this repository."""

HALVES = ("tune", "check")


@dataclass(frozen=True)
class Annotated:
    """An article with what its annotators found.

    Attributes:
        half: tune or check.
        article: the text as geocyber reads it.
        gold: the annotation.
    """

    half: str
    article: Article
    gold: Mapping[str, Any]


@dataclass(frozen=True)
class Result:
    """An annotated article with what geocyber found."""

    annotated: Annotated
    extraction: Extraction

    @property
    def comparison(self) -> Comparison:
        """Both side by side."""
        return Comparison(self.annotated.gold, self.extraction.as_dict())


def load(folder: Path) -> list[Annotated]:
    """The articles of a set, in the order of their names.

    Raises:
        GeocyberError: the folder is not such a set; the message says what is missing.
    """
    texts = folder / "dev" if (folder / "dev").is_dir() else folder
    halves = _halves(folder / "SPLIT")
    if not any(texts.glob("*.txt")):
        raise GeocyberError(f"{texts} holds no articles")
    return [
        Annotated(
            _half(halves, article.id, folder),
            article,
            json.loads((texts / f"{article.id}.gold.json").read_text("utf-8")),
        )
        for article in _articles(texts)
    ]


def results(extractor: Extractor, articles: list[Annotated]) -> list[Result]:
    """What geocyber finds in each article."""
    return [Result(one, extractor(one.article)) for one in articles]


def of_half(found: list[Result], half: str) -> list[Result]:
    """The results of one half."""
    return [one for one in found if one.annotated.half == half]


def _halves(split: Path) -> dict[str, str]:
    if not split.exists():
        raise GeocyberError(
            f"{split} is missing: it says which articles are for tuning and which for checking"
        )
    halves = {}
    for line in split.read_text("utf-8").splitlines():
        half, _, key = line.partition(" ")
        if half not in HALVES or not key:
            raise GeocyberError(f"{split}: {line!r} is not 'tune KEY' or 'check KEY'")
        halves[key] = half
    return halves


def _half(halves: Mapping[str, str], name: str, folder: Path) -> str:
    key = name.partition("-")[0]
    if key not in halves:
        raise GeocyberError(f"{folder / 'SPLIT'} does not say to which half {name} belongs")
    return halves[key]


def _articles(folder: Path) -> Iterator[Article]:
    """The texts with their dates, read as users' articles are."""
    dates = _dates(folder)
    with tempfile.TemporaryDirectory() as temporary:
        lines = Path(temporary) / "articles.jsonl"
        with lines.open("w", encoding="utf-8") as file:
            for text in sorted(folder.glob("*.txt")):
                row = {"id": text.stem, "published": dates.get(text.stem), "text": text.read_text("utf-8")}
                file.write(json.dumps(row) + "\n")
        for article in read(str(lines)):
            if not isinstance(article, Article):
                raise GeocyberError(str(article))
            yield article


def _dates(folder: Path) -> dict[str, str]:
    rows = [
        line.split("\t")
        for table in sorted(folder.glob("dates*.tsv"))
        for line in table.read_text("utf-8").splitlines()
    ]
    return {row[0]: row[1] for row in rows if len(row) > 1}
