"""Whose a document or a claim is: who issued the statement, who handed up the indictment."""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.extraction.context import Reading
from geocyber.extraction.families import ADMITTED
from geocyber.extraction.frames import Frame, Match
from geocyber.extraction.slots import support
from geocyber.language import syntax
from geocyber.language.referents import Node
from geocyber.language.speech_cues import speech_cues
from geocyber.model import Kind, RelationType


def issuer_of(reading: Reading, document: Token) -> Node | None:
    """Whose document or claim it is: "the *White House* statement", "an editorial in the *Global Times*".

    A document mentioned again ("the editorial warned") is that of the last one with the same noun.
    """
    if reading.issuer is not None and any(c.lower_ in _THIS_VERY for c in document.children):
        return reading.top(reading.issuer)
    for i in range(document.i, max(-1, document.i - _DOCUMENT_REACH), -1):
        token = reading.doc[i]
        if token.lemma_ != document.lemma_:
            continue
        kinds = speech_cues().court["words"]  # "court documents" are not the court's
        near = (
            *syntax.possessors(token),
            *syntax.oblique(token, ["of", "by", "from", "in"]),
            *(word for word in syntax.modifiers(token) if word.lower_ not in kinds),
        )
        for word in near:
            node = reading.node(word)
            if node is not None and node.kind in ADMITTED["actor"]:
                return node
        mention = reading.mention(token)
        for ref in mention.states if mention else ():
            return reading.referents.by_ref(ref)
        verb = support(Match(_ANY, (token,)))
        handed = [c for c in token.children if c.dep_ in {"acl", "relcl"}]
        for subject in (s for v in ([verb] if verb is not None else handed) for s in syntax.subjects(v)):
            node = reading.node(subject)
            if node is not None and node.kind in ADMITTED["actor"]:
                return node
    return _last_to_speak(reading, document)


def _last_to_speak(reading: Reading, document: Token) -> Node | None:
    """As in "The administration announced … Monday's announcement attributed": who said what the document says.

    A verb of the same stem counts before any other verb of saying.
    """
    stem = document.lemma_[:_STEM].lower()
    speakers: list[tuple[bool, Node]] = []
    for i in range(document.i - 1, max(-1, document.i - _DOCUMENT_REACH), -1):
        verb = reading.doc[i]
        if verb.pos_ != "VERB" or verb.lemma_ not in _SAYING:
            continue
        for subject in syntax.subjects(verb):
            node = reading.node(subject)
            if node is not None and node.kind in ADMITTED["state"] | {Kind.GOVERNMENT_BODY, Kind.PERSON}:
                speakers.append((verb.lemma_.startswith(stem), node))
    return next((n for cognate, n in speakers if cognate), speakers[0][1] if speakers else None)


_THIS_VERY = frozenset({"this", "present"})
_STEM = 5
_SAYING = frozenset(
    "announce say state declare tell claim accuse allege charge warn report assess conclude condemn".split()
)


_ANY = Frame("", RelationType.ADVISES, "NOUN", ())
_DOCUMENT_REACH = 250
