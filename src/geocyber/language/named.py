"""Finds the names of a text: those the knowledge base knows or whose form it knows, and what else is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from geocyber.knowledge import Knowledge, Name
from geocyber.language import name_kinds, shared_heads
from geocyber.language.blocks import paragraphs
from geocyber.language.gazetteer import Gazetteer, Hit
from geocyber.language.roles import Roles
from geocyber.language.title_words import title_words
from geocyber.model import Kind

MODIFIERS = frozenset({"compound", "amod", "nmod"})
"""Dependencies of the words that qualify a noun from before it."""
_POINTING = frozenset({"the", "this", "that", "same", "its", "said"})
_PEOPLE = frozenset({"official", "unnamed_group"})
_BARE = frozenset({"alliance", "body", "company", "organisation", "unnamed_group"})
"""Roles of nouns that stand for a longer name when they stand alone, in capitals or not."""
_COMPOSED = frozenset({Kind.COMPANY, Kind.ORGANISATION})
_TELLING = frozenset({"company", "malware", "organisation"})
"""Roles of nouns that say what the name behind them is."""
_GROUP_NOUNS = frozenset("group gang crew collective outfit cartel syndicate".split())
_ENTRY = re.compile(
    r"(?P<name>(?P<surname>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)*), (?P<given>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}))(?= ?[(;,])"
)
"""The head of an entry in a list of persons."""
_NO_START = frozenset({"the", "a", "an", "for", "of", "in", "at", "on", "by", "and"})
_NEIGHBOURHOOD = 12
"""Words on either side that may support a doubtful name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text.

    Attributes:
        start, end: token indices, without leading article, title or quotation marks.
        kind: what it names, as far as its words tell.
        names: what it may be in the knowledge base, the likeliest first; empty for unknown names.
        full: the whole name of one that shares a word with another ("*Treasury* and Justice departments").
    """

    start: int
    end: int
    kind: Kind
    names: tuple[Name, ...]
    full: str = ""

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
        self._kinds = name_kinds.load()

    def __call__(self, doc: Doc) -> list[Named]:
        """All names, by position; where two overlap, the one that says more."""
        entries = list(self._entries(doc))
        within = {i for entry in entries for i in range(entry.start, entry.end)}
        known = [hit for hit in self._known(doc) if not within & {hit.start, hit.end - 1}]
        taken = {i: hit for hit in known for i in range(hit.start, hit.end)}
        kept: list[Named] = [*entries]
        dropped: set[Hit] = set()
        for span, kind in self._recognised(doc):
            if within & {span.start, span.end - 1}:
                continue
            inner = {taken[i] for i in range(span.start, span.end) if i in taken}
            if not inner or _outweighs(span, inner):
                dropped |= inner
                kept.append(Named(span.start, span.end, kind, ()))
        short = {doc[n.start].text: n.kind for n in kept if n.end > n.start + 1 and n.kind in _COMPOSED}
        for hit in known:
            firm = short.get(doc[hit.start].text) if _is_acronym(doc, hit) else None
            if firm is not None and not self._is_told_in_full(hit, known):
                kept.append(Named(hit.start, hit.end, firm, ()))  # "CPC" where the text names the CPC Corp
            elif hit not in dropped:
                kept.append(self._named(hit))
        return sorted(kept, key=lambda n: n.start)

    def _is_told_in_full(self, acronym: Hit, known: list[Hit]) -> bool:
        """Does the text name what the knowledge base knows by the acronym by a longer name as well?"""
        refs = {n.ref for n in acronym.names}
        return any(h.end > h.start + 1 and refs & {n.ref for n in h.names} for h in known)

    def is_plain(self, span: Span) -> bool:
        """May it be the name of a person, as far as its words tell ("Vladislav Borovkov", not "Acme Logistics")?"""
        return len(span) > 1 and name_kinds.may_be_person(span) and self._kinds.by_words(span) is None

    def _known(self, doc: Doc) -> list[Hit]:
        """Names that the knowledge base knows or whose form it knows, none overlapping another."""
        found = list(self._coordinated(doc))
        for hit in sorted(
            [*self._standing(doc), *self._formed(doc)], key=lambda h: (h.start - h.end, not h.names)
        ):
            if not any(hit.start < other.end and other.start < hit.end for other in found):
                found.append(hit)
        return found

    def _coordinated(self, doc: Doc) -> Iterator[Hit]:
        """As in "the *Treasury* and *Justice* departments"."""
        for span in doc.spans.get(shared_heads.SPANS, ()):
            names = self._gazetteer.named(span.label_)
            if names:
                yield Hit(span.start, span.end, names, full=span.label_)

    def _formed(self, doc: Doc) -> Iterator[Hit]:
        """As in "UNC5221", "Quartz Typhoon", "CVE-2025-0282": unknown names of a known form."""
        for scheme in self._knowledge.schemes:
            for start, end in scheme.names(doc.text):
                span = doc.char_span(start, end, alignment_mode="expand")
                if span is not None and span.start_char == start and span.end_char == end:
                    yield Hit(span.start, span.end, (), scheme.kind)

    def _entries(self, doc: Doc) -> Iterator[Named]:
        """As in "SOTNIKOV, Ivan Petrovich (a.k.a. …)" at the head of a paragraph: the surname stands first, in capitals."""
        for paragraph in paragraphs(doc):
            match = _ENTRY.match(paragraph.text)
            span = (
                doc.char_span(paragraph.start_char, paragraph.start_char + match.end("name"))
                if match
                else None
            )
            if match and span is not None:
                surname = " ".join(word.capitalize() for word in match["surname"].split())
                yield Named(span.start, span.end, Kind.PERSON, (), f"{match['given']} {surname}")

    def _recognised(self, doc: Doc) -> Iterator[tuple[Span, Kind]]:
        """What the entity recogniser takes for a name, trimmed."""
        titles = self._gazetteer.titles(doc)
        composed = list(self._composed(doc))
        within = {i for span in composed for i in range(span.start, span.end)}
        for span in (*composed, *(e for e in doc.ents if not within & {e.start, e.end - 1})):
            trimmed = _trim(span, titles)
            kind = self._kinds.of(trimmed) if trimmed is not None else None
            if trimmed is None or kind is None or self._is_bare_noun(trimmed):
                continue
            if self._roles.of(trimmed.root.lemma_).id in {
                "claim",
                "government",
            }:  # "a Joint Cybersecurity Advisory" is no actor
                continue
            has_rank = trimmed.start > span.start and span.doc[trimmed.start - 1].lower_ in _ranks()
            yield trimmed, Kind.PERSON if has_rank else self._kind_beside(trimmed) or kind

    def _composed(self, doc: Doc) -> Iterator[Span]:
        """As in "Institute for Statecraft", "Bank of Tirana": what the recogniser often takes apart."""
        for token in doc:
            is_head = token.text[:1].isupper() and self._kinds.kind_of_word.get(token.lower_) in _COMPOSED
            if is_head and token.i + 2 < len(doc) and token.nbor(1).lower_ in {"for", "of"}:
                start, end = token.i, token.i + 2
                end += doc[end].lower_ == "the" and end + 1 < len(doc)
                while end < token.sent.end and _is_capitalised(doc[end]):
                    end += 1
                while start > token.sent.start + 1 and _is_capitalised(doc[start - 1]):
                    start -= 1
                if _is_capitalised(doc[end - 1]):
                    yield Span(doc, start, end, label="ORG")

    def _kind_beside(self, span: Span) -> Kind | None:
        """As in "the movement *Nashi*", "the gang *Akira*": a single word is what the noun right before it says."""
        if len(span) != 1 or span.start == 0 or span.doc[span.start - 1].pos_ != "NOUN":
            return None
        role = self._roles.of(span.doc[span.start - 1].lemma_)
        if role.id == "unnamed_group":
            is_group = span.doc[span.start - 1].lower_ in _GROUP_NOUNS
            return Kind.THREAT_GROUP if is_group else None
        return role.kind if role.id in _TELLING else None

    def _is_bare_noun(self, span: Span) -> bool:
        """As in "the *Directorate*", or people in capitals ("NATO *Allies*"): described, not named."""
        people = span[-1].lower_.endswith("s") and self._roles.of(span[-1].lower_).id in _PEOPLE
        return people or self._goes_back(span)

    def _goes_back(self, span: Span) -> bool:
        """As in "the *Directorate*", "this *Court*": it goes back to a longer name, as "the court" does."""
        before = span.doc[span.start - 1] if span.start > 0 else None
        if len(span) != 1 or before is None or before.lower_ not in _POINTING:
            return False
        return self._roles.of(span[0].lower_).id in _BARE

    def _named(self, hit: Hit) -> Named:
        entry = self._knowledge.entries.get(hit.names[0].ref) if hit.names else None
        return Named(hit.start, hit.end, entry.kind if entry else hit.kind, hit.names, hit.full)

    def _standing(self, doc: Doc) -> list[Hit]:
        """The known names without those that are something else here."""
        hits = [h for h in self._gazetteer.hits(doc) if not _is_part_of_a_name(doc, h)]
        certain = {n.ref for h in hits for n in h.names if not n.needs_context}
        return [h for h in hits if self._stands_as_name(doc, h, certain)]

    def _stands_as_name(self, doc: Doc, hit: Hit, certain: set[str]) -> bool:
        """A name that is also something else needs support: by its own words or another name of its entry in the text.

        Where no words are set, one that says what trackers name ("hackers", "tracked as") must stand near by.
        """
        ambiguity = self._knowledge.ambiguities.get(hit.names[0].text)
        if not all(n.needs_context for n in hit.names):
            return True
        if ambiguity is not None and any(_occurs(word, doc.text) for word in ambiguity.against):
            return False
        if ambiguity is not None and ambiguity.support:
            return any(_occurs(word, doc.text) for word in ambiguity.support)
        near = doc[max(0, hit.start - _NEIGHBOURHOOD) : min(len(doc), hit.end + _NEIGHBOURHOOD)]
        is_supported = any(t.lower_ in self._kinds.support for t in near)
        return is_supported or len(hit.names) > 1 or any(n.ref in certain for n in hit.names)


def _is_acronym(doc: Doc, hit: Hit) -> bool:
    return hit.end == hit.start + 1 and doc[hit.start].text.isupper() and len(doc[hit.start].text) > 1


def _occurs(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


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


def _is_part_of_a_name(doc: Doc, hit: Hit) -> bool:
    """As in "Acme *Logistics*": a capitalised word in a line of text is no sector."""
    last = doc[hit.end - 1]
    if not hit.names[0].ref.startswith("sector/"):
        return False
    return last.text[:1].isupper() and hit.end - hit.start == 1 and not last.is_sent_start


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha


def _ranks() -> frozenset[str]:
    return title_words()["honorifics"]


def _trim(span: Span, titles: frozenset[int]) -> Span | None:
    """An entity without leading article, possessor, title or quotation marks; None if nothing is left."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (start in titles or (start < end - 1 and doc[start].lower_ in _ranks())):
        start += 1
    while end > start and end - 1 in titles:
        end -= 1
    for token in span:
        if token.tag_ == "POS" and token.i + 1 < end:
            start = token.i + 1
    while start < end and (doc[start].lower_ in _NO_START or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in {"and", "of", "for", "the"}
        or doc[end - 1].is_punct
        or doc[end - 1].is_space
        or doc[end - 1].tag_ == "POS"
    ):
        end -= 1
    if start > 0 and span.label_ == "PERSON" and doc[start - 1].text == "He":  # "He Wenlan" is no pronoun
        start -= 1
    if start >= end or any(token.is_space for token in doc[start:end]):
        return None
    if not any(t.text[:1].isupper() or t.text[:1].isdigit() for t in doc[start:end]):
        return None
    return Span(doc, start, end, label=span.label)


def _is_surname(span: Span, hit: Hit) -> bool:
    """As in "Greg *Nicosia*", "Jack *London*": a capital's name behind a given one."""
    is_last = hit.end - hit.start == 1 and hit.end == span.end and hit.start == span.start + 1
    return (
        span.label_ == "PERSON" and is_last and hit.names[0].ref.startswith("state/") if hit.names else False
    )


def _outweighs(span: Span, inner: set[Hit]) -> bool:
    """Does the recognised entity say more than the known names inside it? ("Washington Post", "Bank of Russia")."""
    longest = max(inner, key=lambda h: h.end - h.start)
    if any(h.start < span.start or h.end > span.end for h in inner):
        return False
    if longest.start == span.start and longest.end == span.end:
        return False
    if _is_surname(span, longest):
        return True
    if span.root.i in range(longest.start, longest.end) or longest.end == span.end:
        return False
    return all(t.text[:1].isupper() or t.lower_ in {"of", "the", "for", "and", "&", "de"} for t in span)
