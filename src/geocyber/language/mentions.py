"""Finds every noun phrase that may stand for somebody or something: names, descriptions, pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from geocyber.knowledge import Knowledge, Name
from geocyber.language import syntax
from geocyber.language.gazetteer import Gazetteer, Hit
from geocyber.language.roles import Roles
from geocyber.model import Kind


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase of the text.

    Attributes:
        start, end: token indices of the phrase, without leading article.
        head: token index of its head.
        form: name, description or pronoun.
        kind: what it stands for, as far as its words tell.
        text: the words, without leading article.
        lemma: the head's lemma in lower case.
        refs: knowledge references that the name may have, the likeliest first.
        states: references of the states that qualify it ("*Chinese* hackers", "*Russia's* ministry").
        role: the class of its head noun in `knowledge/data/nouns.toml`, "" for names and pronouns.
        definite: introduced by "the", "this", "that", "these", "those" or a possessive.
        plural: more than one.
    """

    start: int
    end: int
    head: int
    form: Form
    kind: Kind
    text: str
    lemma: str
    refs: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    role: str = ""
    definite: bool = False
    plural: bool = False


_NER_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.OTHER,
    "FAC": Kind.OTHER,
    "LOC": Kind.OTHER,
    "PRODUCT": Kind.PRODUCT,
    "EVENT": Kind.OTHER,
    "WORK_OF_ART": Kind.OTHER,
}
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_MODIFIER = frozenset({"compound", "amod", "nmod"})
_PERSONAL = frozenset("he she him her his hers himself herself".split())
_NEUTRAL = frozenset("it its itself".split())
_PLURAL = frozenset("they them their theirs themselves both".split())
_FIRST = frozenset("we our us ours i my me".split())
PRONOUNS = _PERSONAL | _NEUTRAL | _PLURAL | _FIRST
_ANYBODY = frozenset({"anyone", "anybody", "those", "someone", "whoever", "people"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_DETERMINERS = frozenset("the this that these those its their his her our".split())
_TAIL = frozenset({"of", "on", "against", "into", "at", "in", "from", "by"})
_MAX_TAIL = 14
_CORPORATE = frozenset(
    "inc corp corporation co ltd llc gmbh ag plc technologies technology group holdings labs networks".split()
)
_ORGANISATIONAL = frozenset(
    "university institute foundation party council association centre center academy post times".split()
)
_GOVERNMENTAL = frozenset(
    "ministry department agency bureau directorate office police court commission service administration command "
    "parliament senate congress embassy committee authority secretariat army navy military unit forces guard".split()
)


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    kind: Kind
    names: tuple[Name, ...]


class MentionFinder:
    """Finds the mentions of a parsed text."""

    def __init__(self, gazetteer: Gazetteer, knowledge: Knowledge, roles: Roles) -> None:
        self._gazetteer = gazetteer
        self._knowledge = knowledge
        self._roles = roles

    def __call__(self, doc: Doc) -> tuple[Mention, ...]:
        """All mentions, by position; a name inside a description is a mention of its own."""
        named = self._named(doc)
        covered = {i for n in named for i in range(n.start, n.end)}
        states = {i: refs for n in named if (refs := self._state_refs(n)) for i in range(n.start, n.end)}
        found = [self._name(doc, n, states) for n in named if not self._is_mere_adjective(doc, n)]
        for token in doc:
            if token.i not in covered:
                mention = self._other(token, states, covered)
                if mention is not None:
                    found.append(mention)
        return tuple(sorted(found, key=lambda m: (m.head, m.start)))

    def _named(self, doc: Doc) -> list[_Named]:
        hits = [h for h in self._gazetteer.hits(doc) if self._stands_as_name(doc, h)]
        taken = {i: h for h in hits for i in range(h.start, h.end)}
        titles = self._gazetteer.titles(doc)
        kept: list[_Named] = []
        dropped: set[Hit] = set()
        for span in doc.ents:
            kind = _NER_KINDS.get(span.label_)
            trimmed = _trim(span, titles) if kind is not None else None
            if kind is None or trimmed is None:
                continue
            if (
                self._roles.of(trimmed.root.lemma_).id == "claim"
            ):  # "a Joint Cybersecurity Advisory" is no actor
                continue
            inner = {taken[i] for i in range(trimmed.start, trimmed.end) if i in taken}
            if not inner:
                kept.append(_Named(trimmed.start, trimmed.end, _kind_of_name(trimmed, kind), ()))
            elif _outweighs(trimmed, inner):
                dropped |= inner
                kept.append(_Named(trimmed.start, trimmed.end, _kind_of_name(trimmed, kind), ()))
        for hit in hits:
            if hit not in dropped:
                entry = self._knowledge.entries.get(hit.names[0].ref)
                kept.append(
                    _Named(hit.start, hit.end, Kind(entry.kind) if entry else Kind.GOVERNMENT_BODY, hit.names)
                )
        return sorted(kept, key=lambda n: n.start)

    def _stands_as_name(self, doc: Doc, hit: Hit) -> bool:
        """A name that is also something else needs support by the words around it, and none against it."""
        if not all(n.needs_context for n in hit.names):
            return True
        ambiguity = self._knowledge.ambiguities.get(hit.names[0].text)
        words = {t.lower_ for t in doc[max(0, hit.start - 12) : min(len(doc), hit.end + 12)]}
        if ambiguity is None:
            return bool(words & _SUPPORT) or len(hit.names) > 1
        if any(w.lower() in words for w in ambiguity.against):
            return False
        return any(w.lower() in words for w in ambiguity.support) or bool(words & _SUPPORT)

    def _state_refs(self, named: _Named) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n.ref for n in named.names if n.ref.startswith(("state/", "igo/"))))

    def _is_mere_adjective(self, doc: Doc, named: _Named) -> bool:
        """As in "Chinese" in "Chinese hackers" refers to nobody by itself; in "the Chinese" and "Dutch expel" it does."""
        if not named.names or any(n.form != "demonym" for n in named.names):
            return False
        root = doc[named.start : named.end].root
        return root.dep_ in _MODIFIER or (
            root.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "agent", "ROOT"}
        )

    def _name(self, doc: Doc, named: _Named, states: dict[int, tuple[str, ...]]) -> Mention:
        span = doc[named.start : named.end]
        root = span.root
        if named.names and named.names[0].form in {"people", "demonym"} and _some_of_a_people(root):
            start, end = _extent(root)
            refs = tuple(dict.fromkeys(n.ref for n in named.names))
            return Mention(
                start, end, root.i, Form.DESCRIPTION, Kind.UNNAMED_GROUP, _surface(doc[start:end]), root.lemma_.lower(),
                states=refs[:1], role="unnamed_group", definite=_is_definite(root), plural=root.tag_ in {"NNS", "NNPS"},
            )  # fmt: skip
        return Mention(
            start=named.start,
            end=named.end,
            head=root.i,
            form=Form.NAME,
            kind=named.kind,
            text=_surface(span),
            lemma=root.lemma_.lower(),
            refs=tuple(dict.fromkeys(n.ref for n in named.names)),
            states=_states_around(root, states, set(range(named.start, named.end))),
            definite=True,
            plural=root.tag_ in {"NNS", "NNPS"} and named.kind is not Kind.STATE,
        )

    def _other(self, token: Token, states: dict[int, tuple[str, ...]], covered: set[int]) -> Mention | None:
        if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"}:
            plural = token.lower_ in _PLURAL | {"we", "our", "us", "ours"}
            return Mention(
                token.i,
                token.i + 1,
                token.i,
                Form.PRONOUN,
                Kind.OTHER,
                token.text,
                token.lower_,
                plural=plural,
            )
        if token.lower_ in _ANYBODY and any(c.dep_ in {"relcl", "acl"} for c in token.children):
            end = max(t.i for t in token.subtree) + 1
            text = _surface(token.doc[token.i : min(end, token.i + _MAX_TAIL)])
            return Mention(
                token.i, token.i + 1, token.i, Form.DESCRIPTION, Kind.UNNAMED_GROUP, text, token.lower_,
                role="unnamed_group", plural=True,
            )  # fmt: skip
        if not _heads_a_phrase(token) or token.ent_type_ in _MEASURES:
            return None
        before = [c.lower_ for c in token.children if c.i < token.i]
        role = self._roles.of_phrase(token.lemma_, before, pointing=bool(_POINTING & set(before)))
        is_name = token.pos_ == "PROPN" and token.text[:1].isupper() and role.id == ""
        start, end = _extent(token)
        span = token.doc[start:end]
        return Mention(
            start=start,
            end=end,
            head=token.i,
            form=Form.NAME if is_name else Form.DESCRIPTION,
            kind=Kind.COMPANY if is_name else role.kind,
            text=_surface(span),
            lemma=token.lemma_.lower(),
            states=_states_around(token, states, set()),
            role=role.id,
            definite=_is_definite(token),
            plural=token.tag_ in {"NNS", "NNPS"} or _is_counted(token),
        )


def long_text(doc: Doc, mention: Mention) -> str:
    """A description with the phrases that belong to it: "attack *on the Ukrainian power grid*"."""
    head = doc[mention.head]
    end = mention.end
    for child in head.children:
        if child.i >= end and child.dep_ == "prep" and child.lower_ in _TAIL and child.i <= end + 1:
            edge = max((t.i for t in child.subtree if not _within_clause(t, child)), default=end) + 1
            end = max(end, min(edge, mention.start + _MAX_TAIL))
    return _surface(doc[mention.start : end])


def _within_clause(token: Token, top: Token) -> bool:
    while token != top:
        if token.dep_ in {"relcl", "acl", "advcl", "appos", "punct"}:
            return True
        token = token.head
    return False


_SUPPORT = frozenset(
    "group gang hackers hacker hacking apt malware ransomware crew actor actors alias aka known tracked dubbed called "
    "backdoor trojan worm campaign espionage collective".split()
)


def _trim(span: Span, titles: frozenset[int]) -> Span | None:
    """An entity without leading article, possessor, title or quotation marks; None if nothing is left."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and start in titles:
        start += 1
    while end > start and end - 1 in titles:
        end -= 1
    for token in span:
        if token.tag_ == "POS" and token.i + 1 < end:
            start = token.i + 1
    while start < end and (
        doc[start].lower_ in {"the", "a", "an"} or doc[start].is_punct or doc[start].is_space
    ):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in {"and", "of", "for", "the"}
        or doc[end - 1].is_punct
        or doc[end - 1].is_space
        or doc[end - 1].tag_ == "POS"
    ):
        end -= 1
    for token in doc[start:end]:
        if token.is_space:
            return None
    if start >= end or not any(t.text[:1].isupper() or t.text[:1].isdigit() for t in doc[start:end]):
        return None
    return doc[start:end]


def _outweighs(span: Span, inner: set[Hit]) -> bool:
    """Does the recognised entity say more than the known names inside it? ("Washington Post", "Bank of Russia")."""
    longest = max(inner, key=lambda h: h.end - h.start)
    if any(h.start < span.start or h.end > span.end for h in inner):
        return False
    if longest.start == span.start and longest.end == span.end:
        return False
    if span.root.i in range(longest.start, longest.end) or longest.end == span.end:
        return False
    return all(t.text[:1].isupper() or t.lower_ in {"of", "the", "for", "and", "&", "de"} for t in span)


def _kind_of_name(span: Span, kind: Kind) -> Kind:
    words = {t.lower_ for t in span}
    if kind in {Kind.ORGANISATION, Kind.OTHER, Kind.PRODUCT}:
        if words & _GOVERNMENTAL:
            return Kind.GOVERNMENT_BODY
        if words & _ORGANISATIONAL:
            return Kind.ORGANISATION
        if words & _CORPORATE:
            return Kind.COMPANY
        if kind is Kind.ORGANISATION:
            return Kind.COMPANY
    return kind


def _states_around(head: Token, states: dict[int, tuple[str, ...]], own: set[int]) -> tuple[str, ...]:
    """The states or organisations that qualify a noun: adjective, possessor, "of …"."""
    found: list[str] = []
    if own:  # the parse of a long name may hang its possessor anywhere: look at the word before it
        before = min(own) - 1
        before -= before > 0 and head.doc[before].tag_ == "POS"
        found.extend(states.get(before, ())[:1])
    for child in head.children:
        if child.i in own:
            continue
        if child.dep_ in _MODIFIER | {"poss", "nummod"} and child.i in states:
            found.extend(ref for one in syntax.conjuncts(child) for ref in states.get(one.i, ())[:1])
        elif child.dep_ in _MODIFIER:
            found.extend(
                ref
                for inner in child.children
                if inner.i in states and inner.dep_ in _MODIFIER
                for ref in states[inner.i][:1]
            )
        elif child.dep_ == "prep" and child.lower_ == "of":
            found.extend(ref for inner in child.children if inner.i in states for ref in states[inner.i][:1])
    return tuple(dict.fromkeys(found))


def _heads_a_phrase(token: Token) -> bool:
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.text.isalpha()):
        return token.dep_ not in {"compound", "nmod", "npadvmod", "amod"}
    return (
        token.pos_ in {"ADJ", "NUM", "VERB"}
        and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
        and _is_definite(token)
    )


def _extent(head: Token) -> tuple[int, int]:
    start = head.i
    for child in head.lefts:
        if child.dep_ in _MODIFIER | {"nummod", "quantmod", "advmod", "poss"}:
            start = min(start, child.left_edge.i)
    while start < head.i and (
        head.doc[start].lower_ in _DETERMINERS | {"a", "an"} or head.doc[start].is_punct
    ):
        start += 1
    return start, head.i + 1


def _is_definite(head: Token) -> bool:
    return any((c.dep_ == "det" and c.lower_ in _DETERMINERS) or c.dep_ == "poss" for c in head.children)


def _some_of_a_people(head: Token) -> bool:
    """As in "seven Russians", "a Ukrainian": people of a state, not the state."""
    return any(
        c.dep_ in {"nummod", "amod"} or c.lower_ in {"a", "an", "some", "several", "many"}
        for c in head.children
    )


def _is_counted(head: Token) -> bool:
    return any(c.dep_ == "nummod" and c.lower_ not in {"one", "1"} for c in head.children)


def _surface(span: Span) -> str:
    text = "".join(t.text_with_ws for t in span if not t.is_space)
    return " ".join(text.split()).strip(" \"“”‘’'")
