"""Who is who across the articles of `benchmarks/links`: identities, near misses, and the articles they stand in.

`identities.tsv` has a row for each mention: the identity, its kind, the article, and how its annotation calls it. Two
mentions of one identity are the same; of two identities that `apart.tsv` names they are near misses. A mention names an
entity by kind and any of its names, an act by "subject > relation > object" or, if that is not enough, with "> operation"
behind. It thus survives every change of the extraction.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from benchmarks.annotated import OWN, Annotated
from benchmarks.annotated import load as load_annotated
from geocyber.errors import GeocyberError
from geocyber.model import Article
from geocyber.reading import read

LINKS = Path(__file__).parent / "links"
CHECK = LINKS / "check"
"""Identities that are only counted: what is wrong in them is never looked at by whoever improves the linking."""
EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"

ACT = "act"
"""The kind of identities that are acts."""


@dataclass(frozen=True, order=True)
class Mention:
    """Where an identity shows itself.

    Attributes:
        article: id of the article.
        kind: an entity kind, or `ACT`.
        name: how the annotation calls it.
    """

    article: str
    kind: str
    name: str


@dataclass(frozen=True)
class Identities:
    """What was decided by reading.

    Attributes:
        mentions: the mentions of each identity.
        apart: pairs of identities that look alike, with the reason.
    """

    mentions: Mapping[str, tuple[Mention, ...]]
    apart: tuple[tuple[str, str, str], ...]

    def same(self) -> Iterator[tuple[Mention, Mention]]:
        """Pairs of mentions, of different articles, that are one."""
        for mentions in self.mentions.values():
            yield from ((a, b) for a, b in combinations(mentions, 2) if a.article != b.article)

    def near_misses(self) -> Iterator[tuple[Mention, Mention]]:
        """Pairs of mentions that look alike and are not one."""
        for one, other, _ in self.apart:
            yield from product(self.mentions[one], self.mentions[other])


def load_identities(folder: Path = LINKS) -> Identities:
    """The identities and near misses of a folder.

    Raises:
        GeocyberError: a row has the wrong number of cells, or names an identity that is not there.
    """
    mentions: dict[str, list[Mention]] = {}
    for identity, kind, article, name in _rows(folder / "identities.tsv", 4):
        mentions.setdefault(identity, []).append(Mention(article, kind, name))
    apart = []
    for one, other, why in _rows(folder / "apart.tsv", 3):
        if unknown := {one, other} - mentions.keys():
            raise GeocyberError(f"{folder / 'apart.tsv'}: no identity is called {unknown.pop()!r}")
        apart.append((one, other, why))
    return Identities({name: tuple(found) for name, found in mentions.items()}, tuple(apart))


def load_articles(folder: Path = LINKS) -> list[Annotated]:
    """All annotated articles in which the identities of a folder stand, sorted by id."""
    written, corpus = list(_written(folder)), []
    if folder == LINKS:
        written += [one for one in read(str(EXAMPLES)) if isinstance(one, Article)]
        corpus = [one for one in load_annotated(OWN) if one.half == "tune"]
    half = "check" if folder == CHECK else "tune"
    own = [Annotated(half, article, gold) for article in written if (gold := _gold(folder, article.id))]
    return sorted([*corpus, *own], key=lambda one: one.article.id)


def _gold(folder: Path, article: str) -> dict[str, Any] | None:
    file = folder / "articles" / f"{article}.gold.json"
    return json.loads(file.read_text("utf-8")) if file.exists() else None


def _written(folder: Path) -> Iterator[Article]:
    """The texts of the folder with their dates and publishers, read as users' articles are."""
    known = {name: (date, publisher) for name, date, publisher in _rows(folder / "dates.tsv", 3, head=False)}
    with tempfile.TemporaryDirectory() as temporary:
        lines = Path(temporary) / "articles.jsonl"
        with lines.open("w", encoding="utf-8") as file:
            for text in sorted((folder / "articles").glob("*.txt")):
                date, publisher = known[text.stem]
                row = {"id": text.stem, "published": date, "publisher": publisher}
                file.write(json.dumps(row | {"text": text.read_text("utf-8")}) + "\n")
        yield from (one for one in read(str(lines)) if isinstance(one, Article))


def _rows(file: Path, cells: int, *, head: bool = True) -> Iterator[list[str]]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        row = line.split("\t")
        if len(row) != cells:
            raise GeocyberError(
                f"{file}, line {number}: {len(row)} cells; expected {cells} with tabs between"
            )
        if number > 1 or not head:
            yield row
