"""spaCy component: bodies that share their head are coordinated bodies ("the Treasury, Justice and Energy departments").

The parser makes one plural noun of them with a list of modifiers, so that whoever breached the three would have
breached one thing. Here each gets a span of its own in `doc.spans["shared_heads"]`, labelled with its full name, and
the parse is mended: the first takes the place of the whole, the others are its conjuncts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from geocyber import knowledge
from geocyber.language.parse import Parse

NAME = "geocyber_shared_heads"
SPANS = "shared_heads"
"""Key of the spans in `doc.spans`."""

_SINGULAR = {
    "departments": "department",
    "ministries": "ministry",
    "agencies": "agency",
    "services": "service",
    "committees": "committee",
}
_BETWEEN = frozenset({",", "and", "or", "&", "as", "well"})
_LONGEST_ITEM = 4
_Item = tuple[int, int, str]
"""First token, token behind the last, and full name of a body."""


@Language.factory(NAME, assigns=["token.head", "token.dep"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component, with the bodies of the knowledge base."""
    known = knowledge.load()
    patterns = {p for body in known.generic_bodies.values() for p in body.patterns}

    def is_body(text: str) -> bool:
        return text.lower() in patterns or any(n.ref.startswith("body/") for n in known.lookup(text))

    def component(doc: Doc) -> Doc:
        spans: list[Span] = []
        parse = Parse(doc)
        for token in doc:
            if token.lower_ in _SINGULAR:
                spans.extend(_part(doc, token, is_body, parse))
        parse.apply()
        doc.spans[SPANS] = spans
        return doc

    return component


def _part(doc: Doc, head: Token, is_body: Callable[[str], bool], parse: Parse) -> list[Span]:
    before = list(_items_before(doc, head, is_body))
    if len(before) > 1:
        _coordinate_before(doc, head, before, parse)
        return [Span(doc, start, end, label=name) for start, end, name in before]
    behind = list(_items_behind(doc, head, is_body))
    if len(behind) > 1:
        _coordinate_behind(head, behind, parse)
        return [Span(doc, start, end, label=name) for start, end, name in behind]
    return []


def _items_before(doc: Doc, head: Token, is_body: Callable[[str], bool]) -> list[_Item]:
    """As in "the foreign and defence ministries": what stands before the noun, the last with the noun."""
    found: list[_Item] = []
    noun, end, first = _SINGULAR[head.lower_], head.i, head.sent.start
    while end > first:
        start = next(
            (s for s in range(max(first, end - _LONGEST_ITEM), end) if is_body(_join(doc, s, end, noun))),
            None,
        )
        if start is None:
            break
        found.append((start, end, _join(doc, start, end, noun)))
        end = start
        while end > first and doc[end - 1].lower_ in _BETWEEN:
            end -= 1
        if end == start:
            break
    if found:
        start, _, name = found[0]
        found[0] = (start, head.i + 1, name)
    return found[::-1]


def _items_behind(doc: Doc, head: Token, is_body: Callable[[str], bool]) -> Iterator[_Item]:
    """As in "the ministries of defence and foreign affairs": the first with the noun, then the rest."""
    last = head.sent.end
    if head.i + 2 >= last or head.nbor(1).lower_ != "of":
        return
    noun, start, opening = f"{_SINGULAR[head.lower_]} of", head.i + 2, head.i
    while start < last:
        size = next(
            (
                n
                for n in range(_LONGEST_ITEM, 0, -1)
                if start + n <= last and is_body(f"{noun} {doc[start : start + n].text}")
            ),
            None,
        )
        if size is None:
            return
        yield opening, start + size, f"{noun} {doc[start : start + size].text}"
        start += size
        if start >= last or doc[start].lower_ not in _BETWEEN:
            return
        while start < last and doc[start].lower_ in {*_BETWEEN, "the", "of"}:
            start += 1
        opening = start


def _join(doc: Doc, start: int, end: int, noun: str) -> str:
    return f"{doc[start:end].text} {noun}"


def _coordinate_before(doc: Doc, head: Token, items: list[_Item], parse: Parse) -> None:
    heads = [end - 1 for _, end, _ in items]
    inside = {i for start, end, _ in items for i in range(start, end)}
    outer = [c.i for c in head.lefts if c.i not in inside and c.dep_ in {"det", "poss", "amod", "nmod"}]
    parse.replace(head.i, heads[0])
    for before, last in pairwise(heads):
        parse.hang(last, before, "conj")
    for start, end, _ in items:
        for token in doc[start : end - 1]:
            if token.dep_ not in {"punct", "cc"}:
                parse.hang(token.i, end - 1, "compound")
    for outside in outer:
        parse.hang(outside, heads[0], doc[outside].dep_)


def _coordinate_behind(head: Token, items: list[_Item], parse: Parse) -> None:
    before = head.i
    for start, end, _ in items[1:]:
        parse.hang(end - 1, before, "conj")
        for inner in range(start, end - 1):
            parse.hang(inner, end - 1, "compound")
        before = end - 1
