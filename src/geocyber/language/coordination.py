"""spaCy component: mends lists of names and nouns that the parser takes apart.

"hacking the agency, *the football body Fifa* and *Westinghouse*": of longer lists the parser often sets one item beside
another, hangs it on the verb or makes a modifier of it. What stands between commas before "and" is a list all the
same; here its items become conjuncts of the first, as in other coordinations.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Token

from geocyber.language.parse import Parse

NAME = "geocyber_coordination"

_INSIDE = frozenset(
    {"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "PDT"}
)
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_ENDS = frozenset({"and", "or", "&"})
_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_BODIES = frozenset(
    "command ministry department agency committee administration bureau office council organization organisation service "
    "commission centre center directorate authority institute corps force affairs".split()
)
"""Last words of names that may hold commas."""
_OF_VICTIMS = frozenset({"on", "of", "against", "into", "at", "from"})
_WORMS = frozenset({"worm", "virus", "malware", "ransomware", "wiper"})
_BEFORE_AND = frozenset({"bosnia", "trinidad", "antigua", "kitts", "vincent", "principe", "príncipe"})
"""Words of states' names behind which "and" belongs to the name."""
_MAX_ITEMS = 24
_Item = tuple[int, int]
"""First token of an item and the token behind its last."""


@Language.component(NAME, requires=["token.dep", "token.tag"], assigns=["token.head", "token.dep"])
def mend_lists(doc: Doc) -> Doc:
    """Makes the items of each list conjuncts of its first."""
    possessors = Parse(doc)
    for token in doc:
        _find_owned(token, possessors)
    possessors.apply()
    parse = Parse(doc)
    for items in _lists(doc):
        _join(doc, items, parse)
    parse.apply()
    strays = Parse(doc)
    for verb in doc:
        if verb.pos_ in _VERBS and verb.dep_ not in {"aux", "auxpass"}:
            _find_subject(verb, strays)
            _find_first(verb, strays)
    strays.apply()
    deeds = Parse(doc)
    for token in doc:
        _join_deeds(token, deeds)
    deeds.apply()
    return doc


def _join_deeds(token: Token, parse: Parse) -> None:
    """As in "the attack on Sony and *the theft* of its e-mails": a deed is joined to a deed, not to a deed's victim."""
    if token.dep_ != "conj" or not _is_deed(token) or not _has_article(token):
        return
    first = token.head
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    if first.dep_ != "pobj" or _is_deed(first):
        return
    outer = first.head.head
    if not _is_deed(outer) or first.head.lower_ not in _OF_VICTIMS:
        return
    while outer.dep_ == "appos" and _is_deed(outer.head) and _has_article(outer):
        parse.hang(
            outer.i, outer.head.i, "conj"
        )  # "the hack of A, *the intrusion* into B and the theft from C"
        outer = outer.head
    parse.hang(token.i, outer.i, "conj")
    for child in token.head.children:
        if child.dep_ in {"cc", "punct"} and child.i + 1 == token.left_edge.i:
            parse.hang(child.i, outer.i, child.dep_)


def _is_deed(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in _deeds()


def _has_article(noun: Token) -> bool:
    return any(c.dep_ in {"det", "poss"} and c.i < noun.i for c in noun.children)


@cache
def _deeds() -> frozenset[str]:
    """Nouns for attacks, and for the worms that they are called by."""
    text = files("geocyber.language").joinpath("data/roles.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["operation"]["heads"]) | _WORMS


def _find_owned(token: Token, parse: Parse) -> None:
    """As in "*Russia's* Acme and *Singapore's* Sable were listed": who owns it is not what was done to it."""
    if token.dep_ not in _ARGUMENTS or token.i + 2 >= len(token.doc) or token.nbor(1).tag_ != "POS":
        return
    if token.nbor(1).head != token or token.tag_ not in _NOUNS:
        return
    noun = token.nbor(2)
    while noun.dep_ in {"compound", "amod", "nmod", "nummod"} and noun.head.i > noun.i:
        noun = noun.head
    if noun.tag_ not in _NOUNS or noun.sent != token.sent or noun in token.ancestors:
        return
    if noun.head == token:
        parse.replace(token.i, noun.i)
        parse.hang(token.i, noun.i, "poss")
        for joined in (c for c in token.children if c.dep_ in {"conj", "cc"} and c != noun):
            parse.hang(joined.i, noun.i, joined.dep_)
    else:
        parse.hang(token.i, noun.i, "poss")


def _find_subject(verb: Token, parse: Parse) -> None:
    """As in "According to papers, *Rim* and *his friends* work for it": the subject is hung on the fronted phrase."""
    if verb.tag_ not in _FINITE or any(c.dep_ in _SUBJECTS for c in verb.children) or verb.dep_ == "conj":
        return
    start = verb.i - 1
    while start > verb.sent.start and _stands_between(verb.doc[start]):
        start -= 1
    for token in verb.sent:
        if token.i > start:
            return
        before = token.left_edge.i - 1
        if token.dep_ != "conj" or token.tag_ not in _NOUNS or before < 0 or verb.doc[before].text != ",":
            continue
        others = [c for c in token.head.children if c.dep_ == "conj" and c.i > token.i and c.tag_ in _NOUNS]
        if max(t.right_edge.i for t in (token, *others)) == start and parse.hang(token.i, verb.i, "nsubj"):
            for other in others:
                parse.hang(other.i, token.i, "conj")
            return


def _stands_between(token: Token) -> bool:
    """May the word stand between a subject and its verb?"""
    return token.pos_ in {"AUX", "ADV", "PART"} or token.text == ","


def _find_first(verb: Token, parse: Parse) -> None:
    """As in "sanctioned Ivanov, an officer, and *Petrov*": a noun that the parser joins to the verb joins its object."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i > verb.i]
    if not objects:
        objects = [
            g
            for c in verb.children
            if c.dep_ == "prep" and c.i > verb.i
            for g in c.children
            if g.dep_ == "pobj"
        ]
    for child in verb.children:
        if child.dep_ != "conj" or not _is_item(child) or child.i < verb.i or not objects:
            continue
        if child.ent_type_ in _MEASURES:
            continue
        if any(c.dep_ == "conj" and c.pos_ in _VERBS and c.i > child.i for c in verb.children):
            continue  # "Canada backed it, and *Poland* expelled three"
        earlier = [o for o in objects if o.i < child.i]
        if earlier:
            parse.hang(child.i, earlier[-1].i, "conj")


def _is_item(token: Token) -> bool:
    """May it be an item of a list: a noun, or "*one* of its employees"?"""
    partitive = token.tag_ == "CD" and any(c.lower_ == "of" for c in token.children)
    return token.tag_ in _NOUNS or partitive


def _lists(doc: Doc) -> Iterator[list[_Item]]:
    """Three or more noun phrases with commas between them and "and" before the last."""
    position = 0
    while position < len(doc):
        end = _item_end(doc, position)
        if end == position:
            position += 1
            continue
        items = [(position, end)]
        while len(items) < _MAX_ITEMS:
            start, is_last = _next_item(doc, items[-1][1])
            end = _item_end(doc, start) if start else 0
            if not start or end == start:
                break
            items.append((start, end))
            if is_last:
                if len(items) > 2:
                    yield items
                break
        position = items[-1][1]


def _next_item(doc: Doc, end: int) -> tuple[int, bool]:
    """Where the next item begins and whether it is the last of its list; 0 if none follows."""
    comma = end < len(doc) and doc[end].text == ","
    start = end + comma
    if start < len(doc) and doc[start].lower_ in _ENDS:
        return start + 1, True
    if doc[start : start + 3].text.lower() == "as well as":
        return start + 3, True
    return (start, False) if comma else (0, False)


def _item_end(doc: Doc, start: int) -> int:
    """The token behind the noun phrase that begins here; the start itself if none does."""
    end = start
    while end < len(doc) and (end == start or not doc[end].is_sent_start):
        token = doc[end]
        if token.tag_ in _INSIDE or (token.dep_ == "amod" and token.head.i > token.i):
            end += 1
        elif token.lower_ == "of" and end > start and doc[end - 1].tag_ in _NOUNS:
            end += 1
        elif token.lower_ == "and" and end > start and doc[end - 1].lower_ in _BEFORE_AND:
            end += 1
        else:
            break
    while end > start and doc[end - 1].tag_ not in _NOUNS:
        end -= 1
    return end


def _join(doc: Doc, items: list[_Item], parse: Parse) -> None:
    heads = [_head(doc, item) for item in items]
    if not _is_list(doc, items, heads) or _are_joined(heads):
        return
    first, rest = heads[0], heads[1:]
    if first.head in rest:  # "the U.K., Australia and Canada" as one long name
        if first.head.pos_ != "PROPN":
            return  # "the Treasury, Justice and Energy departments"
        top = next((t for t in reversed(rest) if t.head not in heads), None)
        if top is None or not parse.hang(first.i, top.head.i, top.dep_):
            return
    for item, head in zip(items[1:], rest, strict=True):
        for token in doc[item[0] : item[1]]:
            if token != head and token.head not in doc[item[0] : item[1]]:
                parse.hang(token.i, head.i, "compound")
        parse.hang(head.i, first.i, "conj")


def _head(doc: Doc, item: _Item) -> Token:
    """The last noun of the item that depends on something outside of it."""
    inside = range(*item)
    tops = [t for t in doc[item[0] : item[1]] if t.head.i not in inside or t.head == t]
    nouns = [t for t in tops if t.tag_ in _NOUNS]
    return (nouns or tops)[-1]


def _is_list(doc: Doc, items: list[_Item], heads: list[Token]) -> bool:
    """Is it a list, and not a name with what it is ("ESET, a Slovak company, and …") or a date before a subject?"""
    if any(h.tag_ not in _NOUNS or h.ent_type_ in _MEASURES for h in heads):
        return False
    before = items[0][0] - 1
    if before >= 0 and doc[before].tag_ == "IN" and (before == 0 or doc[before].is_sent_start):
        return False  # "In Moscow, police and officers searched"
    if any(
        e.start < item[1] <= e.end - 1 for e in doc[items[0][0] : items[-1][1]].ents for item in items[:-1]
    ):
        return False  # "the Information, Communication and Electronic Force Command" is one name
    return not _is_described(doc, items, heads)


def _is_described(doc: Doc, items: list[_Item], heads: list[Token]) -> bool:
    """Are there names and what they are: "two officers, *Badin* and *Kostyukov*", "the RGB, *Pyongyang's agency*, and …"?"""
    proper = [h.pos_ == "PROPN" for h in heads]
    if not proper[0] and all(proper[1:]):
        return True
    for (start, end), head, after_name in zip(items[1:], heads[1:], proper, strict=False):
        single = (
            head.tag_ == "NN"
            and after_name
            and head.dep_ == "appos"
            and any(t.tag_ in {"DT", "POS", "PRP$"} for t in doc[start:end])
        )
        if single or (head.dep_ == "appos" and head.tag_ in {"NN", "NNS"} and not _are_alike(doc, items)):
            return True
    return False


def _are_alike(doc: Doc, items: list[_Item]) -> bool:
    """As in "*a* shipyard, *a* laboratory and *a* think tank": none of them says what another is."""
    return all(doc[start].lower_ in {"a", "an"} for start, _ in items)


def _are_joined(heads: list[Token]) -> bool:
    """Does the parser see the list as well?"""
    chain = {heads[0]}
    for head in heads[1:]:
        if head.dep_ != "conj" or head.head not in chain:
            return False
        chain.add(head)
    return True
