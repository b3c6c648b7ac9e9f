"""What things are also called: "also known as", "tracked as", "dubbed"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.language import syntax
from geocyber.language.referents import Node
from geocyber.model import Kind, RelationType

_NAMED_THINGS = frozenset(
    {
        Kind.THREAT_GROUP,
        Kind.PERSON,
        Kind.OPERATION,
        Kind.MALWARE,
        Kind.GOVERNMENT_BODY,
        Kind.COMPANY,
        Kind.UNNAMED_GROUP,
        Kind.ORGANISATION,
    }
)
_KNOWN_AS = (
    ("also", "known", "as"),
    ("known", "as"),
    ("tracked", "as"),
    ("tracks", "as"),
    ("referred", "to", "as"),
    ("also", "called"),
    ("aka",),
    ("a.k.a", "."),
    ("alias",),
    ("dubbed",),
    ("nicknamed",),
    ("codenamed",),
    ("known", "elsewhere", "as"),
    ("called",),
    ("better", "known", "as"),
    ("formerly", "known", "as"),
    ("previously", "known", "as"),
    ("known", "online", "as"),
    ("identified", "as"),
    ("named",),
)


def aliases(reading: Reading) -> Iterator[Candidate]:
    """As in "REvil, also known as Sodinokibi", "hackers it tracks as Cozy Bear": each name behind the words."""
    doc = reading.doc
    lowered = [t.lower_ for t in doc]
    taken: set[int] = set()
    for i in range(len(doc)):
        words = next(
            (w for w in sorted(_KNOWN_AS, key=len, reverse=True) if tuple(lowered[i : i + len(w)]) == w), None
        )
        if words in {("called",), ("named",), ("dubbed",), ("calls",)} and not _names_it(doc[i]):
            continue
        start = i + len(words) if words else _as_name(doc, i)
        if start is None or i in taken:
            continue
        taken.update(range(i, start))
        names = list(_listed_names(doc, start))
        subject = _bearer(reading, doc[i]) if names else None
        if subject is None or subject.kind not in _NAMED_THINGS:
            continue
        for name, _ in names:
            subject.names.add(name)
            yield Candidate(
                relation=RelationType.ALIAS,
                subject=subject,
                object=None,
                predicate=doc[i],
                frame="alias.as",
                alias=name,
            )


def _names_it(verb: Token) -> bool:
    """As in "malware called X", "a group it calls X", but not "called Beijing's behaviour reckless"."""
    if verb.i + 1 >= len(verb.doc) or not (verb.nbor(1).text[:1].isupper() or verb.nbor(1).is_quote):
        return False
    return verb.dep_ in {"acl", "relcl", "amod"} or (
        syntax.is_passive(verb) and not any(c.dep_ == "neg" for c in verb.children)
    )


def _as_name(doc: Doc, i: int) -> int | None:
    """As in "known to researchers as X", "tracks the same actor as X": the place behind "as"."""
    if doc[i].lower_ not in {"known", "track", "tracks", "tracked", "refers", "referred"}:
        return None
    for j in range(i + 1, min(i + 8, len(doc))):
        if doc[j].lower_ == "as":
            return j + 1
        if doc[j].text in {".", ";"}:
            return None
    return None


def _listed_names(doc: Doc, start: int) -> Iterator[tuple[str, int]]:
    """The capitalised names of a list, as they are written."""
    i, words = start, list[int]()
    while i < len(doc):
        token = doc[i]
        if (
            token.text[:1].isupper() or (token.text[:1].isdigit() and words) or token.shape_.startswith("X")
        ) and not token.is_punct:
            words.append(token.i)
        elif token.text in {"-", "(", ")"} and words and token.text == "-":
            words.append(token.i)
        elif words and token.lower_ in {",", "and", "or", "/"}:
            yield _text(doc, words), words[-1]
            words = []
            if (
                token.lower_ == ","
                and i + 1 < len(doc)
                and not (
                    doc[i + 1].text[:1].isupper() or doc[i + 1].lower_ in {"and", "or"} or doc[i + 1].is_quote
                )
            ):
                return
        elif not words and (token.is_quote or token.lower_ in {"the", "and", "or", ","} or token.is_space):
            pass
        elif token.is_quote:
            pass
        else:
            break
        i += 1
    if words:
        yield _text(doc, words), words[-1]


def _text(doc: Doc, words: list[int]) -> str:
    return " ".join(doc[words[0] : words[-1] + 1].text.split())


def _bearer(reading: Reading, trigger: Token) -> Node | None:
    """Who bears the name: what the participle belongs to, else what stands nearest before it."""
    for head in (trigger.head, *((trigger.head.head,) if trigger.head.pos_ in {"VERB", "AUX"} else ())):
        node = reading.node(head)
        if node is not None and node.kind in _NAMED_THINGS and head.i < trigger.i:
            return node
    if trigger.pos_ == "VERB":
        for token in (*syntax.objects(trigger), *syntax.subjects(trigger)):
            node = reading.node(token)
            if node is not None and node.kind in _NAMED_THINGS and syntax.is_passive(trigger):
                return node
    for i in range(trigger.i - 1, trigger.sent.start - 1, -1):
        node = reading.node(reading.doc[i])
        if node is not None and node.kind in _NAMED_THINGS:
            return node
    return None
