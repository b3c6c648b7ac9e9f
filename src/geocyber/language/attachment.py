"""spaCy component: gives verbs the prepositions that the parser hangs on their objects.

"accused *Russia of the attack*": the parser often takes "of the attack" for a part of the name, as in "the Republic of
Korea". Verbs that take an object and a preposition are listed in `data/attachment.toml`; where such a verb has none of
its own, the last fitting one within its object is it. Some words only look like prepositions: "linked *over 200 attacks*",
"sent *to think* tanks".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Token

from geocyber.language.parse import Parse

NAME = "geocyber_attachment"

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "dative"})
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})


@Language.component(NAME, requires=["token.dep", "token.lemma"], assigns=["token.head", "token.dep"])
def mend_attachment(doc: Doc) -> Doc:
    """Hangs prepositions on the verbs they belong to."""
    parse = Parse(doc)
    for token in doc:
        _mend_number(token, parse)
        _mend_think_tank(token, parse)
    parse.apply()
    parse = Parse(doc)
    for verb in doc:
        for preposition in _table().get(verb.lemma_, ()) if verb.pos_ == "VERB" else ():
            found = _misplaced(verb, preposition)
            if found is not None:
                parse.hang(found.i, verb.i, "prep")
    parse.apply()
    return doc


def _mend_number(token: Token, parse: Parse) -> None:
    """As in "blamed it for *over 200* attacks", "links *over 200* attacks to it": "over" says how many they are."""
    if (
        token.lower_ != "over"
        or token.dep_ != "prep"
        or token.head.pos_ != "VERB"
        or token.i + 1 >= len(token.doc)
    ):
        return
    number = token.nbor(1)
    counted = next((c for c in token.children if c.dep_ == "pobj"), None)
    if counted is None or number.tag_ != "CD" or number.head != counted or counted.ent_type_ in _MEASURES:
        return
    if any(c.dep_ in _OBJECTS for c in token.head.children):
        return
    parse.hang(counted.i, token.head.i, "dobj")
    parse.hang(token.i, number.i, "quantmod")


def _mend_think_tank(token: Token, parse: Parse) -> None:
    """As in "sent *to think tanks*": nobody thinks tanks."""
    if token.lower_ != "think" or token.tag_ != "VB" or token.i + 1 >= len(token.doc) or token.i == 0:
        return
    tank, to = token.nbor(1), token.nbor(-1)
    if tank.lower_ not in {"tank", "tanks"} or tank.head != token or to.lower_ != "to" or token.head == token:
        return
    if parse.hang(to.i, token.head.i, "prep") and parse.hang(tank.i, to.i, "pobj"):
        parse.hang(token.i, tank.i, "compound")
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", "think"
        to.pos_, to.tag_ = "ADP", "IN"


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """The prepositions of each verb."""
    verbs: dict[str, list[str]] = {}
    for preposition, lemmas in _data()["verbs"].items():
        for lemma in lemmas:
            verbs.setdefault(lemma, []).append(preposition)
    return {lemma: tuple(prepositions) for lemma, prepositions in verbs.items()}


def deeds() -> frozenset[str]:
    """Nouns for what somebody may be accused of."""
    return frozenset(_data()["nouns"]["deeds"])


@cache
def _data() -> Mapping[str, Mapping[str, list[str]]]:
    text = files("geocyber.language").joinpath("data/attachment.toml").read_text("utf-8")
    return tomllib.loads(text)


def _misplaced(verb: Token, preposition: str) -> Token | None:
    """The last preposition of this word behind the verb that hangs on what the verb takes, and belongs to the verb.

    Of two within each other the outer: "accused it *of* a string of attacks".
    """
    if any(c.dep_ == "prep" and c.lower_ == preposition for c in verb.children):
        return None
    found = [
        token
        for taken in _taken(verb)
        for token in taken.subtree
        if token.dep_ == "prep"
        and token.lower_ == preposition
        and token.i > verb.i
        and (_within(token, taken) or _is_charge_behind(token, taken))
        and _is_the_verbs(token)
    ]
    outer = [t for t in found if not any(t != other and other.is_ancestor(t) for other in found)]
    return max(outer, key=lambda t: t.i) if outer else None


def _taken(verb: Token) -> Iterator[Token]:
    """The verb's objects, and its doer behind "by": "was accused *by Britain* of hacking"."""
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            yield child
        elif child.dep_ in {"agent", "prep"}:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _within(token: Token, noun: Token) -> bool:
    """Is nothing but nouns and prepositions between them? A preposition in a clause belongs to that clause."""
    above = token.head
    while above != noun:
        if above.pos_ not in {"NOUN", "PROPN", "PRON", "ADP", "NUM"}:
            return False
        above = above.head
    return True


def _is_charge_behind(token: Token, noun: Token) -> bool:
    """As in "accused hackers *working* for it *of* trying to": the gerund is what the hackers are accused of."""
    clause = token.head
    is_description = clause.dep_ == "acl" and clause.head == noun and clause.tag_ in {"VBG", "VBN"}
    return (
        is_description
        and token.i > clause.i
        and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in token.children)
    )


def _is_the_verbs(preposition: Token) -> bool:
    if preposition.i + 1 < len(preposition.doc) and preposition.nbor(1).text in _QUOTES:
        return True  # "accused the authorities of "hysteria""
    behind = [c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}]
    if not behind:
        return False
    thing = behind[0]
    if thing.dep_ == "pcomp" or thing.tag_ == "VBG" or preposition.lower_ == "from":
        return True
    if thing.pos_ == "NOUN" and preposition.head.pos_ in {"PROPN", "PRON"}:
        return True
    deeds = _data()["nouns"]["deeds"]
    return any(noun.lemma_.lower() in deeds for noun in _measured(thing))


def _measured(noun: Token) -> Iterator[Token]:
    """The noun and what it counts: "a *string* of *attacks*"."""
    yield noun
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (c for c in child.children if c.dep_ == "pobj")
