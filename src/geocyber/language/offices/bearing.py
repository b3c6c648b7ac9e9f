"""Finds the title that stands before or behind the name of a person."""

from __future__ import annotations

from collections.abc import Iterator

from geocyber.language.mentions import Mention
from geocyber.language.offices.owners import employer_at, employer_behind
from geocyber.language.offices.scene import REACH, Scene, may_qualify
from geocyber.language.offices.titles import Title
from geocyber.language.title_words import title_words

_OF = frozenset({"of", "for", "at", "with", "from", "within", "in", "to"})
_WITHIN = frozenset({"ADJ", "ADP", "ADV", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "X", "SYM"})
_BEHIND_NAMES = frozenset({"VERB", "AUX", "CCONJ", "ADP", "PART"})
_LEADING = frozenset({"head", "lead", "run", "chair", "direct", "command"})
_LINKING = frozenset(
    {"be", "describe", "identify", "work", "serve", "name", "say", "call", "have", "become", "remain"}
)
_BREAKS = frozenset({",", "-", "–", "—", "("})


def titles_before(scene: Scene, index: int) -> Iterator[Title]:
    """As in "Minister X", "the minister of public administration, X"; of "its spokesman, Commander X" both.

    Args:
        scene: the text.
        index: the mention of a person.
    """
    mention = scene.mention(index)
    first = scene.doc[mention.start].sent.start
    end = mention.start
    while (
        end > first and scene.doc[end - 1].lower_ in title_words()["honorifics"] and end not in scene.ending
    ):
        end -= 1
    if end in scene.ending:
        yield scene.ending[end]
        end = scene.phrase_start(scene.ending[end])
        if end == first or scene.doc[end - 1].text != ",":
            return
    title = _set_apart(scene, index, end, first)
    if title is not None:
        yield title


def _set_apart(scene: Scene, index: int, end: int, first: int) -> Title | None:
    """A title with what it is of, and mostly a comma, between it and the name that begins at `end`."""
    set_off = end > first and scene.doc[end - 1].text == ","
    if set_off and not _is_set_off(scene, index):
        return None
    if not set_off and (end == first or scene.doc[end - 1].pos_ not in {"NOUN", "PROPN"}):
        return None
    last = end - set_off
    for i in range(last, max(first, last - REACH), -1):
        title = scene.ending.get(i)
        if title is not None and (i == last or scene.doc[i].lower_ in _OF):
            return title if not title.plural or set_off else None
        token = scene.doc[i - 1]
        if token.pos_ not in _WITHIN and token.text not in {"-", "(", ")"}:
            return None
    return None


def _is_set_off(scene: Scene, index: int) -> bool:
    """Is a name (or the list that it begins) in apposition to what stands before its comma, and no new clause?"""
    last = scene.mention(scene.listed(index, 1)[-1])
    follows = scene.doc[last.end] if last.end < len(scene.doc) else None
    if follows is None or follows.is_punct:
        return True
    return scene.doc[scene.mention(index).head].dep_ == "appos" and follows.pos_ in _BEHIND_NAMES


def title_behind(scene: Scene, mention: Mention) -> Title | int | None:
    """As in "X, the head of Y", "X, who heads Y", "X is head of Y": the title; of "X of Y" the key of Y.

    Args:
        scene: the text.
        mention: the name of a person.
    """
    i, end = mention.end, scene.doc[mention.start].sent.end
    if i >= end:
        return None
    if scene.doc[i].lower_ in {"of", "from", "at", "with"}:
        return employer_behind(scene, i + 1, end)
    if scene.doc[i].lemma_ == "be":
        return _title_from(scene, i + 1, end)
    if scene.doc[i].lemma_ in {"head", "chair"} and scene.doc[i].pos_ == "VERB":
        return employer_behind(scene, i + 1, end)
    if scene.doc[i].text not in _BREAKS:
        return None
    i += 1
    if i + 1 < end and scene.doc[i].like_num and scene.doc[i + 1].text == ",":  # "X, 34, a developer"
        i += 2
    if i < end and scene.doc[i].lower_ in {"who", "whom"}:
        return _relative(scene, i + 1, end)
    if i < end and scene.doc[i].lower_ == "of":
        return employer_behind(scene, i + 1, end)
    return _title_from(scene, i, end)


def _title_from(scene: Scene, start: int, end: int) -> Title | None:
    """The title of the noun phrase that begins here, if no name of a person follows it."""
    for i in range(start, min(end, start + REACH)):
        title = scene.starting.get(i)
        if title is not None and title.end not in scene.starting:
            after = title.end
            while after < end and scene.doc[after].lower_ in title_words()["honorifics"]:
                after += 1
            if after in scene.persons:
                return None
            joined = (
                scene.starting.get(after + 1) if after < end and scene.doc[after].lower_ == "and" else None
            )
            return joined or title  # "the founder and *chief executive* of Y"
        if i in scene.persons and not scene.is_possessive(i):
            return None
        if not may_qualify(scene.doc[i]):
            return None
    return None


def _relative(scene: Scene, start: int, end: int) -> Title | int | None:
    """As in "X, who heads Y", "X, whom they describe as a member of Y"."""
    for i in range(start, min(end, start + REACH // 2)):
        token = scene.doc[i]
        if token.lemma_ in _LEADING and token.pos_ in {"VERB", "NOUN"}:
            return employer_behind(scene, i + 1, end)
        if token.lemma_ in _LINKING:
            is_as = i + 1 < end and scene.doc[i + 1].lower_ == "as"
            title = _title_from(scene, i + 1 + is_as, end)
            if title is not None:
                return title
        if token.text == ",":
            return None
    return None


def is_shared(scene: Scene, mention: Mention) -> bool:
    """As in "A and B, *both* officers of Y": what stands behind the last name holds for all."""
    return any(t.lower_ in {"both", "all", "each"} for t in scene.doc[mention.end : mention.end + 2])


def possessor(scene: Scene, mention: Mention) -> int | None:
    """As in "*Mandiant's* X"."""
    i = mention.start - 1
    return employer_at(scene, i - 1) if i > 0 and scene.doc[i].tag_ == "POS" else None
