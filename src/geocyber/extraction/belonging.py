"""Whose a body or a group is said to be: "China's MSS", "Unit 74455 of the GRU", "four officers of the IRGC"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from geocyber.extraction.context import Reading
from geocyber.language import syntax
from geocyber.language.mentions import Mention
from geocyber.language.named import MODIFIERS
from geocyber.language.referents import Node
from geocyber.model import Kind

_OWNERS = frozenset({Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY})
_OUTSIDERS = frozenset(
    {"account", "client", "customer", "employee", "subscriber", "target", "user", "victim"}
)
"""Who is a company's without acting for it."""
_GROUPS_OF = frozenset({Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP, Kind.COMPANY})
_NO_BODY = frozenset(
    "attache attaché court headquarters intelligence jury military mission regime army soldier staff troop".split()
)
"""Nouns that stand for the state, or for a place or people of a body, rather than for a body."""
_LONGEST_OPENING = 3
"""Words of the longest name of an owner that a body's name begins with."""


def body_of(reading: Reading, node: Node) -> tuple[Node, Mention] | None:
    """Whose body it is said to be, with the mention that says so.

    Args:
        reading: the article.
        node: a government body.
    """
    for index in node.mentions:
        mention = reading.referents.mentions[index]
        head = reading.doc[mention.head]
        is_vague = mention.form == "pronoun" or mention.plural or head.lemma_ in _NO_BODY
        if is_vague or _qualifies(reading, node, head):
            continue
        for owner in _behind(reading, mention):
            if owner is not node and owner.kind in _OWNERS and reading.top(owner) is reading.top(node):
                return owner, mention
        for owner in _named_owners(reading, node, mention):
            if owner is not node and owner.kind in _OWNERS and _may_own(reading, owner, node):
                return owner, mention
    return None


def possessor_of(reading: Reading, node: Node) -> tuple[Node, Mention] | None:
    """Whose a named group is said to be, with the mention that says so: "the *GRU's* Sandworm team".

    Args:
        reading: the article.
        node: a threat group.
    """
    for index in node.mentions:
        mention = reading.referents.mentions[index]
        place = mention.start - 1
        if mention.form != "name" or place < 1 or reading.doc[place].tag_ != "POS":
            continue
        for owner in _node(reading, reading.doc[place - 1]):
            if owner.kind in {Kind.STATE, Kind.GOVERNMENT_BODY}:
                return owner, mention
    return None


def _qualifies(reading: Reading, node: Node, head: Token) -> bool:
    """As in "the *U.S. military* attache": a body's name that only says of what kind something else is."""
    return head.dep_ in MODIFIERS and reading.node(head.head) is not node


def group_of(reading: Reading, node: Node) -> tuple[Node, Mention] | None:
    """Out of which body, group or company people are said to be, with the mention that says so.

    Args:
        reading: the article.
        node: an unnamed group.
    """
    for index in node.mentions:
        mention = reading.referents.mentions[index]
        if mention.form == "pronoun" or mention.role != "unnamed_group":
            continue
        is_outsider = mention.lemma in _OUTSIDERS
        head = reading.doc[mention.head]
        for word in (
            *syntax.modifiers(head),
            *syntax.oblique(head, ["of", "from", "at", "in"]),
            *syntax.possessors(head),
        ):
            owner, name = reading.node(word), reading.mention(word)
            if owner is None or owner.kind not in _GROUPS_OF or is_mission(owner):
                continue
            if owner.ref is None and owner.name.islower():  # "army officers"
                continue
            if is_outsider and owner.kind is Kind.COMPANY:  # "WhatsApp users"
                continue
            if name is not None and name.form != "pronoun":
                return owner, mention
    return None


def is_proper(reading: Reading, node: Node) -> bool:
    """Has the body a name of its own, not just that of its kind ("police", "central bank", "Russian Embassy")?"""
    names = [
        m.text.split() for m in (reading.referents.mentions[i] for i in node.mentions) if m.form == "name"
    ]
    return any(any(w[:1].isupper() for w in words) and not words[-1].islower() for words in names)


def is_contained(reading: Reading, owner: Node, mention: Mention) -> bool:
    """Does only the name itself tell the owner: "*United Nations* General Assembly", "Security Service of *Ukraine*"?"""
    return mention.form == "name" and owner in _opening(reading, owner, mention)


def is_mission(node: Node) -> bool:
    """Is it an embassy or consulate?"""
    return node.ref is not None and node.ref.endswith(("/embassy", "/consulate"))


def _may_own(reading: Reading, owner: Node, node: Node) -> bool:
    """Of a body that the knowledge base knows only what it belongs to there."""
    if node.ref is None or node.ref not in reading.knowledge.entries:
        return True
    above, seen = node.of, {node.key}
    while above is not None and above not in seen:
        if above == owner.key:
            return True
        seen.add(above)
        above = reading.referents.nodes[above].of
    return False


def _named_owners(reading: Reading, node: Node, mention: Mention) -> Iterator[Node]:
    """Those that the words of a mention, before it and behind it name as owners, the likeliest first."""
    if mention.form == "name":
        yield from _opening(reading, node, mention)
    yield from _before(reading, node, mention)
    yield from _behind(reading, mention)
    head = reading.doc[mention.head]
    for word in (*syntax.possessors(head), *syntax.oblique(head, ["of"])):
        name = reading.mention(word)
        is_inside = mention.form == "name" and mention.start <= word.i < mention.end
        is_pronoun = name is not None and name.form == "pronoun"
        if not is_inside and (is_proper(reading, node) or not is_pronoun):  # not "its interior ministry"
            yield from _node(reading, word)
    if mention.form != "name" or mention.text.islower():
        for ref in mention.states:
            state = reading.referents.by_ref(ref)
            if state is not None:
                yield state


def _opening(reading: Reading, node: Node, mention: Mention) -> Iterator[Node]:
    """As in "the U.S. Department of Justice", "Czech Foreign Ministry": what the name itself names, states first.

    Not what the body's proper name always holds: "Australian Signals Directorate", "Nuclear Power Corporation of India".
    """
    integral = _integral(reading, node)
    refs = [ref for ref in _refs_in(reading, mention.text, node) if ref not in integral]
    found = [n for n in map(reading.referents.by_ref, refs) if n is not None]
    yield from sorted(found, key=lambda n: n.kind is Kind.GOVERNMENT_BODY)


def _refs_in(reading: Reading, text: str, node: Node) -> Iterator[str]:
    """What the first words of a body's name, or those behind its last "of", stand for."""
    words = text.replace("’", "'").split()
    for size in range(min(_LONGEST_OPENING, len(words) - 1), 0, -1):
        opening = " ".join(words[:size]).removesuffix("'s").removesuffix("'")
        for name in reading.knowledge.lookup(opening):
            if name.form != "demonym" or node.ref is not None:
                yield name.ref
    closing = text.rpartition(" of ")[2]
    for name in reading.knowledge.lookup(closing) if closing != text else ():
        if name.form != "demonym":
            yield name.ref


def _integral(reading: Reading, node: Node) -> frozenset[str]:
    """The owners that the proper name of a known body holds, unless the rest of it is a name of its kind."""
    entry = reading.knowledge.entries.get(node.ref or "")
    if entry is None:
        return frozenset()
    generic = {p for body in reading.knowledge.generic_bodies.values() for p in body.patterns}
    if entry.name.partition(" ")[2].lower() in generic:
        return frozenset()
    return frozenset(_refs_in(reading, entry.name, node))


def _before(reading: Reading, node: Node, mention: Mention) -> Iterator[Node]:
    """The name right before: "*China's* MSS", "the *US* NSA", "*its* cyber agency", "Britain, *whose* NCSC"."""
    place = mention.start - 1
    if place >= 0 and reading.doc[place].tag_ == "POS":
        place -= 1
        yield from _node(reading, reading.doc[place])
        return
    if place < 0:
        return
    word = reading.doc[place]
    name = reading.mention(word)
    if word.lower_ == "whose" and place > 0:
        yield from _node(reading, reading.doc[place - 1 - reading.doc[place - 1].is_punct])
    elif name is not None and name.form == "name" and name.end == mention.start:
        for ref in name.states:  # "*Russian* General Staff Main Intelligence Directorate"
            state = reading.referents.by_ref(ref)
            if state is not None:
                yield state
        yield from _node(reading, word)
    elif name is not None and name.form == "pronoun" and word.dep_ == "poss" and is_proper(reading, node):
        yield from _node(reading, word)


def _behind(reading: Reading, mention: Mention) -> Iterator[Node]:
    """As in "Unit 74455 of the *GRU*", "the Main Directorate (GRU) of the *General Staff*"."""
    doc, place = reading.doc, mention.end
    if place < len(doc) and doc[place].text == "(":
        closing = next((t.i for t in doc[place : place + 5] if t.text == ")"), place)
        place = closing + 1
    if mention.form == "name" and place + 1 < len(doc) and doc[place].lower_ in {"of", "under", "within"}:
        behind = doc[place + 1]
        if behind.lower_ == "the" and place + 2 < len(doc):
            behind = doc[place + 2]
        name = reading.mention(behind)
        if name is not None and name.form == "name":
            yield from _node(reading, behind)


def _node(reading: Reading, word: Token) -> Iterator[Node]:
    node = reading.node(word)
    if node is not None:
        yield node
