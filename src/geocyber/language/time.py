"""Says which date governs a predicate: the date of its own clause, not of the clause that reports it.

In "said on Thursday that Russia was responsible for the attack of 15 July" Thursday dates the saying and
15 July the attack: `when_of` gives each its own, `when_said` gives the date of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from geocyber.language.clauses import clause_verb, form_of, is_future, is_passive, is_verb, marks, subjects_of
from geocyber.language.dates import Dated, find_dates
from geocyber.language.dates_periods import shift
from geocyber.language.speech_cues import speech_cues
from geocyber.language.time_distance import distance
from geocyber.language.time_places import Places
from geocyber.language.time_words import time_words

__all__ = ["Dated", "find_dates", "when_of", "when_said"]

_STEPS = 5
"""From how far a word may borrow the date of another that shares its time."""

_CLAUSES = 8
"""Through how many clauses a report is looked for."""

_NEXT = 3
"""So close must a coordinated verb stand to lend its date back: "arrested and charged in May"."""

_LINKS = frozenset({"in", "at", "with", "through", "during", "on", "by", "via"})


def when_of(predicate: Token, dates: Iterable[Dated]) -> str | None:
    """The date of the act that the token expresses, within its own clause.

    Args:
        predicate: a verb or event noun; also a name in a list ("…, and Bravo Ltd on Jan. 3").
        dates: all dates of the document, as `find_dates` gives them.

    Returns:
        ISO date, month or year; None if the clause has none, or several that contradict each other.

    Examples:
        "arrested in October 2021 and extradited in March 2022": each verb its own;
        "Monday's attack": attack → Monday; "said on Friday that it had hacked": hacked → None.
    """
    return own_date(predicate, Places(predicate.doc, dates))


def when_said(predicate: Token, dates: Iterable[Dated]) -> str | None:
    """The date on which the clause of the token was said or announced by the verb that governs it.

    "The ministry said on Monday it had expelled two diplomats": expelled → Monday. The caller decides
    whether that dates the act as well, as it does for acts that are done by announcing them.
    """
    return report_date(predicate, Places(predicate.doc, dates))


def own_date(predicate: Token, places: Places) -> str | None:
    """As `when_of`, with dates that have been put in their places already."""
    return _shared(predicate, places, counting=True)


def report_date(predicate: Token, places: Places) -> str | None:
    """As `when_said`, with dates that have been put in their places already."""
    token = clause_verb(predicate)
    for _ in range(_CLAUSES):
        above = clause_verb(token.head)
        if above == token:
            return None
        if token.dep_ in {"ccomp", "acl", "parataxis", "xcomp"}:
            found = _shared(above, places)
            if found:
                return found
        token = above
    return None


def _shared(token: Token, places: Places, *, counting: bool = False) -> str | None:
    """The date under the token, else the nearest among the words that share its time.

    Args:
        token: where to begin.
        places: the dates by the words they stand under.
        counting: also count from the main clause ("a day after it *expelled* ten").
    """
    reached, seen = [token], {token}
    for _ in range(_STEPS):
        for word in reached:
            found = places.of(word)
            if not found and is_verb(word):
                found = _hung_on(word, places) or (_counted(word, places) if counting else None)
            if found:
                return found
        around = (n for w in reached for n in (_beside_verb(w, places) if is_verb(w) else _beside_noun(w)))
        reached = list(dict.fromkeys(n for n in around if n not in seen))
        seen.update(reached)
    return None


def _beside_noun(noun: Token) -> Iterator[Token]:
    """The light verbs that share the date of an event noun: "*launched* an attack", "an attack *made* on"."""
    words, head = time_words(), noun.head
    if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} and head.lemma_.lower() in words.happening | words.telling:
        if not _comes_to(head):
            yield head
    elif noun.dep_ in {"dobj", "nsubjpass", "attr"} and is_verb(head) and not words.is_event(noun):
        yield head  # "laid the *blame* on Monday": no event of its own
    if noun.dep_ == "pobj" and head.lower_ == "alongside" and is_verb(head.head):
        yield head.head
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":  # "a *wave* of attacks in March"
            yield from (c for c in child.children if c.dep_ == "pobj" and words.is_event(c))
        elif child.dep_ in {"acl", "relcl"}:
            lemma, is_document = child.lemma_.lower(), noun.lemma_.lower() in words.documents
            told = lemma in words.telling and is_document
            does = (
                child.dep_ == "relcl"
                and not is_document
                and words.is_event(noun)
                and _is_subject_clause(child)
            )
            if lemma in words.happening or told or does:
                yield child


def _is_subject_clause(clause: Token) -> bool:
    """Does the relative clause say what its noun did: "attacks *that knocked* ministries offline on Monday"?"""
    return any(c.dep_ == "nsubj" and c.lower_ in {"that", "which"} for c in clause.children)


def _comes_to(verb: Token) -> bool:
    """Is it "came to light", "came to an end", which is not when it happened?"""
    return verb.lemma_ == "come" and any(
        c.dep_ == "prep" and c.lower_ in {"to", "from"} for c in verb.children
    )


def _beside_verb(verb: Token, places: Places) -> Iterator[Token]:
    """What shares one time with the verb, surest first."""
    yield from _below_verb(verb)
    head, words = verb.head, time_words()
    if head == verb:
        return
    bare = not marks(verb) and not subjects_of(verb)
    if verb.dep_ == "conj" and is_verb(head):
        fronted = places.first(head) < head.i and not any(s.i < places.first(head) for s in subjects_of(head))
        if places.first(head) < verb.i and (fronted or not subjects_of(verb)) and not _moves_on(verb, head):
            yield head
    elif verb.dep_ == "advcl" and is_verb(head):
        if marks(verb) & words.together or (
            bare and (verb.tag_ in {"VBG", "VBN"} or form_of(verb) == "infinitive")
        ):
            yield head
    elif (verb.dep_ == "xcomp" and is_verb(head)) or (
        verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_.lower() in words.documents
    ):
        yield head
    elif verb.dep_ == "relcl" and (event := _made_of(head)) is not None:
        yield event
    elif verb.dep_ == "pcomp" and head.lower_ in {"in", "by", "while", "when"} and is_verb(head.head):
        yield head.head


def _made_of(noun: Token) -> Token | None:
    """The event of which a noun is part: "the *release* on June 27 of malware that crippled a hospital"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    event = noun.head.head
    return (
        event
        if time_words().is_event(event) and event.lemma_.lower() not in time_words().documents - {"release"}
        else None
    )


def _below_verb(verb: Token) -> Iterator[Token]:
    words, happens = time_words(), verb.lemma_.lower() in time_words().happening
    for child in verb.children:
        if words.is_event(child) and (
            (child.dep_ in {"dobj", "nsubjpass"} and happens)
            or (child.dep_ == "nsubj" and not is_passive(verb))
        ):
            yield child
        elif child.dep_ == "prep" and child.lower_ in _LINKS:
            yield from (c for c in child.children if c.dep_ == "pobj" and c.lemma_.lower() in words.documents)
            yield from (c for c in child.children if c.dep_ == "pcomp" and child.lower_ == "in")
        elif child.dep_ in {"prep", "dobj"}:  # "warned of it *in an advisory* on Monday", hung on "it"
            inner = (c for c in child.subtree if c.dep_ == "pobj" and c.head.lower_ == "in" and c.i > verb.i)
            yield from (c for c in inner if c.lemma_.lower() in words.documents)
        elif (child.dep_ == "xcomp" and is_verb(child) and not _lies_ahead(verb)) or _happens_with(
            child, verb
        ):
            yield child


def _happens_with(child: Token, verb: Token) -> bool:
    """Is it an adverbial or coordinated clause whose date is the verb's too?"""
    if child.dep_ == "advcl" and marks(child) & time_words().together:
        return not _is_aside(child)
    if child.dep_ == "advcl" and child.i > verb.i and form_of(child) == "infinitive":
        return not _lies_ahead(verb)  # "exploited a flaw *to enter* the bank in May"
    if subjects_of(child) or not is_verb(child):
        return False
    if child.dep_ == "conj":
        return child.i - verb.i <= _NEXT
    if child.i > verb.i:  # "said in a post *published* on Friday", taken for what was said
        return child.dep_ == "ccomp" and child.tag_ == "VBN" and child.lemma_.lower() in time_words().telling
    if child.dep_ not in {"advcl", "ccomp"}:
        return False
    # "Asked on Friday, he …"; "In a report released the same day, Microsoft said"
    return child.tag_ in {"VBN", "VBG"} or child.lemma_.lower() in time_words().telling


def _lies_ahead(verb: Token) -> bool:
    """Is what its infinitive tells still to come? "called on China *to keep* its promise"."""
    return is_future(verb) or verb.lemma_.lower() in time_words().ahead


def _is_aside(clause: Token) -> bool:
    """Does it say whose word the main clause is: "as Microsoft *reported* on Monday"?"""
    return clause.lemma_.lower() in speech_cues().verbs and not any(
        c.dep_ in {"ccomp", "dobj"} for c in clause.children
    )


def _moves_on(verb: Token, before: Token) -> bool:
    """Does the coordinated verb stand at another time than the one before it?"""
    if any(c.lower_ in time_words().movers for c in verb.children):
        return True
    return is_future(verb) != is_future(before)


def _hung_on(verb: Token, places: Places) -> str | None:
    """What a clause with "when" hangs on: "the weekend of 4 July 2021, *when* the gang struck"."""
    return places.at(verb.head) if "when" in marks(verb) and verb.dep_ in {"relcl", "advcl", "acl"} else None


def _counted(verb: Token, places: Places) -> str | None:
    """Counts from another act: "hit back on Friday, a day after Washington *expelled* ten" → Thursday."""
    far = distance(verb)
    if far is None:
        return None
    start = places.of(far.other)
    if start is None and is_verb(far.other):
        start = _shared(far.other, places)
    if start is None and far.other == verb.head:
        start = report_date(far.other, places)
    return shift(start, far.count, far.unit) if start else None
