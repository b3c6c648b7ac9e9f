"""The lexicon of predicates: which words express which relation, and where their arguments stand.

The knowledge is in `frames/*.toml`, one file a relation; this module reads, validates and indexes it. The
format is described in `docs/frames.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from geocyber.errors import GeocyberError
from geocyber.model import Factuality, RelationType

PARTS_OF_SPEECH = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ", "prepositions": "ADP"}

FIXED_SLOTS = frozenset(
    "subject object subject|patient object|patient possessive modifier modifier.victim head self clause.subject "
    "support.subject gerund.object speaker object.possessor of.possessor member copula apposed predicative compound "
    "below".split()
)
"""Slots with a name of their own; every other slot is a preposition, "support." and a preposition (looked for
under the light verb), or "subject." and one of these names (looked for under the verb's subject)."""

CONDITIONS = frozenset(
    "threat technical future obligation demand adversary self-denial own affirmed tool cyber deed somebody joining "
    "withheld culprit".split()
)
"""Further conditions on a predicate; see `geocyber.extraction.conditions`."""

ARGUMENT_CLASSES = frozenset(
    "actor state authority person group hacker body company organisation operation malware product tool flaw "
    "vulnerability sector victim thing other claim name".split()
)
"""What may fill an argument; see `geocyber.extraction.arguments.ADMITTED` for the kinds behind each."""

_KEYS = {
    "id",
    "verbs",
    "nouns",
    "adjectives",
    "prepositions",
    "agent",
    "object",
    "operation",
    "agent_class",
    "object_class",
    "factuality",
    "cyber",
    "object_optional",
    "operation_as_object",
    "needs_agent",
    "needs_operation",
    "needs",
    "unless",
    "subject_lemmas",
    "conditions",
    "voice",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to express a relation.

    Attributes:
        id: unique name, kept with every relation that it finds.
        relation: what it expresses.
        part_of_speech: "VERB", "NOUN", "ADJ" or "ADP" of the predicate's first word.
        predicates: each a tuple of lemmas; the first is the head, the others stand among its dependents; those in
            round brackets must stand there but are free to fill a slot.
        agent, object, operation: slots to look in, the best first.
        agent_class, object_class: what may fill them.
        factuality: fixed factuality, where the words themselves say it ("stop short of").
        cyber: True: the matter must be a cyber operation; False: must not; None: does not matter.
        object_optional: the relation may lack its object.
        operation_as_object: where no actor fills the object, the operation does ("condemned the attack").
        needs_agent: False: the relation also counts where its agent is to be inferred from the context.
        needs_operation: the operation slot must be filled by an operation or a deed.
        needs: words or lemmas one of which must stand among the dependents of the predicate.
        unless: words or lemmas none of which may stand there.
        subject_lemmas: lemmas one of which must head the grammatical subject.
        conditions: names of further conditions, all of which must hold.
        voice: "active" or "passive" where only that one expresses the relation; "" for any.
    """

    id: str
    relation: RelationType
    part_of_speech: str
    predicates: tuple[tuple[str, ...], ...]
    agent: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    operation: tuple[str, ...] = ()
    agent_class: tuple[str, ...] = ("actor",)
    object_class: tuple[str, ...] = ("actor",)
    factuality: Factuality | None = None
    cyber: bool | None = None
    object_optional: bool = False
    operation_as_object: bool = False
    needs_agent: bool = True
    needs_operation: bool = False
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    subject_lemmas: frozenset[str] = frozenset()
    conditions: tuple[str, ...] = ()
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence: the predicate's words, its head first."""

    frame: Frame
    words: tuple[Token, ...]

    @property
    def head(self) -> Token:
        """The predicate's first word: the verb, noun or adjective itself."""
        return self.words[0]


@dataclass(frozen=True)
class Lexicon:
    """All frames, found by the lemma of the predicate's first word."""

    frames: tuple[Frame, ...]
    by_lemma: Mapping[tuple[str, str], tuple[tuple[Frame, tuple[str, ...]], ...]] = field(repr=False)

    def matches(self, token: Token) -> Iterator[Match]:
        """The frames that the token heads, for each relation only the longest predicate that fits."""
        best: dict[str, tuple[int, Match]] = {}
        for part in _parts(token):
            for frame, words in self.by_lemma.get((part, lemma_of(token)), ()):
                found = _find_words(token, words[1:])
                if found is None:
                    continue
                length = len(words)
                if frame.id not in best or best[frame.id][0] < length:
                    own = (one for one, word in zip(found, words[1:], strict=True) if word[0] != "(")
                    best[frame.id] = (length, Match(frame, (token, *own)))
        longest: dict[RelationType, int] = {}
        for length, match in best.values():
            longest[match.frame.relation] = max(longest.get(match.frame.relation, 0), length)
        for length, match in best.values():
            if length == longest[match.frame.relation]:
                yield match


@cache
def load() -> Lexicon:
    """The frames that geocyber ships.

    Raises:
        GeocyberError: a file does not hold what it should; the message names file, frame and key.
    """
    folder = files("geocyber.extraction").joinpath("frames")
    texts = {
        entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")
    }
    return compile_lexicon(frame for name in sorted(texts) for frame in parse(name, texts[name]))


def compile_lexicon(frames: Iterable[Frame]) -> Lexicon:
    """Indexes the frames by the lemma of their first word."""
    kept = tuple(frames)
    index: dict[tuple[str, str], list[tuple[Frame, tuple[str, ...]]]] = {}
    seen: set[str] = set()
    for frame in kept:
        if frame.id in seen:
            raise GeocyberError(f"frames: two frames are called {frame.id!r}; rename one")
        seen.add(frame.id)
        for words in frame.predicates:
            index.setdefault((frame.part_of_speech, words[0]), []).append((frame, words))
    return Lexicon(kept, {key: tuple(rows) for key, rows in index.items()})


def parse(name: str, text: str) -> Iterator[Frame]:
    """The frames of one TOML file.

    Args:
        name: the file's name, for messages.
        text: its content.

    Raises:
        GeocyberError: with file, frame, key and what was expected.
    """
    try:
        table = tomllib.loads(text)
        relation = RelationType(table.get("relation", ""))
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise GeocyberError(f"frames/{name}: {error}") from error
    sets = {key: _alternatives(f"frames/{name}", key, words) for key, words in table.get("words", {}).items()}
    for number, row in enumerate(table.get("frame", []), start=1):
        where = f"frames/{name}, frame {row.get('id', number)}"
        unknown = set(row) - _KEYS
        if unknown:
            raise GeocyberError(
                f"{where}: unknown key {min(unknown)!r}; known are {', '.join(sorted(_KEYS))}"
            )
        for key, part in PARTS_OF_SPEECH.items():
            if key in row:
                suffix = "" if sum(k in row for k in PARTS_OF_SPEECH) == 1 else f".{key}"
                predicates = tuple(p for written in row[key] for p in _predicates(where, key, written, sets))
                yield _frame(where, row, relation, key, part, suffix, predicates)


def _alternatives(where: str, name: str, words: Sequence[str]) -> str:
    """A set of words as it is put into predicates."""
    for word in words:
        if len(word.split()) != 1:
            raise GeocyberError(f"{where}: the set of words {name!r} must hold single words, not {word!r}")
    return "|".join(words)


def _predicates(where: str, key: str, written: str, sets: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The predicates that one entry writes: sets of words put in for their names, one for each head."""
    try:
        words = written.format_map(sets).split()
    except (KeyError, ValueError) as error:
        raise GeocyberError(
            f"{where}: {key} has {written!r}, but there is no set of words {error}; known are {', '.join(sets)}"
        ) from error
    for head in words[0].split("|") if words else ():
        yield (head, *words[1:])


def _frame(
    where: str,
    row: Mapping[str, Any],
    relation: RelationType,
    key: str,
    part: str,
    suffix: str,
    predicates: tuple[tuple[str, ...], ...],
) -> Frame:
    if not row.get("id"):
        raise GeocyberError(f"{where}: a frame needs an id")
    if not predicates:
        raise GeocyberError(f"{where}: {key} must list at least one predicate")
    for argument in ("agent_class", "object_class"):
        strange = set(row.get(argument, "").split()) - ARGUMENT_CLASSES
        if strange:
            raise GeocyberError(
                f"{where}: {argument} {min(strange)!r} is none of {', '.join(sorted(ARGUMENT_CLASSES))}"
            )
    for argument in ("agent", "object", "operation"):
        for slot in row.get(argument, []):
            if "." in slot and slot not in FIXED_SLOTS and not slot.startswith(("support.", "subject.")):
                raise GeocyberError(f"{where}: {argument} has the slot {slot!r}, which does not exist")
    for condition in row.get("conditions", []):
        if condition not in CONDITIONS:
            raise GeocyberError(
                f"{where}: there is no condition {condition!r}; known are {', '.join(sorted(CONDITIONS))}"
            )
    return Frame(
        id=row["id"] + suffix,
        relation=relation,
        part_of_speech=part,
        predicates=predicates,
        agent=tuple(row.get("agent", ["subject"] if part == "VERB" else [])),
        object=tuple(row.get("object", ["object"] if part == "VERB" else [])),
        operation=tuple(row.get("operation", [])),
        agent_class=tuple(row.get("agent_class", "actor").split()),
        object_class=tuple(row.get("object_class", "actor").split()),
        factuality=Factuality(row["factuality"]) if "factuality" in row else None,
        cyber=row.get("cyber"),
        object_optional=row.get("object_optional", False),
        operation_as_object=row.get("operation_as_object", False),
        needs_agent=row.get("needs_agent", True),
        needs_operation=row.get("needs_operation", False),
        needs=frozenset(row.get("needs", [])),
        unless=frozenset(row.get("unless", [])),
        subject_lemmas=frozenset(row.get("subject_lemmas", [])),
        conditions=tuple(row.get("conditions", [])),
        voice=row.get("voice", ""),
    )


def lemma_of(token: Token) -> str:
    """The lemma in lower case; hyphens within a word are kept ("state-backed" is one word to the lexicon)."""
    return token.lemma_.lower()


_MAIL = frozenset(
    {"email", "e-mail", "mail", "message", "link", "page", "site", "website", "attempt", "lure"}
)
_LIKE_NOUNS = frozenset({"phishing", "spearphishing", "spear-phishing"})
"""Words that before a noun say what it is for, not what is done to it: "phishing e-mails"."""


def _comes_by_mail(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).lemma_.lower() in _MAIL


def _parts(token: Token) -> tuple[str, ...]:
    if token.lower_ in _LIKE_NOUNS and (token.dep_ == "amod" or _comes_by_mail(token)):
        return ()
    if token.pos_ in {"VERB", "AUX"}:
        return ("VERB",) if token.dep_ != "amod" else ("VERB", "ADJ")
    if token.pos_ in {"NOUN", "PROPN"}:
        return ("NOUN",)
    if token.pos_ in {"ADJ", "ADV"}:
        return ("ADJ",)
    if token.pos_ == "ADP":
        return ("ADP",)
    return ()


_PARTICLES = frozenset({"in", "out", "up", "down", "off", "away", "back"})
"""Second words of particle verbs: "called in the envoy" is one, "called their conduct in cyberspace" is not. Where the
predicate goes on behind it ("call in envoy") the next word decides, and the parser may take it for a preposition."""


_PREPOSITIONS = frozenset({"as", "to", "with", "under", "on", "of", "for", "from", "by", "at", "against"})


def _hedges(head: Token) -> list[Token]:
    """As in "was *highly likely* responsible", "called the *steps* regrettable": words between the parts."""
    between = [c for c in head.children if c.pos_ in {"ADJ", "ADV"}]
    things = [
        c
        for c in head.children
        if c.dep_ == "dobj" and any(g.dep_ == "amod" and g.i > c.i for g in c.children)
    ]
    return between + things


def _find_words(
    head: Token, lemmas: tuple[str, ...], found: tuple[Token, ...] = ()
) -> tuple[Token, ...] | None:
    """The further words of a predicate: each a dependent of one found before it.

    Where a word stands there twice, the one that lets the rest be found: "called the *attack* on us an evil *attack*".
    What follows a preposition depends on it: "condemned the act *as well*" is not "condemned as an act".
    """
    if not lemmas:
        return found
    options = lemmas[0].strip("()").split("|")
    governors = (head, *found, *_hedges(head))
    if found and found[-1].lower_ in _PREPOSITIONS:
        governors = (found[-1],)
    for governor in governors:
        for child in governor.children:
            if child in found or not (lemma_of(child) in options or child.lower_ in options):
                continue
            if governor is head and child.dep_ == "nsubj":
                continue  # "The *worm* spread" is not "spread a worm"
            if len(lemmas) == 1 and child.lower_ in _PARTICLES and child.dep_ not in {"prt", "advmod"}:
                continue
            rest = _find_words(head, lemmas[1:], (*found, child))
            if rest is not None:
                return rest
    return None
