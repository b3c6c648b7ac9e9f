"""Finds whose word something is: the speaker of a verb, the owner of a claim, the issuer of a document."""

from __future__ import annotations

from collections.abc import Iterator, Set

from spacy.tokens import Token

from geocyber.language.clauses import by_agent, is_passive, is_verb, subject_of, subjects_of, upwards
from geocyber.language.speech_cues import SpeechCues

_BACK = 400
"""How many words back a document may have been introduced that is later only "the statement"."""

_NEXT = 3
"""So close behind a document stands the "by" that names its issuer."""

_RELATIVE = frozenset({"which", "that", "who", "whom"})
_REPORTS = frozenset(
    {"report", "study", "analysis", "research", "paper", "investigation", "survey", "assessment"}
)
"""Words that speak of one and the same document in turn."""

_SOURCES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_QUOTING = frozenset({"quote", "cite"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def speakers_of(verb: Token, cues: SpeechCues) -> Iterator[Token | None]:
    """Who says what the verb reports; None stands for somebody whom the text does not name.

    "the FBI said" → FBI; "was accused" → None; "Interfax quoted a source" → source, Interfax; "the evidence
    shows" → nothing, since evidence claims nothing: the author does.
    """
    if is_passive(verb):
        misread = (
            verb.dep_ == "acl"
            and verb.head.dep_ == "ROOT"
            and not any(c.dep_ == "auxpass" for c in verb.children)
        )
        yield by_agent(verb) or (
            verb.head if misread else None
        )  # "The services *assessed* that" as a participle
        return
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in _QUOTING:
        yield from _quoted(verb.head.head)
        return
    if verb.lemma_ in _QUOTING:
        yield from (c for c in verb.children if c.dep_ == "dobj")
    subject = _own_speaker(verb, cues)
    if subject is None:
        yield None
    elif _can_speak(subject, cues):
        yield antecedent(subject)
    else:  # "Evidence collected by the FBI shows", "Chainalysis data show"
        whose = owner(subject, cues) or _handed_by(subject)
        if whose is not None and whose.pos_ != "PRON":
            yield whose


def _quoted(verb: Token) -> Iterator[Token]:
    """Who is quoted and who quotes: "*Interfax* quoted a *source* as saying"."""
    yield from (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
    quoter = by_agent(verb) if is_passive(verb) else subject_nearest(verb)
    if quoter is not None:
        yield quoter


def _can_speak(subject: Token, cues: SpeechCues) -> bool:
    if subject.pos_ in {"PROPN", "PRON"}:
        return subject.dep_ != "expl" and subject.lower_ not in {"what", "this", "there"}
    return subject.lemma_.lower() not in cues.speechless


def subject_nearest(verb: Token) -> Token | None:
    """The subject of the verb; of two ("what it said were attacks") the one next to it."""
    own = subjects_of(verb)
    return max(own, key=lambda t: t.i) if own else None


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; of "one of its lawyers" the lawyers; else the token itself."""
    if token.pos_ in {"NUM", "PRON", "DET", "ADJ"} and token.lower_ not in _RELATIVE:
        partitive = (c for c in token.children if c.dep_ == "prep" and c.lower_ == "of")
        return next((n for c in partitive for n in c.children if n.dep_ == "pobj"), token)
    if token.lower_ in _RELATIVE and token.tag_ in {"WDT", "WP", "IN"}:
        for clause in upwards(token.head):
            if clause.dep_ == "relcl":
                return clause.head
    return token


def owner(noun: Token, cues: SpeechCues) -> Token | None:
    """Whose claim it is: "*Britain*'s claim", "the claim by *Britain*", "*they* made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.ent_type_ != "DATE":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod"} and child.ent_type_ in _SOURCES:
            return child
    if noun.dep_ == "dobj" and noun.head.lemma_ in cues.making:
        return _author(noun.head)
    return None


def issuer(document: Token, cues: SpeechCues) -> Token:
    """For a document the one who speaks through it, if the text says who; else the word itself.

    "Microsoft's report" → Microsoft, "the statement from Josep Borrell" → Borrell, "a White House statement"
    → House, "the statement" after "NATO issued a statement" → NATO; "the indictment" → indictment.
    """
    lemma = document.lemma_.lower()
    if lemma not in cues.documents or document.pos_ not in {"NOUN", "PROPN"}:
        return document
    named = _named_owner(document, cues)
    if named is not None:
        return named
    if cues.is_court_paper(document):
        return _earlier(document, {lemma}, cues) or _accuser(document, cues) or document
    return (
        _earlier(document, {lemma}, cues) or _earlier(document, _REPORTS, cues, lemma in _REPORTS) or document
    )


def _earlier(document: Token, lemmas: Set[str], cues: SpeechCues, ask: bool = True) -> Token | None:
    """Whose document it is by an earlier mention of it under one of these words."""
    if not ask:
        return None
    for earlier in reversed(document.doc[max(0, document.i - _BACK) : document.i]):
        if earlier.lemma_.lower() in lemmas and earlier.pos_ == "NOUN":
            named = _named_owner(earlier, cues) or _author_in_clause(earlier, cues)
            if named is not None and named.pos_ != "PRON":
                return named
    return None


def _named_owner(document: Token, cues: SpeechCues) -> Token | None:
    """The owner, whoever handed it up, or the "by" that the parser hung on the verb: "The report, *by* the FBI, says"."""
    named = owner(document, cues) or _handed_by(document)
    if named is None and document.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        beside = (c for c in document.head.children if c.lower_ == "by" and 0 < c.i - document.i < _NEXT)
        named = next((n for c in beside for n in c.children if n.dep_ == "pobj"), None)
    return named if named is not None and named.pos_ != "PRON" else None


def _handed_by(document: Token) -> Token | None:
    """Who handed it up, in "an indictment *returned* by a grand jury", also where the parser takes it for a clause."""
    participles = [c for c in document.children if c.dep_ in {"acl", "relcl"}]
    if document.dep_ in {"nsubj", "nsubjpass"} and document.head.tag_ in {"VBN", "VBD"}:
        participles.append(document.head)
    return next((agent for verb in participles for agent in [by_agent(verb)] if agent is not None), None)


def _accuser(paper: Token, cues: SpeechCues) -> Token | None:
    """Who brought charges last before a court's paper is quoted."""
    for verb in reversed(paper.doc[max(0, paper.i - _BACK) : paper.i]):
        if (
            verb.lemma_.lower() in cues.court["papers"] and verb.pos_ == "NOUN"
        ):  # "returned an indictment against"
            author = _author_in_clause(verb, cues)
            if author is not None and author.pos_ != "PRON":
                return author
        if is_verb(verb) and verb.lemma_.lower() in cues.court["charging"]:
            accuser = by_agent(verb) if is_passive(verb) else subject_nearest(verb)
            if (
                accuser is None and verb.dep_ == "acl" and verb.tag_ == "VBG"
            ):  # "returned an indictment charging"
                accuser = _author_in_clause(verb.head, cues)
            if (
                accuser is not None
                and accuser.pos_ != "PRON"
                and accuser.lemma_.lower() not in cues.documents
            ):
                return antecedent(accuser)
    return None


def _author_in_clause(document: Token, cues: SpeechCues) -> Token | None:
    """Who brings the document out: "NATO *issued* a statement", "Microsoft *said* in a report"."""
    if document.dep_ == "dobj" and document.head.lemma_ in cues.issuing:
        return _author(document.head)
    if (
        document.dep_ == "pobj"
        and document.head.lower_ == "in"
        and document.head.head.lemma_.lower() in cues.verbs
    ):
        return _author(document.head.head)
    return None


def _author(verb: Token) -> Token | None:
    subject = None if is_passive(verb) else subject_of(verb)
    return antecedent(subject) if subject is not None else None


def _own_speaker(verb: Token, cues: SpeechCues) -> Token | None:
    if subjects_of(verb):
        return subject_nearest(verb)
    adding = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_.lower() in cues.verbs
    subject = subject_of(verb) or _subject_of_participle(verb) or _inverted(verb, cues)
    undergoes = (
        subject is not None and subject.dep_ == "nsubjpass"
    )  # of a passive that "said" is joined to by mistake
    if adding or undergoes:
        above = _speaker_above(verb, cues)
        if above is not None or undergoes:
            return above
    return subject or _noun_beside(verb)


def _subject_of_participle(verb: Token) -> Token | None:
    """The subject that the parser gave to a participle: "The *indictment* handed up by a jury accuses"."""
    for child in verb.children:
        if child.i < verb.i and child.dep_ in {"ccomp", "csubj", "dep"} and child.tag_ in {"VBN", "VBD"}:
            between = verb.doc[child.i : verb.i]
            if by_agent(child) is not None and not any(t.is_quote for t in between):
                return subject_nearest(child)
    return None


def _inverted(verb: Token, cues: SpeechCues) -> Token | None:
    """The speaker behind the verb, taken for its object: “…,” reads the *statement*."""
    told = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    behind = (c for c in verb.children if c.dep_ in {"dobj", "attr"} and c.i > verb.i)
    return next(
        (c for c in behind if told and (c.lemma_.lower() in cues.documents or c.pos_ == "PROPN")), None
    )


def _speaker_above(verb: Token, cues: SpeechCues) -> Token | None:
    """Who adds, in "X warned that China would retaliate, *adding* that …": X, not China."""
    for node in upwards(verb.head):
        if is_verb(node) and node.lemma_.lower() in cues.verbs:
            if subjects_of(node):
                return subject_nearest(node)
            if is_passive(node):
                return next(speakers_of(node, cues), None)
    return None


def _noun_beside(verb: Token) -> Token | None:
    """The noun right before a finite verb that the parser left without subject."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]):
        if token.pos_ in _NOMINAL:
            return token
        if not (token.is_punct or token.pos_ in {"ADV", "AUX"}):
            return None
    return None
