"""Finds every noun phrase that may stand for somebody or something: names, descriptions, pronouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from geocyber.knowledge import Knowledge
from geocyber.language import syntax
from geocyber.language.gazetteer import Gazetteer
from geocyber.language.named import MODIFIERS, Named, NameFinder, is_mere_adjective
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


_UNTOLD = frozenset({Kind.COMPANY, Kind.ORGANISATION, Kind.OTHER, Kind.PRODUCT})
"""Kinds that an unknown name gets for want of better."""
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
PERSONAL = frozenset("he she him her his hers himself herself".split())
NEUTRAL = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves both".split())
_FIRST = frozenset("we our us ours i my me".split())
_PRONOUNS = PERSONAL | NEUTRAL | PLURAL | _FIRST
_ANYBODY = frozenset({"anyone", "anybody", "those", "someone", "whoever", "people"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_DETERMINERS = frozenset("the this that these those its their his her our".split())
_HELD = frozenset({"accountable", "responsible"})
_TAIL = frozenset({"of", "on", "against", "into", "at", "in", "from", "by"})
_MAX_TAIL = 14
_LISTED = 6
"""Members of a list back to the one whose possessor they share."""


class MentionFinder:
    """Finds the mentions of a parsed text."""

    def __init__(self, gazetteer: Gazetteer, knowledge: Knowledge, roles: Roles) -> None:
        self._names = NameFinder(gazetteer, knowledge, roles)
        self._gazetteer = gazetteer
        self._roles = roles

    def __call__(self, doc: Doc) -> tuple[Mention, ...]:
        """All mentions, by position; a name inside a description is a mention of its own."""
        named = self._names(doc)
        covered = {i for n in named for i in range(n.start, n.end)} | self._within_titles(doc)
        states = {i: refs for n in named if (refs := n.states) for i in range(n.start, n.end)}
        found = [self._name(doc, n, states) for n in named if not is_mere_adjective(doc, n)]
        for token in doc:
            if token.i not in covered:
                mention = self._other(token, states, covered)
                if mention is not None:
                    found.append(mention)
        return tuple(sorted(self._with_people(doc, found), key=lambda m: (m.head, m.start)))

    def _with_people(self, doc: Doc, found: list[Mention]) -> list[Mention]:
        """Names of several plain words that stand in a list with names of persons are names of persons, too."""
        names = sorted((m for m in found if m.form is Form.NAME), key=lambda m: m.start)
        people = {m for m in names if m.kind is Kind.PERSON}
        told: dict[Mention, Mention] = {}
        for ordered in (names, names[::-1]):
            for one, other in pairwise(ordered):
                first, second = sorted((one, other), key=lambda m: m.start)
                if (one in people or one in told) and other not in people | told.keys():
                    is_open = not other.refs and other.kind in _UNTOLD
                    if (
                        is_open
                        and _are_listed(doc, first, second)
                        and self._names.is_plain(doc[other.start : other.end])
                    ):
                        told[other] = replace(other, kind=Kind.PERSON)
        return [told.get(m, m) for m in found]

    def _name(self, doc: Doc, named: Named, states: dict[int, tuple[str, ...]]) -> Mention:
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
            text=named.full or _surface(span),
            lemma=root.lemma_.lower(),
            refs=tuple(dict.fromkeys(n.ref for n in named.names)),
            states=self._states_of(doc, named, states),
            definite=True,
            plural=root.tag_ in {"NNS", "NNPS"} and named.kind is not Kind.STATE,
        )

    def _within_titles(self, doc: Doc) -> set[int]:
        """Nouns of titles that mean nobody of their own: "Secretary of *State*", "director of national *intelligence*"."""
        titled = self._gazetteer.titles(doc)
        return {i for i in titled if self._roles.of(doc[i].lemma_).id not in {"official", "unnamed_group"}}

    def _states_of(self, doc: Doc, named: Named, states: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
        own = set(range(named.start, named.end))
        root = doc[named.start : named.end].root
        found = _states_around(root, states, own)
        for _ in range(_LISTED if named.full else 0):  # "*Russia's* foreign and defence ministries"
            if found or root.dep_ != "conj":
                break
            root = root.head
            found = _states_around(root, states, {*own, root.i})
        return found

    def _other(self, token: Token, states: dict[int, tuple[str, ...]], covered: set[int]) -> Mention | None:
        if token.lower_ in _PRONOUNS and token.pos_ in {"PRON", "DET"} and token.text != "US":
            plural = token.lower_ in PLURAL | {"we", "our", "us", "ours"}
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
        is_participle = token.pos_ in {"ADJ", "VERB"}  # "the accused"
        lemma = token.lower_ if is_participle else token.lemma_
        role = self._roles.of_phrase(lemma, before, pointing=bool(_POINTING & set(before)))
        if role.kind is Kind.OPERATION and _is_for_election(token):
            role = self._roles.of("party")
        is_name = token.pos_ == "PROPN" and token.text[:1].isupper() and role.id == ""
        start, end = _extent(token)
        span = token.doc[start:end]
        return Mention(
            start=start,
            end=end,
            head=token.i,
            form=Form.NAME if is_name else Form.DESCRIPTION,
            kind=Kind.OTHER if is_name else role.kind,
            text=_surface(span),
            lemma=lemma.lower(),
            states=_states_around(token, states, set()),
            role=role.id,
            definite=_is_definite(token),
            plural=token.tag_ in {"NNS", "NNPS"} or _is_counted(token) or _agrees_in_plural(token),
        )


def _are_listed(doc: Doc, first: Mention, second: Mention) -> bool:
    between = [t.lower_ for t in doc[first.end : second.start]]
    return bool(between) and set(between) <= {",", "and"}


def long_text(doc: Doc, mention: Mention) -> str:
    """A description with the phrases that belong to it: "attack *on the Ukrainian power grid*"."""
    head, end = doc[mention.head], mention.end
    limit = mention.start + _MAX_TAIL
    for child in head.children:
        is_tail = child.dep_ == "prep" and child.lower_ in _TAIL and end <= child.i <= end + 1
        if is_tail and child.i < limit:
            end = max(end, _edge(child, child.i, limit) + 1)
    return _surface(doc[mention.start : end])


def _edge(token: Token, start: int, limit: int) -> int:
    """The last token below this one, clauses left out; looks at the few tokens between two places only."""
    below = (c for c in token.children if start < c.i < limit and c.dep_ not in _CLAUSES)
    return max([token.i, *(_edge(c, start, limit) for c in below)])


_CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "punct"})


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
        if child.dep_ in MODIFIERS | {"poss", "nummod"} and child.i in states:
            found.extend(ref for one in syntax.conjuncts(child) for ref in states.get(one.i, ())[:1])
        elif child.dep_ in MODIFIERS:
            found.extend(
                ref
                for inner in child.children
                if inner.i in states and (inner.dep_ in MODIFIERS or _is_sponsor(inner, child))
                for ref in states[inner.i][:1]
            )
        elif child.dep_ == "prep" and child.lower_ == "of":
            found.extend(ref for inner in child.children if inner.i in states for ref in states[inner.i][:1])
    return tuple(dict.fromkeys(found))


def _is_sponsor(word: Token, participle: Token) -> bool:
    """As in "*Iranian*-backed hackers", not "*Moscow*-based firm"."""
    return word.dep_ == "npadvmod" and participle.lower_ != "based"


def _heads_a_phrase(token: Token) -> bool:
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.text[:1].isalpha()):
        is_told = token.dep_ == "npadvmod" and any(c.dep_ == "relcl" for c in token.children)
        return is_told or token.dep_ not in {"compound", "nmod", "npadvmod", "amod"}
    return (
        token.pos_ in {"ADJ", "NUM", "VERB"}
        and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
        and _is_definite(token)
    )


def _extent(head: Token) -> tuple[int, int]:
    start = head.i
    for child in head.lefts:
        if child.dep_ in MODIFIERS | {"nummod", "quantmod", "advmod", "poss"}:
            start = min(start, child.left_edge.i)
    held = any(c.lower_ in _HELD for c in head.children) and syntax.clause_of(head).lemma_ == "hold"
    while start < head.i and (
        (held and head.doc[start].lower_ in _HELD)  # "hold *accountable* hackers who"
        or head.doc[start].lower_ in _DETERMINERS | {"a", "an"}
        or head.doc[start].is_punct
    ):
        start += 1
    return start, head.i + 1


def _is_definite(head: Token) -> bool:
    if head.text.isupper() and head.i > 0 and head.nbor(-1).lower_ == "the":  # the label "THE PRESIDENT:"
        return True
    return any((c.dep_ == "det" and c.lower_ in _DETERMINERS) or c.dep_ == "poss" for c in head.children)


def _is_for_election(head: Token) -> bool:
    """As in "Macron's *campaign*", "the *campaign* of the candidate": that of a politician for votes, not against computers."""
    if head.lemma_.lower() != "campaign" or any(c.lower_ in {"against", "targeting"} for c in head.children):
        return False
    owners = (*syntax.possessors(head), *syntax.oblique(head, ["of"]))
    return any(t.ent_type_ == "PERSON" or t.lemma_.lower() in {"candidate", "nominee"} for t in owners)


def _agrees_in_plural(head: Token) -> bool:
    """As in "the accused *belong* to it", "the accused *were*"."""
    if head.pos_ not in {"ADJ", "VERB"} or head.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return any(t.tag_ == "VBP" or t.lower_ == "were" for t in (head.head, *head.head.children))


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
