"""Writes a graph as a bundle of STIX 2.1 (OASIS, 2021) for threat-intelligence platforms.

STIX has no claims, so a statement becomes a relationship only if it is asserted and somebody stands for it,
who is then its creator: the claimant, the publisher for an article's own voice, the speaker of a speech act.
All else becomes a note with its author. Every object made of a statement carries its quote and its article.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from geocyber.exporting.content import Content, Node, Statement
from geocyber.exporting.stixobjects import (
    UNKNOWN_DAY,
    StixObject,
    Thing,
    article_reference,
    common,
    publisher,
    stix_id,
    timestamp,
)
from geocyber.exporting.stixrules import RelationRule, Rules
from geocyber.exporting.table import claimant_name
from geocyber.model import AUTHOR, UNNAMED, Factuality


def bundle(contents: Iterable[Content]) -> Iterator[str]:
    """The articles as one STIX bundle, the same bytes for the same articles.

    Args:
        contents: the articles.

    Yields:
        Stretches of JSON.
    """
    maker = _Maker(Rules.load())
    for content in contents:
        maker.read(content)
    objects = [json.dumps(made, ensure_ascii=False, sort_keys=True) for made in maker.objects()]
    digest = hashlib.sha256("\n".join(objects).encode()).hexdigest()
    yield f'{{"type": "bundle", "id": "{stix_id("bundle", digest)}", "objects": ['
    yield ",".join(f"\n{made}" for made in objects)
    yield "\n]}\n"


class _Maker:
    """Gathers the objects of all articles."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._things: dict[str, Thing] = defaultdict(Thing)
        self._forms: set[tuple[str, str]] = set()
        self._publishers: dict[str, set[str]] = defaultdict(set)
        self._made: dict[str, StixObject] = {}

    def read(self, content: Content) -> None:
        """Adds an article."""
        for node in content.nodes.values():
            self._things[node.canonical].tell(node, content.source.published)
        if content.source.publisher:
            self._publishers[content.source.publisher] |= {content.source.published} - {""}
        told = sorted(
            {ref for statement in content.statements for ref in self._statement(content, statement)}
        )
        if told:
            self._keep(self._article(content, told))

    def objects(self) -> Iterator[StixObject]:
        """All objects, sorted by type and id."""
        objects = dict(self._made)
        adversaries = {canonical for canonical, kind in self._forms if kind == "threat-actor"}
        for canonical, kind in self._forms | {(canonical, "identity") for canonical in adversaries}:
            thing = self._things[canonical]
            rule = self._rules.kinds[thing.nodes[0].kind]
            made = thing.as_object(canonical, kind, rule)
            objects[made["id"]] = made
            if kind == "threat-actor":
                same = self._same_actor(canonical, made)
                objects[same["id"]] = same
        for name, days in self._publishers.items():
            made = publisher(name, days)
            objects[made["id"]] = made
        return (objects[key] for key in sorted(objects))

    def _statement(self, content: Content, statement: Statement) -> Iterator[str]:
        """Makes the object of a statement and gives the ids of all that it tells of."""
        made = self._made_of(content, statement)
        ends = [node for node in (statement.agent, statement.target, statement.operation) if node]
        yield from (self._form(node) for node in ends)
        if made is not None:
            self._keep(made)
            yield made["id"]

    def _made_of(self, content: Content, statement: Statement) -> StixObject | None:
        rule = self._rules.relations[statement.relation]
        if statement.factuality is not Factuality.ASSERTED or (rule.by == "agent" and not statement.is_fact):
            return self._note(content, statement)
        if rule.form == "alias" and statement.alias:
            self._things[statement.agent.canonical].aliases.add(statement.alias)
            return None
        if rule.form == "relationship":
            return self._relationship(content, statement, rule) or self._other(
                content, statement, rule.otherwise
            )
        return self._other(content, statement, rule.form)

    def _other(self, content: Content, statement: Statement, form: str) -> StixObject:
        if form == "opinion" and statement.target:
            return self._opinion(content, statement)
        return self._report(content, statement) if form == "report" else self._note(content, statement)

    def _relationship(self, content: Content, statement: Statement, rule: RelationRule) -> StixObject | None:
        creator = self._creator(content, statement)
        ends = {"agent": statement.agent, "object": statement.target, "operation": statement.operation}
        source, target = ends[rule.source], ends[rule.target]
        if creator is None or source is None or target is None:
            return None
        pairs = product(self._types(source, rule, rule.source), self._types(target, rule, rule.target))
        allowed = self._rules.allowed[rule.type]
        fitting = ((a, name, b) for a, b in pairs for first, name, last in allowed if (first, last) == (a, b))
        found = next(fitting, None)
        if found is None:
            return None
        made = self._told(content, statement, "relationship") | {
            "relationship_type": found[1],
            "source_ref": self._form(source, found[0]),
            "target_ref": self._form(target, found[2]),
            "description": statement.label,
        }
        if len(statement.date) == len(UNKNOWN_DAY):
            made["start_time"] = timestamp(statement.date)
        return made

    def _note(self, content: Content, statement: Statement) -> StixObject:
        return self._told(content, statement, "note") | {
            "abstract": statement.label,
            "content": _in_words(content, statement),
            "authors": [self._author(content, statement)],
            "object_refs": self._refs(statement.agent, statement.target, statement.operation),
        }

    def _opinion(self, content: Content, statement: Statement) -> StixObject:
        return self._told(content, statement, "opinion") | {
            "opinion": self._rules.relations[statement.relation].opinion,
            "explanation": _in_words(content, statement),
            "authors": [statement.agent.label],
            "object_refs": self._refs(statement.target, statement.operation),
        }

    def _report(self, content: Content, statement: Statement) -> StixObject:
        return self._told(content, statement, "report") | {
            "name": statement.label or statement.iri,
            "description": _in_words(content, statement),
            "report_types": ["threat-report"],
            "published": timestamp(content.source.published),
            "object_refs": self._refs(statement.agent, statement.target),
        }

    def _article(self, content: Content, told: list[str]) -> StixObject:
        source = content.source
        return common("report", source.iri, source.published) | {
            "name": source.headline or source.id or source.iri,
            "published": timestamp(source.published),
            "object_refs": told,
            "external_references": [article_reference(source)],
        }

    def _told(self, content: Content, statement: Statement, kind: str) -> StixObject:
        """What objects made of statements have in common."""
        made = common(kind, statement.iri, content.source.published) | {
            "confidence": round(100 * min(1.0, max(0.0, statement.confidence))),
            "labels": [statement.relation.value, statement.factuality.value],
            "external_references": [article_reference(content.source, statement.quotes)],
        }
        creator = self._creator(content, statement)
        return made | ({"created_by_ref": creator} if creator else {})

    def _creator(self, content: Content, statement: Statement) -> str | None:
        """The identity of who stands for a statement."""
        if statement.is_fact and self._rules.relations[statement.relation].by == "agent":
            return self._form(statement.agent, "identity")
        if statement.claimants:
            return self._form(statement.claimants[0], "identity")
        if statement.voice == AUTHOR and content.source.publisher:
            return stix_id("identity", f"publisher:{content.source.publisher}")
        return None

    def _author(self, content: Content, statement: Statement) -> str:
        if statement.voice == AUTHOR:
            return content.source.publisher or content.source.id or "author"
        return "unnamed" if statement.voice == UNNAMED else claimant_name(statement)

    def _types(self, node: Node, rule: RelationRule, end: str) -> tuple[str, ...]:
        """The types of object that an end of a relationship may be, the best first."""
        own = self._rules.kinds[node.kind].type
        return ("threat-actor", own) if own == "identity" and end in rule.adversaries else (own,)

    def _form(self, node: Node, kind: str | None = None) -> str:
        """The id of an entity as an object of its own or another type, which is then in the bundle."""
        kind = kind or self._rules.kinds[node.kind].type
        self._forms.add((node.canonical, kind))
        return stix_id(kind, node.canonical)

    def _refs(self, *nodes: Node | None) -> list[str]:
        return sorted({self._form(node) for node in nodes if node})

    def _same_actor(self, canonical: str, adversary: StixObject) -> StixObject:
        """Ties an adversary to the identity that it is: they are two objects only because STIX has it so."""
        days = (adversary[name].partition("T")[0] for name in ("created", "modified"))
        return common("relationship", f"adversary:{canonical}", *days) | {
            "relationship_type": "attributed-to",
            "source_ref": adversary["id"],
            "target_ref": stix_id("identity", canonical),
            "description": f"{adversary['name']} as an adversary; its relationships tell whose claim that is",
        }

    def _keep(self, made: StixObject) -> None:
        self._made[made["id"]] = made


def _in_words(content: Content, statement: Statement) -> str:
    """A statement with its factuality, claimant and date, and the sentences it stands in."""
    said_by = {AUTHOR: "the article itself", UNNAMED: "somebody unnamed"}.get(
        statement.voice, claimant_name(statement)
    )
    about = [f"according to {said_by}", statement.date]
    quotes = " ".join(f"“{quote.text}”" for quote in statement.quotes)
    where = content.source.headline or content.source.id
    return f"{statement.label} ({', '.join(part for part in about if part)}). {quotes} [{where}]"
