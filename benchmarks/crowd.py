"""Makes graphs of a given size through the same doors as real articles, for measuring views.

Who is told of follows a power law, as in real news: few actors have most lines. No chance but a seeded one.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from geocyber.graph import article_iri, describe
from geocyber.model import (
    AUTHOR,
    Article,
    Entity,
    Extraction,
    Factuality,
    Kind,
    Passage,
    Relation,
    RelationType,
)
from geocyber.store import open_store

SENTENCES_AN_ARTICLE = 10
KINDS = (Kind.STATE, Kind.COMPANY, Kind.THREAT_GROUP, Kind.OPERATION, Kind.ORGANISATION, Kind.SECTOR)
RELATIONS = (
    RelationType.ATTRIBUTES,
    RelationType.CONDEMNS,
    RelationType.SUMMONS,
    RelationType.INDICTS,
    RelationType.SANCTIONS,
    RelationType.TARGETS,
    RelationType.SPONSORS,
)
"""One or two of each family."""

WORDS = (
    "late on Monday the ministry said in a statement that it had found new traces of the intrusion".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """A relation as one sentence of an article tells it."""

    agent: int
    object: int
    relation: RelationType
    claimed: bool


def fill(path: Path, nodes: int, statements: int, *, lines: int | None = None, seed: int = 1) -> None:
    """Writes a graph in which every node and every line is told of.

    Args:
        path: the file to write.
        nodes: how many actors and things there are.
        statements: how many statements articles make about them.
        lines: how many different lines these make; as many as there are statements, if not given.
        seed: of the chance.
    """
    chance = random.Random(seed)
    different = list(_lines(nodes, lines or statements, chance))
    told = different + chance.choices(different, k=statements - len(different))
    chance.shuffle(told)
    with open_store(str(path), writable=True) as store:
        for number, start in enumerate(range(0, len(told), SENTENCES_AN_ARTICLE)):
            extraction = _article(number, told[start : start + SENTENCES_AN_ARTICLE], chance)
            store.add(article_iri(extraction.article.sha256), describe(extraction, model="crowd"))


def _lines(nodes: int, count: int, chance: random.Random) -> Iterator[Said]:
    """Different lines: first one for each node, then more for those who have many."""
    ends = [0]
    seen: set[Said] = set()
    while len(seen) < count:
        new = len(seen) + 1
        agent = new if new < nodes else chance.choice(ends)
        line = Said(agent, chance.choice(ends), chance.choice(RELATIONS), chance.random() < 0.25)
        if line.agent != line.object and line not in seen:
            seen.add(line)
            ends += [line.agent, line.object]
            yield line


def _article(number: int, told: list[Said], chance: random.Random) -> Extraction:
    title = f"Report {number} about the campaign"
    text, relations = title, []
    published = date(2014, 1, 1) + timedelta(days=chance.randrange(4000))
    for said in told:
        trigger = said.relation.value
        sentence = " ".join(
            [*chance.sample(WORDS, len(WORDS)), _name(said.agent), trigger, _name(said.object)]
        )
        start = len(text) + 2
        text = f"{text}\n\n{sentence}"
        at = start + sentence.index(f" {trigger} ") + 1
        relations.append(
            Relation(
                s=_id(said.agent),
                r=said.relation,
                o=_id(said.object),
                factuality=Factuality.ASSERTED,
                source=_id(0) if said.claimed else AUTHOR,
                evidence=Passage(start, start + len(sentence), sentence),
                trigger=Passage(at, at + len(trigger), trigger),
                when=published.isoformat(),
                confidence=round(chance.uniform(0.5, 1), 2),
                frame=f"{said.relation.value}.crowd",
            )
        )
    named = sorted({0, *(said.agent for said in told), *(said.object for said in told)})
    article = Article(
        id=f"crowd-{number}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        published=published,
        publisher="The Daily Crowd",
        url=f"https://crowd.example/{number}",
    )
    return Extraction(article, tuple(map(_entity, named)), tuple(relations))


def _id(number: int) -> str:
    return f"n{number}"


def _name(number: int) -> str:
    return f"Actor {number}"


def _entity(number: int) -> Entity:
    kind = KINDS[number % len(KINDS)]
    return Entity(
        _id(number), kind, _name(number), (_name(number),), None, None, f"{kind.value}/crowd-{number}"
    )
