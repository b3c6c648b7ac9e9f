"""How likely it is that a careful reader would agree with a relation: a logistic model over what can be seen of it.

The model sees the finished extraction only: relation, rule, kinds of the ends, whether and where the sentence names
them, claimant, rivals. `python -m benchmarks.calibrate` measures its weights on annotated articles.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from geocyber.extraction import frames
from geocyber.model import AUTHOR, UNNAMED, Entity, Extraction, Factuality, Kind, Relation

_FAR = 20
"""Words beyond which the place of an end in the sentence tells nothing more."""
_MANY = 6
"""Relations of one predicate beyond which more of them tell nothing more."""
_LONG = 60
"""Words beyond which it tells nothing more that a sentence is long."""
_DESCRIBED = frozenset({Kind.UNNAMED_GROUP, Kind.OPERATION, Kind.SECTOR, Kind.PRODUCT, Kind.OTHER})
"""Kinds of what has a description more often than a name."""
_NEGATION = re.compile(r"\b(?:no|not|never|neither|nor|without|cannot|\w+n[’']t)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Confidence:
    """A logistic model.

    Attributes:
        weights: by feature; one that is missing counts nothing.
    """

    weights: Mapping[str, float]

    def rated(self, extraction: Extraction) -> Extraction:
        """The extraction with the confidence of each relation, to two decimals."""
        relations = tuple(
            replace(relation, confidence=self.of(seen))
            for relation, seen in zip(extraction.relations, features(extraction), strict=True)
        )
        return replace(extraction, relations=relations)

    def of(self, seen: Mapping[str, float]) -> float:
        """The probability that a relation with these features is right."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in sorted(seen.items()))
        return round(1 / (1 + math.exp(-total)), 2)


@cache
def load() -> Confidence:
    """The model that geocyber ships."""
    text = files("geocyber.extraction").joinpath("data/confidence.toml").read_text("utf-8")
    return Confidence(tomllib.loads(text)["weights"])


def features(extraction: Extraction) -> Iterator[dict[str, float]]:
    """What the model sees of each relation, in their order: values from 0 to 1 by name."""
    entities = {entity.id: entity for entity in extraction.entities}
    rivals = Counter((r.trigger.start, r.r) for r in extraction.relations)
    for relation in extraction.relations:
        rival = min(rivals[relation.trigger.start, relation.r] - 1, _MANY) / _MANY
        seen = {"always": 1.0, "rivals": rival, **_of_sentence(relation), **_of_rule(relation)}
        for end, key in (("subject", relation.s), ("object", relation.o)):
            seen |= _of_end(end, key, relation, entities)
        yield {name: value for name, value in seen.items() if value}


def _of_rule(relation: Relation) -> dict[str, float]:
    """What is done, and by what it was found."""
    return {
        f"relation {relation.r}": 1.0,
        f"predicate is {_part_of_speech().get(re.split('[+>]', relation.frame)[0], 'none')}": 1.0,
        "end inferred": float("+" in relation.frame),
        "relation inferred": float(">" in relation.frame),
        f"factuality {relation.factuality}": 1.0,
        f"source {_source(relation)}": 1.0,
        "operation known": float(relation.op is not None),
        "date known": float(relation.when is not None),
        "found twice": float(relation.parses > 1),
    }


@cache
def _part_of_speech() -> dict[str, str]:
    return {frame.id: frame.part_of_speech.lower() for frame in frames.load().frames}


def _source(relation: Relation) -> str:
    if relation.source in {AUTHOR, UNNAMED}:
        return relation.source
    return "subject" if relation.source == relation.s else "other"


def _of_sentence(relation: Relation) -> dict[str, float]:
    quote = relation.evidence.quote
    asserted = relation.factuality is Factuality.ASSERTED
    return {
        "sentence length": min(len(_WORD.findall(quote)), _LONG) / _LONG,
        "first sentence": float(relation.evidence.start == 0),
        "quotation": float(any(mark in quote for mark in '"“”')),
        "negation beside": float(asserted and _NEGATION.search(quote) is not None),
    }


def _of_end(
    end: str, key: str | None, relation: Relation, entities: Mapping[str, Entity]
) -> dict[str, float]:
    """What an end is, and how far from the predicate the sentence names it."""
    entity = entities.get(key or "")
    if entity is None:
        return {f"{end} none" if key is None else f"{end} is a name": 1.0}
    distance = _distance(entity, relation)
    return {
        f"{end} described": float(entity.kind in _DESCRIBED),
        f"{end} known": float(entity.ref is not None),
        f"{end} unnamed here": float(distance is None),
        f"{end} far": min(distance or 0, _FAR) / _FAR,
    }


def _distance(entity: Entity, relation: Relation) -> int | None:
    """Words between the predicate and the nearest name of the entity in the sentence; None if it is not named there."""
    quote, at = relation.evidence.quote, relation.trigger.start - relation.evidence.start
    between = [
        quote[found.end() : at]
        if found.end() <= at
        else quote[at + len(relation.trigger.quote) : found.start()]
        for name in entity.names
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", quote)
    ]
    return min((len(_WORD.findall(words)) for words in between), default=None)
