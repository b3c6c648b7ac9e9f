"""Where an article's entities and sentences stand: stretches of its text, each with what covers it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geocyber.model import Entity, Extraction, Passage


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text in which nothing begins or ends.

    Attributes:
        start: its first character.
        end: the character after its last.
        entity: id of the entity that is named here, None if none is.
        sentences: the passages that it belongs to.
    """

    start: int
    end: int
    entity: str | None
    sentences: tuple[Passage, ...]


def stretches(extraction: Extraction) -> list[Stretch]:
    """The whole text of an extraction's article, cut into stretches."""
    text = extraction.article.text
    sentences = sorted({relation.evidence for relation in extraction.relations})
    named = list(mentions(text, extraction.entities))
    cuts = {0, len(text)}
    for start, end, _ in named:
        cuts.update((start, end))
    for sentence in sentences:
        cuts.update((sentence.start, sentence.end))
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    starts = [start for start, _, _ in named]
    found = []
    for start, end in pairwise(ordered):
        place = bisect_right(starts, start) - 1
        entity = named[place][2] if place >= 0 and start < named[place][1] else None
        covering = tuple(sentence for sentence in sentences if sentence.start <= start < sentence.end)
        found.append(Stretch(start, end, entity, covering))
    return found


def mentions(text: str, entities: Sequence[Entity]) -> Iterator[tuple[int, int, str]]:
    """Start, end and entity id wherever a name of an entity stands as words of its own; the longest wins."""
    owner = _owners(entities)
    if not owner:
        return
    names = sorted(owner, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    for match in pattern.finditer(text):
        yield match.start(), match.end(), owner[match[0]]


def _owners(entities: Iterable[Entity]) -> Mapping[str, str]:
    """Whose each name is; one that several share belongs to the first."""
    owner: dict[str, str] = {}
    for entity in entities:
        for name in (entity.name, *entity.names):
            if name.strip():
                owner.setdefault(name, entity.id)
    return owner
