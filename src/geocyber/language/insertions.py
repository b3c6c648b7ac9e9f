"""spaCy component: parses long sentences a second time without what is inserted into them.

"Albania, *whose portal had been knocked out by what Washington says were Iranian hackers*, severed relations": the longer
an insertion between commas or dashes, the likelier the parser loses the thread behind it. Here the sentence without
its insertions and each insertion are parsed on their own, and the parses put together: an insertion hangs on what it
describes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from geocyber.language.parse import Parse

NAME = "geocyber_insertions"

_PARSERS = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
_SHORTEST = 12
"""Words of a sentence that is short enough for the parser."""
_LONGEST = 45
"""Words of an insertion; what is longer is none."""
_SHORT = 9
"""Words of an inserted phrase ("on Tuesday night", "in a joint statement")."""
_DASHES = frozenset({"–", "—", "--"})
_RELATIVE = frozenset({"which", "who", "whose", "whom"})
_ARTICLES = frozenset({"a", "an", "the"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE_NOUNS = frozenset({"DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS"})
_NAMED = frozenset({"called", "named", "dubbed", "nicknamed"})
_GOES_ON = frozenset({"of", "for", "to", "from", "into", "as", "by"})
"""Prepositions that go on behind an insertion: "accused APT29, a group run by the SVR, *of* hacking"."""
_ALONG = frozenset({"along", "together"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Insertion:
    """What stands between two commas or dashes.

    Attributes:
        start: its first word.
        end: the delimiter behind its last.
        dep: how it hangs on what it describes; "" for a phrase that belongs to the verb.
    """

    start: int
    end: int
    dep: str


@Language.factory(NAME, assigns=["token.pos", "token.tag", "token.lemma", "token.head", "token.dep"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component of a pipeline, with its parser."""

    def parsed(docs: list[Doc]) -> list[Doc]:
        for part in _PARSERS:
            if part in nlp.pipe_names:
                pipe: Any = nlp.get_pipe(part)
                docs = list(pipe.pipe(docs))
        return docs

    def mend(doc: Doc) -> Doc:
        found = [(s, [i for i in insertions(s) if _is_broken(s, i)]) for s in doc.sents if len(s) > _SHORTEST]
        found = [(s, some) for s, some in found if some]
        pieces = [
            piece
            for s, some in found
            for piece in (_kept(s, some), *(list(range(i.start, i.end)) for i in some))
        ]
        again = iter(parsed([_part(doc, piece) for piece in pieces]))
        parse = Parse(doc)
        for sentence, some in found:
            core = next(again)
            _graft(doc, _kept(sentence, some), core, some, [next(again) for _ in some], parse)
        parse.apply()
        return doc

    return mend


_WITHIN_NOUNS = frozenset({"acl", "amod", "appos", "compound", "nmod", "pobj", "conj", "npadvmod", "dobj"})


def _is_broken(sentence: Span, one: Insertion) -> bool:
    """Did the parser lose the thread: do words outside hang on words inside, or several inside on words outside?"""
    doc, inside = sentence.doc, range(one.start, one.end)
    delimiters = {one.start - 1, one.end}
    ways_out = [i for i in inside if doc[i].head.i not in inside and doc[i].dep_ != "punct"]
    ways_in = [
        t.i
        for t in sentence
        if t.i not in inside and t.i not in delimiters and t.head.i in inside
        if t.dep_ != "punct"
    ]
    if len({doc[i].head.i for i in ways_out}) > 1 or ways_in:
        return True
    behind = doc[one.end + 1]
    return (
        behind.tag_ in {"VBD", "VBZ", "VBN"}
        and behind.dep_ in _WITHIN_NOUNS
        and (behind.head.i < one.end and behind.head.pos_ not in _VERBS)
    )


def _part(doc: Doc, places: list[int]) -> Doc:
    words = [doc[i] for i in places]
    return Doc(
        doc.vocab,
        words=[w.text for w in words],
        spaces=[bool(w.whitespace_) for w in words],
        sent_starts=[i == 0 for i in range(len(words))],
    )


def _kept(sentence: Span, some: list[Insertion]) -> list[int]:
    left_out = {i for one in some for i in range(one.start - 1, one.end + 1)}
    return [t.i for t in sentence if t.i not in left_out]


def insertions(sentence: Span) -> Iterator[Insertion]:
    """What may be left out of a sentence, in order of text."""
    doc, i = sentence.doc, sentence.start + 1
    while i < sentence.end - 2:
        one = None
        if doc[i].text in _DASHES:
            one = _between_dashes(sentence, i)
        elif doc[i].text == ",":
            one = _between_commas(sentence, i)
        if one is None:
            i += 1
        else:
            yield one
            i = one.end + 1


def _between_dashes(sentence: Span, opening: int) -> Insertion | None:
    doc = sentence.doc
    for end in range(opening + 1, min(sentence.end - 1, opening + _LONGEST)):
        if doc[end].text == doc[opening].text:
            return Insertion(opening + 1, end, _dep(doc, opening + 1)) if end > opening + 1 else None
        if doc[end].text in {";", ":", '"', "“", "”"}:
            return None
    return None


def _between_commas(sentence: Span, opening: int) -> Insertion | None:
    doc, first = sentence.doc, opening + 1
    dep = _dep(doc, first)
    if doc[opening - 1].pos_ not in _NOUNS | {"ADJ"} and dep in {"relcl", "acl", "appos"}:
        return None
    depth = 0
    for end in range(first + 1, min(sentence.end - 1, first + _LONGEST)):
        text = doc[end].text
        if text in {";", ":", '"', "“", "”"} | _DASHES:
            return None
        depth += (text == "(") - (text == ")")
        if text == "," and depth == 0 and _closes(sentence, Insertion(first, end, dep)):
            return Insertion(first, end, dep)
    return None


def _dep(doc: Doc, first: int) -> str:
    token = doc[first]
    if token.lower_ in _RELATIVE or (
        token.tag_ == "IN" and doc[first + 1].lower_ in {"which", "whom", "whose"}
    ):
        return "relcl"
    if token.tag_ in {"VBN", "VBG"} or (token.tag_ == "VBD" and doc[first + 1].lower_ == "to"):
        return "prep" if token.lower_ in {"including", "according", "following"} else "acl"
    if token.lower_ in _ARTICLES or token.tag_ in {"PRP$", "CD", "NNP", "NNPS", "NN", "NNS", "DT", "JJ"}:
        return "appos"
    return "prep" if token.tag_ in {"IN", "RB", "TO"} else ""


def _closes(sentence: Span, one: Insertion) -> bool:
    """Does the comma end the insertion: does the clause that it interrupts go on behind it?"""
    doc = sentence.doc
    after = one.end + 1
    while after < sentence.end - 1 and doc[after].tag_ == "RB" and doc[after].lower_ not in {"then"}:
        after += 1
    behind = doc[after]
    inside = doc[one.start : one.end]
    verbs = [t for t in inside if t.tag_ in _FINITE | {"VBN", "VBG"}]
    goes_on = behind.tag_ in _FINITE or (
        behind.tag_ == "VBN" and after == one.end + 1 and doc[after + 1].tag_ in _BEFORE_NOUNS
    )
    if _waits_for_verb(inside):
        return False
    if one.dep == "relcl":
        return bool(verbs) and (goes_on or doc[after].lower_ in _ALONG or doc[after].lower_ == "of")
    if one.dep == "acl":
        if (
            len(inside) > 1
            and inside[0].tag_ == "VBN"
            and inside[0].lower_ not in _NAMED
            and inside[1].tag_ in _BEFORE_NOUNS
        ):
            return False  # "Britain, …, *summoned* the ambassador"
        return goes_on or _phrase_goes_on(doc, after)
    if one.dep == "prep":
        interrupted = doc[one.start - 2]
        return (
            len(inside) <= _SHORT
            and not verbs
            and (
                goes_on
                or interrupted.pos_ in _VERBS
                or interrupted.tag_ == "RP"
                or interrupted.lower_ in {"and", "that"}
            )
        )
    return False


def _waits_for_verb(inside: Span) -> bool:
    """As in "a group, *whose leader*, X, was": has a relative clause begun whose verb is still to come?"""
    relatives = sum(t.lower_ in _RELATIVE or (t.lower_ == "that" and t.tag_ == "WDT") for t in inside)
    gaps = sum(t.lower_ == "that" and t.tag_ == "IN" and t.nbor(-1).pos_ not in _VERBS for t in inside[1:])
    return relatives + gaps > sum(t.tag_ in _FINITE for t in inside)


def _phrase_goes_on(doc: Doc, after: int) -> bool:
    if doc[after].lower_ in _ALONG:
        return doc[after + 1].lower_ == "with"
    return doc[after].lower_ in _GOES_ON and doc[after].tag_ in {"IN", "TO"}


def _graft(
    doc: Doc, kept: list[int], core: Doc, some: list[Insertion], inner: list[Doc], parse: Parse
) -> None:
    """Puts the parses of a sentence's parts together."""
    if sum(t.head == t for t in core) != 1 or any(sum(t.head == t for t in p) != 1 for p in inner):
        return
    place = {old: new for new, old in enumerate(kept)}
    parse.graft(kept, core)
    for one, part in zip(some, inner, strict=True):
        places = list(range(one.start, one.end))
        before = core[place[one.start - 2]]
        anchor, dep = _anchor(before, one, part)
        parse.graft(places, part, kept[anchor.i], dep)
        for delimiter in (one.start - 1, one.end):
            parse.put(delimiter, kept[anchor.i], "punct")


def _anchor(before: Token, one: Insertion, part: Doc) -> tuple[Token, str]:
    """The word that an insertion hangs on, and how."""
    root = next(t for t in part if t.head == t)
    chain = [before]
    while chain[-1].head != chain[-1] and chain[-1].head.right_edge.i == before.i:
        chain.append(chain[-1].head)
    nouns = [t for t in chain if t.pos_ in _NOUNS and t.dep_ not in {"compound", "nummod", "amod"}]
    if one.dep == "prep" and part[0].lower_ not in {
        "including",
        "like",
        "such",
        "among",
        "along",
        "together",
    }:
        verb = chain[-1]
        while verb.pos_ not in _VERBS and verb.head != verb:
            verb = verb.head
        return verb, "prep" if root.pos_ == "ADP" else "advmod"
    if not nouns:
        return chain[-1].head, one.dep or "dep"
    dep = "appos" if one.dep == "prep" and root.pos_ in _NOUNS else one.dep
    if dep == "acl" and root.pos_ not in _VERBS:
        dep = "appos"
    if dep == "appos" and root.pos_ in _VERBS:
        dep = "parataxis" if any(c.dep_ in _SUBJECTS for c in root.children) else "acl"
    plural = root.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in root.children)
    if dep == "appos" and plural and nouns[0].tag_ not in {"NNS", "NNPS"}:
        return next((t for t in nouns if t.tag_ in {"NNS", "NNPS"}), nouns[0]), dep
    return nouns[0], dep
