"""spaCy component: links the items of a bulleted list to the word that introduces them.

"The Council sanctioned the following *individuals*:" gains the names below it; `token._.listed` of the
introducing word holds the index of each item's head. A preposition that ends the line ("are responsible *for*:"),
a noun, or the subject of "are:" introduces a list. Entries without bullets ("YIN, Kecheng (a.k.a. …), Shanghai; DOB …") are
linked by their first word, whose `token._.entry` is set. Where the items are predicates ("The group *has*:" with
"hacked …" and "stolen …" below), `token._.introduction` of each leads to the verb that has their subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from geocyber.language.blocks import paragraphs
from geocyber.language.paragraphs import is_bullet

NAME = "geocyber_lists"

if not Token.has_extension("listed"):
    Token.set_extension("listed", default=())

if not Token.has_extension("entry"):
    Token.set_extension("entry", default=False)

if not Token.has_extension("introduction"):
    Token.set_extension("introduction", default=None)

_INSIDE = frozenset({"compound", "amod", "nmod", "det", "nummod", "poss", "punct", "dep"})
_PREDICATES = frozenset({"VERB", "AUX"})
_COPULAS = frozenset({"be", "include", "comprise"})


@Language.component(NAME, requires=["token.dep"], assigns=["token._.listed"])
def link_lists(doc: Doc) -> Doc:
    """Sets `token._.listed` of every word that introduces a list."""
    anchor: Token | None = None
    items: list[int] = []
    for paragraph in paragraphs(doc):
        start, end, first = paragraph.start, paragraph.end, paragraph[0]
        if anchor is not None and _is_entry(anchor, first):
            items.append(start)
            first._.entry = True
            anchor._.listed = tuple(items)
            continue
        if anchor is not None and is_bullet(first):
            head = _item(doc, start + 1, end)
            if head is not None and head.pos_ in _PREDICATES:
                head._.introduction = anchor.sent.root.i
            elif head is not None:
                items.append(head.i)
                anchor._.listed = tuple(items)
            continue
        anchor = _anchor(doc[start:end]) if doc[end - 1].text == ":" else None
        items = []
    return doc


def _is_entry(anchor: Token, first: Token) -> bool:
    """Does the paragraph begin with a name in capitals and a comma, as the entries below "the following *individuals*:" do?"""
    following = any(c.lower_ == "following" for c in anchor.children)
    name = first.text.replace("-", "")
    behind = first.nbor(1).text if first.i + 1 < len(first.doc) else ""
    in_capitals = name.isalpha() and name.isupper() and len(name) > 1
    return following and in_capitals and (behind == "," or behind.isupper())


def _sentences(doc: Doc, start: int, end: int) -> Iterator[Span]:
    while start < end:
        sentence = doc[start].sent
        yield sentence
        start = sentence.end


def _anchor(line: Span) -> Token | None:
    """The word of an introducing line that the items belong to."""
    followed = next((t.head for t in line if t.lower_ == "following" and t.dep_ == "amod"), None)
    if followed is not None:  # "The following *individuals* have been added to the list:"
        return followed
    last = next((t for t in reversed(line) if not (t.is_punct or t.is_space)), None)
    if last is None:
        return None
    if last.pos_ in {"AUX", "VERB"} and last.lemma_ in _COPULAS:
        return next((c for c in last.children if c.dep_ in {"nsubj", "nsubjpass", "attr"}), last)
    while last.pos_ != "ADP" and last.dep_ in _INSIDE and last.head != last:
        last = last.head
    return last if last.pos_ in {"ADP", "NOUN", "PROPN", "PRON", "VERB", "AUX", "ADV"} else None


def _item(doc: Doc, start: int, end: int) -> Token | None:
    """The head of an item: what is on top of its first sentence, behind its label if it has one."""
    sentences = [s for s in _sentences(doc, start, end) if any(t.is_alpha for t in s)]
    labelled = len(sentences) > 1 and sentences[0][-1].text == ":"
    if not sentences:
        return None
    top = sentences[1 if labelled else 0].root
    if top.pos_ in _PREDICATES:  # "X, who was born in …, is the head of": the name is the item
        top = next((c for c in top.children if c.dep_ in {"nsubj", "nsubjpass"}), top)
    return top if top.pos_ in {"NOUN", "PROPN", "NUM", "PRON"} | _PREDICATES else None
