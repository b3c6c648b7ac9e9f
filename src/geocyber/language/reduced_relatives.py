"""spaCy component: participles behind a noun that the parser takes for the verb of the sentence.

"Hackers *linked* to the service *were* behind it": where a clause follows whose verb has no subject, that verb is the
predicate, and the participle describes the noun.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, MorphAnalysis, Token

from geocyber.language.parse import Parse

NAME = "geocyber_reduced_relatives"

_DESCRIBING = frozenset(
    "link tie believe suspect accuse back sponsor affiliate associate connect blame know base run hire pay direct control "
    "attribute identify describe trace ascribe locate want charge say think employ support track call name dub".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "mark"})


@Language.component(
    NAME, requires=["token.dep", "token.tag"], assigns=["token.head", "token.dep", "token.tag"]
)
def mend_reduced_relatives(doc: Doc) -> Doc:
    """Makes the finite verb the head of its sentence and the participle a description of the subject."""
    parse = Parse(doc)
    for verb in doc:
        finite = _predicate(verb)
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        if (
            finite is None
            or subject is None
            or any(c.i < verb.i and c.dep_ in {"aux", "neg"} for c in verb.children)
        ):
            continue
        behind = [c.i for c in verb.children if c.i > finite.i]
        parse.replace(verb.i, finite.i)
        parse.put(subject.i, finite.i, "nsubjpass" if _is_passive(finite) else "nsubj")
        parse.put(verb.i, subject.i, "acl")
        for place in behind:
            parse.put(place, finite.i, doc[place].dep_)
        verb.tag_, verb.morph = "VBN", MorphAnalysis(doc.vocab, "Aspect=Perf|Tense=Past|VerbForm=Part")
    parse.apply()
    return doc


def _predicate(verb: Token) -> Token | None:
    """The finite verb without a subject of its own that the parser hangs on the participle."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.lemma_ not in _DESCRIBING or verb.i + 1 >= len(verb.doc):
        return None
    if (
        verb.tag_ == "VBD"
        and verb.lemma_ in {"say", "believe", "suspect", "think"}
        and verb.nbor(1).tag_ != "TO"
    ):
        return None
    for child in verb.children:
        if child.dep_ != "ccomp" or child.i < verb.i or any(c.dep_ in _SUBJECTS for c in child.children):
            continue
        first = min(
            (c for c in (child, *child.children) if c.dep_ in {"aux", "auxpass"} or c == child),
            key=lambda t: t.i,
        )
        if first.tag_ in _FINITE and first.nbor(-1).text not in {":", '"', "”", "that"}:
            return child
    return None


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)
