"""Says who claims what a clause states: the chain of speakers above a predicate, innermost first.

"Officials told Reuters that the FBI believes China did it" gives (FBI, officials) for "did". A clause that
nothing ascribes stands in the author's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from geocyber.language.clauses import by_agent, is_passive, is_verb, marks, subject_of, subjects_of
from geocyber.language.quotes import Quote, find_quotes
from geocyber.language.speech_cues import SpeechCues, speech_cues
from geocyber.language.speech_quotes import Voices, voices

__all__ = ["Claim", "Quote", "Speech", "analyse_speech", "find_quotes"]

_DEPTH = 60
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp"})
_BACK = 400
"""How many words back a document may have been introduced that is later only "the statement"."""

_MAKING = frozenset({"make", "repeat", "voice", "express", "issue", "reach", "level", "raise", "draw"})
_FIRST_PERSON = frozenset({"i", "we", "us", "me"})
_RELATIVE = frozenset({"which", "that", "who", "whom"})


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose word a clause is.

    Attributes:
        speakers: head words of the claimants, innermost first; documents stand for their issuer where the
            text names one.
        unnamed: some claimant is not said ("is accused of", "allegedly").
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


@dataclass(frozen=True, slots=True)
class _Link:
    """One claimant found on the way up."""

    speaker: Token | None
    saying: Token
    denied: bool = False


class Speech:
    """Who speaks where in one text. Make it with `analyse_speech`."""

    def __init__(self, doc: Doc, cues: SpeechCues) -> None:
        self._doc = doc
        self._cues = cues
        self._voices: Voices = voices(doc, cues)
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
        outer = self._voices.speaker_at(token)
        if outer is not None and not _covers(links, self._voices.quote_at(token)):
            links.append(_Link(outer.speaker, outer.saying))
        speakers: list[Token] = []
        for link in links:
            if outer is not None and link.speaker is not None and link.speaker.lower_ in _FIRST_PERSON:
                continue
            speaker = self._issuer(link.speaker) if link.speaker is not None else None
            if speaker is not None and speaker not in speakers:
                speakers.append(speaker)
        unnamed = any(link.speaker is None for link in links)
        denied = bool(links) and links[0].denied
        return Claim(tuple(speakers), unnamed, denied, tuple(link.saying for link in links))

    def claimants(self, token: Token) -> tuple[Token, ...]:
        """The speakers of the clause, innermost first; () for the author's voice and for unnamed claims."""
        return self.claim(token).speakers

    def first_person(self, token: Token) -> Token | None:
        """Whom "we", "I", "our" stand for: the speaker of the quotation or turn they stand in.

        None in the author's own voice: there they are whoever issued the document.
        """
        voice = self._voices.speaker_at(token)
        if voice is not None:
            return self._issuer(voice.speaker) if voice.speaker is not None else None
        if self._voices.quote_at(token) is None:
            return None
        links = list(self._links(token))
        return links[-1].speaker if links else None

    def _issuer(self, speaker: Token) -> Token:
        return issuer(speaker, self._cues)

    def _head(self, token: Token) -> Token:
        return self._reattached.get(token.i, token.head)

    def _links(self, token: Token) -> Iterator[_Link]:
        """Walks from the token up to the top of its sentence and gives every claimant on the way."""
        cues, node, below = self._cues, token, token
        yield from _hearsay(node, cues)
        for _ in range(_DEPTH):
            yield from _beside(node, cues)
            head = self._head(node)
            if head == node:
                break
            detached = node.i in self._reattached
            yield from _above(node, head, below, cues, detached=detached)
            below, node = node, head
        yield from self._introduced(node)

    def _introduced(self, top: Token) -> Iterator[_Link]:
        """The claim of the line that introduces a list, for each of its items."""
        introduction = self._voices.introduction_of(top)
        if introduction is not None:
            yield from self._links(introduction)


def analyse_speech(doc: Doc) -> Speech:
    """Finds the quotations and reports of a text.

    Args:
        doc: a parsed text.
    """
    return Speech(doc, speech_cues())


def issuer(speaker: Token, cues: SpeechCues) -> Token:
    """For a document the one who speaks through it, if the same phrase or an earlier one says.

    "Microsoft's report" → Microsoft, "the statement from Josep Borrell" → Borrell, "a White House statement"
    → House, "the statement" after "NATO issued a statement" → NATO; "the indictment" → itself.
    """
    lemma = speaker.lemma_.lower()
    if lemma not in cues.documents or speaker.pos_ not in {"NOUN", "PROPN"}:
        return speaker
    named = _owner(speaker, documents=True)
    if named is not None:
        return named
    for earlier in reversed(speaker.doc[max(0, speaker.i - _BACK) : speaker.i]):
        if earlier.lemma_.lower() == lemma and earlier.pos_ == "NOUN":
            named = _owner(earlier, documents=True) or _author_in_clause(earlier, cues)
            if named is not None:
                return named
    return speaker


def _author_in_clause(document: Token, cues: SpeechCues) -> Token | None:
    """ "NATO *issued* a statement", "Microsoft *said* in a report": NATO, Microsoft."""
    if document.dep_ == "dobj" and document.head.lemma_ in cues.issuing:
        return _subject(document.head)
    if (
        document.dep_ == "pobj"
        and document.head.lower_ == "in"
        and document.head.head.lemma_.lower() in cues.verbs
    ):
        return _subject(document.head.head)
    return None


def _subject(verb: Token) -> Token | None:
    subject = None if is_passive(verb) else subject_of(verb)
    return _antecedent(subject) if subject is not None else None


def _covers(links: list[_Link], quote: Quote | None) -> bool:
    """Is the quotation's own report already among the links (its verb stands outside the marks)?"""
    if quote is None:
        return False
    return any(not quote.start <= link.saying.i < quote.end for link in links if link.speaker is not None)


def _hearsay(token: Token, cues: SpeechCues) -> Iterator[_Link]:
    for child in token.children:
        if (
            child.lower_ in cues.hearsay
            and child.dep_ in {"advmod", "amod"}
            and not is_verb(child.head) | (child.dep_ == "advmod")
        ):
            yield _Link(None, child)


def _beside(node: Token, cues: SpeechCues) -> Iterator[_Link]:
    """Claimants beside the clause: "according to X", "X said" set between commas, "in X's view", "as X says"."""
    if not (is_verb(node) or node.dep_ == "ROOT"):
        return
    for child in node.children:
        if child.lower_ == "according" or (child.lower_ == "per" and child.dep_ == "prep"):
            for preposition in [child, *child.children]:
                for inner in preposition.children:
                    if inner.dep_ == "pobj":
                        yield _Link(inner, child)
        elif child.dep_ == "parataxis" and child.lemma_.lower() in cues.verbs and subjects_of(child):
            yield _Link(_antecedent(subjects_of(child)[0]), child)
        elif child.dep_ == "prep" and child.lower_ in {"in", "to", "for"}:
            yield from (_Link(owner, child) for owner in _opinion(child, cues))
        elif (
            child.dep_ == "advcl"
            and "as" in marks(child)
            and child.lemma_.lower() in cues.verbs
            and subjects_of(child)
        ):
            if not any(c.dep_ in {"ccomp", "dobj"} for c in child.children):
                yield _Link(_antecedent(subjects_of(child)[0]), child)
        elif child.dep_ == "advmod" and child.lower_ in cues.hearsay:
            yield _Link(None, child)


def _opinion(preposition: Token, cues: SpeechCues) -> Iterator[Token]:
    for noun in preposition.children:
        if noun.lemma_.lower() in cues.opinions:
            for child in noun.children:
                if child.dep_ == "poss":
                    yield child
                elif child.dep_ == "prep" and child.lower_ == "of":
                    yield from (c for c in child.children if c.dep_ == "pobj")


def _above(node: Token, head: Token, below: Token, cues: SpeechCues, *, detached: bool) -> Iterator[_Link]:
    """The claimant in the governor of the node, if the node is what is said there."""
    lemma = head.lemma_.lower()
    if is_verb(head):
        if lemma in cues.verbs and (detached or _is_said(node, head, cues)):
            yield from _speaker_of(head, cues)
        elif (
            _is_charge(node, head, below, cues)
            or _is_attributed(node, head, cues)
            or _is_called(node, head, cues)
        ):
            yield from _speaker_of(head, cues)
        elif head.lemma_ == "be" and node.dep_ == "ccomp":
            for subject in subjects_of(head):
                if subject.lemma_.lower() in cues.nouns:
                    yield _Link(_owner(subject), subject)
    elif head.pos_ in {"NOUN", "PROPN"} and lemma in cues.nouns:
        if (node.dep_ in {"acl", "ccomp", "relcl"} and "that" in _openers(node)) or (
            node.dep_ == "prep" and node.lower_ in {"of", "about"} and below.dep_ in {"pobj", "pcomp"}
        ):
            yield _Link(_owner(head), head)
    elif (
        head.pos_ == "ADJ"
        and lemma in cues.adjectives
        and node.dep_ in {"ccomp", "xcomp"}
        and is_verb(head.head)
    ):
        subject = subject_of(head.head)
        if subject is not None and subject.lemma_.lower() not in cues.speechless:
            yield _Link(_antecedent(subject), head)


def _openers(clause: Token) -> frozenset[str]:
    return frozenset(
        c.lower_ for c in clause.children if c.i < clause.i and c.dep_ in {"mark", "nsubj", "dobj"}
    ) & {"that"}


def _is_said(node: Token, head: Token, cues: SpeechCues) -> bool:
    """Is the clause of the node what the verb says? "said Iran *hit* it", "is said to have *hit* it"."""
    if node.dep_ == "ccomp":
        return True
    if (
        node.dep_ == "xcomp"
    ):  # "is said to have", "claims to have", "denies hacking"; not "hopes to", "continues to"
        return is_passive(head) or head.lemma_.lower() in cues.infinitive
    if node.dep_ == "advcl":  # "S, X said" where the parser made S an adverbial clause
        return (
            node.i < head.i
            and not marks(node)
            and bool(subjects_of(node))
            and node.tag_ not in {"VBG", "VBN"}
        )
    return node.dep_ in {"pcomp", "dobj", "nsubjpass"} and is_verb(node) and node.tag_ != "VBG"


def _is_charge(node: Token, head: Token, below: Token, cues: SpeechCues) -> bool:
    prepositions = cues.accusing.get(head.lemma_.lower())
    if prepositions is None:
        return False
    if node.lower_ in prepositions and node.dep_ in {"prep", "agent", "prt"}:
        return True
    if node.dep_ in {"oprd", "acomp", "xcomp", "ccomp"} and node.lower_ in {
        "responsible",
        "accountable",
        "liable",
    }:
        return below.lower_ == "for"
    if (
        node.dep_ in {"dobj", "nsubjpass"}
        and below.dep_ == "prep"
        and below.lower_ in prepositions & {"of", "with", "for", "over"}
    ):
        return any(c.dep_ == "pcomp" for c in below.children)
    return False


def _is_attributed(node: Token, head: Token, cues: SpeechCues) -> bool:
    if head.lemma_.lower() not in cues.attributing or node.dep_ not in {"dobj", "nsubjpass"}:
        return False
    wanted = {"on", "upon"} if head.lemma_.lower() in {"blame", "pin"} else {"to", "with"}
    return any(c.dep_ == "prep" and c.lower_ in wanted for c in head.subtree)


def _is_called(node: Token, head: Token, cues: SpeechCues) -> bool:
    if head.lemma_.lower() not in cues.calling:
        return False
    if node.dep_ == "oprd":
        return True
    return node.dep_ == "prep" and node.lower_ == "as" and node.i > head.i


def _speaker_of(verb: Token, cues: SpeechCues) -> Iterator[_Link]:
    denied = cues.verbs.get(verb.lemma_.lower()) == "deny"
    if is_passive(verb):
        yield _Link(by_agent(verb), verb, denied)
        return
    subject = _speaker_above(verb, cues) if verb.tag_ == "VBG" and not subjects_of(verb) else None
    subject = subject or subject_of(verb)
    if verb.lemma_ in {"quote", "cite"}:
        yield from (_Link(c, verb, denied) for c in verb.children if c.dep_ == "dobj")
    if subject is None:
        yield _Link(None, verb, denied)
    elif subject.lemma_.lower() not in cues.speechless or subject.pos_ == "PROPN":
        yield _Link(_antecedent(subject), verb, denied)
    elif subject.lower_ in {"it", "that", "this"} and subject.dep_ != "expl":
        yield _Link(_antecedent(subject), verb, denied)


def _speaker_above(verb: Token, cues: SpeechCues) -> Token | None:
    """Who adds, in "X warned that China would retaliate, *adding* that …": X, not China."""
    node = verb
    for _ in range(_DEPTH):
        if node.head == node or node.dep_ == "acl":
            return None
        node = node.head
        if is_verb(node) and node.lemma_.lower() in cues.verbs and subjects_of(node):
            return subjects_of(node)[0]
    return None


def _owner(noun: Token, *, documents: bool = False) -> Token | None:
    """Whose claim it is: "*Britain*'s claim", "the claim by *Britain*", "*British* claims", "made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.ent_type_ != "DATE" and not (documents and child.pos_ == "PRON"):
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod"} and child.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}:
            return child
    if not documents and noun.dep_ == "dobj" and noun.head.lemma_ in _MAKING:
        return _subject(noun.head)
    return None


def _antecedent(token: Token) -> Token:
    if token.lower_ in _RELATIVE and token.tag_ in {"WDT", "WP", "IN"}:
        clause = token.head
        for _ in range(_DEPTH):
            if clause.dep_ == "relcl":
                return clause.head
            if clause.head == clause:
                break
            clause = clause.head
    return token


def _detached(doc: Doc, cues: SpeechCues) -> Iterator[tuple[int, Token]]:
    """Clauses that the parser hung elsewhere: "a company it *says* | *had* a part in it".

    A finite verb right behind a verb of saying that has a subject of its own and no clause.
    """
    for verb in doc:
        if (
            verb.lemma_.lower() not in cues.verbs
            or not is_verb(verb)
            or verb.i + 1 >= len(doc)
            or not subjects_of(verb)
        ):
            continue
        if any(c.dep_ in {"ccomp", "xcomp", "dobj"} for c in verb.children):
            continue
        clause = doc[verb.i + 1]
        while clause.dep_ in {"aux", "auxpass", "neg", "advmod"} and clause.head.i > clause.i:
            clause = clause.head
        if is_verb(clause) and clause.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"} and clause.head.i < verb.i:
            yield clause.i, verb
