"""Says who claims what a clause states: the chain of speakers above a predicate, innermost first.

"Officials told Reuters that the FBI believes China did it" gives (FBI, officials) for "did". A clause that
nothing ascribes stands in the author's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from geocyber.language.clauses import belongs_together, is_verb, marks, subjects_of
from geocyber.language.quotes import Quote, find_quotes
from geocyber.language.speech_cues import SpeechCues, speech_cues
from geocyber.language.speech_headlines import headline_speaker
from geocyber.language.speech_links import Link, above, beside, hearsay
from geocyber.language.speech_owners import issuer
from geocyber.language.speech_quotes import Voices, voices
from geocyber.language.time_words import time_words

__all__ = ["Claim", "Quote", "Speech", "analyse_speech", "find_quotes"]

_DEPTH = 60
_FIRST_PERSON = frozenset({"i", "we", "us", "me"})
_MEANWHILE = frozenset({"after", "before", "since", "as", "when", "while", "although", "though"})
_CONTRAST = frozenset({"but", "yet", "while"})
_DASHES = frozenset({",", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose word a clause is.

    Attributes:
        speakers: head words of the claimants, innermost first; documents stand for their issuer where the
            text names one.
        unnamed: it is a claim whose claimant is not said ("is accused of", "allegedly"); no speakers then.
        denied: the innermost speaker denies it.
        saying: the words of saying, thinking or accusing that carry the claim, innermost first.
    """

    speakers: tuple[Token, ...] = ()
    unnamed: bool = False
    denied: bool = False
    saying: tuple[Token, ...] = ()

    @property
    def reported(self) -> bool:
        """Is it anybody's claim rather than the author's own word?"""
        return self.unnamed or bool(self.speakers)


class Speech:
    """Who speaks where in one text. Make it with `analyse_speech`."""

    def __init__(self, doc: Doc, cues: SpeechCues) -> None:
        self._cues = cues
        self._voices: Voices = voices(doc, cues)
        self._headline = headline_speaker(doc, cues)
        self._reattached = dict(_detached(doc, cues))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotations of the text."""
        return self._voices.quotes

    def quote_at(self, token: Token) -> Quote | None:
        """The quotation the token stands in, if any."""
        return self._voices.quote_at(token)

    def claim(self, token: Token) -> Claim:
        """Whose word it is, what the clause of the token states.

        Args:
            token: a verb or event noun.
        """
        links = list(self._links(token))
        voice = self._voices.speaker_at(token)
        if voice is not None:
            links = [
                link for link in links if link.speaker is None or link.speaker.lower_ not in _FIRST_PERSON
            ]
            if not _covers(links, self._voices.quote_at(token)):
                links.append(Link(voice.speaker, voice.saying))
        links = _without_grounds(links)
        if not links and self._headline is not None and token.i in self._headline[0]:
            links = [Link(self._headline[1], self._headline[1])]
        heard = _worth_naming(links)
        named = (issuer(link.speaker, self._cues) for link in heard if link.speaker is not None)
        return Claim(
            speakers=tuple(dict.fromkeys(named)),
            unnamed=bool(links) and all(link.speaker is None for link in heard),
            denied=bool(links) and links[0].denied,
            saying=tuple(link.saying for link in links),
        )

    def claimants(self, token: Token) -> tuple[Token, ...]:
        """The speakers of the clause, innermost first; () for the author's voice and for unnamed claims."""
        return self.claim(token).speakers

    def first_person(self, token: Token) -> Token | None:
        """Whom "we", "I", "our" stand for: the speaker of the quotation or turn in which they stand.

        None in the author's own voice: there they are whoever issued the document.
        """
        voice = self._voices.speaker_at(token)
        if voice is not None:
            return issuer(voice.speaker, self._cues) if voice.speaker is not None else None
        if self._voices.quote_at(token) is None:
            return None
        named = [link.speaker for link in self._links(token) if link.speaker is not None]
        return issuer(named[-1], self._cues) if named else None

    def second_person(self, token: Token) -> Token | None:
        """Whom "you" means in a question of a transcript: who answers it."""
        return self._voices.addressee_at(token)

    def _links(self, token: Token) -> Iterator[Link]:
        """Walks from the token up to the top of its sentence and gives every claimant on the way."""
        cues, node, path = self._cues, token, [token]
        aside, told_between = False, range(0)
        yield from hearsay(token, cues)
        for _ in range(_DEPTH):
            yield from (x for x in beside(node, cues) if x.saying != token and x.saying.i not in told_between)
            head = self._reattached.get(node.i, node.head)
            quote = self._voices.quote_at(node)
            if head == node or _is_cut_off(node, head, quote, cues):
                break
            if node == token and quote is None and _explains(node):
                break
            aside = aside or _is_aside(node)
            told_between = _turned_away(node, head) or told_between
            for link in above(node, head, path, cues, detached=node.i in self._reattached):
                if not (link.charge and aside) and link.saying.i not in told_between:
                    yield link
            path, node = [node, *path], head
        introduction = self._voices.introduction_of(node)
        if introduction is not None and introduction != token:
            yield from self._links(introduction)


def analyse_speech(doc: Doc) -> Speech:
    """Finds the quotations and reports of a text.

    Args:
        doc: a parsed text.
    """
    return Speech(doc, speech_cues())


def _worth_naming(links: list[Link]) -> list[Link]:
    """The links up to a claim by nobody: who rejects "the accusation that" does not make it.

    "X was accused of it, prosecutors said" is the prosecutors' word all the same.
    """
    for index, link in enumerate(links):
        if link.speaker is None and link.saying.pos_ == "NOUN":
            return links[: index + 1]
    return links


def _without_grounds(links: list[Link]) -> list[Link]:
    """Who says that somebody has proof of it makes the claim; alone, who has the proof does."""
    others = [link for link in links if not link.ground]
    return others if any(link.speaker is not None for link in others) else links


def _covers(links: list[Link], quote: Quote | None) -> bool:
    """Is the quotation's own report already among the links (its verb stands outside the marks)?"""
    if quote is None:
        return False
    return any(not quote.start <= link.saying.i < quote.end for link in links if link.speaker is not None)


def _is_cut_off(node: Token, head: Token, quote: Quote | None, cues: SpeechCues) -> bool:
    """Is the clause no part of what the verb above it reports, whatever the parser says?

    "Moscow said it would expel ten, a day after Washington *expelled* ten": the author's own background.
    """
    if not belongs_together(node, head) or (node.dep_ == "appos" and node.lemma_.lower() in cues.nouns):
        return True
    if (
        not is_verb(node)
        or quote is not None
        or node.dep_ != "advcl"
        or node.i < head.i
        or not marks(node) & _MEANWHILE
    ):
        return False
    return _set_off(node)


def _explains(node: Token) -> bool:
    """Is it the author's word for who somebody is: "Sandworm, a *unit* of the GRU, …, he said"?"""
    return node.dep_ == "appos" and node.pos_ == "NOUN" and _set_off(node) and not time_words().is_event(node)


def _is_aside(node: Token) -> bool:
    """Is it a relative clause set off by a comma: "six firms, among them Acme, which *rejected* it"?"""
    return node.dep_ == "relcl" and _set_off(node)


def _set_off(clause: Token) -> bool:
    left = clause.left_edge.i
    return left > 0 and clause.doc[left - 1].text in _DASHES


def _turned_away(node: Token, head: Token) -> range:
    """Where a report stands that does not cover the clause: "S, police *said*, but others *disagree*"."""
    if node.dep_ == "conj" and subjects_of(node) and any(c.lower_ in _CONTRAST for c in head.children):
        return range(head.i, node.i)
    return range(0)


def _detached(doc: Doc, cues: SpeechCues) -> Iterator[tuple[int, Token]]:
    """Clauses that the parser hung elsewhere: "a company it *says* | *had* a part in it".

    A finite verb right behind a verb of saying that has a subject of its own and no clause.
    """
    for verb in doc[: len(doc) - 1]:
        if not is_verb(verb) or verb.lemma_.lower() not in cues.verbs or not subjects_of(verb):
            continue
        if any(c.dep_ in {"ccomp", "xcomp", "dobj"} and c.i > verb.i for c in verb.children):
            continue
        clause = doc[verb.i + 1]
        while clause.dep_ in {"aux", "auxpass", "neg", "advmod"} and clause.head.i > clause.i:
            clause = clause.head
        if is_verb(clause) and clause.tag_ != "VB" and clause.head.i < verb.i:
            yield clause.i, verb
