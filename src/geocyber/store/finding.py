"""Finds the article that a user means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geocyber.errors import GeocyberError
from geocyber.names import GC
from geocyber.store.base import Store

_SCHEMA = "https://schema.org/"
_HASH_PREFIX = re.compile("[0-9a-f]{4,64}")
_LIKENESS = 60
"""Of 100: below, a suggestion would only confuse."""

_MOST_LISTED = 5


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """An article of a graph, by all that it may be called by; "" where something is unknown."""

    id: str
    iri: str
    sha256: str
    url: str
    headline: str

    def __str__(self) -> str:
        headline = f" “{' '.join(self.headline.split())[:60]}”" if self.headline else ""
        return f"{self.id or self.iri} ({self.sha256[:12]}){headline}"


def list_articles(store: Store) -> list[Listed]:
    """All articles of a store, sorted by id."""
    optional = f"""
        OPTIONAL {{ ?iri <{GC}articleId> ?id }} OPTIONAL {{ ?iri <{GC}sha256> ?sha256 }}
        OPTIONAL {{ ?iri <{_SCHEMA}url> ?url }} OPTIONAL {{ ?iri <{_SCHEMA}headline> ?headline }}"""
    rows = store.query(f"SELECT DISTINCT * {{ GRAPH ?iri {{ ?iri a <{GC}Article> {optional} }} }}")
    names = ("id", "iri", "sha256", "url", "headline")
    found = {str(row["iri"]): Listed(*(str(row.get(name, "")) for name in names)) for row in rows}
    return sorted(found.values())


def find_article(store: Store, wanted: str) -> Listed:
    """The one article that is meant.

    Args:
        store: the graph.
        wanted: the article's id, IRI or URL, or the first four or more digits of its SHA-256.

    Raises:
        GeocyberError: there is none, or several; the message names what comes near.
    """
    articles = list_articles(store)
    exact = [article for article in articles if wanted in (article.iri, article.id, article.url)]
    by_hash = [article for article in articles if _has_hash(article, wanted.lower())]
    found = exact or by_hash
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(map(str, found[:_MOST_LISTED])) + ("; …" if len(found) > _MOST_LISTED else "")
        raise GeocyberError(f"{wanted!r} names {len(found)} articles, give the hash of one: {listed}")
    raise GeocyberError(f"{store.name} holds no article {wanted!r}{_suggestion(articles, wanted)}")


def _has_hash(article: Listed, prefix: str) -> bool:
    return bool(_HASH_PREFIX.fullmatch(prefix)) and article.sha256.startswith(prefix)


def _suggestion(articles: list[Listed], wanted: str) -> str:
    from rapidfuzz import process  # noqa: PLC0415 (loaded when needed)

    names = sorted({name for article in articles for name in (article.id, article.url) if name})
    nearest = process.extractOne(wanted, names, score_cutoff=_LIKENESS)
    return f"; did you mean {nearest[0]!r}?" if nearest else ""
