"""Strings the rooms together: sources go in, extractions or a graph come out.

Articles are read one after the other and analysed here or in other processes; results come in the order of
the sources whatever the number of processes, so the same input gives the same bytes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

from geocyber.errors import GeocyberError, UsageError
from geocyber.model import Article, Extraction, taking_part
from geocyber.reading import Unreadable, read
from geocyber.workers import Workers, workers

if TYPE_CHECKING:
    from geocyber.store import Store

Sources = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""One source or several: files, folders, "-" for standard input."""

Progress = Callable[[str], None]
"""Is called with the name of each article once it is done with."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did.

    Attributes:
        articles: articles put into the graph.
        entities: entities in them.
        statements: statements in them.
        skipped: articles that the graph held already, or that came twice.
        left_out: statements less sure than was asked for.
        unreadable: what could not be used, with the reason.
        seconds: time it took.
    """

    articles: int
    entities: int
    statements: int
    skipped: int
    left_out: int
    unreadable: tuple[Unreadable, ...]
    seconds: float


def extract(
    sources: Sources,
    *,
    published: date | None = None,
    model: str | None = None,
    jobs: int = 1,
    min_confidence: float = 0.0,
) -> Iterator[Extraction | Unreadable]:
    """What is said and done in each article of the sources.

    Args:
        sources: files, folders, or "-" for standard input; see `geocyber.reading.read`.
        published: date of publication of every article, if known better than the articles say.
        model: an installed spaCy model or a folder with one; None for the default ones.
        jobs: processes that work at the same time. With more than one, a script must be importable:
            call this under `if __name__ == "__main__":`.
        min_confidence: leave out relations less sure than this, 0 to 1.

    Yields:
        In the order of the sources, an `Extraction` for each article and an `Unreadable` for what is none.

    Raises:
        GeocyberError: the language model is missing, or a process died.
        UsageError: `jobs` or `min_confidence` is out of range.
    """
    _check(jobs, min_confidence)
    with workers(jobs, model) as here:
        for result in here.analyse(_read_all(sources, published)):
            yield result if isinstance(result, Unreadable) else at_least(result, min_confidence)


def build(
    sources: Sources,
    graph: str | os.PathLike[str],
    *,
    published: date | None = None,
    model: str | None = None,
    jobs: int = 1,
    min_confidence: float = 0.0,
    again: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Puts the articles of the sources into a graph, each into a named graph of its own.

    An article whose text the graph holds already, extracted by this version with this model and the same imported
    knowledge, is skipped, unless a date of publication is now known that was not, or was another.

    Args:
        sources: files, folders, or "-" for standard input.
        graph: a folder, a file (.trig .nq .ttl .jsonld, also .gz) or the URL of a SPARQL endpoint; made
            if there is none.
        published: date of publication of every article, if known better than the articles say.
        model: an installed spaCy model or a folder with one; None for the default ones.
        jobs: processes that work at the same time.
        min_confidence: leave out relations less sure than this, 0 to 1.
        again: extract anew also what the graph holds already.
        progress: is called with the name of each article or unreadable source once it is done with.

    Returns:
        What was done. Unreadable articles are in it; they stop nothing.

    Raises:
        GeocyberError: the language model is missing, or the graph cannot be opened or written.
        UsageError: `jobs` or `min_confidence` is out of range.
    """
    from geocyber.store import open_store  # noqa: PLC0415 - loaded when needed

    _check(jobs, min_confidence)
    start = time.perf_counter()
    articles = entities = statements = left_out = 0
    unreadable: list[Unreadable] = []
    report = progress or (lambda _: None)
    with open_store(os.fspath(graph), writable=True) as store, workers(jobs, model) as here:
        news = _News({} if again else _held(store), here, report)
        for result in here.analyse(news.among(_read_all(sources, published))):
            outcome = _put(result, min_confidence, store, here)
            if isinstance(outcome, Unreadable):
                unreadable.append(outcome)
                report(outcome.source)
            else:
                articles += 1
                entities += len(outcome.entities)
                statements += len(outcome.relations)
                left_out += _count_of(result) - len(outcome.relations)
                report(outcome.article.id)
    seconds = time.perf_counter() - start
    return Summary(articles, entities, statements, news.skipped, left_out, tuple(unreadable), seconds)


def _count_of(result: Extraction | Unreadable) -> int:
    return len(result.relations) if isinstance(result, Extraction) else 0


def _put(
    result: Extraction | Unreadable, min_confidence: float, store: Store, here: Workers
) -> Extraction | Unreadable:
    """Puts an extraction into the graph, and gives what was put in or why nothing was."""
    from geocyber.graph import article_iri, describe  # noqa: PLC0415 - loaded when needed

    if isinstance(result, Unreadable):
        return result
    extraction = at_least(result, min_confidence)
    try:
        quads = describe(extraction, model=here.model_id, knowledge=here.knowledge_id)
    except GeocyberError as error:  # an extraction that contradicts itself
        return Unreadable(extraction.article.id, f"it cannot be described: {error}")
    store.add(article_iri(extraction.article.sha256), quads)
    return extraction


def at_least(extraction: Extraction, confidence: float) -> Extraction:
    """The extraction without relations that are less sure, and without entities that then take no part."""
    relations = tuple(relation for relation in extraction.relations if relation.confidence >= confidence)
    if len(relations) == len(extraction.relations):
        return extraction
    entities = taking_part(extraction.entities, relations)
    return replace(extraction, entities=entities, relations=relations)


def _check(jobs: int, min_confidence: float) -> None:
    if jobs < 1:
        raise UsageError(f"the number of jobs is at least 1, not {jobs}")
    if not 0.0 <= min_confidence <= 1.0:
        raise UsageError(f"the least confidence is between 0 and 1, not {min_confidence}")


def _read_all(sources: Sources, published: date | None) -> Iterator[Article | Unreadable]:
    one_or_many = [sources] if isinstance(sources, str | os.PathLike) else sources
    return chain.from_iterable(read(os.fspath(source), published=published) for source in one_or_many)


class _News:
    """Passes on the articles that the graph does not hold, and counts the others."""

    def __init__(self, held: Mapping[str, _Made], here: Workers, report: Progress) -> None:
        self.skipped = 0
        self._held = held
        self._here = here
        self._report = report
        self._seen: set[str] = set()

    def among(self, items: Iterable[Article | Unreadable]) -> Iterator[Article | Unreadable]:
        """What is new among `items`, in their order."""
        for item in items:
            if isinstance(item, Article) and self._is_known(item):
                self.skipped += 1
                self._report(item.id)
            else:
                yield item

    def _is_known(self, article: Article) -> bool:
        from geocyber.graph import article_iri  # noqa: PLC0415 - loaded when needed

        name = article_iri(article.sha256)
        if name in self._seen:
            return True
        self._seen.add(name)
        made = self._held.get(name)
        if (
            made is None
            or made.maker != f"geocyber {version('geocyber')}"
            or made.model != self._here.model_id
            or made.knowledge != self._here.knowledge_id
        ):
            return False
        return article.published is None or article.published.isoformat() == made.published


@dataclass(frozen=True, slots=True)
class _Made:
    """With what an article of the graph was made, and the date it was believed to be of."""

    maker: str
    model: str
    knowledge: str
    published: str


def _held(store: Store) -> dict[str, _Made]:
    """The articles of the graph, by their IRIs."""
    found = store.query(
        """
        PREFIX gc: <https://w3id.org/geocyber/ontology#>
        PREFIX schema: <https://schema.org/>
        SELECT ?article ?maker ?model ?knowledge ?published {
          ?article a gc:Article
          OPTIONAL { ?article gc:extractedBy ?maker }
          OPTIONAL { ?article gc:languageModel ?model }
          OPTIONAL { ?article gc:importedKnowledge ?knowledge }
          OPTIONAL { ?article schema:datePublished ?published }
        }
        """
    )
    return {
        str(row["article"]): _Made(
            maker=str(row.get("maker")),
            model=str(row.get("model")),
            knowledge=str(row.get("knowledge", "")),
            published=str(row.get("published")),
        )
        for row in found
    }
