"""Looks up what a report says of entities and statements: names, articles, sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from geocyber.asking.names import words_of
from geocyber.graph.vocabulary import GC, KIND_CLASSES, LABEL, SCHEMA, TYPE
from geocyber.names import article_of
from geocyber.store import Iri, Store

_AT_ONCE = 500
_ENTITY_CLASSES = frozenset(KIND_CLASSES.values())


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity or a statement as a person knows it.

    Attributes:
        iri: its IRI.
        name: what it is called.
        kind: its class in words: "government body", "condemnation".
        article: id of the article that it is known from; "" for what is known globally.
        published: day of the article's publication, "" if unknown.
        sentence: the first sentence of the article that says something of it; "".
    """

    iri: str
    name: str
    kind: str = ""
    article: str = ""
    published: str = ""
    sentence: str = ""

    def __str__(self) -> str:
        return f"{self.name}@{self.article}" if self.article else f"{self.name} <{self.iri}>"


def describe_things(store: Store, iris: Collection[str]) -> dict[str, Thing]:
    """What is known of things, by IRI; nothing of what the graph does not hold."""
    found: dict[str, Thing] = {}
    for some in _batches(iris):
        values = " ".join(Iri(iri).n3 for iri in some)
        rows = store.query(
            f"SELECT DISTINCT ?thing ?name ?class {{ VALUES ?thing {{ {values} }} "
            f"?thing <{LABEL}> ?name ; <{TYPE}> ?class }}"
        )
        kinds = words_of(row["class"] for row in rows)
        for row in sorted(rows, key=lambda row: (str(row["thing"]), str(row["name"]))):
            iri, kind = str(row["thing"]), str(row["class"])
            is_kind = kind in _ENTITY_CLASSES or "/statement/" in iri
            if is_kind and iri not in found:
                found[iri] = Thing(iri, str(row["name"]), kinds.get(kind, ""))
    articles = _articles(store, {article for iri in found if (article := article_of(iri))})
    sentences = _sentences(store, {iri: thing.name for iri, thing in found.items() if article_of(iri)})
    for iri, thing in found.items():
        name, published = articles.get(article_of(iri) or "", ("", ""))
        found[iri] = replace(thing, article=name, published=published, sentence=sentences.get(iri, ""))
    return found


def _articles(store: Store, articles: Collection[str]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for some in _batches(articles):
        values = " ".join(Iri(iri).n3 for iri in some)
        for row in store.query(
            f"SELECT ?article ?id ?day {{ VALUES ?article {{ {values} }} ?article <{GC}articleId> ?id "
            f"OPTIONAL {{ ?article <{SCHEMA}datePublished> ?day }} }}"
        ):
            found[str(row["article"])] = str(row["id"]), str(row.get("day", ""))
    return found


def _sentences(store: Store, names: Mapping[str, str]) -> dict[str, str]:
    """The first sentence about each thing, one that names it if there is one."""
    found: dict[str, tuple[bool, int, str]] = {}
    takes_part = f"(<{GC}agent>|<{GC}object>|<{GC}inResponseTo>|<{GC}claimedBy>)"
    evidence = f"<{GC}evidence> ?passage . ?passage <{GC}start> ?start ; <{GC}quote> ?quote"
    for some in _batches(names):
        values = " ".join(Iri(iri).n3 for iri in some)
        for pattern in (f"?statement {takes_part} ?thing ; {evidence}", f"?thing {evidence}"):
            query = f"SELECT ?thing ?start ?quote {{ VALUES ?thing {{ {values} }} {pattern} }}"
            for row in store.query(query):
                thing, start, quote = str(row["thing"]), str(row["start"]), str(row["quote"])
                place = names[thing] not in quote, int(start) if start.isdecimal() else 0, quote
                found[thing] = min(found.get(thing, place), place)
    return {thing: " ".join(quote.split()) for thing, (_, _, quote) in found.items()}


def _batches(iris: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sorted(iris))
    while some := list(islice(rest, _AT_ONCE)):
        yield some
