"""A generated world: any number of articles on invented operations, with the identity of everything in them known.

States and threat groups are those of the knowledge base; victims, operations and persons are invented, and stand in the
articles under variants of their names, now and then with a slip of the pen. An operation is reported by several
articles, some of them copies of one wire text; it is attributed, condemned, denied and answered with sanctions, and
sometimes attributed to somebody else as well. Some victims are hit twice, and some persons share their name with
somebody of another state. The same seed gives the same world.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from geocyber.knowledge import load
from geocyber.model import (
    Article,
    Entity,
    Extraction,
    Factuality,
    Kind,
    Passage,
    Relation,
    RelationType,
)

_START = date(2010, 1, 4)
_DAYS = 5600
_ARTICLES_AN_EVENT = (1, 2, 2, 3, 3, 4, 5, 8)
_SPELLINGS = {
    "Dmitry": "Dmitri",
    "Sergey": "Sergei",
    "Yuri": "Yury",
    "Maksim": "Maxim",
    "Tariq": "Tarek",
    "Natalia": "Nataliya",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name and a state."""

    key: str
    given: str
    surname: str
    state: str


@dataclass(frozen=True, slots=True)
class Event:
    """An operation and what was said and done about it."""

    key: str
    victim: str
    ending: str
    deed: str
    day: date
    group: str
    accused: str
    claimant: str
    minister: Person
    culprit: Person
    allies: tuple[str, ...]
    other_group: str


@dataclass(frozen=True, slots=True)
class Reported:
    """An article with what its entities and relations are.

    Attributes:
        extraction: what a perfect reader finds in it.
        things: identity of each local entity, by its id in the article.
        acts: identity of the act of each relation, in their order.
    """

    extraction: Extraction
    things: dict[str, str]
    acts: tuple[str, ...]


def world(articles: int, seed: int = 1) -> Iterator[Reported]:
    """That many articles."""
    given = 0
    for event in _events(seed):
        random = Random(f"{seed} {event.key}")
        copy: Reported | None = None
        for number in range(random.choice(_ARTICLES_AN_EVENT)):
            one = (
                _copied(copy, random) if copy and random.random() < 0.15 else _article(event, number, random)
            )
            copy = one
            yield one
            given += 1
            if given == articles:
                return


def _events(seed: int) -> Iterator[Event]:
    random, pools = Random(seed), _pools()
    groups: dict[str, list[str]] = pools["groups"]
    taken: set[str] = set()
    persons: dict[str, Person] = {}
    number = 0
    while True:
        victim, ending = _victim(random, pools, taken), random.choice(pools["endings"])
        first = random.randrange(_DAYS)
        for again in range(2 if random.random() < 0.1 else 1):
            accused = random.choice(sorted(groups))
            claimant = random.choice(pools["states"])
            others = [state for state in pools["states"] if state != claimant]
            yield Event(
                key=f"event-{number}",
                victim=victim,
                ending=ending,
                deed=random.choice(pools["deeds"]),
                day=_START + timedelta(days=first + again * random.randrange(400, 1500)),
                group=random.choice(groups[accused]),
                accused=accused,
                claimant=claimant,
                minister=_person(random, pools, claimant, persons),
                culprit=_person(random, pools, accused, persons),
                allies=tuple(random.sample(others, random.randrange(4))),
                other_group=random.choice(groups[random.choice(sorted(groups))])
                if random.random() < 0.05
                else "",
            )
            number += 1


def _victim(random: Random, pools: dict[str, Any], taken: set[str]) -> str:
    while True:
        first, second = random.choice(pools["first_words"]), random.choice(pools["second_words"])
        name = f"{first} {second}"
        if len(taken) > 0.8 * len(pools["first_words"]) * len(pools["second_words"]):
            name = f"{first} {random.choice(pools['first_words'])} {second}"
        if name not in taken:
            taken.add(name)
            return name


def _person(random: Random, pools: dict[str, Any], state: str, persons: dict[str, Person]) -> Person:
    """Somebody of a state: often one who has been there, sometimes a namesake of another state."""
    known = [one for one in list(persons.values())[-40:] if one.state == state]
    if known and random.random() < 0.4:
        return random.choice(known)
    while True:
        given, surname = random.choice(pools["given"]), random.choice(pools["surnames"])
        if persons and random.random() < 0.05:
            namesake = random.choice(list(persons.values())[-40:])
            given, surname = namesake.given, namesake.surname
        key = f"{given} {surname} {state}"
        if key not in persons:
            persons[key] = Person(key, given, surname, state)
            return persons[key]


def _copied(one: Reported, random: Random) -> Reported:
    """The same wire text in another paper."""
    article = one.extraction.article
    paper = random.choice(_pools()["publishers"])
    text = article.text + f"\n({paper}, {random.randrange(10_000)})"
    copy = replace(article, id=f"{article.id}-copy", publisher=paper, text=text, sha256=_sha(text))
    return replace(one, extraction=replace(one.extraction, article=copy))


@dataclass
class _Writer:
    """An article while it is written."""

    random: Random
    entities: dict[str, Entity] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    text: str = ""

    def state(self, iso: str) -> str:
        """A state, of the knowledge base."""
        entry = load().entries[f"state/{iso}"]
        self.entities[iso] = Entity(iso, Kind.STATE, entry.name, (entry.name,), iso=iso, ref=entry.ref)
        return iso

    def group(self, ref: str) -> str:
        """A threat group, of the knowledge base."""
        entry = load().entries[ref]
        self.entities[ref] = Entity(ref, Kind.THREAT_GROUP, entry.name, (entry.name,), ref=ref)
        return ref

    def thing(self, id_: str, kind: Kind, name: str, identity: str, of: str | None = None) -> str:
        """What only a link tells to be one with its like in other articles."""
        self.entities[id_] = Entity(id_, kind, name, (name,), of=of)
        self.things[id_] = identity
        return id_

    def say(
        self,
        act: str,
        s: str,
        r: RelationType,
        o: str,
        words: str,
        *,
        source: str = "author",
        op: str | None = None,
        when: date | None = None,
    ) -> None:
        """A sentence and the relation that it carries."""
        sentence = f"{self.entities[s].name} {words} {self.entities[o].name}."
        start = len(self.text)
        self.text += sentence + "\n"
        passage = Passage(start, start + len(sentence), sentence)
        day = when.isoformat() if when else None
        self.relations.append(
            Relation(s, r, o, Factuality.ASSERTED, source, passage, passage, op, day, 0.9, "world")
        )
        self.acts.append(act)


def _article(event: Event, number: int, random: Random) -> Reported:
    w = _Writer(random)
    published = event.day + timedelta(days=random.randrange(1, 15))
    claimant, accused, group = w.state(event.claimant), w.state(event.accused), w.group(event.group)
    company = event.victim + (event.ending if random.random() < 0.5 else "")
    victim = w.thing("victim", Kind.COMPANY, _written(company, random), event.victim)
    deed = event.deed if number == 0 or random.random() < 0.5 else random.choice(_pools()["deeds"])
    op = w.thing("operation", Kind.OPERATION, deed.format(w.entities[victim].name), event.key)
    minister = w.thing("minister", Kind.PERSON, _called(event.minister, random), event.minister.key, claimant)
    key = event.key
    w.say(f"{key} targets", group, RelationType.TARGETS, victim, "attacked", source=claimant, when=event.day)
    w.say(
        f"{key} conducts",
        group,
        RelationType.CONDUCTS,
        op,
        "carried out the",
        source=claimant,
        when=event.day,
    )
    said = event.day + timedelta(days=1)
    if random.random() < 0.8:
        w.say(f"{key} attributes", claimant, RelationType.ATTRIBUTES, group, "blamed", op=op, when=said)
    if random.random() < 0.5:
        w.say(f"{key} minister", minister, RelationType.CONDEMNS, op, "condemned the", when=said)
    for ally in event.allies:
        if random.random() < 0.7:
            w.say(f"{key} ally {ally}", w.state(ally), RelationType.CONDEMNS, op, "condemned the", when=said)
    if random.random() < 0.6:
        w.say(f"{key} denies", accused, RelationType.DENIES, claimant, "rejected the charge by", op=op)
    if random.random() < 0.4:
        culprit = w.thing("culprit", Kind.PERSON, _called(event.culprit, random), event.culprit.key, accused)
        w.say(
            f"{key} sanctions",
            claimant,
            RelationType.SANCTIONS,
            culprit,
            "put sanctions on",
            op=op,
            when=said,
        )
    if event.other_group and event.other_group != event.group:
        other = w.group(event.other_group)
        w.say(f"{key} disputes", accused, RelationType.ATTRIBUTES, other, "blamed", op=op)
    title = f"{w.entities[op].name} ({key}, report {number})"
    text = f"{title}\n{w.text}"
    shift = len(title) + 1
    return Reported(
        Extraction(
            Article(
                f"{key}-{number}", text, _sha(text), title, published, random.choice(_pools()["publishers"])
            ),
            tuple(w.entities.values()),
            tuple(
                replace(r, evidence=_moved(r.evidence, shift), trigger=_moved(r.trigger, shift))
                for r in w.relations
            ),
        ),
        w.things,
        tuple(w.acts),
    )


def _moved(passage: Passage, by: int) -> Passage:
    return Passage(passage.start + by, passage.end + by, passage.quote)


def _called(person: Person, random: Random) -> str:
    given = _SPELLINGS.get(person.given, person.given) if random.random() < 0.3 else person.given
    return _written(f"{given} {person.surname}", random)


def _written(name: str, random: Random) -> str:
    """The name, now and then with two letters swapped."""
    inner = [
        at for at in range(1, len(name) - 1) if name[at : at + 2].islower() and name[at : at + 2].isalpha()
    ]
    if random.random() < 0.01:
        at = random.choice(inner)
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _pools() -> dict[str, Any]:
    table = tomllib.loads((Path(__file__).parent / "world.toml").read_text("utf-8"))
    return {name: pool.split() if isinstance(pool, str) else pool for name, pool in table.items()}
