"""The words by which English ascribes what is said (`data/speech.toml`), checked and ready to look up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from geocyber.errors import GeocyberError

_NAME = "language/data/speech.toml"
_CLASSES = ("say", "allege", "think", "find", "deny", "ask")
_LISTS = (
    "calling",
    "naming",
    "condemning",
    "nouns",
    "nouns_of",
    "grounds",
    "making",
    "opinions",
    "adjectives",
    "hearsay",
    "documents",
    "speechless",
    "issuing",
    "sayers",
    "rubrics",
    "infinitive",
    "gerund",
    "stative",
    "passive",
)
_MEASURES = ("nouns", "prepositions")
_COURT = ("papers", "with_court", "words", "charging")


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """Lemmas in lower case.

    Attributes:
        verbs: verb with a clause for what is said → its class: say, allege, think, find, deny or ask.
        accusing: verb that lays something on somebody → the prepositions before what it is.
        attributing: verb whose object is the act laid at a door → the prepositions before whose it is.
        calling: verbs that name or describe.
        naming: verbs that say who somebody is.
        condemning: of the accusing verbs, those that take for known what a noun behind them names.
        nouns: nouns for what is said or thought, with a clause.
        nouns_of: of these, those whose "of" leads to what is claimed.
        grounds: nouns for what stands behind a claim, with a clause.
        making: verbs by which the subject makes such a claim its own.
        opinions: nouns behind "in" whose owner is the claimant.
        adjectives: adjectives whose subject holds the clause true.
        hearsay: words that mark a claim without its claimant.
        documents: nouns for texts that speak for their issuer.
        speechless: subjects that cannot claim anything.
        issuing: verbs of bringing a document out.
        sayers: who is quoted in a headline without a verb of saying.
        rubrics: what else stands before the colon of a headline.
        infinitive: active verbs whose infinitive is a claim.
        gerund: active verbs whose gerund is one.
        stative: active verbs whose infinitive is one if it tells a state or the past.
        passive: verbs whose passive with an infinitive is one.
        idioms: verb → nouns with which it lays something at a door ("pointed the finger").
        measures: nouns for measures, and the prepositions before what they are taken over.
        court: what makes a paper one of a court: its nouns and verbs, by the names of the table.
    """

    verbs: dict[str, str]
    accusing: dict[str, frozenset[str]]
    attributing: dict[str, frozenset[str]]
    calling: frozenset[str]
    naming: frozenset[str]
    condemning: frozenset[str]
    nouns: frozenset[str]
    nouns_of: frozenset[str]
    grounds: frozenset[str]
    making: frozenset[str]
    opinions: frozenset[str]
    adjectives: frozenset[str]
    hearsay: frozenset[str]
    documents: frozenset[str]
    speechless: frozenset[str]
    issuing: frozenset[str]
    sayers: frozenset[str]
    rubrics: frozenset[str]
    infinitive: frozenset[str]
    gerund: frozenset[str]
    stative: frozenset[str]
    passive: frozenset[str]
    idioms: dict[str, frozenset[str]]
    court: dict[str, frozenset[str]]
    measures: dict[str, frozenset[str]]

    def is_court_paper(self, noun: Token) -> bool:
        """Is it an indictment or the like? "the *complaint*", "court *documents*", "charging *papers*"."""
        lemma = noun.lemma_.lower()
        if lemma in self.court["papers"]:
            return noun.tag_ in {"NN", "NNS"}
        return lemma in self.court["with_court"] and any(
            c.lower_ in self.court["words"] for c in (*noun.children, noun.head) if c.i == noun.i - 1
        )


@cache
def speech_cues() -> SpeechCues:
    """The table of the package.

    Raises:
        GeocyberError: the file is damaged; the message names the entry and what was expected.
    """
    return read_speech_cues(files("geocyber.language").joinpath("data/speech.toml").read_text("utf-8"), _NAME)


def read_speech_cues(text: str, name: str) -> SpeechCues:
    """Reads and checks a table of speech cues.

    Args:
        text: TOML with the tables and lists of `data/speech.toml`.
        name: what to call the file in an error.

    Raises:
        GeocyberError: an entry is missing or not as expected.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GeocyberError(f"{name}: this is not TOML: {error}") from error
    verbs: dict[str, str] = {}
    for cls in _CLASSES:
        for verb in _strings(_table(table, "verbs", name), cls, f"{name}: verbs"):
            verbs.setdefault(verb, cls)
    accusing = _table(table, "accusing", name)
    default = _strings(accusing, "prepositions", f"{name}: accusing")
    only = _table(accusing, "only_with", f"{name}: accusing")
    laying = {
        verb: frozenset(_strings(only, verb, f"{name}: accusing.only_with") if verb in only else default)
        for verb in _strings(accusing, "verbs", f"{name}: accusing")
    }
    blaming = _table(table, "attributing", name)
    attributing = {verb: frozenset(_strings(blaming, verb, f"{name}: attributing")) for verb in blaming}
    idioms = _lists(_table(table, "idioms", name), f"{name}: idioms")
    court = _lists(_table(table, "court", name), f"{name}: court")
    for key in _COURT:
        _strings(table["court"], key, f"{name}: court")
    measures = {key: frozenset(_strings(_table(table, "measures", name), key, name)) for key in _MEASURES}
    lists = {key: frozenset(_strings(table, key, name)) for key in _LISTS}
    return SpeechCues(
        verbs=verbs,
        accusing=laying,
        attributing=attributing,
        idioms=idioms,
        court=court,
        measures=measures,
        **lists,
    )


def _lists(table: dict[str, Any], where: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(_strings(table, key, where)) for key in table}


def _table(table: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    inner = table.get(key)
    if not isinstance(inner, dict):
        raise GeocyberError(f"{where}: {key} is {inner!r}; expected a table")
    return inner


def _strings(table: dict[str, Any], key: str, where: str) -> list[str]:
    listed = table.get(key)
    if not isinstance(listed, list) or not listed or not all(isinstance(word, str) for word in listed):
        raise GeocyberError(f"{where}: {key} is {listed!r}; expected a list of words")
    return listed
