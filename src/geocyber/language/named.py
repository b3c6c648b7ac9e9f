"""Finds the names of a text: those the knowledge base knows, merged with what the entity recogniser finds."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from geocyber.knowledge import Knowledge, Name
from geocyber.language.gazetteer import Gazetteer, Hit
from geocyber.language.roles import Roles
from geocyber.model import Kind

MODIFIERS = frozenset({"compound", "amod", "nmod"})
"""Dependencies of the words that qualify a noun from before it."""
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
_SUPPORT = frozenset(
    "group gang hackers hacker hacking apt malware ransomware crew actor actors alias aka known tracked dubbed called "
    "backdoor trojan worm campaign espionage collective".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text.

    Attributes:
        start, end: token indices, without leading article, title or quotation marks.
        kind: what it names, as far as its words tell.
        names: what it may be in the knowledge base, the likeliest first; empty for unknown names.
    """

    start: int
    end: int
    kind: Kind
    names: tuple[Name, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """References of the states and organisations of states that it may name."""
        return tuple(dict.fromkeys(n.ref for n in self.names if n.ref.startswith(("state/", "igo/"))))


class NameFinder:
    """Finds the names of a parsed text."""

    def __init__(self, gazetteer: Gazetteer, knowledge: Knowledge, roles: Roles) -> None:
        self._gazetteer = gazetteer
        self._knowledge = knowledge
        self._roles = roles

    def __call__(self, doc: Doc) -> list[Named]:
        """All names, by position; where a known and a recognised one overlap, the one that says more."""
        hits = [h for h in self._gazetteer.hits(doc) if self._stands_as_name(doc, h)]
        taken = {i: h for h in hits for i in range(h.start, h.end)}
        kept: list[Named] = []
        dropped: set[Hit] = set()
        for span, kind in self._recognised(doc):
            inner = {taken[i] for i in range(span.start, span.end) if i in taken}
            if not inner or _outweighs(span, inner):
                dropped |= inner
                kept.append(Named(span.start, span.end, _kind_of_name(span, kind), ()))
        kept += [self._known(hit) for hit in hits if hit not in dropped]
        return sorted(kept, key=lambda n: n.start)

    def _recognised(self, doc: Doc) -> list[tuple[Span, Kind]]:
        """What the entity recogniser takes for a name, trimmed."""
        titles = self._gazetteer.titles(doc)
        found: list[tuple[Span, Kind]] = []
        for span in doc.ents:
            kind = _NER_KINDS.get(span.label_)
            trimmed = _trim(span, titles) if kind is not None else None
            if kind is None or trimmed is None:
                continue
            if (
                self._roles.of(trimmed.root.lemma_).id != "claim"
            ):  # "a Joint Cybersecurity Advisory" is no actor
                found.append((trimmed, kind))
        return found

    def _known(self, hit: Hit) -> Named:
        entry = self._knowledge.entries.get(hit.names[0].ref)
        return Named(hit.start, hit.end, Kind(entry.kind) if entry else Kind.GOVERNMENT_BODY, hit.names)

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


def is_mere_adjective(doc: Doc, named: Named) -> bool:
    """As in "Chinese" in "Chinese hackers" refers to nobody by itself; in "the Chinese" and "Dutch expel" it does.

    Args:
        doc: the parsed text.
        named: one of its names.
    """
    if not named.names or any(n.form != "demonym" for n in named.names):
        return False
    root = doc[named.start : named.end].root
    return root.dep_ in MODIFIERS or (
        root.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "agent", "ROOT"}
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
