"""What belongs to a list or stands beside a noun: conjuncts, members of a whole, appositions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from geocyber.language.syntax.own import is_nominal, objects_of_own, own_subjects

_WITH = frozenset({"with", "alongside"})
_TOGETHER = frozenset({"along", "together", "jointly", "coupled", "combined"})


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and all that is coordinated with or joined to it, in order of text.

    "the UK, France and Japan", "the FBI, together with Cyber Command", "Britain as well as Canada".
    """
    found: dict[Token, None] = {}
    waiting = [token]
    while waiting:  # no recursion: a list may be as long as a hostile text
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting.extend(_joined_to(one))
    return tuple(sorted(found, key=lambda t: t.i))


def _joined_to(token: Token) -> Iterator[Token]:
    """What is coordinated with or joined to the token itself."""
    for child in token.children:
        if child.dep_ == "conj" and (is_nominal(child) or not is_nominal(token)):
            yield child
        elif child.dep_ == "prep" and child.lower_ in _WITH and (_together(child) or _set_off(child)):
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "acl" and child.lower_ == "joined":  # "Seoul, *joined by Berlin*, accused"
            yield from (
                g for c in child.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"
            )
        elif child.dep_ in {"nmod", "compound"} and child.i < token.i and _ends_list_item(child):
            yield child  # "the U.K., Australia, Canada": parsed as one long name
        elif child.dep_ == "appos" and (_continues_list(token, child) or _is_next_item(token, child)):
            yield child
        elif child.dep_ == "appos" and token.pos_ == "PROPN" and child.tag_ == "NN":
            # "Ivanov, an officer, and Petrov": the second name belongs to the first, not to what that is
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == "PROPN")


def _continues_list(name: Token, other: Token) -> bool:
    """As in "Alcoa, *U.S. Steel* and SolarWorld": the parser sets the second of a list beside the first."""
    owned = any(
        c.dep_ == "poss" and c.lower_ in {"my", "our"} for c in name.children
    )  # "my agency, the *NSA* and"
    if (
        (name.pos_ != "PROPN" and not owned)
        or other.pos_ != "PROPN"
        or not any(c.dep_ == "conj" for c in other.children)
    ):
        return False
    return other.left_edge.i > 0 and other.doc[other.left_edge.i - 1].text == ","


def _is_next_item(name: Token, other: Token) -> bool:
    """As in "Minin, 51, of Moscow; *Sotnikov*, 47": names that semicolons part, each with what is said of it."""
    before = other.left_edge.i - 1
    return name.pos_ == other.pos_ == "PROPN" and before > name.i and other.doc[before].text == ";"


def following_conjuncts(token: Token) -> tuple[Token, ...]:
    """Those coordinated with the token that come after it."""
    found: list[Token] = []
    waiting = [c for c in token.children if c.dep_ == "conj"][::-1]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend([c for c in one.children if c.dep_ == "conj"][::-1])
    return tuple(found)


def members(token: Token) -> tuple[Token, ...]:
    """What a list names after the token: "five ministries, *including* A and B"; "such as", "among them"."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "prep" and (
            child.lower_ in {"including", "like"} or (child.lower_ == "as" and _such(child))
        ):
            places = [c for inner in child.children if inner.dep_ == "prep" for c in inner.children]
            found.extend(
                t for c in (*child.children, *places) if c.dep_ in {"pobj", "pcomp"} for t in conjuncts(c)
            )
        elif child.dep_ == "acl" and child.lower_ == "including":
            found.extend(t for o in objects_of_own(child) for t in conjuncts(o))
    return (*found, *_counted_up(token), *_among(token), *listed(token))


def _counted_up(token: Token) -> tuple[Token, ...]:
    """As in "The companies hit include *A* and *B*", "Those affected included *C*", "The list of firms includes *D*"."""
    subject = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    verb = subject.head
    if subject.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_ != "include" or token.tag_ in {"NN", "NNP"}:
        return ()
    if subject.lemma_ in {"victim", "target"}:  # predicates themselves
        return ()
    return tuple(t for o in objects_of_own(verb) for t in conjuncts(o))


def listed(token: Token) -> tuple[Token, ...]:
    """The heads of the bulleted items that the word introduces (`geocyber.language.lists`)."""
    items = [token.doc[i] for i in token._.listed]
    return tuple(one for item in items for one in ((item,) if item._.entry else conjuncts(item)))


def _among(token: Token) -> tuple[Token, ...]:
    """As in "six companies, among them *Positive Technologies*"; "*Garland* and *Wray* were among eight officials"."""
    if token.dep_ == "pobj" and token.head.lower_ == "among":
        verb = token.head.head
        if verb.lemma_ == "be":
            told = own_subjects(verb) or tuple(c for c in verb.children if c.dep_ == "attr")
            return tuple(t for s in told for t in conjuncts(s))
    doc, end = token.doc, token.sent.end
    for i in range(token.i + 1, end - 2):
        if doc[i].lower_ == "among" and doc[i + 1].lower_ == "them":
            behind = doc[i + 2]
            while behind.dep_ in {"det", "compound", "amod", "poss", "nmod"}:
                behind = behind.head
            if not is_nominal(behind) or behind.is_punct:
                return _before_among(token, doc[i])
            return conjuncts(behind) if behind.i > i else ()
        if doc[i].pos_ in {"VERB", "AUX"} and doc[i].dep_ not in {"acl", "relcl"}:
            return ()
    return ()


def _before_among(whole: Token, among: Token) -> tuple[Token, ...]:
    """As in "a dozen agencies, *the Treasury* itself *among* them"."""
    for token in reversed(whole.doc[whole.i + 1 : among.i]):
        if token.text == ",":
            return ()
        if is_nominal(token) and token.pos_ in {"NOUN", "PROPN"}:
            return conjuncts(token)
    return ()


def appositions(token: Token) -> tuple[Token, ...]:
    """Nouns set beside the token that name the same thing: "the GRU, Russia's military *intelligence*"."""
    return tuple(
        c
        for c in token.children
        if c.dep_ == "appos"
        and is_nominal(c)
        and not _continues_list(token, c)
        and not _is_next_item(token, c)
    )


def _ends_list_item(token: Token) -> bool:
    """As in "the *U.K.*, Australia and Canada", "the grocer *Coop* and software firm Kaseya", parsed as one long name."""
    if token.pos_ != "PROPN" or token.i + 1 >= len(token.doc):
        return False
    behind = token.nbor(1).text
    return behind == "," or (behind == "and" and token.dep_ == "nmod" and token.head.tag_ in {"NN", "NNP"})


def _such(preposition: Token) -> bool:
    return any(c.lower_ == "such" for c in preposition.children) or (
        preposition.i > 0 and preposition.nbor(-1).lower_ == "such"
    )


def _together(preposition: Token) -> bool:
    return any(c.lower_ in _TOGETHER for c in preposition.children) or (
        preposition.i > 0 and preposition.nbor(-1).lower_ in _TOGETHER
    )


def _set_off(preposition: Token) -> bool:
    return preposition.lower_ == "alongside" and preposition.i > 0 and preposition.nbor(-1).text == ","
