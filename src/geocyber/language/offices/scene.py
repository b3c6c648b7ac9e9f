"""A text with its titles and persons, as it is looked at while offices are found."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from geocyber.language.mentions import Form, Mention
from geocyber.language.offices.titles import Title
from geocyber.language.referents import Clusters, Node
from geocyber.model import Kind

BEFORE_TITLES = frozenset({"ADJ", "ADV", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "X"})
"""Parts of speech that stand before a title in its phrase."""
REACH = 14
"""Words between a title and its bearer, or what it is of."""
_PARTICIPLES = frozenset({"acting", "outgoing", "incoming", "elected", "appointed", "designated", "managing"})


class Scene:
    """A text while offices are looked for in it.

    Attributes:
        clusters: all entities of the text.
        doc: its parse.
        year: its year, None if unknown.
        titles: the titles in it, by position.
        ending: a title by the token behind it.
        starting: a title by its first token.
        persons: index of the mention of a person by its first token.
    """

    def __init__(self, clusters: Clusters, titles: Sequence[Title], year: int | None) -> None:
        self.clusters = clusters
        self.doc: Doc = clusters.doc
        self.year = year
        self.titles = tuple(titles)
        self.ending = {t.end: t for t in titles}
        self.starting = {t.start: t for t in titles}
        self.persons = {
            m.start: i
            for i, m in enumerate(clusters.mentions)
            if m.form is Form.NAME and i in clusters.node_of and self.node(i).kind is Kind.PERSON
        }
        self._ends = {clusters.mentions[i].end: i for i in self.persons.values()}

    def node(self, index: int) -> Node:
        """The entity of a mention."""
        return self.clusters.nodes[self.clusters.node_of[index]]

    def mention(self, index: int) -> Mention:
        """A mention by its index."""
        return self.clusters.mentions[index]

    def is_possessive(self, start: int) -> bool:
        """Does the person's name that begins here stand in the genitive?"""
        end = self.mention(self.persons[start]).end
        return end < len(self.doc) and self.doc[end].tag_ == "POS"

    def phrase_start(self, title: Title) -> int:
        """Where the noun phrase of a title begins: "*Iran's* deputy foreign minister"."""
        start, first = title.start, self.doc[title.start].sent.start
        while start > first and may_qualify(self.doc[start - 1]):
            if start in self._ends and self.doc[start].tag_ != "POS":
                break  # another person's name
            start -= 1
        return start

    def listed(self, index: int, step: int) -> list[int]:
        """The mentions of persons listed with one of them, from it on (step 1) or back (step -1)."""
        found = [index]
        while True:
            mention = self.mention(found[-1])
            place = self._skip_joints(mention.end if step > 0 else mention.start - 1, step)
            other = self.persons.get(place) if step > 0 else self._ends.get(place + 1)
            if other is None or other in found:
                return found
            found.append(other)

    def _skip_joints(self, place: int, step: int) -> int:
        while 0 <= place < len(self.doc) and _is_joint(self.doc[place]):
            place += step
        return place


def may_qualify(token: Token) -> bool:
    """May the word stand before a title in its phrase?"""
    return token.pos_ in BEFORE_TITLES or token.text == "-" or token.lower_ in _PARTICIPLES


def _is_joint(token: Token) -> bool:
    return token.text in {",", "(", ")", "&", ";"} or token.lower_ in {"and", "or", "aged"} or token.like_num
