"""The cues of negation and possibility (`data/factuality.toml`), checked and ready to look up by lemma."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from geocyber.errors import GeocyberError
from geocyber.model import Factuality

_NAME = "language/data/factuality.toml"
_POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB"}),
}
_KEYS = {
    "lemma",
    "lemmas",
    "effect",
    "slots",
    "negated",
    "with",
    "unless",
    "only",
    "voice",
    "subject",
    "stop",
    "pos",
    "note",
}
_CLAUSES = frozenset({"that", "infinitive", "gerund"})
_TURNED = {
    Factuality.NEGATED: Factuality.ASSERTED,
    Factuality.POSSIBLE: Factuality.NEGATED,
    Factuality.ASSERTED: Factuality.NEGATED,
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that decides whether what it governs happened.

    Attributes:
        lemma: the word.
        pos: spaCy's parts of speech that it may have.
        effect: what it makes of what stands in its slots.
        slots: "that", "infinitive", "gerund", "whether", "object", "subject" or a preposition.
        negated: what remains of it when it is itself negated.
        particle: a word that must stand under it ("out" of "rule out"); "" for none.
        unless: words under it that make it harmless.
        only: the nouns on which alone it has this effect in its object; empty for all.
        passive: only in the passive.
        subject: only with such subjects; empty for all.
        stop: nothing above it matters: it reports a claim.
    """

    lemma: str
    pos: frozenset[str]
    effect: Factuality
    slots: frozenset[str]
    negated: Factuality
    particle: str = ""
    unless: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    passive: bool = False
    subject: frozenset[str] = frozenset()
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand beside the act itself, in lower case."""

    no_subjects: frozenset[str]
    modals: frozenset[str]
    hedges: frozenset[str]
    boosters: frozenset[str]
    possible_adjectives: frozenset[str]
    negated_adjectives: frozenset[str]
    conditions: frozenset[str]
    without: frozenset[str]
    light: frozenset[str]
    pending: frozenset[str]
    telling: frozenset[str]
    deciding: frozenset[str]


@dataclass(frozen=True, slots=True)
class FactualityCues:
    """All cues by lemma, in the order of the file, and the words beside the act."""

    cues: dict[str, tuple[Cue, ...]]
    words: Words


@cache
def factuality_cues() -> FactualityCues:
    """The table of the package.

    Raises:
        GeocyberError: the file is damaged; the message names the entry and what was expected.
    """
    return read_factuality_cues(
        files("geocyber.language").joinpath("data/factuality.toml").read_text("utf-8"), _NAME
    )


def read_factuality_cues(text: str, name: str) -> FactualityCues:
    """Reads and checks a table of cues.

    Args:
        text: TOML with a list of `[[cue]]` and a table `[words]`.
        name: what to call the file in an error.

    Raises:
        GeocyberError: an entry is missing or not as expected.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GeocyberError(f"{name}: this is not TOML: {error}") from error
    cues: dict[str, list[Cue]] = {}
    for number, row in enumerate(table.get("cue", []), start=1):
        for cue in _read_cue(row, f"{name}: cue {number}"):
            cues.setdefault(cue.lemma, []).append(cue)
    words = table.get("words", {})
    lists = {field.name: frozenset(_strings(words, field.name, f"{name}: words")) for field in fields(Words)}
    return FactualityCues({lemma: tuple(found) for lemma, found in cues.items()}, Words(**lists))


def _read_cue(row: dict[str, Any], where: str) -> list[Cue]:
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise GeocyberError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    lemmas = [row["lemma"]] if "lemma" in row else _strings(row, "lemmas", where)
    pos = row.get("pos", "verb")
    if pos not in _POS:
        raise GeocyberError(f"{where}: pos is {pos!r}; expected one of {', '.join(_POS)}")
    effect = _factuality(row.get("effect"), where)
    return [
        Cue(
            lemma=lemma,
            pos=_POS[pos],
            effect=effect,
            slots=_slots(row, where),
            negated=_factuality(row["negated"], where) if "negated" in row else _TURNED[effect],
            particle=row.get("with", ""),
            unless=frozenset(row.get("unless", ())),
            only=frozenset(row.get("only", ())),
            passive=row.get("voice") == "passive",
            subject=frozenset(row.get("subject", ())),
            stop=bool(row.get("stop", False)),
        )
        for lemma in lemmas
    ]


def _slots(row: dict[str, Any], where: str) -> frozenset[str]:
    slots = frozenset(_strings(row, "slots", where))
    return slots | _CLAUSES if "clause" in slots else slots


def _factuality(value: object, where: str) -> Factuality:
    try:
        return Factuality(str(value))
    except ValueError:
        raise GeocyberError(
            f"{where}: {value!r} is no effect; expected asserted, negated or possible"
        ) from None


def _strings(table: dict[str, Any], key: str, where: str) -> list[str]:
    listed = table.get(key)
    if not isinstance(listed, list) or not listed or not all(isinstance(word, str) for word in listed):
        raise GeocyberError(f"{where}: {key} is {listed!r}; expected a list of words")
    return listed
