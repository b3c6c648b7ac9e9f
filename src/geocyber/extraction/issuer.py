"""Says for whom a statement speaks when it says "we" outside of quotations: the state or body that issues it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from geocyber.language import syntax
from geocyber.language.referents import Node, Referents
from geocyber.language.speech import Speech
from geocyber.model import Kind

_WE = frozenset("we us our ours".split())
_FIRST_PERSON = _WE | {"i", "me", "my", "mine"}
_DOCUMENTS = frozenset(
    "statement declaration communique communiqué remark release response speech reply answer message comment post "
    "announcement letter note advisory report".split()
)
_ISSUERS = frozenset({Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY, Kind.COMPANY, Kind.ORGANISATION})
_SPOKEN = frozenset({"statement", "remark", "speech", "declaration", "address"})
"""Documents that a person may issue; his name stands in the title."""
_OPENING = 3
"""Paragraphs in which a document says whose it is."""


def issuer(doc: Doc, referents: Referents, speech: Speech) -> Node | None:
    """Who issues the document; None if it never says "we" in its own voice.

    "Statement by the *North Atlantic Council*", "Remarks by *President Biden*", "a declaration on behalf of the
    *European Union*", else whoever acts first: "Today the *United Kingdom* has exposed …".

    Args:
        doc: the parsed text.
        referents: who is meant by which words.
        speech: who says what.
    """
    own = [token for token in doc if token.lower_ in _FIRST_PERSON and _is_own_voice(token, speech)]
    if not own and not any(_is_itself(token) for token in doc):
        return None
    opening = list(_opening(doc))
    named = _we_the(doc, referents, opening)
    if named is not None:
        return named
    speaker = _testifying(doc, referents, opening)
    if speaker is not None:
        return speaker
    for noun in (t for s in opening for t in s if t.lemma_.lower() in _DOCUMENTS):
        owners = (*syntax.oblique(noun, ["by", "from", "on behalf of", "of"]), *syntax.possessors(noun))
        for token in (*owners, *syntax.modifiers(noun)):
            node = _issuing(referents, token)
            if node is not None:
                return node
    title = doc[: opening[0].end] if opening else ()
    for noun in (t for t in title if t.lemma_.lower() in _SPOKEN):
        for token in syntax.oblique(noun, ["by", "from", "of"]):
            node = referents.of_token(token)
            if node is not None and node.kind is Kind.PERSON:
                return node
    for token in (t for s in opening for t in s if t.lower_ == "behalf"):
        for place in syntax.oblique(token, ["of"]):
            node = _issuing(referents, place)
            if node is not None:
                return node
    return _first_to_act(doc, referents) if any(token.lower_ in _WE for token in own) else None


def _testifying(doc: Doc, referents: Referents, opening: Sequence[Span]) -> Node | None:
    """As in "*Statement of Maren Quist*, Director, …", a line of its own: the witness who goes on to say "I"."""
    for sentence in opening:
        first = sentence[0]
        if first.lower_ in {"statement", "testimony", "remarks", "speech"} and first.i + 2 < len(doc):
            behind = first.nbor(2) if first.nbor(1).lower_ in {"of", "by"} else None
            node = referents.of_token(behind) if behind is not None else None
            if node is not None and node.kind is Kind.PERSON:
                return node
    return None


def _we_the(doc: Doc, referents: Referents, opening: Sequence[Span]) -> Node | None:
    """As in "We, the leaders of the *G7*, met": who says of himself who he is."""
    for token in (t for s in opening for t in s if t.lower_ == "we" and t.i + 2 < len(doc)):
        if token.nbor(1).text == "," and token.nbor(2).lower_ == "the":
            for place in doc[token.i + 3 : token.i + 12]:
                if place.text == ",":
                    break
                node = _issuing(referents, place)
                if node is not None:
                    return node
    return None


def _is_itself(token: Token) -> bool:
    """As in "align themselves with *this* declaration": the document speaks of itself."""
    return token.lower_ == "this" and token.head.lemma_.lower() in {"statement", "declaration"}


def _is_own_voice(token: Token, speech: Speech) -> bool:
    return token.text != "US" and speech.quote_at(token) is None and speech.first_person(token) is None


def _opening(doc: Doc) -> Iterator[Span]:
    paragraphs = 0
    for sentence in doc.sents:
        yield sentence
        paragraphs += any(t.is_space and "\n" in t.text for t in sentence)
        if paragraphs >= _OPENING:
            return


def _issuing(referents: Referents, token: Token) -> Node | None:
    node = referents.of_token(token)
    return node if node is not None and node.kind in _ISSUERS else None


def _first_to_act(doc: Doc, referents: Referents) -> Node | None:
    """The first subject of a full sentence that may issue statements."""
    for sentence in doc.sents:
        root = sentence.root
        if root.pos_ not in {"VERB", "AUX"}:
            continue
        for token in syntax.subjects(root):
            node = _issuing(referents, token)
            if node is not None and node.mentions:
                return node
    return None
