"""Decides which mentions mean the same: names, surnames, acronyms, pronouns, definite descriptions.

Deterministic, one pass from left to right, precision first: a mention that fits nothing before it becomes
an entity of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from geocyber.knowledge import Knowledge
from geocyber.language import syntax
from geocyber.language.gazetteer import GENERIC
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
_BODIES = frozenset(
    {Kind.GOVERNMENT_BODY, Kind.COMPANY, Kind.ORGANISATION, Kind.IGO, Kind.PRODUCT, Kind.MALWARE}
)
_COLLECTIVE = ACTORS - {Kind.PERSON}
_WINDOW = 4
"""Sentences that a definite description looks back for its antecedent; twice as many for operations."""


@dataclass
class Node:
    """An entity while the text is being read: grows with every mention of it."""

    key: int
    kind: Kind
    name: str
    names: set[str] = field(default_factory=set)
    ref: str | None = None
    of: int | None = None
    state: str | None = None
    mentions: list[int] = field(default_factory=list)
    victims: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Referents:
    """Who is meant by what in one text."""

    nodes: tuple[Node, ...]
    mentions: tuple[Mention, ...]
    node_of: Mapping[int, int]
    at: Mapping[int, int]
    """Token index → index of the innermost mention that the token belongs to or heads."""

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


def resolve(doc: Doc, mentions: Sequence[Mention], knowledge: Knowledge, roles: Roles) -> Referents:
    """Clusters the mentions of a text into entities.

    Args:
        doc: the parsed text.
        mentions: its mentions, by position.
        knowledge: says what names may refer to and how actors are described.
        roles: says what common nouns describe.
    """
    return _Resolver(doc, mentions, knowledge, roles).run()


class _Resolver:
    def __init__(self, doc: Doc, mentions: Sequence[Mention], knowledge: Knowledge, roles: Roles) -> None:
        self._roles = roles
        self._doc = doc
        self._mentions = tuple(mentions)
        self._knowledge = knowledge
        self._nodes: list[Node] = []
        self._node_of: dict[int, int] = {}
        self._by_ref: dict[str, int] = {}
        self._at: dict[int, int] = {}
        self._sentence = {t.i: n for n, s in enumerate(doc.sents) for t in s}
        self._acronyms: dict[str, int] = {}
        for index, mention in enumerate(self._mentions):
            self._at.setdefault(mention.head, index)
            if mention.form is Form.NAME:
                self._at.update(dict.fromkeys(range(mention.start, mention.end), index))

    def run(self) -> Referents:
        for index, mention in enumerate(self._mentions):
            node = self._resolve(index, mention)
            if node is not None:
                self._bind(index, mention, node)
            for ref in mention.states:
                self.known(ref)
        return Referents(tuple(self._nodes), self._mentions, self._node_of, self._at)

    def _resolve(self, index: int, mention: Mention) -> int | None:
        if mention.form is Form.NAME:
            return self._name(index, mention)
        if mention.form is Form.PRONOUN:
            return self._pronoun(index, mention)
        return self._description(index, mention)

    def _bind(self, index: int, mention: Mention, key: int) -> None:
        self._node_of[index] = key
        node = self._nodes[key]
        node.mentions.append(index)
        if mention.form is not Form.PRONOUN:
            node.names.update(_forms(mention.text))
            if mention.form is Form.NAME and mention.text[:1].islower():
                node.names.add(long_text(self._doc, mention))  # "federal court in Texas"
            if mention.form is Form.DESCRIPTION:
                node.names.add(long_text(self._doc, mention))

    def _new(self, kind: Kind, name: str, ref: str | None = None, of: int | None = None) -> int:
        key = len(self._nodes)
        self._nodes.append(Node(key, kind, name, ref=ref, of=of))
        if ref is not None:
            self._by_ref[ref] = key
        return key

    def known(self, ref: str) -> int:
        """The node of something the knowledge base knows, and of all that it belongs to."""
        if ref in self._by_ref:
            return self._by_ref[ref]
        entry = self._knowledge.entries[ref]
        parent = self.known(entry.of) if entry.of and entry.of in self._knowledge.entries else None
        return self._new(entry.kind, entry.name, ref, parent)

    # names

    def _name(self, index: int, mention: Mention) -> int | None:
        head = self._doc[mention.head]
        beside = self._body_beside(head, mention)
        if beside is not None:
            return beside
        for ref in mention.refs:
            if ref.startswith(GENERIC):
                return self._generic_body(mention, ref)
            if ref in self._knowledge.entries:
                chosen = self._pick(mention, head)
                return self.known(chosen) if self._agrees(mention, chosen) else self._body_of(mention)
        outer = self._acronym_of(mention)
        if outer is not None:
            return outer
        if mention.text in self._acronyms:
            return self._acronyms[mention.text]
        if mention.kind is Kind.PERSON:
            return self._person(mention)
        same = self._same_name(mention)
        if same is not None:
            return same
        kind = self._kind_by_context(mention)
        return self._new(Kind.OTHER if kind is Kind.STATE else kind, mention.text)

    def _pick(self, mention: Mention, head: Token) -> str:
        """One of several things that a name may mean: of the state that the words beside it name, if any."""
        refs = [r for r in mention.refs if r in self._knowledge.entries]
        if len(refs) == 1:
            return self._own_or_local(mention, refs[0])
        wanted = set(mention.states) | set(self._recent_states(mention.head))
        for ref in refs:
            if self._top(ref) in set(mention.states):
                return ref
        for ref in refs:
            if ref in self._by_ref:
                return ref
        for ref in refs:
            if self._top(ref) in wanted:
                return ref
        return refs[0]

    def _agrees(self, mention: Mention, ref: str) -> bool:
        """A body named with another state than its own is another body ("Netherlands … Security Service")."""
        top = self._top(ref)
        states = [s for s in mention.states if s.startswith("state/")]
        return not (ref.startswith("body/") and top.startswith("state/") and states and top not in states)

    def _body_of(self, mention: Mention) -> int:
        same = self._same_name(mention)
        if same is not None:
            return same
        state = next(s for s in mention.states if s.startswith("state/"))
        return self._new(Kind.GOVERNMENT_BODY, mention.text, of=self.known(state))

    def _own_or_local(self, mention: Mention, ref: str) -> str:
        """As in "the Foreign Office" in an article about Germany that never speaks of Britain is the German one."""
        top, text = self._top(ref), mention.text.lower()
        if not ref.startswith("body/") or not top.startswith("state/") or top in self._by_ref:
            return ref
        generic = next((g.id for g in self._knowledge.generic_bodies.values() if text in g.patterns), None)
        states = list(mention.states) or self._recent_states(mention.head)
        iso = next((self._knowledge.entries[s].iso for s in states if s in self._knowledge.entries), None)
        if generic is None or iso is None:
            return ref
        local = self._knowledge.body_ref(generic, iso)
        return local if local in self._knowledge.entries else ref

    def _top(self, ref: str) -> str:
        seen = set()
        while ref in self._knowledge.entries and self._knowledge.entries[ref].of and ref not in seen:
            seen.add(ref)
            ref = str(self._knowledge.entries[ref].of)
        return ref

    def _generic_body(self, mention: Mention, ref: str) -> int:
        """As in "the foreign ministry": of the state that qualifies it, else of the state last spoken of."""
        head = self._doc[mention.head]
        states = mention.states or self._local_states(head)
        if not states and (mention.text[:1].isupper() or (mention.definite and _has_article(head))):
            states = tuple(self._recent_states(mention.head)[:1])
        iso = next(
            (e.iso for s in states for e in [self._knowledge.entries.get(s)] if e is not None and e.iso), None
        )
        if iso is None:
            same = self._same_name(mention)
            return same if same is not None else self._new(Kind.GOVERNMENT_BODY, mention.text)
        entry = self._knowledge.body(ref.removeprefix(GENERIC), iso)
        if entry.ref in self._knowledge.entries:
            return self.known(entry.ref)
        if entry.ref in self._by_ref:
            return self._by_ref[entry.ref]
        return self._new(entry.kind, entry.name, entry.ref, self.known(f"state/{iso}"))

    def _body_beside(self, head: Token, mention: Mention) -> int | None:
        """As in "the FSB security service", "its cyber agency ANSSI": a common name beside a proper one."""
        if mention.text[:1].isupper() or mention.kind is not Kind.GOVERNMENT_BODY:
            return None
        for i in (mention.start - 1, mention.end):
            index = self._at.get(i) if 0 <= i < len(self._doc) else None
            if (
                index is not None
                and self._mentions[index].form is Form.NAME
                and self._mentions[index].kind is Kind.GOVERNMENT_BODY
            ):
                return (
                    self._node_of.get(index)
                    if index in self._node_of
                    else self._name(index, self._mentions[index])
                )
        return None

    def _local_states(self, head: Token) -> tuple[str, ...]:
        """As in "police in Romania", "a court in Kyiv": the state that the place lies in."""
        found: list[str] = []
        for token in (*syntax.oblique(head, ["in", "of"]), *syntax.possessors(head)):
            index = self._at.get(token.i)
            if index is not None:
                found.extend(r for r in self._mentions[index].refs[:1] if r.startswith("state/"))
        return tuple(found)

    def _recent_states(self, position: int) -> list[str]:
        """References of the states named before this place, the nearest first."""
        found: list[str] = []
        for mention in reversed(self._mentions):
            if mention.head < position:
                found.extend(r for r in (*mention.refs[:1], *mention.states) if r.startswith("state/"))
        return list(dict.fromkeys(found))

    def _acronym_of(self, mention: Mention) -> int | None:
        """As in "Main Intelligence Directorate (GRU)": what stands in brackets behind a name is the same."""
        before = mention.start - 1
        if before < 1 or self._doc[before].text != "(":
            return None
        outer = self._at.get(before - 1)
        if outer is None or outer not in self._node_of:
            return None
        key = self._node_of[outer]
        self._acronyms[mention.text] = key
        return key

    def _person(self, mention: Mention) -> int:
        words = mention.text.split()
        for node in reversed(self._nodes):
            if node.kind is not Kind.PERSON:
                continue
            for known in node.names:
                other = known.split()
                if (
                    other
                    and words
                    and other[-1] == words[-1]
                    and (len(words) == 1 or len(other) == 1 or other[0] == words[0])
                ):
                    return node.key
                if len(words) == 1 and words[0] in other:
                    return node.key
        return self._new(Kind.PERSON, mention.text)

    def _same_name(self, mention: Mention) -> int | None:
        wanted = _fold(mention.text)
        for node in self._nodes:
            for known in node.names | {node.name}:
                folded = _fold(known)
                if folded == wanted:
                    return node.key
                if node.ref is None and node.kind in {
                    Kind.COMPANY,
                    Kind.ORGANISATION,
                    Kind.OTHER,
                    Kind.GOVERNMENT_BODY,
                }:
                    if (
                        wanted
                        and (folded.startswith(wanted + " ") or wanted.startswith(folded + " "))
                        and mention.kind is not Kind.PERSON
                    ):
                        return node.key
                    if _initials(known) == mention.text or _initials(mention.text) == known:
                        return node.key
        return None

    def _kind_by_context(self, mention: Mention) -> Kind:
        """As in "hackers of the *Xyz* group", "malware called *Xyz*": the noun beside a name says what it is."""
        head = self._doc[mention.head]
        beside = [head.head] if head.dep_ in {"compound", "appos", "nmod", "oprd", "amod"} else []
        beside += [c for c in head.children if c.dep_ in {"appos", "compound"} and c.pos_ == "NOUN"]
        for token in beside:
            role, kind = self._roles.of(token.lemma_).id, self._roles.of(token.lemma_).kind
            if role == "unnamed_group":
                return Kind.THREAT_GROUP
            if kind in {Kind.MALWARE, Kind.COMPANY, Kind.ORGANISATION, Kind.GOVERNMENT_BODY, Kind.PRODUCT}:
                return kind
        return mention.kind

    # pronouns

    def _pronoun(self, index: int, mention: Mention) -> int | None:
        word = mention.lemma
        token = self._doc[mention.head]
        if token.dep_ == "expl" or (word == "it" and _is_pleonastic(token)):
            return None
        if word in {"he", "she", "him", "her", "his", "hers", "himself", "herself"}:
            return self._latest(
                mention, lambda n, m: n.kind is Kind.PERSON or m.role == "official", sentences=3
            )
        if word in {"it", "its", "itself"}:
            return self._latest(
                mention,
                lambda n, m: (
                    n.kind in _COLLECTIVE | {Kind.OPERATION, Kind.MALWARE, Kind.PRODUCT} and not m.plural
                ),
                sentences=2,
            )
        if word in {"they", "them", "their", "theirs", "themselves", "both"}:
            return self._latest(
                mention, lambda n, m: m.plural or n.kind in {Kind.THREAT_GROUP}, sentences=2
            ) or self._latest(mention, lambda n, m: n.kind in _COLLECTIVE, sentences=1)
        return None

    def _latest(self, mention: Mention, fits: Callable[[Node, Mention], bool], sentences: int) -> int | None:
        """The best antecedent: nearest sentence first, in it subjects before others, the first before later ones.

        Within the pronoun's own sentence, nearer wins among subjects of clauses that enclose or precede it.
        """
        here = self._sentence[mention.head]
        by_sentence: dict[int, list[tuple[int, Mention]]] = {}
        for index in self._node_of:
            candidate = self._mentions[index]
            if candidate.head < mention.head and 0 <= here - self._sentence[candidate.head] <= sentences:
                by_sentence.setdefault(self._sentence[candidate.head], []).append((index, candidate))
        own_verb = syntax.clause_of(self._doc[mention.head])
        for sentence in sorted(by_sentence, reverse=True):
            rows = [(i, c) for i, c in by_sentence[sentence] if fits(self._nodes[self._node_of[i]], c)]
            if sentence == here:
                rows = [(i, c) for i, c in rows if not self._same_clause_object(c, mention, own_verb)]
            if rows:
                rows.sort(key=lambda row: self._salience(row[1], sentence == here))
                return self._node_of[rows[0][0]]
        return None

    def _salience(self, candidate: Mention, own_sentence: bool) -> tuple[int, int]:
        token = self._doc[candidate.head]
        while token.dep_ in {"conj", "appos", "compound"} and token.head != token:
            token = token.head
        rank = {"nsubj": 0, "nsubjpass": 0, "agent": 1, "dobj": 2, "pobj": 3, "poss": 3}.get(token.dep_, 4)
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"relcl", "advcl", "ccomp", "acl"}:
            rank = 1
        return (rank, -candidate.head if own_sentence and rank else candidate.head)

    def _same_clause_object(self, candidate: Mention, mention: Mention, verb: Token) -> bool:
        """A pronoun that is an object does not mean the subject of its own clause ("Iran attacked it")."""
        token = self._doc[mention.head]
        other = self._doc[candidate.head]
        return token.dep_ in {"dobj", "pobj"} and other.dep_ in {"nsubj", "nsubjpass"} and other.head == verb

    # descriptions

    def _description(self, index: int, mention: Mention) -> int | None:
        head = self._doc[mention.head]
        apposed = self._apposed(head, mention)
        if apposed is not None:
            return apposed
        inner = self._named_by_modifier(head, mention)
        if inner is not None:
            return inner
        beside = self._body_beside(head, mention)
        if beside is not None:
            return beside
        if mention.role == "government":
            state = self._state_of_government(mention)
            if state is not None:
                return state
        bare = mention.definite and not _distinguished(head)
        if mention.kind is Kind.OPERATION:
            known = self._known_operation(head, mention)
            if known is not None:
                return known
        if bare or mention.role == "alliance":
            found = self._described(mention) if mention.role == "alliance" else None
            found = found if found is not None else self._antecedent(index, mention)
            if found is not None:
                return found
        same = self._same_description(mention)
        if same is not None:
            return same
        kind = Kind.UNNAMED_GROUP if mention.kind is Kind.STATE else mention.kind  # "European governments"
        key = self._new(kind, mention.text)
        if kind is Kind.OPERATION:
            self._nodes[key].victims = self._names_within(head)
        if mention.states and mention.kind in ACTORS:
            self._nodes[key].of = self.known(mention.states[0])
        elif mention.kind in {Kind.UNNAMED_GROUP, Kind.GOVERNMENT_BODY}:
            self._nodes[key].of = self._owner(head)
        return key

    def _described(self, mention: Mention) -> int | None:
        """As in "the 30-nation bloc": the organisation that the knowledge base describes in these very words."""
        wanted = mention.text.lower()
        for node in reversed(self._nodes):
            entry = self._knowledge.entries.get(node.ref or "")
            if entry is not None and node.kind is Kind.IGO and node.mentions and wanted in entry.descriptions:
                return node.key
        return None

    def _known_operation(self, head: Token, mention: Mention) -> int | None:
        """An operation spoken of before: one against the same victims, or whatever "these attacks" points back to."""
        names = self._names_within(head)
        earlier = [n for n in self._nodes if n.kind is Kind.OPERATION and n.mentions and self._is_certain(n)]
        if names:
            return next((n.key for n in reversed(earlier) if n.victims & names), None)
        if earlier and any(
            c.dep_ == "det" and c.lower_ in {"these", "those", "this", "that"} for c in head.children
        ):
            last = max(earlier, key=lambda n: n.mentions[-1])
            return last.key
        return None

    def _is_certain(self, node: Node) -> bool:
        """One operation, not a kind of crime: named, against somebody, or spoken of with an article."""
        mentions = [self._mentions[i] for i in node.mentions]
        return bool(node.victims) or any(m.form is Form.NAME or m.definite for m in mentions)

    def _names_within(self, head: Token) -> frozenset[str]:
        """The names of companies, bodies and products that an operation's description holds: whom it hit."""
        inside = [
            t for t in head.subtree if not any(a.dep_ in {"relcl", "appos", "conj"} for a in _up_to(t, head))
        ]
        found: set[str] = set()
        for token in inside:
            index = self._at.get(token.i)
            if index is None or self._mentions[index].form is not Form.NAME:
                continue
            node = self._nodes[self._node_of[index]] if index in self._node_of else None
            kind = node.kind if node is not None else self._mentions[index].kind
            if kind in {Kind.COMPANY, Kind.ORGANISATION, Kind.PRODUCT, Kind.GOVERNMENT_BODY, Kind.OTHER}:
                found.add(self._mentions[index].text.split()[0].lower())
        return frozenset(found)

    def _owner(self, head: Token) -> int | None:
        """As in "GRU officers", "officers of Unit 74455", "its hackers": the named body that the noun belongs to."""
        for child in (
            *syntax.possessors(head),
            *syntax.modifiers(head),
            *syntax.oblique(head, ["of", "from", "at", "in"]),
        ):
            index = self._at.get(child.i)
            if index is None or index not in self._node_of:
                continue
            node = self._nodes[self._node_of[index]]
            if node.kind in {
                Kind.STATE,
                Kind.IGO,
                Kind.GOVERNMENT_BODY,
                Kind.THREAT_GROUP,
                Kind.COMPANY,
                Kind.ORGANISATION,
            }:
                return node.key
        return None

    def _apposed(self, head: Token, mention: Mention) -> int | None:
        """As in "the GRU, Russia's military intelligence agency": an apposition means what it stands beside."""
        if head.dep_ == "appos" and not any(c.dep_ == "conj" for c in head.children):
            index = self._at.get(head.head.i)
            if index is not None and index in self._node_of:
                node = self._nodes[self._node_of[index]]
                if mention.kind in {node.kind, Kind.OTHER} or {mention.kind, node.kind} <= ACTORS | {
                    Kind.OTHER
                }:
                    return node.key if not (mention.plural and node.kind is not Kind.UNNAMED_GROUP) else None
        later = [c for c in head.children if c.dep_ == "appos"]
        if mention.role == "official":  # "the spokeswoman of the Council, Adrienne Watson"
            later += [c for t in syntax.oblique(head, ["of", "for"]) for c in t.children if c.dep_ == "appos"]
        for child in later:  # "the NATO secretary general, Jens Stoltenberg": the name comes later
            if child.i in self._at and not mention.plural:
                other = self._mentions[self._at[child.i]]
                if other.form is Form.NAME and self._may_name(mention, other):
                    key = self._name(self._at[child.i], other)
                    if key is not None:
                        self._nodes[key].names.add(other.text)
                    return key
        return None

    def _may_name(self, mention: Mention, name: Mention) -> bool:
        if mention.role in {"official", "unnamed_group"}:
            return name.kind in {Kind.PERSON, Kind.THREAT_GROUP}
        return mention.kind is name.kind or {mention.kind, name.kind} <= _BODIES | {Kind.OTHER}

    def _named_by_modifier(self, head: Token, mention: Mention) -> int | None:
        """As in "the REvil ransomware gang", "NotPetya attack", "the Cuba group": a name with its class noun."""
        for child in syntax.modifiers(head):
            index = self._at.get(child.i)
            if index is None or index not in self._node_of or self._mentions[index].form is not Form.NAME:
                continue
            node = self._nodes[self._node_of[index]]
            if (
                mention.role in {"unnamed_group", "company", "body", "alliance", "organisation"}
                and node.kind
                in {
                    Kind.THREAT_GROUP,
                    Kind.COMPANY,
                    Kind.ORGANISATION,
                    Kind.IGO,
                    Kind.GOVERNMENT_BODY,
                }
                and head.lemma_.lower() in _CLASS_NOUNS
                and not mention.plural
            ):
                return node.key
            if mention.kind is Kind.OPERATION and node.kind is Kind.OPERATION:
                return node.key
            if mention.kind is Kind.MALWARE and node.kind in {Kind.MALWARE, Kind.OPERATION}:
                return node.key
        for child in head.children:  # "the group Killnet", "malware called X", "a campaign dubbed X"
            if child.dep_ == "appos" and child.i == head.i + 1 and child.i in self._at:
                node_index = self._node_of.get(self._at[child.i])
                if node_index is not None:
                    return node_index
        return None

    def _state_of_government(self, mention: Mention) -> int | None:
        states = mention.states or self._possessor_states(mention)
        if states:
            return self.known(states[0])
        if mention.definite:
            named = next(
                (n for n in reversed(self._nodes) if n.ref and n.name.lower().endswith(mention.lemma)), None
            )
            if named is not None and named.mentions:  # "the administration" after "the Biden administration"
                return named.key
            recent = self._recent_states(mention.head)
            return self.known(recent[0]) if recent else None
        return None

    def _possessor_states(self, mention: Mention) -> tuple[str, ...]:
        for token in syntax.possessors(self._doc[mention.head]):
            index = self._at.get(token.i)
            if index is not None and index in self._node_of:
                ref = self._nodes[self._node_of[index]].ref
                if ref and ref.startswith("state/"):
                    return (ref,)
        return ()

    def _antecedent(self, index: int, mention: Mention) -> int | None:
        """What "the agency", "the group", "the attack", "the bloc" goes back to."""
        here = self._sentence[mention.head]
        reach = _WINDOW * (3 if mention.kind is Kind.OPERATION else 1)
        for earlier in range(index - 1, -1, -1):
            key = self._node_of.get(earlier)
            candidate = self._mentions[earlier]
            if key is None or candidate.head == mention.head:
                continue
            if here - self._sentence[candidate.head] > reach:
                break
            node = self._nodes[key]
            if self._described_by(node, candidate, mention):
                return key
        return None

    def _described_by(self, node: Node, candidate: Mention, mention: Mention) -> bool:
        entry = self._knowledge.entries.get(node.ref or "")
        if mention.role == "country":
            return node.kind is Kind.STATE and candidate.form is Form.NAME and not mention.plural
        if mention.role == "alliance":
            return node.kind is Kind.IGO and (
                entry is None or not entry.descriptions or mention.lemma in " ".join(entry.descriptions)
            )
        if mention.role == "body":
            return node.kind is Kind.GOVERNMENT_BODY and (
                candidate.form is Form.NAME
                and (
                    mention.lemma in node.name.lower()
                    or mention.lemma in {"agency", "body", "service", "bureau", "unit"}
                )
            )
        if mention.role == "unnamed_group":
            plural_ok = candidate.plural == mention.plural or node.kind is Kind.THREAT_GROUP
            return (
                node.kind in {Kind.THREAT_GROUP, Kind.UNNAMED_GROUP}
                and candidate.role != "official"
                and plural_ok
            )
        if mention.role == "official":
            return (node.kind is Kind.PERSON and not mention.plural) or (
                node.kind is Kind.UNNAMED_GROUP
                and candidate.lemma == mention.lemma
                and candidate.plural == mention.plural
            )
        if mention.role in {"company", "organisation"}:
            return (
                node.kind in {Kind.COMPANY, Kind.ORGANISATION}
                and candidate.form is Form.NAME
                and not mention.plural
            )
        if mention.kind is Kind.OPERATION:
            return node.kind is Kind.OPERATION and (
                candidate.plural == mention.plural or candidate.form is Form.NAME
            )
        if mention.kind is Kind.MALWARE:
            return node.kind in {Kind.MALWARE, Kind.OPERATION} and candidate.form is Form.NAME
        return False

    def _same_description(self, mention: Mention) -> int | None:
        """The same words used before mean the same ("two of the suspects … the suspects")."""
        if mention.kind is Kind.OTHER and not mention.definite:
            return None
        wanted = {_fold(long_text(self._doc, mention)), _fold(mention.text)}
        vague = len(mention.text.split()) == 1 and not mention.definite
        for node in reversed(self._nodes):
            if (
                node.ref is None
                and node.kind is mention.kind
                and not vague
                and wanted & {_fold(n) for n in node.names}
            ):
                return node.key
        return None


_CLASS_NOUNS = frozenset(
    "group gang crew collective outfit team company firm agency service bureau ministry department alliance bloc ransomware "
    "operation cartel syndicate actor cluster party organisation organization newspaper network council command".split()
)


def _forms(text: str) -> tuple[str, ...]:
    """A name as written; one with its acronym in brackets also as each of the two."""
    match = re.fullmatch(r"(.+) \(([^()]+)\)(.*)", text)
    return (text, (match[1] + match[3]).strip(), match[2]) if match else (text,)


def _fold(text: str) -> str:
    return (
        re.sub(r"[^\w ]", "", text.lower().replace("'s", "").replace("’s", "")).removeprefix("the ").strip()
    )


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[:1].isupper())


def _distinguished(head: Token) -> bool:
    """Has the noun modifiers that single it out, so that it is no mere repetition?"""
    for child in head.children:
        if child.dep_ in {"amod", "compound", "nmod", "nummod"} and child.lower_ not in _ANAPHORIC:
            return True
        if child.dep_ in {"relcl", "acl"} and child.i > head.i:
            return True
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "against", "at", "into", "from", "in"}:
            return True
        if child.dep_ == "poss" and child.lower_ not in {"its", "their", "his", "her"}:
            return True
    return False


_ANAPHORIC = frozenset(
    "same latest alleged said whole entire cyber malicious hacking such two three four five six seven".split()
)


def _up_to(token: Token, top: Token) -> list[Token]:
    path = []
    while token not in {top, token.head}:
        path.append(token)
        token = token.head
    return path


def _has_article(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "its", "their", "his"} for c in head.children)


def _is_pleonastic(token: Token) -> bool:
    """As in "it is clear that", "it was unclear whether": stands for nothing."""
    verb = token.head
    return (
        verb.lemma_ in {"be", "seem", "appear"}
        and any(c.dep_ in {"ccomp", "csubj", "xcomp"} for c in verb.children)
        and any(c.dep_ == "acomp" for c in verb.children)
    )


def sentence_numbers(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token index and number of its sentence."""
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            yield token.i, number
