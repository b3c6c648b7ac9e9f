"""spaCy component: gives deeds and verbs what stands behind a doer or an insertion, and the parser hangs elsewhere.

"the expulsion by Prague *of two diplomats*", "stopped an attack by Sandworm *on substations*", "took down, on Tuesday,
*the servers*".
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from geocyber.language.attachment import deeds
from geocyber.language.parse import Parse

NAME = "geocyber_strays"

_DOERS = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_OF_DEEDS = frozenset({"of", "on", "against", "into", "at"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_TIMES = frozenset({"time", "moment", "day", "week", "month", "year", "night", "morning"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "dative"})


@Language.component(NAME, requires=["token.dep", "token.lemma"], assigns=["token.head", "token.dep"])
def mend_strays(doc: Doc) -> Doc:
    """Hangs what strayed where it belongs."""
    parse = Parse(doc)
    for token in doc:
        _mend_deed(token, parse)
        _mend_strayed(token, parse)
        _mend_object(token, parse)
        _mend_predicative(token, parse)
        _find_company(token, parse)
        _find_joined(token, parse)
        _find_plural(token, parse)
    parse.apply()
    return doc


def _mend_deed(by: Token, parse: Parse) -> None:
    """As in "the expulsion *by Prague of* two diplomats": what stands behind the doer's name belongs to the deed."""
    if by.lower_ != "by" or by.dep_ not in {"prep", "agent"} or by.head.pos_ != "NOUN":
        return
    doer = next((c for c in by.children if c.dep_ == "pobj"), None)
    if doer is None or doer.ent_type_ not in _DOERS:
        return
    for child in doer.children:
        if child.dep_ == "prep" and child.lower_ in _OF_DEEDS and child.ent_type_ == "":
            parse.hang(child.i, by.head.i, "prep")


def _mend_strayed(preposition: Token, parse: Parse) -> None:
    """As in "stopped an attack by Sandworm *on substations*": what follows a deed and its doer says whose harm it was."""
    verb = preposition.head
    if (
        preposition.dep_ != "prep"
        or preposition.lower_ not in {"on", "against", "at", "into"}
        or verb.pos_ != "VERB"
    ):
        return
    before = preposition.nbor(-1) if preposition.i > verb.i + 1 else verb
    chain = [before, *before.ancestors] if before != verb else []
    for noun in chain:
        if noun == verb:
            return
        doer = any(c.lower_ == "by" and c.i < preposition.i for c in noun.children)
        if doer and noun.pos_ == "NOUN" and noun.lemma_.lower() in deeds():
            parse.hang(preposition.i, noun.i, "prep")
            return


def _mend_object(noun: Token, parse: Parse) -> None:
    """As in "took down, on Tuesday, *the servers*": what follows an inserted phrase is the object, not a measure."""
    verb = noun.head
    if (
        noun.dep_ not in {"npadvmod", "dep"}
        or verb.pos_ != "VERB"
        or noun.i < verb.i
        or noun.ent_type_ in _MEASURES
    ):
        return
    if noun.tag_ not in {"NNS", "NN", "NNP", "NNPS"} or not _is_behind_comma(noun):
        return
    if any(c.dep_ in _OBJECTS | {"ccomp", "xcomp", "attr", "auxpass"} for c in verb.children):
        return
    if not any(c.dep_ == "det" for c in noun.children) or noun.lemma_ in _TIMES:
        return
    parse.hang(noun.i, verb.i, "dobj")
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.nbor(-1).text == ",":
            parse.hang(child.i, verb.i, "advcl")


def _mend_predicative(noun: Token, parse: Parse) -> None:
    """As in "named *the SVR* as the perpetrator": it is what is named, not what somebody else is called."""
    verb = noun.head
    if (
        noun.dep_ != "oprd"
        or noun.pos_ not in {"NOUN", "PROPN"}
        or verb.pos_ != "VERB"
        or verb.dep_ in {"relcl", "acl"}
    ):
        return
    deps = {c.dep_ for c in verb.children}
    if (
        "nsubj" in deps
        and not deps & (_OBJECTS | {"auxpass"})
        and any(c.lower_ == "as" for c in verb.children)
    ):
        parse.hang(noun.i, verb.i, "dobj")


def _is_behind_comma(noun: Token) -> bool:
    first = noun.left_edge
    return first.text == "," or (first.i > 0 and first.nbor(-1).text == ",")


def _find_company(along: Token, parse: Parse) -> None:
    """As in "designated the firm, a company tied to the gang, *along with* its owner": not what the company is tied to."""
    if along.lower_ not in {"along", "together"} or along.i == 0 or along.nbor(-1).text != ",":
        return
    if along.i + 1 >= len(along.doc) or along.nbor(1).lower_ != "with":
        return
    above = along.head
    while above.dep_ not in {"dobj", "nsubj", "nsubjpass"} and above.head != above:
        if above.dep_ == "ROOT":
            return
        above = above.head
    if above != along.head and above.dep_ in {"dobj", "nsubj", "nsubjpass"} and above.i < along.i:
        parse.hang(along.i, above.i, "prep")


def _find_joined(joined: Token, parse: Parse) -> None:
    """As in "Finland, *joined by Sweden*, blamed it": they do together what the verb says."""
    if (
        joined.lower_ != "joined"
        or joined.dep_ != "advcl"
        or joined.i < 2
        or joined.nbor(-1).text not in {",", "–"}
    ):
        return
    before = joined.nbor(-2)
    while before.dep_ in {"compound", "appos", "pobj", "prep", "conj"} and before.head.i < joined.i:
        before = before.head
    if before.dep_ in {"nsubj", "nsubjpass"}:
        parse.hang(joined.i, before.i, "acl")


def _find_plural(name: Token, parse: Parse) -> None:
    """As in "three officers of the Guard – *Jalili*, Aghamiri and Balaghi": several names stand beside the plural."""
    whole = name.head
    if name.dep_ != "appos" or name.pos_ != "PROPN" or whole.pos_ != "PROPN" or whole.dep_ != "pobj":
        return
    people = whole.head.head
    if people.tag_ != "NNS" or not any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in name.children):
        return
    if name.ent_type_ == "PERSON" and whole.ent_type_ != "PERSON":
        parse.hang(name.i, people.i, "appos")
