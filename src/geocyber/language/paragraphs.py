"""spaCy component: where sentences must begin, for the parser and the entity recogniser.

A new paragraph always begins one, and so does the news behind a dateline ("KYIV, Jan 14 (Agency) - The …").
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

from geocyber.language.title_words import title_words
from geocyber.language.turns import turns

NAME = "geocyber_paragraphs"

_BULLET = re.compile(r"[•▪●◦‣∙*–—-]|\d{1,2}[.)]|\(?[a-z][.)]")
_LABEL = re.compile(r"[A-Z][^\n.:;]{1,40}: ")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*)(?:[,/]+ ?[A-Z][A-Z.'’-]+)*"  # KYIV, NEW YORK/LONDON
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"  # , Ukraine; , Conn.
    r"(?:,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?)?"
    r"(?: ?\([^()\n]{1,30}\))? ?(?:[-–—]{1,2}|:) "
)
"""Place in capitals, then perhaps region, date and agency, closed by a dash or a colon."""
_SMALL_DATELINE = re.compile(
    r"(?P<place>[A-Z][a-zé]+(?: [A-Z][a-zé]+)?)(?:/[A-Z][a-z]+)?(?: \([^()\n]{1,30}\))? [-–—] (?=[A-Z\"“])"
)
"""The same with the place in small letters: "Berlin (dpa) - The …"."""


_ALIASES = frozenset({"a.k.a.", "f.k.a.", "n.k.a."})
_FIRMS = frozenset({"ltd.", "inc.", "co.", "corp.", "llc."})
_RANKS = frozenset(word for word in title_words()["honorifics"] if word.endswith("."))


@Language.component(NAME, assigns=["token.is_sent_start"])
def mark_paragraphs(doc: Doc) -> Doc:
    """Marks the first word after a line break as the start of a sentence, and what follows a bullet or dateline.

    A line that only introduces a list ("are responsible for:") ends its sentence as well: each item is
    parsed on its own and linked to the introduction by `geocyber.language.lists`.
    """
    after_break = True
    behind_labels = {turn.start: turn.text for turn in turns(doc)}
    for token in doc:
        if after_break and not token.is_space:
            token.is_sent_start = True
            after_break = False
            if is_bullet(token):
                _start_item(doc, token.i + 1)
            else:
                _end_opening(token, _DATELINE)
                _end_opening(token, _SMALL_DATELINE)
                _begin_turn(doc, behind_labels.get(token.i))
        elif token.is_space and "\n" in token.text:
            after_break = True
        elif token.i > 0 and token.nbor(-1).lower_ in _RANKS:
            token.is_sent_start = False  # "Atty. Gen. X"
        elif token.i > 0 and _goes_on(token):
            token.is_sent_start = False
    return doc


def _begin_turn(doc: Doc, start: int | None) -> None:
    """What is said in a turn of a transcript is parsed without the label, which is one name: "MS. NEUBERGER: …"."""
    if start is not None:
        doc[start].is_sent_start = True


def _goes_on(token: Token) -> bool:
    """Does the token go on with the sentence behind an abbreviation: "Acme Co., LTD. (Acme)", "a.k.a. X"?"""
    before = token.nbor(-1).lower_
    return before in _ALIASES or (before in _FIRMS and (token.text[:1].islower() or token.text in {"(", ","}))


def dateline(first: Token) -> str:
    """The place of the dateline that begins with the token; "" if none does."""
    text, start = first.doc.text, first.idx
    match = _DATELINE.match(text, start) or _SMALL_DATELINE.match(text, start)
    return match["place"] if match else ""


def is_bullet(token: Token) -> bool:
    """Does the token, which begins a line, mark an item of a list?"""
    return bool(_BULLET.fullmatch(token.text))


def _start_item(doc: Doc, start: int) -> None:
    """An item is parsed without its bullet, and without its label ("Georgia: the compromise of …")."""
    while start < len(doc) and doc[start].is_space and "\n" not in doc[start].text:
        start += 1
    if start < len(doc) and not doc[start].is_space:
        doc[start].is_sent_start = True
        _end_opening(doc[start], _LABEL)


def _end_opening(first: Token, opening: re.Pattern[str]) -> None:
    """Lets what follows the opening begin a sentence of its own, which the opening would spoil."""
    match = opening.match(first.doc.text, first.idx)
    if match is None:
        return
    for token in first.doc[first.i + 1 :]:
        if token.idx >= match.end():
            token.is_sent_start = not token.is_space
            return
