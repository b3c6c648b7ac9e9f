"""The words that decide which clause or noun a date belongs to (`data/time.toml`), checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from geocyber.errors import GeocyberError

_NAME = "language/data/time.toml"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Lemmas in lower case.

    Attributes:
        bounding: prepositions whose date only bounds the act ("before 2016").
        happening: verbs that bring about the event named by their object or subject.
        telling: verbs that tell or put into the world what their object names.
        event_nouns: nouns that can have a date of their own.
        documents: of these, the ones by which somebody says something.
        movers: adverbs by which a coordinated verb leaves the time of the one before it.
        together: conjunctions whose clause happens at the time of the main clause.
        standing: adverbs by which a perfect sums up a time.
        adding: adverbs that set an act beside the one just told.
        statements: phrases in the head of a text by which a body publishes its own words.
        ahead: verbs whose infinitive lies ahead of them.
        performing: verbs that do with "we" what they say.
        papers: groups of words that speak of one and the same paper or measure in turn.
    """

    bounding: frozenset[str]
    happening: frozenset[str]
    telling: frozenset[str]
    event_nouns: frozenset[str]
    documents: frozenset[str]
    movers: frozenset[str]
    together: frozenset[str]
    standing: frozenset[str]
    adding: frozenset[str]
    statements: frozenset[str]
    performing: frozenset[str]
    ahead: frozenset[str]
    papers: tuple[frozenset[str], ...] = ()

    def is_event(self, noun: Token) -> bool:
        """Does the noun name an act or event? Knows "the burning", and "break-in" in three tokens."""
        if noun.lemma_.lower() in self.event_nouns or noun.lower_ in {"one", "ones"}:
            return True
        return (
            noun.i > 1
            and noun.nbor(-1).text == "-"
            and f"{noun.nbor(-2).lower_}-{noun.lower_}" in self.event_nouns
        )

    def papers_like(self, noun: Token) -> frozenset[str]:
        """The words for the same paper or measure: "measures" → sanction, penalty, …; none for other nouns."""
        return next((group for group in self.papers if noun.lemma_.lower() in group), frozenset())


@cache
def time_words() -> TimeWords:
    """The table of the package.

    Raises:
        GeocyberError: the file is damaged; the message names the entry and what was expected.
    """
    return read_time_words(files("geocyber.language").joinpath("data/time.toml").read_text("utf-8"), _NAME)


def read_time_words(text: str, name: str) -> TimeWords:
    """Reads and checks a table of words of time.

    Args:
        text: TOML with one list for each attribute of `TimeWords`.
        name: what to call the file in an error.

    Raises:
        GeocyberError: a list is missing or not as expected.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GeocyberError(f"{name}: this is not TOML: {error}") from error
    lists = {f.name: _words(table, f.name, name) for f in fields(TimeWords) if f.name != "papers"}
    papers = table.get("papers")
    if not isinstance(papers, dict):
        raise GeocyberError(f"{name}: papers is {papers!r}; expected a table")
    groups = tuple(_words(papers, key, f"{name}: papers") for key in papers)
    return TimeWords(**lists, papers=groups)


def _words(table: dict[str, Any], key: str, where: str) -> frozenset[str]:
    listed = table.get(key)
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise GeocyberError(f"{where}: {key} is {listed!r}; expected a list of words")
    return frozenset(listed)
