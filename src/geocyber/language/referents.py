"""Who is meant by what: the entities of a text, while they grow and when all of it is read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from geocyber.knowledge import Knowledge
from geocyber.language.home import priors, states_before
from geocyber.language.mentions import Form, Mention, long_text
from geocyber.language.roles import Roles
from geocyber.model import Kind

ACTORS = frozenset(
    {
        Kind.STATE,
        Kind.IGO,
        Kind.GOVERNMENT_BODY,
        Kind.THREAT_GROUP,
        Kind.COMPANY,
        Kind.ORGANISATION,
        Kind.PERSON,
        Kind.UNNAMED_GROUP,
    }
)
STATE = "state/"
"""How the knowledge references of states begin."""


@dataclass
class Node:
    """An entity while the text is being read: grows with every mention of it.

    One with members stands for just these: "the two governments" after "Berlin and Prague".
    """

    key: int
    kind: Kind
    name: str
    names: set[str] = field(default_factory=set)
    ref: str | None = None
    of: int | None = None
    state: str | None = None
    mentions: list[int] = field(default_factory=list)
    victims: frozenset[str] = frozenset()
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """A person with the state, body, company or organisation of which the text says that he or she speaks for it.

    Attributes:
        person, owner: keys of the entities.
        mention: index of the mention of the person beside which the text says so.
    """

    person: int
    owner: int
    mention: int


@dataclass(frozen=True)
class Referents:
    """Who is meant by what in one text, and who holds which office in it."""

    nodes: tuple[Node, ...]
    mentions: tuple[Mention, ...]
    node_of: Mapping[int, int]
    at: Mapping[int, int]
    """Token index → index of the innermost mention that the token belongs to or heads."""
    offices: tuple[Holding, ...] = ()

    def of_token(self, token: Token) -> Node | None:
        """The entity that the token's mention stands for."""
        index = self.at.get(token.i)
        if index is None or index not in self.node_of:
            return None
        return self.nodes[self.node_of[index]]

    def mention_of(self, token: Token) -> Mention | None:
        """The mention that the token belongs to or heads."""
        index = self.at.get(token.i)
        return self.mentions[index] if index is not None else None

    def by_ref(self, ref: str) -> Node | None:
        """The entity with this knowledge reference, if the text mentions it."""
        return next((n for n in self.nodes if n.ref == ref), None)


class Clusters:
    """The mentions of a text that is being read, and the entities that those read so far stand for.

    Attributes:
        doc: the parsed text.
        mentions: all its mentions, by position.
        knowledge: says what names may refer to and how actors are described.
        roles: says what common nouns describe.
        nodes: the entities so far; a node's key is its place in this list.
        node_of: index of a mention → key of the entity it stands for.
        by_ref: knowledge reference → key of its entity.
        acronyms: acronym that the text has introduced in brackets → key of its entity.
    """

    def __init__(self, doc: Doc, mentions: Sequence[Mention], knowledge: Knowledge, roles: Roles) -> None:
        self.doc = doc
        self.mentions = tuple(mentions)
        self.knowledge = knowledge
        self.roles = roles
        self.nodes: list[Node] = []
        self.node_of: dict[int, int] = {}
        self.by_ref: dict[str, int] = {}
        self.acronyms: dict[str, int] = {}
        self._priors = priors(doc, self.mentions, knowledge)
        self._sentence = {t.i: n for n, s in enumerate(doc.sents) for t in s}
        self._at: dict[int, int] = {}
        for index, mention in enumerate(self.mentions):
            self._at.setdefault(mention.head, index)
            if mention.form is Form.NAME:
                for place in range(mention.start, mention.end):
                    if not self._is_within_name(place, mention):
                        self._at[place] = index

    def _is_within_name(self, place: int, whole: Mention) -> bool:
        """Does the place belong to a shorter name within this one ("*OFAC's* SDN List")?"""
        index = self._at.get(place)
        name = self.mentions[index] if index is not None else None
        return (
            name is not None
            and name.form is Form.NAME
            and name.head != whole.head
            and name.end - name.start < whole.end - whole.start
            and place in range(name.start, name.end)
        )

    def new(self, kind: Kind, name: str, ref: str | None = None, of: int | None = None) -> int:
        """Key of a fresh entity."""
        key = len(self.nodes)
        self.nodes.append(Node(key, kind, name, ref=ref, of=of))
        if ref is not None:
            self.by_ref[ref] = key
        return key

    def known(self, ref: str) -> int:
        """Key of something the knowledge base knows; makes it, and all that it belongs to, where missing."""
        if ref in self.by_ref:
            return self.by_ref[ref]
        entry = self.knowledge.entries[ref]
        parent = self.known(entry.of) if entry.of and entry.of in self.knowledge.entries else None
        return self.new(entry.kind, entry.name, ref, parent)

    def bind(self, index: int, key: int) -> None:
        """Notes that a mention stands for an entity, which gains the mention's words as a name."""
        mention, node = self.mentions[index], self.nodes[key]
        self.node_of[index] = key
        node.mentions.append(index)
        if mention.form is Form.PRONOUN:
            return
        node.names.update((*_forms(mention.text), *_with_owner(self.doc, mention)))
        if mention.form is Form.DESCRIPTION or mention.text[:1].islower():
            node.names.add(long_text(self.doc, mention))  # "federal court in Texas"

    def unite(self, key: int, into: int) -> None:
        """Notes that what was taken for two entities is one."""
        node, whole = self.nodes[key], self.nodes[into]
        self.node_of.update(dict.fromkeys(node.mentions, into))
        whole.mentions = sorted({*whole.mentions, *node.mentions})
        whole.names |= node.names
        node.mentions, node.names = [], set()

    def mention_at(self, position: int) -> Mention | None:
        """The innermost mention that the token at this position belongs to or heads."""
        index = self._at.get(position)
        return self.mentions[index] if index is not None else None

    def node_at(self, position: int) -> Node | None:
        """The entity of the mention at this position, if that has been read already."""
        index = self._at.get(position)
        key = self.node_of.get(index) if index is not None else None
        return self.nodes[key] if key is not None else None

    def sentence(self, mention: Mention) -> int:
        """Number of the sentence that holds the mention."""
        return self._sentence[mention.head]

    def states_before(self, position: int, unlikely: Collection[str] = ()) -> tuple[str, ...]:
        """References of the states named before this place, the likeliest owner of what is named here first."""
        return states_before(self.doc, self.mentions, position, self._priors, self._sentence, unlikely)

    def referents(self, offices: tuple[Holding, ...]) -> Referents:
        """What has been found, as values."""
        return Referents(tuple(self.nodes), self.mentions, self.node_of, self._at, offices)


def _with_owner(doc: Doc, mention: Mention) -> tuple[str, ...]:
    """A name with whose it is said to be: "*Russia's* foreign ministry", "*Dutch* military intelligence"."""
    before = mention.start - 1
    if before < 1 or mention.form is Form.PRONOUN:
        return ()
    start = before - 1 if doc[before].tag_ == "POS" else before
    owner = doc[start]
    inside = owner.head.i in range(mention.start, mention.end)
    if inside and owner.dep_ in {"poss", "amod", "compound", "nmod"} and owner.text[:1].isupper():
        return (doc[start : mention.end].text,)
    return ()


def _forms(text: str) -> tuple[str, ...]:
    """A name as written; one with its acronym in brackets also as each of the two."""
    match = re.fullmatch(r"(.+) \(([^()]+)\)(.*)", text)
    return (text, (match[1] + match[3]).strip(), match[2]) if match else (text,)
