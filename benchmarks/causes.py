"""Why a relation was missed, or found though no annotator has it: decided from what the extractor saw.

Of a missed relation the first that holds:

* *factuality*: it was found, but as asserted instead of possible, or the like;
* *entity missed*: an end is nobody that was recognised anywhere in the article;
* *predicate unknown*: in the sentence that carries it, nothing is known to express such a relation;
* *coreference*: no word of that sentence was understood to mean one of the ends;
* *argument wrong*: such a relation was found in that sentence, but between others;
* *argument missed*: the predicate is known and both ends are there, and still nothing was made of it;
* *other*: the sentence is not to be found.

Of a false alarm:

* *factuality*: annotators have it, but as negated or possible;
* *argument wrong*: annotators have such a relation in that sentence, between others;
* *relation wrong*: they have another between the same two in that sentence;
* *other*: they have nothing like it there.

Of a relation found: *source*, *operation* or *date*, where that detail is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from spacy.tokens import Span

from benchmarks.annotated import Result
from benchmarks.scoring import Comparison, Entities, Outcome, Row, ends, factuality, same
from geocyber.extraction import Extractor, frames
from geocyber.extraction.context import Reading
from geocyber.language.referents import Node
from geocyber.model import Kind

_DETAILS = {"source": "source", "op": "operation", "when": "date"}


class Cause(StrEnum):
    """What went wrong."""

    ENTITY = "entity missed"
    PREDICATE = "predicate unknown"
    ARGUMENT = "argument wrong"
    UNJOINED = "argument missed"
    RELATION = "relation wrong"
    COREFERENCE = "coreference"
    FACTUALITY = "factuality"
    SOURCE = "source"
    OPERATION = "operation"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True)
class Fault:
    """One thing that went wrong.

    Attributes:
        article: where.
        what: miss, false alarm, not found as such, or hit if only a detail is wrong.
        cause: why.
        said: the relation in words.
        evidence: the words that carry it.
    """

    article: str
    what: Outcome
    cause: Cause
    said: str
    evidence: str


def faults(extractor: Extractor, result: Result) -> Iterator[Fault]:
    """Everything that went wrong in one article."""
    seen = _Seen(result, extractor.annotate(result.annotated.article))
    both = seen.both
    for verdict in both.verdicts():
        row = verdict.wanted or verdict.found
        assert row is not None
        entities = both.wanted_entities if verdict.wanted else both.found_entities
        name, said, words = result.annotated.article.id, _say(entities, row), str(row.get("evidence", ""))
        if verdict.outcome in {Outcome.MISS, Outcome.SOFT_MISS}:
            yield Fault(name, verdict.outcome, seen.why_missed(row), said, words)
        elif verdict.outcome is Outcome.ALARM:
            yield Fault(name, verdict.outcome, seen.why_found(row), said, words)
        elif verdict.outcome is Outcome.HIT and verdict.found is not None:
            for detail, cause in _DETAILS.items():
                if both.is_right(verdict, detail) is False:
                    answer = entities.label(str(row[detail]))
                    got = both.found_entities.label(str(verdict.found.get(detail, "-")))
                    yield Fault(name, verdict.outcome, Cause(cause), f"{said}: {answer}, not {got}", words)


def _say(entities: Entities, row: Row) -> str:
    s, o = ("|".join(map(entities.label, ends(row.get(end)))) or "-" for end in ("s", "o"))
    status = "" if factuality(row) == "asserted" else f" ~{factuality(row)}"
    return f"{s} {row['r']} {o}{status}"


@dataclass(frozen=True)
class _Seen:
    """An article as the extractor saw it."""

    result: Result
    reading: Reading

    @cached_property
    def both(self) -> Comparison:
        """What was wanted and what was found."""
        return self.result.comparison

    def why_missed(self, row: Row) -> Cause:
        """The cause of a miss."""
        found = self.both.found.get("relations", ())
        if any(self.both.fits(row, p) and factuality(p) != factuality(row) for p in found):
            return Cause.FACTUALITY
        if not self._has_both(row, self._recognised(self.reading.doc[:])):
            return Cause.ENTITY
        sentence = self._sentence(str(row.get("evidence", "")))
        if sentence is None:
            return Cause.OTHER
        is_found = any(
            sentence.start_char <= r.trigger.start < sentence.end_char and r.r == row["r"]
            for r in self.result.extraction.relations
        )
        if not is_found and not _is_expressed(str(row["r"]), sentence):
            return Cause.PREDICATE
        if not self._has_both(row, self._recognised(sentence)):
            return Cause.COREFERENCE
        return Cause.ARGUMENT if is_found else Cause.UNJOINED

    def why_found(self, row: Row) -> Cause:
        """The cause of a false alarm."""
        if any(self.both.fits(g, row) for g in self.both.gold["relations"]):
            return Cause.FACTUALITY
        here = [g for g in self.both.gold["relations"] if self._is_within(g, row)]
        if any(g["r"] == row["r"] for g in here):
            return Cause.ARGUMENT
        if any(self.both.meets(g, row, "s") and self.both.meets(g, row, "o") for g in here):
            return Cause.RELATION
        return Cause.OTHER

    def _is_within(self, wanted: Row, row: Row) -> bool:
        words = _squeezed(str(wanted.get("evidence", "")))
        return bool(words) and words in _squeezed(str(row["evidence"]))

    def _recognised(self, span: Span) -> Entities:
        """All entities that are mentioned there, whether or not they take part in a relation."""
        referents = self.reading.referents
        inside = {i for i, m in enumerate(referents.mentions) if span.start <= m.head < span.end}
        return Entities(self._row(node) for node in referents.nodes if inside.intersection(node.mentions))

    def _row(self, node: Node) -> Row:
        entry = self.reading.knowledge.entries.get(node.ref or "")
        return {
            "id": str(node.key),
            "kind": node.kind.value,
            "name": node.name,
            "names": sorted(node.names),
            "iso": entry.iso if entry and node.kind is Kind.STATE else None,
        }

    def _has_both(self, row: Row, recognised: Entities) -> bool:
        """Is an acceptable answer at each end among these entities? The name that an alias gives need not be one."""
        sides = ["s"] if row["r"] == "alias" else ["s", "o"]
        return all(
            not ends(row.get(side))
            or any(
                same(self.both.wanted_entities, a, recognised, b) for a in ends(row[side]) for b in recognised
            )
            for side in sides
        )

    def _sentence(self, evidence: str) -> Span | None:
        """The sentence in which these words stand."""
        words = evidence.split()
        found = re.search(r"\s+".join(map(re.escape, words)), self.reading.article.text) if words else None
        span = self.reading.doc.char_span(*found.span(), alignment_mode="expand") if found else None
        return span.sent if span is not None else None


def _is_expressed(relation: str, sentence: Span) -> bool:
    """Is there a predicate of the relation in the sentence?"""
    lexicon = frames.load()
    return any(m.frame.relation == relation for token in sentence for m in lexicon.matches(token))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
