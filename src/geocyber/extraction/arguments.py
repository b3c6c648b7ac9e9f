"""Finds who is meant by the words that fill a slot: from words to entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from geocyber.extraction.context import Reading
from geocyber.extraction.documents import issuer_of
from geocyber.extraction.families import ADMITTED
from geocyber.extraction.wordlists import words
from geocyber.language import syntax
from geocyber.language.mentions import Mention
from geocyber.language.referents import Node
from geocyber.model import Kind

_REACH = 250
"""Words that a pronoun looks back for the operation it means."""


def entities(reading: Reading, token: Token, classes: Iterable[str]) -> tuple[Node, ...]:
    """Who is meant by a filler, as far as the classes admit it.

    Looks through words of number ("dozens of agencies"), through deeds to their doer ("Russia's conduct")
    and through "leaders" or "officials" of a state only where no closer entity is admitted.
    """
    wanted = frozenset().union(*(ADMITTED[c] for c in classes))
    if token.lower_.endswith(_REFLEXIVE) and token.pos_ == "PRON":
        return ()
    whole = reading.node(token)
    if whole is not None and whole.members:
        return tuple(n for n in reading.members(whole) if n.kind in wanted)
    head = syntax.content_head(token)
    mention = reading.mention(head)
    if mention is not None and mention.role == "claim" and {"malware", "victim"} & set(classes):
        return ()  # a document attacks nobody and is no victim, nor does or is who issued it
    if mention is not None and mention.role == "government":
        governed = _governed(reading, mention, head)
        if len(governed) > 1:
            return tuple(n for n in governed if n.kind in wanted)
    if (
        head.lower_ in _THINGS_MEANT and wanted <= {Kind.OPERATION, Kind.MALWARE} and "claim" not in classes
    ):  # "had carried it out"
        meant = _operation_before(reading, head)
        return (meant,) if meant is not None else ()
    if "victim" in classes:
        owners = tuple(n for n in _owners_of_goods(reading, head) if n.kind in wanted)
        if owners:
            return owners
    if head.lemma_ in words()["found_out"]:  # "information leading to the *location* of the three"
        behind = (*syntax.possessors(head), *syntax.oblique(head, ["of"]))
        return tuple(
            n for t in behind for one in syntax.conjuncts(t) for n in entities(reading, one, classes)
        )
    for candidate in _nearest(reading, head):
        if candidate.members:
            return tuple(n for n in reading.members(candidate) if n.kind in wanted)
        if candidate.kind in wanted and _is_somebody(reading, candidate, head, classes):
            return (candidate,)
    acting = _whose_people(reading, head)
    return (acting,) if acting is not None and acting.kind in wanted else ()


def _whose_people(reading: Reading, noun: Token) -> Node | None:
    """As in "*CISA* teams", "*FBI* agents": whose people act there, where they may not be meant themselves."""
    node = reading.node(noun)
    if (
        node is None
        or node.kind is not Kind.UNNAMED_GROUP
        or noun.lemma_.lower() not in words()["staff"]
        or node.of is None
    ):
        return None
    return reading.referents.nodes[node.of]


def _governed(reading: Reading, mention: Mention, noun: Token) -> tuple[Node, ...]:
    """The states of several governments: "the *Dutch* and *British* governments", "authorities in *Ukraine* and *Georgia*"."""
    named = [reading.referents.by_ref(ref) for ref in mention.states]
    if not named:
        places = syntax.oblique(noun, ["in", "of", "from"])
        named = [reading.node(one) for place in places for one in syntax.conjuncts(place)]
    return tuple(n for n in named if n is not None and n.kind in ADMITTED["state"])


_REFLEXIVE = ("self", "selves")
_THINGS_MEANT = frozenset({"it", "this", "that", "them", "these", "those"})


def _operation_before(reading: Reading, token: Token) -> Node | None:
    for i in range(token.i - 1, max(-1, token.i - _REACH), -1):
        node = reading.node(reading.doc[i])
        if node is not None and node.kind is Kind.OPERATION:
            return node
    return None


def doer_within(reading: Reading, operation: Token) -> Iterator[Node]:
    """The doer that an operation's own phrase names: "*Iran's* attack", "activities orchestrated by the *MSS*"."""
    participles = [c for c in operation.children if c.dep_ == "acl" and syntax.is_passive(c)]
    words = (*syntax.possessors(operation), *syntax.oblique(operation, ["by"]))
    for token in (*words, *(s for p in participles for s in syntax.subjects(p))):
        node = reading.node(token)
        if node is not None and node.kind in ADMITTED["actor"]:
            yield node
    for token in syntax.oblique(operation, ["of"]):  # "the activities of APT31", but "the hack of Sony"
        node = reading.node(token)
        if node is not None and node.kind is Kind.THREAT_GROUP:
            yield node
    mention = reading.mention(operation)
    for ref in mention.states if mention is not None and not syntax.oblique(operation, ["of"]) else ():
        node = reading.referents.by_ref(ref)
        if node is not None:
            yield node


def _owners_of_goods(reading: Reading, noun: Token) -> Iterator[Node]:
    """As in "the networks of *Alcoa* and *U.S. Steel*", "*parliament's* e-mails": whose goods were attacked is the victim."""
    mention = reading.mention(noun)
    if mention is None or mention.form == "name" or mention.role != "product":
        return
    owners = ADMITTED["actor"] - {Kind.THREAT_GROUP}
    if syntax.modifiers(noun):  # "electric grids in Ukraine" are named well enough
        owners -= {Kind.STATE}
    places = (*syntax.possessors(noun), *syntax.oblique(noun, ["of", "at", "belonging to", "in"]))
    for place in places:
        for one in (*syntax.conjuncts(place), *syntax.members(place)):
            node = reading.node(one)
            if (
                node is not None
                and node.kind is Kind.PERSON
                and one.lower_ in {"our", "my"}
                and node.of is not None
            ):
                node = reading.referents.nodes[node.of]  # "our servers", said by an official
            if node is not None and node.kind in owners:
                yield node


def is_specific(reading: Reading, token: Token) -> bool:
    """Is one operation meant ("an attack", "its campaign", "hacks of banks"), not attacks in general?"""
    mention = reading.mention(token)
    if mention is None or mention.form in {"name", "pronoun"}:
        return True
    if any(c.dep_ in {"det", "poss", "nummod"} for c in token.children):
        return True
    return bool(syntax.oblique(token, ["on", "against", "of", "at", "into", "in"])) or any(
        reading.node(t) is not None and t.pos_ == "PROPN" for t in syntax.modifiers(token)
    )


def _is_somebody(reading: Reading, node: Node, token: Token, classes: Iterable[str]) -> bool:
    """Vague singular nouns ("part", "record"), deeds and measures are neither victims nor attackers."""
    mention = reading.mention(token)
    if mention is None or mention.form == "name" or reading.node(token) is not node:
        return True
    if "victim" in classes and mention.lemma in words()["anybody"] | words()["loot"]:  # "those affected"
        return False
    if mention.role == "government":  # "the Czech side"
        return True
    if mention.lemma in words()["empty"] or mention.role in {"claim", "response", "abstract"}:
        return False
    if "hacker" in classes and mention.role == "official":
        return False
    return node.kind is not Kind.OTHER or mention.role != "" or mention.plural


def _nearest(reading: Reading, token: Token) -> Iterator[Node]:
    node, mention = reading.node(token), reading.mention(token)
    if mention is not None and mention.role == "abstract":
        yield from _doers(reading, token)
        return
    if mention is not None and mention.lemma in {"target", "victim"}:  # "targets in Israel and Cyprus"
        for place in syntax.oblique(token, ["in", "of", "across"]):
            yield from (n for t in syntax.conjuncts(place) for n in [reading.node(t)] if n is not None)
        return
    if mention is not None and mention.role == "claim":
        issuer = issuer_of(reading, token)
        if issuer is not None:
            yield issuer
        return
    if node is not None:
        yield node
    if mention is not None and mention.role not in {"", "operation"}:
        yield from _doers(reading, token) if mention.role in {"government", "response"} else ()


def _doers(reading: Reading, noun: Token) -> Iterator[Node]:
    """As in "Russia's conduct", "Chinese behaviour", "the actions of Moscow": whose deed it is."""
    for token in (*syntax.possessors(noun), *syntax.oblique(noun, ["of", "by"]), *syntax.modifiers(noun)):
        node = reading.node(token)
        if node is not None and node.kind in ADMITTED["actor"]:
            yield node
    mention = reading.mention(noun)
    for ref in mention.states if mention else ():
        node = reading.referents.by_ref(ref)
        if node is not None:
            yield node
