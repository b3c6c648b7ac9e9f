"""Finds the turns of a transcript by the labels that begin their paragraphs: "MR. MILLER:", "Mao Ning:", "Reuters:", "Q".

A label says who speaks and is no actor of its own sentence. Who asks is of no matter: a question claims nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc

from geocyber.language.blocks import paragraphs

_CAPITALS = re.compile(
    r"(?:(?:MR|MS|MRS|DR|SEN|GEN|REP|AMB|PROF)\.? |THE )?[A-Z][A-Z.'’-]+(?: [A-Z(][A-Z.'’)-]*)*"
    r"(?: \([A-Z][\w .-]+\))?:"
)
_TITLED = re.compile(
    r"(?:MR|MS|MRS|DR|SEN|GEN|REP)\.? |THE (?:VICE )?PRESIDENT"
    r"|(?:\w+ )*(?:SECRETARY|OFFICIAL|MINISTER|MODERATOR)\b"
)
_NAMED = re.compile(
    r"(?:[A-Z][\w.'’-]*|of|the|de|van|von|al)(?: (?:[A-Z][\w.'’-]*|of|for|and|the|de|van|von|al)){0,8}"
    r"(?: \([A-Z][^()\n:]{1,50}\)){0,3}:(?= )"
)
_HOLDER = re.compile(r"The .* \((?P<name>[^()]+)\):$")
_MOST_WORDS = 5
"""Words that a label of a name alone has at most."""
_ENOUGH = 3
"""From so many turns on, of which one speaker has several, labels like "Mao Ning:" make a transcript."""
_QUESTION = re.compile(r"(?:Q|QUESTION|Question|REPORTER)[.:]?[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a transcript.

    Attributes:
        start: index of its first token, that of the label.
        text: index of the first token behind the label.
        speaker: index of the label's last word; None where somebody asks.
    """

    start: int
    text: int
    speaker: int | None


def turns(doc: Doc) -> tuple[Turn, ...]:
    """The turns of a text; none if it is no transcript.

    Args:
        doc: a tokenised text.
    """
    spans = [(span.start, span.text) for span in paragraphs(doc)]
    labels_found = [(start, _named(text)) for start, text in spans]
    named = Counter(_surname(label) for _, label in labels_found if label)
    interview = sum(named.values()) >= _ENOUGH and max(named.values()) > 1
    found: list[Turn] = []
    labels = titled = 0
    for start, text in spans:
        label = _CAPITALS.match(text) or (_NAMED.match(text) if interview and _named(text) else None)
        question = _QUESTION.match(text)
        if label:
            labels += 1
            titled += bool(_TITLED.match(text))
            asks = interview and _is_question(text, label[0], named)
            last = _speaker(doc, start, label[0])
            found.append(Turn(start, _behind(doc, start, label.end()), None if asks else last))
        elif question:
            found.append(Turn(start, _behind(doc, start, question.end()), None))
    return tuple(found) if titled or labels > 1 or interview else ()


def _named(text: str) -> str:
    """The label "Mao Ning:", "Mr Penhallow:", "Dame Rosalind Eddowes (Hartwell) (Con):" of a paragraph; "" if it has none."""
    match = _NAMED.match(text)
    if match is None or ("(" not in match[0] and len(match[0].split()) > _MOST_WORDS):
        return ""
    return match[0]


def _surname(label: str) -> str:
    """The last word of the speaker's name, by which the same speaker is known again."""
    holder = _HOLDER.match(label)
    name = holder["name"] if holder else label.partition(" (")[0].rstrip(":")
    return name.split()[-1]


def _speaker(doc: Doc, start: int, label: str) -> int:
    """The token of the speaker's surname in the label."""
    surname = _surname(label)
    place = doc[start].idx + label.rindex(surname)
    return next((t.i for t in doc[start:] if t.idx <= place < t.idx + len(t)), start)


def _is_question(text: str, label: str, named: Counter[str]) -> bool:
    """Does somebody ask who does not answer the others: "*Reuters*: … Do you have a comment?"?"""
    return "?" in text and named[_surname(label)] < max(named.values())


def _behind(doc: Doc, start: int, length: int) -> int:
    """The first word behind the label."""
    end = doc[start].idx + length
    place = start
    while place < len(doc) - 1 and (doc[place].idx < end or doc[place].is_space):
        place += 1
    return place
